"""Fight in the air: the minds of pilots who engage, escort, charge, chase and bomb; city missiles fly by them too."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT, SLOW_TICKS
from game.base.vectors import Floats, Rows, length, pick, put
from game.engine.schedule import writes
from game.world import air_war
from game.world.air_guns import lay_air_guns
from game.world.air_picture import MERGE, STATION, Sky, distances, picture, time_to_go
from game.world.air_steer import course
from game.world.components import Body, Group, Record
from game.world.piloting import Flight, clear_of_ground, dodge, look, pay_for_turns
from game.world.sacrifice import assign_guards
from game.world.surface import Cargo, Gun, Life, Pilot, Rocket, Task, Unit, Wings
from game.world.surface_world import SurfaceWorld
from game.world.tasks import (
    AIR_TASKS,
    TASK_BOMB,
    TASK_CHARGE,
    TASK_CHASE,
    TASK_CRUISE,
    TASK_ENGAGE,
    TASK_ESCORT,
)  # fmt: skip

_LOOKS = 6  # a mind decides at every sixth turn of the helm, each at its own: three times a second
_SEES_VOLLEY = 5  # and every fifth turn somebody looks whether the volley is spent
_HURT_SHARE = 0.85  # of its hull: below it a bomber lets its load go, wherever it is
_THREAT_WU = 4000.0  # so near is an enemy when nobody stands between
_DYING_SHARE, _BURST_S = 0.4, 1.5  # and below this it waits no longer for the bursts about it to end
_RANGE_WU = 62000.0  # of its point, for a bomber to let its load go
_GREY, _GREY_G = 0.55, 5.0  # a pilot who greys out eases his pull
_SPARE_S = 330.0  # fuel that a pilot does not spend on afterburner while he can fight without
_MERGE_BURN_WUPS = 210.0  # slower than this in a fight he burns it all the same


@writes(Task, Wings, Pilot, Gun, Cargo, Group, Record)
def fight_in_air(world: SurfaceWorld) -> None:
    """Let every pilot in an air fight decide now and then, and steer and lay his guns twenty times a second.

    Law: a mind writes what a player's hands write, and nothing else.
    """
    pilot, task, part = world.units[Pilot], world.units[Task], world.units[Unit]
    if world.tick % SLOW_TICKS:
        return
    sky = picture(world)
    mine = np.isin(task.kind[sky.rows], AIR_TASKS)
    pilot.lays[sky.rows] = mine | part.manned[sky.rows]
    rows = sky.rows[mine & ~part.manned[sky.rows]]
    if not len(rows):
        return
    task.clock[rows] += SLOW_TICKS * DT
    pilot.by_stick[rows] = False
    turn = world.tick // SLOW_TICKS
    _take_places(world, rows)
    air_war.decide(world, sky, rows[(turn + rows) % _looks(world, rows) == 0])
    if turn % _SEES_VOLLEY == 0:
        air_war.order_charges(world, sky, _SEES_VOLLEY * SLOW_TICKS * DT)
        air_war.take_up_chases(world, sky)
        air_war.give_up_chases(world, sky)
    assign_guards(world, sky)
    _release(world, sky, rows[task.kind[rows] == TASK_BOMB])
    now = look(world, rows)
    _set_power(world, now)
    want = course(world, sky, now)
    want = _keep_clear(world, sky, now, want)
    falls = task.kind[rows] == TASK_CRUISE
    put(task.want_dir, rows, np.where(falls[:, None], want, clear_of_ground(world, now, want, falls)))
    lay_air_guns(world, sky, rows)


def _looks(world: SurfaceWorld, rows: Rows) -> Rows:
    """Give every how many turns of the helm each mind decides: the enemy's as the difficulty has it."""
    slow = max(round(_LOOKS * world.difficulty.think_factor), 1)
    return np.where(world.units[Body].side[rows] == world.player_side, _LOOKS, slow)


def _keep_clear(world: SurfaceWorld, sky: Sky, now: Flight, want: Floats) -> Floats:
    """Turn away from enemies of the own lane who come too near; who charges or gives himself does not. want: (n, 2)"""
    side, careless = world.units[Body].side[now.rows], (TASK_CHARGE, TASK_ESCORT, TASK_CRUISE, TASK_BOMB)
    careful = ~np.isin(world.units[Task].kind[now.rows], careless)
    out = want.copy()
    for own in (0, 1):  # LOOP: sides
        some = np.flatnonzero(careful & (side == own))
        if len(some):
            out[some] = dodge(world, sky.rows[sky.side != own], now.some(some), want[some])
    return out


def _take_places(world: SurfaceWorld, rows: Rows) -> None:
    """Let new escorts remember where they fly beside whom they escort. Their count says that they have."""
    task, body = world.units[Task], world.units[Body]
    new = rows[(task.kind[rows] == TASK_ESCORT) & (task.count[rows] == 0) & (task.target[rows] >= 0)]
    if len(new):
        put(task.point, new, pick(body.pos, new) - pick(body.pos, task.target[new]))
        task.count[new], task.stage[new] = 1, STATION


def _release(world: SurfaceWorld, sky: Sky, rows: Rows) -> None:
    """Let bombers let go in range of their point, when they are hurt, or when nobody escorts them and enemies are near.

    Not into a burst, while they can wait.
    """
    life, task, body, cargo = world.units[Life], world.units[Task], world.units[Body], world.units[Cargo]
    near = length(pick(task.point, rows) - pick(body.pos, rows)) < _RANGE_WU
    share = life.hp[rows] / np.maximum(life.full[rows], 1.0)
    aimed = sky.rockets[world.units[Rocket].target[sky.rockets] >= 0]
    soon = world.units[Rocket].target[aimed[time_to_go(world, aimed) < _BURST_S]]
    calm = ~np.isin(rows, soon) | (share < _DYING_SHARE)
    guarded = np.isin(rows, task.target[sky.rows[task.kind[sky.rows] == TASK_ESCORT]])
    foes = sky.rows[sky.side != body.side[rows[0]]] if len(rows) else rows
    alone = ~guarded & (distances(world, rows, foes).min(axis=1, initial=1e9) < _THREAT_WU)
    cargo.releasing[rows[(near | alone | (share < _HURT_SHARE)) & calm & (cargo.left[rows] > 0)]] = True


def _set_power(world: SurfaceWorld, now: Flight) -> None:
    """Set throttle, afterburner, and the load that power and pilot can bear."""
    task, wings, pilot, rows = world.units[Task], world.units[Wings], world.units[Pilot], now.rows
    kind, stage = task.kind[rows], task.stage[rows]
    pay_for_turns(world, now)
    fights = (kind == TASK_ENGAGE) & (stage == MERGE) & (now.speed < _MERGE_BURN_WUPS)
    burns = fights & (wings.fuel[rows] > _SPARE_S)
    burns |= (kind == TASK_CHASE) & (wings.fuel[rows] > 0.0)
    wings.burning[rows] = burns & (wings.burner[rows] > 0.0)
    wings.throttle[rows] = np.where(np.isin(kind, (TASK_CHASE, TASK_CHARGE, TASK_BOMB)), 1.0, wings.throttle[rows])
    theirs = (kind == TASK_CHARGE) & (world.units[Body].side[rows] != world.player_side)
    wings.throttle[rows] = np.where(theirs, world.difficulty.aggression, wings.throttle[rows])
    eased = np.where(pilot.grey[rows] > _GREY, _GREY_G, wings.g_most[rows])
    wings.want_g[rows] = np.minimum(np.where(burns, wings.g_most[rows], wings.want_g[rows]), eased)
