"""What panels of a head-up display are measured in: boxes, sizes, and how much each has to hold.

All measures here are units: pixels divided by the interface scale. Three sets of sizes follow the room there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in units."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Returns the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Returns the lower edge."""
        return self.y + self.h

    def has(self, x: float, y: float) -> bool:
        """Says whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def touches(self, other: Box) -> bool:
        """Says whether two boxes share any room."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


@dataclass(frozen=True)
class Sizes:
    """One set of panel sizes, in units."""

    margin: float
    objectives: float
    clock: float
    warning: float
    target: float
    radio: float
    own: float
    slot: float
    slot_height: float
    radar: float
    friends: float
    drawing: bool


FULL = Sizes(16, 292, 212, 320, 292, 416, 344, 74, 60, 88, 186, True)
MEDIUM = Sizes(12, 250, 196, 256, 250, 380, 236, 68, 60, 70, 168, False)
SMALL = Sizes(8, 214, 168, 168, 214, 400, 200, 58, 60, 54, 148, False)
FULL_WIDTH = 1060
MEDIUM_WIDTH = 790
FULL_HEIGHT = 560
GUTTER = 8.0
ROW = 18.0
FRIEND_ROW = 19.0
LEAST_ROWS = 3
MOST_FRIENDS = 14  # rows; a longer list scrolls
ORDER_HEIGHT = 20.0
ORDER_WIDTH = 92.0
HINT_HEIGHT = 18.0
POWER_WIDTH, POWER_HEIGHT = 158.0, 138.0
CHARGE_WIDTH, CHARGE_HEIGHT = 372.0, 54.0
CHOICE_WIDTH, CHOICE_HEIGHT = 86.0, 62.0
CHIP_HEIGHT = 18.0
CHIP_WIDTH = 118.0


class Counts(NamedTuple):
    """How much each panel has to hold."""

    objectives: int = 0
    radio_lines: int = 0
    target_bars: int = 0
    own_bars: int = 0
    slots: int = 0
    friends: int = 0
    groups: int = 0
    orders: int = 0
    hints: bool = False
    power: bool = False
    charge: bool = False
    choices: int = 0
    caution: bool = False
    choosing_power: bool = False
    chip: bool = False
    lesson: float = 0.0


@dataclass(frozen=True)
class Layout:
    """Where everything goes; a panel without content has no entry in `boxes`.

    boxes: name -> place in units
    right: names of panels standing at the right edge
    friend_rows: how many friends find room
    """

    sizes: Sizes
    boxes: dict[str, Box]
    right: frozenset[str]
    friend_rows: int
    radar_radius: float


def sizes_for(width: float, height: float) -> Sizes:
    """Chooses the set of sizes for a window measured in units."""
    if width >= FULL_WIDTH and height >= FULL_HEIGHT:
        return FULL
    return MEDIUM if width >= MEDIUM_WIDTH else SMALL
