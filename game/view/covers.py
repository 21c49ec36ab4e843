"""Bow covers on their way: a hull between shut and open, made from its pictures shut and open."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from game.view.frame import OVER

COVER_STEPS = 24  # pictures from shut to open
_FADE = 0.14  # share of the way over which the shut picture gives way

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Covers:
    """How a hull's bow opens, in its own frame, bow at +x, port at +y.

    side: x from, x to, y from, y to [wu] of the port cover on the open picture; starboard is its mirror image
    hinge: (2) [wu] of the port cover; swing: [rad] from shut to open
    other: what lies in the side cover's box and is not of the cover
    back: x from, x to [wu] and half-width [wu] of the cover on the back, foreshortened to `short` when open
    """

    side: Box
    other: Box
    hinge: tuple[float, float]
    swing: float
    back: tuple[float, float, float]
    short: float


BOWS = {
    "novaal": Covers(
        side=(112.0, 292.0, 24.0, 112.0), other=(100.0, 133.0, 62.0, 112.0), hinge=(122.0, 40.0),
        swing=math.radians(34), back=(118.0, 228.0, 24.0), short=0.64,
    )
}  # fmt: skip


def swung(name: str, shut: pygame.Surface, wide: pygame.Surface, scale: float, share: float) -> pygame.Surface:
    """Draw a hull upright with its covers open by a share: swung where its bow is known, else faded over.

    shut, wide: the pictures shut and open, bow to the right, of one size; scale: [px/wu]
    """
    bow = BOWS.get(name)
    if bow is None:
        return _faded_over(shut, wide, share)
    picture = wide.copy()
    pieces = [_cut_side(wide, picture, bow, scale, sign) for sign in (1, -1)]
    for sign, (piece, middle) in zip((1, -1), pieces, strict=True):
        turn = -sign * (1.0 - share) * bow.swing
        turned = pygame.transform.rotozoom(piece, math.degrees(turn), 1.0)
        hinge = (bow.hinge[0], sign * bow.hinge[1])
        c, s = math.cos(turn), math.sin(turn)
        x, y = middle[0] - hinge[0], middle[1] - hinge[1]
        at = (hinge[0] + x * c - y * s, hinge[1] + x * s + y * c)
        _lay(picture, turned, at, scale)
    _lay_back(picture, wide, bow, scale, share)
    if share < _FADE:
        return _faded_over(shut, picture, share / _FADE)
    return picture


def _cut_side(
    wide: pygame.Surface, picture: pygame.Surface, bow: Covers, scale: float, sign: int
) -> tuple[pygame.Surface, tuple[float, float]]:
    """Cut a side cover out of a picture. Returns: it, and the middle of it in the hull's frame [wu]"""
    box = _rect(wide, bow.side, scale, sign)
    piece = wide.subsurface(box).copy()
    keep = _rect(wide, bow.other, scale, sign)
    piece.fill((0, 0, 0, 0), keep.move(-box.x, -box.y))
    rest = picture.subsurface(keep).copy()
    picture.fill((0, 0, 0, 0), box)
    picture.blit(rest, keep, special_flags=OVER)
    w, h = wide.get_size()
    return piece, ((box.centerx - w / 2) / scale, (h / 2 - box.centery) / scale)


def _lay_back(
    picture: pygame.Surface, wide: pygame.Surface, bow: Covers, scale: float, share: float
) -> None:
    low, high, half = bow.back
    box = _rect(wide, (low, high, -half, half), scale, 1)
    long = 1.0 - (1.0 - bow.short) * share
    size = (max(1, round(box.w * long / bow.short)), box.h)
    picture.blit(pygame.transform.smoothscale(wide.subsurface(box), size), box, special_flags=OVER)


def _lay(picture: pygame.Surface, piece: pygame.Surface, at: tuple[float, float], scale: float) -> None:
    w, h = picture.get_size()
    corner = (w / 2 + at[0] * scale - piece.get_width() / 2, h / 2 - at[1] * scale - piece.get_height() / 2)
    picture.blit(piece, (round(corner[0]), round(corner[1])), special_flags=OVER)


def _rect(picture: pygame.Surface, box: Box, scale: float, sign: int) -> pygame.Rect:
    """Turn a box of the hull's frame into one of its picture; sign -1: mirrored to starboard."""
    w, h = picture.get_size()
    low, high = sorted((sign * box[2], sign * box[3]))
    left, top = round(w / 2 + box[0] * scale), round(h / 2 - high * scale)
    right, bottom = round(w / 2 + box[1] * scale), round(h / 2 - low * scale)
    return pygame.Rect(left, top, right - left, bottom - top).clip(picture.get_rect())


def _faded_over(below: pygame.Surface, above: pygame.Surface, share: float) -> pygame.Surface:
    """Fade from one picture to another of the same size, both premultiplied."""
    out = below.copy()
    level = round(255 * min(max(share, 0.0), 1.0))
    out.fill((255 - level,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
    over = above.copy()
    over.fill((level,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
    out.blit(over, (0, 0), special_flags=pygame.BLEND_RGBA_ADD)
    return out
