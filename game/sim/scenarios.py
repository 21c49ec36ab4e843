"""Named set-ups that tests, the benchmark and demonstrations share, so that all speak of the same battle.

A set-up is a simulation about to tick. Ships come from a level made here, missiles and rounds through the world's own
births, so nothing in a scenario could not stand in a battle.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.base.constants import ARUME, DT, NOBODY, RACE, SIDES
from game.base.errors import GameError, nearest_name
from game.base.vectors import Rows, facing
from game.rules.level import ForceRule, LevelRule, ShipRule
from game.rules.levels import find_level
from game.rules.library import Library, standard
from game.rules.triggers import End
from game.rules.units import Side
from game.sim.simulation import Simulation
from game.sim.surface_scenarios import armour, base, melee
from game.world.births import MissileBirth
from game.world.components import Body, Launcher, Ship
from game.world.orders import ORDINARY
from game.world.spawning import spawn_missile
from game.world.world import World

PLAN_BUSIEST_S = 21.0
"""[s] when most is in the air over Prefillo: the first great salvo meets ninety ships' point defence"""

BUSIEST_S = 38.0
"""[s] when most is in the air over the picket: both sides' salvos and everything that meets them"""

_ENDLESS_S = 36000.0
_FLEET_GAP_WU = 2600.0  # beams reach, missiles are half-way
_SWARM_GAP_WU = 1500.0
_SEED = 7


def build(name: str, *, guard: bool = False) -> Simulation:
    """Make a scenario ready to tick.

    Raises: GameError when there is none of that name.
    """
    if name not in SCENARIOS:
        near = nearest_name(name, SCENARIOS)
        hint = f" Did you mean '{near}'?" if near else ""
        raise GameError(f"There is no scenario '{name}'; there are {', '.join(SCENARIOS)}.{hint}")
    return SCENARIOS[name](standard(), guard)


def picket(library: Library, guard: bool = False) -> Simulation:
    """Run the shipped picket to its busiest moment."""
    return _shipped("picket", BUSIEST_S, library, guard)


def plan(library: Library, guard: bool = False) -> Simulation:
    """Run the shipped Plan 122-74 to its busiest moment: 91 ships, 200 missiles."""
    return _shipped("plan-122-74", PLAN_BUSIEST_S, library, guard)


def _shipped(level: str, until_s: float, library: Library, guard: bool) -> Simulation:
    simulation = Simulation(library, find_level(level, library), _SEED, guard=guard)
    while simulation.world.time_s < until_s and not simulation.over:
        simulation.tick()
    return simulation


def fleet(library: Library, guard: bool = False) -> Simulation:
    """Set up 70 Race ships against 20 Arume in close formation, 200 missiles and 1,000 rounds in flight."""
    race = ["race_cruiser"] * 8 + ["race_patrol"] * 4 + ["race_cargo"] * 2
    arume = ["arume_battlecruiser"] * 3 + ["arume_cruiser"] * 7
    forces = [_force("race", n, race, (-500.0 * (n % 2), 1300.0 * (n - 2))) for n in range(5)]
    forces += [_force("arume", n, arume, (_FLEET_GAP_WU, 2400.0 * (n - 0.5))) for n in range(2)]
    simulation = Simulation(library, _level("fleet", forces), _SEED, guard=guard)
    _fill(simulation.world, missiles=200, rounds=1000)
    return simulation


def swarm(library: Library, guard: bool = False) -> Simulation:
    """Set up 1,000 armed craft, 500 a side, with a gun or a laser each, and 40 missiles among them."""
    race, arume = ["race_killercraft"] * 50, ["arume_fighter"] * 50
    forces = [_force("race", n, race, (-420.0, 3000.0 * (n - 4.5))) for n in range(10)]
    forces += [_force("arume", n, arume, (_SWARM_GAP_WU, 3000.0 * (n - 4.5))) for n in range(10)]
    simulation = Simulation(library, _level("swarm", forces), _SEED, guard=guard)
    _fill(simulation.world, missiles=40, rounds=200)
    return simulation


def duel(library: Library, race: str, arume: str, gap_wu: float = 1000.0, guard: bool = False) -> Simulation:
    """Set up one ship against another, bow to bow, each holding its fire until told otherwise.

    race, arume: units; gap_wu: from centre to centre along x, the Race ship at the origin
    """
    forces = [_force("race", 0, [race], (0.0, 0.0)), _force("arume", 0, [arume], (gap_wu, 0.0))]
    return Simulation(library, _level("duel", forces), _SEED, guard=guard)


def _force(side: Side, number: int, units: list[str], at: tuple[float, float]) -> ForceRule:
    ships = [
        ShipRule(id=f"{side}-{number}-{place}", unit=unit, name=f"{side} {number}.{place}")
        for place, unit in enumerate(units)
    ]
    return ForceRule(
        id=f"{side}-{number}", side=side, name=f"{side} {number}", doctrine="obey", formation="block",
        at_wu=list(at), facing_deg=0.0 if side == "race" else 180.0, ship=ships,
    )  # fmt: skip


def _level(name: str, forces: list[ForceRule]) -> LevelRule:
    late = End(kind="end", outcome="partial", reason="The scenario is over.")
    return LevelRule(
        format=1, id=name, title=name, theatre="orbit", place="nowhere", briefing=["A set-up, not a battle."],
        limit_s=_ENDLESS_S, late=late, force=forces,
    )  # fmt: skip


def _fill(world: World, missiles: int, rounds: int) -> None:
    """Put missiles on their way to both sides, and rounds between them."""
    world.lock(False)
    rng = world.random["scenario"]
    ships = world.units.rows(Body, Ship)
    side = world.units[Body].side[ships]
    for number in range(missiles):  # LOOP: missiles asked for
        own = number % len(SIDES)
        _send(world, ships[side == own], ships[side != own], rng)
    _scatter(world, rounds, rng)
    world.lock(True)


def _send(world: World, own: Rows, others: Rows, rng: np.random.Generator) -> None:
    """Spawn one missile between a launcher and its target."""
    body, launcher = world.units[Body], world.units[Launcher]
    shooter, target = int(rng.choice(own[launcher.missile[own, ORDINARY] >= 0])), int(rng.choice(others))
    way = body.pos[target] - body.pos[shooter]
    at = body.pos[shooter] + way * rng.uniform(0.15, 0.5) + rng.normal(0.0, 60.0, 2)
    vel = way / np.hypot(*way) * 420.0
    birth = MissileBirth(
        world.take_serial(), int(launcher.missile[shooter, ORDINARY]), int(body.side[shooter]), shooter,
        world.serial(shooter), target, (float(at[0]), float(at[1])), (float(vel[0]), float(vel[1])),
        (0.0, 0.0), False, 0.0, float(rng.uniform(0.0, 6.283)),
    )  # fmt: skip
    spawn_missile(world, birth)


def _scatter(world: World, count: int, rng: np.random.Generator) -> None:
    """Put rounds that still fly for seconds all over the place."""
    body, ships = world.units[Body], world.units.rows(Body, Ship)
    low, high = body.pos[ships].min(axis=0), body.pos[ships].max(axis=0)
    pos = rng.uniform(low, high, (count, 2))
    vel = facing(rng.uniform(0.0, 6.283, count)) * 900.0
    weapon = world.catalogue.weapon_keys.index("rotary_cannon")
    world.rounds.append(
        count, pos=pos, prev_pos=pos - vel * DT, vel=vel, left=rng.uniform(4.0, 8.0, count),
        side=np.where(np.arange(count) % 2 == 0, RACE, ARUME), weapon=weapon, owner=NOBODY,
    )  # fmt: skip


SCENARIOS: dict[str, Callable[[Library, bool], Simulation]] = {
    "picket": picket, "plan": plan, "fleet": fleet, "swarm": swarm, "base": base, "armour": armour, "melee": melee,
}  # fmt: skip
