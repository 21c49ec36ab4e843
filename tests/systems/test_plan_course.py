"""Plan course: orders become velocities and headings, and formations hold."""

import numpy as np
import pytest

from game.base.vectors import length, rotate
from game.rules.level import ForceRule, LevelRule, ShipRule
from game.rules.library import standard
from game.rules.triggers import End
from game.sim.simulation import Simulation
from game.systems.plan_course import plan_course
from game.systems.step_physics import step_physics
from game.systems.thrust import thrust
from game.world.components import Body, Group, Helm, Orders, Reactor
from game.world.orders import ORDER_HOLD, ORDER_MOVE, ORDER_WITHDRAW


def test_a_ship_told_to_move_gets_there_and_stops(stage):
    s = stage(gap_wu=9000.0)
    orders, body = s.part(Orders), s.part(Body)
    s.part(Reactor).level[:] = 1.0
    orders.kind[s.race], orders.point[s.race] = ORDER_MOVE, (-1200.0, 900.0)
    s.run(plan_course, thrust, step_physics, times=60 * 70)
    assert length(body.pos[s.race] - np.array([-1200.0, 900.0])) < 60.0
    assert length(body.vel[s.race]) < 3.0


def test_who_withdraws_runs_at_full_speed(stage):
    s = stage(gap_wu=9000.0)
    orders, body = s.part(Orders), s.part(Body)
    s.part(Reactor).level[:] = 1.0
    orders.kind[s.race], orders.point[s.race] = ORDER_WITHDRAW, (-90000.0, 0.0)
    s.run(plan_course, thrust, step_physics, times=60 * 40)
    assert body.vel[s.race, 0] == pytest.approx(-s.part(Helm).speed[s.race], rel=0.02)


def test_hands_on_the_helm_are_left_alone(stage):
    s = stage()
    helm = s.part(Helm)
    helm.by_hand[s.race], helm.want_vel[s.race] = True, (7.0, 7.0)
    s.part(Orders).kind[s.race] = ORDER_HOLD
    s.run(plan_course)
    assert helm.want_vel[s.race].tolist() == [7.0, 7.0]


def test_formations_hold_under_way():
    ships = [ShipRule(id=f"s{n}", unit="race_cruiser", name=str(n)) for n in range(6)]
    force = ForceRule(id="f", side="race", name="f", doctrine="obey", formation="block", at_wu=[0.0, 0.0],
                      facing_deg=0.0, ship=ships)  # fmt: skip
    late = End(kind="end", outcome="partial", reason="over")
    level = LevelRule(format=1, id="drill", title="t", theatre="orbit", place="p", briefing=["b"], limit_s=999.0,
                      late=late, force=[force])  # fmt: skip
    simulation = Simulation(standard(), level, 1)
    world = simulation.world
    world.lock(False)
    leader = int(world.groups[Group].leader[0])
    world.units[Orders].kind[leader], world.units[Orders].point[leader] = ORDER_MOVE, (6000.0, 0.0)
    world.lock(True)
    worst = 0.0
    for tick in range(60 * 60):
        simulation.tick()
        if tick > 60 * 20:
            body, rows = world.units[Body], world.ships()
            slots = world.catalogue.slots[world.groups[Group].formation[0]][world.units[Orders].slot[rows]]
            place = body.pos[leader] + rotate(slots, body.face[leader][None])
            worst = max(worst, float(length(body.pos[rows] - place).max()))
    assert world.units[Body].pos[leader, 0] > 2000.0
    assert worst < 140.0, "half the spacing"
