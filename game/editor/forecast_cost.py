"""What a level costs the machine: its ticks as they were timed, a picture as foreseen, both against the budget."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.base.constants import TICKS_PER_S

BUDGET_MS = 1000.0 / TICKS_PER_S
"""[ms] for a tick and a picture together, when there are as many pictures as ticks"""
TIGHT = 0.7  # of the budget; what is left goes to displays, sound and slower machines
_PICTURE_MS = {"orbit": (3.5, 0.015, 0.01), "surface": (5.5, 0.01, 0.01)}
"""[ms] of a picture of 1280x720: alone, for each body, for each round in flight; displays are not in it.

Source: 95 of 100 pictures of `picket` (36 bodies: 3.6 ms), `genocide-mode` (76 to 181 bodies: 3.8 to 6.4) and
`airbase` (113 to 149: 6.2 to 7.2); within a third of each, for what burns counts as much as how many there are
"""


@dataclass(frozen=True)
class Cost:
    """What the battles of a forecast cost.

    median_ms: the median tick; high_ms: of a hundred ticks one takes longer; worst_ms: the longest of all battles
    bodies, rounds: the most there was to draw; picture_ms: what that picture takes, foreseen by their number
    """

    median_ms: float = 0.0
    high_ms: float = 0.0
    worst_ms: float = 0.0
    bodies: int = 0
    rounds: int = 0
    picture_ms: float = 0.0

    @property
    def share(self) -> float:
        """Give how much of the budget a busy tick and the fullest picture take."""
        return (self.high_ms + self.picture_ms) / BUDGET_MS


def cost_of(rows: Sequence[Mapping[str, Any]], theatre: str) -> Cost:
    """Sum up what battles cost."""
    costs = [row["cost"] for row in rows if row.get("cost")]
    if not costs:
        return Cost()
    fullest = max(costs, key=lambda each: picture_ms(theatre, each["bodies"], each["rounds"]))
    bodies, rounds = fullest["bodies"], fullest["rounds"]
    return Cost(
        statistics.median(each["median_ms"] for each in costs), statistics.median(each["high_ms"] for each in costs),
        max(each["worst_ms"] for each in costs), bodies, rounds, picture_ms(theatre, bodies, rounds),
    )  # fmt: skip


def picture_ms(theatre: str, bodies: int, rounds: int) -> float:
    """Foresee what a picture takes. [ms]"""
    alone, body, shot = _PICTURE_MS.get(theatre, _PICTURE_MS["surface"])
    return alone + body * bodies + shot * rounds


def verdict(cost: Cost) -> tuple[str, str]:
    """Say in words whether it fits. Returns: the words, their tone"""
    share = f"A busy tick and the fullest picture take {cost.share:.0%} of the {BUDGET_MS:.1f} ms there are"
    if cost.share > 1.0:
        return f"{share}: on a machine like this it plays slower than time. Fewer units mend that.", "danger"
    if cost.share > TIGHT:
        return f"{share}: enough here, too much for a slower machine.", "warning"
    return f"{share}: it runs smoothly.", "good"
