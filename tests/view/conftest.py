"""Gives the tests of drawing a small dark picture and a camera over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pygame
import pytest

from game.view.camera import Camera
from game.view.frame import Frame, Quality

SIZE = (320, 180)


@pytest.fixture
def display() -> Iterator[None]:
    """Opens the dummy display."""
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    yield
    pygame.display.quit()


@pytest.fixture
def new_frame() -> Callable[[], Frame]:
    """Makes dark pictures without bloom and vignette."""

    def make() -> Frame:
        frame = Frame(SIZE, Quality(bloom_every=0, vignette=False))
        frame.surface.fill((0, 0, 0))
        return frame

    return make


@pytest.fixture
def frame(new_frame: Callable[[], Frame]) -> Frame:
    """Makes one dark picture."""
    return new_frame()


@pytest.fixture
def camera() -> Camera:
    """Looks at the middle of the world at zoom 1."""
    return Camera(SIZE, (0, 0), 1.0)


@pytest.fixture
def light_of() -> Callable[[Frame], np.ndarray]:
    """Finishes a picture and gives its light, (w, h) 0..255."""

    def finish(frame: Frame) -> np.ndarray:
        frame.flush_smoke()
        frame.finish(1 / 60)
        return pygame.surfarray.array3d(frame.surface).max(-1).astype(int)

    return finish
