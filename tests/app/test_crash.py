"""When something goes wrong: a report that is named, and the battle as it was at the next start."""

from __future__ import annotations

import pygame
import pytest

from game.app import crash, unfinished
from game.app.battle_scene import BattleScene
from game.app.choice import Choice
from game.app.crash import CrashCare
from game.app.loading_scene import LoadingScene
from game.app.loop import run
from game.app.title_scene import TitleScene
from game.base.errors import GameError
from game.rules.levels import find_level
from game.rules.library import standard

K = pygame


@pytest.fixture(autouse=True)
def still(monkeypatch, quick):
    monkeypatch.setattr(TitleScene, "update", lambda scene, dt: None)


def begin(player) -> BattleScene:
    library = standard()
    player.scene = LoadingScene(player.stage, Choice(library, find_level("first-contact", library), 7, "ordinary", True))
    player.frames(2)
    assert isinstance(player.scene, BattleScene)
    return player.scene


def fail(*_):
    raise ZeroDivisionError("staged")


def crash_in(player, scene):
    with CrashCare(player.stage) as care:
        run(player.stage, scene, 300)
    assert care.crashed
    return care.report


def back(player):
    """Start again. Returns: the battle that is offered, as it was brought back"""
    player.scene = TitleScene(player.stage, standard())
    player.frames(1)
    assert player.scene.state.entries[0].name == "resume"
    player.key(K.KSCAN_RETURN)
    battle = player.frames(2)
    assert isinstance(battle, BattleScene)
    return battle


def test_a_crash_of_the_picture_costs_no_tick(player, monkeypatch, capsys):
    battle = begin(player)
    for _ in range(700):
        battle._tick()
    tick, crc = battle.simulation.world.tick, battle.simulation.hash()
    battle._pause(True)
    monkeypatch.setattr(battle, "draw", fail)
    report = crash_in(player, battle)
    text = report.read_text()
    assert str(report) in capsys.readouterr().err
    assert "ZeroDivisionError: staged" in text and "first-contact, seed 7" in text and f"tick {tick}" in text
    player.scene = TitleScene(player.stage, standard())
    assert str(report) in player.scene.state.notice, "said at the next start"
    assert crash.told() == "", "and only then"
    again = back(player)
    assert again.recorder.keyframe.scalars["tick"] == 600
    assert again.simulation.world.tick >= tick and again.simulation.seed == 7
    kept = unfinished.find(standard(), player.stage.war_room(standard())).choice.checkpoint
    assert kept.tick == tick and crc


def test_a_crash_within_a_tick_goes_back_to_the_last_whole_moment(player, monkeypatch):
    battle = begin(player)
    for _ in range(650):
        battle._tick()
    monkeypatch.setattr(battle.simulation, "theatre", battle.simulation.theatre._replace(settle=fail))
    assert "staged" in crash_in(player, battle).read_text()
    again = back(player)
    assert 600 <= again.simulation.world.tick < 650
    assert not again.simulation.over and again.checkpoint is None, "it is none of the battle's own checkpoints"


def test_what_a_player_can_mend_is_no_crash(player):
    scene = TitleScene(player.stage, standard())
    scene.draw = lambda surface: (_ for _ in ()).throw(GameError("no disk"))
    with pytest.raises(GameError), CrashCare(player.stage) as care:
        run(player.stage, scene, 2)
    assert not care.crashed and crash.told() == ""


def test_a_closed_window_keeps_the_battle_and_leaving_it_does_not(player):
    battle = begin(player)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    assert player.frames(2) is None and unfinished.file_of().is_file()
    battle = back(player)
    player.key(K.KSCAN_ESCAPE)
    player.click_on("quit")
    assert not unfinished.file_of().is_file()
    assert battle.done


def test_a_damaged_one_is_set_aside_and_a_foreign_one_forgotten(player):
    begin(player)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    player.frames(2)
    path, room = unfinished.file_of(), player.stage.war_room(standard())
    data = path.read_bytes()
    for damage in (b"", data[:-1], data[:300], b"nonsense", data.replace(b'"level"', b'"levle"')):
        path.write_bytes(damage)
        left = unfinished.find(standard(), room)
        assert left.choice is None and "unfinished.battle.damaged-" in left.words and not path.exists()
    path.write_bytes(data.replace(b'"build": ', b'"build": 1'))
    left = unfinished.find(standard(), room)
    assert left.choice is None and "another version" in left.words and not path.exists()


def test_a_battle_of_another_war_waits_there(player):
    library = standard()
    battle = begin(player)
    battle.choice = Choice(library, battle.choice.level, 7, "ordinary", True, slot="war-3")
    battle.closing()
    assert unfinished.find(library, player.stage.war_room(library)).choice is None
    player.stage.settings.profile = 3
    assert unfinished.find(library, player.stage.war_room(library)).choice.slot == "war-3"
