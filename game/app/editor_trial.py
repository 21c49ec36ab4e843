"""Trying a level out: a battle that leads back to the editor, whatever way it is left, and of which nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.app.choice import Choice
from game.app.loading_scene import LoadingScene
from game.app.outcome import HEADS, outcome_of
from game.app.scene import Scene, Stage
from game.base.errors import ContentError
from game.rules.level import LevelRule
from game.rules.levels import read_level
from game.rules.triggers import AtTime
from game.view.battle_view import BattleView

if TYPE_CHECKING:
    from game.app.editor_scene import EditorScene

_ALWAYS = ("help",)
_SEED = 1000
_FIRES_S = 3.0


class TrialStage(Stage):
    """The stage of a battle that is tried out: all of the real one's, but every door leads back to the editor.

    like: the editor's own view, whose hulls and figures are lit already
    """

    def __init__(self, real: Stage, editor: EditorScene, like: BattleView | None) -> None:
        self._real, self.like = real, like

        def back(*what: object) -> Scene:
            return editor.back(_words(what))

        self.doors = {name: door if name in _ALWAYS else back for name, door in real.doors.items()}
        self.doors["loading"] = lambda *_: editor.back("A checkpoint of a trial is not kept.")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def _words(what: tuple[object, ...]) -> str:
    """Say how a battle went that leads to its debriefing."""
    simulation: Any = next((each for each in what if hasattr(each, "ledger")), None)
    if simulation is None:
        return "Back from the trial; nothing of it is kept."
    came = outcome_of(simulation)
    return f"{HEADS[came.word]} after {came.clock_s:.0f} s. {came.headline}"


def trial(editor: EditorScene, from_s: float, tried: int | None = None) -> Scene | None:
    """Make the battle of the level on the desk. from_s: [s] where it begins; tried: the trigger that fires by itself

    Returns: None where it cannot be fought, which is said
    """
    desk, stage = editor.bench.desk, editor.stage
    try:
        level = read_level(desk.session.level.source, editor.library)
    except ContentError as error:
        desk.say(f"A level with errors cannot be played: {error.problems[0]}", "warning")
        editor.bench.show("right", "problems")
        editor.bench.rebuild()
        return None
    level = level if tried is None else firing(level, tried)
    late = from_s > 0.0
    choice = Choice(
        editor.library, level, _SEED, stage.settings.difficulty, autopilot=late, trial=True, from_s=from_s
    )
    return LoadingScene(TrialStage(stage, editor, editor.bench.canvas.view), choice)


def firing(level: LevelRule, place: int) -> LevelRule:
    """Give a level whose trigger at a place needs nothing but a moment, so that what it does can be seen."""
    by_hand = {"when": [AtTime(kind="time", at_s=_FIRES_S)], "unless": []}
    triggers = [each.model_copy(update=by_hand) if n == place else each for n, each in enumerate(level.trigger)]
    return level.model_copy(update={"trigger": triggers})
