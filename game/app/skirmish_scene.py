"""The set-up of a skirmish in the window: choose, look at map and odds, begin; a minute is enough."""

from __future__ import annotations

import random
import re
from typing import Any

import pygame

from game.app import skirmish_files
from game.app.briefing_plan import plan_of
from game.app.home import home, sky_picture
from game.app.scene import Scene, Stage, control_of
from game.app.skirmish_battles import choice_of, with_new_seeds
from game.app.skirmish_odds import Odds
from game.app.skirmish_rows import battle_rows, changed, fleet_rows, saved, saved_as
from game.base import paths, storage
from game.base.errors import GameError
from game.editor.skirmish import setup_text, skirmish_level, skirmish_text
from game.editor.skirmish_setups import first_setup, is_decided, mended
from game.rules.library import Library
from game.rules.skirmish import SIDE_NAMES, SetupRule, standard_skirmish
from game.rules.units import Side
from game.ui.choice_rows import way_at
from game.ui.skirmish import PAGES, Skirmish, SkirmishState
from game.view.backdrop import Sky, sky_of

_BUTTONS = [("begin", "Begin"), ("reseed", "New seeds"), ("copy", "Copy seeds"), ("paste", "Paste seeds"),
            ("write", "Save as level"), ("back", "Title")]  # fmt: skip
_SIDEWAYS = {pygame.KSCAN_LEFT: -1, pygame.KSCAN_RIGHT: 1, pygame.KSCAN_MINUS: -1, pygame.KSCAN_EQUALS: 1}
_TURNS = {pygame.KSCAN_PAGEUP: -1, pygame.KSCAN_PAGEDOWN: 1}
_SKY, _SKY_WAIT_S = (480, 270), 0.15  # [px] of the picture behind the map, which takes 0.1 s, and when it is painted
_COPIED = re.compile(r"(\d{1,10})\s*[.:,\s]\s*(\d{1,10})")


class SkirmishScene(Scene):
    """Sets a skirmish up."""

    def __init__(
        self, stage: Stage, library: Library, setup: SetupRule | None = None, notice: str = ""
    ) -> None:
        """setup: to begin with; the last one that was made when left out"""
        super().__init__(stage)
        self.library, self.kept = library, skirmish_files.load()
        known = setup or self.kept.draft or self.kept.last
        wanted = known or first_setup(library, random.SystemRandom().randrange(2**31))
        self.setup = mended(library, wanted)
        self.odds = Odds(library)
        self.state = SkirmishState(buttons=list(_BUTTONS), notice=notice or self.kept.notice)
        self._back: pygame.Surface | None = None
        self._sky: tuple[Sky, pygame.Surface] | None = None
        self._sky_wanted: Sky | None = None
        self._sky_wait = 0.0
        self.resize()
        self._show()
        stage.board.music(0.3, "menu")

    # ---- what is shown --------------------------------------------------------------------------------
    def resize(self) -> None:
        """Lay the screen out for the window."""
        chosen, stage = self.stage.settings, self.stage
        before: Skirmish | None = getattr(self, "screen", None)
        self.screen = Skirmish(stage.size, stage.scale, chosen.palette, stage.portraits)
        self.screen.focus = before.focus if before is not None else None
        if self._back is None or self._back.get_size() != stage.size:
            self._back = home(stage)
        self.state.backdrop = self._back

    def _show(self) -> None:
        """Show the set-up as it is now, and want its odds."""
        setup, state = self.setup, self.state
        state.battle = battle_rows(setup)
        sides: tuple[Side, ...] = ("race", "arume")
        state.fleets = {side: fleet_rows(setup, self.library, side, self.kept) for side in sides}
        state.notes = self._notes()
        level = skirmish_level(setup, self.library)
        state.plan = plan_of(level, grounds=True)
        self._sky_wanted = sky_of(level.backdrop) if level.theatre == "orbit" else None
        known = self._sky is not None and self._sky[0] == self._sky_wanted
        state.plan.sky, self._sky_wait = self._sky[1] if known and self._sky is not None else None, _SKY_WAIT_S
        self.odds.ask(setup)
        state.odds = self.odds.state()

    def _notes(self) -> list[str]:
        kinds, setup = standard_skirmish(), self.setup
        place = next(each for each in kinds.map if each.id == setup.map)
        goal = next(each for each in kinds.goal if each.id == setup.goal)
        notes = [goal.notes, place.notes]
        if setup.goal == "destroy" and is_decided(setup, self.library):
            notes.insert(0, "One side has less than a sixth of the other: it gives up before a shot is fired.")
        era = next((each for each in kinds.era if each.year == setup.year), None)
        notes += [era.notes] if era is not None and setup.year else []
        for side in [each for each in ("race", "arume") if each != setup.player]:
            minds, fleet = self.library.minds, setup.fleet(side)
            told = f"{minds.mind[fleet.mind].notes} {minds.temper[fleet.temper].notes}"
            notes.append(f"{SIDE_NAMES[side].capitalize()}: {told}")
        if setup.goal == "survive":
            best = [each for each in self.kept.scores if each.map == setup.map]
            notes += [f"Best here: waves outlived {best[0].waves}, points felled {best[0].felled:g}."] if best else []
        return notes

    # ---- what is done ---------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> None:
        """Step on a row, turn a page, press a button."""
        focus = self.screen.focus or ""
        if event.type == pygame.KEYDOWN:
            if event.scancode == pygame.KSCAN_ESCAPE:
                self._act("back")
                return
            if event.scancode in _TURNS:
                self._turn(self.state.page + _TURNS[event.scancode])
                return
            if event.scancode in _SIDEWAYS and focus.startswith("set:"):
                self._step(focus.removeprefix("set:"), _SIDEWAYS[event.scancode], pressed=False)
                return
        if event.type == pygame.MOUSEWHEEL:
            _ = self.screen.focus_toward(0, -1 if event.y > 0 else 1)
            return
        name = control_of(self.screen, event, self.stage.board)
        if name is None:
            return
        if name.startswith("set:"):
            pointed = hasattr(event, "pos")
            self.screen.focus = name
            way = way_at(self.screen, name, event.pos) if pointed else 1
            self._step(name.removeprefix("set:"), way, pressed=not pointed)
        elif name.startswith("page:"):
            self._turn(int(name.removeprefix("page:")))
        else:
            self._act(name)

    def _turn(self, page: int) -> None:
        self.state.page = page % len(PAGES)
        self.screen.focus = f"page:{self.state.page}"

    def _step(self, name: str, way: int, pressed: bool) -> None:
        """Change one thing, and say why where nothing changed."""
        self.state.notice = self.state.good = ""
        side, _, what = name.partition(".")
        if what == "save":
            self._save("race" if side == "race" else "arume")
            return
        new = changed(self.setup, self.library, self.kept, name, way, pressed)
        if new == self.setup:
            self.state.notice = self._unchanged(side, what, way)
            return  # odds of this very set-up may already stand there
        self.setup = new
        self._show()

    def _unchanged(self, side: str, what: str, way: int) -> str:
        """Say why a step changed nothing."""
        if what == "order":
            return f"No named order of battle is built by this side in the year {self.setup.year}."
        if not what.startswith("unit."):
            return ""
        if way > 0:
            return "The budget or the number of units is used up: take something out, or raise the budget."
        units = self.setup.fleet("race" if side == "race" else "arume").units
        return "A fleet needs at least one unit." if units.get(what.removeprefix("unit.")) else ""

    def _save(self, side: Side) -> None:
        """Save a side's fleet, or forget it where it is saved."""
        known = saved_as(self.setup, self.library, side, self.kept)
        if known is not None:
            self.kept.lists = [each for each in self.kept.lists if each is not known]
            good = f"{known.name} is no longer among the saved fleets."
        else:
            fleet = saved(self.setup, self.library, side, self.kept)
            self.kept.lists = [*self.kept.lists, fleet][-skirmish_files.MOST_LISTS :]
            good = f"Saved as {fleet.name}."
        self._told(skirmish_files.save(self.kept), good)
        self._show()

    def _told(self, trouble: str, good: str) -> None:
        """Say what went wrong, or that it went well."""
        self.state.notice, self.state.good = trouble, "" if trouble else good

    def _act(self, name: str) -> None:
        acts: dict[str, Any] = {
            "begin": self._begin, "reseed": self._reseed, "copy": self._copy, "paste": self._paste,
            "write": self._write, "back": lambda: self.go(self.stage.open("title", self.library)),
        }  # fmt: skip
        if name in acts:
            self.state.notice = self.state.good = ""
            acts[name]()

    def _begin(self) -> None:
        self.kept.last = self.setup
        skirmish_files.save(self.kept)
        self.go(self.stage.open("loading", choice_of(self.library, self.setup)))

    def _reseed(self) -> None:
        self.setup = with_new_seeds(self.setup)
        self._show()

    def _copy(self) -> None:
        words = f"{self.setup.map_seed}.{self.setup.seed}"
        try:
            pygame.scrap.put_text(words)
        except pygame.error as error:
            self.state.notice = f"The clipboard cannot be written ({error}). The seeds are {words}."
            return
        self.state.good = f"Copied: {words} (map seed, battle seed)."

    def _paste(self) -> None:
        try:
            text = pygame.scrap.get_text()
        except pygame.error as error:
            self.state.notice = f"The clipboard cannot be read ({error}). Set the seeds by their rows."
            return
        found = _COPIED.search(text)
        seeds = [int(part) for part in found.groups()] if found else []
        if not seeds or max(seeds) >= 2**31:
            self.state.notice = f"The clipboard holds '{text[:24]}', and no two seeds such as 4711.1234."
            return
        self.setup = mended(self.library, self.setup, map_seed=seeds[0], seed=seeds[1])
        self.state.good = "Seeds pasted."
        self._show()

    def _write(self) -> None:
        """Write the level where the editor opens it like any other, and beside it the set-up that it comes from."""
        setup = self.setup
        name = f"skirmish-{setup.map}-{setup.goal}-{setup.map_seed}-{setup.seed}.toml"
        level, whole = (paths.user_data() / folder / name for folder in ("levels", "setups"))
        try:
            storage.save_text(level, skirmish_text(setup, self.library))
            storage.save_text(whole, setup_text(setup))
        except GameError as error:
            self.state.notice = str(error)
            return
        self.state.good = f"Saved for the level editor: {level}. For the command skirmish: {whole}"

    def go(self, scene: Scene | None) -> None:
        """End here; the battles of the odds end with it."""
        self.closing()
        super().go(scene)

    def closing(self) -> None:
        """End the battles of the odds with the window; the set-up waits for whoever made it."""
        self.odds.close()
        if self.kept.draft != self.setup:
            self.kept.draft = self.setup
            skirmish_files.save(self.kept)

    def update(self, real_dt: float) -> None:
        """Keep the music going, take in what the odds have come to, and paint the sky once nobody steps on."""
        self.stage.board.update(real_dt)
        self._sky_wait -= real_dt
        plan = self.state.plan
        if plan is not None and plan.sky is None and self._sky_wanted is not None and self._sky_wait <= 0.0:
            plan.sky = sky_picture(self.stage, self._sky_wanted, _SKY)
            self._sky = (self._sky_wanted, plan.sky)
        if self.odds.update(real_dt):
            self.state.odds = self.odds.state()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the set-up."""
        self.screen.draw(surface, self.state)
