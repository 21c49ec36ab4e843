"""What walks of docs/level-guide.md have in common: following its steps, playing, forecasting, saving."""


from __future__ import annotations

import re
from concurrent.futures import Future
from pathlib import Path

import pygame

from game.app.editor_scene import EditorScene
from game.app.fight_scene import FightScene
from game.app.loading_scene import LoadingScene
from game.editor import forecast_battle
from game.rules.levels import load_level
from game.rules.library import standard

GUIDE = (Path(__file__).parents[2] / "docs" / "level-guide.md").read_text(encoding="utf-8")
K = pygame


class Here:
    """Fights a forecast's battles in this process, and only their beginning: that the window shows them is asked."""

    jobs = 0

    def submit(self, text, *more):
        future = Future()
        future.set_result(forecast_battle.fight(text.replace("limit_s = 300", "limit_s = 1"), *more))
        return future

    def next_run(self):
        return 0

    def close(self):
        pass


def steps(heading):
    """Give the numbered steps of a chapter of the guide: their bold words."""
    chapter = GUIDE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\d+\. \*\*(.+?)\*\*", chapter, re.MULTILINE)


def follow(heading, deeds):
    """Do what the guide's steps say, and see that none is left out here or there."""
    assert steps(heading) == list(deeds)
    for step, deed in deeds.items():
        try:
            deed()
        except (AssertionError, StopIteration) as error:
            raise AssertionError(f"Step '{step}' of '{heading}' cannot be done: {error!r}") from error


def forecast(hand):
    hand.bench.prospect.workers = Here()
    hand.key(K.KSCAN_F6)
    hand.frames(2)
    hand.key(K.KSCAN_F6)
    assert hand.bench.prospect.report.battles >= 1 and not hand.bench.prospect.running
    assert hand.bench.prospect.report.outcomes["partial"].share == 1.0, "one second decides nothing"
    assert any(row.text == "Victory" for row in hand.bench.pane("right").rows)


def mark(hand, title, lane):
    """Give the name of a trigger's mark on the timeline."""
    triggers = hand.desk.data["trigger"]
    return next(spot.name for spot in hand.bench.state.strip.spots if spot.lane.name == lane
                and spot.moment.trigger >= 0 and triggers[spot.moment.trigger]["id"] == title)  # fmt: skip


def played(hand):
    """Play it, come back, and find all as it was."""
    desk = hand.desk
    state = (desk.session.level.text, desk.session.history.at, list(desk.picks), desk.shown)
    view, hand.bench.canvas.view = hand.bench.canvas.view, None  # the stand-in has no hulls to lend
    hand.key(K.KSCAN_F5)
    while isinstance(hand.scene, LoadingScene):
        hand.frames(1)
    assert isinstance(hand.scene, FightScene)
    hand.frames(4)
    assert hand.scene.simulation.world.time_s > 0.0
    hand.scene.closing()
    hand.key(K.KSCAN_ESCAPE)
    hand.bench.canvas.view = view
    assert isinstance(hand.scene, EditorScene) and hand.desk is desk
    assert (desk.session.level.text, desk.session.history.at, list(desk.picks), desk.shown) == state


def timeline(hand):
    """Move what is said, and let more be said at half a minute."""
    hand.key(K.KSCAN_F8)
    hand.on(mark(hand, "opening", "radio"))
    hand.key(K.KSCAN_EQUALS)
    assert hand.desk.data["trigger"][2]["when"][0]["at_s"] == 3
    strip, k = hand.bench.state.strip, hand.bench.screen.kit.scale
    hand.click((strip.x_of("clock", 30.0) * k, (strip.top - 8.0) * k))
    hand.on("time:radio")
    hand.choose("Watch officer")
    hand.type("They come no nearer. Why do they come no nearer?")
    hand.key(K.KSCAN_F8)
    added = hand.desk.data["trigger"][3]
    assert added["when"] == [{"kind": "time", "at_s": 30}] and added["do"][0]["text"].startswith("They come")


def saved(hand):
    hand.key(K.KSCAN_S, K.KMOD_LCTRL)
    assert not hand.desk.session.level.unsaved
    return load_level(hand.desk.file, standard())


def no_errors(hand):
    hand.settle()
    hand.on("right:problems")
    assert not [each for each in hand.desk.problems() if each.weight == "error"], hand.desk.problems()
    hand.on("right:form")
