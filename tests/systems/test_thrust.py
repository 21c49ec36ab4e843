"""Thrust: pushes within what engines give, no drag, and a governor for hands."""

import numpy as np
import pytest

from game.base.constants import DT
from game.base.vectors import length
from game.systems.step_physics import step_physics
from game.systems.thrust import thrust
from game.world.components import Body, Helm, Reactor, Ship
from game.world.orders import ENGINES


@pytest.mark.parametrize("want", [(80.0, 0.0), (-80.0, 0.0), (0.0, 50.0), (30.0, -90.0)])
@pytest.mark.parametrize("level", [1.0, 0.4, 0.0])
def test_a_push_never_exceeds_what_the_engines_get(stage, want, level: float):
    s = stage()
    body, helm = s.part(Body), s.part(Helm)
    helm.want_vel[s.race] = want
    s.part(Reactor).level[s.race, ENGINES] = level
    s.run(thrust)
    pull = float(length(body.push[s.race])) / body.mass[s.race]
    assert pull <= helm.accel[s.race] * level * (1.0 + 1e-12)
    assert level == 0.0 or pull > 0.0
    assert float(body.push[s.race] @ np.array(want)) >= 0.0


def test_what_is_not_pushed_drifts_on(stage):
    s = stage(gap_wu=5000.0)
    s.place(s.race, (0.0, 0.0), (37.0, -5.0))
    s.part(Ship).adrift[s.race] = True
    s.part(Reactor).level[:] = 1.0
    s.run(thrust, step_physics, times=120)
    assert s.part(Body).vel[s.race].tolist() == [37.0, -5.0]


def test_the_helm_reaches_velocity_and_heading(stage):
    s = stage(gap_wu=9000.0)
    body, helm = s.part(Body), s.part(Helm)
    s.part(Reactor).level[:] = 1.0
    helm.want_vel[s.race], helm.want_face[s.race] = (30.0, 20.0), (0.0, 1.0)
    s.run(thrust, step_physics, times=60 * 30)
    assert body.vel[s.race] == pytest.approx([30.0, 20.0], abs=0.5)
    assert body.face[s.race] == pytest.approx([0.0, 1.0], abs=0.03)
    assert abs(body.spin[s.race]) < 0.01


def test_a_turn_is_never_faster_than_the_helm_allows(stage):
    s = stage(gap_wu=9000.0)
    body, helm = s.part(Body), s.part(Helm)
    s.part(Reactor).level[:] = 1.0
    helm.want_face[s.race] = (-1.0, 0.0)
    for _ in range(600):
        before = float(body.spin[s.race])
        s.run(thrust, step_physics)
        assert abs(body.spin[s.race]) <= helm.turn[s.race] * 1.0001
        assert abs(body.spin[s.race] - before) <= helm.turn_accel[s.race] * DT * 1.0001


def test_the_governor_holds_hands_back_at_full_speed_only_forwards(stage):
    s = stage(gap_wu=9000.0)
    body, helm = s.part(Body), s.part(Helm)
    s.part(Reactor).level[:] = 1.0
    helm.by_hand[s.race], helm.want_push[s.race] = True, (1.0, 0.0)
    s.run(thrust, step_physics, times=60 * 30)
    assert float(length(body.vel[s.race])) == pytest.approx(helm.speed[s.race], rel=0.01)
    helm.want_push[s.race] = (-1.0, 0.0)
    s.run(thrust)
    assert body.push[s.race, 0] < 0.0
