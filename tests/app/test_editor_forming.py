"""Formations drawn on the canvas: where the ghosts stand, the battle puts the ships; by mouse and by keys alone."""

from __future__ import annotations

import math

import pygame
import pytest

from game.app import editor_canvas
from game.app.editor_scene import EditorScene
from game.app.playing import editing_scene
from game.editor import shelf
from game.rules.levels import read_level
from game.rules.library import standard
from tests.app.editor_hand import EditorHand, plain_view

K = pygame
LIBRARY = standard()


def opened(stage, theatre):
    made = EditorHand(stage, editing_scene(stage, LIBRARY, str(shelf.begin(theatre))))
    made.settle()
    return made


@pytest.fixture
def hand(stage, monkeypatch, request):
    monkeypatch.setattr(editor_canvas, "make_view", plain_view)
    made = opened(stage, getattr(request, "param", "orbit"))
    yield made
    if isinstance(made.scene, EditorScene):
        made.scene.closing()


def half_drag(hand, start, end):
    """Press and move, and do not let go. Returns: where the ghosts stand"""
    a, b = (tuple(map(round, hand.px(each))) for each in (start, end))
    hand.mouse(pygame.MOUSEBUTTONDOWN, a)
    hand.mouse(pygame.MOUSEMOTION, b)
    hands = hand.bench.hands
    return hands.forming.spots(hands.from_), b


def stand(hand, force):
    """Give where the battle puts the units of a force."""
    hand.settle()
    places = hand.desk.look.places
    return [(each.x, each.y) for path in sorted(places) if path[:2] == ("force", force) for each in places[path]]


def same(ghosts, places, within=1.0):
    return len(ghosts) == len(places) and all(min(math.dist(a, b) for b in places) < within for a in ghosts)


def test_several_ships_are_placed_as_they_were_drawn(hand):
    hand.on("left:place")
    hand.on("unit:arume_cruiser")
    hand.key(K.KSCAN_RIGHTBRACKET)
    formation = hand.bench.hands.forming.chosen()
    ghosts, end = half_drag(hand, (2500, -800), (2500, 400))
    assert len(ghosts) > 3 and len(hand.desk.data["force"]) == 2, "nothing is there before the hand lets go"
    hand.mouse(pygame.MOUSEBUTTONUP, end)
    force = hand.desk.data["force"][2]
    assert force["formation"] == formation and abs(force["facing_deg"] - 90) < 2 and len(force["ship"]) == len(ghosts)
    assert same(ghosts, stand(hand, 2)) and len(hand.desk.session.history.names) == 1
    read_level(hand.desk.session.level.source, LIBRARY)


def test_a_click_still_places_one(hand):
    hand.on("left:place")
    hand.on("unit:arume_cruiser")
    hand.at(2500, 900)
    assert [len(each["ship"]) for each in hand.desk.data["force"]] == [1, 1, 1]


def test_a_force_forms_up_anew_and_wider(hand):
    hand.on("left:place")
    hand.on("unit:race_cruiser")
    half_drag(hand, (1500, -900), (2500, -900))
    hand.mouse(pygame.MOUSEBUTTONUP, tuple(map(round, hand.px((2500, -900)))))
    hand.key(K.KSCAN_D)
    while hand.bench.hands.forming.chosen() != "wedge":
        hand.key(K.KSCAN_RIGHTBRACKET)
    ghosts, end = half_drag(hand, (2000, 900), (900, 2000))
    hand.mouse(pygame.MOUSEBUTTONUP, end)
    force = hand.desk.data["force"][2]
    assert force["formation"] == "wedge" and abs(force["facing_deg"] - 135) < 2 and force["spread"] >= 1
    assert same(ghosts, stand(hand, 2), 10.0)
    near, end = half_drag(hand, (2000, 900), (2000, 1000))
    assert max(map(math.dist, near, [near[0]] * len(near))) < max(map(math.dist, ghosts, [ghosts[0]] * len(ghosts)))
    hand.key(K.KSCAN_ESCAPE)
    assert hand.desk.data["force"][2] == force, "Esc lets go and leaves it"


def test_without_a_force_it_is_said(hand):
    hand.key(K.KSCAN_D)
    hand.pull((1500, 900), (2500, 900))
    assert "Choose the force" in hand.desk.saying.text and not hand.desk.session.history.names


def test_by_keys_alone(hand):
    hand.on("left:place")
    hand.on("unit:arume_cruiser")
    hand.key(K.KSCAN_ESCAPE)
    hand.bench.hands.take("place", "arume_cruiser")
    hand.key(K.KSCAN_SPACE)
    for _ in range(8):
        hand.key(K.KSCAN_UP)
    hand.key(K.KSCAN_RETURN)
    force = hand.desk.data["force"][2]
    assert len(force["ship"]) > 1 and abs(force["facing_deg"] - 90) < 2


@pytest.mark.parametrize("hand", ["surface"], indirect=True)
def test_a_row_on_the_surface_stands_where_it_was_drawn(hand):
    hand.key(K.KSCAN_HOME)
    hand.on("left:place")
    hand.row("left", LIBRARY.surface_units["arume_trooper"].name)
    hand.key(K.KSCAN_RIGHTBRACKET)
    ghosts, end = half_drag(hand, (2000, 60), (2400, 60))
    hand.mouse(pygame.MOUSEBUTTONUP, end)
    (entry,) = hand.desk.data["force"][2]["ship"]
    assert entry["count"] == len(ghosts) > 4 and entry["spacing_wu"] == 60
    assert hand.desk.data["force"][2]["facing_deg"] == 180
    assert same([(x, 0) for x, _ in ghosts], [(x, 0) for x, _ in stand(hand, 2)], 2.0)
