"""The drive layer: forward cannon that charge, fire and burn cities, and ships that spool up and jump."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from game.view.backdrop import OrbitBackdrop
from game.view.camera import Camera
from game.view.cannon_light import CannonLight
from game.view.effects.burned_city import NO_LIMB, BurnedCities, meeting
from game.view.effects.erosion import Erosions
from game.view.effects.event_light import EventLight
from game.view.effects.great_beam import visible_stretch
from game.view.effects.jump import Jumps
from game.view.effects.ledger import FlashLedger
from game.view.effects.melting import Melting
from game.view.effects.strips import Strips
from game.view.effects.venting import Venting
from game.view.frame import Frame
from game.view.palette import GREEN_BEAM, BeamColours, rgb
from game.view.poses import CannonPose, ShipPoses, cannon_poses
from game.view.ship_layer import ShipLayer
from game.view.shot import Shot, charge_power
from game.world import events as e
from game.world.components import Body, Ship
from game.world.lanes import along_lane, fringe_at
from game.world.world import World

BLACK_S, BLACK_SHARE = 0.08, 0.4
DIM_TO, DIM_CHARGE = 0.62, 0.62  # the scene is darkest from this share of a charge on
SHOT_ZOOM, SHOT_ZOOM_LEAST, LEAN_S, LEAN_BACK_S = 0.42, 0.12, 6.0, 2.5
SHOT_SHARE = 0.72  # of the window that a shot may take, from the bow to the last ship before it
_GOLD, _BEAM = rgb("FFC45A"), rgb("F0FFA0")
_GOLD_NEAR_WU, _GOLD_FAR_WU = 420.0, 480.0  # reach of a ball's light, empty, and what a full one adds
_BEAM_WU = 260.0
_SHORT_PX = 60.0  # the shortest beam drawn
_CITY_GAP_PX = 84.0  # between two cities that one beam burns


class DriveLayer:
    """Owns the effects of forward cannon and jump drives."""

    def __init__(
        self, ships: ShipLayer, strips: Strips, ledger: FlashLedger, folder: Path, colours: BeamColours = GREEN_BEAM
    ) -> None:
        self.ships, self.ledger = ships, ledger
        self.light = CannonLight(folder, colours)
        self.erosions, self.melting = Erosions(), Melting(ships.sparks)
        self.venting = Venting(ships.sparks, ships.smoke)
        self.cities, self.jumps = BurnedCities(strips), Jumps()
        self.poses: list[CannonPose] = []
        self._shots: dict[int, Shot] = {}
        self._covers: dict[int, float] = {}
        self._black_s = 0.0
        self._turn = 0

    # ---- what happens ------------------------------------------------------------------------------

    def take(self, world: World, event: e.Event, camera: Camera, backdrop: OrbitBackdrop) -> None:
        """Show one event, if it is about a drive."""
        match event:
            case e.GenocideFired():
                self._fired(world, event, camera)
            case e.GenocideAborted():
                self._aborted(world, event)
            case e.CityBurned():
                self._burned(world, event, camera, backdrop)
            case e.Jumped():
                self._jumped(world, event, camera)
            case _:
                pass

    def _fired(self, world: World, event: e.GenocideFired, camera: Camera) -> None:
        start = camera.to_screen(event.pos)
        way = np.array((event.direction[0], -event.direction[1]))
        seen = visible_stretch(camera.size, start, way, 1e5, 0.0) is not None
        shot = self._shots.setdefault(event.serial, Shot())
        peak, rise_s = self.ledger.ask(0.3 if seen else 0.0, 0.6)
        shot.spot, shot.deep = None, _deepest(world, event.serial)
        if shot.grant(peak, rise_s) and seen:
            self._black_s = BLACK_S
        if seen:
            camera.shake(60.0, 0.0)

    def _aborted(self, world: World, event: e.GenocideAborted) -> None:
        pose = _pose_of(world, event.serial)
        if pose is not None:
            self.ships.sparks.spray(pose.at, round(70 * event.charge), speed=260, life=0.9)

    def _burned(self, world: World, event: e.CityBurned, camera: Camera, backdrop: OrbitBackdrop) -> None:
        pose = _pose_of(world, event.serial)
        if pose is None:
            return
        way = pose.way * (1.0, -1.0)
        far = pose.rule.range_wu * camera.zoom
        start = camera.to_screen(pose.at)
        place, up, bend = meeting(start, way, far, backdrop.planet(camera), camera.size)
        shot = self._shots.setdefault(event.serial, Shot())
        earlier = sum(city.age_s == 0.0 for city in self.cities.cities) if shot.spot is not None else 0
        along = np.array((-up[1], up[0])) * (_CITY_GAP_PX * ((earlier + 1) // 2) * (1 if earlier % 2 else -1))
        scale = backdrop.scale
        spot = (place + along * scale - backdrop.anchor(camera)) / scale
        self.cities.add(spot, up, bend, shot.peak, shot.rise_s)
        if shot.spot is None and bend < NO_LIMB:
            shot.spot = spot

    def _jumped(self, world: World, event: e.Jumped, camera: Camera) -> None:
        hull = self.ships.hulls.shape(self.ships.names[event.kind])
        heading = math.atan2(event.direction[1], event.direction[0])
        seen = bool(camera.visible(event.pos, hull.size[0])[0])
        picture = self.ships.picture(event.serial, event.kind, heading, camera.zoom) if seen else None
        area = hull.size[0] * hull.size[1] * camera.zoom**2 / (camera.size[0] * camera.size[1])
        peak, _ = self.ledger.ask(area if seen else 0.0, 0.5)
        way = np.asarray(event.direction, float)
        self.jumps.add(np.asarray(event.pos, float), way, hull.size, picture, camera.zoom, max(peak, 0.4))

    def destroyed(self, world: World, event: e.Destroyed, camera: Camera) -> None:
        """Take a ship apart that stood in a great beam."""
        pose = _pose_of(world, event.by)
        at = np.asarray(event.pos, float)
        way = pose.way if pose is not None else np.array((1.0, 0.0))
        size = self.ships.hulls.shape(self.ships.names[event.kind]).size
        if camera.visible(at, size[0])[0]:
            picture = self.ships.picture(event.serial, event.kind, event.angle, camera.zoom)
            self.erosions.add(at, way, picture, camera.zoom, size)

    # ---- what is -----------------------------------------------------------------------------------

    def update(self, world: World, alpha: float, dt: float, clock_s: float) -> None:
        """Let balls grow, hulls melt, plumes blow and silhouettes crumble by battle time."""
        self.poses = cannon_poses(world, alpha)
        for pose in self.poses:  # LOOP: one or two cannon
            self._shots.setdefault(pose.serial, Shot()).follow(pose, dt)
            if dt > 0.0:
                self._vent(world, pose, dt)
                if pose.burn_s > 0.0:
                    self._melt(world, pose, dt)
        known = {pose.serial for pose in self.poses}
        self._shots = {serial: shot for serial, shot in self._shots.items() if serial in known}
        self._covers = {pose.serial: pose.covers for pose in self.poses}
        for effect in (self.erosions, self.melting, self.cities, self.jumps):
            effect.update(dt)

    def _vent(self, world: World, pose: CannonPose, dt: float) -> None:
        carry = world.units[Body].vel[pose.row]
        if pose.covers != self._covers.get(pose.serial, pose.covers):
            self.venting.hinges(dt, pose.centre, pose.way, pose.size, carry)
        if not pose.wanted and pose.burn_s <= 0.0 and pose.charge > 0.0:
            self.venting.plumes(dt, pose.at, pose.way, pose.charge, carry)

    def _melt(self, world: World, pose: CannonPose, dt: float) -> None:
        """Heat what stands in the fringe, every other ship in turn. LOOP: ships in it, ten at most"""
        self._turn = 1 - self._turn
        body, kinds = world.units[Body], world.units[Ship].kind
        rows = world.ships()
        rows = rows[rows != pose.row]
        far, aside = along_lane(pose.at, pose.way, body.pos[rows])
        wide = fringe_at(pose.rule, far)
        gap = np.maximum(np.abs(aside) - body.radius[rows] * 0.5, 0.0)
        across = np.array((-pose.way[1], pose.way[0]))
        touched = np.flatnonzero((far > 0.0) & (far < pose.rule.range_wu) & (gap < wide))
        for place in touched[self._turn :: 2]:
            row = int(rows[place])
            outline = self.ships.hulls.shape(self.ships.names[kinds[row]]).outline
            share = 1.0 - max(float(gap[place]) - pose.rule.core_wu, 0.0) / max(float(wide[place]), 1.0)
            self.melting.melt(
                2.0 * dt, world.serial(row), body.pos[row], float(body.angle[row]), outline,
                across * (-1.0 if aside[place] > 0.0 else 1.0), pose.way, share,
            )  # fmt: skip

    def lights(self) -> list[EventLight]:
        """Give what cannon add to the light on ships."""
        out = []
        for pose in self.poses:  # LOOP: one or two cannon
            if pose.burn_s > 0.0:
                x, y = pose.way.tolist()  # at one strength: ships need not be lit anew while it rises
                out.append(EventLight(pose.at, 0.9, _BEAM, _BEAM_WU, (x, y), pose.rule.range_wu))
            elif pose.charge > 0.0:
                out.append(EventLight(pose.at, pose.charge, _GOLD, _GOLD_NEAR_WU + _GOLD_FAR_WU * pose.charge))
        return out

    def lean(self, world: World, camera: Camera) -> None:
        """Suggest to the camera to step back for the shot of the player's own ship, and see what it hits."""
        for pose in self.poses:  # LOOP: one or two cannon
            if not pose.player or not camera.visible(pose.at, 300.0)[0]:
                continue
            left_s = (1.0 - pose.charge) * pose.rule.store_mj / pose.rule.power_mw
            if pose.wanted and pose.covers >= 1.0 and left_s <= LEAN_S:
                fit = SHOT_SHARE * camera.size[0] / max(_deepest(world, pose.serial), 1.0)
                camera.suggest_zoom(min(max(fit, SHOT_ZOOM_LEAST), SHOT_ZOOM), max(left_s, 1.0))
                return
            if pose.burn_s > 0.0:
                return
        camera.end_suggestion(LEAN_BACK_S)

    # ---- pictures ----------------------------------------------------------------------------------

    def draw_ground(self, frame: Frame, camera: Camera, backdrop: OrbitBackdrop, clock_s: float) -> None:
        """Draw what burns on the planet: after the backdrop and before the ships."""
        if self.cities.cities:
            self.cities.draw(frame, backdrop.anchor(camera), backdrop.scale, clock_s)

    def draw(
        self, frame: Frame, camera: Camera, ships: ShipPoses, backdrop: OrbitBackdrop, clock_s: float, real_dt: float
    ) -> None:
        """Add balls, beams, silhouettes, stretched stars and streaks."""
        for pose in self.poses:  # LOOP: one or two cannon
            self._draw_cannon(frame, camera, pose, backdrop, clock_s)
        self.melting.draw(frame, camera, ships.serial, ships.pos, ships.heading)
        self.erosions.draw(frame, camera)
        for place in np.flatnonzero(ships.spool > 0.02):  # LOOP: ships that spool up
            size = self.ships.hulls.shape(self.ships.names[ships.kind[place]]).size
            self.jumps.draw_spooling(
                frame, camera, ships.pos[place], float(ships.heading[place]), size, float(ships.spool[place]), clock_s
            )
        self.jumps.draw(frame, camera)
        if self._black_s > 0.0:
            self._black_s -= real_dt
            if not self.ledger.reduced:
                frame.blink(BLACK_SHARE)

    def _draw_cannon(
        self, frame: Frame, camera: Camera, pose: CannonPose, backdrop: OrbitBackdrop, clock_s: float
    ) -> None:
        shot, calm = self._shots[pose.serial], self.ledger.reduced
        level = shot.level(pose)
        near = bool(camera.visible(pose.at, 200.0)[0])
        if level > 0.0:
            length = pose.rule.range_wu
            if shot.spot is not None:
                spot = shot.spot * backdrop.scale + backdrop.anchor(camera)
                reach = float((spot - camera.to_screen(pose.at)) @ (pose.way * (1.0, -1.0)))
                length = min(length, max(reach, _SHORT_PX, shot.deep * camera.zoom) / camera.zoom)
            frame.dim(1.0 - (1.0 - DIM_TO) * level)
            self.light.beam(frame, camera, pose, length, level, clock_s, calm)
        elif near:
            power = charge_power(pose)
            frame.dim(1.0 - (1.0 - DIM_TO) * min(1.0, pose.charge / DIM_CHARGE))
            self.light.feed(frame, camera, pose, shot.radius_wu, power, clock_s)
            if not pose.wanted and pose.charge > 0.0:
                self.venting.draw_plumes(frame, camera, pose.at, pose.way, pose.charge, clock_s, calm)
        self.light.ball(frame, camera, pose, shot.radius_wu, max(level, charge_power(pose)), clock_s, calm)


def _pose_of(world: World, serial: int) -> CannonPose | None:
    """Find the cannon of a ship as it stands after the last tick."""
    return next((pose for pose in cannon_poses(world, 1.0) if pose.serial == serial), None)


def _deepest(world: World, serial: int) -> float:
    """Give how far off the last ship stands that a ship's beam would touch now, 0 for none. [wu]"""
    pose = _pose_of(world, serial)
    if pose is None:
        return 0.0
    body, rows = world.units[Body], world.ships()
    far, aside = along_lane(pose.at, pose.way, body.pos[rows])
    touched = (far < pose.rule.range_wu) & (np.abs(aside) < fringe_at(pose.rule, far) + body.radius[rows])
    return max(float(far[touched].max(initial=0.0)), 0.0)
