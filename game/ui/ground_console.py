"""The console of a battle on the surface: who the player is, what he holds, where he aims."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.ui.console import Console
from game.ui.cruiser_state import CruiserHands
from game.ui.flight_state import Hands
from game.ui.hud_state import RadioLine
from game.ui.ship_state import Conn

SEATS = ("foot", "air", "armour", "conn")
"""what a player may be: a soldier, an aircraft, a landcruiser's commander, a starship's captain"""
FOUND_S = 3.0
"""[s] for so long rings show the player who he is"""

SIGHT_S, LOOK_S = 24.0, 6.0
"""[s] how long a look is offered, and how long one looks"""


@dataclass
class Sight:
    """Something worth a look out of the picture. place: [wu]; serial: of who it is, -1 for nobody who moves"""

    words: str
    place: tuple[float, float]
    serial: int = -1
    age_s: float = 0.0


@dataclass
class GroundConsole(Console):
    """What the interface remembers on the surface, beside what it remembers everywhere.

    manned: serial of the cannon or battery the player serves, -1 for none
    slot: arm chosen, counted from 0 in the order of the slots
    prone: lies until he gets up; firing: the trigger is held; by_target: X is held, which aims at the target
    aim: [wu] where he points; fallen, out: what became of him
    fixed: the target was taken with Tab, and is not merely what is nearest to the pointer
    name: his own, which stays when he is gone; group: his section
    scoped: the right button asks him to aim down his sights; scoping: he does
    been: serials of those the player has been; fallen_s: since he fell; stood: [wu] where he was last
    flies: he is an aircraft, or was one to the end; hands: what his hands do there
    drives: he commands a landcruiser, or did to the end; cruiser: what his hands do there
    conns: he has the conn of a starship, or had it to the end; conn: what his hands do there
    found_s: [s] since he became who he is
    falls_back: he has been told to
    sight: what is offered for a look; looking_s: [s] since he looks there, below 0 when he does not; health: his then
    aid: how much a hand that aims nearly right is helped: off, light, strong
    """

    manned: int = -1
    slot: int = 0
    prone: bool = False
    firing: bool = False
    by_target: bool = False
    aim: tuple[float, float] = (0.0, 0.0)
    fallen: bool = False
    out: bool = False
    fixed: bool = False
    name: str = ""
    group: int = -1
    scoped: bool = False
    scoping: bool = False
    stood: tuple[float, float] = (0.0, 0.0)
    been: set[int] = field(default_factory=set)
    fallen_s: float = 0.0
    flies: bool = False
    hands: Hands = field(default_factory=Hands)
    drives: bool = False
    cruiser: CruiserHands = field(default_factory=CruiserHands)
    conns: bool = False
    conn: Conn = field(default_factory=Conn)
    found_s: float = 0.0
    falls_back: bool = False
    sight: Sight | None = None
    looking_s: float = -1.0
    health: float = 0.0
    aid: str = "light"

    def pass_time(self, dt: float) -> RadioLine | None:
        """Age what is shown by real time."""
        self.found_s += dt
        if self.looking_s >= 0.0:
            self.looking_s += dt
            if self.looking_s > LOOK_S:
                self.looking_s, self.sight = -1.0, None
        elif self.sight is not None:
            self.sight.age_s += dt
            self.sight = self.sight if self.sight.age_s < SIGHT_S else None
        return super().pass_time(dt)

    @property
    def seat(self) -> str:
        """Say where the player sits, by what he is: see SEATS."""
        return "air" if self.flies else "armour" if self.drives else "conn" if self.conns else "foot"

    @property
    def gone(self) -> bool:
        """Say whether the player's soldier is no more in the battle."""
        return self.fallen or self.out
