"""A hand that works the level editor: real events through the real loop, on a canvas that costs nothing to draw."""

from __future__ import annotations

import pygame

from game.app.loop import run
from game.view.camera import Camera
from game.view.surface.eye import SurfaceCamera
from game.view.surface_view import SurfaceView
from tests.app.conftest import Player


class _Hulls:
    def bake(self, names, progress=None):
        self.names = set(names)


class PlainView:
    """Stands in for what draws a battle in orbit."""

    def __init__(self, size):
        self.camera, self.hulls = Camera(size, (0.0, 0.0), 0.25), _Hulls()
        self.frame = type("Frame", (), {"surface": pygame.Surface(size), "size": size})()
        self.drawn = 0

    def draw(self, world, alpha, battle_dt, real_dt):
        self.camera.update(real_dt)
        self.drawn += 1
        return self.frame.surface

    def resize(self, size):
        self.frame.size, self.frame.surface = size, pygame.Surface(size)

    def suit(self, calm, colour_blind):
        pass


class PlainGround(PlainView, SurfaceView):
    """Stands in for what draws a battle on the surface."""

    def __init__(self, level, size):
        PlainView.__init__(self, size)
        self.camera = SurfaceCamera(size, (0.0, 0.0), 0.42, lambda x: 0.0, level.land.width_wu)
        self.land, self.hour = level.land, None
        self.figures = type("Figures", (), {"preload": lambda self, names, progress=None: None})()


def plain_view(catalogue, level, assets, size, **more):
    return PlainGround(level, size) if level.theatre == "surface" else PlainView(size)


class EditorHand(Player):
    """Plays the editor; every step is what a person would press."""

    def __init__(self, stage, scene):
        super().__init__(stage)
        self.scene = scene

    @property
    def bench(self):
        return self.scene.bench

    @property
    def desk(self):
        return self.scene.bench.desk

    def settle(self, most=150):
        """Wait until the editor knows all of the level as it stands."""
        for _ in range(most):
            self.scene = run(self.stage, self.scene, 4)
            if self.desk.fresh and not self.desk.looker.busy and self.bench.canvas.ready:
                return
        raise AssertionError("the editor never came to rest")

    def type(self, text, enter=True):
        for letter in text:
            pygame.event.post(pygame.event.Event(pygame.KEYDOWN, scancode=0, key=0, mod=0, unicode=letter))
        self.frames(1)
        if enter:
            self.key(pygame.KSCAN_RETURN)

    def on(self, name):
        """Click a control of the window."""
        self.frames(1)
        found = [control for control in self.scene.screen.controls if control.name == name]
        assert found, f"{name} is not seen: {[control.name for control in self.scene.screen.controls]}"
        k, box = self.scene.screen.kit.scale, found[0].box
        return self.click(((box.x + box.w / 2) * k, (box.y + box.h / 2) * k))

    def row(self, side, text, part=""):
        """Click the row of a pane that says so, or its small button or box; scrolls to it as a hand would."""
        self.frames(1)
        pane, screen = self.bench.pane(side), self.bench.screen
        at, row = next((n, row) for n, row in enumerate(pane.rows) if row.text == text)
        while not pane.scroll <= at < pane.scroll + screen.seen(side):
            box = screen.boxes[side]
            k = screen.kit.scale
            self.mouse(pygame.MOUSEMOTION, ((box.x + 20) * k, (box.y + 60) * k))
            way = -1 if at >= pane.scroll + screen.seen(side) else 1
            pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=way))
            self.frames(1)
        name = row.name or (row.cells[0].name if row.cells else "")
        if part in ("0", "1"):
            name = row.cells[int(part)].name
        elif part:
            name = next(name for name, sign in row.acts if sign == part)
        return self.on(name)

    def write(self, text, value, part=""):
        """Type into the box of a field."""
        self.row("right", text, part)
        self.type(value)

    def choose(self, value):
        """Take something from the list that is open, by typing of it what tells it from the others."""
        self.type(value, enter=False)
        return self.key(pygame.KSCAN_RETURN)

    def px(self, at):
        return tuple(float(each) for each in self.bench.canvas.camera.to_screen(at))

    def at(self, x, y):
        """Click a place of the canvas. [wu]"""
        return self.click(self.px((x, y)))

    def pull(self, start, end):
        """Drag on the canvas. [wu]"""
        return self.drag(self.px(start), self.px(end))

    def pan(self, start, end):
        """Move the view by the right button. [px]"""
        self.mouse(pygame.MOUSEBUTTONDOWN, start, 3)
        self.mouse(pygame.MOUSEMOTION, end)
        return self.mouse(pygame.MOUSEBUTTONUP, end, 3)
