"""Keeps the ledger of flashes: at most three great swings of light a second, whatever happens (WCAG 2.3.1)."""

from __future__ import annotations

from collections import deque

MOST_SWINGS = 3
WINDOW_S = 1.0
BIG_AREA = 0.025  # share of the screen
BIG_SWING = 0.10  # share of full brightness
CALM_RISE_S = 0.4
CALM_PEAK = 0.55
SPENT_PEAK = 0.10


class FlashLedger:
    """Grants flashes their peak and their rise; runs on real time, for eyes do not slow down with the battle."""

    def __init__(self, reduced: bool = False) -> None:
        self.reduced = reduced
        self._now_s = 0.0
        self._granted: deque[float] = deque()

    def update(self, dt: float) -> None:
        """Advances by real time."""
        self._now_s += dt
        while self._granted and self._granted[0] <= self._now_s - WINDOW_S:
            self._granted.popleft()

    def ask(self, area_share: float, swing: float) -> tuple[float, float]:
        """Asks for a flash over a share of the screen; returns its peak 0..1 and its rise [s].

        Law: never more than three grants of over 10 % on more than 2.5 % of the screen within a second;
        what comes later is stretched over 0.4 s and dimmed below that measure.
        """
        big = area_share > BIG_AREA and swing > BIG_SWING
        peak, rise = (CALM_PEAK, CALM_RISE_S) if self.reduced else (1.0, 0.0)
        if big:
            if len(self._granted) >= MOST_SWINGS:
                return SPENT_PEAK / swing * 0.95, CALM_RISE_S
            self._granted.append(self._now_s)
        return peak, rise
