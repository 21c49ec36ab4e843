"""The surface battle as a picture: every hour draws, legs bend backward, and what happens is seen where it happens."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.base.constants import DT
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.view.surface.eye import SurfaceCamera
from game.view.surface.hours import hour_of
from game.view.surface.soil import profile_of
from game.view.surface.walkers import knee_of
from game.view.surface_view import SurfaceView
from game.view.theatre_view import make_view
from game.world.ground_events import (
    Beamed,
    Blast,
    Collapsed,
    Felled,
    FieldStruck,
    Grounded,
    LegLost,
    Shot,
    Struck,
)
from game.world.land import dig
from game.world.surface import Height, Unit
from game.world.surface_world import SurfaceWorld

pytestmark = pytest.mark.usefixtures("display")
SIZE = (320, 180)
ASSETS = Path(__file__).resolve().parents[2] / "assets"


@pytest.fixture(scope="module")
def baked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keeps baked pictures for all tests of this file."""
    return tmp_path_factory.mktemp("baked")


@pytest.fixture
def battle() -> Simulation:
    """Sets up the air base."""
    library = standard()
    return Simulation(library, find_level("airbase", library), 5)


@pytest.fixture
def view(battle: Simulation, baked: Path) -> SurfaceView:
    """Makes a view of the air base, over its trenches."""
    world = battle.world
    view = make_view(world.catalogue, world.level, ASSETS, SIZE, cache=baked, adapt=False)
    assert isinstance(view, SurfaceView)
    view.frame.quality.bloom_every = 0
    view.camera.jump((2700.0, 40.0))
    return view


def _land(battle: Simulation) -> SurfaceWorld:
    assert isinstance(battle.world, SurfaceWorld)
    return battle.world


def _picture(view: SurfaceView, battle: Simulation, dt: float = DT) -> np.ndarray:
    """Draws a frame and gives it as (w, h) brightness."""
    surface = view.draw(_land(battle), 1.0, dt, dt)
    return pygame.surfarray.array3d(surface).max(-1).astype(int)


def _near(picture: np.ndarray, view: SurfaceView, pos: tuple[float, float], reach: int = 10) -> np.ndarray:
    x, y = (int(v) for v in view.camera.to_screen(pos))
    return picture[max(0, x - reach) : x + reach, max(0, y - reach) : y + reach]


def test_the_ground_line_lies_at_76_percent(view: SurfaceView, battle: Simulation) -> None:
    _picture(view, battle)
    ground = view.camera.ground(float(view.camera.center[0]))
    assert view.camera.to_screen((2700.0, ground))[1] == pytest.approx(0.76 * SIZE[1], abs=1.5)


def test_the_camera_rises_with_what_flies_and_stays_on_the_land() -> None:
    camera = SurfaceCamera((400, 200), (500.0, 0.0), 1.0, lambda x: 0.0, 1000.0)
    low = float(camera.center[1])
    camera.jump((500.0, 900.0))
    assert float(camera.center[1]) > low + 500
    camera.jump((-300.0, 0.0))
    assert camera.center.tolist() == [200.0, low]


def test_a_zoom_keeps_the_ground_where_it_is(view: SurfaceView, battle: Simulation) -> None:
    _picture(view, battle)
    view.camera.zoom_to(0.42)
    for _ in range(30):
        view.camera.update(DT)
    ground = view.camera.ground(float(view.camera.center[0]))
    at = view.camera.to_screen((float(view.camera.center[0]), ground))
    assert at[1] == pytest.approx(0.76 * SIZE[1], abs=2.0)


def test_sky_is_brighter_than_the_deep_ground(view: SurfaceView, battle: Simulation) -> None:
    picture = _picture(view, battle)
    assert picture[:, 100:120].mean() > picture[:, 168:176].mean() + 30


def test_a_blast_is_seen_and_goes_out(view: SurfaceView, battle: Simulation) -> None:
    at = (2640.0, 60.0)
    before = _near(_picture(view, battle, 0.0), view, at).mean()
    view.consume(_land(battle), [Blast(-1, 1, at, 45.0, True)])
    for _ in range(4):
        picture = _picture(view, battle)
    assert _near(picture, view, at).mean() > before + 25
    for _ in range(90):
        picture = _picture(view, battle, 0.1)
    assert _near(picture, view, at).mean() < before + 25


def test_every_event_can_be_shown(view: SurfaceView, battle: Simulation) -> None:
    world = _land(battle)
    row = int(world.units.rows(Unit)[0])
    kind = int(world.units[Unit].kind[row])
    at, up = (2660.0, 50.0), (0.0, 1.0)
    sabot = world.catalogue.arm_number("sabot")
    events = [
        Shot(row, 1, sabot, 0, at, (1.0, 0.0)), Beamed(row, 1, sabot, 1, (2600.0, 120.0), at),
        Struck(row, 1, sabot, at, up, True), Grounded(sabot, at), LegLost(row, 1, 0, at), Collapsed(kind, 0, at, 1, 2, 6, 50.0),
        Felled(row, 1, 0, kind, -1, -1, -1, at, (0.0, 0.0), 1, 0.0),
        Blast(world.catalogue.arm_number("burst_cannon"), 1, (2700.0, 90.0), 30.0, False),
        Blast(world.catalogue.arm_number("gosta_charge"), 1, at, 38.0, True),
    ]  # fmt: skip
    view.consume(world, events)
    for _ in range(20):
        picture = _picture(view, battle)
    assert picture.max() > 100


def test_a_starship_is_drawn_with_its_shield_struck(battle: Simulation, view: SurfaceView) -> None:
    world = _land(battle)
    while not any(world.catalogue.units[k].role == "starship" for k in world.units[Unit].kind[world.units.rows(Unit)]):
        battle.tick()
    rows = world.units.rows(Unit)
    row = next(int(r) for r in rows if world.catalogue.units[int(world.units[Unit].kind[r])].role == "starship")
    x, y = world.place(row)
    view.camera.zoom_to(0.25)
    view.camera.update(1.0)
    view.camera.jump((x, y))
    view.consume(world, [FieldStruck(row, world.serial(row), 0, (x, y - 110.0), 20.0)])
    assert _picture(view, battle).max() > 60


def test_craters_show_as_soon_as_they_are_dug(view: SurfaceView, battle: Simulation) -> None:
    world = _land(battle)
    before = _picture(view, battle, 0.0)
    world.lock(False)
    dig(world.land, 3000.0, 40.0)
    world.lock(True)
    view.camera.jump((3000.0, 40.0))
    for _ in range(6):
        after = _picture(view, battle, 0.0)
    middle = view.camera.to_screen((3000.0, float(world.land[Height].first[750]) - 6.0))
    assert after[int(middle[0]), int(middle[1])] != before[int(middle[0]), int(middle[1])]


def test_trenches_have_a_back_wall_and_paving_is_known(battle: Simulation) -> None:
    world = _land(battle)
    assert world.level.land is not None
    part, size = world.land[Height], world.land.size
    profile = profile_of(world.level.land, part.ground[:size], part.first[:size])
    trench = world.level.land.trench[0]
    middle = int(trench.at_wu / 4)
    assert profile.back[middle] - profile.ground[middle] == pytest.approx(trench.depth_wu, abs=6.0)
    assert profile.paved[300] and not profile.paved[700]


def test_knees_bend_backward_and_bones_keep_their_length() -> None:
    hip, ankle = (0.0, 0.0), (8.0, -40.0)
    knee = knee_of(hip, ankle, 26.0, 26.0)
    assert knee[0] < ankle[0] * 0.5
    assert math.dist(hip, knee) == pytest.approx(26.0)
    assert math.dist(knee, ankle) == pytest.approx(26.0)
    far = knee_of(hip, (0.0, -90.0), 26.0, 26.0)
    assert far[1] == pytest.approx(-26.0, abs=0.2)


@pytest.mark.parametrize("look", ["coast", "desert", "city"])
@pytest.mark.parametrize("hour", ["dusk", "day", "night"])
def test_every_hour_has_a_sky_that_is_brightest_at_the_horizon(look: str, hour: str) -> None:
    sky = hour_of(look, hour).sky
    assert sum(sky[-1][1]) > sum(sky[0][1])


def test_eyes_are_respected(view: SurfaceView, battle: Simulation) -> None:
    view.suit(True, True)
    assert view.ledger.reduced and view.lights.calm
    assert view.fire.beams.colours.glow[2] > view.fire.beams.colours.glow[1]
    _picture(view, battle)


def test_a_window_of_another_size_is_filled(view: SurfaceView, battle: Simulation) -> None:
    view.resize((400, 240))
    assert _picture(view, battle).shape == (400, 240)


