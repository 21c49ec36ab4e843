"""Flashes: the meter counts them as WCAG 2.3.1 does, and reduced flashes hold the picture at three a second at most."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.base.constants import DT
from game.rules.library import standard
from game.sim.scenarios import duel
from game.view.battle_view import BattleView
from game.view.flash_meter import MOST_FLASHES, FlashMeter
from game.view.frame import Frame, Quality
from game.view.steady_light import SteadyLight, luminance
from game.world.components import Body, Ship
from game.world.events import Burst

pytestmark = pytest.mark.usefixtures("display")
SIZE = (640, 360)
FRAMES = 90


def strobe(hz: float, frame: int) -> bool:
    """Whether a light that goes on and off is on."""
    return (frame * hz / 60.0) % 1.0 < 0.5


def counted(hz: float, area: float, low: int = 0, high: int = 255) -> int:
    meter = FlashMeter()
    picture = pygame.Surface(SIZE, 0, 32)
    box = pygame.Rect(100, 80, round(SIZE[0] * area**0.5), round(SIZE[1] * area**0.5))
    for frame in range(FRAMES):
        picture.fill((low,) * 3)
        picture.fill((high if strobe(hz, frame) else low,) * 3, box)
        meter.look(picture)
    return meter.worst()


def test_black_and_white_have_the_luminance_they_should():
    picture = pygame.Surface((40, 20), 0, 32)
    picture.fill((255, 255, 255), (20, 0, 20, 20))
    assert luminance(picture).tolist() == [[0.0], [pytest.approx(1.0)]]
    picture.fill((188, 188, 188))
    assert float(luminance(picture)[0, 0]) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("hz", "area", "low", "high", "expected"),
    [
        (5, 0.3, 0, 255, 5), (3, 0.3, 0, 255, 3), (10, 0.3, 40, 200, 10),
        (10, 0.01, 0, 255, 0),  # too small
        (10, 0.3, 100, 120, 0),  # too weak
        (10, 0.3, 235, 255, 0),  # the darker one is bright
    ],
)  # fmt: skip
def test_the_meter_counts_pairs_of_changes_by_area(hz, area, low, high, expected):
    assert counted(hz, area, low, high) == expected


def test_a_light_that_only_grows_is_no_flash():
    meter = FlashMeter()
    picture = pygame.Surface(SIZE, 0, 32)
    for frame in range(FRAMES):
        picture.fill((min(255, 3 * frame),) * 3)
        meter.look(picture)
    assert meter.worst() == 0


def strobed(calm: bool, hz: float, size: tuple[int, int], colour: int = 255) -> tuple[int, list[int]]:
    """Count flashes of a light that goes on and off in a frame; and give the middle's level, picture by picture."""
    frame, meter = Frame(SIZE, Quality(bloom_every=0, vignette=False)), FlashMeter()
    frame.calm_down(calm)
    stamp = pygame.Surface(size, 0, 32)
    stamp.fill((colour,) * 3)
    at, levels = ((SIZE[0] - size[0]) // 2, (SIZE[1] - size[1]) // 2), []
    for number in range(FRAMES):
        frame.begin()
        frame.surface.fill((12, 12, 12))
        if strobe(hz, number):
            frame.light.append((stamp, at))
        frame.finish(1 / 60)
        meter.look(frame.surface)
        levels.append(frame.surface.get_at((SIZE[0] // 2, SIZE[1] // 2))[0])
    return meter.worst(), levels


@pytest.mark.parametrize("hz", [4, 6, 10, 15])
def test_reduced_flashes_hold_whatever_light_is_asked_for(hz):
    assert strobed(False, hz, (400, 260))[0] > MOST_FLASHES
    assert strobed(True, hz, (400, 260))[0] <= MOST_FLASHES


def test_a_small_light_is_left_as_it_is_and_a_lasting_one_comes_up():
    small = strobed(True, 6, (40, 40))[1]
    assert max(small) == 255 and min(small) == 12
    lasting = strobed(True, 0.0, (400, 260))[1]
    assert lasting[0] < 120 and all(b >= a for a, b in pairwise(lasting)) and lasting[-1] > 110


def test_what_goes_out_may_do_so_at_once_and_darkness_is_held_too():
    steady = SteadyLight()
    full = np.full((32, 18), 0.5, np.float32)
    shares = [float(steady.shares(full, 0.1).max()) for _ in range(30)]
    assert shares[0] < 0.1 and shares[-1] == pytest.approx(1.0)
    assert float(steady.shares(full * 0.3, 0.01).min()) == pytest.approx(1.0)
    assert float(steady.shares(-full, 0.1).max()) < 0.1


@pytest.mark.slow
@pytest.mark.parametrize("calm", [False, True])
def test_a_barrage_over_the_whole_picture(calm, tmp_path, monkeypatch):
    """By the battle's own drawing; when calm, with nobody to grant or refuse a burst its light."""
    battle = duel(standard(), "race_cruiser", "arume_cruiser", gap_wu=300.0)
    world = battle.world
    assets = Path(__file__).resolve().parents[2] / "assets"
    view = BattleView(world.catalogue, world.level, assets, SIZE, cache=tmp_path, calm=calm, adapt=False)
    view.camera.jump(world.units[Body].pos[world.units.rows(Body, Ship)].mean(axis=0))
    view.camera.zoom_to(1.6)
    view.camera.shake_setting = 0.0
    if calm:
        monkeypatch.setattr(view.ledger, "ask", lambda area, swing: (1.0, 0.0))
    meter, (x, y) = FlashMeter(), view.camera.center
    for tick in range(80):
        happened = list(battle.tick())
        if tick % 10 == 0:
            happened += [Burst(-1, 0, 0, -1, -1, (x + dx, y + dy)) for dx in (-90.0, 0.0, 90.0) for dy in (-50.0, 50.0)]
        view.consume(world, happened)
        meter.look(view.draw(world, 1.0, DT, DT))
    assert meter.worst() <= MOST_FLASHES
