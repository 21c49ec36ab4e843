"""Hull geometry, light, sprites, cache and placeholders."""

from __future__ import annotations

import logging
import math
import shutil
import tomllib
from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.base import paths
from game.view.hull_damage import damaged
from game.view.hull_maps import fitting, load_shape, load_source, resized
from game.view.hulls import HullLibrary, headings_at
from game.view.lighting import HullMaps, KeyLight, light, prepare
from tools.art.hulls import NAMES
from tools.art.make_hulls import make

FOLDER = paths.assets() / "images" / "hulls"
SHIPS = (
    "race_patrol",
    "race_cruiser",
    "race_cargo",
    "arume_cruiser",
    "arume_battlecruiser",
    "novaal",
    "novaal_open",
)
SMALL = ("race_missile", "race_explosive_metal", "race_warhead", "arume_missile", "race_interceptor")
ALL = (*SHIPS, *SMALL, "arume_interceptor")
SIZES_WU = {
    "race_patrol": (80, 38),
    "race_cruiser": (202, 72),
    "race_cargo": (188, 71),
    "arume_cruiser": (233, 84),
    "arume_battlecruiser": (317, 124),
    "novaal": (570, 260),
    "novaal_open": (563, 260),
}


@pytest.fixture(autouse=True)
def screen() -> None:
    pygame.display.init()
    pygame.display.set_mode((64, 64))


def copy_hull(name: str, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for path in FOLDER.glob(f"{name}[._]*"):
        if path.stem == name or path.stem.rsplit("_", 1)[0] == name:
            shutil.copy(path, folder / path.name)
    return folder


def alpha_of(surface: pygame.Surface) -> NDArray[np.uint8]:
    return pygame.surfarray.array_alpha(surface)


@pytest.mark.parametrize("name", ALL)
def test_outline_is_symmetric_and_runs_counter_clockwise(name: str) -> None:
    outline = load_shape(FOLDER, name).outline
    x, y = outline.T
    area = 0.5 * np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)
    assert area > 0
    assert len(outline) <= 16
    assert {(round(a, 2), round(b, 2)) for a, b in outline} == {
        (round(a, 2), round(-b, 2)) for a, b in outline
    }


@pytest.mark.parametrize("name", [n for n in ALL if n != "novaal_open"])
def test_outline_is_convex(name: str) -> None:
    outline = load_shape(FOLDER, name).outline
    edge = np.roll(outline, -1, 0) - outline
    following = np.roll(edge, -1, 0)
    assert (edge[:, 0] * following[:, 1] - edge[:, 1] * following[:, 0] > -1e-9).all()


@pytest.mark.parametrize("name", SIZES_WU)
def test_ships_have_the_sizes_of_the_look(name: str) -> None:
    assert load_shape(FOLDER, name).size == pytest.approx(SIZES_WU[name], abs=2.1)


@pytest.mark.parametrize(
    ("name", "turrets", "mounts"),
    [("race_cruiser", 0, 8), ("arume_cruiser", 3, 10), ("arume_battlecruiser", 6, 16)],
)
def test_weapon_places_match_the_armament(name: str, turrets: int, mounts: int) -> None:
    shape = load_shape(FOLDER, name)
    assert (len(shape.turrets), len(shape.mounts)) == (turrets, mounts)


@pytest.mark.parametrize("name", ALL)
def test_what_is_drawn_is_what_collides(name: str) -> None:
    source = load_source(FOLDER, name)
    cover, scale = source.maps.cover, source.maps.scale
    rows, columns = np.nonzero(cover > 0.5)
    x = (columns + 0.5 - cover.shape[1] / 2) / scale
    y = (cover.shape[0] / 2 - rows - 0.5) / scale
    outline = source.shape.outline
    assert x.min() == pytest.approx(outline[:, 0].min(), abs=2.5)
    assert x.max() == pytest.approx(outline[:, 0].max(), abs=2.5)
    assert y.max() == pytest.approx(outline[:, 1].max(), abs=2.5)
    if name != "novaal_open":
        edge = np.roll(outline, -1, 0) - outline
        normal = np.stack([edge[:, 1], -edge[:, 0]], 1) / np.hypot(*edge.T)[:, None]
        beyond = (np.stack([x, y], 1)[:, None, :] - outline).transpose(0, 1, 2) * normal
        assert beyond.sum(axis=2).max() < 2.5


def test_geometry_needs_no_pygame() -> None:
    data = tomllib.loads((FOLDER / "race_cruiser.toml").read_text(encoding="utf-8"))
    assert data["format"] == 1
    assert data["length_wu"] == 202.0


def test_images_stay_small() -> None:
    assert sum(p.stat().st_size for p in FOLDER.iterdir()) < 15_000_000


def dome(size: int = 64) -> HullMaps:
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) - (size - 1) / 2
    height = np.sqrt(np.maximum((size * 0.4) ** 2 - x * x - y * y, 0)).astype(np.float32)
    cover = (height > 0).astype(np.float32)
    grey = np.full((size, size, 3), 0.5, np.float32)
    none = np.zeros((size, size), np.float32)
    return HullMaps(height, grey, cover, none, np.zeros_like(grey), 1.0)


@pytest.mark.parametrize("heading", [0.0, 0.5, math.pi / 2, 2.0, math.pi, 5.0])
def test_the_light_stays_where_the_sun_is_whatever_the_heading(heading: float) -> None:
    sun = math.radians(40)
    key = KeyLight(direction=(math.cos(sun), math.sin(sun), 0.5), bounce=(0, 0, 0))
    picture = light(prepare(dome()), key, heading)[..., :3].astype(float).sum(axis=2)
    rows, columns = np.mgrid[0:64, 0:64]
    weight = np.maximum(picture - np.median(picture[picture > 0]), 0)
    x = (weight * (columns - 31.5)).sum()
    y = (weight * (31.5 - rows)).sum()
    seen = math.atan2(y, x) + heading
    assert math.remainder(seen - sun, 2 * math.pi) == pytest.approx(0, abs=0.15)


def test_a_tower_throws_its_shadow_away_from_the_sun() -> None:
    maps = dome()
    flat = np.full((64, 64), 2.0, np.float32)
    flat[28:36, 28:36] = 12.0
    maps = HullMaps(flat, maps.albedo, np.ones((64, 64), np.float32), maps.gloss, maps.glow, 1.0)
    picture = light(prepare(maps), KeyLight(direction=(1, 0, 0.5)), 0.0)
    assert picture[32, 20, 1] < 0.6 * picture[32, 50, 1]


def test_light_is_premultiplied_and_glow_shines_in_the_dark() -> None:
    maps = dome()
    half = HullMaps(maps.height, maps.albedo, maps.cover * 0.5, maps.gloss, maps.glow, 1.0)
    picture = light(prepare(half), KeyLight(), 0.0)
    assert (picture[..., :3].max(axis=2) <= picture[..., 3] + 1).all()
    glowing = HullMaps(maps.height, maps.albedo, maps.cover, maps.gloss, np.full_like(maps.albedo, 0.8), 1.0)
    dark = KeyLight(colour=(0, 0, 0), ambient=(0, 0, 0), bounce=(0, 0, 0))
    assert light(prepare(glowing), dark, 0.0)[32, 32, :3].min() > 190


def test_damage_darkens_a_hull_step_by_step_and_opens_holes() -> None:
    source = load_source(FOLDER, "race_cruiser")
    assert source.damage is not None
    fit = fitting(source.maps, 1.0, 4.0)
    clean = resized(source.maps, 1.0, fit)
    fields = fit.apply(source.damage)
    scarred, gutted = damaged(clean, fields, "scarred"), damaged(clean, fields, "gutted")
    tones = [float(m.albedo[clean.cover > 0.5].mean()) for m in (clean, scarred, gutted)]
    assert tones[0] > tones[1] * 1.02 > tones[2] * 1.1
    assert scarred.cover.sum() == pytest.approx(clean.cover.sum())
    assert 0.7 * clean.cover.sum() < gutted.cover.sum() < clean.cover.sum()


def test_bow_points_where_the_angle_says(tmp_path: Path) -> None:
    library = HullLibrary(FOLDER)
    sprite = library.sprite("race_patrol", "clean", math.pi / 2, 1.0)
    assert sprite.get_height() > 1.5 * sprite.get_width()
    wide = alpha_of(sprite) > 128
    rows = np.nonzero(wide.any(axis=0))[0]
    # The stub wedge is narrow at the bow: turned a quarter counter-clockwise, that is at the top.
    assert wide[:, rows[0] + 6].sum() < wide[:, rows[-1] - 14].sum()
    assert rows[-1] - rows[0] == pytest.approx(80, abs=4)


def test_sprites_scale_with_zoom_and_repeat_from_memory() -> None:
    library = HullLibrary(FOLDER)
    full, small = (
        library.sprite("race_patrol", "clean", 0.3, 1.6),
        library.sprite("race_patrol", "clean", 0.3, 0.25),
    )
    assert full.get_width() == pytest.approx(small.get_width() * 6.4, rel=0.1)
    assert library.sprite("race_patrol", "clean", 0.3, 1.6) is full
    library.begin_frame()
    between = library.sprite("race_patrol", "clean", 0.3, 0.8)
    assert between.get_width() == pytest.approx(full.get_width() / 2, rel=0.05)


def test_a_frame_that_turned_enough_takes_a_neighbouring_heading() -> None:
    library = HullLibrary(FOLDER)
    step = 2 * math.pi / headings_at(library.shape("race_patrol").size[0], 1.0)
    first = library.sprite("race_patrol", "clean", 0.0, 1.0)
    library._left_px = 0
    assert library.sprite("race_patrol", "clean", step, 1.0) is first
    library.begin_frame()
    assert library.sprite("race_patrol", "clean", step, 1.0) is not first


def test_side_light_brightens_the_hull() -> None:
    library = HullLibrary(FOLDER)
    plain = library.sprite("arume_cruiser", "clean", 0.0, 0.6)
    lit = library.sprite("arume_cruiser", "clean", 0.0, 0.6, (1.0, (255, 180, 80)))
    assert pygame.surfarray.array3d(lit).sum() > 1.1 * pygame.surfarray.array3d(plain).sum()


def test_cache_serves_again_and_heals_itself(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    HullLibrary(FOLDER, tmp_path).bake(["race_patrol"])
    files = sorted(tmp_path.glob("*.bake"))
    assert len(files) == 3
    stamps = [f.stat().st_mtime_ns for f in files]
    library = HullLibrary(FOLDER, tmp_path)
    library.bake(["race_patrol"])
    assert [f.stat().st_mtime_ns for f in files] == stamps
    good = library.sprite("race_patrol", "clean", 0.4, 1.0).copy()
    for spoil in (
        lambda b: b[:-100],
        lambda b: b[:4000] + bytes([b[4000] ^ 255]) + b[4001:],
        lambda b: b"x" * 3,
    ):
        for file in files:
            file.write_bytes(spoil(file.read_bytes()))
        with caplog.at_level(logging.WARNING):
            healed = HullLibrary(FOLDER, tmp_path).sprite("race_patrol", "clean", 0.4, 1.0)
        assert pygame.image.tobytes(healed, "RGBA") == pygame.image.tobytes(good, "RGBA")
    assert "made again" in caplog.text


def test_another_light_is_another_bake(tmp_path: Path) -> None:
    HullLibrary(FOLDER, tmp_path).bake(["race_missile"])
    HullLibrary(FOLDER, tmp_path, KeyLight(direction=(-1, 0, 0.5))).bake(["race_missile"])
    assert len(list(tmp_path.glob("*.bake"))) == 2


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    library = HullLibrary(FOLDER, blocked / "cache")
    with caplog.at_level(logging.WARNING):
        library.bake(["race_missile", "arume_missile"])
    assert len([r for r in caplog.records if "not kept" in r.message]) == 1
    assert alpha_of(library.sprite("race_missile", "clean", 0.0, 1.6)).max() == 255


def test_bake_reports_progress() -> None:
    seen: list[tuple[int, int, str]] = []
    HullLibrary(FOLDER).bake(["race_missile", "race_warhead"], lambda *step: seen.append(step))
    assert seen == [(0, 2, "race_missile"), (1, 2, "race_warhead"), (2, 2, "")]


@pytest.mark.parametrize("broken", ["race_patrol_albedo.png", "race_patrol_relief.png", "race_patrol.toml"])
def test_a_missing_or_broken_file_draws_a_placeholder_and_logs_once(
    broken: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = copy_hull("race_patrol", tmp_path / "hulls")
    (folder / broken).write_bytes(b"not a picture")
    library = HullLibrary(folder)
    with caplog.at_level(logging.WARNING):
        sprite = library.sprite("race_patrol", "scarred", 0.7, 1.0)
        library.sprite("race_patrol", "scarred", 0.9, 1.0)
        library.pieces("race_patrol", 3)[0].sprite(0.1, 1.0)
        library.silhouette("race_patrol", (255, 200, 100), (80, 40))
    assert alpha_of(sprite).max() == 255
    said = [r.message for r in caplog.records if "no usable picture" in r.message]
    assert len(said) <= 3  # once for each state asked for
    assert said


@pytest.mark.parametrize("cuts", [2, 3, 4])
def test_pieces_together_make_the_hull(cuts: int) -> None:
    library = HullLibrary(FOLDER)
    pieces = library.pieces("race_cruiser", cuts)
    assert len(pieces) == cuts
    assert [p.along_wu for p in pieces] == sorted((p.along_wu for p in pieces), reverse=True)
    assert sum(p.length_wu for p in pieces) == pytest.approx(202, abs=1)
    whole = (alpha_of(library.sprite("race_cruiser", "gutted", 0.0, 1.0)) / 255).sum()
    parts = sum((alpha_of(p.sprite(0.0, 1.0)) / 255).sum() for p in pieces)
    assert parts == pytest.approx(whole, rel=0.06)


def test_silhouette_is_tinted_and_fits() -> None:
    ghost = HullLibrary(FOLDER).silhouette("arume_cruiser", (127, 227, 240), (106, 46))
    assert ghost.get_size() == (106, 46)
    red, green, blue = (pygame.surfarray.array3d(ghost)[..., i].sum() for i in range(3))
    assert red < green < blue


def test_memory_stays_under_its_ceiling(tmp_path: Path) -> None:
    library = HullLibrary(FOLDER, tmp_path)
    library.bake(SHIPS[:5], states=("clean",))
    for name in SHIPS[:5]:
        for step in range(40):
            library.begin_frame()
            library.sprite(name, "clean", step * 0.157, 1.6)
    assert library.memory_bytes() < 160_000_000


def test_every_made_hull_is_looked_at_here() -> None:
    assert set(NAMES) == set(ALL)


@pytest.mark.parametrize("name", ["race_patrol", "arume_missile"])
def test_the_makers_still_make_what_is_shipped(name: str, tmp_path: Path) -> None:
    make(name, tmp_path)
    made, shipped = load_source(tmp_path, name), load_source(FOLDER, name)
    assert (tmp_path / f"{name}.toml").read_text() == (FOLDER / f"{name}.toml").read_text()
    assert np.abs(made.maps.albedo - shipped.maps.albedo).mean() < 0.002
    assert np.abs(made.maps.height - shipped.maps.height).mean() < 0.02
