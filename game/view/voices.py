"""Decides which sounds get the few voices there are, and how loud each may be. Knows no sound device."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.view.sound_table import PROTECTED, SoundRule

CEILING = 0.55  # [1] of full scale: sum of peaks held under; sums of many voices reach twice that now and then
RELEASE_S = 0.35
TOP = 0.85  # [1] the same for what is protected, a few voices
LEAST = 0.15  # [1] what is left of the ceiling, squared, for the battle under whatever is protected
BLOCK_S = 1024 / 44100  # [s] of which a sound's peaks are known one by one
AHEAD = 5  # blocks looked ahead: what a slow picture and the device's buffer are behind
FULL = np.ones(1, dtype=np.float32)
DUCK_TAIL = 0.65  # part of a sound over whose length its ducking dies away
LOOP_DUCK_LATER = 0.35  # share of its ducking a loop keeps when it goes on and on
LOOP_DUCK_S = 1.2


@dataclass
class Voice:
    """One sound that is playing.

    slot: number of the mixer channel
    gain, pan: [0..1], [-1..1] as asked for
    left_s: [s] until it ends by itself, infinite for a loop
    level, goal: [0..1] where a fade stands and where it goes
    peaks: (n,) [1] the largest sample of each block of its sound; glides: it is read at another speed
    """

    slot: int
    rule: SoundRule
    key: object
    priority: float
    gain: float
    pan: float
    left_s: float
    age_s: float = 0.0
    level: float = 1.0
    goal: float = 1.0
    held: bool = False
    loop: bool = False
    sent: tuple[float, float] = (-1.0, -1.0)
    peaks: NDArray[np.float32] = field(default_factory=lambda: FULL)
    glides: bool = False

    def peak(self) -> float:
        """Return the largest sample it will play within the next moments, at full volume."""
        count, at = len(self.peaks), int(self.age_s / BLOCK_S)
        if self.glides or count <= AHEAD:
            return float(self.peaks.max())
        at = at % count if self.loop else min(at, count - 1)
        most = float(self.peaks[at : at + AHEAD].max())
        return max(most, float(self.peaks[: at + AHEAD - count].max())) if self.loop and at + AHEAD > count else most

    def swell(self, gain: float, pan: float) -> None:
        """Let a sound that may not start again lend its loudness to the one already playing."""
        if gain > self.gain:
            self.gain, self.pan = gain, pan


class VoicePool:
    """The voices in use.

    slots: numbers of the mixer channels it may give out
    """

    def __init__(self, slots: Iterable[int]) -> None:
        self.slots = tuple(slots)
        self.voices: dict[int, Voice] = {}

    def find(self, name: str, key: object) -> Voice | None:
        """Return the voice of a sound with this key, if it plays."""
        for voice in self.voices.values():
            if voice.rule.name == name and voice.key == key and voice.goal > 0.0:
                return voice
        return None

    def newest(self, name: str) -> Voice | None:
        """Return the youngest voice of a sound."""
        return min(
            (v for v in self.voices.values() if v.rule.name == name), key=lambda v: v.age_s, default=None
        )

    def slot_for(self, rule: SoundRule, priority: float, gain: float) -> int | None:
        """Return a slot for a new sound: a free one, else that of the least important voice it may replace.

        A sound that already has all its voices replaces its own quietest; nothing replaces what matters more.
        """
        same = [voice for voice in self.voices.values() if voice.rule.name == rule.name]
        if len(same) >= rule.voices:
            weakest = min(same, key=_worth)
            return weakest.slot if not weakest.loop and weakest.priority <= priority else None
        for slot in self.slots:
            if slot not in self.voices:
                return slot
        weakest = min(self.voices.values(), key=_worth)
        return weakest.slot if _worth(weakest) < (priority, gain) else None

    def add(self, voice: Voice) -> None:
        """Take a voice in, in place of whatever had its slot."""
        self.voices[voice.slot] = voice

    def pass_time(self, dt: float) -> list[Voice]:
        """Let time pass: move fades, forget voices that have ended, and return those to be stopped."""
        stopped = []
        for slot, voice in list(self.voices.items()):
            if voice.held:
                continue
            voice.age_s += dt
            voice.left_s -= dt
            step = dt / voice.rule.fade_s
            voice.level += max(-step, min(step, voice.goal - voice.level))
            if voice.left_s <= 0.0:
                del self.voices[slot]
            elif voice.goal == 0.0 and voice.level <= 0.0:
                stopped.append(self.voices.pop(slot))
        return stopped

    def duck_level(self) -> tuple[float, float]:
        """Return what quieter sounds are turned down to, and the priority below which that holds."""
        sounding = [v for v in self.voices.values() if v.rule.duck < 1.0 and v.goal > 0.0 and not v.held]
        if not sounding:
            return 1.0, 0.0
        chief = min(sounding, key=_ducking)
        return _ducking(chief), min(chief.priority, float(PROTECTED))


def _ducking(voice: Voice) -> float:
    """Return what a voice turns others down to: it makes itself heard, then lets the battle back in."""
    if voice.loop:
        share = LOOP_DUCK_LATER + (1.0 - LOOP_DUCK_LATER) * math.exp(-voice.age_s / LOOP_DUCK_S)
    else:
        share = min(1.0, voice.left_s / (DUCK_TAIL * max(0.05, voice.left_s + voice.age_s)))
    return 1.0 - (1.0 - voice.rule.duck) * share


def _worth(voice: Voice) -> tuple[float, float]:
    """Return how much a voice matters: importance first, then loudness still to come."""
    fading = 0.0 if voice.goal == 0.0 else 1.0
    rest = 1.0 if voice.loop else min(1.0, max(0.0, voice.left_s) / max(0.05, voice.left_s + voice.age_s))
    return voice.priority * fading, voice.gain * rest


class Limiter:
    """Keeps the sum of all voices from clipping: quick to turn down, slow to turn up again.

    scale: of voices that are not protected; trim: of everything
    """

    def __init__(self) -> None:
        self.scale = 1.0
        self.trim = 1.0

    def update(self, dt: float, protected: float, others: float) -> float:
        """Return the scale for voices that are not protected.

        protected, others: sums of squared peaks
        """
        room = max(LEAST, CEILING * CEILING - protected)
        self.scale = _follow(self.scale, min(1.0, math.sqrt(room / others)) if others > 0 else 1.0, dt)
        total = protected + others * self.scale**2
        self.trim = _follow(self.trim, min(1.0, TOP / math.sqrt(total)) if total > 0 else 1.0, dt)
        return self.scale


def _follow(now: float, wanted: float, dt: float) -> float:
    """Return what is wanted at once when that is less, else a step towards it."""
    return wanted if wanted < now else now + (wanted - now) * min(1.0, dt / RELEASE_S)
