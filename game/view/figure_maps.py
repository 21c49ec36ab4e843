"""Reads a figure's files and lights its parts: where each part turns, how it rests, what it looks like at dusk."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from game.rules.document import load_toml, validate
from game.rules.figures import FigureRule
from game.view.hull_maps import BYTE, HEIGHT_STEPS_PER_WU, Fitting, HullShape, fitting, map_path
from game.view.lighting import Colour, Floats, HullMaps, KeyLight, Relief, light, prepare

Bytes = NDArray[np.uint8]

RECIPE = 1  # raise it when lighting or this file changes what is baked
PIVOTS = {
    "turret": "turret",
    "gun": "gun",
    "launcher": "launcher",
    "thigh": "hip",
    "shin": "knee",
    "foot": "ankle",
}
RESTS_DEG = {("race_sam", "launcher"): 52.0, ("race_cannon", "gun"): 38.0}
LIGHTINGS = 12  # directions of light baked for a part that turns
OCCLUDED = 0.85  # share of sky and fire that a full hollow loses
MARGIN_WU = 1.0
BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Placed:
    """One part in a pose: its pivot [wu] in the figure's frame, and its angle [rad, counter-clockwise]."""

    part: str
    x: float
    y: float
    angle: float = 0.0


@dataclass(frozen=True)
class FigureLight:
    """All light on the figures of one battle.

    key: the one key light; its ambient is the sky's light from above, its bounce the ground's from below
    rim: colour of the rim from the side of the fire
    fire: direction toward the fire, x and y
    """

    key: KeyLight
    rim: Colour
    fire: tuple[float, float]

    def mirrored(self) -> FigureLight:
        """Give the light as a figure sees it that is drawn mirrored afterwards."""
        x, y, z = self.key.direction
        return replace(self, key=replace(self.key, direction=(-x, y, z)), fire=(-self.fire[0], self.fire[1]))


def load_figure(folder: Path, name: str) -> FigureRule:
    """Read a figure's measures. Raises: ContentError."""
    return validate(load_toml(folder / f"{name}.toml"), FigureRule)


def pivot_of(figure: FigureRule, part: str) -> tuple[float, float]:
    """Give the place a part turns about, from the figure's origin [wu]; most parts turn about that itself."""
    x, y = figure.points_wu.get(PIVOTS.get(part, ""), (0.0, 0.0))
    return x, y


def rest_pose(figure: FigureRule) -> list[Placed]:
    """Place the parts of a figure at rest, back to front; of pictures of stances only the first is shown."""
    if "stand" in figure.parts:
        return [Placed("stand", 0.0, 0.0)]
    if "thigh" in figure.parts:
        legs = [each for suffix in ("_far", "") for each in _leg(figure, suffix)]
        return [*legs, *(Placed(part, 0.0, 0.0) for part in figure.parts if part not in PIVOTS)]
    return [
        Placed(part, *pivot_of(figure, part), math.radians(RESTS_DEG.get((figure.name, part), 0.0)))
        for part in figure.parts
    ]


def _leg(figure: FigureRule, suffix: str) -> list[Placed]:
    """Place one leg after the figure's own points: foot, shin, thigh."""
    hip, knee, ankle = (figure.points_wu[f"{joint}{suffix}"] for joint in ("hip", "knee", "ankle"))
    return [
        Placed("foot", ankle[0], ankle[1]),
        Placed("shin", knee[0], knee[1], _direction(knee, ankle)),
        Placed("thigh", hip[0], hip[1], _direction(hip, knee)),
    ]


def _direction(a: Sequence[float], b: Sequence[float]) -> float:
    return math.atan2(b[1] - a[1], b[0] - a[0])


def shape_of(figure: FigureRule, part: str) -> HullShape:
    """Give a part the measures that the hull library's drawings ask for."""
    none = np.zeros((0, 2))
    outline = np.asarray(figure.outline_wu, np.float64)
    size = (figure.length_wu, figure.height_wu)
    name, engines = f"{figure.name}_{part}", np.zeros((0, 3))
    return HullShape(name, size, figure.pixels_per_wu, outline, engines, (), none, none, none)


def lit_scale(figure: FigureRule) -> float:
    """Choose the pixels per world unit a figure is lit at: as drawn for the small, less for the great."""
    length = max(figure.length_wu, figure.height_wu)
    return 3.0 if length < 40 else 2.0 if length < 280 else 1.7 if length < 500 else 1.25


def part_digest(folder: Path, figure: FigureRule, part: str) -> str:
    """Give a digest of a part's pictures. Raises: OSError."""
    digest = hashlib.blake2b(digest_size=12)
    for kind in ("albedo", "relief", "glow"):
        path = map_path(folder, f"{figure.name}_{part}", kind)
        if kind != "glow" or path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def load_part(folder: Path, figure: FigureRule, part: str) -> HullMaps:
    """Read a part's maps, its pivot in their middle. Raises: OSError, ValueError or pygame.error."""
    albedo, relief = (
        _pixels(map_path(folder, f"{figure.name}_{part}", kind)) for kind in ("albedo", "relief")
    )
    glow_path = map_path(folder, f"{figure.name}_{part}", "glow")
    glow = _pixels(glow_path) if glow_path.is_file() else np.zeros_like(albedo)
    if not albedo.shape == relief.shape == glow.shape:
        raise ValueError(f"maps of {figure.name} {part} differ in size")
    return HullMaps(
        height=(relief[..., 0] * np.float32(256) + relief[..., 1]) / np.float32(HEIGHT_STEPS_PER_WU),
        albedo=albedo[..., :3] / BYTE,
        cover=albedo[..., 3] / BYTE,
        gloss=relief[..., 2] / BYTE,
        glow=glow[..., :3] / BYTE,
        scale=figure.pixels_per_wu,
    )


def relief_of(maps: HullMaps, scale: float) -> Relief:
    """Bring a part's maps to the scale it is lit at, and make them ready for light from anywhere."""
    fit = fitting(maps, scale, MARGIN_WU)
    cover = _shrunk(maps.cover, fit)
    paint = _shrunk(maps.albedo * maps.cover[..., None], fit) / np.maximum(cover, 1e-3)[..., None]
    glow: Floats = _shrunk(maps.glow, fit) if maps.glow.any() else np.zeros(paint.shape, np.float32)
    height, gloss = _shrunk(maps.height, fit), _shrunk(maps.gloss, fit)
    return prepare(HullMaps(height, np.clip(paint, 0, 1), cover, gloss, glow, scale))


def _shrunk(a: Floats, fit: Fitting) -> Floats:
    """Average areas by running totals, which is many times faster than weights for so many pictures."""
    for axis, new in ((0, fit.rows), (1, fit.columns)):
        edges = np.linspace(0, a.shape[axis], new + 1)
        low = np.minimum(edges.astype(int), a.shape[axis] - 1)
        part = (edges - low).reshape([-1 if i == axis else 1 for i in range(a.ndim)])
        empty = np.zeros_like(a.take([0], axis), np.float64)
        total = np.concatenate([empty, np.cumsum(a, axis, np.float64)], axis)
        below = total.take(low, axis) + a.take(low, axis) * part
        a = (np.diff(below, axis=axis) / (edges[1] - edges[0])).astype(np.float32)
    edge = [(fit.margin_rows,) * 2, (fit.margin_columns,) * 2]
    return np.pad(a, edge + [(0, 0)] * (a.ndim - 2))


def bake_part(relief: Relief, lamps: FigureLight, lightings: int) -> Bytes:
    """Light a part for every direction; returns (lightings, h, w, 4) premultiplied B, G, R, A."""
    sun_only = replace(lamps.key, ambient=BLACK, bounce=BLACK)
    out = np.empty((lightings, *relief.shape, 4), np.uint8)
    for i in range(lightings):
        heading = 2 * math.pi * i / lightings
        out[i] = light(relief, sun_only, heading)
        _add_sky_and_fire(out[i], relief, lamps, heading)
    return out


def _add_sky_and_fire(picture: Bytes, relief: Relief, lamps: FigureLight, heading: float) -> None:
    """Add the sky from above, the ground from below and the rim of the fire to a picture lit by the key light."""
    c, s = math.cos(heading), math.sin(heading)
    nx, ny, _ = relief.normal
    open_sky = 1 - OCCLUDED * (1 - np.clip(relief.occlusion, 0, 1))
    upward = np.clip(0.5 + 0.8 * (nx * s + ny * c), 0, 1)
    fx, fy = lamps.fire
    length = math.hypot(fx, fy) or 1.0
    toward = np.clip((nx * (fx * c + fy * s) + ny * (fy * c - fx * s)) / length, 0, 1) ** 2
    flat = picture.reshape(-1, 4)
    for channel in range(3):
        around = lamps.key.ambient[channel] * upward + lamps.key.bounce[channel] * (1 - upward)
        more = (relief.paint[channel] * around + lamps.rim[channel] * toward * 0.8) * open_sky * relief.alpha
        before = flat[relief.covered, 2 - channel] / BYTE
        # Laid over like a second exposure, so that bright paint never runs over into white.
        after = before + np.clip(more, 0, 1) * (relief.alpha - before).clip(0)
        flat[relief.covered, 2 - channel] = after * 255 + 0.5


def _pixels(path: Path) -> Floats:
    surface = pygame.image.load(path)
    data = np.frombuffer(pygame.image.tobytes(surface, "RGBA"), np.uint8)
    return data.reshape(surface.get_height(), surface.get_width(), 4).astype(np.float32)
