"""Watching a replay: what is alike in both theatres. The strip, whom the view follows, taking over."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pygame

from game.app.bindings import PAD
from game.app.choice import Choice
from game.app.gamepad import Press
from game.app.scene import Stage
from game.app.watch_eye import UNIT, WatchEye
from game.app.watch_mouse import WatchMouse
from game.app.watch_time import LONG_S, SHORT_S, WatchTime
from game.base.constants import DT
from game.base.vectors import Rows
from game.sim.checkpoint import mark
from game.sim.film import Film
from game.sim.snapshot import Recorder
from game.ui.replay_strip import DISPLAYS, ReplayStrip, StripState
from game.world.components import Body

_SURE_S = 4.0
_OTHERWISE = (
    "This battle did not come to the end that it came to when it was fought: what is seen here is not what happened."
)
_WITH_SHIFT = {"back": "back_little", "ahead": "ahead_little", "next": "last"}
_HINTS = (
    ("pause", "play, pause"), ("back", "back 10 s"), ("ahead", "ahead"), ("mark_ahead", "next mark"),
    ("slower", "slower"), ("faster", "faster"), ("next", "follow next"), ("player", "player"), ("display", "display"),
    ("take_over", "take over"), ("help", "all keys"), ("menu", "menu"),
)  # fmt: skip


class WatchScene(WatchTime):
    """Shows a battle that has been fought. The theatre's scene gives it picture, display and sound."""

    context = "watch"

    def open_film(self, stage: Stage, choice: Choice) -> Recorder:
        """Begin before the theatre's scene does. Returns: what that scene is to run"""
        assert choice.replay is not None
        self.stage, self.display, self._shift = stage, "full", False
        self.open_time(Film(choice.replay, choice.library))
        self._make_strip()
        return Recorder(self.film.simulation)

    def begin_watching(self) -> None:
        """Go on where the theatre's scene has begun."""
        self.watcher = WatchEye(self)
        self.hand = WatchMouse(self)
        self._deeds = self._watch_actions()

    def _make_strip(self) -> None:
        settings = self.stage.settings
        self.strip = ReplayStrip(self.stage.size, settings.text, settings.palette, self.stage.portraits)

    @property
    def hud_size(self) -> tuple[int, int]:
        """Give how much of the window the display has: all above the strip. [px]"""
        width, height = self.stage.size
        return (width, height - self.strip.tall_px)

    def resize(self) -> None:
        """Fit the strip and everything else into the window."""
        self._make_strip()
        super().resize()

    # ---- taking over --------------------------------------------------------------------------------
    def _ask_to_take_over(self) -> None:
        if self.simulation.over:
            self.console.note("The battle is over here: wind it back to take it over", "warning")
        elif not self._sure_s:
            self._sure_s = _SURE_S
            self.console.note(f"Take over from here? {self.labels()['take_over']} once more", "warning")
        else:
            self.take_over()

    def take_over(self) -> None:
        """Make a battle of it, from this tick on, with the player in hand."""
        if self.simulation.over or self.goal >= 0:
            return
        recorder = self.film.take_over()
        checkpoint = mark(recorder, "Taken over")
        choice = replace(self.choice.again(checkpoint), replay=None, taken=True)
        self.stage.board.stop_loops()
        self.stage.board.pause(False)
        scene = self.live(choice, recorder)
        if scene.console.autopilot:
            scene.act("autopilot")
        self.go(scene)

    # ---- nothing of it counts -----------------------------------------------------------------------
    def keep_unfinished(self, name: str, later: bool = False) -> None:
        """Keep nothing: it has been fought already."""

    def leave(self, forget: bool = True) -> None:
        """Leave nothing behind."""

    def is_there(self) -> bool:
        """Say that nobody is."""
        return False

    # ---- input --------------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> None:
        """Take one event."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self._lose_focus()
        elif event.type in (pygame.KEYDOWN, pygame.KEYUP):
            self._shift = bool(event.mod & pygame.KMOD_SHIFT)
            self.on_key(event)
            self._shift = False
        elif (click := self.as_click(event)) is not None:
            self.hand.handle(click)

    def press(self, press: Press) -> None:
        """Take what happened to a gamepad."""
        if press.control in ("came", "gone"):
            super().press(press)
        else:
            self._ask(press.control, PAD, press.down)

    def do(self, action: str, down: bool) -> None:
        """Do what a control asks for that went down."""
        if down:
            self.act(_WITH_SHIFT.get(action, action) if self._shift else action)

    def act(self, action: str) -> None:
        """Do what a key or a button asks for."""
        deed = self._deeds.get(action)
        if deed is not None:
            deed()

    def _watch_actions(self) -> dict[str, Callable[[], None]]:
        return self.time_actions() | {
            "pause": self._play_or_pause,
            "step": lambda: self.one(1), "step_back": lambda: self.one(-1),
            "back": lambda: self.jump(-LONG_S), "ahead": lambda: self.jump(LONG_S),
            "back_little": lambda: self.jump(-SHORT_S), "ahead_little": lambda: self.jump(SHORT_S),
            "mark_back": lambda: self.to_mark(-1), "mark_ahead": lambda: self.to_mark(1),
            "start": lambda: self.go_to(0), "end": lambda: self.go_to(self.film.replay.ticks),
            "zoom_in": lambda: self.watcher.zoom(1), "zoom_out": lambda: self.watcher.zoom(-1),
            "next": lambda: self.watcher.cycle(1), "last": lambda: self.watcher.cycle(-1),
            "player": self.watcher.to_player, "display": self._next_display, "take_over": self._ask_to_take_over,
            "menu": lambda: self._lay_over("watch_menu"),
        }  # fmt: skip

    def _play_or_pause(self) -> None:
        if self.film.ended:
            self.go_to(0)  # once more
            self._pause(False)
        else:
            self._pause(not self.console.paused)

    def _next_display(self) -> None:
        names = list(DISPLAYS)
        self.display = names[(names.index(self.display) + 1) % len(names)]

    # ---- picture ------------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface) -> None:
        """Draw battle, display and strip."""
        began = time.perf_counter()
        picture = self.view.draw(self.simulation.world, self.pace.alpha, *self.take_dt())
        surface.blit(picture, (0, 0))
        if self.display != "bare":
            self.hud.draw(surface, self.shown())
        self.strip.draw(surface, self._strip_state())
        self.drawn_s = time.perf_counter() - began

    def _strip_state(self) -> StripState:
        film, labels = self.film, self.labels()
        heading = film.replay.heading
        outcome = {"victory": "won", "partial": "partial", "defeat": "lost", "": "left off"}[heading.outcome]
        row = self.watcher.row(self.watcher.serial) if self.watcher.mode == UNIT else -1
        x, y = self.where(np.array([row]))[0].tolist() if row >= 0 else (-1.0, -1.0)
        return StripState(
            film.tick * DT, heading.ticks * DT, film.known * DT, self.goal * DT if self.goal >= 0 else -1.0,
            not self.console.paused, self.pace.speed, f"Replay: {heading.title}, {outcome}, {heading.difficulty}",
            self.watcher.words(), self.display, self._sure_s > 0.0, _OTHERWISE if film.strayed else "",
            list(film.replay.moments), [(labels.get(action, ""), what) for action, what in _HINTS],
            (x, y),
        )  # fmt: skip

    @property
    def is_low(self) -> bool:
        """Say whether the display has too little height over the strip for everything."""
        return self.strip.is_small

    def where(self, rows: Rows) -> np.ndarray:
        """Give where units are on the screen. Returns: (n, 2) [px]"""
        return np.asarray(self.view.camera.to_screen(self.simulation.world.units[Body].pos[rows]))
