"""Tables: entities are rows, components are groups of columns, a bit in `has` says who has what."""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.engine.components import Component

C = TypeVar("C", bound=Component)


class Ref(NamedTuple):
    """An entity as seen from outside the tick: stale once its row has been given to another."""

    row: int
    generation: int


class Table:
    """A set of rows that keep their number while their entity lives.

    Law: the lowest free row is taken first, so that rows depend on the order of births and deaths alone.
    """

    def __init__(self, name: str, kinds: tuple[type[Component], ...], capacity: int) -> None:
        self.name = name
        self.kinds = kinds
        self.size = 0
        self.version = 0
        self.capacity = capacity
        self.has: NDArray[np.uint64] = np.zeros(capacity, np.uint64)
        self.generation: NDArray[np.int32] = np.zeros(capacity, np.int32)
        self._bits = {kind: np.uint64(1 << place) for place, kind in enumerate(kinds)}
        self._parts: dict[type[Component], Component] = {kind: kind() for kind in kinds}
        self._labels = {kind: f"{name}.{kind.__name__}" for kind in kinds}
        self._free: list[int] = []
        self._rows: dict[tuple[type[Component], ...], tuple[int, NDArray[np.intp]]] = {}
        self._chosen: dict[tuple[type[Component], object], tuple[int, NDArray[np.intp]]] = {}
        self._masks: dict[tuple[type[Component], ...], np.uint64] = {}
        self._stamps = dict.fromkeys(kinds, 0)  # when each component was last given or taken away
        for part in self._parts.values():
            part.allocate(capacity)

    def __getitem__(self, kind: type[C]) -> C:
        return self._parts[kind]  # type: ignore[return-value]

    def rows(self, *kinds: type[Component]) -> NDArray[np.intp]:
        """Give the rows that have all of these components, in order; the array is shared and read-only.

        Law: who has the last of these components decides who may have them all, so births of others cost nothing here.
        """
        stamp, found = self._stamps[kinds[-1]], self._rows.get(kinds)
        if found is None or found[0] != stamp:
            want = self.mask(*kinds)
            rows = np.flatnonzero((self.has[: self.size] & want) == want)
            rows.flags.writeable = False
            found = self._rows[kinds] = (stamp, rows)
        return found[1]

    def chosen(self, kind: type[Component], key: object, test: Callable[[NDArray[np.intp]], Any]) -> NDArray[np.intp]:
        """Give those rows of a component that pass a test of its fixed columns; asked once while no row comes or goes.

        key: names the test; test: takes rows and says yes or no for each. The array is shared and read-only.
        """
        stamp, found = self._stamps[kind], self._chosen.get((kind, key))
        if found is None or found[0] != stamp:
            rows = self.rows(kind)
            rows = rows[test(rows)]
            rows.flags.writeable = False
            found = self._chosen[kind, key] = (stamp, rows)
        return found[1]

    def mask(self, *kinds: type[Component]) -> np.uint64:
        """Give the bits of these components together."""
        bits = self._masks.get(kinds)
        if bits is None:
            bits = np.uint64(sum(int(self._bits[kind]) for kind in set(kinds)))
            self._masks[kinds] = bits
        return bits

    def holds(self, row: int, kind: type[Component]) -> bool:
        """Say whether the row's entity has the component."""
        return bool(self.has[row] & self._bits[kind])

    def claim(self, *kinds: type[Component]) -> int:
        """Take a row for a new entity with these components, all columns at their defaults."""
        return int(self.claim_many(1, *kinds)[0])

    def claim_many(self, count: int, *kinds: type[Component]) -> NDArray[np.intp]:
        """Take rows for new entities with these components, as if one after another. Returns: (count)"""
        rows = np.empty(count, np.intp)
        for place in range(count):  # LOOP: births of one tick
            rows[place] = heapq.heappop(self._free) if self._free else self.size
            self.size = max(self.size, int(rows[place]) + 1)
        while self.size > self.capacity:
            self._grow()
        self.has[rows] = self.mask(*kinds)
        self.version += 1
        for kind in kinds:
            self._parts[kind].reset(rows)
            self._stamps[kind] = self.version
        return rows

    def wipe(self, row: int, kind: type[Component]) -> None:
        """Put what an earlier entity left in a component that this row's entity does not have back to defaults."""
        self.version += 1
        self._parts[kind].reset(row)
        self._stamps[kind] = self.version

    def touch(self, kind: type[Component]) -> None:
        """Say that a component's fixed columns have changed after all, so that they are hashed anew."""
        self.version += 1
        self._stamps[kind] = self.version

    def release(self, *rows: int) -> None:
        """Give the rows of dead entities back."""
        self.version += 1
        places = list(rows)
        had = int(np.bitwise_or.reduce(self.has[places]))
        for kind, bit in self._bits.items():
            if had & int(bit):
                self._stamps[kind] = self.version
        self.has[places] = 0
        self.generation[places] += 1
        for row in rows:  # LOOP: deaths of one tick
            heapq.heappush(self._free, row)

    def detach(self, row: int, kind: type[Component]) -> None:
        """Take a component away from an entity."""
        self.has[row] &= ~self._bits[kind]
        self.version += 1
        self._stamps = dict.fromkeys(self.kinds, self.version)

    def alive(self, row: int) -> bool:
        """Say whether the row holds an entity."""
        return 0 <= row < self.size and self.has[row] != 0

    def refer(self, row: int) -> Ref:
        """Name an entity for use outside the tick."""
        return Ref(int(row), int(self.generation[row]))

    def find(self, ref: Ref) -> int:
        """Give the row of an entity, or -1 when it is dead."""
        row, generation = ref
        return row if self.alive(row) and self.generation[row] == generation else -1

    def _grow(self) -> None:
        extra = self.capacity
        self.capacity *= 2
        self.has = np.concatenate([self.has, np.zeros(extra, np.uint64)])
        self.generation = np.concatenate([self.generation, np.zeros(extra, np.int32)])
        for part in self._parts.values():
            part.allocate(self.capacity)

    def forget(self, table: str, dead: NDArray[np.intp], size: int) -> None:
        """Turn references to dead rows of a table into -1.

        dead: rows that died; size: rows that table has
        """
        gone = np.zeros(size + 1, bool)
        gone[dead] = True
        for kind, part in self._parts.items():
            names = part.refs.get(table, ())
            last = self._last(kind) if names else 0
            for name in names:
                values = getattr(part, name)[:last]
                lost = gone[values]
                if lost.any():
                    values[lost] = -1

    def lock(self, locked: bool) -> None:
        """Make all columns read-only, or writable again."""
        for part in self._parts.values():
            part.lock(locked)

    def hashes(self) -> dict[str, int]:
        """Give a CRC-32 of every component over the rows up to the last that has it."""
        out = {}
        for kind, part in self._parts.items():
            if part.stamp != self._stamps[kind]:
                part.learn(self._last(kind), zlib.crc32(self.rows(kind).data), self._stamps[kind])
            out[self._labels[kind]] = part.checksum()
        return out

    def _last(self, kind: type[Component]) -> int:
        """Give the number of rows up to the last that has a component."""
        rows = self.rows(kind)
        return int(rows[-1]) + 1 if len(rows) else 0

    def dump(self) -> dict[str, NDArray[Any]]:
        """Copy the whole table as arrays by name."""
        out: dict[str, NDArray[Any]] = {
            "has": self.has[: self.size].copy(),
            "generation": self.generation[: max(self.size, 1)].copy(),
        }
        for kind, part in self._parts.items():
            for name, array in part.arrays().items():
                out[f"{kind.__name__}.{name}"] = array[: self.size].copy()
        return out

    def load(self, arrays: dict[str, NDArray[Any]]) -> None:
        """Become the table that `dump` copied."""
        self.size = len(arrays["has"])
        while self.capacity < self.size:
            self._grow()
        self.has[:] = 0
        self.generation[:] = 0
        self.has[: self.size] = arrays["has"]
        self.generation[: len(arrays["generation"])] = arrays["generation"]
        for kind, part in self._parts.items():
            part.allocate(self.capacity)
            for name, array in part.arrays().items():
                array[: self.size] = arrays[f"{kind.__name__}.{name}"]
        self._free = [row for row in range(self.size) if not self.has[row]]
        heapq.heapify(self._free)
        self.version += 1
        self._stamps = dict.fromkeys(self.kinds, self.version)
        self._rows.clear()
        self._chosen.clear()
