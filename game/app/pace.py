"""Pace: how many ticks are due, and how far the picture stands between two of them."""

from __future__ import annotations

from game.base.constants import DT

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
_MOST_REAL_S = 0.25  # a slow machine slows the battle down; it never spirals
_MOST_TICK_S = 0.05  # real time that ticks of one picture may take before the rest waits


class Pace:
    """Accumulates real time at the battle's speed.

    Law: dt of a tick never changes; speed changes the number of ticks.
    """

    def __init__(self) -> None:
        self.paused = False
        self.speed = 1.0
        self._owed = 0.0
        self._steps = 0

    @property
    def alpha(self) -> float:
        """Give how far the picture stands between the last two ticks, 0 to 1."""
        return 1.0 if self.paused else min(1.0, self._owed / DT)

    def add(self, real_dt: float) -> None:
        """Let real time pass."""
        if not self.paused:
            self._owed = min(self._owed + min(real_dt, _MOST_REAL_S) * self.speed, _MOST_REAL_S * self.speed)

    def due(self, spent_s: float) -> bool:
        """Say whether another tick is to be made now, and count it.

        spent_s: real time that the ticks of this picture have taken; beyond a limit the rest is forgiven
        """
        if self._steps:
            self._steps -= 1
            return True
        if self.paused or self._owed < DT:
            return False
        if spent_s > _MOST_TICK_S:
            self._owed = 0.0
            return False
        self._owed -= DT
        return True

    def step(self) -> None:
        """Ask for one tick while paused."""
        self.paused = True
        self._steps += 1

    def change(self, by: int) -> float:
        """Go to the next or the last speed."""
        place = min(range(len(SPEEDS)), key=lambda i: abs(SPEEDS[i] - self.speed))
        self.speed = SPEEDS[max(0, min(len(SPEEDS) - 1, place + by))]
        return self.speed
