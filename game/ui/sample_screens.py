"""Fills every full screen with sample values for looking at it and for tests."""

from __future__ import annotations

import pygame

from game.ui.battle_list import BattleEntry, BattleList, BattleListState
from game.ui.debrief import Debrief, DebriefState, ShipTally, SideTally
from game.ui.help_overlay import HelpOverlay, HelpState
from game.ui.loading import Loading, LoadingState
from game.ui.pause_menu import PauseMenu, PauseState, Setting
from game.ui.sample_menus import MENUS, make_menu
from game.ui.samples import SHIPS
from game.ui.screen import Screen

_BATTLES = (
    ("First contact", "Lunar perimeter", "orbit", "race", 3),
    ("The orbital picket", "High orbit, south pole", "orbit", "race", -1),
    ("Genocide mode", "Above Rizaffi", "orbit", "arume", -2),
    ("Plan 122-74", "Above Prefillo", "orbit", "race", -2),
    ("Rizaffi air base", "Coast of the Sirron Sea", "surface", "race", -2),
    ("Blue", "Over Rizaffi", "orbit", "arume", -2),
    ("The missile", "Air, 500 km from Prefillo", "air", "race", -2),
    ("Walking towers", "An emptied city", "surface", "race", -2),
    ("The corridor", "Sirron Sea to orbit", "orbit", "arume", -2),
    ("Retaking Rizaffi", "The ruined air base", "surface", "race", -2),
)


def battle_list_state() -> BattleListState:
    """Returns ten battles, the second one chosen."""
    entries = [
        BattleEntry(f"b{i + 1}", i + 1, title, place, theatre, side, max(stars, -1), stars == -2)
        for i, (title, place, theatre, side, stars) in enumerate(_BATTLES)
    ]
    chosen = entries[1]
    chosen.player, chosen.view = "Phollmos, shiplord", "Top view, the Race"
    chosen.summary = (
        "Eight ships stand between ten strangers and Home. Spend every explosive-metal missile, "
        "turn, and bring the group back to the sphere."
    )
    chosen.objectives = ["Launch the explosive metal", "Keep Risson alive", "Withdraw to the sphere"]
    nav = [("campaign", "Campaign", True), ("skirmish", "Skirmish", False), ("settings", "Settings", True)]
    nav += [("controls", "Controls", True), ("quit", "Quit", True)]
    return BattleListState(entries, "b2", nav=nav, nav_chosen="campaign")


def loading_state() -> LoadingState:
    """Returns a load half done."""
    line = "Atvar to all pickets: spend every explosive-metal weapon, then fall back to the main sphere."
    return LoadingState(
        "The orbital picket", "High orbit, south pole", 0.46, "Lighting hulls: race_cruiser", line
    )


def pause_state() -> PauseState:
    """Returns the menu with one setting of each kind and more."""
    settings = [
        Setting("volume", "Volume", "slider", 0.8, text="80 %"),
        Setting("music", "Music", "slider", 0.5, text="50 %"),
        Setting("shake", "Shake", "slider", 0.5, text="50 %"),
        Setting("flashes", "Reduce flashes", "toggle", on=True, text="On"),
        Setting("text", "Text size", "choice", text="125 %"),
        Setting("palette", "Colours", "choice", text="Colour-blind"),
    ]
    return PauseState("Paused", "The orbital picket", settings=settings)


def debrief_state() -> DebriefState:
    """Returns a picket that went nearly as told."""
    states = ("damaged", "whole", "whole", "damaged", "lost", "crippled", "lost", "whole")
    ships = [
        ShipTally(n, "race", 30 - i, 40 + i, i, s) for i, (n, s) in enumerate(zip(SHIPS, states, strict=True))
    ]
    ships += [
        ShipTally(f"Cruiser {i + 1}", "arume", 60, 12, i % 3, "lost" if i < 2 else "whole") for i in range(10)
    ]
    what_if = [
        "As told: four warships came home and Risson spent all six explosive-metal missiles.",
        "Otherwise: two cargo ships escaped where the chronicle knows of one.",
    ]
    goals = [
        ("Launch the explosive metal", "done"),
        ("Keep Risson alive", "done"),
        ("Bring two cargo ships home", "failed"),
    ]
    sides = [SideTally("race", 120, 71, 14, "3 of 8"), SideTally("arume", 412, 380, 32, "2 of 10")]
    headline = "The picket is spent; the warships reach the sphere."
    return DebriefState("The orbital picket", "partial", headline, "race", 412, goals, sides, ships, what_if)


def help_state() -> HelpState:
    """Returns groups of keys."""
    helm = [
        ("W A S D", "Thrust and turn"),
        ("Mouse", "Aim"),
        ("LMB", "Fire chosen weapon"),
        ("F", "Autopilot"),
    ]
    command = [
        ("Drag", "Select ships"),
        ("RMB", "Move or attack"),
        ("L", "Launch together"),
        ("B", "Withdraw"),
    ]
    command += [("G", "Form up"), ("H", "Weapons tight or free")]
    clock = [("Space", "Pause"), ("., ,", "Faster, slower"), ("N", "Single step")]
    view = [("Wheel", "Zoom"), ("Tab", "Next target"), ("F1", "This help"), ("Esc", "Menu")]
    return HelpState([("Helm", helm), ("Command", command), ("Time", clock), ("View", view)])


def make_screen(
    name: str, size: tuple[int, int], ui_scale: float, palette: str, surface: pygame.Surface, page: int = 0
) -> Screen:
    """Draws a sample screen and returns it."""
    if name == "battles":
        battles = BattleList(size, ui_scale, palette)
        battles.draw(surface, battle_list_state())
        return battles
    if name == "loading":
        loading = Loading(size, ui_scale, palette)
        loading.draw(surface, loading_state())
        return loading
    if name == "pause":
        pause = PauseMenu(size, ui_scale, palette)
        pause.draw(surface, pause_state())
        return pause
    if name == "debrief":
        debrief = Debrief(size, ui_scale, palette)
        state = debrief_state()
        state.page = page
        debrief.draw(surface, state)
        return debrief
    if name in MENUS:
        return make_menu(name, size, ui_scale, palette, surface, battle_list_state().battles)
    overlay = HelpOverlay(size, ui_scale, palette)
    overlay.draw(surface, help_state())
    return overlay


SCREENS: tuple[str, ...] = ("battles", "loading", "pause", "debrief", "help", *MENUS)
