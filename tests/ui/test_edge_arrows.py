"""Arrows at the screen edge: where they stand, when they merge."""

from __future__ import annotations

import pygame
import pytest

from game.ui.edge_arrows import INSET, MOST, edge_point, merge
from game.ui.hud_state import EdgeArrow

SIZE = (1280, 720)


@pytest.mark.parametrize("direction", [(1, 0), (-1, 0.2), (0, 1), (0.3, -1), (0, 0)])
def test_arrows_stand_on_the_inset_edge(direction):
    x, y = edge_point(direction, SIZE, INSET)
    on_side = x == pytest.approx(INSET) or x == pytest.approx(SIZE[0] - INSET)
    assert on_side or y == pytest.approx(INSET) or y == pytest.approx(SIZE[1] - INSET)
    assert INSET - 0.01 <= x <= SIZE[0] - INSET + 0.01


def test_close_missiles_become_one_with_a_count_and_ships_stay_apart():
    arrows = [EdgeArrow((1, 0.01 * i), "missile", "arume", "", 2) for i in range(3)]
    arrows.append(EdgeArrow((1, 0.01), "ship", "arume", "Cruiser"))
    placed = merge(arrows, SIZE, [], 1.0)
    assert sorted((a.kind, a.count) for a, _ in placed) == [("missile", 6), ("ship", 1)]


def test_at_most_eight_and_missiles_come_first():
    arrows = [EdgeArrow((1, -2 + i * 0.3), "ship", "race", str(i)) for i in range(14)]
    arrows.append(EdgeArrow((-1, 0), "missile", "arume"))
    placed = merge(arrows, SIZE, [], 1.0)
    assert len(placed) == MOST and placed[0][0].kind == "missile"


def test_arrows_keep_clear_of_panels():
    panel = pygame.Rect(0, 200, 300, 300)
    (_, spot), *_ = merge([EdgeArrow((-1, 0), "ship", "race")], SIZE, [panel], 1.0)
    assert not panel.collidepoint(spot) and spot[0] == pytest.approx(INSET)
    walls = [pygame.Rect(0, 0, 300, 720)]
    (_, spot), *_ = merge([EdgeArrow((-1, 0), "ship", "race")], SIZE, walls, 1.0)
    assert not walls[0].collidepoint(spot)
