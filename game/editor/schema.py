"""What the rules know about every place of a level: read off the models, so that nothing is written down twice."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.base.errors import KeyPath
from game.rules.carry import CampaignFile
from game.rules.level import LevelRule
from game.rules.rule import PROSE

Sort = Literal["table", "tables", "list", "map", "choice", "text", "whole", "number", "flag"]


@dataclass(frozen=True)
class Shape:
    """What belongs at one place of a level.

    sort:    a table; one of several `tables`, told apart by a tag; a list; a map of names; a choice; or a plain value
    tables:  tag -> model, "" for a plain table; tag: the key that tells them apart
    item:    of a list or map
    choices: of a choice
    low, high: limits, None for none; open_low, open_high: the limit itself is outside
    fewest, most: entries of a list, characters of a text; prose: a text of sentences
    """

    sort: Sort
    tables: Mapping[str, type[BaseModel]] = field(default_factory=dict)
    tag: str = ""
    item: Shape | None = None
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    open_low: bool = False
    open_high: bool = False
    fewest: int | None = None
    most: int | None = None
    pattern: str = ""
    optional: bool = False
    prose: bool = False


@dataclass(frozen=True)
class FieldRule:
    """One field of a model. key: in the file; default: None where there is none"""

    key: str
    model: type[BaseModel]
    shape: Shape
    measure: str
    help: str
    required: bool
    default: Any


def _peel(kind: Any, notes: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    while get_origin(kind) is Annotated:
        kind, *more = get_args(kind)
        for each in more:
            notes += tuple(each.metadata) if isinstance(each, FieldInfo) else (each,)
    return kind, notes


def _limits(notes: tuple[Any, ...]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    flat = [each for note in notes for each in (note if isinstance(note, annotated_types.GroupedMetadata) else (note,))]
    for note in flat:
        for name, key, opened in (("ge", "low", ""), ("gt", "low", "open_low"), ("le", "high", ""),
                                  ("lt", "high", "open_high")):  # fmt: skip
            value = getattr(note, name, None)
            if value is not None:
                out[key] = value
                if opened:
                    out[opened] = True
        for name, key in (("min_length", "fewest"), ("max_length", "most"), ("pattern", "pattern")):
            value = getattr(note, name, None)
            if value is not None:
                out[key] = value if key != "pattern" else str(getattr(value, "pattern", value))
    return out


def shape_of(kind: Any, notes: tuple[Any, ...] = ()) -> Shape:
    """Read a type annotation."""
    kind, notes = _peel(kind, notes)
    origin, parts = get_origin(kind), get_args(kind)
    limits = _limits(notes)
    if PROSE in notes:
        limits["prose"] = True
    if origin in (Union, types.UnionType):
        return _union(parts, notes)
    if origin is Literal:
        return Shape("choice", choices=tuple(str(each) for each in parts), **limits)
    if origin is list:
        return Shape("list", item=shape_of(parts[0]), **limits)
    if origin is dict:
        return Shape("map", item=shape_of(parts[1]), **limits)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return Shape("table", tables={"": kind})
    plain: dict[Any, Sort] = {bool: "flag", int: "whole", float: "number", str: "text"}
    return Shape(plain[kind], **limits)


def _union(parts: tuple[Any, ...], notes: tuple[Any, ...]) -> Shape:
    optional = type(None) in parts
    members = [each for each in parts if each is not type(None)]
    shapes = [shape_of(each, notes) for each in members]
    if len(shapes) == 1:
        return Shape(**{**shapes[0].__dict__, "optional": optional})
    if all(each.sort == "choice" for each in shapes):
        choices = dict.fromkeys(choice for each in shapes for choice in each.choices)
        return Shape("choice", choices=tuple(choices), optional=optional)
    tables: dict[str, type[BaseModel]] = {}
    tag = ""
    for each in shapes:
        for known, model in each.tables.items():
            found = tag_of(model)
            assert found is not None, "tables of a union are told apart by a tag"
            tag, names = found
            tables.update(dict.fromkeys(names, model) if not known else {known: model})
    return Shape("tables", tables=tables, tag=tag, optional=optional)


@lru_cache(maxsize=512)
def tag_of(model: type[BaseModel]) -> tuple[str, tuple[str, ...]] | None:
    """Give the key that tells a model from its sisters, and its values: a required choice of one."""
    for name, each in model.model_fields.items():
        if get_origin(each.annotation) is Literal and len(get_args(each.annotation)) == 1 and each.is_required():
            return name, get_args(each.annotation)
    return None


@lru_cache(maxsize=512)
def fields_of(model: type[BaseModel]) -> dict[str, FieldRule]:
    """Give every field of a model by the key it has in the file."""
    out = {}
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        measure = str(extra.get("measure", "")) if isinstance(extra, Mapping) else ""
        default = None if info.is_required() else info.get_default(call_default_factory=True)
        out[info.alias or name] = FieldRule(
            info.alias or name, model, shape_of(info.annotation, tuple(info.metadata)), measure,
            info.description or "", info.is_required(), default,
        )  # fmt: skip
    return out


def model_in(shape: Shape, value: Any) -> type[BaseModel] | None:
    """Say which model a table is, by its tag; None where it does not say."""
    if shape.sort == "table":
        return shape.tables[""]
    if shape.sort == "tables" and isinstance(value, Mapping):
        return shape.tables.get(str(value.get(shape.tag)))
    return None


LEVEL = Shape("table", tables={"": LevelRule})
CAMPAIGN = Shape("table", tables={"": CampaignFile})
_ONLY_LEVELS, _ONLY_CAMPAIGNS = ("theatre", "force", "briefing"), ("battle", "stock", "epilogue", "subtitle")


def is_campaign(data: Any) -> bool:
    """Say whether what a file says is a campaign and not a level, however faulty."""
    return any(key in data for key in _ONLY_CAMPAIGNS) and not any(key in data for key in _ONLY_LEVELS)


def root_of(data: Any) -> Shape:
    """Give what belongs at the top of a file."""
    return CAMPAIGN if isinstance(data, Mapping) and is_campaign(data) else LEVEL


def rule_of(data: Any) -> type[LevelRule] | type[CampaignFile]:
    """Give the model of a file."""
    return CampaignFile if root_of(data) is CAMPAIGN else LevelRule


@dataclass(frozen=True)
class Table:
    """A table of a level that the rules know. shape: of its place, with all that might stand there"""

    path: KeyPath
    model: type[BaseModel]
    data: Mapping[str, Any]
    shape: Shape


def tables_in(value: Any, shape: Shape | None = None, path: KeyPath = ()) -> Iterator[Table]:
    """Give every table of a level, the outer before the inner, whatever else is wrong with it."""
    shape = root_of(value) if shape is None else shape
    if shape.sort == "list" and isinstance(value, list) and shape.item:
        for place, each in enumerate(value):
            yield from tables_in(each, shape.item, (*path, place))
    elif shape.sort == "map" and isinstance(value, Mapping) and shape.item:
        for key, each in value.items():
            yield from tables_in(each, shape.item, (*path, key))
    elif shape.sort in ("table", "tables") and isinstance(value, Mapping):
        model = model_in(shape, value)
        if model is None:
            return
        yield Table(path, model, value, shape)
        for key, rule in fields_of(model).items():
            if key in value:
                yield from tables_in(value[key], rule.shape, (*path, key))


def shape_at(data: Any, path: KeyPath) -> tuple[Shape | None, FieldRule | None]:
    """Say what belongs at a path of a level, and the field it is or lies in; None where the rules know nothing."""
    shape: Shape | None = root_of(data)
    rule: FieldRule | None = None
    value = data
    for part in path:
        if shape is None:
            return None, None
        if shape.sort in ("table", "tables"):
            model = model_in(shape, value)
            tagged = shape.sort == "tables" and part == shape.tag
            rule = fields_of(model).get(str(part)) if model else None
            shape = Shape("choice", choices=tuple(shape.tables)) if tagged else rule.shape if rule else None
        else:
            shape = shape.item
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            value = None
    return shape, rule


def key_order(data: Any, path: KeyPath) -> list[str]:
    """Give the order in which the keys of a table are written: as the rules name them."""
    shape, _ = shape_at(data, path)
    if shape is None or shape.sort not in ("table", "tables"):
        return []
    try:
        value = data
        for part in path:
            value = value[part]
    except (KeyError, IndexError, TypeError):
        value = None
    model = model_in(shape, value)
    return list(fields_of(model)) if model else []
