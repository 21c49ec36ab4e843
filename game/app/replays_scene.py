"""The page of replays: every battle that has been fought, to be watched again, kept or thrown away."""

from __future__ import annotations

import pygame

from game.app import replays
from game.app.choice import Choice
from game.app.choosing import ChoosingScene
from game.app.home import card_of
from game.app.replays import Shelved
from game.app.scene import Stage
from game.base.constants import TICKS_PER_S
from game.base.errors import GameError
from game.rules.library import Library
from game.sim.replay import Heading
from game.ui import words
from game.ui.battle_list import BattleEntry, BattleListState

_OUTCOMES = {"victory": "Won", "partial": "Partial success", "defeat": "Lost", "": "Left off"}
_NONE = "There is no replay yet: every battle that you fight to its end, or for more than a minute, is kept here."
_NAV = [("replays", "Replays", True), ("settings", "Settings", True), ("title", "Title", True)]


class ReplaysScene(ChoosingScene):
    """Lists the replays there are."""

    def __init__(self, stage: Stage, library: Library, notice: str = "") -> None:
        super().__init__(stage, library)
        self._sure = ""
        self._read("", notice)
        self.resize()
        stage.board.music(0.3, "menu")

    def _read(self, chosen: str, notice: str = "") -> None:
        """Look at the shelf anew. chosen: name of the file to choose"""
        self.shelf = {each.path.name: each for each in replays.shelf()}
        entries = [self._entry(each) for each in self.shelf.values()]
        first = chosen if chosen in self.shelf else next(iter(self.shelf), "")
        self.state = BattleListState(
            entries, first, difficulties=[], nav=_NAV, nav_chosen="replays", begin="Watch",
            later="Cannot be watched", keys="Enter watch   Esc back", subtitle="Battles that have been fought",
            notice=notice or ("" if entries else _NONE),
        )  # fmt: skip
        self.state.backdrop = self._back

    def _entry(self, one: Shelved) -> BattleEntry:
        """List one file."""
        head, name = one.heading, one.path.name
        extra = [("keep", "No longer keep" if one.kept else "Keep for good"), ("remove", self._remove_word(name))]
        if head is None:
            return BattleEntry(name, 0, name, "", locked=True, summary=one.trouble, extra=extra)
        fate = _OUTCOMES.get(head.outcome, "?")
        kept = "   Kept" if one.kept else ""
        return BattleEntry(
            name, 0, head.title, f"{fate}, {words.clock(head.ticks / TICKS_PER_S)}   {head.when}{kept}", head.theatre,
            head.side, locked=bool(one.trouble), player=f"{fate} after {words.clock(head.ticks / TICKS_PER_S)}",
            view=head.when, summary=_about(head, one.trouble), extra=extra, picture=card_of(self.stage, head.level),
        )  # fmt: skip

    def _remove_word(self, name: str) -> str:
        return "Sure? Delete" if self._sure == name else "Delete"

    def handle(self, event: pygame.event.Event) -> None:
        """Choose, watch, keep, delete; what was asked about is no longer meant once something else is done."""
        sure = self._sure
        super().handle(event)
        if sure and self._sure == sure and event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self._sure = ""
            self._read(self.state.chosen, self.state.notice)

    def _act(self, name: str) -> None:
        one = self.shelf.get(self.state.chosen)
        if name == "nav:title":
            self.go(self.stage.open("title", self.library))
        elif name == "nav:settings":
            self.go(self.stage.open("settings", self))
        elif name == "keep" and one is not None:
            _, trouble = replays.put_by(one.path, not one.kept)
            self._read(one.path.name, trouble)
        elif name == "remove" and one is not None:
            self._remove(one)

    def _remove(self, one: Shelved) -> None:
        """Delete a replay, when it has been asked for twice."""
        name = one.path.name
        if self._sure != name:
            self._sure = name
            self._read(name)
            return
        names = list(self.shelf)
        after = [*names[names.index(name) + 1 :], *reversed(names[: names.index(name)])]
        self._sure = ""
        trouble = replays.remove(one.path)
        self._read(after[0] if after else "", trouble)
        self.screen.focus = None

    def _begin(self) -> None:
        one = self.shelf.get(self.state.chosen)
        if one is None or one.trouble:
            return
        try:
            replay = replays.read(one.path, self.library)
        except GameError as error:
            self.state.notice = str(error)
            return
        self.go(self.stage.open("loading", Choice.watch(self.library, replay)))


def _about(head: Heading, trouble: str) -> str:
    """Tell of a replay in sentences."""
    who = "You had command." if head.commanded else "The autopilot had command."
    taken = " Taken over from another replay." if head.taken else ""
    more = f"Difficulty: {head.difficulty}. Seed {head.seed}. {who}{taken}"
    return f"{trouble} {more}" if trouble else more
