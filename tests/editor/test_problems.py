"""Problems: every kind of mistake is found in its place, and a fix mends it; a sound level has none."""

import random
from contextlib import suppress

import pytest

from game.editor.chances import Chances
from game.editor.document import LevelFile
from game.editor.forms import form_at
from game.editor.found import Found
from game.editor.problems import problems_of
from game.editor.search import search
from game.editor.session import Session
from game.editor.writing import Refused
from game.rules.levels import read_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from tests.editor.bench import LEVELS, SMALL, all_paths, any_deed, edit_anyhow, opened

LIBRARY = standard()


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_a_shipped_level_has_no_error_and_every_trigger_of_it_can_fire(name: str):
    found = problems_of(LevelFile.open(LEVELS[name]), LIBRARY)
    assert [each for each in found if each.weight == "error"] == []
    assert {each.code for each in found} <= {"unused", "overlap", "unknown"}


def test_a_small_level_has_none():
    assert problems_of(opened(SMALL), LIBRARY) == []


def swapped(*pairs: str) -> str:
    text = SMALL
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    return text


SURFACE = swapped('theatre = "orbit"', 'theatre = "surface"', "limit_s = 60", "limit_s = 60\n\n[land]\nline_wu = [[0, 10], [4000, 10]]\n",
                  '"race_cruiser"', '"race_landcruiser"', '"race_cruiser"', '"race_trooper"', '"arume_cruiser"', '"arume_fighter"',
                  "[6000, 0]", "[3000, 300]", 'doctrine = "picket"\nformation = "block"\n', "", 'doctrine = "attack_run"\nformation = "wedge"\n', "",
                  ).replace('late = { kind = "end", outcome = "partial", reason = "Late." }\n', "").replace(
                      "limit_s = 60\n", 'limit_s = 60\nlate = { kind = "end", outcome = "partial", reason = "Late." }\n')  # fmt: skip


def test_the_same_on_the_surface_has_none():
    assert problems_of(opened(SURFACE), LIBRARY) == []


WON = 'when = [{ kind = "lost", of = { side = "arume" } }]'
CASES = {
    "a unit that nearly is": (swapped('"race_cruiser"', '"race_cruizer"'), "force[0].ship[0].unit", True),
    "a doctrine": (swapped('"attack_run"', '"atack_run"'), "force[1].doctrine", True),
    "a number beyond its range": (swapped("facing_deg = 180", "facing_deg = 900"), "force[1].facing_deg", True),
    "a number on an open limit": (swapped("limit_s = 60", "limit_s = 0"), "limit_s", True),
    "a number in quotes": (swapped("limit_s = 60", 'limit_s = "60"'), "limit_s", True),
    "a side": (swapped('of = { side = "arume" }', 'of = { side = "Arume" }'), "trigger[0].when[0].of.side", True),
    "a key": (swapped("facing_deg = 180", "facing_dg = 180"), "force[1].facing_dg", True),
    "a kind": (swapped('kind = "lost"', 'kind = "losst"'), "trigger[0].when[0].kind", True),
    "a ship twice": (swapped('id = "two"', 'id = "one"'), "force[0].ship[1].id", True),
    "a force twice": (swapped('id = "foe"', 'id = "own"'), "force[1].id", True),
    "an id with a blank": (swapped('id = "foe"', 'id = "the foe"'), "force[1].id", True),
    "no player": (swapped(", player = true", ""), "force", True),
    "two players": (swapped('name = "Two"', 'name = "Two", player = true'), "force[0].ship[1].player", True),
    "no end": (swapped('kind = "end", outcome = "victory", reason = "Won."', 'kind = "checkpoint", name = "Won"'), "trigger", False),
    "a zone for nothing": (SMALL + '\n[[zone]]\nid = "z"\nname = "Z"\nat_wu = [0, 0]\nradius_wu = 5\n', "zone[0]", True),
    "a speaker without words": (SMALL + '\n[speaker.s]\nname = "S"\nside = "race"\n', "speaker.s", True),
    "an aim never decided": (SMALL + '\n[[objective]]\nid = "o"\ntext = "Win"\n', "objective[0]", False),
    "an unknown trigger": (swapped(WON, 'when = [{ kind = "after", trigger = "wonn" }]'), "trigger[0].when[0].trigger", True),
    "too late": (swapped(WON, 'when = [{ kind = "time", at_s = 61 }]'), "trigger[0]", False),
    "waits for itself": (swapped(WON, 'when = [{ kind = "after", trigger = "won" }]'), "trigger[0]", False),
    "more than there are": (swapped('side = "arume" } }]', 'side = "arume" }, at_least = 2 }]'), "trigger[0]", False),
    "nobody such": (swapped('of = { side = "arume" }', 'of = { role = "flagship" }'), "trigger[0]", False),
    "only on the surface": (swapped(WON, 'when = [{ kind = "doing", of = {}, task = "hold" }]'), "trigger[0]", False),
    "more missiles than aboard": (swapped(WON, 'when = [{ kind = "launched", of = { ship = "one" }, at_least = 99 }]'), "trigger[0]", False),
    "no cannon": (swapped(WON, 'when = [{ kind = "bow_open", of = { side = "race" } }]'), "trigger[0]", False),
    "never appears": (swapped("facing_deg = 180", "facing_deg = 180\nlater = true"), "force[1]", True),
    "brings whom it has": (swapped("do = [{", 'do = [{ kind = "wave", force = "foe" }, {'), "trigger[0].do[0]", True),
    "inside one another": (swapped("[6000, 0]", "[30, 0]"), "force[1].ship[0]", True),
    "far outside": (swapped("[6000, 0]", "[600000, 0]"), "force[1]", True),
    "outside the land": (SURFACE.replace("at_wu = [0, 0]", "at_wu = [4900, 0]"), "force[0].ship[0]", True),
    "under the ground": (SURFACE.replace("[3000, 300]", "[3000, 5]"), "force[1].ship[0]", True),
    "a doctrine on the ground": (SURFACE.replace("do = [{", 'do = [{ kind = "doctrine", force = "own", doctrine = "repel" }, {'),
                                 "trigger[0].do[0]", False),
    "a tactic": (SURFACE.replace("facing_deg = 180", 'facing_deg = 180\ndoctrine = "ambushh"'), "force[1].doctrine", True),
    "a memory of nobody": (SMALL + '\n[[carry]]\ndo = [{ kind = "numbers", force = "foo", share = 1 }]\n', "carry[0].do[0].force", True),
    "a fact of nothing": (SMALL + '\n[[leave]]\nfact = "f"\ntrigger = "wonn"\nsays = "So."\notherwise = "Not so."\n', "leave[0].trigger", True),
    "a variant for nothing": (SMALL + '\n[[variant]]\nid = "v"\nchange = [{ force = "own", doctrine = "repel" }]\n', "variant[0]", True),
    "an unknown portrait": (SMALL.replace("do = [{", 'do = [{ kind = "radio", speaker = "s", text = "Hm." }, {')
                            + '\n[speaker.s]\nname = "S"\nside = "race"\nportrait = "race_oficer"\n', "speaker.s.portrait", True),
}  # fmt: skip


def test_the_war_before_may_bring_whom_no_trigger_does():
    """A memory that brings a force, or more of it, makes possible what waits for them."""
    text = swapped("facing_deg = 180", "facing_deg = 180\nlater = true")
    assert {each.code for each in problems_of(opened(text), LIBRARY)} == {"hidden", "never"}
    assert problems_of(opened(text + '\n[[carry]]\ndo = [{ kind = "comes", force = "foe" }]\n'), LIBRARY) == []
    many = SURFACE.replace('name = "Cold"', 'name = "Cold", count = 4').replace('side = "arume" }', 'side = "arume" }, at_least = 6')
    assert {each.code for each in problems_of(opened(many), LIBRARY)} == {"never"}
    assert problems_of(opened(many + '\n[[carry]]\ndo = [{ kind = "numbers", force = "foe", share = 1.5 }]\n'), LIBRARY) == []


def find(text: str, key: str) -> Found:
    found = [each for each in problems_of(opened(text), LIBRARY) if each.key == key]
    assert found, [str(each) for each in problems_of(opened(text), LIBRARY)]
    return found[0]


@pytest.mark.parametrize("case", sorted(CASES))
def test_a_mistake_is_found_in_its_place_and_mended(case: str):
    text, key, mendable = CASES[case]
    one = find(text, key)
    assert one.message
    lines = text.split("\n")
    assert 1 <= one.line <= len(lines)
    assert bool(one.fixes) is mendable
    for fix in one.fixes[:1]:
        session = Session(opened(text))
        assert session.do(fix)
        assert session.history.names == [fix.words]
        left = problems_of(session.level, LIBRARY)
        assert not [each for each in left if (each.key, each.message) == (key, one.message)]
        assert not [each for each in left if each.weight == "error"]
        session.undo()
        assert session.level.text == text


def test_every_mistake_is_told_at_once_with_its_line():
    text = swapped("facing_deg = 180", "facing_deg = 900", "limit_s = 60", "limit_s = -1", '"race_cruiser"', '"race_cruizer"')
    found = problems_of(opened(text + '\n[[trigger]]\nid = "won"\nwhen = [{ kind = "after", trigger = "x" }]\ndo = []\n'), LIBRARY)
    assert {"limit_s", "force[1].facing_deg", "trigger[1].id", "trigger[1].when[0].trigger", "trigger[1].do"} <= {each.key for each in found}
    for each in found:
        if each.key == "force[1].facing_deg":
            assert text.split("\n")[each.line - 1] == "facing_deg = 900"


@pytest.mark.parametrize("name", ["picket", "first-contact", "airbase"])
def test_what_is_called_impossible_does_not_happen(name: str):
    """The battle knows best: whatever fires in it could fire, and not before it was said it could."""
    level = read_level(LevelFile.open(LEVELS[name]).source, LIBRARY)
    chances, simulation = Chances(level, LIBRARY), Simulation(LIBRARY, level, 3)
    for _ in range(500):
        simulation.tick()
    assert simulation.world.fired
    for trigger, tick in simulation.world.fired.items():
        assert tick / 60.0 >= chances.first_s[trigger] - 1e-9


def bend(seed: int) -> None:
    """Put anything anywhere into a level, and let every part of the editor look at it."""
    rng = random.Random(seed)
    level = opened(rng.choice([SMALL, LEVELS["picket"].read_text(encoding="utf-8"), SURFACE]))
    edit_anyhow(level, rng, 4)
    session = Session(level)
    for each in problems_of(level, LIBRARY):
        for fix in each.fixes[:1]:
            with suppress(Refused):
                if session.do(fix):
                    session.undo()
    for path in all_paths(level.data):
        form_at(level.data, path, LIBRARY)
    search(level, "a")
    for _ in range(3):
        any_deed(session, rng)
    session.close()
    session.journal_path.unlink(missing_ok=True)


@pytest.mark.parametrize("part", range(2))
def test_anything_anywhere_is_looked_at_without_a_crash(part: int):
    for seed in range(part * 15, part * 15 + 15):
        bend(seed)
