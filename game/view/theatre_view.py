"""The view of a battle, by its theatre: both draw alike, and the app need not know which one it has."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from game.rules.land import LandRule
from game.rules.level import LevelRule
from game.view.battle_view import BattleView
from game.view.hulls import Progress
from game.view.surface_view import SurfaceView
from game.world.catalogue import Catalogue
from game.world.surface_catalogue import SurfaceCatalogue


def make_view(
    catalogue: Catalogue | SurfaceCatalogue, level: LevelRule, assets: Path, size: tuple[int, int], *,
    cache: Path | None = None, calm: bool = False, colour_blind: bool = False, adapt: bool = True,
    progress: Progress | None = None, like: BattleView | None = None,
) -> BattleView:  # fmt: skip
    """Make what draws a battle; the catalogue must be that of the level's theatre.

    like: another view, whose lit hulls or figures serve again where the light is the same
    """
    known: Any = like
    if isinstance(catalogue, SurfaceCatalogue):
        fits = isinstance(known, SurfaceView) and _light_of(known.land) == _light_of(level.land)
        view = SurfaceView(
            catalogue, level, assets, size, cache=cache, calm=calm, colour_blind=colour_blind, adapt=adapt,
            progress=progress, figures=known.figures if fits else None,
        )  # fmt: skip
        return cast(BattleView, view)
    return BattleView(
        catalogue, level, assets, size, cache=cache, calm=calm, colour_blind=colour_blind, adapt=adapt,
        progress=progress, hulls=known.hulls if isinstance(known, BattleView) else None,
    )  # fmt: skip


def _light_of(land: LandRule | None) -> tuple[str, str] | None:
    return None if land is None else (land.hour, land.weather)
