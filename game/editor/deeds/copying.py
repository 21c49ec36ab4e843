"""Copy and paste as text: what is copied is TOML that any editor shows, and any level takes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from game.base.errors import ContentError, KeyPath, key_text
from game.editor.deeds.common import Point, alone, is_spot, is_surface, neat
from game.editor.draft import Draft
from game.editor.references import OF_LEVEL, free_id, ids, mentions, names_of
from game.editor.syntax import Block
from game.editor.writing import Refused, write, write_key
from game.rules.document import parse_toml

_LISTS = ("force", "zone", "reference", "objective", "trigger", "expect", "carry", "leave", "variant")
_INTO = {"ship": "force", "when": "trigger", "unless": "trigger", "do": "trigger"}


def copied(level: Draft, picks: Sequence[KeyPath]) -> str:
    """Give what is chosen as text. Raises: Refused for what cannot stand alone."""
    out = []
    for path in alone(picks):
        blocks = [block for block in level.blocks if path and block.path[: len(path)] == path]
        if blocks:
            out.append(_own(blocks, level.newline))
        elif isinstance(level.get(path), dict):
            names = [part for part in path if isinstance(part, str)]
            name = names[-1] if isinstance(path[-1], int) else ".".join(write_key(part) for part in names)
            header = f"[[{name}]]" if isinstance(path[-1], int) else f"[{name}]"
            lines = [f"{write_key(key)} = {write(each, level.newline)}" for key, each in level.get(path).items()]
            out.append(level.newline.join([header, *lines, ""]))
        else:
            raise Refused(f"'{key_text(path)}' cannot be copied by itself.")
    return level.newline.join(out)


def _own(blocks: Sequence[Block], newline: str) -> str:
    return newline.join(f"{block.head}{block.body}{newline}" for block in blocks)


def paste(level: Draft, text: str, at: Point | None = None, into: KeyPath | None = None) -> str:
    """Put copied text into a level, this one or another.

    What is called as something here already gets another id, and what was copied with it and names it follows.
    at: where the middle of what has a place comes to lie; into: the force for ships, the trigger for its parts

    Raises: Refused when the text is not of this kind
    """
    try:
        data: Any = dict(parse_toml(text, Path("what was copied")).data)
    except ContentError as error:
        raise Refused(f"This is nothing that was copied from a level: {error.problems[0]}") from error
    known = {*_LISTS, *_INTO, "speaker", "trench"}
    if not data or set(data) - known or not all(_fits(key, value) for key, value in data.items()):
        raise Refused("This is nothing that was copied from a level.")
    _rename(level, data)
    if at is not None:
        _shift(data, at)
    for key in _LISTS:
        for table in data.get(key, []):
            level.append((key,), table)
    for name, table in data.get("speaker", {}).items():
        level.set(("speaker", name), table)
    for table in data.get("trench", []):
        level.append(("land", "trench"), table)
    _into(level, data, into)
    count = sum(len(value) for value in data.values())
    return f"Paste {count} thing{'s' * (count != 1)}"


def _fits(key: str, value: Any) -> bool:
    tables = value.values() if key == "speaker" and isinstance(value, dict) else value
    return isinstance(value, dict if key == "speaker" else list) and all(isinstance(each, dict) for each in tables)


def _into(level: Draft, data: Any, into: KeyPath | None) -> None:
    for key, holder in _INTO.items():
        for table in data.get(key, []):
            if into is None or into[0] != holder or len(into) != 2 or not level.has(into):
                raise Refused(f"Choose a {holder} to paste this into.")
            if key == "ship" and is_surface(level) and not is_spot(table.get("at_wu")):
                table.pop("at_wu", None)
            level.append((*into, key), table)


def _rename(level: Draft, data: Any) -> None:
    """Give what is pasted ids that are free here, and let it name one another by them."""
    wrapped = {**data, "force": [*data.get("force", []), {"ship": data["ship"]}]} if "ship" in data else data
    own = any(ship.get("player") for force in level.get(("force",)) or [] for ship in force.get("ship", []))
    for force in wrapped.get("force", []):
        for ship in force.get("ship", []):
            if own and isinstance(ship, dict):
                ship.pop("player", None)
    for kind in OF_LEVEL:
        taken, own_ids = set(names_of(level.data, kind)), ids(wrapped)[kind]
        for old, path in own_ids:
            new = old if old not in taken else free_id(old, taken | {each for each, _ in own_ids})
            taken.add(new)
            if new == old:
                continue
            for each in [each for each in mentions(wrapped) if each.kind == kind and each.name == old]:
                _holder(wrapped, each.path)[each.path[-1]] = new
            if kind == "speaker":
                wrapped["speaker"][new] = wrapped["speaker"].pop(old)
            else:
                _holder(wrapped, (*path, "id"))["id"] = new


def _holder(data: Any, path: KeyPath) -> Any:
    for part in path[:-1]:
        data = data[part]
    return data


def _shift(data: Any, at: Point) -> None:
    tables = [*data.get("force", []), *data.get("zone", []), *data.get("reference", []), *data.get("ship", [])]
    spots = [table["at_wu"] for table in tables if is_spot(table.get("at_wu"))]
    if not spots:
        return
    middle = [sum(each[axis] for each in spots) / len(spots) for axis in (0, 1)]
    tables += [ship for force in data.get("force", []) for ship in force.get("ship", []) if isinstance(ship, dict)]
    for table in tables:
        if is_spot(table.get("at_wu")):
            table["at_wu"] = [neat(table["at_wu"][axis] + at[axis] - middle[axis]) for axis in (0, 1)]
