"""States what the display of a starship over land shows, as plain values; and what a captain's hands remember."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.ui.hud_state import Point

SPACINGS = (36.0, 44.0, 52.0, 64.0, 80.0, 100.0)
"""[wu] the spacings one may ask for between those who sink"""
EVEN, GATHERED = "Even", "Gathered"


@dataclass
class Conn:
    """What a captain's hands do beside what is held down now. The console keeps it.

    steering: keys ask for drift or height; way: [rad] where the shield was gathered last, None while it is even
    spacing: of SPACINGS; shot: serial last fired at, and shot_s when
    pressed: the button has fired since it went down; told: and was told why not
    """

    steering: bool = False
    way: float | None = None
    spacing: int = 2
    shot: int = -1
    shot_s: float = -9.0
    pressed: bool = False
    told: bool = False


@dataclass
class Seen:
    """A sort of target below. count: of them; reached: under the lenses now; near_m: the nearest"""

    name: str
    count: int
    reached: int
    near_m: float


@dataclass
class Ship:
    """The player's ship.

    mode: who has the conn; hull, shield: [0..1]; strength: of each sector, 1 as of an even shield
    struck: [0..1] how hard each sector was struck lately; coming: missiles on their way to each sector
    height: [m] of its middle over the ground; drift, climb: [m/s], right and up positive
    hangs: it is where it was told
    gosta, full: aboard now and at first; open: the bays let them go
    spacing: [m] asked for between them; chains: what one shot does to them then
    aboard, out, away: fighters in the hangar, about the ship, and with somebody else
    below: sorts of targets, those under the lenses first; cone: [px] where the lenses' cone meets the ground
    """

    name: str
    side: str = "arume"
    mode: str = ""
    hull: float = 1.0
    shield: float = 1.0
    strength: list[float] = field(default_factory=list)
    struck: list[float] = field(default_factory=list)
    coming: list[int] = field(default_factory=list)
    height: float = 0.0
    drift: float = 0.0
    climb: float = 0.0
    hangs: bool = False
    gosta: int = 0
    full: int = 1
    open: bool = False
    spacing: float = 0.0
    chains: str = ""
    aboard: int = 0
    out: int = 0
    away: int = 0
    below: list[Seen] = field(default_factory=list)
    cone: list[Point] = field(default_factory=list)
