"""The battle as a picture: every scenario draws, and what happens is seen where it happens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.base.constants import DT
from game.rules.library import standard
from game.sim.scenarios import build, duel
from game.sim.simulation import Simulation
from game.view.battle_view import BattleView
from game.world.components import Body, Ship
from game.world.events import Burst, Destroyed, HullHit, Intercepted, ShieldDown, ShieldHit

pytestmark = pytest.mark.usefixtures("display")
SIZE = (320, 180)
ASSETS = Path(__file__).resolve().parents[2] / "assets"
NewView = Callable[..., BattleView]


@pytest.fixture(scope="module")
def baked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keeps baked hulls for all tests of this file."""
    return tmp_path_factory.mktemp("baked")


@pytest.fixture
def new_view(baked: Path) -> NewView:
    """Makes a view of a battle, over the middle of its ships."""

    def make(battle: Simulation, assets: Path = ASSETS, calm: bool = False) -> BattleView:
        world = battle.world
        cache = baked if assets is ASSETS else None
        view = BattleView(world.catalogue, world.level, assets, SIZE, cache=cache, calm=calm, adapt=False)
        view.camera.jump(world.units[Body].pos[world.units.rows(Body, Ship)].mean(axis=0))
        view.frame.quality.bloom_every = 0
        return view

    return make


@pytest.fixture
def battle() -> Simulation:
    """Sets up one Race cruiser against one Arume cruiser."""
    return duel(standard(), "race_cruiser", "arume_cruiser", gap_wu=300.0)


def _picture(view: BattleView, battle: Simulation, dt: float = DT) -> np.ndarray:
    """Draws a frame and gives it as (w, h) brightness."""
    surface = view.draw(battle.world, 1.0, dt, dt)
    return pygame.surfarray.array3d(surface).max(-1).astype(int)


def _near(picture: np.ndarray, view: BattleView, pos: np.ndarray, reach: int = 12) -> np.ndarray:
    x, y = np.rint(view.camera.to_screen(pos)).astype(int)
    return picture[max(0, x - reach) : x + reach, max(0, y - reach) : y + reach]


@pytest.mark.parametrize("name", ["picket", "fleet", "swarm"])
@pytest.mark.parametrize("zoom", [0.25, 1.6])
def test_every_scenario_draws_at_every_distance(name: str, zoom: float, new_view: NewView) -> None:
    battle = build(name)
    view = new_view(battle)
    view.camera.zoom = view.camera.goal_zoom = zoom
    for _ in range(12):
        view.consume(battle.world, battle.tick())
        light = _picture(view, battle)
    assert light.max() > 100
    assert light.mean() > 2


def test_ships_stand_where_they_are(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    view.backdrop.draw = lambda frame, camera: frame.surface.fill((0, 0, 0))  # type: ignore[method-assign]
    light = _picture(view, battle)
    body = battle.world.units[Body]
    for row in battle.world.units.rows(Body, Ship):
        assert _near(light, view, body.pos[row]).mean() > 30
    middle = body.pos[battle.world.units.rows(Body, Ship)].mean(axis=0)
    assert _near(light, view, middle, 6).max() == 0


def test_a_burst_outshines_everything_and_dims_the_rest(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    at = tuple(view.camera.center.tolist())
    before = _picture(view, battle)
    view.consume(battle.world, [Burst(7, 0, 0, 1, 2, at)])
    for _ in range(20):
        after = _picture(view, battle)
    assert _near(after, view, np.array(at)).min() > 200 > _near(before, view, np.array(at)).mean()
    assert view.frame.exposure < 0.9
    for _ in range(240):
        _picture(view, battle)
    assert not view.happenings.bursts._bursts
    assert view.frame.exposure > 0.9


def test_bursts_beyond_the_screen_spend_no_flashes(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    for place in range(6):
        view.consume(battle.world, [Burst(7, 0, 0, 1, 2, (9000.0, 900.0 * place))])
    view.happenings.bursts.clear()
    view.consume(battle.world, [Burst(7, 0, 0, 1, 2, tuple(view.camera.center.tolist()))])
    assert view.happenings.bursts._bursts[0].peak == 1.0


def test_many_bursts_at_once_leave_the_first_to_grow(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    x, y = view.camera.center.tolist()
    for place in range(12):
        view.consume(battle.world, [Burst(7, 0, 0, 1, 2, (x + 400.0 * place, y))])
        _picture(view, battle)
    great = [burst for burst in view.happenings.bursts._bursts if not burst.echo]
    assert len(great) == 3
    assert max(burst.age_s for burst in great) > 10 * DT


def test_calm_bursts_rise_slowly(battle: Simulation, new_view: NewView) -> None:
    peaks = []
    for calm in (False, True):
        view = new_view(battle, calm=calm)
        view.consume(battle.world, [Burst(7, 0, 0, 1, 2, tuple(view.camera.center.tolist()))])
        peaks.append(_near(_picture(view, battle), view, view.camera.center).mean())
    assert peaks[1] < 0.6 * peaks[0]


def test_hits_light_up_their_place(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    world = battle.world
    row = int(world.units.rows(Body, Ship)[0])
    serial, at = world.serial(row), world.place(row)
    x, y = at
    before = _picture(view, battle)
    events = [
        HullHit(row, serial, "missile", 8, 0, 1, 1, 40.0, at),
        ShieldHit(row, serial, "missile", 8, 0, 1, 20.0, (x + 60.0, y)),
        ShieldDown(row, serial, "pulse", at),
        Intercepted(9, 0, 1, 1, 2, "laser", 1, (x, y - 40.0)),
    ]
    view.consume(world, events)
    _picture(view, battle)
    after = _picture(view, battle)
    assert _near(after, view, np.array(at)).mean() > 1.2 * _near(before, view, np.array(at)).mean()
    assert len(view.ships.sparks.pool) > 20


def test_a_destroyed_ship_burns(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    at = tuple(view.camera.center.tolist())
    view.consume(battle.world, [Destroyed(0, 1, 0, 0, "burst", 2, 7, at, (0.0, 0.0), 0.0)])
    before = _picture(view, battle, 0.0)
    for _ in range(8):
        after = _picture(view, battle)
    assert _near(after, view, np.array(at), 20).mean() > _near(before, view, np.array(at), 20).mean() + 20
    assert len(view.happenings.debris.pool) > 20


def test_another_size_of_window_is_filled(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    _picture(view, battle)
    view.resize((500, 240))
    light = _picture(view, battle)
    assert light.shape == (500, 240)
    assert light[-40:].max() > 0


def test_a_paused_battle_keeps_its_picture(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    for _ in range(5):
        _picture(view, battle)
    before, after = _picture(view, battle, 0.0), _picture(view, battle, 0.0)
    assert np.abs(before - after).mean() < 0.5


def test_without_any_pictures_the_battle_still_shows_and_says_why(
    battle: Simulation, new_view: NewView, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        view = new_view(battle, tmp_path)
        view.consume(battle.world, [Burst(7, 0, 0, 1, 2, tuple(view.camera.center.tolist()))])
        for _ in range(3):
            light = _picture(view, battle)
    body = battle.world.units[Body]
    for row in battle.world.units.rows(Body, Ship):
        assert _near(light, view, body.pos[row], 20).max() > 60
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == len(set(lines))
    for what in ("nebula", "fireball", "race_cruiser"):
        assert any(what in line for line in lines), what
