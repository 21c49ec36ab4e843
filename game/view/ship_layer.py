"""The ship layer: flames, lit hulls, wreckage, shields, fires, arcs and hit flashes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pygame

from game.base.vectors import Floats, Rows, facing, rotate
from game.view.camera import Camera, is_icon
from game.view.effects import engines
from game.view.effects.arcs import Arcs
from game.view.effects.event_light import EventLight, side_light
from game.view.effects.fires import HullFires
from game.view.effects.flash import HitFlash
from game.view.effects.jump import reddened
from game.view.effects.scars import Scars
from game.view.effects.shields import Shields
from game.view.effects.smoke import Smoke
from game.view.effects.sparks import Sparks
from game.view.effects.strips import Strips
from game.view.frame import Frame, Stamp
from game.view.hull_damage import State
from game.view.hulls import HullLibrary
from game.view.poses import ShipPoses
from game.world.catalogue import Catalogue
from game.world.components import Body, Hull, Reactor, Ship, Wreck
from game.world.world import World

_BURN_FULL_S = 6.0
_WRECK_S = 14.0


class ShipLayer:
    """Draws all that belongs to ships. Rows are ships' serials, which stay theirs for the whole battle."""

    def __init__(self, hulls: HullLibrary, catalogue: Catalogue, strips: Strips, calm: bool) -> None:
        self.hulls = hulls
        self.names = [rule.hull for rule in catalogue.units]
        self._lengths = np.array(catalogue.lengths)
        self.sparks = Sparks()
        self.smoke = Smoke(strips)
        self.fires = HullFires(strips, self.smoke, self.sparks)
        self.shields = Shields(self.sparks, calm=calm)
        self.arcs, self.scars, self.flash = Arcs(), Scars(), HitFlash()
        self._stamps: dict[int, Stamp] = {}
        self._fire_rows: tuple[Floats, Floats] = (np.zeros((0, 2)), np.zeros(0))
        for name in sorted(set(self.names)):
            self.shields.register(name, hulls.shape(name).outline)

    def update(self, world: World, alpha: float, dt: float, clock_s: float) -> None:
        """Age everything by battle time, and let what burns give off smoke."""
        for effect in (self.sparks, self.smoke, self.shields, self.scars, self.flash):
            effect.update(dt)
        pos, level, carry, out = _fires(world, alpha)
        self._fire_rows = (pos, level)
        if dt > 0.0:
            self.fires.update(dt, pos, level, carry, out)

    def draw_smoke(self, frame: Frame, camera: Camera) -> None:
        """Put smoke under the ships."""
        self.smoke.draw(frame, camera)

    def draw_flames(self, frame: Frame, camera: Camera, ships: ShipPoses, clock_s: float) -> None:
        """Draw the flame of every nozzle that burns."""
        see = camera.visible(ships.pos, 260.0) & (ships.thrust > 0.03) & ~ships.dark
        for kind in np.unique(ships.kind[see]):  # LOOP: kinds of ship on the screen
            rows = np.flatnonzero(see & (ships.kind == kind))
            places = self.hulls.shape(self.names[kind]).engines
            at, radii = engines.nozzles(ships.pos[rows], ships.heading[rows], places)
            each = np.repeat(rows, len(places))
            engines.draw_engines(
                frame, camera, at, ships.heading[each], radii, ships.thrust[each], ships.side[each], clock_s
            )

    def draw_hulls(
        self, frame: Frame, camera: Camera, world: World, ships: ShipPoses, wrecks: tuple[Rows, Floats, Floats],
        lights: Sequence[EventLight],
    ) -> None:  # fmt: skip
        """Lay wreckage and ships on the picture; lights: what lights them beside the sun."""
        stamps = self._wreck_stamps(camera, world, wrecks)
        self._stamps = {}
        px = camera.to_screen(ships.pos).tolist()
        see = np.flatnonzero(camera.visible(ships.pos, 330.0) & ~is_icon(camera.zoom, self._lengths[ships.kind]))
        for row in see:  # LOOP: ships on the screen
            name = self.names[ships.kind[row]]
            side = side_light(ships.pos[row], lights)
            state, heading = _state(float(ships.hull[row])), float(ships.heading[row])
            if ships.covers[row] > 0.0:
                sprite = self.hulls.uncovered(
                    name, state, heading, camera.zoom, float(ships.covers[row]), side
                )
            else:
                sprite = self.hulls.sprite(name, state, heading, camera.zoom, side)
            if ships.spool[row] > 0.02:
                sprite = reddened(sprite, float(ships.spool[row]))
            stamp = (sprite, _corner(px[row], sprite))
            self._stamps[int(ships.serial[row])] = stamp
            stamps.append(stamp)
        frame.blit_ships(stamps)

    def picture(self, serial: int, kind: int, heading: float, zoom: float) -> pygame.Surface:
        """Give a ship's picture as last drawn, or a whole one of its kind where it was not on the screen."""
        stamp = self._stamps.get(serial)
        return stamp[0] if stamp else self.hulls.sprite(self.names[kind], "clean", heading, zoom)

    def _wreck_stamps(self, camera: Camera, world: World, wrecks: tuple[Rows, Floats, Floats]) -> list[Stamp]:
        rows, pos, angle = wrecks
        wreck = world.units[Wreck]
        see = np.flatnonzero(camera.visible(pos, 200.0))
        kinds, parts, px = wreck.kind[rows[see]], wreck.piece[rows[see]], camera.to_screen(pos[see])
        out: list[Stamp] = []
        for kind, part, turn, at in zip(kinds, parts, angle[see].tolist(), px.tolist(), strict=True):  # LOOP: wreckage
            sprite = self.hulls.pieces(self.names[kind], 3)[part].sprite(turn, camera.zoom)
            out.append((sprite, _corner(at, sprite)))
        return out

    def draw_glow(self, frame: Frame, camera: Camera, world: World, ships: ShipPoses, clock_s: float) -> None:
        """Add scars, fires, arcs, shields and flashes."""
        stunned = world.units[Reactor].stunned[ships.rows] > 0.0
        self.scars.draw(frame, camera, ships.serial, ships.pos, ships.heading)
        self._draw_wreck_glow(frame, camera, world, clock_s)
        self.fires.draw(frame, camera, *self._fire_rows, clock_s)
        hit = np.flatnonzero(stunned & camera.visible(ships.pos, 200.0))
        if len(hit):
            sizes = [self.hulls.shape(self.names[kind]).size for kind in ships.kind[hit]]
            self.arcs.draw(
                frame, camera, ships.pos[hit], ships.heading[hit], sizes, np.ones(len(hit)), clock_s
            )
        rows = np.flatnonzero(ships.shielded)
        names = [self.names[kind] for kind in ships.kind[rows]]
        self.shields.draw(
            frame, camera, ships.serial[rows], names, ships.pos[rows], ships.heading[rows], ships.store[rows]
        )
        self.flash.draw(frame, self._stamps.get)
        self.sparks.draw(frame, camera)

    def _draw_wreck_glow(self, frame: Frame, camera: Camera, world: World, clock_s: float) -> None:
        rows = world.units.rows(Body, Wreck)
        hot = rows[world.units[Wreck].heat[rows] > 0.0]
        if len(hot):
            age = _WRECK_S - world.units[Wreck].heat[hot]
            self.scars.draw_wrecks(frame, camera, world.units[Body].pos[hot], age, clock_s)


def _fires(world: World, alpha: float) -> tuple[Floats, Floats, Floats, Floats]:
    """Say where hulls burn. Returns: pos (n, 2), level (n), carry (n, 2), out (n) NaN: no jet of vapour"""
    rows = world.units.rows(Body, Ship, Hull)
    hull, body = world.units[Hull], world.units[Body]
    places = []
    for part in range(3):  # LOOP: three compartments
        burning = rows[hull.burning[rows, part] > 0.0]
        size = np.array([world.catalogue.lengths[kind] for kind in world.units[Ship].kind[burning]])
        off = np.zeros((len(burning), 2))
        off[:, 0] = size * (1 - part) / 3.2
        spots = body.pos[burning] + rotate(off, facing(body.angle[burning]))
        level = np.clip(hull.burning[burning, part] / _BURN_FULL_S, 0.0, 1.0)
        out = np.where(
            hull.burning[burning, part] > 8.0, body.angle[burning] + (part - 1) * 2.0 + 1.2, np.nan
        )
        places.append((spots, level, body.vel[burning], out))
    pos, level, carry, away = (np.concatenate([place[i] for place in places]) for i in range(4))
    return pos, level, carry, away


def _state(hull: float) -> State:
    return "clean" if hull > 0.82 else ("scarred" if hull > 0.42 else "gutted")


def _corner(at: Sequence[float], sprite: pygame.Surface) -> tuple[int, int]:
    """Give the corner of a sprite centred on a place of the screen. [px]"""
    x, y = at
    return round(x - sprite.get_width() / 2), round(y - sprite.get_height() / 2)
