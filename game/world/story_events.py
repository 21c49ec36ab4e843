"""What happens in the story of a battle: who spoke, what was reached, how it ended."""

from __future__ import annotations

from typing import NamedTuple


class Spoke(NamedTuple):
    """Somebody spoke on the radio."""

    speaker: str
    ship: str
    side: int
    portrait: str
    text: str


class ObjectiveChanged(NamedTuple):
    """An objective was opened, reached or failed. state: "open", "done" or "failed"."""

    objective: str
    state: str


class CheckpointReached(NamedTuple):
    """A phase of the battle is over: a player may come back to this moment. name: of the checkpoint"""

    name: str


class Ended(NamedTuple):
    """The battle is over. outcome: "victory", "partial" or "defeat"."""

    outcome: str
    reason: str


StoryEvent = Spoke | ObjectiveChanged | CheckpointReached | Ended
