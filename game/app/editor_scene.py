"""The editor in the window: events to the hand, to panes and to keys; time; the picture."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.app import keys
from game.app.editor_actions import Actions
from game.app.editor_bench import Bench
from game.app.editor_bindings import PAD_ACTIONS, binding_of, groups, tool_of
from game.app.editor_canvas import bar_of
from game.app.editor_trial import trial
from game.app.editor_verbs import Verbs
from game.app.editor_walk import Walk
from game.app.gamepad import Press
from game.app.scene import Scene, Stage
from game.editor.session import Session
from game.rules.library import Library

_WHEEL_ROWS = 3
_SCRUB_FROM_PX = 4.0


class EditorScene(Scene):
    """One level being edited. bench_of, verbs_of, actions_of, walk_of: what it is worked with"""

    bench_of: type[Bench] = Bench
    verbs_of: type[Verbs] = Verbs
    actions_of: type[Actions] = Actions
    walk_of: type[Walk] = Walk

    def __init__(self, stage: Stage, library: Library, session: Session, notice: str = "") -> None:
        super().__init__(stage)
        self.library = library
        self.bench = bench = self.bench_of(stage, library, session)
        self.verbs = self.verbs_of(bench)
        self.actions = self.actions_of(bench, self.verbs)
        self.walk = self.walk_of(bench, self.verbs, self.actions)
        self._pan: tuple[int, int] | None = None
        self._pressed: tuple[str, tuple[int, int]] | None = None
        self._dt = 0.0
        self._closed = False
        stage.board.music(0.2, "menu")
        if notice:
            bench.desk.say(notice, "good")
        if session.recovery is not None:
            self._offer(session.recovery.words)
        bench.rebuild()

    @property
    def screen(self) -> object:
        """Give what is drawn over the canvas."""
        return self.bench.screen

    def _offer(self, words: str) -> None:
        def take(value: str) -> None:
            if value == "back":
                self.bench.desk.recover()
            else:
                self.bench.desk.session.leave_be()

        options = [("back", "Have the changes back", words), ("file", "Go on with the file", "they are kept aside")]
        self.verbs.ask("Work that was not saved", options, take)

    # ---- events ---------------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> None:
        """Take one event."""
        bench = self.bench
        if event.type == pygame.DROPFILE:
            self._leave(path=Path(event.file))
        elif event.type == pygame.MOUSEMOTION:
            self._motion(event)
        elif event.type == pygame.MOUSEBUTTONDOWN:
            self._button(event)
        elif event.type == pygame.MOUSEBUTTONUP:
            self._release(event)
        elif event.type == pygame.MOUSEWHEEL:
            self._wheel(event)
        elif event.type == pygame.KEYDOWN:
            self._key(event)
        elif event.type == pygame.WINDOWFOCUSLOST:
            bench.hands.let_go()
            self.actions.time.let_go()
        else:
            return
        self._serve()

    def press(self, press: Press) -> None:
        """Take what happened to a gamepad."""
        if press.down and press.control in PAD_ACTIONS:
            self.actions.act(PAD_ACTIONS[press.control])
            self._serve()
        elif press.down and press.control == "lb":
            tab = pygame.event.Event(
                pygame.KEYDOWN, scancode=pygame.KSCAN_TAB, key=0, mod=pygame.KMOD_SHIFT, unicode=""
            )
            self.handle(tab)
        elif not press.control.startswith("right"):
            super().press(press)

    def _motion(self, event: pygame.event.Event) -> None:
        bench, screen, time = self.bench, self.bench.screen, self.actions.time
        bench.mouse = event.pos
        bench.by_keys = bench.by_keys and max(map(abs, event.rel)) < 2
        if bench.selecting:
            bench.point_text(None, event.pos)
        elif self._pan is not None and bench.story:
            k = screen.kit.scale
            dx, dy = (event.pos[n] - self._pan[n] for n in (0, 1))
            bench.story_at = (min(bench.story_at[0] + dx / k, 0.0), min(bench.story_at[1] + dy / k, 0.0))
            self._pan = event.pos
            bench.rebuild()
        elif time.held is not None or time.pans is not None:
            time.move(event.pos)
            time.pan(event.pos)
            bench.rebuild()
        elif self._pan is not None:
            bench.canvas.camera.pan((event.pos[0] - self._pan[0], event.pos[1] - self._pan[1]))
            self._pan = event.pos
        elif bench.hands.drag:
            bench.hands.move(event.pos)
        elif self._pressed is not None:
            name, start = self._pressed
            if bench.scrub is not None or abs(event.pos[0] - start[0]) > _SCRUB_FROM_PX:
                bench.scrub = self.verbs.scrubbed(name, event.pos[0] - start[0])
                bench.rebuild()
        pointed = screen.hit(event.pos)
        if pointed != screen.pointed:
            screen.pointed, screen.stale = pointed, True

    def _button(self, event: pygame.event.Event) -> None:
        bench = self.bench
        bench.mouse, bench.by_keys = event.pos, False
        where = bench.screen.pane_at(event.pos)
        if event.button in (2, 3) and where in ("", "time"):
            self._pan, self.actions.time.pans = (event.pos, None) if not where else (None, event.pos)
        elif event.button == 1:
            name = bench.screen.hit(event.pos)
            if bench.point_text(name, event.pos):
                return
            if bench.typist.now is not None and name != bench.typist.now.name and not bench.typist.finish():
                return
            if bench.popup is not None and where != "popup":
                bench.popup, bench.area, bench.focus = None, "canvas", ""
            elif where == "time" and self.actions.time.press(name, event.pos):
                bench.area = where
            elif name:
                bench.area, bench.focus = where or "canvas", name
                self._pressed = (name, event.pos)
            elif not where:
                bench.area, bench.focus = "canvas", ""
                if bench.story:
                    self._pan = event.pos
                else:
                    bench.hands.press(event.pos, bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
        bench.rebuild()

    def _release(self, event: pygame.event.Event) -> None:
        bench = self.bench
        self.actions.time.release()
        bench.selecting = False
        if event.button in (2, 3):
            self._pan = None
        if event.button != 1:
            return
        self._pan = None if bench.story else self._pan
        pressed, self._pressed = self._pressed, None
        scrub, bench.scrub = bench.scrub, None
        if bench.hands.drag:
            bench.hands.release(event.pos)
        elif scrub is not None and pressed is not None:
            self.walk.write_number(scrub)
        elif pressed is not None and bench.screen.hit(event.pos) == pressed[0]:
            self.walk.activate(pressed[0])
        bench.rebuild()

    def _wheel(self, event: pygame.event.Event) -> None:
        bench = self.bench
        where = bench.screen.pane_at(bench.mouse)
        pane = bench.pane(where)
        if where == "time":
            self.actions.time.wheel(event, bench.mouse)
            bench.rebuild()
        elif pane is not None:
            pane.scroll_by(-_WHEEL_ROWS * event.y, bench.screen.seen(where))
            bench.screen.stale = True
        elif not where:
            bench.by_keys = False
            if bench.story:
                bench.story_at = (bench.story_at[0], min(bench.story_at[1] + 40.0 * event.y, 0.0))
                bench.rebuild()
            else:
                self.actions.zoom(1 if event.y > 0 else -1)

    def _key(self, event: pygame.event.Event) -> None:
        bench = self.bench
        if bench.typist.handle(event):
            bench.rebuild()
            return
        binding = binding_of(event.scancode, event.mod)
        if bench.area == "popup":
            self.walk.key(event)
        elif binding is not None and binding.anywhere:
            self.actions.act(binding.action)
        elif self.walk.wants(event):
            self.walk.key(event)
        elif binding is not None:
            self.actions.act(binding.action)
        elif tool_of(event.scancode, event.mod) in self.walk.tools():
            bench.area, bench.focus = "canvas", ""
            self.actions.act(f"tool:{tool_of(event.scancode, event.mod)}")
        else:
            self.walk.key(event)
        bench.rebuild()

    # ---- what only a scene can do ---------------------------------------------------------------------
    def _serve(self) -> None:
        """Do what was asked for that leads elsewhere."""
        asked, self.actions.asked = self.actions.asked, []
        tried, self.bench.tried = self.bench.tried, None
        if tried is not None:
            self._test(0.0, tried)
        for what in asked:
            if what == "leave":
                self._leave()
            elif what in ("test", "test-later"):
                self._test(self.bench.from_s if what == "test-later" else 0.0)
            elif what in ("help", "settings"):
                self._away()
                self.go(self.stage.open(what, self))

    def _away(self) -> None:
        self.bench.hands.let_go()
        self.actions.time.let_go()
        self.bench.typist.finish()
        self._pan = self._pressed = None

    def _leave(self, scene: Scene | None = None, path: Path | None = None) -> None:
        """Go to another scene or file, or to the shelf; what is not saved stays in the journal."""
        self._away()
        self._close()
        self.go(scene or self.stage.open("levels", self.library, path or self.bench.desk.file, path is not None))

    def _test(self, from_s: float, tried: int | None = None) -> None:
        self._away()
        scene = trial(self, from_s, tried)
        if scene is not None:
            self.go(scene)

    def _close(self) -> None:
        if not self._closed:
            self._closed = True
            self.bench.close()

    def closing(self) -> None:
        """The window is being closed: what is not saved is in the journal, and offered next time."""
        self._close()

    def back(self, words: str = "") -> EditorScene:
        """Come back from a battle or a page, as it was left."""
        self.done, self.next = False, None
        self.stage.board.stop_all()
        self.stage.board.pause(False)
        self.stage.board.music(0.2, "menu")
        pygame.mouse.set_visible(True)
        keys.let_go()
        self.resize()
        if words:
            self.bench.desk.say(words, "good")
        return self

    def controls(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give the page of keys."""
        return groups()

    def resize(self) -> None:
        """Fit into the window, and follow the settings."""
        self.bench.resize()

    def update(self, real_dt: float) -> None:
        """Let time pass: typing, looking, forecasting, keys and sticks that are held."""
        bench, self._dt = self.bench, real_dt
        self.stage.board.update(real_dt)
        was = bench.desk.session.level.source
        bench.typist.update(real_dt)
        new = bench.desk.update(real_dt)
        if new:
            bench.canvas.take(bench.desk.look, bar_of(self.stage, bench.desk.title))
            if bench.canvas.ready and not bench.framed:
                bench.framed = True
                self.actions.open_view()
        if bench.prospect.poll() or new or was is not bench.desk.session.level.source:
            bench.rebuild()
        self.walk.steer(real_dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw canvas and panes."""
        self.bench.draw(surface, self._dt)
