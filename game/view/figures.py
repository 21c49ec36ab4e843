"""The library of the surface theatre's figures: parts lit for the battle's one light, turned and kept on demand."""

from __future__ import annotations

import hashlib
import logging
import math
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pygame

from game.base.errors import ContentError
from game.rules.figures import FigureRule
from game.view import lit_hull
from game.view.bake_cache import BakeCache
from game.view.figure_maps import (
    LIGHTINGS,
    RECIPE,
    FigureLight,
    Placed,
    bake_part,
    lit_scale,
    load_figure,
    load_part,
    part_digest,
    pivot_of,
    relief_of,
    rest_pose,
    shape_of,
)
from game.view.hull_pieces import placeholder, plain_shape, side_colour, silhouette_of
from game.view.lighting import Colour, KeyLight, Relief
from game.view.lit_hull import LitHull, SurfaceStore

ZOOM_STOPS = (0.25, 0.42, 0.6, 1.0, 1.6)
SPRITE_BYTES = 60_000_000
ZOOM_SLACK = 1.015  # so near a stop, its sprites serve unscaled
SILHOUETTE_SHARE = 1.4  # a ghost is drawn at most so much larger than shown, or its edges would thin out

ARUME = ("arume", "gosta", "city_missile")  # how the names of Arume figures begin
AIRCRAFT = (
    "race_killercraft",
    "race_helicopter",
    "arume_fighter",
    "arume_carrier",
    "arume_vtol",
    "arume_bomber",
)
STILL_PARTS = ("front",)  # buildings: one light, whole turns only when they fall
STANCES = ("stand", "walk0", "walk1", "walk2", "walk3", "crouch", "fire", "prone", "dead", "descend")
GUNS = ("turret", "gun", "launcher")
AIR_STEPS, GUN_STEPS, OTHER_STEPS = 24, 180, 120  # in a whole turn: 15, 2 and 3 degrees

DUSK = KeyLight(
    direction=(-0.62, 0.42, 0.50),
    colour=(1.10, 0.74, 0.46),
    ambient=(0.35, 0.39, 0.47),
    bounce=(0.26, 0.16, 0.10),
)
FIRE_RIM: Colour = (0.75, 0.33, 0.10)

Progress = Callable[[int, int, str], None]
_BROKEN = (OSError, ValueError, KeyError, pygame.error, ContentError)
_log = logging.getLogger(__name__)


def steps_of(name: str, part: str) -> int:
    """Say in how many steps a part turns through a whole circle."""
    if part in GUNS:
        return GUN_STEPS
    return AIR_STEPS if name in AIRCRAFT else OTHER_STEPS


def lightings_of(name: str, part: str) -> int:
    """Say for how many directions of light a part is baked."""
    still = part in STILL_PARTS or part in STANCES or name == "arume_ship_five"
    return 1 if still else LIGHTINGS


class Figures:
    """Every figure of one battle.

    assets_folder: the assets; pictures and measures lie in images/figures
    key: the battle's key light; its ambient comes from the sky, its bounce from the ground
    ground: colour of the rim on the side of the fire
    fire: direction toward the fire, x and y; unless given, the side the key light comes from
    cache: where baked pictures are kept, or None
    """

    def __init__(
        self,
        assets_folder: Path,
        *,
        key: KeyLight = DUSK,
        ground: Colour = FIRE_RIM,
        fire: tuple[float, float] | None = None,
        cache: Path | None = None,
    ) -> None:
        self.folder = assets_folder / "images" / "figures"
        side = -0.9 if key.direction[0] < 0 else 0.9
        self.lamps = FigureLight(key, ground, fire or (side, 0.3))
        self._cache = BakeCache(cache)
        self._store = SurfaceStore(SPRITE_BYTES)
        self._figures: dict[str, FigureRule] = {}
        self._lit: dict[tuple[str, str, int], LitHull | None] = {}
        self._last: tuple[tuple[str, str], Relief | None] = ("", ""), None

    def figure(self, name: str) -> FigureRule:
        """Give a figure's measures. Raises: ContentError when its file is missing or wrong."""
        if name not in self._figures:
            self._figures[name] = load_figure(self.folder, name)
        return self._figures[name]

    def has(self, name: str) -> bool:
        """Say whether a figure is drawn at all."""
        return (self.folder / f"{name}.toml").is_file()

    def offset(self, name: str, part: str) -> tuple[float, float]:
        """Give where a part's pivot lies from the figure's origin, facing right, at angle 0 [wu]."""
        return pivot_of(self.figure(name), part)

    def rest(self, name: str) -> list[Placed]:
        """Place the parts of a figure at rest, facing right, back to front."""
        return rest_pose(self.figure(name))

    def preload(self, names: Iterable[str], progress: Progress | None = None) -> None:
        """Make ready all parts of these figures, both ways round; calls progress(done, of, what)."""
        wanted = [name for name in dict.fromkeys(names) if self._known(name)]
        jobs = [(name, part, side) for name in wanted for part in self.figure(name).parts for side in (1, -1)]
        for done, (name, part, side) in enumerate(jobs):
            if progress:
                progress(done, len(jobs), name)
            self._part(name, part, side)
        if progress:
            progress(len(jobs), len(jobs), "")
        self._last = ("", ""), None
        self._cache.prune()

    def sprite(self, name: str, part: str, angle_rad: float, facing: int, zoom: float) -> pygame.Surface:
        """Give a part turned and lit, premultiplied, its own pivot in the middle of the surface.

        angle_rad: how far it is turned counter-clockwise before a left-facing figure is mirrored, so that a positive
            angle lifts the nose on either side
        facing: +1 nose to the right, -1 nose to the left
        zoom: [px/wu]; at the five stops sprites are kept, between them the next larger one is scaled
        """
        stop = next((each for each in ZOOM_STOPS if zoom <= each * ZOOM_SLACK), ZOOM_STOPS[-1])
        count = steps_of(name, part)
        step = round(angle_rad / (2 * math.pi) * count) % count
        side = 1 if facing >= 0 else -1
        key = (name, part, side, stop, step)
        sprite = self._store.get(key, lambda: self._turn(name, part, side, 2 * math.pi * step / count, stop))
        share = zoom / stop
        return sprite if abs(share - 1) <= ZOOM_SLACK - 1 else pygame.transform.scale_by(sprite, share)

    def whole(self, name: str, facing: int, zoom: float) -> pygame.Surface:
        """Give a figure at rest with all its parts, premultiplied, its origin in the middle."""
        return self._store.get((name, facing, zoom), lambda: self._assemble(name, facing, zoom))

    def silhouette(
        self, name: str, size: tuple[int, int], colour: tuple[int, int, int] | None = None
    ) -> pygame.Surface:
        """Draw an edge-tinted ghost of a figure at rest, facing right, fitted into a size, premultiplied."""
        colour = colour or side_colour("arume" if name.startswith(ARUME) else "race")
        picture = self.whole(name, 1, self._ghost_zoom(name, size))
        width, height = picture.get_size()
        pixels = np.frombuffer(pygame.image.tobytes(picture, "BGRA"), np.uint8).reshape(1, height, width, 4)
        return silhouette_of(LitHull(plain_shape(name), pixels, 1.0, self._store), colour, size)

    def memory_bytes(self) -> int:
        """Bytes held by sprites and baked pictures."""
        lit = [each for each in self._lit.values() if each is not None]
        return self._store.bytes_held + sum(each.pixels.nbytes + each.bytes_held() for each in lit)

    def _ghost_zoom(self, name: str, size: tuple[int, int]) -> float:
        if not self._known(name):
            return 1.0
        figure = self.figure(name)
        fit = SILHOUETTE_SHARE * min(size[0] / figure.length_wu, size[1] / figure.height_wu)
        return max((stop for stop in ZOOM_STOPS if stop <= fit), default=ZOOM_STOPS[0])

    def _known(self, name: str) -> bool:
        try:
            self.figure(name)
        except ContentError as error:
            _log.warning("The figure %s has no usable measures (%s): a placeholder stands in.", name, error)
            return False
        return True

    def _part(self, name: str, part: str, side: int) -> LitHull | None:
        """Give a part lit for one facing; None where its files are missing or broken, said once."""
        key = (name, part, side)
        if key not in self._lit:
            try:
                self._lit[key] = self._load(name, part, side)
            except _BROKEN as error:
                _log.warning(
                    "The figure %s has no usable %s (%s): a placeholder stands in.", name, part, error
                )
                self._lit[key] = None
        return self._lit[key]

    def _load(self, name: str, part: str, side: int) -> LitHull:
        figure = self.figure(name)
        lamps = self.lamps if side > 0 else self.lamps.mirrored()
        scale, count = lit_scale(figure), lightings_of(name, part)
        recipe = (
            f"{RECIPE} {lit_hull.RECIPE} {part_digest(self.folder, figure, part)} {lamps} {scale} {count}"
        )
        key = hashlib.blake2b(recipe.encode(), digest_size=10).hexdigest()
        label = f"figure-{name}-{part}-{'right' if side > 0 else 'left'}"
        pixels = self._cache.load(label, key)
        if pixels is None:
            pixels = bake_part(self._relief(figure, part, scale), lamps, count)
            self._cache.store(label, key, pixels)
            again = self._cache.load(label, key)
            pixels = pixels if again is None else again  # let the system page it in and out
        return LitHull(shape_of(figure, part), pixels, scale, self._store)

    def _relief(self, figure: FigureRule, part: str, scale: float) -> Relief:
        """Give a part's maps ready for light; the last are kept, because both facings follow each other."""
        if self._last[0] != (figure.name, part):
            self._last = (figure.name, part), relief_of(load_part(self.folder, figure, part), scale)
        assert self._last[1] is not None
        return self._last[1]

    def _turn(self, name: str, part: str, side: int, angle: float, stop: float) -> pygame.Surface:
        lit = self._part(name, part, side)
        if lit is None:
            shape = shape_of(self._figures[name], part) if name in self._figures else plain_shape(name)
            sprite = placeholder(shape, angle, stop)
        else:
            sprite = lit.turned(angle, stop)
        return sprite if side > 0 else pygame.transform.flip(sprite, True, False)

    def _assemble(self, name: str, facing: int, zoom: float) -> pygame.Surface:
        if not self._known(name):
            return placeholder(plain_shape(name), 0.0, zoom)
        placed = [(self.sprite(name, p.part, p.angle, facing, zoom), p) for p in self.rest(name)]
        half_x = max(s.get_width() / 2 + abs(p.x) * zoom for s, p in placed)
        half_y = max(s.get_height() / 2 + abs(p.y) * zoom for s, p in placed)
        out = pygame.Surface((2 * math.ceil(half_x), 2 * math.ceil(half_y)), pygame.SRCALPHA, 32)
        for sprite, p in placed:
            middle = (out.get_width() / 2 + facing * p.x * zoom, out.get_height() / 2 - p.y * zoom)
            place = sprite.get_rect(center=(round(middle[0]), round(middle[1])))
            out.blit(sprite, place, special_flags=pygame.BLEND_PREMULTIPLIED)
        return out
