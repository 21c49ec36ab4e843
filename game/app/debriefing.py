"""From the outcome of a battle to the debriefing screen."""

from __future__ import annotations

from game.app.outcome import Outcome, outcome_of
from game.app.tutor import winner_of
from game.sim.simulation import Simulation
from game.sim.timeline import timeline_of
from game.ui.debrief import DebriefState
from game.ui.ground_debrief import GroundDebriefState


def debrief_state(simulation: Simulation) -> DebriefState:
    """Describe the debriefing screen."""
    came = outcome_of(simulation)
    if simulation.level.player_ship is None and came.word in ("won", "lost"):  # nobody commanded, nobody is beaten
        came = came._replace(word=winner_of(simulation.level, came.word == "won"), advice=())
    state = _state(came)
    state.timeline = timeline_of(simulation)
    return state


def _state(came: Outcome) -> DebriefState:
    if came.roles:
        return GroundDebriefState(
            came.title, came.word, came.headline, came.side, came.clock_s, came.goals, came.sides, [], came.notes,
            roles=list(came.roles), advice=list(came.advice),
        )  # fmt: skip
    return DebriefState(
        came.title, came.word, came.headline, came.side, came.clock_s, came.goals,
        came.sides, came.ships, came.notes, ends=came.ends or {}, advice=list(came.advice),
    )  # fmt: skip
