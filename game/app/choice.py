"""What battle is wanted: a level, a seed, a difficulty, and where it goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.rules.level import LevelRule
from game.rules.library import Library
from game.rules.skirmish import SetupRule
from game.sim.checkpoint import Checkpoint
from game.sim.replay import Replay
from game.sim.simulation import Simulation
from game.sim.snapshot import Recorder


@dataclass(frozen=True)
class Choice:
    """What battle is wanted.

    checkpoint: where it goes on, None for its beginning; slot: the war it belongs to, empty for none
    setup: the skirmish that it is, None for any other battle
    unfinished: the checkpoint is none of the battle's own, but where it was broken off
    taken: it was taken over from a replay, and leaves nothing behind but another replay
    replay: it is only watched
    trial: the level is only tried out, and nothing of the battle is kept
    from_s: [s] of the battle that autopilots have fought before it is first seen
    """

    library: Library
    level: LevelRule
    seed: int
    difficulty: str
    autopilot: bool = False
    checkpoint: Checkpoint | None = None
    slot: str = ""
    unfinished: bool = False
    taken: bool = False
    replay: Replay | None = None
    trial: bool = False
    from_s: float = 0.0
    setup: SetupRule | None = None

    @property
    def counts(self) -> bool:
        """Say whether the war and the disk hear of it: not of what is taken over, tried out or learnt."""
        return not (self.taken or self.trial or self.level.lesson is not None)

    @classmethod
    def back_to(cls, library: Library, level: LevelRule, checkpoint: Checkpoint, slot: str = "") -> Choice:
        """Choose to go on from a checkpoint."""
        autopilot = not checkpoint.commanded
        return cls(library, level, checkpoint.seed, checkpoint.difficulty, autopilot, checkpoint, slot)

    @classmethod
    def watch(cls, library: Library, replay: Replay) -> Choice:
        """Choose to watch a replay."""
        return cls(library, replay.level, replay.seed, replay.difficulty, not replay.commanded, replay=replay)

    def again(self, checkpoint: Checkpoint) -> Choice:
        """Choose to go on from a checkpoint of this battle."""
        return replace(self, checkpoint=checkpoint, autopilot=not checkpoint.commanded, unfinished=False)

    def anew(self, difficulty: str, autopilot: bool = False) -> Choice:
        """Choose the same battle from its beginning, as hard as is wanted now."""
        difficulty = difficulty if self.setup is None else self.difficulty  # there, each side has its own commander
        autopilot = autopilot or (self.setup is not None and self.setup.player is None)
        return replace(self, difficulty=difficulty, autopilot=autopilot, checkpoint=None, unfinished=False)

    def begin(self) -> Recorder:
        """Begin the battle at its first tick."""
        simulation = Simulation(
            self.library, self.level, self.seed, difficulty=self.difficulty, commanded=not self.autopilot
        )
        return Recorder(simulation)
