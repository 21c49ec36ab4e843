"""What comes next on the surface, so that waiting is a decision: waves on the radar, and enemies on their way."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES, TICKS_PER_S
from game.rules import triggers as rules
from game.rules.level import TriggerRule
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import known, row_of
from game.world.components import Body
from game.world.surface import Life, Unit
from game.world.surface_world import SurfaceWorld

_SORTS = {
    "starship": "Great ship", "walker": "Walkers", "landcruiser": "Landcruisers", "transport": "Transports",
    "bomber": "Bombers", "killercraft": "Killercraft", "infantry": "Their troops",
}  # fmt: skip
"""by role, the gravest first"""
_SOON_S = 75.0
_HERE_WU, _THERE_WU = 700.0, 420.0  # who is nearer than this is here; and who comes arrives so far away
_SLOWEST_WUPS = 6.0
_DEPTH = 6  # triggers that wait for one another


def coming(world: SurfaceWorld, console: GroundConsole) -> tuple[str, float] | None:
    """Give what comes next and in how many seconds; None while somebody is here, or nothing is known to come."""
    own = row_of(world, console.own)
    x = float(world.units[Body].pos[own, 0]) if own >= 0 else console.stood[0]
    walking, here = _approaching(world, console.side, x)
    if here:
        return None
    waves = [(name, left) for name, left in _waves(world, console.side) if left < _SOON_S]
    both = sorted([*waves, *walking], key=lambda each: each[1])
    return both[0] if both else None


def _approaching(world: SurfaceWorld, side: int, x: float) -> tuple[list[tuple[str, float]], bool]:
    """Give the sorts of enemies that come nearer, with the seconds they take, and whether any are here already."""
    body, rows = world.units[Body], world.units.rows(Body, Unit, Life)
    rows = rows[(body.side[rows] != side) & (world.units[Life].hp[rows] > 0.0)]
    rows = rows[known(world, side, rows)]
    off = x - body.pos[rows, 0]
    roles = np.array([world.catalogue.units[kind].role for kind in world.units[Unit].kind[rows].tolist()], dtype=str)
    far = np.abs(off)
    if (far < _HERE_WU).any():
        return [], True
    speed = body.vel[rows, 0] * np.sign(off)
    seconds = (far - _THERE_WU) / np.maximum(speed, _SLOWEST_WUPS)
    comes = (speed > _SLOWEST_WUPS) & (seconds < _SOON_S)
    found = [(words, comes & (roles == role)) for role, words in _SORTS.items()]
    return [(words, float(seconds[some].min())) for words, some in found if some.any()], False


def _waves(world: SurfaceWorld, side: int) -> list[tuple[str, float]]:
    """Give the forces that appear after a time already known, with what they are and the seconds left."""
    out = []
    for trigger in world.level.trigger:  # LOOP: triggers of the level
        if trigger.id in world.fired or trigger.unless:
            continue
        forces = [action.force for action in trigger.do if isinstance(action, rules.Reinforce)]
        left = _left(world, trigger, _DEPTH) if forces else None
        if left is not None:
            out += [(name, left) for name in (_sort_of(world, force, side) for force in forces) if name]
    return out


def _left(world: SurfaceWorld, trigger: TriggerRule, deep: int) -> float | None:
    """Give the seconds until a trigger fires, where nothing but time decides it. deep: triggers still followed"""
    most = 0.0
    for condition in trigger.when:  # LOOP: conditions of a trigger
        if isinstance(condition, rules.AtTime):
            most = max(most, condition.at_s - world.time_s)
        elif isinstance(condition, rules.Fired):
            fired = world.fired.get(condition.trigger)
            if fired is not None:
                most = max(most, condition.wait_s - (world.tick - fired) / TICKS_PER_S)
                continue
            before = next((each for each in world.level.trigger if each.id == condition.trigger), None)
            left = _left(world, before, deep - 1) if before is not None and deep else None
            if left is None or (before is not None and before.unless):
                return None
            most = max(most, left + condition.wait_s)
        else:
            return None
    return max(most, 0.0)


def _sort_of(world: SurfaceWorld, name: str, side: int) -> str:
    """Name what a force of the other side is, by the gravest it has; empty for a force of one's own."""
    force = next(each for each in world.level.force if each.id == name)
    if force.side == SIDES[side]:
        return ""
    has = {world.catalogue.library.surface_units[ship.unit].role for ship in force.ship}
    return next((words for role, words in _SORTS.items() if role in has), "")
