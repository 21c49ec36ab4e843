"""The camera flips y once, follows with lag, eases between zoom stops, and never lets a broken number through."""

from __future__ import annotations

import math

import numpy as np
import pytest

from game.view.camera import ZOOM_STOPS, Camera


@pytest.fixture
def camera() -> Camera:
    return Camera((1280, 720), (100.0, 50.0), 0.5)


def test_middle_of_the_screen_is_the_center(camera: Camera) -> None:
    assert camera.to_screen((100.0, 50.0)).tolist() == [640.0, 360.0]


def test_up_in_the_world_is_up_on_the_screen(camera: Camera) -> None:
    low, high = camera.to_screen([(100, 0), (100, 100)])
    assert high[1] < low[1]
    assert high[0] == low[0]


def test_to_world_undoes_to_screen(camera: Camera) -> None:
    places = np.random.default_rng(1).normal(0, 900, (50, 2))
    camera.shake(40.0)
    camera.update(0.02)
    assert np.allclose(camera.to_world(camera.to_screen(places)), places)


def test_visible_culls_and_refuses_what_is_not_finite(camera: Camera) -> None:
    places = [(100, 50), (100 + 1279, 50), (100 + 1290, 50), (math.nan, 50), (100, math.inf), (2e9, 50)]
    assert camera.visible(places).tolist() == [True, True, False, False, False, False]
    assert camera.visible([(100 + 1290, 50)], 20.0).tolist() == [True]
    assert camera.visible([(1390, 50), (1390, 50)], np.array([5.0, 20.0])).tolist() == [False, True]


def test_zoom_eases_to_the_next_stop_in_a_fifth_of_a_second() -> None:
    camera = Camera((1280, 720), zoom=0.6)
    camera.zoom_by(1)
    seen = []
    for _ in range(12):
        camera.update(1 / 60)
        seen.append(camera.zoom)
    assert all(a < b for a, b in zip([0.6, *seen[:-1]], seen, strict=True))
    assert camera.zoom == pytest.approx(1.0)


def test_zoom_stays_between_the_outer_stops() -> None:
    camera = Camera((1280, 720), zoom=1.0)
    for steps, end in ((9, ZOOM_STOPS[-1]), (-30, ZOOM_STOPS[0])):
        camera.zoom_by(steps)
        camera.update(1.0)
        assert camera.zoom == pytest.approx(end)


def test_the_stop_is_the_nearest_one() -> None:
    assert Camera((1280, 720), zoom=0.48).stop == 0.42
    assert Camera((1280, 720), zoom=5.0).stop == 1.6


def test_following_lags_and_leads() -> None:
    camera = Camera((1280, 720), zoom=1.0)
    camera.follow((1000, 0), (0, 0), 0.05)
    assert 0 < camera.center[0] < 300
    for _ in range(300):
        camera.follow((1000, 0), (100, 0), 0.05)
    assert camera.center[0] == pytest.approx(1015, abs=0.5)


def test_following_a_broken_place_keeps_the_view(camera: Camera) -> None:
    camera.follow((math.nan, 0), (0, 0), 0.1)
    assert camera.center.tolist() == [100.0, 50.0]


def test_framing_both_keeps_both_within_seventy_percent() -> None:
    camera = Camera((1280, 720), zoom=1.6)
    a, b = (-700.0, -100.0), (700.0, 200.0)
    for _ in range(400):
        camera.frame_both(a, b, 1 / 60)
        camera.update(1 / 60)
    px = camera.to_screen([a, b])
    assert (np.abs(px - (640, 360)) <= np.array((1280, 720)) * 0.35 + 1).all()


def test_zooming_at_the_cursor_keeps_the_place_under_it() -> None:
    camera = Camera((1280, 720), zoom=0.6)
    held = camera.to_world((900, 200))
    camera.zoom_at((900, 200), 1)
    camera.update(1.0)
    assert np.allclose(camera.to_screen(held), (900, 200), atol=1.0)


def test_shake_is_bounded_ends_and_can_be_switched_off() -> None:
    camera = Camera((1280, 720))
    camera.shake(1e6)
    most = 0.0
    for _ in range(21):
        camera.update(1 / 60)
        most = max(most, float(np.abs(camera.offset).max()))
    assert 2.0 < most <= 10.0
    camera.update(0.1)
    assert camera.offset.tolist() == [0.0, 0.0]
    camera.shake_setting = 0.0
    camera.shake(100.0)
    camera.update(0.01)
    assert np.allclose(camera.offset, 0.0)


def test_a_small_blow_does_not_calm_a_great_one() -> None:
    one, both = Camera((1280, 720)), Camera((1280, 720))
    for camera in (one, both):
        camera.shake(25.0)
        camera.update(0.05)
    both.shake(0.1)
    assert np.allclose(one.offset, both.offset)


def _pass(camera: Camera, seconds: float) -> None:
    for _ in range(round(seconds * 60)):
        camera.update(1 / 60)


def test_a_suggestion_eases_out_slowly_and_back() -> None:
    camera = Camera((1280, 720), zoom=1.0)
    _pass(camera, 1.0)
    assert camera.suggest_zoom(0.42, 6.0)
    _pass(camera, 3.0)
    assert 0.5 < camera.zoom < 0.8
    assert camera.suggest_zoom(0.42, 6.0)
    _pass(camera, 4.0)
    assert camera.zoom == pytest.approx(0.42)
    camera.end_suggestion(2.0)
    _pass(camera, 2.1)
    assert camera.zoom == camera.goal_zoom == pytest.approx(1.0)


def test_a_suggestion_never_takes_the_zoom_from_the_player() -> None:
    camera = Camera((1280, 720), zoom=1.0)
    _pass(camera, 1.0)
    camera.suggest_zoom(0.42, 6.0)
    _pass(camera, 2.0)
    camera.zoom_by(1)
    wanted = camera.goal_zoom
    assert not camera.suggest_zoom(0.42, 6.0)
    camera.end_suggestion()
    _pass(camera, 7.0)
    assert camera.zoom == pytest.approx(wanted)
    assert not camera.suggest_zoom(0.42, 6.0)
    _pass(camera, 1.5)
    assert camera.suggest_zoom(0.42, 6.0)


def test_a_suggestion_never_zooms_in_and_waits_out_the_framing_of_two() -> None:
    camera = Camera((1280, 720), zoom=0.25)
    _pass(camera, 1.0)
    assert not camera.suggest_zoom(0.42, 6.0)
    camera = Camera((1280, 720), zoom=1.0)
    camera.suggest_zoom(0.42, 1.0)
    for _ in range(90):
        camera.frame_both((0, 0), (100, 0), 1 / 60)
        camera.update(1 / 60)
    assert camera.zoom == pytest.approx(0.42)
