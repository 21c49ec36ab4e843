"""States what the head-up display shows of the world: the radar, and the marks drawn over the battle."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ui.fleet_state import FleetMarks, MapSwarm

Point = tuple[float, float]

# Kinds of radar contacts.
SMALL_SHIP = 0
BIG_SHIP = 1
MISSILE = 2
BIG_MISSILE = 3
WRECK = 4

# Sides of radar contacts.
RACE = 0
ARUME = 1
NEUTRAL = 2


def _empty() -> NDArray[Any]:
    return np.zeros(0)


@dataclass
class RadarContacts:
    """What the radar sees, own unit at the origin.

    dx, dy: (n,) [wu] offset, x right, y up
    kind: (n,) contact kind, see the constants above
    side: (n,) RACE, ARUME or NEUTRAL
    heading: (n,) [rad] counter-clockwise from +x
    danger: (n,) whether it is a missile meant for the player, empty for none
    """

    dx: NDArray[Any] = field(default_factory=_empty)
    dy: NDArray[Any] = field(default_factory=_empty)
    kind: NDArray[Any] = field(default_factory=_empty)
    side: NDArray[Any] = field(default_factory=_empty)
    heading: NDArray[Any] = field(default_factory=_empty)
    danger: NDArray[Any] = field(default_factory=_empty)


@dataclass
class Radar:
    """The round map.

    range_wu: [wu] distance at its rim
    own_heading: [rad] where the player points, counter-clockwise from +x
    planet_angle: [rad] world direction of the planet, None without one
    planet_share: [0..1] how far the planet's edge reaches into the disc
    target: [wu] offset of the target, None without one
    view_wu: [wu] half width and half height of the camera's view, (0, 0) hides the frame
    hull_beneath: [0..1] how much of the disc lies over ships; darkens it so that contacts stay readable
    zones: (dx, dy, radius) [wu] of places of safety
    swarms: salvoes in place of missiles, on the map
    lanes: (dx, dy) [wu] from a muzzle to the lane's end, and whether an enemy's cannon points there
    """

    contacts: RadarContacts = field(default_factory=RadarContacts)
    range_wu: float = 5000.0
    own_heading: float = 0.0
    planet_angle: float | None = None
    planet_share: float = 0.35
    target: Point | None = None
    view_wu: Point = (0.0, 0.0)
    view_centre: Point = (0.0, 0.0)
    hull_beneath: float = 0.0
    zones: list[tuple[float, float, float]] = field(default_factory=list)
    swarms: list[MapSwarm] = field(default_factory=list)
    lanes: list[tuple[float, float, float, float, bool]] = field(default_factory=list)


@dataclass
class Bracket:
    """Corner marks round a unit; style is own, friend, many or hover.

    rect: [px] left, top, width, height
    """

    rect: tuple[float, float, float, float]
    side: str = "race"
    label: str = ""
    style: str = "own"


@dataclass
class TargetMark:
    """Four chevrons round the target.

    rect: [px] left, top, width, height of the target on the screen
    """

    rect: tuple[float, float, float, float]
    side: str
    label: str = ""
    note: str = ""


@dataclass
class ThreatArc:
    """A red arc on the side danger comes from.

    at: [px] centre
    radius: [px]
    start, end: [rad] clockwise on the screen from the right
    """

    at: Point
    radius: float
    start: float
    end: float


@dataclass
class EdgeArrow:
    """Points at something off the screen; kind is ship, big_ship, missile, or planet.

    direction: (dx, dy) on the screen, y down, any length
    """

    direction: Point
    kind: str
    side: str
    label: str = ""
    count: int = 1


@dataclass
class OrderLine:
    """A given order drawn in the world; kind is move, attack, escort, screen, hold or withdraw.

    points: [px] from the unit to where it is sent
    """

    points: list[Point]
    kind: str = "move"


@dataclass
class PulseMark:
    """Shows that an order was understood, where it was given: a ring that closes in.

    share: [0..1] of its short life gone
    """

    at: Point
    kind: str
    share: float


@dataclass
class ZoneMark:
    """The border of a place of safety, or of a city that a forward cannon could burn.

    at: [px] centre
    radius: [px]
    city: the side that lives there
    """

    at: Point
    radius: float
    label: str = ""
    city: str = ""


@dataclass
class Marks:
    """Everything drawn into the world."""

    brackets: list[Bracket] = field(default_factory=list)
    target: TargetMark | None = None
    lead: Point | None = None
    threats: list[Point] = field(default_factory=list)
    arcs: list[ThreatArc] = field(default_factory=list)
    arrows: list[EdgeArrow] = field(default_factory=list)
    orders: list[OrderLine] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None
    pulses: list[PulseMark] = field(default_factory=list)
    zones: list[ZoneMark] = field(default_factory=list)
    fleet: FleetMarks = field(default_factory=FleetMarks)
