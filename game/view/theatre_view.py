"""The view of a battle, by its theatre: both draw alike, and the app need not know which one it has."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from game.rules.level import LevelRule
from game.view.battle_view import BattleView
from game.view.hulls import Progress
from game.view.surface_view import SurfaceView
from game.world.catalogue import Catalogue
from game.world.surface_catalogue import SurfaceCatalogue


def make_view(
    catalogue: Catalogue | SurfaceCatalogue, level: LevelRule, assets: Path, size: tuple[int, int], *,
    cache: Path | None = None, calm: bool = False, colour_blind: bool = False, adapt: bool = True,
    progress: Progress | None = None,
) -> BattleView:  # fmt: skip
    """Make what draws a battle; the catalogue must be that of the level's theatre."""
    if isinstance(catalogue, SurfaceCatalogue):
        view = SurfaceView(
            catalogue, level, assets, size, cache=cache, calm=calm, colour_blind=colour_blind, adapt=adapt,
            progress=progress,
        )  # fmt: skip
        return cast(BattleView, view)
    return BattleView(
        catalogue, level, assets, size, cache=cache, calm=calm, colour_blind=colour_blind, adapt=adapt,
        progress=progress,
    )  # fmt: skip
