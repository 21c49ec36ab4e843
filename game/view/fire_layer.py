"""The fire layer: beams, point-defence hairlines, tracers and muzzle flashes."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, facing
from game.view.camera import Camera
from game.view.effects.beams import Beams, beam_level
from game.view.effects.muzzle import MuzzleFlashes
from game.view.effects.point_defence import PointDefence
from game.view.effects.sparks import Sparks
from game.view.effects.tracers import Tracers
from game.view.frame import Frame
from game.view.poses import mount_lines
from game.world.catalogue import BEAM, LASER
from game.world.components import Body, Mount, Ship
from game.world.world import World


class FireLayer:
    """Draws what weapons do while they do it."""

    def __init__(self, sparks: Sparks) -> None:
        self.beams, self.defence = Beams(sparks), PointDefence()
        self.tracers, self.muzzle = Tracers(), MuzzleFlashes()

    def update(self, world: World, alpha: float, dt: float, clock_s: float) -> None:
        """Age flashes; throw sparks where beams bite."""
        self.defence.update(dt)
        self.muzzle.update(dt)
        if dt > 0.0:
            self.beams.update(dt, *_beams(world, alpha))

    def draw(self, frame: Frame, camera: Camera, world: World, alpha: float, clock_s: float) -> None:
        """Add beams, hairlines, rounds and flashes."""
        self.beams.draw(frame, camera, *_beams(world, alpha), clock_s)
        _, start, end = mount_lines(world, LASER, alpha)
        self.defence.draw(frame, camera, start, end)
        rounds = world.rounds
        place = rounds["prev_pos"] + (rounds["pos"] - rounds["prev_pos"]) * alpha
        self.tracers.draw(frame, camera, place, rounds["vel"], rounds["side"])
        self.muzzle.draw(frame, camera)


def _beams(world: World, alpha: float) -> tuple[Floats, Floats, Floats, Floats]:
    """Gather the beams that burn. Returns: start, end (n, 2) [wu]; level (n) [share]; hit (n)"""
    rows, start, end = mount_lines(world, BEAM, alpha)
    mount, body = world.mounts[Mount], world.units[Body]
    target = mount.target[rows]
    half = np.array([world.catalogue.lengths[kind] for kind in world.units[Ship].kind[target]]) * 0.42
    end = end + facing(body.angle[target]) * (mount.spot[rows] * half)[:, None]
    level = beam_level(mount.total[rows] - mount.dwell[rows], mount.total[rows] - 0.18)
    return start, end, level, np.ones(len(rows), bool)
