"""Drift smoke: puffs rise, spread, go with the wind, thin out and end."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.engine.schedule import writes
from game.world.land import height_at
from game.world.surface_smoke import Embers, Smoke
from game.world.surface_world import SurfaceWorld

_BLOOM_S = 0.4  # a young puff is at full density after this
_LIES = 0.35  # of its radius: no puff's middle is lower than this over the ground


@writes(Smoke, Embers)
def drift_smoke(world: SurfaceWorld) -> None:
    """Move all smoke by a tick; settling takes away what has ended.

    Law: no puff grows denser once it has bloomed; what is left alone goes as fast as the wind in the end.
    """
    embers, places = world.zones[Embers], world.zones.rows(Embers)
    embers.left[places] -= DT
    rows = world.zones.rows(Smoke)
    if not len(rows):
        return
    smoke, rules, land = world.zones[Smoke], world.catalogue.smoke, world.level.land
    assert land is not None
    kind, vel = smoke.kind[rows], smoke.vel[rows]
    vel[:, 0] += (land.wind_wups - vel[:, 0]) * (rules["yields_per_s"][kind] * DT)
    vel[:, 1] -= vel[:, 1] * (rules["slows_per_s"][kind] * DT)
    smoke.vel[rows] = vel
    radius = smoke.radius[rows]
    radius += (smoke.grown[rows] - radius) * (rules["grows_per_s"][kind] * DT)
    smoke.radius[rows] = radius
    pos = smoke.pos[rows] + vel * DT
    pos[:, 1] = np.maximum(pos[:, 1], height_at(world.land, pos[:, 0]) + _LIES * radius)
    smoke.pos[rows] = pos
    left = np.maximum(smoke.left[rows] - DT, 0.0)
    smoke.left[rows] = left
    share = left / smoke.life[rows]
    bloom = np.minimum((smoke.life[rows] - left) / _BLOOM_S, 1.0)
    smoke.density[rows] = smoke.peak[rows] * bloom * share * (2.0 - share)
