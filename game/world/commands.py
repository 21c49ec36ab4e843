"""The only way into a battle: what a person, an autopilot or a replay asks for. Plain data, safe to write down."""

from __future__ import annotations

from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from game.base.errors import GameError
from game.engine.tables import Ref
from game.world.surface_commands import Burn as Burn
from game.world.surface_commands import CallFire as CallFire
from game.world.surface_commands import Control as Control
from game.world.surface_commands import Dismount as Dismount
from game.world.surface_commands import Drive as Drive
from game.world.surface_commands import Fly as Fly
from game.world.surface_commands import GatherShield as GatherShield
from game.world.surface_commands import Hang as Hang
from game.world.surface_commands import LaySmoke as LaySmoke
from game.world.surface_commands import LetDown as LetDown
from game.world.surface_commands import Mark as Mark
from game.world.surface_commands import Rally as Rally
from game.world.surface_commands import Reload as Reload
from game.world.surface_commands import Roll as Roll
from game.world.surface_commands import SendFighters as SendFighters
from game.world.surface_commands import TakeOver as TakeOver
from game.world.surface_commands import TurnAbout as TurnAbout
from game.world.surface_commands import Word as Word

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


class Use(NamedTuple):
    """Say that the person used something of the display that changes nothing: its place in `DISPLAY_DEEDS`."""

    what: int


Command = (
    Steer | Autopilot | Order | Salvo | Posture | Power | WeaponsFree | Form | Genocide | Jump | Use
    | Control | Fly | CallFire | Rally | LaySmoke | Reload | TakeOver | Dismount
    | Drive | Roll | TurnAbout | Mark | Word
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
