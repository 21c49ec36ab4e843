"""The shelf of levels in the window: choose one to edit, begin a new one, copy one of the game's own."""

from __future__ import annotations

import random
from pathlib import Path

import pygame

from game.app.choice import Choice
from game.app.editor_campaign import CampaignEditor, played
from game.app.editor_scene import EditorScene
from game.app.home import home
from game.app.scene import ENTER_KEYS, Scene, Stage
from game.base import storage
from game.base.errors import ContentError, GameError
from game.editor import campaigns, shelf
from game.editor.panes.rows import Pane, Row
from game.editor.panes.shelf_screen import ShelfScreen, ShelfState
from game.editor.schema import is_campaign
from game.editor.session import Session
from game.rules.levels import load_level
from game.rules.library import Library

_ARROWS = {
    pygame.KSCAN_UP: (0, -1), pygame.KSCAN_DOWN: (0, 1), pygame.KSCAN_LEFT: (-1, 0), pygame.KSCAN_RIGHT: (1, 0),
}  # fmt: skip
_TWICE_MS = 450  # a row clicked again within this is opened
_BUTTONS = ("edit", "play", "remove", "title")
_NEW = {"new:orbit": "New level in orbit", "new:surface": "New level on the surface",
        "new:campaign": "New campaign"}
_TELLS = {
    "orbit": "One ship of the Race, one of the Arume, and how it ends. Everything else is yours to make.",
    "campaign": "A calendar of battles on a map, and the levels that are fought in them: yours, or copies of ours.",
    "surface": "A road, a section of the Race, a few Arume, and how it ends. Everything else is yours to make.",
}


def opened(stage: Stage, library: Library, path: Path) -> Scene:
    """Open a level for editing; one of the game's own as a copy. Raises: ContentError, GameError."""
    notice = ""
    if shelf.is_shipped(path):
        path = shelf.copy(path)
        notice = f"A level of the game's own is opened as a copy: {path}"
    if campaigns.is_shipped(path):
        path = campaigns.copy_of_the_war()
        notice = f"The game's own war is opened as a copy: {path}"
    session = Session.open(path)
    scene = CampaignEditor if is_campaign(session.level.data) else EditorScene
    return scene(stage, library, session, notice)


class EditorListScene(Scene):
    """Lists the levels there are."""

    def __init__(self, stage: Stage, library: Library, path: Path | None = None, at_once: bool = False) -> None:
        """path: the level to choose first; at_once: and to open, as one that was dropped on the window"""
        super().__init__(stage)
        self.library = library
        self.entries = {str(each.path): each for each in (*shelf.entries(), *campaigns.entries())}
        self.state = ShelfState(Pane("left", [("", "Levels", True)]))
        chosen = str(path) if path is not None and str(path) in self.entries else next(iter(_NEW))
        self.chosen = self.focus = chosen
        self._sure = ""
        self._clicked_ms = -_TWICE_MS
        self._back: pygame.Surface | None = None
        self.resize()
        stage.board.music(0.3, "menu")
        if at_once and path is not None:
            self._edit(path)

    def resize(self) -> None:
        """Lay the page out for the window."""
        stage = self.stage
        self.screen = ShelfScreen(stage.size, stage.scale, stage.settings.palette, stage.portraits)
        if self._back is None or self._back.get_size() != stage.size:
            self._back = home(stage)
        self.state.backdrop = self._back
        self._fill()

    def _fill(self) -> None:
        rows = [Row("Begin", sort="head")]
        rows += [Row(label, name, chosen=name == self.chosen, tone="good") for name, label in _NEW.items()]
        wars = [each for each in self.entries.values() if each.theatre == campaigns.CAMPAIGN]
        levels = [each for each in self.entries.values() if each.theatre != campaigns.CAMPAIGN]
        for listed, shipped, words in ((levels, False, "Your levels"), (wars, False, "Your campaigns"),
                                       (wars, True, "The game's war, opened as a copy"),
                                       (levels, True, "The game's own, opened as a copy")):  # fmt: skip
            group = [each for each in listed if each.shipped is shipped]
            rows.append(Row(f"{words} {len(group)}", sort="head"))
            rows += [self._row(each) for each in group]
            if not group:
                rows.append(Row("None yet.", sort="note", tone="dim"))
        self.state.pane.rows = rows
        self._card()

    def _row(self, entry: shelf.Entry) -> Row:
        tone, value = ("danger", "cannot be read") if entry.words else ("plain", entry.theatre)
        return Row(entry.title, str(entry.path), value=value, tone=tone, chosen=str(entry.path) == self.chosen)

    def _card(self) -> None:
        state, entry = self.state, self.entries.get(self.chosen)
        if entry is None:
            theatre = self.chosen.partition(":")[2]
            state.card = _NEW[self.chosen]
            where = campaigns.folder() if theatre == "campaign" else shelf.folder()
            state.lines = [("plain", _TELLS[theatre]), ("dim", f"Kept in {where}")]
            state.buttons = [("edit", "Begin", True), ("title", "Title", True)]
            return
        state.card = entry.title
        state.lines = [("plain", entry.place), ("dim", str(entry.path))] if not entry.words else []
        if entry.words:
            state.lines += [("danger", entry.words), ("plain", "Mend it in a text editor, then come back.")]
        elif entry.shipped:
            state.lines.append(("plain", "It stays as it is: you work on a copy in your own folder."))
        sure = "Put aside: sure?" if self._sure == self.chosen else "Put aside"
        state.buttons = [("edit", "Edit a copy" if entry.shipped else "Edit", not entry.words),
                         ("play", "Play", not entry.words)]  # fmt: skip
        state.buttons += [] if entry.shipped else [("remove", sure, True)]
        state.buttons.append(("title", "Title", True))

    # ---- input ----------------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> None:
        """Choose, open, begin, go back."""
        screen, pane = self.screen, self.state.pane
        if event.type == pygame.DROPFILE:
            self._edit(Path(event.file))
        elif event.type == pygame.MOUSEMOTION:
            screen.pointed = screen.hit(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            pane.scroll_by(-3 * event.y, screen.seen("left"))
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            name = screen.hit(event.pos)
            if name:
                now = pygame.time.get_ticks()
                again = name == self.chosen and now - self._clicked_ms < _TWICE_MS
                self.focus, self._clicked_ms = name, now
                self._act(name, again)
        elif event.type == pygame.KEYDOWN:
            self._key(event)

    def _key(self, event: pygame.event.Event) -> None:
        key, screen = event.scancode, self.screen
        if key == pygame.KSCAN_ESCAPE:
            self.go(self.stage.open("title", self.library))
        elif key in ENTER_KEYS:
            self._act(self.focus, True)
        elif key == pygame.KSCAN_TAB or (key in _ARROWS and _ARROWS[key][0]):
            to_card = self.focus not in _BUTTONS
            self.focus = "edit" if to_card else self.chosen
        elif key in _ARROWS and self.focus in _BUTTONS:
            names = [name for name, _, can in self.state.buttons if can]
            at = names.index(self.focus) if self.focus in names else 0
            self.focus = names[(at + _ARROWS[key][1]) % len(names)]
        elif key in _ARROWS or key in (pygame.KSCAN_PAGEUP, pygame.KSCAN_PAGEDOWN):
            page = screen.seen("left") * (1 if key == pygame.KSCAN_PAGEDOWN else -1)
            self.focus = self.state.pane.walk(self.focus, _ARROWS[key][1] if key in _ARROWS else page)
            self.state.pane.reveal(self.focus, screen.seen("left"))
            self._choose(self.focus)
        self.stage.board.play("ui_move")

    def _choose(self, name: str) -> None:
        self.chosen, self._sure, self.state.notice = name, "", ""
        self._fill()

    def _act(self, name: str, again: bool) -> None:
        """Do what a row or a button says. again: a row that was clicked just before is opened"""
        self.stage.board.play("ui_select")
        if name == "title":
            self.go(self.stage.open("title", self.library))
        elif name == "play":
            self._play()
        elif name == "remove":
            self._remove()
        elif name == "edit" or again:
            self._begin()
        else:
            self._choose(name)

    def _begin(self) -> None:
        if self.chosen in _NEW:
            try:
                what = self.chosen.partition(":")[2]
                self._edit(campaigns.begin() if what == "campaign" else shelf.begin(what))
            except (ContentError, GameError) as error:
                self.state.notice = str(error)
        elif not self.entries[self.chosen].words:
            self._edit(Path(self.chosen))

    def _edit(self, path: Path) -> None:
        try:
            self.go(opened(self.stage, self.library, path))
        except ContentError as error:
            self.state.notice = f"{path.name} cannot be opened: {error.problems[0]}"
        except GameError as error:
            self.state.notice = f"{path.name} cannot be opened: {error}"

    def _play(self) -> None:
        try:
            if self.entries[self.chosen].theatre == campaigns.CAMPAIGN:
                own = not self.entries[self.chosen].shipped
                self.go(played(self.stage, self.library, Path(self.chosen) if own else None))
                return
            level = load_level(Path(self.chosen), self.library)
        except (ContentError, GameError) as error:
            said = error.problems[0] if isinstance(error, ContentError) else error
            self.state.notice = f"It cannot be played: {said}"
            return
        seed = random.SystemRandom().randrange(2**31)
        self.go(self.stage.open("loading", Choice(self.library, level, seed, self.stage.settings.difficulty)))

    def _remove(self) -> None:
        """Put an own level aside: its file gets another name, and nothing is lost."""
        if self._sure != self.chosen:
            self._sure = self.chosen
            self._card()
            return
        try:
            aside = storage.set_aside(Path(self.chosen), "removed")
        except GameError as error:
            self.state.notice = str(error)
            return
        del self.entries[self.chosen]
        self._choose(next(iter(_NEW)))
        self.focus = self.chosen
        self.state.notice = f"Put aside as {aside}"

    # ---- time and picture -----------------------------------------------------------------------------
    def update(self, real_dt: float) -> None:
        """Keep the music going."""
        self.stage.board.update(real_dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the page."""
        self.screen.focus = self.focus
        self.screen.draw_shelf(surface, self.state)
