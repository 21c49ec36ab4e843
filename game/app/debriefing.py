"""From the outcome of a battle to the debriefing screen."""

from __future__ import annotations

from game.app.outcome import outcome_of
from game.sim.simulation import Simulation
from game.ui.debrief import DebriefState
from game.ui.ground_debrief import GroundDebriefState


def debrief_state(simulation: Simulation) -> DebriefState:
    """Describe the debriefing screen."""
    came = outcome_of(simulation)
    if came.roles:
        return GroundDebriefState(
            came.title, came.word, came.headline, came.side, came.clock_s, came.goals, came.sides, [], came.notes,
            roles=list(came.roles), advice=list(came.advice),
        )  # fmt: skip
    return DebriefState(
        came.title, came.word, came.headline, came.side, came.clock_s, came.goals,
        came.sides, came.ships, came.notes, ends=came.ends or {}, advice=list(came.advice),
    )  # fmt: skip
