"""Names for the ships of a skirmish: as each side's yards give them, in an order that the seed shuffles."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.rules.skirmish import NamesRule
from game.rules.units import Role, Side

_LAST_EMPEROR = 220
_TENS = ("th", "st", "nd", "rd")


def ordinal(number: int) -> str:
    """Write a number as its place: 21st, 22nd, 23rd, 11th."""
    last = number % 10
    return f"{number}{_TENS[last] if last < len(_TENS) and number % 100 - last != 10 else 'th'}"


class Names:
    """Gives names of one side, none twice."""

    def __init__(self, words: NamesRule, rng: np.random.Generator) -> None:
        self._words = words
        self._rng = rng
        self._given: set[str] = set()
        self._lists: dict[str, Iterator[str]] = {}

    def ship(self, make: Side, role: Role) -> str:
        """Name a ship in orbit."""
        if make == "arume":
            return self._once("arume", self._words.arume)
        if role == "patrol":
            return self._once("heroes", self._words.heroes)
        if role == "converted":
            return self._once("haulers", self._words.haulers)
        name = self._once("race", self._words.race, number=False).rsplit(" ", 1)[0]
        return self._take(f"{ordinal(int(self._rng.integers(2, _LAST_EMPEROR)))} Emperor {name}")

    def _once(self, key: str, words: list[str], number: bool = True) -> str:
        if key not in self._lists:
            self._lists[key] = iter([words[place] for place in self._rng.permutation(len(words)).tolist()])
        name = next(self._lists[key], None)
        if name is None:  # all are given: they begin again, counted
            del self._lists[key]
            name = self._once(key, words, number)
        return self._take(name) if number else name

    def _take(self, name: str) -> str:
        wanted, count = name, 2
        while wanted in self._given:
            wanted, count = f"{name} {count}", count + 1
        self._given.add(wanted)
        return wanted
