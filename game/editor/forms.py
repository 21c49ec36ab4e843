"""Forms: every field the game knows of any table of a level, with measure, range, help and choices, as data.

Nothing is written down here about single fields: all of it comes from the rules' own models.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from game.base.errors import KeyPath, at_path
from game.editor.references import LOOSE, NAMES, OF_CAMPAIGN, known_names, may_be_empty
from game.editor.schema import FieldRule, Shape, fields_of, model_in, shape_at
from game.rules.library import Library


@dataclass(frozen=True)
class Kind:
    """One of several sorts of table that may stand in a place: a condition, an action, a measure."""

    tag: str
    model: type[BaseModel]
    help: str


@dataclass(frozen=True)
class FormField:
    """One field as a form shows it.

    sort, choices, low, high ...: see Shape; of names, the choices are what may be named
    names:    what sort of thing it names, "" for none; loose: other words fit as well
    required: it must be there; present: it is there; value: what it says, or would say when left out
    items:    of a list or map, the shape of what stands in it; kinds: the tables that may stand there
    """

    key: str
    path: KeyPath
    shape: Shape
    measure: str
    help: str
    required: bool
    default: Any
    present: bool
    value: Any
    names: str = ""
    loose: bool = False
    choices: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()

    @property
    def sort(self) -> str:
        """Give what sort of input it wants."""
        return "choice" if self.names and not self.loose and self.shape.sort == "text" else self.shape.sort

    @property
    def range(self) -> str:
        """Say the range in words."""
        shape, unit = self.shape, f" {self.measure}" if self.measure else ""
        low = "" if shape.low is None else f"{'more than' if shape.open_low else 'from'} {shape.low:g}"
        high = "" if shape.high is None else f"{'less than' if shape.open_high else 'to'} {shape.high:g}"
        text = " ".join(part for part in (low, high) if part)
        return f"{text}{unit}" if text else unit.strip()


@dataclass(frozen=True)
class Form:
    """The form of one table. kinds: what else the table may be, by its tag; unknown: keys that no rule knows"""

    path: KeyPath
    model: type[BaseModel]
    title: str
    help: str
    fields: tuple[FormField, ...]
    kinds: tuple[Kind, ...] = ()
    tag: str = ""
    unknown: tuple[str, ...] = ()


def form_at(data: Any, path: KeyPath, library: Library) -> Form | None:
    """Give the form of the table at a path; None when there is none, or its kind is not known.

    data: what a level says, however faulty
    """
    shape, _ = shape_at(data, path)
    there = at_path(data, path)
    if shape is None or not isinstance(there, dict):
        return None
    model = model_in(shape, there)
    if model is None:
        return None
    around = at_path(data, path[:2]) if path[:1] == ("force",) else None
    fields = tuple(_field(data, path, there, rule, library, around) for rule in fields_of(model).values())
    return Form(path, model, _title(path, there), help_of(model), fields, kinds_of(shape), shape.tag,
                tuple(key for key in there if key not in fields_of(model)))  # fmt: skip


def _title(path: KeyPath, there: Any) -> str:
    for key in ("name", "title", "id", "kind", "figure"):
        if isinstance(there.get(key), str) and there[key]:
            return str(there[key])
    return str(next((part for part in reversed(path) if isinstance(part, str)), "level"))


def _field(data: Any, path: KeyPath, there: Any, rule: FieldRule, library: Library, around: Any) -> FormField:
    place = (rule.model, rule.key)
    names = NAMES.get(place) or OF_CAMPAIGN.get(place) or LOOSE.get(place, "")
    choices = tuple(known_names(data, library, names, around)) if names else rule.shape.choices
    if names and (may_be_empty(data, place) or rule.shape.optional):
        choices = ("", *choices)
    inner = rule.shape.item or rule.shape
    present = rule.key in there
    return FormField(
        rule.key, (*path, rule.key), rule.shape, rule.measure, rule.help, rule.required, plain(rule.default), present,
        there[rule.key] if present else plain(rule.default), names, place in LOOSE, choices, kinds_of(inner),
    )  # fmt: skip


def plain(value: Any) -> Any:
    """Give a default as a file would say it."""
    if isinstance(value, BaseModel):
        return {key: plain(each) for key, each in value if each is not None}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value


def kinds_of(shape: Shape) -> tuple[Kind, ...]:
    """List the tables that may stand in a place, in words."""
    return tuple(Kind(tag, model, help_of(model)) for tag, model in shape.tables.items())


def help_of(model: type[BaseModel]) -> str:
    """Give what a model says it is."""
    return inspect.cleandoc(model.__doc__ or "").partition("\n")[0]


def filled(data: Any, model: type[BaseModel], library: Library, tag: str = "") -> dict[str, Any]:
    """Make a new table with what must be in it: the first thing that can be named, the lowest number that fits.

    tag: its kind, where the model has several
    """
    return {key: _first(data, rule, library, tag) for key, rule in fields_of(model).items() if rule.required}


def _first(data: Any, rule: FieldRule, library: Library, tag: str) -> Any:
    names = NAMES.get((rule.model, rule.key))
    if names:
        known = known_names(data, library, names)
        return known[0] if known else ""
    return _simplest(data, rule.shape, library, tag)


def _simplest(data: Any, shape: Shape, library: Library, tag: str = "") -> Any:
    if shape.sort == "choice":
        return tag if tag in shape.choices else shape.choices[0]
    if shape.sort in ("table", "tables"):
        name, model = next(iter(shape.tables.items()))
        return filled(data, model, library, name)
    if shape.sort == "list":
        assert shape.item is not None
        return [_simplest(data, shape.item, library) for _ in range(shape.fewest or 0)]
    if shape.sort in ("map", "flag"):
        return {} if shape.sort == "map" else False
    if shape.sort == "text":
        return "new" if shape.pattern else "..."
    low = 0.0 if shape.low is None else max(shape.low, 0.0 if shape.high is None or shape.high >= 0.0 else shape.low)
    value = low + 1.0 if shape.open_low and low == shape.low else low
    value = value if shape.high is None else min(value, shape.high)
    return int(value) if value == int(value) else value
