"""Frames: what a building looks like where its walls are gone: slabs and posts, with the sky between them."""

from __future__ import annotations

import pygame

from game.view.effects.light import fast_alpha

_POST_WU, _SLAB_WU, _BAY_WU = 3.4, 3.6, 15.0
_SOOT = (150, 138, 130, 255)
_MOST = 60


class Frames:
    """Keeps pictures of buildings with some storeys bare."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, tuple[int, ...]], tuple[pygame.Surface, pygame.Surface]] = {}

    def bare(self, sprite: pygame.Surface, storeys: tuple[int, ...], high: float, zoom: float) -> pygame.Surface:
        """Give a building's picture with the walls of some storeys gone; its middle is its foot. high: [wu] of each"""
        key = (id(sprite), storeys)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > _MOST:
                self._kept.clear()
            found = self._kept[key] = (_open(sprite, storeys, high * zoom, zoom), sprite)
        return found[0]


def _open(sprite: pygame.Surface, storeys: tuple[int, ...], tall: float, zoom: float) -> pygame.Surface:
    """Cut bays out of storeys. tall: [px] of one"""
    out = sprite.copy()
    wide, foot = out.get_width(), out.get_height() / 2
    post, slab, bay = max(1, round(_POST_WU * zoom)), max(1, round(_SLAB_WU * zoom)), max(4, round(_BAY_WU * zoom))
    for storey in storeys:  # LOOP: at most eight storeys
        top, bottom = round(foot - (storey + 1) * tall), round(foot - storey * tall)
        band = pygame.Rect(0, top, wide, bottom - top)
        out.fill(_SOOT, band, special_flags=pygame.BLEND_RGBA_MULT)
        lean = (storey * 7) % bay  # no two storeys break alike
        for left in range(-lean, wide, bay):  # LOOP: bays of one storey
            hole = pygame.Rect(left + post, top + slab, bay - post, bottom - top - slab)
            if (left // bay + storey) % 5 == 2:  # a piece of wall hangs on
                hole.height = hole.height // 2
            out.fill((0, 0, 0, 0), hole)
    return fast_alpha(out)
