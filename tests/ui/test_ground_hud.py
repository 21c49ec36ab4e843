"""The surface display: what is seen, what is clicked, that nothing overlaps, whatever the state."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pygame
import pytest

from game.ui.ground_arrows import place_arrows
from game.ui.ground_hud import GroundHud
from game.ui.ground_layout import arrange_ground
from game.ui.ground_state import BUILDING, FLYER, MALE, Foe, GroundState, Reticle, Soldier, StripMap
from game.ui.hud_boxes import Counts
from game.ui.hud_state import Bar, EdgeArrow, Objective, OrderButton, RadioLine, WarningBar, WeaponSlot
from game.ui.theme import NORMAL

SIZE = (1280, 720)


@pytest.fixture()
def screen():
    pygame.display.init()
    return pygame.display.set_mode(SIZE)


def sample() -> GroundState:
    bars = [Bar("Health", 0.7, "hull"), Bar("Cover", 0.5, "good"), Bar("Fear", 0.2, "danger")]
    strip = StripMap(6400.0, ground=np.array([[0.0, 0.0], [3000.0, 40.0], [6400.0, 20.0]]))
    strip.x, strip.y = np.array([1000.0, 4000.0, 1500.0]), np.array([40.0, 600.0, 40.0])
    strip.kind, strip.side = np.array([MALE, FLYER, BUILDING]), np.array([0, 1, 0])
    strip.view, strip.own, strip.foe = (600.0, 0.0, 1900.0, 700.0), (1000.0, 40.0), (4000.0, 600.0)
    return GroundState(
        title="Rizaffi Air Base", number="5/10", objectives=[Objective("Hold the trench line")],
        radio=RadioLine("Base command", "Base", "race", "Into the trenches and stay there.", ""),
        warning=WarningBar("gosta", 2, None, "40 m"), hints=[("A D", "walk")],
        slots=[WeaponSlot("1", "Rifle", "rifle", "18", True), WeaponSlot("R", "Rally", "rally", cooling=0.5)],
        orders=[OrderButton("hold", "H", "Hold")], strip=strip,
        soldier=Soldier("Gorpett", "Section leader", "", bars=bars, sam=2, section=["alive", "down", "out"]),
        foe=Foe("Light walker", "arume", "arume_walker", "Burst cannon", 960.0, [Bar("Hull", 0.5, "hull")], "Weak: legs"),
        reticle=Reticle((640.0, 300.0)),
    )  # fmt: skip


def drawn(screen: pygame.Surface, hud: GroundHud, state: GroundState, frames: int = 6) -> pygame.Surface:
    for frame in range(frames):
        screen.fill((13, 13, 24))
        hud.draw(screen, state, float(frame))
    return screen


def near(surface: pygame.Surface, box: tuple[int, int, int, int], colour: tuple[int, int, int], reach: int = 40) -> int:
    """Counts pixels of about this colour in a part of the picture."""
    part = pygame.surfarray.array3d(surface.subsurface(pygame.Rect(box))).astype(int)
    return int((np.abs(part - np.array(colour)).max(axis=2) < reach).sum())


def test_the_crosshair_turns_red_and_says_why(screen):
    hud, state = GroundHud(SIZE), sample()
    box = (560, 240, 160, 140)
    drawn(screen, hud, state)
    assert near(screen, box, NORMAL.danger) == 0 and near(screen, box, NORMAL.text) > 20
    assert state.reticle is not None
    state.reticle.why = "too far"
    drawn(screen, hud, state)
    assert near(screen, box, NORMAL.danger) > 60, "ticks, a cross and a word"


def test_panels_answer_and_the_map_tells_places(screen):
    hud = GroundHud(SIZE)
    assert hud.hit((100, 700)) is None and hud.land_place((1000, 660)) is None, "nothing is drawn yet"
    drawn(screen, hud, sample())
    spots = dict(hud.spots())
    assert {"slot:1", "slot:R", "order:hold", "soldier", "foe", "strip", "pause"} <= set(spots)
    strip = spots["strip"]
    left = hud.land_place((strip.x + 8, strip.y + 40))
    right = hud.land_place((strip.right - 8, strip.y + 40))
    assert left is not None and right is not None and left < 50.0 and right > 6300.0
    assert hud.covers((strip.x + 5, strip.y + 5)) and not hud.covers((640, 350))


def test_a_fallen_soldier_and_an_empty_battle_are_drawn(screen):
    hud, state = GroundHud(SIZE, 2.0, "high_contrast"), sample()
    state.soldier = Soldier("Gorpett", "", "", bars=[Bar("Health", 0.0, "hull")], state="fallen", note="Fallen")
    state.foe = state.reticle = None
    drawn(screen, hud, state)
    assert "autopilot" not in dict(hud.spots())
    drawn(screen, hud, GroundState())


@pytest.mark.parametrize(("wide", "tall"), [(1280, 720), (1024, 576), (853, 480), (640, 360), (960, 540), (600, 373)])
@pytest.mark.parametrize("orders", [0, 3])
def test_nothing_overlaps_in_any_room(wide, tall, orders):
    counts = Counts(4, 2, 3, 3, 5, orders=orders, hints=True)
    boxes = arrange_ground(wide, tall, counts).boxes
    names = [name for name in boxes if name != "messages"]
    for place, one in enumerate(names):
        box = boxes[one]
        assert box.x >= 0 and box.y >= 0 and box.right <= wide and box.bottom <= tall, one
        for other in names[place + 1 :]:
            assert not box.touches(boxes[other]), (one, other)


def test_arrows_of_one_sort_become_one_and_keep_apart():
    arrows = [EdgeArrow((900.0, 10.0 * n), "walker", "arume", "Walkers", 2) for n in range(3)]
    arrows += [EdgeArrow((900.0, 12.0), sort, "arume", sort, 1) for sort in ("gosta", "infantry", "transport")]
    placed = place_arrows(arrows, SIZE, [], 1.0)
    assert sorted(arrow.count for arrow, _ in placed) == [1, 1, 1, 6]
    heights = sorted(at[1] for _, at in placed)
    assert min(b - a for a, b in pairwise(heights)) >= 19.0
