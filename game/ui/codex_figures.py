"""Turns facts of the rules into what a page shows: numbers with measures a player knows, and bars against others."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from game.base.constants import HULL_WU_PER_M, KM_PER_WU
from game.rules.codex import Codex, Entry
from game.rules.facts import Fact, facts_of, table_of, words_of
from game.ui import codex_words as words
from game.ui.words import thousands

_LOG_FROM = 60.0  # the greatest over the least, from which bars go by powers of ten
_LEAST_BAR = 0.04
_OF_HULLS = ("standoff_wu", "radius_wu")  # in orbit, by the scale of hulls, which are drawn larger than distances
_PICTURES = {"UnitRule": "hull", "MissileRule": "hull"}  # fields that name a picture, not a number


@dataclass
class Bar:
    """One of several like numbers. share: 0..1 of the bar; shown: the number with its measure"""

    entry: str
    name: str
    side: str
    share: float
    shown: str


@dataclass
class FigureRow:
    """One figure of a page. share: None where nothing can be compared; others: (share, side) of all its kind"""

    path: str
    words: str
    shown: str
    help: str
    share: float | None = None
    others: list[tuple[float, str]] = field(default_factory=list)
    rank: str = ""
    log: bool = False


def written(fact: Fact, theatre: str, names: dict[str, str] | None = None) -> str:
    """Write a fact's value as the displays of its theatre do. names: of what keys of the rules name"""
    if theatre == "orbit" and fact.path[-1] in _OF_HULLS:
        return f"{number_of(fact.value / HULL_WU_PER_M)} m"
    return shown(fact.value, fact.measure, theatre, names)


def shown(value: Any, measure: str, theatre: str, names: dict[str, str] | None = None) -> str:
    """Write a value with its measure."""
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, str):
        return (names or {}).get(value, value.replace("_", " "))
    if isinstance(value, list):
        parts = [shown(each, measure, theatre, names) for each in value]
        return ", ".join(parts)
    number, unit = told(float(value), measure, theatre)
    glue = "" if unit.startswith(("°", "%")) or not unit else " "
    return f"{number_of(number)}{glue}{unit}"


def told(value: float, measure: str, theatre: str) -> tuple[float, str]:
    """Give a number in the measure that a player is told: kilometres in orbit, metres on the surface, percent."""
    if measure.startswith("wu"):
        far = KM_PER_WU if theatre == "orbit" else 1.0
        return value * far, ("km" if theatre == "orbit" else "m") + measure[2:].replace("s2", "s²")
    if measure == "1/wu":
        return value / (KM_PER_WU if theatre == "orbit" else 1.0), "/km" if theatre == "orbit" else "/m"
    if measure.startswith("share"):
        return value * 100.0, "%" + measure[5:]
    return value, measure.replace("deg", "°").replace("s2", "s²").replace("1/", "/").replace("hp", "points")


def number_of(value: float) -> str:
    """Write a number: large ones in groups, small ones with what counts."""
    if abs(value) >= 1000.0:
        return thousands(value)
    text = f"{value:.4g}"
    return text if "e" not in text else f"{value:.6f}".rstrip("0")


class Figures:
    """All facts of a codex by page and path, so that they can be held against one another."""

    def __init__(self, codex: Codex) -> None:
        self.codex = codex
        self.names = {entry.key: entry.name for entry in codex.entries.values() if entry.rule is not None}
        self._facts: dict[str, dict[str, Fact]] = {}

    def facts(self, entry: Entry) -> dict[str, Fact]:
        """Give the facts of a page by their paths; fields that the page says elsewhere are left out."""
        if entry.id not in self._facts:
            assert entry.rule is not None
            picture = _PICTURES.get(type(entry.rule).__name__, "")
            skipped = frozenset({*words.SKIPPED, picture})
            self._facts[entry.id] = {".".join(f.path): f for f in facts_of(entry.rule, without=skipped)
                                     if f.path[-1] != "move"}  # fmt: skip
        return self._facts[entry.id]

    def row(self, entry: Entry, path: str) -> FigureRow | None:
        """Give one figure of a page, None where it has none."""
        fact = self.facts(entry).get(path)
        if fact is None:
            return None
        text = written(fact, entry.theatre, self.names)
        row = FigureRow(path, fact.words, text, fact.help if fact.help != fact.words else "")
        if fact.is_number and not any(part[-1].isdigit() and " " in part for part in fact.path):
            values = self._values(entry, path)
            if len(values) > 1:
                self._compare(row, float(fact.value), values)
        return row

    def groups(self, entry: Entry) -> list[tuple[str, str, list[FigureRow]]]:
        """Give all figures of a page by their tables: (heading, what the table is, figures)."""
        out: list[tuple[str, str, list[FigureRow]]] = []
        last: tuple[str, ...] | None = None
        assert entry.rule is not None
        for path, fact in self.facts(entry).items():
            if fact.group != last:
                last, table = fact.group, table_of(entry.rule, fact.group)
                head = " ".join(words_of(part) for part in fact.group)
                out.append((head, first_line(table), []))
            row = self.row(entry, path)
            assert row is not None
            out[-1][2].append(row)
        return out

    def headline(self, entry: Entry) -> list[FigureRow]:
        """Give the figures that are shown first."""
        wanted = words.HEAD.get(type(entry.rule).__name__, ())
        rows = [row for row in (self.row(entry, path) for path in wanted) if row is not None]
        for row in rows:
            row.words = long_words(self.facts(entry)[row.path])
        return rows

    def ranking(self, entry: Entry, path: str) -> tuple[str, str, list[Bar], bool]:
        """Hold one figure against everybody's: (words, help, bars from the greatest, whether by powers of ten)."""
        fact = self.facts(entry)[path]
        found = [(each, float(self.facts(each)[path].value)) for each in self.codex.peers(entry)
                 if path in self.facts(each)]  # fmt: skip
        values = [value for _, value in found]
        log = _by_powers(values)
        bars = [Bar(each.id, each.name, _side(each), share_of(value, values),
                    written(self.facts(each)[path], each.theatre)) for each, value in found]  # fmt: skip
        order = sorted(range(len(bars)), key=lambda place: (-values[place], bars[place].name))
        return long_words(fact), fact.help, [bars[place] for place in order], log

    def bearers(self, entry: Entry) -> list[tuple[str, str, list[Bar], bool]]:
        """Hold the figures of a system against one another: (words, help, one bar for each that has it, powers)."""
        tables = {unit: {".".join(f.path): f for f in facts_of(table) if f.path[-1] != "move"}
                  for unit, table in entry.bearers.items()}  # fmt: skip
        paths = list(dict.fromkeys(path for table in tables.values() for path in table))
        out = []
        for path in paths:  # LOOP: fields of a system
            have = {unit: table[path] for unit, table in tables.items() if path in table}
            first = next(iter(have.values()))
            values = [float(fact.value) for fact in have.values() if fact.is_number]
            bars = []
            for unit, fact in have.items():
                bearer = self.codex.entries[unit]
                share = share_of(float(fact.value), values) if fact.is_number else -1.0
                text = written(fact, entry.theatre, self.names)
                bars.append(Bar(unit, bearer.name, _side(bearer), share, text))
            out.append((long_words(first), first.help, bars, _by_powers(values)))
        return out

    def _values(self, entry: Entry, path: str) -> list[tuple[float, str]]:
        return [(float(self.facts(each)[path].value), _side(each)) for each in self.codex.peers(entry)
                if path in self.facts(each)]  # fmt: skip

    def _compare(self, row: FigureRow, own: float, values: list[tuple[float, str]]) -> None:
        numbers = [value for value, _ in values]
        if min(numbers) == max(numbers):
            row.rank = words.ALIKE
            return
        row.share, row.log = share_of(own, numbers), _by_powers(numbers)
        row.others = [(share_of(value, numbers), side) for value, side in values]
        row.rank = words.RANK.format(place=1 + sum(value > own for value in numbers), all=len(numbers))


def long_words(fact: Fact) -> str:
    """Give a fact's words with those of the tables that it stands in: "shield capacity"."""
    return " ".join([*(words_of(part) for part in fact.group if part != "body"), fact.words])


def _side(entry: Entry) -> str:
    return entry.sides[0] if len(entry.sides) == 1 else ""


def _by_powers(values: list[float]) -> bool:
    """Say whether numbers lie so far apart that a bar by their size would show only the greatest."""
    least = min(values, default=0.0)
    return least > 0.0 and max(values) / least >= _LOG_FROM


def share_of(value: float, values: list[float]) -> float:
    """Give the length of a number's bar among others, 0..1: by size, or by powers of ten where they lie far apart."""
    most, least = max(values), min(values)
    if least < 0.0:
        return (value - least) / max(most - least, 1e-12)
    if _by_powers(values):
        return _LEAST_BAR + (1.0 - _LEAST_BAR) * math.log(value / least) / math.log(most / least)
    return value / most if most > 0.0 else 0.0


def first_line(table: Any) -> str:
    """Give what a table is, in its model's own words."""
    lines = (type(table).__doc__ or "").strip().splitlines()
    return lines[0].partition(" Source:")[0].strip() if lines else ""

