"""The display of a starship: panels that do not overlap at any size, a ring that follows the shield, words that fit."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pygame
import pytest

from game.ui.ground_hud import GroundHud
from game.ui.ground_layout import arrange_ground
from game.ui.ground_state import Foe, GroundState, StripMap
from game.ui.hud_boxes import Counts
from game.ui.hud_state import Bar, Objective, OrderButton, WarningBar, WeaponSlot
from game.ui.ship_state import Seen, Ship

SIZE = (1280, 720)


def sample(**changes) -> GroundState:
    ship = Ship("Blue", strength=[1.0] * 8, struck=[0.0] * 8, coming=[0] * 8, gosta=200, full=200, spacing=52.0)
    ship.below = [Seen("Missile battery", 3, 2, 400.0), Seen("Trailer cannon", 2, 0, 1300.0)]
    for name, value in changes.items():
        setattr(ship, name, value)
    strip = StripMap(9600.0, ground=np.array([[0.0, 0.0], [9600.0, 40.0]]))
    slots = [WeaponSlot("X", f"Lens {number}", "beam") for number in (1, 2, 3)]
    orders = [OrderButton(name, "G", name) for name in ("bays", "wider", "even", "guard", "escort")]
    return GroundState(
        title="Blue", number="6/10", objectives=[Objective("Burn the batteries of the city")], side="arume",
        warning=WarningBar("explosive", 3, 4.0, "from the left"), slots=slots, orders=orders, strip=strip, ship=ship,
        foe=Foe("Missile battery", "race", "race_sam", "Anti-air missile", 800.0, [Bar("Hull", 1.0, "hull")]),
    )  # fmt: skip


@pytest.mark.parametrize("size", [(1280.0, 720.0), (960.0, 540.0), (640.0, 360.0), (1920.0, 1080.0)])
def test_panels_keep_apart_at_every_size_of_text(size):
    counts = Counts(objectives=4, radio_lines=3, target_bars=1, slots=4, orders=5, hints=True, chip=True)
    boxes = arrange_ground(*size, counts, sorts=5).boxes
    assert "ship" in boxes
    solid = {name: box for name, box in boxes.items() if name not in ("soldier", "messages")}
    for (one, a), (other, b) in combinations(solid.items(), 2):
        assert not a.touches(b), f"{one} lies over {other}"


@pytest.fixture
def screen():
    pygame.display.init()
    return pygame.display.set_mode(SIZE)


def panel(screen: pygame.Surface, state: GroundState) -> np.ndarray:
    hud = GroundHud(SIZE)
    for frame in range(6):
        screen.fill((13, 13, 24))
        hud.draw(screen, state, float(frame))
    box = hud._layout.boxes["ship"]
    rect = pygame.Rect(round(box.x), round(box.y), round(box.w), round(box.h))
    return pygame.surfarray.array3d(screen.subsurface(rect)).astype(int)


def test_the_ring_shows_where_the_shield_is_gathered_and_where_it_is_struck(screen):
    even = panel(screen, sample())
    gathered = panel(screen, sample(strength=[3.0, 2.2, 0.2, 0.2, 0.2, 0.2, 0.2, 2.2]))
    struck = panel(screen, sample(struck=[0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]))
    assert np.abs(even[:110] - gathered[:110]).max() > 60
    assert np.abs(even[:110] - struck[:110]).max() > 60


def test_the_panel_says_who_is_aboard(screen):
    assert np.abs(panel(screen, sample()) - panel(screen, sample(gosta=12, open=True))).max() > 60
