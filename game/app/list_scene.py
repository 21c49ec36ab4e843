"""The list of battles: what can be fought, how hard, and the way to it."""

from __future__ import annotations

import random

from game.app import checkpoints
from game.app.choice import Choice
from game.app.choosing import ChoosingScene
from game.app.home import card_of
from game.app.scene import Stage
from game.rules.campaign import standard_campaign
from game.rules.carry import BattleRule
from game.rules.level import LevelRule
from game.rules.levels import load_level, shipped_levels
from game.rules.library import Library
from game.ui.battle_list import BattleEntry, BattleListState

_NAV = [
    ("campaign", "Battles", True),
    ("controls", "Controls", True),
    ("settings", "Settings", True),
    ("title", "Title", True),
    ("quit", "Quit", True),
]
_LATER = "This battle is not yet part of the game."


def war_entries(stage: Stage, levels: dict[str, LevelRule]) -> list[BattleEntry]:
    """List the battles of the war, those without a level locked, and other levels after them."""
    calendar = standard_campaign().battle
    shipped = {level.number: level for level in levels.values() if level.number}
    entries = []
    for rule in calendar:  # LOOP: battles of the calendar
        if rule.number in shipped:
            entries.append(entry_of(stage, shipped[rule.number], rule.place))
        else:
            entries.append(missing_entry(rule))
    told = {rule.number for rule in calendar}
    return entries + [entry_of(stage, each, each.place) for each in levels.values() if each.number not in told]


def missing_entry(rule: BattleRule) -> BattleEntry:
    """List a battle of the calendar that has no level yet."""
    return BattleEntry(
        f"later-{rule.number}", rule.number, rule.title, rule.place, rule.theatre, rule.side, locked=True,
        summary=_LATER,
    )  # fmt: skip


def entry_of(stage: Stage, level: LevelRule, place: str) -> BattleEntry:
    """List a level."""
    return BattleEntry(
        level.id, level.number, level.title, place, level.theatre, level.player_side,
        player=level.player_name, view=level.place,
        summary=" ".join(level.briefing[1:]),
        objectives=[goal.text for goal in level.objective if not goal.optional],
        picture=card_of(stage, level.id),
    )  # fmt: skip


class ListScene(ChoosingScene):
    """Lists the battles that can be fought."""

    def __init__(self, stage: Stage, library: Library, fought: str = "", notice: str = "") -> None:
        """fought: id of the battle that has just been left, which is the one to choose from then on; notice: shown"""
        super().__init__(stage, library)
        every = {name: load_level(path, library) for name, path in shipped_levels().items()}
        self.levels = {name: level for name, level in every.items() if level.lesson is None}
        entries = war_entries(stage, self.levels)
        notice = self._find_checkpoints(entries) or notice
        open_ones = [entry.id for entry in entries if not entry.locked]
        first = fought if fought in open_ones else open_ones[0]
        levels = [(key, rule.name) for key, rule in library.difficulties.items()]
        self.state = BattleListState(
            entries, first, stage.settings.difficulty, levels, nav=_NAV, nav_chosen="campaign", notice=notice
        )
        self.resize()
        stage.board.music(0.3, "menu")

    def _find_checkpoints(self, entries: list[BattleEntry]) -> str:
        """Note where a battle can go on. Returns: what is to be said of those that cannot"""
        words = []
        for entry in entries:  # LOOP: battles
            if entry.locked:
                continue
            checkpoint, trouble = checkpoints.find(self.library, self._level(entry.id))
            words += [trouble] if trouble else []
            if checkpoint is not None:
                self.checkpoints[entry.id] = checkpoint
                entry.checkpoint = checkpoint.label
        return " ".join(words)

    def _level(self, chosen: str) -> LevelRule:
        return next(level for level in self.levels.values() if level.id == chosen)

    def _act(self, name: str) -> None:
        if name == "checkpoint" and self.state.chosen in self.checkpoints:
            level = self._level(self.state.chosen)
            choice = Choice.back_to(self.library, level, self.checkpoints[level.id])
            self.go(self.stage.open("loading", choice))
        elif name == "nav:title":
            self.go(self.stage.open("title", self.library))
        elif name == "nav:quit":
            self.go(None)
        elif name in ("nav:controls", "nav:settings"):
            self.go(self.stage.open("help" if name == "nav:controls" else "settings", self))

    def _begin(self) -> None:
        level = self.levels.get(self.state.chosen)
        if level is not None:
            seed = random.SystemRandom().randrange(2**31)
            self.go(self.stage.open("loading", Choice(self.library, level, seed, self.state.difficulty)))
