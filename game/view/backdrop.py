"""Paints what lies behind a battle in orbit: nebula, stars, planet Home, and near dust before it."""

from __future__ import annotations

import logging
import math
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.rules.level import BackdropRule
from game.view.camera import Camera
from game.view.effects.light import Atlas, fast_alpha, heading_index, needles
from game.view.frame import Frame, vignette
from game.view.moon import moon_picture
from game.view.palette import rgb

log = logging.getLogger(__name__)

DESIGN_SIZE = (1280, 720)
NEBULA_GAIN = 2.6  # the stored nebula is this much brighter than shown
PX_PER_WU = 0.6  # a backdrop moves as at the fleet zoom, whatever the zoom is
FAR, STARS, PLANET, DUST = 0.02, 0.05, 0.08, 1.6
MOST_DUST = 40
_DUST_FIELD_PX = 1.15  # the dust wraps in a field this much larger than the window


@dataclass(frozen=True)
class Sky:
    """Chooses the pictures behind one battle, as a level states them.

    sky: name of the nebula and stars; home: name of the planet's placement, empty for none
    home_shift: (2) [px of 1280x720, y down] moves the planet from where it was painted
    seed: of the near dust
    moons: each right, down and radius [px of 1280x720]
    """

    sky: str = "orbit"
    home: str = "limb"
    home_shift: tuple[float, float] = (0.0, 0.0)
    seed: int = 1
    moons: tuple[tuple[float, float, float], ...] = ()


def sky_of(rule: BackdropRule) -> Sky:
    """Gives the sky that a level's file states."""
    shift = (float(rule.home_shift_px[0]), float(rule.home_shift_px[1]))
    return Sky(rule.sky, rule.home, shift, rule.seed, tuple((x, y, radius) for x, y, radius in rule.moons))


class OrbitBackdrop:
    """Draws layers 0 to 2 of a battle in orbit and the near dust of layer 7."""

    def __init__(self, folder: Path, size: tuple[int, int], sky: Sky | None = None) -> None:
        """Loads the pictures and scales them to cover the window.

        folder: assets/images/backdrops; a missing picture leaves plain space and is logged once
        """
        self.sky = sky or Sky()
        self.size = size
        self._corners = vignette(size)
        self._painted = pygame.Surface(size, 0, 32)
        self._painted_for: tuple[object, ...] | None = None
        self.scale = max(size[0] / DESIGN_SIZE[0], size[1] / DESIGN_SIZE[1])
        self._far = self._load_far(folder)
        self._bright = _crop_dark(self._picture(folder, f"bright_{self.sky.sky}"), self.scale)
        self._circle: tuple[NDArray[np.float64], float] | None = None
        self._home, self._home_at = self._load_home(folder)
        self._moons = [
            (moon_picture(radius * self.scale, self.sky.seed + place), np.array((x, y)) * self.scale)
            for place, (x, y, radius) in enumerate(self.sky.moons)
        ]
        dust = needles(3, rgb("C9D3DE"), rgb("8FA0B4"), core_strength=0.2, halo_strength=0.06, taper=1.0)
        long = needles(14, rgb("C9D3DE"), rgb("8FA0B4"), core_strength=0.16, halo_strength=0.05, taper=0.6)
        longer = needles(34, rgb("C9D3DE"), rgb("8FA0B4"), core_strength=0.13, halo_strength=0.04, taper=0.4)
        self._dust = Atlas([*dust, *long, *longer])
        random = np.random.default_rng(self.sky.seed)
        self._motes: NDArray[np.float64] = random.random((MOST_DUST, 2))
        self._depth: NDArray[np.float64] = random.uniform(0.8, 1.25, (MOST_DUST, 1))

    # --- loading

    def _picture(self, folder: Path, name: str) -> pygame.Surface | None:
        path = folder / f"{name}.png"
        try:
            return pygame.image.load(path)
        except (FileNotFoundError, pygame.error) as error:
            log.warning("backdrop %s is missing: %s", path.name, error)
            return None

    def _load_far(self, folder: Path) -> pygame.Surface:
        """Joins nebula and faint stars, with a grain of one level against bands."""
        size = (round(1536 * self.scale), round(864 * self.scale))
        far = pygame.Surface(size, 0, 32)
        cloud = self._picture(folder, f"nebula_{self.sky.sky}")
        if cloud is None:
            far.fill(rgb("05070E"))
        else:
            smooth = pygame.transform.smoothscale(_plain(cloud), size)
            light = pygame.surfarray.array3d(smooth).astype(np.float32) / NEBULA_GAIN
            light += np.random.default_rng(0).random((*light.shape[:2], 1), np.float32)
            pygame.surfarray.blit_array(far, np.clip(light, 0, 255).astype(np.uint8))
        stars = self._picture(folder, f"stars_{self.sky.sky}")
        if stars is not None:
            points = _plain(stars)
            if self.scale != 1:
                points = pygame.transform.scale(points, size)
            far.blit(points, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        return far

    def _load_home(self, folder: Path) -> tuple[pygame.Surface | None, NDArray[np.float64]]:
        """Loads Home and where it stands relative to the middle of the screen."""
        nowhere = np.zeros(2)
        if not self.sky.home:
            return None, nowhere
        picture = self._picture(folder, f"home_{self.sky.home}")
        if picture is None:
            return None, nowhere
        place = tomllib.loads((folder / f"home_{self.sky.home}.toml").read_text(encoding="utf-8"))
        if self.scale != 1:
            wide = (round(picture.get_width() * self.scale), round(picture.get_height() * self.scale))
            picture = pygame.transform.smoothscale(picture, wide)
        corner = np.array((place["left_px"] - DESIGN_SIZE[0] / 2, place["top_px"] - DESIGN_SIZE[1] / 2))
        middle = np.array(place["centre_px"], float) - (place["left_px"], place["top_px"])
        self._circle = (middle * self.scale, place["radius_px"] * self.scale)
        return fast_alpha(picture), (corner + np.array(self.sky.home_shift)) * self.scale

    # --- drawing

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Paints space, stars and planet over the whole picture; anew only when a layer has moved a pixel."""
        far = self._corner(camera, self._far.get_size(), FAR)
        stars = _whole(np.array(self.size) * 0.5 + self._shift(camera, STARS))
        home = (0, 0)
        if self._home is not None:
            home = _whole(self.anchor(camera))
        moons = _whole(self._shift(camera, PLANET))
        wanted = (far, stars, home, moons, frame.quality.bright_stars_and_dust, frame.quality.vignette)
        if wanted != self._painted_for:
            self._painted_for = wanted
            self._paint(frame, far, stars, home, moons)
        frame.surface.blit(self._painted, (0, 0))

    def anchor(self, camera: Camera) -> NDArray[np.float64]:
        """Gives where the picture of the planet has its corner now, (2) [px]; without one, what moves as it would."""
        at = np.array(self.size) * 0.5 + self._shift(camera, PLANET)
        return at if self._home is None else self._held(at + self._home_at)

    def planet(self, camera: Camera) -> tuple[NDArray[np.float64], float] | None:
        """Gives the planet's disc on the screen, its middle (2) [px] and radius [px], or None where there is none."""
        if self._circle is None:
            return None
        middle, radius = self._circle
        return middle + self.anchor(camera), radius

    def _paint(
        self, frame: Frame, far: tuple[int, int], stars: tuple[int, int], home: tuple[int, int], moons: tuple[int, int]
    ) -> None:
        """Lays the layers on one another, each with its corner or middle there [px]; moons: how far they have slid."""
        target = self._painted
        target.blit(self._far, far)
        if frame.quality.bright_stars_and_dust:
            places = [(star, (stars[0] + x, stars[1] + y)) for star, (x, y) in self._bright]
            target.fblits(places, pygame.BLEND_RGB_ADD)
        for picture, middle in self._moons:  # LOOP: moons of the level
            corner = _whole(middle + moons - np.array(picture.get_size()) * 0.5)
            target.blit(picture, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        if self._home is not None:
            target.blit(self._home, home, special_flags=pygame.BLEND_PREMULTIPLIED)
        if frame.quality.vignette:
            target.blit(self._corners, (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    def _shift(self, camera: Camera, factor: float) -> NDArray[np.float64]:
        """Gives how far a layer slides for where the camera is, (2) [px]; what is so far off does not shake."""
        return camera.center * np.array((-factor, factor)) * (PX_PER_WU * self.scale)

    def _corner(self, camera: Camera, size: tuple[int, int], factor: float) -> tuple[int, int]:
        """Centres a layer larger than the window and slides it without showing its edges."""
        spare = (np.array(self.size) - np.array(size)) * 0.5
        at = spare + np.clip(self._shift(camera, factor), spare, -spare)
        return round(float(at[0])), round(float(at[1]))

    def _held(self, at: NDArray[np.float64]) -> NDArray[np.float64]:
        """Keeps the cut edges of the planet's picture off the screen: those that began beyond it stay there."""
        assert self._home is not None
        size = np.array(self._home.get_size())
        window = np.array(self.size)
        rest = window * 0.5 + self._home_at
        at = np.where(rest <= 0, np.minimum(at, 0), at)
        return np.where(rest + size >= window, np.maximum(at, window - size), at)

    def draw_dust(self, frame: Frame, camera: Camera, velocity: ArrayLike) -> None:
        """Streaks near dust across the picture as a cue of speed.

        velocity: (2) [wu/s] of what the camera follows; the streaks are short when it rests
        """
        if not frame.quality.bright_stars_and_dust:
            return
        speed = np.asarray(velocity, np.float64)
        field = np.array(self.size) * _DUST_FIELD_PX
        drift = camera.center * np.array((-1, 1)) * (DUST * 0.5 * math.sqrt(camera.zoom))
        px = (self._motes * field + drift * self._depth) % field - field * (_DUST_FIELD_PX - 1) * 0.5
        pace = float(np.hypot(speed[0], speed[1]))
        size = 0 if pace < 12 else 1 if pace < 60 else 2
        index = heading_index(np.full(MOST_DUST, math.atan2(speed[1], speed[0]))) + size * 64
        frame.light += self._dust.place(index, px)


def _whole(place: NDArray[np.float64]) -> tuple[int, int]:
    return round(float(place[0])), round(float(place[1]))


def _plain(picture: pygame.Surface) -> pygame.Surface:
    """Copies a picture to the plain 32-bit layout all blits here use."""
    plain = pygame.Surface(picture.get_size(), 0, 32)
    plain.blit(picture, (0, 0))
    return plain


def _crop_dark(picture: pygame.Surface | None, scale: float) -> list[tuple[pygame.Surface, tuple[int, int]]]:
    """Cuts the bright stars out of their mostly black picture, so that they cost next to nothing.

    returns: sprite and its corner relative to the middle of the screen [px]
    """
    if picture is None:
        return []
    plain = _plain(picture)
    mask = pygame.mask.from_threshold(plain, (255, 255, 255), (249, 249, 249, 255))
    middle = np.array(plain.get_size()) * 0.5
    found = []
    for box in mask.get_bounding_rects():
        box = box.inflate(6, 6).clip(plain.get_rect())
        if box.w > 8 and box.h > 8:  # smaller ones are stray arms of the crosses
            cut = plain.subsurface(box).copy()
            if scale != 1:
                cut = pygame.transform.smoothscale_by(cut, scale)
            found.append((cut, _whole((np.array(box.topleft) - middle) * scale)))
    return found
