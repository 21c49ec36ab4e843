"""Full screens: every control can be pointed at and reached by keyboard alone, at every text size."""

from __future__ import annotations

from itertools import combinations

import pygame
import pytest

from game.ui.battle_list import BattleList
from game.ui.debrief import Debrief
from game.ui.help_overlay import HelpOverlay
from game.ui.pause_menu import PauseMenu
from game.ui.sample_screens import (
    SCREENS,
    battle_list_state,
    debrief_state,
    help_state,
    make_screen,
    pause_state,
)
from game.ui.screen import Screen

SIZES = [((1280, 720), 1.0), ((1280, 720), 1.5), ((1280, 720), 2.0), ((2560, 1440), 2.0)]


def canvas(size: tuple[int, int] = (1280, 720)) -> pygame.Surface:
    pygame.display.init()
    return pygame.display.set_mode(size)


def middle(screen: Screen, name: str) -> tuple[float, float]:
    control = next(c for c in screen.controls if c.name == name)
    k = screen.kit.scale
    return (control.box.x + control.box.w / 2) * k, (control.box.y + control.box.h / 2) * k


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_controls_lie_inside_apart_and_answer(name, size, scale):
    screen = make_screen(name, size, scale, "normal", canvas(size))
    for control in screen.controls:
        box = control.box
        assert box.x >= 0 and box.y >= 0, control.name
        assert box.right <= screen.width + 0.01 and box.bottom <= screen.height + 0.01, control.name
        expected = control.name if control.enabled else None
        assert screen.hit(middle(screen, control.name)) == expected
    for one, two in combinations(screen.controls, 2):
        assert not one.box.touches(two.box), (one.name, two.name)


@pytest.mark.parametrize("name", [s for s in SCREENS if s != "loading"])
def test_the_keyboard_reaches_every_enabled_control_and_comes_round(name):
    screen = make_screen(name, (1280, 720), 1.0, "normal", canvas())
    enabled = [c.name for c in screen.controls if c.enabled]
    start = screen.focus
    assert start in enabled
    seen = [screen.focus_next() for _ in enabled]
    assert set(seen) == set(enabled) and seen[-1] == start
    assert screen.focus_prev() == seen[-2] if len(seen) > 1 else True
    screen.focus = start
    assert screen.activate() == start


def test_arrow_keys_walk_by_direction():
    screen = make_screen("pause", (1280, 720), 1.0, "normal", canvas())
    screen.focus = "resume"
    assert screen.focus_toward(0, 1) == "restart"
    assert screen.focus_toward(1, 0).startswith("set:")  # type: ignore[union-attr]
    assert screen.focus_toward(-1, 0) in ("restart", "controls", "resume")


def test_a_real_click_begins_the_battle_and_locked_battles_do_not():
    surface, state = canvas(), battle_list_state()
    screen = BattleList((1280, 720))
    screen.draw(surface, state)
    pygame.event.clear()
    pos = tuple(round(v) for v in middle(screen, "begin"))
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos))
    event = pygame.event.get(pygame.MOUSEBUTTONDOWN)[0]
    assert screen.hit(event.pos) == "begin"
    assert screen.hit(middle(screen, "nav:skirmish")) is None
    state.chosen = "b3"
    screen.draw(surface, state)
    assert screen.hit(pos) is None


def test_a_short_window_scrolls_to_the_chosen_battle():
    state = battle_list_state()
    state.chosen = "b10"
    screen = BattleList((1280, 720), 2.0)
    screen.draw(canvas(), state)
    shown = [c.name for c in screen.controls if c.name.startswith("battle:")]
    assert "battle:b10" in shown and "battle:b1" not in shown


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_long_briefing_can_be_read_to_its_end(scale):
    state, screen = battle_list_state(), BattleList((1280, 720), scale)
    chosen = next(each for each in state.battles if each.id == state.chosen)
    chosen.summary = " ".join(f"word{number}" for number in range(300))
    margin = 44.0 if screen.width >= 1000 else 16.0
    rows = min(372.0, (screen.width - 3 * margin) * 0.5)
    lines = screen._text(chosen, min(352.0, screen.width - rows - 3 * margin) - 32)
    seen = 0
    for _ in range(100):  # LOOP: pages
        screen.draw(canvas(), state)
        assert screen.page >= 3, "a few lines at a time at least"
        seen = state.scroll + screen.page
        if state.scroll >= screen.most_scroll:
            break
        screen.scroll(state, screen.page)
    assert seen == len(lines) and state.scroll == screen.most_scroll > 0
    screen.scroll(state, screen.page, round_again=True)
    assert state.scroll == 0


def test_sliders_tell_the_share_under_the_pointer():
    screen = PauseMenu((1280, 720))
    screen.draw(canvas(), pause_state())
    track = next(c.track for c in screen.controls if c.name == "set:volume")
    assert track is not None
    for share in (0.0, 0.25, 1.0):
        pos = (track.x + track.w * share, track.y + 2)
        assert screen.share_at("set:volume", pos) == pytest.approx(share)
    assert screen.share_at("set:volume", (0, 0)) == 0.0
    assert screen.share_at("resume", (0, 0)) is None


def test_a_small_debrief_has_pages_and_each_differs():
    surface, state = canvas(), debrief_state()
    screen = Debrief((1280, 720), 2.0)
    pictures = []
    for page in range(3):
        state.page = page
        screen.draw(surface, state)
        pictures.append(pygame.image.tobytes(surface, "RGB"))
    assert any(c.name == "more" for c in screen.controls)
    assert len(set(pictures)) == 3
    wide = Debrief((1920, 1080))
    wide.draw(canvas((1920, 1080)), state)
    assert not any(c.name == "more" for c in wide.controls)


def test_help_turns_pages_when_it_must():
    state = help_state()
    state.groups *= 6
    screen = HelpOverlay((1280, 720), 2.0)
    screen.draw(canvas(), state)
    assert {c.name for c in screen.controls} == {"close", "change", "more"}
