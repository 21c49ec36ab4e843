"""Doctrine: what an author gets wrong is named, and every shipped doctrine can do what it says."""

from pathlib import Path

import pytest

from game.base.errors import ContentError
from game.rules.doctrine import DoctrineRule
from game.rules.document import Rule, parse_toml, validate
from game.rules.library import standard

DOCTRINES = standard().doctrines


class Book(Rule):
    """A file of doctrines."""

    doctrine: dict[str, DoctrineRule]


@pytest.mark.parametrize(("line", "words"), [
    ('approach = "stand"', 'expected one of "hold", "close", "keep_off"'),
    ('genocide = "volley"', "did you mean volleys?"),
    ('alarm = "rsh"', "did you mean rush?"),
    ('explosive = "on_charg"', "did you mean on_charge?"),
    ('jump = "always"', 'expected one of "never", "flagship_lost", "withdrawing", "ordered"'),
    ("alarm_s = -1", "a number in s from 0 to 60"),
    ("flagship_weight = 0", "a whole number from 1 to 20"),
    ("volley_share = 1.5", "a number in share from 0 to 1"),
    ("think_s = 0", "a number in s more than 0 and at most 30"),
    ('hold_fire = "yes"', "true or false"),
    ("genocide_shot = 2", "did you mean genocide_shots?"),
])  # fmt: skip
def test_a_mistake_is_named_with_file_line_and_what_belongs_there(line: str, words: str):
    start = '[doctrine.test]\nname = "T"\n' + ("" if line.startswith("approach") else 'approach = "hold"\n')
    with pytest.raises(ContentError) as caught:
        validate(parse_toml(start + line, Path("doctrine.toml")), Book)
    (problem,) = map(str, caught.value.problems)
    assert problem.startswith(f"doctrine.toml:{start.count(chr(10)) + 1}: doctrine.test.")
    assert words in problem


@pytest.mark.parametrize("name", sorted(DOCTRINES))
def test_who_waits_for_a_bow_can_see_one(name: str):
    rule = DOCTRINES[name]
    if rule.explosive == "on_charge":
        assert rule.alarm != "none", "or nothing is ever launched"
        assert rule.launch_wu > 0.0
    if rule.hold_fire:
        assert rule.launch_wu == 0.0


@pytest.mark.parametrize("name", sorted(DOCTRINES))
def test_who_counts_volleys_before_opening_a_bow_fires_some(name: str):
    rule = DOCTRINES[name]
    if rule.genocide == "volleys":
        assert rule.volley_share > 0.0
        assert rule.launch_wu > 0.0
    if rule.genocide != "never":
        assert rule.genocide_shots >= 1
        assert rule.genocide_wu > rule.standoff_wu or rule.approach == "hold", "she comes within reach"
