"""Obey: each command does what it says, and the dead hear nothing."""

import numpy as np
import pytest

from game.engine.tables import Ref
from game.systems.obey import obey
from game.world import commands as c
from game.world.components import Body, FtlDrive, GenocideDrive, Group, Helm, Launcher, Orders, Reactor
from game.world.orders import (
    EXPLOSIVE,
    ORDER_ATTACK,
    ORDER_ESCORT,
    ORDER_HOLD,
    ORDER_MOVE,
    ORDINARY,
    POSTURE_BIG,
)


def tell(s, *commands) -> None:
    s.world.commands = list(commands)
    s.run(obey)


def test_hands_steer_within_one_and_the_autopilot_takes_back(stage):
    s = stage()
    own, helm = s.world.units.refer(s.race), s.part(Helm)
    tell(s, c.Steer(own, 9.0, -9.0, 0.5))
    assert helm.by_hand[s.race]
    assert helm.want_push[s.race].tolist() == [1.0, -1.0]
    assert helm.want_turn[s.race] == 0.5
    tell(s, c.Autopilot(own, True))
    assert not helm.by_hand[s.race]
    assert not s.part(Group).commanded[0]


def test_orders_reach_ships_and_take_the_helm_from_hands(stage):
    s = stage()
    own, foe = s.world.units.refer(s.race), s.world.units.refer(s.arume)
    orders = s.part(Orders)
    tell(s, c.Steer(own, 1.0, 0.0, 0.0), c.Order((own,), ORDER_MOVE, point=(300.0, 40.0)))
    assert (orders.kind[s.race], orders.point[s.race].tolist()) == (ORDER_MOVE, [300.0, 40.0])
    assert not s.part(Helm).by_hand[s.race]
    tell(s, c.Order((own,), ORDER_ATTACK, foe))
    assert (orders.kind[s.race], orders.target[s.race]) == (ORDER_ATTACK, s.arume)


@pytest.mark.parametrize(("kind", "asked", "got"), [(ORDINARY, 7, 7), (EXPLOSIVE, 99, 6), (ORDINARY, 0, 0)])
def test_a_salvo_is_what_was_asked_and_what_there_is(stage, kind: int, asked: int, got: int):
    s = stage()
    tell(s, c.Salvo((s.world.units.refer(s.race),), kind, asked, s.world.units.refer(s.arume)))
    assert s.part(Launcher).salvo[s.race, kind] == got


def test_settings_are_set(stage):
    s = stage()
    own = (s.world.units.refer(s.race),)
    tell(s, c.Posture(own, POSTURE_BIG), c.Power(own[0], (9.0, -1.0, 1.0, 0.5)), c.WeaponsFree(own, False))
    assert s.part(Orders).posture[s.race] == POSTURE_BIG
    assert s.part(Reactor).share[s.race].tolist() == [1.5, 0.0, 1.0, 0.5]
    assert not s.part(Orders).weapons_free[s.race]


def test_the_dead_the_stale_and_the_mad_are_not_heard(stage):
    s = stage()
    before = s.world.hashes()
    stale, nobody = Ref(s.race, 99), Ref(-1, 0)
    missile = s.missile("race_anti_ship", s.arume, (500.0, 500.0))
    s.world.request_death(missile)
    s.settle()
    before = s.world.hashes()
    for ref in (stale, nobody, Ref(10**6, 0), Ref(missile, 0)):
        tell(s, c.Steer(ref, 1.0, 0.0, 0.0), c.Autopilot(ref, False), c.Order((ref,), ORDER_HOLD),
             c.Salvo((ref,), 0, 5, ref), c.Posture((ref,), 1), c.Power(ref, (1.0,) * 4), c.WeaponsFree((ref,), False),
             c.Form((ref,), 0))  # fmt: skip
    own = s.world.units.refer(s.race)
    tell(s, c.Salvo((own,), 0, 5, nobody), c.Order((own,), ORDER_ATTACK, nobody), c.Form((own,), 99), c.Form((), 0))
    assert s.world.hashes() == before


def test_a_bow_opens_where_it_is_told_and_only_on_ships_that_have_one(stage):
    s = stage(arume="arume_flagship")
    own, foe, cannon = s.world.units.refer(s.race), s.world.units.refer(s.arume), s.part(GenocideDrive)
    tell(s, c.Genocide(foe, True, (-3.0, 4.0)), c.Genocide(own, True, (1.0, 0.0)))
    assert cannon.wanted[s.arume]
    assert cannon.aim[s.arume].tolist() == pytest.approx([-0.6, 0.8])
    assert not cannon.wanted[s.race]
    tell(s, c.Genocide(foe, False), c.Genocide(foe, True))
    assert cannon.aim[s.arume].tolist() == pytest.approx(s.part(Body).face[s.arume].tolist())
    tell(s, c.Genocide(foe, False))
    assert not cannon.wanted[s.arume]


def test_a_jump_is_called_for_and_called_off_and_only_where_there_is_a_drive(stage):
    s = stage(arume="arume_battlecruiser")
    own, foe, jump = s.world.units.refer(s.race), s.world.units.refer(s.arume), s.part(FtlDrive)
    tell(s, c.Jump(foe, True), c.Jump(own, True))
    assert (jump.wanted[s.arume], jump.wanted[s.race]) == (True, False)
    tell(s, c.Jump(foe, False))
    assert not jump.wanted[s.arume]


@pytest.mark.parametrize("aim", [(1e-9, 0.0), (-2e9, 2e9), (0.0, 0.0)], ids=str)
def test_an_aim_of_any_size_is_a_direction(stage, aim):
    s = stage(arume="arume_flagship")
    tell(s, c.Genocide(s.world.units.refer(s.arume), True, aim))
    far = float(np.hypot(*s.part(GenocideDrive).aim[s.arume]))
    assert far == pytest.approx(1.0)


def test_drives_of_the_dead_hear_nothing(stage):
    s = stage(arume="arume_flagship")
    before = s.world.hashes()
    for ref in (Ref(s.arume, 99), Ref(-1, 0), Ref(10**6, 0)):
        tell(s, c.Genocide(ref, True, (1.0, 0.0)), c.Jump(ref, True),
             c.Order((ref,), ORDER_MOVE, point=(9.0, 9.0), queue=True))  # fmt: skip
    assert s.world.hashes() == before


@pytest.mark.parametrize("kind", [ORDER_ATTACK, ORDER_ESCORT])
def test_a_salvo_does_not_change_what_a_ship_was_told(stage, kind: int):
    s = stage()
    friend, foe, own = s.race, s.arume, s.arume
    tell(s, c.Order((s.world.units.refer(own),), kind, s.world.units.refer(friend)))
    other = s.missile("race_anti_ship", foe, (500.0, 500.0))
    tell(s, c.Salvo((s.world.units.refer(own),), ORDINARY, 3, s.world.units.refer(other)))
    orders = s.part(Orders)
    assert (orders.kind[own], orders.target[own]) == (kind, friend)
