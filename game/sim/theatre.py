"""The two theatres: what a battle is made of, in which order its tick runs, and how it settles."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple, cast

from game.engine.schedule import System
from game.rules.doctrine import DifficultyRule
from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim import surface_tick, tick
from game.world.catalogue import Catalogue
from game.world.mustering import spawn_surface_force
from game.world.settling import settle
from game.world.spawning import spawn_force
from game.world.surface_catalogue import SurfaceCatalogue
from game.world.surface_settling import settle_surface
from game.world.surface_world import SurfaceWorld
from game.world.world import World


class Theatre(NamedTuple):
    """One theatre. settle and spawn take its own kind of world."""

    tick: tuple[System[Any], ...]
    settle: Any
    spawn: Any


THEATRES = {
    "orbit": Theatre(tick.TICK, settle, spawn_force),
    "surface": Theatre(surface_tick.TICK, settle_surface, spawn_surface_force),
}


@lru_cache(maxsize=4)
def catalogue_of(library: Library) -> Catalogue:
    """Give the catalogue of a library; the same library gives the same catalogue."""
    return Catalogue(library)


@lru_cache(maxsize=4)
def surface_catalogue_of(library: Library) -> SurfaceCatalogue:
    """Give the surface catalogue of a library."""
    return SurfaceCatalogue(library)


def make_world(library: Library, level: LevelRule, seed: int, difficulty: DifficultyRule, commanded: bool) -> World:
    """Make the empty world of a level's theatre."""
    if level.theatre == "orbit":
        return World(catalogue_of(library), level, seed, difficulty, commanded)
    return cast(World, SurfaceWorld(surface_catalogue_of(library), level, seed, difficulty, commanded))
