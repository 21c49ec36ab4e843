"""Bindings of the editor: which key does what while the canvas has the focus. One table feeds input and the page."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from game.editor.tools import TOOLS

CTRL, SHIFT, ALT = pygame.KMOD_CTRL, pygame.KMOD_SHIFT, pygame.KMOD_ALT
_FILE, _EDIT, _VIEW, _ARRANGE = "Level", "What is chosen", "View", "Put in order"


class EditorKey(NamedTuple):
    """An action and the key that asks for it. held: what is held down beside it; anywhere: also from panes"""

    action: str
    key: int
    label: str
    meaning: str
    group: str
    held: int = 0
    anywhere: bool = False


KEYS: tuple[EditorKey, ...] = (
    EditorKey("save", pygame.KSCAN_S, "Ctrl+S", "Save", _FILE, CTRL, True),
    EditorKey("undo", pygame.KSCAN_Z, "Ctrl+Z", "Undo", _FILE, CTRL, True),
    EditorKey("redo", pygame.KSCAN_Y, "Ctrl+Y", "Do again", _FILE, CTRL, True),
    EditorKey("redo", pygame.KSCAN_Z, "Ctrl+Shift+Z", "Do again", _FILE, CTRL | SHIFT, True),
    EditorKey("test", pygame.KSCAN_F5, "F5", "Play it; Esc comes back", _FILE, 0, True),
    EditorKey("test-later", pygame.KSCAN_F5, "Shift+F5", "Play it from a later moment", _FILE, SHIFT, True),
    EditorKey("forecast", pygame.KSCAN_F6, "F6", "Forecast: begin or stop", _FILE, 0, True),
    EditorKey("help", pygame.KSCAN_F1, "F1", "This page", _FILE, 0, True),
    EditorKey("left", pygame.KSCAN_F2, "F2", "Left pane: palette, level, edits", _VIEW, 0, True),
    EditorKey("right", pygame.KSCAN_F3, "F3", "Right pane: form, problems, forecast", _VIEW, 0, True),
    EditorKey("story", pygame.KSCAN_F7, "F7", "The story: triggers as a graph", _VIEW, 0, True),
    EditorKey("time", pygame.KSCAN_F8, "F8", "The timeline: what comes when", _VIEW, 0, True),
    EditorKey("find", pygame.KSCAN_F, "Ctrl+F", "Search the level", _VIEW, CTRL, True),
    EditorKey("copy", pygame.KSCAN_C, "Ctrl+C", "Copy", _EDIT, CTRL),
    EditorKey("cut", pygame.KSCAN_X, "Ctrl+X", "Cut", _EDIT, CTRL),
    EditorKey("paste", pygame.KSCAN_V, "Ctrl+V", "Paste at the pointer", _EDIT, CTRL),
    EditorKey("duplicate", pygame.KSCAN_D, "Ctrl+D", "Duplicate", _EDIT, CTRL),
    EditorKey("all", pygame.KSCAN_A, "Ctrl+A", "Choose all units", _EDIT, CTRL),
    EditorKey("group", pygame.KSCAN_G, "Ctrl+G", "Make one force of chosen ships", _EDIT, CTRL),
    EditorKey("delete", pygame.KSCAN_DELETE, "Del", "Delete, and whatever names it", _EDIT),
    EditorKey("delete", pygame.KSCAN_BACKSPACE, "Backspace", "Delete", _EDIT),
    EditorKey("player", pygame.KSCAN_P, "P", "The player's own from now on", _EDIT),
    EditorKey("turn", pygame.KSCAN_R, "R", "Turn left by 15 degrees; about, on the surface", _EDIT),
    EditorKey("turn-back", pygame.KSCAN_R, "Shift+R", "Turn right", _EDIT, SHIFT),
    EditorKey("nudge-left", pygame.KSCAN_LEFT, "Alt+Arrows", "Move by a mesh of the grid", _EDIT, ALT),
    EditorKey("nudge-right", pygame.KSCAN_RIGHT, "Alt+Arrows", "Move by a mesh of the grid", _EDIT, ALT),
    EditorKey("nudge-up", pygame.KSCAN_UP, "Alt+Arrows", "Move by a mesh of the grid", _EDIT, ALT),
    EditorKey("nudge-down", pygame.KSCAN_DOWN, "Alt+Arrows", "Move by a mesh of the grid", _EDIT, ALT),
    EditorKey("align-left", pygame.KSCAN_LEFT, "Ctrl+Arrows", "Align at the outermost of that side", _ARRANGE, CTRL),
    EditorKey("align-right", pygame.KSCAN_RIGHT, "Ctrl+Arrows", "Align at the outermost of that side", _ARRANGE, CTRL),
    EditorKey("align-top", pygame.KSCAN_UP, "Ctrl+Arrows", "Align at the outermost of that side", _ARRANGE, CTRL),
    EditorKey("align-bottom", pygame.KSCAN_DOWN, "Ctrl+Arrows", "Align at the outermost of that side", _ARRANGE, CTRL),
    EditorKey("spread-x", pygame.KSCAN_E, "E", "Equal distances, left to right", _ARRANGE),
    EditorKey("spread-y", pygame.KSCAN_E, "Shift+E", "Equal distances, up and down", _ARRANGE, SHIFT),
    EditorKey("mirror-x", pygame.KSCAN_X, "X", "Mirror left to right", _ARRANGE),
    EditorKey("mirror-y", pygame.KSCAN_X, "Shift+X", "Mirror upside down", _ARRANGE, SHIFT),
    EditorKey("snap", pygame.KSCAN_S, "S", "Put on the grid", _ARRANGE),
    EditorKey("stand", pygame.KSCAN_G, "G", "Stand on the ground", _ARRANGE),
    EditorKey("zoom-in", pygame.KSCAN_EQUALS, "+", "Zoom in", _VIEW),
    EditorKey("zoom-in", pygame.KSCAN_KP_PLUS, "+", "Zoom in", _VIEW),
    EditorKey("zoom-out", pygame.KSCAN_MINUS, "-", "Zoom out", _VIEW),
    EditorKey("zoom-out", pygame.KSCAN_KP_MINUS, "-", "Zoom out", _VIEW),
    EditorKey("frame", pygame.KSCAN_F, "F", "Look at what is chosen", _VIEW),
    EditorKey("frame-all", pygame.KSCAN_HOME, "Home", "Look at everything", _VIEW),
    EditorKey("smaller", pygame.KSCAN_LEFTBRACKET, "[ ]", "Brush, crater, grid: smaller, larger; formations", _VIEW),
    EditorKey("larger", pygame.KSCAN_RIGHTBRACKET, "[ ]", "Brush, crater, grid: smaller, larger; formations", _VIEW),
)

_MOUSE = (
    ("Left click", "Choose; again: what lies under it; Shift adds"),
    ("Left drag", "Move what is chosen, or choose in a box"),
    ("Right drag", "Move the view; middle too"),
    ("Wheel", "Zoom at the pointer; scroll a pane"),
    ("Drag on a number", "Change it"),
    ("Drop a file", "Open that level"), ("Drag with a unit", "Place several; in orbit in formation"),
)
_PANES = (
    ("Tab", "Canvas, left pane, right pane, bar"), ("Arrows", "The crosshair; rows and boxes of a pane"),
    ("Enter", "Click at the crosshair; open a box, take a row"), ("+ -", "Change a number or a choice"),
    ("Space", "With a unit: begin to place several"),
    ("Esc", "Back to the canvas; put a tool away; leave"),
    ("Timeline", "Arrows walk, + - move a mark, [ ] zoom"),
)  # fmt: skip
_PAD = (
    ("Left stick", "The crosshair, rows of a pane"), ("Right stick", "Move the view"), ("A", "Enter"), ("B", "Esc"),
    ("RB", "Tab"), ("LB", "Shift+Tab"), ("X", "Undo"), ("Y", "Play it"), ("LT, RT", "Zoom"),
)  # fmt: skip
PAD_ACTIONS = {"x": "undo", "y": "test", "lt": "zoom-out", "rt": "zoom-in"}
_TOOL_KEYS = {getattr(pygame, f"KSCAN_{tool.key}"): tool.name for tool in TOOLS if tool.key}
_ACTION_OF = {(each.key, each.held): each for each in KEYS}


def binding_of(key: int, mods: int) -> EditorKey | None:
    """Give what a key asks for, with what is held beside it."""
    held = (CTRL if mods & CTRL else 0) | (SHIFT if mods & SHIFT else 0) | (ALT if mods & ALT else 0)
    return _ACTION_OF.get((key, held))


def tool_of(key: int, mods: int) -> str:
    """Give the tool that a key takes, "" for none."""
    return "" if mods & (CTRL | ALT | SHIFT) else _TOOL_KEYS.get(key, "")


def groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the controls page."""
    out: list[tuple[str, list[tuple[str, str]]]] = [("Mouse", list(_MOUSE)), ("Keys everywhere", list(_PANES))]
    for name in (_FILE, _EDIT, _ARRANGE, _VIEW):
        lines = [(each.label, each.meaning) for each in KEYS if each.group == name]
        out.append((name, list(dict(lines).items())))
    out.append(("Tools", [(tool.key, tool.label) for tool in TOOLS if tool.key]))
    return [*out, ("Gamepad", list(_PAD))]
