"""Draws what a pilot sees about his nose: gun cross, lead, the seeker's box, and where the pointer leads."""

from __future__ import annotations

import math

import pygame

from game.ui.face import put
from game.ui.flight_state import LOCKED, LOCKING, SMALL, SPENT, Lock, Sight
from game.ui.kit import Kit
from game.ui.line_drawing import on_screen
from game.ui.pen import Sketch, blit
from game.ui.theme import CAP_LABEL, CAP_UNIT, Colour

_CROSS, _GAP = 11.0, 4.0
_DASH, _PAUSE, _LINE_FROM = 7.0, 9.0, 46.0  # of the line along the nose, in units
_LEAD, _FLY = 10.0, 9.0
_CORNER, _LEAST_BOX = 9.0, 30.0
_STEPS = 20  # in which a lock's ring closes
_WORDS = {LOCKED: "Locked", LOCKING: "Locking", SMALL: "No lock", SPENT: "Empty"}


def draw_sight(screen: pygame.Surface, kit: Kit, sight: Sight, side: str) -> None:
    """Draws the sight. side: whose colours"""
    theme = kit.theme
    own = theme.side(side)
    if not on_screen(sight.own) or not on_screen(sight.nose):
        return
    tone = theme.good if sight.fits else theme.warning if sight.reach else theme.text
    _nose_line(screen, kit, sight, tone)
    if sight.fly is not None and on_screen(sight.fly):
        blit_at(screen, kit.bake(("fly", own), lambda: _fly(kit, own)), sight.fly)
    if sight.lead is not None and on_screen(sight.lead):
        if sight.target is not None and on_screen(sight.target) and math.dist(sight.target, sight.lead) > 4:
            pygame.draw.aaline(screen, tone, sight.target, sight.lead)
        key = ("flight-lead", tone, sight.fits)
        blit_at(screen, kit.bake(key, lambda: _lead(kit, tone, sight.fits)), sight.lead)
        if sight.fits:
            text = kit.face.label("Fire", CAP_LABEL, tone)
            put(screen, text, sight.lead[0], sight.lead[1] + (_LEAD + 4) * kit.scale, "centre")
    if sight.lock is not None:
        _lock(screen, kit, sight.lock, sight)


def blit_at(screen: pygame.Surface, picture: pygame.Surface, at: tuple[float, float]) -> None:
    """Lays a picture with its middle on a place."""
    blit(screen, picture, (at[0] - picture.get_width() / 2, at[1] - picture.get_height() / 2))


def _nose_line(screen: pygame.Surface, kit: Kit, sight: Sight, tone: Colour) -> None:
    """Draws the line along the nose, dashed, and the gun cross at its end."""
    k, (x0, y0), (x1, y1) = kit.scale, sight.own, sight.nose
    far = math.hypot(x1 - x0, y1 - y0)
    if far < 1.0:
        return
    dx, dy = (x1 - x0) / far, (y1 - y0) / far
    at = _LINE_FROM * k
    while at < far - (_CROSS + 2) * k:  # LOOP: dashes along the nose
        end = min(at + _DASH * k, far)
        pygame.draw.aaline(screen, tone, (x0 + dx * at, y0 + dy * at), (x0 + dx * end, y0 + dy * end))
        at += (_DASH + _PAUSE) * k
    thick = max(1, round(1.6 * k))
    for ax, ay in ((dx, dy), (-dx, -dy), (-dy, dx), (dy, -dx)):
        start = (x1 + ax * _GAP * k, y1 + ay * _GAP * k)
        end_at = (x1 + ax * _CROSS * k, y1 + ay * _CROSS * k)
        pygame.draw.line(screen, (0, 0, 0), (start[0] + 1, start[1] + 1), (end_at[0] + 1, end_at[1] + 1), thick)
        pygame.draw.line(screen, tone, start, end_at, thick)


def _fly(kit: Kit, colour: Colour) -> pygame.Surface:
    """Makes the mark of the pointer: where the craft is led."""
    size = 2 * (_FLY + 3)
    sketch = Sketch(size, size, kit.scale)
    middle = size / 2
    sketch.ring(middle, middle, _FLY, (0, 0, 0), 3.0, 110)
    sketch.ring(middle, middle, _FLY, colour, 1.7, 240)
    sketch.disc(middle, middle, 1.6, colour)
    return sketch.finish()


def _lead(kit: Kit, colour: Colour, fits: bool) -> pygame.Surface:
    size = 2 * (_LEAD + 3)
    sketch = Sketch(size, size, kit.scale)
    middle = size / 2
    sketch.ring(middle, middle, _LEAD, (0, 0, 0), 3.4, 110)
    sketch.ring(middle, middle, _LEAD, colour, 2.4 if fits else 1.7, 245)
    if fits:
        sketch.disc(middle, middle, 3.0, colour)
    return sketch.finish()


def _lock(screen: pygame.Surface, kit: Kit, lock: Lock, sight: Sight) -> None:
    """Draws the seeker's box: corners while it looks, a ring that closes while it holds on, a diamond when ready."""
    theme, k = kit.theme, kit.scale
    ready = lock.state == LOCKED and not lock.why
    tone = theme.good if ready else theme.danger if lock.state in (SMALL, SPENT) else theme.warning
    said = _WORDS.get(lock.state, "Seeks")
    if lock.box is None:
        word = f"{said}: {lock.why}" if lock.why else said
        put(screen, kit.face.label(word, CAP_UNIT, tone), sight.nose[0], sight.nose[1] + 16 * k, "centre")
        return
    left, top, wide, tall = lock.box
    x, y = left + wide / 2, top + tall / 2
    if not on_screen((x, y)) or not screen.get_rect().collidepoint((x, y)):
        return
    half = max(wide, tall, _LEAST_BOX * k) / 2 + 5 * k
    thick, arm = max(1, round(2 * k)), _CORNER * k
    if lock.state == LOCKED:
        points = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
        pygame.draw.polygon(screen, tone, points, thick)
    else:
        for sx in (-1, 1):
            for sy in (-1, 1):
                cx, cy = x + sx * half, y + sy * half
                pygame.draw.lines(screen, tone, False, [(cx - sx * arm, cy), (cx, cy), (cx, cy - sy * arm)], thick)
    if lock.state == LOCKING:
        step = math.ceil(lock.share * _STEPS)
        size = round(half / k)
        ring = kit.bake(("lock-ring", step, size, tone), lambda: _ring(kit, step, size, tone))
        blit_at(screen, ring, (x, y))
    word = f"{said}: {lock.why}" if lock.why else said
    put(screen, kit.face.label(word, CAP_LABEL, tone), x, y + half + 4 * k, "centre")


def _ring(kit: Kit, step: int, half: float, colour: Colour) -> pygame.Surface:
    size = 2 * (half + 3)
    sketch = Sketch(size, size, kit.scale)
    start = -math.pi / 2
    sketch.ring(size / 2, size / 2, half, colour, 2.2, 235, start=start, end=start + math.tau * step / _STEPS)
    return sketch.finish()
