"""A window nobody sees: dummy drivers, and one cache of lit hulls for the whole session."""

from __future__ import annotations

import os
from types import SimpleNamespace

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest

from game.app import gamepad, keys, loading_scene
from game.app.choice import Choice
from game.app.list_scene import ListScene
from game.app.loop import run
from game.app.playing import make_stage
from game.app.settings import Settings
from game.base import paths
from game.rules.levels import find_level
from game.rules.library import standard
from game.view.sound import SoundBoard
from game.view.surface.remains import Remains
from game.view.theatre_view import make_view

views: dict[str, object] = {}  # of each theatre one, for tests that load battles again and again


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("hulls")


@pytest.fixture
def data_dir(tmp_path):
    paths.set_data_dir(tmp_path)
    yield tmp_path
    paths.set_data_dir(None)


@pytest.fixture
def stage(data_dir, cache):
    pygame.display.init()
    pygame.font.init()
    board = SoundBoard(paths.assets())
    keys.let_go()
    yield make_stage(pygame.display.set_mode((1280, 720)), Settings(), board, paths.assets(), cache)
    board.close()


@pytest.fixture
def quick(monkeypatch, stage):
    """Load battles without painting everything anew and without reading sounds: most of the time goes there."""

    def view_of(catalogue, level, *rest, **more):
        if level.theatre not in views:
            views[level.theatre] = make_view(catalogue, level, *rest, **more)
        view = views[level.theatre]
        view.remains, view._watches = Remains(), False
        return view

    monkeypatch.setattr(loading_scene, "make_view", view_of)
    monkeypatch.setattr(stage.board, "preload", lambda track: iter(()))


@pytest.fixture
def pad(monkeypatch):
    """Let the system open every gamepad that is said to have come."""
    monkeypatch.setattr(gamepad, "open_pad", lambda index: SimpleNamespace(id=index, name="Test pad"))


class Player:
    """Plays through real events and the real loop, a few pictures at a time."""

    def __init__(self, stage):
        self.stage = stage
        self.scene = ListScene(stage, standard())
        pygame.event.clear()

    def frames(self, count=2):
        """Show so many pictures; follows from scene to scene."""
        self.scene = run(self.stage, self.scene, count)
        return self.scene

    def fight(self, name="airbase", seed=7):
        """Go into a battle at once."""
        level = find_level(name, standard())
        self.scene = loading_scene.LoadingScene(self.stage, Choice(standard(), level, seed, "ordinary"))
        return self.frames(2)

    def key(self, code, mod=0):
        """Press and let go a key, by scancode."""
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            pygame.event.post(pygame.event.Event(kind, scancode=code, key=0, mod=mod, unicode=""))
        return self.frames()

    def mouse(self, kind, pos, button=1):
        if kind == pygame.MOUSEMOTION:
            event = pygame.event.Event(kind, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
        else:
            event = pygame.event.Event(kind, pos=pos, button=button)
        pygame.event.post(event)
        return self.frames(1)

    def click(self, pos, button=1):
        pos = (round(pos[0]), round(pos[1]))
        self.mouse(pygame.MOUSEBUTTONDOWN, pos, button)
        return self.mouse(pygame.MOUSEBUTTONUP, pos, button)

    def drag(self, start, end):
        start, end = (tuple(round(float(part)) for part in place) for place in (start, end))
        self.mouse(pygame.MOUSEBUTTONDOWN, start)
        self.mouse(pygame.MOUSEMOTION, end)
        return self.mouse(pygame.MOUSEBUTTONUP, end)

    def click_on(self, name):
        """Click a control of the screen shown."""
        self.frames()
        control = next(c for c in self.scene.screen.controls if c.name == name)
        k = self.scene.screen.kit.scale
        return self.click(((control.box.x + control.box.w / 2) * k, (control.box.y + control.box.h / 2) * k))

    def click_hud(self, name):
        """Click a place of the battle's display."""
        self.frames()
        box = next(box for spot, box in self.scene.hud.spots() if spot == name)
        k = self.scene.hud.kit.scale
        return self.click(((box.x + box.w / 2) * k, (box.y + box.h / 2) * k))


@pytest.fixture
def player(stage):
    return Player(stage)
