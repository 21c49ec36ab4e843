"""The thermal sight: what is cold is dim and grey, what is warm is bright, through smoke as well."""

from __future__ import annotations

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import numpy as np
import pygame
import pytest

from game.base import paths
from game.view.surface.heat import Heat
from game.view.surface_view import SurfaceView
from tests.systems.ground_stage import Ground


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1))
    ground = Ground()
    foe = ground.add("arume_walker", 1300.0, turned=-1)
    view = SurfaceView(
        ground.world.catalogue, ground.world.level, paths.assets(), (640, 360), cache=tmp_path_factory.mktemp("c"), adapt=False
    )
    view.camera.jump((1300.0, 150.0))
    ground.tick(1)
    return ground, view, foe


def pictures(scene) -> tuple[np.ndarray, np.ndarray, tuple[int, int]]:
    ground, view, foe = scene
    picture = view.draw(ground.world, 1.0, 1 / 60, 1 / 60).copy()
    day = pygame.surfarray.array3d(picture).astype(int)
    Heat().draw(picture, view, ground.world, 1.0)
    x, y = (round(float(part)) for part in view.camera.to_screen(ground.body.pos[foe]))
    return day, pygame.surfarray.array3d(picture).astype(int), (x, y)


def test_the_warm_stand_out_of_the_cold(scene):
    day, warm, (x, y) = pictures(scene)
    body = warm[x - 8 : x + 8, y - 6 : y + 6].mean()
    assert body > 150 and body > 2.0 * warm[20:120, 20:80].mean()
    contrast = day[x - 8 : x + 8, y - 6 : y + 6].mean() / day[20:120, 20:80].mean()
    assert body / warm[20:120, 20:80].mean() > 1.5 * contrast, "plainer than by daylight"
    assert np.abs(warm[..., 0] - warm[..., 2]).max() < 60, "no colours but a cast"


def test_smoke_hides_from_light_and_not_from_warmth(scene):
    ground, _, foe = scene
    x, y = ground.body.pos[foe]
    for step in range(-3, 4):
        ground.smoke(float(x) + 14.0 * step, float(y), 70.0, 1.2)
    _, warm, (px, py) = pictures(scene)
    assert warm[px - 8 : px + 8, py - 6 : py + 6].mean() > 150
