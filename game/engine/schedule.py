"""Systems: verbs that change components, run in order, each allowed to write only what it declares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from game.engine.components import Component

W = TypeVar("W")


@dataclass(frozen=True)
class System(Generic[W]):
    """A verb and the components it may change."""

    name: str
    run: Callable[[W], None]
    writes: tuple[type[Component], ...]

    def __call__(self, world: W) -> None:
        self.run(world)


def writes(*kinds: type[Component]) -> Callable[[Callable[[W], None]], System[W]]:
    """Declare what a system changes; while it runs under guard, all other columns are read-only."""

    def declare(run: Callable[[W], None]) -> System[W]:
        return System(run.__name__, run, kinds)

    return declare
