"""Smoke lies behind missiles, shields show their store and their hits."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from game.view.camera import Camera
from game.view.effects.shield_outline import rim_of
from game.view.effects.shields import Shields
from game.view.effects.sparks import Sparks
from game.view.effects.trails import LIFE_S, Trails
from game.view.frame import Frame

pytestmark = pytest.mark.usefixtures("display")
SIZE = (320, 180)
IMAGES = Path(__file__).resolve().parents[2] / "assets" / "images"
NewFrame = Callable[[], Frame]
LightOf = Callable[[Frame], np.ndarray]
BOX = [(-50, -20), (50, -20), (50, 20), (-50, 20)]


def _fly(trails: Trails, count: int, until: float, step: float = 1 / 60) -> None:
    clock, rows = 0.0, np.linspace(-70, 70, count)
    while clock < until:
        clock += step
        pos = np.stack([np.full(count, -120 + clock * 100), rows], 1)
        trails.update(clock, np.arange(count), pos, np.zeros(count, int))


@pytest.mark.parametrize("count", [3, 80])
def test_smoke_lies_behind_missiles_few_or_many(
    camera: Camera, count: int, new_frame: NewFrame, light_of: LightOf
) -> None:
    trails = Trails()
    frame = new_frame()
    _fly(trails, count, 1.5)
    for _ in range(6):  # pieces are baked a few a picture
        frame.begin()
        frame.surface.fill((0, 0, 0))
        trails.draw(frame, camera)
        frame.light.clear()
        light = light_of(frame)
    assert light[60:180].max() > 20  # flown from x=40 to x=190
    assert light[200:].max() == 0
    assert light[:30].max() == 0


def test_smoke_outlives_its_missile_and_then_goes(camera: Camera, frame: Frame) -> None:
    trails = Trails()
    _fly(trails, 2, 1.0)
    trails.update(1.2, [], np.zeros((0, 2)), [])
    trails.draw(frame, camera)
    assert frame.smoke
    frame.begin()
    trails.update(1.2 + LIFE_S + 0.2, [], np.zeros((0, 2)), [])
    trails.draw(frame, camera)
    assert not frame.smoke


def test_a_jump_back_in_time_forgets_smoke(camera: Camera, frame: Frame) -> None:
    trails = Trails()
    _fly(trails, 2, 1.0)
    trails.update(0.2, [0], [(0, 0)], [0])
    trails.draw(frame, camera)
    assert not frame.smoke


def test_more_missiles_than_columns_fly_without_smoke() -> None:
    trails = Trails()
    trails.update(0.1, np.arange(700), np.zeros((700, 2)), np.zeros(700, int))
    trails.update(0.2, np.arange(700), np.zeros((700, 2)), np.zeros(700, int))


def test_the_skin_stands_off_the_hull_all_round() -> None:
    rim = rim_of(np.array(BOX, float), 15.0)
    x, y = np.abs(rim.points).T
    away = np.hypot(np.clip(x - 50, 0, None), np.clip(y - 20, 0, None))
    assert np.allclose(away, 15.0, atol=0.6)
    gaps = np.hypot(*np.diff(np.concatenate([rim.points, rim.points[:1]]), axis=0).T)
    assert gaps.max() < 1.3 * gaps.min()


def _shield_light(
    new_frame: NewFrame, light_of: LightOf, shields: Shields, camera: Camera, store: float
) -> np.ndarray:
    frame = new_frame()
    shields.draw(frame, camera, [5], ["box"], [(0, 0)], [0.0], [store])
    return light_of(frame).astype(int)


def test_a_shield_shows_its_store_by_how_whole_its_rim_is(
    camera: Camera, new_frame: NewFrame, light_of: LightOf
) -> None:
    shields = Shields(Sparks(), calm=True)
    shields.register("box", BOX)
    full, weak, gone = (
        _shield_light(new_frame, light_of, shields, camera, store) for store in (1.0, 0.25, 0.0)
    )
    assert (full > 12).sum() > 1.3 * (weak > 12).sum() > 0
    assert gone.max() == 0


def test_a_hit_lights_the_side_it_comes_from(camera: Camera, new_frame: NewFrame, light_of: LightOf) -> None:
    shields = Shields(Sparks(), calm=True)
    shields.register("box", BOX)
    shields.hit(5, "box", 0.0, 1.0)
    shields.hit(6, "box", math.pi, 1.0)  # another ship
    shields.update(0.1)
    light = _shield_light(new_frame, light_of, shields, camera, 1.0)
    assert light[200:, 60:120].sum() > 2 * light[:120, 60:120].sum()


def test_a_collapse_tears_the_rim_from_the_hit_and_sheds_sparks(
    camera: Camera, new_frame: NewFrame, light_of: LightOf
) -> None:
    sparks = Sparks()
    shields = Shields(sparks, calm=True)
    shields.register("box", BOX)
    shields.collapse(5, "box", 0.0)
    shields.update(0.2)
    light = _shield_light(new_frame, light_of, shields, camera, 0.0)
    assert light[220:, 80:100].sum() < light[:110, 80:100].sum()
    assert len(sparks.pool) > 10
    shields.update(0.5)
    assert _shield_light(new_frame, light_of, shields, camera, 0.0).max() == 0
