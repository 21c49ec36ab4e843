"""Draws the timeline: buttons, rulers, lanes with their marks, the limit, what hangs on what."""

from __future__ import annotations

from collections.abc import Collection

from game.base.errors import KeyPath
from game.editor.panes.time_marks import draw_sign
from game.editor.panes.timeline import BUTTONS, HEAD, RULER, SIGN, SIZE, STEPS_S, Spot, Strip, said_s
from game.ui.hud_boxes import Box
from game.ui.screen import Control
from game.ui.sheet import Sheet

_TICK_UNITS = 54.0  # from one number of a ruler to the next, at least

def draw_strip(strip: Strip, sheet: Sheet, picked: Collection[KeyPath], pointed: str | None) -> None:
    """Draw the strip and make its buttons and marks controls."""
    screen, box, theme = strip.screen, strip.box, strip.screen.kit.theme
    sheet.picture(box.x, box.y, screen.kit.glass(round(box.w), round(box.h), None, 10, 242))
    before = sheet.surface.get_clip()
    sheet.surface.set_clip(sheet.box(box.x + 1, strip.top, box.w - 2, box.bottom - strip.top - 3))
    for n, (lane, top, tall) in enumerate(strip.lanes):
        if top + tall < strip.top or top > box.bottom:
            continue
        if n % 2 == 0:
            sheet.rect(box.x + 3, top, box.w - 6, tall, theme.hairline, 10)
        ink = theme.text if lane.root >= 0 else theme.side(lane.name) if lane.name in ("race", "arume") else theme.dim
        sheet.body(box.x + 8, top + 3, lane.label, SIZE, ink, room=strip.left - box.x - 12)
    if strip.chain_top is not None:
        _ruler(strip, sheet, "chain", strip.chain_top + 4.0, "After events")
    _limit(strip, sheet)
    _head(strip, sheet)
    _ties(strip, sheet, picked, pointed)
    for spot in strip.spots:
        _mark(strip, sheet, spot, picked, pointed)
    sheet.surface.set_clip(before)
    _ruler(strip, sheet, "clock", box.y + HEAD, "Battle time")
    _buttons(strip, sheet)
    if strip.whole > strip.seen:
        tall = max(12.0, strip.seen * strip.seen / strip.whole)
        at = (strip.seen - tall) * strip.view.scroll / (strip.whole - strip.seen)
        sheet.rect(box.right - 6, strip.top + at, 3, tall, theme.hairline, 120)


def _buttons(strip: Strip, sheet: Sheet) -> None:
    screen, box, x = strip.screen, strip.box, strip.box.x + 6
    for name, label in BUTTONS:
        label = "Lower" if name == "time:tall" and strip.view.tall else label
        wide = max(22.0, screen.kit.face.width(label, 7.0, 1.0) + 16)
        if x + wide < box.right - 4:
            screen.button(sheet, name, Box(x, box.y + 4, wide, HEAD - 7), label, cap=7.0)
        x += wide + 3
    root, seconds = strip.view.head
    where = f"at {said_s(seconds)}" if root < 0 else f"{said_s(seconds)} after {_title(strip, root)}"
    if box.right - x > 60:
        sheet.body(box.right - 10, box.y + 7, where, SIZE, screen.kit.theme.dim, "right", box.right - x - 12)


def _title(strip: Strip, root: int) -> str:
    return next((lane.label for lane in strip.course.lanes if lane.root == root), "")


def _ruler(strip: Strip, sheet: Sheet, section: str, y: float, words: str) -> None:
    theme, box = strip.screen.kit.theme, strip.box
    if section == "clock":
        screen = strip.screen
        screen.controls.append(Control("time:head", Box(box.x + 4, y, box.w - 8, RULER)))
        if screen.focus == "time:head":
            sheet.hollow(box.x + 4, y, box.w - 8, RULER, theme.text)
    sheet.body(box.x + 8, y + 2, words, SIZE, theme.race_pale, room=strip.left - box.x - 12)
    sheet.rect(box.x + 4, y + RULER - 1, box.w - 8, 1, theme.hairline, 70)
    per_s = strip.per_s[section]
    step = next((each for each in STEPS_S if each * per_s >= _TICK_UNITS), STEPS_S[-1])
    first = max(0, int((strip.view.shift[section] - 4.0) / per_s / step))
    for n in range(first, first + int(strip.width / (step * per_s)) + 2):  # LOOP: ticks that are seen
        x = strip.x_of(section, n * step)
        if strip.left - 1 <= x < box.right - 10:
            sheet.rect(x, y + RULER - 6, 1, 6, theme.hairline, 150)
            sign = "+" if section == "chain" else ""
            room = box.right - 8 - x
            if room > 24:
                sheet.body(x + 3, y + 2, f"{sign}{said_s(n * step)}", 10.5, theme.dim, room=room)


def _limit(strip: Strip, sheet: Sheet) -> None:
    x, bottom = strip.x_of("clock", strip.course.limit_s), strip.chain_top or strip.box.bottom
    if strip.left <= x < strip.box.right - 4 and strip.course.limit_s:
        sheet.rect(x, strip.top, 1.5, max(0.0, bottom - strip.top), strip.screen.kit.theme.warning, 150)


def _head(strip: Strip, sheet: Sheet) -> None:
    root, seconds = strip.view.head
    spans = [(top, tall) for lane, top, tall in strip.lanes if lane.root == root]
    if spans:
        x = strip.x_of("clock" if root < 0 else "chain", seconds)
        if strip.left <= x < strip.box.right - 4:
            top = spans[0][0]
            sheet.rect(x, top, 1.5, spans[-1][0] + spans[-1][1] - top, strip.screen.kit.theme.race)


def _mark(strip: Strip, sheet: Sheet, spot: Spot, picked: Collection[KeyPath], pointed: str | None) -> None:
    screen, theme, box = strip.screen, strip.screen.kit.theme, spot.box
    if box.x + SIGN < strip.left or box.x > strip.box.right - 12 or box.bottom < strip.top or box.y > strip.box.bottom:
        return
    visible = Box(max(box.x, strip.left - SIGN / 2), max(box.y, strip.top), box.w, box.h)
    screen.controls.append(Control(spot.name, visible))
    chosen = spot.moment.path[:2] in picked
    if chosen:
        sheet.rect(box.x, box.y, box.w, box.h, theme.race, 60)
    if spot.name in (screen.focus, pointed):
        sheet.hollow(box.x - 1, box.y, box.w + 2, box.h, theme.text)
    side = theme.side(spot.moment.side) if spot.moment.side else theme.neutral
    if spot.lasts:
        sheet.rect(box.x + SIGN / 2, box.bottom - 2, min(spot.lasts, strip.box.right - box.x - 14), 2, side, 110)
    draw_sign(sheet, spot.moment, box.x + SIGN / 2, box.y + box.h / 2, theme, side, spot.lane.name == "from")
    beside = [each.box.x for each in strip.spots if each.box.y == box.y and each.box.x > box.x]
    room = min([*beside, strip.box.right - 10]) - box.x - SIGN - 4
    if room > 12:
        ink = theme.text if chosen else theme.dim
        sheet.body(box.x + SIGN + 1, box.y + 1, strip.words_of(spot), SIZE, ink, room=min(room, 260.0))
    elif not [each for each in strip.spots if each.box.y == box.y and box.x > each.box.x > box.x - 120.0]:
        sheet.body(box.x - 2, box.y + 1, strip.words_of(spot), SIZE, theme.dim, "right", room=118.0)


def _ties(strip: Strip, sheet: Sheet, picked: Collection[KeyPath], pointed: str | None) -> None:
    """Tie what is chosen or pointed at to what it waits for, and what waits for it to it."""
    first = {spot.moment.trigger: spot for spot in reversed(strip.spots) if spot.lane.name != "from"}
    lit = {spot.moment.trigger for spot in strip.spots
           if spot.moment.path[:2] in picked or spot.name in (strip.screen.focus, pointed)}  # fmt: skip
    for spot in strip.spots:
        before = first.get(spot.moment.after)
        if before is None or not lit & {spot.moment.trigger, spot.moment.after}:
            continue
        a, b = before.box, spot.box
        x, y, to_x, to_y = a.x + SIGN / 2, a.bottom - 1, max(b.x + SIGN / 2, strip.left), b.bottom - 1
        ink = strip.screen.kit.theme.race
        sheet.rect(x, min(y, to_y), 1, abs(to_y - y) + 1, ink, 170)
        sheet.rect(min(x, to_x), to_y, max(1.0, abs(to_x - x)), 1, ink, 170)
