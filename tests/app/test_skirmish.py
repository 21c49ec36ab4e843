"""The set-up of a skirmish through the real loop: by mouse, by keys alone, by gamepad alone; and what is kept."""

from __future__ import annotations

import json
import time
from argparse import Namespace

import pygame
import pytest

from game.app import skirmish_files, skirmish_odds, unfinished
from game.app.battle_scene import BattleScene
from game.app.debrief_scene import DebriefScene
from game.app.debriefing import debrief_state
from game.app.ground_scene import GroundScene
from game.app.skirmish_battles import choice_of, stand_of, with_new_seeds
from game.app.skirmish_files import Score
from game.app.skirmish_odds import Odds
from game.app.skirmish_scene import SkirmishScene
from game.app.skirmish_start import setup_of
from game.app.title_scene import TitleScene
from game.app.tutor import outcome_words
from game.base.errors import GameError
from game.editor.skirmish import skirmish_level
from game.editor.skirmish_setups import first_setup, random_setup
from game.rules.levels import load_level
from game.rules.library import standard
from game.rules.skirmish import FleetRule
from game.sim.simulation import Simulation
from tests.app.test_gamepad import Hands

K = pygame
LIBRARY = standard()


@pytest.fixture(autouse=True)
def no_odds(monkeypatch):
    """Fight nothing in the background: other processes are slow to begin."""
    monkeypatch.setattr(Odds, "update", lambda odds, dt: False)


@pytest.fixture
def scene(player):
    player.scene = SkirmishScene(player.stage, LIBRARY, first_setup(LIBRARY, 4711))
    player.frames()
    return player.scene


def small(**more):
    """Give a set-up whose battle is quickly begun."""
    return first_setup(LIBRARY, 5).model_copy(update={
        "race": FleetRule(make="race", units={"race_cruiser": 1}),
        "arume": FleetRule(make="race", units={"race_patrol": 1}), **more,
    })  # fmt: skip


def test_a_click_on_the_right_of_a_value_steps_up_and_on_the_left_down(player, scene):
    row = next(each for each in scene.screen.controls if each.name == "set:race.unit.race_cruiser")
    k, middle = scene.screen.kit.scale, row.box.y + row.box.h / 2
    player.click(((row.track.x + 4) * k, middle * k))
    assert scene.setup.race.units["race_cruiser"] == 7
    player.click(((row.track.right - 4) * k, middle * k))
    assert scene.setup.race.units["race_cruiser"] == 8
    player.click(((row.track.right - 4) * k, middle * k))
    assert scene.setup.race.units["race_cruiser"] == 8 and "budget" in scene.state.notice, "and it says why"


def test_everything_is_set_up_by_keys_alone(player, scene):
    player.key(K.KSCAN_RIGHT)
    assert scene.setup.theatre == "surface" and scene.setup.map == "coast"
    for code in (K.KSCAN_DOWN, K.KSCAN_RIGHT):
        player.key(code)
    assert scene.setup.map == "desert"
    seed = scene.setup.map_seed
    for code in (K.KSCAN_DOWN, K.KSCAN_LEFT):
        player.key(code)
    assert scene.setup.map_seed == seed - 1
    player.key(K.KSCAN_RETURN)
    assert scene.setup.map_seed != seed - 1
    names = set()
    for _ in range(90):
        player.key(K.KSCAN_TAB)
        names.add(scene.screen.focus)
    assert {"begin", "copy", "set:seed", "set:race.fill", "set:arume.save", "set:arume.unit.arume_walker"} <= names
    assert isinstance(player.key(K.KSCAN_ESCAPE), TitleScene)


def test_a_step_that_changes_nothing_says_why_and_keeps_the_odds(player, scene, monkeypatch):
    asked = []
    monkeypatch.setattr(scene.odds, "ask", asked.append)
    for name, way, word in (("race.unit.race_cargo", -1, ""), ("race.unit.race_cruiser", 1, "budget"),
                            ("arume.unit.arume_flagship", -1, "")):  # fmt: skip
        scene._step(name, way, pressed=False)
        assert (word in scene.state.notice) and bool(scene.state.notice) == bool(word), name
    assert not asked


def test_a_fight_that_is_over_before_it_begins_is_said_so(player, scene):
    assert not any("before a shot" in note for note in scene.state.notes)
    lone = FleetRule(make="race", units={"race_patrol": 1})
    decided = SkirmishScene(player.stage, LIBRARY, scene.setup.model_copy(update={"race": lone}))
    assert "before a shot" in decided.state.notes[0]


def test_a_set_up_that_was_left_waits_and_what_was_fought_is_kept_beside_it(player, scene):
    scene.kept.last = small()
    scene._step("theatre", 1, pressed=False)
    scene._act("back")
    assert skirmish_files.load().last == small(), "a battle that was broken off is begun anew from it"
    assert SkirmishScene(player.stage, LIBRARY).setup == scene.setup


def test_a_gamepad_alone_sets_up_and_begins(player, scene, quick):
    hands = Hands(player)
    hands.connect()
    hands.down("right")
    hands.up("right")
    assert scene.setup.theatre == "surface"
    scene.setup = small()
    for _ in range(60):
        if scene.screen.focus == "begin":
            break
        hands.down("rb")
        hands.up("rb")
    hands.down("a")
    player.frames(4)
    assert isinstance(player.scene, BattleScene)
    assert skirmish_files.load().last == small(), "what is fought is kept, for the next time"


def test_great_text_turns_pages(player, scene):
    player.stage.settings.text = 2.0
    scene.resize()
    player.frames()
    seen = set()
    for _ in range(4):
        seen |= {each.name for each in scene.screen.controls if each.name.startswith("set:")}
        player.key(K.KSCAN_PAGEDOWN)
        player.frames()
    assert {"set:theatre", "set:race.make", "set:arume.make"} <= seen


def test_seeds_are_copied_and_pasted(player, scene, monkeypatch):
    clip = {}
    monkeypatch.setattr(pygame.scrap, "put_text", lambda text: clip.update(text=text))
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: clip["text"])
    player.click_on("copy")
    assert clip["text"] == "4711.4711" and "4711.4711" in scene.state.good
    clip["text"] = "seeds 12.345, have fun"
    player.click_on("paste")
    assert (scene.setup.map_seed, scene.setup.seed) == (12, 345)
    clip["text"] = "nothing of the sort"
    player.click_on("paste")
    assert scene.setup.seed == 345 and "no two seeds" in scene.state.notice


def test_a_fleet_is_saved_and_comes_back(player, scene):
    scene._step("race.save", 1, True)
    assert "Saved as" in scene.state.good
    player.scene = again = SkirmishScene(player.stage, LIBRARY, small())
    again._step("race.list", 1, True)
    assert again.setup.race.units == scene.setup.race.units
    file = skirmish_files.file_of()
    kept = json.loads(file.read_text())
    assert kept["format"] == 1 and kept["data"]["lists"][0]["make"] == "race"
    file.write_text(file.read_text().replace('"race_cruiser": 8', '"race_cruiser": -8'))
    assert "cannot be used" in skirmish_files.load().notice


def test_a_saved_fleet_is_forgotten_and_stays_in_the_set_up(scene):
    def told() -> str:
        return next(row.label for row in scene.state.fleets["race"] if row.name == "race.save")

    units = scene.setup.race.units
    assert told() == "Save this fleet"
    scene._step("race.save", 1, True)
    assert told() == "Forget this fleet" and len(skirmish_files.load().lists) == 1
    scene._step("race.save", 1, True)
    assert told() == "Save this fleet" and "no longer" in scene.state.good
    assert skirmish_files.load().lists == [] and scene.setup.race.units == units


def test_the_level_is_written_and_read_like_any_other(player, scene):
    player.click_on("write")
    path = next((player.stage.board and skirmish_files.file_of().parent / "levels").glob("*.toml"))
    assert str(path) in scene.state.good
    assert load_level(path, LIBRARY) == skirmish_level(scene.setup, LIBRARY)
    whole = path.parents[1] / "setups" / path.name
    assert setup_of(Namespace(setup=whole), LIBRARY) == scene.setup
    with pytest.raises(GameError, match="this is a level"):
        setup_of(Namespace(setup=path), LIBRARY)


@pytest.mark.parametrize("theatre", ["orbit", "surface"])
def test_two_commanders_are_looked_at(player, quick, theatre):
    wanted = random_setup(LIBRARY, 8, theatre).model_copy(update={"player": None})
    player.scene = player.stage.open("loading", choice_of(LIBRARY, wanted))
    player.frames(6)
    assert isinstance(player.scene, BattleScene if theatre == "orbit" else GroundScene)
    console = player.scene.console
    player.key(K.KSCAN_F)
    assert console.autopilot and not any("take over" in words for _, words in console.hints), "and nothing is theirs"
    player.scene.simulation.world.lock(False)
    player.scene.simulation.world.outcome = "partial"
    player.scene._finish()
    player.frames(3)
    assert isinstance(player.scene, DebriefScene)


@pytest.mark.parametrize(("winner", "word"), [("race", "The orange side won"), ("arume", "The blue side won")])
def test_where_nobody_commands_nobody_is_beaten(winner, word):
    fleets = {winner: FleetRule(make="race", units={"race_cruiser": 7})}
    choice = choice_of(LIBRARY, small(player=None, **fleets))
    assert choice.anew("hard") == choice, "who looks on at it again does not begin to command"
    simulation = Simulation(LIBRARY, choice.level, choice.seed)
    while not simulation.world.outcome:  # LOOP: five seconds of a battle that is decided before it begins
        simulation.tick()
    state = debrief_state(simulation)
    assert (state.outcome, state.advice) == (word, [])
    assert "you" not in state.headline and "enemy" not in state.headline and "blue side" in state.headline
    assert outcome_words(simulation.level, ("Defeat", "danger"))[0] == "The blue side won"


def test_after_a_battle_one_fights_it_again_or_with_new_seeds(player, quick):
    choice = choice_of(LIBRARY, small())
    simulation = Simulation(LIBRARY, choice.level, choice.seed)
    simulation.world.lock(False)
    simulation.world.outcome = "defeat"
    again = choice.anew("hard")
    assert (again.seed, again.difficulty, again.setup) == (choice.seed, "ordinary", choice.setup)
    player.scene = scene = DebriefScene(player.stage, choice, simulation, pygame.Surface((1280, 720)))
    scene._shown_s = 5.0
    player.frames()
    assert [name for name, _ in scene.state.buttons] == ["continue", "again", "reseed", "quit"]
    assert {each.name for each in scene.state.sides} == {"The orange side", "The blue side"}, "both are the Race's make"
    assert isinstance(player.click_on("continue"), SkirmishScene)
    assert player.scene.setup == choice.setup
    fresh = with_new_seeds(choice.setup)
    assert fresh.seed != choice.seed and fresh.race == choice.setup.race


def test_a_skirmish_that_was_broken_off_goes_on(player, quick):
    wanted = small()
    skirmish_files.keep_last(wanted)
    player.scene = player.stage.open("loading", choice_of(LIBRARY, wanted))
    player.frames(4)
    player.scene.closing()
    left = unfinished.find(LIBRARY, player.stage.war_room(LIBRARY))
    assert left.choice is not None and left.choice.setup == wanted and left.words == ""


def test_a_stand_against_waves_is_scored_and_the_best_are_kept():
    wanted = small(goal="survive", waves=6)
    simulation = Simulation(LIBRARY, skirmish_level(wanted, LIBRARY), 1)
    simulation.world.lock(False)
    simulation.world.fired.update({"wave-2": 1, "wave-3": 2})
    simulation.world.outcome = "defeat"
    assert "2 of 6 waves" in stand_of(wanted, simulation) and "nobody has done better" in stand_of(wanted, simulation)
    for waves in range(12):
        skirmish_files.add_score(Score("limb", waves, 60, 3.0, "defeat"))
    kept = skirmish_files.load().scores
    assert [each.waves for each in kept] == sorted((each.waves for each in kept), reverse=True) and len(kept) == 10
    assert stand_of(small(), simulation) == "", "only who survives waves is scored"


def test_the_title_leads_to_the_set_up(player, monkeypatch):
    monkeypatch.setattr(TitleScene, "update", lambda scene, dt: None)
    player.scene = TitleScene(player.stage, LIBRARY)
    assert isinstance(player.click_on("skirmish"), SkirmishScene)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_odds_come_from_battles_of_this_very_set_up(monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(skirmish_odds, "BATTLES", 2)
    odds = Odds(LIBRARY)
    odds.ask(small())
    assert odds.state().fought == 0
    try:
        end = time.monotonic() + 240.0
        while odds.state().fought < 2 and time.monotonic() < end:
            odds.update(1.0)
            time.sleep(0.05)
        state = odds.state()
        assert state.fought == 2 and state.shares[0] == 1.0, "a cruiser beats a patrol vessel"
        odds.ask(small(seed=9))
        assert odds.state().fought == 0, "another set-up has other odds"
    finally:
        odds.close()
