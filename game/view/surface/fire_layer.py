"""The fire layer of the surface: beams, rounds, missiles and their trails, engines, the glow of who is let down."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.base.vectors import Floats
from game.view.camera import Camera
from game.view.effects.beams import Beams, beam_level
from game.view.effects.engines import draw_engines
from game.view.effects.missiles import MissileHeads
from game.view.effects.muzzle import MuzzleFlashes
from game.view.effects.sparks import Sparks
from game.view.effects.tracers import Tracers
from game.view.effects.trails import Trails, warm
from game.view.frame import Frame, Stamp
from game.view.surface.dresser import Dresser, stamp
from game.view.surface.lights import GREEN, LILAC, ROSE, Lights
from game.view.surface.poses import RocketPoses, UnitPoses, between, descending
from game.world.components import Body
from game.world.gunners import muzzles
from game.world.surface import HOVER, LEGS, WINGS, Gun, Legs, Life, Rocket, Wings
from game.world.surface_catalogue import BEAM
from game.world.surface_world import SurfaceWorld

_NOSE_WU, _BELLY_WU = 1.1, 2.6
_BELLY_FROM = 0.4  # [s] dwell from which a beam is a belly laser
_FALL_S = 0.1
_EVERY_TICKS = 3
_FIGURES = {"arume_fighter": (3.2,), "arume_vtol": (5.0,), "arume_carrier": (6.0,), "race_killercraft": (3.4,),
            "arume_bomber": (7.0,), "city_missile": (3.0,)}  # fmt: skip
_BURNER, _BURNER_WIDE = 1.2, 1.3  # an afterburner's flame, by that at full power


class SurfaceFire:
    """Draws what weapons and engines do while they do it."""

    def __init__(self, sparks: Sparks, lights: Lights, dresser: Dresser) -> None:
        self.beams, self.tracers, self.muzzle = Beams(sparks), Tracers(), MuzzleFlashes()
        self.heads, self.trails = MissileHeads(), Trails()
        self.lights, self.dresser = lights, dresser
        self._rotor: dict[int, pygame.Surface] = {}
        self.gosta = np.array([name == "gosta" for name in dresser.names])

    def warm(self) -> None:
        """Bake behind the loading bar what would make the first salvo stutter."""
        warm(self.trails)
        self.heads.warm()
        self.tracers.warm()

    def follow(self, world: SurfaceWorld) -> None:
        """Let trails remember where missiles are: call after every tick."""
        if world.tick % _EVERY_TICKS == 0:
            rows = world.units.rows(Body, Rocket)
            body = world.units[Body]
            self.trails.update(world.time_s, body.serial[rows], body.pos[rows], body.side[rows])

    def update(self, world: SurfaceWorld, alpha: float, dt: float) -> None:
        """Age flashes; throw sparks where beams bite."""
        self.muzzle.update(dt)
        if dt > 0.0:
            start, end, level, _ = _beams(world, alpha)
            self.beams.update(dt, start, end, level, np.ones(len(level), bool))

    def draw(
        self, frame: Frame, camera: Camera, world: SurfaceWorld, poses: UnitPoses, rockets: RocketPoses, alpha: float,
        clock_s: float,
    ) -> None:  # fmt: skip
        """Add beams, rounds, missiles and flashes."""
        start, end, level, wide = _beams(world, alpha)
        for width, pick in ((_NOSE_WU, ~wide), (_BELLY_WU, wide)):
            bites = np.ones(int(pick.sum()), bool)
            self.beams.draw(frame, camera, start[pick], end[pick], level[pick], bites, clock_s, width)
        size = np.where(wide, 34.0, 15.0)
        self.lights.steady(frame, camera, world, end, size, 1.0 - 0.7 * level, GREEN)
        shells = world.shells
        place = shells["prev_pos"] + (shells["pos"] - shells["prev_pos"]) * alpha
        self.tracers.draw(frame, camera, place, shells["vel"], shells["side"])
        self.heads.draw(frame, camera, rockets.pos, rockets.vel, rockets.side)
        self.muzzle.draw(frame, camera)
        self._draw_engines(frame, camera, world, poses, clock_s)
        self._draw_let_down(frame, camera, world, poses, clock_s)

    def draw_rockets(self, frame: Frame, camera: Camera, world: SurfaceWorld, rockets: RocketPoses) -> None:
        """Lay missiles' bodies on the picture, and rotors over their helicopters."""
        see = np.flatnonzero(camera.visible(rockets.pos, 30.0))
        angle = np.arctan2(rockets.vel[see, 1], rockets.vel[see, 0]).tolist()
        out: list[Stamp] = []
        rules = world.catalogue.arms
        places = camera.to_screen(rockets.pos[see]).tolist()
        for (x, y), turn, arm in zip(places, angle, rockets.arm[see].tolist(), strict=True):  # LOOP: missiles seen
            name = getattr(rules[arm], "figure", "")
            if self.dresser.has(name):
                out.append(stamp(self.dresser.sprite(name, "body", turn, 1), x, y))
        frame.blit_ships(out)

    def draw_rotors(self, frame: Frame, camera: Camera, poses: UnitPoses, clock_s: float) -> None:
        """Lay the blurred discs of rotors over helicopters."""
        out: list[Stamp] = []
        rows = np.flatnonzero((poses.move == HOVER) & camera.visible(poses.pos, 60.0))
        for row in rows.tolist():  # LOOP: hovering craft on the screen
            name = self.dresser.names[int(poses.kind[row])]
            if name == "race_helicopter":
                at = self._point(poses, row, name, "rotor")
                x, y = camera.to_screen(at).tolist()
                turn = float(poses.angle[row]) * int(poses.facing[row])
                out.append(stamp(self._disc(camera.zoom, turn), x, y))
        frame.blit_ships(out)

    def _disc(self, zoom: float, turn: float) -> pygame.Surface:
        step = round(turn * 30)
        key = round(zoom * 100) * 1000 + step
        if key not in self._rotor:
            wide, high = max(8, round(104 * zoom)), max(3, round(5 * zoom))
            picture = pygame.Surface((wide, high), pygame.SRCALPHA, 32)
            pygame.draw.ellipse(picture, (70, 62, 56, 90), picture.get_rect())
            pygame.draw.ellipse(picture, (120, 104, 92, 120), picture.get_rect(), 1)
            self._rotor[key] = pygame.transform.rotozoom(picture.premul_alpha(), math.degrees(step / 30), 1.0)
        return self._rotor[key]

    def _point(self, poses: UnitPoses, row: int, name: str, point: str) -> Floats:
        """Give where a named place of a figure is now. Returns: (2) [wu]"""
        x, y = self.dresser.figures.figure(name).points_wu[point]
        c, s = math.cos(float(poses.angle[row])), math.sin(float(poses.angle[row]))
        turned = np.array((int(poses.facing[row]) * (x * c - y * s), x * s + y * c))
        return np.asarray(poses.pos[row] + turned)

    def _draw_engines(
        self, frame: Frame, camera: Camera, world: SurfaceWorld, poses: UnitPoses, clock_s: float
    ) -> None:
        """Draw jets: aircraft astern, transports downward, walkers' retro-rockets."""
        at, heading, radius, thrust, side = [], [], [], [], []
        see = camera.visible(poses.pos, 80.0) & (world.units[Life].hp[poses.rows] > 0.0)
        flies = (poses.move == WINGS) | (poses.move == HOVER) | (poses.move == LEGS)
        for row in np.flatnonzero(see & flies).tolist():  # LOOP: engines on the screen
            name = self.dresser.names[int(poses.kind[row])]
            facing, own = int(poses.facing[row]), int(poses.rows[row])
            turn = float(poses.angle[row]) * facing + (0.0 if facing > 0 else math.pi)
            power, way = 0.0, turn
            points: tuple[str, ...] = ("exhaust",)
            burns = poses.move[row] == WINGS and bool(world.units[Wings].burning[own])
            if name in _FIGURES and name != "arume_vtol":
                power = 0.9 if name == "arume_carrier" else 0.45 + 0.55 * float(world.units[Wings].throttle[own])
                power = _BURNER if burns else power
            elif name == "arume_vtol":
                power, points, way = 0.62, ("exhaust", "exhaust_bow"), turn
                way = math.pi / 2 + float(poses.angle[row]) * facing
            elif poses.move[row] == LEGS:
                power, way = float(world.units[Legs].rocket[own]), math.pi / 2
            if power <= 0.02 or not self.dresser.has(name):
                continue
            for point in points:
                at.append(self._point(poses, row, name, point))
                heading.append(way)
                radius.append(_FIGURES.get(name, (4.5,))[0] * (_BURNER_WIDE if burns else 1.0))
                thrust.append(power)
                side.append(int(poses.side[row]))
        if at:
            draw_engines(frame, camera, np.array(at), np.array(heading), np.array(radius), np.array(thrust),
                         np.array(side), clock_s)  # fmt: skip

    def _draw_let_down(
        self, frame: Frame, camera: Camera, world: SurfaceWorld, poses: UnitPoses, clock_s: float
    ) -> None:
        """Add lilac light under the feet of who sinks, and a rose pulse in each Gosta's chest."""
        sinks = descending(world, poses)
        if sinks.any():
            feet = poses.pos[sinks] - (0.0, 13.0)
            self.lights.steady(frame, camera, world, feet, np.full(len(feet), 7.0), np.full(len(feet), 0.62), LILAC)
        gosta = self.gosta[poses.kind]
        if gosta.any():
            beat = 0.5 if self.lights.calm else 0.5 + 0.5 * math.sin(clock_s * 5.0)
            where = poses.pos[gosta] + (0.0, 3.0)
            size, dim = np.full(len(where), 3.6), np.full(len(where), 0.30 + 0.4 * beat)
            self.lights.steady(frame, camera, world, where, size, dim, ROSE)


def _beams(world: SurfaceWorld, alpha: float) -> tuple[Floats, Floats, Floats, np.ndarray]:
    """Gather the beams that burn. Returns: start, end (n, 2) [wu]; level (n) [share]; belly lasers (n)"""
    gun, guns = world.mounts[Gun], world.mounts.rows(Gun)
    guns = guns[(gun.dwell[guns] > 0.0) & (gun.owner[guns] >= 0)]
    guns = guns[world.catalogue.arm_kind[gun.arm[guns]] == BEAM]
    owner = gun.owner[guns]
    start = muzzles(world, guns) + between(world, owner, alpha) - world.units[Body].pos[owner]
    total = world.catalogue.arm["dwell_s"][gun.arm[guns]]
    level = beam_level(total - gun.dwell[guns] + 0.02, total - _FALL_S)
    return start, gun.end[guns].copy(), level, total > _BELLY_FROM
