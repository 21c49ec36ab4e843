"""The only way into a battle: what a person, an autopilot or a replay asks for. Plain data, safe to write down."""

from __future__ import annotations

from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from game.base.errors import GameError
from game.engine.tables import Ref

Point = tuple[float, float]


class Steer(NamedTuple):
    """Fly by hand: thrust ahead and left and turn left, each -1 to 1."""

    unit: Ref
    ahead: float
    left: float
    turn: float


class Autopilot(NamedTuple):
    """Give the helm to the autopilot, or take it back."""

    unit: Ref
    on: bool


class Order(NamedTuple):
    """Tell ships to hold, move, attack, escort, keep station or withdraw; queue: after what they do now."""

    units: tuple[Ref, ...]
    kind: int
    target: Ref = Ref(-1, 0)
    point: Point = (0.0, 0.0)
    queue: bool = False


class Salvo(NamedTuple):
    """Launch missiles: kind 0 ordinary, 1 explosive; together: arrive at one time."""

    units: tuple[Ref, ...]
    kind: int
    count: int  # type: ignore[assignment]  # how many; nobody counts a command's fields
    target: Ref
    together: bool = False


class Posture(NamedTuple):
    """Say how point defence is to behave."""

    units: tuple[Ref, ...]
    posture: int


class Power(NamedTuple):
    """Share out the reactor by weight: engines, shield, point defence, main battery."""

    unit: Ref
    shares: tuple[float, float, float, float]


class WeaponsFree(NamedTuple):
    """Let ships fire by themselves, or only when told."""

    units: tuple[Ref, ...]
    free: bool


class Form(NamedTuple):
    """Take up a formation on the first ship."""

    units: tuple[Ref, ...]
    formation: int


class Genocide(NamedTuple):
    """Open the bow and charge the forward cannon, or abort. aim: where to point; (0, 0) leaves the bow where it is."""

    unit: Ref
    on: bool
    aim: Point = (0.0, 0.0)


class Jump(NamedTuple):
    """Spool the jump drive up, or abort."""

    unit: Ref
    on: bool


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


Command = (
    Steer | Autopilot | Order | Salvo | Posture | Power | WeaponsFree | Form | Genocide | Jump
    | Control | Fly | CallFire | Rally | LaySmoke | Reload | TakeOver | Dismount
    | Hang | GatherShield | Burn | LetDown | SendFighters
)
_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in get_args(Command)
}

_HINTS = {name: tuple(get_type_hints(kind).values()) for name, kind in _KINDS.items()}
_LARGEST = 2**31 - 1  # of any number in a command


def dump_command(command: Command) -> list[Any]:
    """Give a command as plain lists, its kind first."""
    return [type(command).__name__, *(_plain(value) for value in command)]


def load_command(data: list[Any]) -> Command:
    """Make the command that `dump_command` gave.

    Raises: GameError when it is not one.
    """
    try:
        kind = _KINDS[data[0]]
        values = [_typed(value, hint) for value, hint in zip(data[1:], _HINTS[data[0]], strict=True)]
        made: Command = kind(*values)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise GameError(f"not a command: {data!r:.80}") from error
    return made


def _plain(value: Any) -> Any:
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _typed(value: Any, hint: Any) -> Any:
    """Turn what JSON made of a value back into what its field holds."""
    if hint is Ref:
        row, generation = value
        return Ref(_whole(row), _whole(generation))
    if get_origin(hint) is tuple:
        kinds = get_args(hint)
        if kinds[-1] is Ellipsis:
            return tuple(_typed(part, kinds[0]) for part in value)
        return tuple(_typed(part, kind) for part, kind in zip(value, kinds, strict=True))
    if hint is bool:
        if not isinstance(value, bool):
            raise TypeError("neither true nor false")
        return value
    return _whole(value) if hint is int else _finite(value)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST:
        raise TypeError("not a whole number")
    return value


def _finite(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
        raise TypeError("not a number")
    return float(value)
