"""The surface battle as a picture: takes what is and what happened, and lays layers of look and light on a frame."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pygame

from game.base.constants import DT
from game.rules.level import LevelRule
from game.view.effects.ledger import FlashLedger
from game.view.effects.strips import load_strips
from game.view.figures import Figures
from game.view.frame import Frame, Quality, vignette
from game.view.memory import settle_memory
from game.view.palette import beam_colours
from game.view.surface.air import Air
from game.view.surface.backdrop import SurfaceBackdrop
from game.view.surface.buildings import HOLES
from game.view.surface.burning import Burning
from game.view.surface.cast import is_flown, used_figures
from game.view.surface.contrails import Contrails
from game.view.surface.dresser import Dresser
from game.view.surface.eye import SurfaceCamera, evened, middle_height
from game.view.surface.fire_layer import SurfaceFire
from game.view.surface.foreground import Foreground
from game.view.surface.fumes import Fumes
from game.view.surface.green_burst import GreenBursts
from game.view.surface.ground_layer import GroundLayer
from game.view.surface.happenings import SurfaceHappenings, shield_key
from game.view.surface.high_air import HIGHEST_RISE, HighAir
from game.view.surface.hours import hour_of, lamp_of
from game.view.surface.lights import Lights
from game.view.surface.mist import Mist
from game.view.surface.poses import DebrisPoses, UnitPoses, debris_poses, rocket_poses, unit_poses
from game.view.surface.puffs import Puffs
from game.view.surface.rain import Rain
from game.view.surface.remains import Remains
from game.view.surface.unit_layer import UnitLayer
from game.view.surface.water import Water
from game.world.ground_events import Felled, Flashed
from game.world.land import STEP_WU
from game.world.surface import Field, Height
from game.world.surface_catalogue import SurfaceCatalogue
from game.world.surface_world import SurfaceWorld

Progress = Callable[[int, int, str], None]
_ZOOM = 1.0
_ZOOM_UNDER_SHIP, _OVERHEAD_WU, _EASE_S = 0.6, 900.0, 5.0
_EXTRA = ("sandbags", "wire", *HOLES)


class SurfaceView:
    """Draws one battle on the surface. Knows nothing of the window it ends up in.

    assets: the folder of assets; cache: where baked pictures are kept, or None
    calm: reduced flashes; colour_blind: green beams in cyan
    adapt: leave out what costs most where frames take too long, for windows
    figures: those of another view of the same hour and weather, already lit
    """

    def __init__(
        self, catalogue: SurfaceCatalogue, level: LevelRule, assets: Path, size: tuple[int, int], *,
        cache: Path | None = None, calm: bool = False, colour_blind: bool = False, adapt: bool = True,
        progress: Progress | None = None, figures: Figures | None = None,
    ) -> None:  # fmt: skip
        assert level.land is not None
        self.adapt, self.land, self._cache = adapt, level.land, cache
        self.hour = hour_of(level.land.look, level.land.hour, level.land.weather)
        self._rest_wu = middle_height(level.land)
        self.camera = SurfaceCamera(size, tuple(level.view_wu), _ZOOM, lambda x: self._rest_wu, level.land.width_wu)
        self.frame = Frame(size, Quality())
        self.figures = figures or Figures(assets, key=lamp_of(level.land.hour, level.land.weather), cache=cache)
        names = [rule.figure for rule in catalogue.units]
        self.hulls = self.figures
        self.figures.preload([*used_figures(catalogue, level), *_EXTRA], progress)
        self.backdrop = SurfaceBackdrop(
            level.land, self.hour, size, cache, lambda what: progress(1, 1, what) if progress else None
        )
        self.ground, self.front = GroundLayer(level.land, self.hour), Foreground(self.hour, level.land.seed)
        self.air = Air(self.hour, level.land.wind_wups, level.land.seed)
        self.mist = Mist(self.hour, level.land)
        self.high = HighAir(level.land, self.hour, size) if is_flown(catalogue, level) else None
        self.camera.aloft = self.high is not None
        self._cities = [zone for zone in level.zone if zone.city is not None]
        self.rain = Rain(self.hour, level.land.wind_wups, level.land.seed) if level.land.weather == "rain" else None
        self._vignette = vignette(size)
        self.dresser = Dresser(self.figures, catalogue)
        self._made_of = (catalogue, load_strips(assets / "images" / "effects"))
        self._eyes, self.ledger = (calm, colour_blind), FlashLedger(calm)
        self.water, self.fumes = Water(self.hour), Fumes(level.land.wind_wups, self.hour.cloud_lit)
        self.forget()
        self._names = names
        self.winged = np.array([rule.body.move == "wings" for rule in catalogue.units])
        self._evened: bytes | None = None
        self.drift: tuple[float, float] = (0.0, 0.0)
        self.own = -1
        """serial of the soldier who is to stand out among his like, -1 for nobody"""
        self.clock_s, self._leans = 0.0, False
        settle_memory()

    def forget(self) -> None:
        """Forget everything that has happened: what is looked at next is another moment, or another battle."""
        catalogue, strips = self._made_of
        self.contrails, self.remains, self.lights = Contrails(), Remains(), Lights()
        self.units = UnitLayer(self.dresser, catalogue.half)
        self.green = GreenBursts(self.ledger)
        self.fumes.clear()
        self.puffs = Puffs(self.fumes, self.lights, catalogue.library.air.smoke.m_per_half)
        self.happenings = SurfaceHappenings(
            strips, self.fumes, self.lights, self.ledger, catalogue.half, self.water
        )
        self.fire = SurfaceFire(self.happenings.sparks, self.lights, self.dresser)
        self.happenings.muzzle = self.fire.muzzle
        self.burning = Burning(self.happenings.fires, self.fumes, self.lights, catalogue.half)
        for rule in catalogue.units:  # LOOP: kinds with a shield
            if rule.field is not None and self.figures.has(rule.figure):
                outline = np.array(self.figures.figure(rule.figure).outline_wu)
                for way, line in ((1, outline), (-1, outline[::-1] * (-1.0, 1.0))):
                    self.happenings.shields.register(shield_key(rule.figure, way), line, rule.field.standoff_wu)
        self._watches = False
        self.fire.warm()
        self.fumes.warm()
        self.suit(*self._eyes)

    def suit(self, calm: bool, colour_blind: bool) -> None:
        """Draw for these eyes from now on: reduced flashes or not, green beams in cyan or not."""
        self._eyes = (calm, colour_blind)
        self.ledger.reduced = self.lights.calm = self.happenings.shields.calm = calm
        self.frame.calm_down(calm)
        colours = beam_colours(colour_blind)
        self.fire.beams.colours = colours
        self.lights.recolour(colours.glow)

    def recall(self, world: SurfaceWorld, start: SurfaceWorld) -> None:
        """Look at a battle that did not begin here. start: the same battle as it began"""
        self.remains = Remains()
        self.remains.recall(world, start)

    def resize(self, size: tuple[int, int]) -> None:
        """Draw for another size of window from now on."""
        self.camera.size = size
        calm, self.frame = self.frame.steady is not None, Frame(size, self.frame.quality)
        self.frame.calm_down(calm)
        self._vignette = vignette(size)
        self.backdrop = SurfaceBackdrop(self.land, self.hour, size, self._cache)
        if self.high is not None:
            self.high = HighAir(self.land, self.hour, size)

    def consume(self, world: SurfaceWorld, events: Iterable[object]) -> None:
        """Take in what happened in a tick: call after every tick."""
        if not self._watches:
            self._watches = True
            self.remains.watch(world, unit_poses(world, 1.0))
        happened = list(events)
        self.happenings.take(world, happened, self.camera)
        for event in happened:  # LOOP: events of one tick
            if isinstance(event, Felled):
                self.remains.fell(world, event)
            elif isinstance(event, Flashed):
                self.green.add(event.pos)
        self.fire.follow(world)
        if self.high is not None:
            self.contrails.follow(world)

    def pass_by(self, world: SurfaceWorld, events: Iterable[object], battle_dt: float) -> None:
        """Take in what happened in a tick, and let its light and smoke age, without a picture of it."""
        self.consume(world, events)
        self.clock_s += battle_dt
        poses = unit_poses(world, 1.0)
        self.remains.watch(world, poses)
        self._age(world, 1.0, battle_dt, poses, self.remains.added_to(world, debris_poses(world, 1.0, self.winged)))

    def _age(
        self, world: SurfaceWorld, alpha: float, battle_dt: float, poses: UnitPoses, debris: DebrisPoses
    ) -> None:
        self.ground.update(world)
        self.happenings.update(world, battle_dt)
        self.green.update(battle_dt)
        self.fire.update(world, alpha, battle_dt)
        fires = self.units.buildings.fires(world, self.camera, poses)
        self.burning.update(world, self.camera, poses, debris, battle_dt, fires)

    def draw(self, world: SurfaceWorld, alpha: float, battle_dt: float, real_dt: float) -> pygame.Surface:
        """Draw the world a share of a tick after its last one.

        battle_dt: [s] of battle since the last picture, 0 while paused; real_dt: [s] of real time
        """
        frame, camera = self.frame, self.camera
        began = time.perf_counter()
        self.clock_s += battle_dt
        self._know_ground(world)
        camera.update(real_dt)
        self.ledger.update(real_dt)
        poses, rockets = unit_poses(world, alpha), rocket_poses(world, alpha)
        self.remains.watch(world, poses)
        debris = self.remains.added_to(world, debris_poses(world, alpha, self.winged))
        self._make_room(poses)
        self._age(world, alpha, battle_dt, poses, debris)
        frame.begin()
        horizon_px = self._draw_far(frame, world)
        ground = (float(camera.center[0]), camera.ground(float(camera.center[0])))
        ground_px = float(camera.to_screen(ground)[1])
        self.mist.draw_far(frame, camera, horizon_px, self.clock_s)
        self.air.draw_mist(frame, camera, ground_px)
        self.mist.draw_low(frame, camera, ground_px, self.clock_s)
        if self.high is not None:
            self.high.draw_clouds(frame, camera, self.clock_s, self.land.wind_wups)
            self.contrails.draw(frame, camera)
        self.fire.trails.draw(frame, camera)
        self.puffs.draw(frame, camera, world, alpha)
        self.fumes.draw(frame, camera)
        self.units.draw_ships(frame, camera, poses)
        frame.flush_smoke()
        self.ground.draw(frame, camera)
        self.remains.draw_fallen(frame, camera, world, self.dresser)
        self.units.draw(frame, camera, world, poses, debris, self.own)
        self.fire.draw_rockets(frame, camera, world, rockets)
        self.fire.draw_rotors(frame, camera, poses, self.clock_s)
        self.ground.draw_props(frame, camera, world, self.dresser)
        self.water.draw(frame, camera, world, self.clock_s)
        if frame.quality.vignette:
            frame.surface.blit(self._vignette, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        self.burning.draw(frame, camera, world, self.clock_s)
        self.fire.draw(frame, camera, world, poses, rockets, alpha, self.clock_s)
        self._draw_shields(frame, world, poses)
        self.happenings.draw(frame, camera, world)
        self.green.draw(frame, camera)
        self.mist.draw_near(frame, camera, ground_px, self.clock_s)
        if self.rain is not None:
            self.rain.draw(frame, camera, world, self.clock_s)
        elif frame.quality.bright_stars_and_dust:
            self.air.draw_embers(frame, camera, self.clock_s)
        if frame.quality.bright_stars_and_dust:
            self.front.draw(frame, camera, self.backdrop.rise(camera, self._rest_wu))
        frame.finish(real_dt)
        if self.adapt:
            frame.quality.watch(time.perf_counter() - began)
        return frame.surface

    def _draw_far(self, frame: Frame, world: SurfaceWorld) -> float:
        """Paint what lies behind everything. Returns: [px] where the horizon is"""
        high, camera = self.high, self.camera
        if high is None:
            self.backdrop.draw(frame, camera, self._rest_wu)
            return self.backdrop.horizon_px(camera, self._rest_wu)
        most = HIGHEST_RISE * frame.size[1]

        def plain(horizon_px: float) -> None:
            high.draw_sun(frame)
            high.draw_plain(frame, camera, horizon_px)
            for zone in self._cities:  # LOOP: cities, one or two
                burned = world.burned.get(zone.id)
                since = None if burned is None else (world.tick - burned) * DT
                high.draw_city(frame, camera, horizon_px, zone.at_wu[0], since)

        self.backdrop.draw(frame, camera, self._rest_wu, most, plain)
        return self.backdrop.horizon_px(camera, self._rest_wu, most)

    def _make_room(self, poses: UnitPoses) -> None:
        """Ease out while a starship hangs over what is seen, unless the player has it otherwise."""
        camera = self.camera
        half = camera.size[0] * 0.5 / _ZOOM_UNDER_SHIP
        great = poses.pos[self.units.is_great(poses)]
        near = (np.abs(great[:, 0] - camera.center[0]) < half) & (great[:, 1] < _OVERHEAD_WU)
        if near.any():
            self._leans = camera.suggest_zoom(_ZOOM_UNDER_SHIP, _EASE_S)
        elif self._leans:
            camera.end_suggestion(_EASE_S)
            self._leans = False

    def _draw_shields(self, frame: Frame, world: SurfaceWorld, poses: UnitPoses) -> None:
        """Add the shields of starships."""
        field = world.units[Field]
        rows = np.flatnonzero(field.capacity[poses.rows] > 0.0)
        if not len(rows):
            return
        own = poses.rows[rows]
        rows = rows[np.isin(own, world.units.rows(Field))]
        own = poses.rows[rows]
        looks = zip(poses.kind[rows].tolist(), poses.facing[rows].tolist(), strict=True)
        names = [shield_key(self._names[kind], facing) for kind, facing in looks]
        heading = poses.angle[rows] * poses.facing[rows]
        self.happenings.shields.draw(
            frame, self.camera, poses.serial[rows], names, poses.pos[rows], heading,
            field.store[own] / field.capacity[own],
        )  # fmt: skip

    def _know_ground(self, world: SurfaceWorld) -> None:
        """Let the camera rest on the land of this battle, once it is known."""
        if self._evened is None:
            heights = world.land[Height].first[: world.land.size].copy()
            self._evened = heights.tobytes()
            self.camera.ground = evened(heights, STEP_WU)
            self.camera.jump(self.camera.center)
