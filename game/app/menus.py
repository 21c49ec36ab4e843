"""Scenes round the battle: the list to choose from, loading, pause, controls, debrief."""

from __future__ import annotations

import random
from collections.abc import Callable

import pygame

from game.app import bindings
from game.app import settings as choices
from game.app.battle_scene import BattleScene, Choice
from game.app.debriefing import debrief_state
from game.app.scene import Scene, Stage, change_setting, control_of, setting_rows
from game.rules.levels import load_level, shipped_levels
from game.rules.library import Library
from game.sim.simulation import Simulation, catalogue_of
from game.ui.battle_list import BattleEntry, BattleList, BattleListState
from game.ui.debrief import Debrief
from game.ui.help_overlay import HelpOverlay, HelpState
from game.ui.loading import Loading, LoadingState
from game.ui.pause_menu import PauseMenu, PauseState
from game.view.battle_view import BattleView

_NAV = [
    ("campaign", "Battles", True),
    ("controls", "Controls", True),
    ("settings", "Settings", True),
    ("quit", "Quit", True),
]


class ListScene(Scene):
    """Lists the battles that can be fought."""

    def __init__(self, stage: Stage, library: Library) -> None:
        super().__init__(stage)
        self.library = library
        self.levels = {name: load_level(path, library) for name, path in shipped_levels().items()}
        entries = []
        for level in sorted(self.levels.values(), key=lambda level: level.number):
            own = next((s for f in level.force for s in f.ship if s.player), None)
            side = next((f.side for f in level.force if any(s.player for s in f.ship)), "race")
            player = f"{own.captain}, {own.name}" if own else ""
            goals = [goal.text for goal in level.objective if not goal.optional]
            entries.append(
                BattleEntry(level.id, level.number, level.title, level.place, level.theatre, side, player=player,
                            view="Top view, the " + side.title(), summary=level.briefing[0], objectives=goals,
                            picture=_card(stage, level.id))
            )  # fmt: skip
        levels = [(key, rule.name) for key, rule in library.difficulties.items()]
        self.state = BattleListState(
            entries, entries[0].id, stage.settings.difficulty, levels, nav=_NAV, nav_chosen="campaign"
        )
        self.resize()
        stage.board.music(0.3, "menu")

    def resize(self) -> None:
        """Lay the screen out for the window."""
        chosen = self.stage.settings
        self.screen = BattleList(self.stage.size, chosen.text, chosen.palette, self.stage.portraits)

    def handle(self, event: pygame.event.Event) -> None:
        """Choose a battle, a difficulty, another page; begin."""
        if event.type == pygame.KEYDOWN and event.scancode == pygame.KSCAN_ESCAPE:
            self.go(None)
            return
        name = control_of(self.screen, event, self.stage.board)
        kind, _, what = (name or "").partition(":")
        if kind == "battle":
            self.state.chosen = what
        elif kind == "difficulty":
            self.state.difficulty = self.stage.settings.difficulty = what
            choices.save(self.stage.settings)
        elif kind == "begin":
            level = self.levels[self.state.chosen]
            seed = random.SystemRandom().randrange(2**31)
            self.go(LoadingScene(self.stage, Choice(self.library, level, seed, self.state.difficulty)))
        elif name == "nav:quit":
            self.go(None)
        elif name == "nav:controls":
            self.go(HelpScene(self.stage, self))
        elif name == "nav:settings":
            self.go(SettingsScene(self.stage, self))

    def update(self, real_dt: float) -> None:
        """Keep the music going."""
        self.stage.board.update(real_dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the list."""
        self.screen.draw(surface, self.state)


def _card(stage: Stage, name: str) -> pygame.Surface | None:
    path = stage.assets / "images" / "cards" / f"{name}.jpg"
    return pygame.image.load(path) if path.is_file() else None


class LoadingScene(Scene):
    """Bakes what a battle needs behind a bar, then begins it."""

    def __init__(self, stage: Stage, choice: Choice) -> None:
        super().__init__(stage)
        self.choice = choice
        chosen = stage.settings
        self.screen = Loading(stage.size, chosen.text, chosen.palette, stage.portraits)
        line = choice.level.advice[0] if choice.level.advice else choice.level.briefing[0]
        self.state = LoadingState(choice.level.title, choice.level.place, line=line)
        stage.board.music(None)
        self._started = False

    def update(self, real_dt: float) -> None:
        """Do all the work in one go, showing the bar as it fills."""
        if not self._started:
            self._started = True
            return
        show = self._progress()
        catalogue = catalogue_of(self.choice.library)
        view = BattleView(
            catalogue, self.choice.level, self.stage.assets, self.stage.size,
            cache=self.stage.cache, calm=self.stage.settings.calm, progress=show,
        )  # fmt: skip
        for share in self.stage.board.preload("orbit"):
            self._show(0.8 + 0.2 * share, "Sounds")
        self.go(BattleScene(self.stage, self.choice, view))

    def _progress(self) -> Callable[[int, int, str], None]:
        return lambda done, total, what: self._show(
            0.8 * done / max(total, 1), f"Lighting hulls: {what.replace('_', ' ')}"
        )

    def _show(self, share: float, what: str) -> None:
        self.state.share, self.state.what = share, what
        self.draw(self.stage.surface)
        pygame.display.flip()
        pygame.event.pump()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the bar."""
        self.screen.draw(surface, self.state)


class Overlay(Scene):
    """Something laid over another scene, which goes on when it is closed."""

    def __init__(self, stage: Stage, below: Scene) -> None:
        super().__init__(stage)
        self.below = below
        self.resize()

    def close(self) -> None:
        """Go back to what lies below."""
        self.below.done, self.below.next = False, None
        self.below.resize()
        self.stage.board.pause(False)
        self.go(self.below)

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

    def resize(self) -> None:
        """Lay the menu out for the window and text size."""
        chosen = self.stage.settings
        self.screen = PauseMenu(self.stage.size, chosen.text, chosen.palette, self.stage.portraits)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the menu over the scene below."""
        super().draw(surface)
        state = PauseState(self.title, self.subtitle(), choices=list(self.choices))
        state.settings = setting_rows(self.stage.settings)
        self.screen.draw(surface, state)

    def subtitle(self) -> str:
        """Name what lies below."""
        return "Defense of Home"

    def handle(self, event: pygame.event.Event) -> None:
        """Work on choices and settings."""
        if event.type == pygame.KEYDOWN and event.scancode == pygame.KSCAN_ESCAPE:
            self.close()
            return
        dragging = event.type == pygame.MOUSEMOTION and event.buttons[0]
        name = control_of(self.screen, event, self.stage.board)
        if dragging:
            name = self.screen.hit(event.pos)
        if name is None:
            return
        if name.startswith("set:"):
            at = self.screen.share_at(name, event.pos) if hasattr(event, "pos") else None
            if dragging and at is None:
                return
            change_setting(self.stage.settings, name[4:], at)
            self.stage.apply()
            choices.save(self.stage.settings)
            focus = self.screen.focus
            self.resize()
            self.screen.focus = focus
        elif not dragging:
            self.choose(name)

    def choose(self, name: str) -> None:
        """Do what a choice says."""
        self.close()


class PauseScene(SettingsScene):
    """The menu over a battle."""

    choices = (
        ("resume", "Resume"),
        ("restart", "Fight again"),
        ("controls", "Controls"),
        ("quit", "Leave battle"),
    )
    title = "Paused"
    below: BattleScene

    def subtitle(self) -> str:
        """Name the battle."""
        return self.below.choice.level.title

    def choose(self, name: str) -> None:
        """Resume, restart, show the controls, or leave."""
        battle = self.below
        if name == "resume":
            battle.console.paused = False
            self.close()
        elif name == "restart":
            self.stage.board.stop_loops()
            self.go(LoadingScene(self.stage, battle.choice))
        elif name == "controls":
            self.go(HelpScene(self.stage, self))
        elif name == "quit":
            self.stage.board.stop_loops()
            self.go(ListScene(self.stage, battle.choice.library))


class HelpScene(Overlay):
    """The controls page."""

    def resize(self) -> None:
        """Lay the page out for the window."""
        chosen = self.stage.settings
        self.screen = HelpOverlay(self.stage.size, chosen.text, chosen.palette, self.stage.portraits)
        self.state = HelpState(bindings.groups())

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the page over the scene below."""
        super().draw(surface)
        self.screen.draw(surface, self.state)

    def handle(self, event: pygame.event.Event) -> None:
        """Turn pages; close."""
        keys = (pygame.KSCAN_ESCAPE, pygame.KSCAN_F1)
        name = control_of(self.screen, event, self.stage.board)
        if name == "more":
            self.state.page += 1
        elif name == "close" or (event.type == pygame.KEYDOWN and event.scancode in keys):
            self.close()


class DebriefScene(Scene):
    """What came of a battle."""

    def __init__(self, stage: Stage, choice: Choice, simulation: Simulation, picture: pygame.Surface) -> None:
        super().__init__(stage)
        self.choice = choice
        self.state = debrief_state(simulation)
        self.state.backdrop = picture
        self.resize()
        stage.board.music(0.2, "menu")

    def resize(self) -> None:
        """Lay the screen out for the window."""
        chosen = self.stage.settings
        self.screen = Debrief(self.stage.size, chosen.text, chosen.palette, self.stage.portraits)

    def handle(self, event: pygame.event.Event) -> None:
        """Go on, fight again, or quit."""
        name = control_of(self.screen, event, self.stage.board)
        if name == "more":
            self.state.page += 1
        elif name == "continue" or (event.type == pygame.KEYDOWN and event.scancode == pygame.KSCAN_ESCAPE):
            self.go(ListScene(self.stage, self.choice.library))
        elif name == "again":
            self.go(LoadingScene(self.stage, self.choice))
        elif name == "quit":
            self.go(None)

    def update(self, real_dt: float) -> None:
        """Keep the music going."""
        self.stage.board.update(real_dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the debriefing."""
        self.screen.draw(surface, self.state)
