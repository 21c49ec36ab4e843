"""Smoke and weather as pictures: what hides is seen where it hides, and every weather draws."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pygame
import pytest

from game.base.constants import DT
from game.rules.level import LevelRule
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.view.surface.hours import hour_of
from game.view.surface_view import SurfaceView
from game.view.theatre_view import make_view
from game.world.smoke import DUST, SCREEN, SOOT
from game.world.surface_smoke import Smoke
from game.world.surface_world import SurfaceWorld

pytestmark = pytest.mark.usefixtures("display")
SIZE = (320, 180)
ASSETS = Path(__file__).resolve().parents[2] / "assets"
WEATHERS = ("clear", "haze", "mist", "rain")


@pytest.fixture(scope="module")
def baked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keeps baked pictures for all tests of this file."""
    return tmp_path_factory.mktemp("baked")


def in_weather(weather: str) -> LevelRule:
    """The air base in another weather."""
    level = find_level("airbase", standard())
    assert level.land is not None
    return level.model_copy(update={"land": level.land.model_copy(update={"weather": weather})})


def stage(weather: str, baked: Path) -> tuple[SurfaceView, SurfaceWorld]:
    """Sets up the base with an eye on open ground."""
    world = Simulation(standard(), in_weather(weather), 5).world
    assert isinstance(world, SurfaceWorld)
    view = make_view(world.catalogue, world.level, ASSETS, SIZE, cache=baked, adapt=False)
    assert isinstance(view, SurfaceView)
    view.frame.quality.bloom_every = 0
    view.camera.jump((3900.0, 40.0))
    return view, world


@pytest.fixture
def clear(baked: Path) -> tuple[SurfaceView, SurfaceWorld]:
    """Sets up the base in clear air."""
    return stage("clear", baked)


def picture(view: SurfaceView, world: SurfaceWorld, frames: int = 4) -> np.ndarray:
    """Draws until all that is needed is baked, and gives (w, h) brightness; time stands still."""
    for _ in range(frames):
        surface = view.draw(world, 1.0, 0.0, DT)
    return pygame.surfarray.array3d(surface).mean(-1)


def hang(world: SurfaceWorld, kind: int, at: tuple[float, float], density: float, radius: float = 28.0) -> None:
    world.lock(False)
    row, smoke = world.zones.claim(Smoke), world.zones[Smoke]
    smoke.kind[row], smoke.pos[row], smoke.radius[row], smoke.density[row] = kind, at, radius, density
    smoke.grown[row], smoke.peak[row], smoke.life[row], smoke.left[row] = radius, density, 20.0, 10.0
    world.lock(True)


def around(shot: np.ndarray, view: SurfaceView, at: tuple[float, float], reach: int = 9) -> np.ndarray:
    x, y = (int(v) for v in view.camera.to_screen(at))
    return shot[x - reach : x + reach, y - reach : y + reach]


AT = (3880.0, 130.0)


def test_soot_darkens_its_place_and_nothing_far_from_it(clear: tuple[SurfaceView, SurfaceWorld]) -> None:
    view, world = clear
    before = picture(view, world)
    hang(world, SOOT, AT, 0.9)
    after = picture(view, world)
    assert around(after, view, AT).mean() < 0.75 * around(before, view, AT).mean()
    far = (AT[0] + 110.0, AT[1])
    assert around(after, view, far).mean() == pytest.approx(around(before, view, far).mean(), abs=1.0)


@pytest.mark.parametrize("kind", [SOOT, SCREEN, DUST])
def test_the_denser_it_is_the_more_it_hides(kind: int, clear: tuple[SurfaceView, SurfaceWorld]) -> None:
    view, world = clear
    before = around(picture(view, world), view, AT)
    changed = []
    for density in (0.1, 0.9):
        hang(world, kind, AT, density)
        changed.append(float(np.abs(around(picture(view, world), view, AT) - before).mean()))
        world.lock(False)
        world.zones.release(*world.zones.rows(Smoke).tolist())
        world.lock(True)
    assert changed[1] > 2.0 * changed[0]
    assert np.abs(around(picture(view, world), view, AT) - before).mean() < 1.0, "when it is gone nothing is left"


@pytest.mark.parametrize(
    "weather", ["clear", "haze", *(pytest.param(name, marks=pytest.mark.slow) for name in ("mist", "rain"))]
)
def test_every_weather_loads_plays_and_draws(weather: str, baked: Path) -> None:
    battle = Simulation(standard(), in_weather(weather), 5)
    for _ in range(20):
        battle.tick()
    view, world = stage(weather, baked)
    shot = picture(view, world, 2)
    assert shot.shape == SIZE
    assert shot.std() > 5.0
    later = pygame.surfarray.array3d(view.draw(world, 1.0, 0.4, DT)).mean(-1)
    assert (later != shot).any()


def test_rain_is_dark_and_wet_and_mist_is_pale() -> None:
    light = {name: sum(hour_of("coast", "dusk", name).soil_lit) for name in WEATHERS}
    assert light["rain"] < 0.8 * light["clear"]
    hills = {name: sum(hour_of("coast", "dusk", name).hill) for name in WEATHERS}
    assert hills["mist"] > hills["clear"]


@pytest.mark.slow
def test_a_picture_in_rain_is_darker(baked: Path) -> None:
    assert picture(*stage("rain", baked)).mean() < picture(*stage("clear", baked)).mean()
