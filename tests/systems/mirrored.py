"""Duels: the same force on both sides of an empty field, each under a commander of some level, or none."""

from __future__ import annotations

import numpy as np

from game.rules.land import LandRule
from game.rules.level import ForceRule, LevelRule, ShipRule, Spot, TriggerRule
from game.rules.mind import MindName, TemperName
from game.rules.selection import Selection
from game.rules.triggers import End, Outcome, Remaining
from game.rules.units import Side

_SIDES: tuple[Side, Side] = ("race", "arume")
Minds = tuple[MindName | None, MindName | None]
_LATE = End(kind="end", outcome="partial", reason="It is late.")
_HILLS = 8  # on each half of the field
ORBIT_FORCES = {
    "cruisers": [("race_cruiser", 5)],
    "hunters": [("arume_cruiser", 4)],
    "mixed": [("race_cruiser", 3), ("arume_cruiser", 3)],
    "craft": [("race_cruiser", 3), ("race_killercraft", 4)],
}
SURFACE_FORCES = {
    "armour": [("race_landcruiser", 3, 130.0), ("race_rocketeer", 3, 20.0)],
    "walkers": [("arume_trooper", 4, 20.0), ("arume_walker", 3, 90.0), ("arume_rocketeer", 3, 20.0)],
    "foot": [("race_trooper", 7, 16.0), ("race_rocketeer", 2, 16.0)],
}
_MIDDLE_WU, _SURFACE_APART_WU, _SURFACE_LIMIT_S = 2000.0, 2200.0, 260.0
_ORBIT_APART_WU = 7000.0
_ORBIT_LIMIT_S = 240.0


def orbit(force: str, minds: Minds, field: int = 0, temper: TemperName = "steady") -> LevelRule:
    """Give a battle in orbit. minds: of the Race's side and of the Arume's; field: gives how far apart they begin"""
    away = _ORBIT_APART_WU / 2.0 * float(np.random.default_rng(field).uniform(0.85, 1.15))
    forces = []
    for place, (side, mind) in enumerate(zip(_SIDES, minds, strict=True)):
        ships = [
            ShipRule(id=f"{side}-{unit.replace('_', '-')}-{n}", unit=unit, name=f"{unit} {n}")
            for unit, count in ORBIT_FORCES[force] for n in range(count)
        ]
        forces.append(ForceRule(
            id=side, side=side, name=side, doctrine="attack_run", formation="block",
            at_wu=[-away if place == 0 else away, 0.0], facing_deg=180.0 * place,
            mind=mind, temper=temper, ship=ships,
        ))
    return LevelRule(
        format=1, id="mirrored", title="Mirrored", theatre="orbit", place="nowhere", briefing=["A set-up."],
        limit_s=_ORBIT_LIMIT_S, late=_LATE,
        force=forces, trigger=_ends(),
    )


def _hills(field: int) -> list[Spot]:
    """Make low hills that are the same from both sides. field: its number; each has other hills"""
    rng = np.random.default_rng(field)
    xs = np.linspace(0.0, _MIDDLE_WU, _HILLS + 1)
    xs[1:-1] += rng.uniform(-60.0, 60.0, _HILLS - 1)
    half = [[float(x), float(y)] for x, y in zip(xs, rng.uniform(36.0, 84.0, _HILLS + 1), strict=True)]
    return half + [[2.0 * _MIDDLE_WU - x, y] for x, y in reversed(half[:-1])]


def surface(force: str, minds: Minds, field: int = 0, temper: TemperName = "steady") -> LevelRule:
    """Give a battle over low hills, mirrored. minds: of the Race's side and of the Arume's; field: which hills

    Without other hills for each battle the hundred would be one: on one field the same side won 4 of 4 even battles.
    """
    forces = []
    for place, (side, mind) in enumerate(zip(_SIDES, minds, strict=True)):
        inwards = 1.0 if place == 0 else -1.0
        ships, gone = [], 0.0
        for unit, count, gap in SURFACE_FORCES[force]:
            at = _MIDDLE_WU - inwards * (_SURFACE_APART_WU / 2.0 + gone)
            name = f"{side}-{unit.replace('_', '-')}"
            ships.append(ShipRule(id=name, unit=unit, name=unit, count=count, spacing_wu=gap, at_wu=[at, 60.0]))
            gone += count * gap
        forces.append(ForceRule(
            id=side, side=side, name=side, at_wu=[_MIDDLE_WU - inwards * _SURFACE_APART_WU / 2.0, 60.0],
            to_wu=[_MIDDLE_WU + inwards * _SURFACE_APART_WU / 2.0, 60.0], facing_deg=180.0 * place,
            mind=mind, temper=temper, ship=ships,
        ))
    return LevelRule(
        format=1, id="mirrored", title="Mirrored", theatre="surface", place="nowhere", briefing=["A set-up."],
        land=LandRule(line_wu=_hills(field), rough_wu=0.0), limit_s=_SURFACE_LIMIT_S,
        late=_LATE, force=forces, trigger=_ends(),
    )


def _ends() -> list[TriggerRule]:
    outcomes: tuple[Outcome, Outcome] = ("defeat", "victory")
    return [
        TriggerRule(
            id=f"{side}-gone", when=[Remaining(kind="remaining", of=Selection(side=side), at_most=0)],
            do=[End(kind="end", outcome=outcome, reason="The other side is gone.")],
        )
        for side, outcome in zip(_SIDES, outcomes, strict=True)
    ]
