"""Time in a replay: on, to and fro, to the next mark; and what each theatre does about it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from game.app.battle_news import OUTCOMES
from game.app.choice import Choice
from game.app.fight_scene import FightScene
from game.app.keys import Held, held_keys
from game.app.watch_eye import NobodyHolds
from game.base.constants import DT, TICKS_PER_S
from game.base.errors import GameError
from game.base.vectors import Rows
from game.sim.film import Film
from game.sim.snapshot import Recorder
from game.ui import words
from game.ui.debrief_timeline import said
from game.ui.hud_state import HudState

if TYPE_CHECKING:
    from game.app.watch_eye import WatchEye

LONG_S, SHORT_S = 10.0, 1.0
"""[s] of battle that a step to and fro goes"""
_LEAD_TICKS = 4 * TICKS_PER_S  # before a place that is gone to: what burns and smokes there has begun by then
_BUSY_S = 0.05  # of a picture's time, that going somewhere may take
_PICTURE_S, _SPARE = 1.0 / 60.0, 0.6  # how much of what a picture leaves over is used to fight ahead
_SETTLED_S = 3.0  # of the eye's own time, after which it has come to whom it follows
_WIND_S = 24.0  # of battle a second, that a stick winds


class WatchTime(FightScene):
    """Runs the time of a replay. dragging: a hand has hold of the line of time"""

    view: Any
    hud: Any
    """of the theatre's own kind, each of which draws alike"""
    film: Film
    watcher: WatchEye
    zooms: tuple[float, float]
    """the nearest and the farthest that this theatre is drawn for"""

    def open_time(self, film: Film) -> None:
        """Begin with a film at its beginning."""
        self.film, self.dragging = film, False
        self.goal, self._fresh, self._sure_s, self.drawn_s, self._wound = -1, True, 0.0, 0.0, 0.0

    def held(self) -> Held:
        """Give what is asked for by what is held down."""
        return self.asked(held_keys())

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
    def update(self, real_dt: float) -> None:
        """Go on, or nearer to where it is being wound; use what time is left to fight ahead."""
        began = time.perf_counter()
        self._wind(real_dt)
        try:
            if self.goal >= 0:
                self._approach()
            elif not self.dragging:
                self.pass_battle(real_dt, 1.0)
        except GameError as error:
            self._stop(str(error))
        self._real_dt += real_dt if self.goal >= 0 or self.dragging else 0.0
        self._sure_s = max(0.0, self._sure_s - real_dt)
        self.view.drift = self.watcher.move(self.held(), real_dt)
        line = self.console.pass_time(real_dt)
        if line is not None and not self.console.paused:
            self.stage.board.speak(line.text, line.side, line.speaker)
        self.sound(real_dt)
        if self.goal < 0:
            self._look_ahead(_PICTURE_S - (time.perf_counter() - began) - self.drawn_s)

    def _look_ahead(self, spare_s: float) -> None:
        """Use the time that a picture leaves over."""
        try:
            self.film.scout(max(spare_s * _SPARE, 0.0005))
        except GameError as error:
            self._stop(str(error))

    def _stop(self, why: str) -> None:
        """Go no further: the replay cannot be fought on."""
        self.goal = -1
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
        self.goal = tick
        leap = self.film.seek(tick)
        self._fresh &= not leap and tick - self.film.tick <= _LEAD_TICKS
        if leap:
            self.stage.board.stop_loops()

    def _approach(self) -> None:
        """Fight on to where it is being wound, as far as this picture's time goes."""
        film, until = self.film, time.perf_counter() + _BUSY_S
        while film.tick < self.goal and time.perf_counter() < until:  # LOOP: ticks in the time there is
            if not self._fresh and film.tick >= self.goal - _LEAD_TICKS:
                self._refresh()
            events = film.step()
            if self._fresh:
                self.view.pass_by(self.simulation.world, events, DT)
        if film.tick >= self.goal:
            if not self._fresh:
                self._refresh()
            self.sit(self.watcher.serial)
            self.say_end()
            self.goal = -1
            self.watcher.move(NobodyHolds(), _SETTLED_S)

    def _refresh(self) -> None:
        self._fresh = True
        self.forget()

    def _wind(self, real_dt: float) -> None:
        """Wind by the stick of a gamepad."""
        held = self.held()
        way = float(held["wind_ahead"]) - float(held["wind_back"])
        self._wound = self._wound + way * _WIND_S * real_dt if way else 0.0
        if abs(self._wound) >= 0.5:
            self.jump(self._wound)
            self._wound = 0.0

    def jump(self, seconds: float) -> None:
        base = self.goal if self.goal >= 0 else self.film.tick
        self.go_to(base + round(seconds * TICKS_PER_S))

    def to_mark(self, way: int) -> None:
        """Go to the next mark of the line of time, a moment before it."""
        here = (self.goal if self.goal >= 0 else self.film.tick) / TICKS_PER_S
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

    def one(self, way: int) -> None:
        self._pause(True)
        self.go_to((self.goal if self.goal >= 0 else self.film.tick) + way)
