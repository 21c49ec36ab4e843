"""Smoke, dust and weather: how much light comes through from one place to another. Questions about the air."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, Rows
from game.rules.air import SMOKES
from game.world.surface_smoke import Smoke
from game.world.surface_world import SurfaceWorld

DUST, SOOT, SCREEN, RUBBLE = range(len(SMOKES))
MOST_PUFFS = 200
"""of one battle; when there are more, the thinnest make room"""
MOST_EMBERS = 24
ENOUGH = 0.25
"""share of light by which one still finds what one has been told of, and follows a missile or a beam"""

_THIN = 0.02  # of full density: nobody sees it, and it hides nobody
_HALVINGS = 40.0  # after so many there is no light


def smoke_between(world: SurfaceWorld, eye: Floats, mark: Floats) -> Floats:
    """Give how much smoke lies between places, in metres of full density. eye, mark: (n, 2) [wu]. Returns: (n) [m]

    Law: the same in both directions. A puff is densest in its middle and falls off as 1 - (r/radius)^2, so that what
    a ray meets is a polynomial of its way, the same on every machine.
    """
    out = np.zeros(len(eye))
    puffs = _near(world, eye, mark)
    if not len(puffs):
        return out
    smoke = world.zones[Smoke]
    way = mark - eye
    far = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    way = way / far[:, None]
    to = smoke.pos[puffs][None] - eye[:, None]
    along = to[..., 0] * way[:, None, 0] + to[..., 1] * way[:, None, 1]
    miss = to[..., 0] * way[:, None, 1] - to[..., 1] * way[:, None, 0]
    square = smoke.radius[puffs] ** 2
    left = 1.0 - miss * miss / square  # of its density, where the ray comes nearest its middle
    half = np.sqrt(np.maximum(left, 0.0) * square)
    start, end = np.maximum(-along, -half), np.minimum(far[:, None] - along, half)
    met = (end > start) & (left > 0.0)
    inside = left * (end - start) - (end**3 - start**3) / (3.0 * square)
    return np.where(met, inside * smoke.density[puffs], 0.0).sum(axis=1)


def _near(world: SurfaceWorld, eye: Floats, mark: Floats) -> Rows:
    """Give the puffs that any of these rays may meet."""
    rows, smoke = world.zones.rows(Smoke), world.zones[Smoke]
    if not len(rows) or not len(eye):
        return rows[:0]
    low, high = np.minimum(eye, mark).min(axis=0), np.maximum(eye, mark).max(axis=0)
    pos, reach = smoke.pos[rows], smoke.radius[rows]
    near = (pos[:, 0] + reach > low[0]) & (pos[:, 0] - reach < high[0])
    near &= (pos[:, 1] + reach > low[1]) & (pos[:, 1] - reach < high[1]) & (smoke.density[rows] > _THIN)
    return rows[near]


def light_left(world: SurfaceWorld, metres: Floats) -> Floats:
    """Give what share of the light comes through so much smoke of full density.

    Law: it halves over every m_per_half, exactly; straight lines between, for powers differ from machine to machine.
    """
    halvings = np.minimum(metres / world.catalogue.library.air.smoke.m_per_half, _HALVINGS)
    whole = np.floor(halvings)
    out: Floats = np.ldexp(1.0 - 0.5 * (halvings - whole), -whole.astype(np.int64))
    return out


def weather_share(world: SurfaceWorld, eye: Floats, mark: Floats) -> Floats:
    """Give what the weather leaves of the range of sight from places to others. eye: (n, 2), mark: (m, 2) [wu].

    Returns: (n, m), or (1, 1) where it is the same everywhere
    """
    land = world.level.land
    assert land is not None
    rule = getattr(world.catalogue.library.air.weather, land.weather)
    share = np.full((1, 1), float(rule.sight))
    if rule.shore and land.sea_wu is not None:
        middle = 0.5 * (eye[:, None, 0] + mark[None, :, 0])
        inland = np.clip((middle - land.sea_wu) / rule.inland_wu, 0.0, 1.0)
        share = share * (1.0 - rule.shore * (1.0 - inland))
    if rule.depth_wu:
        # Of a ray that leaves the mist upward only so much lies in it.
        low = np.minimum(eye[:, None, 1], mark[None, :, 1])
        rise = np.maximum(np.abs(eye[:, None, 1] - mark[None, :, 1]), 1.0)
        inside = np.clip((rule.depth_wu - low) / rise, 0.0, 1.0)
        share = 1.0 - (1.0 - share) * inside
    return share
