"""Opens the sound device and keeps decoded sounds; stands in for what is missing."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

log = logging.getLogger(__name__)

RATE = 44100
CHANNELS = 32
BUFFER = 1024
ENDINGS = (".ogg", ".wav")


def open_mixer() -> bool:
    """Open the mixer as this game needs it, or say once in plain words that there is no sound."""
    wanted = (RATE, -16, 2)
    try:
        if pygame.mixer.get_init() not in (None, wanted):
            pygame.mixer.quit()
        if pygame.mixer.get_init() is None:
            pygame.mixer.init(RATE, -16, 2, BUFFER, allowedchanges=0)
        pygame.mixer.set_num_channels(CHANNELS)
    except (pygame.error, NotImplementedError) as error:
        log.warning("no audio device could be opened (%s): the game goes on without sound", error)
        return False
    return True


def blip() -> pygame.mixer.Sound:
    """Return the short soft tone that stands in for a missing sound."""
    t = np.arange(int(0.07 * RATE)) / RATE
    wave = 0.25 * np.sin(2 * np.pi * 660 * t) * np.sin(np.pi * t / t[-1]) ** 2
    return as_sound(wave)


def as_sound(wave: NDArray[np.float64]) -> pygame.mixer.Sound:
    """Return a mono wave as something to play.

    wave: (n,) -1..1
    """
    samples = (np.clip(wave, -1.0, 1.0) * 32767).astype(np.int16)
    return pygame.sndarray.make_sound(np.ascontiguousarray(np.repeat(samples[:, None], 2, axis=1)))


def as_wave(sound: pygame.mixer.Sound) -> NDArray[np.float64]:
    """Return a sound as a mono wave.

    result: (n,) -1..1
    """
    wave: NDArray[np.float64] = pygame.sndarray.array(sound).mean(axis=1) / 32768.0
    return wave


class SoundStore:
    """Decoded sounds by file name; what is missing is replaced by a blip and named once in the log."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._waves: dict[str, NDArray[np.float64]] = {}
        self._named: set[str] = set()

    def read(self, stem: str) -> pygame.mixer.Sound:
        """Return a sound freshly decoded from its file."""
        for ending in ENDINGS:
            path = self.folder / f"{stem}{ending}"
            if path.is_file():
                try:
                    return pygame.mixer.Sound(str(path))
                except pygame.error as error:
                    self.complain(stem, f"cannot be decoded ({error})")
                    return blip()
        self.complain(stem, "is missing")
        return blip()

    def complain(self, stem: str, what: str) -> None:
        """Log once that a sound has to be replaced."""
        if stem not in self._named:
            self._named.add(stem)
            log.warning("sound %s %s: a short blip stands in for it", stem, what)

    def get(self, stem: str) -> pygame.mixer.Sound:
        """Return a sound, decoding it the first time."""
        if stem not in self._sounds:
            self._sounds[stem] = self.read(stem)
        return self._sounds[stem]

    def wave(self, stem: str) -> NDArray[np.float64]:
        """Return a sound as a mono wave, decoding it the first time."""
        if stem not in self._waves:
            self._waves[stem] = as_wave(self.get(stem))
        return self._waves[stem]

    def fetch(self, stems: Iterable[str]) -> None:
        """Decode sounds ahead of their first use."""
        for stem in stems:
            self.get(stem)
