"""Draws shields: a flowing rim round the hull, ripples where it is hit, and the tear when it collapses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from game.view.camera import Camera
from game.view.effects.light import HEADINGS, heading_index
from game.view.effects.shield_outline import SPACING_WU, Rim, rim_of
from game.view.effects.shield_sprites import LEVELS, RIPPLE_FRAMES, RIPPLE_TURNS, VARIANTS, ShieldSprites
from game.view.effects.sparks import CYAN, Sparks
from game.view.frame import Frame

STANDOFF_WU = 15.0
IDLE = 0.25
IDLE_FAR = 0.20  # below zoom 0.6, where the skin's sharp line fills a pixel
RIPPLE_S = 0.9
FLASH_S = 0.08
TEAR_S = 0.4
_THROW_EVERY, _THROWN = 0.02, 3  # of the skin's length; sparks from each such place as it tears
PATCHY_BELOW, STUTTER_BELOW, STUTTER_HZ = 0.5, 0.2, 3.0
_FLOW_S = 1.2
_MOST_HITS = 64
_MOST_FAR = 24  # ripples drawn of them below FINE_FROM, where they are a few pixels wide
FINE_FROM = 0.6  # zoom; below it the rim is made of half as many pieces
COARSE_WU = 18.0
_MIDDLE_FROM = 0.4  # zoom; below it of a quarter
_FAR_WU = 36.0
_SPACINGS = (SPACING_WU, COARSE_WU, _FAR_WU)


@dataclass
class _Blow:
    """Remembers a hit or a collapse: where on the rim (share of its length), how strong, at a bow or not, how old."""

    ship: int
    where: float
    strength: float
    sharp: bool = False
    age_s: float = 0.0
    tears: bool = False
    thrown: float = field(default=0.0)


class Shields:
    """Draws all shields of a battle; hits and collapses are told by ship number."""

    def __init__(self, sparks: Sparks, *, calm: bool = False, seed: int = 4) -> None:
        """calm: no stutter (reduced flashes)."""
        self.sparks = sparks
        self.calm = calm
        self._rims: dict[tuple[str, float], Rim] = {}  # by spacing
        self._reach = 200.0  # [wu] from a hull's middle to its skin, of the largest
        self._blows: list[_Blow] = []
        self._sprites: dict[float, ShieldSprites] = {}
        random = np.random.default_rng(seed)
        self._noise: NDArray[np.float64] = _ridged_ring(random)
        self._patches: NDArray[np.float64] = _ridged_ring(random)
        self._clock_s = 0.0

    def register(self, key: str, outline: ArrayLike, standoff: float = STANDOFF_WU) -> None:
        """Learns a hull: outline (k, 2) [wu] in its own frame, counter-clockwise."""
        shape = np.asarray(outline, np.float64)
        for spacing in _SPACINGS:
            self._rims[key, spacing] = rim_of(shape, standoff, spacing)
        self._reach = max(self._reach, float(np.abs(shape).max()) + standoff)

    def hit(self, ship: int, key: str, bearing: float, strength: float = 1.0) -> None:
        """Ripples the shield where it was hit; bearing [rad] from the hull's middle, in the hull's frame."""
        rim = self._rims[key, SPACING_WU]
        where = rim.share_at(bearing)
        self._blows.append(_Blow(ship, where, strength, rim.is_sharp(where)))
        if len(self._blows) > _MOST_HITS:
            self._blows.pop(0)

    def collapse(self, ship: int, key: str, bearing: float) -> None:
        """Tears the shield from the place of the last hit round the hull in 0.4 s."""
        self._blows.append(_Blow(ship, self._rims[key, SPACING_WU].share_at(bearing), 1.0, tears=True))

    def update(self, dt: float) -> None:
        """Ages ripples and tears by battle time."""
        self._clock_s += dt
        for blow in self._blows:
            blow.age_s += dt
        self._blows = [b for b in self._blows if b.age_s < (TEAR_S if b.tears else RIPPLE_S)]

    def clear(self) -> None:
        """Forgets everything, as when the battle jumps to another moment."""
        self._blows.clear()

    def _baked(self, stop: float) -> ShieldSprites:
        if stop not in self._sprites:
            self._sprites[stop] = ShieldSprites(stop, _spacing(stop))
        return self._sprites[stop]

    def draw(
        self,
        frame: Frame,
        camera: Camera,
        ship: ArrayLike,
        key: Sequence[str],
        pos: ArrayLike,
        heading: ArrayLike,
        store: ArrayLike,
    ) -> None:
        """Adds the shields on the screen.

        ship: (n) numbers; key: (n) hull names; pos: (n, 2) [wu]; heading: (n) [rad]
        store: (n) 0..1 what is left of the shield; 0 is down
        """
        ships = np.asarray(ship, np.intp)
        where = np.asarray(pos, np.float64).reshape(-1, 2)
        angle, left = np.asarray(heading, np.float64), np.asarray(store, np.float64)
        tearing = {b.ship for b in self._blows if b.tears}
        on = (left > 0) | np.isin(ships, list(tearing))
        see = camera.visible(where, self._reach) & on
        names = np.asarray(key)
        for name in np.unique(names[see]).tolist():  # LOOP: one a hull class
            rows = np.flatnonzero(see & (names == name))
            rim = self._rims[name, _spacing(camera.stop)]
            level = self._levels(rim, ships[rows], left[rows], camera.stop >= FINE_FROM)
            self._draw_rim(frame, camera, rim, where[rows], angle[rows], level)
            if not frame.quality.shield_rim_only:
                self._draw_ripples(frame, camera, rim, ships[rows], where[rows], angle[rows])

    def _levels(
        self, rim: Rim, ships: NDArray[np.intp], store: NDArray[np.float64], fine: bool
    ) -> NDArray[np.float64]:
        """Works out how bright each place of each rim is now, (n, m) 0..1."""
        m = len(rim.points)
        share = np.arange(m) / m
        drift = self._clock_s / (_FLOW_S * 8)
        size = len(self._noise)
        spot = (share[None] + ships[:, None] * 0.137) * size
        ahead = self._noise[((spot + drift * size).astype(np.intp)) % size]
        back = self._noise[((spot * 2 - drift * size * 1.7).astype(np.intp)) % size]
        flow = ahead * 0.65 + back * 0.35
        level = (IDLE if fine else IDLE_FAR) * (0.35 + 1.15 * flow)
        patch = self._patches[((spot + drift * size * 0.2).astype(np.intp)) % size]
        weak = store[:, None] < PATCHY_BELOW
        level = np.where(weak & (patch > np.clip(store[:, None] / PATCHY_BELOW, 0.12, 1)), 0.0, level)
        if not self.calm:
            dark = math.sin(self._clock_s * math.tau * STUTTER_HZ) < -0.1
            level = np.where((store[:, None] < STUTTER_BELOW) & dark, level * 0.25, level)
        row_of = {number: row for row, number in enumerate(ships.tolist())}
        mine = [blow for blow in self._blows if blow.ship in row_of]
        self._add_ripples(level, flow, rim, [(row_of[blow.ship], blow) for blow in mine if not blow.tears])
        for blow in mine:  # LOOP: shields that collapse
            if blow.tears:
                row, front = row_of[blow.ship], blow.age_s / TEAR_S * 0.5
                away = np.abs((share - blow.where + 0.5) % 1.0 - 0.5)
                glow = np.exp(-(((away - front) * rim.length / 16) ** 2))
                level[row] = np.where(away < front, 0.0, np.maximum(level[row], 0.25)) + glow
        return np.asarray(level)

    @staticmethod
    def _add_ripples(
        level: NDArray[np.float64], flow: NDArray[np.float64], rim: Rim, blows: list[tuple[int, _Blow]]
    ) -> None:
        """Adds what hits do to rims, all at once: level and flow (n, m)."""
        if not blows:
            return
        rows = np.array([row for row, _ in blows])
        where, strength, age = np.array([(b.where, b.strength, b.age_s) for _, b in blows]).T[:, :, None]
        force = strength * np.maximum(0.0, 1 - age / RIPPLE_S)
        share = np.arange(level.shape[1]) / level.shape[1]
        away = np.abs((share - where + 0.5) % 1.0 - 0.5)
        add = (np.exp(-away * rim.length / 42) * 0.85 + flow[rows] * 0.10) * force
        np.add.at(level, rows, add)

    def _draw_rim(
        self,
        frame: Frame,
        camera: Camera,
        rim: Rim,
        pos: NDArray[np.float64],
        heading: NDArray[np.float64],
        level: NDArray[np.float64],
    ) -> None:
        step = np.clip(np.rint(level * LEVELS).astype(np.intp), 0, LEVELS)
        points, normals = rim.turned(pos, heading)
        lit = step > 0
        flow = int(self._clock_s * VARIANTS / _FLOW_S)
        variant = (np.arange(len(rim.points)) * 3 + flow) % VARIANTS
        index = ((step - 1) * VARIANTS + variant[None]) * HEADINGS + heading_index(normals)
        px = camera.to_screen(points.reshape(-1, 2)).reshape(points.shape)
        sprites = self._baked(camera.stop)
        frame.light += sprites.rim.place(index[lit], px[lit] + sprites.rim_shift[heading_index(normals)[lit]])

    def _draw_ripples(
        self,
        frame: Frame,
        camera: Camera,
        rim: Rim,
        ships: NDArray[np.intp],
        pos: NDArray[np.float64],
        heading: NDArray[np.float64],
    ) -> None:
        """Adds the rings and flashes of recent hits, all at once, and the sparks of running tears."""
        sprites, row_of = self._baked(camera.stop), {number: row for row, number in enumerate(ships.tolist())}
        places, outs, steps, fresh = [], [], [], []
        for blow in self._blows if camera.stop >= FINE_FROM else self._blows[-_MOST_FAR:]:  # LOOP: at most 64
            row = row_of.get(blow.ship)
            if row is None:
                continue
            if blow.tears:
                self._throw(rim, blow, pos[row], heading[row])
            elif blow.strength >= 0.3:
                at, out = rim.spot(blow.where, pos[row], heading[row])
                step = min(int(blow.age_s / RIPPLE_S * RIPPLE_FRAMES), RIPPLE_FRAMES - 1)
                places.append(at)
                outs.append(out)
                steps.append(step + RIPPLE_FRAMES * blow.sharp)
                fresh.append(blow.age_s < FLASH_S)
        if places:
            px, new = camera.to_screen(np.array(places)), np.array(fresh)
            index = np.array(steps) * RIPPLE_TURNS + heading_index(np.array(outs), RIPPLE_TURNS)
            frame.light += sprites.ripple.place(index, px)
            frame.light += sprites.flash.place(np.zeros(int(new.sum()), np.intp), px[new])

    def _throw(self, rim: Rim, blow: _Blow, pos: NDArray[np.float64], heading: float) -> None:
        """Sheds sparks from both ends of a running tear."""
        steps = math.ceil((blow.age_s / TEAR_S * 0.5 - blow.thrown) / _THROW_EVERY)
        if steps <= 0:
            return
        off = blow.thrown + _THROW_EVERY * np.arange(1, steps + 1)
        blow.thrown += _THROW_EVERY * steps
        places, outs = rim.turned(pos[None], np.array([heading]))
        ends = (np.concatenate([blow.where + off, blow.where - off]) % 1.0 * len(rim.points)).astype(np.intp)
        each = np.repeat(ends % len(rim.points), _THROWN)
        self.sparks.spray(
            places[0, each], len(each), speed=70, direction=outs[0, each], spread=0.7, life=0.9, kind=CYAN
        )


def _spacing(stop: float) -> float:
    """Gives how far apart the pieces of a rim lie at a zoom stop. [wu]"""
    return SPACING_WU if stop >= FINE_FROM else COARSE_WU if stop >= _MIDDLE_FROM else _FAR_WU


def _ridged_ring(random: np.random.Generator) -> NDArray[np.float64]:
    """Makes 512 values of ridged noise that close on themselves, spread evenly over 0..1."""
    t = np.linspace(0, math.tau, 512, endpoint=False)
    total = np.zeros_like(t)
    for wave in (3, 5, 8, 13, 21, 34):
        total += (1 - np.abs(np.sin(t * wave * 0.5 * 2 + random.uniform(0, math.tau)))) / wave**0.45
    rank = np.argsort(np.argsort(total, kind="stable"), kind="stable")
    return rank / (len(rank) - 1.0)
