"""What the music follows: heat rises with fire, losses and threats, falls in peace, and the scales know who loses."""

from __future__ import annotations

from game.app.battle_heat import CALM, BattleHeat
from game.world import events as e
from game.world import ground_events as g

DT = 1 / 60
SHOT = g.Shot(0, 1, 0, 0, (0.0, 0.0), (1.0, 0.0))
HIT = e.HullHit(0, 7, "missile", 1, 0, 2, 0, 50.0, (0.0, 0.0))


def lost(side):
    return e.Destroyed(0, 9, side, 0, "missile", 1, 2, (0.0, 0.0), (0.0, 0.0), 0.0)


def run(heat, seconds, events=(), threat=0.0, own=7):
    seen = []
    for _ in range(round(seconds / DT)):
        heat.take(events, own)
        heat.update(DT, threat)
        seen.append(heat.intensity)
    return seen


def test_a_quiet_battle_is_calm_and_stays_so():
    heat = BattleHeat(0)
    assert max(run(heat, 5.0)) <= CALM + 1e-9


def test_more_fire_is_more_heat_and_it_rises_quicker_than_it_falls():
    few, many = BattleHeat(0), BattleHeat(0)
    run(few, 6.0, (SHOT,) * 1)
    rising = run(many, 6.0, (SHOT,) * 4)
    assert CALM + 0.2 < few.intensity < many.intensity <= 1.0
    assert rising[120] > 0.75 * rising[-1], "two seconds in it is well on its way"
    falling = run(many, 20.0)
    assert falling[120] > 0.6 * rising[-1], "peace is not believed at once"
    assert falling[0] > falling[300] > falling[-1] and falling[-1] < 0.35


def test_a_threat_and_a_hit_on_the_own_unit_are_heard_without_any_fire():
    threatened, hit, other = BattleHeat(0), BattleHeat(0), BattleHeat(0)
    run(threatened, 3.0, threat=0.8)
    run(hit, 0.1, (HIT,))
    run(hit, 2.0)
    run(other, 0.1, (HIT,), own=1)
    run(other, 2.0)
    assert threatened.intensity > CALM + 0.2
    assert hit.intensity > other.intensity + 0.05


def test_a_lost_ship_is_felt_for_a_while():
    heat = BattleHeat(0)
    run(heat, DT, (lost(0),))
    run(heat, 3.0)
    assert heat.intensity > CALM + 0.1
    run(heat, 60.0)
    assert heat.intensity < CALM + 0.03


def test_the_scales_go_to_who_loses_less_and_come_back():
    for side, own in ((0, 1.0), (1, -1.0)):
        heat = BattleHeat(side)
        assert heat.tide == own, "a battle without losses is the player's side's"
        run(heat, DT, (lost(side), lost(side)))
        run(heat, 15.0)
        assert heat.tide * own < -0.1
        run(heat, DT, (lost(1 - side),) * 6)
        run(heat, 15.0)
        assert heat.tide * own > 0.3


def test_no_time_is_no_change():
    heat = BattleHeat(0)
    heat.take((SHOT,) * 50, 7)
    heat.update(0.0, 1.0)
    assert heat.intensity == CALM
