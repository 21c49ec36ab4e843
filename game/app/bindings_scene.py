"""The page on which the player chooses other controls: by mouse, by keys alone, by a gamepad alone."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from game.app import rebinding
from game.app import settings as choices
from game.app.binding_words import keys_shown, rows_of, told
from game.app.bindings import FIXED, KEYS, MENUS, PAD, Bindings, Place
from game.app.control_names import HALVES, key_name, mouse_name, shown
from game.app.gamepad import Press
from game.app.overlays import Overlay
from game.app.scene import Scene, Stage, control_of
from game.ui.binding_list import BindingList, BindingState, Question

_DEVICE = {"key": KEYS, "pad": PAD}
_VERTICAL = {pygame.KSCAN_UP: -1, pygame.KSCAN_DOWN: 1}
_PAGES = {pygame.KSCAN_PAGEUP: -1, pygame.KSCAN_PAGEDOWN: 1}
_NEVER = ("ask:no", "Never mind")
_BUTTONS = [("close", "Back"), ("reset", "As shipped: here"), ("reset_all", "As shipped: all")]
_MOST_NAMED = 4


class Wanted(NamedTuple):
    """What is asked: a control for an action. control: the one that was pressed, while something is in its way"""

    place: Place
    device: str
    control: str = ""


class BindingsScene(Overlay):
    """Shows every action of every place with what asks for it, and lets the player press something else."""

    def __init__(self, stage: Stage, below: Scene) -> None:
        context = "orbit" if below.context == MENUS else below.context
        self.wanted: Wanted | None = None
        self._modifier = 0
        self.state = BindingState([(name, part.title) for name, part in stage.bindings.contexts.items()], context)
        super().__init__(stage, below)

    @property
    def bindings(self) -> Bindings:
        """Give what is being changed."""
        return self.stage.bindings

    @property
    def types(self) -> bool:  # type: ignore[override]
        """Say whether keys are to be heard as they are: while one is being chosen."""
        return self.wanted is not None and not self.wanted.control

    def lay_out(self) -> None:
        """Make the screen for the window and text size."""
        before: BindingList | None = getattr(self, "screen", None)
        focus = before.focus if before is not None else None
        self.screen = BindingList(self.stage.size, self.stage.scale, self.stage.settings.palette, self.stage.portraits)
        self.screen.focus = focus
        self.refresh()

    def refresh(self) -> None:
        """Say how everything is now."""
        state = self.state
        state.rows = rows_of(self.bindings, state.place)
        state.buttons = list(_BUTTONS)
        state.keys = keys_shown(self.bindings, self.stage.pad.used)

    # ---- events -------------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> None:
        """Take one event: what is pressed for an action, or where the player goes on the page."""
        if self.types:
            self._listen(event)
            return
        down = event.type == pygame.KEYDOWN
        if down and event.scancode == pygame.KSCAN_ESCAPE:
            if self.wanted is not None:
                self._settle("ask:no")
            else:
                self.close()
        elif self.wanted is None and down and event.scancode in _PAGES:
            self._turn(_PAGES[event.scancode])
        elif self.wanted is None and down and event.scancode in (pygame.KSCAN_DELETE, pygame.KSCAN_BACKSPACE):
            self._clear()
        elif self.wanted is None and down and event.scancode in _VERTICAL and self._walk(_VERTICAL[event.scancode]):
            self.stage.board.play("ui_move")
        elif event.type == pygame.MOUSEWHEEL:
            self.state.scroll -= event.y
        else:
            name = control_of(self.screen, event, self.stage.board)
            if name is not None:
                self.choose(name)

    def press(self, press: Press) -> None:
        """Take what happened to a gamepad: the control that is being chosen, or a way to go on the page."""
        if not self.types:
            super().press(press)
            self.state.keys = keys_shown(self.bindings, self.stage.pad.used)
            return
        assert self.wanted is not None
        if press.control == "gone":
            super().press(press)
        elif not press.down or press.control == "came":
            return
        elif press.control in FIXED[PAD] or (self.wanted.device == KEYS and press.control == "b"):
            self._settle("ask:no")
        elif self.wanted.device == PAD:
            stick = next((name for name, halves in HALVES.items() if press.control in halves), "")
            wants_stick = self.bindings.rule(self.wanted.place).way == "stick"
            self._pressed(stick or press.control if wants_stick else press.control)

    def _listen(self, event: pygame.event.Event) -> None:
        """Hear the key or mouse button for an action; Ctrl and Alt count once they are let go, or with another key."""
        assert self.wanted is not None
        never = event.type == pygame.MOUSEBUTTONDOWN and self.screen.hit(event.pos) == "ask:no"
        if never or (event.type == pygame.KEYDOWN and event.scancode == pygame.KSCAN_ESCAPE):
            self._settle("ask:no")
        elif self.wanted.device != KEYS:
            return
        elif event.type == pygame.KEYDOWN and rebinding.is_modifier(event.scancode):
            self._modifier = event.scancode
        elif event.type == pygame.KEYUP and event.scancode == self._modifier:
            self._pressed(key_name(event.scancode))
        elif event.type == pygame.KEYDOWN:
            self._pressed(key_name(event.scancode, event.mod if self._modifier else 0))
        elif event.type == pygame.MOUSEBUTTONDOWN and mouse_name(event.button):
            self._pressed(mouse_name(event.button))

    # ---- going about --------------------------------------------------------------------------------
    def _walk(self, way: int) -> bool:
        """Go up or down the table, which scrolls along. Returns: whether there was a row that way"""
        column, _, name = (self.screen.focus or "").partition(":")
        places = [index for index, row in enumerate(self.state.rows) if row.cells]
        if column == "place" and way > 0:
            here, column = -1, "key"
        elif column in ("key", "pad", "way"):
            here = next((at for at, index in enumerate(places) if self.state.rows[index].name == name), -1)
        elif way < 0:
            here, column = len(places), "key"
        else:
            return False
        if not 0 <= here + way < len(places):
            self.screen.focus = f"place:{self.state.place}" if way < 0 else _BUTTONS[0][0]
            return True
        at = places[here + way]
        row, first = self.state.rows[at], self.state.scroll
        above = at - 1 if at and not self.state.rows[at - 1].cells else at  # its heading comes along
        self.state.scroll = min(max(first, at - self.screen.page + 1), above)
        self.screen.focus = f"{column if column in row.cells else next(iter(row.cells))}:{row.name}"
        self._explain()
        return True

    def _turn(self, way: int) -> None:
        names = [name for name, _ in self.state.places]
        self._open(names[(names.index(self.state.place) + way) % len(names)])

    def _open(self, place: str) -> None:
        self.state.place, self.state.scroll, self.screen.focus = place, 0, f"place:{place}"
        self.refresh()

    def _explain(self) -> None:
        """Say at the foot of the page what the action in focus does, and who else has its control."""
        column, _, name = (self.screen.focus or "").partition(":")
        self.state.foot = ""
        if column in ("key", "pad", "way"):
            self.state.foot = told(self.bindings, self._place(name), _DEVICE.get(column, KEYS))
        elif self.state.place == MENUS:
            self.state.foot = "Arrows, Enter, Esc, Tab, and a gamepad's pad, A, B, Start always work on pages."

    def _place(self, action: str) -> Place:
        return Place(self.state.place, action)

    def choose(self, name: str) -> None:
        """Do what a click or Enter asks for."""
        kind, _, what = name.partition(":")
        if kind == "ask":
            self._settle(name)
        elif kind == "place":
            self._open(what)
        elif kind in _DEVICE:
            self._modifier = 0
            self._want(Wanted(self._place(what), _DEVICE[kind]))
        elif kind == "way":
            rebinding.turn_latch(self.bindings, self._place(what))
            self._keep()
        elif name == "close":
            self.close()
        elif name == "reset":
            rebinding.reset(self.bindings, self.state.place)
            self._keep()
        elif name == "reset_all":
            for context in self.bindings.contexts:  # LOOP: contexts
                rebinding.reset(self.bindings, context)
            self._keep()

    def _clear(self) -> None:
        column, _, name = (self.screen.focus or "").partition(":")
        if column in _DEVICE:
            rebinding.bind(self.bindings, self._place(name), _DEVICE[column], [])
            self._keep()

    def _keep(self) -> None:
        choices.save(self.stage.settings)
        self.refresh()
        self._explain()

    # ---- the question -------------------------------------------------------------------------------
    def _want(self, wanted: Wanted, trouble: str = "") -> None:
        self.wanted = wanted
        rule = self.bindings.rule(wanted.place)
        what = "a stick or a control of the gamepad" if wanted.device == PAD else "a key or a mouse button"
        if rule.way == "click":
            what = "a mouse button"
        text = self.bindings.words(wanted.place.context, rule.text)
        leave = "Start or Esc" if wanted.device == PAD else "Esc"
        lines = [trouble or f"Press {what} for it. {leave} leaves it as it is."]
        self.state.question = Question(text, lines, [_NEVER], "warning" if trouble else "plain")

    def _pressed(self, control: str) -> None:
        """Take a control for the action, or say what is in the way."""
        assert self.wanted is not None
        place, device = self.wanted.place, self.wanted.device
        if not control:
            self._want(self.wanted, "The game has no name for that key. Press another one.")
            return
        trouble = rebinding.fits(self.bindings, place, control, device)
        if trouble:
            self._want(self.wanted, f"{shown(control, device == PAD)}: {trouble}")
            return
        others = rebinding.in_the_way(self.bindings, place, control, device)
        if not others:
            rebinding.bind(self.bindings, place, device, [control])
            self._end()
            return
        self.wanted = self.wanted._replace(control=control)
        swap = [("ask:swap", "Swap")] if rebinding.can_swap(self.bindings, place, device, control) else []
        named = [f"{self.bindings.contexts[each.context].title}: {told(self.bindings, each, '')}" for each in others]
        lines = [f"{shown(control, device == PAD)} does something else already:", *named[:_MOST_NAMED]]
        lines += [f"and {len(named) - _MOST_NAMED} more."] if len(named) > _MOST_NAMED else []
        self.screen.focus = None
        self.state.question = Question(
            self.bindings.words(place.context, self.bindings.rule(place).text), lines,
            [*swap, ("ask:take", "Take it"), _NEVER], "warning",
        )  # fmt: skip

    def _settle(self, answer: str) -> None:
        """Do what was answered."""
        assert self.wanted is not None
        place, device, control = self.wanted
        if answer == "ask:swap":
            rebinding.swap(self.bindings, place, device, control)
        elif answer == "ask:take":
            rebinding.take(self.bindings, place, device, control)
        self._end()

    def _end(self) -> None:
        assert self.wanted is not None
        column = "pad" if self.wanted.device == PAD else "key"
        self.screen.focus = f"{column}:{self.wanted.place.action}"
        self.wanted = self.state.question = None
        self._keep()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the page over what lies below."""
        super().draw(surface)
        if self.wanted is None:
            self._explain()
        self.screen.draw(surface, self.state)
