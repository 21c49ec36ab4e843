"""Makes the radio portraits: `python -m tools.art.portraits`. Heads are modelled as height maps and lit like hulls."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pygame

from game.ui.icons import emblem
from game.ui.pen import Sketch, cut_rect
from game.ui.theme import NORMAL
from tools.art import portrait_people as people
from tools.art.busts import SIDE, lit
from tools.art.noise import Grid, smoothstep
from tools.art.plates import rgb
from tools.art.png import write_png

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "images" / "portraits"
PIXELS = 144
log = logging.getLogger("portraits")

MAKERS = {
    maker.__name__: maker
    for maker in (
        people.race_shiplord, people.race_officer, people.race_fleetlord,
        people.race_straha, people.race_korron, people.race_gunner, people.race_port,
        people.arume_captain, people.arume_officer, people.arume_flag,
        people.arume_ekaril, people.arume_gunner, people.arume_hunter,
    )
}  # fmt: skip


def picture(name: str) -> Grid:
    """Returns a finished portrait with the glow of a screen behind it.

    result: (PIXELS, PIXELS, 3) [0..1]
    """
    bust = MAKERS[name]()
    is_race = name.startswith("race")
    if is_race:
        head = lit(bust, (1.18, 1.0, 0.86), (0.20, 0.45, 0.55), (0.9, 0.2, 0.3), 1.0)
    else:
        head = lit(bust, (0.92, 0.98, 1.06), (0.10, 0.34, 0.44), (0.9, 0.35, 0.3), 2.0)
    across, down = bust.x / SIDE, bust.y / SIDE
    spot = np.exp(-((across - 0.7) ** 2 + (down - 0.3) ** 2) * 5)[..., None]
    base, warm = (rgb("2A150A"), (0.16, 0.07, 0.02)) if is_race else (rgb("0A1B2A"), (0.02, 0.10, 0.14))
    back = base * (1.6 - down[..., None]) + np.array(warm) * spot
    cover = bust.plan.cover[..., None]
    full = back * (1 - cover) + head * cover
    edge = np.hypot(across - 0.5, down - 0.5)[..., None]
    full = full * (1 - 0.35 * smoothstep(0.42, 0.75, edge))
    return _shrunk(full)


def _shrunk(full: Grid) -> Grid:
    """Averages down to the final size and lays faint screen lines over."""
    rows = np.linspace(0, full.shape[0], PIXELS + 1).astype(int)
    small = np.add.reduceat(full, rows[:-1], axis=0) / np.diff(rows)[:, None, None]
    small = np.add.reduceat(small, rows[:-1], axis=1) / np.diff(rows)[None, :, None]
    lines = 0.955 + 0.045 * ((np.arange(PIXELS) // 3) % 2)
    return np.clip(small * lines[:, None, None], 0, 1).astype(np.float32)


def window_icon(path: Path) -> None:
    """Writes the window's icon: the sign of the Race on dark glass."""
    sketch = Sketch(SIDE, SIDE, 2)
    sketch.polygon(cut_rect(1, 1, SIDE - 2, SIDE - 2, 10), NORMAL.glass)
    emblem(sketch, SIDE / 2, SIDE / 2, SIDE * 0.42, "race", NORMAL.race)
    path.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(sketch.finish(), str(path))


def main() -> None:
    """Writes all portraits and the window's icon."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in MAKERS:
        pixels = (picture(name) * 255 + 0.5).astype(np.uint8) & 0xFC
        size = write_png(FOLDER / f"{name}.png", pixels)
        log.info("%s: %d bytes", name, size)
    window_icon(FOLDER.parent / "icons" / "window.png")


if __name__ == "__main__":
    main()
