"""The frame adds light, dims and blooms; the backdrop covers every window; rays lie on their lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.view.backdrop import OrbitBackdrop, Sky
from game.view.camera import Camera
from game.view.frame import Frame, Quality

pytestmark = pytest.mark.usefixtures("display")
SIZE = (320, 180)
IMAGES = Path(__file__).resolve().parents[2] / "assets" / "images"
NewFrame = Callable[[], Frame]
LightOf = Callable[[Frame], np.ndarray]


def test_a_finished_picture_adds_light_over_what_is_there(frame: Frame) -> None:
    frame.surface.fill((40, 40, 40))
    spot = pygame.Surface((4, 4), 0, 32)
    spot.fill((100, 0, 0))
    frame.light.append((spot, (10, 10)))
    frame.finish(1 / 60)
    assert frame.surface.get_at((11, 11))[:3] == (140, 40, 40)
    assert frame.surface.get_at((30, 30))[:3] == (40, 40, 40)


def test_great_light_dims_the_world_and_lets_it_recover(frame: Frame) -> None:
    for _ in range(60):
        frame.begin()
        frame.dim(0.62)
        frame.finish(1 / 60)
    assert frame.exposure == pytest.approx(0.62, abs=0.01)
    for _ in range(600):
        frame.begin()
        frame.finish(1 / 60)
    assert frame.exposure > 0.98


def test_bloom_spreads_the_hue_of_what_shines() -> None:
    frame = Frame(SIZE, Quality(vignette=False))
    frame.surface.fill((0, 0, 0))
    pygame.draw.circle(frame.surface, (255, 200, 120), (160, 90), 20)
    frame.finish(1 / 60)
    red, green, blue, _ = frame.surface.get_at((160, 90 + 28))
    assert red > green > blue > 0


def test_quality_falls_step_by_step_and_only_when_slow() -> None:
    quality = Quality()
    for _ in range(300):
        quality.watch(0.010)
    assert quality.step == 0
    for _ in range(70):
        quality.watch(0.016)
    assert (quality.step, quality.bloom_every) == (1, 2)
    for _ in range(1000):
        quality.watch(0.020)
    assert quality.step == 6
    assert not quality.bright_stars_and_dust


def test_the_backdrop_covers_every_window_at_every_place() -> None:
    for size in ((1280, 720), (1000, 900), (1920, 1080)):
        backdrop = OrbitBackdrop(IMAGES / "backdrops", size, Sky())
        frame, camera = Frame(size), Camera(size)
        for center in ((0, 0), (9000, -9000), (-9000, 9000)):
            frame.surface.fill((255, 0, 255))
            camera.jump(center)
            backdrop.draw(frame, camera)
            edges = pygame.surfarray.array3d(frame.surface)
            for strip in (edges[0], edges[-1], edges[:, 0], edges[:, -1]):
                assert not ((strip[:, 0] == 255) & (strip[:, 1] == 0)).any(), (size, center)


def test_the_planet_stands_low_and_space_is_dark() -> None:
    backdrop = OrbitBackdrop(IMAGES / "backdrops", (1280, 720), Sky())
    frame = Frame((1280, 720))
    backdrop.draw(frame, Camera((1280, 720)))
    light = pygame.surfarray.array3d(frame.surface).mean(-1)
    assert light[:, :300].mean() < 40
    assert light[300:500, 540:600].mean() > 2 * light[300:500, 100:160].mean()


def test_a_missing_backdrop_leaves_plain_space(tmp_path: Path) -> None:
    frame = Frame(SIZE)
    OrbitBackdrop(tmp_path, SIZE).draw(frame, Camera(SIZE))
    assert max(frame.surface.get_at((160, 90))[:3]) < 40
