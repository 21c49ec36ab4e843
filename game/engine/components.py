"""Components: declared groups of numpy columns; saving, hashing and guarding follow from the declaration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Column:
    """One quantity of a component, kept as an array with a row per entity."""

    dtype: str
    shape: tuple[int, ...]
    measure: str
    meaning: str
    default: float
    ref: str
    hashed: bool
    fixed: bool = False


def column(
    meaning: str,
    measure: str = "",
    *,
    shape: tuple[int, ...] = (),
    dtype: str = "f8",
    default: float = 0.0,
    hashed: bool = True,
    fixed: bool = False,
) -> Any:
    """Declare a column; the component's instance holds the array under the same name.

    hashed: False for what follows from other columns and need not be compared
    fixed: written at birth and never again, so that it is hashed anew only when rows come or go
    """
    return Column(dtype, shape, measure, meaning, default, "", hashed, fixed)


def flag(meaning: str, *, shape: tuple[int, ...] = (), fixed: bool = False) -> Any:
    """Declare a column of yes and no."""
    return Column("?", shape, "", meaning, 0, "", True, fixed)


def whole(
    meaning: str, *, shape: tuple[int, ...] = (), default: int = 0, dtype: str = "i4", fixed: bool = False
) -> Any:
    """Declare a column of whole numbers."""
    return Column(dtype, shape, "", meaning, default, "", True, fixed)


def ref(meaning: str, table: str = "units", *, shape: tuple[int, ...] = ()) -> Any:
    """Declare a column of rows of a table; settling turns references to the dead into -1."""
    return Column("i4", shape, "row", meaning, -1, table, True)


class Component:
    """A group of columns. Subclasses declare columns; a table makes one instance that holds the arrays."""

    columns: ClassVar[dict[str, Column]] = {}
    refs: ClassVar[dict[str, tuple[str, ...]]] = {}
    stamp: object = None
    _fixed_crc = 0
    _hashed_rows = 0
    defaults: ClassVar[tuple[float, ...]] = ()
    every: tuple[NDArray[Any], ...] = ()
    moving: tuple[Any, ...] = ()
    fixed: tuple[Any, ...] = ()

    def __init_subclass__(cls) -> None:
        cls.columns = {name: made for name, made in vars(cls).items() if isinstance(made, Column)}
        cls.defaults = tuple(made.default for made in cls.columns.values())
        tables = sorted({made.ref for made in cls.columns.values() if made.ref})
        cls.refs = {t: tuple(name for name, made in cls.columns.items() if made.ref == t) for t in tables}

    def allocate(self, capacity: int) -> None:
        """Make (or enlarge, keeping what is there) the arrays for `capacity` rows."""
        for name, made in self.columns.items():
            array: NDArray[Any] = np.full((capacity, *made.shape), made.default, dtype=made.dtype)
            old = vars(self).get(name)
            if old is not None:
                array[: len(old)] = old
            setattr(self, name, array)
        # Kept beside the names: locking and hashing touch every array twice a tick.
        self.every = tuple(getattr(self, name) for name in self.columns)
        hashed = [(getattr(self, name), made.fixed) for name, made in self.columns.items() if made.hashed]
        self.moving = tuple(array for array, fixed in hashed if not fixed)
        self.fixed = tuple(array for array, fixed in hashed if fixed)
        self.stamp = None

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Give the arrays by column name, in order of declaration."""
        return {name: getattr(self, name) for name in self.columns}

    def reset(self, rows: int | NDArray[np.intp]) -> None:
        """Give one or more rows their default values."""
        for array, default in zip(self.every, self.defaults, strict=True):
            array[rows] = default

    def lock(self, locked: bool) -> None:
        """Make every array read-only, or writable again."""
        for array in self.every:
            array.setflags(not locked)  # type: ignore[call-arg]  # by place: half the time that `write=` takes

    def learn(self, size: int, crc: int, stamp: object) -> None:
        """Reckon the fixed columns over rows 0 to size; `checksum` takes them as known from then on.

        stamp: whatever is equal only while no row has come or gone; for the caller to compare
        """
        self.stamp, self._hashed_rows = stamp, size
        for array in self.fixed:
            crc = crc32(array[:size], crc)
        self._fixed_crc = crc

    def checksum(self) -> int:
        """Give a CRC-32 of the hashed columns over the rows last learned."""
        crc, size = self._fixed_crc, self._hashed_rows
        if size:
            for array in self.moving:
                crc = crc32(array[:size], crc)
        return crc
