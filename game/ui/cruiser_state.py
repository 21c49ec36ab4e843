"""States what the display of a landcruiser shows, as plain values. Screen positions are pixels with y down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from game.ui.hud_state import Bar, Point

COVERS = ("In the open", "Hull down", "Masked")
"""by the numbers of game/world/surface_crew.py"""


@dataclass
class CruiserHands:
    """What a commander's hands and switches do beside what is held down now. The console keeps it.

    hatch: he wants to look out; thermal: looks at what is warm; sighted: looks through the gunner's sight
    on_target: the gun follows the target, and not a place; part: what of the target it is laid on
    nudge: -1 to 1, right and up: how a stick moves the aim; pull, back: a button fires, and rolls back after it
    base: [wu] what the sight looked at when he put his eye to it
    last: the command told last, and where it aimed, seen from its mark; seat: serial of the vehicle he sits in
    """

    hatch: bool = False
    thermal: bool = False
    sighted: bool = False
    on_target: bool = False
    part: str = ""
    nudge: tuple[float, float] = (0.0, 0.0)
    pull: bool = False
    back: bool = False
    base: tuple[float, float] | None = None
    last: tuple[Any, tuple[float, float]] | None = None
    seat: int = -1


@dataclass
class Vehicle:
    """One vehicle of the platoon.

    number: painted on it; key: selects it; state: own, good, hurt or lost; hull: [0..1]; does: what it is about
    """

    number: int
    key: str = ""
    state: str = "good"
    hull: float = 1.0
    does: str = ""
    selected: bool = False


@dataclass
class ReferencePoint:
    """A reference point in the picture. far_m: from oneself; near: the one nearest to where one aims"""

    number: int
    at: Point
    far_m: float
    near: bool = False


@dataclass
class GunSight:
    """What is drawn about the gun.

    muzzle: of the gun in hand; gun: where its round would come to now; want: where it is to be laid
    laid: both are the same; across: the turret looks out of the picture; spread_px: half width of where rounds go
    state: what the gun waits for, in a word; tone: good, warning, danger or plain; range: how far, by reference
    beside: where that is written, None beside the mark of where the gun is wanted
    """

    muzzle: Point
    gun: Point
    want: Point
    laid: bool = False
    across: bool = False
    spread_px: float = 6.0
    state: str = ""
    tone: str = "plain"
    range: str = ""
    beside: Point | None = None
    reload: float = 0.0
    points: list[ReferencePoint] = field(default_factory=list)


@dataclass
class Cruiser:
    """The player's landcruiser.

    cover: index of COVERS; turned: 1 it faces right, -1 left; armour: [mm] front, rear, top
    bearing: [-1..1] of its turret, 1 right; rise: [rad] of its gun; rows: what is written beside the bars
    gun: state of the gun in words; reload: [0..1] of the wait still ahead; mode: who drives
    """

    name: str
    number: int
    side: str
    figure: str
    cover: int = 0
    turned: int = 1
    armour: tuple[int, int, int] = (0, 0, 0)
    bearing: float = 1.0
    rise: float = 0.0
    bars: list[Bar] = field(default_factory=list)
    gun: str = ""
    gun_tone: str = "plain"
    reload: float = 0.0
    tracks: str = ""
    tracks_tone: str = "plain"
    hatch: str = ""
    hatch_tone: str = "plain"
    thermal: bool = False
    mode: str = ""
    sight: GunSight | None = None
    platoon: list[Vehicle] = field(default_factory=list)
