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
CHANNELS = 36
BUFFER = 1024
PEAK_BLOCK = 1024  # samples of which the largest is remembered
PIECE = 16 * BUFFER  # samples of a glide handed over at once: 0.37 s, so that a slow picture does not break it
SLOWEST, FASTEST = 0.25, 4.0
HEAL = 400  # samples over which the step that packing leaves at a loop's end is spread
LONG, HEAL_LONG = 10 * RATE, 2000  # the same for music, whose step is healed below what is heard
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


def peaks_of(sound: pygame.mixer.Sound) -> NDArray[np.float32]:
    """Return the largest sample of each block of a sound, in either ear.

    result: (n,) 0..1
    """
    samples = pygame.sndarray.samples(sound).reshape(-1)
    size = 2 * PEAK_BLOCK
    whole = samples[: max(size, len(samples) // size * size)]
    starts = np.arange(0, max(len(whole), 1), size)
    if not len(whole):
        return np.zeros(1, dtype=np.float32)
    top, bottom = np.maximum.reduceat(whole, starts), np.minimum.reduceat(whole, starts)
    most = np.maximum(top.astype(np.float32), -bottom.astype(np.float32))
    return (most / 32768.0).astype(np.float32)


def healed(wave: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a loop whose end runs into its beginning without a step."""
    whole, last = wave.copy(), min(HEAL, len(wave))
    whole[-last:] += (2.0 * wave[0] - wave[1] - wave[-1]) * np.linspace(0.0, 1.0, last) ** 2
    return whole


def heal(sound: pygame.mixer.Sound) -> pygame.mixer.Sound:
    """Let a loop's end run into its beginning without a step, in place: packing leaves one, and it ticks."""
    samples = pygame.sndarray.samples(sound)
    last = min(HEAL if len(samples) < LONG else HEAL_LONG, len(samples))
    if last > 1:
        step = 2.0 * samples[0] - samples[1] - samples[-1]
        mended = samples[-last:] + step * np.linspace(0.0, 1.0, last)[:, None] ** 2
        samples[-last:] = np.clip(mended, -32768, 32767).astype(np.int16)
    return sound


class Glide:
    """A wave read round and round at a speed that may change, piece after piece without a seam."""

    def __init__(self, wave: NDArray[np.float64], pitch: float) -> None:
        self.pitch = pitch
        self._wave = np.append(healed(wave), wave[0])
        self._at = 0.0
        self._last: tuple[float, float, float] | None = None

    def piece(self, left: float, right: float) -> pygame.mixer.Sound:
        """Return the next piece, on the way from what the last one ended with to what is wanted now.

        left, right: [0..1] share of each ear
        """
        goal = (min(max(self.pitch, SLOWEST), FASTEST), left, right)
        way = np.linspace(self._last or goal, goal, PIECE, endpoint=False)
        self._last = goal
        ends = self._at + np.cumsum(way[:, 0])
        places = np.append(self._at, ends[:-1]) % (len(self._wave) - 1)
        self._at = float(ends[-1] % (len(self._wave) - 1))
        wave = np.interp(places, np.arange(len(self._wave)), self._wave)
        samples = np.clip(wave[:, None] * way[:, 1:], -1.0, 1.0) * 32767
        return pygame.sndarray.make_sound(np.ascontiguousarray(samples.astype(np.int16)))


class Desk:
    """The channels that give sounds a voice: each plays a sound, a loop, or a loop whose pitch glides.

    Of a glide one piece plays while the next waits, so a change of pitch is heard after 0.4 to 0.7 s.
    """

    def __init__(self) -> None:
        self.glides: dict[int, Glide] = {}

    def play(self, slot: int, sound: pygame.mixer.Sound, loop: bool, glide: Glide | None = None) -> None:
        """Begin a sound, or the glide made of it, in place of whatever the channel plays."""
        self.stop(slot)
        if glide is None:
            pygame.mixer.Channel(slot).play(sound, loops=-1 if loop else 0)
        else:
            self.glides[slot] = glide

    def steer(self, slot: int, pitch: float | None) -> None:
        """Let a glide go to another pitch; what does not glide keeps its own."""
        if pitch is not None and slot in self.glides:
            self.glides[slot].pitch = pitch

    def feed(self, slot: int, left: float, right: float) -> bool:
        """Hand a glide's next pieces over when they are due; return whether it had to begin, at full volume."""
        if slot not in self.glides:
            return False
        channel, glide = pygame.mixer.Channel(slot), self.glides[slot]
        begins = not channel.get_busy()
        if begins:
            channel.play(glide.piece(left, right))
        if channel.get_queue() is None:
            channel.queue(glide.piece(left, right))
        return begins

    def volume(self, slot: int, left: float, right: float) -> None:
        """Set how loud a channel is in each ear; a glide has its ears in its pieces, and one volume for both."""
        if slot in self.glides:  # a volume for each ear would be lost when the next piece begins
            pygame.mixer.Channel(slot).set_volume(max(left, right))
        else:
            pygame.mixer.Channel(slot).set_volume(left, right)

    def stop(self, slot: int) -> None:
        """Silence a channel."""
        channel = pygame.mixer.Channel(slot)
        channel.stop()
        if self.glides.pop(slot, None) is not None:
            channel.stop()  # the piece that waited begins when the first is stopped


class SoundStore:
    """Decoded sounds by file name; what is missing is replaced by a blip and named once in the log."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._waves: dict[str, NDArray[np.float64]] = {}
        self._peaks: dict[str, NDArray[np.float32]] = {}
        self._healed: set[str] = set()
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

    def loop(self, stem: str) -> pygame.mixer.Sound:
        """Return a sound that is played round and round."""
        sound = self.get(stem)
        if stem not in self._healed:
            self._healed.add(stem)
            heal(sound)
        return sound

    def wave(self, stem: str) -> NDArray[np.float64]:
        """Return a sound as a mono wave, decoding it the first time."""
        if stem not in self._waves:
            self._waves[stem] = as_wave(self.get(stem))
        return self._waves[stem]

    def peaks(self, stem: str) -> NDArray[np.float32]:
        """Return the peaks of a sound, block by block, measuring it the first time."""
        if stem not in self._peaks:
            self._peaks[stem] = peaks_of(self.get(stem))
        return self._peaks[stem]

    def forget(self, stems: Iterable[str]) -> None:
        """Let go of sounds that are large and not needed any more: music takes 12 MB a stem."""
        for stem in stems:
            self._sounds.pop(stem, None)
            self._peaks.pop(stem, None)
            self._healed.discard(stem)

    def fetch(self, stems: Iterable[str]) -> None:
        """Decode sounds ahead of their first use."""
        for stem in stems:
            self.get(stem)
