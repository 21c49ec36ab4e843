"""The debriefing in the window."""

from __future__ import annotations

import pygame

from game.app.choice import Choice
from game.app.debriefing import debrief_state
from game.app.fight_scene import list_after
from game.app.scene import Scene, Stage, control_of
from game.app.skirmish_battles import choice_of, stand_of, with_new_seeds
from game.app.tracks import play_page
from game.rules.skirmish import SIDE_NAMES
from game.sim.checkpoint import Checkpoint
from game.sim.replay import Replay
from game.sim.simulation import Simulation
from game.sim.war import bends
from game.ui.debrief import Debrief
from game.ui.ground_debrief import GroundDebrief, GroundDebriefState

DEAF_S = 1.0
"""[s] keys are not heard so long: who still presses one from the battle is not to skip the debriefing"""


class DebriefScene(Scene):
    """What came of a battle."""

    def __init__(
        self, stage: Stage, choice: Choice, simulation: Simulation, picture: pygame.Surface,
        checkpoint: Checkpoint | None = None, replay: Replay | None = None,
    ) -> None:  # fmt: skip
        """checkpoint: the last one of the battle, to go back to; replay: the whole of it, to be watched"""
        super().__init__(stage)
        self.choice = choice
        self.state = debrief_state(simulation)
        self.state.backdrop = picture
        self.checkpoint, self.replay = checkpoint, replay
        if choice.slot:
            self._let_count(simulation)
        if choice.setup is not None:
            self.state.buttons[0] = ("continue", "Set-up")
            self.state.buttons.insert(2, ("reseed", "New seeds"))
            self.state.sides = [each._replace(name=SIDE_NAMES[each.side].capitalize()) for each in self.state.sides]
            self.state.headline = f"{self.state.headline} {stand_of(choice.setup, simulation)}".strip()
        if checkpoint is not None:
            self.state.buttons.insert(1, ("checkpoint", "From the checkpoint"))
        if replay is not None:
            self.state.buttons.insert(-1, ("watch", "Watch it again"))
        self._shown_s = 0.0
        self.resize()
        won = simulation.world.outcome != "defeat" or choice.level.player_ship is None
        play_page(stage.board, "victory" if won else "defeat", choice.level.player_side)

    def _let_count(self, simulation: Simulation) -> None:
        """Let the battle count in its war, and say where it bent history and what comes next."""
        room = self.stage.war_room(self.choice.library)
        record = room.take(simulation)
        written = room.level(record.level)
        bent = bends(record, written, room.campaign) if written is not None else []
        if bent:
            self.state.what_if.insert(0, " ".join(["History bent.", *bent]))
        coming = room.next()
        words = "The war goes on" if record.outcome != "defeat" else "Back to the war"
        self.state.buttons[0] = ("continue", words if coming is not None else "The war is over")
        if room.notice:
            self.state.what_if.insert(0, room.notice)

    def resize(self) -> None:
        """Lay the screen out for the window."""
        chosen = self.stage.settings
        sort = GroundDebrief if isinstance(self.state, GroundDebriefState) else Debrief
        self.screen = sort(self.stage.size, self.stage.scale, chosen.palette, self.stage.portraits)

    def handle(self, event: pygame.event.Event) -> None:
        """Go on, fight again, or quit. The key that pauses a battle does nothing here."""
        if event.type == pygame.KEYDOWN and (self._shown_s < DEAF_S or event.scancode == pygame.KSCAN_SPACE):
            return
        name = control_of(self.screen, event, self.stage.board)
        if name == "more":
            self.state.page += 1
        elif name is not None and name.startswith("sort:"):
            self.state.sort(name.removeprefix("sort:"))
        elif name == "continue" or (event.type == pygame.KEYDOWN and event.scancode == pygame.KSCAN_ESCAPE):
            self.go(list_after(self.stage, self.choice))
        elif name == "again":
            self.go(self.stage.open("loading", self.choice.anew(self.stage.settings.difficulty)))
        elif name == "reseed" and self.choice.setup is not None:
            self.go(self.stage.open("loading", choice_of(self.choice.library, with_new_seeds(self.choice.setup))))
        elif name == "checkpoint" and self.checkpoint is not None:
            self.go(self.stage.open("loading", self.choice.again(self.checkpoint)))
        elif name == "watch" and self.replay is not None:
            self.go(self.stage.open("loading", Choice.watch(self.choice.library, self.replay)))
        elif name == "quit":
            self.go(None)

    def update(self, real_dt: float) -> None:
        """Keep the music going."""
        self._shown_s += real_dt
        self.stage.board.update(real_dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the debriefing."""
        self.screen.draw(surface, self.state)
