"""Paints the ships under command: groups on top, then one row a ship with hull and what it does."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from game.ui.hud_layout import FRIEND_ROW, Box
from game.ui.hud_part import Losses, Part, Spot, View, percent
from game.ui.hud_state import Friend, HudState
from game.ui.sheet import Sheet
from game.ui.theme import CAP_UNIT, WHITE, Colour

PIPS = 5
GROUP_ROW = 22.0


def _key(state: HudState, losses: Losses) -> Hashable | None:
    if not state.friends:
        return None
    ships = tuple((f.name, percent(f.hull), f.selected, f.role, f.state) for f in state.friends)
    groups = tuple((g.key, g.name, g.count, g.selected) for g in state.groups)
    return (ships, groups, state.side)


def _head(view: View) -> float:
    return GROUP_ROW if view.state.groups else 6.0


def _paint(view: View) -> pygame.Surface:
    kit, state, box = view.kit, view.state, view.box
    theme = kit.theme
    accent = theme.side(state.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, None, 8, 150, view.right))
    for group, place in zip(state.groups, _group_boxes(view), strict=True):
        ink = accent if group.selected else theme.dim
        used = sheet.label(place.x + 3, 8, group.key, CAP_UNIT, accent, tracking=1.0) + 3
        name = f"{group.name} {group.count}"
        sheet.label(place.x + used + 4, 8, name, CAP_UNIT, ink, room=place.w - used - 7, tracking=1.2)
    rows = view.layout.friend_rows
    shown = state.friends[:rows]
    for row, friend in enumerate(shown):
        _row(sheet, friend, accent, _head(view) + row * FRIEND_ROW)
    hidden = len(state.friends) - len(shown)
    if hidden > 0:
        sheet.label(box.w / 2, box.h - 11, f"+{hidden}", CAP_UNIT, theme.dim, "centre")
    return sheet.surface


def _row(sheet: Sheet, friend: Friend, accent: Colour, y: float) -> None:
    theme = sheet.kit.theme
    lost = friend.state == "lost"
    if friend.selected:
        sheet.rect(2, y, sheet.width - 4, FRIEND_ROW, accent, 44)
        sheet.rect(2, y, 2.5, FRIEND_ROW, accent)
    ink = theme.locked if lost else theme.text if friend.selected else theme.dim
    sheet.label(10, y + 3, friend.name, CAP_UNIT, ink, room=sheet.width - 68, tracking=1.1)
    _pips(sheet, friend, 10, y + 13.5)
    role = friend.state if friend.state not in ("good", "fire") else friend.role
    role_ink = {"adrift": theme.warning, "lost": theme.danger}.get(friend.state, theme.dim)
    sheet.label(sheet.width - 7, y + 3, role, CAP_UNIT, role_ink, "right", 48, 1.0)
    if friend.state == "fire":
        sheet.picture(sheet.width - 11, y + 14, sheet.kit.triangle(3.2, theme.warning), centre=True)


def _pips(sheet: Sheet, friend: Friend, x: float, y: float) -> None:
    """Draws hull as five pips: filled, hollow when gone."""
    theme = sheet.kit.theme
    share = friend.hull
    colour = theme.danger if share < 0.35 else theme.warning if share < 0.65 else theme.good
    for pip in range(PIPS):
        left = x + pip * 11
        sheet.rect(left, y, 9, 2.6, WHITE, 34)
        part = min(1.0, max(0.0, share * PIPS - pip))
        if part > 0.05:
            sheet.rect(left, y, 9 * part, 2.6, colour)


def _group_boxes(view: View) -> list[Box]:
    groups = view.state.groups
    if not groups:
        return []
    each = (view.box.w - 8) / len(groups)
    return [Box(4 + i * each, 2, each, GROUP_ROW - 4) for i in range(len(groups))]


def _spots(view: View) -> list[Spot]:
    box = view.box
    spots: list[Spot] = [
        (f"group:{g.key}", place._replace(x=box.x + place.x, y=box.y + place.y))
        for g, place in zip(view.state.groups, _group_boxes(view), strict=True)
    ]
    for row, friend in enumerate(view.state.friends[: view.layout.friend_rows]):
        top = box.y + _head(view) + row * FRIEND_ROW
        spots.append((f"friend:{friend.name}", Box(box.x, top, box.w, FRIEND_ROW)))
    return spots


FRIENDS = Part("friends", _key, _paint, _spots, interval_s=0.15)
