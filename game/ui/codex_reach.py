"""Draws reach: arcs of fire round a hull, elevation on land, effect and penetration by distance."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

import pygame

from game.ui.codex_figures import number_of
from game.ui.codex_state import Diagram
from game.ui.hud_boxes import Box
from game.ui.pen import Point, Sketch, arc_points, blit
from game.ui.screen import Screen
from game.ui.sheet import Sheet
from game.ui.theme import Colour, Theme

_STEPS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000)
_KEY_ROW = 17.0
_FILL, _MOST_FILL = 15, 64  # [0..255] opacity of one arc, and of many like ones
_AXIS = 5  # parts of a curve's distance that are marked


@dataclass
class Arc:
    """Reach of one sort of weapon: where each of them points and how far to either side, counter-clockwise from ahead.

    near, far: distances; spans: [deg] (from, to); hue: name of a colour
    """

    name: str
    far: float
    spans: list[tuple[float, float]]
    hue: str
    near: float = 0.0


@dataclass
class ArcPlan:
    """All arcs of a unit. outline: of its hull, ahead at +x, up or port at +y; unit: of distances; half: on land"""

    arcs: list[Arc]
    outline: list[tuple[float, float]]
    unit: str
    on_land: bool = False


@dataclass
class Curve:
    """A value by distance. lines: (value, name, side) of what it is held against"""

    far: float
    points: list[tuple[float, float]]
    unit: str
    measure: str
    lines: list[tuple[float, str, str]] = field(default_factory=list)


def hue_of(theme: Theme, hue: str) -> Colour:
    """Returns the colour of a sort of weapon."""
    hues = {
        "laser": theme.neutral, "cannon": theme.race, "beam": theme.beam, "missile": theme.danger, "eye": theme.text,
        "control": theme.warning, "gun": theme.race, "gun 1": theme.warning, "gun 2": theme.neutral,
        "gun 3": theme.good, "missile 1": theme.neutral,
    }  # fmt: skip
    return hues.get(hue, theme.text)


def draw_diagram(screen: Screen, sheet: Sheet, block: Diagram, box: Box, accent: Colour) -> None:
    """Draws a diagram into its box."""
    if isinstance(block.data, ArcPlan):
        _draw_arcs(screen, sheet, block.data, block.key, box)
    elif isinstance(block.data, Curve):
        _draw_curve(screen, sheet, block.data, block.key, box, accent)


def rings(far: float) -> list[float]:
    """Give the distances at which rings are drawn."""
    return [float(step) for step in _STEPS if 0.04 * far <= step <= far][-4:]


# ---- arcs -----------------------------------------------------------------------------------------------
def _draw_arcs(screen: Screen, sheet: Sheet, plan: ArcPlan, key: str, box: Box) -> None:
    theme, low = screen.kit.theme, box.w < 460
    legend = min(230.0, box.w * 0.36)
    place = Box(box.x, box.y, box.w - legend - 12, box.h)
    most = max(arc.far for arc in plan.arcs)
    radius = min(place.w / 2 - 6, place.h - 22 if plan.on_land else place.h / 2 - 4)
    centre = (place.w / 2, place.h - 14 if plan.on_land else place.h / 2)

    def make() -> pygame.Surface:
        return _arc_picture(plan, (place.w, place.h), centre, radius, most, theme, screen.kit.scale)

    sheet.picture(place.x, place.y, screen.kit.bake(("arcs", key, place.w, place.h), make))
    for ring in rings(most):
        reach = radius * math.sqrt(ring / most)
        sheet.body(place.x + centre[0] + reach * 0.7071 + 3, place.y + centre[1] - reach * 0.7071 - 14,
                   f"{number_of(ring)} {plan.unit}", 11.0, theme.dim)  # fmt: skip
    y = box.y + 4
    listed: dict[tuple[str, float, str], int] = {}
    for arc in sorted(plan.arcs, key=lambda arc: -arc.far):
        key_of = (arc.name, arc.far, arc.hue)
        listed[key_of] = listed.get(key_of, 0) + (1 if plan.on_land or plan.unit == "m" else len(arc.spans))
    for (name, far, hue), count in listed.items():
        sheet.rect(place.right + 12, y + 3, 9, 9, hue_of(theme, hue))
        wide = sheet.body(box.right, y - 1, f"{number_of(far)} {plan.unit}", 12.0, theme.text, "right")
        many = f" ×{count}" if count > 1 else ""
        sheet.body(place.right + 26, y - 1, f"{name}{many}", 12.0, theme.dim, room=legend - wide - 24)
        y += _KEY_ROW if not low else 15.0
        if y > box.bottom - 14:
            break


def _arc_picture(
    plan: ArcPlan, size: Point, centre: Point, radius: float, most: float, theme: Theme, scale: float
) -> pygame.Surface:
    sketch = Sketch(size[0], size[1], scale)
    x, y = centre
    start, end = (math.pi, math.tau) if plan.on_land else (0.0, math.tau)
    filled = pygame.Surface(sketch.size, pygame.SRCALPHA)
    for arc in sorted(plan.arcs, key=lambda arc: -arc.far):
        colour = hue_of(theme, arc.hue)
        far, near = (radius * math.sqrt(each / most) for each in (arc.far, arc.near))
        spans = Counter((round(a, 1), round(b, 1)) for a, b in arc.spans)
        for (a, b), many in spans.items():
            if arc.hue in ("eye", "control"):
                sketch.ring(x, y, far, _dimmed(colour, 0.7), 1.2, 255, -math.radians(b), -math.radians(a))
                continue
            wedge = _wedge(x, y, near, far, a, b)
            _fill(filled, wedge, colour, min(_MOST_FILL, _FILL * many), scale)
            sketch.line(wedge, _dimmed(colour, 0.5), 0.9, closed=True)
    for ring in rings(most):
        sketch.ring(x, y, radius * math.sqrt(ring / most), _dimmed(theme.hairline, 0.32), 0.8, 255, start, end)
    if plan.on_land:
        sketch.line([(0, y), (size[0], y)], _dimmed(theme.hairline, 0.6), 1.2)
    long = max((abs(px) for px, _ in plan.outline), default=1.0)
    grow = 0.11 * radius / long
    low = min((py for _, py in plan.outline), default=0.0) if plan.on_land else 0.0
    shape = [(x + px * grow, y - (py - low) * grow) for px, py in plan.outline]
    if len(shape) > 2:
        sketch.polygon(shape, theme.glass)
        sketch.line(shape, theme.text, 1.3, 255, closed=True)
    blit(filled, sketch.finish(), (0, 0))
    return filled


def _dimmed(colour: Colour, share: float) -> Colour:
    """Returns a colour as it looks on dark glass at a share of its strength."""
    return round(colour[0] * share), round(colour[1] * share), round(colour[2] * share)


def _fill(target: pygame.Surface, points: list[Point], colour: Colour, alpha: int, scale: float) -> None:
    """Lays a faint shape over a premultiplied picture; where several lie over one another it grows stronger."""
    at = [(x * scale, y * scale) for x, y in points]
    left, top = math.floor(min(x for x, _ in at)), math.floor(min(y for _, y in at))
    wide, high = math.ceil(max(x for x, _ in at)) - left, math.ceil(max(y for _, y in at)) - top
    patch = pygame.Surface((max(1, wide), max(1, high)), pygame.SRCALPHA)
    ink = _dimmed(colour, alpha / 255)
    pygame.draw.polygon(patch, (*ink, alpha), [(x - left, y - top) for x, y in at])
    blit(target, patch, (left, top))


def _wedge(x: float, y: float, near: float, far: float, a: float, b: float) -> list[Point]:
    """Returns a sector between two distances; angles in degrees counter-clockwise."""
    outer = arc_points(x, y, far, -math.radians(b), -math.radians(a))
    inner = arc_points(x, y, near, -math.radians(a), -math.radians(b)) if near > 1 else [(x, y)]
    return [*outer, *inner]


# ---- curves -----------------------------------------------------------------------------------------------
def _draw_curve(screen: Screen, sheet: Sheet, curve: Curve, key: str, box: Box, accent: Colour) -> None:
    theme = screen.kit.theme
    left, foot = 54.0, 20.0
    place = Box(box.x + left, box.y + 8, box.w - left - min(190.0, box.w * 0.3), box.h - foot - 12)
    most = 1.06 * max([value for _, value in curve.points] + [value for value, _, _ in curve.lines] + [1e-9])

    def at(far: float, value: float) -> Point:
        return far / curve.far * place.w, place.h * (1.0 - value / most)

    def make() -> pygame.Surface:
        sketch = Sketch(place.w, place.h, screen.kit.scale)
        for step in range(5):
            sketch.line([(0, place.h * step / 4), (place.w, place.h * step / 4)], theme.hairline, 0.7, 40)
        for value, _, side in curve.lines:
            sketch.line([at(0, value), at(curve.far, value)], theme.side(side), 1.1, 130)
        points = [at(far, value) for far, value in curve.points]
        sketch.polygon([(0, place.h), *points, (place.w, place.h)], accent, 34)
        sketch.line(points, accent, 2.2)
        return sketch.finish()

    sheet.picture(place.x, place.y, screen.kit.bake(("curve", key, place.w, place.h), make))
    first, last = curve.points[0][1], curve.points[-1][1]
    for value in (first, last):
        y = place.y + at(0, value)[1] - 7
        text = f"{number_of(round(value))}{curve.measure}"
        sheet.body(place.x - 6, y, text, 11.0, theme.text, "right", room=left - 8)
        if abs(first - last) < 0.06 * most:
            break
    for step in range(_AXIS + 1):
        x = place.x + place.w * step / _AXIS
        words = f"{number_of(round(curve.far * step / _AXIS))} {curve.unit}"
        sheet.body(x, place.bottom + 3, words, 11.0, theme.dim, "right" if step == _AXIS else "centre")
    lowest = place.bottom - 4
    for value, name, side in sorted(curve.lines):
        y = min(place.y + at(0, value)[1] - 7, lowest - 12)
        lowest = y
        room = box.right - place.right - 8
        sheet.body(place.right + 8, y, f"{name} {number_of(value)}", 11.0, theme.side(side), room=room)
