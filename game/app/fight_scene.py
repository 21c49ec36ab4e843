"""What the battle scenes of both theatres share: the battle, its time and checkpoints, pages over it, its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.app import checkpoints, replays, unfinished
from game.app.asked import Asked, Latches
from game.app.bindings import KEYS, MENUS, PAD
from game.app.choice import Choice
from game.app.control_names import key_name, mouse_name
from game.app.gamepad import Press
from game.app.keys import Held, Raw
from game.app.pace import Pace
from game.app.scene import Scene, Stage
from game.app.tutor import Tutor
from game.sim.checkpoint import Checkpoint, mark
from game.sim.snapshot import Recorder
from game.ui.console import Console
from game.world.commands import Command
from game.world.events import CheckpointReached

_AUTOSAVE_TICKS = 1800
_CLICKS = {"primary": 1, "drag_view": 2, "secondary": 3}  # parts that mouse buttons play, by the button at first
_ENDS_ALL = ("autopilot", "take_over")  # what nobody holds on to
_AFTER_END_S = 4.0  # the battle is looked at this long after it has ended


def list_after(stage: Stage, choice: Choice, notice: str = "") -> Scene:
    """Give the list a battle was chosen from: the campaign's for a war, the training range or a skirmish's set-up."""
    if choice.setup is not None:
        return stage.open("skirmish", choice.library, choice.setup, notice)
    door = "training" if choice.level.lesson else "campaign" if choice.slot else "list"
    return stage.open(door, choice.library, choice.level.id, notice)


class FightScene(Scene):
    """Runs the battle and its time. The theatre's scene gives it console, tick and picture."""

    console: Console
    tutor: Tutor

    def __init__(self, stage: Stage, choice: Choice, recorder: Recorder | None = None) -> None:
        """recorder: the battle as it was brought back; None begins it"""
        super().__init__(stage)
        self.choice = choice
        self.recorder = recorder or choice.begin()
        self.simulation = self.recorder.simulation
        self.checkpoint = self._last_checkpoint()
        self.pace = Pace()
        self.pace.speed = stage.settings.speed
        self.latches = Latches()
        self._ended_s = 0.0
        self._battle_dt = self._real_dt = 0.0

    def _last_checkpoint(self) -> Checkpoint | None:
        """Look for what this battle can go back to; one that leaves nothing behind takes nothing from the disk."""
        choice = self.choice
        marked = None if choice.unfinished else choice.checkpoint
        if marked is not None or not choice.counts or choice.replay is not None:
            return marked
        return checkpoints.find(choice.library, choice.level, choice.slot).checkpoint

    @property
    def hud_size(self) -> tuple[int, int]:
        """Give how much of the window the display has. [px]"""
        return self.stage.size

    def _tick(self) -> None:
        """Move the battle on by a tick, and let everything that listens hear of it."""
        raise NotImplementedError

    def last_picture(self) -> pygame.Surface:
        """Give the battle as it was drawn last, without the display."""
        raise NotImplementedError

    def pass_battle(self, real_dt: float, slow: float) -> None:
        """Tick while ticks are due. slow: how fast battle time runs at this moment"""
        self.pace.paused = self.console.paused
        self.pace.add(real_dt * slow)
        began, ticks = time.perf_counter(), 0
        while self.pace.due(time.perf_counter() - began):
            self._tick()
            ticks += 1
        self._battle_dt += ticks / 60.0
        self._real_dt += real_dt
        self.console.speed = self.pace.speed

    def advance(self, commands: Sequence[Command]) -> list[Any]:
        """Tick once. Returns: what happened"""
        events = self.recorder.tick(commands)
        for event in events:  # LOOP: events of one tick
            if isinstance(event, CheckpointReached) and self.is_there() and not self.simulation.over:
                self._keep(event.name)
        if self.simulation.world.tick % _AUTOSAVE_TICKS == 1 and self.simulation.world.tick > _AUTOSAVE_TICKS:
            self.keep_unfinished(unfinished.LEFT, later=True)
        return events

    def keep_unfinished(self, name: str, later: bool = False) -> None:
        """Keep the battle on the disk as it is, so that it can go on; not one that is over or counts nowhere."""
        if not self.simulation.over and self.choice.counts:
            unfinished.keep(self.recorder, name, self.choice, later=later)

    def closing(self) -> None:
        """Keep the battle: its window is being closed."""
        self.keep_unfinished(unfinished.LEFT)
        self.leave(forget=False)

    def leave(self, forget: bool = True) -> None:
        """Leave the battle as it is; what has been fought can be watched. forget: it does not go on"""
        if forget and self.choice.counts:
            unfinished.drop()
        long = self.simulation.over or self.simulation.world.tick >= replays.LEAST_TICKS
        if long and (self.choice.counts or self.choice.taken):
            replays.keep(self.recorder, self.choice.library, self.choice.taken)

    def is_there(self) -> bool:
        """Say whether the player himself is still in the battle; there is no coming back to where he is not."""
        raise NotImplementedError

    def _keep(self, name: str) -> None:
        """Keep the battle as it is now, here and on the disk."""
        self.checkpoint = mark(self.recorder, name, self.choice.slot)
        if not self.choice.counts:
            self.console.note(f"Checkpoint: {name}, until this battle is left", "good")
            return
        trouble = checkpoints.keep(self.checkpoint, self.choice.library, self.choice.level, self.choice.slot)
        words = f". It will not outlive the game: {trouble}" if trouble else ""
        self.console.note(f"Checkpoint: {name}{words}", "warning" if trouble else "good")

    def greet(self) -> None:
        """Say where a battle that was brought back goes on, and how one that is tried out is left."""
        if self.choice.trial:
            late = "; {autopilot} takes over" if self.choice.autopilot else ""
            told = f"A trial: {{menu}} goes back to the editor{late}"
            self.console.note(self.stage.bindings.words(self.context, told, self.stage.pad.used), "good")
        if self.choice.checkpoint is not None:
            label = self.choice.checkpoint.label
            nowhere = f"{label}: what comes of it counts nowhere"
            self.console.note(nowhere if self.choice.taken else f"Back at the checkpoint: {label}", "good")

    def back(self) -> Scene:
        """Leave this battle as it is. Returns: what brings it back as it was at the last checkpoint"""
        assert self.checkpoint is not None
        choice = self.choice.again(self.checkpoint)
        self.stage.board.stop_all()
        self.stage.board.pause(False)
        return self.stage.open("loading", choice)

    def watch_end(self, real_dt: float) -> None:
        """Go on to the debriefing once the end has been looked at."""
        if self.simulation.over:
            self._ended_s += real_dt
            if self._ended_s > _AFTER_END_S:
                self._finish()

    def take_dt(self) -> tuple[float, float]:
        """Give battle time and real time since the last picture. [s]"""
        out = self._battle_dt, self._real_dt
        self._battle_dt = self._real_dt = 0.0
        return out

    def time_actions(self) -> dict[str, Callable[[], None]]:
        """Give what is done alike in both theatres."""
        return {
            "pause": lambda: self._pause(not self.console.paused),
            "step": self._step,
            "faster": lambda: self._change_speed(1),
            "slower": lambda: self._change_speed(-1),
            "normal_speed": self._normal_speed,
            "help": lambda: self._lay_over("help"),
            "menu": lambda: self._lay_over("menu"),
        }

    # ---- gamepad ------------------------------------------------------------------------------------
    def press(self, press: Press) -> None:
        """Take what happened to a gamepad; one that is lost in mid-battle lets the battle rest."""
        pad, console = self.stage.pad, self.console
        if press.control == "came":
            console.note(f"Gamepad connected: {pad.name}", "good")
        elif press.control == "gone":
            if pad.used:
                self._pause(True, "The gamepad is gone")
                pad.used = False
            else:
                console.note("Gamepad gone", "warning")
        elif self.simulation.over:
            if press.down and self.stage.bindings.action(MENUS, press.control, PAD) in ("choose", "back", "info"):
                self._finish()
        else:
            self.tutor.stir()
            self.on_pad(press.control, press.down)

    def on_pad(self, control: str, down: bool) -> None:
        """Do what a control of a gamepad asks for that went down or up."""
        self._ask(control, PAD, down)

    # ---- controls -----------------------------------------------------------------------------------
    def _ask(self, control: str, device: str, down: bool) -> None:
        action = self.stage.bindings.action(self.context, control, device)
        if action and down:
            if action in _ENDS_ALL:
                self.latches.let_go()
            self.latches.press(self.stage.bindings, self.context, action, control)
        if action:
            self.do(action, down)

    def on_key(self, event: pygame.event.Event) -> None:
        """Do what a key asks for that went down or up."""
        down = event.type == pygame.KEYDOWN
        self._ask(key_name(event.scancode, event.mod if down else 0), KEYS, down)

    def as_click(self, event: pygame.event.Event) -> pygame.event.Event | None:
        """Give an event of the mouse with the button whose part it plays; None when that was another action."""
        if event.type not in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            return event
        control = mouse_name(event.button)
        action = self.stage.bindings.action(self.context, control, KEYS)
        if action in _CLICKS:
            return pygame.event.Event(event.type, pos=event.pos, button=_CLICKS[action])
        self._ask(control, KEYS, event.type == pygame.MOUSEBUTTONDOWN)
        return None

    def do(self, action: str, down: bool) -> None:
        """Do what a control asks for that went down or up."""
        if down:
            self.act(action)

    def act(self, action: str) -> None:
        """Do what is asked for."""
        raise NotImplementedError

    def asked(self, raw: Raw) -> Held:
        """Give what is asked for by what is held down. raw: keys and mouse buttons that are"""
        stage = self.stage
        return Asked(stage.bindings, self.context, raw, stage.pad, self.latches, stage.settings)

    def stays(self, action: str) -> bool:
        """Say whether an action stays on until it is asked for again."""
        return self.stage.bindings.stays(self.context, action)

    def _skips(self, event: pygame.event.Event) -> bool:
        """Say whether somebody has seen enough of the end."""
        if event.type != pygame.KEYDOWN or event.scancode == pygame.KSCAN_SPACE:  # which somebody may still pause with
            return False
        return self.stage.bindings.key(MENUS, event.scancode) in ("choose", "back")

    def _lose_focus(self) -> None:
        self.latches.let_go()
        self._pause(True, "The window is not in front")

    def _pause(self, on: bool, why: str = "") -> None:
        if on and not self.console.paused:
            self.tutor.tell("pause")
        self.console.paused, self.console.pause_reason = on, why
        self.stage.board.pause(on)

    def _step(self) -> None:
        self._pause(True)
        self.pace.step()

    def _change_speed(self, by: int) -> None:
        self.console.note(f"Speed {self.pace.change(by):g}x")

    def _normal_speed(self) -> None:
        self.pace.speed = 1.0
        self._pause(False)

    def _lay_over(self, door: str) -> None:
        """Open a page over the battle, which rests meanwhile and goes on after it as it was."""
        was = self.console.paused
        self.latches.let_go()
        self._pause(True, self.console.pause_reason)
        self.console.covered = True
        self.go(self.stage.open(door, self, was))

    def rested(self, paused: bool) -> None:
        """Go on after a page that lay over the battle."""
        self.console.covered = False
        self._pause(paused, self.console.pause_reason if paused else "")

    def _finish(self) -> None:
        if self.choice.counts:
            unfinished.drop()
        self.stage.board.stop_loops()
        picture, world = self.last_picture().copy(), self.simulation.world
        if self.choice.level.lesson is not None:
            passed = world.outcome == "victory"
            self.go(self.stage.open("lesson_end", self.choice, passed, world.reason, picture, self.labels()))
            return
        replay = None if self.choice.trial else replays.keep(self.recorder, self.choice.library, self.choice.taken)
        if world.outcome == "victory" and self.choice.counts:
            checkpoints.drop(self.choice.level.id, self.choice.slot)
            self.checkpoint = None
        self.go(self.stage.open("debrief", self.choice, self.simulation, picture, self.checkpoint, replay))
