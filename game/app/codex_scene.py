"""The codex: everything the rules know, looked up by name, seen at work, held against its like, and the lore."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.app.codex_live import CodexBattle, showing_of
from game.app.home import home
from game.app.reading_scene import again
from game.app.scene import Scene, Stage, control_of
from game.rules.codex import SHELVES, Codex, Entry
from game.rules.library import Library
from game.rules.lore import standard_codex
from game.ui import codex_words as words
from game.ui.codex import CodexScreen
from game.ui.codex_build import PageBuilder
from game.ui.codex_state import CodexState
from game.ui.console import Console, row_of
from game.ui.hud_boxes import Box
from game.world.components import Ship
from game.world.surface import Unit
from game.world.world import World

_REST_S = 0.25  # a page is looked at this long before its battle is made: who walks past needs none
_WHEEL_ROWS, _WHEEL_UNITS, _TURN = 2, 48.0, 0.85
_WALK = {pygame.KSCAN_UP: -1, pygame.KSCAN_DOWN: 1}
_FAR = {pygame.KSCAN_HOME: -10_000, pygame.KSCAN_END: 10_000}


class CodexScene(Scene):
    """Shows one page at a time. after: makes the scene that follows; first: the id of the page that is opened"""

    def __init__(self, stage: Stage, library: Library, after: Callable[[], Scene], first: str = "") -> None:
        super().__init__(stage)
        self.library, self._after = library, after
        room = stage.war_room(library)
        self.codex = Codex(library, standard_codex(), room.campaign, room.levels)
        fought = {record.number for record in room.war.records}
        self.builder = PageBuilder(self.codex, lambda e: bool(e.after) and e.after not in fought, self._card)
        self.state = CodexState(all=len(self.codex.entries), shelves=list(SHELVES))
        self.battle: CodexBattle | None = None
        self._waits: list[CodexBattle] = []
        self._rest_s = 0.0
        self._been: list[str] = []
        self._back: pygame.Surface | None = None
        self.resize()
        self._list()
        self.open(first if first in self.codex.entries else self.state.rows[0].id)
        self.screen.focus = f"entry:{self.state.chosen}"

    # ---- what is shown --------------------------------------------------------------------------------
    def _card(self, name: str) -> pygame.Surface | None:
        path = self.stage.assets / "images" / "cards" / f"{name}.jpg"
        return pygame.image.load(path) if path.is_file() else None

    @property
    def entry(self) -> Entry:
        """Give the page that is open."""
        return self.codex.entries[self.state.chosen]

    def resize(self) -> None:
        """Lay the screen out for the window."""
        chosen, stage = self.stage.settings, self.stage
        before: CodexScreen | None = getattr(self, "screen", None)
        self.screen: CodexScreen = CodexScreen(stage.size, stage.scale, chosen.palette, stage.portraits)
        self.screen.focus = before.focus if before is not None else None
        if self._back is None or self._back.get_size() != stage.size:
            self._back = home(stage)
        self.state.backdrop = self._back

    def _list(self) -> None:
        """List what fits search and filters; the page that is open stays, if it is among them, else the first opens."""
        state = self.state
        entries = self.codex.found(state.text, state.side, state.shelf)
        state.rows = self.builder.rows(entries)
        ids = [row.id for row in state.rows]
        if ids and state.chosen and state.chosen not in ids:
            self.open(ids[0])
        self.screen.show(state, state.chosen)

    def open(self, name: str, compared: str = "", remember: bool = False) -> None:
        """Open a page. compared: a figure held against everybody's; remember: Esc comes back to the page before"""
        state = self.state
        if remember and state.chosen and state.chosen != name:
            self._been.append(state.chosen)
        if state.chosen != name:
            self._rest_s, state.live = 0.0, None
            self._let_go()
        state.chosen, state.scroll = name, 0.0
        state.page = self.builder.page(self.entry, compared)
        if compared:
            state.tab = "compared"
        if state.tab not in state.page.tabs:
            state.tab = next(iter(state.page.tabs))
        self.screen.show(state, name)

    # ---- what is done -----------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> None:
        """Search, choose, turn to another tab or page, scroll, go back."""
        if event.type == pygame.MOUSEWHEEL:
            self._wheel(event.y)
        elif event.type == pygame.KEYDOWN and self._key(event):
            return
        else:
            name = control_of(self.screen, event, self.stage.board)
            if name is not None:
                self._act(name)

    def _wheel(self, up: int) -> None:
        x, y = (part / self.screen.kit.scale for part in pygame.mouse.get_pos())
        if self.screen.list_box.has(x, y):
            self.state.first -= _WHEEL_ROWS * up
        else:
            self._scroll(-_WHEEL_UNITS * up)

    def _scroll(self, by: float) -> None:
        self.state.scroll = min(max(0.0, self.state.scroll + by), self.screen.most)

    def _key(self, event: pygame.event.Event) -> bool:
        """Do what a key asks for that is not one of the focus. Returns: whether it was one"""
        focus, code = self.screen.focus or "", event.scancode
        page = _TURN * self.screen.sight
        scrolls = {pygame.KSCAN_PAGEUP: -page, pygame.KSCAN_PAGEDOWN: page}
        text = getattr(event, "unicode", "")
        in_list = focus.startswith("entry:")
        if code == pygame.KSCAN_ESCAPE:
            self._step_back()
        elif code in scrolls:
            self._scroll(scrolls[code])
        elif code == pygame.KSCAN_BACKSPACE:
            self._search(self.state.text[:-1])
        elif in_list and code in {**_WALK, **_FAR}:
            return self._walk((_WALK | _FAR)[code])
        elif focus == "search" and code == pygame.KSCAN_DOWN and self.state.rows:
            self.screen.focus = f"entry:{self.state.chosen}"
        elif text and text.isprintable() and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            if text == " " and (focus != "search" or not self.state.text):
                return False
            self._search(self.state.text + text)
        else:
            return False
        return True

    def _search(self, text: str) -> None:
        self.state.text, self.screen.focus, self.state.first = text[:40], "search", 0
        if text and not self.codex.found(text, self.state.side, self.state.shelf):
            self.state.shelf = self.state.side = ""  # rather everything than nothing
        self._list()

    def _walk(self, by: int) -> bool:
        """Go up or down the list; from its top upwards to what stands above it."""
        ids = [row.id for row in self.state.rows]
        focus = (self.screen.focus or "").partition(":")[2]
        place = ids.index(focus) + by if focus in ids else 0
        if place == -1:
            return False
        place = min(max(0, place), len(ids) - 1)
        if ids[place] != self.state.chosen:
            self.open(ids[place])
            self.stage.board.play("ui_move")
        self.screen.show(self.state, ids[place])
        self.screen.focus = f"entry:{ids[place]}"
        return True

    def _act(self, name: str) -> None:
        kind, _, what = name.partition(":")
        state = self.state
        if kind in ("shelf", "side"):
            setattr(state, kind, what)
            state.first = 0
            self._list()
        elif kind == "entry":
            self.open(what)
        elif kind == "tab":
            state.tab, state.scroll = what, 0.0
        elif kind == "figure":
            self.open(state.chosen, what)
            self.screen.focus = "tab:compared"
        elif kind == "link":
            self._follow(what)
        elif name == "page":
            end = state.scroll >= self.screen.most - 1.0
            self._scroll(-self.screen.most if end else _TURN * self.screen.sight)
        elif name == "back":
            self._leave()

    def _follow(self, name: str, remember: bool = True) -> None:
        """Open a page that another one leads to; filters that would hide it from the list are lifted."""
        self.open(name, remember=remember)
        if name not in [row.id for row in self.state.rows]:
            self.state.text = self.state.shelf = self.state.side = ""
            self._list()
        self.screen.focus = f"entry:{name}"

    def _step_back(self) -> None:
        """Go back by one step: out of a search, to the page before, out of the codex."""
        if self.state.text:
            self._search("")
            self.screen.focus = f"entry:{self.state.chosen}"
        elif self._been:
            self._follow(self._been.pop(), remember=False)
        else:
            self._leave()

    def _leave(self) -> None:
        self._let_go()
        self.go(self._after())

    # ---- the battle -------------------------------------------------------------------------------------
    def _let_go(self) -> None:
        if self.battle is not None:
            self.battle.let_go()
            self._waits.append(self.battle)
            self.battle = None

    def update(self, real_dt: float) -> None:
        """Let the battle go on; one is made when a page has been looked at for a moment."""
        self.stage.board.update(real_dt)
        state, live = self.state, self.screen.live
        self._rest_s += real_dt
        self._waits = [each for each in self._waits if each.busy]
        if live is None:
            return
        if self.battle is None and self._rest_s > _REST_S and not self._waits:
            showing = showing_of(self.codex, self.entry)
            if showing is not None:
                stage = self.stage
                self.battle = CodexBattle(
                    self.library, showing, stage.assets, self._live_px(live), stage.cache, stage.settings.calm
                )
        if self.battle is not None:
            self.battle.advance(real_dt)
            state.making = "" if self.battle.ready else words.MAKING

    def _live_px(self, live: Box) -> tuple[int, int]:
        scale = self.screen.kit.scale
        return max(64, round(live.w * scale)), max(36, round(live.h * scale))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the page."""
        live, state = self.screen.live, self.state
        if live is not None and self.battle is not None:
            picture = self.battle.draw(self._live_px(live))
            state.live = picture if picture is not None else state.live
        state.keys = words.PAD_KEYS if self.stage.pad.used else words.KEYS
        self.screen.draw(surface, state)


def codex_scene(stage: Stage, below: Scene, library: Library, first: str = "") -> CodexScene:
    """Open the codex over another scene, which goes on when it is closed."""
    return CodexScene(stage, library, lambda: again(below), first)


def looked_at(world: World, console: Console) -> str:
    """Give the page of what a battle's target panel shows: the target's, else the player's own; empty for neither."""
    for serial in (console.target, console.own):
        row = row_of(world, serial) if serial >= 0 else -1
        in_orbit = world.level.theatre == "orbit"
        if row >= 0 and world.units.holds(row, Ship if in_orbit else Unit):
            kind = int((world.units[Ship] if in_orbit else world.units[Unit]).kind[row])
            keys = sorted(world.catalogue.library.units if in_orbit else world.catalogue.library.surface_units)
            return f"{world.level.theatre}/{keys[kind]}"
    return ""
