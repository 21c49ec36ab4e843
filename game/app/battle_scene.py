"""The battle scene: one battle in the window, from its first tick to its debrief."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
import pygame

from game.app.battle_sounds import BattleSounds
from game.app.bindings import ACTION_OF, KEY_OF, LABELS
from game.app.pace import Pace
from game.app.pilot import Pilot
from game.app.scene import Scene, Stage
from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim.simulation import Simulation
from game.sim.snapshot import Recorder
from game.ui.battle_hud import hud_state
from game.ui.console import Console, player_row, row_of, rows_of
from game.ui.hud import Hud
from game.ui.hud_state import RadioLine
from game.view.battle_view import BattleView
from game.world import events as e
from game.world.components import Body

_PAN_PX_S = 900.0
_DRAG_PX = 6
_AFTER_END_S = 4.0  # the battle is looked at this long after it has ended
_DOUBLE_S = 0.35
_SLOW = 0.35  # time runs this fast for a moment when something great breaks
_SLOW_S = 0.6
_SLOW_PAUSE_S = 4.0
_HINTS = [
    ("2", "explosive metal"),
    ("RMB", "move / attack"),
    ("B", "withdraw"),
    ("F", "autopilot"),
    ("F1", "all controls"),
]


@dataclass(frozen=True)
class Choice:
    """What battle is wanted."""

    library: Library
    level: LevelRule
    seed: int
    difficulty: str
    autopilot: bool = False


class BattleScene(Scene):
    """Runs simulation, picture, display, sound and input of one battle."""

    def __init__(self, stage: Stage, choice: Choice, view: BattleView) -> None:
        super().__init__(stage)
        self.choice, self.view = choice, view
        commanded = not choice.autopilot
        self.simulation = Simulation(
            choice.library, choice.level, choice.seed, difficulty=choice.difficulty, commanded=commanded
        )
        self.recorder = Recorder(self.simulation)
        self.pace = Pace()
        own = player_row(self.world)
        serial = self.world.serial(own)
        self.console = Console(own=serial, selected={serial}, autopilot=choice.autopilot, hints=_HINTS)
        self.pilot = Pilot(self.console)
        self.pilot.act(self.world, "target_near")
        self.sounds = BattleSounds(stage.board)
        self.follow = "own"
        self._press: tuple[int, int] | None = None
        self._clicked: tuple[float, tuple[int, int]] = (-9.0, (0, 0))
        self._pan: tuple[int, int] | None = None
        self._ended_s = 0.0
        self._slow = 0.0
        self._since_slow = _SLOW_PAUSE_S
        self._battle_dt = 0.0
        self.resize()
        self.view.camera.shake_setting = stage.settings.shake
        self.view.camera.jump(self.world.units[Body].pos[own] + (420.0, 0.0))

    @property
    def world(self):  # type: ignore[no-untyped-def]
        """Give the battle's world."""
        return self.simulation.world

    def resize(self) -> None:
        """Fit picture and display into the window."""
        settings = self.stage.settings
        if self.view.camera.size != self.stage.size:
            self.view.resize(self.stage.size)
        self.hud = Hud(
            self.stage.size, settings.text, settings.palette, self.view.hulls.silhouette, self.stage.portraits
        )
        self.view.camera.shake_setting = settings.shake

    # ---- time ---------------------------------------------------------------------------------------
    def update(self, real_dt: float) -> None:
        """Tick while ticks are due; then let interface, camera and sound follow."""
        if not self.console.paused:
            self._since_slow += real_dt
            self._slow = max(0.0, self._slow - real_dt)
        self.pace.paused = self.console.paused
        slowed = _SLOW if self._slow > 0.0 and self.pace.speed <= 1.0 else 1.0
        self.pace.add(real_dt * slowed)
        began, ticks = time.perf_counter(), 0
        while self.pace.due(time.perf_counter() - began):
            self._tick()
            ticks += 1
        self._battle_dt = ticks / 60.0
        self.console.speed = self.pace.speed
        self._camera(real_dt)
        line = self.console.pass_time(real_dt)
        if line is not None:
            self.stage.board.speak(line.text, line.side, line.speaker)
        self.sounds.update(self.world, self.view.camera, row_of(self.world, self.console.own), real_dt)
        if self.simulation.over:
            self._ended_s += real_dt
            if self._ended_s > _AFTER_END_S:
                self._finish()

    def _tick(self) -> None:
        self.pilot.hold_keys(self.world, _held_keys())
        events = self.recorder.tick(self.pilot.take())
        self.view.consume(self.world, events)
        self.sounds.take(self.world, events)
        for event in events:  # LOOP: events of one tick
            self._tell(event)

    def _tell(self, event: e.Event) -> None:
        """Let the display say what matters to the player."""
        console = self.console
        match event:
            case e.Spoke(speaker, ship, side, portrait, text):
                console.hear(RadioLine(speaker, ship, ("race", "arume")[side], text, portrait))
            case e.ObjectiveChanged(objective=name, state=state) if state in ("done", "failed"):
                goal = next(goal for goal in self.choice.level.objective if goal.id == name)
                console.note(
                    f"{'Done' if state == 'done' else 'Failed'}: {goal.text}",
                    "good" if state == "done" else "danger",
                )
            case e.Breached(serial=serial, part=part) if serial == console.own:
                console.note(f"{('Bow', 'Middle', 'Stern')[part]} breached and sealed", "danger")
            case e.Destroyed(pos=at) | e.Burst(pos=at):
                if serial_gone(event, console.target):
                    self.pilot.act(self.world, "target_near")
                if self._since_slow > _SLOW_PAUSE_S and not self.stage.settings.calm and self._near(at):
                    self._slow, self._since_slow = _SLOW_S, 0.0
            case e.Ended(reason=reason):
                console.note(reason, "plain")
            case _:
                pass

    def _near(self, at: tuple[float, float]) -> bool:
        return bool(np.hypot(*(self.view.camera.center - np.asarray(at))) < 800.0)

    def _camera(self, real_dt: float) -> None:
        camera, body = self.view.camera, self.world.units[Body]
        held = _held_keys()
        dx = float(held[KEY_OF["pan_left"]]) - float(held[KEY_OF["pan_right"]])
        dy = float(held[KEY_OF["pan_up"]]) - float(held[KEY_OF["pan_down"]])
        if dx or dy:
            self.follow = "free"
            camera.pan((-dx * _PAN_PX_S * real_dt, -dy * _PAN_PX_S * real_dt))
        own, target = row_of(self.world, self.console.own), row_of(self.world, self.console.target)
        if own < 0 and self.follow != "free":
            rest = rows_of(self.world, self.console.selected)
            own = int(rest[0]) if len(rest) else -1
        if own < 0 or self.follow == "free":
            return
        if self.follow == "both" and target >= 0:
            camera.frame_both(body.pos[own], body.pos[target], real_dt)
        else:
            ahead = body.face[own] * 0.22 * camera.size[0] / camera.zoom
            camera.follow(body.pos[own] + ahead, body.vel[own], real_dt)
        self.view.drift = (float(body.vel[own, 0]), float(body.vel[own, 1]))

    # ---- input --------------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> None:
        """Take one event."""
        if event.type == pygame.KEYDOWN:
            action = ACTION_OF.get(event.scancode)
            if action:
                self.act(action)
        elif event.type == pygame.MOUSEBUTTONDOWN:
            self._press_mouse(event)
        elif event.type == pygame.MOUSEBUTTONUP:
            self._release_mouse(event)
        elif event.type == pygame.MOUSEMOTION:
            self._move_mouse(event)
        elif event.type == pygame.MOUSEWHEEL and event.y:
            self._zoom(1 if event.y > 0 else -1, pygame.mouse.get_pos())
        elif event.type == pygame.WINDOWFOCUSLOST:
            self.console.paused = True

    def _zoom(self, steps: int, px: tuple[int, int] | None = None) -> None:
        if px is not None and self.follow == "free":
            self.view.camera.zoom_at(px, steps)
        else:
            self.view.camera.zoom_by(steps)

    def act(self, action: str) -> None:
        """Do what a key or a button asks for."""
        console = self.console
        match action:
            case "pause":
                console.paused = not console.paused
                self.stage.board.pause(console.paused)
            case "step":
                console.paused = True
                self.pace.step()
            case "faster" | "slower":
                console.note(f"Speed {self.pace.change(1 if action == 'faster' else -1):g}x")
            case "normal_speed":
                self.pace.speed = 1.0
            case "zoom_in" | "zoom_out":
                self._zoom(1 if action == "zoom_in" else -1)
            case "follow":
                self.follow = {"own": "both", "both": "free", "free": "own"}[self.follow]
                words = {"own": "own ship", "both": "own ship and target", "free": "free"}
                console.note(f"View: {words[self.follow]}")
            case "help" | "menu":
                from game.app.menus import HelpScene, PauseScene

                console.paused = True
                self.stage.board.pause(True)
                self.go(HelpScene(self.stage, self) if action == "help" else PauseScene(self.stage, self))
            case "group1" | "group2":
                self._select_group(int(action[-1]) - 1)
            case _:
                self.pilot.act(self.world, action)

    def _select_group(self, place: int) -> None:
        own = row_of(self.world, self.console.own)
        side = ("race", "arume")[int(self.world.units[Body].side[own])] if own >= 0 else "race"
        names = [
            force.id
            for force in self.choice.level.force
            if force.side == side and force.id in self.world.forces
        ]
        if place < len(names):
            from game.world.components import Ship

            rows = self.world.units.rows(Ship)
            rows = rows[self.world.units[Ship].group[rows] == self.world.forces[names[place]]]
            self.console.selected = {self.world.serial(int(row)) for row in rows}

    def _press_mouse(self, event: pygame.event.Event) -> None:
        if self.hud.covers(event.pos):
            if event.button == 1:
                self._press_hud(event.pos)
            return
        if event.button == 1:
            self._press = event.pos
        elif event.button == 3:
            self.console.aiming = ""
            self.pilot.point(self.world, self.view.camera, event.pos)
        elif event.button == 2:
            self._pan, self.follow = event.pos, "free"

    def _press_hud(self, pos: tuple[int, int]) -> None:
        name = self.hud.hit(pos) or ""
        kind, _, what = name.partition(":")
        if kind == "slot":
            self.act(f"slot{what}")
        elif kind == "order":
            self.act(what)
        elif kind == "group":
            self._select_group(int(what[1:]) - 5)
        elif kind == "friend":
            self._select_friend(what)
        elif kind == "radar":
            offset = self.hud.radar_offset(pos)
            own = row_of(self.world, self.console.own)
            if offset is not None:
                middle = self.world.units[Body].pos[own] if own >= 0 else self.view.camera.center
                self.follow = "free"
                self.view.camera.jump(middle + np.asarray(offset))
        elif kind == "own":
            self.follow = "own"
            self.act("select_own")
        elif kind in ("pause", "normal_speed", "faster", "slower", "autopilot"):
            self.act(kind)
        elif kind == "radio":
            self.console.radio = None

    def _select_friend(self, name: str) -> None:
        from game.world.components import Record
        from game.world.roster import rosters

        for number, (_, ship) in enumerate(rosters(self.world)):
            row = int(self.world.records[Record].unit[number])
            if ship.name == name and row >= 0:
                self.console.selected = {self.world.serial(row)}
                self.follow = "free"
                self.view.camera.jump(self.world.units[Body].pos[row])

    def _release_mouse(self, event: pygame.event.Event) -> None:
        if event.button == 2:
            self._pan = None
        if event.button != 1 or self._press is None:
            return
        shift = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
        if self.console.box is not None:
            self.pilot.select_box(self.world, self.view.camera, self.console.box, shift)
        else:
            now, (when, where) = time.perf_counter(), self._clicked
            near = abs(where[0] - event.pos[0]) + abs(where[1] - event.pos[1]) < 2 * _DRAG_PX
            self.pilot.click(self.world, self.view.camera, event.pos, shift, near and now - when < _DOUBLE_S)
            self._clicked = (now, event.pos)
        self._press, self.console.box = None, None

    def _move_mouse(self, event: pygame.event.Event) -> None:
        self.hud.hover(event.pos)
        if self._pan is not None:
            self.view.camera.pan((self._pan[0] - event.pos[0], self._pan[1] - event.pos[1]))
            self._pan = event.pos
        if self._press is not None:
            x0, y0 = self._press
            x, y = event.pos
            if self.console.box is not None or abs(x - x0) + abs(y - y0) > _DRAG_PX:
                self.console.box = (min(x, x0), min(y, y0), abs(x - x0), abs(y - y0))

    # ---- picture ------------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface) -> None:
        """Draw battle and display."""
        picture = self.view.draw(self.world, self.pace.alpha, self._battle_dt, 1.0 / 60.0)
        self._battle_dt = 0.0
        surface.blit(picture, (0, 0))
        self.hud.draw(surface, hud_state(self.world, self.console, self.view.camera, LABELS))

    def _finish(self) -> None:
        from game.app.menus import DebriefScene

        self.stage.board.stop_loops()
        picture = self.view.frame.surface.copy()
        self.go(DebriefScene(self.stage, self.choice, self.simulation, picture))


def _held_keys():  # type: ignore[no-untyped-def]
    """Give which keys are down, by scancode."""
    return pygame.key.get_pressed()


def serial_gone(event: e.Event, serial: int) -> bool:
    """Say whether an event is the end of a ship."""
    return isinstance(event, e.Destroyed) and event.serial == serial
