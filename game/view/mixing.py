"""How loud every voice is at this moment: ducking, and the limiter that keeps the sum from clipping.

SDL's mixer has no master bus to put a limiter on. So the sum is foretold: every sound carries the peaks of its own
samples in blocks of 23 ms (`view/mixer.py`), and since it is known where in its sound each voice stands, what it will
add within the next 0.1 s is known as well. Peaks of voices that know nothing of one another add as squares (measured
against rendered mixes: `tools/sound/mixdown.py`). When that sum is too much, voices that are not protected are turned
down; when what is protected, music and speech are too much by themselves, everything but the interface is.
"""

from __future__ import annotations

import math

from game.view.hearing import SoundSettings
from game.view.sound_table import PROTECTED
from game.view.voices import Limiter, Voice, VoicePool

DUCK_ATTACK_S, DUCK_RELEASE_S = 0.06, 0.5
EFFECTS_UNDER_SPEECH = 0.75
BELOW_SPEECH = 6.0  # a radio line is laid over the small sounds only; large ones break into it


class Levels:
    """Follows ducking and limiter. hushed: what everything unprotected is held down to, music too"""

    def __init__(self) -> None:
        self.hushed = 1.0
        self.duck = 1.0
        self.below = 0.0
        self.limiter = Limiter()

    def begin(self, voice: Voice, priority: float) -> None:
        """Take note of a voice that begins: what matters less is turned down for it from now on."""
        if voice.rule.duck < 1.0:
            self.below = max(self.below, min(priority, float(PROTECTED)))

    def move(self, dt: float, pool: VoicePool, settings: SoundSettings, talking: bool, rest: float) -> None:
        """Move ducking and limiter on. rest: sum of squared peaks of music and speech"""
        goal, below = pool.duck_level()
        if talking and goal > EFFECTS_UNDER_SPEECH:
            goal, below = EFFECTS_UNDER_SPEECH, BELOW_SPEECH
        if self.hushed < goal:
            goal, below = self.hushed, float(PROTECTED)
        if goal < 1.0:
            self.below = below
        time = DUCK_ATTACK_S if goal < self.duck else DUCK_RELEASE_S
        self.duck += (goal - self.duck) * (1.0 - math.exp(-dt / time))
        protected, others = rest, 0.0
        for voice in pool.voices.values():
            if not voice.held:
                power = (self.raw(voice, settings) * voice.peak()) ** 2
                if voice.priority >= PROTECTED:
                    protected += power
                else:
                    others += power
        self.limiter.update(dt, protected, others)

    def raw(self, voice: Voice, settings: SoundSettings) -> float:
        """Return a voice's loudness before the limiter."""
        loud = voice.rule.gain * voice.gain * voice.level * settings.volume(voice.rule.category)
        return loud * self.duck if voice.priority < self.below else loud

    def heard(self, voice: Voice, settings: SoundSettings) -> float:
        """Return a voice's loudness as it is sent to the mixer."""
        scale = 1.0 if voice.priority >= PROTECTED else self.limiter.scale
        trim = 1.0 if voice.rule.category == "interface" else self.limiter.trim  # a warning gives way to nothing
        return self.raw(voice, settings) * scale * trim
