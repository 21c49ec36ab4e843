"""Names in the world: on the screen, clear of one another and of panels, each once."""

from __future__ import annotations

import pygame

from game.ui.label_places import LabelPlaces

SIZE = (640, 360)


def test_a_name_stays_on_the_screen():
    place = LabelPlaces(SIZE).take("The way out", pygame.Rect(600, 355, 120, 12))
    assert place is not None and pygame.Rect((0, 0), SIZE).contains(place)


def test_names_make_room_for_one_another_or_are_left_out():
    places, wanted = LabelPlaces(SIZE), pygame.Rect(100, 100, 80, 12)
    taken = [places.take(f"name {number}", wanted) for number in range(5)]
    kept = [box for box in taken if box is not None]
    assert len(kept) == 3
    assert all(not a.colliderect(b) for a in kept for b in kept if a is not b)


def test_no_name_stands_twice_or_under_a_panel():
    places = LabelPlaces(SIZE, [pygame.Rect(0, 0, 200, 200)])
    assert places.take("Home", pygame.Rect(400, 100, 50, 12)) is not None
    assert places.take("Home", pygame.Rect(400, 300, 50, 12)) is None
    assert places.take("Rime", pygame.Rect(50, 150, 50, 12)) is None
