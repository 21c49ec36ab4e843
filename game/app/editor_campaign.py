"""The campaign editor: the level editor's window on a calendar of battles and the map of the war."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pygame

from game.app.editor_actions import Actions
from game.app.editor_bench import Bench
from game.app.editor_campaign_map import CampaignDesk, MapCanvas, MapHands
from game.app.editor_scene import EditorScene
from game.app.editor_verbs import Verbs
from game.app.editor_walk import Walk
from game.app.scene import Scene, Stage
from game.base.errors import ContentError, GameError, KeyPath
from game.editor import campaigns, shelf
from game.editor.deeds import calendar
from game.editor.panes.campaign_rows import battle_rows, calendar_rows, level_rows
from game.editor.panes.rows import Row
from game.editor.session import Session
from game.editor.things import MAP_WU, of_map
from game.rules.campaign import file_of_battle

_NUDGE = 0.02  # of the map's width
_KEPT = ("save", "undo", "redo", "menu", "test", "help", "all", "delete", "left", "right", "zoom-in", "zoom-out",
         "frame", "frame-all", "nudge-left", "nudge-right", "nudge-up", "nudge-down")  # fmt: skip


class CampaignBench(Bench):
    """One campaign in the window."""

    desk_of, hands_of, canvas_of = CampaignDesk, MapHands, MapCanvas
    tabs = {
        "left": (("battles", "Battles"), ("levels", "Levels"), ("edits", "Edits")),
        "right": (("form", "Form"), ("problems", "Problems")),
    }
    bar = (("menu", "Menu"), ("save", "Save"), ("undo", "Undo"), ("redo", "Redo"), ("test", "Play F5"),
           ("left", "F2"), ("right", "F3"), ("help", "F1"))  # fmt: skip
    canvas: MapCanvas

    def __init__(self, *more: Any) -> None:
        self._shelf: list[shelf.Entry] = []
        self._read: tuple[str, campaigns.Read] = ("", [])
        super().__init__(*more)

    def show(self, side: str, tab: str) -> None:
        """Open a pane at a tab; levels are looked for anew."""
        self._shelf = shelf.entries() if tab == "levels" else self._shelf
        super().show(side, tab)

    def _rows(self, side: str, tab: str) -> list[Row]:
        if tab == "battles":
            return calendar_rows(self.desk)
        if tab == "levels":
            return level_rows(self._shelf)
        rows = super()._rows(side, tab)
        shown = self.desk.shown
        if tab == "form" and shown[:1] == ("battle",) and len(shown) >= 2:
            level = dict(self.levels()).get(shown[:2])
            rows += battle_rows(int(shown[1]), level, self._wrap(side)) if level is not None else []
        return rows

    def levels(self) -> campaigns.Read:
        """Give the levels of the battles, read anew when the campaign has changed."""
        text = self.desk.session.level.text
        if self._read[0] != text:
            self._read = (text, campaigns.levels_of(self.desk.session.level, self.library))
        return self._read[1]

    def _tool_hint(self) -> str:
        return "Drag a battle on the map; ^ and v at the left let it come earlier or later. F1 lists every key."

    def draw(self, surface: pygame.Surface, dt: float) -> None:
        """Draw everything."""
        canvas, marks = self.canvas, self.marks
        canvas.draw(surface, dt)
        things = self.desk.things()
        canvas.way(surface, [each.at for each in things])
        marks.draw(surface, canvas.camera, things, set(self.desk.picks), self.desk.layers, self.hands.moved)
        self.hands.draw(surface, marks, self.hand)
        if self.by_keys and self.area == "canvas":
            marks.crosshair(surface, self.cross)
        self.foot()
        self.screen.draw(surface, self.state)


class CampaignVerbs(Verbs):
    """Does what rows say; battles are counted as they come."""

    def _on_add(self, name: str, path: KeyPath) -> None:
        if path == ("battle",):
            self.add({"title": "A new battle", "place": "Somewhere", "theatre": "orbit", "side": "race"})
        else:
            super()._on_add(name, path)

    def add(self, words: dict[str, Any]) -> None:
        """Add a battle in the middle of what is seen, and choose it."""
        at = of_map(self.bench.world(self.bench.screen.room().center))
        if self.desk.do(calendar.add_battle, words, at):
            self._on_choose("", ("battle", len(self.desk.data["battle"]) - 1))

    def _on_remove(self, name: str, path: KeyPath) -> None:
        if path[:1] == ("battle",) and len(path) == 2:
            self.desk.do(calendar.remove_battles, [path])
        else:
            super()._on_remove(name, path)

    def _reorder(self, path: KeyPath, by: int) -> None:
        if path[:1] != ("battle",) or len(path) != 2:
            super()._reorder(path, by)
        elif self.desk.do(calendar.move_battle, path, by):
            self._on_choose("", ("battle", int(path[1]) + by))


class CampaignActions(Actions):
    """Does what keys and the bar ask for; what is only for levels is said to be that."""

    verbs: CampaignVerbs

    def __init__(self, bench: Bench, verbs: Verbs) -> None:
        super().__init__(bench, verbs)
        steps = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}
        for name in self.table:
            if name not in _KEPT:
                self.table[name] = lambda: self.desk.say("That is for levels; this is a campaign.", "warning")
        for way, by in steps.items():
            self.table[f"nudge-{way}"] = self._nudged(by)
        self.table["all"] = lambda: self.desk.choose(each.path for each in self.desk.things())

    def _nudged(self, by: tuple[int, int]) -> Callable[[], None]:
        hands: Any = self.bench.hands
        far = _NUDGE * MAP_WU[0]
        return lambda: hands.shift((by[0] * far, by[1] * far), f"nudge {self.desk.picks}")

    def act(self, action: str) -> bool:
        """Do it. Returns: whether it is known"""
        kind, _, what = action.partition(":")
        if kind == "add-level":
            self._add(Path(what))
        elif kind == "open-level":
            self.asked.append(action)
        elif kind == "tool":
            return False
        else:
            return super().act(action)
        return True

    def _add(self, path: Path) -> None:
        try:
            path = shelf.copy(path) if shelf.is_shipped(path) else path
            self.verbs.add(campaigns.words_of(path))
        except (ContentError, GameError) as error:
            said = error.problems[0] if isinstance(error, ContentError) else error
            self.desk.say(f"{path.name} cannot be added: {said}", "warning")

    def frame(self, things: Iterable[Any]) -> None:
        """Look at the whole map, or at what is chosen of it."""
        super().frame(list(things))


class CampaignWalk(Walk):
    """Works the campaign by keys."""

    def tools(self) -> set[str]:
        """Give none: there are no tools here."""
        return set()


class CampaignEditor(EditorScene):
    """One campaign being edited."""

    bench_of, verbs_of, actions_of, walk_of = CampaignBench, CampaignVerbs, CampaignActions, CampaignWalk

    def _serve(self) -> None:
        for what in [each for each in self.actions.asked if each.startswith("open-level:")]:
            self.actions.asked.remove(what)
            self._open_level(int(what.partition(":")[2]))
        super()._serve()

    def _open_level(self, place: int) -> None:
        """Go over to the level of a battle; what is not saved here is kept, and offered when one comes back."""
        level = self.bench.desk.session.level
        file = file_of_battle(level.path, str(level.get(("battle", place, "level"), ""))) if level.path else None
        if file is None:
            return
        try:
            session = Session.open(file)
        except (ContentError, GameError) as error:
            said = error.problems[0] if isinstance(error, ContentError) else error
            self.bench.desk.say(f"{file.name} cannot be opened: {said}", "warning")
        else:
            words = f"A level of {campaigns.name_of(level.path or file)}"
            self._leave(EditorScene(self.stage, self.library, session, words))

    def _test(self, from_s: float, tried: int | None = None) -> None:
        """Play the campaign: it is saved, and its war begins or goes on."""
        desk = self.bench.desk
        if not desk.save():
            return
        try:
            scene = played(self.stage, self.library, desk.file)
        except (ContentError, GameError) as error:
            said = error.problems[0] if isinstance(error, ContentError) else error
            desk.say(f"It cannot be played: {said}", "warning")
            self.bench.show("right", "problems")
            self.bench.rebuild()
            return
        self._leave(scene)


def played(stage: Stage, library: Any, path: Path | None) -> Scene:
    """Open the war of a campaign of the player's own. Raises: ContentError, GameError"""
    before, stage.campaign = stage.campaign, path
    try:
        return stage.open("campaign", library)
    except (ContentError, GameError):
        stage.campaign = before
        raise
