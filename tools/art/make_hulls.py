"""Makes the hull maps and geometry files: `python -m tools.art.make_hulls [NAME ...] [--geometry]`."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from game.view.hull_maps import HEIGHT_STEPS_PER_WU, map_path
from tools.art.damage import damage_fields
from tools.art.hulls import NAMES, SHIPS, hull_module
from tools.art.hulls.geometry import to_toml
from tools.art.noise import Grid
from tools.art.plates import HullPlan
from tools.art.png import write_png

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "images" / "hulls"
COLOUR_STEP = 2  # paint in steps of 2 of 255: grain beyond that only costs bytes
HEIGHT_STEP = 1  # in 1 / HEIGHT_STEPS_PER_WU
log = logging.getLogger("hulls")


def make(name: str, folder: Path, geometry_only: bool = False) -> int:
    """Write one hull's files; returns their size in bytes."""
    module = hull_module(name)
    text = to_toml(name, module.SCALE, module.GEOMETRY)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8", newline="\n")
    if geometry_only:
        return len(text)
    plan = HullPlan(module.HALF_LENGTH, module.HALF_WIDTH, module.SCALE, module.SEED)
    module.draw(plan)
    size = write_png(map_path(folder, name, "albedo"), albedo_bytes(plan))
    size += write_png(map_path(folder, name, "relief"), relief_bytes(plan))
    size += write_png(map_path(folder, name, "glow"), _bytes(plan.glow))
    if name in SHIPS:
        half = _halved(damage_fields(plan, module.SEED))
        size += write_png(map_path(folder, name, "damage"), _bytes(half) & 0xFC)
    return size + len(text)


def albedo_bytes(plan: HullPlan) -> NDArray[np.uint8]:
    """Give paint and coverage as R, G, B, A; nothing where there is no hull."""
    paint = np.round(_bytes(plan.colour) / COLOUR_STEP) * COLOUR_STEP
    paint *= plan.cover[..., None] > 0.004
    return np.dstack([np.clip(paint, 0, 255), _bytes(plan.cover)]).astype(np.uint8)


def relief_bytes(plan: HullPlan) -> NDArray[np.uint8]:
    """Give height in two bytes (high, low) and gloss."""
    steps = np.round(np.maximum(plan.height, 0) * HEIGHT_STEPS_PER_WU / HEIGHT_STEP).astype(int) * HEIGHT_STEP
    steps = np.where(plan.cover > 0.004, steps, 0)
    gloss = (_bytes(plan.gloss) & 0xF0) * (plan.cover > 0.004)
    return np.dstack([steps >> 8, steps & 255, gloss]).astype(np.uint8)


def _bytes(a: Grid) -> NDArray[np.uint8]:
    return (np.clip(a, 0, 1) * 255 + 0.5).astype(np.uint8)


def _halved(a: Grid) -> Grid:
    rows, columns = a.shape[0] // 2 * 2, a.shape[1] // 2 * 2
    a = a[:rows, :columns]
    return (a[::2, ::2] + a[1::2, ::2] + a[::2, 1::2] + a[1::2, 1::2]) / 4


def main() -> None:
    """Make the hulls named on the command line, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*NAMES, []], help="hulls to make (default: all)")
    parser.add_argument("--geometry", action="store_true", help="write only the geometry files")
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in chosen.names or NAMES:
        log.info("%s: %.0f kB", name, make(name, FOLDER, chosen.geometry) / 1000)


if __name__ == "__main__":
    main()
