"""From the outcome of a battle to the debriefing screen."""

from __future__ import annotations

from game.app.outcome import Outcome, outcome_of
from game.sim.simulation import Simulation
from game.sim.timeline import timeline_of
from game.ui.debrief import DebriefState
from game.ui.ground_debrief import GroundDebriefState


def debrief_state(simulation: Simulation) -> DebriefState:
    """Describe the debriefing screen."""
    state = _state(outcome_of(simulation))
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
