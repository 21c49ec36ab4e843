"""What threatens the player on the surface, the most urgent first: missiles, Gosta, strafing runs, fear, ships."""

from __future__ import annotations

import numpy as np

from game.ui.ground_console import GroundConsole
from game.ui.ground_panels import PINNED
from game.ui.ground_units import row_of
from game.ui.hud_state import WarningBar
from game.world.components import Body
from game.world.surface import WINGS, Life, Rocket, Unit
from game.world.surface_world import SurfaceWorld

_AIMED_WU = 150.0  # a missile at something so near is a missile at oneself
_SOON_S = 9.0
_STRAFE_S, _STRAFE_WU, _LOW_WU = 7.0, 1800.0, 520.0
_GOSTA_WU = 320.0
_OVERHEAD_WU = 560.0


def warnings(world: SurfaceWorld, console: GroundConsole) -> list[WarningBar]:
    """List what threatens the player now."""
    own = row_of(world, console.own)
    if own < 0:
        return []
    found = (_missiles(world, own), _gosta(world, own), _strafing(world, own), _fear(world, own), _overhead(world, own))
    return [each for each in found if each is not None]


def _roles(world: SurfaceWorld, own: int, role: str) -> np.ndarray:
    """Find living enemies of a role."""
    rows, part = world.units.rows(Body, Unit, Life), world.units[Unit]
    kinds = [number for number, rule in enumerate(world.catalogue.units) if rule.role == role]
    rows = rows[(world.units[Body].side[rows] != world.units[Body].side[own]) & np.isin(part.kind[rows], kinds)]
    return rows[world.units[Life].hp[rows] > 0.0]


def _missiles(world: SurfaceWorld, own: int) -> WarningBar | None:
    """Count missiles that come to where the player is, and say when the first is there."""
    body, rocket = world.units[Body], world.units[Rocket]
    rows = world.units.rows(Body, Rocket)
    rows = rows[(body.side[rows] != body.side[own]) & (rocket.target[rows] >= 0)]
    if not len(rows):
        return None
    near = np.hypot(*(body.pos[rocket.target[rows]] - body.pos[own]).T) < _AIMED_WU
    rows = rows[near]
    to = body.pos[own] - body.pos[rows]
    far = np.hypot(*to.T)
    closing = (to * body.vel[rows]).sum(axis=1) / np.maximum(far, 1.0)
    seconds = far / np.maximum(closing, 1.0)
    soon = seconds < _SOON_S
    if not soon.any():
        return None
    return WarningBar("missiles", int(soon.sum()), float(seconds[soon].min()))


def _gosta(world: SurfaceWorld, own: int) -> WarningBar | None:
    rows = _roles(world, own, "gosta")
    if not len(rows):
        return None
    far = np.hypot(*(world.units[Body].pos[rows] - world.units[Body].pos[own]).T)
    near = far < _GOSTA_WU
    if not near.any():
        return None
    return WarningBar("gosta", int(near.sum()), note=f"{far.min():.0f} m, keep away")


def _strafing(world: SurfaceWorld, own: int) -> WarningBar | None:
    """Say when the next low killercraft is over the player."""
    body = world.units[Body]
    rows = _roles(world, own, "killercraft")
    rows = rows[world.units[Unit].move[rows] == WINGS]
    if not len(rows):
        return None
    off = body.pos[own] - body.pos[rows]
    speed = body.vel[rows, 0] * np.sign(off[:, 0])
    seconds = np.abs(off[:, 0]) / np.maximum(speed, 1.0)
    comes = (np.abs(off[:, 0]) < _STRAFE_WU) & (-off[:, 1] < _LOW_WU) & (seconds < _STRAFE_S)
    if not comes.any():
        return None
    first = int(np.flatnonzero(comes)[np.argmin(seconds[comes])])
    note = "from the left" if off[first, 0] > 0.0 else "from the right"
    count = int(comes.sum())
    return WarningBar("strafe", count if count > 1 else 0, float(seconds[first]), note)


def _fear(world: SurfaceWorld, own: int) -> WarningBar | None:
    return WarningBar("pinned") if float(world.units[Life].fear[own]) > PINNED else None


def _overhead(world: SurfaceWorld, own: int) -> WarningBar | None:
    rows = _roles(world, own, "starship")
    if not len(rows):
        return None
    far = np.abs(world.units[Body].pos[rows, 0] - world.units[Body].pos[own, 0])
    return WarningBar("overhead") if far.min() < _OVERHEAD_WU else None
