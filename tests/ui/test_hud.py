"""The head-up display: what is seen, what is clicked, what it costs."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from game.ui.hud import REPAINTS_A_FRAME, Hud
from game.ui.hud_part import Losses
from game.ui.hud_state import ARUME, BIG_SHIP, Bar, HudState, RadarContacts
from game.ui.samples import sample_state
from game.ui.theme import NORMAL

SIZE = (1280, 720)


@pytest.fixture()
def screen():
    pygame.display.init()
    return pygame.display.set_mode(SIZE)


def drawn(
    screen: pygame.Surface, hud: Hud, state: HudState, frames: int = 6, start: float = 0.0
) -> pygame.Surface:
    for frame in range(frames):
        screen.fill((13, 13, 24))
        hud.draw(screen, state, start + frame)
    return screen


def near(
    surface: pygame.Surface, box: tuple[int, int, int, int], colour: tuple[int, int, int], reach: int = 40
) -> int:
    """Counts pixels of about this colour in a part of the picture."""
    part = pygame.surfarray.array3d(surface.subsurface(pygame.Rect(box))).astype(int)
    return int((np.abs(part - np.array(colour)).max(axis=2) < reach).sum())


def middle_of(hud: Hud, name: str) -> tuple[float, float]:
    box = dict(hud.spots())[name]
    return (box.x + box.w / 2) * hud.kit.scale, (box.y + box.h / 2) * hud.kit.scale


def test_the_warning_is_red_and_goes_away(screen):
    hud, state = Hud(SIZE), sample_state()
    drawn(screen, hud, state)
    assert near(screen, (530, 52, 220, 24), NORMAL.danger, 60) > 2000
    state.warning = None
    drawn(screen, hud, state)
    assert near(screen, (530, 52, 220, 24), NORMAL.danger, 60) == 0


def test_race_is_orange_and_arume_is_cyan_and_mirrored(screen):
    left, right = (16, 590, 344, 116), (920, 590, 344, 116)
    drawn(screen, Hud(SIZE), sample_state(side="race"))
    assert near(screen, left, NORMAL.race) > 300
    drawn(screen, Hud(SIZE), sample_state(side="arume"))
    assert near(screen, right, NORMAL.arume) > 200
    assert near(screen, right, NORMAL.race) < 30


def test_a_shorter_bar_is_seen_and_the_loss_lingers(screen):
    hud, state = Hud(SIZE), sample_state()
    assert state.own is not None
    area = (234, 616, 90, 14)
    drawn(screen, hud, state)
    before = near(screen, area, NORMAL.race)
    state.own.bars[0].share = 0.3
    drawn(screen, hud, state, 1, 20.0)
    drawn(screen, hud, state, 1, 20.2)
    after = near(screen, area, NORMAL.race)
    pale = near(screen, area, (96, 98, 102), 20)
    assert after < before * 0.5 and pale > 100
    drawn(screen, hud, state, 3, 30.0)
    assert near(screen, area, (96, 98, 102), 20) < pale / 4


def test_losses_are_forgotten_after_six_tenths():
    losses = Losses()
    for now, share in ((0.0, 1.0), (0.1, 0.6), (0.5, 0.5)):
        losses.follow("own", "R", [Bar("Hull", share, "hull")], now)
    assert losses.before("own", "R", "Hull") == 1.0
    losses.follow("own", "R", [Bar("Hull", 0.5, "hull")], 1.2)
    assert losses.before("own", "R", "Hull") == 0.5


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("side", ["race", "arume"])
def test_everything_clickable_answers_at_its_middle(screen, scale, side):
    hud, state = Hud(SIZE, scale), sample_state(side=side)
    state.radio = None
    drawn(screen, hud, state)
    names = [name for name, _ in hud.spots()]
    wanted = {"pause", "faster", "slower", "normal_speed", "autopilot", "own", "target", "slot:1", "slot:5"}
    assert wanted | {"order:withdraw", "group:F5", "friend:31st Emperor Risson"} <= set(names)
    for name in names:
        assert hud.hit(middle_of(hud, name)) == name
        assert hud.covers(middle_of(hud, name))
    assert hud.hit((SIZE[0] / 2, SIZE[1] * 0.45)) is None


def test_radar_points_turn_into_world_offsets(screen):
    hud, state = Hud(SIZE), sample_state()
    drawn(screen, hud, state)
    x, y = hud.radar.centre(hud._layout)
    assert hud.radar_offset((x, y)) == pytest.approx((0, 0))
    above = hud.radar_offset((x, y - 44))
    assert above == pytest.approx((0, 2500))
    assert hud.radar_offset((x + 95, y)) is None
    assert hud.hit((x, y)) == "radar"


def test_a_contact_shows_where_it_is(screen):
    hud, state = Hud(SIZE), HudState()
    x, y = hud.radar.centre(hud._layout)
    spot = (round(x) + 36, round(y) - 52, 16, 16)
    drawn(screen, hud, state)
    assert near(screen, spot, NORMAL.arume, 70) == 0
    one = np.ones(1)
    state.radar.contacts = RadarContacts(2500 * one, 2500 * one, BIG_SHIP * one, ARUME * one, 0 * one)
    drawn(screen, hud, state)
    assert near(screen, spot, NORMAL.arume, 70) > 8


def test_the_radar_darkens_over_a_hull(screen):
    hud, state = Hud(SIZE), HudState()

    def brightness(beneath: float) -> float:
        state.radar.hull_beneath = beneath
        for _ in range(60):
            screen.fill((200, 200, 200))
            hud.draw(screen, state, 0.0)
        x, y = hud.radar.centre(hud._layout)
        return float(sum(screen.get_at((round(x) + 20, round(y) + 14))[:3]))

    assert brightness(1.0) < brightness(0.0) * 0.5


def test_steady_values_are_never_painted_again_and_changes_are_rationed(screen):
    hud, state = Hud(SIZE), sample_state()
    drawn(screen, hud, state, 10)
    hud.draw(screen, state, 50.0)
    assert hud.repaints == 0
    state.clock_s += 5
    state.warning = None
    state.autopilot = True
    state.own.name = "Hetto"  # type: ignore[union-attr]
    state.target.name = "Zanaal"  # type: ignore[union-attr]
    state.friends[0].hull = 0.1
    state.slots[0].count = "12"
    state.orders[0].active = True
    hud.draw(screen, state, 51.0)
    assert hud.repaints == REPAINTS_A_FRAME
    for step in range(4):
        hud.draw(screen, state, 52.0 + step)
    assert hud.repaints == 0


def test_tooltip_names_the_key_after_a_moment(screen):
    hud, state = Hud(SIZE), sample_state()
    drawn(screen, hud, state)
    pos = middle_of(hud, "pause")
    assert hud.hover(pos, 100.0) == "pause"
    area = (int(pos[0]) + 14, int(pos[1]) + 18, 140, 24)
    screen.fill((90, 20, 20))
    hud.draw(screen, state, 100.1)
    before = pygame.surfarray.array3d(screen.subsurface(area)).copy()
    hud.hover(pos, 100.2)
    screen.fill((90, 20, 20))
    hud.draw(screen, state, 100.6)
    after = pygame.surfarray.array3d(screen.subsurface(area))
    assert (before != after).any()


def test_an_empty_state_and_wild_marks_do_no_harm(screen):
    hud = Hud(SIZE)
    drawn(screen, hud, HudState())
    state = sample_state()
    state.marks.threats += [(float("nan"), 5.0), (2e9, -2e9)]
    state.marks.orders[0].points = [(0.0, 0.0), (float("inf"), 0.0)]
    state.marks.brackets[0].rect = (2e9, 0, 10, 10)
    state.marks.lead = (float("nan"), 0.0)
    drawn(screen, hud, state)


@pytest.mark.parametrize("mode", ["normal", "colour_blind", "high_contrast"])
def test_every_palette_draws(screen, mode):
    drawn(screen, Hud(SIZE, 1.0, mode), sample_state())


def test_a_missing_portrait_is_said_once(screen, tmp_path, caplog):
    hud, state = Hud(SIZE, portraits=tmp_path), sample_state()
    drawn(screen, hud, state, 20)
    assert [r.message for r in caplog.records if "portrait" in r.message] == [
        "portrait race_shiplord is missing; the emblem stands in"
    ]
