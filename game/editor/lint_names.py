"""Lints on names: what is named and not there, what is there twice, what nobody names; who plays, and how it ends.

These look at what the text says, so they work while the level still has errors.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.base.errors import KeyPath
from game.editor.deeds.placing import delete, set_player, set_value
from game.editor.fixes import for_id, for_name
from game.editor.found import Fix, Found, Look, Weight
from game.editor.references import ids, known_names, may_be_empty, mentions
from game.editor.schema import shape_at, tables_in
from game.rules import triggers as tr
from game.rules.level import ObjectiveRule, ShipRule

_FOR_OTHERS = {
    "zone": "Nobody names this zone, and it does nothing by itself.", "speaker": "Nobody speaks so.",
    "variant": "No figure compares the battle with this variant.",
}  # fmt: skip
"""what is there only to be named: what is wrong when nobody does"""


def name_lints(look: Look) -> Iterator[Found]:
    """Give every problem of names."""
    yield from _unknown(look)
    yield from _twice(look)
    yield from _player(look)
    yield from _unused(look)
    yield from _ends(look)


def _unknown(look: Look) -> Iterator[Found]:
    known: dict[str, set[str]] = {}
    for each in mentions(look.data):
        if each.kind == "unit":  # depends on the side, and the rules tell it
            continue
        if each.kind not in known:
            known[each.kind] = set(known_names(look.data, look.library, each.kind))
        _, rule = shape_at(look.data, each.path)
        empty = rule is not None and not each.name and may_be_empty(look.data, (rule.model, rule.key))
        theatre = each.kind == "formation" and look.data.get("theatre") == "surface"
        if each.loose or empty or theatre or each.name in known[each.kind]:
            continue
        quiet = each.kind == "portrait" or (each.kind == "trigger" and each.path[0] == "expect")  # the rules take them
        weight: Weight = "warning" if quiet else "error"
        told = each.path[0] == "expect"  # may be meant: "at the end, if it never fired"
        fixes = [] if told else for_name(look.data, each.path, each.name, each.kind, look.library)
        yield look.found(each.path, f"There is no {each.kind} '{each.name}'.", "unknown", weight, fixes)


def _twice(look: Look) -> Iterator[Found]:
    for kind, found in ids(look.data).items():
        seen: set[str] = set()
        for name, path in found:
            if name in seen:
                at = (*path, "id")
                text = f"There is another {kind} called '{name}'."
                yield look.found(at, text, "twice", "error", for_id(look.data, at, kind))
            seen.add(name)


def _player(look: Look) -> Iterator[Found]:
    ships = [table.path for table in tables_in(look.data) if table.model is ShipRule]
    players = [path for path in ships if look.level.get((*path, "player")) is True]
    if not players:
        commanded = [path for path in ships if look.level.get((*path[:2], "commanded")) is True]
        fixes = [Fix(f"Give {_name(look, path)} to the player", set_player, (path,)) for path in commanded[:1]]
        yield look.found(("force",), "No ship is the player's own.", "player", "warning", fixes)
    for path in players[1:]:
        fix = Fix("Leave the first one to the player", set_value, ((*path, "player"), None))
        text = f"{_name(look, path)} is the player's too, and only the first is flown by hand."
        yield look.found((*path, "player"), text, "player", "warning", [fix])


def _name(look: Look, path: KeyPath) -> str:
    return str(look.level.get((*path, "name")) or look.level.get((*path, "id")) or "it")


def _unused(look: Look) -> Iterator[Found]:
    used: dict[str, set[str]] = {}
    for each in mentions(look.data):
        used.setdefault(each.kind, set()).add(each.name)
    for kind, found in ids(look.data).items():
        for name, path in found:
            if kind not in _FOR_OTHERS or name in used.get(kind, ()):
                continue
            if kind == "zone" and _does_something(look, path):
                continue
            yield look.found(path, _FOR_OTHERS[kind], "unused", "warning", [Fix(f"Delete {name}", delete, ([path],))])


def _does_something(look: Look, zone: KeyPath) -> bool:
    return any(look.level.get((*zone, key)) for key in ("city", "safe_for"))


def _ends(look: Look) -> Iterator[Found]:
    actions = [table for table in tables_in(look.data) if table.path[:1] == ("trigger",) and len(table.path) == 4
               and table.path[2] == "do"]  # fmt: skip
    if not any(table.model is tr.End for table in actions):
        text = "No trigger ends the battle: it goes on until its time is up."
        yield look.found(("trigger",) if "trigger" in look.data else (), text, "end")
    decided = [table.data.get("objective") for table in actions if table.model is tr.SetObjective]
    for table in tables_in(look.data):
        if table.model is ObjectiveRule and table.data.get("id") not in decided:
            yield look.found(table.path, "No trigger ever decides this objective.", "undecided")

