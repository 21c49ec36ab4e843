"""What a lesson of the training range says, beside what every level says: its place there, its steps, what was learnt.

Keys are named by the action they ask for, in braces: "{ahead} thrusts ahead". The display puts in what they are called.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field

from game.rules.document import Rule, measured
from game.rules.rule import PROSE

Line = Annotated[str, Field(min_length=1, max_length=220), PROSE]
Words = Annotated[str, PROSE]
KEY = re.compile(r"\{([a-z_0-9]+)\}")
"""an action whose key is named"""
Seat = Literal["orbit", "foot", "air", "armour", "conn"]


class StepRule(Rule):
    """What an objective says that is a step of a lesson; a step is passed when a trigger says that it is done."""

    why: Line = measured(..., help="why it matters, in one plain line")
    how: Line = measured(..., help="what to press")
    pad: Words = measured("", max_length=220, help="what to press on a gamepad, where that is otherwise")
    hint: Line = measured(..., help="said when nothing has come of it for a while")
    pad_hint: Words = measured("", max_length=220, help="the same for a gamepad, where that is otherwise")


class LessonRule(Rule):
    """A lesson's place in the training range."""

    number: int = measured(..., ge=1, le=99, help="its place in the list")
    seat: Seat = measured(..., help="whose keys it teaches")
    about: Line = measured(..., help="what it is about, for the list")
    learnt: list[Line] = measured(..., min_length=1, max_length=6, help="said at its end")


def actions_in(text: str) -> list[str]:
    """List the actions whose keys a text names."""
    return KEY.findall(text)
