"""The dresser: which picture of a figure stands for a unit now, kept by name so that asking again costs nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

from game.view.effects.light import fast_alpha
from game.view.figures import AIR_STEPS, Figures, steps_of
from game.view.frame import Stamp
from game.world.surface_catalogue import SurfaceCatalogue

RUBBLE = 0  # storeys that stand of a ruin
_BURNT = (74, 62, 56, 255)
_SCARRED = (178, 166, 158, 255)
_BEHIND = (164, 150, 146, 255)
_HIGH = (176, 158, 152, 255)  # what stands in the sky is seen through haze
_RIMMED = -1
_TONES = ((255, 255, 255, 255), _SCARRED, _BURNT, _BEHIND, _HIGH)
BURNT, HIGH = 2, 4
_RIM = (255, 240, 206, 235)  # round the one soldier who stands out
_TURN = math.tau
_MOST = 3000
_AIR_FINE = 5  # an aircraft's turn is seen in so many steps between two baked ones

Key = tuple[str, str, int, int, int]


class Dresser:
    """Gives sprites of parts at the zoom of this picture.

    tone: 0 whole, 1 scarred, 2 burnt out, 3 behind others, 4 high in the sky
    """

    def __init__(self, figures: Figures, catalogue: SurfaceCatalogue) -> None:
        self.figures = figures
        self.names = [rule.figure for rule in catalogue.units]
        self.stands = [rule.body.move == "still" for rule in catalogue.units]
        self.drop = [self._drop(i, catalogue) for i in range(len(self.names))]
        """how far a figure's origin lies over the middle of the box it collides as, by kind [wu]"""
        self.zoom = 0.0
        self._kept: dict[Key, pygame.Surface] = {}
        self._known: dict[str, bool] = {}

    def _drop(self, kind: int, catalogue: SurfaceCatalogue) -> float:
        rule = catalogue.units[kind]
        if rule.body.move in ("wings", "hover", "legs") or not self.figures.has(rule.figure):
            return 0.0
        return -rule.height_wu / 2 - self.figures.figure(rule.figure).feet_wu

    def has(self, name: str) -> bool:
        """Say whether a figure is drawn at all."""
        if name not in self._known:
            self._known[name] = self.figures.has(name)
        return self._known[name]

    def stage(self, name: str, standing: int) -> str:
        """Name the figure of a building of which so many storeys stand; without pictures of that, of all of it."""
        torn = f"{name}_{standing}"
        return torn if self.has(torn) else name

    def parts(self, name: str) -> Sequence[str]:
        """Name the parts of a figure, back to front; a missing figure has one."""
        return self.figures.figure(name).parts if self.has(name) else ("body",)

    def begin(self, zoom: float) -> None:
        """Begin a picture at a zoom. [px/wu]"""
        if zoom != self.zoom or len(self._kept) > _MOST:
            self._kept.clear()
            self.zoom = zoom

    def sprite(self, name: str, part: str, angle: float, facing: int, tone: int = 0) -> pygame.Surface:
        """Give a part turned by an angle [rad] before it is mirrored."""
        baked = steps_of(name, part)
        count = baked * _AIR_FINE if baked == AIR_STEPS else baked
        step = round(angle / _TURN * count) % count
        key = (name, part, step, facing, tone)
        sprite = self._kept.get(key)
        if sprite is None:
            sprite = self.figures.sprite(name, part, step * _TURN / count, facing, self.zoom)
            if baked != count:
                rest = step / _AIR_FINE - round(step / _AIR_FINE)
                sprite = pygame.transform.rotozoom(sprite, facing * rest * 360 / baked, 1.0) if rest else sprite
            if tone:
                sprite = sprite.copy()
                sprite.fill(_TONES[tone], special_flags=pygame.BLEND_RGBA_MULT)
            self._kept[key] = sprite
        return sprite

    def rimmed(self, name: str, part: str, facing: int) -> pygame.Surface:
        """Give a part with a line of light all round it."""
        key = (name, part, 0, facing, _RIMMED)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _with_rim(self.sprite(name, part, 0.0, facing), max(1, round(self.zoom)))
        return found


def _with_rim(sprite: pygame.Surface, thick: int) -> pygame.Surface:
    """Lay a sprite on its own shape in light, moved to all sides. thick: [px]"""
    lit = pygame.mask.from_surface(sprite, 90).to_surface(setcolor=_RIM, unsetcolor=(0, 0, 0, 0)).premul_alpha()
    wide, high = sprite.get_size()
    out = pygame.Surface((wide + 2 * thick, high + 2 * thick), pygame.SRCALPHA, 32)
    for dx in range(-thick, thick + 1):
        for dy in range(-thick, thick + 1):
            if dx * dx + dy * dy <= thick * thick + 0.5:
                out.blit(lit, (thick + dx, thick + dy), special_flags=pygame.BLEND_PREMULTIPLIED)
    out.blit(sprite, (thick, thick), special_flags=pygame.BLEND_PREMULTIPLIED)
    return fast_alpha(out)


def stamp(sprite: pygame.Surface, x: float, y: float) -> Stamp:
    """Centre a sprite on a place of the screen. [px]"""
    wide, high = sprite.get_size()
    return sprite, (round(x - wide / 2), round(y - high / 2))
