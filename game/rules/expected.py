"""Follow a model along the keys of a file, and say in plain words what belongs at each place."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.base.errors import KeyPath

_LISTS: tuple[Any, ...] = (list, tuple, set, frozenset)
_SHOWN_CHOICES = 10
_PATTERNS = {
    r"^[a-z][a-z0-9-]{0,39}$": "of small letters, digits and hyphens, a letter first, 40 at most",
    r"^[a-z][a-z0-9_]*$": "of small letters, digits and _, a letter first",
}
"""what a pattern asks for, in words"""


@dataclass(frozen=True)
class Place:
    """What a model says about one place of a file.

    type:    its Python type, without Annotated
    notes:   limits declared for it, of annotated_types
    measure: such as "wu"; empty if it has none
    """

    type: Any
    notes: tuple[Any, ...] = ()
    measure: str = ""


def field_at(model: type[BaseModel], key: str) -> FieldInfo | None:
    """Find a field by the key it has in the file."""
    for name, field in model.model_fields.items():
        if key == (field.alias or name):
            return field
    return None


def keys_of(model: type[BaseModel]) -> list[str]:
    """List the keys a table of this model may have."""
    return [field.alias or name for name, field in model.model_fields.items()]


def follow(model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[KeyPath, Place | None]:
    """Turn pydantic's location of an error into the key path in the file and what belongs there.

    Pydantic mixes names of union members into its locations; they stand in no file.
    """
    path: list[str | int] = []
    place: Place | None = Place(model)
    for part in location:
        if place is None:
            path.append(part)
            continue
        member = _member(place, part)
        if member is not None:
            place = member
            continue
        path.append(part)
        place = _inside(place, part)
    return tuple(path), place


def _peel(kind: Any, measure: str, notes: tuple[Any, ...] = ()) -> Place:
    """Unwrap Annotated and "or nothing"."""
    while True:
        if get_origin(kind) is Annotated:
            kind, *more = get_args(kind)
            for each in more:
                notes += tuple(each.metadata) if isinstance(each, FieldInfo) else (each,)
            continue
        members = _members(kind)
        if len(members) == 1 and members[0] is not kind:
            kind = members[0]
            continue
        return Place(kind, notes, measure)


def _members(kind: Any) -> list[Any]:
    """List the members of a union other than None; any other type stands for itself."""
    if get_origin(kind) in (Union, types.UnionType):
        return [each for each in get_args(kind) if each is not type(None)]
    return [kind]


def _of_field(field: FieldInfo) -> Place:
    extra = field.json_schema_extra
    measure = str(extra.get("measure", "")) if isinstance(extra, Mapping) else ""
    return _peel(field.annotation, measure, tuple(field.metadata))


def _inside(place: Place, part: str | int) -> Place | None:
    """Step from a table to a key, or from a list to an entry."""
    kind, origin, parts = place.type, get_origin(place.type), get_args(place.type)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = field_at(kind, str(part))
        return _of_field(field) if field else None
    if origin in _LISTS and isinstance(part, int) and parts:
        if origin is tuple and Ellipsis not in parts:
            return _peel(parts[part], place.measure) if part < len(parts) else None
        return _peel(parts[0], place.measure)
    if origin in (dict, Mapping) and len(parts) == 2:
        return _peel(parts[1], place.measure)
    return None


def _member(place: Place, part: str | int) -> Place | None:
    """Answer the union member that pydantic names in a location, by its tag or its type."""
    if part == "[key]":
        return Place(str)
    members = _members(place.type)
    if len(members) < 2:
        return None
    for each in members:
        member = _peel(each, place.measure)
        if part == getattr(member.type, "__name__", str(member.type)) or part in _tags(member.type):
            return member
    for each in members:
        if _inside(_peel(each, place.measure), part) is not None:
            return None
    return place  # pydantic's own label of a member, such as "constrained-str"


def _tags(kind: Any) -> list[Any]:
    """List the values that tell a member of a tagged union, such as its `kind`."""
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return []
    fields = [field.annotation for field in kind.model_fields.values()]
    return [tag for each in fields if get_origin(each) is Literal for tag in get_args(each)]


def describe(place: Place) -> str:
    """Say what belongs at a place: `a number in wu from 0 to 500`."""
    members = _members(place.type)
    if len(members) > 1:
        return " or ".join(dict.fromkeys(describe(_peel(each, place.measure, place.notes)) for each in members))
    if _is_list(place):
        return _list_words(place)
    words = _type_words(place)
    return f"{words}{_limits(place.notes)}"


def _type_words(place: Place) -> str:
    kind, origin = place.type, get_origin(place.type)
    if origin is Literal:
        return one_of(get_args(kind))
    if origin in (dict, Mapping) or kind is dict or (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return "a table"
    unit = f" in {place.measure}" if place.measure else ""
    if kind is bool:
        return "true or false"
    if kind is int:
        return f"a whole number{unit}"
    if kind is float:
        return f"a number{unit}"
    return "a text in quotes" if kind is str else "a value"


def _is_list(place: Place) -> bool:
    return get_origin(place.type) in _LISTS or place.type in _LISTS


def _list_words(place: Place) -> str:
    """Say how many of what: `a list of 2 to 200, each a list of 2, each a number in wu`."""
    origin, parts = get_origin(place.type), get_args(place.type)
    found = _found(place.notes)
    low, high = found.get("min_length"), found.get("max_length")
    if origin is tuple and Ellipsis not in parts:
        low = high = len(parts)
    words = f"a list{_count_words(low, high, ' of ')}"
    return f"{words}, each {describe(_peel(parts[0], place.measure))}" if parts else words


def one_of(choices: tuple[Any, ...] | list[str]) -> str:
    """List choices, quoted, the first few of many."""
    texts = [f'"{each}"' if isinstance(each, str) else str(each) for each in choices]
    more = ", ..." if len(texts) > _SHOWN_CHOICES else ""
    head = "" if len(texts) == 1 else "one of "
    return f"{head}{', '.join(texts[:_SHOWN_CHOICES])}{more}"


def _found(notes: tuple[Any, ...]) -> dict[str, Any]:
    """List the limits that are set, by name."""
    found: dict[str, Any] = {}
    for note in notes:
        if isinstance(note, annotated_types.GroupedMetadata):
            notes = (*notes, *note)
    for note in notes:
        for name in ("ge", "gt", "le", "lt", "min_length", "max_length", "pattern"):
            value = getattr(note, name, None)
            if value is not None:
                found[name] = value
    return found


def _limits(notes: tuple[Any, ...]) -> str:
    found, texts = _found(notes), []
    if "ge" in found and "le" in found:
        ge, le = found["ge"], found["le"]
        texts.append(f"equal to {ge:g}" if ge == le else f"from {ge:g} to {le:g}")
    else:
        spoken = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
        texts += [f"{word} {found[name]:g}" for name, word in spoken.items() if name in found]
    if "pattern" in found:
        pattern = str(getattr(found["pattern"], "pattern", found["pattern"]))
        texts.append(_PATTERNS.get(pattern, f"matching {pattern}"))
    length = _count_words(found.get("min_length"), found.get("max_length"), "of ")
    texts += [f"{length} characters"] if length else []
    return " " + " and ".join(texts) if texts else ""


def _count_words(low: int | None, high: int | None, before: str) -> str:
    """Say how many there may be: `2`, `at least 1`, `1 to 12`; nothing where any number is right."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"{before}at {'most' if low is None else 'least'} {high if low is None else low}"
    return f"{before}{low}" if low == high else f"{before}{low} to {high}"
