"""A stage for the systems of the surface: a piece of ground, a few units on it, and nothing else."""

from typing import Any

import numpy as np

from game.engine.schedule import System
from game.rules.land import TrenchRule
from game.rules.level import ForceRule, LevelRule, ShipRule, ZoneRule
from game.rules.levels import find_level
from game.rules.library import standard
from game.rules.triggers import End
from game.sim.simulation import Simulation
from game.world.components import Body, Record
from game.world.ground_events import Blast
from game.world.land import height_at
from game.world.smoke import SCREEN
from game.world.surface import Eyes, Gun, Life, Rocket, Shell, Task, Unit
from game.world.surface_settling import settle_surface
from game.world.surface_smoke import Smoke
from game.world.surface_spawning import spawn_unit
from game.world.surface_world import SurfaceWorld, UnitBirth
from game.world.tasks import TASK_HOLD

RACE, ARUME = 0, 1
FLAT = ((0.0, 100.0), (4000.0, 100.0))
HILL = ((0.0, 100.0), (1500.0, 100.0), (1900.0, 300.0), (2100.0, 300.0), (2500.0, 100.0), (4000.0, 100.0))
SLOPE = ((0.0, 100.0), (400.0, 100.0), (1400.0, 400.0), (4000.0, 400.0))
SIDES = ("race", "arume")


def level(line: Any = FLAT, rough: float = 0.0, trenches: tuple[TrenchRule, ...] = (), hard: Any = (),
          zones: tuple[ZoneRule, ...] = (), seed: int = 1, weather: str = "clear",
          wind: float = 8.0, sea: float | None = None) -> LevelRule:  # fmt: skip
    """Make a level of ground alone. One building of each side stands far off the land's ends."""
    base = find_level("airbase", standard())
    assert base.land is not None
    land = base.land.model_copy(
        update={"line_wu": [list(corner) for corner in line], "rough_wu": rough, "trench": list(trenches),
                "hard_wu": [list(span) for span in hard], "sea_wu": sea, "seed": seed, "weather": weather,
                "wind_wups": wind}
    )  # fmt: skip
    forces = [
        ForceRule(id=side, side=side, name=side, at_wu=[0.0, 0.0], commanded=True,
                  ship=[ShipRule(id=f"{side}-one", unit="race_killercraft_parked", name="Far off", at_wu=[8.0, 0.0])])
        for side in SIDES
    ]  # fmt: skip
    return base.model_copy(
        update={"land": land, "force": forces, "zone": list(zones), "trigger": [], "objective": [], "speaker": {},
                "expect": [], "limit_s": 36000.0, "late": End(kind="end", outcome="partial", reason="Late.")}
    )  # fmt: skip


class Ground:
    """A level without anybody, and helpers that put units, rounds and commands on it."""

    def __init__(self, line: Any = FLAT, seed: int = 1, **land: Any) -> None:
        self.simulation = Simulation(standard(), level(line, **land), seed, commanded=True)
        self.world: SurfaceWorld = self.simulation.world  # type: ignore[assignment]
        self.world.lock(False)
        for row in self.world.units.rows(Unit).tolist():
            self.world.request_death(row)
        settle_surface(self.world)
        self.body, self.life = self.world.units[Body], self.world.units[Life]
        self.task, self.unit, self.eyes = self.world.units[Task], self.world.units[Unit], self.world.units[Eyes]
        self.gun = self.world.mounts[Gun]

    def add(self, key: str, x: float, y: float = 0.0, side: int | None = None, turned: int = 1, task: int = TASK_HOLD,
            to: tuple[float, float] | None = None, vel: tuple[float, float] = (0.0, 0.0), lane: int = 0) -> int:  # fmt: skip
        """Put a unit on the ground at x, or in the air. side: whose, as its rule says when left out"""
        kind = self.world.catalogue.unit(key)
        side = self.world.catalogue.side(kind) if side is None else side
        point = (x, y) if to is None else to
        group, entry = self.world.forces[SIDES[side]], self.world.entry_of[f"{SIDES[side]}-one"]
        row = spawn_unit(self.world, UnitBirth(kind, side, group, entry, (x, y), vel, turned, 0.0, task, point, lane))
        self.world.units[Task].wait[row] = 0.0
        return row

    def guns(self, row: int, arm: str = "") -> np.ndarray:
        """Give the rows of a unit's guns, of one arm or all."""
        rows = self.world.mounts.rows(Gun)
        rows = rows[self.gun.owner[rows] == row]
        return rows[self.gun.arm[rows] == self.world.catalogue.arm_number(arm)] if arm else rows

    def aim(self, row: int, arm: str, target: int) -> int:
        """Lay a loaded gun on a target, as its gunner would have. Returns: the gun"""
        one = int(self.guns(row, arm)[0])
        self.gun.target[one], self.gun.seen_s[one], self.gun.ready[one] = target, 60.0, 0.0
        return one

    def shell(self, arm: str, pos: Any, vel: Any, side: int = RACE, fuse: float = -1.0) -> None:
        """Put a round into the air."""
        number, pos, vel = self.world.catalogue.arm_number(arm), np.array([pos], float), np.array([vel], float)
        self.world.shells.append(
            1, pos=pos, prev_pos=pos, vel=vel, left=6.0, fuse=fuse, side=side, arm=number,
            owner=-1, owner_kind=-1, speed=float(np.hypot(*vel[0])),
        )  # fmt: skip

    def smoke(self, x: float, y: float, radius: float = 40.0, density: float = 1.0, kind: int = SCREEN,
              left: float = 60.0) -> int:  # fmt: skip
        """Hang a puff of smoke in the air. Returns: its row in zones"""
        zones, part = self.world.zones, self.world.zones[Smoke]
        row = zones.claim(Smoke)
        part.kind[row], part.pos[row], part.life[row], part.left[row] = kind, (x, y), left, left
        part.radius[row] = part.grown[row] = radius
        part.density[row] = part.peak[row] = density
        return row

    def puffs(self, kind: int | None = None) -> np.ndarray:
        """Give the rows of all smoke, or of one sort."""
        rows = self.world.zones.rows(Smoke)
        return rows if kind is None else rows[self.world.zones[Smoke].kind[rows] == kind]

    def high(self, x: float) -> float:
        return float(height_at(self.world.land, np.array(x)))

    def over(self, row: int) -> float:
        """Give how high a unit's middle is over the ground."""
        return float(self.body.pos[row, 1]) - self.high(float(self.body.pos[row, 0]))

    def run(self, *systems: System[Any], times: int = 1, commands: tuple[Any, ...] = ()) -> None:
        """Run systems in order, so often; commands are heard in the first tick."""
        for number in range(times):
            self.world.commands = list(commands) if not number else []
            self.body.prev_pos[:], self.body.prev_angle[:] = self.body.pos, self.body.angle
            for system in systems:
                system(self.world)
            self.world.tick += 1

    def tick(self, times: int = 1, commands: tuple[Any, ...] = ()) -> list[Any]:
        """Run whole ticks and give all events."""
        out = []
        for number in range(times):
            out += self.simulation.tick(commands if not number else ())
        self.world.lock(False)
        return out

    def settle(self) -> None:
        settle_surface(self.world)

    def events(self, kind: type[Any]) -> list[Any]:
        """Give what happened, of one kind."""
        return [event for event in self.world.events if isinstance(event, kind)]

    def rockets(self) -> np.ndarray:
        return self.world.units.rows(Body, Rocket)

    def units(self, key: str) -> np.ndarray:
        """Give the rows of all units of a kind."""
        rows = self.world.units.rows(Body, Unit)
        return rows[self.unit.kind[rows] == self.world.catalogue.unit(key)]

    def record(self, row: int) -> tuple[Record, int]:
        """Give the roll and a unit's place in it."""
        return self.world.records[Record], int(self.unit.name[row])


def blasts(events: list[Any]) -> list[Blast]:
    return [event for event in events if isinstance(event, Blast)]


def shells(ground: Ground) -> Shell:
    return ground.world.shells.part
