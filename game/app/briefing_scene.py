"""The briefing of a campaign battle, as it is in this war."""

from __future__ import annotations

import random

import pygame

from game.app import settings as choices
from game.app.briefing_plan import force_lines, plan_of
from game.app.choice import Choice
from game.app.home import home
from game.app.scene import Scene, Stage, control_of
from game.app.tracks import play_page
from game.rules.campaign import battle_of
from game.rules.level import LevelRule
from game.rules.library import Library
from game.ui.briefing import Briefing, BriefingState

_WHEEL_LINES = 2


class BriefingScene(Scene):
    """Shows what a battle is about; begins it."""

    def __init__(self, stage: Stage, library: Library, level: str) -> None:
        super().__init__(stage)
        self.library, self.room = library, stage.war_room(library)
        written = self.room.level(level)
        assert written is not None, level
        self.level = self.room.fitted(written)
        self.state = self._state(written)
        self._back: pygame.Surface | None = None
        self.resize()
        play_page(stage.board, "briefing", self.level.player_side)

    def _state(self, written: LevelRule) -> BriefingState:
        level, rule = self.level, battle_of(self.room.campaign, written)
        return BriefingState(
            level.title, f"{level.place}{f'   {rule.when}' if rule else ''}", level.player_side,
            f"You are {level.player_name}",
            list(level.briefing), len(level.briefing) - len(written.briefing),
            [goal.text for goal in level.objective if goal.state != "hidden"], list(level.advice),
            force_lines(level, self.library), plan_of(level), self.stage.settings.difficulty,
            [(key, each.name) for key, each in self.library.difficulties.items()],
        )  # fmt: skip

    def resize(self) -> None:
        """Lay the screen out for the window."""
        chosen, stage = self.stage.settings, self.stage
        self.screen = Briefing(stage.size, stage.scale, chosen.palette, stage.portraits)
        if self._back is None or self._back.get_size() != stage.size:
            self._back = home(stage)
        self.state.backdrop = self._back

    def handle(self, event: pygame.event.Event) -> None:
        """Begin, go back, change the difficulty, read on."""
        page = max(1, self.screen.lines_in_sight - 1)
        keys = {pygame.KSCAN_PAGEUP: -page, pygame.KSCAN_PAGEDOWN: page}
        if event.type == pygame.MOUSEWHEEL:
            self.screen.scroll(self.state, -_WHEEL_LINES * event.y)
            return
        if event.type == pygame.KEYDOWN and event.scancode in keys:
            self.screen.scroll(self.state, keys[event.scancode])
            return
        back = event.type == pygame.KEYDOWN and event.scancode == pygame.KSCAN_ESCAPE
        name = "back" if back else control_of(self.screen, event, self.stage.board)
        if name == "back":
            self.go(self.stage.open("campaign", self.library, self.level.id))
        elif name == "begin":
            seed = random.SystemRandom().randrange(2**31)
            choice = Choice(self.library, self.level, seed, self.stage.settings.difficulty, slot=self.room.slot)
            self.go(self.stage.open("loading", choice))
        elif name == "more":
            self.screen.more(self.state)
        elif name is not None and name.startswith("difficulty:"):
            self.stage.settings.difficulty = self.state.difficulty = name.partition(":")[2]
            choices.save(self.stage.settings)

    def update(self, real_dt: float) -> None:
        """Keep the music going."""
        self.stage.board.update(real_dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the briefing."""
        self.screen.draw(surface, self.state)
