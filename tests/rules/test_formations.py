"""Formations: a drawing says what slots say, a wrong one is refused with its line, and no two ships overlap."""

from itertools import product
from pathlib import Path

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from game.base.errors import ContentError
from game.rules.doctrine import FormationRule
from game.rules.document import Rule, parse_toml, validate
from game.rules.level import ForceRule, ShipRule
from game.rules.library import standard
from game.sim import scenarios
from game.sim.simulation import Simulation
from game.world.components import Body

FORMATIONS = sorted(standard().formations)
UNITS = sorted(standard().units)
blanks_and_ships = st.lists(st.text("o ", max_size=12), min_size=1, max_size=8)


class Book(Rule):
    """A file of formations."""

    formation: dict[str, FormationRule]


def read(body: str) -> FormationRule:
    text = f'[formation.test]\nname = "Test"\n{body}'
    return validate(parse_toml(text, Path("doctrine.toml")), Book).formation["test"]


def refused(body: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read(body)
    return [str(problem) for problem in caught.value.problems]


@given(blanks_and_ships, st.data(), st.floats(50.0, 900.0), st.sampled_from([0.0, 120.0, 700.0]))
@settings(max_examples=60)
def test_a_drawing_and_its_slots_are_the_same_places(rows, data, spacing: float, depth: float):
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[row])))
    rows[row] = rows[row][:column] + "L" + rows[row][column + 1 :]
    drawn = FormationRule(name="d", spacing_wu=spacing, depth_wu=depth, drawn=rows)
    deep = (depth or spacing) / spacing
    slots = [[(row - r) * deep, (column - c) / 2.0] for r, line in enumerate(rows) for c, mark in enumerate(line) if mark != " "]
    same = FormationRule(name="s", spacing_wu=spacing, slots=slots)
    assert np.array(sorted(drawn.places())) == pytest.approx(np.array(sorted(same.places())))
    far = [x * x + y * y for x, y in drawn.places()]
    assert far == sorted(far), "nearest places are taken first"
    assert drawn.places()[0] == (0.0, 0.0), "the leader's own"


def test_a_drawing_is_read_with_the_front_row_first_and_left_to_the_left():
    rule = read('spacing_wu = 100\ndepth_wu = 300\ndrawn = ["  o", "o L", "    o"]')
    assert set(rule.places()) == {(300.0, 0.0), (0.0, 100.0), (0.0, 0.0), (-300.0, -100.0)}


@pytest.mark.parametrize(("body", "words"), [
    ('drawn = ["L o", "o L"]', "a drawing has one L, and otherwise only o and blanks"),
    ('drawn = ["L x o"]', "a drawing has one L, and otherwise only o and blanks"),
    ('drawn = ["o o"]', "a drawing has one L, and otherwise only o and blanks"),
    ('drawn = [""]', "a drawing has one L, and otherwise only o and blanks"),
    ("", "a formation needs either slots or a drawing"),
    ('slots = [[0, 0]]\ndrawn = ["L"]', "a formation needs either slots or a drawing"),
    ('drawn = "L o"', "a list"),
    ("spacing_wu = 0\nslots = [[0, 0]]", "a number in wu more than 0"),
    ('depht_wu = 3\ndrawn = ["L"]', "did you mean depth_wu?"),
])  # fmt: skip
def test_a_wrong_formation_is_refused_in_words_with_file_and_line(body: str, words: str):
    found = refused(body)
    assert len(found) == 1
    assert words in found[0]
    assert found[0].startswith("doctrine.toml:")
    assert "formation.test" in found[0]


@pytest.mark.parametrize("slot", ["[0]", "[]", "[0, 0, 0]"])
def test_a_slot_is_two_numbers(slot: str):
    (found,) = refused(f"slots = [[0, 0], {slot}]")
    assert "slots[1]" in found


def fleet(formation: str, units: list[str]) -> np.ndarray:
    """Spawn a force at the origin, heading along +x. Returns: (ships, 2) [wu]"""
    side = standard().units[units[0]].side
    ships = [ShipRule(id=f"s{n}", unit=unit, name=f"S {n}") for n, unit in enumerate(units)]
    force = ForceRule(id="f", side=side, name="f", doctrine="obey", formation=formation, at_wu=[0.0, 0.0], facing_deg=0.0,
                      ship=ships)  # fmt: skip
    level = scenarios.duel(standard(), "race_cruiser", "arume_cruiser").level.model_copy(update={"force": [force]})
    world = Simulation(standard(), level, 1).world
    return world.units[Body].pos[world.ships()].copy()


def overlaps(places: np.ndarray, units: list[str]) -> list[tuple[int, int]]:
    """List the pairs whose hulls, as boxes, lie over one another."""
    hulls = [standard().hulls[standard().units[unit].hull] for unit in units]
    long, wide = np.array([h.length_wu for h in hulls]), np.array([h.width_wu for h in hulls])
    apart = np.abs(places[:, None] - places[None])
    over = (apart[..., 0] < (long[:, None] + long[None]) / 2.0) & (apart[..., 1] < (wide[:, None] + wide[None]) / 2.0)
    return [(int(a), int(b)) for a, b in np.argwhere(np.triu(over, 1))]


@pytest.mark.parametrize("formation", FORMATIONS)
def test_no_two_hulls_overlap_whatever_two_units_fly_together(formation: str):
    count = len(standard().formations[formation].places())
    sides = {unit: standard().units[unit].side for unit in UNITS}
    for one, other in product(UNITS, UNITS):
        if sides[one] == sides[other]:
            units = [one, *([other, one] * count)][:count]
            assert not overlaps(fleet(formation, units), units), (one, other)


@pytest.mark.parametrize("formation", FORMATIONS)
def test_ships_beyond_the_last_place_find_one_of_their_own(formation: str):
    units = ["race_cruiser"] * 96
    places = fleet(formation, units)
    assert not overlaps(places, units)
    assert np.abs(places).max() < 96 * 700.0, "and not at the end of the world"


def test_short_hulls_stand_as_drawn_and_long_ones_as_far_as_they_must():
    drawn = np.array(standard().formations["wall"].places())
    assert fleet("wall", ["race_patrol"] * 50) == pytest.approx(drawn)
    long = fleet("wall", ["arume_flagship"] * 50)
    share = np.linalg.norm(long[1:], axis=1) / np.linalg.norm(drawn[1:], axis=1)
    assert share == pytest.approx(share[0]), "the same shape, only wider"
    assert 1.0 < share[0] < 3.0


def test_the_formations_of_the_fleet_battles_are_shipped():
    assert set(standard().formations) >= {"plan_122_74", "loose", "wall", "sphere", "escort", "wing_left", "wing_right"}
    assert len(standard().formations["plan_122_74"].places()) == 70
