"""Plays music in layers: stems of one piece run together and fade with how hot the battle is, and whose it is."""

from __future__ import annotations

import threading

import numpy as np
import pygame

from game.view.mixer import SoundStore, heal, peaks_of
from game.view.sound_table import MOST_STEMS, SoundTable, TrackRule

STEMS = MOST_STEMS
LARGE = 3  # a piece of more stems than this does not stay in memory: one of a battle takes 60 MB
USUAL = 95  # [%] of a stem's peaks are no higher than what it is reckoned with
FADE_S = 2.5
AWAY_S = 1.2  # a piece leaves quicker than it comes


class Deck:
    """One piece of music on its channels; decodes in the background, then fades in.

    SDL_mixer holds its lock while it decodes a file (0.1 s for a stem): sound and anything that talks to a channel
    stand still meanwhile. So stems are best fetched while a loading screen is up; `preload` of the board does that.
    """

    def __init__(self, track: TrackRule, first: int, store: SoundStore, mono: bool) -> None:
        self.track = track
        self.first = first
        self.levels = [0.0] * len(track.stems)
        self.goals = [0.0] * len(track.stems)
        self.started = False
        self.sounds: list[pygame.mixer.Sound] = []
        self._peaks: list[float] = []
        self._ready = threading.Event()
        self._store = store
        self._mono = mono
        self._thread = threading.Thread(target=self._decode, name=f"music {track.name}", daemon=True)
        self._thread.start()

    def _decode(self) -> None:
        """Get the stems away from the game's own thread."""
        for stem in self.track.stems:
            sound = heal(self._store.read(stem)) if self._mono else self._store.loop(stem)
            if self._mono:
                samples = pygame.sndarray.samples(sound)
                samples[:] = samples.mean(axis=1, keepdims=True).astype(np.int16)
                del samples
            self.sounds.append(sound)
            self._peaks.append(float(np.percentile(peaks_of(sound), USUAL)))
        self._ready.set()

    def wait(self) -> None:
        """Wait until the stems are decoded, before the device is closed under the reader."""
        self._thread.join()

    def power(self, volume: float) -> float:
        """Give the sum of the squared peaks of its stems, as they are heard at a volume."""
        return sum((level * volume * peak) ** 2 for level, peak in zip(self.levels, list(self._peaks), strict=False))

    def update(self, dt: float, volume: float) -> bool:
        """Move the fades; return False once the piece has faded out and is stopped.

        volume: [0..1] of all music
        """
        if not self._ready.is_set():
            return any(self.goals)
        channels = [pygame.mixer.Channel(self.first + index) for index in range(len(self.sounds))]
        if not self.started:
            for channel, sound in zip(channels, self.sounds, strict=True):
                channel.set_volume(0.0)
                channel.play(sound, loops=-1)
                channel.set_volume(0.0)
            self.started = True
        step = dt / (FADE_S if any(self.goals) else AWAY_S)
        for index, (channel, goal) in enumerate(zip(channels, self.goals, strict=True)):
            self.levels[index] += max(-step, min(step, goal - self.levels[index]))
            channel.set_volume(self.levels[index] * volume)
        if any(self.goals) or any(level > 0.0 for level in self.levels):
            return True
        for channel in channels:
            channel.stop()
        return False


class Music:
    """Two decks: the piece that plays and the one that is fading away."""

    def __init__(self, table: SoundTable, store: SoundStore) -> None:
        self.table = table
        self.store = store
        self.mono = False
        self.decks: dict[str, Deck] = {}
        self._wanted: tuple[str | None, float, float] = (None, 0.0, 0.0)

    def want(self, name: str | None, intensity: float, tide: float = 0.0) -> None:
        """Ask for a piece at an intensity 0..1, or for silence.

        tide: [-1..1] whose battle it is: 1 the Race's, -1 the Arume's
        """
        self._wanted = (name, intensity, tide)

    def power(self, volume: float) -> float:
        """Give the sum of the squared peaks of all stems, as they are heard at a volume."""
        return sum(deck.power(volume) for deck in self.decks.values())

    def _turn(self, name: str | None, intensity: float, tide: float) -> None:
        """Point every deck at what is wanted now; a third piece waits until one of two decks is free."""
        for deck in self.decks.values():
            if deck.track.name != name:
                deck.goals = [0.0] * len(deck.goals)
        track = self.table.tracks.get(name) if name is not None else None
        if track is None or name is None:
            return
        if name not in self.decks and len(self.decks) < 2:
            taken = {deck.first for deck in self.decks.values()}
            first = 0 if 0 not in taken else STEMS
            self.decks[name] = Deck(track, first, self.store, self.mono)
        if name in self.decks:
            self.decks[name].goals = list(track.levels(intensity, tide))

    def update(self, dt: float, volume: float) -> None:
        """Move all fades and drop what has gone silent."""
        self._turn(*self._wanted)
        for name, deck in list(self.decks.items()):
            if not deck.update(dt, volume):
                deck.wait()
                del self.decks[name]
                if len(deck.track.stems) > LARGE:
                    self.store.forget(deck.track.stems)

    def stop(self) -> None:
        """End all music at once; what is wanted begins anew with the next update."""
        for deck in self.decks.values():
            deck.wait()
            for index in range(STEMS):
                pygame.mixer.Channel(deck.first + index).stop()
        self.decks.clear()
