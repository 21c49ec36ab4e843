"""The bench: everything of one open editor window that is not an event, and what its panes show now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from game.app.editor_canvas import Canvas
from game.app.editor_hands import Hands
from game.app.editor_typing import Typist
from game.app.scene import Stage
from game.base.errors import KeyPath
from game.editor.course import course_of
from game.editor.desk import Desk
from game.editor.panes.form_rows import form_rows
from game.editor.panes.left_rows import history_rows, outline_rows, palette_rows
from game.editor.panes.marks import Marks
from game.editor.panes.prose import Sheaf, Typing
from game.editor.panes.right_rows import forecast_rows, problem_rows
from game.editor.panes.rows import Pane, Row
from game.editor.panes.screen import EditorScreen, EditorState
from game.editor.panes.story import story_of
from game.editor.panes.timeline import Strip, TimeView, help_of
from game.editor.prospect import Prospect
from game.editor.session import Session
from game.editor.tools import tool_named
from game.rules.library import Library
from game.ui.theme import BODY_SIZE

TABS: dict[str, tuple[tuple[str, str], ...]] = {
    "left": (("place", "Place"), ("level", "Level"), ("edits", "Edits")),
    "right": (("form", "Form"), ("problems", "Problems"), ("forecast", "Forecast")),
}
_BAR = (
    ("menu", "Menu"), ("save", "Save"), ("undo", "Undo"), ("redo", "Redo"), ("test", "Play F5"),
    ("forecast", "Forecast F6"), ("story", "Story F7"), ("time", "Time F8"), ("left", "F2"), ("right", "F3"),
    ("help", "F1"),
)  # fmt: skip
_HEAT_PX = 14.0  # of a cell of the map of deaths, at least
_LOW, _TALL = 0.45, 1.0  # of the room's height, that the timeline takes
_INDENT = 34.0  # of a note's lines, that are not text


@dataclass
class Popup:
    """A list to choose from. options: (value, label, what it is); take: is given the value that was chosen"""

    title: str
    options: list[tuple[str, str, str]]
    take: Callable[[str], None]
    wanted: str = ""
    pane: Pane = field(default_factory=lambda: Pane("popup"))

    def rows(self) -> list[Row]:
        """Give the options that hold what has been typed."""
        needle = self.wanted.casefold()
        found = [each for each in self.options if needle in f"{each[0]} {each[1]} {each[2]}".casefold()]
        return [Row(label, f"choice:{value}", value=more, help=more) for value, label, more in found]


class Bench:
    """One level in the window. desk_of, hands_of, canvas_of: what it is made of; tabs, bar: what it offers

    area: what the keys are for: canvas, left, right, bar or popup; focus: what of it, by name
    cross: [px] where the crosshair is; by_keys: the crosshair works, and not the mouse
    """

    desk_of: type[Desk] = Desk
    hands_of: type[Hands] = Hands
    canvas_of: type[Canvas] = Canvas
    tabs: dict[str, tuple[tuple[str, str], ...]] = TABS
    bar: tuple[tuple[str, str], ...] = _BAR

    def __init__(self, stage: Stage, library: Library, session: Session) -> None:
        self.stage, self.library = stage, library
        self.desk, self.prospect = self.desk_of(session, library), Prospect()
        self.canvas = self.canvas_of(stage, self.desk.data)
        self.hands = self.hands_of(self.desk, self.canvas)
        self.typist = Typist(self._lines_of)
        self.tab = {side: tabs[0][0] for side, tabs in self.tabs.items()}
        self.open = {"left": True, "right": True}
        self.last_side = "left"
        self.finds = {"find": "", "find-unit": ""}
        self.area, self.focus = "canvas", ""
        self.popup: Popup | None = None
        self.selecting = False  # the mouse selects in a long text
        self.scrub: Typing | None = None
        self.story = False
        self.story_at = (0.0, 0.0)
        self.timeline, self.time = False, TimeView()
        self.from_s = 60.0
        self.tried: int | None = None  # a trigger that is to be tried by hand
        self.cross: tuple[float, float] = (stage.size[0] / 2, stage.size[1] / 2)
        self.mouse: tuple[float, float] = self.cross
        self.by_keys = False
        self.framed = False
        self.state = EditorState()
        self._panes: dict[str, Pane] = {}
        self.resize()

    @property
    def hand(self) -> tuple[float, float]:
        """Give where the hand is. [px]"""
        return self.cross if self.by_keys else self.mouse

    def world(self, px: tuple[float, float] | None = None) -> tuple[float, float]:
        """Give the place under a point, by default under the hand. [wu]"""
        x, y = self.canvas.camera.to_world(px or self.hand).tolist()
        return float(x), float(y)

    def resize(self) -> None:
        """Lay everything out for the window."""
        settings = self.stage.settings
        self.screen = EditorScreen(self.stage.size, self.stage.scale, settings.palette, self.stage.portraits)
        self.marks = Marks(self.screen.kit)
        self.hands.desk_scale = self.screen.kit.scale
        self.canvas.resize()
        self.cross = (min(self.cross[0], self.stage.size[0] - 1.0), min(self.cross[1], self.stage.size[1] - 1.0))
        self.rebuild()

    def _lines_of(self, typed: Typing) -> Sheaf | None:
        """Lay out a long text as the window of now shows it."""
        return self.screen.laid_out(typed)

    def point_text(self, name: str | None, px: tuple[float, float]) -> bool:
        """Put the caret of a long text under a point, or select as far as there. Returns: whether it is one"""
        typed, sheaf, k = self.typist.now, self.screen.sheaf, self.screen.kit.scale
        if typed is None or sheaf is None or (name != typed.name and not self.selecting):
            return False
        self.typist.point(sheaf.at(px[0] / k, px[1] / k), self.selecting)
        self.selecting = True
        self.rebuild()
        return True

    # ---- panes ----------------------------------------------------------------------------------------
    def sides(self) -> list[str]:
        """List the panes that are seen: one at a time where there is no room for two."""
        seen = [side for side in ("left", "right") if self.open[side]]
        return seen if self.screen.wide or len(seen) < 2 else [self.last_side]

    def show(self, side: str, tab: str) -> None:
        """Open a pane at a tab."""
        self.open[side], self.tab[side], self.last_side = True, tab, side

    def toggle(self, side: str) -> None:
        """Open or shut a pane."""
        seen = side in self.sides()
        self.open[side] = not seen
        if not seen:
            self.last_side = side
            self.area, self.focus = side, f"{side}:{self.tab[side]}"
        elif self.area == side:
            self.area, self.focus = "canvas", ""

    def pane(self, area: str) -> Pane | None:
        """Give a pane that is seen."""
        return self.state.popup if area == "popup" else self.state.panes.get(area)

    def _wrap(self, side: str) -> Callable[[str], list[str]]:
        box = self.screen.boxes.get(side)
        room = (box.w if box is not None else 300.0) - _INDENT
        return lambda text: self.screen.kit.face.wrap(text, BODY_SIZE, max(room, 60.0)) if text else []

    def _rows(self, side: str, tab: str) -> list[Row]:
        desk, hands = self.desk, self.hands
        if tab == "place":
            return palette_rows(desk, hands.tool, hands.unit, self.finds["find-unit"])
        if tab == "level":
            return outline_rows(desk, self.finds["find"])
        if tab == "edits":
            return history_rows(desk)
        if tab == "problems":
            return problem_rows(desk, self._wrap(side))
        if tab == "forecast":
            return forecast_rows(desk, self.prospect, self._wrap(side))
        return form_rows(desk, self._wrap(side))

    def rebuild(self) -> None:
        """Make anew what the window shows."""
        state, desk = self.state, self.desk
        self._put_away()
        history = desk.session.history
        off = {"undo": history.at == 0, "redo": history.at == len(history.changes)}
        chosen = {"forecast": self.prospect.running, "story": self.story, "time": self.timeline}
        chosen |= {side: side in self.sides() for side in TABS}
        state.bar = [(name, label, "off" if off.get(name) else "chosen" if chosen.get(name) else "plain")
                     for name, label in self.bar]  # fmt: skip
        star = " *" if desk.session.level.unsaved else ""
        state.title = f"{desk.title}{star}"
        state.panes = {}
        for side in self.sides():
            tab = self.tab[side]
            pane = self._panes.setdefault(tab, Pane(side))
            names = self.tabs[side]
            pane.tabs = [(f"{side}:{name}", self._tab_label(name, label), name == tab) for name, label in names]
            pane.rows = self._rows(side, tab)
            state.panes[side] = pane
        state.story = story_of(desk.data, self.story_at) if self.story else None
        state.picked = [*desk.picks, desk.shown]
        state.popup = None
        if self.popup is not None:
            wanted = f": {self.popup.wanted}" if self.popup.wanted else ""
            self.popup.pane.tabs = [("", f"{self.popup.title}{wanted}", True)]
            self.popup.pane.rows = self.popup.rows() or [Row("Nothing is called so.", sort="note", tone="dim")]
            state.popup = self.popup.pane
        state.typing = self.typist.now or self.scrub
        state.time = (_TALL if self.time.tall else _LOW) if self.timeline else 0.0
        self.screen.lay_out(state)
        box = self.screen.boxes.get("time")
        state.strip = Strip(self.screen, course_of(desk.data), self.time, box, desk.data) if box is not None else None
        self.screen.focus = self.focus or None
        self.screen.stale = True

    def _put_away(self) -> None:
        """Let go of a tool or a unit that the theatre has not got: it may have become another."""
        hands, library = self.hands, self.library
        units = library.surface_units if self.desk.on_surface else library.units
        theatre = "surface" if self.desk.on_surface else "orbit"
        placing = hands.tool == "place"
        if (placing and hands.unit not in units) or tool_named(hands.tool).theatre not in ("", theatre):
            hands.take("select")

    def _tab_label(self, name: str, label: str) -> str:
        count = len(self.desk.problems())
        return f"{label} {count}" if name == "problems" and count else label

    def foot(self) -> None:
        """Make anew the line at the foot, which follows the hand."""
        state, desk, hands = self.state, self.desk, self.hands
        state.foot, state.tone = (desk.saying.text, desk.saying.tone) if desk.saying.left_s > 0.0 else ("", "plain")
        pane = self.pane(self.area)
        row = pane.row_of(self.focus) if pane is not None and self.focus else None
        pointed = next((p.row_of(self.screen.pointed) for p in state.panes.values() if self.screen.pointed
                        and p.row_of(self.screen.pointed)), None)  # fmt: skip
        words = next((each.help for each in (pointed, row) if each is not None and each.help), "")
        if state.strip is not None:
            named = (self.screen.pointed or "", self.focus)
            words = words or next((text for text in (help_of(state.strip, name) for name in named) if text), "")
        state.hint = words or self._tool_hint()
        x, y = self.world()
        grid = f"   grid {desk.grid_wu:g}" if desk.snaps else ""
        size = f"   brush {hands.radius:g}" if hands.tool in ("raise", "lower", "smooth", "flatten", "crater") else ""
        now = self.prospect.now
        fought = f"   forecast {len(now.rows)}/{len(now.seeds)}" if now is not None and self.prospect.running else ""
        state.right = f"x {x:.0f}  y {y:.0f} wu   zoom {self.canvas.camera.zoom:.2f}{grid}{size}{fought}"

    def _tool_hint(self) -> str:
        tool = tool_named(self.hands.tool)
        if tool.name != "place":
            return f"{tool.label}: {tool.hint}. F1 lists every key."
        own = self.desk.forces()
        force = str(self.desk.session.level.get((*own[0], "name"))) if own else ""
        return tool.hint + (f"; one of its side joins {force}." if force else "; it makes a new force of its own.")

    # ---- looking --------------------------------------------------------------------------------------
    def show_on_canvas(self, path: KeyPath) -> None:
        """Let the eye go to where a thing stands, if it stands anywhere and is not seen."""
        found = next((t for t in self.desk.things() if t.path == path[: len(t.path)] and t.kind != "corner"), None)
        if found is None:
            return
        at = self.canvas.camera.to_screen(found.at).tolist()
        if not self.screen.room().inflate(-40, -40).collidepoint(at):
            self.canvas.look_at(found.at, self.screen.room())

    def draw(self, surface: pygame.Surface, dt: float) -> None:
        """Draw everything."""
        desk, camera, marks = self.desk, self.canvas.camera, self.marks
        self.canvas.draw(surface, dt)
        marks.icons = not desk.on_surface
        heat = self.prospect.heat(_HEAT_PX / camera.zoom) if desk.layers["heat"] else None
        if heat is not None:
            marks.heat(surface, camera, heat, self.prospect.version)
        if desk.layers["grid"]:
            marks.grid(surface, camera, desk.grid_wu)
        marks.draw(surface, camera, desk.things(), set(desk.picks), desk.layers, self.hands.moved)
        if not self.story:
            self.hands.draw(surface, marks, self.hand)
        if self.by_keys and self.area == "canvas" and not self.story:
            marks.crosshair(surface, self.cross)
        self.foot()
        self.screen.draw(surface, self.state)

    def close(self) -> None:
        """Let go of level, battles and processes."""
        self.typist.finish()
        self.prospect.close()
        self.desk.close()
