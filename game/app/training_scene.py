"""The training range: the list of lessons, and what comes after one."""

from __future__ import annotations

import random

import pygame

from game.app import lessons
from game.app.choice import Choice
from game.app.choosing import ChoosingScene
from game.app.debrief_scene import DEAF_S
from game.app.home import card_of
from game.app.scene import Scene, Stage, control_of
from game.app.tutor import told
from game.rules.level import LevelRule
from game.rules.levels import training_levels
from game.rules.library import Library
from game.ui.battle_list import BattleEntry, BattleListState
from game.ui.training import DONE, LessonEnd, LessonEndState, TrainingList

_NAV = [
    ("training", "Training", True), ("campaign", "Campaign", True), ("battles", "Battles", True),
    ("controls", "Controls", True), ("settings", "Settings", True), ("title", "Title", True),
]  # fmt: skip
_BEGIN, _AGAIN = "Begin the lesson", "Do it again"


def choice_of(stage: Stage, library: Library, level: LevelRule) -> Choice:
    """Choose a lesson from its beginning."""
    return Choice(library, level, random.SystemRandom().randrange(2**31), stage.settings.difficulty)


class TrainingScene(ChoosingScene):
    """Lists the lessons, those done marked; the first that is not stands ready."""

    looks = TrainingList

    def __init__(self, stage: Stage, library: Library, lesson: str = "", notice: str = "") -> None:
        """lesson: id of the one to stand at; notice: shown"""
        super().__init__(stage, library)
        self.levels = training_levels(library)
        done, words = lessons.load(stage.settings.profile)
        entries = [self._entry(level, level.id in done) for level in self.levels]
        fresh = next((level.id for level in self.levels if level.id not in done), self.levels[0].id)
        first = lesson if lesson in [level.id for level in self.levels] else fresh
        passed = sum(level.id in done for level in self.levels)
        self.state = BattleListState(
            entries, first, difficulties=[], nav=_NAV, nav_chosen="training", notice=notice or words,
            title="Training range", subtitle=f"{passed} of {len(entries)} lessons done. Nothing here hurries.",
            begin=_BEGIN, keys="Enter begin   Esc back",
        )  # fmt: skip
        self.resize()
        stage.board.music(0.3, "menu")

    def _entry(self, level: LevelRule, done: bool) -> BattleEntry:
        assert level.lesson is not None
        return BattleEntry(
            level.id, level.lesson.number, level.title, level.lesson.about, level.theatre, level.player_side,
            player=level.player_name, view=level.place, summary=" ".join(level.briefing),
            objectives=[goal.text for goal in level.objective if goal.step is not None],
            outcome=DONE if done else "", begin=_AGAIN if done else _BEGIN,
            picture=card_of(self.stage, level.id),
        )  # fmt: skip

    def _act(self, name: str) -> None:
        where = name.removeprefix("nav:")
        if where in ("title", "campaign"):
            self.go(self.stage.open(where, self.library))
        elif where == "battles":
            self.go(self.stage.open("list", self.library))
        elif where in ("controls", "settings"):
            self.go(self.stage.open("help" if where == "controls" else "settings", self))

    def _begin(self) -> None:
        level = next(each for each in self.levels if each.id == self.state.chosen)
        self.go(self.stage.open("loading", choice_of(self.stage, self.library, level)))


class LessonEndScene(Scene):
    """What was learnt, and what comes next."""

    def __init__(
        self, stage: Stage, choice: Choice, passed: bool, reason: str, picture: pygame.Surface, keys: dict[str, str]
    ) -> None:
        """picture: what stands behind; keys: what keys are called in the hand that passed it"""
        super().__init__(stage)
        self.choice, lesson = choice, choice.level.lesson
        assert lesson is not None
        trouble = lessons.take(stage.settings.profile, choice.level.id) if passed else ""
        self.coming = _following(choice) if passed else None
        buttons = [("training", "Training range"), ("again", "Once more"), ("title", "Title")]
        if self.coming is not None:
            buttons.insert(0, ("next", f"Next: {self.coming.title}"))
        elif not passed:
            buttons[0], buttons[1] = buttons[1], buttons[0]
        self.state = LessonEndState(
            choice.level.title, f"Training range. Lesson {lesson.number}", "Passed" if passed else "Not yet", reason,
            choice.level.player_side, [told(each, keys) for each in lesson.learnt] if passed else [], buttons,
            f"It could not be noted that this lesson is done: {trouble}" if trouble else "", picture,
        )  # fmt: skip
        self._shown_s = 0.0
        self.resize()
        stage.board.music(0.2, "menu")

    def resize(self) -> None:
        """Lay the page out for the window."""
        chosen = self.stage.settings
        self.screen = LessonEnd(self.stage.size, self.stage.scale, chosen.palette, self.stage.portraits)

    def handle(self, event: pygame.event.Event) -> None:
        """Go on, do it once more, or go back to the list. A key still pressed from the lesson is not heard."""
        if event.type == pygame.KEYDOWN and self._shown_s < DEAF_S:
            return
        name = control_of(self.screen, event, self.stage.board)
        library = self.choice.library
        if name == "next" and self.coming is not None:
            self.go(self.stage.open("loading", choice_of(self.stage, library, self.coming)))
        elif name == "again":
            self.go(self.stage.open("loading", choice_of(self.stage, library, self.choice.level)))
        elif name == "title":
            self.go(self.stage.open("title", library))
        elif name == "training" or (event.type == pygame.KEYDOWN and event.scancode == pygame.KSCAN_ESCAPE):
            self.go(self.stage.open("training", library, self.choice.level.id if self.coming is None else ""))

    def update(self, real_dt: float) -> None:
        """Keep the music going."""
        self._shown_s += real_dt
        self.stage.board.update(real_dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the page."""
        self.screen.draw(surface, self.state)


def _following(choice: Choice) -> LevelRule | None:
    """Give the lesson after this one, None for the last."""
    levels = training_levels(choice.library)
    place = next((place for place, level in enumerate(levels) if level.id == choice.level.id), len(levels))
    return next(iter(levels[place + 1 :]), None)
