"""The state of one battle on the surface: the same world, with ground under it and other things in it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.base.vectors import Bools, Floats
from game.engine.physics import Physics
from game.engine.pool import Pool
from game.engine.tables import Table
from game.rules.doctrine import DifficultyRule
from game.rules.level import LevelRule
from game.world.components import Group, Record
from game.world.land import STEP_WU, dig, lay
from game.world.minds import parts_of
from game.world.surface import Gun, Height, Shell
from game.world.surface_ambush import Plan
from game.world.surface_catalogue import SurfaceCatalogue
from game.world.surface_smoke import Embers, Smoke
from game.world.surface_tables import SURFACE_PARTS
from game.world.surface_troops import Encounter
from game.world.world import World

_START = 512
_WAVES = ((0.011, 1.0), (0.027, 0.55), (0.061, 0.3), (0.13, 0.14))  # [1/wu] and share of the ground's unevenness
_LIP_WU = 14.0  # over which a trench's wall falls


class UnitBirth(NamedTuple):
    """A unit to be born at the end of the tick: out of a carrier, a hatch, a bay."""

    kind: int
    side: int
    group: int
    entry: int
    pos: tuple[float, float]
    vel: tuple[float, float]
    turned: int
    angle: float
    task: int
    point: tuple[float, float]
    lane: int = 0
    health: float = 1.0
    target: int = -1


class RocketBirth(NamedTuple):
    """A guided missile to be born at the end of the tick."""

    arm: int
    side: int
    owner: int
    target: int
    pos: tuple[float, float]
    vel: tuple[float, float]
    works: bool


class SmokeBirth(NamedTuple):
    """A puff to be born at the end of the tick. size: of what gives it off [wu]; dense: share of what is usual"""

    kind: int
    pos: tuple[float, float]
    vel: tuple[float, float]
    size: float
    dense: float = 1.0


class EmbersBirth(NamedTuple):
    """A place that will go on smoking. size: [wu]; left: [s]"""

    place: tuple[float, float]
    size: float
    left: float


class DebrisBirth(NamedTuple):
    """A burnt-out hull to be left at the end of the tick."""

    kind: int
    side: int
    pos: tuple[float, float]
    vel: tuple[float, float]
    angle: float
    turned: int
    lies: bool = False


class SurfaceWorld(World):
    """Everything a battle on the surface is at one moment."""

    catalogue: SurfaceCatalogue  # type: ignore[assignment]

    def __init__(
        self, catalogue: SurfaceCatalogue, level: LevelRule, seed: int, difficulty: DifficultyRule, commanded: bool
    ) -> None:
        super().__init__(catalogue, level, seed, difficulty, commanded)  # type: ignore[arg-type]
        assert level.land is not None
        self.units = Table("units", SURFACE_PARTS, _START)
        self.mounts = Table("mounts", (Gun,), _START)
        self.groups = Table("groups", (Group, Plan, *parts_of(level)), 32)
        self.records = Table("records", (Record, Encounter), _START)
        self.shells: Pool[Shell] = Pool("rounds", Shell, 1024)
        self.rounds = self.shells  # type: ignore[assignment]
        self.land = Table("land", (Height,), 1024)
        self.zones = Table("zones", (Smoke, Embers), 256)
        self.physics = Physics(catalogue.forms)
        self.unit_births: list[UnitBirth] = []
        self.rocket_births: list[RocketBirth] = []
        self.smoke_births: list[SmokeBirth] = []
        self.embers_births: list[EmbersBirth] = []
        self.debris_births: list[DebrisBirth] = []
        self.leaving: set[int] = set()
        heights, hard = _shape(level)
        sea_wu = level.land.sea_wu
        lay(
            self.land,
            heights,
            hard,
            np.arange(len(heights)) * STEP_WU <= (-1.0 if sea_wu is None else sea_wu),
        )
        for crater in level.land.crater:  # LOOP: craters of the level
            dig(self.land, crater.at_wu, crater.radius_wu)

    def tables(self) -> tuple[Table, ...]:
        """Give the tables in the order in which they are hashed and saved."""
        return (self.units, self.mounts, self.groups, self.records, self.land, self.zones)

    def request_unit(self, birth: UnitBirth) -> None:
        """Ask for a unit at the end of the tick."""
        self.unit_births.append(birth)

    def request_rocket(self, birth: RocketBirth) -> None:
        """Ask for a guided missile at the end of the tick."""
        self.rocket_births.append(birth)

    def request_smoke(self, birth: SmokeBirth) -> None:
        """Ask for a puff of smoke at the end of the tick."""
        self.smoke_births.append(birth)

    def request_embers(self, birth: EmbersBirth) -> None:
        """Ask for a place that goes on smoking, at the end of the tick."""
        self.embers_births.append(birth)

    def request_debris(self, birth: DebrisBirth) -> None:
        """Ask for a burnt-out hull at the end of the tick."""
        self.debris_births.append(birth)

    def request_leave(self, row: int) -> None:
        """Ask for a unit to leave the battle whole at the end of the tick."""
        self.leaving.add(int(row))


def _shape(level: LevelRule) -> tuple[Floats, Bools]:
    """Make the height line of a level and say where it is hard. Returns: (n), (n)"""
    land = level.land
    assert land is not None
    xs = np.arange(0.0, land.width_wu + STEP_WU, STEP_WU)
    corners = np.array(land.line_wu)
    line = np.interp(xs, corners[:, 0], corners[:, 1])
    rng = np.random.default_rng(land.seed)
    hard = np.zeros(len(xs), bool)
    for left, right in land.hard_wu:
        hard |= (xs >= left) & (xs <= right)
    waves = sum(
        share * np.sin(xs * turn * rng.uniform(0.8, 1.2) + rng.uniform(0.0, 6.283)) for turn, share in _WAVES
    )
    line = line + np.where(hard, 0.0, land.rough_wu) * waves
    for trench in land.trench:
        off = np.abs(xs - trench.at_wu)
        half = trench.width_wu / 2.0
        floor = np.interp(trench.at_wu, corners[:, 0], corners[:, 1]) - trench.depth_wu
        step = floor + trench.depth_wu - trench.step_wu
        deep = np.where(off < half - 2.0 * _LIP_WU, floor, np.where(off < half - 0.5 * _LIP_WU, step, line))
        line = np.where(off < half, np.minimum(line, deep), line)
        hard |= off < half + _LIP_WU
    return line, hard
