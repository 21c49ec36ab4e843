"""Pages laid over another scene, which goes on when they are closed: settings, the pause menu, the controls."""

from __future__ import annotations

import pygame

from game.app import settings as choices
from game.app.fight_scene import FightScene, list_after
from game.app.gamepad import Press
from game.app.scene import Scene, Stage, control_of
from game.app.setting_pages import DOOR, PAGES, ROWS, SLIDER, change_setting, row_named, setting_rows
from game.ui.help_overlay import HelpOverlay, HelpState
from game.ui.pause_menu import PauseMenu, PauseState

_TURNS = {pygame.KSCAN_PAGEUP: -1, pygame.KSCAN_PAGEDOWN: 1}
_LESSON = {"restart": "Begin anew", "quit": "Leave the lesson"}
_SIDEWAYS = {pygame.KSCAN_LEFT: -1, pygame.KSCAN_RIGHT: 1}


class Overlay(Scene):
    """Something laid over another scene.

    paused: whether the battle below was paused before
    text: the page's own text size, which does not follow the pointer's choice, so that its rows stay under it
    """

    def __init__(self, stage: Stage, below: Scene, paused: bool = False) -> None:
        super().__init__(stage)
        self.below, self.paused, self.text = below, paused, stage.settings.text
        self.lay_out()

    def lay_out(self) -> None:
        """Make the page's own screen for the window and text size."""

    def resize(self) -> None:
        """Fit the page and what lies below into the window."""
        self.below.resize()
        self.lay_out()

    def closing(self) -> None:
        """Keep what lies below."""
        self.below.closing()

    def close(self) -> None:
        """Go back to what lies below."""
        self.below.done, self.below.next = False, None
        self.below.resize()
        if isinstance(self.below, FightScene):
            self.below.rested(self.paused)
        self.go(self.below)

    def press(self, press: Press) -> None:
        """Take what happened to a gamepad: Start closes the page that it opened."""
        super().press(press._replace(control="b") if press.control == "start" else press)
        if press.control == "gone":
            self.paused = True  # the battle below does not go on by itself

    def draw(self, surface: pygame.Surface) -> None:
        """Draw what lies below; the overlay veils it."""
        self.below.draw(surface)

    def update(self, real_dt: float) -> None:
        """Keep interface sounds and music going."""
        self.stage.board.update(real_dt)


class SettingsScene(Overlay):
    """Settings alone, from the list."""

    choices: tuple[tuple[str, str], ...] = (("resume", "Back"),)
    title = "Settings"
    page = "screen"

    def lay_out(self) -> None:
        """Make the menu for the window and text size."""
        chosen = self.stage.settings
        self.screen = PauseMenu(self.stage.size, self.text * self.stage.grown, chosen.palette, self.stage.portraits)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the menu over the scene below."""
        super().draw(surface)
        state = PauseState(self.title, self.subtitle(), choices=list(self.choices))
        state.settings = setting_rows(self.stage.settings, self.page)
        state.pages, state.page, state.rows = [(name, title) for name, (title, _) in PAGES.items()], self.page, ROWS
        state.help = {row.name: self._words(row.help) for row in PAGES[self.page][1]}
        self.screen.draw(surface, state)

    def _words(self, text: str) -> str:
        """Give a text with the controls in it as they are now, and with what counts for the battle below."""
        bindings, pad = self.stage.bindings, self.stage.pad.used
        text = text.replace("{fought}", self.fought())
        text = text.replace("{air.stick}", bindings.labels("air", pad)["stick"])
        return bindings.words("battle", text, pad)

    def fought(self) -> str:
        """Say what difficulty counts from when on."""
        return "Counts for battles that begin from now on."

    def subtitle(self) -> str:
        """Name what lies below."""
        return "Defense of Home"

    def handle(self, event: pygame.event.Event) -> None:
        """Work on choices and settings."""
        if event.type == pygame.KEYDOWN and event.scancode == pygame.KSCAN_ESCAPE:
            self.close()
            return
        if event.type == pygame.KEYDOWN and event.scancode in _TURNS:
            names = list(PAGES)
            self._turn(names[(names.index(self.page) + _TURNS[event.scancode]) % len(names)])
            return
        focus = self.screen.focus or ""
        if event.type == pygame.KEYDOWN and event.scancode in _SIDEWAYS and focus.startswith("set:"):
            self._change(focus, None, _SIDEWAYS[event.scancode])
            return
        dragging = event.type == pygame.MOUSEMOTION and event.buttons[0]
        name = control_of(self.screen, event, self.stage.board)
        if dragging:
            name = self.screen.hit(event.pos)
        if name is None:
            return
        if name.startswith("page:"):
            self._turn(name[5:])
        elif name.startswith("set:"):
            pointed = hasattr(event, "pos")
            at = self.screen.share_at(name, event.pos) if pointed else None
            if not dragging or at is not None:
                way = self.screen.way_at(name, event.pos) if pointed else 1
                self._change(name, at, way, round_again=not pointed, pointed=pointed)
        elif not dragging:
            self.choose(name)

    def _change(
        self, name: str, share: float | None, way: int, round_again: bool = True, pointed: bool = False
    ) -> None:
        """Change a setting and let everything follow it at once; round_again: from the last choice to the first.

        pointed: by the pointer, under which the rows are to stay
        """
        row = row_named(self.page, name[4:])
        if row.kind == DOOR:
            if share is None and way > 0:
                self.go(self.stage.open("bindings", self))
            return
        before = self.stage.settings.full_screen
        change_setting(self.stage.settings, row, share if row.kind == SLIDER else None, way, round_again)
        if before != self.stage.settings.full_screen:
            self.stage.set_screen()
        if not pointed:
            self.text = self.stage.settings.text
        self.stage.apply()
        choices.save(self.stage.settings)
        self.resize()
        self.screen.focus = name

    def _turn(self, page: str) -> None:
        """Open another page of settings."""
        self.page, self.screen.focus = page, f"page:{page}"

    def choose(self, name: str) -> None:
        """Do what a choice says."""
        self.close()


class PauseScene(SettingsScene):
    """The menu over a battle."""

    choices: tuple[tuple[str, str], ...] = (
        ("resume", "Resume"),
        ("restart", "Fight again"),
        ("controls", "Controls"),
        ("codex", "Codex"),
        ("quit", "Leave battle"),
    )
    title = "Paused"
    below: FightScene

    def lay_out(self) -> None:
        """Make the menu; where there is a checkpoint, it offers the way back."""
        super().lay_out()
        first, *others = PauseScene.choices
        back = [("checkpoint", "Back to checkpoint")] if self.below.checkpoint is not None else []
        self.choices = (first, *back, *others)
        if self.below.choice.level.lesson is not None:
            self.choices = tuple((name, _LESSON.get(name, label)) for name, label in self.choices)

    def subtitle(self) -> str:
        """Name the battle, and its last checkpoint."""
        title, checkpoint = self.below.choice.level.title, self.below.checkpoint
        return title if checkpoint is None else f"{title}   Checkpoint: {checkpoint.label}"

    def fought(self) -> str:
        """Say how hard this battle is fought, and that it stays so."""
        now = self.below.choice.difficulty.capitalize()
        return f"This battle stays as it began: {now}. Fight again, or the next one, to fight as chosen here."

    def choose(self, name: str) -> None:
        """Resume, restart, show the controls, or leave."""
        battle = self.below
        if name == "resume":
            self.paused = False
            self.close()
        elif name == "restart":
            battle.leave()
            self.stage.board.stop_loops()
            self.stage.board.pause(False)
            again = battle.choice.anew(self.stage.settings.difficulty, battle.choice.autopilot)
            self.go(self.stage.open("loading", again))
        elif name == "checkpoint" and battle.checkpoint is not None:
            battle.leave(forget=False)
            self.go(battle.back())
        elif name == "controls":
            self.go(HelpScene(self.stage, self))
        elif name == "codex":
            from game.app.codex_scene import looked_at  # loads all that the codex is made of

            first = looked_at(battle.simulation.world, battle.console)
            self.go(self.stage.open("codex", self, battle.choice.library, first))
        elif name == "quit":
            battle.leave()
            self.stage.board.stop_loops()
            self.stage.board.pause(False)
            self.go(list_after(self.stage, battle.choice))


class HelpScene(Overlay):
    """The controls page."""

    def lay_out(self) -> None:
        """Make the page for the window and text size."""
        chosen = self.stage.settings
        self.screen = HelpOverlay(self.stage.size, self.stage.scale, chosen.palette, self.stage.portraits)
        below = self.below.below if isinstance(self.below, PauseScene) else self.below
        self._context = below.context
        self.state = HelpState(below.controls())

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the page over the scene below."""
        below = self.below.below if isinstance(self.below, PauseScene) else self.below
        below.draw(surface)
        self.screen.draw(surface, self.state)

    def handle(self, event: pygame.event.Event) -> None:
        """Turn pages; close."""
        keys = (pygame.KSCAN_ESCAPE, pygame.KSCAN_F1)
        again = event.type == pygame.KEYDOWN and self.stage.bindings.key(self._context, event.scancode) == "help"
        name = control_of(self.screen, event, self.stage.board)
        if name == "more":
            self.state.page += 1
        elif name == "change":
            self.go(self.stage.open("bindings", self))
        elif name == "close" or again or (event.type == pygame.KEYDOWN and event.scancode in keys):
            self.close()
