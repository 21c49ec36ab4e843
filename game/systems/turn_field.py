"""Turn field: shields are gathered to where their captains want them; it takes its time. Nobody's stay even."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.engine.schedule import writes
from game.world.components import Body
from game.world.fields import MOST_FOCUS, shares_of
from game.world.surface import Field, Life, Unit
from game.world.surface_world import SurfaceWorld

_TURN_RPS = 1.3  # how fast the strong side goes round
_GATHER_PER_S = 0.6  # and how fast it gathers, or spreads again
_FADES_S = 2.5  # a blow is remembered for so long


@writes(Field)
def turn_field(world: SurfaceWorld) -> None:
    """Move every shield's strength towards where it is wanted.

    Law: the shares of a shield sum to one; who asks for nothing has an even one.
    """
    rows = world.units.rows(Body, Unit, Life, Field)
    if not len(rows):
        return
    field = world.units[Field]
    off = (field.want_facing[rows] - field.facing[rows] + np.pi) % (2.0 * np.pi) - np.pi
    facing = field.facing[rows] + np.clip(off, -_TURN_RPS * DT, _TURN_RPS * DT)
    more = np.clip(field.want_focus[rows], 0.0, MOST_FOCUS) - field.focus[rows]
    field.facing[rows] = (facing + np.pi) % (2.0 * np.pi) - np.pi
    field.focus[rows] += np.clip(more, -_GATHER_PER_S * DT, _GATHER_PER_S * DT)
    field.share[rows] = shares_of(field.facing[rows], field.focus[rows])
    field.struck[rows] *= np.exp(-DT / _FADES_S)
