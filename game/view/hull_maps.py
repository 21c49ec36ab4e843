"""Reads a hull's files: geometry, colour, relief, glow and damage fields."""

from __future__ import annotations

import hashlib
import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.lighting import Floats, HullMaps, area_resize

HEIGHT_STEPS_PER_WU = 64
BYTE = np.float32(255)
KINDS = ("albedo", "relief", "glow", "damage")

Light = tuple[float, float, tuple[int, int, int], float, float]


@dataclass(frozen=True)
class HullShape:
    """Measures of one hull in its own frame, bow at +x, port at +y.

    size: length and width [wu]
    outline: (n, 2) [wu] counter-clockwise
    engines: (n, 3) x, y, nozzle radius [wu]
    lights: x, y [wu], colour, glow radius [wu], intensity
    turrets, mounts, cells: (n, 2) [wu]
    """

    name: str
    size: tuple[float, float]
    pixels_per_wu: float
    outline: NDArray[np.float64]
    engines: NDArray[np.float64]
    lights: tuple[Light, ...]
    turrets: NDArray[np.float64]
    mounts: NDArray[np.float64]
    cells: NDArray[np.float64]


@dataclass(frozen=True)
class HullSource:
    """A hull as it lies on disk: shape, unlit maps, damage fields (h, w, 3), and a digest of all files."""

    shape: HullShape
    maps: HullMaps
    damage: Floats | None
    digest: str


def map_path(folder: Path, name: str, kind: str) -> Path:
    """Name the file of one map."""
    return folder / f"{name}_{kind}.png"


def load_shape(folder: Path, name: str) -> HullShape:
    """Read a geometry file. Raises: OSError, ValueError or KeyError when it is missing or broken."""
    data = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))

    def points(key: str, wide: int) -> NDArray[np.float64]:
        return np.asarray(data[key], np.float64).reshape(-1, wide)

    lights = tuple(
        (float(x), float(y), _rgb(colour), float(radius), float(strength))
        for x, y, colour, radius, strength in data["lights_wu"]
    )
    return HullShape(
        name=name,
        size=(float(data["length_wu"]), float(data["width_wu"])),
        pixels_per_wu=float(data["pixels_per_wu"]),
        outline=points("outline_wu", 2),
        engines=points("engines_wu", 3),
        lights=lights,
        turrets=points("turrets_wu", 2),
        mounts=points("mounts_wu", 2),
        cells=points("cells_wu", 2),
    )


def source_digest(folder: Path, name: str) -> str:
    """Give a digest of a hull's files, so that a cache knows when they changed. Raises: OSError."""
    digest = hashlib.blake2b(digest_size=12)
    digest.update((folder / f"{name}.toml").read_bytes())
    for kind in KINDS:
        path = map_path(folder, name, kind)
        if kind != "damage" or path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def load_source(folder: Path, name: str) -> HullSource:
    """Read all of a hull's files. Raises: OSError, ValueError, KeyError or pygame.error."""
    shape = load_shape(folder, name)
    albedo = _pixels(map_path(folder, name, "albedo"))
    relief = _pixels(map_path(folder, name, "relief"))
    glow = _pixels(map_path(folder, name, "glow"))
    if not albedo.shape == relief.shape == glow.shape:
        raise ValueError(f"maps of {name} differ in size")
    height = (relief[..., 0] * np.float32(256) + relief[..., 1]) / np.float32(HEIGHT_STEPS_PER_WU)
    maps = HullMaps(
        height=height,
        albedo=albedo[..., :3] / BYTE,
        cover=albedo[..., 3] / BYTE,
        gloss=relief[..., 2] / BYTE,
        glow=glow[..., :3] / BYTE,
        scale=shape.pixels_per_wu,
    )
    damage_path = map_path(folder, name, "damage")
    damage = _pixels(damage_path)[..., :3] / BYTE if damage_path.is_file() else None
    return HullSource(shape, maps, damage, source_digest(folder, name))


class Fitting(NamedTuple):
    """How maps are resampled: new size [px] and the empty margin on each side.

    The whole is a multiple of 8 both ways, so that halves keep their middle.
    """

    rows: int
    columns: int
    margin_rows: int
    margin_columns: int

    def apply(self, a: Floats) -> Floats:
        """Resample one map and set the margin round it."""
        small = area_resize(a, self.rows, self.columns)
        edges = [(self.margin_rows, self.margin_rows), (self.margin_columns, self.margin_columns)]
        return np.pad(small, edges + [(0, 0)] * (a.ndim - 2))


def fitting(maps: HullMaps, scale: float, margin_wu: float) -> Fitting:
    """Plan how maps reach another scale with room for the halos of lights."""
    rows, columns = (2 * round(n * scale / maps.scale / 2) for n in maps.height.shape)
    least = math.ceil(margin_wu * scale)
    return Fitting(rows, columns, least + -(rows // 2 + least) % 4, least + -(columns // 2 + least) % 4)


def resized(maps: HullMaps, scale: float, fit: Fitting) -> HullMaps:
    """Resample all maps."""
    cover = fit.apply(maps.cover)
    paint = fit.apply(maps.albedo * maps.cover[..., None]) / np.maximum(cover, 1e-3)[..., None]
    height, gloss, glow = fit.apply(maps.height), fit.apply(maps.gloss), fit.apply(maps.glow)
    return HullMaps(height, np.clip(paint, 0, 1), cover, gloss, glow, scale)


def _pixels(path: Path) -> Floats:
    surface = pygame.image.load(path)
    data = np.frombuffer(pygame.image.tobytes(surface, "RGBA"), np.uint8)
    return data.reshape(surface.get_height(), surface.get_width(), 4).astype(np.float32)


def _rgb(text: str) -> tuple[int, int, int]:
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:6], 16)
