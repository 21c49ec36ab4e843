"""Paints the ships under command: control groups on top, then groups of ships with counts, or one row a ship."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from game.ui.fleet_state import Party
from game.ui.hud_boxes import FRIEND_ROW, Box
from game.ui.hud_part import Losses, Part, Spot, View, percent
from game.ui.hud_state import Friend, HudState
from game.ui.sheet import Sheet
from game.ui.theme import CAP_UNIT, WHITE, Colour

PIPS = 5
GROUP_ROW = 22.0
OPEN_WIDTH = 20.0
Row = Party | Friend


def rows_of_list(state: HudState) -> list[Row]:
    """Gives the rows of the list in order: groups, the ships of the open one below it; or only ships."""
    if not state.parties:
        return list(state.friends)
    rows: list[Row] = []
    for party in state.parties:
        rows.append(party)
        if party.open:
            rows += state.friends
    return rows


def shown_rows(state: HudState, room: int) -> tuple[list[Row], int]:
    """Gives the rows that are in sight, and how many are hidden above them."""
    rows = rows_of_list(state)
    first = max(0, min(state.scroll, len(rows) - room))
    return rows[first : first + room], first


def _key(state: HudState, losses: Losses) -> Hashable | None:
    if not state.friends and not state.parties:
        return None
    ships = tuple((f.name, percent(f.hull), f.selected, f.role, f.state) for f in state.friends)
    parties = tuple((p.id, p.good, p.hurt, p.lost, p.selected, p.open) for p in state.parties)
    groups = tuple((g.key, g.count, g.selected) for g in state.groups)
    return (ships, parties, groups, state.side, state.scroll)


def _head(view: View) -> float:
    return GROUP_ROW if view.state.groups else 6.0


def _paint(view: View) -> pygame.Surface:
    kit, state, box = view.kit, view.state, view.box
    theme = kit.theme
    accent = theme.side(state.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, None, 8, 150, view.right))
    for group, place in zip(state.groups, _group_boxes(view), strict=True):
        ground, alpha = (accent, 60) if group.selected else (WHITE, 14)
        sheet.rect(place.x, 3, place.w - 3, GROUP_ROW - 6, ground, alpha)
        sheet.label(place.x + 4, 8, group.key, CAP_UNIT, accent, tracking=1.0)
        ink = theme.text if group.selected else theme.dim
        sheet.label(place.x + place.w - 6, 8.5, f"×{group.count}", 6.5, ink, "right", place.w - 15, 0.8)
    rows, first = shown_rows(state, view.layout.friend_rows)
    for index, row in enumerate(rows):
        top = _head(view) + index * FRIEND_ROW
        if isinstance(row, Party):
            _party(sheet, row, accent, top)
        else:
            _row(sheet, row, accent, top)
    below = len(rows_of_list(state)) - first - len(rows)
    if below > 0 or first > 0:
        words = "  ".join(
            part for part in (f"-{first}" if first else "", f"+{below}" if below > 0 else "") if part
        )
        sheet.label(box.w / 2, box.h - 11, words, CAP_UNIT, theme.dim, "centre")
    return sheet.surface


def _party(sheet: Sheet, party: Party, accent: Colour, y: float) -> None:
    """Writes a group's name, and its whole, hurt and lost ships as a bar with numbers."""
    theme = sheet.kit.theme
    if party.selected:
        sheet.rect(2, y, sheet.width - 4, FRIEND_ROW, accent, 44)
        sheet.rect(2, y, 2.5, FRIEND_ROW, accent)
    gone = party.good + party.hurt == 0
    ink = theme.locked if gone else theme.text if party.selected else theme.dim
    x = sheet.width - OPEN_WIDTH
    _fold(sheet, x + 8, y + 9, party.open, ink)
    sheet.label(10, y + 3, party.name, CAP_UNIT, ink, room=sheet.width - 94, tracking=1.1)
    for count, colour in ((party.lost, theme.danger), (party.hurt, theme.warning), (party.good, theme.good)):
        if count or colour == theme.good:
            x -= sheet.label(x, y + 3, str(count), CAP_UNIT, colour, "right", tracking=1.0) + 8
    total, left = max(party.good + party.hurt + party.lost, 1), 10.0
    wide = sheet.width - 20 - OPEN_WIDTH
    for count, colour in ((party.good, theme.good), (party.hurt, theme.warning), (party.lost, theme.danger)):
        part = wide * count / total
        sheet.rect(left, y + 13.5, max(0.0, part - 1), 2.6, colour, 255 if colour != theme.danger else 120)
        left += part


def _fold(sheet: Sheet, x: float, y: float, is_open: bool, ink: Colour) -> None:
    kit = sheet.kit
    points = (
        [(x - 4, y - 2), (x + 4, y - 2), (x, y + 3)]
        if is_open
        else [(x - 2, y - 4), (x + 3, y), (x - 2, y + 4)]
    )
    pygame.draw.polygon(sheet.surface, (*ink, 255), [(px * kit.scale, py * kit.scale) for px, py in points])


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
    each = min((view.box.w - 8) / len(groups), 44.0)
    return [Box(4 + i * each, 2, each, GROUP_ROW - 4) for i in range(len(groups))]


def _spots(view: View) -> list[Spot]:
    box = view.box
    spots: list[Spot] = [
        (f"group:{g.key}", place._replace(x=box.x + place.x, y=box.y + place.y))
        for g, place in zip(view.state.groups, _group_boxes(view), strict=True)
    ]
    rows, _ = shown_rows(view.state, view.layout.friend_rows)
    for place, row in enumerate(rows):
        top = box.y + _head(view) + place * FRIEND_ROW
        whole = Box(box.x, top, box.w, FRIEND_ROW)
        if isinstance(row, Party):
            fold = Box(whole.right - OPEN_WIDTH, top, OPEN_WIDTH, FRIEND_ROW)
            spots.append((f"fold:{row.id}", fold))
            spots.append((f"party:{row.id}", whole._replace(w=whole.w - OPEN_WIDTH)))
        else:
            spots.append((f"friend:{row.name}", whole))
    return spots


FRIENDS = Part("friends", _key, _paint, _spots, interval_s=0.15)
