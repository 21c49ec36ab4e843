"""Puffs: the smoke and dust of the battle, drawn where it is and as dense as it is: what hides is what is seen."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Ints, Rows
from game.view.camera import Camera
from game.view.frame import Frame
from game.view.surface import fumes as f
from game.view.surface.lights import Lights
from game.world import smoke as s
from game.world.surface_smoke import Smoke
from game.world.surface_world import SurfaceWorld

_LUMPS = 4  # pictures a puff is made of
_FIRST, _SECOND = 0.62, 0.54  # radius of the first and of the others, of the puff's
_OUT = 0.5  # so far from its middle the others lie
_SIDE = 2.78  # side of a lump's picture, by its radius
_DEEP = 1.15  # lumps that lie behind one another in the middle of a puff
_MIDDLE = 4.0 / 3.0  # of radius and density: what a ray through the middle meets
_LOOK, _TURN = 2.399, 0.7  # [rad] lumps lie by the golden angle; from look to look they turn
_YOUNG = 0.16  # of its life: so long soot is lit by the fire under it
_SHINES = 3.2  # radii from which a flash lights smoke
_PLAIN = np.array([f.DUST, f.SOOT, f.SCREEN, f.DUST])
_LIT = np.array([f.LIT_DUST, f.BLAZE, f.LIT_SCREEN, f.LIT_DUST])
_BEHIND = np.array([1, 3, 1, 1])  # lumps of each puff that lie behind what stands there; the others lie before it


class Puffs:
    """Draws what `zones` holds. Keeps nothing but what this picture is made of."""

    def __init__(self, fumes: f.Fumes, lights: Lights, half_m: float) -> None:
        self.fumes, self.lights, self._half_m = fumes, lights, half_m

    def draw(self, frame: Frame, camera: Camera, world: SurfaceWorld, alpha: float) -> None:
        """Put every puff's lumps behind and before what stands on the ground, the higher ones first."""
        rows, smoke = world.zones.rows(Smoke), world.zones[Smoke]
        if not len(rows):
            return
        pos = smoke.pos[rows] + smoke.vel[rows] * (DT * (alpha - 1.0))
        see = np.flatnonzero(camera.visible(pos, smoke.radius[rows] * 1.4) & (smoke.density[rows] > 0.0))
        see = see[np.argsort(-pos[see, 1], kind="stable")]
        if len(see):
            self._draw(frame, camera, world, rows[see], pos[see])

    def _draw(self, frame: Frame, camera: Camera, world: SurfaceWorld, rows: Rows, pos: Floats) -> None:
        smoke, zoom = world.zones[Smoke], camera.zoom
        kind, look, radius = smoke.kind[rows], smoke.look[rows], smoke.radius[rows]
        light = 0.5 ** (smoke.density[rows] * radius * _MIDDLE / self._half_m)
        cover = 1.0 - light ** (1.0 / _DEEP)
        colour = np.where(self._is_lit(world, rows, pos, radius), _LIT[kind], _PLAIN[kind])
        number = np.arange(_LUMPS)
        turn = look[:, None] * _TURN + number * _LOOK
        out = np.where(number == 0, 0.0, _OUT) * radius[:, None]
        place = pos[:, None] + np.stack([np.cos(turn), np.sin(turn)], -1) * out[..., None]
        side = np.where(number == 0, _FIRST, _SECOND) * radius[:, None] * (_SIDE * zoom)
        behind = number[None] < _BEHIND[kind][:, None]
        most = max(1, min(_LUMPS, frame.quality.most_puffs // max(1, len(rows))))
        kept = number[None] < most
        for layer, pick in ((frame.smoke, behind & kept), (frame.cover, ~behind & kept)):  # LOOP: twice
            puff, lump = np.nonzero(pick)
            px = camera.to_screen(place[puff, lump])
            layer += self.fumes.lumps(px, side[puff, lump], colour[puff], cover[puff], self._looks(look[puff], lump))

    def _looks(self, look: Ints, lump: Ints) -> Ints:
        return look + lump * 3

    def _is_lit(self, world: SurfaceWorld, rows: Rows, pos: Floats, radius: Floats) -> Bools:
        """Say which puffs a fire under them or a flash beside them lights."""
        smoke, flashes = world.zones[Smoke], self.lights.pool
        age = 1.0 - smoke.left[rows] / smoke.life[rows]
        lit: Bools = (smoke.kind[rows] == s.SOOT) & (age < _YOUNG)
        if len(flashes):
            bright = flashes.share < 0.6
            gap = pos[:, None] - flashes.pos[bright][None]
            reach = radius[:, None] + flashes.size[bright][None] * _SHINES
            lit |= (gap[..., 0] ** 2 + gap[..., 1] ** 2 < reach**2).any(axis=1)
        return lit
