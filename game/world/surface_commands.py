"""What may be asked of a battle on the surface: by soldiers, pilots, commanders of landcruisers, captains of ships."""

from __future__ import annotations

from typing import NamedTuple

from game.engine.tables import Ref

Point = tuple[float, float]


class Control(NamedTuple):
    """Be somebody on the surface: go left or right (-1 to 1), how low, jump, aim at a place, with which gun, and fire.

    scope: aim down the sights, which goes at a walk and scatters less from where one stands still. A unit that does
    not move, such as a cannon, can be manned by a player's soldier who stands beside it.
    """

    unit: Ref
    walk: float
    posture: int
    jump: bool
    aim: Point
    gun: int
    fire: bool
    scope: bool = False


class Reload(NamedTuple):
    """Change the magazine of one's gun of that number, before it is empty."""

    unit: Ref
    gun: int


class TakeOver(NamedTuple):
    """Become another soldier of one's own side; who one was goes on by himself."""

    unit: Ref


class Dismount(NamedTuple):
    """Let those out who ride in troop carriers."""

    units: tuple[Ref, ...]


class Fly(NamedTuple):
    """Fly an aircraft by hand: along a wanted path, or by the stick where no path is given.

    aim: wanted direction of flight, of any length; (0, 0): the stick counts, -1 to 1, a pull that turns
    the path counter-clockwise positive (the hand knows which way is up).
    throttle: 0 to 1; gun: trigger pulled; launch: number of the gun whose missile goes, -1 for none
    mark: whom his seekers and his sight take before all others, where they can
    """

    unit: Ref
    aim: Point
    stick: float
    throttle: float
    burner: bool
    gun: bool
    launch: int
    mark: Ref = Ref(-1, 0)


class CallFire(NamedTuple):
    """Ask the guns of one's side for a shell on a place. unit: who asks"""

    unit: Ref
    point: Point


class Rally(NamedTuple):
    """Call frightened soldiers round one together."""

    unit: Ref


class LaySmoke(NamedTuple):
    """Let vehicles' smoke dischargers off."""

    units: tuple[Ref, ...]


class Drive(NamedTuple):
    """Be the commander of a landcruiser.

    way: -1 full to the left to 1 full to the right, ahead or astern as it faces; 0: stop
    aim: where its gunner is to lay the gun of that number; mark: who moves there, led; nobody: the place
    fire: let go as soon as it is laid; back: and roll back to cover after that; hatch: look out of it
    """

    unit: Ref
    way: float
    aim: Point
    mark: Ref
    gun: int
    fire: bool
    back: bool
    hatch: bool
    thermal: bool = False


class Roll(NamedTuple):
    """Let landcruisers roll by themselves: ahead (1) until the turret is clear, astern (-1) until nobody sees them."""

    units: tuple[Ref, ...]
    way: int


class TurnAbout(NamedTuple):
    """Let landcruisers turn round on their tracks."""

    units: tuple[Ref, ...]


class Mark(NamedTuple):
    """Tell crews whom to fire at before all others; nobody: whom they like."""

    units: tuple[Ref, ...]
    target: Ref


class Word(NamedTuple):
    """Give crews that hold their fire the word: all at once, each at a target of its own."""

    units: tuple[Ref, ...]


class Hang(NamedTuple):
    """Order a starship where to hang over the land; it goes there as it can."""

    unit: Ref
    point: Point


class GatherShield(NamedTuple):
    """Gather a starship's shield to a side. way: of any length; focus: how much of it, 0 for an even one"""

    unit: Ref
    way: Point
    focus: float


class Burn(NamedTuple):
    """Fire one of a starship's guns, by number, at a unit, or at a place. gun: below 0 any lens that is ready"""

    unit: Ref
    gun: int
    target: Ref = Ref(-1, 0)
    point: Point = (0.0, 0.0)


class LetDown(NamedTuple):
    """Let those aboard of a starship down, so far from one another, or stop. spacing: [wu]"""

    unit: Ref
    on: bool
    spacing: float


class SendFighters(NamedTuple):
    """Have so many more of a starship's fighters escort somebody of its side."""

    unit: Ref
    count: int  # type: ignore[assignment]  # how many; nobody counts a command's fields
    whom: Ref
