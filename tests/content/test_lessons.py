"""Lessons of the training range: what a lesson has to have, and that every key it names is one there is."""

from __future__ import annotations

import pytest

from game.app.bindings import PAD, Place, shipped
from game.app.seats import _SEATS
from game.rules.deeds import Did
from game.rules.lesson import actions_in
from game.rules.levels import training_levels
from game.rules.library import standard
from game.rules.triggers import SetObjective

LESSONS = {level.id: level for level in training_levels(standard())}
MOST_WORDS = 34


@pytest.fixture(params=sorted(LESSONS), ids=str)
def level(request):
    return LESSONS[request.param]


def tables(level):
    """Give what keys are called in a lesson's seat, and what controls of a gamepad are."""
    bindings, seat = shipped(), level.lesson.seat
    rules = {rule.do: rule for rule in bindings.rules(seat)}
    has = {name for name in rules if bindings.controls(Place(bindings.home(seat, name), name), PAD)}
    on_pad = has | {name for name, rule in rules.items() if rule.like in has}
    return bindings.labels(seat), on_pad


def test_every_seat_is_taught_once():
    assert [level.lesson.number for level in LESSONS.values()] == list(range(1, len(LESSONS) + 1))
    assert {level.lesson.seat for level in LESSONS.values()} == {"orbit", *_SEATS}


def test_a_lesson_is_short_and_says_why(level):
    steps = [goal for goal in level.objective if goal.step is not None]
    assert len(steps) == len(level.objective) and 4 <= len(steps) <= 7
    assert [goal.state for goal in level.objective] == ["open", *["hidden"] * (len(steps) - 1)]
    for goal in steps:
        assert len(goal.step.why.split()) <= MOST_WORDS and len(goal.step.how.split()) <= MOST_WORDS, goal.id


def test_every_key_named_is_one_of_the_seat(level):
    keys, pad = tables(level)
    for goal in level.objective:
        step = goal.step
        assert set(actions_in(step.how + step.hint)) <= set(keys), goal.id
        assert set(actions_in((step.pad or step.how) + (step.pad_hint or step.hint))) <= set(pad), goal.id
    assert {action for line in level.lesson.learnt for action in actions_in(line)} <= set(keys) & set(pad)


def test_no_step_is_passed_without_a_deed(level):
    """Whoever does nothing meets no `did`; every step asks for one, done since the step before or later than that."""
    passed = set()
    for trigger in level.trigger:
        done = [act.objective for act in trigger.do if isinstance(act, SetObjective) and act.state == "done"]
        if done:
            deeds = [each for each in trigger.when if isinstance(each, Did)]
            assert deeds, trigger.id
            assert passed == set() or all(each.since in passed for each in deeds), trigger.id
            passed.add(trigger.id)
    assert len(passed) == len(level.objective)
