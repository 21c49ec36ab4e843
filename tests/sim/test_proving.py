"""The proving ground: whatever is looked up stands in a battle that is a battle, against somebody it is for."""

from __future__ import annotations

import pytest

from game.rules.library import standard
from game.rules.weapons import BeamRule
from game.sim.proving import FOE, SUBJECT, bearer, showing
from game.sim.simulation import Simulation
from game.world.components import Record
from game.world.events import GenocideOpened, Launched
from game.world.ground_events import Shot
from game.world.surface_catalogue import PREY_OF

UNITS = [("orbit", key) for key in standard().units] + [("surface", key) for key in standard().surface_units]


@pytest.mark.parametrize(("theatre", "unit"), UNITS, ids=[unit for _, unit in UNITS])
def test_every_unit_can_be_shown(theatre: str, unit: str):
    library = standard()
    shown = showing(library, unit, theatre)
    own, other = shown.level.force
    assert own.ship[0].id == SUBJECT and own.ship[0].unit == unit and other.ship[0].id == FOE
    assert {own.side, other.side} == {"race", "arume"}
    simulation = Simulation(library, shown.level, 1)
    simulation.tick()
    assert (simulation.world.records[Record].side[: simulation.world.records.size] == 1).any()


def test_a_gun_is_shown_at_what_it_is_best_for():
    library = standard()
    for key, arm in library.arms.items():
        carriers = [name for name, unit in library.surface_units.items() if key in [gun.weapon for gun in unit.guns]]
        if carriers:
            foe = showing(library, bearer(library, carriers, "surface"), "surface", key).level.force[1].ship[0].unit
            assert PREY_OF[library.surface_units[foe].role] == arm.prey[0], key


def test_who_has_no_shield_begins_out_of_the_light():
    library = standard()
    beam = library.weapons["green_beam"]
    assert isinstance(beam, BeamRule)
    own, other = showing(library, "race_cruiser", "orbit").level.force
    assert other.at_wu[0] - own.at_wu[0] > beam.range_wu


def test_what_is_shown_really_happens():
    library = standard()
    for theatre, unit, kind, within_s in (
        ("orbit", "race_cruiser", Launched, 4), ("orbit", "arume_flagship", GenocideOpened, 2),
        ("surface", "arume_tower", Shot, 6),
    ):  # fmt: skip
        simulation = Simulation(library, showing(library, unit, theatre).level, 1)
        seen = any(isinstance(event, kind) for _ in range(within_s * 60) for event in simulation.tick())
        assert seen, f"{unit}: no {kind.__name__} within {within_s} s"


def test_the_jump_is_for_whoever_asks_for_it():
    library = standard()
    assert showing(library, "arume_battlecruiser", "orbit", drive="jump").jumps
    assert not showing(library, "arume_battlecruiser", "orbit").jumps
