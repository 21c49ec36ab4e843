"""Obey: each command does what it says, and the dead hear nothing."""

import pytest

from game.engine.tables import Ref
from game.systems.obey import obey
from game.world import commands as c
from game.world.components import Group, Helm, Launcher, Orders, Reactor
from game.world.orders import (
    EXPLOSIVE,
    ORDER_ATTACK,
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
