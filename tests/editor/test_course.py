"""The course of a level: which trigger fires when, what hangs on what, in every level that ships and in faulty ones."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.editor.course import course_of
from game.editor.deeds import timing
from game.editor.panes.timeline import Strip, TimeView, help_of
from game.editor.panes.timeline_drawn import draw_strip
from game.rules.document import load_toml
from game.rules.levels import read_level, shipped_levels
from game.rules.library import standard
from game.ui.hud_boxes import Box
from game.ui.screen import Screen
from game.ui.sheet import Sheet
from tests.editor.bench import SMALL, opened

pygame.font.init()
SCREEN, SURFACE = Screen((800, 500)), pygame.Surface((800, 500), pygame.SRCALPHA)


def trigger(name, *when, do=({"kind": "end", "outcome": "victory", "reason": "."},)):
    return {"id": name, "when": list(when), "do": list(do)}


def at(seconds):
    return {"kind": "time", "at_s": seconds}


def after(name, wait_s=0):
    return {"kind": "after", "trigger": name, "wait_s": wait_s}


FOUGHT = {"kind": "lost", "of": {"side": "arume"}}


def lanes(*triggers):
    course = course_of({"limit_s": 100, "trigger": list(triggers)})
    return {lane.name: [(m.trigger, m.at_s) for m in lane.moments] for lane in course.lanes if lane.moments}


def test_what_follows_a_known_time_is_on_the_clock_too():
    found = lanes(trigger("c", after("b", 5)), trigger("a", at(10)), trigger("b", after("a", 3)))
    assert found == {"ends": [(1, 10.0), (2, 13.0), (0, 18.0), (-1, 100.0)]}


def test_the_last_of_several_times_counts_and_is_the_one_that_is_moved():
    course = course_of({"trigger": [trigger("a", at(10)), trigger("b", at(4), after("a", 2))]})
    moment = next(m for lane in course.lanes for m in lane.moments if m.trigger == 1)
    assert (moment.at_s, moment.field) == (12.0, ("trigger", 1, "when", 1, "wait_s"))


def test_a_chain_begins_with_what_nobody_can_foretell():
    found = lanes(trigger("hit", FOUGHT), trigger("then", after("hit", 4)), trigger("last", after("then", 4)))
    assert found["chain:0"] == [(0, 0.0), (1, 4.0), (2, 8.0)]
    both = lanes(trigger("hit", FOUGHT), trigger("then", after("hit", 4), FOUGHT))
    assert both["chain:1"] == [(1, 0.0)], "it waits for the battle once more"


def test_not_before_a_time_is_on_the_clock_and_the_rest_in_its_chain():
    found = lanes(trigger("late", at(30), FOUGHT))
    assert found["from"] == [(0, 30.0)] and found["chain:0"] == [(0, 0.0)]


def test_rings_and_nonsense_come_to_no_harm():
    assert lanes(trigger("a", after("b")), trigger("b", after("a")))["chain:1"] == [(0, 0.0), (1, 0.0)]
    for odd in ({}, {"trigger": 3}, {"trigger": [4, {"when": 2, "do": "x"}], "limit_s": "soon", "force": [1]},
                {"trigger": [{"when": [{"kind": "time"}], "do": [{"kind": "wave", "force": []}]}]}):  # fmt: skip
        course_of(odd)


ODD = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers(-9, 9) | st.sampled_from(["a", "time", "after", "wave", "radio"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "when", "do", "kind", "trigger", "at_s", "wait_s", "force", "text", "unless"]), inner,
        max_size=5), max_leaves=12)  # fmt: skip


@given(st.lists(ODD, max_size=4) | ODD, ODD, ODD)
def test_whatever_stands_in_a_file_can_be_drawn(triggers, limit, more):
    data = {"trigger": triggers, "limit_s": limit, "late": more, "force": more, "speaker": more}
    strip = Strip(SCREEN, course_of(data), TimeView(), Box(0, 0, 500, 300), data)
    draw_strip(strip, Sheet.over(SCREEN.kit, SURFACE), set(), None)
    for spot in strip.spots:
        assert help_of(strip, spot.name) and strip.left <= spot.box.x + 8


@pytest.mark.parametrize("name", list(shipped_levels()))
def test_every_trigger_that_ships_is_seen(name):
    data = load_toml(shipped_levels()[name]).data
    course = course_of(data)
    seen = {moment.trigger for lane in course.lanes for moment in lane.moments}
    assert seen == {-1, *range(len(data.get("trigger", [])))}


def test_what_is_added_at_a_moment_loads_and_stands_there():
    level = opened(SMALL)
    for deed, *args in ((timing.add_radio, "", "Now.", -1, 7.255), (timing.add_wave, ("force", 1), 0, 4.0),
                        (timing.retime, ("limit_s",), 90.0)):  # fmt: skip
        draft = level.draft()
        deed(draft, *args)
        level.become(draft.finish())
    rule = read_level(level.source, standard())
    assert rule.trigger[1].when[0].at_s == 7.25 and rule.trigger[1].do[0].speaker in rule.speaker
    assert rule.trigger[2].when[0].trigger == "won" and rule.force[1].later and rule.limit_s == 90
