"""Makes the pictures behind the battles: `python -m tools.art.backdrop [space|stars|home NAME]`."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from tools.art.backdrops.home import Placement, paint_home
from tools.art.backdrops.space import HEIGHT, WIDTH, bright_stars, faint_stars, nebula

Array = NDArray[np.float32]

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "images" / "backdrops"
NEBULA_GAIN = 2.6  # stored this much brighter, so that eight bits hold the dark steps
SKIES = {"orbit": 3, "deep": 11}
HOMES = {
    "limb": Placement((-300, 390, 1880, 500), (400, 1560), 1060, (0.80, -0.40, -0.47), (0.4, 0.9, 0.2)),
    "rise": Placement(
        (840, -140, 760, 1000), (1750, 420), 830, (-0.62, -0.52, 0.30), (0.1, 2.1, 0.5), exposure=0.6
    ),
}
log = logging.getLogger("backdrop")


def _save(name: str, picture: Array) -> None:
    """Writes (h, w, 3 or 4) [0..1] as a PNG."""
    levels = (np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8)
    height, width, parts = levels.shape
    surface = pygame.image.frombytes(levels.tobytes(), (width, height), "RGBA" if parts == 4 else "RGB")
    path = FOLDER / f"{name}.png"
    pygame.image.save(surface, path)
    log.info("%s: %d x %d, %.2f MB", path.name, width, height, path.stat().st_size / 1e6)


def make_sky(name: str, seed: int) -> None:
    """Makes the three pictures of one sky: nebula at half size, faint stars, bright stars."""
    light, density = nebula(seed)
    half = light.reshape(HEIGHT // 2, 2, WIDTH // 2, 2, 3).mean((1, 3))
    _save(f"nebula_{name}", half * NEBULA_GAIN)
    _save(f"stars_{name}", faint_stars(seed, density))
    _save(f"bright_{name}", bright_stars(seed))


def make_home(name: str) -> None:
    """Makes Home in one placement and writes beside it where it stands."""
    place = HOMES[name]
    _save(f"home_{name}", paint_home(place))
    left, top, width, height = place.window
    text = (
        "# Where this picture of Home stands on a 1280x720 screen, y down, in pixels.\n"
        f"left_px = {left}\ntop_px = {top}\nwidth_px = {width}\nheight_px = {height}\n"
        f"centre_px = [{place.centre[0]:.0f}, {place.centre[1]:.0f}]\nradius_px = {place.radius:.0f}\n"
    )
    (FOLDER / f"home_{name}.toml").write_text(text, encoding="utf-8")


def main() -> None:
    """Makes everything, or only what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="skies or homes to make (all without names)")
    names = parser.parse_args().names
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, seed in SKIES.items():
        if not names or name in names:
            make_sky(name, seed)
    for name in HOMES:
        if not names or name in names:
            make_home(name)


if __name__ == "__main__":
    main()
