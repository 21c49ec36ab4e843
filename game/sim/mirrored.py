"""Mirrored battles: the same force on both sides of a fair field, each under a commander of some level."""

from __future__ import annotations

from game.base.constants import SIDES
from game.rules.land import LandRule
from game.rules.level import ForceRule, LevelRule, ShipRule
from game.rules.library import Library
from game.rules.mind import MindName, TemperName
from game.rules.selection import Selection
from game.rules.triggers import End, Remaining
from game.rules.level import TriggerRule
from game.sim.simulation import Simulation
from game.world.components import FIGHTING, ESCAPED, Record, Ship
from game.world.queries import hull_share

ORBIT_FORCES = {
    "cruisers": [("race_cruiser", 5)],
    "hunters": [("arume_cruiser", 4)],
    "mixed": [("race_cruiser", 3), ("arume_cruiser", 3)],
    "craft": [("race_cruiser", 3), ("race_killercraft", 4)],
}
_ORBIT_APART_WU = 7000.0
_ORBIT_LIMIT_S = 120.0


def orbit(force: str, minds: tuple[MindName, MindName], temper: TemperName = "steady") -> LevelRule:
    """Give a battle in orbit. minds: of the Race's side and of the Arume's"""
    forces = []
    for place, (side, mind) in enumerate(zip(SIDES, minds, strict=True)):
        ships = [
            ShipRule(id=f"{side}-{unit.replace('_', '-')}-{n}", unit=unit, name=f"{unit} {n}")
            for unit, count in ORBIT_FORCES[force] for n in range(count)
        ]
        forces.append(ForceRule(
            id=side, side=side, name=side, doctrine="attack_run", formation="block",
            at_wu=[-_ORBIT_APART_WU / 2 if place == 0 else _ORBIT_APART_WU / 2, 0.0], facing_deg=180.0 * place,
            mind=mind, temper=temper, ship=ships,
        ))
    return LevelRule(
        format=1, id="mirrored", title="Mirrored", theatre="orbit", place="nowhere", briefing=["A set-up."],
        limit_s=_ORBIT_LIMIT_S, late=End(kind="end", outcome="partial", reason="It is late."),
        force=forces, trigger=_ends(),
    )


def _ends() -> list[TriggerRule]:
    return [
        TriggerRule(
            id=f"{side}-gone", when=[Remaining(kind="remaining", of=Selection(side=side), at_most=0)],
            do=[End(kind="end", outcome=outcome, reason="The other side is gone.")],
        )
        for side, outcome in zip(SIDES, ("defeat", "victory"), strict=True)
    ]
