"""Keep records: events become counts, and what stood at a loss stays."""

import pytest

from game.base.constants import STERN
from game.rules.level import ZoneRule
from game.systems.breach import breach
from game.systems.keep_records import keep_records
from game.world import events as e
from game.world.components import CRIPPLED, DESTROYED, ESCAPED, FIGHTING, Body, Hull, Orders, Record, Ship
from game.world.orders import ORDER_HOLD, ORDER_WITHDRAW

AT = (0.0, 0.0)


def test_events_are_counted_for_who_did_and_who_suffered(stage):
    s = stage()
    own, foe = s.world.serial(s.race), s.world.serial(s.arume)
    kind, decoy = (s.world.catalogue.missile_number(key) for key in ("race_anti_ship", "decoy"))
    bus = s.world.catalogue.missile_number("explosive_bus")
    s.world.events = [
        e.Launched(9, kind, 0, own, foe, 0, AT), e.Launched(10, bus, 0, own, foe, 0, AT),
        e.HullHit(1, foe, "missile", 90, kind, own, 0, 50.0, AT), e.HullHit(1, foe, "missile", 91, decoy, own, 0, 0.0, AT),
        e.HullHit(1, foe, "beam", -1, kind, own, 0, 9.0, AT), e.ShieldHit(1, foe, "missile", 92, kind, own, 8.0, AT),
        e.Intercepted(93, kind, 0, own, foe, "laser", foe, AT), e.Intercepted(93, decoy, 0, own, foe, "laser", foe, AT),
    ]  # fmt: skip
    s.run(keep_records)
    record = s.part(Record)
    assert record.launched[0].tolist() == [1, 1]
    assert (record.leaked[0], record.stopped[0]) == (1, 2)
    assert (record.hits[1], record.on_shield[1], record.shot_down[1]) == (1, 1, 1)


def test_what_stood_when_a_ship_was_lost_is_kept_and_status_only_grows_worse(stage):
    s = stage()
    record, hull = s.part(Record), s.part(Hull)
    record.launched[0], record.hits[0] = (3, 2), 5
    hull.pending[s.race, STERN] = hull.full[s.race, STERN]
    s.run(breach, keep_records)
    assert (record.status[0], record.lost_order[0], record.hits_when_lost[0]) == (CRIPPLED, 1, 5)
    s.world.events = []
    record.launched[0], record.hits[0] = (30, 20), 50
    hull.pending[s.race] = hull.full[s.race] * 2.0
    s.run(breach, keep_records)
    assert (record.status[0], record.lost_order[0], record.hits_when_lost[0]) == (DESTROYED, 1, 5)
    assert record.launched_when_lost[0].tolist() == [3, 2]
    assert record.hull_share[0] == 0.0
    assert record.status[1] == FIGHTING


def test_who_withdraws_into_a_safe_zone_has_escaped_and_others_have_not(stage):
    s = stage()
    zone = ZoneRule(id="safe", name="Safe", at_wu=[0.0, 0.0], radius_wu=5000.0, safe_for="race")
    s.world.level = s.world.level.model_copy(update={"zone": [zone]})
    s.run(keep_records)
    assert not s.world.deaths, "nobody asked to leave"
    s.part(Orders).kind[:2] = ORDER_WITHDRAW
    s.run(keep_records)
    assert s.world.deaths == {s.race}, "safe for one side only"
    assert s.part(Record).status[:2].tolist() == [ESCAPED, FIGHTING]
    assert [event.side for event in s.events(e.Escaped)] == [0]


def test_the_adrift_do_not_escape(stage):
    s = stage()
    zone = ZoneRule(id="safe", name="Safe", at_wu=[0.0, 0.0], radius_wu=5000.0, safe_for="race")
    s.world.level = s.world.level.model_copy(update={"zone": [zone]})
    s.part(Orders).kind[s.race], s.part(Ship).adrift[s.race] = ORDER_WITHDRAW, True
    s.run(keep_records)
    assert not s.world.deaths
    assert s.part(Body).pos[s.race].tolist() == [0.0, 0.0]


@pytest.mark.parametrize(("mine", "leaves"), [(True, True), (False, False)])
def test_where_one_force_alone_may_leave_it_does_so_whatever_it_was_told(stage, mine: bool, leaves: bool):
    s = stage()
    s.part(Orders).kind[s.race] = ORDER_HOLD if mine else ORDER_WITHDRAW
    own = next(name for name, group in s.world.forces.items() if (group == s.part(Ship).group[s.race]) == mine)
    zone = ZoneRule(id="down", name="Down", at_wu=[0.0, 0.0], radius_wu=5000.0, safe_for="race", only_for=own)
    s.world.level = s.world.level.model_copy(update={"zone": [zone]})
    s.run(keep_records)
    assert (s.race in s.world.deaths) == leaves
