"""Remains: what is left of what never moved, and who fell. The world forgets them; the eye does not."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

import numpy as np

from game.base.vectors import Rows
from game.view.camera import Camera
from game.view.frame import Frame, Stamp
from game.view.surface.dresser import Dresser, stamp
from game.view.surface.poses import DebrisPoses, UnitPoses, unit_poses
from game.world.ground_events import Felled
from game.world.land import height_at
from game.world.storeys import half_of
from game.world.surface import STILL
from game.world.surface_world import SurfaceWorld

_GLOW_S = 40.0
LIES_WU = 12.0  # over the ground: the middle of what is left
_MOST_FALLEN = 120
_LIFE_S = 180.0


class _Ruin(NamedTuple):
    """One thing that stood: its serial, kind, side, where, which way it looked, when it fell [s]."""

    serial: int
    kind: int
    side: int
    x: float
    y: float
    facing: int
    fell_s: float


class _Fallen(NamedTuple):
    """One soldier: kind, where, which way it looked, when it fell [s]."""

    kind: int
    x: float
    facing: int
    fell_s: float


class Remains:
    """Remembers ruins and the fallen from the events of a battle, the latest first to stay."""

    def __init__(self) -> None:
        self._standing: dict[int, _Ruin] = {}
        self._ruins: list[_Ruin] = []
        self._fallen: deque[_Fallen] = deque(maxlen=_MOST_FALLEN)

    def watch(self, world: SurfaceWorld, poses: UnitPoses) -> None:
        """Note what stands, and hold buildings in their places; what stood and does no more is a ruin."""
        rows = np.flatnonzero(poses.move == STILL)
        serials = poses.serial[rows].tolist()
        self._note(world, poses, rows, serials)
        for serial, row in zip(serials, rows.tolist(), strict=True):  # LOOP: buildings
            ruin = self._standing[serial]
            if (
                world.catalogue.units[ruin.kind].role == "building"
            ):  # walls do not give way to what bumps into them
                poses.pos[row, 0], poses.angle[row] = ruin.x, 0.0

    def recall(self, world: SurfaceWorld, start: SurfaceWorld) -> None:
        """Come to a battle late: what stood as it began and is gone lies in ruins that are cold by now."""
        self.watch(start, unit_poses(start, 1.0))
        self.watch(world, unit_poses(world, 1.0))
        self._ruins = [ruin._replace(fell_s=world.time_s - _GLOW_S) for ruin in self._ruins]

    def _note(self, world: SurfaceWorld, poses: UnitPoses, rows: Rows, serials: list[int]) -> None:
        if len(serials) == len(self._standing) and all(serial in self._standing for serial in serials):
            return
        before = self._standing
        self._standing = {}
        for serial, row in zip(serials, rows.tolist(), strict=True):  # LOOP: buildings, when their number changes
            if serial in before:
                self._standing[serial] = before[serial]
                continue
            x = float(poses.pos[row, 0])
            y = float(poses.pos[row, 1])
            if poses.standing[row]:
                y += LIES_WU - float(half_of(world, poses.rows[row : row + 1])[0, 1])
            kind, side, facing = int(poses.kind[row]), int(poses.side[row]), int(poses.facing[row])
            self._standing[serial] = _Ruin(serial, kind, side, x, y, facing, world.time_s)
        gone = [ruin for serial, ruin in before.items() if serial not in self._standing]
        self._ruins += [ruin._replace(fell_s=world.time_s) for ruin in gone]

    def fell(self, world: SurfaceWorld, event: Felled) -> None:
        """Note what stood and fell, and a soldier that fell on the ground."""
        ruin = self._standing.pop(event.serial, None)
        if ruin is not None:
            self._ruins.append(ruin._replace(fell_s=world.time_s))
        if world.catalogue.is_infantry[event.kind] and not world.catalogue.units[event.kind].bursts:
            self._fallen.append(_Fallen(event.kind, event.pos[0], event.turned, world.time_s))

    def added_to(self, world: SurfaceWorld, debris: DebrisPoses) -> DebrisPoses:
        """Give the burnt-out hulls with the ruins among them."""
        if not self._ruins:
            return debris
        ruins = self._ruins
        heat = np.array([max(0.0, _GLOW_S - (world.time_s - ruin.fell_s)) for ruin in ruins])
        count = len(ruins)
        return DebrisPoses(
            np.concatenate([debris.rows, np.full(count, -1)]),
            np.concatenate([debris.serial, [ruin.serial for ruin in ruins]]),
            np.concatenate([debris.kind, [ruin.kind for ruin in ruins]]),
            np.concatenate([debris.side, [ruin.side for ruin in ruins]]),
            np.concatenate([debris.pos, [(ruin.x, ruin.y) for ruin in ruins]]),
            np.concatenate([debris.vel, np.zeros((count, 2))]),
            np.concatenate([debris.angle, np.zeros(count)]),
            np.concatenate([debris.facing, [ruin.facing for ruin in ruins]]),
            np.concatenate([debris.heat, heat]),
            np.concatenate([debris.over, np.zeros(count)]),
        )

    def draw_fallen(self, frame: Frame, camera: Camera, world: SurfaceWorld, dresser: Dresser) -> None:
        """Lay the fallen on the ground, as it is now."""
        while self._fallen and world.time_s - self._fallen[0].fell_s > _LIFE_S:
            self._fallen.popleft()
        if not self._fallen:
            return
        across = np.array([one.x for one in self._fallen])
        place = np.stack([across, height_at(world.land, across)], 1)
        see = np.flatnonzero(camera.visible(place, 30.0))
        out: list[Stamp] = []
        px = camera.to_screen(place[see]).tolist()
        for (x, y), i in zip(px, see.tolist(), strict=True):  # LOOP: the fallen on the screen
            one = self._fallen[i]
            name = dresser.names[one.kind]
            if "dead" in dresser.parts(name):
                up = -dresser.figures.figure(name).feet_wu * camera.zoom
                out.append(stamp(dresser.sprite(name, "dead", 0.0, one.facing, 1), x, y - up))
        frame.blit_ships(out)
