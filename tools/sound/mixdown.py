"""Renders what the sound board would send to the speakers, without speakers: the board's own voices, mixed here.

A `Tape` stands in the place of the board's desk: it keeps which channel plays what since when and how loud, and mixes it
after every picture. What it cannot do is glides; they are read at their own speed. Music and speech come from the
board. SDL's own mixing (whole numbers, volumes in 128 steps) differs by less than a hundredth of full scale.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.mixer import RATE, Desk, Glide
from game.view.sound import SPEECH_CHANNEL, SoundBoard
from tools.sound.waves import Signal

Stereo = NDArray[np.float64]


@dataclass
class Track:
    """What one channel plays. at: the next sample; left, right: loudness"""

    samples: NDArray[np.int16]
    loop: bool
    name: str
    at: int = 0
    left: float = 0.0
    right: float = 0.0

    def take(self, count: int) -> Stereo:
        """Return the next samples and go on."""
        out = np.zeros((count, 2))
        if self.loop:
            places = (self.at + np.arange(count)) % len(self.samples)
            out[:] = self.samples[places]
        else:
            piece = self.samples[self.at : self.at + count]
            out[: len(piece)] = piece
        self.at += count
        return out * (np.array([self.left, self.right]) / 32768.0)


class Tape(Desk):
    """Takes the place of a board's desk and writes down what is heard, each sound's share apart when it is wanted."""

    def __init__(self, board: SoundBoard) -> None:
        super().__init__()
        self.board = board
        self.tracks: dict[int, Track] = {}
        self.parts: dict[str, list[tuple[int, Stereo]]] = {}
        self.length = 0
        self._speech: Track | None = None
        self._music: dict[str, list[Track]] = {}
        board._desk = self

    def play(self, slot: int, sound: pygame.mixer.Sound, loop: bool, glide: Glide | None = None) -> None:
        """Begin a sound."""
        voices = self.board.pool.voices
        self.tracks[slot] = Track(pygame.sndarray.array(sound), loop, voices[slot].rule.name if slot in voices else "")

    def steer(self, slot: int, pitch: float | None) -> None:
        """Keep the pitch: a tape does not glide."""

    def feed(self, slot: int, left: float, right: float) -> bool:
        """Need no feeding."""
        return False

    def volume(self, slot: int, left: float, right: float) -> None:
        """Set how loud a channel is in each ear."""
        if slot in self.tracks:
            self.tracks[slot].left, self.tracks[slot].right = left, right

    def stop(self, slot: int) -> None:
        """Silence a channel."""
        self.tracks.pop(slot, None)

    def record(self, dt: float) -> Stereo:
        """Let the board's time pass by one picture and return the mix of that time, (n, 2), not clipped."""
        self.board.update(dt)
        count = round(dt * RATE)
        sounds = self._mixed(count)
        for name, piece in sounds.items():
            self.parts.setdefault(name, []).append((self.length, piece))
        self.length += count
        return np.sum(list(sounds.values()), axis=0) if sounds else np.zeros((count, 2))

    def _mixed(self, count: int) -> dict[str, Stereo]:
        out: dict[str, Stereo] = {}
        for slot, track in self.tracks.items():
            voice = self.board.pool.voices.get(slot)
            if voice is not None and not voice.held:
                out[voice.rule.name] = out.get(voice.rule.name, np.zeros((count, 2))) + track.take(count)
        for name, deck in self.board.music_box.decks.items():
            if deck.started:
                first = [Track(pygame.sndarray.array(sound), True, name) for sound in deck.sounds]
                tracks = self._music.setdefault(name, first)
                for index, track in enumerate(tracks):
                    track.left = track.right = pygame.mixer.Channel(deck.first + index).get_volume()
                    out["music"] = out.get("music", np.zeros((count, 2))) + track.take(count)
        speaking = pygame.mixer.Channel(SPEECH_CHANNEL)
        line = speaking.get_sound() if self.board.speaks else None
        if line is None:
            self._speech = None
        else:
            if self._speech is None:
                self._speech = Track(pygame.sndarray.array(line), False, "speech")
            self._speech.left = self._speech.right = speaking.get_volume()
            out["speech"] = self._speech.take(count)
        return out

    def part(self, name: str) -> Stereo:
        """Return one sound's share of all that was recorded, silent where it did not sound."""
        out = np.zeros((self.length, 2))
        for at, piece in self.parts.get(name, ()):
            out[at : at + len(piece)] = piece
        return out


def in_band(signal: Signal, bottom: float, top: float) -> Signal:
    """Return a signal between two pitches [Hz] only."""
    f = np.fft.rfftfreq(len(signal), 1 / RATE)
    spectrum = np.fft.rfft(signal)
    return np.asarray(np.fft.irfft(np.where((f >= bottom) & (f <= top), spectrum, 0.0), len(signal)))


def rms(signal: Signal | Stereo) -> float:
    """Return the root of the mean square."""
    return float(np.sqrt(np.mean(np.square(signal)))) if len(signal) else 0.0


def loudness(samples: Stereo) -> float:
    """Return how loud a stretch is, after ITU-R BS.1770 without its gates. [LUFS]

    Its two filters are drawn here as gains over frequency: a shelf of 4 dB above 1.7 kHz, and nothing below 60 Hz.
    """
    f = np.maximum(np.fft.rfftfreq(len(samples), 1 / RATE), 1e-3)
    shelf = 10 ** (4.0 / 20 * 1.0 / (1.0 + (1500.0 / f) ** 2))
    rumble = (f / 38.0) ** 2 / (1.0 + (f / 38.0) ** 2)
    weighed = np.fft.irfft(np.fft.rfft(samples, axis=0) * (shelf * rumble)[:, None], len(samples), axis=0)
    return float(-0.691 + 10.0 * np.log10(max(float(np.sum(np.mean(weighed**2, axis=0))), 1e-12)))


def clipped_share(samples: Stereo) -> float:
    """Return the share of samples beyond full scale, which SDL would cut."""
    return float(np.mean(np.abs(samples) > 1.0))
