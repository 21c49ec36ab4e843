"""Working the editor by keys alone: walking through panes, activating what has the focus, moving the crosshair."""

from __future__ import annotations

from typing import Any

import pygame

from game.app import keys
from game.app.editor_actions import Actions
from game.app.editor_bench import TABS, Bench
from game.app.editor_numbers import number_of
from game.app.editor_verbs import Verbs
from game.app.scene import ENTER_KEYS
from game.editor.panes.prose import Typing
from game.editor.panes.rows import decoded
from game.editor.tools import tools_of

_ARROWS = {
    pygame.KSCAN_UP: (0, -1), pygame.KSCAN_DOWN: (0, 1), pygame.KSCAN_LEFT: (-1, 0), pygame.KSCAN_RIGHT: (1, 0),
}  # fmt: skip
_STEPS = {pygame.KSCAN_EQUALS: 1, pygame.KSCAN_KP_PLUS: 1, pygame.KSCAN_MINUS: -1, pygame.KSCAN_KP_MINUS: -1}
_OF_PANES = (
    *_ARROWS, *_STEPS, *ENTER_KEYS, pygame.KSCAN_PAGEUP, pygame.KSCAN_PAGEDOWN, pygame.KSCAN_DELETE,
    pygame.KSCAN_BACKSPACE,
)  # fmt: skip
_CROSS_PX, _FINE_PX = 16.0, 2.0
_CROSS_PX_S, _PAN_PX_S = 420.0, 700.0
_DEAF_S = 0.3  # a key that is held moves the crosshair on after this
_EDGE_PX = 40.0  # so near the edge of the room the crosshair takes the view with it
_DRAWN = ("zone", "pave", "form")  # tools that are pressed, moved and let go


class Walk:
    """Does what keys ask for where the focus is."""

    def __init__(self, bench: Bench, verbs: Verbs, actions: Actions) -> None:
        self.bench, self.verbs, self.actions = bench, verbs, actions
        self._held_s = 0.0

    def tools(self) -> set[str]:
        """Give the tools that this level's theatre has."""
        return {tool.name for tool in tools_of("surface" if self.bench.desk.on_surface else "orbit")}

    def activate(self, name: str) -> None:
        """Do what a name says, whoever asks."""
        self.bench.stage.board.play("ui_select")
        if name.startswith("choice:"):
            self._choose(name.partition(":")[2])
        elif name and not self.actions.act(name):
            self.verbs.act(name)
        side = name.partition(":")[0]
        if side in TABS and ":" in name:
            self.bench.focus = name

    def _choose(self, value: str) -> None:
        popup = self.bench.popup
        if popup is not None:
            self.shut()
            popup.take(value)

    def shut(self) -> None:
        """Close a list without choosing."""
        self.bench.popup, self.bench.area, self.bench.focus = None, "canvas", ""

    def write_number(self, scrub: Typing) -> None:
        """Write what a hand has dragged a number to."""
        _, path, _ = decoded(scrub.name)
        value = number_of(scrub.text, "number")
        if value is not None:
            self.verbs.write(path, value)

    def wants(self, event: Any) -> bool:
        """Say whether a key is for walking through panes where the focus is, and not a binding of the canvas."""
        if event.scancode in (pygame.KSCAN_TAB, pygame.KSCAN_ESCAPE):
            return True
        plain = not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT)
        return self.bench.area != "canvas" and plain and event.scancode in _OF_PANES

    # ---- keys -----------------------------------------------------------------------------------------
    def key(self, event: Any) -> None:
        """Take a key that no binding has."""
        bench, key = self.bench, event.scancode
        if bench.area == "popup":
            self._in_popup(event)
        elif key == pygame.KSCAN_TAB:
            self._next_area(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        elif bench.area == "canvas":
            self._on_canvas(event)
        elif bench.area == "time" and self.actions.time.key(event):
            bench.stage.board.play("ui_move")
        elif key == pygame.KSCAN_ESCAPE:
            bench.area, bench.focus = "canvas", ""
            bench.hands.take("select")
        elif key in _ARROWS:
            self._walk(*_ARROWS[key])
        elif key in _STEPS and bench.focus:
            self.verbs.step(bench.focus, _STEPS[key])
        elif key in ENTER_KEYS and bench.focus:
            self.activate(bench.focus)
        elif key in (pygame.KSCAN_PAGEUP, pygame.KSCAN_PAGEDOWN):
            page = bench.screen.seen(bench.area)
            self._walk(0, -page if key == pygame.KSCAN_PAGEUP else page)
        elif key in (pygame.KSCAN_DELETE, pygame.KSCAN_BACKSPACE):
            what, path, _ = decoded(bench.focus)
            if what in ("type", "pick", "flip"):
                self.verbs.act(f'["clear", {bench.focus.partition(", ")[2]}')
            elif what == "choose" and path:
                self.bench.desk.choose([path])
                self.bench.desk.delete()

    def _in_popup(self, event: Any) -> None:
        bench, key, popup = self.bench, event.scancode, self.bench.popup
        assert popup is not None
        if key == pygame.KSCAN_ESCAPE:
            self.shut()
        elif key in _ARROWS:
            self._walk(0, _ARROWS[key][1])
        elif key in (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER):
            names = [row.name for row in popup.rows()]
            if names:
                self.activate(bench.focus if bench.focus in names else names[0])
        elif key == pygame.KSCAN_BACKSPACE:
            popup.wanted = popup.wanted[:-1]
        elif getattr(event, "unicode", "").isprintable():
            popup.wanted += event.unicode
        if bench.popup is popup and bench.focus not in [row.name for row in popup.rows()]:
            bench.focus = next((row.name for row in popup.rows()), "")

    def _next_area(self, way: int) -> None:
        """Go on to the next part of the window."""
        bench = self.bench
        areas = ["canvas", *bench.sides(), *(["time"] if bench.timeline else []), "bar"]
        at = areas.index(bench.area) if bench.area in areas else 0
        bench.area = areas[(at + way) % len(areas)]
        pane = bench.pane(bench.area)
        bench.focus = {"bar": "save", "time": "time:head"}.get(bench.area, "")
        if pane is not None:
            bench.focus = next((name for name, _, chosen in pane.tabs if chosen), "")

    def _walk(self, across: int, down: int) -> None:
        bench = self.bench
        bench.stage.board.play("ui_move")
        pane = bench.pane(bench.area)
        if pane is not None:
            bench.focus = pane.walk(bench.focus, down, across)
            pane.reveal(bench.focus, bench.screen.seen(bench.area))
        elif bench.area == "bar":
            names = [name for name, _, style in bench.state.bar if style != "off"]
            at = names.index(bench.focus) if bench.focus in names else 0
            bench.focus = names[(at + (across or down)) % len(names)]

    # ---- the canvas -----------------------------------------------------------------------------------
    def _on_canvas(self, event: Any) -> None:
        bench, hands, key = self.bench, self.bench.hands, event.scancode
        if key == pygame.KSCAN_ESCAPE:
            self._escape()
        elif bench.story:
            self._in_story(key)
        elif key in _ARROWS:
            step = _FINE_PX if event.mod & pygame.KMOD_SHIFT else _CROSS_PX
            self.move_cross(*(each * step for each in _ARROWS[key]))
        elif key in ENTER_KEYS:
            self._wake_cross()
            add = key == pygame.KSCAN_SPACE
            if hands.drag:
                hands.release(bench.cross)
            else:
                hands.press(bench.cross, add)
                if hands.drag and hands.tool not in _DRAWN and not (add and hands.drag == "row"):
                    hands.release(bench.cross)

    def _in_story(self, key: int) -> None:
        """Walk through the graph; Enter opens a box's form."""
        bench, story = self.bench, self.bench.state.story
        if story is None or not story.nodes:
            return
        names = [node.name for node in story.nodes]
        at = names.index(bench.focus) if bench.focus in names else -1
        if key in _ARROWS:
            node = story.nodes[(at + sum(_ARROWS[key])) % len(names)]
            bench.focus = node.name
            room, k = bench.screen.room(), bench.screen.kit.scale
            bench.story_at = (min(0.0, room.w / k - node.at[0] - 260.0), min(0.0, room.h / k / 2 - node.at[1] - 60.0))
        elif key in ENTER_KEYS and at >= 0:
            self.verbs.act(bench.focus)
            bench.show("right", "form")

    def _escape(self) -> None:
        """Put away one thing after the other; at last, offer to leave."""
        bench, hands = self.bench, self.bench.hands
        if bench.story:
            bench.story = False
        elif hands.drag:
            hands.let_go()
        elif hands.tool != "select":
            hands.take("select")
        elif bench.desk.picks:
            bench.desk.choose(())
        else:
            self.actions.menu()

    def steer(self, dt: float) -> None:
        """Move the crosshair and the view while keys or sticks are held."""
        bench, held, pad = self.bench, keys.held_keys(), self.bench.stage.pad
        if bench.area == "canvas" and bench.by_keys and not bench.story:
            x = held[pygame.KSCAN_RIGHT] - held[pygame.KSCAN_LEFT]
            y = held[pygame.KSCAN_DOWN] - held[pygame.KSCAN_UP]
            self._held_s = self._held_s + dt if x or y else 0.0
            if self._held_s > _DEAF_S and not pygame.key.get_mods():
                self.move_cross(x * dt * _CROSS_PX_S, y * dt * _CROSS_PX_S)
            stick = pad.stick("left")
            if stick != (0.0, 0.0):
                self.move_cross(stick[0] * dt * _CROSS_PX_S, stick[1] * dt * _CROSS_PX_S)
        x, y = pad.stick("right")
        if x or y:
            bench.canvas.camera.pan((-x * dt * _PAN_PX_S, -y * dt * _PAN_PX_S))

    def _wake_cross(self) -> None:
        if not self.bench.by_keys:
            self.bench.by_keys = True
            room = self.bench.screen.room()
            at = self.bench.mouse
            self.bench.cross = at if room.collidepoint(at) else (float(room.centerx), float(room.centery))

    def move_cross(self, dx: float, dy: float) -> None:
        """Move the crosshair; at the edge of the room the view goes along."""
        bench = self.bench
        self._wake_cross()
        room = bench.screen.room().inflate(-2 * _EDGE_PX, -2 * _EDGE_PX)
        x, y = bench.cross[0] + dx, bench.cross[1] + dy
        inside = min(max(x, room.left), room.right), min(max(y, room.top), room.bottom)
        if inside != (x, y):
            bench.canvas.camera.pan((inside[0] - x, inside[1] - y))
        bench.cross = inside
        if bench.hands.drag:
            bench.hands.move(bench.cross)
