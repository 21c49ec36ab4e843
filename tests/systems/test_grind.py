"""Grind: grit wears missiles by the second, inside a field only, and who dies of it dies of wreckage."""

import pytest

from game.base.constants import DT
from game.rules.level import ZoneRule
from game.systems.detonate import detonate
from game.systems.grind import grind
from game.world.components import Missile
from game.world.events import Intercepted

FIELD = ZoneRule(id="field", name="Debris", at_wu=[0.0, 500.0], radius_wu=200.0, debris_per_s=0.5)


def test_a_missile_in_a_field_is_worn_and_one_outside_is_not(stage):
    s = stage()
    s.world.level = s.world.level.model_copy(update={"zone": [FIELD]})
    inside = s.missile("race_anti_ship", s.arume, (0.0, 520.0))
    outside = s.missile("arume_anti_ship", s.race, (0.0, 800.0))
    for _ in range(10):
        grind.run(s.world)
    wear = s.part(Missile).wear
    assert wear[inside] == pytest.approx(10 * DT * 0.5) and wear[outside] == 0.0


def test_what_is_worn_out_falls_to_wreckage_and_to_nobodys_credit(stage):
    s = stage()
    s.world.level = s.world.level.model_copy(update={"zone": [FIELD]})
    row = s.missile("race_anti_ship", s.arume, (0.0, 520.0), hp=0.004)
    s.run(grind)
    s.run(detonate)
    told = [event for event in s.world.events if isinstance(event, Intercepted)]
    assert row in s.world.deaths and told[0].by == "wreck" and told[0].by_serial == -1
