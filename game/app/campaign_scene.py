"""The campaign: the war on a map and a calendar, what has been fought and what comes next."""

from __future__ import annotations

import pygame

from game.app import checkpoints
from game.app import settings as choices
from game.app.choice import Choice
from game.app.choosing import ChoosingScene
from game.app.chronicle import sums, tell
from game.app.list_scene import entry_of, missing_entry
from game.app.reading_scene import chronicle_scene, epilogue_scene
from game.app.scene import Stage
from game.app.settings import PROFILES
from game.rules.carry import BattleRule
from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim.war import BattleRecord, bends
from game.ui.battle_entries import BattleEntry
from game.ui.campaign import Campaign, CampaignState

_HIGHER_PX = 186.0  # as far as there is a picture of it
_STARS = {"victory": 2, "partial": 1, "defeat": 0, "told": 0}
_LOCKED, _END = "The war has not come to this yet.", "epilogue"
_OVER = "The war is over. What is left of it can be counted."
_ANEW, _SURE = "Fight it again", "Later battles are forgotten: again"


class CampaignScene(ChoosingScene):
    """Shows the war of the profile that is chosen."""

    state: CampaignState
    screen: Campaign
    looks = Campaign
    higher_px = _HIGHER_PX

    def __init__(self, stage: Stage, library: Library, chosen: str = "", notice: str = "") -> None:
        """chosen: id of the battle that has just been left; notice: shown"""
        super().__init__(stage, library)
        self.room = stage.war_room(library)
        self._sure = ""
        self.state = CampaignState([], "")
        self._read(chosen, notice)
        self.resize()
        stage.board.music(0.3, "menu")

    # ---- what is shown --------------------------------------------------------------------------------
    def _read(self, chosen: str = "", notice: str = "") -> None:
        """Look at the war anew."""
        room = self.room
        self.checkpoints.clear()
        entries, words = self._entries()
        coming = room.next()
        kept = next((each.id for each in entries if each.id == chosen and not each.locked), "")
        won = room.war.record(kept) is not None
        first = (coming.id if coming is not None else _END) if not kept or (won and kept != _END) else kept
        levels = [(key, rule.name) for key, rule in self.library.difficulties.items()]
        mapped = self.state.mapped
        self.state = CampaignState(
            entries, first, self.stage.settings.difficulty, levels, subtitle=room.campaign.subtitle,
            nav_chosen="campaign", begin="To the briefing", later="Not yet", mapped=mapped,
            keys="Enter choose   Esc title", sums=tuple(sums(room).split(". ")),
        )  # fmt: skip
        self.state.notice = " ".join(word for word in (notice, room.notice, words) if word)
        self.state.backdrop = self._back
        room.notice = ""

    def _nav(self) -> list[tuple[str, str, bool]]:
        map_word = "Card" if self.state.mapped else "Map"
        narrow = [("map", map_word, True)] if not self.screen.has_room else []
        anew = "New war: sure?" if self._sure == "new" else "New war"
        return [
            ("campaign", "Campaign", True), *narrow, ("chronicle", "Chronicle", True),
            ("profile", f"War {self.room.profile} of {len(PROFILES)}", True), ("new", anew, self.room.begun),
            ("settings", "Settings", True), ("title", "Title", True),
        ]  # fmt: skip

    def _entries(self) -> tuple[list[BattleEntry], str]:
        room = self.room
        coming, entries, words = room.next(), [], []
        calendar = {rule.number: rule for rule in room.campaign.battle}
        for number in sorted(calendar.keys() | room.levels.keys()):  # LOOP: battles of the war
            rule, level = calendar.get(number), room.levels.get(number)
            if level is None:
                assert rule is not None
                entry = missing_entry(rule)
                if room.war.records and room.war.records[-1].number > number:
                    entry.summary = rule.told
            else:
                entry = self._entry(level, rule, coming)
                if level is coming:
                    words.append(self._look_for_checkpoint(level, entry))
            if rule is not None:
                entry.when, entry.at = rule.when, (rule.at[0], rule.at[1])
            entries.append(entry)
        campaign = room.campaign
        locked = coming is not None
        entries.append(BattleEntry(
            _END, 0, campaign.epilogue_title if not locked else "Epilogue", campaign.epilogue_when, "orbit", "race",
            locked=locked, begin="Read", summary=_LOCKED if locked else _OVER,
        ))  # fmt: skip
        return entries, " ".join(word for word in words if word)

    def _entry(self, level: LevelRule, rule: BattleRule | None, coming: LevelRule | None) -> BattleEntry:
        """List a battle of the war: fought, next, or still to come."""
        room, place = self.room, rule.place if rule is not None else level.place
        record = room.war.record(level.id)
        if record is not None:
            return self._fought(level, record, place)
        fitted = room.fitted(level)
        entry = entry_of(self.stage, fitted, place)
        if level is not coming:
            entry.locked, entry.summary, entry.objectives = True, _LOCKED, []
            return entry
        lost = room.war.failures.get(level.id, 0)
        entry.summary = " ".join(fitted.briefing[1:])
        if lost:
            entry.summary = f"Lost {'once' if lost == 1 else f'{lost} times'} so far. {entry.summary}"
        if room.may_pass(level):
            entry.extra = [("accept", "Go on, defeated"), ("told", "Go on as told")]
        return entry

    def _fought(self, level: LevelRule, record: BattleRecord, place: str) -> BattleEntry:
        entry = entry_of(self.stage, level, place)
        bonus = record.outcome == "victory" and all(state == "done" for _, state in record.goals)
        entry.stars, entry.outcome = _STARS[record.outcome] + bonus, record.outcome
        entry.bent = bool(bends(record, level, self.room.campaign))
        entry.summary = " ".join(words for _, words in tell(record, level, self.room))
        entry.objectives = []
        entry.begin = _SURE if self._sure == level.id else _ANEW
        return entry

    def _look_for_checkpoint(self, level: LevelRule, entry: BattleEntry) -> str:
        checkpoint, trouble = checkpoints.find(self.library, self.room.fitted(level), self.room.slot)
        if checkpoint is not None:
            self.checkpoints[level.id] = checkpoint
            entry.checkpoint = checkpoint.label
        return trouble

    def resize(self) -> None:
        """Lay the screen out for the window."""
        super().resize()
        self.screen.has_room = self.stage.size[0] / self.stage.scale >= 1000
        self.state.difficulty = self.stage.settings.difficulty

    # ---- what is done ---------------------------------------------------------------------------------
    def _choose(self, battle: str) -> None:
        self.state.chosen, self.screen.focus = battle, f"battle:{battle}"

    def _changed(self) -> None:
        super()._changed()
        self._sure = ""

    def _go_to(self, what: str) -> None:
        if what == "chronicle":
            self.go(chronicle_scene(self.stage, self.room, self))
        elif what == "title":
            self.go(self.stage.open("title", self.library))
        elif what == "settings":
            self.go(self.stage.open("settings", self))
        elif what == "map":
            self.state.mapped = not self.state.mapped
        elif what == "profile":
            self.stage.settings.profile = self.room.profile % len(PROFILES) + 1
            choices.save(self.stage.settings)
            self.room.open()
            self._read()
        elif what == "new" and self._sure == "new":
            self._sure = ""
            self.room.begin_anew()
            self._read()
        elif what == "new":
            self._sure = "new"

    def _act(self, name: str) -> None:
        level = self.room.level(self.state.chosen)
        if name.startswith("nav:"):
            self._go_to(name.removeprefix("nav:"))
        elif level is None:
            return
        elif name == "checkpoint" and level.id in self.checkpoints:
            choice = Choice.back_to(self.library, self.room.fitted(level), self.checkpoints[level.id], self.room.slot)
            self.go(self.stage.open("loading", choice))
        elif name in ("accept", "told"):
            go_on = self.room.accept if name == "accept" else self.room.pass_over
            go_on(level)
            self._read(notice=f"{level.title}: the war goes on.")

    def _begin(self) -> None:
        """Go to the briefing of the battle; one that has counted is forgotten first, and all after it."""
        if self.state.chosen == _END and self.room.won_through:
            self.go(epilogue_scene(self.stage, self.room))
            return
        level, coming = self.room.level(self.state.chosen), self.room.next()
        if level is None:
            return
        if level is coming:
            self.go(self.stage.open("briefing", self.library, level.id))
        elif self.room.war.record(level.id) is None:
            return
        elif self._sure != level.id:
            self._sure = level.id
            entry = next(each for each in self.state.battles if each.id == level.id)
            entry.begin = _SURE
        else:
            self.room.war.back_to(level.number)
            self.room.save()
            self.go(self.stage.open("briefing", self.library, level.id))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the campaign."""
        self.state.nav = self._nav()
        super().draw(surface)

