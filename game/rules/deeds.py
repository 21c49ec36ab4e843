"""What a person did with his own hands or brought about: conditions that neither idle hands nor an autopilot meet."""

from __future__ import annotations

from typing import Final, Literal, get_args

from game.rules.document import Rule, measured
from game.rules.selection import Selection

DisplayDeed = Literal["zoom", "look", "target", "select", "pause", "arm"]
"""what changes nothing in the battle: the display tells of it, where a level asks for it"""
DISPLAY_DEEDS: Final[tuple[str, ...]] = get_args(DisplayDeed)

HandDeed = Literal[
    "thrust", "slide", "turn", "autopilot", "helm", "order", "move", "attack", "escort", "hold", "withdraw", "salvo",
    "metal", "posture", "power", "free", "form", "open_bow", "shut_bow", "jump", "call_off",
    "walk", "crouch", "lie", "leap", "sights", "fire", "reload", "call_fire", "rally",
    "climb", "dive", "level", "burner", "ease", "missile",
    "drive", "roll_up", "roll_back", "fire_back", "hatch", "word", "fall_back",
    "hang", "gather", "even", "burn", "let_down", "fighters",
]  # fmt: skip
"""what is a command to the battle, and can be read off it"""


class Did(Rule):
    """Holds when the person has done something with his own hands, so often."""

    kind: Literal["did"]
    deed: HandDeed | DisplayDeed
    at_least: int = measured(1, ge=1, le=100000, help="commands that asked for it; what is held down gives many")
    since: str = measured("", help="the trigger from whose moment on it counts; from the beginning when left out")


class Moving(Rule):
    """Holds while one of these moves so fast, or so slowly."""

    kind: Literal["moving"]
    of: Selection
    above_wups: float = measured(0.0, "wu/s", ge=0, le=5000)
    below_wups: float = measured(5000.0, "wu/s", ge=0, le=5000)


class High(Rule):
    """Holds while one of these is so high over the land, or so low."""

    kind: Literal["high"]
    of: Selection
    above_wu: float = measured(0.0, "wu", ge=0, le=1e5)
    below_wu: float = measured(1e5, "wu", ge=0, le=1e5)


class Facing(Rule):
    """Holds while one of these points its bow at another."""

    kind: Literal["facing"]
    of: Selection
    to: Selection
    within_deg: float = measured(15.0, "deg", gt=0, le=180)


class Powered(Rule):
    """Holds while a captain asks at least so much of a consumer's full work for it."""

    kind: Literal["powered"]
    of: Selection
    part: Literal["engines", "shield", "point_defence", "main"]
    above_share: float = measured(..., "share", ge=0, le=1.5)


PersonCondition = Did | Moving | High | Facing | Powered
