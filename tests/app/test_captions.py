"""In real battles: what matters is said in words with a direction, and nobody who has switched that off is bothered."""

from __future__ import annotations

import pygame
import pytest

from game.app.battle_sounds import BattleSounds
from game.app.ground_sounds import GroundSounds
from game.app.setting_pages import change_setting, row_named
from game.base import paths
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.ui.console import player_row
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import player_row as player_on_ground
from game.view.camera import Camera
from game.view.sound import SoundBoard
from game.world import events as e
from game.world import ground_events as g


@pytest.fixture
def board(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    opened = SoundBoard(paths.assets())
    opened.audible = False  # words need no device, and files need not be read for them
    yield opened
    opened.audible = True
    opened.close()


@pytest.fixture(scope="module")
def orbit():
    return Simulation(standard(), find_level("picket", standard()), 5).world


@pytest.fixture(scope="module")
def ground():
    return Simulation(standard(), find_level("airbase", standard()), 5).world


def said(board):
    return {line.words: line.bearing for line in board.captions.lines}


ORBIT = {
    "Hull hit hard": lambda row, me, at: e.HullHit(row, me, "missile", 1, 0, 2, 0, 90.0, at),
    "Shield struck hard": lambda row, me, at: e.ShieldHit(row, me, "missile", 1, 0, 2, 500.0, at),
    "Shield down": lambda row, me, at: e.ShieldDown(row, me, "pulse", at),
    "Hull breached": lambda row, me, at: e.Breached(row, me, 0, "missile", 2, 1, at),
    "A reactor dies": lambda row, me, at: e.ShutDown(row, me, at),
    "Explosive metal bursts": lambda row, me, at: e.Burst(1, 0, 1, 2, 3, at),
    "A ship breaks up": lambda row, me, at: e.Destroyed(row, 99, 0, 0, "missile", 2, 1, at, (0.0, 0.0), 0.0),
    "A city burns": lambda row, me, at: e.CityBurned("city", 3, at),
}


@pytest.mark.parametrize("words", sorted(ORBIT))
def test_what_matters_over_orbit_is_said(board, orbit, words):
    sounds, own = BattleSounds(board, 0), player_row(orbit)
    x, y = orbit.place(own)
    camera = Camera((1280, 720), (x, y), 1.0)
    sounds.update(orbit, camera, own, 1 / 60)
    board.captions.clear()
    sounds.take(orbit, [ORBIT[words](own, orbit.serial(own), (x + 300.0, y))])
    assert words in said(board)
    if words.startswith(("Hull hit", "Shield struck")):
        assert said(board)[words] == pytest.approx((1.0, 0.0)), "from where it struck"


def test_a_hit_on_another_ship_is_not_said(board, orbit):
    sounds, own = BattleSounds(board, 0), player_row(orbit)
    sounds.update(orbit, Camera((1280, 720), orbit.place(own), 1.0), own, 1 / 60)
    sounds.take(orbit, [ORBIT["Hull hit hard"](own, 12345, orbit.place(own))])
    assert "Hull hit hard" not in said(board)


def test_what_matters_on_the_ground_is_said(board, ground):
    own = player_on_ground(ground)
    me, (x, y) = ground.serial(own), ground.place(own)
    sounds = GroundSounds(board, GroundConsole(me, 0))
    board.listen((x, y), 1.0, 1280)
    kind = arm = 0
    told = {
        "Locked on to you": g.LockedOn(own, 4, me, arm),
        "A tower falls": g.Toppled(own, 5, kind, 1, (x + 300.0, y), 20.0, 130.0),
        "A walker falls": g.LegLost(own, 5, 0, (x - 300.0, y)),
        "Great explosion": g.Blast(arm, 1, (x + 200.0, y), 80.0, True),
        "A building falls": g.Collapsed(kind, 0, (x, y), 8, 3, 0, 40.0),
        "Flash of a city missile": g.Flashed(arm, 1, (x, y), 900.0),
        "You are hit": g.Struck(own, me, arm, (x, y), (1.0, 0.0), True),
        "Bullets close": g.Grounded(arm, (x + 20.0, y)),
    }
    for words, event in told.items():
        board.captions.clear()
        sounds.take(ground, [event])
        assert words in said(board), words
    assert said(board)["Bullets close"] == pytest.approx((1.0, 0.0))


def test_captions_reach_the_display_and_can_be_switched_off(player, quick, stage):
    scene = player.scene
    for _ in range(400):
        if hasattr(scene, "hud"):
            break
        scene = player.key(pygame.KSCAN_RETURN)
    stage.board.play("lock_warning")
    player.frames(1)
    assert "Locked on to you" in [line.words for line in scene.console.captions]
    stage.settings.captions = False
    player.frames(1)
    assert scene.console.captions == []


def test_mono_and_every_volume_reach_the_board(stage):
    change_setting(stage.settings, row_named("sound", "music"), 0.3)
    stage.settings.effects, stage.settings.radio, stage.settings.interface, stage.settings.mono = 0.1, 0.2, 0.4, True
    stage.apply()
    heard = stage.board.settings
    assert (heard.music, heard.effects, heard.radio, heard.interface, heard.mono) == (0.3, 0.1, 0.2, 0.4, True)
