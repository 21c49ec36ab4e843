"""The unit layer: buildings, hulks, ships, vehicles, walkers, infantry and aircraft, in that order."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.view.camera import Camera
from game.view.effects.light import fast_alpha
from game.view.frame import Frame, Stamp
from game.view.surface.buildings import Buildings
from game.view.surface.dresser import HIGH, RUBBLE, Dresser, stamp
from game.view.surface.poses import DebrisPoses, UnitPoses
from game.view.surface.remains import LIES_WU
from game.view.surface.soldiers import lane_of, rank_of, stances
from game.view.surface.walkers import draw_fallen, draw_walkers
from game.world.land import height_at
from game.world.surface import FOOT, HOVER, LEGS, STILL, TRACKS, WINGS
from game.world.surface_world import SurfaceWorld

_TURRET, _GUN, _LAUNCHER = "turret", "gun", "launcher"
_REST_LAUNCHER = math.radians(52.0)
_SCARRED_FROM = 0.45  # share of damage from which a machine looks it
_SHADOW_DEEP = 110
_GREAT_WU = 300.0  # half a length from which a ship is one of the sky
_MANY = 200.0  # [wu] round the window in which units are drawn
_ASIDE, _TURRET_LEAST = 0.97, 0.72  # a turret that looks aside shows its gun shorter, and is narrower than long
Place = tuple[float, float]


def _shortened(sprite: pygame.Surface, share: float) -> pygame.Surface:
    """Give a picture narrowed to a share of its width."""
    wide, high = sprite.get_size()
    return pygame.transform.smoothscale(sprite, (max(2, round(wide * share)), high))


class UnitLayer:
    """Draws everything that has a figure."""

    def __init__(self, dresser: Dresser, world_half: np.ndarray) -> None:
        self.dresser = dresser
        self._half = world_half
        self.buildings = Buildings(dresser)
        self._great = world_half[:, 0] > _GREAT_WU
        self._shadows: dict[tuple[int, int], pygame.Surface] = {}
        named = [not name.startswith(("race_", "arume_", "gosta")) for name in dresser.names]
        self._still = np.array(named) & np.array(dresser.stands)

    def draw(
        self, frame: Frame, camera: Camera, world: SurfaceWorld, poses: UnitPoses, debris: DebrisPoses, own: int = -1
    ) -> None:
        """Lay everything on the picture but starships. own: serial of a soldier who stands before all others, lit"""
        self.dresser.begin(camera.zoom)
        see = camera.visible(poses.pos, self._half[poses.kind, 0] + _MANY * 0.4)
        buildings = see & self._still[poses.kind]
        self._draw_shadows(frame, camera, world, poses, debris, see)
        stamps: list[Stamp] = []
        stamps += self.buildings.stamps(camera, world, poses, np.flatnonzero(buildings))
        stamps += self._hulks(camera, world, debris)
        hovers = see & (poses.move == HOVER) & ~self._great[poses.kind]
        stamps += self._simple(camera, poses, np.flatnonzero(hovers), "body")
        for move in (STILL, TRACKS):
            rows = np.flatnonzero(see & (poses.move == move) & ~buildings)
            stamps += self._vehicles(camera, poses, rows)
        stamps += draw_walkers(self.dresser, camera, world, poses, np.flatnonzero(see & (poses.move == LEGS)))
        stamps += self._soldiers(camera, world, poses, np.flatnonzero(see & (poses.move == FOOT)), own)
        wings = np.flatnonzero(see & (poses.move == WINGS))
        stamps += self._simple(camera, poses, wings[np.argsort(-poses.lane[wings], kind="stable")], "body")
        frame.blit_ships(stamps)

    def warm_stamps(
        self, camera: Camera, world: SurfaceWorld, poses: UnitPoses, debris: DebrisPoses
    ) -> list[tuple[int, pygame.Surface, tuple[int, int]]]:
        """Give the shapes of all that is warm and in sight, with whose they are; of hulks as well, -1."""
        self.dresser.begin(camera.zoom)
        see = camera.visible(poses.pos, self._half[poses.kind, 0] + _MANY * 0.4) & ~self._still[poses.kind]
        out: list[tuple[int, pygame.Surface, tuple[int, int]]] = []
        for row in np.flatnonzero(see).tolist():  # LOOP: warm things on the screen
            rows, move = np.array([row]), int(poses.move[row])
            if move in (STILL, TRACKS):
                stamps = self._vehicles(camera, poses, rows)
            elif move == LEGS:
                stamps = draw_walkers(self.dresser, camera, world, poses, rows)
            elif move == FOOT:
                stamps = self._soldiers(camera, world, poses, rows, -1)
            else:
                stamps = self._simple(camera, poses, rows, "body")
            serial = int(poses.serial[row])
            out += [(serial, sprite, (int(at[0]), int(at[1]))) for sprite, at in stamps]
        out += [(-1, sprite, (int(at[0]), int(at[1]))) for sprite, at in self._hulks(camera, world, debris)]
        return out

    def is_great(self, poses: UnitPoses) -> np.ndarray:
        """Say which units are starships."""
        return np.asarray(self._great[poses.kind])

    def draw_ships(self, frame: Frame, camera: Camera, poses: UnitPoses) -> None:
        """Lay starships on the sky: smoke drifts before them, and all else is nearer."""
        self.dresser.begin(camera.zoom)
        rows = np.flatnonzero(self._great[poses.kind] & camera.visible(poses.pos, self._half[poses.kind, 0]))
        frame.blit_ships(self._simple(camera, poses, rows, "body"))

    def _simple(self, camera: Camera, poses: UnitPoses, rows: np.ndarray, part: str) -> list[Stamp]:
        """Draw figures of one picture."""
        out: list[Stamp] = []
        dresser, zoom = self.dresser, camera.zoom
        px = camera.to_screen(poses.pos[rows]).tolist()
        columns = (poses.kind[rows], poses.angle[rows], poses.facing[rows], poses.hurt[rows])
        kinds, angles, facings, hurts = (column.tolist() for column in columns)
        for (x, y), kind, angle, facing, hurt in zip(px, kinds, angles, facings, hurts, strict=True):  # LOOP: seen
            name = dresser.names[kind]
            tone = HIGH if self._great[kind] else int(hurt > _SCARRED_FROM)
            sprite = dresser.sprite(name, part, angle, facing, tone)
            out.append(stamp(sprite, x, y - dresser.drop[kind] * zoom))
        return out

    def _vehicles(self, camera: Camera, poses: UnitPoses, rows: np.ndarray) -> list[Stamp]:
        """Draw vehicles with their turrets and guns laid."""
        out: list[Stamp] = []
        px = camera.to_screen(poses.pos[rows]).tolist()
        aims = poses.aim[rows].tolist()
        looks = zip(px, rows.tolist(), aims, poses.serial[rows].tolist(), strict=True)
        order = sorted(looks, key=lambda look: -lane_of(int(poses.move[look[1]]), look[3]))
        for (x, y), row, aim, serial in order:  # LOOP: vehicles on the screen, those behind first
            kind = int(poses.kind[row])
            at = (x, y - lane_of(int(poses.move[row]), serial) * camera.zoom)
            tone = int(float(poses.hurt[row]) > _SCARRED_FROM)
            out += self._vehicle(
                camera.zoom, kind, at, float(poses.angle[row]), int(poses.facing[row]), aim, bool(poses.aims[row]), tone
            )
        return out

    def _vehicle(
        self, zoom: float, kind: int, at: Place, angle: float, facing: int, aim: Place, aims: bool, tone: int
    ) -> list[Stamp]:
        dresser = self.dresser
        name = dresser.names[kind]
        x, y = at[0], at[1] - dresser.drop[kind] * zoom
        if name == "race_killercraft":
            return [stamp(dresser.sprite(name, "body", angle, facing, tone), x, y)]
        way = (-1 if aim[0] < 0 else 1) if aims else facing
        seen = min(math.hypot(*aim), 1.0) if aims else 1.0  # of its length, while the turret looks aside
        lift = math.asin(min(max(aim[1], -1.0), 1.0)) if aims else 0.0
        if not aims and name == "race_sam":
            lift = _REST_LAUNCHER
        c, s = math.cos(angle), math.sin(angle)
        parts = dresser.parts(name)
        anchor = dresser.figures.offset(name, _TURRET) if _TURRET in parts else (0.0, 0.0)
        out = []
        for part in parts:  # LOOP: parts of one figure
            moves = part in (_GUN, _LAUNCHER)
            ox, oy = dresser.figures.offset(name, part)
            if moves:  # a gun sits on its turret, which may look the other way
                ox = anchor[0] + (ox - anchor[0]) * way * facing
            px, py = facing * (ox * c - oy * s), ox * s + oy * c
            turned = way if moves or part == _TURRET else facing
            tilt = lift if moves else angle * (1 if turned == facing else -1)
            sprite = dresser.sprite(name, part, tilt, turned, tone)
            if seen < _ASIDE and part in (_GUN, _TURRET):
                ax = facing * (anchor[0] * c - anchor[1] * s)
                px = ax + (px - ax) * seen if moves else px
                sprite = _shortened(sprite, seen if moves else max(seen, _TURRET_LEAST))
            out.append(stamp(sprite, x + px * zoom, y - py * zoom))
        return out

    def _soldiers(
        self, camera: Camera, world: SurfaceWorld, poses: UnitPoses, rows: np.ndarray, own: int
    ) -> list[Stamp]:
        """Draw infantry by stance, the rear rank first."""
        out: list[Stamp] = []
        dresser, zoom = self.dresser, camera.zoom
        px = camera.to_screen(poses.pos[rows]).tolist()
        columns = (poses.kind[rows], poses.facing[rows], poses.serial[rows])
        kinds, facings, serials = (column.tolist() for column in columns)
        looks = zip(px, kinds, facings, serials, stances(world, poses, rows), strict=True)
        order = sorted(looks, key=lambda look: (look[3] == own, look[3] % 3))
        for (x, y), kind, facing, serial, part in order:  # LOOP: soldiers seen
            back, tone = rank_of(serial)
            if serial == own:
                out.append(stamp(dresser.rimmed(dresser.names[kind], part, facing), x, y))
                continue
            out.append(stamp(dresser.sprite(dresser.names[kind], part, 0.0, facing, tone), x, y - back * zoom))
        return out

    def _hulks(self, camera: Camera, world: SurfaceWorld, debris: DebrisPoses) -> list[Stamp]:
        """Draw burnt-out hulls, and what is left of buildings."""
        out: list[Stamp] = []
        dresser, zoom = self.dresser, camera.zoom
        rows = np.flatnonzero(camera.visible(debris.pos, self._half[debris.kind, 0] + 40.0))
        px = camera.to_screen(debris.pos[rows]).tolist()
        for (x, y), row in zip(px, rows.tolist(), strict=True):  # LOOP: hulks on the screen
            kind, angle, facing = int(debris.kind[row]), float(debris.angle[row]), int(debris.facing[row])
            name, foot, y = dresser.names[kind], y + LIES_WU * zoom, y - dresser.drop[kind] * zoom
            if self._still[kind]:
                out.append(stamp(dresser.sprite(dresser.stage(name, RUBBLE), "front", 0.0, facing), x, foot))
                continue
            if world.catalogue.units[kind].body.move == "legs":
                out += draw_fallen(dresser, camera, world, kind, debris.pos[row], angle, facing)
                continue
            c, s = math.cos(angle), math.sin(angle)
            for part in dresser.parts(name):  # LOOP: parts of one figure
                ox, oy = dresser.figures.offset(name, part) if dresser.has(name) else (0.0, 0.0)
                px_, py_ = facing * (ox * c - oy * s), ox * s + oy * c
                tilt = angle - 0.12 if part in (_GUN, _LAUNCHER) else angle
                out.append(stamp(dresser.sprite(name, part, tilt, facing, 2), x + px_ * zoom, y - py_ * zoom))
        return out

    def _draw_shadows(
        self, frame: Frame, camera: Camera, world: SurfaceWorld, poses: UnitPoses, debris: DebrisPoses, see: np.ndarray
    ) -> None:
        """Darken the ground under what stands on it."""
        stands = see & ((poses.move == TRACKS) | (poses.move == STILL) | (poses.move == LEGS))
        x = np.concatenate([poses.pos[stands, 0], debris.pos[:, 0]])
        if not len(x):
            return
        half = np.concatenate([self._half[poses.kind[stands], 0], self._half[debris.kind, 0]])
        place = np.stack([x, height_at(world.land, x) - 1.0], 1)
        near = camera.visible(place, half)
        out = []
        places = camera.to_screen(place[near]).tolist()
        for (px, py), wide in zip(places, half[near].tolist(), strict=True):  # LOOP: shadows seen
            out.append(stamp(self._shadow(round(wide * camera.zoom / 6) * 6), px, py))
        frame.blit_ships(out)

    def _shadow(self, half_px: int) -> pygame.Surface:
        key = (half_px, 0)
        if key not in self._shadows:
            wide, high = max(8, round(half_px * 2.3)), max(4, round(min(half_px * 0.2, 14)))
            x, y = np.linspace(-1.5, 1.5, wide)[:, None], np.linspace(-1.5, 1.5, high)[None, :]
            dark = np.exp(-(x**4) * 0.7 - y * y * 1.6) * _SHADOW_DEEP
            surface = pygame.Surface((wide, high), pygame.SRCALPHA, 32)
            surface.fill((0, 0, 0, 0))
            pygame.surfarray.pixels_alpha(surface)[:] = dark.astype(np.uint8)
            self._shadows[key] = fast_alpha(surface)
        return self._shadows[key]
