"""The battle scene: one battle in the window, from its first tick to its debrief."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import pygame

from game.app.battle_eye import Eye
from game.app.battle_mouse import BattleMouse
from game.app.battle_news import News
from game.app.battle_sounds import BattleSounds
from game.app.choice import Choice
from game.app.control_names import ALT, CTRL
from game.app.fight_scene import FightScene
from game.app.keys import Held, held_keys
from game.app.pilot import Pilot
from game.app.pilot_drives import follow_bow
from game.app.pilot_fleet import recall_squad, take_formation, watch_forces
from game.app.scene import Stage
from game.app.tutor import Tutor
from game.sim.snapshot import Recorder
from game.ui.advice import advise
from game.ui.battle_friends import SQUADS
from game.ui.battle_hud import hud_state
from game.ui.console import Console, player_row, row_of, rows_of, rows_of_side
from game.ui.hud import Hud
from game.view.battle_view import BattleView
from game.world.components import Body, Group, Ship
from game.world.world import World

_DIGITS = {getattr(pygame, f"KSCAN_{number}"): number for number in range(1, 10)}
_TWICE_S = 0.45  # a key pressed again within this looks at what it selects

__all__ = ["BattleScene", "Choice"]


class BattleScene(FightScene):
    """Runs simulation, picture, display, sound and input of one battle."""

    context = "orbit"

    def __init__(self, stage: Stage, choice: Choice, view: BattleView, recorder: Recorder | None = None) -> None:
        super().__init__(stage, choice, recorder)
        self.view = view
        world = self.world
        own = player_row(world)
        side = world.player_side
        everyone = {world.serial(int(row)) for row in rows_of_side(world, side)}
        self.console = Console(world.serial(own), side, selected=everyone, autopilot=choice.autopilot)
        self.tutor = Tutor(choice.level, self.console)
        if choice.checkpoint is not None and own >= 0:
            self.console.autopilot = not bool(world.groups[Group].commanded[world.units[Ship].group[own]])
        self._forces = watch_forces(world, self.console, 0)
        self._recalled = (-9.0, 0)
        self.pilot = Pilot(self.console)
        self.pilot.aim_anew(world)
        self.eye = Eye(view.camera, self.console)
        self.news = News(choice.level, self.console, view.camera)
        self.sounds = BattleSounds(stage.board, side)
        self._acts = self._actions()
        self.resize()
        self.mouse = BattleMouse(self.hud, self.pilot, self.eye, self.act)
        self.eye.start(world)
        self.greet()
        if choice.level.number == 1 and choice.checkpoint is None and not choice.autopilot:
            self.console.news_tone = "good"
            self.console.news = (f"{self.labels()['pause']} pauses", "Orders work while paused.", 0.0)

    @property
    def world(self) -> World:
        """Give the battle's world."""
        return self.simulation.world

    def resize(self) -> None:
        """Fit picture and display into the window, and follow the settings."""
        settings, view = self.stage.settings, self.view
        if view.camera.size != self.stage.size:
            view.resize(self.stage.size)
        self.hud = Hud(
            self.hud_size, settings.text, settings.palette, view.hulls.silhouette, self.stage.portraits
        )
        if hasattr(self, "mouse"):
            self.mouse.hud = self.hud
        view.camera.shake_setting = settings.shake
        self.news.calm = settings.calm
        view.suit(settings.calm, settings.palette == "colour_blind")

    # ---- time ---------------------------------------------------------------------------------------
    def update(self, real_dt: float) -> None:
        """Tick while ticks are due; then let interface, camera and sound follow."""
        console = self.console
        slow = 1.0
        if not console.paused:
            slow = self.news.pass_time(real_dt) if self.pace.speed <= 1.0 else 1.0
        self.pass_battle(real_dt, slow)
        self.view.drift = self.eye.move(self.world, self._held(), real_dt)
        line = console.pass_time(real_dt)
        if line is not None:
            self.stage.board.speak(line.text, line.side, line.speaker)
        console.keys = self.labels()
        console.hints = advise(self.world, console, console.keys)
        self.tutor.teach(self.world, real_dt, console.keys, self.stage.pad.used)
        self.sounds.update(self.world, self.view.camera, row_of(self.world, console.own), real_dt)
        console.captions = self.stage.captions()
        self.watch_end(real_dt)

    def is_there(self) -> bool:
        """Say whether the player's own ship is still in the battle."""
        return row_of(self.world, self.console.own) >= 0

    def _tick(self) -> None:
        if not self.simulation.over:
            self.pilot.hold_keys(self.world, self._held())
            follow_bow(self.pilot, self.world)
        events = self.advance(self.pilot.take())
        self.view.consume(self.world, events)
        self.sounds.take(self.world, events)
        self.news.take(self.world, events)
        if len(self.world.forces) != self._forces:
            self._forces = watch_forces(self.world, self.console, self._forces)
        if self.console.target >= 0 and self.news.target_gone(self.world):
            self.pilot.lose_target(self.world)

    # ---- input --------------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> None:
        """Take one event."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self._lose_focus()
        elif self.simulation.over and self._skips(event):
            self._finish()
        elif event.type == pygame.KEYDOWN:
            self.tutor.stir()
            if self.console.formation >= 0 and event.scancode in _DIGITS and not event.mod & (CTRL | ALT):
                take_formation(self.pilot, self.world, _DIGITS[event.scancode] - 1)
            else:
                self.on_key(event)
        elif (click := self.as_click(event)) is not None:
            before = self.tutor.seen()
            self.mouse.handle(self.world, self.view.camera, click)
            self.tutor.after_mouse(before, event.type)

    def do(self, action: str, down: bool) -> None:
        """Do what a control asks for; an open list of formations, and an aimed cannon, are what Esc shuts first."""
        console = self.console
        if down and action == "menu" and (console.formation >= 0 or console.aiming):
            console.formation, console.aiming = -1, ""
        else:
            super().do(action, down)

    def _held(self) -> Held:
        return self.asked(held_keys())

    def act(self, action: str) -> None:
        """Do what a key or a button asks for."""
        self.tutor.act(action)
        if action in self._acts:
            self._acts[action]()
        else:
            self.pilot.act(self.world, action)

    def _actions(self) -> dict[str, Callable[[], None]]:
        """Give what the scene itself does; everything else is for the pilot."""
        return self.time_actions() | {
            "zoom_in": lambda: self.eye.zoom(1),
            "zoom_out": lambda: self.eye.zoom(-1),
            "follow": lambda: self.console.note(f"View follows: {self.eye.next(self.world)}"),
            "map": lambda: self._toggle("map", "Map of the battle", "Radar"),
            "focus": lambda: self._toggle("focus", "Only what matters to the selection", "Everything"),
        } | {f"squad{number}": partial(self._recall, number) for number in range(1, SQUADS + 1)}

    def _toggle(self, name: str, on: str, off: str) -> None:
        setattr(self.console, name, not getattr(self.console, name))
        self.console.note(on if getattr(self.console, name) else off)

    def _recall(self, number: int) -> None:
        """Select a control group; the second time in a moment, look at it."""
        now, (when, last) = time.perf_counter(), self._recalled
        self._recalled = (now, number)
        if recall_squad(self.pilot, self.world, number) and last == number and now - when < _TWICE_S:
            rows = rows_of(self.world, self.console.selected)
            self.eye.jump(self.world.units[Body].pos[rows].mean(axis=0))

    # ---- picture ------------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface) -> None:
        """Draw battle and display."""
        picture = self.view.draw(self.world, self.pace.alpha, *self.take_dt())
        surface.blit(picture, (0, 0))
        self.hud.draw(surface, hud_state(self.world, self.console, self.view.camera, self.labels()))

    def last_picture(self) -> pygame.Surface:
        """Give the battle as it was drawn last, without the display."""
        return self.view.frame.surface
