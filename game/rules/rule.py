"""What every table of a rule file is: strict, frozen, with a measure and a range for each number."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from game.base.errors import KeyPath

KnownNames = Mapping[str, Collection[str]]
"""Kind of thing -> its names, such as {"unit": {"race_cruiser", ...}}."""

UNKNOWN_NAMES = "unknown_names"  # the error type below; explain.py unfolds it into one problem a name


class Marker:
    """Says something of a text's field that no number says. Shown by editors, not checked."""


PROSE = Marker()
"""a text of sentences: written in a box of several lines"""


class Rule(BaseModel):
    """A table of a rule file: unknown keys, wrong types, NaN and infinity are errors; nothing is converted."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, allow_inf_nan=False, validate_default=False
    )
    names_of: ClassVar[dict[str, str]] = {}  # field -> kind of thing its names must be known as

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.names_of = {}
        for name, field in cls.model_fields.items():
            extra = field.json_schema_extra
            if isinstance(extra, dict) and isinstance(extra.get("name_of"), str):
                cls.names_of[name] = str(extra["name_of"])

    @field_validator("*", mode="after")
    @classmethod
    def _check_names(cls, value: Any, info: ValidationInfo) -> Any:
        """Check fields declared by `named` against the names that `validate` was given."""
        kind = cls.names_of.get(info.field_name or "")
        known = (info.context or {}).get(kind) if kind else None
        if known is None:
            return value
        wrong = [(path, name) for path, name in _names_in(value) if name and name not in known]
        if wrong:
            raise PydanticCustomError(UNKNOWN_NAMES, "unknown names", {"kind": kind, "wrong": wrong})
        return value

    def changed(self, **values: Any) -> Self:
        """Answer a copy with some fields changed, checked like any other."""
        return type(self).model_validate({**dict(self), **values})


def _names_in(value: Any) -> Iterator[tuple[KeyPath, str]]:
    """Yield every name of a field with its place: a text, a list of them, the keys of a table."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, Mapping):
        yield from (((key,), key) for key in value if isinstance(key, str))
    elif isinstance(value, Collection):
        yield from (((place,), name) for place, name in enumerate(value) if isinstance(name, str))


def measured(
    default: Any = ...,
    measure: str = "",
    *,
    ge: float | None = None,
    le: float | None = None,
    gt: float | None = None,
    lt: float | None = None,
    help: str = "",  # the author's word for it, in forms and in the docs
    **more: Any,
) -> Any:
    """Declare a field with its measure ("wu", "s", ...), range and meaning; `...` makes it required.

    more: passed on to pydantic's Field (min_length, max_length, pattern, alias, ...)
    """
    limits = {"ge": ge, "le": le, "gt": gt, "lt": lt}
    options: dict[str, Any] = {name: limit for name, limit in limits.items() if limit is not None}
    if measure:
        options["json_schema_extra"] = {"measure": measure}
    return Field(default, description=help or None, **options, **more)


def named(default: Any, kind: str, *, help: str = "", **more: Any) -> Any:
    """Declare a field that names things of a kind: a text, a list of them, or a table keyed by them.

    Law: an empty text stands for "none" and is always accepted.
    """
    return Field(default, description=help or None, json_schema_extra={"name_of": kind}, **more)
