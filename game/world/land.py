"""The land: a height line of samples, what hides behind it, and what blasts do to it. Questions about the ground."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Floats, Rows
from game.engine.tables import Table
from game.world.surface import Height

STEP_WU = 4.0
"""[wu] from sample to sample"""
G_WUPS2 = 39.24
"""[wu/s2] gravity: 9.81 m/s2 at four times the story's pace (SURFACE.md section 1)"""
AIR_WU = 6000.0
"""[wu] height over which air thins to 1/e"""

SEA_WU = 0.0
"""[wu] level of the sea"""
WET_WU = 4.0
"""[wu] so much water makes a splash, puts out fires and keeps blasts from digging"""

_REPOSE = np.tan(np.radians(40.0)) * STEP_WU  # loose ground slides down to this step from sample to sample
_SWEEPS = 60
_SHELTER_WU = np.arange(6.0, 152.0, 8.0)  # earth so far off shelters who stands behind it
_GRAZE = 0.05  # fire comes in so steep, from 30 wu up at 600
_TALL_WU = 16.0  # earth so much higher than the feet is full cover
_RAY_WU = 16.0  # a sight line is asked this often


def lay(table: Table, heights: Floats, hard: Bools, sea: Bools | bool = False) -> None:
    """Make the samples of a battle's ground. heights, hard, sea: (n)"""
    rows = table.claim_many(len(heights), Height)
    part = table[Height]
    part.ground[rows] = part.first[rows] = heights
    part.hard[rows], part.sea[rows] = hard, sea
    part.roof[rows] = np.where(sea, np.maximum(heights, SEA_WU), heights)
    table.touch(Height)


def _spot(table: Table, x: Floats) -> tuple[Rows, Floats]:
    """Give the sample to the left of places, and the share of the way to the next one."""
    at = np.minimum(np.maximum(np.asarray(x) / STEP_WU, 0.0), table.size - 1.001)
    left = at.astype(np.intp)
    return left, at - left


def height_at(table: Table, x: Floats) -> Floats:
    """Give the ground's height at places. x: (...) [wu]. Returns: (...) [wu]"""
    line = table[Height].ground
    left, share = _spot(table, x)
    out: Floats = line[left] * (1.0 - share) + line[left + 1] * share
    return out


def slope_at(table: Table, x: Floats) -> Floats:
    """Give the ground's slope at places, rise over run. x: (...) [wu]"""
    line = table[Height].ground
    left, _ = _spot(table, x)
    out: Floats = (line[left + 1] - line[left]) / STEP_WU
    return out


def depth_at(table: Table, x: Floats) -> Floats:
    """Give how deep the sea stands at places, 0 on land. x: (...) [wu]. Returns: (...) [wu]"""
    left, share = _spot(table, x)
    wet, line = table[Height].sea[left], table[Height].ground
    if not wet.any():  # nearly everybody stands on land
        return np.zeros(left.shape)
    high = line[left] * (1.0 - share) + line[left + 1] * share
    out: Floats = np.maximum(SEA_WU - high, 0.0) * wet
    return out


def is_hard(table: Table, x: float) -> bool:
    """Say whether a place is revetted or paved."""
    return bool(table[Height].hard[min(max(int(x / STEP_WU), 0), table.size - 1)])


def surface_at(table: Table, x: Floats) -> Floats:
    """Give the height of ground or water at places. x: (...) [wu]"""
    return height_at(table, x) + depth_at(table, x)


def is_wet(table: Table, x: Floats) -> Bools:
    """Say where there is water enough to splash. x: (...) [wu]"""
    out: Bools = depth_at(table, x) > WET_WU
    return out


def roof_at(table: Table, x: Floats) -> Floats:
    """Give the height of ground or roofs at places. x: (...) [wu]"""
    line = table[Height].roof
    left, _ = _spot(table, x)
    return np.maximum(line[left], line[left + 1])


def shelter_at(table: Table, x: Floats, feet: Floats, way: Floats | Rows) -> Floats:
    """Give how much of who stands there earth hides from fire out of one direction, 0 to 1.

    x, feet: (n) [wu] where he stands; way: (n) from where, -1 left, 1 right
    Law: the lip of the nearest wall shelters, less the farther it is: fire that comes over it comes down behind it.
    """
    places: Floats = x[:, None] + np.asarray(way, float)[:, None] * _SHELTER_WU
    line = height_at(table, places) - _GRAZE * _SHELTER_WU
    out: Floats = np.clip((line.max(axis=1) - feet) / _TALL_WU, 0.0, 1.0)
    return out


def width(table: Table) -> float:
    """Give how wide the land is. [wu]"""
    return (table.size - 1) * STEP_WU


def is_clear(table: Table, eye: Floats, mark: Floats) -> Bools:
    """Say whether nothing solid stands between places: the ground itself, not the roofs. eye, mark: (n, 2) [wu]"""
    return _open(table[Height].ground, table, eye, mark)


def in_sight(table: Table, eye: Floats, mark: Floats) -> Bools:
    """Say whether one place can be seen from another over ground and roofs. eye, mark: (n, 2) [wu]"""
    return _open(table[Height].roof, table, eye, mark)


def _open(line: Floats, table: Table, eye: Floats, mark: Floats) -> Bools:
    clear: Bools = np.minimum(eye[:, 1], mark[:, 1]) > line[: table.size].max(initial=0.0)  # both over all there is
    if clear.all():
        return clear
    low = np.flatnonzero(~clear)
    clear[low] = _rays(line, table, eye[low], mark[low])
    return clear


def _rays(line: Floats, table: Table, eye: Floats, mark: Floats) -> Bools:
    reach = float(np.abs(mark[:, 0] - eye[:, 0]).max())
    count = int(min(max(reach / _RAY_WU, 2.0), 160.0)) + 1
    share = np.arange(1, count) / count
    ray = eye[:, None] + (mark - eye)[:, None] * share[None, :, None]
    at = np.minimum(np.maximum(ray[..., 0] / STEP_WU, 0.0), table.size - 2).astype(np.intp)
    near = np.abs(ray[..., 0] - eye[:, None, 0]) < 2.0 * STEP_WU
    near |= np.abs(ray[..., 0] - mark[:, None, 0]) < 2.0 * STEP_WU
    clear: Bools = np.all((line[at] <= ray[..., 1]) | near, axis=1)
    return clear


def dig(table: Table, x: float, radius: float) -> None:
    """Dig a crater, and let its walls slide to 40 degrees. Source: SURFACE.md section 2."""
    part = table[Height]
    low = max(int((x - 2.2 * radius) / STEP_WU), 0)
    high = min(int((x + 2.2 * radius) / STEP_WU) + 2, table.size)
    if high - low < 5:
        return
    line, hard = part.ground[low:high], part.hard[low:high]
    off = (np.arange(low, high) * STEP_WU - x) / radius
    bowl = np.where(np.abs(off) < 1.0, -0.42 * radius * (1.0 - off * off), 0.0)
    rim = np.where(np.abs(off) >= 1.0, 0.12 * radius * np.maximum(0.0, 1.0 - (np.abs(off) - 1.0) / 0.9), 0.0)
    new = np.maximum(np.where(hard, line, line + bowl + rim), part.first[low:high] - 60.0)
    for _ in range(_SWEEPS):  # LOOP: sand slides
        step = np.diff(new)
        over = np.clip(np.abs(step) - _REPOSE, 0.0, None) * np.sign(step) * 0.25
        over = np.where(hard[:-1] | hard[1:], 0.0, over)
        new[:-1] += over
        new[1:] -= over
    rise = np.maximum(part.roof[low:high] - line, 0.0)
    part.ground[low:high] = new
    part.roof[low:high] = np.where(part.sea[low:high], np.maximum(new + rise, SEA_WU), new + rise)
    table.touch(Height)


def raise_roof(table: Table, left: float, right: float, height: float) -> None:
    """Put a building's roof over the ground, or take it away with height 0. [wu]"""
    part = table[Height]
    low, high = max(int(left / STEP_WU), 0), min(int(right / STEP_WU) + 1, table.size)
    part.roof[low:high] = part.ground[low:high] + height
    table.touch(Height)
