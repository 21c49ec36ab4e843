"""Figures of the surface: measures, outlines, pictures, light from one side, cache and stand-ins."""

from __future__ import annotations

import logging
import math
import shutil
from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.base import paths
from game.base.errors import ContentError
from game.view.figure_maps import load_part
from game.view.figures import AIRCRAFT, ZOOM_STOPS, Figures
from game.view.lighting import KeyLight
from tools.art.figures import all_figures
from tools.art.make_figures import CORNERS, make

FOLDER = paths.assets() / "images" / "figures"
NAMES = sorted(all_figures())
TURNED = ("race_landcruiser", "arume_fighter", "arume_walker", "race_trooper", "control_tower")
SIZES_WU = {
    "race_landcruiser": (118, 44),
    "race_carrier": (90, 46),
    "race_sam": (100, 66),
    "race_cannon": (80, 64),
    "race_helicopter": (92, 34),
    "race_killercraft": (94, 30),
    "arume_fighter": (94, 30),
    "arume_carrier": (260, 84),
    "arume_vtol": (110, 49),
    "arume_walker": (80, 86),
    "arume_tower": (150, 250),
    "arume_bomber": (372, 100),
    "arume_ship_five": (900, 162),
    "control_tower": (100, 210),
    "hangar": (175, 68),
}
TALL_WU = {"race_trooper": 22, "arume_trooper": 26, "gosta": 26}
AERIAL_WU = 12  # whips on the roof are not counted in the table of sizes


@pytest.fixture(autouse=True)
def screen() -> None:
    pygame.display.init()
    pygame.display.set_mode((64, 64))


@pytest.fixture(scope="module")
def figures() -> Figures:
    return Figures(paths.assets())


def rgb_of(surface: pygame.Surface) -> NDArray[np.float64]:
    return pygame.surfarray.array3d(surface).astype(float)


def alpha_of(surface: pygame.Surface) -> NDArray[np.uint8]:
    return pygame.surfarray.array_alpha(surface)


def balance(surface: pygame.Surface) -> float:
    """Measures how much brighter the right half of what is covered is than the left half."""
    light, alpha = rgb_of(surface).sum(axis=2), alpha_of(surface) / 255
    middle = np.average(np.arange(alpha.shape[0]), weights=alpha.sum(axis=1))
    right = np.arange(alpha.shape[0]) > middle
    return float(light[right].sum() / alpha[right].sum() - light[~right].sum() / alpha[~right].sum())


def assets_with(names: tuple[str, ...], folder: Path) -> Path:
    target = folder / "images" / "figures"
    target.mkdir(parents=True)
    for name in names:
        for path in FOLDER.glob(f"{name}[._]*"):
            shutil.copy(path, target / path.name)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_loads_and_its_outline_is_convex_and_runs_counter_clockwise(
    name: str, figures: Figures
) -> None:
    figure = figures.figure(name)
    assert figure.name == name
    outline = np.asarray(figure.outline_wu)
    assert 3 <= len(outline) <= CORNERS
    edge = np.roll(outline, -1, 0) - outline
    after = np.roll(edge, -1, 0)
    assert (edge[:, 0] * after[:, 1] - edge[:, 1] * after[:, 0] > 0).all()
    size = outline.max(0) - outline.min(0)
    assert size[0] <= figure.length_wu + 0.5 and size[1] <= figure.height_wu + 0.5


@pytest.mark.parametrize("name", NAMES)
def test_every_part_has_pictures_of_one_size(name: str, figures: Figures) -> None:
    figure = figures.figure(name)
    for part in figure.parts:
        maps = load_part(FOLDER, figure, part)
        assert maps.cover.max() == 1
        assert maps.height.shape == maps.glow.shape[:2]


@pytest.mark.parametrize("name", SIZES_WU)
def test_sizes_are_those_of_the_table(name: str, figures: Figures) -> None:
    figure, (length, height) = figures.figure(name), SIZES_WU[name]
    assert figure.length_wu == pytest.approx(length, rel=0.09)
    assert height * 0.92 <= figure.height_wu <= height * 1.09 + AERIAL_WU * (name.startswith("race"))


@pytest.mark.parametrize("name", TALL_WU)
def test_infantry_is_as_tall_as_told_and_has_its_stances(name: str, figures: Figures) -> None:
    figure = figures.figure(name)
    assert figure.height_wu == pytest.approx(TALL_WU[name], abs=1.5)
    assert {"stand", "walk0", "walk1", "walk2", "walk3", "crouch", "fire", "prone", "dead"} <= set(
        figure.parts
    )
    assert ("descend" in figure.parts) == (name != "race_trooper")


@pytest.mark.parametrize(
    "name", ["race_landcruiser", "arume_walker", "arume_tower", "race_trooper", "barracks"]
)
def test_what_stands_has_its_soles_at_its_feet(name: str, figures: Figures) -> None:
    lowest = min(y for _, y in figures.figure(name).outline_wu)
    assert lowest == pytest.approx(figures.figure(name).feet_wu, abs=1.0)


@pytest.mark.parametrize("name", ["arume_walker", "arume_tower"])
def test_both_legs_of_a_walker_have_the_same_bones(name: str, figures: Figures) -> None:
    points = figures.figure(name).points_wu
    for upper, lower in (("hip", "knee"), ("knee", "ankle")):
        near = math.dist(points[upper], points[lower])
        assert near == pytest.approx(math.dist(points[f"{upper}_far"], points[f"{lower}_far"]), abs=0.05)
    assert points["knee"][0] < points["hip"][0]  # they bend backward


@pytest.mark.parametrize("name", TURNED)
def test_facing_left_it_is_mirrored_but_lit_from_the_same_side(name: str) -> None:
    side = Figures(paths.assets(), key=KeyLight(direction=(-0.9, 0.1, 0.4)), ground=(0.0, 0.0, 0.0))
    part = side.figure(name).parts[0]
    right, left = side.sprite(name, part, 0.0, 1, 1.0), side.sprite(name, part, 0.0, -1, 1.0)
    assert right.get_size() == left.get_size()
    assert np.abs(alpha_of(right).astype(int) - alpha_of(left)[::-1].astype(int)).mean() < 1
    mirrored = pygame.transform.flip(right, True, False)
    # Paint may be brighter at one end; the light is what is left of the difference between the two.
    assert balance(left) < balance(mirrored)
    other = Figures(paths.assets(), key=KeyLight(direction=(0.9, 0.1, 0.4)), ground=(0.0, 0.0, 0.0))
    assert balance(left) < balance(other.sprite(name, part, 0.0, -1, 1.0))


def test_a_positive_angle_lifts_the_nose_on_either_side(figures: Figures) -> None:
    for facing in (1, -1):
        alpha = alpha_of(figures.sprite("sam_missile", "body", math.radians(60), facing, 1.0))
        x, y = np.nonzero(alpha > 128)
        assert np.sign(np.corrcoef(x, y)[0, 1]) == -facing


def test_turns_come_in_steps_and_are_kept(figures: Figures) -> None:
    first = figures.sprite("arume_fighter", "body", 0.0, 1, 1.0)
    assert figures.sprite("arume_fighter", "body", math.radians(7), 1, 1.0) is first
    assert figures.sprite("arume_fighter", "body", math.radians(9), 1, 1.0) is not first
    level = figures.sprite("race_landcruiser", "gun", 0.0, 1, 1.0)
    assert figures.sprite("race_landcruiser", "gun", math.radians(0.9), 1, 1.0) is level
    assert figures.sprite("race_landcruiser", "gun", math.radians(1.2), 1, 1.0) is not level


@pytest.mark.parametrize("zoom", [*ZOOM_STOPS, 0.8])
def test_the_pivot_is_in_the_middle_and_the_size_follows_the_zoom(zoom: float, figures: Figures) -> None:
    alpha = alpha_of(figures.sprite("race_killercraft", "body", 0.0, 1, zoom))
    x = np.flatnonzero(alpha.max(axis=1) > 100)
    assert x[-1] - x[0] + 1 == pytest.approx(figures.figure("race_killercraft").length_wu * zoom, abs=3)
    nose = max(x for x, _ in figures.figure("race_killercraft").outline_wu)
    assert x[-1] + 1 - alpha.shape[0] / 2 == pytest.approx(nose * zoom, abs=1.5 + 2 * zoom)


def test_parts_tell_where_they_turn(figures: Figures) -> None:
    assert figures.offset("race_landcruiser", "hull") == (0.0, 0.0)
    assert figures.offset("race_landcruiser", "gun") == tuple(
        figures.figure("race_landcruiser").points_wu["gun"]
    )
    assert figures.offset("arume_walker", "thigh") == tuple(figures.figure("arume_walker").points_wu["hip"])


def test_silhouettes_differ_from_one_another(figures: Figures) -> None:
    ghosts = {}
    for name in NAMES:
        ghost = figures.silhouette(name, (48, 48))
        assert ghost.get_size() == (48, 48)
        ghosts[name] = alpha_of(ghost) > 20
        assert ghosts[name].any()
    for i, name in enumerate(NAMES):
        for other in NAMES[:i]:
            both, either = ghosts[name] & ghosts[other], ghosts[name] | ghosts[other]
            assert both.sum() / either.sum() < 0.93, f"{name} looks like {other}"


def test_race_ghosts_are_warm_and_arume_ghosts_cold(figures: Figures) -> None:
    for name, warm in (
        ("race_landcruiser", True),
        ("sam_missile", True),
        ("gosta", False),
        ("arume_vtol", False),
    ):
        red, _, blue = (rgb_of(figures.silhouette(name, (64, 40)))[..., i].sum() for i in range(3))
        assert (red > blue) == warm


def test_preloading_fills_the_cache_once(tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    Figures(paths.assets(), cache=tmp_path).preload(["bomb", "race_cannon"], lambda *step: seen.append(step))
    assert seen[0] == (0, 6, "bomb") and seen[-1] == (6, 6, "")
    files = sorted(tmp_path.glob("*.bake"))
    assert len(files) == 6
    stamps = [f.stat().st_mtime_ns for f in files]
    again = Figures(paths.assets(), cache=tmp_path)
    again.preload(["bomb", "race_cannon"])
    assert [f.stat().st_mtime_ns for f in sorted(tmp_path.glob("*.bake"))] == stamps
    fresh = Figures(paths.assets()).sprite("bomb", "body", 0.4, -1, 1.0)
    kept = again.sprite("bomb", "body", 0.4, -1, 1.0)
    assert pygame.image.tobytes(kept, "RGBA") == pygame.image.tobytes(fresh, "RGBA")


@pytest.mark.parametrize("broken", ["bomb_body_albedo.png", "bomb_body_relief.png", "bomb.toml"])
def test_a_broken_file_draws_a_stand_in_and_is_told_once(
    broken: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assets = assets_with(("bomb",), tmp_path)
    (assets / "images" / "figures" / broken).write_bytes(b"not a picture")
    figures = Figures(assets)
    with caplog.at_level(logging.WARNING):
        for angle in (0.0, 0.5, 1.0):
            assert alpha_of(figures.sprite("bomb", "body", angle, 1, 1.0)).max() == 255
    assert len([r for r in caplog.records if "placeholder" in r.message]) == 1
    if broken.endswith(".toml"):
        with pytest.raises(ContentError):
            figures.figure("bomb")


def test_memory_keeps_its_limit(figures: Figures) -> None:
    for name in AIRCRAFT:
        for step in range(24):
            for facing in (1, -1):
                figures.sprite(name, "body", step * math.radians(15), facing, 1.0)
    assert figures.memory_bytes() < 140_000_000


def test_the_pictures_take_little_room() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 6_000_000


@pytest.mark.parametrize("name", ["race_cannon", "bomb"])
def test_the_makers_still_make_what_is_shipped(name: str, tmp_path: Path, figures: Figures) -> None:
    make(all_figures()[name], tmp_path)
    assert (tmp_path / f"{name}.toml").read_text() == (FOLDER / f"{name}.toml").read_text()
    for part in figures.figure(name).parts:
        made, shipped = (load_part(folder, figures.figure(name), part) for folder in (tmp_path, FOLDER))
        assert np.abs(made.albedo - shipped.albedo).mean() < 0.002
        assert np.abs(made.height - shipped.height).mean() < 0.02


def test_every_made_figure_is_shipped() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(NAMES)
