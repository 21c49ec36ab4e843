"""The type: what can be written, how wide it is, and that it stays inside its room."""

from __future__ import annotations

import string

import pygame
import pytest

from game.ui.face import Face
from game.ui.strokes import GLYPHS, can_write

INK = (255, 154, 61)


def lit_columns(surface: pygame.Surface) -> tuple[int, int]:
    """Returns the first and last column that hold any of the letters."""
    box = surface.get_bounding_rect(min_alpha=60)
    return box.left, box.right


def test_every_printable_sign_of_the_labels_has_strokes():
    wanted = string.ascii_uppercase + string.digits + " .,:;-–—/%+'()!?×…&"
    assert [c for c in wanted if not can_write(c)] == []


def test_all_glyphs_stay_near_the_grid():
    for key, strokes in GLYPHS.items():
        for stroke in strokes:
            for x, y in stroke:
                assert -0.5 <= x <= 5 and -1 <= y <= 7, key


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_label_width_is_what_is_drawn(scale):
    face = Face(scale)
    text = face.label("MHEAD 47", 11, INK, shadow=False)
    left, right = lit_columns(text.surface)
    assert right - left == pytest.approx(text.width, abs=4 * scale)
    assert text.width == pytest.approx(face.width("mhead 47", 11) * scale, abs=1)


def test_figures_are_tabular():
    face = Face(1.0)
    assert face.width("111", 8) == face.width("888", 8)


def test_label_shows_its_colour_and_is_premultiplied():
    surface = Face(2.0).label("HULL", 15, INK, shadow=False).surface
    pixels = pygame.surfarray.pixels3d(surface)
    alpha = pygame.surfarray.pixels_alpha(surface)
    assert alpha.max() >= 250
    assert (abs(pixels[alpha >= 250].astype(int) - INK) <= 6).all()
    assert (pixels.max(axis=2) <= alpha.astype(int) + 1).all()


def test_long_labels_are_squeezed_then_cut():
    face = Face(1.0)
    name = "127th Emperor Hetto, converted cargo ship"
    for room in (300, 150, 80, 30):
        text = face.label(name, 11, INK, max_width=room)
        assert text.width <= room + 0.5
    assert face.label("Hetto", 11, INK, max_width=300).width < 100


def test_letters_without_strokes_fall_back_to_the_body_face():
    face = Face(1.0)
    text = face.label("Épée Ø", 11, INK, shadow=False)
    assert not can_write("É")
    assert text.surface.get_bounding_rect(min_alpha=60).height >= 9


def test_body_wraps_inside_its_room_and_keeps_every_word():
    face = Face(1.0)
    words = "By the Emperor, what manner of weapon is that which cuts a ship in two?"
    lines = face.wrap(words, 13, 160)
    assert len(lines) > 2
    assert all(face.body_width(line, 13) <= 160 for line in lines)
    assert " ".join(lines) == words


def test_texts_are_remembered_and_the_memory_is_bounded():
    face = Face(1.0)
    first = face.label("HULL", 8, INK)
    assert face.label("HULL", 8, INK) is first
    for number in range(1500):
        face.label(f"{number}", 8, INK)
    assert len(face._texts) <= 700
