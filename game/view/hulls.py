"""The library of hull sprites: baked for the battle's one light, kept on disk, turned on demand."""

from __future__ import annotations

import hashlib
import logging
import math
from collections.abc import Callable, Iterable
from pathlib import Path

import pygame

from game.view.bake_cache import BakeCache
from game.view.covers import COVER_STEPS, swung
from game.view.hull_damage import STATES, State
from game.view.hull_maps import HullShape, HullSource, load_shape, load_source, source_digest
from game.view.hull_pieces import Piece, cut_pieces, placeholder, plain_shape, silhouette_of
from game.view.lighting import KeyLight
from game.view.lit_hull import RECIPE, LitHull, SurfaceStore, bake, faded, fitted, master_scale

ZOOM_STOPS = (0.25, 0.42, 0.6, 1.0, 1.6)
SPRITE_BYTES = 48_000_000
TURN_COST_PX = 6_000  # what turning even the smallest sprite costs, in pixels
LIT_COST_PX = 34_000  # what lighting one from another side costs: its picture from there may have to be mixed first
TURNS_PER_FRAME_PX = 200_000  # pixels turned in one frame before neighbours' headings are taken instead
SIDE_LIGHT_SHARE = 0.55
SIDE_LIGHT_FINE_FROM = 0.4  # zoom; below it fewer directions and shades of an event's light are told apart
TIP_STEP_PX = 2.2  # how far a bow may jump from one heading to the next
FEWEST_HEADINGS, MOST_HEADINGS = 64, 512

OPEN_LIGHTS = 0.33  # of a ship's own lights stays while all power goes to the bow
OPEN = "_open"  # ends the name of a hull that is another one with its bow covers open

Progress = Callable[[int, int, str], None]
RGB = tuple[int, int, int]
_BROKEN = (OSError, ValueError, KeyError, TypeError, pygame.error)
_log = logging.getLogger(__name__)


def _lights(name: str) -> str:
    """Tell the recipes of hulls with dimmed lights from others."""
    return f" lights {OPEN_LIGHTS}" if name.endswith(OPEN) else ""


def _stop_for(zoom: float) -> float:
    """Give the zoom stop whose sprites serve a zoom: the next larger one."""
    return next((s for s in ZOOM_STOPS if zoom <= s * 1.015), ZOOM_STOPS[-1])


def _scaled(sprite: pygame.Surface, share: float) -> pygame.Surface:
    return sprite if abs(share - 1) <= 0.015 else pygame.transform.scale_by(sprite, share)


def headings_at(length_wu: float, zoom: float) -> int:
    """Say how many headings a hull of this length needs at a zoom: a power of two from 64 to 512."""
    wanted = math.pi * length_wu * zoom / TIP_STEP_PX
    return int(min(MOST_HEADINGS, max(FEWEST_HEADINGS, 2 ** round(math.log2(max(1.0, wanted))))))


class HullLibrary:
    """Every hull of one battle.

    folder: where the maps and geometry files lie
    cache: where baked pictures are kept, or None
    key: the battle's light
    """

    def __init__(self, folder: Path, cache: Path | None = None, key: KeyLight | None = None) -> None:
        self.folder = folder
        self.key = key or KeyLight()
        self._cache = BakeCache(cache)
        self._sources: dict[str, HullSource | None] = {}
        self._shapes: dict[str, HullShape] = {}
        self._lit: dict[tuple[str, State], LitHull | None] = {}
        self._store = SurfaceStore(SPRITE_BYTES)
        self._left_px = TURNS_PER_FRAME_PX
        self._pieces: dict[tuple[str, int], list[Piece]] = {}

    def bake(
        self, names: Iterable[str], progress: Progress | None = None, states: Iterable[State] = STATES
    ) -> None:
        """Make ready all pictures these hulls need, from disk where known; calls progress(done, of, what)."""
        jobs = [(name, state) for name in dict.fromkeys(names) for state in self._states(name, states)]
        for done, (name, state) in enumerate(jobs):
            if progress:
                progress(done, len(jobs), name)
            hull = self._hull(name, state)
            if hull is not None:
                hull.shrink()
            if state == self._states(name, states)[-1]:
                self.pieces(name)
        if progress:
            progress(len(jobs), len(jobs), "")
        self._sources.clear()  # maps are only needed again for another bake
        self._cache.prune()

    def begin_frame(self) -> None:
        """Allow this frame its share of newly turned sprites."""
        self._left_px = TURNS_PER_FRAME_PX

    def shape(self, name: str) -> HullShape:
        """Give a hull's measures; a plain stand-in where its file is missing."""
        if name not in self._shapes:
            try:
                self._shapes[name] = load_shape(self.folder, name)
            except _BROKEN as error:
                _log.warning("The hull %s has no usable geometry (%s): a plain one stands in.", name, error)
                self._shapes[name] = plain_shape(name)
        return self._shapes[name]

    def sprite(
        self, name: str, state: State, angle: float, zoom: float, side_light: tuple[float, RGB] | None = None
    ) -> pygame.Surface:
        """Give a hull turned to an angle [rad, counter-clockwise], premultiplied, its origin in the middle.

        zoom: [px/wu]; at the five stops sprites are kept, between them the next larger one is scaled
        side_light: direction toward an event's light [rad] and its colour, added to the key light
        """
        stop = _stop_for(zoom)
        count = headings_at(self.shape(name).size[0], stop)
        step = round(angle / (2 * math.pi) * count) % count
        sprite = self._kept(name, state, stop, step, count)
        if sprite is None:
            sprite = self._store.get(
                (name, state, stop, step), lambda: self._turn(name, state, step, count, stop)
            )
        if side_light is not None:
            sprite = self._lit_from_side(sprite, name, state, step, count, stop, side_light)
        return _scaled(sprite, zoom / stop)

    def uncovered(
        self, name: str, state: State, angle: float, zoom: float, covers: float,
        side_light: tuple[float, RGB] | None = None,
    ) -> pygame.Surface:  # fmt: skip
        """Give a hull whose bow covers stand open by a share 0..1; as shut where no open hull is drawn."""
        open_name = f"{name}{OPEN}"
        if covers <= 0.0 or not self.has(open_name):
            return self.sprite(name, state, angle, zoom, side_light)
        part = round(covers * COVER_STEPS)
        if part >= COVER_STEPS:
            return self.sprite(open_name, state, angle, zoom, side_light)
        stop = _stop_for(zoom)
        count = headings_at(self.shape(name).size[0], stop)
        step = round(angle / (2 * math.pi) * count) % count
        key = (name, "covers", state, stop, step, part)
        sprite = self._store.get(key, lambda: self._swing(name, state, 2 * math.pi * step / count, stop, part))
        return _scaled(sprite, zoom / stop)

    def has(self, name: str) -> bool:
        """Say whether a hull is drawn at all."""
        return (self.folder / f"{name}.toml").is_file()

    def _swing(self, name: str, state: State, angle: float, stop: float, part: int) -> pygame.Surface:
        shut, wide = self._hull(name, state), self._hull(f"{name}{OPEN}", state)
        if shut is None or wide is None:
            return self.sprite(name, state, angle, stop)
        below, scale = shut.upright(angle, stop)
        above, _ = wide.upright(angle, stop)
        picture = swung(name, below, above, scale, part / COVER_STEPS)
        return pygame.transform.rotozoom(picture, math.degrees(angle), stop / scale)

    def silhouette(self, name: str, colour: RGB, size: tuple[int, int]) -> pygame.Surface:
        """Draw an edge-tinted ghost of a hull, bow to the right, fitted into a size, premultiplied."""
        hull = self._hull(name, "clean")
        if hull is None:
            length = self.shape(name).size[0]
            return placeholder(self.shape(name), 0.0, 0.9 * size[0] / length, colour)
        return silhouette_of(hull, colour, size)

    def pieces(self, name: str, cuts: int = 3) -> list[Piece]:
        """Break a gutted hull into 2 to 4 ragged pieces along its axis, bow first."""
        key = (name, cuts)
        if key not in self._pieces:
            hull = self._hull(name, "gutted") or self._hull(name, "clean")
            self._pieces[key] = cut_pieces(hull, self.shape(name), cuts)
        return self._pieces[key]

    def memory_bytes(self) -> int:
        """Bytes held by sprites and baked pictures."""
        lit = [h for h in self._lit.values() if h is not None]
        return self._store.bytes_held + sum(h.pixels.nbytes + h.bytes_held() for h in lit)

    def _states(self, name: str, states: Iterable[State]) -> list[State]:
        # Small craft die at one hit: they have no damage fields and one state.
        return list(states) if (self.folder / f"{name}_damage.png").is_file() else ["clean"]

    def _hull(self, name: str, state: State) -> LitHull | None:
        if state not in self._states(name, STATES):
            state = "clean"
        if (name, state) not in self._lit:
            self._lit[name, state] = self._load(name, state)
        return self._lit[name, state]

    def _load(self, name: str, state: State) -> LitHull | None:
        shape = self.shape(name)
        try:
            digest = source_digest(self.folder, name)
            recipe = f"{RECIPE} {digest} {state} {self.key} {master_scale(shape)}{_lights(name)}"
            key = hashlib.blake2b(recipe.encode(), digest_size=10).hexdigest()
            pixels = self._cache.load(f"{name}-{state}", key)
            if pixels is None:
                source = self._sources.get(name) or fitted(load_source(self.folder, name))
                self._sources[name] = source
                pixels = bake(faded(source, OPEN_LIGHTS) if name.endswith(OPEN) else source, state, self.key)
                self._cache.store(f"{name}-{state}", key, pixels)
                again = self._cache.load(f"{name}-{state}", key)
                pixels = pixels if again is None else again  # let the system page it in and out
        except _BROKEN as error:
            _log.warning("The hull %s has no usable picture (%s): a placeholder stands in.", name, error)
            return None
        return LitHull(shape, pixels, master_scale(shape), self._store)

    def _turn(self, name: str, state: State, step: int, count: int, stop: float) -> pygame.Surface:
        angle = 2 * math.pi * step / count
        hull = self._hull(name, state)
        if hull is None:
            return placeholder(self.shape(name), angle, stop)
        sprite = hull.turned(angle, stop)
        self._left_px -= TURN_COST_PX + sprite.get_width() * sprite.get_height()
        return sprite

    def _kept(self, name: str, state: State, stop: float, step: int, count: int) -> pygame.Surface | None:
        """Find a sprite; when this frame has turned enough, one of a neighbouring heading will do."""
        found = self._store.find((name, state, stop, step))
        if found is not None or self._left_px > 0:
            return found
        for off in range(1, max(2, count // 32)):
            for sign in (1, -1):
                found = self._store.find((name, state, stop, (step + sign * off) % count))
                if found is not None:
                    return found
        return None

    def _lit_from_side(
        self,
        base: pygame.Surface,
        name: str,
        state: State,
        step: int,
        count: int,
        stop: float,
        side_light: tuple[float, RGB],
    ) -> pygame.Surface:
        """Add the hull as lit from another direction, in the colour of the event."""
        hull = self._hull(name, state)
        if hull is None:
            return base
        direction, colour = side_light
        turns, fine = (16, 24) if stop >= SIDE_LIGHT_FINE_FROM else (8, 48)
        toward = round(direction / (2 * math.pi) * turns) % turns
        shade = tuple(min(255, int(c * SIDE_LIGHT_SHARE) // fine * fine) for c in colour)
        if not any(shade):
            return base
        key = (name, state, stop, step, toward, shade)
        if self._left_px <= 0:  # a beam lights a whole fleet at once: a few ships a frame
            return self._store.find(key) or base

        def add() -> pygame.Surface:
            sun = math.atan2(self.key.direction[1], self.key.direction[0])
            angle = 2 * math.pi * step / count
            source, scale = hull.upright(angle - 2 * math.pi * toward / turns + sun, stop)
            extra = pygame.transform.rotozoom(source, math.degrees(angle), stop / scale)
            extra.fill((*shade, 255), special_flags=pygame.BLEND_RGBA_MULT)
            self._left_px -= LIT_COST_PX + extra.get_width() * extra.get_height()
            both = base.copy()
            both.blit(
                extra, extra.get_rect(center=both.get_rect().center), special_flags=pygame.BLEND_RGB_ADD
            )
            return both

        return self._store.get(key, add)
