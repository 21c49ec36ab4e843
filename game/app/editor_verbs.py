"""What the names in the editor's panes do when they are activated: fields, entries, choices, fixes."""

from __future__ import annotations

from typing import Any

from game.app.editor_bench import Bench, Popup
from game.app.editor_numbers import number_of, prose_of, step_of
from game.base.errors import KeyPath
from game.editor.deeds import entries, placing
from game.editor.deeds.mentioning import rename
from game.editor.desk import GRIDS
from game.editor.forms import FormField, filled, form_at
from game.editor.panes.form_rows import said
from game.editor.panes.prose import Typing
from game.editor.panes.rows import decoded
from game.editor.prospect import BATTLES
from game.editor.references import IDS, OF_LEVEL
from game.editor.schema import Shape, shape_at

_SCRUB_PX = 6.0


class Verbs:
    """Does what the rows of panes say."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.desk = bench.desk

    # ---- fields ---------------------------------------------------------------------------------------
    def field_at(self, path: KeyPath) -> FormField | None:
        """Give the field that a path is, or lies in."""
        for cut in (1, 2):
            form = form_at(self.desk.data, path[:-cut], self.desk.library)
            if form is not None:
                return next((each for each in form.fields if each.key == path[-cut]), None)
        return None

    def value_at(self, path: KeyPath) -> Any:
        """Give what a field says, or what holds while it says nothing."""
        there = self.desk.session.level.get(path)
        if there is not None:
            return there
        field = self.field_at(path)
        if field is None or field.path == path:
            return None if field is None else field.value
        return field.value[int(path[-1])] if isinstance(field.value, list) else None

    def write(self, path: KeyPath, value: Any, merge: str = "") -> bool:
        """Write one value; of a place that is not said yet, the whole."""
        field = self.field_at(path)
        if isinstance(path[-1], int) and self.desk.session.level.get(path[:-1]) is None and field is not None:
            whole: Any = list(field.value)
            whole[path[-1]] = value
            path, value = path[:-1], whole
        return self.desk.do(placing.set_value, path, value, merge=merge)

    def begin_typing(self, name: str, path: KeyPath) -> None:
        """Open the box of a field for typing."""
        shape, rule = shape_at(self.desk.data, path)
        sort = shape.sort if shape is not None else "text"
        value = self.value_at(path)
        at = self.desk.session.history.at
        kind = IDS.get((rule.model, rule.key), "") if rule is not None else ""
        field = self.field_at(path)

        def take(text: str, last: bool) -> bool:
            if kind in OF_LEVEL:
                if last and text != said(value):
                    self.desk.do(rename, kind, said(value), text)
                return True
            if text == "" and field is not None and not field.required and field.path == path:
                self.desk.do(placing.set_value, path, None, merge=f"type {name}")
                return True
            new: Any = text if sort == "text" else number_of(text, sort)
            if new is None:
                if last:
                    words = "a whole number" if sort == "whole" else "a number"
                    self.desk.say(f"'{text}' is not {words}; type one, or Esc for what was there.", "warning")
                return False
            if new != self.value_at(path) or self.desk.session.level.get(path) is None:
                self.write(path, new, merge=f"type {name}")
            return True

        def drop() -> None:
            if self.desk.session.history.at > at:
                self.desk.jump(at)

        self.bench.typist.begin(name, said(value), take, drop, *prose_of(path, shape))

    def step(self, name: str, way: int) -> bool:
        """Change a number or a choice by a step. Returns: whether it is one"""
        what, path, _ = decoded(name)
        shape, _rule = shape_at(self.desk.data, path)
        if what == "type" and shape is not None and shape.sort in ("number", "whole"):
            value = self.value_at(path)
            value = float(value) if isinstance(value, int | float) else 0.0
            new = round(value + way * step_of(value, shape), 4)
            self.write(path, int(new) if new == int(new) else new, merge=f"step {name}")
            return True
        if what == "flip":
            self.act(name)
            return True
        field = self.field_at(path) if what == "pick" else None
        if field is not None and field.choices:
            choices = list(field.choices)
            at = choices.index(str(field.value)) if str(field.value) in choices else 0
            self.write(path, choices[(at + way) % len(choices)] or None)
            return True
        return False

    def scrubbed(self, name: str, by_px: float) -> Typing | None:
        """Give what a number would be after the hand has dragged on it, None for what is none."""
        what, path, _ = decoded(name)
        shape, _rule = shape_at(self.desk.data, path)
        value = self.value_at(path) if what == "type" else None
        if shape is None or shape.sort not in ("number", "whole") or not isinstance(value, int | float):
            return None
        new = value + int(by_px / _SCRUB_PX) * step_of(value, shape)
        new = new if shape.low is None else max(new, shape.low)
        new = new if shape.high is None else min(new, shape.high)
        text = said(round(float(new), 4))
        return Typing(name, text, len(text))

    # ---- verbs ----------------------------------------------------------------------------------------
    def act(self, name: str) -> bool:
        """Do what a name says. Returns: whether it is known here"""
        what, path, more = decoded(name)
        verb = getattr(self, f"_on_{what.replace('-', '_')}", None)
        if verb is None:
            return False
        verb(name, path, *more)
        return True

    def _on_show(self, name: str, path: KeyPath) -> None:
        self.desk.show(path)

    def _on_choose(self, name: str, path: KeyPath) -> None:
        has_place = any(thing.path == path for thing in self.desk.things())
        self.desk.choose([path] if path else [])
        if not has_place:
            self.desk.show(path)
        self.bench.show("right", "form") if self.bench.screen.wide else None
        self.bench.show_on_canvas(path)

    def _on_jump_to(self, name: str, path: KeyPath) -> None:
        self._on_choose(name, path)
        self.desk.show(path)
        self.bench.show("right", "form")

    def _on_type(self, name: str, path: KeyPath) -> None:
        self.begin_typing(name, path)

    def _on_flip(self, name: str, path: KeyPath) -> None:
        value = not bool(self.value_at(path))
        if path[-1] == "player" and value:
            self.desk.do(placing.set_player, path[:-1])
            return
        field = self.field_at(path)
        default = field is not None and not field.required and field.default == value
        self.desk.do(placing.set_value, path, None if default else value)

    def _on_pick(self, name: str, path: KeyPath) -> None:
        field = self.field_at(path)
        if field is not None:
            options = [(each, each or "(none)", "") for each in field.choices]
            now = str(field.value or "")
            self.ask(field.key, options, lambda value: self.desk.do(placing.set_value, path, value or None), now)

    def _on_kind(self, name: str, path: KeyPath) -> None:
        form = form_at(self.desk.data, path, self.desk.library)
        if form is None:
            return
        models = {kind.tag: kind.model for kind in form.kinds}

        def take(tag: str) -> None:
            table = filled(self.desk.data, models[tag], self.desk.library, tag)
            self.desk.do(entries.make_kind, path, table)

        self.ask("Kind", [(kind.tag, kind.tag, kind.help) for kind in form.kinds], take)

    def _on_clear(self, name: str, path: KeyPath) -> None:
        self.desk.do(placing.set_value, path, None)

    def _on_add(self, name: str, path: KeyPath) -> None:
        shape, _ = shape_at(self.desk.data, path)
        if shape is None:
            return
        inner = shape.item if shape.sort in ("list", "map") and shape.item is not None else shape
        if len(inner.tables) > 1:
            options = [(tag, tag, (model.__doc__ or "").partition("\n")[0]) for tag, model in inner.tables.items()]
            self.ask("Which kind", options, lambda tag: self._add(path, shape, tag))
        else:
            self._add(path, shape, "")

    def _add(self, path: KeyPath, shape: Shape, tag: str) -> None:
        """Put something new into a list, a map, or a place that is empty."""
        desk = self.desk
        inner = shape.item if shape.sort in ("list", "map") and shape.item is not None else shape
        value: Any
        if inner.tables:
            value = filled(desk.data, inner.tables[tag], desk.library, tag)
        elif inner.sort == "list" or (shape.sort == "list" and shape.item is not None and shape.fewest == 2):
            value = [0, 0]
        else:
            value = "..." if inner.sort == "text" else 0
        before = set(map(str, desk.session.level.get(path) or {})) if shape.sort == "map" else set()
        centre = self.bench.screen.room().center
        if not desk.do(entries.add_entry, path, value, self.bench.world(centre)):
            return
        there = desk.session.level.get(path)
        if shape.sort == "map":
            self._on_choose("", (*path, next(key for key in there if key not in before)))
        elif isinstance(there, list) and inner.tables:
            self._on_choose("", (*path, len(there) - 1))
        elif isinstance(there, dict):
            desk.show(path)

    def _on_remove(self, name: str, path: KeyPath) -> None:
        named = (len(path) == 2 and path[0] in OF_LEVEL) or (len(path) == 4 and path[0] == "force")
        self.desk.do(*((placing.delete, [path], True) if named else (entries.remove_entry, path)))

    def _on_up(self, name: str, path: KeyPath) -> None:
        self._reorder(path, -1)

    def _on_down(self, name: str, path: KeyPath) -> None:
        self._reorder(path, 1)

    def _reorder(self, path: KeyPath, by: int) -> None:
        shown = self.desk.shown
        if self.desk.do(entries.move_entry, path, by) and shown == path:
            self._on_choose("", (*path[:-1], int(path[-1]) + by))

    def _on_fix(self, name: str, path: KeyPath, number: int, which: int) -> None:
        found = self.desk.problems()
        if self.desk.fresh and number < len(found):
            self.desk.do(found[number].fixes[which])
        else:
            self.desk.say("The level has changed since; look again.", "warning")

    def _on_try(self, name: str, path: KeyPath) -> None:
        self.bench.tried = int(path[1])

    # ---- choices that are none of the level's ---------------------------------------------------------
    def ask(self, title: str, options: list[tuple[str, str, str]], take: Any, now: str = "") -> None:
        """Let something be chosen from a list. now: what holds"""
        self.bench.popup = Popup(title, options, take)
        first = now if any(value == now for value, *_ in options) else options[0][0] if options else ""
        self.bench.area, self.bench.focus = "popup", f"choice:{first}"

    def _on_grid(self, name: str, path: KeyPath) -> None:
        options = [(f"{each:g}", f"{each:g} wu", "") for each in GRIDS]
        self.ask("Grid", options, lambda value: setattr(self.desk, "grid_wu", float(value)))

    def _on_snap(self, name: str, path: KeyPath) -> None:
        self.desk.snaps = not self.desk.snaps
        self.desk.layers["grid"] = self.desk.snaps

    def _on_forecast_battles(self, name: str, path: KeyPath) -> None:
        options = [(str(each), f"{each} battles", "") for each in BATTLES]
        self.ask("Battles", options, lambda value: setattr(self.bench.prospect, "battles", int(value)))

    def _on_forecast_difficulty(self, name: str, path: KeyPath) -> None:
        options = [(key, rule.name, "") for key, rule in self.desk.library.difficulties.items()]
        self.ask("Difficulty", options, lambda value: setattr(self.bench.prospect, "difficulty", value))

    def _on_find(self, name: str, path: KeyPath) -> None:
        finds, before = self.bench.finds, self.bench.finds[name]

        def take(text: str, last: bool) -> bool:
            finds[name] = text
            return True

        self.bench.typist.begin(name, before, take, lambda: finds.__setitem__(name, ""))

    _on_find_unit = _on_find
