"""Named set-ups of the surface theatre, for tests, the benchmark and demonstrations."""

from __future__ import annotations

from game.rules.land import LandRule, TrenchRule
from game.rules.level import ForceRule, LevelRule, ShipRule, Spot
from game.rules.library import Library
from game.rules.triggers import End, TaskName
from game.rules.units import Side
from game.sim.simulation import Simulation

_ENDLESS_S = 36000.0
_SEED = 7
_FLIES_WUPS, _BY_WINGS = 260.0, ("engage", "charge", "bomb")
_WARM_TICKS = 20  # until most have found something to fire at
_MELEE_TICKS = 120  # until the volleys are in the air


def base(library: Library, guard: bool = False) -> Simulation:
    """Set up an air base at its worst: 200 Gosta overhead, 100 infantry, walkers, vehicles, 40 aircraft, a ship."""
    land = LandRule(
        line_wu=[[0, 20], [1200, 36], [3000, 36], [4300, 44], [6400, 40]], rough_wu=4, seed=11,
        trench=[TrenchRule(at_wu=x, width_wu=130, depth_wu=12, step_wu=11) for x in (2250, 2520, 2780)],
    )  # fmt: skip
    forces = [
        _force("race", "trenches", "hold", (2200, 20), [("race_trooper", 40, 16), ("race_rocketeer", 10, 40)]),
        _force("race", "armour", "hold", (2100, 36), [("race_landcruiser", 4, 125), ("race_carrier", 4, 110)]),
        _force("race", "guns", "hold", (1700, 36), [("race_sam", 2, 320), ("race_cannon", 3, 350)]),
        _force("race", "gunships", "hold", (1500, 180), [("race_helicopter", 2, 200)]),
        _force("arume", "landing", "advance", (3300, 40), [("arume_trooper", 50, 14), ("arume_walker", 6, 150)]),
        _force("arume", "swarm", "strafe", (4600, 620), [("arume_fighter", 40, 60)]),
        _force("arume", "ship", "station", (3200, 700), [("arume_ship", 1, 0)]),
        *(_gosta(row) for row in range(4)),
    ]
    return _begun(Simulation(library, _level("base", land, [2900, 200], forces), _SEED, guard=guard), _WARM_TICKS)


def armour(library: Library, guard: bool = False) -> Simulation:
    """Set up retaking at its worst: 60 vehicles and 150 infantry by bounds at houses, trenches, walkers and towers."""
    land = LandRule(
        line_wu=[[0, 20], [1200, 36], [3000, 36], [4300, 44], [6400, 40]], rough_wu=4, seed=11,
        trench=[TrenchRule(at_wu=x, width_wu=130, depth_wu=12, step_wu=11) for x in (2250, 2520)],
    )  # fmt: skip
    held = ("held_hangar", "held_hangar", "held_tower")
    houses = [
        ShipRule(id=f"house-{n}", unit=unit, name="House", at_wu=[2900.0 - 250.0 * n, 36.0])
        for n, unit in enumerate(held)
    ]  # fmt: skip
    inside = [
        ShipRule(id=f"in-{n}-{storey}", unit="arume_trooper", name="In", count=4, inside=f"house-{n}", storey=storey)
        for n in range(len(held)) for storey in range(2)
    ]  # fmt: skip
    forces = [
        ForceRule(id="houses", side="arume", name="Houses", at_wu=[2900, 36], ship=[*houses, *inside]),
        _force("arume", "trenches", "hold", (2480, 20), [("arume_trooper", 110, 6)]),
        _force("arume", "walkers", "hold", (3000, 60), [("arume_walker", 10, 50), ("arume_tower", 6, 50)]),
        _force("race", "cruisers", "bound", (4150, 40), [("race_landcruiser", 30, 14)]),
        _force("race", "carriers", "bound", (4200, 40), [("race_carrier", 30, 14)]),
        _force("race", "sections", "bound", (3600, 40), [("race_trooper", 150, 4)]),
    ]
    return _begun(Simulation(library, _level("armour", land, [3300, 120], forces), _SEED, guard=guard), _WARM_TICKS)


def melee(library: Library, guard: bool = False) -> Simulation:
    """Set up the melee at its worst: 100 Race craft with their volleys in the air against 199 with their bomber."""
    land = LandRule(line_wu=[[0, 80], [30000, 120], [60000, 40]], rough_wu=14, seed=23, look="desert", hour="day")
    craft, fighter = [("race_killercraft", 25, 60.0)], [("arume_fighter", 40, 45.0)]
    forces = [
        *(_force("race", f"wing-{n}", "engage", (27200.0, 1500.0 + 300.0 * n), craft, right=True) for n in range(4)),
        _force("arume", "bomber", "bomb", (31000, 2300), [("arume_bomber", 1, 0)]),
        *(_force("arume", f"flight-{n}", "charge", (31200.0, 1400.0 + 300.0 * n), fighter) for n in range(4)),
        _force("arume", "last", "charge", (31200, 2600), [("arume_fighter", 38, 45.0)]),
    ]
    return _begun(Simulation(library, _level("melee", land, [29000, 2000], forces), _SEED, guard=guard), _MELEE_TICKS)


def _level(name: str, land: LandRule, view: Spot, forces: list[ForceRule]) -> LevelRule:
    late = End(kind="end", outcome="partial", reason="The scenario is over.")
    return LevelRule(
        format=1, id=name, title=name, theatre="surface", place="nowhere", land=land, view_wu=view,
        briefing=["A set-up, not a battle."], limit_s=_ENDLESS_S, late=late, force=forces,
    )  # fmt: skip


def _begun(simulation: Simulation, ticks: int) -> Simulation:
    for _ in range(ticks):
        simulation.tick()
    return simulation


def _gosta(row: int) -> ForceRule:
    at = (1900.0 + 13.0 * row, 470.0 + 70.0 * row)
    return _force("arume", f"gosta-{row}", "charge", at, [("gosta", 50, 52)])


def _force(
    side: Side, name: str, task: TaskName, at: tuple[float, float], units: list[tuple[str, int, float]],
    right: bool = False,
) -> ForceRule:  # fmt: skip
    """Make a force of some kinds of unit, each from the force's place to the right. right: they look that way"""
    spot: Spot = list(at)
    ships = [
        ShipRule(id=f"{name}-{place}", unit=unit, name=f"{name} {place}", count=count, spacing_wu=gap, at_wu=spot)
        for place, (unit, count, gap) in enumerate(units)
    ]
    return ForceRule(
        id=name, side=side, name=name, task=task, at_wu=spot, facing_deg=0.0 if right else 180.0,
        speed_wups=_FLIES_WUPS if task in _BY_WINGS else 0.0, to_wu=[2500.0, at[1]], ship=ships,
    )  # fmt: skip
