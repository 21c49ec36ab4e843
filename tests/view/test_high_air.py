"""The high air: trails stand in thin air and in hard turns, the burst is green and spares the eyes, the city burns."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from game.rules.level import LevelRule
from game.rules.levels import find_level
from game.rules.library import standard
from game.view.effects.ledger import FlashLedger
from game.view.frame import Frame, Quality
from game.view.surface.contrails import Contrails
from game.view.surface.eye import SurfaceCamera
from game.view.surface.green_burst import GreenBursts
from game.view.surface.high_air import HighAir
from game.view.surface.hours import hour_of
from tests.systems.air_stage import Air

SIZE = (640, 360)


@pytest.fixture
def frame():
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    made = Frame(SIZE, Quality())
    made.begin()
    return made


def camera(at: tuple[float, float], zoom: float = 0.42) -> SurfaceCamera:
    made = SurfaceCamera(SIZE, at, zoom, lambda x: 100.0, 140000.0)
    made.aloft = True
    made.jump(at)
    return made


def trails_of(height: float, load: float, frame: Frame) -> int:
    air, trails = Air(), Contrails()
    own = air.craft("race_killercraft", (30000.0, height), (300.0, 0.0))
    for tick in range(9, 99, 9):
        air.world.tick = tick
        air.body.pos[own, 0] += 45.0
        air.wings.load[own] = load
        trails.follow(air.world)
    frame.smoke.clear()
    trails.draw(frame, camera((30300.0, height)))
    return len(frame.smoke)


def test_trails_stand_high_up_and_in_hard_turns_and_nowhere_else(frame):
    assert trails_of(3600.0, 1.0, frame) > 5
    assert trails_of(1500.0, 1.0, frame) == 0
    assert trails_of(1500.0, 7.0, frame) > 5


def brightness(frame: Frame, calm: bool) -> np.ndarray:
    frame.begin()
    frame.surface.fill((20, 30, 50))
    bursts = GreenBursts(FlashLedger(calm))
    bursts.add((30000.0, 500.0))
    bursts.update(0.1)
    bursts.draw(frame, camera((30000.0, 500.0)))
    return np.array(pygame.transform.average_color(frame.surface)[:3], float)


def test_the_burst_lights_the_sky_green_and_less_for_eyes_to_be_spared(frame):
    plain, calm = brightness(frame, False), brightness(frame, True)
    assert plain[1] > plain[0] + 30 and plain[1] > plain[2], "green"
    assert frame.light, "a ball of light"
    assert calm[1] < plain[1] - 15


def level() -> LevelRule:
    return find_level("missile", standard())


def test_the_plain_reaches_from_the_horizon_to_the_foot_and_glides_by(frame):
    land = level().land
    assert land is not None
    high = HighAir(land, hour_of("desert", "day"), SIZE)
    pictures = []
    for x in (40000.0, 40600.0):
        frame.surface.fill((255, 0, 255))
        high.draw_plain(frame, camera((x, 3000.0)), 260.0)
        pictures.append(pygame.surfarray.array3d(frame.surface))
    bare = (pictures[0] == (255, 0, 255)).all(axis=2)
    assert bare[:, :260].all() and not bare[:, 260:].any()
    far, near = (np.abs(pictures[0][:, rows].astype(int) - pictures[1][:, rows]).mean() for rows in (262, 350))
    assert near > far, "what is near glides by quicker"


def test_a_city_stands_on_the_horizon_and_glows_when_it_burns(frame):
    land = level().land
    assert land is not None
    high = HighAir(land, hour_of("desert", "day"), SIZE)
    eye = camera((80000.0, 2000.0))
    high.draw_city(frame, eye, 260.0, 105000.0, None)
    assert not frame.light
    high.draw_city(frame, eye, 260.0, 105000.0, 1.0)
    assert len(frame.light) == 1
