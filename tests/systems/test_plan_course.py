"""Plan course: orders become velocities and headings, and formations hold."""

import numpy as np
import pytest

from game.base.vectors import length, rotate
from game.engine.physics import HULL
from game.rules.level import ForceRule, LevelRule, ShipRule
from game.rules.library import standard
from game.rules.triggers import End
from game.sim.simulation import Simulation
from game.systems.plan_course import plan_course
from game.systems.step_physics import step_physics
from game.systems.thrust import thrust
from game.world.components import Body, GenocideDrive, Group, Helm, Orders, Reactor
from game.world.lanes import cannon_rule, friends_in_lane
from game.world.orders import ORDER_HOLD, ORDER_MOVE, ORDER_WITHDRAW
from game.world.queries import neighbours
from game.world.spawning import spawn_force


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


def friend(s, at: tuple[float, float]) -> int:
    """Put another Arume ship into the battle and give its row."""
    ship = ShipRule(id="friend", unit="arume_cruiser", name="Friend")
    force = ForceRule(id="friends", side="arume", name="Friends", doctrine="obey", formation="block", at_wu=list(at),
                      facing_deg=180.0, ship=[ship])  # fmt: skip
    spawn_force(s.world, force)
    s.part(Reactor).level[:] = 1.0
    return int(s.part(Group).leader[s.world.forces["friends"]])


@pytest.mark.parametrize("aside", [0.0, 5.0, -5.0, 40.0, 120.0])
@pytest.mark.parametrize("other", ["arume_cruiser", "arume_battlecruiser"])
def test_ships_that_meet_head_on_at_full_speed_do_not_touch(stage, other: str, aside: float):
    s = stage(arume=other, gap_wu=2400.0)
    s.place(s.race, (0.0, 0.0), (80.0, 0.0))
    s.place(s.arume, (2400.0, aside), (-80.0, 0.0), np.pi)
    s.part(Reactor).level[:] = 1.0
    orders = s.part(Orders)
    orders.kind[[s.race, s.arume]] = ORDER_MOVE
    orders.point[s.race], orders.point[s.arume] = (9000.0, 0.0), (-9000.0, aside)
    for _ in range(60 * 25):
        s.run(plan_course, thrust, step_physics)
        touching = [each for each in s.world.physics.contacts if each.kind_a == each.kind_b == HULL]
        assert not touching, f"after {s.world.time_s:.1f} s, {touching}"
    assert s.part(Body).pos[s.race, 0] > s.part(Body).pos[s.arume, 0], "they have passed one another"


@pytest.mark.parametrize("aside", [30.0, -30.0, 300.0])
def test_a_friend_in_a_lane_leaves_it_by_the_shorter_way(stage, aside: float):
    s = stage(arume="arume_flagship", gap_wu=6000.0)
    row = friend(s, (3500.0, aside))
    s.part(GenocideDrive).wanted[s.arume], s.part(GenocideDrive).aim[s.arume] = True, (-1.0, 0.0)
    lane = cannon_rule(s.world, s.arume).lane_wu
    assert friends_in_lane(s.world, s.arume, s.part(Body).face[s.arume], lane).any()
    s.run(plan_course, thrust, step_physics, times=60 * 20)
    assert not friends_in_lane(s.world, s.arume, s.part(Body).face[s.arume], lane * 0.5).any()
    assert np.sign(s.part(Body).pos[row, 1]) == np.sign(aside)


def test_a_friend_beside_the_lane_or_flown_by_hand_is_left_alone(stage):
    s = stage(arume="arume_flagship", gap_wu=6000.0)
    row = friend(s, (3500.0, 1500.0))
    s.part(GenocideDrive).wanted[s.arume], s.part(GenocideDrive).aim[s.arume] = True, (-1.0, 0.0)
    s.run(plan_course, times=3)
    assert s.part(Helm).want_vel[row].tolist() == [0.0, 0.0]
    s.place(row, (3500.0, 0.0))
    s.part(Helm).by_hand[row] = True
    s.run(plan_course, times=3)
    assert s.part(Helm).want_vel[row].tolist() == [0.0, 0.0]


def test_who_opens_her_bow_stops_and_turns_it_to_the_aim_slowly(stage):
    s = stage(arume="arume_flagship", gap_wu=6000.0)
    body, cannon = s.part(Body), s.part(GenocideDrive)
    s.part(Reactor).level[:] = 1.0
    s.place(s.arume, (6000.0, 0.0), (-30.0, 0.0), np.pi)
    s.part(Orders).kind[s.arume], s.part(Orders).point[s.arume] = ORDER_MOVE, (0.0, 0.0)
    aim = np.radians(170.0)
    cannon.wanted[s.arume], cannon.covers[s.arume], cannon.aim[s.arume] = True, 1.0, (np.cos(aim), np.sin(aim))
    most = np.radians(cannon_rule(s.world, s.arume).turn_dps)
    for _ in range(60 * 30):
        s.run(plan_course, thrust, step_physics)
        assert abs(body.spin[s.arume]) <= most * 1.01
    assert length(body.vel[s.arume]) < 1.0
    assert body.angle[s.arume] == pytest.approx(aim, abs=0.01)


@pytest.mark.parametrize("stretch", [(1.0, 8.0), (8.0, 1.0)])
def test_neighbours_are_all_pairs_near_along_the_longer_side_in_order(stretch: tuple[float, float]):
    pos = np.random.default_rng(5).uniform(-1000.0, 1000.0, (60, 2)) * stretch
    pos[7] = pos[8]  # two in one place
    one, two = neighbours(pos, 900.0)
    longer = int(np.argmax(stretch))
    wanted = [
        (i, j) for i in range(60) for j in range(60) if i != j and abs(pos[i, longer] - pos[j, longer]) <= 900.0
    ]
    assert list(zip(one.tolist(), two.tolist(), strict=True)) == wanted
    assert 0 < len(wanted) < 60 * 59
