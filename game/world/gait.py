"""How walkers put their feet: which foot steps, where it goes, when it stands. Functions on arrays, a row a walker."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows, clamp, length, rotate
from game.engine.tables import Table
from game.world.components import Body
from game.world.land import G_WUPS2, height_at
from game.world.surface import Legs, Task, Unit

REACH = 1.03
"""[leg lengths] a foot farther from its hip than this lifts, and none is put down there"""
SPREAD = 1.1
"""[soles] at rest each foot stands so far from under the hips"""

BOOST_S = 0.2
"""[s] rockets burn for a hop"""
HANG = 0.92
"""[leg lengths] in the air feet hang so far below the hips"""

_TAPS = 24  # samples of the ground in one smoothing window
_AHEAD = 15  # more of them ahead
_WINDOW_WU = 34.0  # the window is this much wider than the torso is high: 90 wu for a light walker, 220 for a tower
_CREST = 0.45  # [g] crests are walked over so fast that they take away this much of the weight
_CATCH_S = 0.10  # feet go out farther by this much of the error in speed (Raibert)
_TRIES = np.linspace(-0.45, 0.45, 7)  # [strides] touchdowns to choose from, around the nominal one
_CHOOSING = 0.65  # [of a swing] until then the touchdown is chosen anew
_STEP_OFF, _STEP_AT_REST = 0.15, 0.4  # [strides] a foot this far from its nominal place steps
_SWAY = 0.3  # [full walks] who is pushed no faster keeps its stance
_BETWEEN = np.linspace(0.1, 0.9, 8)  # of a swing's way, looked at for what stands in it
_FAST = 8.0  # [full walks] no foot in the air is faster
_HANG_HOPPING = 0.75  # in a hop
_MEETS_WU = 0.05  # a foot so little over the ground stands
_TRAIL_WUPS = 60.0  # legs of the fallen sink to the ground so fast
_SIDES = np.array([-1.0, 1.0])


def _kernel() -> Floats:
    """Give what makes of samples the smoothed height, its slope, and its bend here and ahead. (samples, 6)"""
    u = np.arange(_TAPS + 1) / _TAPS - 0.5
    turn = 2.0 * np.pi * u
    ends = np.ones(_TAPS + 1)
    ends[0] = ends[-1] = 0.5
    plain, tilt, bend = 1.0 + np.cos(turn), np.sin(turn), -np.cos(turn) * ends
    out = np.zeros((_TAPS + 1 + _AHEAD, 6))
    out[: _TAPS + 1, 0] = plain / plain.sum()
    out[: _TAPS + 1, 1] = tilt / (tilt * u).sum()
    for place in range(4):  # LOOP: four places
        out[place * 5 : place * 5 + _TAPS + 1, 2 + place] = bend / (bend * u * u / 2.0).sum()
    return out


_KERNEL = _kernel()
_OFFSETS = np.arange(_TAPS + 1 + _AHEAD) / _TAPS - 0.5


@dataclass(slots=True)
class Walkers:
    """Copies of what a tick needs to know of n walkers. Columns of `Legs` and `Body` under their own names."""

    land: Table
    pos: Floats
    vel: Floats
    angle: Floats
    spin: Floats
    face: Floats
    mass: Floats
    moment: Floats
    radius: Floats
    turned: Floats
    want: Floats
    height: Floats
    hip: Floats
    leg: Floats
    sole: Floats
    stabiliser: Floats
    swing_s: Floats
    double_s: Floats
    speed: Floats
    accel: Floats
    clearance: Floats
    stride: Floats
    hop_up: Floats
    hop_far: Floats
    foot: Floats
    start: Floats
    goal: Floats
    phase: Floats
    planted_s: Floats
    lost: Bools
    falling: Bools
    struck: Bools
    down: Bools
    anchor: Floats
    hull: Floats
    stuck: Floats
    hopping: Floats
    rocket: Floats
    hips: Floats
    """(n, 2) [wu] where the legs begin"""
    smooth: Floats
    """[wu] the smoothed ground below"""
    slope: Floats
    """its slope"""
    bend: Floats
    """[1/wu] its curvature"""
    sole_slope: Floats
    """(n, 2) slope of the ground under each sole"""


_STATE = (
    "foot", "start", "goal", "phase", "planted_s", "lost", "falling", "struck", "down", "anchor", "stuck", "hopping",
    "rocket",
)  # fmt: skip
_FIXED = (
    "height", "hip", "leg", "sole", "stabiliser", "swing_s", "double_s", "speed", "accel", "clearance", "stride",
    "hop_up", "hop_far", "hull",
)  # fmt: skip


def gather(units: Table, land: Table, rows: Rows) -> Walkers:
    """Copy the columns of some walkers and look at the ground they stand on."""
    body, legs = units[Body], units[Legs]
    columns = {name: getattr(legs, name).take(rows, axis=0) for name in _STATE + _FIXED}
    pos, vel = body.pos.take(rows, axis=0), body.vel.take(rows, axis=0)
    face, speed = body.face.take(rows, axis=0), columns["speed"]
    want = clamp(units[Task].want_speed[rows], -speed, speed)
    way = np.where(np.where(np.abs(vel[:, 0]) > 1.0, vel[:, 0], want) < 0.0, -1.0, 1.0)
    smooth, slope, bend, crest = survey(land, pos[:, 0], way, columns["height"] + _WINDOW_WU)
    allowed = np.minimum(speed / np.sqrt(1.0 + slope * slope), np.sqrt(_CREST * G_WUPS2 / np.maximum(crest, 1e-6)))
    stalk = np.zeros((len(rows), 2))
    stalk[:, 1] = columns["hip"]
    return Walkers(
        land=land, pos=pos, vel=vel, angle=body.angle[rows], spin=body.spin[rows], face=face,
        mass=body.mass[rows], moment=body.moment[rows], radius=body.radius[rows],
        turned=units[Unit].turned[rows].astype(np.float64), want=clamp(want, -allowed, allowed),
        hips=pos + rotate(stalk, face), smooth=smooth, slope=slope, bend=bend,
        sole_slope=np.zeros((len(rows), 2)), **columns,
    )  # fmt: skip


def scatter(units: Table, rows: Rows, w: Walkers) -> None:
    """Write back what a tick changed of the legs."""
    legs = units[Legs]
    for name in _STATE:  # LOOP: columns
        getattr(legs, name)[rows] = getattr(w, name)


def survey(land: Table, x: Floats, way: Floats, window: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Smooth the ground with a Hann window and look ahead.

    x: (n) [wu]; way: (n) 1 or -1, where ahead is; window: (n) [wu]
    Returns: smoothed height [wu], slope, curvature [1/wu], sharpest crest ahead [1/wu, positive]
    """
    strip = height_at(land, x[:, None] + (way * window)[:, None] * _OFFSETS)
    base = strip[:, _TAPS // 2]
    made = np.einsum("nk,kj->nj", strip - base[:, None], _KERNEL)
    bends = made[:, 2:] / (window * window)[:, None]
    return made[:, 0] + base, made[:, 1] / window * way, bends[:, 0], np.max(-bends, axis=1)


def step(w: Walkers) -> None:
    """Move feet by a tick: lift one, swing it, put it down.

    Law: a foot that stands does not move along the ground. Source: SURFACE.md section 3, step 1.
    """
    w.phase[w.lost] = 1.0
    w.foot = np.where(w.lost[..., None], w.hips[:, None], w.foot)
    stands = w.phase < 0.0
    aloft = ~stands.any(axis=1) | w.falling
    w.planted_s += DT
    _lift(w, stands.all(axis=1) & ~w.falling)
    _swing(w, ~aloft & ~w.lost.any(axis=1) & (w.phase >= 0.0).any(axis=1))
    if aloft.any():
        _hang(w, np.flatnonzero(aloft))
    _touch_down(w, aloft)


def _nominal(w: Walkers, left_s: Floats) -> Floats:
    """Give where a foot that comes down after so many seconds should stand. [wu]"""
    v = w.vel[:, 0]
    out: Floats = w.hips[:, 0] + v * (left_s + (w.swing_s + w.double_s) / 2.0) + _CATCH_S * (v - w.want)
    return out


def _spread(w: Walkers) -> Floats:
    """Give how far from under the hips feet stand: nothing in full walk. [wu]"""
    pace = np.maximum(np.abs(w.want) / w.speed, np.abs(w.vel[:, 0]) / w.speed - _SWAY)
    return SPREAD * w.sole * np.maximum(1.0 - 3.0 * pace, 0.0)


def _lift(w: Walkers, both: Bools) -> None:
    """Let the foot step that is farthest from where it should be, of walkers with both feet down."""
    ahead = np.where(w.foot[:, 1, 0] >= w.foot[:, 0, 0], 1.0, -1.0)
    off = (_nominal(w, np.zeros_like(w.hip)) + _spread(w) * ahead * _SIDES[:, None]).T - w.foot[:, :, 0]
    far = length(w.foot - w.hips[:, None]) / w.leg[:, None]
    over: Bools = far > REACH
    most = np.where(np.abs(w.want) > 0.05 * w.speed, _STEP_OFF, _STEP_AT_REST)
    due: Bools = np.abs(off).max(axis=1) > w.stride * most
    go = np.flatnonzero(both & ((due & (w.planted_s >= w.double_s)) | over.any(axis=1)))
    if not len(go):
        return
    which = np.where(over.any(axis=1, keepdims=True), far, np.abs(off))[go].argmax(axis=1)
    w.phase[go, which] = 0.0
    w.start[go, which] = w.goal[go, which] = w.foot[go, which]


def _swing(w: Walkers, on: Bools) -> None:
    """Carry the foot in the air of walkers that stand on the other."""
    if not on.any():
        return
    all_rows = np.arange(len(on))
    which = w.phase.argmax(axis=1)
    phase = w.phase[all_rows, which] + DT / w.swing_s
    start, goal, foot = (column[all_rows, which] for column in (w.start, w.goal, w.foot))
    place = _choose(w, (np.maximum(1.0 - phase, 0.0)) * w.swing_s, w.foot[all_rows, 1 - which], which)
    goal = np.where(((phase < _CHOOSING) | (phase > 1.0))[:, None], place, goal)
    done = clamp(phase, 0.0, 1.0)
    line = start[:, None] + (goal - start)[:, None] * _BETWEEN[None, :, None]
    rise = np.maximum((height_at(w.land, line[..., 0]) - line[..., 1]).max(axis=1), 0.0) + w.clearance
    path = start + (goal - start) * (done * done * (3.0 - 2.0 * done))[:, None]
    path[:, 1] = start[:, 1] + (goal[:, 1] - start[:, 1]) * done + 4.0 * done * (1.0 - done) * rise
    move, most = path - foot, (_FAST * w.speed * DT)[:, None]
    foot = foot + clamp(move, -most, most)
    rows, sides = all_rows[on], which[on]
    w.phase[rows, sides] = np.minimum(phase, 1.01)[on]
    w.goal[rows, sides] = goal[on]
    w.foot[rows, sides] = foot[on]


def _choose(w: Walkers, left_s: Floats, other: Floats, which: Rows) -> Floats:
    """Choose the best of seven places for a foot: near the nominal one, level, no step. Returns: (n, 2) [wu]"""
    nominal = _nominal(w, left_s)
    away = np.where(np.abs(nominal - other[:, 0]) < 1.0, _SIDES[which], np.sign(nominal - other[:, 0]))
    xs = (nominal + away * _spread(w))[:, None] + w.stride[:, None] * _TRIES
    sole = w.sole[:, None]
    low, y, high = height_at(w.land, np.stack([xs - sole, xs, xs + sole]))
    tilt = (high - low) / (2.0 * sole)
    rise = (y - other[:, 1:] - w.slope[:, None] * (xs - other[:, :1])) / w.leg[:, None]
    hip = w.hips + w.vel * left_s[:, None]
    over = np.maximum(np.hypot(xs - hip[:, :1], y - hip[:, 1:]) / w.leg[:, None] - 1.0, 0.0)
    cost = _TRIES**2 + tilt**4 + rise * rise + 10.0 * over
    best = cost.argmin(axis=1)
    rows = np.arange(len(best))
    return np.stack([xs[rows, best], y[rows, best]], axis=-1)


def _hang(w: Walkers, rows: Rows) -> None:
    """Let the feet of those in the air hang below the hips, and those of the fallen trail behind them."""
    hips, leg = w.hips[rows, None], w.leg[rows, None]
    spread = SPREAD * w.sole[rows, None] * _SIDES
    deep = leg * np.where(w.hopping[rows] > 0.0, _HANG_HOPPING, HANG)[:, None]
    aim = hips + np.stack([spread, np.broadcast_to(-deep, spread.shape)], axis=-1)
    foot = w.foot[rows] + w.vel[rows, None] * DT
    most = (_FAST * w.speed[rows] * DT)[:, None, None]
    hung = foot + clamp(aim - foot, -most, most)
    trail = w.foot[rows] - (0.0, _TRAIL_WUPS * DT)
    trail[..., 1] = np.maximum(trail[..., 1], height_at(w.land, trail[..., 0]))
    cord = trail - hips
    trail = hips + cord * np.minimum(leg / np.maximum(length(cord), 1e-9), 1.0)[..., None]
    new = np.where(w.falling[rows, None, None], trail, hung)
    loose = w.phase[rows] >= 0.0
    w.phase[rows] = np.where(loose, 1.0, w.phase[rows])
    w.foot[rows] = np.where((loose & ~w.lost[rows])[..., None], new, w.foot[rows])


def _touch_down(w: Walkers, aloft: Bools) -> None:
    """Plant feet that meet the ground within the leg's reach, and keep planted ones on it."""
    x, sole = w.foot[:, :, 0], w.sole[:, None]
    low, ground, high = height_at(w.land, np.stack([x - sole, x, x + sole]))
    w.sole_slope = (high - low) / (2.0 * sole)
    far = length(w.foot - w.hips[:, None])
    meets = (w.foot[:, :, 1] <= ground + _MEETS_WU) & (far <= REACH * w.leg[:, None]) & ~w.lost & ~w.falling[:, None]
    rising = w.hopping > np.sqrt(2.0 * w.hop_up / G_WUPS2)
    lands = meets & (w.phase > 0.5) & ~rising[:, None]
    w.phase[lands] = -1.0
    w.planted_s[lands.any(axis=1)] = 0.0
    w.hopping[lands.any(axis=1)] = 0.0
    stands = w.phase < 0.0
    w.foot[:, :, 1] = np.where(stands & ~w.falling[:, None], ground, w.foot[:, :, 1])


def place_feet(units: Table, land: Table, rows: Rows) -> None:
    """Put the feet of walkers under their hips: on the ground if legs reach it, hanging in the air if not."""
    w = gather(units, land, rows)
    w.foot[:, :, 0] = w.hips[:, :1] + SPREAD * w.sole[:, None] * _SIDES
    ground = height_at(land, w.foot[:, :, 0])
    w.foot[:, :, 1] = np.maximum(ground, w.hips[:, 1:] - HANG * w.leg[:, None])
    stands = length(w.foot - w.hips[:, None]) <= w.leg[:, None]
    stands = (w.foot[:, :, 1] <= ground) & stands
    w.foot[:, :, 1] = np.where(stands, ground, w.foot[:, :, 1])
    w.phase = np.where(stands, -1.0, 1.0)
    w.start, w.goal = w.foot.copy(), w.foot.copy()
    w.planted_s = w.double_s.copy()
    scatter(units, rows, w)
