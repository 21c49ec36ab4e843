"""Battles that have been fought a moment, and are watched again."""

from __future__ import annotations

import pytest

from game.app.choice import Choice
from game.app.loading_scene import LoadingScene
from game.app.title_scene import TitleScene
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.replay import replay_of
from game.sim.simulation import Simulation
from game.sim.snapshot import Recorder

TICKS = 90


@pytest.fixture(autouse=True)
def still(monkeypatch, quick):
    monkeypatch.setattr(TitleScene, "update", lambda scene, dt: None)
    monkeypatch.setattr("game.app.watch_time.WatchTime._look_ahead", lambda scene, spare: None)


def fought(name="picket", ticks=TICKS) -> tuple[Recorder, list[int]]:
    """Fight a moment of a battle. Returns: its recorder, and the hash of every tick"""
    recorder = Recorder(Simulation(standard(), find_level(name, standard()), 7, commanded=True))
    hashes = [recorder.simulation.hash()]
    for _ in range(ticks):
        recorder.tick()
        hashes.append(recorder.simulation.hash())
    return recorder, hashes


def watch(player, recorder):
    player.scene = LoadingScene(player.stage, Choice.watch(standard(), replay_of(recorder, "2157-03-02 14:05")))
    scene = player.frames(2)
    scene._pause(True)
    return scene


def arrive(player, scene):
    for _ in range(200):
        if scene.goal < 0:
            return
        player.frames(1)
    raise AssertionError("never there")
