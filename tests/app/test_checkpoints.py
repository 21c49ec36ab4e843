"""Checkpoints through the window: kept at a lull, gone back to from menu, debriefing, list and command line."""

from __future__ import annotations

import argparse
from collections import defaultdict

import numpy as np
import pygame
import pytest

from game.app import checkpoints, ground_scene, playing
from game.app.battle_scene import BattleScene
from game.app.choice import Choice
from game.app.debrief_scene import DebriefScene
from game.app.ground_scene import GroundScene
from game.app.list_scene import ListScene
from game.app.loading_scene import LoadingScene
from game.app.main import main
from game.app.overlays import PauseScene
from game.base import storage
from game.base.errors import GameError
from game.rules.levels import find_level
from game.rules.library import standard
from game.rules.triggers import AtTime, Checkpoint
from game.ui.ground_units import row_of
from game.view.surface.remains import LIES_WU
from game.world.components import Body
from game.world.storeys import hurt_at
from game.world.surface import Life, Unit

K = pygame


@pytest.fixture(autouse=True)
def held(monkeypatch, quick):
    keys: dict[int, bool] = defaultdict(bool)
    monkeypatch.setattr(ground_scene, "held_keys", lambda: keys)
    return keys


def level_of(name="airbase", at_s=0.3, outcome="partial", limit_s=900.0):
    """Give a level with a checkpoint at once."""
    level = find_level(name, standard())
    early = level.trigger[0].model_copy(
        update={
            "id": "early",
            "when": [AtTime(kind="time", at_s=at_s)],
            "do": [Checkpoint(kind="checkpoint", name="After the test")],
        }
    )
    late = level.late.model_copy(update={"outcome": outcome})
    return level.model_copy(update={"trigger": [early, *level.trigger], "late": late, "limit_s": limit_s})


def load(player, choice):
    player.scene = LoadingScene(player.stage, choice)
    return player.frames(2)


def begin(player, level=None):
    return load(player, Choice(standard(), level or level_of(), 7, "ordinary"))


def ticks(battle, count):
    for _ in range(count):
        battle._tick()


def reached(player, level=None, more=0):
    """Play to the checkpoint. Returns: battle, hash at the checkpoint"""
    battle = begin(player, level)
    while battle.checkpoint is None:
        ticks(battle, 1)
    there = battle.simulation.hash()
    ticks(battle, more)
    return battle, there


def notes(battle):
    return [message.text for message in battle.console.messages]


def test_a_checkpoint_is_noted_kept_and_gone_back_to_from_the_menu(player, data_dir):
    battle, there = reached(player, more=60)
    assert "Checkpoint: After the test" in notes(battle)
    assert (data_dir / "saves" / "checkpoint-airbase.battle").is_file()
    player.key(K.KSCAN_ESCAPE)
    assert isinstance(player.scene, PauseScene)
    assert "After the test, 0:00" in player.scene.subtitle()
    player.click_on("checkpoint")
    back = player.scene if isinstance(player.scene, GroundScene) else player.frames(1)
    assert isinstance(back, GroundScene) and back is not battle
    fresh = back.console
    assert fresh.radio is None and not fresh.waiting and notes(back) == ["Back at the checkpoint: After the test, 0:00"]
    assert back.choice.checkpoint == back.checkpoint
    assert there == at_the_checkpoint(back)
    player.frames(3)
    assert not back.console.paused and not back.console.autopilot


def at_the_checkpoint(battle) -> int:
    """Give the hash of the battle as its checkpoint has it."""
    from game.sim.snapshot import restore

    return restore(battle.checkpoint.data, standard(), battle.choice.level).simulation.hash()


def test_the_menu_offers_no_way_back_where_there_is_none(player):
    begin(player)
    player.key(K.KSCAN_ESCAPE)
    player.frames()
    assert "checkpoint" not in [control.name for control in player.scene.screen.controls]


def test_who_fights_again_begins_anew(player):
    battle, _ = reached(player)
    choice = Choice.back_to(standard(), battle.choice.level, battle.checkpoint)
    back = load(player, choice)
    assert isinstance(back, GroundScene) and back.world.tick >= battle.checkpoint.tick
    player.key(K.KSCAN_ESCAPE)
    player.click_on("restart")
    again = player.frames(2)
    assert isinstance(again, GroundScene) and again.world.tick < battle.checkpoint.tick


def test_a_lost_battle_offers_its_checkpoint_and_a_won_one_forgets_it(player, data_dir):
    for outcome, kept in (("defeat", True), ("victory", False)):
        battle, _ = reached(player, level_of(outcome=outcome, limit_s=0.8))
        ticks(battle, 60)
        assert battle.simulation.over
        player.key(K.KSCAN_RETURN)
        assert isinstance(player.scene, DebriefScene)
        player.scene.update(2.0)
        player.frames()
        assert ("checkpoint" in [control.name for control in player.scene.screen.controls]) is kept
        assert checkpoints.file_of("airbase").is_file() is kept
        if kept:
            player.click_on("checkpoint")
            back = player.frames(2)
            assert isinstance(back, GroundScene) and not back.simulation.over


def test_in_orbit_too(player):
    battle, there = reached(player, level_of("picket"), more=30)
    player.key(K.KSCAN_ESCAPE)
    player.click_on("checkpoint")
    back = player.scene if isinstance(player.scene, BattleScene) else player.frames(1)
    assert isinstance(back, BattleScene) and back is not battle and at_the_checkpoint(back) == there
    assert len(back.console.selected) == 8 and not back.console.autopilot


def test_a_checkpoint_where_the_player_has_fallen_is_not_kept(player):
    battle = begin(player)
    world = battle.world
    world.lock(False)
    world.units[Life].pending[row_of(world, battle.console.own)] = 500.0
    world.lock(True)
    ticks(battle, 60)
    assert battle.console.fallen and "early" in world.fired and battle.checkpoint is None


def test_a_disk_that_cannot_be_written_is_said_and_the_checkpoint_still_there(player, monkeypatch):
    def full(path, data):
        raise GameError("Cannot save: No space left on device.")

    monkeypatch.setattr(storage, "save_bytes", full)
    battle, _ = reached(player)
    assert battle.checkpoint is not None and "No space left" in notes(battle)[-1]


def with_shipped(player, monkeypatch, level):
    """Let a level with an early checkpoint be what the list and the command line find."""
    monkeypatch.setattr(playing, "find_level", lambda name, library: level)
    monkeypatch.setattr("game.app.list_scene.load_level", lambda path, library: level if "airbase" in path.stem else find_level(path.stem[3:], library))
    return level


def test_the_list_offers_to_go_on(player, monkeypatch):
    level = with_shipped(player, monkeypatch, level_of())
    _, there = reached(player, level)
    player.scene = ListScene(player.stage, standard(), "airbase")
    player.click_on("checkpoint")
    back = player.frames(2)
    assert isinstance(back, GroundScene) and at_the_checkpoint(back) == there
    player.scene = ListScene(player.stage, standard(), "picket")
    player.frames()
    assert "checkpoint" not in [control.name for control in player.scene.screen.controls]


@pytest.mark.parametrize("how", ["damaged", "outdated"])
def test_the_list_says_what_it_cannot_use(player, monkeypatch, how, data_dir):
    level = with_shipped(player, monkeypatch, level_of())
    reached(player, level)
    path = checkpoints.file_of("airbase")
    data = path.read_bytes()
    path.write_bytes(data[:-9] if how == "damaged" else data.replace(b'"build": ', b'"build": 1', 1))
    player.scene = ListScene(player.stage, standard(), "airbase")
    player.frames()
    assert "Rizaffi Air Base cannot be used" in player.scene.state.notice
    assert path.is_file() is (how == "outdated")
    assert (data_dir / "saves" / "checkpoint-airbase.battle.damaged-1").is_file() is (how == "damaged")
    player.click_on("begin")
    assert isinstance(player.frames(2), GroundScene), "the battle can be begun anew"


def test_a_battle_that_does_not_come_back_leads_to_the_list(player, data_dir):
    battle, _ = reached(player)
    broken = battle.checkpoint._replace(data=battle.checkpoint.data[:-300])
    player.scene = LoadingScene(player.stage, Choice.back_to(standard(), battle.choice.level, broken))
    player.frames(3)
    assert isinstance(player.scene, ListScene) and "cannot be used" in player.scene.state.notice


def test_continue_on_the_command_line(player, monkeypatch, data_dir, capsys):
    def choose(**options):
        given = {"seed": None, "difficulty": None, "autopilot": False, "headless": False, **options}
        return playing._resumed(argparse.Namespace(**given), standard(), level)

    level = level_of()
    assert main(["--data-dir", str(data_dir), "play", "airbase", "--continue"]) == 2
    assert "There is no checkpoint of Rizaffi Air Base" in capsys.readouterr().err
    assert main(["play", "airbase", "--continue", "--headless"]) == 2
    assert "needs a window" in capsys.readouterr().err
    _, there = reached(player, level)
    back = load(player, choose())
    assert isinstance(back, GroundScene) and at_the_checkpoint(back) == there
    with pytest.raises(GameError, match="own seed"):
        choose(seed=4)


def test_the_eye_finds_ruins_and_craters_where_they_are(player):
    """A view that comes late draws what stood and fell, cold; what still stands is no ruin."""
    level = level_of(at_s=1.0)
    battle = begin(player, level)
    world = battle.world
    stands = world.units.rows(Body, Unit)
    house = int(next(row for row in stands if world.catalogue.units[world.units[Unit].kind[row]].role == "building"))
    serial, place = world.serial(house), world.place(house)
    foot = place[1] - world.catalogue.half[world.units[Unit].kind[house], 1]
    battle.simulation.world.lock(False)
    hurt_at(world, house, 1e9, 0.0)  # its lowest storey
    world.lock(True)
    ticks(battle, 120)
    back = load(player, Choice.back_to(standard(), level, with_the_loss(battle)))
    ruins = {ruin.serial: ruin for ruin in back.view.remains._ruins}
    assert set(ruins) == {serial}
    assert (ruins[serial].x, ruins[serial].y) == pytest.approx((place[0], foot + LIES_WU), abs=1.0)
    player.frames(2)
    assert back.view.remains._standing and serial not in back.view.remains._standing
    assert float(np.max(back.world.time_s - ruins[serial].fell_s)) >= 40.0, "it is cold"


def with_the_loss(battle):
    """Give a checkpoint of a battle that a test has meddled with: its keyframe must know of the meddling."""
    from game.sim.checkpoint import mark
    from game.sim.snapshot import take

    recorder = battle.recorder
    while battle.world.tick % 600:
        ticks(battle, 1)
    recorder.keyframe = take(battle.simulation)
    return mark(recorder, "After the test")
