"""The news: tells the player what matters of what happened, and slows time for a moment when something great breaks."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from game.app.tutor import outcome_words
from game.base.constants import SIDES
from game.rules.level import LevelRule
from game.ui.console import Console, row_of, rows_of_side
from game.ui.hud_state import RadioLine
from game.ui.names import arrival, name_of_serial
from game.view.camera import Camera
from game.world import events as e
from game.world.components import Body
from game.world.world import World

SLOW = 0.35  # time runs this fast for a moment
_SLOW_S = 0.6
_SLOW_PAUSE_S = 4.0
_NEAR_WU = 800.0
_PARTS = ("Bow", "Middle", "Stern")
_ABORTS = {
    "order": "the bow shuts", "bow": "the bow is shot away", "power": "the cannon has no power left",
}  # fmt: skip
OUTCOMES = {
    "victory": ("Victory", "good"), "partial": ("Partial success", "warning"), "defeat": ("Defeat", "danger"),
}  # fmt: skip


class News:
    """Turns events into radio lines, notes, the closing banner, and moments of slow time."""

    def __init__(self, level: LevelRule, console: Console, camera: Camera) -> None:
        self.level, self.console, self.camera = level, console, camera
        self.calm = False
        self._slow = 0.0
        self._since_slow = _SLOW_PAUSE_S

    def pass_time(self, real_dt: float) -> float:
        """Let real time pass. Returns: how fast battle time runs now, 1 as ever"""
        self._since_slow += real_dt
        self._slow = max(0.0, self._slow - real_dt)
        return SLOW if self._slow > 0.0 else 1.0

    def take(self, world: World, events: Iterable[e.Event]) -> None:
        """Tell of the events of one tick."""
        for event in events:  # LOOP: events of one tick
            self._tell(world, event)

    def _tell(self, world: World, event: e.Event) -> None:
        console = self.console
        match event:
            case e.Spoke(speaker, ship, side, portrait, text):
                console.hear(RadioLine(speaker, ship, SIDES[side], text, portrait))
            case e.ObjectiveChanged(objective=name, state=state) if state in ("done", "failed"):
                goal = next(goal for goal in self.level.objective if goal.id == name)
                word, tone = ("Done", "good") if state == "done" else ("Failed", "danger")
                if goal.step is None:  # a step stands on the display
                    console.note(f"{word}: {goal.text}", tone)
            case e.Breached(serial=serial, part=part) if serial == console.own:
                console.note(f"{_PARTS[part]} breached and sealed", "danger")
            case e.Destroyed(serial=serial, side=side, pos=at):
                words, tone = ("is lost", "danger") if side == console.side else ("breaks up", "good")
                console.note(f"{name_of_serial(world, serial)} {words}", tone)
                self._slow_down(at)
                if serial == console.own:
                    self._own_lost(world)
            case e.Burst(pos=at):
                self._slow_down(at)
            case e.Escaped(serial=serial, side=side) if side == console.side:
                console.note(f"{name_of_serial(world, serial)} {arrival(world, serial)}", "good")
            case e.Ended(outcome=outcome, reason=reason):
                console.closing = (*outcome_words(self.level, OUTCOMES[outcome]), reason)
            case _:
                self._tell_of_drives(world, event)

    def _tell_of_drives(self, world: World, event: e.Event) -> None:
        """Tell of open bows, great beams and jumps."""
        console = self.console
        match event:
            case e.GenocideOpened(serial=serial, side=side) if side != console.side:
                console.note(f"{name_of_serial(world, serial)} opens her bow", "danger")
            case e.GenocideAborted(row=row, serial=serial, cause=cause):
                own = int(world.units[Body].side[row]) == console.side
                why = _ABORTS[cause]
                if not own or cause != "order":
                    console.note(f"{name_of_serial(world, serial)}: {why}", "danger" if own else "good")
            case e.GenocideFired(pos=at):
                self._slow_down(at)
            case e.CityBurned(zone=zone):
                place = next(each for each in self.level.zone if each.id == zone)
                ours = place.city == SIDES[console.side]
                console.note(f"{place.name} burns", "danger" if ours else "good")
            case e.FtlStarted(serial=serial, side=side) if side != console.side:
                console.note(f"{name_of_serial(world, serial)} spools up her jump drive", "warning")
            case e.FtlStopped(serial=serial, cause="power") if serial == console.own:
                console.note("The jump drive has lost its power", "danger")
            case e.Jumped(serial=serial, side=side):
                tone = "good" if side == console.side else "warning"
                console.note(f"{name_of_serial(world, serial)} has jumped", tone)
            case _:
                pass

    def _own_lost(self, world: World) -> None:
        """Announce that the own ship is gone; what is commanded now has to be chosen."""
        console = self.console
        rows = rows_of_side(world, console.side)
        others = bool((world.units[Body].serial[rows] != console.own).any())
        line = "You command from another ship. Select the ships to give orders to." if others else ""
        console.news_tone = "danger"
        console.news = (f"{name_of_serial(world, console.own)} is lost", line, 0.0)
        console.selected, console.slider, console.formation, console.aiming = set(), -1, -1, ""

    def target_gone(self, world: World) -> bool:
        """Say whether the target has left the battle."""
        return row_of(world, self.console.target) < 0

    def _slow_down(self, at: tuple[float, float]) -> None:
        near = float(np.hypot(*(self.camera.center - np.asarray(at)))) < _NEAR_WU
        if near and not self.calm and self._since_slow > _SLOW_PAUSE_S:
            self._slow, self._since_slow = _SLOW_S, 0.0
