"""Facts: what a rule says, read off its model, each with its measure and meaning. Nothing is written down twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from game.rules.rule import Rule

_TAILS = {
    "wu": "wu", "wu/s": "wups", "wu/s2": "wups2", "deg": "deg", "deg/s": "dps", "deg/s2": "dps2", "rad": "rad",
    "mrad": "mrad", "rad/s": "rps", "MJ": "mj", "MW": "mw", "MJ/s": "mj_s", "t": "t", "s": "s", "m": "m", "mm": "mm",
    "hp/s": "per_s", "share/s": "share_per_s", "share": "share", "1/s": "per_s", "1/wu": "per_wu", "g": "",
    "1/rad": "",
}  # fmt: skip
"""how a key says its measure, which is shown beside the number instead"""

Path = tuple[str, ...]


class Fact(NamedTuple):
    """One field of a rule.

    path: where it stands, such as ("helm", "speed_wups"); sets of like things count from 1: ("mounts 1", "weapon")
    words: its key as words, without its measure
    """

    path: Path
    words: str
    value: Any
    measure: str
    help: str

    @property
    def is_number(self) -> bool:
        """Say whether it can be compared."""
        return isinstance(self.value, int | float) and not isinstance(self.value, bool)

    @property
    def group(self) -> Path:
        """Give the table that it stands in."""
        return self.path[:-1]


def facts_of(rule: Rule, at: Path = (), without: frozenset[str] = frozenset()) -> Iterator[Fact]:
    """Yield every field of a rule and of the rules inside it, in the order of the model.

    without: keys left out, of this rule alone

    Law: a field is left out only when it says that there is nothing: no such table, no name, an empty list, or a zero,
    a no or an emptiness that is also what stands where a file says nothing.
    """
    inner = []
    for key, field in type(rule).model_fields.items():
        value = getattr(rule, key)
        if key in without or _is_nothing(value, field):
            continue
        if isinstance(value, Rule):
            inner.append((value, (*at, key)))
        elif isinstance(value, list) and isinstance(value[0], Rule):
            many = len(value) > 1
            inner += [(each, (*at, f"{key} {number}" if many else key)) for number, each in enumerate(value, 1)]
        else:
            measure = measure_of(field)
            yield Fact((*at, key), words_of(key, measure), value, measure, field.description or "")
    for each, where in inner:
        yield from facts_of(each, where)


def measure_of(field: FieldInfo) -> str:
    """Give the measure that a field was declared with, empty for none."""
    extra = field.json_schema_extra
    return str(extra.get("measure", "")) if isinstance(extra, dict) else ""


def words_of(key: str, measure: str = "") -> str:
    """Turn a key into words: "turn_accel_dps2" in deg/s2 is "turn accel"."""
    tail = _TAILS.get(measure, "")
    if key == tail:
        return "rate"
    if tail and key.endswith(f"_{tail}"):
        key = key[: -len(tail) - 1]
    return key.replace("_", " ")


def table_of(rule: Rule, path: Path) -> Rule | None:
    """Give the model of the table inside a rule that a group of facts stands in, for its own words."""
    here: Any = rule
    for part in path:
        key, _, number = part.partition(" ")
        here = getattr(here, key)
        if isinstance(here, list):
            here = here[int(number or 1) - 1]
    return here if isinstance(here, Rule) else None


def _is_nothing(value: Any, field: FieldInfo) -> bool:
    if value is None or value in ("", []):
        return True
    return not value and not isinstance(value, Rule) and value == field.get_default(call_default_factory=True)
