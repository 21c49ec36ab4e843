"""States what the display shows of a fleet battle: power, drives that charge, lanes, salvoes, icons, formations.

Screen positions are pixels with y down; sides are "race" or "arume".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]


def _empty() -> NDArray[Any]:
    return np.zeros(0)


@dataclass
class Slider:
    """One consumer of the reactor.

    asked: [0..1.5] the captain's share
    given: [0..1.5] work it can do now, of its full work
    """

    name: str
    label: str
    asked: float
    given: float
    chosen: bool = False


@dataclass
class PowerPanel:
    """The reactor and who gets what.

    preset: balanced, attack, defend, run, or empty
    drive: [share] of the drive's full ask that it gets, None while none charges
    """

    sliders: list[Slider]
    output_mw: float
    rated_mw: float
    preset: str = ""
    drive: float | None = None
    keys: dict[str, str] = field(default_factory=dict)


@dataclass
class ChargeBar:
    """A drive of the own ship that charges; kind is genocide or jump.

    phase: covers, charging, waiting, firing or venting
    share: [0..1] charged; store, capacity: [MJ]
    seconds: [s] left of this phase
    friends: ships of the own side in the lane; first: the name of the nearest
    key: what aborts it
    """

    kind: str
    phase: str
    share: float
    store: float
    capacity: float
    seconds: float
    friends: int = 0
    key: str = ""
    first: str = ""


@dataclass
class LaneMark:
    """A forward cannon's lane; tone is aim, own or danger.

    size: of the ring round the muzzle
    core, fringe: [px] four corners, from the muzzle's left round to its right
    muzzle: [px]; share: [0..1] charged; seconds: [s] to the shot, None while it is only aimed
    """

    core: list[Point]
    fringe: list[Point]
    muzzle: Point
    tone: str
    share: float = 0.0
    seconds: float | None = None
    burning: bool = False
    size: float = 1.0


@dataclass
class FlagMark:
    """Marks a ship that stands in a lane; danger tells an enemy's lane from our own.

    at: [px] beside the ship
    """

    at: Point
    danger: bool
    share: float = 1.0


@dataclass
class SwarmMark:
    """Missiles of one side near one another with one target.

    at: [px]; count: missiles; big: explosive metal; seconds: [s] to impact; angle: [rad] clockwise on the screen
    target: [px] where they fly, None when it does not matter to the selected ships
    """

    at: Point
    count: int
    side: str
    big: bool
    seconds: float
    angle: float
    target: Point | None = None


@dataclass
class BlastMark:
    """How far an explosive warhead reaches.

    at: [px]; blast, pulse: [px] radii
    """

    at: Point
    blast: float
    pulse: float
    label: str = ""


@dataclass
class GhostMark:
    """A place of a formation that a ship would take.

    at: [px]; start: [px] where the ship is now
    """

    at: Point
    start: Point
    angle: float
    size: float
    leader: bool = False


@dataclass
class LabelMark:
    """A name in the world, of a group or a zone; side is race, arume or zone."""

    at: Point
    text: str
    side: str


@dataclass
class GoalMark:
    """A ship that an order is about.

    at: [px]; reach: [px] from there to the corners of its diamond
    """

    at: Point
    reach: float
    label: str
    side: str


@dataclass
class Icons:
    """Ships too small to be seen.

    x, y: (n) [px]; side: (n) 0 Race, 1 Arume; size: (n) 0 small, 1 big, 2 flagship
    heading: (n) [rad] counter-clockwise; state: (n) 0 plain, 1 selected, 2 adrift, 3 of no matter to the selection,
    4 one of many selected; share: how large they are drawn
    """

    x: NDArray[Any] = field(default_factory=_empty)
    y: NDArray[Any] = field(default_factory=_empty)
    side: NDArray[Any] = field(default_factory=_empty)
    size: NDArray[Any] = field(default_factory=_empty)
    heading: NDArray[Any] = field(default_factory=_empty)
    state: NDArray[Any] = field(default_factory=_empty)
    share: float = 1.0


@dataclass
class FleetMarks:
    """Everything of a fleet battle that is drawn into the world.

    bright: (x, y, radius) [px] places that stay bright; None while nothing is dimmed
    """

    lanes: list[LaneMark] = field(default_factory=list)
    flags: list[FlagMark] = field(default_factory=list)
    swarms: list[SwarmMark] = field(default_factory=list)
    blasts: list[BlastMark] = field(default_factory=list)
    ghosts: list[GhostMark] = field(default_factory=list)
    labels: list[LabelMark] = field(default_factory=list)
    icons: Icons = field(default_factory=Icons)
    bright: list[tuple[float, float, float]] | None = None
    goals: list[GoalMark] = field(default_factory=list)


@dataclass
class FormationChoice:
    """One formation of the chooser; dots: places from -1 to 1, ahead to the right; now: they are in it."""

    name: str
    dots: list[Point]
    shown: bool = False
    now: bool = False


@dataclass
class Chooser:
    """The list of formations, with the keys that go through it and take one."""

    choices: list[FormationChoice]
    next_key: str = ""
    take_key: str = ""


@dataclass
class Party:
    """A group of ships in the list: how many are whole, hurt, lost."""

    id: str
    name: str
    good: int
    hurt: int
    lost: int
    selected: bool = False
    open: bool = False


@dataclass
class MapSwarm:
    """A salvo on the map. at: [wu] offset from the map's middle"""

    at: Point
    count: int
    side: str
    big: bool
    danger: bool


@dataclass
class MapView:
    """The whole battle, in place of the radar.

    middle: [wu] of what is shown; half: [wu] from there to the edge
    """

    middle: Point
    half: float
