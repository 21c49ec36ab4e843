"""Deeds on names: call a thing otherwise wherever it is named; forget it wherever it is named."""

from __future__ import annotations

from collections.abc import Iterator

from game.base.errors import KeyPath
from game.editor.draft import Draft
from game.editor.references import EMPTY_FITS, OF_LEVEL, ids, mentions, names_of, path_of
from game.editor.schema import shape_at
from game.editor.writing import Refused
from game.rules.measures_surface import CountKilled

_EMPTIED = ("trigger", "variant", "carry")
"""tables that go when the last of what they do is forgotten"""


def rename(level: Draft, kind: str, old: str, new: str) -> str:
    """Give a thing another id, in its table and wherever it is named."""
    if new == old:
        return f"Rename {old}"
    if new in names_of(level.data, kind):
        raise Refused(f"There is already a {kind} called '{new}'.")
    path = path_of(level.data, kind, old)
    if path is None:
        raise Refused(f"There is no {kind} called '{old}'.")
    for each in list(mentions(level.data)):
        if each.kind == kind and each.name == old:
            level.set(each.path, new)
    if kind == "speaker":
        level.rename(path, new)
    else:
        level.set((*path, "id"), new)
    return f"Rename {old} to {new}"


def rename_at(level: Draft, path: KeyPath, kind: str, new: str) -> str:
    """Give the thing at a path another id, where several have the same: what names it goes on meaning the first."""
    level.set((*path, "id"), new)
    return f"Rename a {kind} to {new}"


def forget(level: Draft, kind: str, name: str) -> str:
    """Take away whatever names a thing: fields that may be empty, conditions, actions, what canon expects of it.

    A trigger left without a condition or an action goes too, and then whatever names that; so does a variant that
    changes nothing any more. A memory of the war that does nothing any more goes with its words.
    """
    while True:  # LOOP: places that name it, and what falls with them
        path = next((each.path for each in mentions(level.data) if each.kind == kind and each.name == name
                     and not each.loose and _clear(level, each.path) is not None), None)  # fmt: skip
        if path is None:
            return f"Forget {name}"
        victim = _clear(level, path)
        assert victim is not None
        if victim[0] not in _EMPTIED or len(victim) != 4 or len(level.get(victim[:3])) > 1 or victim[2] == "unless":
            level.remove(victim)
            continue
        fallen = str(level.get((*victim[:2], "id"), ""))
        level.remove(victim[:2])
        if victim[0] in OF_LEVEL:
            forget(level, str(victim[0]), fallen)


def _clear(level: Draft, path: KeyPath) -> KeyPath | None:
    """Say what goes when a name is forgotten: the field, or what it lies in; None when nothing can."""
    _, rule = shape_at(level.data, path)
    place = (rule.model, rule.key) if rule is not None else None
    if place in EMPTY_FITS and place != (CountKilled, "by_force"):  # without it something else would be counted
        return path
    if path[0] in _EMPTIED and len(path) > 3:
        return path[:4]
    if path[0] in ("expect", "leave"):
        return path[:2]
    return None


def doubles(level: Draft) -> Iterator[tuple[str, str, KeyPath]]:
    """Give kind, id and path of what has an id that something before it has."""
    for kind, found in ids(level.data).items():
        seen: set[str] = set()
        for name, path in found:
            if name in seen:
                yield kind, name, path
            seen.add(name)
