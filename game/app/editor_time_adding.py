"""Adding to the timeline: a line on the radio, a force that comes, anything else, at the moment that is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.base.errors import KeyPath
from game.editor.deeds import timing
from game.editor.forms import filled
from game.editor.panes.rows import coded
from game.editor.schema import shape_at

if TYPE_CHECKING:
    from game.app.editor_bench import Bench
    from game.app.editor_verbs import Verbs

_OWN_BUTTONS = ("radio", "wave")


class Adding:
    """Asks what is to happen, and makes the trigger."""

    def __init__(self, bench: Bench, verbs: Verbs) -> None:
        self.bench, self.verbs, self.desk = bench, verbs, bench.desk

    def _made(self, done: bool, part: KeyPath = ()) -> None:
        """Go to the trigger that was just made, and to a part of it."""
        if not done:
            return
        path: KeyPath = ("trigger", len(self.desk.data["trigger"]) - 1)
        self.desk.choose([path])
        self.desk.show((*path, *part))
        self.bench.show("right", "form")
        self.bench.area = "right"
        if part:
            self.bench.focus = coded("type", (*path, *part, "text"))

    def radio(self) -> None:
        """Let somebody say something: the words are typed at once."""
        speakers = self.desk.data.get("speaker") or {}
        options = [(key, str(each.get("name", key)), str(each.get("ship", ""))) for key, each in speakers.items()
                   if isinstance(each, dict)]  # fmt: skip

        def take(who: str) -> None:
            root, seconds = self.bench.time.head
            if self.desk.do(timing.add_radio, who, "...", root, seconds):
                self._made(True, ("do", 0))
                self.verbs.act(self.bench.focus)

        self.verbs.ask("Who speaks", [*options, ("", "Somebody new", "a speaker of the level")], take)

    def wave(self) -> None:
        """Let a force come."""
        forces = [each for each in self.desk.data.get("force") or [] if isinstance(each, dict)]
        options = [(str(n), str(each.get("name", n)), "comes later already" if each.get("later") else "is there from "
                    "the beginning; then no more") for n, each in enumerate(forces)]  # fmt: skip
        options.sort(key=lambda each: not each[2].startswith("comes"))

        def take(place: str) -> None:
            root, seconds = self.bench.time.head
            self._made(self.desk.do(timing.add_wave, ("force", int(place)), root, seconds))

        self.verbs.ask("Which force comes", options, take)

    def other(self) -> None:
        """Let anything else happen that the rules know."""
        shape, _ = shape_at(self.desk.data, ("trigger", 0, "do"))
        tables = shape.item.tables if shape is not None and shape.item is not None else {}
        options = [(tag, tag, (model.__doc__ or "").partition("\n")[0]) for tag, model in tables.items()
                   if tag not in _OWN_BUTTONS]  # fmt: skip

        def take(tag: str) -> None:
            root, seconds = self.bench.time.head
            act = filled(self.desk.data, tables[tag], self.desk.library, tag)
            if self.desk.do(timing.add_act, act, root, seconds):
                self._made(True)
                self.desk.show((*self.desk.shown, "do", 0))

        self.verbs.ask("What happens", options, take)
