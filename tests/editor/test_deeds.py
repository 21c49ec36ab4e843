"""Deeds: each does what it says, to that alone, and what comes out is a level that loads."""

import tomllib
from typing import Any

import numpy as np
import pytest

from game.base.errors import KeyPath
from game.editor.deeds import arranging, copying, forces, land, mentioning, placing, triggers
from game.editor.deeds.common import spot
from game.editor.document import LevelFile
from game.editor.draft import Draft
from game.editor.references import ids, mentions
from game.editor.search import search
from game.editor.writing import Refused
from game.rules.levels import read_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.world.components import Body, Record
from game.world.land import dig, height_at
from tests.editor.bench import LEVELS, SMALL, opened

LIBRARY = standard()


def level_of(name: str) -> LevelFile:
    return LevelFile.open(LEVELS[name]) if name != "small" else opened(SMALL)


def do(level: LevelFile, deed: Any, *args: Any) -> str:
    draft = level.draft()
    words: str = deed(draft, *args)
    level.become(draft.finish())
    read_level(level.source, LIBRARY)
    return words


def at(level: LevelFile, path: KeyPath) -> tuple[float, float]:
    return spot(level.draft(), path)


def test_placing_into_a_force_and_alone_in_both_theatres():
    level = level_of("picket")
    assert do(level, placing.place, LIBRARY, "race_patrol", (0.0, 0.0), ("force", 0)) == "Place Patrol vessel"
    assert level.get(("force", 0, "ship", 4)) == {"id": "patrol", "unit": "race_patrol", "name": "Patrol vessel"}
    do(level, placing.place, LIBRARY, "arume_cruiser", (5000.04, -3.0))
    assert level.get(("force", 4, "at_wu")) == [5000, -3]
    assert level.get(("force", 4, "doctrine")) == level.get(("force", 2, "doctrine"))
    with pytest.raises(Refused, match="does not fight on the side"):
        do(level, placing.place, LIBRARY, "arume_cruiser", (0.0, 0.0), ("force", 0))
    ground = level_of("airbase")
    do(ground, placing.place, LIBRARY, "race_landcruiser", (2000.0, 40.0), ("force", 4))
    assert ground.get(("force", 4, "ship", 4, "at_wu")) == [2000, 40]
    with pytest.raises(Refused, match="No unit of this theatre"):
        do(ground, placing.place, LIBRARY, "race_cruiser", (0.0, 0.0))


def test_moving_a_force_on_the_surface_takes_its_units_along():
    level = level_of("airbase")
    before = {path: at(level, path) for path in [("force", 1), ("force", 1, "ship", 0), ("force", 1, "ship", 4), ("force", 2)]}
    do(level, placing.move, [("force", 1), ("force", 1, "ship", 0)], (10.0, 5.5))
    moved = {path: at(level, path) for path in before}
    assert [np.subtract(moved[path], before[path]).tolist() for path in before] == [[10, 5.5]] * 3 + [[0, 0]]
    do(level, placing.move_to, ("land", "trench", 0), (2200.0, 99.0))
    assert level.get(("land", "trench", 0, "at_wu")) == 2200


def test_ships_in_orbit_do_not_stand_alone():
    with pytest.raises(Refused, match="cannot be moved by itself"):
        do(level_of("picket"), placing.move, [("force", 0, "ship", 1)], (1.0, 1.0))


@pytest.mark.parametrize("name", ["airbase", "missile"])
def test_a_unit_stands_where_the_editor_says_it_stands(name: str):
    level = level_of(name)
    rule = read_level(level.source, LIBRARY)
    world = Simulation(LIBRARY, rule, 0).world
    paths = [("force", a, "ship", b) for a, force in enumerate(rule.force) for b in range(len(force.ship))]
    record, seen = world.records[Record], set()
    for place in range(world.records.size):
        path = paths[int(record.entry[place])]
        if path not in seen:
            seen.add(path)
            x = float(world.units[Body].pos[int(record.unit[place]), 0])
            assert x == pytest.approx(at(level, path)[0], abs=0.1)


def test_turning_several_forces_turns_them_about_their_middle():
    level = level_of("picket")
    a, b = at(level, ("force", 0)), at(level, ("force", 1))
    do(level, placing.turn, [("force", 0), ("force", 1)], 90.0)
    assert level.get(("force", 0, "facing_deg")) == 90
    assert level.get(("force", 1, "facing_deg")) == 270
    after = np.subtract(at(level, ("force", 0)), at(level, ("force", 1)))
    assert after.tolist() == pytest.approx([-(a[1] - b[1]), a[0] - b[0]], abs=0.2)
    do(level, placing.turn, [("force", 0), ("force", 1)], -90.0)
    assert at(level, ("force", 0)) == pytest.approx(a, abs=0.2)


def test_on_the_surface_a_turn_is_an_about_turn():
    level = level_of("airbase")
    do(level, placing.turn, [("force", 0)], 12.0)
    assert level.get(("force", 0, "facing_deg")) == 180
    do(level, placing.turn, [("force", 0)], 12.0)
    assert level.get(("force", 0, "facing_deg")) == 0


def test_deleting_the_last_ship_deletes_its_force_and_mentions_go_when_asked():
    level = level_of("picket")
    ships = [("force", 1, "ship", place) for place in range(4)]
    do(level, placing.delete, ships, True)
    assert [force["id"] for force in level.data["force"]] == ["picket", "battlegroup", "witness"]
    gone = {"patience", "salt", "harvest", "ledger", "haulers"}
    assert not [each for each in mentions(level.data) if each.name in gone and each.kind in ("ship", "force") and not each.loose]


def test_forgetting_takes_triggers_that_wait_for_a_trigger_that_fell():
    level = level_of("picket")
    do(level, mentioning.forget, "speaker", "ktril")
    triggers_left = [each["id"] for each in level.data["trigger"]]
    assert "opening" not in triggers_left
    assert "all-six" in triggers_left
    do(level, placing.delete, [("trigger", triggers_left.index("enemy-down"))], True)
    assert "enemy-unmoved" not in [each["id"] for each in level.data["trigger"]]


def test_forgetting_takes_what_the_war_and_the_variants_say_of_it():
    level = level_of("picket")
    do(level, placing.delete, [("force", 3)], True)
    assert [each["do"][0]["kind"] for each in level.data["carry"]] == ["stand_in"]
    home = [each["id"] for each in level.data["trigger"]].index("home")
    do(level, placing.delete, [("trigger", home)], True)
    assert not level.get(("leave",))
    towers = level_of("walking-towers")
    named = [each["id"] for each in towers.data["force"]]
    count = len(towers.data["expect"])
    for name in [change["force"] for change in towers.get(("variant", 0, "change"))]:
        do(towers, mentioning.forget, "force", name)
    assert not towers.get(("variant",))
    assert [each["id"] for each in towers.data["force"]] == named
    kinds = [each["measure"]["kind"] for each in towers.data["expect"]]
    assert "against_variant" not in kinds
    assert len(kinds) < count


def test_a_duplicate_has_ids_of_its_own_and_no_player():
    level = level_of("picket")
    do(level, placing.duplicate, [("force", 0), ("zone", 0), ("trigger", 1), ("force", 1, "ship", 0)])
    assert level.get(("force", 1, "id")) == "picket-2"
    assert [each["id"] for each in level.get(("force", 1, "ship"))] == ["risson-2", "lassin-2", "dorrek-2", "vessal-2"]
    assert sum(bool(ship.get("player")) for force in level.data["force"] for ship in force["ship"]) == 1
    assert at(level, ("force", 1)) == (100.0, 150.0)


def test_aligning_distributing_snapping_mirroring():
    level, picks = level_of("picket"), [("force", 0), ("force", 1), ("force", 2)]
    do(level, arranging.align, picks, "left")
    assert {at(level, path)[0] for path in picks} == {-500.0}
    do(level, arranging.distribute, picks, "y")
    assert sorted(at(level, path)[1] for path in picks) == [-300.0, -75.0, 150.0]
    do(level, arranging.snap, picks, 100.0)
    assert all(value % 100 == 0 for path in picks for value in at(level, path))
    level = level_of("picket")
    spots = {path: at(level, path) for path in picks}
    do(level, arranging.mirror, picks, "x")
    assert {path: at(level, path) for path in picks} == {path: (6500.0 - x, y) for path, (x, y) in spots.items()}
    assert level.get(("force", 0, "facing_deg")) == 180
    do(level, arranging.mirror, picks, "x")
    assert {path: at(level, path) for path in picks} == spots


def test_mirroring_on_the_surface_mirrors_the_order_of_units_too():
    level = level_of("airbase")
    before = [at(level, ("force", 1, "ship", place))[0] for place in range(5)]
    middle = at(level, ("force", 1))[0]
    do(level, arranging.mirror, [("force", 1)], "x")
    assert [at(level, ("force", 1, "ship", place))[0] for place in range(5)] == [2 * middle - x for x in before]
    assert level.get(("force", 1, "facing_deg")) == 180


def test_grouping_regrouping_merging_keep_every_ship():
    level = level_of("picket")
    everyone = sorted(name for name, _ in ids(level.data)["ship"])
    do(level, forces.group, [("force", 0, "ship", 1), ("force", 1, "ship", 0)], "Two")
    assert [ship["id"] for ship in level.data["force"][4]["ship"]] == ["lassin", "patience"]
    assert level.get(("force", 4, "home")) == "sphere"
    do(level, forces.regroup, [("force", 4, "ship", 0)], ("force", 1))
    do(level, forces.merge, ("force", 4), ("force", 0))
    assert sorted(name for name, _ in ids(level.data)["ship"]) == everyone
    assert len(level.data["force"]) == 4
    with pytest.raises(Refused, match="one side"):
        do(level, forces.merge, ("force", 2), ("force", 0))
    do(level, forces.reorder_ship, ("force", 0, "ship", 2), 0)
    assert level.get(("force", 0, "ship", 0, "id")) == "vessal"
    do(level, forces.set_formation, [("force", 0)], "wedge")
    do(level, forces.set_doctrine, [("force", 0)], "repel")


@pytest.mark.parametrize("name", ["picket", "airbase", "walking-towers", "retaking-rizaffi"])
def test_renaming_everything_leaves_the_same_level_under_other_names(name: str):
    level = level_of(name)
    before = read_level(level.source, LIBRARY).model_dump_json()
    kinds = ids(level.data)
    pairs = [(kind, old, f"re-{number}") for number, (kind, old) in enumerate(
        (kind, old) for kind in kinds for old, _ in kinds[kind])]  # fmt: skip
    draft = level.draft()
    for kind, old, new in pairs:
        mentioning.rename(draft, kind, old, new)
    level.become(draft.finish())
    read_level(level.source, LIBRARY)
    assert not {old for _, old, _ in pairs} & {each.name for each in mentions(level.data) if each.kind in kinds and not each.loose}
    draft = level.draft()
    for kind, old, new in pairs:
        mentioning.rename(draft, kind, new, old)
    level.become(draft.finish())
    assert read_level(level.source, LIBRARY).model_dump_json() == before
    assert level.text == LEVELS[name].read_text(encoding="utf-8")


def heights(level: LevelFile, xs: Any) -> Any:
    draft: Draft = level.draft()
    return np.array([land.ground_at(draft, float(x)) for x in xs])


def test_brushes_work_the_ground_in_their_circle_only():
    level, xs = level_of("airbase"), np.arange(0.0, 6400.0, 10.0)
    before = heights(level, xs)
    do(level, land.brush, "raise", 2500.0, 300.0, 20.0)
    raised = heights(level, xs) - before
    assert raised.max() == pytest.approx(20.0, abs=0.2)
    assert raised.min() > -0.2
    assert np.abs(raised[np.abs(xs - 2500.0) > 320.0]).max() < 0.2
    do(level, land.brush, "lower", 2500.0, 300.0, 20.0)
    assert np.abs(heights(level, xs) - before).max() < 0.3
    do(level, land.brush, "flatten", 3700.0, 400.0, 1000.0)
    near = np.abs(xs - 3700.0) < 100.0
    assert np.ptp(heights(level, xs)[near]) < np.ptp(before[near])
    rough = np.abs(np.diff(heights(level, xs), 2)).sum()
    do(level, land.brush, "smooth", 1000.0, 400.0, 1000.0)
    assert np.abs(np.diff(heights(level, xs), 2)).sum() < rough
    draft = level.draft()
    for x in range(0, 6400, 60):
        land.brush(draft, "raise", float(x), 60.0, 5.0)
    level.become(draft.finish())
    assert 150 < len(level.get(land.LINE)) <= land.MOST_CORNERS
    read_level(level.source, LIBRARY)


def test_an_old_crater_has_the_form_that_blasts_dig():
    level, xs = level_of("airbase"), np.arange(5750.0, 6050.0, 4.0)
    flat = 'line_wu = [[0, 50], [6400, 50]]\n'
    text = "\n".join(line if not line.startswith("line_wu") else flat.strip() for line in level.text.split("\n"))
    level = opened(text.replace("rough_wu = 4", "rough_wu = 0"))
    world = Simulation(LIBRARY, read_level(level.source, LIBRARY), 0).world
    world.lock(False)
    dig(world.land, 5900.0, 40.0)  # type: ignore[attr-defined]
    do(level, land.crater, 5900.0, 40.0)
    assert np.abs(heights(level, xs) - height_at(world.land, xs)).max() < 4.0  # type: ignore[attr-defined]
    assert heights(level, [5900.0])[0] < 40.0


def test_paving_joins_and_unpaving_cuts():
    level = level_of("airbase")
    do(level, land.pave, 1800.0, 2400.0)
    do(level, land.pave, 3000.0, 3100.0)
    assert level.get(land.HARD) == [[1100, 2400], [3000, 3100]]
    do(level, land.unpave, 1500.0, 3050.0)
    assert level.get(land.HARD) == [[1100, 1500], [3050, 3100]]
    do(level, land.dig_trench, 4000.0)
    assert level.get(("land", "trench", 3)) == {"at_wu": 4000}
    do(level, land.build, LIBRARY, "race_hangar", 1500.0)
    assert level.get(("force", 0, "ship", 4, "unit")) == "race_hangar"
    do(level, land.add_corner, 7000.0, 20.0)
    do(level, land.move_corner, 1, -50.0, 3.0)
    assert level.get(land.LINE)[1] == [1, 3]
    with pytest.raises(Refused, match="no ground"):
        do(level_of("picket"), land.brush, "raise", 0.0, 100.0)


def test_triggers_are_built_and_ordered():
    level = level_of("small")
    say = {"kind": "objective", "objective": "aim", "state": "done"}
    do(level, triggers.add_objective, "aim", "Win")
    do(level, triggers.add_trigger, "aim", {"kind": "time", "at_s": 3}, say)
    do(level, triggers.add_part, ("trigger", 1), "when", {"kind": "after", "trigger": "won"}, 0)
    do(level, triggers.turn_part, ("trigger", 1, "when", 0))
    assert level.get(("trigger", 1, "unless")) == [{"kind": "after", "trigger": "won"}]
    do(level, triggers.remove_part, ("trigger", 1, "unless", 0))
    assert level.get(("trigger", 1, "unless")) is None
    do(level, triggers.move_trigger, ("trigger", 1), 0)
    assert [each["id"] for each in level.data["trigger"]] == ["aim", "won"]
    with pytest.raises(Refused, match="needs a condition"):
        do(level, triggers.remove_part, ("trigger", 0, "when", 0))


def test_what_is_copied_is_pasted_into_another_level_with_its_own_names():
    source, target = level_of("airbase"), level_of("airbase")
    picks = [("force", 1), ("zone", 0), ("trigger", 2), ("speaker", "base"), ("objective", 0)]
    text = copying.copied(source.draft(), picks)
    assert set(tomllib.loads(text)) == {"force", "zone", "trigger", "speaker", "objective"}
    do(target, copying.paste, text, (3000.0, 50.0))
    assert len(target.data["force"]) == len(source.data["force"]) + 1
    assert target.data["force"][-1]["id"] == "air-defence-2"
    spots = [target.data["force"][-1]["at_wu"], target.data["zone"][-1]["at_wu"]]
    assert np.mean(spots, axis=0).tolist() == pytest.approx([3000.0, 50.0], abs=0.1)
    speaking = next(each for each in source.data["trigger"] if any(a.get("speaker") == "base" for a in each["do"]))
    place = source.data["trigger"].index(speaking)
    text = copying.copied(source.draft(), [("trigger", place), ("speaker", "base")])
    do(target, copying.paste, text)
    assert target.data["trigger"][-1]["do"][0]["speaker"] == "base-3"
    do(target, copying.paste, copying.copied(source.draft(), [("force", 0, "ship", 0)]), None, ("force", 0))
    do(target, copying.paste, copying.copied(source.draft(), [("trigger", 0, "do", 0)]), None, ("trigger", 1))
    with pytest.raises(Refused, match="Choose a force"):
        do(target, copying.paste, copying.copied(source.draft(), [("force", 0, "ship", 0)]))


@pytest.mark.parametrize("text", ["", "x = 1", "[[force]]\nx = nan = 2", "force = 3", "[[zone]]\n[[other]]", "\x00", "speaker = [1]"])
def test_what_was_not_copied_here_is_not_pasted(text: str):
    with pytest.raises(Refused, match="nothing that was copied"):
        do(level_of("small"), copying.paste, text)


def test_search_finds_ids_words_and_keys_with_their_lines():
    level = level_of("picket")
    hits = search(level, "risson")
    assert hits[0].whole
    assert level.text.split("\n")[hits[0].line - 1].count("risson")
    assert any(hit.path == ("force", 0, "ship", 0, "id") for hit in hits)
    assert search(level, "RADIUS_WU")[0].path[-1] == "radius_wu"
    assert search(level, " ") == []
