"""Draws the strip under a replay: its line of time with a mark for every moment, what it does, and the keys."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.sim.timeline import Moment
from game.ui import words
from game.ui.debrief_timeline import draw_sign, ink_of, said
from game.ui.hud_boxes import Box
from game.ui.pen import Point, Sketch
from game.ui.screen import Control, Screen
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_LABEL, CAP_PANEL

TALL, LOW = 92.0, 70.0
"""[units] height of the strip, and where there is little room"""
_ROOMY = 900.0  # so wide a strip shows everything
_EDGE, _LINE_TALL, _NEAR = 18.0, 26.0, 7.0
_STEPS = (10, 20, 30, 60, 120, 300, 600)
_BUTTON = 25.0
DISPLAYS = {"full": "Display: full", "names": "Display: names", "bare": "Display: none"}


@dataclass
class StripState:
    """What the strip shows.

    time_s, length_s: where the replay is and how long it is; known_s: how far going anywhere is quick
    goal_s: where it is being wound to, below 0 while it is not; playing: it runs, and not only waits
    heading: what is watched; follows: whom the view follows; display: a key of DISPLAYS; sure: taking over is asked
    warning: what must be said all the time, empty for nothing; keys: (key, what it does) pairs
    mark: [px] where whom the view follows is, below 0 for nowhere
    """

    time_s: float = 0.0
    length_s: float = 1.0
    known_s: float = 0.0
    goal_s: float = -1.0
    playing: bool = True
    speed: float = 1.0
    heading: str = ""
    follows: str = ""
    display: str = "full"
    sure: bool = False
    warning: str = ""
    moments: list[Moment] = field(default_factory=list)
    keys: list[tuple[str, str]] = field(default_factory=list)
    mark: Point = (-1.0, -1.0)


class ReplayStrip(Screen):
    """Names it answers: line, pause, back, ahead, slower, faster, next, display, take_over."""

    def __init__(self, *more: object, **named: object) -> None:
        super().__init__(*more, **named)  # type: ignore[arg-type]
        self.pointer: Point = (-1.0, -1.0)

    @property
    def tall(self) -> float:
        """Gives the height of the strip, in units."""
        return LOW if self.is_small else TALL

    @property
    def is_small(self) -> bool:
        """Says whether there is little room."""
        return self.width < _ROOMY

    @property
    def tall_px(self) -> int:
        """Gives the height of the strip. [px]"""
        return self.kit.px(self.tall)

    @property
    def _line(self) -> Box:
        return Box(_EDGE, self.height - self.tall + 38, self.width - 2 * _EDGE, _LINE_TALL)

    def share_of(self, pos: Point) -> float:
        """Returns where along the line of time a screen point lies, 0 to 1."""
        return min(1.0, max(0.0, (pos[0] / self.kit.scale - self._line.x) / self._line.w))

    def draw(self, surface: pygame.Surface, state: StripState) -> None:
        """Draws the strip at the foot of the window."""
        sheet = self._begin(surface)
        theme, top = self.kit.theme, self.height - self.tall
        self._mark(sheet, state, top)
        sheet.rect(0, top, self.width, self.tall, theme.glass, max(226, theme.strong_alpha))
        sheet.rect(0, top, self.width, 1, theme.hairline, 90)
        self._deeds(sheet, state, top + 7)
        self._time(sheet, state)
        if not self.is_small:
            self._keys(sheet, state, self.height - 16)
        if state.warning:
            self._over(sheet, state.warning, self.width / 2, top - 24, theme.warning)

    def _mark(self, sheet: Sheet, state: StripState, top: float) -> None:
        """Points at whom the view follows."""
        x, y = state.mark[0] / self.kit.scale, state.mark[1] / self.kit.scale - 30
        if 0 < x < self.width and 12 < y < top - 8:
            sheet.picture(x, y, self.kit.bake(("followed",), self._arrow), centre=True)

    def _arrow(self) -> pygame.Surface:
        sketch = Sketch(14, 11, self.kit.scale)
        sketch.polygon([(1, 1), (13, 1), (7, 10)], self.kit.theme.text)
        return sketch.finish()

    # ---- what can be done ---------------------------------------------------------------------------
    def _deeds(self, sheet: Sheet, state: StripState, y: float) -> None:
        theme = self.kit.theme
        x = _EDGE
        for name, label, size in (
            ("back", "-10 s", 54.0), ("pause", "Pause" if state.playing else "Play", 74.0), ("ahead", "+10 s", 54.0),
            ("slower", "-", 26.0),
        ):  # fmt: skip
            style = "main" if name == "pause" else "plain"
            self.button(sheet, name, Box(x, y, size, _BUTTON), label, style=style)
            x += size + 5
        sheet.label(x + 22, y + 9, words.speed(state.speed), CAP_LABEL, align="centre")
        x += 45
        self.button(sheet, "faster", Box(x, y, 26, _BUTTON), "+")
        x += 26 + 14
        at_s = state.time_s if state.goal_s < 0.0 else state.goal_s
        ink = theme.text if state.goal_s < 0.0 else theme.warning
        text = f"{words.clock(at_s)} / {words.clock(state.length_s)}"
        x += sheet.label(x, y + 7, text, CAP_PANEL, ink, tracking=1.4) + 20
        right = self.width - _EDGE
        sure = "Sure? Again" if state.sure else "Take over"
        shown = DISPLAYS[state.display]
        buttons = [("take_over", sure, 104.0), ("display", shown, 132.0), ("next", state.follows, 230.0)]
        if self.is_small:
            buttons = [("take_over", sure, 100.0), ("display", state.display, 66.0)]
        for name, label, size in buttons:
            if size > right - x:
                break
            right -= size
            style = "main" if name == "take_over" and state.sure else "plain"
            accent = theme.warning if name == "take_over" else theme.race
            self.button(sheet, name, Box(right, y, size, _BUTTON), label, style=style, accent=accent)
            right -= 6
        if right - x > 180:
            sheet.label(x, y + 9, state.heading, CAP_LABEL, theme.dim, room=right - x - 8, tracking=1.2)

    def _keys(self, sheet: Sheet, state: StripState, y: float) -> None:
        theme, x = self.kit.theme, _EDGE
        for key, what in state.keys:
            if x + self.kit.face.width(f"{key} {what}", CAP_LABEL, 1.2) > self.width - _EDGE:
                break
            x += sheet.label(x, y, key, CAP_LABEL, theme.text, tracking=1.2) + 6
            x += sheet.label(x, y, what, CAP_LABEL, theme.dim, tracking=1.2) + 18

    # ---- the line of time ---------------------------------------------------------------------------
    def _time(self, sheet: Sheet, state: StripState) -> None:
        theme, box = self.kit.theme, self._line
        self.controls.append(Control("line", Box(box.x - 8, box.y - 2, box.w + 16, box.h + 4)))
        axis, length = box.y + box.h / 2, max(state.length_s, 0.1)

        def at(seconds: float) -> float:
            return box.x + box.w * min(1.0, max(0.0, seconds / length))

        sheet.rect(box.x, axis - 2.5, box.w, 5, theme.hairline, 46)
        sheet.rect(box.x, axis - 2.5, at(state.known_s) - box.x, 5, theme.hairline, 80)
        sheet.rect(box.x, axis - 2.5, max(at(state.time_s) - box.x, 1), 5, theme.race, 220)
        step = next((each for each in _STEPS if length / each <= 14), _STEPS[-1])
        for second in range(step, int(length), step):
            sheet.rect(at(second), axis - 4, 1, 8, theme.hairline, 120)
        for moment in state.moments:
            draw_sign(self.kit, sheet, moment, at(moment.seconds), axis)
        sheet.picture(at(state.time_s), axis, self._knob(), centre=True)
        if state.goal_s >= 0.0:
            sheet.rect(at(state.goal_s) - 1, box.y - 2, 2, box.h + 4, theme.warning)
        self._pointed(sheet, state, length)

    def _pointed(self, sheet: Sheet, state: StripState, length: float) -> None:
        """Tells what lies under the pointer: the time, and the moment that is marked there."""
        if self.hit(self.pointer) != "line":
            return
        box = self._line
        x = box.x + box.w * self.share_of(self.pointer)
        seconds = length * (x - box.x) / box.w
        reach = _NEAR * length / box.w
        near = [each for each in state.moments if abs(each.seconds - seconds) <= reach]
        moment = min(near, key=lambda each: abs(each.seconds - seconds), default=None)
        text = words.clock(moment.seconds if moment else seconds) + (f"  {said(moment)}" if moment else "")
        ink = ink_of(self.kit, moment) if moment else self.kit.theme.text
        self._over(sheet, text, x, self.height - self.tall - 24, ink)

    def _over(self, sheet: Sheet, text: str, x: float, y: float, ink: tuple[int, int, int]) -> None:
        """Writes a line over the strip, within the window."""
        room = self.width - 2 * _EDGE
        wide = min(self.kit.face.body(text, BODY_SIZE, ink).width / self.kit.scale, room - 20) + 20
        left = min(max(x - wide / 2, _EDGE), self.width - _EDGE - wide)
        sheet.rect(left, y - 2, wide, 22, self.kit.theme.glass, 235)
        sheet.body(left + 10, y, text, BODY_SIZE, ink, room=wide - 16)

    def _knob(self) -> pygame.Surface:
        theme = self.kit.theme

        def make() -> pygame.Surface:
            sketch = Sketch(14, 26, self.kit.scale)
            sketch.polygon([(7, 2), (12, 8), (12, 18), (7, 24), (2, 18), (2, 8)], theme.glass)
            sketch.line([(7, 2), (12, 8), (12, 18), (7, 24), (2, 18), (2, 8)], theme.text, 1.6, 255, closed=True)
            return sketch.finish()

        return self.kit.bake(("knob",), make)
