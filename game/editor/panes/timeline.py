"""The course of a level as lanes along an axis of time: where each mark lies, and what it is in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from game.base.errors import at_path
from game.editor.course import Course, Lane, Moment
from game.editor.panes.form_rows import summary
from game.editor.panes.rows import coded
from game.ui.console import reading_s
from game.ui.hud_boxes import Box
from game.ui.screen import Screen

HEAD, RULER, ROW = 26.0, 18.0, 18.0
_LABEL, _LABEL_SHARE = 132.0, 0.28
SIGN, _LEAST, _PAD = 15.0, 46.0, 14.0
_MOST_SUBROWS = 6
SIZE = 11.5
STEPS_S = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0)
_SNAP_UNITS = 2.0
MOST_PER_S = 60.0  # [units/s] the nearest one can go
BUTTONS = (
    ("time:radio", "+ Radio"), ("time:wave", "+ Wave"), ("time:other", "+ Other"), ("time:out", "-"), ("time:in", "+"),
    ("time:fit", "All"), ("time:tall", "Taller"),
)  # fmt: skip


@dataclass
class TimeView:
    """How the course is looked at.

    zoom, shift: by section, clock and chain: how many times nearer than all of it; [units] how far to the right
    scroll: [units] how far down; head: the section's root (-1 the clock) and the second at which things are added
    """

    zoom: dict[str, float] = field(default_factory=lambda: {"clock": 1.0, "chain": 1.0})
    shift: dict[str, float] = field(default_factory=lambda: {"clock": 0.0, "chain": 0.0})
    scroll: float = 0.0
    head: tuple[int, float] = (-1, 0.0)
    tall: bool = False


@dataclass(frozen=True)
class Spot:
    """A mark in its place. box: [units] with its words; lasts: [units] how far its line on the radio reaches"""

    moment: Moment
    lane: Lane
    box: Box
    lasts: float = 0.0

    @property
    def name(self) -> str:
        """Give what it answers."""
        return coded("moment", self.moment.path, self.lane.name)


def section_of(lane: Lane) -> str:
    """Say which axis a lane is measured on."""
    return "clock" if lane.root < 0 else "chain"


def said_s(seconds: float) -> str:
    """Give a time as it is read: 7.5 s, 1:10."""
    if seconds < 60.0:
        return f"{round(seconds, 2):g} s"
    minutes, rest = divmod(round(seconds, 2), 60.0)
    return f"{int(minutes)}:{rest:04.1f}" if rest != int(rest) else f"{int(minutes)}:{int(rest):02d}"


class Strip:
    """One picture of a course: what lies where. data: what the level says, for words of conditions"""

    def __init__(self, screen: Screen, course: Course, view: TimeView, box: Box, data: Any) -> None:
        self.screen, self.course, self.view, self.box, self.data = screen, course, view, box, data
        self.left = box.x + min(_LABEL, box.w * _LABEL_SHARE)
        self.top = box.y + HEAD + RULER
        self.width = max(40.0, box.right - self.left - _PAD)
        self.per_s = {name: self._scale(name) for name in view.zoom}
        for name, all_s, more in (("clock", course.limit_s, 4.0), ("chain", course.chain_s, 70.0)):
            view.shift[name] = max(0.0, min(view.shift[name], all_s * self.per_s[name] + more - self.width))
        self.spots: list[Spot] = []
        self.lanes: list[tuple[Lane, float, float]] = []  # with its top and height
        self.chain_top: float | None = None
        self._lay_out()

    def _scale(self, section: str) -> float:
        """Give how many units a second takes: at zoom 1 all of it is seen, and room for the last one's words."""
        whole_s = self.course.limit_s if section == "clock" else max(self.course.chain_s, 10.0)
        room = self.width - (4.0 if section == "clock" else 70.0)
        return min(max(room, 40.0) / max(whole_s, 1.0) * self.view.zoom[section], MOST_PER_S)

    def x_of(self, section: str, seconds: float) -> float:
        """Give where a second lies. [units]"""
        return self.left + 4.0 + seconds * self.per_s[section] - self.view.shift[section]

    def step_s(self, section: str) -> float:
        """Give how finely a hand can put a mark. [s]"""
        return next((each for each in STEPS_S if each * self.per_s[section] >= _SNAP_UNITS), STEPS_S[-1])

    def at(self, pos: tuple[float, float]) -> tuple[Lane | None, float]:
        """Give the lane under a point, and the second. pos: [units]"""
        lane = next((lane for lane, top, tall in self.lanes if top <= pos[1] < top + tall), None)
        section = "clock" if lane is None else section_of(lane)
        seconds = (pos[0] - self.left - 4.0 + self.view.shift[section]) / self.per_s[section]
        return lane, max(0.0, seconds)

    # ---- laying out -----------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        tall = sum(self._tall(lane) for lane in self.course.lanes) + (RULER + 6.0)
        room = self.box.bottom - self.top - 4.0
        self.view.scroll = max(0.0, min(self.view.scroll, tall - room))
        self.whole, self.seen = tall, room
        y = self.top - self.view.scroll
        for lane in self.course.lanes:
            if lane.root >= 0 and self.chain_top is None:
                self.chain_top, y = y, y + RULER + 6.0
            high = self._put(lane, y)
            self.lanes.append((lane, y, high))
            y += high

    def _tall(self, lane: Lane) -> float:
        before = len(self.spots)
        high = self._put(lane, 0.0)
        del self.spots[before:]
        return high

    def _put(self, lane: Lane, top: float) -> float:
        """Put a lane's marks beside and under one another. Returns: its height"""
        section, face, free = section_of(lane), self.screen.kit.face, [float("-inf")]
        for moment in lane.moments:
            x = self.x_of(section, moment.at_s)
            wide = SIGN + min(max(face.body_width(moment.text, SIZE) + 8.0, 0.0), _LEAST)
            row = next((n for n, end in enumerate(free) if x >= end), len(free))
            if row == len(free) and row < _MOST_SUBROWS:
                free.append(float("-inf"))
            row = min(row, len(free) - 1)
            free[row] = x + wide
            lasts = reading_s(moment.radio) * self.per_s[section] if moment.radio else 0.0
            self.spots.append(Spot(moment, lane, Box(x - SIGN / 2, top + 2.0 + row * ROW, wide, ROW - 2.0), lasts))
        return len(free) * ROW + 4.0

    def words_of(self, spot: Spot) -> str:
        """Give what stands beside a mark: of one a chain begins with, what it waits for."""
        if spot.lane.root < 0 or spot.moment.trigger != spot.lane.root:
            return spot.moment.text
        found = at_path(self.data, ("trigger", spot.lane.root, "when"), [])
        whens = [each for each in (found if isinstance(found, list) else []) if isinstance(each, dict)]
        return "; ".join(f"{each.get('kind', '')} {summary(each)}".replace("_", " ") for each in whens)


def help_of(strip: Strip, name: str) -> str:
    """Say in a line what a mark is: when, who it hangs on, what it does."""
    spot = next((each for each in strip.spots if each.name == name), None)
    if spot is None:
        return _HELP.get(name, "")
    moment = spot.moment
    if moment.trigger < 0:
        return f"The limit: {said_s(moment.at_s)}. The battle ends here at the latest"
    title = _title(strip, moment.trigger)
    when = f"at {said_s(moment.at_s)}" if spot.lane.root < 0 else f"{said_s(moment.at_s)} after {spot.lane.label}"
    if spot.lane.root == moment.trigger:
        when = f"when {strip.words_of(spot)}"
    after = _title(strip, moment.after) if moment.after >= 0 else ""
    chain = f", after {after}" if after and after != spot.lane.label else ""
    move = "; drag it, or + and -, to move it" if moment.field is not None else ""
    kept = ", unless something holds" if moment.unless else ""
    return f"{title}: {when}{chain}{kept}. {', '.join(moment.kinds)}{move}"


def _title(strip: Strip, place: int) -> str:
    return str(at_path(strip.data, ("trigger", place, "id"), place + 1))


_HELP = {
    "time:radio": "Let somebody say something at the moment that the line marks", "time:fit": "See all of it",
    "time:wave": "Let a force come at the moment that the line marks", "time:in": "Nearer; Ctrl and wheel, ]",
    "time:other": "Let anything else happen at the moment that the line marks",
    "time:out": "Farther; Ctrl and wheel, [",
    "time:tall": "More or less of the window for it",
    "time:head": "Where new things are put: a click in a lane, or left and right here, moves it",
}  # fmt: skip
