"""The page of controls: each group's controls and what they do, as the player has them now."""

from __future__ import annotations

from game.app.bindings import COMMON, KEYS, PAD, Bindings, Groups, Place
from game.app.control_names import HALVES, PAD_NAMES, plain, shown
from game.rules.controls import ActionRule

_NUMBERED = 3  # actions that differ by a figure at their end, which are told in one line from so many on


def help_groups(bindings: Bindings, context: str, pad: bool) -> Groups:
    """Give the page of a context: the gamepad first while it is in hand, then mouse and keys."""
    page = _keys(bindings, context)
    return [("Gamepad", _pad(bindings, context)), *page] if pad else page


def _keys(bindings: Bindings, context: str) -> Groups:
    rules, part = list(bindings.rules(context)), bindings.contexts[context]
    common = bindings.contexts[COMMON].groups
    names = [*(name for name in part.groups if name not in common), *common]
    out: Groups = []
    for name in names:  # LOOP: groups
        lines = _lines(bindings, context, [rule for rule in rules if rule.group == name])
        if name == "Mouse":
            lines += [(bindings.words(context, how), bindings.words(context, text)) for how, text in part.mouse]
        if lines:
            out.append((name, lines))
    return out


def _lines(bindings: Bindings, context: str, rules: list[ActionRule]) -> list[tuple[str, str]]:
    """Tell actions in lines; those that differ by a figure in one line, while their keys do too."""
    told: list[tuple[str, str, str]] = []
    for rule in rules:  # LOOP: actions of a group
        keys = bindings.controls(Place(bindings.home(context, rule.do), rule.do), KEYS)
        if keys:
            names = ", ".join(shown(key, False) for key in keys)
            told.append((rule.do.rstrip("0123456789"), names, bindings.words(context, rule.text)))
    out: list[tuple[str, str]] = []
    while told:
        stem, key, text = told[0]
        run = 1
        while run < len(told) and told[run][0] == stem and _follows(told[run - 1][1], told[run][1]):
            run += 1
        if run >= _NUMBERED and len({_unnumbered(line[2]) for line in told[:run]}) == 1:
            out.append((f"{key} to {plain(told[run - 1][1])}", _unnumbered(text)))
        else:
            run = 1
            out.append((key, text))
        told = told[run:]
    return out


def _follows(one: str, other: str) -> bool:
    return one[-1].isdigit() and other[-1].isdigit() and one[:-1] == other[:-1] and int(other[-1]) == int(one[-1]) + 1


def _unnumbered(text: str) -> str:
    return text.rstrip("0123456789 ")


def _pad(bindings: Bindings, context: str) -> list[tuple[str, str]]:
    """Tell the controls of the gamepad; halves of a stick that do alike in one line."""
    lines: dict[tuple[str, str], list[str]] = {}
    for rule in bindings.rules(context):  # LOOP: actions
        for control in bindings.controls(Place(bindings.home(context, rule.do), rule.do), PAD):
            stick = next((name for name, halves in HALVES.items() if control in halves), "")
            text = bindings.words(context, rule.pad_text or rule.text, True)
            lines.setdefault((stick or control, text), []).append(control)
    out = []
    for (name, text), controls in lines.items():
        out.append((PAD_NAMES[name if len(controls) > 1 or name not in HALVES else controls[0]], text))
    return out
