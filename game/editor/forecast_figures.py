"""What a forecast says: chances with their intervals, losses, deaths on the map, and what a change has changed."""

from __future__ import annotations

import math
import statistics
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from game.base.constants import SIDES, TICKS_PER_S
from game.base.vectors import Floats
from game.editor.forecast_cost import Cost, cost_of
from game.rules.triggers import OUTCOMES

SURE = 1.959964  # standard deviations within which 95 of 100 lie
_T_FIRST, _T_SECOND = 2.37, 2.8  # how much wider 95 % are when few battles tell the spread (Student's t, to 0.01)

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Chance:
    """A share of battles, with the interval that holds the truth in 95 of 100 forecasts."""

    count: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """Give the share itself."""
        return self.count / self.of if self.of else 0.0


def wilson(count: int, of: int) -> Chance:
    """Give a share with its interval. Source: Wilson 1927, the score interval without correction."""
    if not of:
        return Chance(0, 0, 0.0, 1.0)
    share, more = count / of, SURE * SURE / of
    middle = (share + more / 2.0) / (1.0 + more)
    half = SURE / (1.0 + more) * math.sqrt(share * (1.0 - share) / of + more / (4.0 * of))
    return Chance(count, of, max(0.0, middle - half) if count else 0.0, min(1.0, middle + half) if count < of else 1.0)


@dataclass(frozen=True)
class Loss:
    """Units of one type: lost on average, of so many in the battle."""

    side: str
    unit: str
    lost: float
    of: float


@dataclass(frozen=True)
class Report:
    """The sum of some battles.

    outcomes: victory, partial, defeat -> chance; winners: side -> chance
    duration_s: lower quartile, median, upper quartile [s]
    leaked:   side -> missiles of it that reached a hull, on average
    fired:    trigger -> chance that it fires; silent: those that never did
    cost:     what ticks took, and what a picture will
    """

    battles: int
    outcomes: dict[str, Chance]
    winners: dict[str, Chance]
    duration_s: tuple[float, float, float]
    losses: tuple[Loss, ...]
    leaked: dict[str, float]
    fired: dict[str, Chance]
    silent: tuple[str, ...]
    deaths: tuple[tuple[float, float, str, str], ...]
    cost: Cost


def report(rows: Sequence[Row], text: str) -> Report:
    """Sum up battles. text: of the level, for its triggers"""
    count = len(rows)
    level = tomllib.loads(text)
    triggers = [str(each.get("id")) for each in level.get("trigger", [])]
    fired = {name: wilson(sum(name in row["fired"] for row in rows), count) for name in triggers}
    seconds = sorted(row["ticks"] / TICKS_PER_S for row in rows)
    return Report(
        count,
        {name: wilson(sum(row["outcome"] == name for row in rows), count) for name in OUTCOMES},
        {side: wilson(sum(row["winner"] == side for row in rows), count) for side in SIDES},
        _quartiles(seconds),
        tuple(_losses(rows)),
        {side: _mean([row["leaked"][side] for row in rows]) for side in SIDES},
        fired, tuple(name for name in triggers if count and not fired[name].count),
        tuple((x, y, side, unit) for row in rows for _, x, y, side, unit in row["deaths"]),
        cost_of(rows, str(level.get("theatre"))),
    )  # fmt: skip


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    if not values:
        return 0.0, 0.0, 0.0
    low, middle, high = np.percentile(np.array(values), (25.0, 50.0, 75.0)).tolist()
    return low, middle, high


def _losses(rows: Sequence[Row]) -> list[Loss]:
    out = []
    for side in SIDES:
        units = sorted({unit for row in rows for unit in row["fielded"][side]})
        for unit in units:
            lost = _mean([row["losses"][side].get(unit, 0) for row in rows])
            out.append(Loss(side, unit, lost, _mean([row["fielded"][side].get(unit, 0) for row in rows])))
    return out


@dataclass(frozen=True)
class Heat:
    """Where units die.

    counts: (rows, columns) deaths a battle in each cell, the lowest row first
    left, bottom: [wu] corner of the first cell
    """

    counts: Floats
    left: float
    bottom: float
    cell_wu: float


def heat_map(rows: Sequence[Row], cell_wu: float, side: str | None = None, most: int = 256) -> Heat:
    """Count deaths on a grid. cell_wu: made wider where the map would have more than `most` cells a side"""
    spots = np.array([(x, y) for row in rows for _, x, y, whose, _ in row["deaths"] if side in (None, whose)])
    if not len(spots):
        return Heat(np.zeros((0, 0)), 0.0, 0.0, cell_wu)
    low, high = spots.min(axis=0), spots.max(axis=0)
    cell = max(cell_wu, float((high - low).max()) / (most - 1))
    left, bottom = (math.floor(float(edge) / cell) * cell for edge in low)
    at = np.floor((spots - (left, bottom)) / cell).astype(int)
    counts = np.zeros((int(at[:, 1].max()) + 1, int(at[:, 0].max()) + 1))
    np.add.at(counts, (at[:, 1], at[:, 0]), 1.0 / len(rows))
    return Heat(counts, left, bottom, cell)


@dataclass(frozen=True)
class Shift:
    """How a figure differs after a change: by so much, and within which interval in 95 of 100 forecasts."""

    what: str
    before: float
    after: float
    by: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Say whether it is more than chance."""
        return self.low > 0.0 or self.high < 0.0


def compare(before: Mapping[int, Row], after: Mapping[int, Row]) -> list[Shift]:
    """Compare two forecasts, battle by battle of the same seed; those that only one has are left out."""
    seeds = sorted(set(before) & set(after))
    pairs = [(before[seed], after[seed]) for seed in seeds]
    if not pairs:
        return []
    out = [_share_shift(outcome, pairs) for outcome in OUTCOMES]
    out.append(_mean_shift("duration_s", pairs, lambda row: row["ticks"] / TICKS_PER_S))
    for side in SIDES:
        out += _of_side(side, pairs)
    return out


def _of_side(side: str, pairs: Sequence[tuple[Row, Row]]) -> Iterator[Shift]:
    yield _mean_shift(f"leaked.{side}", pairs, lambda row: row["leaked"][side])
    for unit in sorted({unit for pair in pairs for row in pair for unit in row["losses"][side]}):
        yield _mean_shift(f"lost.{side}.{unit}", pairs, partial(_lost, side, unit))


def _lost(side: str, unit: str, row: Row) -> float:
    return float(row["losses"][side].get(unit, 0))


def _share_shift(what: str, pairs: Sequence[tuple[Row, Row]]) -> Shift:
    """Compare how often an outcome comes. Source: Agresti and Min 2005, the adjusted interval for matched pairs."""
    a, b = ([pair[side]["outcome"] == what for pair in pairs] for side in (0, 1))
    won = sum(not x and y for x, y in zip(a, b, strict=True)) + 0.5
    lost = sum(x and not y for x, y in zip(a, b, strict=True)) + 0.5
    of = len(pairs) + 2.0
    middle = (won - lost) / of
    half = SURE * math.sqrt(max(won + lost - (won - lost) ** 2 / of, 0.0)) / of
    return Shift(what, _mean(a), _mean(b), _mean(b) - _mean(a), middle - half, middle + half)


def _mean_shift(what: str, pairs: Sequence[tuple[Row, Row]], value: Callable[[Row], float]) -> Shift:
    """Compare a mean by the differences of the pairs."""
    a, b = [float(value(one)) for one, _ in pairs], [float(value(other)) for _, other in pairs]
    by = [y - x for x, y in zip(a, b, strict=True)]
    free = len(by) - 1
    half = math.inf
    if free > 0:
        wide = SURE + _T_FIRST / free + _T_SECOND / (free * free)
        half = wide * statistics.stdev(by) / math.sqrt(len(by))
    return Shift(what, _mean(a), _mean(b), _mean(by), _mean(by) - half, _mean(by) + half)
