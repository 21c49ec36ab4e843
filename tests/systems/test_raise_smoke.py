"""Who raises smoke: blasts, what burns, what falls down, and vehicles that hide."""

import numpy as np
import pytest

from game.systems.drift_smoke import drift_smoke
from game.systems.lay_guns import lay_guns
from game.systems.obey_surface import obey_surface
from game.systems.raise_smoke import raise_smoke
from game.world import commands as c
from game.world.ground_events import Blast, Collapsed, Felled, SmokeLaid, Struck
from game.world.smoke import DUST, RUBBLE, SCREEN, SOOT
from game.world.surface_smoke import Discharger, Embers, Smoke
from game.world.surface_spawning import spawn_debris
from game.world.surface_world import DebrisBirth
from game.world.tasks import TASK_FALL_BACK
from tests.systems.ground_stage import ARUME, RACE, Ground


def raised(ground: Ground, *events: object, times: int = 1) -> Ground:
    """Let smoke be raised for what happened, and be born."""
    ground.world.events = list(events)
    for _ in range(times):
        ground.run(raise_smoke)
        ground.settle()
        ground.world.events = [event for event in ground.world.events if isinstance(event, SmokeLaid)]
    return ground


def blast(reach: float, on_ground: bool = True, x: float = 1000.0) -> Blast:
    return Blast(0, RACE, (x, 101.0), reach, on_ground)


def test_a_blast_on_the_ground_raises_dust_by_its_reach():
    sizes = []
    for reach in (20.0, 60.0):
        ground = raised(Ground(), blast(reach))
        sizes.append(float(ground.world.zones[Smoke].grown[ground.puffs(DUST)].max()))
    assert 1.8 < sizes[1] / sizes[0] < 4.5


def test_a_small_blast_and_one_in_the_air_raise_none():
    assert len(raised(Ground(), blast(8.0), blast(40.0, on_ground=False)).puffs()) == 0


def test_paving_gives_off_less():
    dense = [float(g.world.zones[Smoke].peak[g.puffs(DUST)].max())
             for g in (raised(Ground(hard=span), blast(30.0)) for span in ((), ((900.0, 1100.0),)))]  # fmt: skip
    assert dense[1] < 0.6 * dense[0]


def test_a_fallen_house_gives_off_a_cloud_and_smokes_on():
    ground = Ground()
    kind = ground.world.catalogue.unit("race_hangar")
    raised(ground, Collapsed(kind, RACE, (1000.0, 134.0), -1, 0, 0, 68.0))
    assert len(ground.puffs(RUBBLE)) >= 3
    assert len(ground.world.zones.rows(Embers)) == 1
    raised(ground, times=200)
    assert len(ground.puffs(SOOT)) >= 2


def test_a_battery_that_dies_smokes_where_it_stood():
    ground = Ground()
    kind = ground.world.catalogue.unit("race_sam")
    raised(ground, Felled(0, 1, RACE, kind, -1, -1, -1, (1000.0, 130.0), (0.0, 0.0), 1, 0.0))
    assert len(ground.world.zones.rows(Embers)) == 1


def test_a_hulk_on_the_ground_smokes_and_a_falling_one_does_not():
    ground = Ground()
    kind = ground.world.catalogue.unit("race_landcruiser")
    for y in (118.0, 500.0):
        spawn_debris(ground.world, DebrisBirth(kind, RACE, (1000.0 + y, y), (0.0, 0.0), 0.0, 1))
    raised(ground, times=300)
    across = ground.world.zones[Smoke].pos[ground.puffs(SOOT), 0]
    assert 3 <= len(across) <= 7
    assert (np.abs(across - 1118.0) < 60.0).all()


def test_many_fires_share_what_the_air_may_hold():
    ground = Ground()
    kind = ground.world.catalogue.unit("race_landcruiser")
    for number in range(60):
        spawn_debris(ground.world, DebrisBirth(kind, RACE, (500.0 + 40.0 * number, 118.0), (0.0, 0.0), 0.0, 1))
    for _ in range(900):
        ground.world.events = []
        ground.run(drift_smoke, raise_smoke)
        ground.settle()
    assert 90 < len(ground.puffs()) < 170


def vehicle(key: str = "race_landcruiser") -> tuple[Ground, int]:
    ground = Ground()
    return ground, ground.add(key, 1000.0)


def struck(ground: Ground, row: int, arm: str, through: bool) -> Struck:
    number = ground.world.catalogue.arm_number(arm)
    return Struck(row, ground.world.serial(row), number, (1040.0, 120.0), (-1.0, 0.0), through)


@pytest.mark.parametrize(
    ("arm", "through", "lays"), [("tower_gun", False, True), ("autocannon", True, True), ("rifle", False, False)]
)
def test_a_vehicle_that_is_struck_and_lives_hides(arm: str, through: bool, lays: bool):
    ground, row = vehicle()
    raised(ground, struck(ground, row, arm, through))
    assert bool(len(ground.puffs(SCREEN))) == lays


def test_the_dead_lay_none_and_nobody_lays_more_than_he_carries():
    ground, row = vehicle()
    ground.life.hp[row] = 0.0
    raised(ground, struck(ground, row, "tower_gun", False))
    assert len(ground.puffs()) == 0
    ground.life.hp[row] = 50.0
    salvos = 0
    for _ in range(5):
        raised(ground, struck(ground, row, "tower_gun", False), times=1000)
        salvos += len(ground.events(SmokeLaid))
    assert salvos == 2
    assert ground.world.units[Discharger].left[row] == 0


def test_a_ships_lens_laid_on_it_is_felt_and_a_fighters_is_not():
    for key, y, lays in (("arume_ship", 600.0, True), ("arume_fighter", 300.0, False)):
        ground, row = vehicle()
        shooter = ground.add(key, 1000.0, y)
        ground.gun.target[ground.guns(shooter)[0]] = row
        raised(ground)
        assert bool(len(ground.puffs(SCREEN))) == lays, key


def test_who_withdraws_in_view_hides_and_unseen_does_not():
    for seen, lays in ((0.0, True), (30.0, False)):
        ground, row = vehicle("race_carrier")
        ground.task.kind[row], ground.eyes.seen[row] = TASK_FALL_BACK, seen
        raised(ground)
        assert bool(len(ground.puffs(SCREEN))) == lays


def test_a_commander_has_it_laid():
    ground, row = vehicle()
    soldier = ground.add("race_trooper", 1100.0)
    told = c.LaySmoke((ground.world.units.refer(row), ground.world.units.refer(soldier)))
    ground.world.events = []
    ground.run(obey_surface, raise_smoke, commands=(told,))
    ground.settle()
    assert [event.row for event in ground.events(SmokeLaid)] == [row]
    assert len(ground.puffs(SCREEN)) > 3


def test_a_screen_hides_its_vehicle_for_some_seconds_and_then_no_more():
    ground, row = vehicle()
    ground.add("arume_walker", 1700.0, turned=-1)
    ground.world.units[Discharger].asked[row] = True
    hidden = []
    for tick in range(1300):
        ground.world.events = []
        ground.run(drift_smoke, lay_guns, *([] if tick else [raise_smoke]))
        ground.settle()
        hidden.append(bool(ground.eyes.seen[row] > 1.0))
    assert any(hidden[120:400]), "nobody sees it behind its smoke"
    assert not any(hidden[-60:]), "the wind has carried the smoke away"
    assert ARUME in ground.body.side[ground.units("arume_walker")]
