"""States what the head-up display of the surface theatre shows beside what every battle shows, as plain values.

Screen positions are pixels with y down, places on the land are wu with y up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ui.cruiser_state import Cruiser
from game.ui.flight_state import Flight
from game.ui.hud_state import Bar, HudState, Point
from game.ui.ship_state import Ship

# Kinds of contacts on the strip map.
MALE = 0
VEHICLE = 1
FLYER = 2
GREAT_SHIP = 3
BUILDING = 4
CHARGE = 5

UPRIGHT, CROUCHED, PRONE = 0, 1, 2
POSTURES = ("Upright", "Crouched", "Prone")


@dataclass
class Soldier:
    """The player's own soldier.

    rounds: what is left of the arm chosen, in words
    sam: shoulder missiles left, -1 when there is no tube
    section: alive, down or out for each of the section, himself first
    state: good, pinned, manning, fallen or out
    """

    name: str
    role: str
    portrait: str
    side: str = "race"
    bars: list[Bar] = field(default_factory=list)
    rounds: str = ""
    sam: int = -1
    section: list[str] = field(default_factory=list)
    posture: int = UPRIGHT
    state: str = "good"
    note: str = ""


@dataclass
class Foe:
    """The enemy looked at.

    figure: its drawing; range_m: how far it is from the player, None when there is no player left
    note: what the chosen arm can do to it; harmless: nothing
    """

    name: str
    side: str
    figure: str
    weapon: str = ""
    range_m: float | None = None
    bars: list[Bar] = field(default_factory=list)
    note: str = ""
    harmless: bool = False


def _none() -> NDArray[Any]:
    return np.zeros(0)


@dataclass
class StripMap:
    """The whole land from the left edge to the right.

    width_wu, top_wu: what the map spans; low_wu: the lowest it shows
    ground: (n, 2) [wu] the line of the ground
    x, y: (n) [wu] contacts; kind, side: (n) see the constants above
    view: left, low, right, high of what the camera shows; own, foe: places, None without one
    havens: (left, right) of places of safety
    """

    width_wu: float = 1000.0
    top_wu: float = 1400.0
    low_wu: float = -60.0
    ground: NDArray[Any] = field(default_factory=lambda: np.zeros((0, 2)))
    x: NDArray[Any] = field(default_factory=_none)
    y: NDArray[Any] = field(default_factory=_none)
    kind: NDArray[Any] = field(default_factory=_none)
    side: NDArray[Any] = field(default_factory=_none)
    view: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    own: Point | None = None
    foe: Point | None = None
    havens: list[tuple[float, float]] = field(default_factory=list)
    stamp: int = 0


@dataclass
class Reticle:
    """Where the player aims, and what comes of it.

    spread_px: [px] half width of where rounds go; reload: [0..1] of the wait still ahead
    loaded: rounds in the magazine, -1 without one; low: few of them; change: [0..1] of its change still ahead
    why: what keeps the arm from reaching, empty when it can
    lock: the box round what a missile would fly at; lead: where to aim at a flyer
    """

    at: Point
    spread_px: float = 8.0
    reload: float = 0.0
    loaded: int = -1
    low: bool = False
    change: float = 0.0
    why: str = ""
    lock: tuple[float, float, float, float] | None = None
    lead: Point | None = None


@dataclass
class Chip:
    """The line over the map: a look that is offered with its key, or without one what comes next.

    note: how far or how soon; lit: it is new, or one looks there now; back: the key looks back
    """

    words: str
    key: str = ""
    note: str = ""
    lit: bool = False
    back: bool = False


@dataclass
class SelfMark:
    """Where the player's own soldier stands on the screen.

    head, foot: [px] the middle of his upper and lower edge; found: [0..1] 1 as he becomes the player's, 0 soon after
    """

    head: Point
    foot: Point
    label: str = ""
    found: float = 0.0


@dataclass
class GroundState(HudState):
    """The whole head-up display of the surface theatre at one moment."""

    soldier: Soldier | None = None
    foe: Foe | None = None
    strip: StripMap = field(default_factory=StripMap)
    reticle: Reticle | None = None
    flight: Flight | None = None
    cruiser: Cruiser | None = None
    ship: Ship | None = None
    me: SelfMark | None = None
    chip: Chip | None = None
