"""Bindings while a replay is watched: keys, gamepad and mouse. One table each feeds input, hints and controls page."""

from __future__ import annotations

import pygame

from game.app.bindings import Binding
from game.app.ground_bindings import pages
from game.app.pad_bindings import PadBinding, labels, pad_group

SHORT_S, LONG_S = 1.0, 10.0
"""[s] of battle that a step to and fro goes"""

_TIME, _VIEW, _ELSE = "Time", "View", "Replay"

REPLAY_BINDINGS: tuple[Binding, ...] = (
    Binding("pause", pygame.KSCAN_SPACE, "Space", "Play, or pause", _TIME),
    Binding("back", pygame.KSCAN_LEFT, "Left", "Back by ten seconds; with Shift by one", _TIME),
    Binding("ahead", pygame.KSCAN_RIGHT, "Right", "Ahead by ten seconds; with Shift by one", _TIME),
    Binding("mark_back", pygame.KSCAN_PAGEUP, "PgUp", "Back to the last mark of the line of time", _TIME),
    Binding("mark_ahead", pygame.KSCAN_PAGEDOWN, "PgDn", "Ahead to the next mark", _TIME),
    Binding("start", pygame.KSCAN_HOME, "Home", "To the beginning", _TIME),
    Binding("end", pygame.KSCAN_END, "End", "To the end", _TIME),
    Binding("step", pygame.KSCAN_N, "N", "A single tick ahead", _TIME),
    Binding("step_back", pygame.KSCAN_B, "B", "A single tick back", _TIME),
    Binding("slower", pygame.KSCAN_COMMA, "Comma", "Slower, down to a quarter", _TIME),
    Binding("faster", pygame.KSCAN_PERIOD, "Period", "Faster, up to eight times", _TIME),
    Binding("pan_left", pygame.KSCAN_A, "A", "Move the view (also middle drag)", _VIEW),
    Binding("pan_right", pygame.KSCAN_D, "D", "Move the view", _VIEW),
    Binding("pan_up", pygame.KSCAN_W, "W", "Move the view", _VIEW),
    Binding("pan_down", pygame.KSCAN_S, "S", "Move the view", _VIEW),
    Binding("zoom_in", pygame.KSCAN_EQUALS, "Plus", "Zoom in (also the wheel)", _VIEW),
    Binding("zoom_out", pygame.KSCAN_MINUS, "Minus", "Zoom out", _VIEW),
    Binding("next", pygame.KSCAN_TAB, "Tab", "Follow the next one; with Shift the one before", _VIEW),
    Binding("player", pygame.KSCAN_C, "C", "Follow the player", _VIEW),
    Binding("display", pygame.KSCAN_V, "V", "Display: as the player had it, only names, nothing", _VIEW),
    Binding("take_over", pygame.KSCAN_T, "T", "Take over from here: asked once more", _ELSE),
    Binding("help", pygame.KSCAN_F1, "F1", "This page", _ELSE),
    Binding("full_screen", pygame.KSCAN_F11, "F11", "Full screen", _ELSE),
    Binding("menu", pygame.KSCAN_ESCAPE, "Esc", "Menu", _ELSE),
)

REPLAY_MOUSE: tuple[tuple[str, str], ...] = (
    ("Line of time", "Click or drag to go there"),
    ("Left click", "Follow who is there"),
    ("Left or middle drag", "Move the view"),
    ("Wheel", "Zoom"),
)

REPLAY_PAD: tuple[PadBinding, ...] = (
    PadBinding("pan_left", "left-x", "Move the view", True),
    PadBinding("pan_right", "left+x", "Move the view", True),
    PadBinding("pan_up", "left-y", "Move the view", True),
    PadBinding("pan_down", "left+y", "Move the view", True),
    PadBinding("wind_back", "right-x", "Wind the line of time", True),
    PadBinding("wind_ahead", "right+x", "Wind the line of time", True),
    PadBinding("pause", "a", "Play, or pause"),
    PadBinding("player", "b", "Follow the player"),
    PadBinding("next", "x", "Follow the next one"),
    PadBinding("display", "y", "Display: as the player had it, only names, nothing"),
    PadBinding("slower", "lb", "Slower"),
    PadBinding("faster", "rb", "Faster"),
    PadBinding("back", "lt", "Back by ten seconds"),
    PadBinding("ahead", "rt", "Ahead by ten seconds"),
    PadBinding("mark_back", "left", "Back to the last mark"),
    PadBinding("mark_ahead", "right", "Ahead to the next mark"),
    PadBinding("zoom_in", "up", "Zoom in"),
    PadBinding("zoom_out", "down", "Zoom out"),
    PadBinding("step", "r3", "A single tick ahead"),
    PadBinding("take_over", "l3", "Take over from here: asked once more"),
    PadBinding("menu", "start", "Menu"),
    PadBinding("help", "back", "This page"),
)

ACTION_OF = {each.key: each.action for each in REPLAY_BINDINGS}
KEY_OF = {each.action: each.key for each in REPLAY_BINDINGS} | {"wind_back": -1, "wind_ahead": -2}
PAD_ACTION_OF = {each.control: each.action for each in REPLAY_PAD if not each.held}
_LABELS = {each.action: each.label for each in REPLAY_BINDINGS}


def replay_labels(pad: bool) -> dict[str, str]:
    """Give what keys are called, or what does the same on the gamepad while that is in hand."""
    return _LABELS | labels(REPLAY_PAD) if pad else _LABELS


def replay_groups(pad: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the controls page."""
    found = pages(REPLAY_BINDINGS, REPLAY_MOUSE, (_TIME, _VIEW, _ELSE))
    return [pad_group(REPLAY_PAD), *found] if pad else found
