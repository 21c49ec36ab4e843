"""Effects draw where they should, keep their bounds, and survive broken numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.view.camera import Camera
from game.view.effects import missiles, tracers
from game.view.effects.battle import BattleEffects
from game.view.effects.burst import MOST_ECHOES
from game.view.effects.debris import MOST_DEBRIS
from game.view.effects.engines import ARUME, RACE, draw_engines, nozzles
from game.view.effects.pool import Pool
from game.view.effects.rays import ray
from game.view.effects.smoke import MOST_PUFFS
from game.view.effects.sparks import MOST_SPARKS
from game.view.frame import Frame

pytestmark = pytest.mark.usefixtures("display")
SIZE = (320, 180)
IMAGES = Path(__file__).resolve().parents[2] / "assets" / "images"
NewFrame = Callable[[], Frame]
LightOf = Callable[[Frame], np.ndarray]


@pytest.fixture(scope="module")
def effects() -> BattleEffects:
    return BattleEffects(IMAGES / "effects")


@pytest.mark.parametrize("angle", np.linspace(0, math.tau, 13))
def test_a_ray_lies_on_its_line_at_any_angle(frame: Frame, angle: float, light_of: LightOf) -> None:
    middle, way = np.array((160.0, 90.0)), np.array((math.cos(angle), math.sin(angle)))
    frame.light += ray(SIZE, middle - way * 60, middle + way * 60, ((1.2, (255, 255, 255), 1.0),))
    light = light_of(frame).astype(float)
    x, y = np.meshgrid(np.arange(SIZE[0]), np.arange(SIZE[1]), indexing="ij")
    across = -(x - middle[0]) * way[1] + (y - middle[1]) * way[0]
    assert light[np.abs(across) > 5].sum() == 0
    assert abs((light * across).sum() / light.sum()) < 0.35
    for t in np.linspace(-55, 55, 23):
        spot = np.rint(middle + way * t).astype(int)
        assert light[spot[0] - 1 : spot[0] + 2, spot[1] - 1 : spot[1] + 2].max() > 150


def test_a_ray_far_off_the_screen_costs_nothing() -> None:
    strips = ((1.2, (255, 255, 255), 1.0),)
    assert ray(SIZE, np.array((-1e7, -1e7)), np.array((-1e6, -1e7)), strips) == []
    assert len(ray(SIZE, np.array((-1e6, 90.0)), np.array((1e6, 90.0)), strips)) <= SIZE[0]


def test_tracers_point_along_their_flight(frame: Frame, camera: Camera, light_of: LightOf) -> None:
    tracers.Tracers().draw(frame, camera, [(0, 0)], [(0, 1100)], [tracers.RACE])
    light = light_of(frame)
    columns, rows = np.nonzero(light > 60)
    assert np.ptp(rows) > 2 * np.ptp(columns)
    assert abs(columns.mean() - 160) < 1.5


def test_missile_heads_carry_their_sides_hue(frame: Frame, camera: Camera, light_of: LightOf) -> None:
    heads = missiles.MissileHeads()
    heads.draw(frame, camera, [(-60, 0), (60, 0)], [(100, 0), (100, 0)], [missiles.RACE, missiles.ARUME])
    heads.draw_interceptors(frame, camera, [(0, 50)], [(690, 0)], [missiles.RACE])
    light_of(frame)
    pixels = pygame.surfarray.array3d(frame.surface).astype(int)
    race, arume = pixels[:140].sum((0, 1)), pixels[180:].sum((0, 1))
    assert race[0] > race[2]
    assert arume[2] > arume[0]


def test_thrust_lengthens_a_flame_and_does_not_widen_it(
    camera: Camera, new_frame: NewFrame, light_of: LightOf
) -> None:
    spans = []
    for thrust in (0.4, 1.0):
        frame = new_frame()
        draw_engines(frame, camera, [(60, 0)], [0.0], [6.0], [thrust], [ARUME], 0.0)
        columns, rows = np.nonzero(light_of(frame) > 40)
        spans.append((np.ptp(columns), np.ptp(rows)))
        assert columns.mean() < 220  # behind the nozzle, which looks right
    assert spans[1][0] > 1.5 * spans[0][0]
    assert abs(spans[1][1] - spans[0][1]) <= 2


def test_an_idle_engine_is_dark_and_nozzles_turn_with_the_ship(frame: Frame, camera: Camera) -> None:
    draw_engines(frame, camera, [(0, 0)], [0.0], [6.0], [0.0], [RACE], 0.0)
    assert not frame.light
    places, radii = nozzles([(10, 0), (0, 0)], [math.pi / 2, 0.0], [(-100, 8, 6.5), (-100, -8, 5)])
    assert np.allclose(places, [(2, -100), (18, -100), (-100, 8), (-100, -8)])
    assert radii.tolist() == [6.5, 5, 6.5, 5]


def test_a_pool_keeps_the_youngest_and_drops_what_is_broken() -> None:
    pool = Pool(3)
    pool.add([(i, 0) for i in range(5)], life=10.0, kind=np.arange(5))
    assert pool.kind.tolist() == [2, 3, 4]
    pool.add([(math.nan, 0)], life=10.0)
    assert len(pool) == 3
    pool.update(11.0)
    assert len(pool) == 0


def test_restraint_limits_hold(effects: BattleEffects, frame: Frame, camera: Camera) -> None:
    effects.clear()
    for _ in range(30):
        effects.sparks.spray((0, 0), 100)
        effects.debris.scatter((0, 0), 40)
        effects.smoke.puff(np.zeros((40, 2)))
        effects.bursts.add((0, 0))
    assert len(effects.sparks.pool) == MOST_SPARKS
    assert len(effects.debris.pool) == MOST_DEBRIS
    assert len(effects.smoke.pool) == MOST_PUFFS
    assert [burst.echo for burst in effects.bursts._bursts].count(False) == 1  # the others feed it
    assert len(effects.bursts._bursts) == 1 + MOST_ECHOES
    effects.draw_drifting(frame, camera)
    effects.clear()
    assert len(effects.sparks.pool) == 0


def test_nothing_moves_while_the_battle_stands_still(effects: BattleEffects) -> None:
    effects.clear()
    effects.sparks.spray((0, 0), 20)
    before = effects.sparks.pool.pos.copy()
    effects.update(0.0, 0.1)
    assert np.array_equal(effects.sparks.pool.pos, before)


def test_every_drifting_effect_draws_and_ends(
    effects: BattleEffects, camera: Camera, new_frame: NewFrame, light_of: LightOf
) -> None:
    effects.clear()
    adds = {
        "sparks": lambda: effects.sparks.spray((0, 0), 20),
        "debris": lambda: effects.debris.scatter((0, 0), 8),
        "smoke": lambda: effects.smoke.puff(np.zeros((4, 2))),
        "fireballs": lambda: effects.fireballs.add((0, 0), 20),
        "bursts": lambda: effects.bursts.add((0, 0)),
        "sparkles": lambda: effects.sparkles.add([(0, 0)]),
        "muzzle": lambda: effects.muzzle.add([(0, 0)], [0]),
    }
    for name, add in adds.items():
        effects.clear()
        add()
        effects.update(0.03, 0.03)
        effects.update(0.02, 0.02)
        frame = new_frame()
        getattr(effects, name).draw(frame, camera)
        assert light_of(frame).max() > 10, name
        for _ in range(40):
            effects.update(0.6, 0.6)
        frame.begin()
        getattr(effects, name).draw(frame, camera)
        assert not (frame.light or frame.cover or frame.smoke), name


def test_broken_places_draw_nothing_and_raise_nothing(
    effects: BattleEffects, frame: Frame, camera: Camera
) -> None:
    effects.clear()
    bad = np.array([(math.nan, 0.0), (math.inf, 3.0), (2e9, 2e9)])
    ones, zeros = np.ones(3), np.zeros(3, int)
    effects.heads.draw(frame, camera, bad, np.ones((3, 2)), zeros)
    effects.tracers.draw(frame, camera, bad, np.ones((3, 2)), zeros)
    effects.beams.draw(frame, camera, bad, bad, ones, ones > 0, 0.0)
    effects.defence.draw(frame, camera, bad, bad)
    effects.fires.draw(frame, camera, bad, ones, 0.0)
    effects.arcs.draw(frame, camera, bad, ones, np.ones((3, 2)), ones, 0.0)
    effects.fireballs.add(bad, 10)
    effects.trails.update(0.1, np.arange(3), bad, zeros)
    effects.trails.update(0.2, np.arange(3), bad, zeros)
    effects.trails.draw(frame, camera)
    draw_engines(frame, camera, bad, ones, ones * 5, ones, zeros, 0.0)
    effects.draw_drifting(frame, camera)
    assert not (frame.light or frame.cover or frame.smoke or frame.lines)
    effects.clear()
