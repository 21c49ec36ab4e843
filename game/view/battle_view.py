"""The battle as a picture: takes what is and what happened, and lays the layers of look and light on a frame."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pygame

from game.rules.level import LevelRule
from game.view.backdrop import OrbitBackdrop, sky_of
from game.view.camera import Camera
from game.view.debris_fields import DebrisFields
from game.view.drive_layer import DriveLayer
from game.view.effects.burst import BURST_LIGHT
from game.view.effects.event_light import EventLight
from game.view.effects.ledger import FlashLedger
from game.view.effects.strips import load_strips
from game.view.fire_layer import FireLayer
from game.view.frame import Frame, Quality
from game.view.happenings import Happenings
from game.view.hulls import OPEN, HullLibrary, Progress
from game.view.memory import settle_memory
from game.view.missile_layer import MissileLayer
from game.view.palette import beam_colours
from game.view.poses import missile_poses, ship_poses, wreck_poses
from game.view.ship_layer import ShipLayer
from game.world.catalogue import Catalogue
from game.world.events import Event
from game.world.world import World


class BattleView:
    """Draws one battle. Knows nothing of the window it ends up in.

    assets: the folder of images; cache: where baked hulls are kept, or None
    calm: reduced flashes; colour_blind: green beams in cyan
    adapt: leave out what costs most where frames take too long, for windows
    hulls: those of another view, already lit
    """

    def __init__(
        self, catalogue: Catalogue, level: LevelRule, assets: Path, size: tuple[int, int], *,
        cache: Path | None = None, calm: bool = False, colour_blind: bool = False, adapt: bool = True,
        progress: Progress | None = None, hulls: HullLibrary | None = None,
    ) -> None:  # fmt: skip
        images = assets / "images"
        self.adapt = adapt
        self.camera = Camera(size, tuple(level.view_wu))
        self.frame = Frame(size, Quality())
        self._folder, self._sky = images / "backdrops", sky_of(level.backdrop)
        self.backdrop = OrbitBackdrop(self._folder, size, self._sky)
        self.fields = DebrisFields(level.zone, self._sky.seed)
        self.hulls = hulls or HullLibrary(images / "hulls", cache)
        self.hulls.bake(_hull_names(catalogue, level), progress)
        self._made_of = (catalogue, load_strips(images / "effects"), images / "effects", _beam_widths(catalogue, level))
        self._eyes = (calm, colour_blind)
        self.ledger = FlashLedger(calm)
        self.forget()
        self.clock_s = 0.0
        self.drift: tuple[float, float] = (0.0, 0.0)
        settle_memory()

    def forget(self) -> None:
        """Forget everything that has happened: what is looked at next is another moment, or another battle."""
        catalogue, strips, effects, beam_widths = self._made_of
        self.ships = ShipLayer(self.hulls, catalogue, strips, self._eyes[0])
        self.missiles = MissileLayer()
        self.fire = FireLayer(self.ships.sparks)
        self.drives = DriveLayer(self.ships, strips, self.ledger, effects)
        self.happenings = Happenings(
            self.ships, self.missiles, self.fire, self.drives, strips, self.ledger
        )
        self.missiles.warm()
        self.fire.tracers.warm()
        for core_wu in beam_widths:
            self.drives.light.warm(core_wu)
        self.suit(*self._eyes)

    def suit(self, calm: bool, colour_blind: bool) -> None:
        """Draw for these eyes from now on: reduced flashes or not, green beams in cyan or not."""
        self._eyes = (calm, colour_blind)
        self.ledger.reduced = self.ships.shields.calm = calm
        self.frame.calm_down(calm)
        colours = beam_colours(colour_blind)
        self.fire.beams.colours = colours
        self.drives.light.recolour(colours)

    def resize(self, size: tuple[int, int]) -> None:
        """Draw for another size of window from now on."""
        self.camera.size = size
        calm, self.frame = self.frame.steady is not None, Frame(size, self.frame.quality)
        self.frame.calm_down(calm)
        self.backdrop = OrbitBackdrop(self._folder, size, self._sky)

    def consume(self, world: World, events: Iterable[Event]) -> None:
        """Take in what happened in a tick: call after every tick."""
        self.happenings.take(world, events, self.camera, self.backdrop)
        self.missiles.follow(world)

    def pass_by(self, world: World, events: Iterable[Event], battle_dt: float) -> None:
        """Take in what happened in a tick, and let its light and smoke age, without a picture of it."""
        self.consume(world, events)
        self.clock_s += battle_dt
        self._age(world, 1.0, battle_dt)

    def _age(self, world: World, alpha: float, battle_dt: float) -> None:
        for layer in (self.ships, self.missiles, self.fire, self.drives, self.happenings):
            layer.update(world, alpha, battle_dt, self.clock_s)

    def draw(self, world: World, alpha: float, battle_dt: float, real_dt: float) -> pygame.Surface:
        """Draw the world a share of a tick after its last one.

        battle_dt: [s] of battle since the last picture, 0 while paused; real_dt: [s] of real time
        """
        frame, camera = self.frame, self.camera
        began = time.perf_counter()
        self.clock_s += battle_dt
        self.drives.lean(world, camera)
        camera.update(real_dt)
        self.ledger.update(real_dt)
        ships, missiles, wrecks = (
            ship_poses(world, alpha),
            missile_poses(world, alpha),
            wreck_poses(world, alpha),
        )
        self._age(world, alpha, battle_dt)
        frame.begin()
        self.hulls.begin_frame()
        self.backdrop.draw(frame, camera)
        self.drives.draw_ground(frame, camera, self.backdrop, self.clock_s)
        self.fields.draw(frame, camera, self.clock_s)
        self.missiles.draw_trails(frame, camera)
        self.ships.draw_smoke(frame, camera)
        frame.flush_smoke()
        self.ships.draw_flames(frame, camera, ships, self.clock_s)
        self.ships.draw_hulls(frame, camera, world, ships, wrecks, self._lights())
        self.missiles.draw(frame, camera, missiles, self.hulls)
        self.fire.draw(frame, camera, world, alpha, self.clock_s)
        self.ships.draw_glow(frame, camera, world, ships, self.clock_s)
        self.drives.draw(frame, camera, ships, self.backdrop, self.clock_s, real_dt)
        self.happenings.draw(frame, camera)
        if frame.quality.bright_stars_and_dust:
            self.backdrop.draw_dust(frame, camera, self.drift)
        frame.finish(real_dt)
        if self.adapt:
            frame.quality.watch(time.perf_counter() - began)
        return frame.surface

    def _lights(self) -> list[EventLight]:
        """Give what lights ships beside the sun."""
        lights, burst = self.drives.lights(), self.happenings.bursts.brightest
        return lights if burst is None else [EventLight(burst[0], burst[1], BURST_LIGHT), *lights]


def _hull_names(catalogue: Catalogue, level: LevelRule) -> list[str]:
    """Name the hulls a level needs, largest share of the battle first, and all missiles."""
    units = {ship.unit for force in level.force for ship in force.ship}
    rules = [catalogue.library.units[unit] for unit in units]
    hulls = {rule.hull for rule in rules}
    wide = sorted({f"{rule.hull}{OPEN}" for rule in rules if rule.genocide} & set(catalogue.library.hulls))
    missiles = {rule.hull for rule in catalogue.missiles}
    return [*sorted(hulls), *wide, *sorted(missiles)]


def _beam_widths(catalogue: Catalogue, level: LevelRule) -> set[float]:
    """Give the half-widths of the great beams that a level can see. [wu]"""
    units = (catalogue.library.units[ship.unit] for force in level.force for ship in force.ship)
    return {unit.genocide.core_wu for unit in units if unit.genocide}
