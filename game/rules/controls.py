"""What can be asked for by keys, mouse and gamepad, in which place: `assets/controls.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from game.base import paths
from game.rules.document import Rule, load_toml, measured, validate

Way = Literal["press", "hold", "stick", "click"]


class ActionRule(Rule):
    """Something the player can ask for, and by what unless he has chosen otherwise."""

    do: str = measured(help="the action's name", pattern=r"^[a-z][a-z0-9_]*$")
    group: str = measured(help="the heading it stands under")
    keys: list[str] = measured([], help="keys and mouse buttons")
    pad: list[str] = measured([], help="controls of a gamepad")
    way: Way = measured("press", help="once, as long as it is held, a whole stick, or a click with a place")
    latch: bool = measured(False, help="may be made to stay on until it is pressed again")
    against: str = measured("", help="the action that this one ends when it stays on")
    like: str = measured("", help="the action that does the same on a gamepad")
    text: str = measured(help="what it does, in a player's words; {name} stands for the control of another action")
    pad_text: str = measured("", help="the same for a gamepad, where that differs")


class ContextRule(Rule):
    """A place with controls of its own: in orbit, on foot, on pages and so on."""

    title: str = measured(help="what it is called")
    groups: list[str] = measured(help="headings, in order")
    mouse: list[tuple[str, str]] = measured([], help="what the mouse does besides, and how", strict=False)
    actions: list[ActionRule] = measured(help="what can be asked for there")


class ControlsFile(Rule):
    """All places. battle: what counts in every battle, besides the place's own"""

    battle: ContextRule
    orbit: ContextRule
    foot: ContextRule
    air: ContextRule
    armour: ContextRule
    conn: ContextRule
    watch: ContextRule
    menus: ContextRule


@lru_cache(maxsize=1)
def standard_controls() -> dict[str, ContextRule]:
    """Give the controls the game ships with, by context."""
    file = validate(load_toml(paths.assets() / "controls.toml"), ControlsFile)
    return {name: getattr(file, name) for name in ControlsFile.model_fields}
