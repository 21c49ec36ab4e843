"""The tutor: follows a lesson's steps, names the keys in hand, and tells the battle what was done with the display."""

from __future__ import annotations

import pygame

from game.base.constants import SIDES
from game.rules.deeds import DISPLAY_DEEDS
from game.rules.lesson import KEY
from game.rules.level import LevelRule, ObjectiveRule
from game.rules.skirmish import SIDE_NAMES
from game.ui.console import Console
from game.ui.lesson_panel import LessonPrompt, Word
from game.world.commands import Use
from game.world.deeds import asked_deeds
from game.world.world import World

_HANDS = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL)
HINT_S = 12.0
"""[s] who has touched nothing for so long is helped"""
_STUCK_S = 25.0  # and so is who has been at one step for so long
_DEEDS = {
    "zoom_in": "zoom", "zoom_out": "zoom", "zoom_free": "zoom", "follow": "look", "map": "look", "focus": "look",
    "look": "look", "target_next": "target", "target_near": "target", "lay": "target", "select_all": "select",
    "select_own": "select", "section": "select", "everyone": "select", "platoon": "select", "pause": "pause",
    "arm_next": "arm", "arm_last": "arm",
}  # fmt: skip
_NUMBERED = {"squad": "select", "vehicle": "select", "slot": "arm"}


class Tutor:
    """Stands beside the player of one battle; silent where that is no lesson."""

    def __init__(self, level: LevelRule, console: Console) -> None:
        self.level, self.console = level, console
        self._asked = asked_deeds(level) & set(DISPLAY_DEEDS)
        self._steps = [goal for goal in level.objective if goal.step is not None] if level.lesson else []
        self._now, self._idle_s, self._step_s, self._helps = "", 0.0, 0.0, False

    # ---- what the player does with the display ------------------------------------------------------
    def tell(self, deed: str) -> None:
        """Let the battle know of something that changes nothing in it, where its level asks for that."""
        if deed in self._asked:
            self.console.pending.append(Use(DISPLAY_DEEDS.index(deed)))

    def act(self, action: str) -> None:
        """Take note of an action by key, button or gamepad."""
        self.stir()
        self.tell(_DEEDS.get(action) or _NUMBERED.get(action.rstrip("0123456789"), ""))

    def stir(self) -> None:
        """Take note that the player is at work."""
        self._idle_s = 0.0

    def seen(self) -> tuple[int, frozenset[int]]:
        """Give what the mouse may choose: the target, and who is selected."""
        return self.console.target, frozenset(self.console.selected)

    def after_mouse(self, before: tuple[int, frozenset[int]], event: int) -> None:
        """Tell of what an event of the mouse has done. before: what was seen before it"""
        if event in _HANDS:
            self.stir()
        if event == pygame.MOUSEWHEEL:
            self.tell("zoom")
        target, selected = self.seen()
        if target != before[0] and target >= 0:
            self.tell("target")
        if selected != before[1] and selected:
            self.tell("select")

    # ---- the lesson ---------------------------------------------------------------------------------
    def teach(self, world: World, real_dt: float, keys: dict[str, str], pad: bool) -> None:
        """Show the step of a lesson, if this is one; its line of hints leads nowhere else. As `prompt` has it"""
        console = self.console
        self.pass_time(world, real_dt)
        console.lesson = self.prompt(world, keys, pad)
        if console.lesson is not None:
            console.hints = self.hints(keys)
        elif console.closing is not None and self.level.lesson is not None:
            console.hints = [("Enter", "go on")]

    def pass_time(self, world: World, real_dt: float) -> None:
        """Let real time pass, and see whether help is due."""
        step = self._step(world)
        name = step.id if step is not None else ""
        if name != self._now:
            self._now, self._idle_s, self._step_s, self._helps = name, 0.0, 0.0, False
        if self.console.covered:
            return
        self._idle_s += real_dt
        self._step_s += real_dt
        self._helps |= self._idle_s >= HINT_S or self._step_s >= _STUCK_S

    def _step(self, world: World) -> ObjectiveRule | None:
        return next((goal for goal in self._steps if world.objectives[goal.id] == "open"), None)

    def prompt(self, world: World, keys: dict[str, str], pad: bool) -> LessonPrompt | None:
        """Give the step as it is shown, None where there is none. keys: what they are called now; pad: it is in hand"""
        goal, lesson = self._step(world), self.level.lesson
        if goal is None or goal.step is None or lesson is None:
            return None
        step, speaker = goal.step, next(iter(self.level.speaker.values()))
        passed = sum(world.objectives[each.id] == "done" for each in self._steps)
        how = (step.pad if pad else "") or step.how
        hint = ((step.pad_hint if pad else "") or step.hint) if self._helps else ""
        return LessonPrompt(
            self.level.title, speaker.name, speaker.portrait, speaker.side, passed, len(self._steps), goal.text,
            step.why, words_of(how, keys), words_of(hint, keys),
        )  # fmt: skip

    def hints(self, keys: dict[str, str]) -> list[tuple[str, str]]:
        """Give the line of hints of a lesson: how to rest, and how to leave."""
        return [(keys["menu"], "rest, begin anew or leave"), (keys["help"], "all controls")]


def winner_of(level: LevelRule, won: bool) -> str:
    """Say which side won. won: that did, whose task it was"""
    side = level.player_side if won else SIDES[1 - SIDES.index(level.player_side)]
    return f"{SIDE_NAMES[side]} won".capitalize()


def outcome_words(level: LevelRule, words: tuple[str, str]) -> tuple[str, str]:
    """Give the heading at the end of a battle and its tone; a lesson is not won, it is passed.

    Where nobody commands, nobody is beaten either: it says which side won.
    """
    if level.lesson is None:
        if level.player_ship is None and words[1] in ("good", "danger"):
            return winner_of(level, words[1] == "good"), "good"
        return words
    return ("Passed" if words[1] == "good" else "Not yet", words[1])


def words_of(text: str, keys: dict[str, str]) -> tuple[Word, ...]:
    """Cut a text into words and names of keys, as `LessonPrompt` has them."""
    out: list[Word] = []
    for place, part in enumerate(KEY.split(text)):
        out += [(True, keys.get(part, part))] if place % 2 else [(False, word) for word in part.split()]
    return tuple(out)


def told(text: str, keys: dict[str, str]) -> str:
    """Give a text with the names of keys in it."""
    return KEY.sub(lambda found: keys.get(found[1], found[1]), text)
