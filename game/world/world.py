"""The state of one battle: tables, random streams, physics, what happened, and what is asked of settling."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.base.constants import SIDES
from game.base.randomness import Streams
from game.engine.physics import Physics
from game.engine.pool import Pool
from game.engine.tables import Table
from game.rules.doctrine import DifficultyRule
from game.rules.level import LevelRule
from game.world.births import MissileBirth, WreckBirth
from game.world.catalogue import Catalogue
from game.world.commands import Command
from game.world.components import UNIT_PARTS, Body, Group, Mount, Record, Round, Ship
from game.world.deeds import asked_deeds
from game.world.events import Event
from game.world.minds import parts_of

_START_UNITS, _START_MOUNTS, _START_ROUNDS, _START_GROUPS = 512, 256, 1024, 16


class World:
    """Everything a battle is at one moment. Systems change it; nobody else does."""

    def __init__(
        self, catalogue: Catalogue, level: LevelRule, seed: int, difficulty: DifficultyRule, commanded: bool
    ) -> None:
        self.catalogue = catalogue
        self.level = level
        self.difficulty = difficulty
        self.commanded = commanded
        self.tick = 0
        self.next_serial = 0
        self.outcome = ""
        self.reason = ""
        self.random = Streams(seed)
        self.units = Table("units", UNIT_PARTS, _START_UNITS)
        self.mounts = Table("mounts", (Mount,), _START_MOUNTS)
        self.groups = Table("groups", (Group, *parts_of(level)), _START_GROUPS)
        self.records = Table("records", (Record,), _START_GROUPS)
        self.rounds: Pool[Round] = Pool("rounds", Round, _START_ROUNDS)
        self.physics = Physics(catalogue.forms)
        self.commands: list[Command] = []
        self.events: list[Event] = []
        self.missile_births: list[MissileBirth] = []
        self.wreck_births: list[WreckBirth] = []
        self.deaths: set[int] = set()
        self.waves: list[str] = []
        self.burned: dict[str, int] = {}
        self.fired: dict[str, int] = {}
        self.deeds: dict[str, int] = {}
        self.deeds_at: dict[str, dict[str, int]] = {}
        self.asked_deeds = asked_deeds(level)
        """what the level asks whether the person did; only that is counted, in all and up to each trigger's moment"""
        self.held: dict[str, list[int]] = {}  # zone -> ticks that each side has stood alone in it
        self.calm = (0, 0.0)  # ticks since somebody was hurt, and what all were worth then
        self.objectives = {goal.id: goal.state for goal in level.objective}
        self.forces: dict[str, int] = {}
        self.entries = [(force.id, ship) for force in level.force for ship in force.ship]
        """every ship the level names, with its force; records say by `entry` which of them they are about"""
        self.entry_of = {ship.id: place for place, (_, ship) in enumerate(self.entries)}
        self.player_side = SIDES.index(level.player_side)

    @property
    def time_s(self) -> float:
        """Battle time. [s]"""
        return self.tick / 60.0

    def take_serial(self) -> int:
        """Give a number that no other entity of this battle has."""
        self.next_serial += 1
        return self.next_serial - 1

    def request_missile(self, birth: MissileBirth) -> None:
        """Ask for a missile at the end of the tick."""
        self.missile_births.append(birth)

    def request_wreck(self, birth: WreckBirth) -> None:
        """Ask for a piece of wreckage at the end of the tick."""
        self.wreck_births.append(birth)

    def request_death(self, row: int) -> None:
        """Ask for a unit's end at the end of the tick; asking twice is asking once."""
        self.deaths.add(int(row))

    def serial(self, row: int) -> int:
        """Give the serial of a unit, -1 for none."""
        return int(self.units[Body].serial[row]) if row >= 0 else -1

    def place(self, row: int) -> tuple[float, float]:
        """Give a unit's centre as plain numbers. [wu]"""
        x, y = self.units[Body].pos[row]
        return (float(x), float(y))

    def tables(self) -> tuple[Table, ...]:
        """Give the tables in the order in which they are hashed and saved."""
        return (self.units, self.mounts, self.groups, self.records)

    def lock(self, locked: bool) -> None:
        """Make every column read-only, or writable again."""
        for table in self.tables():
            table.lock(locked)
        self.rounds.lock(locked)

    def hashes(self) -> dict[str, int]:
        """Give a checksum of every component, of the random streams and of the scalars."""
        out: dict[str, int] = {}
        for table in self.tables():
            out |= table.hashes()
        out |= self.rounds.hashes()
        return out

    def scalars(self) -> dict[str, Any]:
        """Give everything that is not in a table, as plain data."""
        return {
            "tick": self.tick, "next_serial": self.next_serial, "outcome": self.outcome, "reason": self.reason,
            "fired": dict(self.fired), "objectives": dict(self.objectives), "forces": dict(self.forces),
            "random": self.random.dump(), "waves": list(self.waves), "burned": dict(self.burned),
            "deeds": dict(self.deeds), "deeds_at": {name: dict(seen) for name, seen in self.deeds_at.items()},
            "held": {zone: list(ticks) for zone, ticks in self.held.items()}, "calm": list(self.calm),
        }  # fmt: skip

    def load_scalars(self, data: dict[str, Any]) -> None:
        """Become what `scalars` described."""
        self.tick, self.next_serial = int(data["tick"]), int(data["next_serial"])
        self.outcome, self.reason = data["outcome"], data["reason"]
        self.fired, self.objectives = dict(data["fired"]), dict(data["objectives"])
        self.forces, self.waves = dict(data["forces"]), list(data["waves"])
        self.burned = dict(data["burned"])
        self.deeds, self.deeds_at = dict(data.get("deeds", {})), dict(data.get("deeds_at", {}))
        self.held = {zone: list(ticks) for zone, ticks in data["held"].items()}
        self.calm = (int(data["calm"][0]), float(data["calm"][1]))
        self.random.load(data["random"])

    def rebuild_physics(self) -> None:
        """Throw the physics space away and build it anew from the columns, in row order.

        Law: the battle goes on as if nothing had happened, and a restored battle goes on the same way.
        """
        body = self.units[Body]
        self.physics.rebuild()
        for row in self.units.rows(Body):  # LOOP: bodies, once in 600 ticks
            self.add_body(int(row), body)

    def add_body(self, row: int, body: Body) -> None:
        """Give a row's body to the physics."""
        self.physics.add(
            row, int(body.form[row]), int(body.side[row]), float(body.mass[row]), float(body.moment[row]),
            body.pos[row], float(body.angle[row]), body.vel[row], float(body.spin[row]),
        )  # fmt: skip

    def ships(self) -> np.ndarray[Any, Any]:
        """Give the rows of all ships still in the battle."""
        return self.units.rows(Body, Ship)
