"""The only way into a battle: what a person, an autopilot or a replay asks for. Plain data, safe to write down."""

from __future__ import annotations

from typing import Any, NamedTuple

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
    """Tell ships to hold, move, attack, escort, keep station or withdraw."""

    units: tuple[Ref, ...]
    kind: int
    target: Ref = Ref(-1, 0)
    point: Point = (0.0, 0.0)


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


Command = Steer | Autopilot | Order | Salvo | Posture | Power | WeaponsFree | Form
_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (Steer, Autopilot, Order, Salvo, Posture, Power, WeaponsFree, Form)
}


def dump_command(command: Command) -> list[Any]:
    """Give a command as plain lists, its kind first."""
    return [type(command).__name__, *(_plain(value) for value in command)]


def load_command(data: list[Any]) -> Command:
    """Make the command that `dump_command` gave.

    Raises: GameError when it is not one.
    """
    try:
        kind = _KINDS[data[0]]
        hints = kind.__annotations__
        values = [_typed(value, str(hint)) for value, hint in zip(data[1:], hints.values(), strict=True)]
        made: Command = kind(*values)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise GameError(f"not a command: {data!r:.80}") from error
    return made


def _plain(value: Any) -> Any:
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _typed(value: Any, hint: str) -> Any:
    if hint == "Ref":
        return Ref(int(value[0]), int(value[1]))
    if hint.startswith("tuple[Ref"):
        return tuple(Ref(int(row), int(generation)) for row, generation in value)
    if hint == "Point" or hint.startswith("tuple[float"):
        return tuple(float(part) for part in value)
    return {"int": int, "float": float, "bool": bool}[hint](value)
