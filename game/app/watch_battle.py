"""Replays in orbit: the display of whichever ship is followed, of either side."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from game.app.battle_news import News
from game.app.battle_scene import BattleScene
from game.app.battle_sounds import BattleSounds
from game.app.choice import Choice
from game.app.fight_scene import FightScene
from game.app.scene import Stage
from game.app.watch_eye import NobodyHolds
from game.app.watch_scene import WatchScene
from game.base.vectors import Rows
from game.sim.snapshot import Recorder
from game.ui.battle_hud import hud_state
from game.ui.console import Console, player_row, row_of, rows_of_side
from game.ui.hud_state import HudState
from game.ui.names import name_of
from game.view.battle_view import BattleView
from game.view.camera import ZOOM_STOPS
from game.world import commands as c
from game.world.components import Body, Group, Ship
from game.world.orders import ORDER_ATTACK

KEPT = ("pointer", "paused", "pause_reason", "covered", "speed", "map", "focus")
"""what a console keeps when it is renewed"""


def renew(console: Console, fresh: Console) -> None:
    """Make a console that everything knows another one."""
    for each in fields(fresh):  # LOOP: fields of the console
        if each.name not in KEPT:
            setattr(console, each.name, getattr(fresh, each.name))


class WatchBattle(WatchScene, BattleScene):
    """Shows a battle in orbit."""

    zooms = (ZOOM_STOPS[0], ZOOM_STOPS[-1])

    def __init__(self, stage: Stage, choice: Choice, view: BattleView) -> None:
        BattleScene.__init__(self, stage, choice, view, self.open_film(stage, choice))
        self.begin_watching()

    def units_to_follow(self) -> Rows:
        """Give the rows of all ships."""
        return self.world.ships()

    def unit_name(self, row: int) -> str:
        """Name a ship."""
        return name_of(self.world, row)

    def player_serial(self) -> int:
        """Give the serial of the player's ship, -1 once it is gone."""
        return self.world.serial(player_row(self.world))

    def move_player_eye(self, real_dt: float) -> tuple[float, float]:
        """Let the view go where the player's would."""
        return self.eye.move(self.world, NobodyHolds(), real_dt)

    def zoom_player_eye(self, steps: int) -> None:
        """Zoom while the player is followed."""
        self.eye.zoom(steps)

    def sit(self, serial: int) -> None:
        """Show the display of a ship, with the eyes of its side; -1 for the player's own."""
        console, world = self.console, self.world
        row = row_of(world, serial) if serial >= 0 else player_row(world)
        console.side = int(world.units[Body].side[row]) if row >= 0 else world.player_side
        console.own = world.serial(row) if row >= 0 else -1
        console.selected = {world.serial(int(each)) for each in rows_of_side(world, console.side)}
        if row >= 0:
            console.autopilot = not bool(world.groups[Group].commanded[world.units[Ship].group[row]])

    def forget(self) -> None:
        """Let picture, display and news know nothing of what was before this moment."""
        self.view.forget()
        renew(self.console, Console())
        self.sit(self.watcher.serial)
        self.news = News(self.choice.level, self.console, self.view.camera)
        self.news.calm = True  # no slow moments: the watcher has his own
        self.sounds = BattleSounds(self.stage.board)

    def hear(self, events: list[Any], tick: int) -> None:
        """Let sounds, news and display hear of a tick, and see what the player did."""
        for command in self.film.due.get(tick, ()):  # LOOP: commands of one tick
            self._see(command)
        self.sounds.take(self.world, events)
        self.news.take(self.world, events)
        if self.watcher.mode != "unit":
            self.sit(-1)

    def _see(self, command: c.Command) -> None:
        """Aim at what the player aimed at."""
        if isinstance(command, c.Salvo) or (isinstance(command, c.Order) and command.kind == ORDER_ATTACK):
            row = self.world.units.find(command.target)
            if row >= 0:
                self.console.choose(self.world.serial(row))

    def sound(self, real_dt: float) -> None:
        """Let sounds follow."""
        self.sounds.update(self.world, self.view.camera, row_of(self.world, self.console.own), real_dt)

    def shown(self) -> HudState:
        """Describe the display: of the ship that is followed, or only what is everywhere."""
        state = hud_state(self.world, self.console, self.view.camera, self.labels())
        state = replace(state, banner=state.banner if self.console.closing is not None else None, hints=[], orders=[])
        if self.is_low:
            state = replace(state, objectives=[])
        if self.display == "full" and self.watcher.mode != "free":
            return state
        return replace(
            state, own=None, target=None, slots=[], groups=[], power=None, charge=None, chooser=None,
            warning=None, caution=None,
        )  # fmt: skip

    def live(self, choice: Choice, recorder: Recorder) -> FightScene:
        """Make the scene in which the battle is fought on."""
        return BattleScene(self.stage, choice, self.view, recorder)
