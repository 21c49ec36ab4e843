"""Paints the planet Home from orbit: rock, dust, small seas, clouds, night lights and air."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.view.effects.noise import fractal, smoothstep
from game.view.palette import rgb
from tools.art.backdrops.night import city_lights

Array = NDArray[np.float32]

_SEA_LEVEL = 0.43
_ROCK = ((0.36, "C9A777"), (0.44, "D8B282"), (0.50, "B9804C"), (0.55, "9A5A33"), (0.60, "7A4029"),
         (0.66, "5A3226"), (0.74, "A98763"))  # fmt: skip
_BANDS = ((0.3, "8A4A2B"), (0.5, "C08A55"), (0.7, "E3C191"))


@dataclass(frozen=True)
class Placement:
    """Says where Home stands and from where it is lit, in pixels of a 1280x720 screen, y down.

    window: (left, top, width, height) the part of the screen plane that is painted
    centre, radius: of the planet's disc
    sun: direction to the light, x right, y down, z to the viewer
    turn: (3) [rad] rotation of the globe, so that each placement shows another side
    """

    window: tuple[int, int, int, int]
    centre: tuple[float, float]
    radius: float
    sun: tuple[float, float, float]
    turn: tuple[float, float, float]
    exposure: float = 0.86
    cities: int = 520


def _ramp(t: Array, stops: tuple[tuple[float, str], ...]) -> Array:
    keys = [key for key, _ in stops]
    colours = np.array([rgb(text) for _, text in stops], np.float32) / 255
    return np.stack([np.interp(t, keys, colours[:, i]) for i in range(3)], -1).astype(np.float32)


def _lerp(a: Array, b: Array, t: Array) -> Array:
    return a + (b - a) * t[..., None]


def _turned(turn: tuple[float, float, float]) -> Array:
    (ca, sa), (cb, sb), (cg, sg) = ((math.cos(t), math.sin(t)) for t in turn)
    spin = np.array([[cg, -sg, 0], [sg, cg, 0], [0, 0, 1]])
    tilt = np.array([[cb, 0, sb], [0, 1, 0], [-sb, 0, cb]])
    roll = np.array([[1, 0, 0], [0, ca, -sa], [0, sa, ca]])
    return (spin @ tilt @ roll).astype(np.float32)


class _Globe:
    """Holds the geometry of one placement: normals, distance from the rim, sunlight."""

    def __init__(self, place: Placement) -> None:
        left, top, width, height = place.window
        yy, xx = np.mgrid[top : top + height, left : left + width].astype(np.float32)
        self.dx = (xx - place.centre[0]) / place.radius
        self.dy = (yy - place.centre[1]) / place.radius
        self.r = np.sqrt(self.dx**2 + self.dy**2)
        self.inside = self.r < 1
        self.z = np.sqrt(np.clip(1 - self.r**2, 0, 1))
        safe = np.maximum(self.r, 1e-6)
        self.nx = np.where(self.inside, self.dx, self.dx / safe)
        self.ny = np.where(self.inside, self.dy, self.dy / safe)
        sun = np.array(place.sun, np.float32)
        self.sun = sun / np.linalg.norm(sun)
        self.ndl = self.nx * self.sun[0] + self.ny * self.sun[1] + self.z * self.sun[2]
        m = _turned(place.turn)
        self.p = [m[i, 0] * self.nx + m[i, 1] * self.ny + m[i, 2] * self.z + 20 for i in range(3)]
        self.radius = place.radius


def _ground(globe: _Globe, seed: int) -> tuple[Array, Array, Array, tuple[Array, Array]]:
    """Paints the rock and the sea unlit: colour, height, share of sea, the two warps."""
    px, py, pz = globe.p
    scale = 1.6
    w1 = fractal(px * 2.4, py * 2.4, pz * 2.4, octaves=4, seed=seed + 70) - 0.5
    w2 = fractal(px * 2.4 + 9, py * 2.4, pz * 2.4, octaves=4, seed=seed + 80) - 0.5
    q = (px * scale + w1 * 0.9, py * scale + w2 * 0.9, pz * scale - w1 * 0.7)
    height = fractal(*q, octaves=9, seed=seed, gain=0.55)
    ridges = fractal(*(a * 2.2 for a in q), octaves=8, seed=seed + 20, gain=0.55, ridged=True)
    dust = fractal(q[0] * 1.2 + 4, q[1] * 2.4, q[2] * 1.2, octaves=6, seed=seed + 40)
    band = fractal(px * 8 + w1 * 4, py * 22 + w2 * 3, pz * 8, octaves=6, seed=seed + 50)
    fine = fractal(px * 35, py * 35, pz * 35, octaves=5, seed=seed + 33, gain=0.6)
    height = height + 0.22 * (ridges - 0.5)
    rock = _ramp(height + (fine - 0.5) * 0.05, _ROCK)
    rock = _lerp(rock, _ramp(band, _BANDS), smoothstep(0.42, 0.62, dust) * 0.6)
    rock *= (0.86 + 0.28 * fine)[..., None]
    shore = height + (fine - 0.5) * 0.012
    sea = smoothstep(_SEA_LEVEL + 0.004, _SEA_LEVEL - 0.006, shore)
    shelf = smoothstep(_SEA_LEVEL - 0.035, _SEA_LEVEL, height) ** 2
    deep, shallow = (np.array(rgb(t), np.float32) / 255 for t in ("0B2B3A", "2F7C80"))
    rock = _lerp(rock, deep + (shallow - deep) * shelf[..., None], sea)
    coast = np.exp(-(((height - _SEA_LEVEL - 0.004) / 0.012) ** 2)) * (1 - sea)
    rock = _lerp(rock, np.array(rgb("77804E"), np.float32) / 255, coast * 0.55)
    return rock.astype(np.float32), height, sea, (w1, w2)


def _sunlight(globe: _Globe, rock: Array, height: Array, sea: Array, exposure: float) -> Array:
    """Lights the ground: bumps toward the sun, red terminator, glint on the seas."""
    gy, gx = np.gradient(height * (1 - sea) + _SEA_LEVEL * sea)
    steep = globe.radius * 0.0825 * np.clip(globe.z * 1.5, 0.15, 1)
    bumped = globe.ndl - (gx * steep * globe.sun[0] + gy * steep * globe.sun[1])
    lit = np.clip(bumped, 0, 1) ** 0.8 * smoothstep(-0.05, 0.08, globe.ndl)
    low, high = np.array([1.0, 0.42, 0.20], np.float32), np.array([1.06, 0.98, 0.88], np.float32)
    picture = rock * (low + (high - low) * smoothstep(0, 0.34, globe.ndl)[..., None])
    picture *= (lit * 1.15 * exposure)[..., None]
    half = globe.sun + np.array([0, 0, 1], np.float32)
    half /= np.linalg.norm(half)
    glint = np.clip(globe.nx * half[0] + globe.ny * half[1] + globe.z * half[2], 0, 1)
    day = smoothstep(-0.03, 0.30, globe.ndl)
    gold = np.array([1, 0.82, 0.6], np.float32)
    return picture + (sea * (glint**40 * 0.8 + glint**8 * 0.10) * day)[..., None] * gold


def _clouds(
    globe: _Globe, picture: Array, warps: tuple[Array, Array], exposure: float, seed: int
) -> tuple[Array, Array]:
    """Lays thin clouds with their shadows over the ground; returns the picture and the cover."""
    px, py, pz = globe.p
    w1, w2 = warps
    thick = fractal(px * 4.2 + w2 * 2.6, py * 9.6 + w1 * 2, pz * 4.2, octaves=7, seed=seed + 90, gain=0.56)
    cover = smoothstep(0.55, 0.74, thick) * 0.85
    shift = (int(6 * globe.sun[1]), int(-6 * globe.sun[0]))
    shadow = np.roll(cover, shift, (0, 1))
    day = smoothstep(-0.03, 0.30, globe.ndl)
    picture = picture * (1 - 0.45 * np.clip(shadow - cover * 0.3, 0, 1) * day)[..., None]
    dusk, noon = np.array([1.0, 0.55, 0.35], np.float32), np.array([1, 0.97, 0.92], np.float32)
    white = dusk + (noon - dusk) * smoothstep(0.02, 0.3, globe.ndl)[..., None]
    white = white * (np.clip(globe.ndl * 1.1 + 0.04, 0, 1) ** 0.8)[..., None]
    return _lerp(picture, white * exposure, cover * 0.75), cover


def _air(globe: _Globe, picture: Array, exposure: float) -> tuple[Array, Array]:
    """Adds the air over the disc and the burning line of the limb outside it; returns (picture, glow)."""
    red, pale = np.array([1.0, 0.45, 0.18], np.float32), np.array([0.95, 0.80, 0.62], np.float32)
    haze = red + (pale - red) * smoothstep(0.0, 0.3, globe.ndl)[..., None]
    share = np.clip((1 - globe.z) ** 2.6 * 1.05, 0, 0.92) * smoothstep(-0.10, 0.22, globe.ndl)
    picture = _lerp(picture, haze * 1.02 * exposure, share)
    dusk = np.exp(-(((globe.ndl - 0.06) / 0.09) ** 2)) * smoothstep(-0.03, 0.30, globe.ndl)
    picture = picture + (dusk * 0.10)[..., None] * np.array([0.55, 0.12, 0.04], np.float32)
    above = np.clip(globe.r - 1, 0, None)
    toward = np.clip(globe.nx * globe.sun[0] + globe.ny * globe.sun[1] + 0.15, -1, 1)
    sunlit = smoothstep(-0.28, 0.45, toward)
    line = (np.exp(-above / 0.0075) * 0.85 * sunlit)[..., None]
    outer = (np.exp(-above / 0.022) * 0.34 * sunlit)[..., None]
    fire, gold = np.array([1, 0.36, 0.12], np.float32), np.array([1, 0.74, 0.46], np.float32)
    glow = (fire + (gold - fire) * smoothstep(0, 0.5, toward)[..., None]) * line
    glow = glow + np.array([0.30, 0.42, 0.75], np.float32) * outer
    rim = np.where(globe.inside, smoothstep(1 - 3.0 / globe.radius, 1, globe.r), 1)
    return picture, glow * rim[..., None]


def paint_home(place: Placement, seed: int = 7) -> Array:
    """Paints Home into its window. Returns (height, width, 4) [0..1] premultiplied colour and cover."""
    globe = _Globe(place)
    rock, height, sea, warps = _ground(globe, seed)
    picture = _sunlight(globe, rock, height, sea, place.exposure)
    picture, cover = _clouds(globe, picture, warps, place.exposure, seed)
    picture = picture + rock * np.array([0.012, 0.017, 0.031], np.float32)
    picture, glow = _air(globe, picture, place.exposure)
    dark = smoothstep(0.05, -0.10, globe.ndl) * globe.inside
    picture = picture + city_lights(
        dark, sea, globe.z, height, (globe.dx, globe.dy), cover, seed, place.cities
    )
    disc = np.clip((1 - globe.r) * globe.radius + 0.5, 0, 1)[..., None]
    light = np.clip(picture * disc + glow, 0, 1)
    cover_all = np.maximum(
        disc, light.max(-1, keepdims=True)
    )  # the glow hides stars: no overflow when blended
    return np.concatenate([light, cover_all], -1).astype(np.float32)
