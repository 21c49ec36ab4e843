"""The prospect of a level: its newest forecast, the one before to compare with, and what both say."""

from __future__ import annotations

import math

import numpy as np

from game.base.errors import ContentError, GameError
from game.base.vectors import Floats
from game.editor.desk import Desk
from game.editor.forecast import Forecast, Row, Workers, start
from game.editor.forecast_figures import Heat, Report, Shift, compare, heat_map

BATTLES = (8, 30, 100)
_CELLS = 48  # of the heat map across all that the level takes up


class Prospect:
    """Forecasts of the level on the desk. battles: how many are fought; jobs: worker processes"""

    def __init__(self, jobs: int = 2) -> None:
        self.battles, self.difficulty = 30, "ordinary"
        self.workers = Workers(jobs)
        self.now: Forecast | None = None
        self.report: Report | None = None
        self.shifts: list[Shift] = []
        self.version = 0
        self._before: dict[int, Row] = {}
        self._heat: tuple[tuple[int, int], Heat] | None = None

    @property
    def running(self) -> bool:
        """Say whether battles are being fought."""
        return self.now is not None and not self.now.done

    def begin(self, desk: Desk) -> bool:
        """Begin a forecast of the level as it stands; what the last one said is what it is compared with."""
        if self.now is not None:
            self.now.cancel()
            self._before = dict(self.now.rows) or self._before
        try:
            self.now = start(self.workers, desk.session.level, desk.library, self.battles, difficulty=self.difficulty)
        except (ContentError, GameError) as error:
            found = error.problems[0] if isinstance(error, ContentError) else error
            desk.say(f"A level with errors cannot be fought: {found}", "warning")
            return False
        self._sum_up()
        return True

    def stop(self) -> None:
        """Let go of what has not been fought; what is known stays."""
        if self.now is not None:
            self.now.cancel()
            self.version += 1

    def poll(self) -> bool:
        """Take in what has been fought. Returns: whether anything is new"""
        if self.now is None or self.now.cancelled:
            return False
        was = len(self.now.failed)
        new = self.now.poll()
        if not new and len(self.now.failed) == was:
            return False
        self._sum_up()
        return True

    def _sum_up(self) -> None:
        assert self.now is not None
        self.version += 1
        self.report = self.now.report()
        self.shifts = compare(self._before, self.now.rows)

    def is_of(self, desk: Desk) -> bool:
        """Say whether the forecast is of the level as it stands."""
        return self.now is not None and self.now.text == desk.session.level.text

    def heat(self, least_wu: float) -> Heat | None:
        """Give where units die, None while that is not known. least: [wu] a cell is not smaller"""
        if self.now is None or not self.now.rows:
            return None
        key = (self.version, round(least_wu))
        if self._heat is None or self._heat[0] != key:
            rows = list(self.now.rows.values())
            spots = np.array([(x, y) for row in rows for _, x, y, *_ in row["deaths"]])
            span = float(np.ptp(spots, axis=0).max()) if len(spots) else 1.0
            self._heat = key, heat_map(rows, max(span / _CELLS, least_wu))
        return self._heat[1]

    def close(self) -> None:
        """Stop all battles and end the processes."""
        self.workers.close()


def tones(counts: Floats) -> Floats:
    """Give how bright each cell of a heat map is, 0 to 1: the root, so that one death is seen beside many."""
    most = float(counts.max()) if counts.size else 0.0
    out: Floats = np.sqrt(counts / most) if most > 0.0 else counts
    return out


def shift_words(shift: Shift) -> str:
    """Say a shift in words."""
    parts = shift.what.split(".")
    name = {"duration_s": "Length (s)"}.get(parts[0], parts[0].capitalize())
    if len(parts) > 1:
        name = f"{'Lost' if parts[0] == 'lost' else 'Leaked'} {' '.join(parts[1:]).replace('_', ' ')}"
    return name


def shift_value(shift: Shift) -> str:
    """Say by how much, and how surely."""
    scale, unit = (100.0, " %") if shift.what in ("victory", "partial", "defeat") else (1.0, "")
    width = "" if math.isinf(shift.high) else f" ({shift.low * scale:+.0f} to {shift.high * scale:+.0f})"
    return f"{shift.by * scale:+.1f}{unit}{width}"


