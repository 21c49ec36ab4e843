"""Stand-off: helicopters stay out of reach, come up, fire, sink, and leave when their racks are empty."""

import numpy as np

from game.systems.direct_hover import direct_hover
from game.systems.hover import hover
from game.systems.lay_guns import lay_guns
from game.systems.step_physics import step_physics
from game.world.components import Body
from game.world.land import in_sight
from game.world.surface import Rocket
from game.world.tasks import TASK_LEAVE, TASK_STANDOFF
from tests.systems.ground_stage import HILL, Ground


def test_it_stays_beyond_reach_and_hides_and_shows_itself_in_turn():
    ground = Ground(line=(*HILL, (6000.0, 100.0)))
    foe = ground.add("arume_walker", 600.0)
    row = ground.add("race_helicopter", 2900.0, 160.0, turned=-1, task=TASK_STANDOFF)
    rule, stages = ground.world.catalogue.library.ground.standoff, []
    for _ in range(30):
        ground.run(direct_hover, hover, step_physics, times=60)
        stages.append(int(ground.task.stage[row]))
        assert abs(ground.task.want_point[row, 0] - ground.body.pos[foe, 0]) >= rule.range_m - 1.0
    assert {0, 1} == set(stages)
    ground.task.stage[row] = 0
    low = np.array([[ground.task.want_point[row, 0], ground.high(float(ground.task.want_point[row, 0])) + rule.hide_wu]])
    assert not in_sight(ground.world.land, ground.body.pos[[foe]], low)[0]


def test_it_leaves_when_its_missiles_are_spent():
    ground = Ground()
    ground.add("arume_walker", 600.0)
    row = ground.add("race_helicopter", 2900.0, 160.0, turned=-1, task=TASK_STANDOFF)
    ground.gun.rounds[ground.guns(row, "laser_missile")] = 0
    ground.run(direct_hover, times=60 * 8)
    assert ground.task.kind[row] == TASK_LEAVE


def test_two_do_not_spend_their_missiles_on_one_mark():
    ground = Ground()
    foes = [ground.add("arume_walker", 600.0 + 60.0 * n) for n in range(2)]
    craft = [ground.add("race_helicopter", 2700.0, 400.0, turned=-1) for _ in range(2)]
    ground.run(lay_guns, times=24)
    marks = {int(ground.gun.target[ground.guns(row, "laser_missile")[0]]) for row in craft}
    assert marks == set(foes)


def test_one_laser_leads_one_missile_and_who_leads_stays_up():
    ground = Ground()
    ground.add("arume_walker", 600.0)
    row = ground.add("race_helicopter", 2700.0, 400.0, turned=-1, task=TASK_STANDOFF)
    gun = ground.guns(row, "laser_missile")[0]
    led, most, rule = False, 0, ground.world.catalogue.library.ground.standoff
    for _ in range(60 * 20):
        ground.gun.ready[gun] = 0.0  # however quickly it could be loaded
        ground.tick()
        flying = ground.world.units.rows(Body, Rocket)
        held = int((ground.world.units[Rocket].target[flying] >= 0).sum())
        most, led = max(most, held), led or held > 0
        if held and ground.task.clock[row] > rule.unmask_s:
            assert ground.task.stage[row] == 1
    assert led and most == 1
