"""What the battle scenes of both theatres share: the battle, its time and checkpoints, pages over it, its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.app import checkpoints, unfinished
from game.app.choice import Choice
from game.app.gamepad import Press
from game.app.pace import Pace
from game.app.scene import Scene, Stage
from game.sim.checkpoint import mark
from game.sim.snapshot import Recorder
from game.ui.console import Console
from game.world.commands import Command
from game.world.events import CheckpointReached

_AUTOSAVE_TICKS = 1800
_AFTER_END_S = 4.0  # the battle is looked at this long after it has ended


def list_after(stage: Stage, choice: Choice, notice: str = "") -> Scene:
    """Give the list that a battle was chosen from: the campaign for one of a war, the set-up for a skirmish."""
    if choice.setup is not None:
        return stage.open("skirmish", choice.library, choice.setup, notice)
    return stage.open("campaign" if choice.slot else "list", choice.library, choice.level.id, notice)


class FightScene(Scene):
    """Runs the battle and its time. The theatre's scene gives it console, tick and picture."""

    console: Console

    def __init__(self, stage: Stage, choice: Choice, recorder: Recorder | None = None) -> None:
        """recorder: the battle as it was brought back; None begins it"""
        super().__init__(stage)
        self.choice = choice
        self.recorder = recorder or choice.begin()
        self.simulation = self.recorder.simulation
        marked = None if choice.unfinished else choice.checkpoint
        self.checkpoint = marked or checkpoints.find(choice.library, choice.level, choice.slot).checkpoint
        self.pace = Pace()
        self._ended_s = 0.0
        self._battle_dt = self._real_dt = 0.0

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
            self.keep_unfinished(unfinished.LEFT)
        return events

    def keep_unfinished(self, name: str) -> None:
        """Keep the battle on the disk as it is, so that whatever happens it can go on; not one that is over."""
        if not self.simulation.over:
            unfinished.keep(mark(self.recorder, name, self.choice.slot), self.choice)

    def closing(self) -> None:
        """Keep the battle: its window is being closed."""
        self.keep_unfinished(unfinished.LEFT)

    def is_there(self) -> bool:
        """Say whether the player himself is still in the battle; there is no coming back to where he is not."""
        raise NotImplementedError

    def _keep(self, name: str) -> None:
        """Keep the battle as it is now, here and on the disk."""
        self.checkpoint = mark(self.recorder, name, self.choice.slot)
        trouble = checkpoints.keep(self.checkpoint, self.choice.library, self.choice.level, self.choice.slot)
        if trouble:
            self.console.note(f"Checkpoint: {name}. It will not outlive the game: {trouble}", "warning")
        else:
            self.console.note(f"Checkpoint: {name}", "good")

    def greet(self) -> None:
        """Say where a battle that was brought back goes on."""
        if self.choice.checkpoint is not None:
            self.console.note(f"Back at the checkpoint: {self.choice.checkpoint.label}", "good")

    def back(self) -> Scene:
        """Leave this battle as it is. Returns: what brings it back as it was at the last checkpoint"""
        assert self.checkpoint is not None
        choice = Choice.back_to(self.choice.library, self.choice.level, self.checkpoint, self.choice.slot)
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
            if press.down and press.control in ("start", "back"):
                self._finish()
        else:
            self.on_pad(press.control, press.down)

    def on_pad(self, control: str, down: bool) -> None:
        """Do what a control of a gamepad asks for that went down or up."""

    def _skips(self, event: pygame.event.Event) -> bool:
        """Say whether somebody has seen enough of the end."""
        keys = (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER, pygame.KSCAN_ESCAPE)
        return event.type == pygame.KEYDOWN and event.scancode in keys

    def _pause(self, on: bool, why: str = "") -> None:
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
        self._pause(True, self.console.pause_reason)
        self.console.covered = True
        self.go(self.stage.open(door, self, was))

    def rested(self, paused: bool) -> None:
        """Go on after a page that lay over the battle."""
        self.console.covered = False
        self._pause(paused, self.console.pause_reason if paused else "")

    def _finish(self) -> None:
        unfinished.drop()
        self.stage.board.stop_loops()
        if self.simulation.world.outcome == "victory":
            checkpoints.drop(self.choice.level.id, self.choice.slot)
            self.checkpoint = None
        picture = self.last_picture().copy()
        self.go(self.stage.open("debrief", self.choice, self.simulation, picture, self.checkpoint))
