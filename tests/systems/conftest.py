"""A stage for system tests: one Race ship at the origin, one Arume ship ahead of it, and nothing else."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from game.engine.schedule import System
from game.rules.library import standard
from game.sim import scenarios
from game.sim.simulation import Simulation
from game.world.births import MissileBirth
from game.world.components import Body, Missile, Mount
from game.world.settling import settle
from game.world.spawning import spawn_missile

EMPTY = (0.0, 0.0)


class Stage:
    """Two ships bow to bow, unlocked, and helpers that put things between them."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.world = simulation.world
        self.world.lock(False)
        self.race, self.arume = (int(row) for row in self.world.ships())

    def part(self, kind: type[Any]) -> Any:
        """Give a component of the table that has it."""
        tables = (*self.world.tables(), None)
        return next(table[kind] for table in tables if table is not None and kind in table.kinds)

    def missile(
        self, key: str, target: int, pos: tuple[float, float], vel: tuple[float, float] = EMPTY, **columns: Any
    ) -> int:
        """Put a missile into the world and give its row."""
        world = self.world
        kind = world.catalogue.missile_number(key)
        side = 1 if key.startswith("arume") else 0
        launcher = columns.pop("launcher", (self.race, self.arume)[side])
        birth = MissileBirth(
            world.take_serial(), kind, side, launcher, world.serial(launcher), target, pos, vel, EMPTY, False, 0.0, 0.0
        )
        before = set(world.units.rows(Missile).tolist())
        spawn_missile(world, birth)
        row = (set(world.units.rows(Missile).tolist()) - before).pop()
        for name, value in columns.items():
            getattr(world.units[Missile], name)[row] = value
        return row

    def rounds(self, weapon: str, pos: Any, vel: Any, side: int, left: float = 5.0) -> None:
        """Put rounds into the world."""
        places = np.atleast_2d(np.array(pos, float))
        number = self.world.catalogue.weapon_keys.index(weapon)
        self.world.rounds.append(
            len(places), pos=places, prev_pos=places, vel=np.array(vel, float), left=left, side=side, weapon=number
        )

    def mounts(self, ship: int, weapon: str) -> np.ndarray:
        """Give the rows of a ship's mounts of a kind."""
        mount, rows = self.world.mounts[Mount], self.world.mounts.rows(Mount)
        number = self.world.catalogue.weapon_keys.index(weapon)
        return rows[(mount.owner[rows] == ship) & (mount.weapon[rows] == number)]

    def place(self, row: int, pos: tuple[float, float], vel: tuple[float, float] = EMPTY, angle: float = 0.0) -> None:
        """Put a unit somewhere else."""
        body = self.world.units[Body]
        body.pos[row] = body.prev_pos[row] = pos
        body.vel[row], body.angle[row] = vel, angle
        body.face[row] = (np.cos(angle), np.sin(angle))
        self.world.rebuild_physics()

    def run(self, *systems: System[Any], times: int = 1) -> None:
        """Run systems in order, so often."""
        body = self.world.units[Body]
        for _ in range(times):
            body.prev_pos[:], body.prev_angle[:] = body.pos, body.angle
            for system in systems:
                system(self.world)
            self.world.tick += 1

    def settle(self) -> None:
        """Let the dead go and the new-born come."""
        settle(self.world)

    def events(self, kind: type[Any]) -> list[Any]:
        """Give what happened, of one kind."""
        return [event for event in self.world.events if isinstance(event, kind)]

    def tick(self, times: int = 1, commands: tuple[Any, ...] = ()) -> list[Any]:
        """Run whole ticks and give all events."""
        out = []
        for number in range(times):
            out += self.simulation.tick(commands if not number else ())
        self.world.lock(False)
        return out


@pytest.fixture
def stage() -> Callable[..., Stage]:
    """Give a maker of stages: stage("race_cruiser", "arume_cruiser", gap_wu=1000)."""

    def make(race: str = "race_cruiser", arume: str = "arume_cruiser", gap_wu: float = 1000.0) -> Stage:
        return Stage(scenarios.duel(standard(), race, arume, gap_wu))

    return make
