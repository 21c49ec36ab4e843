"""Gunnery: volleys and explosive metal go when doctrine says so, at whom it says, and arrive together."""

import numpy as np
import pytest

from game.base.vectors import length
from game.rules.doctrine import DoctrineRule
from game.rules.level import ForceRule, ShipRule
from game.rules.library import standard
from game.sim import scenarios
from game.sim.simulation import Simulation
from game.systems.guide import guide
from game.systems.launch import launch
from game.systems.step_physics import step_physics
from game.world.components import Body, GenocideDrive, Group, Launcher, Missile, Orders, Ship
from game.world.gunnery import fire, is_alarmed, open_bows
from game.world.orders import EXPLOSIVE, ORDINARY
from game.world.queries import enemy_ships, fighting_ships
from game.world.settling import settle
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
    return DoctrineRule.model_validate({"name": "d", "approach": "hold", "launch_wu": 8000.0, **more})


def answer(**more: object) -> DoctrineRule:
    """A doctrine that keeps its explosive metal for the bow that opens."""
    return doctrine(explosive="on_charge", alarm="stand", alarm_s=8.0, volley_share=0.0, **more)


def siege(cruisers: int = 10, escorts: int = 2, gap: float = 4000.0) -> World:
    """Race cruisers (rows 0 and on) against a flagship and its escorts, which follow them."""
    return battle(force("wall", ["race_cruiser"] * cruisers, (0.0, 0.0)),
                  force("flag", ["arume_flagship", *["arume_cruiser"] * escorts], (gap, 0.0)))  # fmt: skip


def charge(world: World, row: int, share: float) -> None:
    cannon = world.units[GenocideDrive]
    cannon.wanted[row], cannon.store[row] = True, cannon.capacity[row] * share


def command(world: World, rule: DoctrineRule) -> None:
    """Let the first force's commander look once."""
    own = fighting_ships(world, 0)
    fire(world, 0, rule, own[world.units[Ship].group[own] == 0], enemy_ships(world, 0))


def sent(world: World, kind: int) -> dict[int, int]:
    """Count the missiles of a kind asked for, by target."""
    launcher, out = world.units[Launcher], {}
    for row in world.ships():
        if launcher.salvo[row, kind]:
            target = int(launcher.target[row, kind])
            out[target] = out.get(target, 0) + int(launcher.salvo[row, kind])
    return out


@pytest.mark.parametrize(("share", "alarm_s", "goes"), [
    (0.5, 8.0, True), (0.5, 7.5, False), (0.5, 0.0, False), (0.05, 99.0, False), (0.0, 99.0, False),
])  # fmt: skip
def test_explosive_metal_waits_for_a_bow_that_is_seen_and_understood(share: float, alarm_s: float, goes: bool):
    world = siege()
    charge(world, 10, share)
    world.groups[Group].alarm[0] = alarm_s
    command(world, answer())
    assert bool(sent(world, EXPLOSIVE)) == goes
    assert not sent(world, ORDINARY)


def test_a_bow_that_was_called_off_is_not_open_and_no_alarm_hears_nothing():
    world = siege()
    charge(world, 10, 0.5)
    assert open_bows(world, enemy_ships(world, 0)).tolist() == [10]
    world.groups[Group].alarm[0] = 99.0
    assert is_alarmed(world, 0, answer())
    assert not is_alarmed(world, 0, answer().changed(alarm="none"))
    world.units[GenocideDrive].wanted[10] = False
    assert not len(open_bows(world, enemy_ships(world, 0)))


@pytest.mark.parametrize(("weight", "targets", "at_flagship"), [(1, 5, 12), (4, 5, 48), (12, 5, 60), (2, 2, 60)])
def test_a_flagship_is_worth_its_weight_in_shares(weight: int, targets: int, at_flagship: int):
    world = siege(escorts=8)
    charge(world, 10, 0.5)
    world.groups[Group].alarm[0] = 20.0
    command(world, answer(flagship_weight=weight, explosive_targets=targets, explosive_per_target=12))
    got = sent(world, EXPLOSIVE)
    assert sum(got.values()) == 60, "ten cruisers with six each"
    assert got[10] == at_flagship


def test_what_is_in_its_cells_goes_once():
    world = siege()
    charge(world, 10, 0.5)
    world.groups[Group].alarm[0] = 20.0
    command(world, answer())
    first = sent(world, EXPLOSIVE)
    command(world, answer())
    assert sent(world, EXPLOSIVE) == first


def test_alarmed_groups_turn_their_volleys_on_the_open_bow():
    world = siege(escorts=4)
    world.units[Body].pos[11] = (1500.0, 0.0)
    charge(world, 10, 0.5)
    rule = doctrine(alarm="stand", alarm_s=5.0, missiles_per_target=1000)
    command(world, rule)
    assert set(sent(world, ORDINARY)) == {11}
    world.groups[Group].volley_wait[0], world.groups[Group].alarm[0] = 0.0, 5.0
    command(world, rule)
    assert set(sent(world, ORDINARY)) == {10}


@pytest.mark.parametrize(("salvos", "goes"), [(0, False), (1, False), (2, True)])
def test_a_volley_waits_for_the_beams(salvos: int, goes: bool):
    world = siege()
    world.groups[Group].beam_salvos[0] = salvos
    command(world, doctrine(after_beams=2))
    assert bool(sent(world, ORDINARY)) == goes


@pytest.mark.parametrize(("strength", "count"), [(1, 108), (2, 18)])
def test_a_force_of_one_may_reload_and_the_last_of_two_may_not(strength: int, count: int):
    world = siege(cruisers=1)
    world.groups[Group].strength[0] = strength
    world.units[Launcher].stock[0, ORDINARY] = 500
    command(world, doctrine(volley_share=0.5, alone_share=3.0))
    assert sum(sent(world, ORDINARY).values()) == count


def test_a_reload_ends_with_the_magazine():
    world = siege(cruisers=1)
    command(world, doctrine(alone_share=9.0))
    assert sum(sent(world, ORDINARY).values()) == world.units[Launcher].stock[0, ORDINARY]


@pytest.mark.parametrize("why", ["far", "tight", "no share"])
def test_nobody_fires_who_should_not(why: str):
    world, more = siege(gap=9000.0 if why == "far" else 4000.0), {"volley_share": 0.0} if why == "no share" else {}
    if why == "tight":
        world.units[Orders].weapons_free[:10] = False
    command(world, doctrine(explosive="after_volley", **more))
    assert not sent(world, ORDINARY)
    assert not sent(world, EXPLOSIVE)


def spread_out() -> World:
    """Cruisers at many distances from two targets."""
    world = siege(cruisers=6, escorts=1)
    for row in range(6):
        world.units[Body].pos[row] = (-450.0 * row, 260.0 * (row - 3))
    world.units[Body].pos[7] = (3300.0, 900.0)
    world.rebuild_physics()
    return world


@pytest.mark.parametrize("kind", [ORDINARY, EXPLOSIVE])
def test_a_shared_volley_is_reckoned_to_arrive_at_one_time(kind: int):
    world = spread_out()
    release(world, kind)
    launcher, body = world.units[Launcher], world.units[Body]
    rows = np.arange(6)
    target = launcher.target[rows, kind]
    assert len(set(target.tolist())) == 2
    figures, missile = world.catalogue.missile, int(launcher.missile[0, kind])
    speed = figures["boost_wups2"][missile] * figures["burn_s"][missile]
    due = launcher.hold[rows, kind] + length(body.pos[target] - body.pos[rows]) / speed
    assert due.max() - due.min() <= 0.6, np.round(due, 2)
    assert launcher.hold[rows, kind].min() == 0.0


def release(world: World, kind: int) -> None:
    if kind == EXPLOSIVE:
        charge(world, 6, 0.5)
        world.groups[Group].alarm[0] = 20.0
        command(world, answer(flagship_weight=1, explosive_targets=2))
    else:
        command(world, doctrine(missiles_per_target=108))


@pytest.mark.parametrize("kind", [ORDINARY, EXPLOSIVE])
def test_and_in_flight_the_middle_of_every_ships_salvo_does_arrive_within_six_tenths_of_a_second(kind: int):
    world = spread_out()
    release(world, kind)
    body, missile = world.units[Body], world.units[Missile]
    near_at: dict[int, float] = {}
    ships: dict[int, list[int]] = {}
    while world.time_s < 28.0:
        for system in (launch, guide, step_physics, settle):
            system(world)
        world.tick += 1
        rows = world.units.rows(Body, Missile)
        near = length(body.pos[rows] - body.pos[missile.target[rows]]) < 600.0
        for row in rows[near & (missile.target[rows] >= 0)]:
            if (serial := int(body.serial[row])) not in near_at:
                near_at[serial] = world.time_s
                ships.setdefault(int(missile.launcher_serial[row]), []).append(serial)
    middles = [np.mean([near_at[serial] for serial in salvo]) for salvo in ships.values()]
    assert len(middles) == 6
    assert max(middles) - min(middles) <= 0.6, np.round(middles, 2)


def test_who_does_not_care_for_one_time_holds_nothing():
    world = spread_out()
    command(world, doctrine(same_time=False))
    assert not world.units[Launcher].hold[:6].any()


@pytest.mark.parametrize(("single_minded", "hunted"), [(False, True), (True, False)])
def test_who_keeps_to_its_task_does_not_hunt_the_player(single_minded: bool, hunted: bool):
    world = siege()
    far, near = 10, 11
    world.difficulty = standard().difficulties["hard"]
    world.units[Ship].value[[far, near]] = 4.0
    world.units[Ship].player[far] = True
    world.units[Body].pos[near] = world.units[Body].pos[far] * 0.75
    command(world, doctrine(launch_wu=1e5, volley_share=0.5, missiles_per_target=1000, single_minded=single_minded))
    assert set(sent(world, ORDINARY)) == {far if hunted else near}
