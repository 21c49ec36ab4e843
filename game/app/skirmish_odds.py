"""Odds of a skirmish: quick battles of this very set-up on worker processes, begun when nothing has changed a while."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from game.base.errors import GameError
from game.editor.document import LevelFile
from game.editor.forecast import Forecast, Workers, start
from game.editor.forecast_figures import wilson
from game.editor.skirmish import LEVEL_ID, skirmish_text
from game.rules.library import Library
from game.rules.skirmish import SetupRule
from game.ui.skirmish import OddsState

BATTLES = 16
_WAIT_S = 1.6  # nothing is begun while somebody is still choosing
_POLL_S = 0.25
_APART = 7919  # battles of the forecast have other seeds than the one that will be fought
_WAITING = "Quick battles of this set-up begin when nothing has changed a while."


class Odds:
    """Fights in the background, and says what it knows."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.workers: Workers | None = None
        self.forecast: Forecast | None = None
        self._setup: SetupRule | None = None
        self.trouble = ""
        self._wait = self._poll = 0.0

    def ask(self, setup: SetupRule) -> None:
        """Want the odds of a set-up; what was wanted before is let go."""
        if self.forecast is not None:
            self.forecast.cancel()
        self.forecast, self._setup, self._wait = None, setup, _WAIT_S

    def update(self, real_dt: float) -> bool:
        """Begin when it is time; take in what has been fought. Returns: whether there is news"""
        if self._setup is not None and self.forecast is None:
            self._wait -= real_dt
            if self._wait <= 0.0:
                self._begin(self._setup)
                return True
            return False
        self._poll -= real_dt
        if self.forecast is None or self.forecast.done or self._poll > 0.0:
            return False
        self._poll = _POLL_S
        return bool(self.forecast.poll())

    def _begin(self, setup: SetupRule) -> None:
        if self.workers is None:
            self.workers = Workers(max(1, min(4, (os.cpu_count() or 1) - 1)))
        text = skirmish_text(setup, self.library, watched=True)
        level = LevelFile.fresh(text, Path(f"{LEVEL_ID}.toml"))
        try:
            self.forecast = start(self.workers, level, self.library, BATTLES, seed=(setup.seed + _APART) % 2**31)
        except (GameError, OSError) as error:
            self._setup = None
            self.trouble = f"The odds cannot be reckoned: {error}"

    def state(self) -> OddsState:
        """Say what is known by now."""
        forecast = self.forecast
        if forecast is None:
            return OddsState(words=[self.trouble or _WAITING])
        report = forecast.report()
        if not report.battles:
            failed = [f"{len(forecast.failed)} battles could not be fought."] if forecast.failed else []
            return OddsState(of=len(forecast.seeds), words=failed or ["The first battles are being fought."])
        race, arume = (report.winners[side].share for side in ("race", "arume"))
        bounds = wilson(report.winners["race"].count, report.battles)
        middle = report.duration_s[1]
        lost = {side: sum(each.lost for each in report.losses if each.side == side) for side in ("race", "arume")}
        words = [
            f"A battle takes about {middle // 60:.0f}:{middle % 60:02.0f}.",
            f"Lost on average: {lost['race']:.1f} of the orange side, {lost['arume']:.1f} of the blue.",
            "Each side is led by the commander chosen for it. You may do better, or not.",
        ]
        return OddsState((race, max(0.0, 1.0 - race - arume), arume), report.battles, len(forecast.seeds),
                         (bounds.low, bounds.high), words)  # fmt: skip

    def close(self) -> None:
        """End all of it."""
        self._setup = None
        if self.forecast is not None:
            self.forecast.cancel()
            self.forecast = None
        if self.workers is not None:
            workers = self.workers  # who leaves does not wait for their last second of battle
            threading.Thread(target=workers.close, name="odds", daemon=True).start()
            self.workers = None
