"""Title, campaign, briefing and pages: what is chosen, read to its end, and shown on maps."""

from __future__ import annotations

import pygame
import pytest

from game.ui.briefing import Briefing
from game.ui.campaign import Campaign
from game.ui.reading import Reading
from game.ui.sample_menus import briefing_state, campaign_state, reading_state, title_state
from game.ui.sample_screens import battle_list_state
from game.ui.title import Title


def canvas(size=(1280, 720)):
    pygame.display.init()
    return pygame.display.set_mode(size)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_page_is_read_to_its_end_by_its_buttons(scale):
    state, screen, surface = reading_state(), Reading((1280, 720), scale), canvas()
    screen.draw(surface, state)
    assert screen.most_scroll > 0
    seen = state.scroll + screen.page
    for _ in range(200):
        screen.draw(surface, state)
        down = next(control for control in screen.controls if control.name == "down")
        seen = max(seen, state.scroll + screen.page)
        if not down.enabled:
            break
        screen.focus = "down"
        screen.scroll(state, screen.page - 1)
    assert seen == len(screen._lines(state.parts, min(688.0, screen.width - 2 * (44 if screen.width >= 1000 else 16)) - 56))
    assert screen.focus == "back", "the focus does not stay on what can be pressed no more"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_briefing_shows_everything_that_finds_no_room(scale):
    state, screen, surface = briefing_state(), Briefing((1280, 720), scale), canvas()
    pictures = set()
    for _ in range(40):
        screen.draw(surface, state)
        pictures.add(pygame.image.tobytes(surface, "RGB"))
        if state.scroll >= screen.most_scroll > 0 and scale == 1.0:
            break
        screen.more(state)
    assert len(pictures) >= (2 if scale == 1.0 else 4)
    assert {"begin", "back"} <= {control.name for control in screen.controls}


def test_a_click_on_the_map_is_a_click_on_the_row_and_elsewhere_is_none():
    state, screen = campaign_state(battle_list_state().battles), Campaign((1280, 720))
    screen.draw(canvas(), state)
    assert len(screen._nodes) == len(state.battles)
    for name, x, y in screen._nodes:
        assert screen.hit((x, y)) == f"battle:{name}"
    xs, ys = [x for _, x, _ in screen._nodes], [y for _, _, y in screen._nodes]
    assert screen.hit((min(xs) - 60, min(ys) - 40)) is None


def test_after_defeats_the_card_offers_ways_on():
    state, screen = campaign_state(battle_list_state().battles), Campaign((1280, 720))
    screen.draw(canvas(), state)
    assert {"accept", "told", "checkpoint", "begin"} <= {control.name for control in screen.controls if control.enabled}
    state.chosen = state.battles[5].id
    screen.draw(canvas(), state)
    assert not next(control for control in screen.controls if control.name == "begin").enabled


def test_the_battle_behind_the_title_is_dimmed():
    state, screen, surface = title_state(), Title((1280, 720)), canvas()
    state.battle, state.shown = pygame.Surface((1280, 720)), 1.0
    state.battle.fill((200, 200, 200))
    state.notice = ""
    screen.draw(surface, state)
    assert 60 < surface.get_at((1000, 300)).r < 200
    assert surface.get_at((20, 400)).r < surface.get_at((1000, 300)).r, "the menu's side is darker"
