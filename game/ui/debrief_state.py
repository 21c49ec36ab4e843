"""States what the debriefing shows."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.sim.tallies import ShipTally, SideTally
from game.sim.timeline import Moment


@dataclass
class DebriefState:
    """What the screen shows.

    outcome: won, lost or partial
    objectives: (text, state)
    advice: sentences for the next time
    what_if: sentences that hold this battle against the chronicle
    ends: ship's name -> what ended it; timeline: its course, in order of time
    buttons: (name, label)
    column, turned: what the ships are sorted by, and whether the other way round
    """

    title: str
    outcome: str
    headline: str = ""
    side: str = "race"
    clock_s: float = 0.0
    objectives: list[tuple[str, str]] = field(default_factory=list)
    sides: list[SideTally] = field(default_factory=list)
    ships: list[ShipTally] = field(default_factory=list)
    what_if: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(
        default_factory=lambda: [("continue", "Continue"), ("again", "Fight again"), ("quit", "Quit")]
    )
    ends: dict[str, str] = field(default_factory=dict)
    page: int = 0
    column: str = ""
    turned: bool = False
    timeline: list[Moment] = field(default_factory=list)
    backdrop: pygame.Surface | None = None

    def sort(self, column: str) -> None:
        """Sorts the ships by a column; by the same again turns the order, and once more drops it."""
        if column != self.column:
            self.column, self.turned = column, False
        elif not self.turned:
            self.turned = True
        else:
            self.column, self.turned = "", False
