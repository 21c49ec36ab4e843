"""The layout: no two panels share room, none leaves the window, at any size and text scale."""

from __future__ import annotations

from itertools import combinations

import pytest

from game.ui.hud_boxes import Box, Counts
from game.ui.hud_layout import arrange

SIZES = [(1280, 720), (1366, 768), (1600, 900), (1920, 1080), (2560, 1440)]
SCALES = [1.0, 1.25, 1.5, 1.75, 2.0]
FULL = Counts(3, 2, 3, 4, 6, 8, 3, 6, True)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("counts", [FULL, Counts(4, 4, 3, 5, 6, 8, 3, 8, True), Counts(own_bars=4, slots=5), Counts(4, 2, 3, 0, 0, 8, 2, 6, True)])
def test_panels_do_not_overlap_and_stay_inside(size, scale, mirrored, counts):
    width, height = size[0] / scale, size[1] / scale
    boxes = arrange(width, height, counts, mirrored).boxes
    for (one, a), (two, b) in combinations(boxes.items(), 2):
        if "messages" not in (one, two):  # notes pass and may cross the line of hints for a moment
            assert not a.touches(b), f"{one} {a} lies over {two} {b}"
    for name, box in boxes.items():
        assert box.x >= -0.01 and box.y >= -0.01 and box.right <= width + 0.01, name
        assert name == "messages" or box.bottom <= height + 0.01, name


def test_mirrored_swaps_the_sides():
    plain, mirrored = (arrange(1280, 720, FULL, m) for m in (False, True))
    assert plain.boxes["own"].x < 640 < mirrored.boxes["own"].x
    assert "target" in plain.right and "target" not in mirrored.right
    assert "own" in mirrored.right


def test_a_long_list_of_friends_is_cut_to_its_room():
    layout = arrange(1280, 720, FULL._replace(friends=40))
    assert 0 < layout.friend_rows < 40
    assert layout.boxes["friends"].y > layout.boxes["radio"].bottom


def test_box_knows_its_inside():
    box = Box(10, 10, 20, 20)
    assert box.has(10, 10) and box.has(29.9, 29.9) and not box.has(30, 15)


def test_the_radio_leaves_room_for_the_list_of_ships_at_the_largest_text():
    quiet = Counts(objectives=3, target_bars=3, own_bars=4, slots=5, friends=6, hints=True)
    said = arrange(640, 360, quiet._replace(radio_lines=3))
    assert said.friend_rows >= 3 and said.friend_rows == arrange(640, 360, quiet).friend_rows
    assert not said.boxes["radio"].touches(said.boxes["friends"])
