"""The news from the surface: what matters of what happened, as radio lines, notes and the closing banner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from game.app.battle_news import OUTCOMES
from game.app.tutor import outcome_words
from game.base.constants import SIDES
from game.rules.level import LevelRule
from game.ui.ground_console import GroundConsole
from game.ui.ground_marks import is_falling_back
from game.ui.ground_units import row_of
from game.ui.hud_state import RadioLine
from game.world import events as e
from game.world import ground_events as g
from game.world.components import ESCAPED, Record
from game.world.persons import whom_to_be
from game.world.surface_world import SurfaceWorld

_WORTH = 5.0  # who is worth less falls without a word
_ROOF = 3  # slot of a landcruiser's roof gun
_ANY = 24.0  # from one note of a shaken section to the next [s]


class GroundNews:
    """Turns events into what the player is told."""

    def __init__(self, level: LevelRule, console: GroundConsole) -> None:
        self.level, self.console = level, console
        self._broke_s = -_ANY

    def take(self, world: SurfaceWorld, events: Iterable[Any]) -> None:
        """Tell of the events of one tick."""
        for event in events:  # LOOP: events of one tick
            self._tell(world, event)
        self._watch_own(world)

    def _tell(self, world: SurfaceWorld, event: Any) -> None:
        console = self.console
        match event:
            case e.Spoke(speaker, ship, side, portrait, text):
                console.hear(RadioLine(speaker, ship, SIDES[side], text, portrait))
            case e.ObjectiveChanged(objective=name, state=state):
                self._objective(name, state)
            case e.Ended(outcome=outcome, reason=reason):
                console.closing = (*outcome_words(self.level, OUTCOMES[outcome]), reason)
            case g.Felled():
                self._felled(world, event)
            case g.Noticed(serial=serial, target_serial=mark) if serial == console.own:
                console.target, console.fixed = mark, True
                console.note("A city missile, and only you see it: after it", "danger")
            case g.Blinded(serial=serial) if serial == console.own:
                console.note("The flash: you see nothing, and the stick stays where it is", "danger")
            case g.LegLost(serial=serial) if serial == console.target:
                console.note("It has lost a leg", "good")
            case g.Broke(serial=serial, rallied=rallied) if serial == console.own:
                console.note(*(("You have hold of yourself", "good") if rallied else ("Your nerve breaks", "danger")))
            case g.Broke(side=side, rallied=False) if side == console.side:
                if world.time_s - self._broke_s > _ANY:
                    self._broke_s = world.time_s
                    console.note("Males break and run: rally them", "warning")
            case g.CommanderHit(serial=serial, dead=dead) if serial == console.own:
                console.cruiser.hatch = False
                console.slot = console.slot if console.slot != _ROOF else 0
                console.note("The commander is dead: the gunner takes his place" if dead else
                             "You are hit: the hatch is shut, for a while", "danger")  # fmt: skip
            case _:
                pass

    def _objective(self, name: str, state: str) -> None:
        goal = next(goal for goal in self.level.objective if goal.id == name)
        words = {"done": ("Done", "good"), "failed": ("Failed", "danger"), "open": ("New order", "warning")}
        if state in words and goal.step is None:  # a step stands on the display
            word, tone = words[state]
            self.console.note(f"{word}: {goal.text}", tone)

    def _felled(self, world: SurfaceWorld, event: g.Felled) -> None:
        """Tell of the player's end, of his kills, and of what is dear to his side."""
        console, rule = self.console, world.catalogue.units[event.kind]
        if event.serial == console.own:
            by = world.catalogue.arms[event.arm].name.lower() if event.arm >= 0 else "fire"
            console.fallen, console.firing, console.manned = True, False, -1
            console.scoped = False
            aboard = console.seat != "foot"
            lost = "is lost" if aboard else "has fallen"
            alone = console.seat in ("foot", "armour") and not len(whom_to_be(world, console.side))
            more = " The battle goes on; you can still give orders." if alone else ""
            console.note(f"{console.name} {lost}: {by}.{more}", "danger")
        elif event.by_serial == console.own and event.side != console.side:
            console.note(f"{rule.name} brought down by you", "good")
        elif event.side == console.side and rule.value >= _WORTH:
            console.note(f"{rule.name} lost", "danger")

    def _watch_own(self, world: SurfaceWorld) -> None:
        """Notice that the player has come out."""
        console = self.console
        if console.gone:
            return
        row = row_of(world, console.own)
        if row >= 0:
            console.stood = world.place(row)
            falls_back = is_falling_back(world, row)
            if falls_back and not console.falls_back and console.prone:
                console.prone = False  # who is told to run does not crawl
                console.note("You get up: fall back", "warning")
            console.falls_back = falls_back
            return
        record = world.records[Record]
        mine = np.flatnonzero(record.serial[: world.records.size] == console.own)
        if len(mine) and int(record.status[mine[0]]) == ESCAPED:
            console.out, console.firing, console.manned = True, False, -1
            console.note(f"{console.name} is out", "good")
