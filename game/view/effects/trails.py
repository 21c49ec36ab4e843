"""Draws the smoke trails of missiles, which curl and widen as they age: the signature of the game.

Up to 60 trails are drawn piece by piece from remembered places. Above that, only new smoke is drawn, into a
layer of half the size that fades by itself and moves with the camera.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.view.camera import Camera
from game.view.effects.trail_layer import TrailLayer
from game.view.effects.trail_sprites import TrailSprites
from game.view.frame import Frame

LIFE_S = 2.5
SAMPLE_S = 0.06
MOST_EXACT = 60
_SAMPLES = math.ceil(LIFE_S / SAMPLE_S) + 1
_SLOTS = 512
_HOT_SHARE = 0.12
_CURL_WU_S = 3.2
_TAPS = (1, 6, 13, 20, 28)  # how many samples old smoke is when drawn into the layer, each time wider


@dataclass(frozen=True)
class _Pieces:
    """Lists straight pieces of smoke.

    start, end: (m, 2) [wu]; age: (m) [s]; kind: (m) side; rank: (m) how many samples behind the missile
    """

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    age: NDArray[np.float64]
    kind: NDArray[np.intp]
    rank: NDArray[np.intp]

    def only(self, keep: NDArray[np.bool_]) -> _Pieces:
        """Chooses some of the pieces."""
        return _Pieces(self.start[keep], self.end[keep], self.age[keep], self.kind[keep], self.rank[keep])


class Trails:
    """Remembers where missiles have been and draws the smoke they left.

    Not checked: that there are fewer than 512 missiles within 2.5 s; further ones fly without smoke.
    """

    def __init__(self) -> None:
        self._phase = np.random.default_rng(6).uniform(0, math.tau, (2, _SLOTS))
        self._sprites: dict[tuple[float, bool], TrailSprites] = {}
        self.clear()

    def clear(self) -> None:
        """Forgets all smoke, as when the battle jumps to another moment."""
        self._slot_of: dict[int, int] = {}
        self._past: NDArray[np.float64] = np.full((_SAMPLES, _SLOTS, 2), np.nan)
        self._times: NDArray[np.float64] = np.full(_SAMPLES, -math.inf)
        self._newest = 0
        self._now: NDArray[np.float64] = np.full((_SLOTS, 2), np.nan)
        self._last_seen: NDArray[np.float64] = np.full(_SLOTS, -math.inf)
        self._kind: NDArray[np.intp] = np.zeros(_SLOTS, np.intp)
        self._clock_s = 0.0
        self._samples_taken = 0
        self._samples_drawn = 0
        self._layer: TrailLayer | None = None

    # --- remembering

    def update(self, clock_s: float, ship: ArrayLike, pos: ArrayLike, kind: ArrayLike) -> None:
        """Takes in where all missiles are.

        clock_s: battle time; a jump back forgets all smoke
        ship: (n) numbers that stay the same for one missile; pos: (n, 2) [wu]; kind: (n) 0 Race, 1 Arume
        """
        if clock_s < self._clock_s - 1e-9:
            self.clear()
        self._clock_s = clock_s
        ids = np.asarray(ship).tolist()
        slots = self._slots(ids)
        have = slots >= 0
        used = slots[have]
        self._now[:] = np.nan
        where = np.asarray(pos, np.float64).reshape(-1, 2)[have]
        self._now[used] = np.where(np.isfinite(where), where, np.nan)
        self._kind[used] = np.asarray(kind, np.intp)[have]
        self._last_seen[used] = clock_s
        if clock_s - self._times[self._newest] >= SAMPLE_S:
            self._newest = (self._newest + 1) % _SAMPLES
            self._past[self._newest] = self._now
            self._times[self._newest] = clock_s
            self._samples_taken += 1

    def _slots(self, ids: list[int]) -> NDArray[np.intp]:
        """Finds each missile's column; new missiles get one whose old smoke is gone, or -1."""
        known = self._slot_of
        fresh = [i for i in ids if i not in known]
        if fresh:
            gone = self._last_seen < self._clock_s - LIFE_S - SAMPLE_S
            dead = [i for i, slot in known.items() if gone[slot]]
            for i in dead:
                del known[i]
            taken = np.zeros(_SLOTS, bool)
            taken[list(known.values())] = True
            free = np.flatnonzero(gone & ~taken)
            for i, slot in zip(fresh, free.tolist(), strict=False):  # LOOP: one a launched missile
                known[i] = slot
                self._past[:, slot] = np.nan
        return np.array([known.get(i, -1) for i in ids], np.intp)

    # --- drawing

    def _baked(self, scale: float, thin: bool) -> TrailSprites:
        key = (scale, thin)
        if key not in self._sprites:
            self._sprites[key] = TrailSprites(scale, thin)
        return self._sprites[key]

    def _pieces(self, ranks: NDArray[np.intp]) -> _Pieces:
        """Lays out the pieces of all trails that lie so many samples behind their missiles, curled by age."""
        order = (self._newest - np.arange(_SAMPLES)) % _SAMPLES
        slots = np.flatnonzero(self._last_seen > self._clock_s - LIFE_S)
        times = np.concatenate([[self._clock_s], self._times[order]])
        chain = np.concatenate([self._now[None, slots], self._past[order][:, slots]])
        ends = [chain[ranks], chain[ranks + 1]]
        delta = ends[1] - ends[0]
        length = np.maximum(np.hypot(delta[..., 0], delta[..., 1]), 1e-9)
        across = np.stack([-delta[..., 1], delta[..., 0]], -1) / length[..., None]
        age = np.zeros(ranks.shape)
        for end, rows in zip(ends, (ranks, ranks + 1), strict=True):
            when = np.where(np.isfinite(times[rows]), times[rows], self._clock_s - LIFE_S)[:, None]
            old = self._clock_s - when
            wave = np.sin(when * 5.2 + self._phase[0, slots]) + 0.6 * np.sin(
                when * 12.0 + self._phase[1, slots]
            )
            end += across * (wave * old * _CURL_WU_S)[..., None]
            age = age + old[:, 0] * 0.5
        ages = np.broadcast_to(age[:, None], length.shape)
        good = np.isfinite(length) & (length > 1e-6) & (ages < LIFE_S)
        kinds = np.broadcast_to(self._kind[slots], good.shape)[good]
        behind = np.broadcast_to(ranks[:, None], good.shape)[good]
        return _Pieces(ends[0][good], ends[1][good], ages[good], kinds, behind)

    def _wanted(self, frame: Frame, crowd: bool) -> NDArray[np.intp]:
        """Chooses which pieces to lay out: all, or for a crowd only the hot ones and what the layer lacks."""
        if not crowd or self._layer is None or self._layer.size != frame.size:
            return np.arange(_SAMPLES)
        new = min(self._samples_taken - self._samples_drawn, _SAMPLES)
        taps = [tap + k for tap in _TAPS for k in range(new)]
        hot = math.ceil(LIFE_S * _HOT_SHARE / SAMPLE_S) + 1
        wanted = np.unique(np.array([*range(hot), *taps], np.intp))
        return wanted[wanted < _SAMPLES]

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Puts smoke below the ships and the hot first fifth into the light."""
        alive = int(np.isfinite(self._now[:, 0]).sum())
        crowd = alive > (MOST_EXACT if self._layer is None else MOST_EXACT * 0.7)
        pieces = self._pieces(self._wanted(frame, crowd))
        pieces = pieces.only(camera.visible((pieces.start + pieces.end) * 0.5, 40.0))
        a, b = camera.to_screen(pieces.start), camera.to_screen(pieces.end)
        middle, delta, kind = (a + b) * 0.5, b - a, pieces.kind
        sprites = self._baked(camera.stop, frame.quality.thin_trails)
        heat = pieces.age / (LIFE_S * _HOT_SHARE)
        hot = heat < 1
        frame.light += sprites.hot(middle[hot], delta[hot], heat[hot], kind[hot])
        share = pieces.age / LIFE_S
        if crowd:
            self._stamp(frame, camera, pieces.rank, middle, delta, share, kind)
            fresh = pieces.rank == 0
            frame.smoke += sprites.smoke(middle[fresh], delta[fresh], share[fresh], kind[fresh])
        else:
            self._layer = None
            frame.smoke += sprites.smoke(middle, delta, share, kind)

    def _stamp(
        self,
        frame: Frame,
        camera: Camera,
        rank: NDArray[np.intp],
        middle: NDArray[np.float64],
        delta: NDArray[np.float64],
        share: NDArray[np.float64],
        kind: NDArray[np.intp],
    ) -> None:
        """Draws what is new, or everything into a new layer, at half size; lays the layer on the picture."""
        if self._layer is None or self._layer.size != frame.size:
            self._layer = TrailLayer(frame.size)
            due = rank > 0
        else:
            new = min(self._samples_taken - self._samples_drawn, _SAMPLES)
            due = np.zeros(len(rank), bool)
            for tap in _TAPS:
                due |= (rank >= tap) & (rank < tap + new)
        self._samples_drawn = self._samples_taken
        self._layer.move(camera, self._clock_s)
        half = self._baked(camera.stop * 0.5, frame.quality.thin_trails)
        self._layer.stamp(half.smoke(middle[due] * 0.5, delta[due] * 0.5, share[due], kind[due]))
        frame.smoke.append((self._layer.picture(), (0, 0)))


def warm(trails: Trails, surface: pygame.Surface) -> None:
    """Bakes the common pieces behind the loading bar, so that the first salvo does not stutter."""
    camera = Camera(surface.get_size())
    frame = Frame(surface.get_size())
    angles = np.linspace(0, math.pi, 48, endpoint=False)
    for zoom in (0.42, 0.6, 1.0):
        camera.zoom = zoom
        sprites = trails._baked(camera.stop, False)
        delta = np.stack([np.cos(angles), np.sin(angles)], 1) * (28.0 * zoom)
        for age in np.linspace(0, 0.99, 8):
            for side in (0, 1):
                kind = np.full(len(angles), side, np.intp)
                frame.smoke += sprites.smoke(delta, delta, np.full(len(angles), age), kind)
                frame.light += sprites.hot(delta, delta, np.full(len(angles), age), kind)
