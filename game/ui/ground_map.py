"""From the battle on the surface to the strip map of the whole land."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Ints
from game.ui.ground_console import GroundConsole
from game.ui.ground_state import BUILDING, CHARGE, FLYER, GREAT_SHIP, MALE, VEHICLE, StripMap
from game.ui.ground_units import known, row_of
from game.view.camera import Camera
from game.world.components import Body
from game.world.land import width
from game.world.surface import Height, Life, Unit
from game.world.surface_catalogue import SurfaceCatalogue
from game.world.surface_world import SurfaceWorld

_SORTS = {
    "infantry": MALE, "gosta": CHARGE, "building": BUILDING, "killercraft": FLYER, "helicopter": FLYER,
    "transport": FLYER, "bomber": FLYER, "starship": GREAT_SHIP,
}  # fmt: skip
_CORNERS = 110  # of the ground line drawn
_EVERY_TICKS = 8
_TOP_WU, _ALOFT_WU = 1350.0, 4500.0


def sorts_of(catalogue: SurfaceCatalogue) -> Ints:
    """Give the sort of contact of every kind of unit."""
    return np.array([_SORTS.get(rule.role, VEHICLE) for rule in catalogue.units])


def strip_map(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> StripMap:
    """Describe the land, everybody on it, and what the camera shows."""
    body, rows = world.units[Body], world.units.rows(Body, Unit, Life)
    rows = rows[(world.units[Life].hp[rows] > 0.0) & known(world, console.side, rows)]
    line = world.land[Height].ground[: world.land.size]
    places = np.linspace(0, len(line) - 1, min(_CORNERS, len(line))).astype(int)
    wide = width(world.land)
    xs = np.linspace(0.0, wide, len(places))
    low_px, high_px = (0.0, float(camera.size[1])), (float(camera.size[0]), 0.0)
    (left, low), (right, high) = camera.to_world(low_px), camera.to_world(high_px)
    top = _ALOFT_WU if console.flies else _TOP_WU
    out = StripMap(wide, top, float(line.min()) - 40.0, np.column_stack([xs, line[places]]))
    out.x, out.y = body.pos[rows, 0], body.pos[rows, 1]
    out.kind, out.side = sorts_of(world.catalogue)[world.units[Unit].kind[rows]], body.side[rows]
    out.view = (max(float(left), 0.0), float(low), min(float(right), wide), float(high))
    out.stamp = world.tick // _EVERY_TICKS
    own, target = row_of(world, console.own), row_of(world, console.target)
    out.own = world.place(own) if own >= 0 else None
    out.foe = tuple(round(part, -1) for part in world.place(target)) if target >= 0 else None  # type: ignore[assignment]
    out.havens = [
        (zone.at_wu[0] - zone.radius_wu, zone.at_wu[0] + zone.radius_wu)
        for zone in world.level.zone
        if SIDES[console.side] in (zone.safe_for, zone.city)
    ]
    return out
