"""Allot fire: claims are shared, arcs and links are kept, and no missile leaks while a gun is wasted on another."""

import numpy as np
import pytest

from game.systems.allot_fire import allot_fire
from game.systems.link_up import link_up
from game.world.components import Body, FireControl, Missile, Mount, Orders, Reactor, Ship
from game.world.orders import POSTURE_BIG


def guarded(stage, **more):
    s = stage(**more)
    s.part(Reactor).output[:] = 50.0
    s.part(FireControl).stock[:] = 0  # mounts alone
    return s


def test_no_two_mounts_claim_one_missile_while_another_in_reach_leaks(stage):
    s = guarded(stage)
    rows = [s.missile("race_anti_ship", s.arume, (640.0, 12.0 * n), (400.0, 0.0)) for n in range(8)]
    s.run(allot_fire, times=24)
    mount, lasers = s.part(Mount), s.mounts(s.arume, "point_defence_laser")
    aimed = mount.target[lasers][mount.target[lasers] >= 0]
    assert len(aimed) > 3, "several can reach"
    assert len(set(aimed.tolist())) == min(len(aimed), len(rows))


def test_every_mount_stays_within_arc_and_range(stage):
    s = guarded(stage)
    rng = np.random.default_rng(5)
    for _ in range(60):
        s.missile("race_anti_ship", s.arume, tuple(np.array([1000.0, 0.0]) + rng.normal(0, 500, 2)), (100.0, 0.0))
    s.run(allot_fire, times=12)
    mount, body, weapon = s.part(Mount), s.part(Body), s.world.catalogue.weapon
    rows = s.world.mounts.rows(Mount)
    laid = rows[mount.target[rows] >= 0]
    assert len(laid) >= 8
    for one in laid:
        face = body.face[s.arume]
        turn = np.array([[face[0], -face[1]], [face[1], face[0]]])
        to = body.pos[mount.target[one]] - (body.pos[s.arume] + turn @ mount.place[one])
        far = float(np.hypot(*to))
        off = np.degrees(np.arccos(np.clip(to @ (turn @ mount.axis[one]) / far, -1, 1)))
        assert far <= weapon["range_wu"][mount.weapon[one]] + 1e-9
        assert off <= weapon["arc_deg"][mount.weapon[one]] + 1e-6


def test_nobody_shoots_at_what_flies_at_a_ship_it_is_not_linked_with(stage):
    s = guarded(stage)
    s.missile("race_anti_ship", s.race, (800.0, 0.0), (100.0, 0.0))  # astray, at its own side
    s.run(allot_fire, times=12)
    assert (s.part(Mount).target[s.world.mounts.rows(Mount)] == -1).all()


@pytest.mark.parametrize("why", ["adrift", "stunned", "no power"])
def test_who_has_no_power_lays_nothing(stage, why: str):
    s = guarded(stage)
    s.missile("race_anti_ship", s.arume, (700.0, 0.0), (400.0, 0.0))
    if why == "adrift":
        s.part(Ship).adrift[s.arume] = True
    elif why == "stunned":
        s.part(Reactor).stunned[s.arume] = 1.0
    else:
        s.part(Reactor).output[s.arume] = 0.0
    s.run(allot_fire, times=12)
    assert (s.part(Mount).target[s.world.mounts.rows(Mount)] == -1).all()


def interceptors(s) -> list[int]:
    """Give what each interceptor in flight is meant to hunt."""
    rows, missile = s.world.units.rows(Missile), s.part(Missile)
    return missile.target[rows[s.world.catalogue.interceptor[missile.kind[rows]]]].tolist()


def look(s, times: int) -> None:
    for _ in range(times):
        s.run(allot_fire)
        s.settle()


def test_channels_and_stock_bound_the_interceptors(stage):
    s = stage()
    s.part(Reactor).output[:] = 50.0
    radar = s.part(FireControl)
    full = int(radar.stock[s.race])
    rows = [s.missile("arume_anti_ship", s.race, (700.0, 20.0 * n), (-400.0, 0.0)) for n in range(20)]
    look(s, 240)
    sent = interceptors(s)
    assert len(sent) == radar.channels[s.race] == radar.busy[s.race]
    assert full - radar.stock[s.race] == len(sent)
    assert len(set(sent)) == len(sent)
    assert set(sent) <= set(rows)


def test_the_radar_is_blind_astern(stage):
    s = stage()
    s.part(Reactor).output[:] = 50.0
    s.missile("arume_anti_ship", s.race, (-700.0, 0.0), (400.0, 0.0))
    look(s, 24)
    assert not interceptors(s)


def test_a_posture_saves_interceptors_for_explosive_metal(stage):
    s = stage()
    s.part(Reactor).output[:] = 50.0
    s.part(Orders).posture[s.arume] = POSTURE_BIG
    s.missile("race_anti_ship", s.arume, (400.0, 0.0), (400.0, 0.0))
    look(s, 24)
    assert not interceptors(s)
    bus = s.missile("explosive_bus", s.arume, (300.0, 0.0), (400.0, 0.0))
    look(s, 24)
    assert set(interceptors(s)) == {bus}


def test_claims_of_the_dead_are_free_again(stage):
    s = guarded(stage)
    row = s.missile("race_anti_ship", s.arume, (700.0, 0.0), (400.0, 0.0))
    s.run(link_up, allot_fire, times=12)
    mounts = s.world.mounts.rows(Mount)
    assert (s.part(Mount).target[mounts] == row).any()
    s.world.request_death(row)
    s.settle()
    assert (s.part(Mount).target[mounts] == -1).all()
    assert len(s.world.units.rows(Missile)) == 0
