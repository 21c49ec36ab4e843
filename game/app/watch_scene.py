"""Watching a replay: what is alike in both theatres. Time to and fro, the strip, whom the view follows, taking over."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pygame

from game.app.battle_news import OUTCOMES
from game.app.choice import Choice
from game.app.fight_scene import FightScene
from game.app.gamepad import HeldTogether, Press
from game.app.keys import Held, held_keys
from game.app.replay_bindings import (
    ACTION_OF,
    KEY_OF,
    LONG_S,
    PAD_ACTION_OF,
    REPLAY_PAD,
    SHORT_S,
    replay_groups,
    replay_labels,
)
from game.app.scene import Stage
from game.app.watch_eye import UNIT, NobodyHolds, WatchEye
from game.app.watch_mouse import WatchMouse
from game.base.constants import DT, TICKS_PER_S
from game.base.errors import GameError
from game.base.vectors import Rows
from game.sim.checkpoint import mark
from game.sim.film import Film
from game.sim.snapshot import Recorder
from game.ui import words
from game.ui.debrief_timeline import said
from game.ui.hud_state import HudState
from game.ui.replay_strip import DISPLAYS, ReplayStrip, StripState
from game.world.components import Body

_LEAD_TICKS = 4 * TICKS_PER_S  # before a place that is gone to: what burns and smokes there has begun by then
_BUSY_S = 0.05  # of a picture's time, that going somewhere may take
_PICTURE_S, _SPARE = 1.0 / 60.0, 0.6  # how much of what a picture leaves over is used to fight ahead
_SURE_S = 4.0
_SETTLED_S = 3.0  # of the eye's own time, after which it has come to whom it follows
_WIND_S = 24.0  # of battle a second, that a stick winds
_OTHERWISE = (
    "This battle did not come to the end that it came to when it was fought: what is seen here is not what happened."
)
_HINTS = (
    ("pause", "play, pause"), ("back", "back 10 s"), ("ahead", "ahead"), ("mark_ahead", "next mark"),
    ("slower", "slower"), ("faster", "faster"), ("next", "follow next"), ("player", "player"), ("display", "display"),
    ("take_over", "take over"), ("help", "all keys"), ("menu", "menu"),
)  # fmt: skip


class WatchScene(FightScene):
    """Shows a battle that has been fought. The theatre's scene gives it picture, display and sound."""

    view: Any
    hud: Any
    """of the theatre's own kind, each of which draws alike"""

    def open_film(self, stage: Stage, choice: Choice) -> Recorder:
        """Begin before the theatre's scene does. Returns: what that scene is to run"""
        assert choice.replay is not None
        self.stage, self.film, self.display = stage, Film(choice.replay, choice.library), "full"
        self._goal, self._fresh, self._sure_s, self._drawn_s, self._wound = -1, True, 0.0, 0.0, 0.0
        self.dragging = False
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

    # ---- what a theatre gives -----------------------------------------------------------------------
    def units_to_follow(self) -> Rows:
        """Give the rows of all that can be followed."""
        raise NotImplementedError

    def unit_name(self, row: int) -> str:
        """Name a unit."""
        raise NotImplementedError

    def player_serial(self) -> int:
        """Give the serial of who the player is now, -1 for nobody."""
        raise NotImplementedError

    def move_player_eye(self, real_dt: float) -> tuple[float, float]:
        """Let the view go where the player's would. Returns: [wu/s] velocity of what it follows"""
        raise NotImplementedError

    def sit(self, serial: int) -> None:
        """Show the display of a unit, as far as the theatre can; -1 for the player's."""
        raise NotImplementedError

    zooms: tuple[float, float]
    """the nearest and the farthest that this theatre is drawn for"""

    def zoom_player_eye(self, steps: int) -> None:
        """Zoom while the player is followed."""
        raise NotImplementedError

    def forget(self) -> None:
        """Let picture, display and news know nothing of what was before this moment."""
        raise NotImplementedError

    def hear(self, events: list[Any], tick: int) -> None:
        """Let everything that listens hear of a tick."""
        raise NotImplementedError

    def sound(self, real_dt: float) -> None:
        """Let sounds follow."""
        raise NotImplementedError

    def shown(self) -> HudState:
        """Describe the display."""
        raise NotImplementedError

    def live(self, choice: Choice, recorder: Recorder) -> FightScene:
        """Make the scene in which the battle is fought on."""
        raise NotImplementedError

    # ---- time ---------------------------------------------------------------------------------------
    @property
    def hud_size(self) -> tuple[int, int]:
        """Give how much of the window the display has: all above the strip. [px]"""
        width, height = self.stage.size
        return (width, height - self.strip.tall_px)

    def resize(self) -> None:
        """Fit the strip and everything else into the window."""
        self._make_strip()
        super().resize()

    def update(self, real_dt: float) -> None:
        """Go on, or nearer to where it is being wound; use what time is left to fight ahead."""
        began = time.perf_counter()
        self._wind(real_dt)
        try:
            if self._goal >= 0:
                self._approach()
            elif not self.dragging:
                self.pass_battle(real_dt, 1.0)
        except GameError as error:
            self._stop(str(error))
        self._real_dt += real_dt if self._goal >= 0 or self.dragging else 0.0
        self._sure_s = max(0.0, self._sure_s - real_dt)
        self.view.drift = self.watcher.move(self._held(), real_dt)
        line = self.console.pass_time(real_dt)
        if line is not None and not self.console.paused:
            self.stage.board.speak(line.text, line.side, line.speaker)
        self.sound(real_dt)
        if self._goal < 0:
            self._look_ahead(_PICTURE_S - (time.perf_counter() - began) - self._drawn_s)

    def _look_ahead(self, spare_s: float) -> None:
        """Use the time that a picture leaves over."""
        try:
            self.film.scout(max(spare_s * _SPARE, 0.0005))
        except GameError as error:
            self._stop(str(error))

    def _stop(self, why: str) -> None:
        """Go no further: the replay cannot be fought on."""
        self._goal = -1
        self._pause(True)
        self.console.note(why, "danger")

    def _tick(self) -> None:
        if self.film.ended:
            self._pause(True)
            return
        tick = self.film.tick
        events = self.film.step()
        self.view.consume(self.simulation.world, events)
        self.hear(events, tick)

    def go_to(self, tick: int) -> None:
        """Go to a tick, over the next pictures where it is far."""
        tick = min(max(tick, 0), self.film.replay.ticks)
        self._goal = tick
        leap = self.film.seek(tick)
        self._fresh &= not leap and tick - self.film.tick <= _LEAD_TICKS
        if leap:
            self.stage.board.stop_loops()

    def _approach(self) -> None:
        """Fight on to where it is being wound, as far as this picture's time goes."""
        film, until = self.film, time.perf_counter() + _BUSY_S
        while film.tick < self._goal and time.perf_counter() < until:  # LOOP: ticks in the time there is
            if not self._fresh and film.tick >= self._goal - _LEAD_TICKS:
                self._refresh()
            events = film.step()
            if self._fresh:
                self.view.pass_by(self.simulation.world, events, DT)
        if film.tick >= self._goal:
            if not self._fresh:
                self._refresh()
            self.sit(self.watcher.serial)
            self._goal = -1
            self.watcher.move(NobodyHolds(), _SETTLED_S)

    def _refresh(self) -> None:
        self._fresh = True
        self.forget()

    def _wind(self, real_dt: float) -> None:
        """Wind by the stick of a gamepad."""
        held = self._held()
        way = float(held[KEY_OF["wind_ahead"]]) - float(held[KEY_OF["wind_back"]])
        self._wound = self._wound + way * _WIND_S * real_dt if way else 0.0
        if abs(self._wound) >= 0.5:
            self._jump(self._wound)
            self._wound = 0.0

    def _jump(self, seconds: float) -> None:
        base = self._goal if self._goal >= 0 else self.film.tick
        self.go_to(base + round(seconds * TICKS_PER_S))

    def _to_mark(self, way: int) -> None:
        """Go to the next mark of the line of time, a moment before it."""
        here = (self._goal if self._goal >= 0 else self.film.tick) / TICKS_PER_S
        spots = {max(0.0, each.seconds - 1.0): each for each in self.film.replay.moments}
        later = [at for at in spots if (at > here + 0.3 if way > 0 else at < here - 1.5)]
        if not later:
            self.go_to(self.film.replay.ticks if way > 0 else 0)
            return
        at = min(later) if way > 0 else max(later)
        self.go_to(round(at * TICKS_PER_S))
        self.console.note(f"{words.clock(spots[at].seconds)} {said(spots[at])}")

    def say_end(self) -> None:
        """Say how it came out, where it is over."""
        world = self.simulation.world
        if world.outcome:
            self.console.closing = (*OUTCOMES[world.outcome], world.reason)

    # ---- taking over --------------------------------------------------------------------------------
    def _ask_to_take_over(self) -> None:
        if self.simulation.over:
            self.console.note("The battle is over here: wind it back to take it over", "warning")
        elif not self._sure_s:
            self._sure_s = _SURE_S
            self.console.note(f"Take over from here? {self._labels()['take_over']} once more", "warning")
        else:
            self.take_over()

    def take_over(self) -> None:
        """Make a battle of it, from this tick on, with the player in hand."""
        if self.simulation.over or self._goal >= 0:
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
            self._pause(True, "The window is not in front")
        elif event.type == pygame.KEYDOWN:
            shift = bool(event.mod & pygame.KMOD_SHIFT)
            action = ACTION_OF.get(event.scancode, "")
            if shift and action in ("back", "ahead"):
                self._jump(SHORT_S if action == "ahead" else -SHORT_S)
            else:
                self.act("last" if shift and action == "next" else action)
        else:
            self.hand.handle(event)

    def press(self, press: Press) -> None:
        """Take what happened to a gamepad."""
        if press.control in ("came", "gone"):
            super().press(press)
        elif press.down:
            self.act(PAD_ACTION_OF.get(press.control, ""))

    def act(self, action: str) -> None:
        """Do what a key or a button asks for."""
        deed = self._deeds.get(action)
        if deed is not None:
            deed()

    def _watch_actions(self) -> dict[str, Callable[[], None]]:
        return self.time_actions() | {
            "pause": self._play_or_pause,
            "step": lambda: self._one(1), "step_back": lambda: self._one(-1),
            "back": lambda: self._jump(-LONG_S), "ahead": lambda: self._jump(LONG_S),
            "mark_back": lambda: self._to_mark(-1), "mark_ahead": lambda: self._to_mark(1),
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

    def _one(self, way: int) -> None:
        self._pause(True)
        self.go_to((self._goal if self._goal >= 0 else self.film.tick) + way)

    def _next_display(self) -> None:
        names = list(DISPLAYS)
        self.display = names[(names.index(self.display) + 1) % len(names)]

    def controls(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give the page of controls that belongs here."""
        return replay_groups(self.stage.pad.used)

    def _held(self) -> Held:
        return HeldTogether(held_keys(), self.stage.pad, REPLAY_PAD, KEY_OF)

    def _labels(self) -> dict[str, str]:
        return replay_labels(self.stage.pad.used)

    # ---- picture ------------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface) -> None:
        """Draw battle, display and strip."""
        began = time.perf_counter()
        picture = self.view.draw(self.simulation.world, self.pace.alpha, *self.take_dt())
        surface.blit(picture, (0, 0))
        if self.display != "bare":
            self.hud.draw(surface, self.shown())
        self.strip.draw(surface, self._strip_state())
        self._drawn_s = time.perf_counter() - began

    def _strip_state(self) -> StripState:
        film, labels = self.film, self._labels()
        heading = film.replay.heading
        outcome = {"victory": "won", "partial": "partial", "defeat": "lost", "": "left off"}[heading.outcome]
        row = self.watcher.row(self.watcher.serial) if self.watcher.mode == UNIT else -1
        x, y = self.where(np.array([row]))[0].tolist() if row >= 0 else (-1.0, -1.0)
        return StripState(
            film.tick * DT, heading.ticks * DT, film.known * DT, self._goal * DT if self._goal >= 0 else -1.0,
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
