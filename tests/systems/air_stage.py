"""Nothing but sky over a wide flat land, and helpers that put aircraft and missiles into it."""

from typing import Any

import numpy as np

from game.rules.level import ZoneRule
from game.world.surface import Pilot, Rocket, Wings
from game.world.surface_spawning import spawn_rocket, spawn_unit
from game.world.surface_world import RocketBirth, UnitBirth
from game.world.tasks import TASK_ENGAGE
from tests.systems.ground_stage import SIDES, Ground

WIDE = ((0.0, 100.0), (140000.0, 100.0))
CITY = ZoneRule(id="city", name="City", at_wu=[120000.0, 100.0], radius_wu=2000.0, city="race")


class Air(Ground):
    """A level without anybody, 140 km wide."""

    def __init__(self, line: Any = WIDE, **more: Any) -> None:
        super().__init__(line, zones=(CITY,), **more)
        self.wings, self.pilot = self.world.units[Wings], self.world.units[Pilot]
        self.rocket = self.world.units[Rocket]

    def craft(self, key: str, pos: Any, vel: Any = (300.0, 0.0), task: int = TASK_ENGAGE, lane: int = 0,
              to: Any = (0.0, 0.0), target: int = -1) -> int:  # fmt: skip
        """Put an aircraft into the sky, its nose along its way."""
        kind = self.world.catalogue.unit(key)
        side = self.world.catalogue.side(kind)
        group, entry = self.world.forces[SIDES[side]], self.world.entry_of[f"{SIDES[side]}-one"]
        angle, turned = float(np.arctan2(vel[1], vel[0])), 1 if vel[0] >= 0.0 else -1
        birth = UnitBirth(kind, side, group, entry, tuple(pos), tuple(vel), turned, angle, task, tuple(to), lane)
        row = spawn_unit(self.world, birth)
        self.task.target[row] = target
        self.task.want_dir[row] = np.array(vel) / np.hypot(*vel)
        return row

    def missile(self, arm: str, pos: Any, vel: Any, target: int, owner: int = -1, side: int = 0, age: float = 2.0) -> int:
        """Put a guided missile into the air, armed unless its age says otherwise."""
        number = self.world.catalogue.arm_number(arm)
        row = spawn_rocket(self.world, RocketBirth(number, side, owner, target, tuple(pos), tuple(vel), True))
        self.rocket.age[row] = age
        return row

    def until(self, test: Any, most: int = 3600) -> bool:
        """Run whole ticks until something holds, and say whether it ever did."""
        for _ in range(most):
            if test():
                return True
            self.tick()
        return False
