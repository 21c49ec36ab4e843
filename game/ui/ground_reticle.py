"""Draws the crosshair: how wide rounds scatter, how long the reload lasts, what is locked on, where to lead."""

from __future__ import annotations

import math

import pygame

from game.ui.face import put
from game.ui.ground_state import Reticle
from game.ui.kit import Kit
from game.ui.line_drawing import on_screen
from game.ui.pen import Sketch, blit
from game.ui.theme import CAP_LABEL, Colour

_LEAST, _MOST = 5.0, 90.0  # half gap between the ticks, in units
_TICK = 8.0
_RING = 15.0
_STEPS = 24
_CORNER = 9.0
_BAR_WIDE, _BAR_TALL = 52.0, 5.0


def draw_reticle(screen: pygame.Surface, kit: Kit, reticle: Reticle | None) -> None:
    """Draws the crosshair at the pointer; red, crossed out and with a word where the arm does not reach."""
    if reticle is None or not on_screen(reticle.at):
        return
    theme = kit.theme
    colour = theme.danger if reticle.why else theme.text
    x, y = reticle.at
    gap = min(max(reticle.spread_px / kit.scale, _LEAST), _MOST) * kit.scale
    long, thick = _TICK * kit.scale, max(1, round(1.6 * kit.scale))
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        start, end = (x + dx * gap, y + dy * gap), (x + dx * (gap + long), y + dy * (gap + long))
        pygame.draw.line(screen, (0, 0, 0), (start[0] + 1, start[1] + 1), (end[0] + 1, end[1] + 1), thick)
        pygame.draw.line(screen, colour, start, end, thick)
    pygame.draw.circle(screen, colour, (x, y), max(1.0, 1.2 * kit.scale))
    if reticle.reload > 0.0:
        ring = kit.bake(("reload", math.ceil(reticle.reload * _STEPS)), lambda: _reload(kit, reticle.reload))
        blit(screen, ring, (x - ring.get_width() / 2, y - ring.get_height() / 2))
    if reticle.loaded >= 0:
        _magazine(screen, kit, reticle, gap + long)
    if reticle.why:
        arm = 5 * kit.scale
        for way in (-1, 1):
            pygame.draw.line(screen, colour, (x - arm, y - way * arm), (x + arm, y + way * arm), thick)
        text = kit.face.label(reticle.why, CAP_LABEL, colour)
        put(screen, text, x, y + gap + long + 4 * kit.scale, "centre")
    if reticle.lock is not None:
        _lock(screen, kit, reticle.lock, colour)
    if reticle.lead is not None and on_screen(reticle.lead):
        _lead(screen, kit, reticle.lead, reticle.at)


def _magazine(screen: pygame.Surface, kit: Kit, reticle: Reticle, off: float) -> None:
    """Draws the rounds in the magazine beside the crosshair, and under it how far a fresh one is in."""
    theme, k, (x, y) = kit.theme, kit.scale, reticle.at
    if reticle.change <= 0.0:
        colour = theme.warning if reticle.low else theme.dim
        put(screen, kit.face.label(str(reticle.loaded), CAP_LABEL, colour), x + off + 4 * k, y + 4 * k)
        return
    wide, tall = _BAR_WIDE * k, max(3.0, _BAR_TALL * k)
    left, top = round(x - wide / 2), round(y + _RING * k + 6 * k)
    pygame.draw.rect(screen, (0, 0, 0), (left - 1, top - 1, round(wide) + 2, round(tall) + 2))
    pygame.draw.rect(screen, theme.hairline, (left, top, round(wide), round(tall)))
    pygame.draw.rect(screen, theme.warning, (left, top, round(wide * (1.0 - reticle.change)), round(tall)))
    put(screen, kit.face.label("Reloading", CAP_LABEL, theme.warning), x, top + tall + 3 * k, "centre")


def _reload(kit: Kit, share: float) -> pygame.Surface:
    """Makes the ring of the wait still ahead; it empties clockwise."""
    size = 2 * (_RING + 3)
    sketch = Sketch(size, size, kit.scale)
    step = math.ceil(share * _STEPS) / _STEPS
    sketch.ring(size / 2, size / 2, _RING, kit.theme.hairline, 1.2, 70)
    end = math.tau * 0.75
    sketch.ring(size / 2, size / 2, _RING, kit.theme.warning, 2.4, 235, start=end - math.tau * step, end=end)
    return sketch.finish()


def _lock(screen: pygame.Surface, kit: Kit, rect: tuple[float, float, float, float], colour: Colour) -> None:
    """Draws four corners round what a missile would fly at."""
    left, top, wide, tall = rect
    if not on_screen((left, top)) or not on_screen((left + wide, top + tall)):
        return
    arm, thick = _CORNER * kit.scale, max(1, round(1.8 * kit.scale))
    for x, way in ((left, 1), (left + wide, -1)):
        for y, down in ((top, 1), (top + tall, -1)):
            pygame.draw.lines(screen, colour, False, [(x + way * arm, y), (x, y), (x, y + down * arm)], thick)


def _lead(screen: pygame.Surface, kit: Kit, at: tuple[float, float], aim: tuple[float, float]) -> None:
    """Draws the ring into which the crosshair belongs for a moving target, and a thread to it when it is near."""

    def make() -> pygame.Surface:
        sketch = Sketch(26, 26, kit.scale)
        sketch.ring(13, 13, 8, kit.theme.warning, 1.7, 240)
        sketch.disc(13, 13, 1.6, kit.theme.warning)
        return sketch.finish()

    if math.dist(at, aim) < 260 * kit.scale:
        pygame.draw.aaline(screen, kit.theme.warning, aim, at)
    pip = kit.bake(("ground_lead",), make)
    blit(screen, pip, (at[0] - pip.get_width() / 2, at[1] - pip.get_height() / 2))
