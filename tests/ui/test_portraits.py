"""The portraits in the repository are there, small, and told apart by side."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "images" / "portraits"
NAMES = ("race_shiplord", "race_officer", "race_fleetlord", "arume_captain", "arume_officer")


@pytest.mark.parametrize("name", NAMES)
def test_portrait_is_square_small_and_warm_or_cold(name):
    path = FOLDER / f"{name}.png"
    assert path.stat().st_size < 40_000
    picture = pygame.image.load(str(path))
    assert picture.get_width() == picture.get_height() >= 108
    red, _, blue, _ = pygame.transform.average_color(picture)
    assert red > blue + 20 if name.startswith("race") else blue > red + 10
