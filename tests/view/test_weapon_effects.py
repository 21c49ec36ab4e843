"""Beams, hairlines, arcs, scars and bursts keep their shape and their time; flashes keep the ledger."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.view.camera import Camera
from game.view.effects.arcs import Arcs
from game.view.effects.beams import Beams, beam_level
from game.view.effects.burst import pulse_radius, shell_radius
from game.view.effects.flash import HitFlash
from game.view.effects.ledger import FlashLedger
from game.view.effects.point_defence import PointDefence
from game.view.effects.scars import Scars
from game.view.effects.sparks import Sparks
from game.view.frame import Frame

pytestmark = pytest.mark.usefixtures("display")
SIZE = (320, 180)
IMAGES = Path(__file__).resolve().parents[2] / "assets" / "images"
NewFrame = Callable[[], Frame]
LightOf = Callable[[Frame], np.ndarray]


def test_a_beam_rises_holds_and_falls() -> None:
    level = beam_level([0.0, 0.03, 0.06, 0.8, 1.29, 1.5], 1.2)
    assert np.allclose(level, [0, 0.5, 1, 1, 0.5, 0])


def test_a_beam_is_one_line_and_throws_sparks_back(frame: Frame, camera: Camera, light_of: LightOf) -> None:
    sparks = Sparks()
    beams = Beams(sparks)
    args = ([(-100, 0)], [(100, 0)], [1.0], [True])
    beams.draw(frame, camera, *args, 0.0)
    light = light_of(frame)
    assert light[62:258, 88:93].max(1).min() > 180
    for _ in range(30):
        beams.update(1 / 60, *args)
    assert (sparks.pool.vel[:, 0] < 0).mean() > 0.7


def test_hairlines_end_after_their_moment(frame: Frame, camera: Camera) -> None:
    defence = PointDefence()
    defence.shoot((-80, 0), (80, 30))
    defence.pop((80, 30))
    defence.draw(frame, camera)
    assert frame.light and frame.lines
    defence.update(0.3)
    frame.begin()
    defence.draw(frame, camera)
    assert not (frame.light or frame.lines)


def test_arcs_crawl_over_the_ship_and_change(frame: Frame, camera: Camera) -> None:
    arcs = Arcs()
    lines = []
    for clock in (0.0, 0.5):
        frame.begin()
        arcs.draw(frame, camera, [(0, 0)], [0.3], [(100, 40)], [1.0], clock)
        lines.append(list(frame.lines))
    assert lines[0] != lines[1]
    ends = np.array([line[1] for line in lines[0]])
    assert (np.abs(ends - (160, 90)) < 80).all()


def test_scars_ride_on_their_ships(frame: Frame, camera: Camera, light_of: LightOf) -> None:
    scars = Scars()
    scars.add(7, (40, 0))
    scars.draw(frame, camera, [3, 7], [(-100, 0), (0, 0)], [0.0, math.pi / 2])
    light = light_of(frame)
    x, y = np.unravel_index(light.argmax(), light.shape)
    assert abs(x - 160) <= 2 and abs(y - 50) <= 2
    scars.update(5.0)
    frame.begin()
    scars.draw(frame, camera, [7], [(0, 0)], [0.0])
    assert not frame.light


def test_a_ship_flashes_once_in_a_third_of_a_second(frame: Frame) -> None:
    flash, sprite = HitFlash(), pygame.Surface((8, 8), 0, 32)
    sprite.fill((200, 200, 200))
    flash.hit(1)
    flash.draw(frame, lambda ship: (sprite, (0, 0)))
    assert frame.light[0][0].get_at((1, 1))[0] == pytest.approx(90, abs=2)
    frame.begin()
    flash.update(0.1)
    flash.hit(1)
    flash.draw(frame, lambda ship: (sprite, (0, 0)))
    assert not frame.light
    flash.update(0.3)
    flash.hit(1)
    flash.draw(frame, lambda ship: (sprite, (0, 0)))
    assert frame.light


def test_the_ledger_never_grants_more_than_three_great_flashes_a_second() -> None:
    ledger, granted = FlashLedger(), []
    for i in range(300):
        peak, rise = ledger.ask(0.2, 0.9)
        if peak * 0.9 > 0.10:
            granted.append(i / 60)
        else:
            assert rise >= 0.4
        ledger.update(1 / 60)
    for start in granted:
        assert sum(start <= t < start + 1.0 - 1e-9 for t in granted) <= 3
    assert len(granted) >= 9


def test_small_flashes_are_free_and_reduced_mode_softens_all() -> None:
    ledger = FlashLedger()
    assert all(ledger.ask(0.01, 1.0) == (1.0, 0.0) for _ in range(20))
    assert FlashLedger(reduced=True).ask(0.2, 0.9) == (0.55, 0.4)


def test_the_pulse_overtakes_the_shell() -> None:
    ages = np.linspace(0.15, 2.4, 20)
    assert all(pulse_radius(a) > shell_radius(a) for a in ages)
    assert 120 < shell_radius(2.4) < 160
    assert 350 < pulse_radius(2.4) < 450
