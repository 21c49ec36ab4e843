"""What can come about in a level at all: which forces appear, how many units fit a selection, which triggers can fire.

Everything here errs on the side of `it can`: what is called impossible really never happens.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from game.rules import deeds
from game.rules import triggers as tr
from game.rules.carry import Comes, Explosive, Numbers
from game.rules.level import ForceRule, LevelRule, ShipRule
from game.rules.library import Library
from game.rules.selection import Selection
from game.rules.standing import Spent, Stronger
from game.rules.surface import SurfaceUnitRule
from game.rules.units import Side, UnitRule

_DEEP = 4  # units inside units inside units

ONLY_IN_ORBIT = ("bow_open", "beam_fired", "spooling", "beam_salvo", "volleys", "launch", "doctrine", "order",
                 "powered", "spent")  # fmt: skip
ONLY_ON_SURFACE = ("released", "doing", "aboard", "escorting", "sprung", "captured", "task", "high")


@dataclass
class Chances:
    """What can happen.

    first_s: trigger -> the earliest moment at which it can fire; triggers that never can are not in it [s]
    reasons: trigger -> why it never can
    forces:  ids of forces that are there from the start, or brought by a trigger that can fire or by the war before
    _more:   force -> so many times as strong the war before may make it, in numbers; _stock: in explosive metal
    """

    level: LevelRule
    library: Library
    first_s: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    forces: set[str] = field(default_factory=set)
    _more: dict[str, float] = field(default_factory=dict)
    _stock: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.forces = {force.id for force in self.level.force if not force.later}
        self._remember()
        while self._round():  # LOOP: each round adds a trigger or a force
            pass
        for trigger in self.level.trigger:
            if trigger.id not in self.first_s:
                self.reasons[trigger.id] = next(
                    (why for why in (self._never(each) for each in trigger.when) if why), "it cannot come to it in time"
                )

    def _remember(self) -> None:
        """Let everything happen at once that the war before may change for more."""
        for effect in (each for carry in self.level.carry for each in carry.do):
            match effect:
                case Comes(force=name):
                    self.forces.add(name)
                case Numbers(force=name, share=share):
                    self._more[name] = self._more.get(name, 1.0) * max(share, 1.0)
                case Explosive(force=name, share=share):
                    self._stock[name] = self._stock.get(name, 1.0) * max(share, 1.0)

    def _round(self) -> bool:
        grew = False
        for trigger in self.level.trigger:
            if trigger.id in self.first_s or any(self._never(each) for each in trigger.when):
                continue
            first = max(self._first(each) for each in trigger.when)
            if first > self.level.limit_s:
                continue
            self.first_s[trigger.id] = first
            self.forces |= {action.force for action in trigger.do if isinstance(action, tr.Reinforce)}
            grew = True
        return grew

    def _first(self, condition: tr.Condition) -> float:
        if isinstance(condition, tr.AtTime):
            return condition.at_s
        if isinstance(condition, tr.Fired):
            return self.first_s.get(condition.trigger, 0.0) + condition.wait_s
        if isinstance(condition, deeds.Did) and condition.since:
            return self.first_s.get(condition.since, 0.0)
        return 0.0

    # ---- conditions -----------------------------------------------------------------------------------
    def _never(self, condition: tr.Condition) -> str:
        """Say why a condition can never hold, "" when it may."""
        surface = self.level.theatre == "surface"
        if condition.kind in (ONLY_IN_ORBIT if surface else ONLY_ON_SURFACE):
            return f"'{condition.kind}' happens only {'in orbit' if surface else 'on the surface'}"
        match condition:
            case tr.AtTime(at_s=at) if at > self.level.limit_s:
                return f"the battle ends at {self.level.limit_s:g} s"
            case tr.Fired(trigger=name) | deeds.Did(since=name) if name and name not in self.first_s:
                return f"'{name}' never fires"
            case tr.Lost(of=of, at_least=least) | tr.HaveEscaped(of=of, at_least=least):
                return self._too_few(of, least)
            case tr.InZone(of=of, at_least=least):
                return self._too_few(of, least)
            case deeds.Moving(of=of) | deeds.High(of=of) | deeds.Powered(of=of) | Stronger(of=of) | Spent(of=of):
                return self._too_few(of, 1)
            case tr.Near(of=of, to=to) | deeds.Facing(of=of, to=to):
                return self._too_few(of, 1) or self._too_few(to, 1)
            case tr.LaunchedEnough(of=of, missile=sort) if surface:
                return "explosive metal flies only in orbit" if sort == "explosive" else self._too_few(of, 1)
            case tr.LaunchedEnough(of=of, missile=sort, at_least=least):
                have = sum(self._missiles(force, rule, ship, sort) for force, ship, rule in self._ships(of))
                return f"they carry only {have} such missiles" if have < least else ""
            case tr.BowOpen(of=of) | tr.BeamFired(of=of):
                armed = any(rule.genocide for _, _, rule in self._ships(of))
                return "" if armed else "none of these ships has a forward cannon"
            case tr.Spooling(of=of):
                return "" if any(rule.ftl for _, _, rule in self._ships(of)) else "none of these ships can jump"
            case tr.Burned(zone=name):
                cities = {zone.id for zone in self.level.zone if zone.city is not None}
                return "" if name in cities else f"'{name}' is no city"
            case tr.BeamSalvo(force=name) | tr.Volleys(force=name) | tr.Sprung(force=name):
                return "" if name in self.forces else f"the force '{name}' never appears"
        return self._never_on_ground(condition)

    def _never_on_ground(self, condition: tr.Condition) -> str:
        """Say the same of what is asked of battles on the surface."""
        match condition:
            case tr.Doing(of=of, at_least=least) | tr.Captured(of=of, at_least=least):
                return self._too_few(of, least)
            case tr.Escorting(of=of, whom=whom, at_least=least):
                return self._too_few(of, least) or self._too_few(whom, 1)
            case tr.Reduced(of=of):
                return self._too_few(of, 1)
            case tr.Released(of=of, role=role, at_least=least):
                have = sum(count for name, count, _ in self._cargo(of) if role in (None, self._role(name)))
                return f"they carry only {have}" if have < least else ""
            case tr.Aboard(of=of, at_least=least):
                have = sum(count for _, count, _ in self._cargo(of))
                return f"they carry only {have}" if have < least else ""
        return ""

    def _too_few(self, of: Selection, least: int) -> str:
        have = self.count(of)
        if have >= least:
            return ""
        return f"there are only {have} of them" if have else "there never are any such units"

    # ---- units ----------------------------------------------------------------------------------------
    def _coming(self, of: Selection) -> Iterator[tuple[ForceRule, ShipRule]]:
        """Give the entries whose force can appear and fits."""
        for force in self.level.force:
            if force.id in self.forces and of.force in (None, force.id):
                for ship in force.ship:
                    if of.ship in (None, ship.id):
                        yield force, ship

    def _ships(self, of: Selection) -> Iterator[tuple[ForceRule, ShipRule, UnitRule]]:
        for force, ship in self._coming(of):
            rule = self.library.units[ship.unit]
            if _fits(of, rule, force.side):
                yield force, ship, rule

    def _role(self, unit: str) -> str:
        return self.library.surface_units[unit].role

    def _count(self, force: ForceRule, ship: ShipRule) -> int:
        """Give how many an entry may stand for. Single ships never come in greater numbers."""
        return math.ceil(ship.count * self._more.get(force.id, 1.0)) if ship.count > 1 else ship.count

    def _missiles(self, force: ForceRule, rule: UnitRule, ship: ShipRule, sort: str) -> int:
        if sort == "ordinary":
            return rule.launcher.magazine
        full = rule.launcher.explosive_stock if ship.explosive is None else ship.explosive
        return math.ceil(full * self._stock.get(force.id, 1.0))

    def count(self, of: Selection) -> int:
        """Count the units of which a selection may ever mean, at most, those born in battle with them."""
        if self.level.theatre == "orbit":
            return sum(1 for _ in self._ships(of))
        own = sum(self._count(force, ship) for force, ship in self._coming(of)
                  if _fits(of, self.library.surface_units[ship.unit], force.side))  # fmt: skip
        if of.ship is not None:
            return own
        return own + sum(count for name, count, side in self._cargo(of, inner=True)
                         if _fits(of, self.library.surface_units[name], side))  # fmt: skip

    def _cargo(self, of: Selection, inner: bool = False) -> Iterator[tuple[str, int, Side]]:
        """Give what chosen entries carry: unit, number and whose. inner: whatever the carriers themselves are"""
        for force, ship in self._coming(of):
            rule = self.library.surface_units.get(ship.unit)
            if rule is not None and (inner or _fits(of, rule, force.side)):
                for name, count in self._inside(rule, self._count(force, ship), ship.aboard, _DEEP):
                    yield name, count, force.side

    def _inside(self, rule: SurfaceUnitRule, carriers: int, aboard: int | None, deep: int) -> Iterator[tuple[str, int]]:
        for cargo in (rule.cargo, rule.hangar) if deep else ():
            if cargo is None:
                continue
            told = aboard is not None and cargo is rule.cargo
            each = min(aboard or 0, cargo.seats or cargo.count) if told else cargo.count
            yield cargo.unit, carriers * each
            yield from self._inside(self.library.surface_units[cargo.unit], carriers * each, None, deep - 1)


def _fits(of: Selection, rule: UnitRule | SurfaceUnitRule, side: Side) -> bool:
    return (of.side in (None, side) and of.role in (None, rule.role)
            and (of.except_role is None or of.except_role != rule.role))  # fmt: skip
