"""Step physics: columns and bodies say the same."""

import numpy as np
import pytest

from game.base.constants import DT
from game.systems.step_physics import step_physics
from game.world.components import Body


def test_pushes_are_used_up_and_move_what_they_push(stage):
    s = stage()
    body = s.part(Body)
    body.push[s.race] = (600.0 * body.mass[s.race], 0.0)
    s.run(step_physics)
    assert body.vel[s.race] == pytest.approx([600.0 * DT, 0.0])
    assert not body.push.any()
    s.run(step_physics)
    assert body.vel[s.race] == pytest.approx([600.0 * DT, 0.0])


def test_births_and_deaths_keep_rows_and_bodies_together(stage):
    s = stage(gap_wu=5000.0)
    rng, body = np.random.default_rng(1), s.part(Body)
    alive = {}
    for number in range(200):
        if number % 3 == 2 and alive:
            row = list(alive)[int(rng.integers(len(alive)))]
            alive.pop(row)
            s.world.request_death(row)
            s.settle()
        else:
            speed = float(rng.uniform(-90, 90))
            alive[s.missile("race_anti_ship", s.arume, (20.0 * number, 900.0), (0.0, speed))] = speed
        s.run(step_physics)
        for row, speed in alive.items():
            assert body.vel[row, 1] == speed
