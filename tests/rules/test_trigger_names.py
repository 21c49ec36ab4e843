"""Names in triggers: whatever a trigger speaks of stands in its level, or the file and the line say what does not."""

from pathlib import Path

import pytest

from game.base.errors import ContentError
from game.rules.level import LevelRule
from game.rules.levels import load_level
from game.rules.library import standard

LEVEL = """\
format = 1
id = "test"
title = "Test"
theatre = "orbit"
place = "Nowhere"
briefing = ["Nothing."]
limit_s = 10
late = { kind = "end", outcome = "partial", reason = "Over." }

[speaker.straha]
name = "Straha"
side = "race"

[[zone]]
id = "city"
name = "City"
at_wu = [0, 0]
radius_wu = 100
city = "race"

[[force]]
id = "wall"
side = "race"
name = "Wall"
doctrine = "spear"
formation = "wall"
at_wu = [0, 0]
facing_deg = 0
ship = [{ id = "yower", unit = "race_cruiser", name = "Yower" }]

[[objective]]
id = "hold"
text = "Hold."

[[trigger]]
id = "first"
when = [{ kind = "time", at_s = 1 }]
do = [{ kind = "radio", speaker = "straha", text = "Now." }]

[[trigger]]
id = "second"
when = [WHEN]
do = [DO]
"""
WHEN, DO = '{ kind = "time", at_s = 2 }', '{ kind = "radio", speaker = "straha", text = "Now." }'
WHEN_LINE = LEVEL.split("\n").index("when = [WHEN]") + 1
GOOD = [
    '{ kind = "bow_open", of = { ship = "yower" } }', '{ kind = "beam_fired", of = { force = "wall" }, at_least = 2 }',
    '{ kind = "burned", zone = "city" }', '{ kind = "spooling", of = { side = "race" } }',
    '{ kind = "beam_salvo", force = "wall" }', '{ kind = "volleys", force = "wall", at_least = 3 }',
    '{ kind = "after", trigger = "first", wait_s = 2 }',
]  # fmt: skip
DEEDS = [
    '{ kind = "launch", ship = "yower", at = "yower" }', '{ kind = "doctrine", force = "wall", doctrine = "sphere" }',
    '{ kind = "order", force = "wall", order = "move", zone = "city" }', '{ kind = "wave", force = "wall" }',
    '{ kind = "objective", objective = "hold", state = "done" }',
]  # fmt: skip


def load(folder: Path, when: str = WHEN, do: str = DO) -> LevelRule:
    path = folder / "level.toml"
    path.write_text(LEVEL.replace("WHEN", when).replace("DO", do), encoding="utf-8")
    return load_level(path, standard())


def refused(folder: Path, **changes: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(folder, **changes)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("when", GOOD)
def test_good_conditions_load(tmp_path: Path, when: str):
    assert load(tmp_path, when=when).trigger[1].when[0].kind in when


@pytest.mark.parametrize("do", DEEDS)
def test_good_actions_load(tmp_path: Path, do: str):
    assert load(tmp_path, do=do).trigger[1].do[0].kind in do


@pytest.mark.parametrize(("when", "key", "what"), [
    ('{ kind = "bow_open", of = { ship = "yowr" } }', "of.ship", "did you mean yower?"),
    ('{ kind = "beam_fired", of = { force = "wal" } }', "of.force", "did you mean wall?"),
    ('{ kind = "spooling", of = { force = "fleet" } }', "of.force", "a force of this level (wall)"),
    ('{ kind = "burned", zone = "citi" }', "zone", "did you mean city?"),
    ('{ kind = "beam_salvo", force = "walls" }', "force", "did you mean wall?"),
    ('{ kind = "volleys", force = "x" }', "force", "a force of this level (wall)"),
    ('{ kind = "after", trigger = "firts" }', "trigger", "did you mean first?"),
    ('{ kind = "bow_opn", of = { ship = "yower" } }', "kind", "did you mean bow_open?"),
    ('{ kind = "volleys", force = "wall", at_least = 0 }', "at_least", "a whole number from 1 to 1000"),
    ('{ kind = "near", of = { side = "race" }, to = { ship = "nobody" }, below_wu = 9 }', "to.ship", "a ship of this level"),
])  # fmt: skip
def test_a_condition_that_names_nothing_is_told_with_its_line(tmp_path: Path, when: str, key: str, what: str):
    (problem,) = refused(tmp_path, when=when)
    assert problem.startswith(f"{tmp_path / 'level.toml'}:{WHEN_LINE}: trigger[1].when[0].{key}: got ")
    assert what in problem


@pytest.mark.parametrize(("do", "key", "what"), [
    ('{ kind = "launch", ship = "yowr", at = "yower" }', "ship", "did you mean yower?"),
    ('{ kind = "launch", ship = "yower", at = "nobody" }', "at", "a ship of this level"),
    ('{ kind = "doctrine", force = "wal", doctrine = "sphere" }', "force", "did you mean wall?"),
    ('{ kind = "doctrine", force = "wall", doctrine = "spere" }', "doctrine", "did you mean"),
    ('{ kind = "order", force = "wall", order = "move", zone = "citi" }', "zone", "did you mean city?"),
    ('{ kind = "wave", force = "second" }', "force", "a force of this level"),
    ('{ kind = "objective", objective = "hodl", state = "done" }', "objective", "did you mean hold?"),
    ('{ kind = "radio", speaker = "strha", text = "x" }', "speaker", "did you mean straha?"),
])  # fmt: skip
def test_an_action_that_names_nothing_is_told_with_its_line(tmp_path: Path, do: str, key: str, what: str):
    (problem,) = refused(tmp_path, do=do)
    assert problem.startswith(f"{tmp_path / 'level.toml'}:{WHEN_LINE + 1}: trigger[1].do[0].{key}: got ")
    assert what in problem


def test_all_wrong_names_are_told_at_once(tmp_path: Path):
    found = refused(tmp_path, when='{ kind = "burned", zone = "x" }, { kind = "volleys", force = "y" }',
                    do='{ kind = "launch", ship = "v", at = "w" }')  # fmt: skip
    assert [line.split(": got")[0].split(": ")[1] for line in found] == [
        "trigger[1].when[0].zone", "trigger[1].when[1].force", "trigger[1].do[0].ship", "trigger[1].do[0].at",
    ]  # fmt: skip
