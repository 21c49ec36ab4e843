"""Link up: near friends, both ways, no more than a radar can hold."""

import numpy as np

from game.systems.link_up import link_up
from game.world.components import Body, FireControl, Orders, Ship
from game.world.orders import POSTURE_SELF


def linked(world) -> dict[int, set[int]]:
    rows = world.ships()
    return {int(row): {int(other) for other in world.units[FireControl].linked[row] if other >= 0} for row in rows}


def fleet():
    from game.sim import scenarios

    world = scenarios.build("fleet").world
    world.lock(False)
    return world


def test_links_hold_both_ways_between_friends_within_reach():
    world = fleet()
    link_up(world)
    links, body, radar = linked(world), world.units[Body], world.units[FireControl]
    assert sum(map(len, links.values())) > 50
    for row, friends in links.items():
        for other in friends:
            assert row in links[other] or len(links[other]) == 8
            assert body.side[row] == body.side[other]
            assert row != other
            reach = max(radar.link_range[row], radar.link_range[other])
            assert np.hypot(*(body.pos[row] - body.pos[other])) <= reach


def test_the_adrift_and_those_who_look_after_themselves_have_no_links():
    world = fleet()
    rows = world.ships()
    world.units[Ship].adrift[rows[0]] = True
    world.units[Orders].posture[rows[1]] = POSTURE_SELF
    link_up(world)
    links = linked(world)
    for row in (int(rows[0]), int(rows[1])):
        assert not links[row]
        assert all(row not in friends for friends in links.values())
