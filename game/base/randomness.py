"""Seeded random streams, one per system, whose state is saved with the battle."""

from __future__ import annotations

import json
import zlib
from typing import Any

import numpy as np


class Streams:
    """Hands out one generator per name; asking in another order changes nothing.

    Law: a stream depends on the battle's seed and its own name alone.
    """

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._streams: dict[str, np.random.Generator] = {}

    def __getitem__(self, name: str) -> np.random.Generator:
        stream = self._streams.get(name)
        if stream is None:
            source = np.random.SeedSequence([self.seed, zlib.crc32(name.encode())])
            stream = self._streams[name] = np.random.Generator(np.random.PCG64(source))
        return stream

    def dump(self) -> dict[str, Any]:
        """Give the state of every stream as plain data."""
        return {name: self._streams[name].bit_generator.state for name in sorted(self._streams)}

    def load(self, states: dict[str, Any]) -> None:
        """Put every stream back into a state that `dump` gave."""
        self._streams.clear()
        for name, state in states.items():
            self[name].bit_generator.state = state

    def checksum(self) -> int:
        """Give a number that differs when any stream has moved."""
        return zlib.crc32(json.dumps(self.dump(), sort_keys=True).encode())
