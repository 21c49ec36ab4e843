"""The missile layer: bodies close up, motors and trails at any distance, interceptors' streaks."""

from __future__ import annotations

import numpy as np

from game.view.camera import Camera
from game.view.effects.missiles import MissileHeads
from game.view.effects.trails import Trails, warm
from game.view.frame import Frame, Stamp
from game.view.hulls import HullLibrary
from game.view.poses import MissilePoses
from game.world.components import Body, Missile
from game.world.world import World

_BODIES_FROM = 0.95  # zoom from which missiles are drawn as bodies
_HULLS = ("race_missile", "arume_missile", "race_explosive_metal", "race_warhead", "race_warhead")
_EVERY_TICKS = 3  # trails sample where missiles are this often


class MissileLayer:
    """Draws everything that flies by itself."""

    def __init__(self) -> None:
        self.heads, self.trails = MissileHeads(), Trails()

    def warm(self) -> None:
        """Bake behind the loading bar what would make the first salvo stutter."""
        warm(self.trails)
        self.heads.warm()

    def follow(self, world: World) -> None:
        """Let trails remember where missiles are: call after every tick."""
        if world.tick % _EVERY_TICKS:
            return
        rows = world.units.rows(Body, Missile)
        kinds = world.units[Missile].kind[rows]
        rows = rows[~world.catalogue.interceptor[kinds]]
        body = world.units[Body]
        self.trails.update(world.time_s, body.serial[rows], body.pos[rows], body.side[rows])

    def update(self, world: World, alpha: float, dt: float, clock_s: float) -> None:
        """Nothing ages here but trails, which know the battle's clock."""

    def draw_trails(self, frame: Frame, camera: Camera) -> None:
        """Put smoke below the ships."""
        self.trails.draw(frame, camera)

    def draw(self, frame: Frame, camera: Camera, missiles: MissilePoses, hulls: HullLibrary) -> None:
        """Draw bodies, motors and streaks."""
        own = ~missiles.hunter
        if camera.zoom >= _BODIES_FROM:
            frame.blit_ships(self._bodies(camera, missiles, hulls))
        self.heads.draw(frame, camera, missiles.pos[own], missiles.vel[own], missiles.look[own])
        hunters = missiles.hunter
        self.heads.draw_interceptors(
            frame, camera, missiles.pos[hunters], missiles.vel[hunters], missiles.side[hunters]
        )

    def _bodies(self, camera: Camera, missiles: MissilePoses, hulls: HullLibrary) -> list[Stamp]:
        out: list[Stamp] = []
        see = np.flatnonzero(camera.visible(missiles.pos, 20.0) & ~missiles.hunter)
        angles = np.arctan2(missiles.vel[see, 1], missiles.vel[see, 0])
        places = camera.to_screen(missiles.pos[see])
        for row, angle, (x, y) in zip(
            see, angles, places, strict=True
        ):  # LOOP: missiles on the screen, close up
            sprite = hulls.sprite(_HULLS[missiles.look[row]], "clean", float(angle), camera.zoom)
            out.append((sprite, (round(x - sprite.get_width() / 2), round(y - sprite.get_height() / 2))))
        return out
