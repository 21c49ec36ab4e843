"""Draws the head-up display or a screen with sample values over a dark ground: python tools/look_hud.py OUT.png."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pygame  # noqa: E402

from game.ui.hud import Hud  # noqa: E402
from game.ui.sample_screens import SCREENS, make_screen  # noqa: E402
from game.ui.samples import sample_state  # noqa: E402
from game.ui.samples_fleet import fleet_state  # noqa: E402

PORTRAITS = ROOT / "assets" / "images" / "portraits"


def main() -> int:
    """Parses the command line, draws, saves, and says how long a steady frame takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--screen", default="hud", help="hud, fleet, " + ", ".join(SCREENS))
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--palette", default="normal")
    parser.add_argument("--side", default="race")
    parser.add_argument("--over", type=Path, help="a picture to draw over instead of the dark ground")
    args = parser.parse_args()
    width, height = (int(v) for v in args.size.split("x"))
    pygame.display.init()
    surface = pygame.display.set_mode((width, height))
    ground = pygame.Surface((width, height))
    ground.fill((13, 13, 24))
    if args.over:
        picture = pygame.image.load(str(args.over))
        ground.blit(pygame.transform.smoothscale(picture, (width, height)), (0, 0))
    if args.screen in ("hud", "fleet"):
        hud = Hud((width, height), args.scale, args.palette, portraits=PORTRAITS)
        make = sample_state if args.screen == "hud" else fleet_state
        state = make((width, height), args.side)
        spent = []
        for frame in range(120):
            surface.blit(ground, (0, 0))
            start = time.perf_counter()
            hud.draw(surface, state, now_s=frame / 60)
            spent.append(time.perf_counter() - start)
        sys.stdout.write(f"first frame {spent[0] * 1000:.1f} ms, steady {sorted(spent)[60] * 1000:.2f} ms\n")
    else:
        surface.blit(ground, (0, 0))
        make_screen(args.screen, (width, height), args.scale, args.palette, surface)
    pygame.image.save(surface, str(args.out))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
