"""Captions: what is heard, in a few words and with a direction, for who cannot hear it.

Which sounds have one is said in assets/sounds/sounds.toml (`caption`, `caption_for`), so a sound and its words are
asked for together and cannot part. Captions need no sound device, and no volume.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.view.sound_table import SoundRule

STAYS_S = 2.2
FADE_S = 0.5
MOST = 3
TURNS_S = 0.4  # an arrow that turned with every shot could not be read
CLOSE = 0.35  # [half screens] what is so near to the middle comes from nowhere in particular
HEARD = 0.5  # loudness at the ear from which on something is near
Bearing = tuple[float, float]


@dataclass
class Caption:
    """One line. bearing: (right, down) unit vector on the screen towards what is heard; None for here"""

    words: str
    bearing: Bearing | None
    priority: float
    age_s: float = 0.0
    turned_s: float = 0.0

    @property
    def strength(self) -> float:
        """Give how much of the line is still to be seen, 1 until it fades."""
        return min(max((STAYS_S - self.age_s) / FADE_S, 0.0), 1.0)


def bearing_of(right: float, up: float, close: float = CLOSE) -> Bearing | None:
    """Give the direction on the screen of something that lies so far off [half screens]; None for here."""
    far = math.hypot(right, up)
    return None if not math.isfinite(far) or far <= close else (right / far, -up / far)


class Captions:
    """The lines that are shown, in the order in which they came."""

    def __init__(self) -> None:
        self.lines: list[Caption] = []

    def hear(self, rule: SoundRule, bearing: Bearing | None, near: float, own: bool) -> None:
        """Take note of a sound that begins or goes on.

        near: [0..1] its loudness at the ear; own: it happens to the player's own unit
        """
        if not rule.caption or (rule.caption_for == "own" and not own):
            return
        if rule.caption_for == "near" and near < HEARD and not own:
            return
        for line in self.lines:
            if line.words == rule.caption:
                line.age_s = 0.0
                line.priority = max(line.priority, rule.priority)
                if line.turned_s > TURNS_S and line.bearing != bearing:
                    line.bearing, line.turned_s = bearing, 0.0
                return
        self.lines.append(Caption(rule.caption, bearing, rule.priority))
        if len(self.lines) > MOST:
            self.lines.remove(min(self.lines, key=lambda line: (line.priority, -line.age_s)))

    def pass_time(self, dt: float) -> None:
        """Let lines age, and forget those that have been read."""
        for line in self.lines:
            line.age_s += dt
            line.turned_s += dt
        self.lines = [line for line in self.lines if line.age_s < STAYS_S]

    def clear(self) -> None:
        """Forget all: another battle begins."""
        self.lines.clear()
