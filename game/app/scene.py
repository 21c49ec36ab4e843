"""Scenes: the battle list, the battle, menus over it, the debrief. One is shown; it says what comes next."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pygame

from game.app.bindings import FIXED_MENUS, KEYS, MENUS, PAD, Bindings, Groups, Labels
from game.app.control_names import key_name
from game.app.control_pages import help_groups
from game.app.gamepad import Pad, Press
from game.app.settings import CURVES, Settings
from game.app.title_battle import TitleBattle
from game.app.war_room import WarRoom
from game.app.window import DESIGN_SIZE
from game.rules.library import Library
from game.ui.screen import Screen
from game.view.battle_view import BattleView
from game.view.captions import Caption
from game.view.hearing import SoundSettings
from game.view.sound import SoundBoard

MENU_KEYS = {
    "up": pygame.KSCAN_UP, "down": pygame.KSCAN_DOWN, "left": pygame.KSCAN_LEFT, "right": pygame.KSCAN_RIGHT,
    "choose": pygame.KSCAN_RETURN, "back": pygame.KSCAN_ESCAPE, "next": pygame.KSCAN_TAB, "info": pygame.KSCAN_F1,
    "page_up": pygame.KSCAN_PAGEUP, "page_down": pygame.KSCAN_PAGEDOWN, "clear": pygame.KSCAN_DELETE,
}  # fmt: skip
"""what is asked for on pages -> the key they know it by"""
ENTER_KEYS = (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER, pygame.KSCAN_SPACE)
_MOVES = {
    pygame.KSCAN_UP: (0, -1),
    pygame.KSCAN_DOWN: (0, 1),
    pygame.KSCAN_LEFT: (-1, 0),
    pygame.KSCAN_RIGHT: (1, 0),
}


def heard_as(chosen: Settings) -> SoundSettings:
    """Give how the player hears, by his settings."""
    return SoundSettings(
        chosen.volume, chosen.effects, chosen.radio, chosen.music, chosen.interface, chosen.mono
    )


class Stage:
    """What all scenes share: window surface, settings, sound, folders."""

    def __init__(
        self, surface: pygame.Surface, settings: Settings, board: SoundBoard, assets: Path, cache: Path | None
    ) -> None:
        self.surface = surface
        self.settings = settings
        self.board = board
        self.assets = assets
        self.cache = cache
        self.portraits = assets / "images" / "portraits"
        self.pad = Pad()
        self.bindings = Bindings(settings.bindings, settings.latches)
        self.doors: dict[str, Callable[..., Scene]] = {}
        self.behind: TitleBattle | None = None
        self.like: BattleView | None = None  # a view whose lit hulls serve the next battle
        self.scene: Scene | None = None  # the one that is shown
        self._room: WarRoom | None = None
        self.campaign: Path | None = None  # one of the player's own that is fought; None for the game's
        self.switched_s = -1e9  # when F11 was pressed last

    @property
    def size(self) -> tuple[int, int]:
        """Give the window's size. [px]"""
        return self.surface.get_size()

    @property
    def grown(self) -> float:
        """Give how much larger than designed the window is, for pages to grow with it; 1 for smaller ones."""
        return max(1.0, min(self.size[0] / DESIGN_SIZE[0], self.size[1] / DESIGN_SIZE[1]))

    @property
    def scale(self) -> float:
        """Give the scale of pages: the chosen text size in a window as designed. [px/unit]"""
        return self.settings.text * self.grown

    def open(self, door: str, *what: object) -> Scene:
        """Make the scene behind a door, so that scenes need not know one another: that would go in circles."""
        return self.doors[door](*what)

    def war_room(self, library: Library) -> WarRoom:
        """Give the war of the profile that is chosen, read the first time that it is asked for."""
        if self._room is None or self._room.file != self.campaign:
            self._room = WarRoom(library, self.settings, self.campaign)
        elif self._room.profile != self.settings.profile:
            self._room.open()
        return self._room

    def set_screen(self) -> None:
        """Show the game on the whole screen or in a window, as the settings say."""
        self.switched_s = time.perf_counter()
        flags = pygame.FULLSCREEN if self.settings.full_screen else pygame.RESIZABLE
        self.surface = pygame.display.set_mode((0, 0) if self.settings.full_screen else DESIGN_SIZE, flags)

    def apply(self) -> None:
        """Let sound and gamepad follow the settings."""
        chosen = self.settings
        self.pad.dead, self.pad.curve = {"left": chosen.dead_left, "right": chosen.dead_right}, CURVES[chosen.curve]
        self.board.apply(heard_as(chosen))

    def captions(self) -> list[Caption]:
        """Give what is heard in words, for who wants to read it."""
        return self.board.captions.lines if self.settings.captions else []


class Scene:
    """One thing to look at and act in. `next` is the scene that follows, once it is set; None at the end quits.

    context: whose controls count here; types: keys write text here, or are to be heard as they are
    """

    context: str = MENUS
    types = False

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.done = False
        self.next: Scene | None = None

    def go(self, scene: Scene | None) -> None:
        """End here; go on with another scene, or quit."""
        self.done, self.next = True, scene

    def handle(self, event: pygame.event.Event) -> None:
        """Take one event of mouse, keyboard or window."""

    def press(self, press: Press) -> None:
        """Take what happened to a gamepad: on pages a control is as good as a key."""
        key = MENU_KEYS.get(self.stage.bindings.action(MENUS, press.control, PAD))
        if press.down and key is not None:
            self.handle(pygame.event.Event(pygame.KEYDOWN, scancode=key, key=0, mod=0, unicode=""))

    def as_menu(self, event: pygame.event.Event) -> pygame.event.Event:
        """Give an event with the key that pages know, for one the player has chosen himself to do the same."""
        if event.type != pygame.KEYDOWN or self.context != MENUS or self.types:
            return event
        name = key_name(event.scancode)
        key = MENU_KEYS.get(self.stage.bindings.action(MENUS, name, KEYS))
        if key is None or name in FIXED_MENUS[KEYS]:
            return event
        return pygame.event.Event(pygame.KEYDOWN, scancode=key, key=0, mod=event.mod, unicode="")

    def labels(self) -> Labels:
        """Give what the controls are called that work here: of keys, or of the gamepad while that is in hand."""
        return self.stage.bindings.labels(self.context, self.stage.pad.used)

    def update(self, real_dt: float) -> None:
        """Let real time pass."""

    def draw(self, surface: pygame.Surface) -> None:
        """Draw everything."""

    def resize(self) -> None:
        """Fit what is shown into another size of window or text."""

    def closing(self) -> None:
        """Keep what would be missed: the window is being closed."""

    def controls(self) -> Groups:
        """Give the page of controls that belongs here: each group's controls and what they do."""
        context = "orbit" if self.context == MENUS else self.context
        return help_groups(self.stage.bindings, context, self.stage.pad.used)


def control_of(screen: Screen, event: pygame.event.Event, board: SoundBoard) -> str | None:
    """Let mouse and keyboard work on a screen's controls.

    Returns: the control that was activated now
    """
    if event.type == pygame.MOUSEMOTION:
        screen.hover(event.pos)
    elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
        name = screen.hit(event.pos)
        if name is not None:
            board.play("ui_select")
        return name
    elif event.type == pygame.KEYDOWN:
        if event.scancode in _MOVES:
            screen.focus_toward(*_MOVES[event.scancode])
            board.play("ui_move")
        elif event.scancode == pygame.KSCAN_TAB:
            _ = screen.focus_prev() if event.mod & pygame.KMOD_SHIFT else screen.focus_next()
            board.play("ui_move")
        elif event.scancode in ENTER_KEYS:
            name = screen.activate()
            if name is not None:
                board.play("ui_select")
            return name
    return None
