"""Pools: short-lived things by the thousand, kept as dense rows that nobody refers to."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.engine.components import Component

C = TypeVar("C", bound=Component)


class Pool(Generic[C]):
    """Rows 0 to size of one component; births go to the end, deaths close up and keep the order."""

    def __init__(self, name: str, kind: type[C], capacity: int) -> None:
        self.name = name
        self.size = 0
        self.capacity = capacity
        self.part: C = kind()
        self.part.allocate(capacity)

    def __getitem__(self, name: str) -> NDArray[Any]:
        array: NDArray[Any] = getattr(self.part, name)[: self.size]
        return array

    def append(self, count: int, **columns: Any) -> None:
        """Add rows; each keyword is a column and one value for all or one a row."""
        while self.size + count > self.capacity:
            self.capacity *= 2
            self.part.allocate(self.capacity)
        rows = slice(self.size, self.size + count)
        self.size += count
        for name, made in self.part.columns.items():
            getattr(self.part, name)[rows] = columns.get(name, made.default)

    def keep(self, stay: NDArray[np.bool_]) -> None:
        """Drop the rows for which `stay` is False."""
        rows = np.flatnonzero(stay)
        kept = len(rows)
        if kept == self.size:
            return
        for array in self.part.every:
            array[:kept] = array.take(rows, axis=0)
        self.size = kept

    def lock(self, locked: bool) -> None:
        """Make all columns read-only, or writable again."""
        self.part.lock(locked)

    def hashes(self) -> dict[str, int]:
        """Give one CRC-32 over all rows."""
        self.part.learn(self.size, self.size, None)
        return {self.name: self.part.checksum()}

    def dump(self) -> dict[str, NDArray[Any]]:
        """Copy all rows as arrays by column name."""
        return {name: array[: self.size].copy() for name, array in self.part.arrays().items()}

    def load(self, arrays: dict[str, NDArray[Any]]) -> None:
        """Become the pool that `dump` copied."""
        assert set(arrays) == set(self.part.columns), "columns are missing or strange"
        size = len(next(iter(arrays.values())))
        self.size = 0
        self.append(size, **arrays)
