"""What keys and the bar's buttons do in the editor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from game.app.editor_bench import Bench
from game.app.editor_hands import BRUSH_WU
from game.app.editor_time import TimeHand
from game.app.editor_verbs import Verbs
from game.editor.deeds import arranging, land, placing
from game.editor.deeds.common import is_ship
from game.editor.desk import GRIDS
from game.editor.things import LAYERS

_TURN_DEG = 15.0
_OPENING_ZOOM = 0.42  # of the surface
_MENU = (
    ("save", "Save", "Ctrl+S"), ("leave", "Leave the editor", "what is not saved is kept and offered next time"),
    ("settings", "Settings", "text size, colours, sound"), ("help", "Keys", "F1"), ("stay", "Stay", "Esc"),
)  # fmt: skip
_MOMENTS = (10, 30, 60, 120, 180, 300, 600)


class Actions:
    """Does what an action's name says. asked: what only the scene can do: leave, test, settings, help"""

    def __init__(self, bench: Bench, verbs: Verbs) -> None:
        self.bench, self.verbs, self.desk = bench, verbs, bench.desk
        self.asked: list[str] = []
        self.time = TimeHand(bench, verbs)
        self.table: dict[str, Callable[[], Any]] = self._file() | self._chosen() | self._view()

    def act(self, action: str) -> bool:
        """Do it. Returns: whether it is known"""
        if action in self.table:
            self.table[action]()
            return True
        kind, _, what = action.partition(":")
        if kind == "tool":
            self.bench.hands.take(what)
        elif kind == "unit":
            self.bench.hands.take("place", what)
        elif kind == "layer" and what in LAYERS:
            self.desk.layers[what] = not self.desk.layers[what]
        elif kind == "jump":
            self.desk.jump(int(what))
        elif kind in ("left", "right"):
            self.bench.show(kind, what)
        else:
            return self.time.act(action)
        return True

    def _ask(self, what: str) -> Callable[[], None]:
        return lambda: self.asked.append(what)

    def _file(self) -> dict[str, Callable[[], Any]]:
        desk = self.desk
        return {
            "save": lambda: desk.save(anyway=desk.conflict), "undo": lambda: desk.jump(desk.session.history.at - 1),
            "redo": lambda: desk.jump(desk.session.history.at + 1), "menu": self.menu, "forecast": self._forecast,
            "test": self._ask("test"), "test-later": self._later, "help": self._ask("help"),
        }  # fmt: skip

    def _chosen(self) -> dict[str, Callable[[], Any]]:
        def on(deed: Callable[..., str], *more: Any) -> Callable[[], Any]:
            return lambda: self.desk.do(deed, self.desk.movable(), *more)

        desk = self.desk
        edges: tuple[str, ...] = ("left", "right", "top", "bottom")
        steps = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}
        return {
            "copy": desk.copy, "cut": self._cut, "delete": desk.delete, "group": desk.group,
            "paste": lambda: desk.paste(desk.snapped(self.bench.world())), "duplicate": self._duplicate,
            "all": lambda: desk.choose(each.path for each in desk.things() if each.kind == "ship"),
            "player": self._player, "turn": lambda: self._turn(_TURN_DEG), "turn-back": lambda: self._turn(-_TURN_DEG),
            "spread-x": on(arranging.distribute, "x"), "spread-y": on(arranging.distribute, "y"),
            "mirror-x": on(arranging.mirror, "x"), "mirror-y": on(arranging.mirror, "y"),
            "snap": lambda: desk.do(arranging.snap, desk.movable(), desk.grid_wu), "stand": on(land.stand),
            **{f"align-{edge}": on(arranging.align, edge) for edge in edges},
            **{f"nudge-{way}": self._nudge(x, y) for way, (x, y) in steps.items()},
        }  # fmt: skip

    def _view(self) -> dict[str, Callable[[], Any]]:
        bench = self.bench
        return {
            "left": lambda: bench.toggle("left"), "right": lambda: bench.toggle("right"), "find": self._find,
            "story": self._story, "time": self.time.toggle, "zoom-in": lambda: self.zoom(1),
            "zoom-out": lambda: self.zoom(-1),
            "frame": lambda: self.frame(self.desk.chosen() or self._all()),
            "frame-all": lambda: self.frame(self._all()),
            "smaller": lambda: self._size(-1), "larger": lambda: self._size(1),
        }  # fmt: skip

    # ---- the level ------------------------------------------------------------------------------------
    def menu(self) -> None:
        """Offer what there is beside editing."""

        def take(what: str) -> None:
            if what == "save":
                self.act("save")
            elif what != "stay":
                self.asked.append(what)

        self.verbs.ask("Menu", list(_MENU), take)

    def _later(self) -> None:
        def take(value: str) -> None:
            self.bench.from_s = float(value)
            self.asked.append("test-later")

        options = [(str(each), f"after {each} s", "the autopilot fights until then") for each in _MOMENTS
                   if each < float(self.desk.data.get("limit_s", 0) or 0)]  # fmt: skip
        self.verbs.ask("Play it from", options or [("0", "the start", "")], take)

    def _forecast(self) -> None:
        bench = self.bench
        bench.show("right", "forecast")
        if bench.prospect.running:
            bench.prospect.stop()
        else:
            bench.prospect.begin(self.desk)

    def _cut(self) -> None:
        if self.desk.copy():
            self.desk.delete()

    def _duplicate(self) -> None:
        desk, picks = self.desk, sorted(self.desk.picks)
        done = desk.do(placing.duplicate, picks, (desk.grid_wu * 2, 0.0))
        if done and len(picks) == 1 and isinstance(picks[0][-1], int):
            desk.choose([(*picks[0][:-1], picks[0][-1] + 1)])

    def _player(self) -> None:
        ship = next((path for path in self.desk.picks if is_ship(path)), None)
        if ship is None:
            self.desk.say("Choose one ship or soldier first.", "warning")
        else:
            self.desk.do(placing.set_player, ship)

    def _turn(self, by: float) -> None:
        self.desk.do(placing.turn, self.desk.forces(), by)

    def _nudge(self, x: int, y: int) -> Callable[[], Any]:
        def go() -> None:
            desk = self.desk
            paths = desk.movable()
            desk.do(placing.move, paths, (x * desk.grid_wu, y * desk.grid_wu), merge=f"nudge {paths}")

        return go

    # ---- the view -------------------------------------------------------------------------------------
    def _all(self) -> list[Any]:
        kinds = ("ship", "force", "way")
        return [each for each in self.desk.things() if each.kind in kinds] or self.desk.things()

    def frame(self, things: Iterable[Any]) -> None:
        """Look at things."""
        self.bench.canvas.frame(list(things), self.bench.screen.room())

    def open_view(self) -> None:
        """Look at a level that has just been opened: in orbit at all of it, on the surface at where it begins."""
        camera = next((each for each in self.desk.things() if each.kind == "camera"), None)
        if not self.desk.on_surface or camera is None:
            self.frame(self._all())
        else:
            self.bench.canvas.look_at(camera.at, self.bench.screen.room(), _OPENING_ZOOM)

    def zoom(self, steps: int) -> None:
        """Zoom about the hand; on the timeline, move what has the focus."""
        if self.bench.area == "time":
            self.time.step(steps)
            return
        self.bench.canvas.camera.zoom_at(self.bench.hand, steps)

    def _size(self, way: int) -> None:
        hands, desk = self.bench.hands, self.desk
        if self.bench.area == "time":
            self.time.zoom(way)
            return
        if hands.tool in ("form", "place"):
            hands.forming.next(way)
        elif hands.tool == "select":
            place = min(range(len(GRIDS)), key=lambda n: abs(GRIDS[n] - desk.grid_wu))
            desk.grid_wu = GRIDS[min(max(place + way, 0), len(GRIDS) - 1)]
            desk.say(f"The grid's mesh is {desk.grid_wu:g} wu.")
        else:
            hands.size = min(max(hands.size + way, 0), len(BRUSH_WU) - 1)

    def _story(self) -> None:
        self.bench.story = not self.bench.story

    def _find(self) -> None:
        self.bench.show("left", "level")
        self.bench.area, self.bench.focus = "left", "find"
        self.bench.rebuild()
        self.verbs.act("find")
