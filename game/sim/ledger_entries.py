"""What the ledger writes down: flights, salvos, great shots and deeds, each as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, Self

NOBODY = -1
INTERCEPTED = ("laser", "cannon", "interceptor", "fratricide", "wreck", "genocide")
ARRIVED = ("shield", "hull", "burst")
FATES = (*INTERCEPTED, *ARRIVED, "spent")
"""how a missile can end; what has no fate yet is flying"""
CLAIMS = ("laser", "cannon", "interceptor")


class Entry:
    """A line of the ledger that can be written as a list and read back."""

    def dump(self) -> list[Any]:
        """Give the values in order, lists copied."""
        kind: Any = type(self)
        return [_copy(value) if type(value) is list else value for value in _values_of(kind)(self)]

    @classmethod
    def load(cls, data: list[Any]) -> Self:
        """Make the entry that `dump` gave.

        Raises: TypeError or ValueError when it is none
        """
        names = fields(cls)  # type: ignore[arg-type]
        if len(data) != len(names):
            raise ValueError("not an entry of this ledger")
        return cls(*(_copy(value) for value in data))


@cache
def _values_of(kind: type[Any]) -> attrgetter[Any]:
    """Give what reads all values of an entry at once: a keyframe may hold a thousand, and must not be felt."""
    return attrgetter(*(each.name for each in fields(kind)))


def _copy(value: Any) -> Any:
    return [_copy(each) for each in value] if isinstance(value, list) else value


@dataclass(slots=True)
class Flight(Entry):
    """The life of one launched missile; a bus lives on in its warhead.

    serial, launcher, target: of the missile, of who launched it, of what it was for
    sort: 0 ordinary, 1 explosive; kind: its missile rule, in the catalogue
    claims: how often lasers, cannon and interceptors took it as their target; claimers: the ships they stand on
    split: tick in which the bus came apart, or -1
    fate: one of FATES, empty while it flies; ended: tick of that, or -1
    whom: who shot it down, or what it reached; NOBODY when nobody
    damage: [MJ] what hulls took from it
    hurt: ships whose hulls it hurt
    felt: [ship, force] of each ship that felt its burst
    """

    serial: int
    side: int
    sort: int
    kind: int
    launcher: int
    target: int
    tick: int
    salvo: int
    claims: list[int] = field(default_factory=lambda: [0, 0, 0])
    claimers: list[int] = field(default_factory=list)
    split: int = -1
    fate: str = ""
    ended: int = -1
    whom: int = NOBODY
    damage: float = 0.0
    hurt: list[int] = field(default_factory=list)
    felt: list[list[float]] = field(default_factory=list)

    @property
    def reached(self) -> int:
        """Give the ship it reached: of a burst what it was aimed at, else what felt it most; NOBODY for none."""
        if self.fate != "burst":
            return self.whom if self.fate in ARRIVED else NOBODY
        if any(ship == self.whom for ship, _ in self.felt):
            return self.whom
        return int(max(self.felt, key=lambda each: each[1])[0]) if self.felt else NOBODY


@dataclass(slots=True)
class Salvo(Entry):
    """Launches of one side and sort, or beams of one side, with short pauses.

    sort: 0 ordinary, 1 explosive, 2 beams; number: from 1, by side and sort; began, last: ticks of launches
    shields: [ship, share] of each ship it was for: what its shield held after the last missile that ended there
    """

    side: int
    sort: int
    number: int
    began: int
    last: int
    count: int = 0
    shields: list[list[float]] = field(default_factory=list)


@dataclass(slots=True)
class Shot(Entry):
    """One shot of a forward cannon; number: from 1, by side; defence, recharge: of full work, while it charged."""

    tick: int
    ship: int
    side: int
    number: int
    charge_s: float
    defence: float
    recharge: float


@dataclass(slots=True)
class Deed(Entry):
    """Something that befell a ship.

    what: destroyed, crippled, breached, shut_down, shield_down, first_burst, aborted or jumped
    cause: as the event says; by: whose doing; missile: serial of its launch; sort, salvo: of that, of the beams, or the
    number of the great shot; NOBODY where there is none
    part: compartment; charging: its forward cannon was being charged
    """

    tick: int
    what: str
    ship: int
    cause: str = ""
    by: int = NOBODY
    missile: int = NOBODY
    sort: int = NOBODY
    salvo: int = NOBODY
    part: int = NOBODY
    charging: bool = False
