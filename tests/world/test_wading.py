"""The sea: who wades, who swims, who keeps out, who drowns, and what water does with fire and earth."""

import numpy as np
import pytest

from game.systems.advance_shells import advance_shells
from game.systems.carry_out import carry_out
from game.systems.drive import drive
from game.systems.march import march
from game.systems.step_physics import step_physics
from game.systems.take_damage import take_damage
from game.systems.walk import walk
from game.world.blasts import go_off
from game.world.ground_events import Blast, Grounded, Splashed
from game.world.gunners import can_fight
from game.world.land import SEA_WU, depth_at, is_wet, roof_at, surface_at
from game.world.surface import Debris, Foot, Height
from game.world.surface_spawning import spawn_debris
from game.world.surface_world import DebrisBirth
from game.world.tasks import TASK_ADVANCE
from game.world.wading import wading_wu
from tests.systems.ground_stage import ARUME, Ground

SHORE = ((0.0, -60.0), (400.0, -60.0), (1000.0, 0.0), (1400.0, 40.0), (4000.0, 40.0))


def sea() -> Ground:
    return Ground(SHORE, sea=1000.0)


def place_of(depth: float) -> float:
    """Give where the sea is so deep on its slope."""
    return 1000.0 - depth * 10.0


def speed_at(x: float) -> float:
    """Let a trooper run towards the shore for a second, and give how far he came."""
    ground = sea()
    row = ground.add("race_trooper", x)
    for _ in range(60):
        ground.task.want_speed[row] = 28.0
        ground.run(march, step_physics)
    return float(ground.body.pos[row, 0]) - x


def test_the_sea_is_as_deep_as_the_ground_is_low_and_only_left_of_the_shore():
    land = sea().world.land
    x = np.array((200.0, 800.0, 1200.0))
    assert depth_at(land, x) == pytest.approx((60.0, 20.0, 0.0))
    assert surface_at(land, x) == pytest.approx((SEA_WU, SEA_WU, 20.0))
    assert roof_at(land, x)[:2] == pytest.approx(SEA_WU, abs=1e-6)
    assert is_wet(land, x).tolist() == [True, True, False]


def test_without_a_sea_low_ground_is_dry():
    ground = Ground(SHORE)
    assert not depth_at(ground.world.land, np.linspace(0.0, 4000.0, 99)).any()


def test_the_deeper_the_slower():
    dry, ankle, waist, neck = (speed_at(x) for x in (1500.0, place_of(5.0), place_of(10.0), place_of(15.0)))
    assert dry > ankle > waist > neck > 5.0


def test_a_swimmer_crawls_with_his_head_out_and_cannot_fire():
    ground = sea()
    row = ground.add("race_trooper", 500.0)
    ashore = ground.add("race_trooper", 1500.0)
    for _ in range(90):
        ground.task.want_speed[row] = 28.0
        ground.run(march, step_physics)
    foot, top = ground.world.units[Foot], float(ground.body.pos[row, 1]) + 11.0
    assert foot.swims[row] and not foot.swims[ashore]
    assert 0.0 < top - SEA_WU < 0.4 * 22.0
    assert float(ground.body.vel[row, 0]) == pytest.approx(float(foot.crawl[row]))
    assert can_fight(ground.world, np.array([row, ashore])).tolist() == [False, True]
    assert ground.eyes.signature[row] < 0.6 * ground.eyes.signature[ashore]
    assert ground.life.hp[row] == ground.life.full[row]


def test_who_falls_into_the_sea_splashes_and_is_not_hurt():
    ground = sea()
    wet, dry = ground.add("race_trooper", 300.0, 300.0), ground.add("race_trooper", 2000.0, 300.0)
    splashes = []
    for _ in range(300):
        ground.world.events = []
        ground.run(march, step_physics, take_damage)
        splashes += ground.events(Splashed)
    assert len(splashes) == 1 and splashes[0].pos == pytest.approx((300.0, SEA_WU))
    assert ground.life.hp[wet] == ground.life.full[wet]
    assert ground.life.hp[dry] < ground.life.full[dry]


def test_a_gosta_in_the_sea_sinks_and_does_not_go_off():
    ground = sea()
    row, ashore = ground.add("gosta", 200.0), ground.add("gosta", 2000.0)
    for _ in range(240):
        ground.run(march, step_physics, take_damage)
    assert row in ground.world.deaths and ashore not in ground.world.deaths
    assert not ground.events(Blast)
    ground.life.pending[ashore] = 1.0
    ground.run(take_damage)
    assert len(ground.events(Blast)) == 1


@pytest.mark.parametrize("key", ["race_landcruiser", "race_carrier"])
def test_a_driver_stops_at_his_wading_depth(key: str):
    ground = sea()
    row = ground.add(key, 1300.0, turned=-1, task=TASK_ADVANCE, to=(100.0, 0.0))
    deepest = 0.0
    for _ in range(1500):
        ground.run(carry_out, drive, step_physics, take_damage)
        deepest = max(deepest, float(depth_at(ground.world.land, ground.body.pos[row, 0])))
    assert deepest < wading_wu(ground.world, np.array([row]))[0]
    assert ground.body.pos[row, 0] < 1250.0
    assert ground.life.hp[row] == ground.life.full[row]


def test_a_vehicle_pushed_in_deep_drowns_and_does_not_burn():
    ground = sea()
    row = ground.add("race_landcruiser", 300.0)
    for _ in range(300):
        ground.run(drive, step_physics, take_damage)
        if row in ground.world.deaths:
            break
    assert row in ground.world.deaths
    assert ground.life.burning[row] == 0.0
    ground.settle()
    (wreck,) = ground.world.units.rows(Debris)
    ground.run(take_damage)
    assert ground.world.units[Debris].heat[wreck] == 0.0


def test_a_walker_wades_no_deeper_than_its_hips():
    ground = sea()
    row = ground.add("arume_walker", 1100.0, turned=-1)
    deepest = 0.0
    for _ in range(1200):
        ground.task.want_speed[row] = -55.0
        ground.run(walk, step_physics, take_damage)
        deepest = max(deepest, float(depth_at(ground.world.land, ground.body.pos[row, 0])))
    assert 15.0 < deepest < wading_wu(ground.world, np.array([row]))[0]
    assert ground.life.hp[row] == ground.life.full[row]


def test_blasts_in_water_say_so_and_dig_nothing():
    ground = sea()
    before = ground.world.land[Height].ground.copy()
    arm = ground.world.catalogue.arm_number("high_explosive")
    go_off(ground.world, np.array((300.0, 0.0)), arm, ARUME, -1, -1)
    assert [blast.water for blast in ground.events(Blast)] == [True]
    assert (ground.world.land[Height].ground == before).all()
    go_off(ground.world, np.array((2000.0, 40.0)), arm, ARUME, -1, -1)
    assert [blast.water for blast in ground.events(Blast)] == [True, False]
    assert (ground.world.land[Height].ground != before).any()


def test_a_round_ends_on_the_water():
    ground = sea()
    for x in (300.0, 2000.0):
        ground.shell("rifle", (x, 60.0), (10.0, -800.0))
    ground.run(advance_shells, times=10)
    wet, dry = sorted(ground.events(Grounded), key=lambda event: event.pos[0])
    assert (wet.water, dry.water) == (True, False)
    assert wet.pos[1] == pytest.approx(SEA_WU)


def test_a_dead_aircraft_ends_on_the_water_and_its_hull_sinks():
    ground = sea()
    row = ground.add("arume_fighter", 200.0, 60.0, vel=(40.0, -60.0))
    ground.life.hp[row] = 0.0
    ground.world.lock(True)
    ground.tick(240)
    assert not ground.units("arume_fighter").size
    (wreck,) = ground.world.units.rows(Debris)
    assert ground.body.pos[wreck, 1] < SEA_WU - 20.0
    assert ground.world.units[Debris].heat[wreck] == 0.0


def test_a_hull_on_land_still_glows():
    ground = sea()
    kind = ground.world.catalogue.unit("race_landcruiser")
    row = spawn_debris(ground.world, DebrisBirth(kind, 0, (2000.0, 60.0), (0.0, 0.0), 0.0, 1))
    ground.run(drive, step_physics, take_damage, times=60)
    assert ground.world.units[Debris].heat[row] > 30.0
