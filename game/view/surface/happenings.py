"""Happenings on the surface: what each event looks like. One small function an event."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from game.base.vectors import Floats
from game.view.camera import Camera
from game.view.effects import muzzle, sparkles, sparks
from game.view.effects.fireballs import Fireballs
from game.view.effects.ledger import FlashLedger
from game.view.effects.shields import Shields
from game.view.effects.sparkles import Sparkles
from game.view.effects.strips import Strips
from game.view.frame import Frame
from game.view.surface.fumes import BLAZE, DUST, LAUNCH, SOOT, Fumes
from game.view.surface.lights import FIRE, GREEN, LILAC, ROSE, VIOLET, Lights
from game.view.surface.pieces import FallingDebris, FallingSparks
from game.view.surface.water import Water
from game.world import ground_events as e
from game.world.components import Body
from game.world.land import SEA_WU, height_at, is_wet
from game.world.surface import Unit
from game.world.surface_world import SurfaceWorld

_BIG_GUNS = ("sabot", "high_explosive", "tower_gun")
_FELL_WU = 80.0  # a hull so big that falls raises dust like a house
_FAR_WU = 900.0  # beyond so much from the window's middle at zoom 1, small things are not shown
_SHAKES_FROM = 24.0
_BIG_FLASH_WU = 60.0
_HIGH_WU = 70.0  # over the ground: what goes off there leaves no lasting column
_RIPPLE = 0.9
_WARMTH = (255, 206, 168)  # pieces are lit by fires and a low sun


class SurfaceHappenings:
    """Turns events into fireballs, sparks, debris, dust, ripples and shakes."""

    def __init__(
        self, strips: Strips, fumes: Fumes, lights: Lights, ledger: FlashLedger, half: Floats, water: Water
    ) -> None:
        self.fumes, self.lights, self.ledger = fumes, lights, ledger
        self.sparks, self.debris = FallingSparks(), FallingDebris(_WARMTH)
        self.fires, self.sparkles = Fireballs(strips), Sparkles()
        self.shields = Shields(self.sparks)
        self.water = water
        self.muzzle: muzzle.MuzzleFlashes | None = None
        self._half = half
        self._random = np.random.default_rng(17)
        self._reach_wu = _FAR_WU

    def update(self, world: SurfaceWorld, dt: float) -> None:
        """Age everything by battle time."""
        self.sparks.fall(world, dt)
        self.debris.fall(world, dt)
        for effect in (self.fires, self.sparkles, self.fumes, self.lights, self.shields, self.water):
            effect.update(dt)

    def draw(self, frame: Frame, camera: Camera, world: SurfaceWorld) -> None:
        """Add what has happened lately."""
        self.debris.draw(frame, camera)
        self.fires.draw(frame, camera)
        self.lights.draw(frame, camera, world)
        self.sparkles.draw(frame, camera)
        self.sparks.draw(frame, camera)

    def take(self, world: SurfaceWorld, events: Iterable[object], camera: Camera) -> None:
        """Show the events of one tick."""
        self._reach_wu = max(camera.size[0] / camera.zoom * 0.5 + 250.0, _FAR_WU)
        for event in events:  # LOOP: events of one tick
            match event:
                case e.Shot():
                    self._shot(world, event, camera)
                case e.Beamed():
                    self._beamed(event)
                case e.RocketAway():
                    self._rocket(event)
                case e.Blast():
                    self._blast(world, event, camera)
                case e.Struck():
                    self._struck(world, event, camera)
                case e.FieldStruck():
                    self._field(world, event)
                case e.Grounded():
                    self._grounded(event, camera)
                case e.Felled():
                    self._felled(world, event, camera)
                case e.Collapsed():
                    self._collapsed(event.pos, (self._half[event.kind][0], event.high / 2.0), camera)
                case e.Toppled() if event.size > _FELL_WU:
                    self._collapsed(event.pos, (event.size, 0.2 * event.size), camera)
                case _:
                    self._lesser(event)

    def _lesser(self, event: object) -> None:
        match event:
            case e.LegLost(pos=at):
                self.fires.add([at], 9.0)
                self.sparks.spray(at, 36, speed=150, life=0.9)
                self.debris.scatter(at, 7, speed=60, kind=1)
            case e.Splashed(pos=at, size=size):
                self.water.splash(at, size)
            case e.Came():
                self._came(event)
            case e.SmokeLaid():
                self._smoke_laid(event)

    def _near(self, at: tuple[float, float], camera: Camera) -> bool:
        return abs(at[0] - float(camera.center[0])) < self._reach_wu

    def _shot(self, world: SurfaceWorld, event: e.Shot, camera: Camera) -> None:
        if not self._near(event.pos, camera):
            return
        assert self.muzzle is not None
        self.muzzle.add([event.pos], muzzle.GUN if event.side == 0 else muzzle.VIOLET_GUN)
        way, at = np.array(event.direction), np.array(event.pos)
        if world.catalogue.arm_keys[event.arm] not in _BIG_GUNS:
            self.lights.add([event.pos], 7.0, FIRE if event.side == 0 else VIOLET, 0.07)
            return
        turn = math.atan2(way[1], way[0])
        self.fires.add([at + way * 8, at + way * 18], [7.0, 4.5], carry=way * 60)
        self.lights.add([at + way * 8, at + way * 14], [22.0, 8.0], FIRE, 0.16)
        self.sparks.spray(event.pos, 16, speed=240, life=0.4, direction=turn, spread=0.16)
        along = at + way * np.linspace(6, 26, 4)[:, None]
        self.fumes.puff(along, LAUNCH, size=20.0, life=1.6, carry=way * 26, speed=9.0)
        foot = (float(at[0]), float(height_at(world.land, at[0])) + 2.0)
        if at[1] - foot[1] < 50.0:
            self._dust(foot, 5, 22.0, 26.0, 1.8)

    def _beamed(self, event: e.Beamed) -> None:
        self.lights.add([event.pos], 9.0, GREEN, 0.3)
        self.sparks.spray(event.end, 20, speed=150, life=0.7)

    def _rocket(self, event: e.RocketAway) -> None:
        assert self.muzzle is not None
        self.muzzle.add([event.pos], muzzle.RACE_CELL if event.side == 0 else muzzle.ARUME_TUBE)
        self.lights.add([event.pos], 13.0, FIRE, 0.25)
        way, at = np.array(event.direction), np.array(event.pos)
        back = at - way * np.linspace(4, 40, 7)[:, None]
        self.fumes.puff(back, LAUNCH, size=self._random.uniform(22, 40, 7), life=3.2, carry=-way * 30, speed=12.0)

    def _blast(self, world: SurfaceWorld, event: e.Blast, camera: Camera) -> None:
        if not self._near(event.pos, camera):
            return
        arm = world.catalogue.arm_keys[event.arm] if event.arm >= 0 else ""
        if arm == "burst_cannon" and not event.ground:
            self._pop(event.pos, VIOLET, 15.0)
            self.fires.add([event.pos], 3.5)
        elif arm == "gosta_charge":
            self._rose(event, camera)
        else:
            self._explode(event, camera)

    def _pop(self, at: tuple[float, float], kind: int, size: float) -> None:
        self.lights.add([at, at], [size, size * 0.35], kind, 0.22)
        self.sparks.spray(at, 20, speed=120, life=0.45, kind=sparks.VIOLET)
        self.fumes.puff([at], SOOT, size=20.0, life=2.2, speed=4.0)

    def _rose(self, event: e.Blast, camera: Camera) -> None:
        self._explode(event, camera)
        peak, _ = self.ledger.ask(0.04, 0.4)
        self.lights.add([event.pos], event.radius * 1.3 * max(peak, 0.4), ROSE, 0.35)
        self.sparks.spray(event.pos, 26, speed=210, life=0.6, kind=sparks.VIOLET)

    def _explode(self, event: e.Blast, camera: Camera) -> None:
        at, reach = np.array(event.pos), event.radius
        random = self._random
        if event.water:
            self.water.splash((event.pos[0], SEA_WU), reach * 1.7)
        share = 0.03 if reach > _BIG_FLASH_WU else 0.0
        peak, _ = self.ledger.ask(share, 0.5)
        size = float(np.clip(reach * 0.42, 3.0, 34.0))
        count = 1 + (reach > 18) + (reach > 40)
        places = at + random.normal(0, size * 0.35, (count, 2)) * (1.0, 0.5) + (0.0, size * 0.25)
        sizes = size * np.array((1.0, 0.7, 0.55))[:count]
        self.fires.add(places, sizes, carry=(0.0, 16.0), delay=np.array((0.0, 0.06, 0.14))[:count])
        self.lights.add([at + (0, size * 0.3)], size * 1.9 * max(peak, 0.3), FIRE, 0.22 + reach * 0.004)
        self.sparks.spray(at, int(6 + reach * 0.7), speed=90 + reach * 3.0, life=0.8, direction=math.pi / 2,
                          spread=0.8 if event.ground else 3.0)  # fmt: skip
        if event.ground and not event.water:
            self._throw_earth(at, reach)
        elif not event.water:
            self.fumes.puff(at + random.normal(0, 4, (3, 2)), SOOT, size=reach * 0.9, life=3.5, speed=6.0)
        if reach >= _SHAKES_FROM:
            camera.shake(reach * 0.35, math.dist(event.pos, camera.center))

    def _throw_earth(self, at: Floats, reach: float) -> None:
        random = self._random
        if reach >= 12.0:
            count, up = int(reach * 0.32), (0.0, 50.0 + reach)
            self.debris.scatter(at, count, speed=45 + reach * 1.5, size=(1.0, 3.4), carry=up)
        count = int(3 + reach * 0.16)
        turn = random.normal(math.pi / 2, 0.55, count)
        carry = np.stack([np.cos(turn), np.sin(turn)], 1) * random.uniform(0.4, 1.5, (count, 1)) * (16 + reach * 1.1)
        where = at + random.normal(0, reach * 0.12, (count, 2)) * (1.0, 0.3)
        sizes = reach * random.uniform(0.4, 0.8, count) + 6
        # What stays in the air is the battle's own dust; this is the earth that leaps up before it.
        self.fumes.puff(where, DUST, size=sizes, life=random.uniform(0.7, 1.3, count), carry=carry, speed=5.0)

    def _struck(self, world: SurfaceWorld, event: e.Struck, camera: Camera) -> None:
        if not self._near(event.pos, camera):
            return
        back = math.atan2(-event.direction[1], -event.direction[0])
        if world.catalogue.is_infantry[int(world.units[Unit].kind[event.row])]:
            self.sparks.spray(event.pos, 3, speed=60, direction=back, spread=0.6, life=0.3)
            return
        self.sparks.spray(event.pos, 20 if event.through else 10, speed=150, direction=back, spread=0.7, life=0.55)
        self.sparkles.add([event.pos], sparkles.ARMOUR)
        self.lights.add([event.pos], 9.0 if event.through else 5.0, FIRE, 0.1)
        if event.through:
            vel, side = world.units[Body].vel[event.row], int(world.units[Body].side[event.row])
            self.fires.add([event.pos], 5.5, carry=vel)
            self.debris.scatter(event.pos, 3, speed=50, size=(0.9, 2.2), kind=side, carry=vel)

    def _field(self, world: SurfaceWorld, event: e.FieldStruck) -> None:
        body = world.units[Body]
        x, y = body.pos[event.row]
        bearing = math.atan2(event.pos[1] - y, event.pos[0] - x) - float(body.angle[event.row])
        name = world.catalogue.units[int(world.units[Unit].kind[event.row])].figure
        key = shield_key(name, int(world.units[Unit].turned[event.row]))
        self.shields.hit(event.serial, key, bearing, _RIPPLE)
        self.sparkles.add([event.pos], sparkles.SHIELD)
        self.fires.add([event.pos], 8.0)
        self.sparks.spray(event.pos, 12, speed=90, life=0.6, kind=sparks.CYAN)

    def _grounded(self, event: e.Grounded, camera: Camera) -> None:
        if self._near(event.pos, camera) and event.water:
            self.water.splash(event.pos, 8.0)
        elif self._near(event.pos, camera):
            self._dust(event.pos, 1, 9.0, 20.0, 0.9)
            self.sparks.spray(event.pos, 3, speed=70, direction=math.pi / 2, spread=0.6, life=0.3)

    def _dust(self, at: tuple[float, float], count: int, size: float, speed: float, life: float) -> None:
        """Whirl up dust that goes up and to both sides."""
        random = self._random
        carry = np.stack([random.normal(0, speed, count), np.abs(random.normal(0, speed, count)) + 4], 1)
        self.fumes.puff(np.broadcast_to(np.asarray(at, float), (count, 2)), DUST,
                        size=size * random.uniform(0.7, 1.3, count), life=life * random.uniform(0.7, 1.3, count),
                        carry=carry, speed=4.0)  # fmt: skip

    def _felled(self, world: SurfaceWorld, event: e.Felled, camera: Camera) -> None:
        if not self._near(event.pos, camera):
            return
        at, vel = np.array(event.pos), np.array(event.vel)
        if world.catalogue.is_infantry[event.kind]:
            if event.pos[1] > SEA_WU or not is_wet(world.land, at[0]):
                self._dust((event.pos[0], event.pos[1] - 8.0), 1, 10.0, 6.0, 1.0)
            return
        half = self._half[event.kind]
        reach = float(min(half[0], 70.0))
        if is_wet(world.land, at[0]) and event.pos[1] < SEA_WU + half[0]:  # what comes down in the sea does not burn
            self.water.splash(
                (event.pos[0], SEA_WU), reach * (0.5 + min(math.hypot(*event.vel) / 120.0, 1.4))
            )
            self.debris.scatter(at, 8, speed=70, reach=reach * 0.3, size=(1.4, 4.6), kind=event.side)
            return
        places = at + self._random.normal(0, 1, (4, 2)) * half * (0.4, 0.25)
        sizes = np.array((0.36, 0.26, 0.3, 0.22)) * reach + 3.0
        self.fires.add(places, sizes, carry=vel * 0.4, delay=np.array((0.0, 0.12, 0.3, 0.46)))
        self.lights.add([at], reach * 0.8, FIRE, 0.5)
        self.sparks.spray(at, 60, speed=220, life=1.2, carry=vel * 0.4)
        self.debris.scatter(at, 16, speed=95, reach=reach * 0.3, size=(1.4, 4.6), kind=event.side,
                            carry=vel * 0.5 + (0.0, 40.0))  # fmt: skip
        high = event.pos[1] - float(height_at(world.land, at[0])) > _HIGH_WU
        spread = self._random.normal(0, 1, (7, 2)) * reach * (0.4, 0.22)
        sizes = reach * self._random.uniform(0.7, 1.4, 7)
        life = self._random.uniform(1.6, 3.2, 7)
        self.fumes.puff(at + spread, SOOT if high else BLAZE, size=sizes, life=life, carry=vel * 0.1 + (0.0, 8.0))
        camera.shake(26.0, math.dist(event.pos, camera.center))

    def _collapsed(self, pos: tuple[float, float], size_wu: tuple[float, float], camera: Camera) -> None:
        random, at, half = self._random, np.array(pos), np.array(size_wu)
        count = int(8 + min(2.0 * size_wu[1], 90.0) * 0.16)
        share = random.uniform(-1, 1, (count, 2)) * half
        carry = np.stack([np.sign(share[:, 0]) * random.uniform(4, 40, count), random.uniform(2, 26, count)], 1)
        size, life = random.uniform(30, 60, count), random.uniform(0.9, 1.8, count)
        self.fumes.puff(at + share * (1.0, 0.9), DUST, size=size, life=life, carry=carry, speed=10.0)
        spots = at + random.uniform(-1, 1, (4, 2)) * half * 0.6
        self.fires.add(spots, random.uniform(10, 22, 4), delay=[0, 0.1, 0.3, 0.5])
        self.debris.scatter(at, 30, speed=70, reach=float(half.max()) * 0.6, size=(1.6, 5.4), carry=(0.0, 20.0))
        camera.shake(50.0, math.dist(pos, camera.center))

    def _smoke_laid(self, event: e.SmokeLaid) -> None:
        turn = np.linspace(0.15, math.pi - 0.4, 6)
        way = np.stack([np.cos(turn), np.sin(turn)], 1)
        at = np.array(event.pos) + (0.0, 14.0)
        self.lights.add(at + way * 6.0, 6.0, FIRE, 0.12)
        self.fumes.puff(at + way * 18.0, LAUNCH, size=16.0, life=1.0, carry=way * 40.0, speed=4.0)

    def _came(self, event: e.Came) -> None:
        self.lights.add([event.pos], 8.0, LILAC if event.side else FIRE, 0.3)


def shield_key(figure: str, facing: int) -> str:
    """Name the outline of a shield round a figure that looks to one side."""
    return figure if facing > 0 else f"{figure} to the left"
