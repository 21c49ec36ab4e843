"""Says what a panel of the head-up display is: when it must be painted again, how, and where it can be clicked."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import pygame

from game.ui.hud_boxes import Box, Layout
from game.ui.hud_state import Bar, HudState
from game.ui.kit import Kit

LINGER_S = 0.6
Spot = tuple[str, Box]


class Losses:
    """Remembers what each bar showed before a loss, for 0.6 s, so that the loss can be seen.

    shown: (panel, label) -> [share before, end of lingering in s, share now]
    """

    def __init__(self) -> None:
        self.shown: dict[tuple[str, str, str], list[float]] = {}

    def follow(self, panel: str, owner: str, bars: list[Bar], now_s: float) -> None:
        """Takes note of the bars of one panel."""
        for bar in bars:
            entry = self.shown.setdefault((panel, owner, bar.label), [bar.share, 0.0, bar.share])
            if bar.share < entry[2] - 0.004:
                if now_s >= entry[1]:
                    entry[0] = entry[2]
                entry[1] = now_s + LINGER_S
            entry[2] = bar.share
            if now_s >= entry[1] or bar.share >= entry[0]:
                entry[0] = bar.share

    def before(self, panel: str, owner: str, label: str) -> float:
        """Returns the share still shown in white, at least the present one."""
        entry = self.shown.get((panel, owner, label))
        return entry[0] if entry else 0.0


@dataclass
class View:
    """Everything a painter may look at.

    box: the panel's own place in units
    right: whether the panel stands at the right edge
    """

    kit: Kit
    state: HudState
    layout: Layout
    box: Box
    right: bool
    losses: Losses


def no_spots(view: View) -> list[Spot]:
    """Offers nothing to click."""
    return []


@dataclass(frozen=True)
class Part:
    """One panel.

    key: what its picture depends on; None hides it
    paint: makes the picture
    spots: clickable places in units of the screen
    interval_s: [s] shortest time between two paintings while the subject stays the same
    """

    name: str
    key: Callable[[HudState, Losses], Hashable | None]
    paint: Callable[[View], pygame.Surface]
    spots: Callable[[View], list[Spot]] = no_spots
    interval_s: float = 0.0


def percent(share: float) -> int:
    """Rounds a share to whole percent, as shown."""
    return round(min(1.0, max(0.0, share)) * 100)


def bars_key(panel: str, owner: str, bars: list[Bar], losses: Losses) -> tuple[Hashable, ...]:
    """Returns what the picture of some bars depends on."""
    return tuple(
        (b.label, b.kind, percent(b.share), percent(losses.before(panel, owner, b.label))) for b in bars
    )
