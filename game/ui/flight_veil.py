"""Draws what a pilot's eyes do to the picture: it greys and narrows under load, goes black, and pale in a flash."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame

from game.ui.flight_state import Flight

_STEPS = 10  # of grey that are told apart
_FROM = 0.15  # less grey than this is not seen
_OUT_LEVEL = 14
_FLASH_S, _PALE_S = 1.2, 12.0  # at its whole, and until one sees again
_FLASH = (214, 255, 226)
_BRIGHT, _CALM = 0.97, 0.55  # of white, and in the mode that spares the eyes


def draw_veil(surface: pygame.Surface, flight: Flight, calm: bool) -> None:
    """Lays the veil over the battle, under the display. calm: reduced flashes"""
    if flight.out_s > 0.0:
        surface.fill((_OUT_LEVEL,) * 3, special_flags=pygame.BLEND_RGB_MULT)
    elif flight.grey > _FROM:
        step = round((flight.grey - _FROM) / (1.0 - _FROM) * _STEPS)
        if step:
            surface.blit(_tunnel(surface.get_size(), step), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    if flight.blind_s > 0.0:
        share = min(flight.blind_s / (_PALE_S - _FLASH_S), 1.0) ** 1.5
        level = share * (_CALM if calm else _BRIGHT)
        surface.fill((round(255 * (1.0 - level)),) * 3, special_flags=pygame.BLEND_RGB_MULT)
        surface.fill(tuple(round(part * level) for part in _FLASH), special_flags=pygame.BLEND_RGB_ADD)


@lru_cache(maxsize=_STEPS + 2)
def _tunnel(size: tuple[int, int], step: int) -> pygame.Surface:
    """Makes the narrowing of sight for a share of grey: dark from the rim inward."""
    share = step / _STEPS
    small = (size[0] // 8, size[1] // 8)
    x, y = np.linspace(-1, 1, small[0])[:, None], np.linspace(-1, 1, small[1])[None, :]
    far = np.sqrt(x * x + y * y) / 1.41
    dark = np.clip((far - (0.95 - 0.85 * share)) / 0.5, 0.0, 1.0) * (0.35 + 0.65 * share) + 0.25 * share
    level = np.clip(255 * (1.0 - dark), 8, 255).astype(np.uint8)
    picture = pygame.Surface(small, 0, 32)
    pygame.surfarray.blit_array(picture, np.repeat(level[:, :, None], 3, 2))
    return pygame.transform.smoothscale(picture, size)
