"""Draws the smoke trails of missiles, which curl and widen as they age: the signature of the game.

Trails are drawn piece by piece from remembered places. Seen from afar, older smoke keeps only every second or fourth
place, so that two hundred trails cost no more than a few near by.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from game.view.camera import Camera
from game.view.effects.trail_sprites import TrailSprites
from game.view.frame import Frame

LIFE_S = 2.5
SAMPLE_S = 0.06
_SAMPLES = math.ceil(LIFE_S / SAMPLE_S) + 1
_SLOTS = 512
_HOT_SHARE = 0.12
_CURL_WU_S = 3.2
# From so many samples behind the missile on, every so many-th is kept: near, and from afar, where pieces are short.
_NEAR, _MIDDLE, _FAR = ((0, 1),), ((0, 1), (3, 2), (12, 3)), ((0, 1), (2, 2), (6, 4))
_FARTHEST = ((0, 2), (4, 4), (12, 8))
_MIDDLE_BELOW, _FAR_BELOW, _FARTHEST_BELOW = 0.7, 0.35, 0.3  # zoom
_CROWD, _CROWD_FAR_BELOW = 100, 0.5  # above so many missiles, what counts as afar begins nearer


@dataclass(frozen=True)
class _Pieces:
    """Lists straight pieces of smoke.

    start, end: (m, 2) [wu]; age: (m) [s]; kind: (m) side
    """

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    age: NDArray[np.float64]
    kind: NDArray[np.intp]


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

    def _knots(self, zoom: float) -> NDArray[np.intp]:
        """Chooses the places lines run through: 0 is the missile, k the k-th newest sample.

        Law: which old samples are kept depends on their own number alone, so old smoke does not shimmer.
        """
        rank = np.arange(_SAMPLES)
        number = self._samples_taken - rank
        keep = np.zeros(_SAMPLES, bool)
        crowd = int(np.count_nonzero(np.isfinite(self._now[:, 0]))) > _CROWD
        far_below = _CROWD_FAR_BELOW if crowd else _FAR_BELOW
        plan = _FAR if zoom < far_below else _MIDDLE if zoom < _MIDDLE_BELOW else _NEAR
        plan = _FARTHEST if zoom < _FARTHEST_BELOW else plan
        for first, every in plan:
            keep = np.where(rank >= first, number % every == 0, keep)
        return np.concatenate([[0], np.flatnonzero(keep) + 1])

    def _pieces(self, zoom: float) -> _Pieces:
        """Lays out the pieces of all trails, curled by age."""
        order = (self._newest - np.arange(_SAMPLES)) % _SAMPLES
        slots = np.flatnonzero(self._last_seen > self._clock_s - LIFE_S)
        knots = self._knots(zoom)
        when = np.concatenate([[self._clock_s], self._times[order]])[knots]
        when = np.where(np.isfinite(when), when, self._clock_s - LIFE_S)
        chain = np.empty((len(knots), len(slots), 2))
        chain[0] = self._now[slots]
        chain[1:] = self._past[order[knots[1:] - 1][:, None], slots]
        along = np.diff(chain, axis=0)
        length = np.hypot(along[..., 0], along[..., 1])
        old = self._clock_s - when
        wave = np.sin(when[:, None] * 5.2 + self._phase[0, slots])
        if zoom >= _FAR_BELOW:
            wave = wave + 0.6 * np.sin(when[:, None] * 12.0 + self._phase[1, slots])
        away = wave * (old * _CURL_WU_S)[:, None] / np.maximum(np.concatenate([length, length[-1:]]), 1e-9)
        across = np.concatenate([along, along[-1:]])[..., ::-1] * (-1.0, 1.0)
        bent = (
            chain
            + np.where(np.isfinite(across), across, 0.0) * np.where(np.isfinite(away), away, 0.0)[..., None]
        )
        age = (old[1:] + old[:-1]) * 0.5
        good = np.isfinite(length) & (length > 1e-6) & (age < LIFE_S)[:, None]
        ages = np.broadcast_to(age[:, None], good.shape)[good]
        kinds = np.broadcast_to(self._kind[slots], good.shape)[good]
        return _Pieces(bent[:-1][good], bent[1:][good], ages, kinds)

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Puts smoke below the ships and the hot first fifth into the light."""
        pieces = self._pieces(camera.zoom)
        see = np.flatnonzero(camera.visible((pieces.start + pieces.end) * 0.5, 60.0))
        a, b = camera.to_screen(pieces.start[see]), camera.to_screen(pieces.end[see])
        middle, delta, kind, age = (a + b) * 0.5, b - a, pieces.kind[see], pieces.age[see]
        sprites = self._baked(camera.stop, frame.quality.thin_trails)
        heat = age / (LIFE_S * _HOT_SHARE)
        hot = heat < 1
        frame.light += sprites.hot(middle[hot], delta[hot], heat[hot], kind[hot])
        frame.smoke += sprites.smoke(middle, delta, age / LIFE_S, kind)


def warm(trails: Trails) -> None:
    """Bakes the common pieces behind the loading bar, so that the first salvo does not stutter."""
    angles = np.linspace(0, math.pi, 64, endpoint=False)
    way = np.stack([np.cos(angles), np.sin(angles)], 1)
    for stop in (0.42, 0.6):  # LOOP: the stops a battle begins at
        sprites = trails._baked(stop, False)
        for age in np.linspace(0, 0.9, 4):
            for kind in (0, 1):
                rows = np.full(len(angles), kind, np.intp)
                sprites.smoke(way, way * (28.0 * stop), np.full(len(angles), age), rows)
                sprites.hot(way, way * (28.0 * stop), np.full(len(angles), age), rows)
