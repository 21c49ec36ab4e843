"""Conditions that weigh one side against the other: who is stronger, who holds a place, who is spent, is it over."""

from __future__ import annotations

from typing import Literal

from game.rules.document import Rule, measured
from game.rules.selection import Selection
from game.rules.units import Side


class Stronger(Rule):
    """Holds while those still fighting of some are worth more than those of others, by `value` and hull left."""

    kind: Literal["stronger"]
    of: Selection
    to: Selection
    times: float = measured(1.0, ge=1, le=1000, help="at least so many times as much, and more than nothing")


class Held(Rule):
    """Holds when a side has stood alone in a zone for so long, all such times together."""

    kind: Literal["held"]
    zone: str
    by: Side = measured(..., help="whose; on the surface, who goes on the ground counts, houses and aircraft do not")
    for_s: float = measured(..., "s", ge=0, le=36000)


class Quiet(Rule):
    """Holds when nobody on either side has been hurt for so long."""

    kind: Literal["quiet"]
    for_s: float = measured(..., "s", ge=1, le=36000)


class Spent(Rule):
    """Holds while some ships in orbit that still fight have neither missiles nor beams, nor a missile on its way."""

    kind: Literal["spent"]
    of: Selection


StandingCondition = Stronger | Held | Quiet | Spent
