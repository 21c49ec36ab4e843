"""The hand on the timeline: choosing and dragging marks, adding things at a moment; by mouse, keys or gamepad."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pygame

from game.app.editor_time_adding import Adding
from game.app.scene import ENTER_KEYS
from game.editor.deeds import timing
from game.editor.panes.timeline import BUTTONS, MOST_PER_S, Spot, Strip, section_of

if TYPE_CHECKING:
    from game.app.editor_bench import Bench
    from game.app.editor_verbs import Verbs

_SLOP_PX = 4.0
_ZOOM = 1.3
_FINE_PER_S = 20.0  # [units/s] so near, keys step finely
_WHEEL_UNITS = 40.0
_ARROWS = {
    pygame.KSCAN_UP: (0, -1), pygame.KSCAN_DOWN: (0, 1), pygame.KSCAN_LEFT: (-1, 0), pygame.KSCAN_RIGHT: (1, 0),
}  # fmt: skip
_STEPS = {pygame.KSCAN_EQUALS: 1, pygame.KSCAN_KP_PLUS: 1, pygame.KSCAN_MINUS: -1, pygame.KSCAN_KP_MINUS: -1}
_GONE = (pygame.KSCAN_DELETE, pygame.KSCAN_BACKSPACE)


class TimeHand:
    """Follows one hand on the strip. held: the mark that is being dragged; pans: where the view was grasped [px]"""

    def __init__(self, bench: Bench, verbs: Verbs) -> None:
        self.bench, self.desk, self.adding = bench, bench.desk, Adding(bench, verbs)
        self.held: Spot | None = None
        self.pans: tuple[float, float] | None = None
        self._from_px: tuple[float, float] = (0.0, 0.0)
        self._moved = False
        self._was_s = 0.0  # the number of the mark that is held, as it was

    @property
    def strip(self) -> Strip | None:
        """Give what is seen of the timeline."""
        return self.bench.state.strip

    def toggle(self) -> None:
        """Open or shut the strip; the keys follow."""
        bench = self.bench
        bench.timeline = not bench.timeline
        if bench.timeline:
            bench.story = False
            bench.area, bench.focus = "time", "time:head"
        elif bench.area == "time":
            bench.area, bench.focus = "canvas", ""

    # ---- the mouse ------------------------------------------------------------------------------------
    def _units(self, px: tuple[float, float]) -> tuple[float, float]:
        k = self.bench.screen.kit.scale
        return px[0] / k, px[1] / k

    def _spot(self, name: str) -> Spot | None:
        return next((each for each in self.strip.spots if each.name == name), None) if self.strip is not None else None

    def press(self, name: str | None, px: tuple[float, float]) -> bool:
        """Press on the strip. Returns: whether it was on a mark or in a lane, and not on a button"""
        if self.strip is None or (name is not None and name.startswith("time:") and name != "time:head"):
            return False
        self._from_px, self._moved = px, False
        self.held = self._spot(name) if name is not None else None
        if self.held is not None:
            self.bench.focus, self._was_s = self.held.name, self._number(self.held)
            self._choose(self.held)
        else:
            self.bench.focus = "time:head"
            self._head(px)
        return True

    def _head(self, px: tuple[float, float]) -> None:
        assert self.strip is not None, "the strip is open"
        lane, seconds = self.strip.at(self._units(px))
        step = self.strip.step_s("clock" if lane is None else section_of(lane))
        self.bench.time.head = (-1 if lane is None else lane.root, round(round(seconds / step) * step, 2))

    def move(self, px: tuple[float, float]) -> None:
        """Drag the mark that is held: everything that hangs on it goes along, as it will."""
        spot, strip = self.held, self.strip
        if spot is None or strip is None:
            return
        self._moved = self._moved or math.dist(px, self._from_px) >= _SLOP_PX
        if self._moved and spot.moment.field is not None:
            section = section_of(spot.lane)
            by = (px[0] - self._from_px[0]) / self.bench.screen.kit.scale / strip.per_s[section]
            self._hold(spot, by, strip.step_s(section))

    def _hold(self, spot: Spot, by_s: float, step: float) -> None:
        """Show where a mark would come to be. by_s: [s] from where it began"""
        at_s, field = spot.moment.at_s, spot.moment.field
        assert field is not None, "only what a number says can be moved"
        at = max(round((at_s + by_s) / step) * step, at_s - self._was_s)
        self.desk.hold(timing.retime, field, self._was_s + at - at_s)

    def _number(self, spot: Spot) -> float:
        """Give the number that says when a mark comes."""
        value = self.desk.session.level.get(spot.moment.field) if spot.moment.field is not None else None
        return float(value) if isinstance(value, int | float) else 0.0

    def release(self) -> None:
        """Let go: what was dragged is one change."""
        if self.held is not None and self._moved:
            self.desk.settle()
        self.held, self.pans = None, None

    def let_go(self) -> None:
        """Stop dragging; nothing comes of it."""
        if self.held is not None and self._moved:
            self.desk.let_go()
        self.held, self.pans = None, None

    def pan(self, px: tuple[float, float]) -> None:
        """Move the view with the right button."""
        if self.pans is not None and self.strip is not None:
            k = self.bench.screen.kit.scale
            section = self._section(self.pans)
            self.bench.time.shift[section] -= (px[0] - self.pans[0]) / k
            self.bench.time.scroll -= (px[1] - self.pans[1]) / k
            self.pans = px

    def _section(self, px: tuple[float, float]) -> str:
        assert self.strip is not None, "the strip is open"
        top = self.strip.chain_top
        return "chain" if top is not None and self._units(px)[1] >= top else "clock"

    def wheel(self, event: Any, px: tuple[float, float]) -> None:
        """Scroll down; with Shift to the right; with Ctrl go nearer."""
        mods = pygame.key.get_mods()
        if self.strip is None:
            return
        if mods & pygame.KMOD_CTRL:
            self.zoom(1 if event.y > 0 else -1, self._section(px), self._units(px)[0])
            return
        across = -event.y if mods & pygame.KMOD_SHIFT else getattr(event, "x", 0)
        if across:
            self.bench.time.shift[self._section(px)] += across * _WHEEL_UNITS
        else:
            self.bench.time.scroll -= event.y * _WHEEL_UNITS

    def zoom(self, way: int, section: str = "", about: float | None = None) -> None:
        """Go nearer or farther. about: [units] what stays where it is; the line where things are added without one"""
        strip, view = self.strip, self.bench.time
        if strip is None:
            return
        section = section or ("clock" if view.head[0] < 0 else "chain")
        spot = self._spot(self.bench.focus)
        if about is None:
            about = strip.x_of(section, spot.moment.at_s if spot is not None else view.head[1])
            about = min(max(about, strip.left), strip.box.right - 20)
        seconds = (about - strip.left + view.shift[section]) / strip.per_s[section]
        before = strip.per_s[section] / view.zoom[section]
        view.zoom[section] = min(max(view.zoom[section] * _ZOOM**way, 1.0), max(1.0, MOST_PER_S / before))
        view.shift[section] = seconds * before * view.zoom[section] - (about - strip.left)

    # ---- keys -----------------------------------------------------------------------------------------
    def key(self, event: Any) -> bool:
        """Take a key while the strip has the keys. Returns: whether it was one of its own"""
        key, spot = event.scancode, self._spot(self.bench.focus)
        if key in _ARROWS:
            self._walk(*_ARROWS[key])
        elif key in _STEPS:
            self.step(_STEPS[key])
        elif key in ENTER_KEYS:
            if not self.act(self.bench.focus):
                return False
        elif key in _GONE and spot is not None and spot.moment.trigger >= 0:
            self.desk.choose([spot.moment.path])
            self.desk.delete()
            self.bench.focus = "time:head"
        elif key in (pygame.KSCAN_PAGEUP, pygame.KSCAN_PAGEDOWN) and self.strip is not None:
            self.bench.time.scroll += self.strip.seen * (1 if key == pygame.KSCAN_PAGEDOWN else -1)
        else:
            return False
        return True

    def step(self, way: int) -> None:
        """Move what has the focus a step later or earlier: a mark, or the line where things are added."""
        strip, spot = self.strip, self._spot(self.bench.focus)
        if strip is None:
            return
        section = section_of(spot.lane) if spot is not None else "clock" if self.bench.time.head[0] < 0 else "chain"
        step = 0.1 if strip.per_s[section] >= _FINE_PER_S else 1.0
        if spot is None:
            root, seconds = self.bench.time.head
            self.bench.time.head = (root, max(0.0, round(seconds + way * step, 2)))
        elif spot.moment.field is None:
            self.desk.say("Nobody can say when this comes: its conditions do. Its form has them.", "warning")
        else:
            field, seconds = spot.moment.field, self._number(spot) + way * step
            self.desk.do(timing.retime, field, seconds, merge=f"retime {field}")
            self.bench.time.head = (spot.lane.root, max(0.0, round(spot.moment.at_s + way * step, 2)))

    def _walk(self, across: int, down: int) -> None:
        """Go on to the next mark of the lane, or to the next lane: buttons, the ruler, lanes."""
        bench, strip = self.bench, self.strip
        if strip is None:
            return
        bench.stage.board.play("ui_move")
        buttons = [name for name, _ in BUTTONS]
        lanes = [[each for each in strip.spots if each.lane is lane] for lane in strip.course.lanes]
        lanes = [lane for lane in lanes if lane]
        if bench.focus in buttons:
            at = buttons.index(bench.focus)
            bench.focus = "time:head" if down > 0 else buttons[min(max(at + across, 0), len(buttons) - 1)]
            return
        at = next((n for n, lane in enumerate(lanes) if any(spot.name == bench.focus for spot in lane)), -1)
        if at < 0 and across:
            self.step(across)
        elif at < 0 or (at == 0 and down < 0):
            bench.focus = buttons[0] if down < 0 and at < 0 else "time:head" if at == 0 else lanes[0][0].name
        else:
            names = [spot.name for spot in lanes[at]]
            here = lanes[at][names.index(bench.focus)]
            to = lanes[min(at + down, len(lanes) - 1)] if down else lanes[at]
            other_axis = section_of(to[0].lane) != section_of(here.lane)
            near = to[0] if other_axis else min(to, key=lambda spot: abs(spot.box.x - here.box.x)) if down else here
            place = to.index(near) + across
            bench.focus = to[min(max(place, 0), len(to) - 1)].name
        self._reveal()

    def _reveal(self) -> None:
        """Scroll so that the mark with the focus is seen; new things are put where it is."""
        strip, spot, view = self.strip, self._spot(self.bench.focus), self.bench.time
        if strip is None or spot is None:
            return
        view.head = (spot.lane.root, spot.moment.at_s)
        box = spot.box
        view.scroll += min(0.0, box.y - strip.top - 24.0) + max(0.0, box.bottom - strip.box.bottom + 8.0)
        shift = min(0.0, box.x - strip.left) + max(0.0, box.x + 60.0 - strip.box.right)
        view.shift[section_of(spot.lane)] += shift

    # ---- what is done ---------------------------------------------------------------------------------
    def _choose(self, spot: Spot) -> None:
        path = spot.moment.path
        self.desk.choose([path] if path[:1] == ("trigger",) else [])
        self.desk.show(path)
        self.bench.time.head = (spot.lane.root, spot.moment.at_s)
        if self.bench.screen.wide:
            self.bench.show("right", "form")

    def act(self, name: str) -> bool:
        """Do what a button or a mark says. Returns: whether it is one of the strip's"""
        spot, view = self._spot(name), self.bench.time
        if spot is not None:
            self._choose(spot)
            self.bench.show("right", "form")
            return True
        deeds: dict[str, Callable[[], None]] = {
            "time:radio": self.adding.radio, "time:wave": self.adding.wave, "time:other": self.adding.other,
            "time:out": lambda: self.zoom(-1), "time:in": lambda: self.zoom(1), "time:fit": self._fit,
            "time:tall": lambda: setattr(view, "tall", not view.tall), "time:head": lambda: None,
        }  # fmt: skip
        if name not in deeds:
            return False
        deeds[name]()
        return True

    def _fit(self) -> None:
        view = self.bench.time
        view.zoom, view.shift, view.scroll = dict.fromkeys(view.zoom, 1.0), dict.fromkeys(view.shift, 0.0), 0.0
