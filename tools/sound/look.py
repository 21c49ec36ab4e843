"""Measures the made sounds and draws their spectrograms, for ears that cannot be there.

Run: python tools/sound/look.py PICTURE.png [NAME-PREFIX ...]
Prints peak, rms, loudest band, offset and loop seam of each file as the game decodes it.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame  # noqa: E402  (the drivers must be chosen first)

from tools.sound import ogg  # noqa: E402
from tools.sound.catalogue import CATALOGUE, file_names  # noqa: E402
from tools.sound.waves import RATE  # noqa: E402

FOLDER = ROOT / "assets" / "sounds"
CELL = (300, 150)
FLOOR_DB = -75.0


@dataclass(frozen=True)
class Measure:
    """What can be told of a sound by numbers.

    peak, rms: [1] of full scale
    centre: [Hz] the middle of its energy
    clipped: samples at full scale
    offset: [1] mean value
    seam: [1] jump over the loop's end divided by the largest ordinary jump
    """

    seconds: float
    peak: float
    rms: float
    centre: float
    clipped: int
    offset: float
    seam: float


def measure(samples: NDArray[np.float64]) -> Measure:
    """Return the figures of a decoded sound.

    samples: (n, 2)
    """
    mono = samples.mean(axis=1)
    power = np.abs(np.fft.rfft(mono)) ** 2
    f = np.fft.rfftfreq(len(mono), 1 / RATE)
    ordinary = np.max(np.abs(np.diff(samples, axis=0))) or 1.0
    return Measure(
        seconds=len(mono) / RATE,
        peak=float(np.max(np.abs(samples))),
        rms=float(np.sqrt(np.mean(samples**2))),
        centre=float(np.sum(f * power) / max(float(np.sum(power)), 1e-12)),
        clipped=int(np.sum(np.abs(samples) >= 0.9999)),
        offset=float(np.mean(samples)),
        seam=float(np.max(np.abs(samples[0] - samples[-1])) / ordinary),
    )


def spectrogram(samples: NDArray[np.float64]) -> pygame.Surface:
    """Return a picture of one sound: time to the right, pitch up in octaves, loudness as brightness, outline below."""
    wide, high = CELL[0] - 8, CELL[1] - 44
    mono = np.concatenate([samples.mean(axis=1), np.zeros(2048)])
    starts = np.linspace(0, len(mono) - 2048, wide).astype(int)
    frames = mono[starts[:, None] + np.arange(2048)] * np.hanning(2048)
    power = np.abs(np.fft.rfft(frames, axis=1)) / 512
    rows = np.geomspace(30, 18000, high)
    bins = np.clip(np.round(rows / RATE * 2048).astype(int), 1, 1023)
    db = 20 * np.log10(power[:, bins] + 1e-9)
    share = np.clip(1 - db / FLOOR_DB, 0, 1)[:, ::-1]
    colour = np.stack([share**0.8 * 255, share**1.8 * 220, share**4 * 255 + 60 * share * (1 - share)], axis=2)
    surface = pygame.Surface(CELL)
    surface.fill((12, 14, 20))
    surface.blit(pygame.surfarray.make_surface(np.clip(colour, 0, 255).astype(np.uint8)), (4, 18))
    edges = np.linspace(0, len(samples), wide + 1).astype(int)
    for x in range(wide):
        top = float(np.max(np.abs(samples[edges[x] : max(edges[x] + 1, edges[x + 1])])))
        pygame.draw.line(
            surface, (255, 160, 70), (4 + x, CELL[1] - 13 - top * 12), (4 + x, CELL[1] - 13 + top * 12)
        )
    return surface


def sheet(stems: list[str]) -> pygame.Surface:
    """Return the spectrograms of many files on one sheet, printing the figures of each."""
    columns = 5
    rows = (len(stems) + columns - 1) // columns
    out = pygame.Surface((columns * CELL[0], rows * CELL[1]))
    font = pygame.font.Font(None, 18)
    for index, stem in enumerate(stems):
        path = next(iter(sorted(FOLDER.glob(f"{stem}.*"))))
        samples = ogg.read(path)
        m = measure(samples)
        cell = spectrogram(samples)
        cell.blit(font.render(f"{stem}  {m.seconds:.2f} s", True, (230, 230, 220)), (4, 3))
        out.blit(cell, (index % columns * CELL[0], index // columns * CELL[1]))
        print(
            f"{stem:24} {m.seconds:6.2f} s  peak {m.peak:.2f}  rms {m.rms:.3f}  centre {m.centre:6.0f} Hz  "
            f"clipped {m.clipped}  offset {m.offset:+.4f}  seam {m.seam:.2f}"
        )
    return out


def main(arguments: list[str] | None = None) -> int:
    """Measure and draw the files asked for."""
    parser = argparse.ArgumentParser(description="measure and draw the game's sounds")
    parser.add_argument("picture", type=Path)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args(arguments)
    pygame.init()
    pygame.mixer.init(RATE, -16, 2, 512, allowedchanges=0)
    wanted = [n for n in CATALOGUE if not options.names or n.startswith(tuple(options.names))]
    pygame.image.save(sheet([stem for name in wanted for stem in file_names(name)]), str(options.picture))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
