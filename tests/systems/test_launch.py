"""Launch: stock only falls, one for each missile born."""

import numpy as np
import pytest

from game.systems.launch import launch
from game.world.components import Launcher, Missile, Reactor, Ship
from game.world.events import Launched
from game.world.orders import EXPLOSIVE, ORDINARY


def order(s, count: int, kind: int = ORDINARY) -> None:
    cells = s.part(Launcher)
    cells.salvo[s.race, kind], cells.target[s.race, kind] = count, s.arume


@pytest.mark.parametrize("kind", [ORDINARY, EXPLOSIVE])
def test_stock_falls_by_one_for_each_missile_born(stage, kind: int):
    s = stage(gap_wu=3000.0)
    cells = s.part(Launcher)
    full = int(cells.stock[s.race, kind])
    order(s, 5, kind)
    for _ in range(120):
        before = int(cells.stock[s.race, kind])
        s.run(launch)
        s.settle()
        assert int(cells.stock[s.race, kind]) <= before
    assert full - cells.stock[s.race, kind] == cells.launched[s.race, kind] == 5
    assert len(s.events(Launched)) == len(s.world.units.rows(Missile)) == 5
    assert cells.salvo[s.race, kind] == 0


def test_no_more_than_the_magazine_holds(stage):
    s = stage(gap_wu=3000.0)
    order(s, 999)
    s.run(launch, times=60 * 8)
    assert s.part(Launcher).stock[s.race, ORDINARY] == 0
    assert len(s.events(Launched)) == s.part(Launcher).cells[s.race]


def test_the_rate_is_the_rules_rate(stage):
    s = stage(gap_wu=3000.0)
    order(s, 30)
    s.run(launch, times=60)
    assert len(s.events(Launched)) == pytest.approx(s.part(Launcher).rate[s.race, ORDINARY], abs=1)


@pytest.mark.parametrize("why", ["stunned", "blind", "adrift", "hold", "no target"])
def test_who_cannot_launch_does_not(stage, why: str):
    s = stage(gap_wu=3000.0)
    order(s, 5)
    if why == "stunned":
        s.part(Reactor).stunned[s.race] = 1.0
    elif why == "hold":
        s.part(Launcher).hold[s.race] = 9.0
    elif why == "no target":
        s.part(Launcher).target[s.race] = -1
    else:
        getattr(s.part(Ship), why)[s.race] = True
    s.run(launch, times=30)
    assert not s.events(Launched)
    assert np.array_equal(s.part(Launcher).launched[s.race], [0, 0])
