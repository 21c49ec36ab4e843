"""Hit hatches: who looks out of a hatch may be struck by what a vehicle does not notice."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Rows
from game.engine.schedule import writes
from game.world.components import Body
from game.world.ground_events import Blast, CommanderHit, Struck
from game.world.land import is_clear
from game.world.surface import Life, Unit
from game.world.surface_crew import Crew
from game.world.surface_world import SurfaceWorld

_HEAD_WU = 26.0  # over a vehicle's middle
_HIGH_SHARE = 0.2  # a round that strikes lower, of half its height, strikes nobody
_STRUCK = 0.3  # chance of a small round on the upper half
_BURST = 0.8  # chance of a blast right at his ear; it falls to nothing at its reach
_SMALL_MM = 100.0  # what goes through more does not stop at a head, and kills otherwise
_DOWN_S = 25.0


@writes(Crew)
def hit_hatches(world: SurfaceWorld) -> None:
    """Let rounds and bursts of this tick find those who look out.

    Law: nobody is hit under a shut hatch, nor behind earth.
    """
    crew = world.units[Crew]
    rows = world.units.rows(Body, Unit, Life, Crew)
    rows = rows[crew.hatch[rows] > 0.5]
    if not len(rows):
        return
    out = set(rows.tolist())
    for event in list(world.events):  # LOOP: events of one tick
        if isinstance(event, Struck) and event.row in out:
            _struck(world, event)
        elif isinstance(event, Blast) and event.arm >= 0:
            _burst(world, event, rows)


def _struck(world: SurfaceWorld, event: Struck) -> None:
    row, arms = event.row, world.catalogue.arm
    half = float(world.catalogue.half[int(world.units[Unit].kind[row]), 1])
    high = event.pos[1] > float(world.units[Body].pos[row, 1]) + _HIGH_SHARE * half
    if high and arms["penetration_mm"][event.arm] < _SMALL_MM and world.random["hatches"].random() < _STRUCK:
        _wound(world, row)


def _burst(world: SurfaceWorld, event: Blast, rows: Rows) -> None:
    heads = world.units[Body].pos[rows] + (0.0, _HEAD_WU)
    at = np.array((event.pos[0], event.pos[1] + 3.0))
    far = np.hypot(*(heads - at).T)
    for row, gap, head in zip(rows.tolist(), far.tolist(), heads, strict=True):  # LOOP: open hatches, few
        near = gap < event.radius and is_clear(world.land, at[None], head[None])[0]
        if near and world.random["hatches"].random() < _BURST * (1.0 - gap / event.radius):
            _wound(world, row)


def _wound(world: SurfaceWorld, row: int) -> None:
    """Hit a commander: he falls back inside, for a while or for good."""
    crew, body = world.units[Crew], world.units[Body]
    if crew.down_s[row] > 0.0 or crew.hurt[row] >= 2:
        return
    crew.hurt[row] += 1
    crew.hatch[row], crew.want_hatch[row], crew.down_s[row] = 0.0, False, _DOWN_S
    dead = bool(crew.hurt[row] >= 2)
    at = (float(body.pos[row, 0]), float(body.pos[row, 1]) + _HEAD_WU)
    world.events.append(CommanderHit(row, world.serial(row), int(body.side[row]), dead, at))
