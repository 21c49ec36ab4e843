"""Captains: a bow opens when doctrine says so and not before, keeps its aim, and ships jump when they are told."""

import numpy as np
import pytest

from game.rules.doctrine import DoctrineRule
from game.rules.level import ForceRule, ShipRule, ZoneRule
from game.rules.library import standard
from game.sim import scenarios
from game.sim.simulation import Simulation
from game.world.captains import open_or_jump
from game.world.components import CRIPPLED, DESTROYED, Body, FtlDrive, GenocideDrive, Group, Record, Ship
from game.world.queries import enemy_ships, fighting_ships
from game.world.world import World


def force(id: str, units: list[str], at: tuple[float, float], doctrine: str = "obey", formation: str = "line") -> ForceRule:
    side = "race" if units[0].startswith("race") else "arume"
    ships = [ShipRule(id=f"{id}-{place}", unit=unit, name=f"{id} {place}") for place, unit in enumerate(units)]
    return ForceRule(id=id, side=side, name=id, doctrine=doctrine, formation=formation, at_wu=list(at),
                     facing_deg=0.0 if side == "race" else 180.0, ship=ships)  # fmt: skip


def battle(*forces: ForceRule) -> World:
    """Make a battle of these forces, unlocked."""
    level = scenarios.duel(standard(), "race_cruiser", "arume_cruiser").level.model_copy(update={"force": list(forces)})
    world = Simulation(standard(), level, 1).world
    world.lock(False)
    return world

def doctrine(**more: object) -> DoctrineRule:
    return DoctrineRule.model_validate({"name": "d", "approach": "hold", "genocide": "ready", **more})


def line(gap: float = 6000.0, escorts: int = 2) -> World:
    """A flagship (row 0) with jumping escorts against three cruisers."""
    return battle(force("flag", ["arume_flagship", *["arume_battlecruiser"] * escorts], (gap, 0.0)),
                  force("wall", ["race_cruiser"] * 3, (0.0, 0.0)))  # fmt: skip


def decide(world: World, wanted: DoctrineRule) -> bool:
    """Let the captains of the first force decide, and say whether the flagship charges."""
    own = fighting_ships(world, 1)
    open_or_jump(world, 0, wanted, own[world.units[Ship].group[own] == 0], enemy_ships(world, 1))
    return bool(world.units[GenocideDrive].wanted[0])


def lose(world: World, count: int, status: int = DESTROYED) -> None:
    """Write off the last ships of the first force."""
    world.records[Record].status[[2, 1][:count]] = status


def test_a_captain_who_is_ready_opens_at_once_and_points_at_the_enemy():
    world = line()
    assert decide(world, doctrine())
    aim = world.units[GenocideDrive].aim[0]
    assert np.hypot(*aim) == pytest.approx(1.0)
    assert aim[0] < -0.99


def test_never_means_never_and_out_of_reach_means_not_yet():
    assert not decide(line(), doctrine(genocide="never"))
    assert not decide(line(), doctrine(genocide_wu=5000.0))
    assert decide(line(), doctrine(genocide_wu=6500.0))


def test_after_so_many_volleys_and_only_when_the_next_is_due():
    world = line()
    group = world.groups[Group]
    wanted = doctrine(genocide="volleys", genocide_after=2)
    group.volleys[0], group.volley_wait[0] = 1, 0.0
    assert not decide(world, wanted)
    group.volleys[0], group.volley_wait[0] = 2, 20.0
    assert not decide(world, wanted), "the second has only just gone"
    group.volley_wait[0] = 0.5
    assert decide(world, wanted)


@pytest.mark.parametrize("status", [CRIPPLED, DESTROYED])
def test_after_so_many_losses(status: int):
    world = line()
    wanted = doctrine(genocide="losses", genocide_after=2)
    lose(world, 1, status)
    world.records[Record].status[3] = DESTROYED  # the enemy's do not count
    assert not decide(world, wanted)
    lose(world, 2, status)
    assert decide(world, wanted)


@pytest.mark.parametrize(("part", "column", "value"), [
    (Ship, "blind", True), (GenocideDrive, "shots", 1), (GenocideDrive, "store", 50.0), (GenocideDrive, "covers", 0.5),
    (GenocideDrive, "burn", 1.0),
])  # fmt: skip
def test_who_cannot_or_has_just_does_not(part: type, column: str, value: object):
    world = line()
    getattr(world.units[part], column)[0] = value
    assert not decide(world, doctrine(genocide_shots=1))


def test_with_nobody_to_burn_no_bow_opens():
    world = line()
    world.units[Ship].adrift[[3, 4, 5]] = True
    assert not decide(world, doctrine())


def test_the_bow_takes_the_way_on_which_most_stand():
    world = battle(force("flag", ["arume_flagship"], (6000.0, 0.0)), force("one", ["race_cruiser"], (3500.0, 700.0)),
                   force("file", ["race_cruiser"] * 3, (2000.0, -600.0), formation="column"))  # fmt: skip
    assert decide(world, doctrine())
    aim = world.units[GenocideDrive].aim[0]
    to_file = world.units[Body].pos[world.ships()[2:]].mean(axis=0) - world.units[Body].pos[0]
    assert (aim * to_file).sum() / np.hypot(*to_file) > np.cos(np.radians(1.5))


def test_the_aim_follows_the_enemy_and_stays_while_it_is_as_good():
    world = line()
    cannon, body = world.units[GenocideDrive], world.units[Body]
    decide(world, doctrine())
    before = cannon.aim[0].copy()
    decide(world, doctrine())
    assert cannon.aim[0].tolist() == before.tolist()
    body.pos[[3, 4, 5]] += (0.0, 1200.0)
    decide(world, doctrine())
    assert cannon.aim[0, 1] > 0.1
    assert (cannon.aim[0] * body.face[0]).sum() >= np.cos(np.radians(20.5)), "within reach of the bow"


def test_a_bow_does_not_swing_onto_a_crowd_of_friends():
    world = battle(force("flag", ["arume_flagship"], (6000.0, 0.0)), force("wall", ["race_cruiser"], (0.0, 0.0)),
                   force("own", ["arume_cruiser"] * 5, (3000.0, 600.0), formation="column"))  # fmt: skip
    cannon, body = world.units[GenocideDrive], world.units[Body]
    decide(world, doctrine())
    before = cannon.aim[0].copy()
    body.pos[1] = (0.0, 1200.0)  # behind them
    decide(world, doctrine())
    assert cannon.aim[0].tolist() == before.tolist()


def jumping(world: World) -> list[int]:
    return np.flatnonzero(world.units[FtlDrive].wanted[:6]).tolist()


def test_when_ordered_all_that_can_jump_do_and_nobody_else():
    world = line()
    decide(world, doctrine(genocide="never", jump="ordered"))
    assert jumping(world) == [1, 2]


@pytest.mark.parametrize(("status", "leaves"), [(0, []), (CRIPPLED, [1, 2]), (DESTROYED, [1, 2])])
def test_who_follows_a_flagship_leaves_when_it_is_lost(status: int, leaves: list[int]):
    world = line()
    world.records[Record].status[0] = status
    decide(world, doctrine(genocide="never", jump="flagship_lost"))
    assert jumping(world) == leaves


def test_without_a_flagship_from_the_start_nobody_has_lost_one():
    world = battle(force("flag", ["arume_battlecruiser"] * 2, (6000.0, 0.0)), force("wall", ["race_cruiser"], (0.0, 0.0)))
    decide(world, doctrine(genocide="never", jump="flagship_lost"))
    assert jumping(world) == []


@pytest.mark.parametrize(("side", "burned", "turns"), [("race", False, True), ("race", True, False), ("arume", False, False)])
def test_an_enemy_city_is_worth_ships_until_it_has_burned(side: str, burned: bool, turns: bool):
    world = line(escorts=0)
    city = ZoneRule(id="city", name="City", at_wu=[-6000.0, 3000.0], radius_wu=300.0, city=side)
    world.level = world.level.model_copy(update={"zone": [city]})
    if burned:
        world.burned["city"] = 1
    assert decide(world, doctrine())
    to = np.array(city.at_wu) - world.units[Body].pos[0]
    aim = world.units[GenocideDrive].aim[0]
    assert (abs(aim[0] * to[1] - aim[1] * to[0]) < city.radius_wu) == turns
