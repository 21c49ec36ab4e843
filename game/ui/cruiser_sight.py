"""Draws what a gunner sees: where his gun points, where it is wanted, reference points, and the frame of the sight."""

from __future__ import annotations

import math

import pygame

from game.ui.cruiser_state import GunSight, ReferencePoint
from game.ui.face import put
from game.ui.flight_sight import blit_at
from game.ui.kit import Kit
from game.ui.line_drawing import on_screen
from game.ui.pen import Sketch
from game.ui.theme import CAP_LABEL, CAP_UNIT, Colour

_CROSS, _GAP = 12.0, 4.0
_DASH, _PAUSE, _LINE_FROM = 6.0, 10.0, 18.0
_WANT, _RING, _STEPS = 9.0, 16.0, 24
_LEAST, _MOST = 5.0, 80.0
_POST, _NEAR_POST, _LOW = 12.0, 20.0, 26.0


def draw_gun_sight(screen: pygame.Surface, kit: Kit, sight: GunSight, side: str) -> None:
    """Draws the sight. side: whose colours"""
    theme = kit.theme
    tones = {"good": theme.good, "warning": theme.warning, "danger": theme.danger}
    tone = tones.get(sight.tone, theme.text)
    for point in sight.points:  # LOOP: reference points in the picture
        _reference(screen, kit, point)
    if not on_screen(sight.want):
        return
    if not sight.across and on_screen(sight.gun) and on_screen(sight.muzzle):
        _gun(screen, kit, sight, tone)
    own = theme.side(side)
    blit_at(screen, kit.bake(("gun-want", own, sight.laid), lambda: _want(kit, own, sight.laid)), sight.want)
    if sight.reload > 0.0:
        step = math.ceil(sight.reload * _STEPS)
        blit_at(screen, kit.bake(("gun-load", step), lambda: _load(kit, step)), sight.want)
    x, y, k = *sight.want, kit.scale
    lines = [kit.face.label(sight.state, CAP_LABEL, tone), kit.face.label(sight.range, CAP_UNIT, theme.text)]
    room = screen.get_width() - max(line.width for line in lines) - 8 * k
    x, y = sight.beside or (x + _RING * k, y)
    align, left = ("left", x + 9 * k) if x + 9 * k < room else ("right", min(sight.want[0], x) - (_RING + 9) * k)
    for place, line in enumerate(lines):  # LOOP: two lines
        put(screen, line, left, y - 12 * k + place * 13 * k, align)


def _gun(screen: pygame.Surface, kit: Kit, sight: GunSight, tone: Colour) -> None:
    """Draws the line from the muzzle, dashed, and at its end the cross, as wide as rounds scatter."""
    k, (x0, y0), (x1, y1) = kit.scale, sight.muzzle, sight.gun
    far = math.hypot(x1 - x0, y1 - y0)
    if far < 1.0:
        return
    dx, dy = (x1 - x0) / far, (y1 - y0) / far
    gap = min(max(sight.spread_px / k, _LEAST), _MOST) * k
    at = _LINE_FROM * k
    while at < far - gap:  # LOOP: dashes along the line
        end = min(at + _DASH * k, far - gap)
        pygame.draw.aaline(screen, tone, (x0 + dx * at, y0 + dy * at), (x0 + dx * end, y0 + dy * end))
        at += (_DASH + _PAUSE) * k
    long, thick = _CROSS * k, max(1, round(1.7 * k))
    for ax, ay in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        start, end_at = (x1 + ax * gap, y1 + ay * gap), (x1 + ax * (gap + long), y1 + ay * (gap + long))
        pygame.draw.line(screen, (0, 0, 0), (start[0] + 1, start[1] + 1), (end_at[0] + 1, end_at[1] + 1), thick)
        pygame.draw.line(screen, tone, start, end_at, thick)
    pygame.draw.circle(screen, tone, (x1, y1), max(1.0, 1.3 * k))
    if not sight.laid and on_screen(sight.want) and math.dist(sight.gun, sight.want) > 12 * k:
        pygame.draw.aaline(screen, kit.theme.dim, sight.gun, sight.want)


def _want(kit: Kit, colour: Colour, laid: bool) -> pygame.Surface:
    """Makes the mark of where the gun is to point: a ring in four parts; closed once it is laid."""
    size = 2 * (_WANT + 4)
    sketch = Sketch(size, size, kit.scale)
    middle = size / 2
    quarter = math.pi / 2
    parts = [(turn * quarter + 0.3, (turn + 1) * quarter - 0.3) for turn in range(4)]
    for start, end in [(0.0, math.tau)] if laid else parts:
        sketch.ring(middle, middle, _WANT, (0, 0, 0), 3.2, 110, start, end)
        sketch.ring(middle, middle, _WANT, colour, 1.8, 245, start, end)
    sketch.disc(middle, middle, 1.4, colour)
    return sketch.finish()


def _load(kit: Kit, step: int) -> pygame.Surface:
    size = 2 * (_RING + 3)
    sketch = Sketch(size, size, kit.scale)
    sketch.ring(size / 2, size / 2, _RING, kit.theme.hairline, 1.2, 70)
    end = math.tau * 0.75
    sketch.ring(size / 2, size / 2, _RING, kit.theme.warning, 2.4, 235, start=end - math.tau * step / _STEPS, end=end)
    return sketch.finish()


def _reference(screen: pygame.Surface, kit: Kit, point: ReferencePoint) -> None:
    """Draws a post at a reference point with its number; the nearest to the aim says how far it is."""
    if not on_screen(point.at):
        return
    theme, k, (x, y) = kit.theme, kit.scale, point.at
    tall, ink = (_NEAR_POST if point.near else _POST) * k, theme.warning if point.near else theme.dim
    thick = max(1, round(1.5 * k))
    pygame.draw.line(screen, (0, 0, 0), (x + 1, y), (x + 1, y - tall), thick)
    pygame.draw.line(screen, ink, (x, y), (x, y - tall), thick)
    pygame.draw.line(screen, ink, (x - 4 * k, y), (x + 4 * k, y), thick)
    text = f"Ref {point.number}  {round(point.far_m, -1):.0f} m" if point.near else str(point.number)
    put(screen, kit.face.label(text, CAP_UNIT, ink), x, y + _LOW * k, "centre")
