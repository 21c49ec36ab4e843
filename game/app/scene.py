"""Scenes: the battle list, the battle, menus over it, the debrief. One is shown; it says what comes next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pygame

from game.app.bindings import groups
from game.app.gamepad import Pad, Press
from game.app.pad_bindings import MENU_PAD, ORBIT_PAD, pad_group
from game.app.settings import DIFFICULTIES, PALETTES, TEXT_SIZES, Settings
from game.app.title_battle import TitleBattle
from game.app.war_room import WarRoom
from game.app.window import DESIGN_SIZE
from game.rules.library import Library
from game.ui.pause_menu import Setting
from game.ui.screen import Screen
from game.view.battle_view import BattleView
from game.view.sound import SoundBoard, SoundSettings

_Value = TypeVar("_Value")
ENTER_KEYS = (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER, pygame.KSCAN_SPACE)
_MOVES = {
    pygame.KSCAN_UP: (0, -1),
    pygame.KSCAN_DOWN: (0, 1),
    pygame.KSCAN_LEFT: (-1, 0),
    pygame.KSCAN_RIGHT: (1, 0),
}


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
        self.doors: dict[str, Callable[..., Scene]] = {}
        self.behind: TitleBattle | None = None
        self.like: BattleView | None = None  # a view whose lit hulls serve the next battle
        self.scene: Scene | None = None  # the one that is shown
        self._room: WarRoom | None = None
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
        if self._room is None:
            self._room = WarRoom(library, self.settings)
        elif self._room.profile != self.settings.profile:
            self._room.open()
        return self._room

    def apply(self) -> None:
        """Let sound follow the settings."""
        chosen = self.settings
        self.board.apply(SoundSettings(master=chosen.volume, music=chosen.music))


class Scene:
    """One thing to look at and act in. `next` is the scene that follows, once it is set; None at the end quits."""

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
        key = MENU_PAD.get(press.control)
        if press.down and key is not None:
            self.handle(pygame.event.Event(pygame.KEYDOWN, scancode=key, key=0, mod=0, unicode=""))

    def update(self, real_dt: float) -> None:
        """Let real time pass."""

    def draw(self, surface: pygame.Surface) -> None:
        """Draw everything."""

    def resize(self) -> None:
        """Fit what is shown into another size of window or text."""

    def closing(self) -> None:
        """Keep what would be missed: the window is being closed."""

    def controls(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give the page of controls that belongs here: each group's keys and what they do."""
        return [pad_group(ORBIT_PAD), *groups()] if self.stage.pad.used else groups()


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


def setting_rows(settings: Settings) -> list[Setting]:
    """Describe the settings for the menu."""
    words = {"normal": "Standard", "colour_blind": "Colour-blind", "high_contrast": "High contrast"}
    return [
        Setting("volume", "Volume", "slider", settings.volume, text=f"{settings.volume:.0%}"),
        Setting("music", "Music", "slider", settings.music, text=f"{settings.music:.0%}"),
        Setting("shake", "Shake", "slider", settings.shake, text=f"{settings.shake:.0%}"),
        Setting(
            "flashes", "Reduce flashes", "toggle", on=settings.calm, text="On" if settings.calm else "Off"
        ),
        Setting("text", "Text size", "choice", text=f"{settings.text:.0%}"),
        Setting("palette", "Colours", "choice", text=words[settings.palette]),
        Setting("difficulty", "Next battle", "choice", text=settings.difficulty.capitalize()),
    ]


def change_setting(
    settings: Settings, name: str, share: float | None, way: int = 1, round_again: bool = True
) -> None:
    """Change a setting: a slider to a share or a step up or down, a toggle or choice to its neighbour.

    round_again: from the last choice on to the first
    """
    if name in ("volume", "music", "shake"):
        old = float(getattr(settings, name))
        new = share if share is not None else min(1.0, max(0.0, old + 0.1 * way))
        setattr(settings, name, round(new, 2))
    elif name == "flashes":
        settings.calm = not settings.calm
    elif name == "text":
        settings.text = _neighbour(TEXT_SIZES, settings.text, way, round_again)
    elif name == "palette":
        settings.palette = _neighbour(PALETTES, settings.palette, way, round_again)
    elif name == "difficulty":
        settings.difficulty = _neighbour(DIFFICULTIES, settings.difficulty, way, round_again)


def _neighbour(choices: tuple[_Value, ...], now: _Value, way: int, round_again: bool) -> _Value:
    place = choices.index(now) + way
    return choices[place % len(choices) if round_again else min(max(place, 0), len(choices) - 1)]
