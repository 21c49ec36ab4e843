"""Buildings: drawn by the storeys that stand, with holes where storeys are hurt, and fires in what burns."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, Rows
from game.view.camera import Camera
from game.view.frame import Stamp
from game.view.surface.dresser import Dresser, stamp
from game.view.surface.frames import Frames
from game.view.surface.poses import UnitPoses
from game.world.storeys import half_of
from game.world.surface import Storeys
from game.world.surface_world import SurfaceWorld
from game.world.walls import has_windows, wall_left

HOLES = ("wall_hole", "wall_hole_burning")
_HOLE_COST = 0.22  # of a storey's strength: a hole is seen for each
_BURNS_BELOW = 0.55  # of a storey's strength: from here on there is fire in its windows
_SMOKE, _BLAZE = 0.25, 0.75  # level of a torn edge that smoulders, and of a storey on fire
_ACROSS = 0.34  # of its length: how far from the middle holes are seen
_SCATTER = (0.18, 0.62, 0.41, 0.83, 0.05, 0.94, 0.29)


class Buildings:
    """Draws buildings. All it shows follows from what the storeys have left."""

    def __init__(self, dresser: Dresser) -> None:
        self.dresser = dresser
        self.frames = Frames()

    def stamps(self, camera: Camera, world: SurfaceWorld, poses: UnitPoses, rows: Rows) -> list[Stamp]:
        """Draw the buildings of some rows of the poses."""
        out: list[Stamp] = []
        feet = self._feet(world, poses, rows)
        columns = (poses.kind[rows], poses.facing[rows], poses.standing[rows], poses.rows[rows], poses.serial[rows])
        looks = zip(camera.to_screen(feet).tolist(), *(column.tolist() for column in columns), strict=True)
        for (x, y), kind, facing, standing, row, serial in looks:  # LOOP: buildings on the screen
            rule = world.catalogue.units[kind]
            whole = standing == rule.storeys or not standing
            name = rule.figure if whole else self.dresser.stage(rule.figure, standing)
            sprite, bare = self.dresser.sprite(name, "front", 0.0, facing), _bare(world, row)
            if bare:
                sprite = self.frames.bare(sprite, bare, float(world.units[Storeys].high[row]), camera.zoom)
            out.append(stamp(sprite, x, y))
            out += self._holes(camera.zoom, world, (x, y), row, serial, rule.length_wu)
        return out

    def _feet(self, world: SurfaceWorld, poses: UnitPoses, rows: Rows) -> Floats:
        """Give the middle of each building's foot. Returns: (rows, 2) [wu]"""
        feet = poses.pos[rows].copy()
        feet[:, 1] -= half_of(world, poses.rows[rows])[:, 1]
        return feet

    def _holes(
        self, zoom: float, world: SurfaceWorld, foot: tuple[float, float], row: int, serial: int, long: float
    ) -> list[Stamp]:
        """Break holes into each storey that is hurt, and let the worst glow."""
        part = world.units[Storeys]
        if not self.dresser.has(HOLES[0]):
            return []
        out: list[Stamp] = []
        for storey in range(int(part.standing[row])):  # LOOP: at most eight storeys
            lost = 1.0 - float(part.hp[row, storey] / part.each[row])
            for number in range(int(lost / _HOLE_COST)):  # LOOP: at most four holes
                spot = _SCATTER[(serial * 3 + storey * 5 + number * 2) % 7] * 2.0 - 1.0
                rise = 0.3 + 0.4 * _SCATTER[(serial + storey * 2 + number * 3) % 7]
                burns = number == 0 and lost > 1.0 - _BURNS_BELOW
                sprite = self.dresser.sprite(HOLES[burns], "front", 0.0, 1 if (storey + number) % 2 else -1)
                high = (storey + rise) * float(part.high[row])
                out.append(stamp(sprite, foot[0] + spot * _ACROSS * long * zoom, foot[1] - high * zoom))
        return out

    def fires(self, world: SurfaceWorld, camera: Camera, poses: UnitPoses) -> tuple[Floats, Floats, Floats]:
        """Give the fires in buildings on the screen: where (n, 2), how big (n) [wu], how hot (n)."""
        rows = np.flatnonzero((poses.standing > 0) & (poses.hurt > 0.0) & camera.visible(poses.pos, 240.0))
        part, own = world.units[Storeys], poses.rows[rows]
        standing, high = part.standing[own], part.high[own]
        storey = np.arange(part.hp.shape[1])
        share = part.hp[own] / np.maximum(part.each[own, None], 1e-9)
        alight = (storey < standing[:, None]) & (share < _BURNS_BELOW)
        which, floor = np.nonzero(alight)
        edge = np.flatnonzero(standing * high < 1.99 * world.catalogue.half[poses.kind[rows], 1])
        feet = self._feet(world, poses, rows)
        which = np.concatenate([which, edge])
        over = np.concatenate([floor + 0.45, standing[edge] - 0.3]) * high[which]
        level = np.concatenate([1.0 - share[alight] * (1.0 - _BLAZE) / _BURNS_BELOW, np.full(len(edge), _SMOKE)])
        size = np.minimum(0.5 * high[which], 17.0) + 3.0
        place = np.stack([feet[which, 0], feet[which, 1] + over], 1)
        return place, size, level


def _bare(world: SurfaceWorld, row: int) -> tuple[int, ...]:
    """Give the storeys of a building that are down to their frame."""
    if not has_windows(world, np.array([row]))[0]:
        return ()
    storeys = np.arange(int(world.units[Storeys].standing[row]))
    left = wall_left(world, np.full(len(storeys), row), storeys)
    return tuple(storeys[left <= 0.0].tolist())
