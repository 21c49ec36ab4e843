"""Give up: who has lost heart, with foes near and nobody to rally him, raises his hands, is taken, and is led away."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Rows
from game.engine.schedule import writes
from game.world.components import CAPTURED, Body, Group, Record
from game.world.ground_events import Taken, Yielded
from game.world.gunners import can_fight, is_flying
from game.world.land import height_at
from game.world.storeys import half_of
from game.world.surface import Foot, Life, Task, Unit
from game.world.surface_troops import Post
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_FALL_BACK, TASK_HOLD

_EVERY_TICKS = 15
_STEP_OUT_WU = 6.0  # from a house's wall, who comes out of it


@writes(Post, Life, Task, Record, Body)
def give_up(world: SurfaceWorld) -> None:
    """Ask the broken four times a second.

    Law: nobody yields who is not broken, or has a friend near who is not, or no foe near who can fight.
    """
    if world.tick % _EVERY_TICKS:
        return
    rows, life, post = world.units.rows(Body, Unit, Life, Foot, Post), world.units[Life], world.units[Post]
    rows = rows[life.hp[rows] > 0.0]
    broken = rows[life.broken[rows] & ~post.yielded[rows] & ~world.units[Unit].manned[rows]]
    if len(broken):
        _yield(world, broken)
    given = rows[post.yielded[rows]]
    if len(given):
        _take(world, given[~post.taken[given]])
        _lead(world, given[post.taken[given]])


def _yield(world: SurfaceWorld, broken: Rows) -> None:
    """Let those raise their hands whom nobody is near to rally."""
    body, life, rule = world.units[Body], world.units[Life], world.catalogue.library.ground.surrender
    every = world.units.rows(Body, Unit, Life)
    able = every[can_fight(world, every) & ~is_flying(world, every) & (world.units[Unit].value[every] > 0.0)]
    off = np.abs(body.pos[able, 0][None] - body.pos[broken, 0][:, None])
    foe = body.side[able][None] != body.side[broken][:, None]
    armed = world.catalogue.armed[world.units[Unit].kind[able]][None]
    near = (foe & armed & (off < rule.foe_m)).any(axis=1)
    men = world.catalogue.is_infantry[world.units[Unit].kind[able]][None]
    alone = ~(~foe & men & (off < rule.friend_m)).any(axis=1)
    for row in broken[near & alone].tolist():  # LOOP: who gives up in this tick
        _come_out(world, row)
        world.units[Post].yielded[row], life.broken[row], life.fear[row] = True, False, 0.0
        task = world.units[Task]
        task.kind[row], task.point[row], task.want_posture[row] = TASK_HOLD, body.pos[row], 0
        world.events.append(Yielded(row, world.serial(row), int(body.side[row]), world.place(row)))


def _come_out(world: SurfaceWorld, row: int) -> None:
    """Bring one who gives up in a house out of it, at the end that he fought from."""
    post, body = world.units[Post], world.units[Body]
    house = int(post.house[row])
    if house < 0:
        return
    side = 1.0 if post.spot[row] >= 0.0 else -1.0
    x = float(body.pos[house, 0]) + side * (float(half_of(world, np.array([house]))[0, 0]) + _STEP_OUT_WU)
    tall = float(world.catalogue.half[int(world.units[Unit].kind[row]), 1])
    post.house[row] = -1
    body.pos[row] = (x, float(height_at(world.land, np.array(x))) + tall)
    body.prev_pos[row] = body.pos[row]
    world.physics.place(row, body.pos[row])


def _take(world: SurfaceWorld, given: Rows) -> None:
    """Let infantry of the other side that is near take those who have raised their hands."""
    body, post, rule = world.units[Body], world.units[Post], world.catalogue.library.ground.surrender
    men = world.units.rows(Body, Unit, Life, Foot, Post)
    men = men[can_fight(world, men) & (post.house[men] < 0)]
    off = np.abs(body.pos[men, 0][None] - body.pos[given, 0][:, None])
    off = np.where(body.side[men][None] != body.side[given][:, None], off, np.inf)
    for place, row in enumerate(given.tolist()):  # LOOP: hands in the air
        if not len(men) or off[place].min() > rule.takes_m:
            continue
        captor, task = int(men[int(off[place].argmin())]), world.units[Task]
        home = world.groups[Group].home[int(world.units[Unit].group[captor])]
        task.kind[row], task.point[row] = TASK_FALL_BACK, home
        post.taken[row] = True
        world.records[Record].status[int(world.units[Unit].name[row])] = CAPTURED
        world.events.append(Taken(row, world.serial(row), int(body.side[row]), world.serial(captor), world.place(row)))


def _lead(world: SurfaceWorld, taken: Rows) -> None:
    """Let those leave the battle who have been led to a place that is safe for their captors."""
    body, names = world.units[Body], ("race", "arume")
    for zone in world.level.zone:  # LOOP: zones of the level
        if zone.safe_for is not None:
            inside = np.abs(body.pos[taken, 0] - zone.at_wu[0]) <= zone.radius_wu
            for row in taken[inside & (body.side[taken] != names.index(zone.safe_for))].tolist():  # LOOP: led away
                if row not in world.deaths:
                    world.request_leave(row)
