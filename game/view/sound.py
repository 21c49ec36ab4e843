"""The sound board: everything the battle and the interface let be heard.

It knows names of sounds, never the simulation: whoever draws the battle turns events into names.
Call `listen` before a frame's `play` calls and `update` after them.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from pathlib import Path

import pygame

from game.view.captions import Bearing, Captions, bearing_of
from game.view.hearing import Ear, SoundSettings, ears
from game.view.mixer import CHANNELS, Desk, Glide, SoundStore, as_sound, open_mixer
from game.view.mixing import Levels
from game.view.music import STEMS, Music
from game.view.sound_table import SoundRule, load_table
from game.view.speech import MANNERS, speech_wave, warm
from game.view.voices import Voice, VoicePool

MUSIC_CHANNELS = 2 * STEMS
SPEECH_CHANNEL = MUSIC_CHANNELS
FIRST_VOICE = MUSIC_CHANNELS + 1
QUIETEST = 0.02
LATENCY_S = 0.05  # a sound still lies in the device's buffer when its time is up
MUSIC_UNDER_SPEECH = 0.75
MUSIC_WHILE_PAUSED = 0.5


class SoundBoard:
    """Plays sounds by name on a limited number of voices."""

    def __init__(self, assets_folder: Path, settings: SoundSettings | None = None) -> None:
        self.settings = settings or SoundSettings()
        self.table = load_table(assets_folder / "sounds" / "sounds.toml")
        self.audible = open_mixer()
        self.store = SoundStore(assets_folder / "sounds")
        self.pool = VoicePool(range(FIRST_VOICE, CHANNELS))
        self.music_box = Music(self.table, self.store)
        self.music_box.mono = self.settings.mono
        self.captions = Captions()
        self.levels = Levels()
        self._desk = Desk()
        self._random = random.Random()
        self._now = 0.0
        self._last: dict[str, float] = {}
        self._last_variant: dict[str, int] = {}
        self._speech_left = 0.0
        self._speech_gain = 0.0
        self.paused = False
        self._ear = Ear()

    @property
    def speaks(self) -> bool:
        """Say whether a radio line is being said."""
        return self._speech_left > 0.0 and not self.paused

    def play(
        self, name: str, pan: float = 0.0, gain: float = 1.0, priority: float | None = None, key: object = None,
        own: bool = False, bearing: Bearing | None = None,
    ) -> bool:  # fmt: skip
        """Play a sound once; return whether it started.

        pan: [-1..1] left .. right
        gain: [0..1] on top of the table's gain
        priority: [0..10] in place of the table's
        key: a sound still playing under the same name and key does not start again
        own: it happens to the player's own unit; bearing: where it comes from on the screen, for its caption
        """
        if not math.isfinite(gain + pan) or gain < QUIETEST:
            return False
        rule = self._rule(name)
        self.captions.hear(rule, bearing, gain, own)
        if not self.audible:
            return False
        gain = min(gain, 1.0)
        running = self.pool.find(name, key) if key is not None else None
        if running is None and self._now - self._last.get(name, -math.inf) < rule.interval_s:
            running = self.pool.newest(name)
            if running is None:
                return False
        if running is not None:
            running.swell(gain, pan)
            return False
        voice = self._start(rule, pan, gain, rule.priority if priority is None else priority, key, loop=False)
        if voice is not None:
            self._last[name] = self._now
        return voice is not None

    def play_at(
        self, name: str, position: tuple[float, float], gain: float = 1.0, priority: float | None = None,
        key: object = None, own: bool = False, bearing: Bearing | None = None, least: float = 0.0,
    ) -> bool:  # fmt: skip
        """Play a sound that happens at a place in the world [wu]. least: it is heard so much however far away it is"""
        pan, nearness = self.heard(position)
        toward = bearing or (None if own else self.bearing(position))
        return self.play(name, pan, gain * max(nearness, least), priority, key, own, toward)

    def loop(
        self, name: str, on: bool, gain: float = 1.0, pan: float = 0.0, key: object = None, pitch: float | None = None,
        bearing: Bearing | None = None,
    ) -> None:  # fmt: skip
        """Keep a sound going, or let it fade out; may be called every frame with the gain of the moment.

        pitch: how fast it is read, 1 as it was made; a loop begun with a pitch follows it from then on
        """
        if not math.isfinite(gain + pan + (pitch or 0.0)):
            return
        if on and gain >= QUIETEST:
            self.captions.hear(self._rule(name), bearing, gain, own=False)
        if not self.audible:
            return
        voice = self.pool.find(name, key)
        if not on or gain < QUIETEST:
            if voice is not None:
                voice.goal = 0.0
            return
        if voice is None:
            rule = self._rule(name)
            voice = self._start(rule, pan, gain, rule.priority, key, loop=True, pitch=pitch)
        if voice is not None:
            voice.gain, voice.pan = min(gain, 1.0), pan
            self._desk.steer(voice.slot, pitch)

    def stop_loops(self) -> None:
        """Let every loop fade out: a battle ends or a screen closes."""
        self.levels.hushed = 1.0
        self.captions.clear()
        for voice in self.pool.voices.values():
            if voice.loop:
                voice.goal = 0.0

    def listen(self, center: tuple[float, float], zoom: float, width: float = 1280.0) -> None:
        """Set where the ear is: the camera. center: [wu]; zoom: [px/wu]; width: [px] of the window"""
        self._ear = Ear(float(center[0]), float(center[1]), max(1e-3, float(zoom)), max(1.0, width / 2))

    def heard(self, position: tuple[float, float]) -> tuple[float, float]:
        """Return pan and gain of something at a place in the world [wu]."""
        return self._ear.hears(float(position[0]), float(position[1]))

    def bearing(self, position: tuple[float, float]) -> Bearing | None:
        """Return the direction on the screen of a place in the world [wu]; None when that is in its middle."""
        return bearing_of(*self._ear.offset(float(position[0]), float(position[1])))

    def speak(self, text: str, side: str, speaker: str = "") -> float:
        """Say a radio line in the voice of a side ("race" or "arume"); return how long it takes [s]."""
        if not self.audible or side not in MANNERS or not text.strip():
            return 0.0
        sound = as_sound(speech_wave(text, side, self.store, self.table, speaker))
        channel = pygame.mixer.Channel(SPEECH_CHANNEL)
        channel.play(sound)
        self._speech_gain = self._rule(MANNERS[side].voice).gain
        channel.set_volume(self._speech_gain * self.settings.volume("radio") * self.levels.limiter.trim)
        if self.paused:
            channel.pause()
        self._speech_left = sound.get_length()
        return self._speech_left

    def hush_speech(self) -> None:
        """Break off the radio line."""
        if self.audible:
            pygame.mixer.Channel(SPEECH_CHANNEL).fadeout(120)
        self._speech_left = 0.0

    def music(self, intensity: float | None, track: str = "orbit_race", tide: float = 0.0) -> None:
        """Ask for music, from 0 calm to 1 battle; None lets it fade. tide: whose battle, 1 the Race's to -1"""
        if self.audible:
            self.music_box.want(None if intensity is None else track, intensity or 0.0, tide)

    def update(self, dt: float) -> None:
        """Move fades, ducking and the limiter, and tell the mixer.

        dt: [s] real time since the last frame
        """
        dt = min(max(dt, 0.0), 0.25)
        if not self.paused:
            self.captions.pass_time(dt)
        if not self.audible:
            return
        self._now += dt
        for voice in self.pool.pass_time(dt):
            self._desk.stop(voice.slot)
        if not self.paused:
            self._speech_left = max(0.0, self._speech_left - dt)
        talking = self.speaks
        levels, settings = self.levels, self.settings
        speech = self._speech_gain * settings.volume("radio") if talking else 0.0
        quiet = (MUSIC_UNDER_SPEECH if talking else 1.0) * (MUSIC_WHILE_PAUSED if self.paused else 1.0)
        music = settings.volume("music") * levels.duck**0.5 * quiet
        levels.move(dt, self.pool, settings, talking, speech**2 + self.music_box.power(music))
        for voice in self.pool.voices.values():
            self._send(voice)
        self.music_box.update(dt, music * levels.limiter.trim)

    def pause(self, on: bool) -> None:
        """Stop the battle's sounds where they are, or let them go on; interface and music stay."""
        if not self.audible or on == self.paused:
            return
        self.paused = on
        slots = [v.slot for v in self.pool.voices.values() if v.rule.category != "interface" or v.loop]
        for slot in [*slots, SPEECH_CHANNEL]:
            channel = pygame.mixer.Channel(slot)
            if on:
                channel.pause()
            else:
                channel.unpause()
        for voice in self.pool.voices.values():
            voice.held = on and voice.slot in slots

    def apply(self, settings: SoundSettings) -> None:
        """Take over changed settings at once."""
        if settings.mono != self.music_box.mono and self.audible:
            self.music_box.mono = settings.mono
            self.music_box.stop()
        self.settings = settings
        if self.audible:
            pygame.mixer.Channel(SPEECH_CHANNEL).set_volume(self._speech_gain * settings.volume("radio"))

    def preload(self, track: str = "orbit_race") -> Iterator[float]:
        """Decode every sound and one piece of music, file by file, yielding the share done: for a loading screen."""
        stems = [stem for rule in self.table.sounds.values() for stem in rule.stems]
        stems += self.table.tracks[track].stems if track in self.table.tracks else ()
        for index, stem in enumerate(stems if self.audible else ()):
            self.store.get(stem)
            yield (index + 1) / len(stems)
        for manner in MANNERS.values() if self.audible else ():
            warm(manner, self.store, self.table)

    def stop_all(self) -> None:
        """Silence everything at once but music: a battle is left."""
        self.levels.hushed = 1.0
        self.captions.clear()
        if self.audible:
            self.pause(False)
            for slot in [*self.pool.voices, SPEECH_CHANNEL]:
                self._desk.stop(slot)
            self.pool.voices.clear()
            self._speech_left = 0.0

    def close(self) -> None:
        """Give the sound device back."""
        if self.audible:
            self.stop_all()
            self.music_box.stop()
            self.audible = False
            pygame.mixer.quit()

    def _rule(self, name: str) -> SoundRule:
        """Return the table's rule, or a plain one for a name it does not have."""
        rule = self.table.sounds.get(name)
        return rule if rule is not None else SoundRule(name)

    def _start(
        self, rule: SoundRule, pan: float, gain: float, priority: float, key: object, loop: bool,
        pitch: float | None = None,
    ) -> Voice | None:  # fmt: skip
        """Give a sound a voice, if it is worth one."""
        slot = self.pool.slot_for(rule, priority, gain)
        if slot is None:
            return None
        stem = rule.stems[self._variant(rule)]
        sound = self.store.loop(stem) if loop else self.store.get(stem)
        glide = None if pitch is None else Glide(self.store.wave(stem), pitch)
        self._desk.play(slot, sound, loop, glide)
        length = math.inf if loop else sound.get_length() + LATENCY_S
        voice = Voice(slot, rule, key, priority, gain, pan, length, loop=loop, peaks=self.store.peaks(stem))
        voice.glides = glide is not None
        voice.level = 0.0 if loop else 1.0
        self.pool.add(voice)
        self.levels.begin(voice, priority)
        self._send(voice)
        if self.paused and (loop or rule.category != "interface"):
            pygame.mixer.Channel(slot).pause()
            voice.held = True
        return voice

    def _variant(self, rule: SoundRule) -> int:
        """Return a variant at random, never the same twice running."""
        if rule.variants == 1:
            return 0
        before = self._last_variant.get(rule.name, -1)
        choice = self._random.choice([number for number in range(rule.variants) if number != before])
        self._last_variant[rule.name] = choice
        return choice

    def _send(self, voice: Voice) -> None:
        """Tell the mixer how loud a voice is, when that has changed."""
        loud = self.levels.heard(voice, self.settings)
        if not voice.held and self._desk.feed(voice.slot, *ears(1.0, voice.pan, self.settings.mono)):
            voice.sent = (-1.0, -1.0)
        left, right = ears(loud, voice.pan, self.settings.mono)
        if abs(left - voice.sent[0]) + abs(right - voice.sent[1]) > 0.004:
            voice.sent = (left, right)
            self._desk.volume(voice.slot, left, right)
