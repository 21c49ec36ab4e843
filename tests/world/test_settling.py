"""Settling: the dead leave, references to them become -1, the new-born know nothing of them."""

import numpy as np

from game.rules.library import standard
from game.sim import scenarios
from game.world.births import MissileBirth
from game.world.components import Body, Launcher, Missile, Mount, Orders, Record, Ship
from game.world.settling import settle
from game.world.world import World


def world() -> World:
    made = scenarios.duel(standard(), "race_cruiser", "arume_cruiser").world
    made.lock(False)
    return made


def birth(made: World, target: int) -> MissileBirth:
    return MissileBirth(
        made.take_serial(), made.catalogue.missile_number("race_anti_ship"), 0, 0, made.serial(0), target,
        (200.0, 400.0), (90.0, 0.0), (0.0, 0.0), False, 0.0, 0.0,
    )  # fmt: skip


def test_references_to_the_dead_become_nobody_in_every_table():
    made = world()
    made.request_missile(birth(made, 1))
    settle(made)
    row = int(made.units.rows(Missile)[0])
    made.units[Orders].target[0] = made.units[Launcher].target[0, 1] = 1
    mounts = made.mounts.rows(Mount)
    made.mounts[Mount].target[mounts[made.mounts[Mount].owner[mounts] == 0]] = 1
    made.request_death(1)
    made.request_death(1)
    settle(made)
    for table in made.tables():
        for kind in table.kinds:
            for name, column in kind.columns.items():
                if column.ref == "units":
                    assert not (getattr(table[kind], name)[: table.size] == 1).any(), (kind, name)
    assert made.units[Missile].target[row] == -1
    assert made.units[Missile].launcher[row] == 0
    assert made.records[Record].unit[:2].tolist() == [0, -1]
    assert (made.mounts[Mount].owner[made.mounts.rows(Mount)] == 0).all()
    assert made.physics.order == [0, row]


def test_a_birth_asked_for_in_the_tick_of_a_death_forgets_the_dead():
    made = world()
    made.request_missile(birth(made, 1))
    made.request_death(1)
    settle(made)
    rows = made.units.rows(Missile)
    assert made.units[Missile].target[rows].tolist() == [-1]
    assert rows.tolist() == [1], "the freed row is taken again"
    assert made.serial(1) not in (0, 1)
    assert len(made.units.rows(Body, Ship)) == 1


def test_a_salvo_is_born_as_its_missiles_would_be_one_by_one():
    salvo, single = world(), world()
    for number in range(5):
        salvo.request_missile(birth(salvo, 1)._replace(pos=(200.0 + number, 9.0), kind=number, hold=0.1 * number))
        single.request_missile(birth(single, 1)._replace(pos=(200.0 + number, 9.0), kind=number, hold=0.1 * number))
        settle(single)
    settle(salvo)
    assert salvo.hashes() == single.hashes()
    assert salvo.physics.order == single.physics.order
    assert (salvo.physics.read() == single.physics.read()).all()


def test_a_row_used_again_shows_nothing_of_its_former_life():
    made = world()
    made.units[Missile].age[:] = 0.0
    made.request_death(1)
    made.request_missile(birth(made, 0))
    settle(made)
    missile = made.units[Missile]
    assert (missile.age[1], missile.wear[1], missile.flash[1]) == (0.0, 0.0, False)
    assert np.array_equal(made.units[Body].push[1], [0.0, 0.0])
