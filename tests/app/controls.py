"""Keys and controls by what they ask for, as the game ships."""

from __future__ import annotations

from game.app.bindings import shipped


def codes(context: str) -> dict[str, int]:
    """Give the first key of every action of a context, by scancode."""
    found = {rule.do: shipped().codes(context, rule.do) for rule in shipped().rules(context)}
    return {action: each[0] for action, each in found.items() if each}


def pads(context: str) -> list[tuple[str, str]]:
    """Give every control of the gamepad in a context, with its action."""
    return [(control, rule.do) for rule in shipped().rules(context) for control in rule.pad]
