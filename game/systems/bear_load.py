"""Bear load: pilots grey out under g, black out, and see again after a flash. Source: SURFACE.md section 5."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.engine.schedule import writes
from game.world.ground_events import BlackedOut
from game.world.surface import ALIVE, Pilot, Wings
from game.world.surface_world import SurfaceWorld

_FREE_G, _PER_G = 6.0, 3.0  # he bears six, and greys out in a second at three more
_CLEARS = 0.4  # a second
_OUT_S = 2.0
_LIMP = 0.3  # of the angle of attack that a hand without a head still holds


@writes(Pilot)
def bear_load(world: SurfaceWorld) -> None:
    """Let grey rise and fall with the load, and count down what blinds. Law: grey is within 0 and 1."""
    rows, pilot = world.units.rows(*ALIVE, Wings, Pilot), world.units[Pilot]
    if not len(rows):
        return
    pilot.blind_s[rows] = np.maximum(pilot.blind_s[rows] - DT, 0.0)
    pilot.out_s[rows] = np.maximum(pilot.out_s[rows] - DT, 0.0)
    over = (np.abs(world.units[Wings].load[rows]) - _FREE_G) / _PER_G
    grey = pilot.grey[rows] + np.where(over > 0.0, over, -_CLEARS) * DT
    pilot.grey[rows] = np.minimum(np.maximum(grey, 0.0), 1.0)
    for row in rows[(grey >= 1.0) & (pilot.out_s[rows] <= 0.0)].tolist():  # LOOP: pilots who black out in this tick
        pilot.out_s[row] = _OUT_S
        pilot.attack[row] *= _LIMP
        world.events.append(BlackedOut(row, world.serial(row), world.place(row)))
