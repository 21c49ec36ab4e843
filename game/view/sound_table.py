"""Reads assets/sounds/sounds.toml: what sounds there are and how the mixer treats each."""

from __future__ import annotations

import logging
import math
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

CATEGORIES = ("effects", "radio", "music", "interface")
PROTECTED = 8
CAPTION_FOR = ("all", "near", "own")
MOST_STEMS = 5
SIDES = ("", "race", "arume")


@dataclass(frozen=True)
class SoundRule:
    """How one sound is treated.

    priority: [0..10] who gives way when voices run out
    gain: [0..1] loudness at full volume
    interval_s: [s] it does not start again within this time
    voices: how many of it may sound at once
    duck: [0..1] what less important sounds are turned down to meanwhile
    fade_s: [s] how long a loop takes to come and go
    caption: what is written for who cannot hear it; empty for nothing
    caption_for: "all" wherever it is heard, "near" when it is near, "own" when it happens to the player's own unit
    """

    name: str
    variants: int = 1
    category: str = "effects"
    priority: float = 5.0
    gain: float = 0.5
    interval_s: float = 0.05
    voices: int = 4
    duck: float = 1.0
    fade_s: float = 0.25
    caption: str = ""
    caption_for: str = "near"

    @property
    def stems(self) -> tuple[str, ...]:
        """Return the file names without ending, one per variant."""
        if self.variants == 1:
            return (self.name,)
        return tuple(f"{self.name}-{number}" for number in range(1, self.variants + 1))


@dataclass(frozen=True)
class TrackRule:
    """One piece of music: stems that play together.

    gains: one row per stem, its loudness at intensity 0, 0.5 and 1
    sides: whose each stem is: "" everybody's, "race" or "arume" heard by how the scales stand
    """

    name: str
    stems: tuple[str, ...]
    gains: tuple[tuple[float, float, float], ...]
    sides: tuple[str, ...] = ()

    def levels(self, intensity: float, tide: float = 0.0) -> tuple[float, ...]:
        """Return the loudness of each stem at an intensity 0..1.

        tide: [-1..1] to whom the battle belongs now: 1 the Race, -1 the Arume
        """
        place = min(max(intensity, 0.0), 1.0) * 2
        low = min(int(place), 1)
        part = place - low
        rows = [row[low] * (1 - part) + row[low + 1] * part for row in self.gains]
        sides = self.sides or ("",) * len(rows)
        return tuple(row * share_of(side, tide) for row, side in zip(rows, sides, strict=True))


def share_of(side: str, tide: float) -> float:
    """Return how much of a side's music is heard; both together are always as loud as one of them alone."""
    lean = {"race": 1.0, "arume": -1.0}.get(side, 0.0) * min(max(tide, -1.0), 1.0)
    return math.sqrt((1.0 + lean) / 2.0) if side else 1.0


@dataclass
class SoundTable:
    """All sounds and tracks by name."""

    sounds: dict[str, SoundRule] = field(default_factory=dict)
    tracks: dict[str, TrackRule] = field(default_factory=dict)


def load_table(path: Path) -> SoundTable:
    """Return the table in a file; entries that make no sense are left out with one warning each."""
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        log.warning("no sound table at %s (%s): sounds will be placeholders", path, error.strerror)
        return SoundTable()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        log.warning("%s cannot be read (%s): sounds will be placeholders", path, error)
        return SoundTable()
    table = SoundTable()
    for name, entry in _entries(data, "sound", path):
        rule = _sound_rule(name, entry)
        if rule is not None:
            table.sounds[name] = rule
    for name, entry in _entries(data, "music", path):
        track = _track_rule(name, entry)
        if track is not None:
            table.tracks[name] = track
    return table


def _entries(data: dict[str, Any], group: str, path: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return the named tables of one group."""
    found = data.get(group, {})
    if not isinstance(found, dict):
        log.warning("%s: %s should be a table", path, group)
        return []
    return [(name, entry) for name, entry in found.items() if isinstance(entry, dict)]


def _sound_rule(name: str, entry: dict[str, Any]) -> SoundRule | None:
    """Return the rule of one sound, or None with a warning."""
    limits = {
        "priority": (0, 10),
        "gain": (0, 1),
        "interval_s": (0, 60),
        "duck": (0, 1),
        "fade_s": (0.01, 10),
    }
    known = {"variants", "voices", "category", "caption", "caption_for", *limits}
    for key in entry.keys() - known:
        log.warning("sound %s: unknown key %s", name, key)
        return None
    for key, (low, high) in limits.items():
        value = entry.get(key, low)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            log.warning("sound %s: %s is %r, expected a number %s to %s", name, key, value, low, high)
            return None
    for key in ("variants", "voices"):
        value = entry.get(key, 1)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 64:
            log.warning("sound %s: %s is %r, expected a whole number 1 to 64", name, key, value)
            return None
    if entry.get("category", "effects") not in CATEGORIES:
        log.warning(
            "sound %s: category is %r, expected one of %s", name, entry["category"], ", ".join(CATEGORIES)
        )
        return None
    words, whom = entry.get("caption", ""), entry.get("caption_for", CAPTION_FOR[1])
    if not isinstance(words, str) or whom not in CAPTION_FOR:
        log.warning("sound %s: expected a caption in words, for one of %s", name, ", ".join(CAPTION_FOR))
        return None
    return SoundRule(name=name, **entry)


def _track_rule(name: str, entry: dict[str, Any]) -> TrackRule | None:
    """Return the rule of one piece of music, or None with a warning."""
    stems, gains = entry.get("stems"), entry.get("gains")
    if isinstance(stems, list) and isinstance(gains, list) and 1 <= len(stems) == len(gains) <= MOST_STEMS:
        rows = [row for row in gains if isinstance(row, list) and len(row) == 3]
        numbers = [v for row in rows for v in row if isinstance(v, int | float) and 0 <= v <= 1]
        sides = entry.get("sides", [""] * len(stems))
        good = isinstance(sides, list) and len(sides) == len(stems) and all(side in SIDES for side in sides)
        if good and len(numbers) == 3 * len(stems) and all(isinstance(stem, str) for stem in stems):
            return TrackRule(name, tuple(stems), tuple((r[0], r[1], r[2]) for r in rows), tuple(sides))
    log.warning(
        "music %s: expected one to %d stems, a row of three gains 0..1 for each, and sides of %s",
        name, MOST_STEMS, SIDES,
    )  # fmt: skip
    return None
