"""What pages have in common on which a battle is chosen from a list: walking, scrolling, difficulty, going back."""

from __future__ import annotations

import pygame

from game.app import settings as choices
from game.app.home import home
from game.app.scene import ENTER_KEYS, Scene, Stage, control_of
from game.rules.library import Library
from game.sim.checkpoint import Checkpoint
from game.ui.battle_list import BattleList, BattleListState

_WHEEL_LINES = 2


class ChoosingScene(Scene):
    """A list of battles with a card of the chosen one.

    checkpoints: where battles can go on, by id of the level; looks: what draws it
    """

    state: BattleListState
    screen: BattleList
    looks: type[BattleList] = BattleList
    higher_px = 0.0  # how much more of Home is seen behind

    def __init__(self, stage: Stage, library: Library) -> None:
        super().__init__(stage)
        self.library = library
        self.checkpoints: dict[str, Checkpoint] = {}
        self._back: pygame.Surface | None = None

    def resize(self) -> None:
        """Lay the screen out for the window."""
        stage = self.stage
        self.screen = self.looks(stage.size, stage.scale, stage.settings.palette, stage.portraits)
        if self._back is None or self._back.get_size() != stage.size:
            self._back = home(stage, self.higher_px)
        self.state.backdrop = self._back

    def handle(self, event: pygame.event.Event) -> None:
        """Choose a battle, a difficulty, another page; begin."""
        if event.type == pygame.KEYDOWN and event.scancode == pygame.KSCAN_ESCAPE:
            self.go(self.stage.open("title", self.library))
            return
        if self._scrolls(event):
            return
        before, name = self.state.chosen, control_of(self.screen, event, self.stage.board)
        kind, _, what = (name or "").partition(":")
        walked = event.type == pygame.KEYDOWN and event.scancode != pygame.KSCAN_TAB  # Tab only passes by
        if walked and (self.screen.focus or "").startswith("battle:"):
            self.state.chosen = (self.screen.focus or "").partition(":")[2]
            if kind == "battle" and event.scancode in ENTER_KEYS:
                self._begin()
        elif kind == "battle":
            self._choose(what)
        elif kind == "difficulty":
            self.stage.settings.difficulty = self.state.difficulty = what
            choices.save(self.stage.settings)
        elif name == "briefing":
            self.screen.scroll(self.state, self.screen.page, round_again=True)
        elif name == "begin":
            self._begin()
        elif name is not None:
            self._act(name)
        if self.state.chosen != before:
            self._changed()

    def _scrolls(self, event: pygame.event.Event) -> bool:
        """Scroll the briefing, if that is what is asked for."""
        page = self.screen.page
        lines = {pygame.KSCAN_PAGEUP: -page, pygame.KSCAN_PAGEDOWN: page}
        if event.type == pygame.MOUSEWHEEL:
            self.screen.scroll(self.state, -_WHEEL_LINES * event.y)
        elif event.type == pygame.KEYDOWN and event.scancode in lines:
            self.screen.scroll(self.state, lines[event.scancode])
        else:
            return False
        return True

    def _choose(self, battle: str) -> None:
        """Take a battle that was clicked."""
        self.state.chosen = battle

    def _changed(self) -> None:
        """Show another battle's card from its top."""
        self.state.scroll = 0

    def _begin(self) -> None:
        """Go to the chosen battle."""
        raise NotImplementedError

    def _act(self, name: str) -> None:
        """Do what any other control says."""
        raise NotImplementedError

    def update(self, real_dt: float) -> None:
        """Keep the music going."""
        self.stage.board.update(real_dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the page."""
        self.screen.draw(surface, self.state)
