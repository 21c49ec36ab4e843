"""Happenings: what each event looks like. One small function an event."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from game.view.backdrop import OrbitBackdrop
from game.view.camera import Camera
from game.view.drive_layer import DriveLayer
from game.view.effects import muzzle, sparkles
from game.view.effects.burst import SHELL_WU, Bursts
from game.view.effects.debris import Debris
from game.view.effects.fireballs import Fireballs
from game.view.effects.ledger import FlashLedger
from game.view.effects.sparkles import Sparkles
from game.view.effects.strips import Strips
from game.view.fire_layer import FireLayer
from game.view.frame import Frame
from game.view.missile_layer import MissileLayer
from game.view.ship_layer import ShipLayer
from game.world import events as e
from game.world.components import Body, Ship
from game.world.world import World

_POP_WU = 7.0


class Happenings:
    """Turns events into fireballs, sparks, debris, ripples, bursts and shakes."""

    def __init__(
        self, ships: ShipLayer, missiles: MissileLayer, fire: FireLayer, drives: DriveLayer, strips: Strips,
        ledger: FlashLedger,
    ) -> None:  # fmt: skip
        self.ships, self.missiles, self.fire, self.drives = ships, missiles, fire, drives
        self.debris, self.fireballs, self.sparkles = Debris(), Fireballs(strips), Sparkles()
        self.bursts = Bursts(strips, ledger)
        self._random = np.random.default_rng(11)

    def update(self, world: World, alpha: float, dt: float, clock_s: float) -> None:
        """Age everything by battle time."""
        for effect in (self.debris, self.fireballs, self.sparkles, self.bursts):
            effect.update(dt)

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Add what has happened lately."""
        self.debris.draw(frame, camera)
        self.fireballs.draw(frame, camera)
        self.sparkles.draw(frame, camera)
        self.bursts.draw(frame, camera)

    def take(
        self, world: World, events: Iterable[e.Event], camera: Camera, backdrop: OrbitBackdrop
    ) -> None:
        """Show the events of one tick."""
        events = list(events)
        burned = {ev.serial for ev in events if isinstance(ev, e.Destroyed) and ev.cause == "genocide"}
        for event in events:  # LOOP: events of one tick
            match event:
                case e.Launched():
                    self._launched(event)
                case e.Split(pos=at):
                    self.ships.sparks.spray(at, 10, speed=60, life=0.5)
                case e.Intercepted():
                    self._intercepted(event)
                case e.GunFired():
                    kind = muzzle.GUN if world.units[Body].side[event.owner] == 0 else muzzle.VIOLET_GUN
                    self.fire.muzzle.add([event.pos], kind)
                case e.ShieldHit():
                    self._shield_hit(world, event)
                case e.ShieldDown():
                    self._shield_down(world, event)
                case e.HullHit():
                    self._hull_hit(world, event, camera)
                case e.Burst(pos=at):
                    self.bursts.add(at, area_share=_share_of_screen(camera, at))
                    camera.shake(40.0, math.dist(at, camera.center))
                case e.Breached():
                    self._breached(world, event, burned)
                case e.Destroyed():
                    self._destroyed(world, event, camera)
                case e.Rammed(pos=at):
                    self.ships.sparks.spray(at, 30, speed=120, life=0.9)
                case _:
                    self.drives.take(world, event, camera, backdrop)

    def _launched(self, event: e.Launched) -> None:
        self.fire.muzzle.add([event.pos], muzzle.RACE_CELL if event.side == 0 else muzzle.ARUME_TUBE)

    def _intercepted(self, event: e.Intercepted) -> None:
        if event.by == "laser":
            self.fire.defence.pop(event.pos)
        self.fireballs.add([event.pos], _POP_WU + self._random.uniform(0.0, 4.0))
        self.ships.sparks.spray(event.pos, 9, speed=55, life=0.5)

    def _shield_hit(self, world: World, event: e.ShieldHit) -> None:
        bearing = _bearing(world, event.row, event.pos)
        strength = min(1.0, 0.45 + event.cost / 60.0)
        self.ships.shields.hit(event.serial, self._name(world, event.row), bearing, strength)
        self.sparkles.add([event.pos], sparkles.SHIELD)
        if event.cause == "missile":
            self.fireballs.add([event.pos], 6.0)

    def _shield_down(self, world: World, event: e.ShieldDown) -> None:
        self.ships.shields.collapse(event.serial, self._name(world, event.row), 0.0)

    def _hull_hit(self, world: World, event: e.HullHit, camera: Camera) -> None:
        body = world.units[Body]
        self.ships.flash.hit(event.serial)
        self.fireballs.add([event.pos], 10.0 + 2.2 * math.sqrt(event.damage))
        self.ships.sparks.spray(event.pos, 26, speed=150, life=0.8, carry=body.vel[event.row])
        self.debris.scatter(event.pos, 5, speed=34, kind=int(body.side[event.row]), carry=body.vel[event.row])
        away = np.asarray(event.pos) - body.pos[event.row]
        c, s = body.face[event.row]
        local = (away[0] * c + away[1] * s, away[1] * c - away[0] * s)
        self.ships.scars.add(event.serial, (local[0] * 0.8, local[1] * 0.8))
        camera.shake(event.damage * 0.5, math.dist(event.pos, camera.center))

    def _breached(self, world: World, event: e.Breached, burned: set[int]) -> None:
        if event.serial in burned:  # nothing is left of those to breach
            return
        row, at = event.row, event.pos
        vel = world.units[Body].vel[row]
        places = np.asarray(at) + self._random.normal(0.0, 14.0, (3, 2))
        self.fireballs.add(
            places, self._random.uniform(16.0, 30.0, 3), carry=vel, delay=np.array([0.0, 0.12, 0.3])
        )
        self.debris.scatter(at, 14, speed=44, reach=18, kind=int(world.units[Body].side[row]), carry=vel)
        self.ships.sparks.spray(at, 40, speed=190, life=1.0, carry=vel)

    def _destroyed(self, world: World, event: e.Destroyed, camera: Camera) -> None:
        if event.cause == "genocide":
            self.drives.destroyed(world, event, camera)
            return
        length = world.catalogue.lengths[event.kind]
        along = np.array([math.cos(event.angle), math.sin(event.angle)])
        share = np.array([0.3, -0.05, -0.32, 0.15, -0.2])
        places = np.asarray(event.pos) + along * (share * length)[:, None] + self._random.normal(0, 8, (5, 2))
        radii = length * np.array([0.16, 0.22, 0.18, 0.26, 0.14])
        self.fireballs.add(
            places, radii, carry=np.asarray(event.vel), delay=np.array([0.0, 0.12, 0.3, 0.42, 0.7])
        )
        self.debris.scatter(
            event.pos, 40, speed=60, reach=length * 0.4, size=(1.5, 7.0), kind=event.side, carry=event.vel
        )
        self.ships.sparks.spray(event.pos, 90, speed=240, life=1.4, carry=event.vel)
        camera.shake(60.0, math.dist(event.pos, camera.center))

    def _name(self, world: World, row: int) -> str:
        return self.ships.names[int(world.units[Ship].kind[row])]


def _share_of_screen(camera: Camera, at: tuple[float, float]) -> float:
    """Say how much of the screen the light of a burst fills, 0 for one beyond it."""
    if not camera.visible(at, SHELL_WU)[0]:
        return 0.0
    return math.pi * (SHELL_WU * 0.85 * camera.zoom) ** 2 / (camera.size[0] * camera.size[1])


def _bearing(world: World, row: int, pos: tuple[float, float]) -> float:
    """Give the direction of a place as seen from a ship, in the hull's frame. [rad]"""
    body = world.units[Body]
    x, y = body.pos[row]
    return math.atan2(pos[1] - y, pos[0] - x) - float(body.angle[row])
