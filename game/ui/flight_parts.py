"""Paints the panel of the player's aircraft and the strip of the chase."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from game.ui import words
from game.ui.flight_state import CLOSE, HOLDS, OPEN, REACHED, SHORT, SLOW, Chase, Flight
from game.ui.ground_parts import ground_of
from game.ui.hud_part import Losses, Part, View, percent
from game.ui.hud_state import HudState
from game.ui.pen import Sketch
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_PANEL, CAP_UNIT, Colour, Theme

CHASE_TALL = 58.0
_SPEED_STEP, _HEIGHT_STEP, _CLIMB_STEP = 2, 10, 5  # figures that tremble are not read
_FREE_G = 6.0  # from which a pilot greys out
_LOW_HULL, _MUCH_GREY = 0.3, 0.35
_KM = 1000.0
_NEVER = "--"


def _steps(value: float, step: int) -> int:
    return round(value / step) * step


# ---- the aircraft -----------------------------------------------------------------------------------
def _flight_key(state: HudState, losses: Losses) -> Hashable | None:
    own = ground_of(state).flight
    if own is None:
        return None
    figures = (_steps(own.speed, _SPEED_STEP), _steps(own.height, _HEIGHT_STEP), _steps(own.climb, _CLIMB_STEP))
    switches = (own.burning, own.latched, own.low, own.mode, own.arm, own.name, own.speed < own.stall)
    bars = (percent(own.power), percent(own.fuel), round(own.fuel_s), round(own.load * 5), percent(own.grey))
    return (figures, switches, bars, percent(own.hull), percent(losses.before("flight", own.name, "Hull")))


def _paint_flight(view: View) -> pygame.Surface:
    kit, own, box = view.kit, ground_of(view.state).flight, view.box
    assert own is not None
    theme = kit.theme
    accent = theme.side(own.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent, right=view.right))
    used = sheet.label(14, 10, own.name, CAP_LABEL, accent, room=box.w * 0.4)
    sheet.label(box.w - 12, 10, own.mode, CAP_UNIT, theme.dim, "right", room=box.w - used - 40)
    _figures(sheet, own, theme)
    top, step = 48.0, (box.h - 54.0) / 4.0
    for row, (label, share, colour, said, ink) in enumerate(_rows(own, theme)):  # LOOP: four bars
        y = top + row * step
        sheet.label(14, y, label, CAP_UNIT + 0.5, theme.dim, room=46)
        before = view.losses.before("flight", own.name, "Hull") if label == "Hull" else 0.0
        hatch = ink == theme.danger
        sheet.bar(64, y - 0.5, box.w - 64 - 62, 8, share, colour, 9 if label == "Load" else 0, before, hatch=hatch)
        sheet.label(box.w - 12, y, said, CAP_LABEL, ink, "right", room=56)
        if hatch:
            sheet.picture(59, y + 3.5, kit.triangle(3.5, theme.danger), centre=True)
    return sheet.surface


def _figures(sheet: Sheet, own: Flight, theme: Theme) -> None:
    """Writes speed, height and climb in large figures."""
    slow = own.speed < own.stall
    third = (sheet.width - 26) / 3.0
    climb = _steps(own.climb, _CLIMB_STEP)
    columns = (
        (words.thousands(_steps(own.speed, _SPEED_STEP)), "m/s", theme.danger if slow else theme.text),
        (words.thousands(_steps(own.height, _HEIGHT_STEP)), "m", theme.text),
        (f"{'+' if climb > 0 else '-' if climb < 0 else ''}{abs(climb)}", "climb", theme.dim),
    )
    for at, (number, unit, ink) in enumerate(columns):
        x = 14 + at * third
        room = third - sheet.kit.face.width(unit, CAP_UNIT) - 11
        cap = sheet.kit.face.fitting(number, CAP_PANEL + 1.5, 6.0, room)
        wide = sheet.label(x, 37.5 - cap, number, cap, ink, room=room)
        sheet.label(x + wide + 7, 30.5, unit, CAP_UNIT, theme.dim, room=max(third - wide - 10, 8))


def _rows(own: Flight, theme: Theme) -> list[tuple[str, float, Colour, str, Colour]]:
    """Gives label, share, colour, words and their ink of the four bars."""
    left = f"{int(own.fuel_s) // 60}:{int(own.fuel_s) % 60:02d}"
    power = "Burner on" if own.burning and own.latched else "Burner" if own.burning else f"{percent(own.power)} %"
    grey = own.grey > _MUCH_GREY or own.out_s > 0.0
    hard = abs(own.load) > _FREE_G
    load = theme.danger if grey else theme.warning if hard else theme.good
    hull = theme.danger if own.hull <= _LOW_HULL else theme.text
    return [
        ("Power", 1.0 if own.burning else own.power, theme.warning if own.burning else theme.power, power,
         theme.warning if own.burning else theme.text),
        ("Fuel", own.fuel, theme.race_pale, left, theme.danger if own.low else theme.text),
        ("Load", min(abs(own.load) / max(own.load_most, 1.0), 1.0), load, f"{own.load:.1f} g",
         theme.danger if grey else theme.text),
        ("Hull", own.hull, theme.bar("hull", own.side), str(percent(own.hull)), hull),
    ]  # fmt: skip


# ---- the chase --------------------------------------------------------------------------------------
def _chase_key(state: HudState, losses: Losses) -> Hashable | None:
    own = ground_of(state).flight
    if own is None or own.chase is None:
        return None
    chase = own.chase
    far = _steps(chase.range_m, 10)
    seconds = None if chase.seconds is None else round(chase.seconds)
    places = (round(chase.place * 200), None if chase.goal is None else round(chase.goal * 200))
    return (chase.name, chase.side, far, round(chase.closing_ms), seconds, chase.state, chase.verdict, places,
            own.side)  # fmt: skip


def _tone(chase: Chase, theme: Theme) -> Colour:
    tones = {OPEN: theme.danger, SLOW: theme.danger, SHORT: theme.warning, HOLDS: theme.good, REACHED: theme.warning}
    return theme.danger if chase.state == CLOSE else tones[chase.state]


def _paint_chase(view: View) -> pygame.Surface:
    kit, own, box = view.kit, ground_of(view.state).flight, view.box
    assert own is not None and own.chase is not None
    chase, theme = own.chase, kit.theme
    accent = theme.danger if chase.great else theme.side(chase.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent))
    tone = _tone(chase, theme)
    third = (box.w - 24) / 3.0
    far = words.thousands(_steps(chase.range_m, 10))
    rate = f"{'+' if chase.closing_ms >= 0 else '-'}{abs(round(chase.closing_ms))}"
    wait = _NEVER if chase.seconds is None else str(round(chase.seconds))
    columns = ((far, "m", theme.text), (rate, "m/s", tone), (wait, "s", tone))
    for at, (number, unit, ink) in enumerate(columns):
        room = third - kit.face.width(unit, CAP_UNIT) - 12
        cap = kit.face.fitting(number, CAP_PANEL + 3.0, 6.0, room)
        x = 12 + at * third
        wide = sheet.label(x, 9, number, cap, ink, room=room)
        sheet.label(x + wide + 7, 9 + cap - CAP_UNIT, unit, CAP_UNIT, theme.dim)
    cap = kit.face.fitting(chase.verdict, CAP_LABEL, 5.5, box.w - 42)
    x = 12.0
    if chase.state not in (HOLDS, REACHED):
        sheet.picture(x + 4, 34, kit.triangle(4, tone), centre=True)
        x += 13
    sheet.label(x, 30, chase.verdict, cap, tone, room=box.w - x - 10)
    _way(sheet, chase, theme, tone)
    return sheet.surface


def _way(sheet: Sheet, chase: Chase, theme: Theme, tone: Colour) -> None:
    """Draws the way to the city: oneself at its left end, the missile, where the two meet, the city at its right."""
    if not chase.city:
        sheet.label(12, 45, chase.name, CAP_UNIT, theme.side(chase.side), room=sheet.width - 24)
        return
    left, y = 18.0, 48.0
    name = sheet.label(sheet.width - 10, 44.5, chase.city, CAP_UNIT, theme.good, "right", room=sheet.width * 0.3)
    right = sheet.width - name - 20
    sheet.rect(left, y - 0.6, right - left, 1.4, theme.dim, 150)
    own, foe = theme.race, theme.danger
    sheet.rect(left, y - 0.8, (right - left) * chase.place, 1.8, foe, 200)
    if chase.goal is not None:
        x = left + (right - left) * chase.goal
        sheet.rect(x - 0.8, y - 5, 1.8, 10, tone)
    sheet.picture(left, y, sheet.kit.bake(("chase-own", own), lambda: _shape(sheet, own, False)), centre=True)
    x = left + (right - left) * chase.place
    sheet.picture(x, y, sheet.kit.bake(("chase-foe", foe), lambda: _shape(sheet, foe, True)), centre=True)
    sheet.rect(right - 2.5, y - 4, 5, 8, theme.good)


def _shape(sheet: Sheet, colour: Colour, solid: bool) -> pygame.Surface:
    sketch = Sketch(12, 12, sheet.kit.scale)
    points = [(11.0, 6.0), (2.0, 10.0), (4.5, 6.0), (2.0, 2.0)] if solid else [(10.0, 6.0), (2.0, 10.5), (2.0, 1.5)]
    sketch.polygon(points, colour)
    return sketch.finish()


FLIGHT = Part("flight", _flight_key, _paint_flight, lambda view: [("soldier", view.box)], interval_s=0.08)
CHASE = Part("chase", _chase_key, _paint_chase, lambda view: [("foe", view.box)], interval_s=0.08)
