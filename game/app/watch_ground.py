"""Replays on the surface: the player's own display while he is followed, names and marks elsewhere."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any, cast

import numpy as np
import pygame

from game.app.choice import Choice
from game.app.fight_scene import FightScene
from game.app.ground_news import GroundNews
from game.app.ground_scene import GroundScene, console_of, take_up
from game.app.ground_sights import GroundSights
from game.app.ground_sounds import GroundSounds
from game.app.scene import Stage
from game.app.watch_battle import renew
from game.app.watch_eye import NobodyHolds
from game.app.watch_scene import WatchScene
from game.base.vectors import Rows
from game.sim.snapshot import Recorder
from game.ui.ground_build import ground_state
from game.ui.ground_state import GroundState
from game.ui.ground_units import guns_of, name_of, player_row, who_of
from game.ui.hud_state import HudState
from game.view.surface_view import SurfaceView
from game.world import commands as c
from game.world.components import Body
from game.world.surface import STILL, Gun, Unit
from game.world.surface_world import SurfaceWorld

_ZOOMS = (0.25, 1.6)


class WatchGround(WatchScene, GroundScene):
    """Shows a battle on the surface."""

    zooms = _ZOOMS

    def __init__(self, stage: Stage, choice: Choice, view: SurfaceView) -> None:
        GroundScene.__init__(self, stage, choice, view, self.open_film(stage, choice))
        self.begin_watching()

    @cached_property
    def _beginning(self) -> SurfaceWorld:
        """Give the battle as it began, by which the view knows what has fallen since."""
        return cast(SurfaceWorld, self.choice.begin().simulation.world)

    def units_to_follow(self) -> Rows:
        """Give the rows of all that can move."""
        rows = self.world.units.rows(Body, Unit)
        return np.asarray(rows[self.world.units[Unit].move[rows] != STILL])

    def unit_name(self, row: int) -> str:
        """Name a unit: a person by his name."""
        return who_of(self.world, row) or name_of(self.world, row)

    def player_serial(self) -> int:
        """Give the serial of who the player is now, -1 for nobody."""
        return self.world.serial(player_row(self.world))

    def move_player_eye(self, real_dt: float) -> tuple[float, float]:
        """Let the view go where the player's would."""
        return self.eye.move(self.world, NobodyHolds(), real_dt, self.pace.alpha)

    def zoom_player_eye(self, steps: int) -> None:
        """Zoom while the player is followed."""
        self.eye.zoom(steps)

    def sit(self, serial: int) -> None:
        """Show the player's display, and only his: what others have in hand is not shown on the surface."""
        own = player_row(self.world)
        if own >= 0 and self.world.serial(own) != self.console.own:
            renew(self.console, console_of(self.world, False))

    def forget(self) -> None:
        """Let picture, display and news know nothing of what was before this moment."""
        self.view.forget()
        self.view.recall(self.world, self._beginning)
        renew(self.console, console_of(self.world, False))
        take_up(self.world, self.console)
        self.news = GroundNews(self.choice.level, self.console)
        self.sounds = GroundSounds(self.stage.board, self.console)
        self.sights = GroundSights(self.console, self.camera)

    def hear(self, events: list[Any], tick: int) -> None:
        """Let sounds, news and display hear of a tick, and see what the player did."""
        for command in self.film.due.get(tick, ()):  # LOOP: commands of one tick
            self._see(command)
        self.sounds.take(self.world, events)
        self.news.take(self.world, events)
        self.sit(-1)
        self.pilot.watch_target(self.world)
        self.pilot.take()  # what a display asks for is no command here

    def _see(self, command: c.Command) -> None:
        """Have in hand, and aim at, what the player had and did."""
        console, world = self.console, self.world
        match command:
            case c.Control(unit=unit, aim=aim, gun=number, fire=fire, scope=scope, posture=posture):
                console.aim, console.firing, console.scoping = aim, fire, scope
                console.prone = posture == 2
                self._in_hand(world.units.find(unit), number)
            case c.Drive(unit=unit, aim=aim, gun=number, hatch=hatch, thermal=thermal):
                console.aim, console.cruiser.hatch, console.cruiser.thermal = aim, hatch, thermal
                self._in_hand(world.units.find(unit), number)
            case c.Fly(throttle=lever, burner=burner):
                console.hands.lever, console.hands.latched = lever, burner
            case c.Autopilot(unit=unit, on=on) if world.serial(world.units.find(unit)) == console.own:
                console.autopilot = on
            case _:
                pass

    def _in_hand(self, row: int, number: int) -> None:
        """Take note which gun is in hand, and of a cannon that is served."""
        if row < 0:
            return
        console, world = self.console, self.world
        serial = world.serial(row)
        console.manned = serial if serial != console.own and world.units[Unit].move[row] == STILL else -1
        found = np.flatnonzero(world.mounts[Gun].number[guns_of(world, row)] == number)
        console.slot = int(found[0]) if len(found) else console.slot

    def sound(self, real_dt: float) -> None:
        """Let sounds follow."""
        self.sounds.update(self.world, self.camera, real_dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw battle, display and strip; the pointer is always the window's."""
        self.view.own = self.console.own
        super().draw(surface)

    def shown(self) -> HudState:
        """Describe the display: the player's while he is followed, else only what is everywhere."""
        state = ground_state(self.world, self.console, self.camera, self.labels())
        state = replace(state, banner=state.banner if self.console.closing is not None else None, hints=[], orders=[])
        if self.is_low:
            state = replace(state, objectives=[])
        assert isinstance(state, GroundState)
        if self.display == "full" and self.watcher.mode == "player":
            return replace(state, reticle=None) if self.console.autopilot else state
        return replace(
            state, slots=[], soldier=None, flight=None, cruiser=None, ship=None, foe=None, reticle=None,
            me=None, warning=None,
        )  # fmt: skip

    def live(self, choice: Choice, recorder: Recorder) -> FightScene:
        """Make the scene in which the battle is fought on."""
        return GroundScene(self.stage, choice, cast(SurfaceView, self.view), recorder)
