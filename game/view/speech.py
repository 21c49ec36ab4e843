"""Turns a line of text into the sound of somebody saying it on the radio: syllables and melody, no words."""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.view.mixer import RATE, SoundStore
from game.view.sound_table import SoundTable

LONGEST_S = 4.8
DULL = 15  # samples: what is left of a voice after that is its body, below 1.3 kHz
SHARPER = 0.7
WORD = re.compile(r"[^\W\d_]+|\d|[.,;:!?…-]")
SYLLABLE = re.compile(r"[^aeiouyäöü]*[aeiouyäöü]+(?:[^aeiouyäöü]+$)?", re.IGNORECASE)


@dataclass(frozen=True)
class Manner:
    """How a side speaks.

    overlap_s: [s] how far syllables run into each other
    gap_s, pause_s: [s] between words, at punctuation
    fall: [1] how far pitch sinks over a sentence
    lilt: [1] how much pitch varies from syllable to syllable
    """

    voice: str
    opening: str
    overlap_s: float
    gap_s: float
    pause_s: float
    fall: float
    lilt: float


MANNERS = {
    "race": Manner("voice_race", "radio_open_race", 0.07, 0.02, 0.20, 0.14, 0.09),
    "arume": Manner("voice_arume", "radio_open_arume", 0.015, 0.045, 0.16, 0.05, 0.03),
}


@dataclass(frozen=True)
class Speaker:
    """How one speaker differs from another of his side.

    pitch, pace: [1] about 1
    bright: [-1..1] how much of the sharp part of a voice comes through
    """

    pitch: float = 1.0
    pace: float = 1.0
    bright: float = 0.0


def speaker_of(name: str) -> Speaker:
    """Give the voice that belongs to a name: always the same; nobody's is the middle of all."""
    if not name:
        return Speaker()
    high, quick, bright = (byte / 127.5 - 1.0 for byte in hashlib.sha256(name.encode()).digest()[:3])
    return Speaker(1.0 + 0.13 * high, 1.0 + 0.10 * quick, bright)


def syllables(text: str) -> list[str]:
    """Return the syllables of a line, with "" between words and the mark itself at punctuation."""
    out: list[str] = []
    for word in WORD.findall(text):
        if out and out[-1] != "":
            out.append("")
        if word.isalpha():
            out.extend(part.lower() for part in SYLLABLE.findall(word) or [word])
        else:
            out.append(word)
    return out


def speech_wave(
    text: str, side: str, store: SoundStore, table: SoundTable, speaker: str = ""
) -> NDArray[np.float64]:
    """Return a spoken line; the same syllable from the same speaker always sounds the same.

    side: "race" or "arume"
    speaker: a name; his voice is a little higher or lower, quicker or slower, sharper or duller than others'
    result: (n,) -1..1, at most about five seconds
    """
    manner = MANNERS[side]
    rule = table.sounds.get(manner.voice)
    stems = rule.stems if rule is not None else (manner.voice,)
    who = speaker_of(speaker)
    parts = syllables(text)
    pieces: list[tuple[float, NDArray[np.float64], float]] = []
    at = 0.0
    pieces.append((at, store.wave(manner.opening), 0.8))
    at += len(pieces[0][1]) / RATE
    spoken = max(1, sum(1 for part in parts if part[:1].isalnum()))
    said = 0
    for index, part in enumerate(parts):
        if at >= LONGEST_S:
            break
        if part == "":
            at += manner.gap_s / who.pace
        elif not part.isalnum():
            at += manner.pause_s
        else:
            mood = 0.16 if "?" in parts[index : index + 4] else -manner.fall * said / spoken
            code = zlib.crc32(part.encode())
            pitch = who.pitch * (1.0 + mood + manner.lilt * ((code >> 8) % 200 / 100 - 1))
            wave = coloured(repitched(store.wave(stems[code % len(stems)]), pitch), who.bright)
            loud = 1.15 if "!" in parts[index : index + 4] else 1.0
            pieces.append((at, wave, loud * (1.0 - 0.15 * said / spoken)))
            at += max(0.06, (len(wave) / RATE - manner.overlap_s) / who.pace)
            said += 1
    at += 0.04
    pieces.append((at, store.wave("radio_close"), 0.8))
    return _laid(pieces, store.wave("radio_static"))


def warm(manner: Manner, store: SoundStore, table: SoundTable) -> None:
    """Read what a side speaks with ahead of its first word, which would cost three pictures."""
    rule = table.sounds.get(manner.voice)
    for stem in (*(rule.stems if rule is not None else ()), manner.opening, "radio_close", "radio_static"):
        store.wave(stem)


def repitched(wave: NDArray[np.float64], pitch: float) -> NDArray[np.float64]:
    """Return a wave played faster or slower."""
    count = max(2, int(len(wave) / pitch))
    places = np.arange(count) * pitch
    return np.asarray(np.interp(places, np.arange(len(wave)), wave), dtype=np.float64)


def coloured(wave: NDArray[np.float64], bright: float) -> NDArray[np.float64]:
    """Return a wave with more or less of its sharp part, as loud as before. bright: [-1..1]"""
    dull = np.convolve(wave, np.full(DULL, 1.0 / DULL), "same")
    out = dull + (wave - dull) * (1.0 + SHARPER * bright)
    loud = float(np.sqrt(np.mean(out**2)))
    return out * (float(np.sqrt(np.mean(wave**2))) / loud) if loud > 0.0 else out


def _laid(
    pieces: list[tuple[float, NDArray[np.float64], float]], carrier: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the pieces laid out in time over the noise of an open channel."""
    end = max(int(at * RATE) + len(wave) for at, wave, _ in pieces)
    total = 0.25 * np.resize(carrier, end)
    edge = min(end // 2, RATE // 30)
    total[:edge] *= np.linspace(0.0, 1.0, edge)
    total[-edge:] *= np.linspace(1.0, 0.0, edge)
    for at, wave, gain in pieces:
        start = int(at * RATE)
        total[start : start + len(wave)] += gain * wave
    return np.tanh(total)
