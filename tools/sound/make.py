"""Makes every sound of the game and writes it under assets/sounds.

Run: python tools/sound/make.py [NAME-PREFIX ...] [--jobs N]
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tools.sound import catalogue, ogg  # noqa: E402  (the folder above must be on the path first)

FOLDER = ROOT / "assets" / "sounds"


def make_one(name: str, variant: int, stem: str, folder: Path) -> tuple[str, float, int]:
    """Make and write one file; return its stem, how long it took [s] and its size [bytes]."""
    began = time.perf_counter()
    path = ogg.write(folder, stem, catalogue.make(name, variant), catalogue.CATALOGUE[name].quality)
    return stem, time.perf_counter() - began, path.stat().st_size


def main(arguments: list[str] | None = None) -> int:
    """Make the sounds asked for and print a line for each."""
    parser = argparse.ArgumentParser(description="make the game's sounds")
    parser.add_argument("names", nargs="*", help="only sounds whose names begin like this")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    wanted = [n for n in catalogue.CATALOGUE if not options.names or n.startswith(tuple(options.names))]
    options.folder.mkdir(parents=True, exist_ok=True)
    work = [(n, v, stem, options.folder) for n in wanted for v, stem in enumerate(catalogue.file_names(n))]
    total = 0
    with ProcessPoolExecutor(options.jobs) as pool:
        for stem, seconds, size in pool.map(make_one, *zip(*work, strict=True)) if work else ():
            total += size
            print(f"{stem:28} {seconds:6.2f} s {size / 1024:8.1f} KiB")
    print(f"{len(work)} files, {total / 1024**2:.2f} MiB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
