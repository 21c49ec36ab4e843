"""Plays music in layers: stems of one piece run together and fade with how hot the battle is."""

from __future__ import annotations

import threading

import numpy as np
import pygame

from game.view.mixer import SoundStore
from game.view.sound_table import SoundTable, TrackRule

STEMS = 3
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
        self._sounds: list[pygame.mixer.Sound] = []
        self._ready = threading.Event()
        self._store = store
        self._mono = mono
        self._thread = threading.Thread(target=self._decode, name=f"music {track.name}", daemon=True)
        self._thread.start()

    def _decode(self) -> None:
        """Get the stems away from the game's own thread."""
        for stem in self.track.stems:
            sound = self._store.read(stem) if self._mono else self._store.get(stem)
            if self._mono:
                samples = pygame.sndarray.samples(sound)
                samples[:] = samples.mean(axis=1, keepdims=True).astype(np.int16)
                del samples
            self._sounds.append(sound)
        self._ready.set()

    def wait(self) -> None:
        """Wait until the stems are decoded, before the device is closed under the reader."""
        self._thread.join()

    def update(self, dt: float, volume: float) -> bool:
        """Move the fades; return False once the piece has faded out and is stopped.

        volume: [0..1] of all music
        """
        if not self._ready.is_set():
            return any(self.goals)
        channels = [pygame.mixer.Channel(self.first + index) for index in range(len(self._sounds))]
        if not self.started:
            for channel, sound in zip(channels, self._sounds, strict=True):
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
        self._wanted: tuple[str | None, float] = (None, 0.0)

    def want(self, name: str | None, intensity: float) -> None:
        """Ask for a piece at an intensity 0..1, or for silence."""
        self._wanted = (name, intensity)

    def _turn(self, name: str | None, intensity: float) -> None:
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
            self.decks[name].goals = list(track.levels(intensity))

    def update(self, dt: float, volume: float) -> None:
        """Move all fades and drop what has gone silent."""
        self._turn(*self._wanted)
        for name, deck in list(self.decks.items()):
            if not deck.update(dt, volume):
                deck.wait()
                del self.decks[name]

    def stop(self) -> None:
        """End all music at once; what is wanted begins anew with the next update."""
        for deck in self.decks.values():
            deck.wait()
            for index in range(STEMS):
                pygame.mixer.Channel(deck.first + index).stop()
        self.decks.clear()
