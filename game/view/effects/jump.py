"""Draws a jump: stars stretch past a reddened hull while the drive spools up, then a red streak, a ring, nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.camera import Camera
from game.view.effects.light import HEADINGS, Atlas, disc, heading_index, needles
from game.view.effects.rays import SOFT, ray
from game.view.frame import Frame
from game.view.palette import FTL_PALE, FTL_RED, WHITE, mix

GONE_S = 0.4
RING_S = 0.7
GHOSTS = 7
STRETCH_SHIPS = 5.0  # so many lengths of the ship the streak runs ahead
MOST_STARS = 72
_LENGTHS_PX = (2.5, 6.0, 12.0, 22.0, 38.0)
_LEVELS = 4
_BITS = 72
_SOFT_ENDS = (0.2, 0.32, 0.44, 0.56, 0.67, 0.77, 0.86, 0.94, 1.0)
Array = NDArray[np.float64]


@dataclass(eq=False)
class _Gone:
    at: Array
    way: Array
    size: tuple[float, float]
    picture: pygame.Surface | None
    zoom: float
    peak: float
    age_s: float = 0.0


def reddened(picture: pygame.Surface, share: float) -> pygame.Surface:
    """Copy a ship's picture with its light shifted to the red by a share, and its lamps gone dark."""
    red = picture.copy()
    step = round(min(max(share, 0.0), 1.0) * 12) / 12
    level = (255 - round(45 * step), 255 - round(190 * step), 255 - round(205 * step), 255)
    red.fill(level, special_flags=pygame.BLEND_RGBA_MULT)
    return red


class Jumps:
    """Draws ships that spool up, as told anew every picture, and remembers those just gone."""

    def __init__(self, seed: int = 13) -> None:
        self.gone: list[_Gone] = []
        random = np.random.default_rng(seed)
        turn, far = random.uniform(0, math.tau, MOST_STARS), random.uniform(0.35, 1.0, MOST_STARS) ** 0.6
        self._stars = np.stack([np.cos(turn) * far * 1.25, np.sin(turn) * far * 1.9], 1)  # of length, of width
        self._bright = random.uniform(0.35, 1.0, MOST_STARS)
        self._red = (random.random(MOST_STARS) < 0.6).astype(np.intp)
        self._atlas = Atlas(
            [
                sprite
                for colour in (FTL_PALE, FTL_RED)
                for level in range(_LEVELS)
                for length in _LENGTHS_PX
                for sprite in needles(
                    length, mix(colour, WHITE, 0.3), colour, core_px=0.6, halo_px=2.4, taper=0.1,
                    core_strength=0.7 * (level + 1) / _LEVELS, halo_strength=0.38 * (level + 1) / _LEVELS,
                )
            ]
        )  # fmt: skip

    def add(
        self, at: Array, way: Array, size: tuple[float, float], picture: pygame.Surface | None, zoom: float,
        peak: float = 1.0,
    ) -> None:  # fmt: skip
        """Sends a ship off: at (2) [wu]; way (2) unit vector; size [wu]; its picture at a zoom, where one is known."""
        self.gone.append(_Gone(np.array(at, float), np.array(way, float), size, picture, zoom, peak))
        del self.gone[:-12]

    def update(self, dt: float) -> None:
        """Ages what is gone by battle time."""
        for gone in self.gone:  # LOOP: ships that jumped within a second
            gone.age_s += dt
        self.gone = [gone for gone in self.gone if gone.age_s < RING_S]

    def draw_spooling(
        self, frame: Frame, camera: Camera, at: Array, heading: float, size: tuple[float, float], share: float,
        clock_s: float,
    ) -> None:  # fmt: skip
        """Stretches the stars round a ship at (2) [wu] whose drive holds a share of a jump."""
        if share <= 0.02 or not camera.visible(at, size[0] * 1.6)[0]:
            return
        c, s = math.cos(heading), math.sin(heading)
        # They slip astern the faster the fuller the drive is, and come again ahead of the bow.
        slip = (self._stars[:, 0] + 1.25 - clock_s * (0.12 + 0.9 * share * share)) % 2.5 - 1.25
        bend = 1.0 + 0.35 * share * np.exp(-(slip**2) * 2.0)  # round the hull, as through a lens
        local = np.stack([slip * size[0] * 0.8, self._stars[:, 1] * size[1] * 0.62 * bend], 1)
        turned = np.stack([local[:, 0] * c - local[:, 1] * s, local[:, 0] * s + local[:, 1] * c], 1)
        edge = np.clip((1.25 - np.abs(slip)) * 4, 0, 1)
        level = np.clip((self._bright * edge * (0.25 + 0.95 * share) * _LEVELS).astype(np.intp) - 1, -1, _LEVELS - 1)
        wanted = (0.02 + 0.30 * share * share) * size[0] * camera.zoom * (0.5 + 0.8 * self._bright)
        length = np.clip(np.searchsorted(_LENGTHS_PX, wanted), 0, len(_LENGTHS_PX) - 1)
        see = level >= 0
        index = ((self._red * _LEVELS + level) * len(_LENGTHS_PX) + length) * HEADINGS + heading_index(heading)
        frame.light += self._atlas.place(index[see], camera.to_screen(turned + at)[see])
        glow = disc(max(4.0, round(size[1] * 0.8 * camera.zoom)), FTL_RED, round(0.30 * share * share, 2))
        for along in (-0.3, 0.0, 0.3):
            _stamp(frame, camera.to_screen(at + np.array((c, s)) * (along * size[0])), glow)

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Draws the streaks and rings of those just gone."""
        for gone in self.gone:  # LOOP: ships that jumped within a second
            reach = gone.size[0] * STRETCH_SHIPS
            if camera.visible(gone.at, reach)[0]:
                self._draw_streak(frame, camera, gone, reach)
                self._draw_ring(frame, camera, gone)

    def _draw_streak(self, frame: Frame, camera: Camera, gone: _Gone, reach: float) -> None:
        share = gone.age_s / GONE_S
        if share >= 1.0:
            return
        power = gone.peak * (1.0 - share) ** 1.3
        far = reach * (1.0 - (1.0 - share) ** 3)
        tail = gone.at + gone.way * (far * share * 0.7)
        ends = camera.to_screen(np.stack([tail - gone.way * gone.size[0] * 0.3, gone.at + gone.way * far]))
        width = max(1.0, round(gone.size[1] * camera.zoom * 0.11 * (1 - 0.7 * share) * 4) / 4)
        strips = ((width * 2.6, FTL_RED, 0.09), (width, FTL_PALE, 0.10))
        middle, reached = ends[0] * 0.42 + ends[1] * 0.58, ends[1] - ends[0]
        for part in _SOFT_ENDS:  # LOOP: nine lengths on one another end softly
            frame.light += ray(
                frame.size, middle - reached * (0.58 * part), middle + reached * (0.42 * part), strips, power, SOFT
            )
        if gone.picture is None:
            return
        for ghost in range(GHOSTS):  # LOOP: seven copies, each farther and fainter
            along = (ghost + 1) / GHOSTS
            strength = power * (1.0 - 0.75 * along) * 0.5
            if strength > 0.04:
                copy = _ghost(gone.picture, strength, camera.zoom / gone.zoom)
                _stamp(frame, camera.to_screen(gone.at + gone.way * (far * along * along)), copy)

    def _draw_ring(self, frame: Frame, camera: Camera, gone: _Gone) -> None:
        share = gone.age_s / RING_S
        radius = gone.size[0] * (0.25 + 0.75 * (1 - math.exp(-share * 3)))
        turn = np.arange(_BITS) * (math.tau / _BITS)
        across = np.array((-gone.way[1], gone.way[0]))
        # It stands across the way, so it is seen from the side: narrow along it.
        flat = np.cos(turn)[:, None] * across * radius + np.sin(turn)[:, None] * gone.way * (radius * 0.36)
        level = round(gone.peak * (1 - share) * _LEVELS) - 1
        if level >= 0:
            lean = np.roll(flat, -1, 0) - np.roll(flat, 1, 0)
            heading = heading_index(np.arctan2(lean[:, 1], lean[:, 0]))
            bit = math.tau * radius * camera.zoom / _BITS
            length = min(int(np.searchsorted(_LENGTHS_PX, bit)), len(_LENGTHS_PX) - 1)
            index = ((_LEVELS + level) * len(_LENGTHS_PX) + length) * HEADINGS + heading
            frame.light += self._atlas.place(index, camera.to_screen(gone.at + flat))


def _ghost(picture: pygame.Surface, strength: float, grow: float) -> pygame.Surface:
    """Make a copy of a ship's picture to be added as red light."""
    copy = pygame.transform.scale_by(picture, grow) if abs(grow - 1) > 0.02 else picture.copy()
    level = tuple(round(part * strength) for part in (255, 120, 90))
    copy.fill((*level, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return copy


def _stamp(frame: Frame, px: Array, picture: pygame.Surface) -> None:
    corner = (round(float(px[0]) - picture.get_width() / 2), round(float(px[1]) - picture.get_height() / 2))
    frame.light.append((picture, corner))
