"""March: infantry walks, crouches, climbs, jumps, is thrown, or comes slowly down out of the sky."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows
from game.engine.schedule import writes
from game.world.components import Body
from game.world.footing import begin_climb, climb_on, is_wall
from game.world.ground_events import Splashed
from game.world.land import G_WUPS2, SEA_WU, is_wet, shelter_at, slope_at, width
from game.world.posts import cornered, hold_posts
from game.world.surface import Eyes, Foot, Life, Task, Unit
from game.world.surface_troops import Post
from game.world.surface_world import SurfaceWorld
from game.world.wading import care, drown, footing_at, is_afloat, slowed

_HIGH = np.array([1.0, 0.7, 0.4])  # of its height, by posture
_SEEN = np.array([1.0, 0.6, 0.35])  # of its signature, by posture
_FOLLOWS, _STEP_WU = 1.3, 0.2  # feet follow ground down that falls no steeper, and a little step
_STEEP = 0.8  # slope from which climbing slows
_JUMP_WUPS = 45.6  # the leap that clears 26 wu
_STEER_WUPS2 = 60.0  # how hard who is in the air can still turn his way
_SAFE_WUPS = 60.0  # a fall this fast hurts nobody
_BREAK_HP_PER_WUPS = 1.5
_DRIFT_WUPS = 6.0  # sideways while coming down on the unseen device
_EDGE_WUPS = (-30.0, 10.0)  # fall and rise with which feet leave an edge
_HIDES = 0.5  # of a soldier is hidden by full cover
_AFLOAT = 0.35  # of a soldier's signature is his head
_SPLASH_WUPS, _SPLASH_WU = 12.0, 16.0  # who comes down on water faster than this splashes so wide
_STEADIES_S, _SHAKES_S = 0.5, 0.15  # until who aims and stands holds still, and until that is gone


@writes(Foot, Body, Life, Eyes, Task, Unit)
def march(world: SurfaceWorld) -> None:
    """Move all infantry by a tick.

    Law: who stands keeps his feet on the height line, who swims his head over water; who falls faster than is safe
    is hurt in proportion; nobody goes through ground that stands up before him: he climbs it.
    """
    rows = world.units.rows(Body, Unit, Life, Foot)
    housed = world.units[Post].house[rows] >= 0
    if housed.any():
        _stay(world, rows[housed])
        rows = rows[~housed]
    if not len(rows):
        return
    body, foot, task, life = world.units[Body], world.units[Foot], world.units[Task], world.units[Life]
    tall = world.catalogue.half[world.units[Unit].kind[rows], 1]
    before = tall * _HIGH[foot.posture[rows]]
    foot.posture[rows] = _posture(world, rows)
    half = tall * _HIGH[foot.posture[rows]]
    vel, mass = body.vel[rows], body.mass[rows]
    new = _step(world, rows, before, half)
    task.jump[rows] = False
    foot.stride[rows] += np.abs(new[:, 0]) * DT * foot.down[rows]
    body.push[rows] = (new - vel) * (mass / DT)[:, None]
    body.twist[rows] = 0.0
    drown(world, rows)
    _calm(world, rows)
    walking = np.abs(task.want_speed[rows]) > 1.0
    _steady(world, rows, walking)
    unit = world.units[Unit]
    turn = rows[walking & ~unit.manned[rows]]
    unit.turned[turn] = np.where(task.want_speed[turn] < 0.0, -1, 1)
    eyes = world.units[Eyes]
    cover = shelter_at(world.land, body.pos[rows, 0], body.pos[rows, 1] - half, unit.turned[rows])
    seen = _SEEN[foot.posture[rows]] * np.where(foot.swims[rows], _AFLOAT, 1.0)
    eyes.signature[rows] = eyes.base[rows] * seen * (1.0 - _HIDES * cover)
    life.fear[rows] = np.minimum(life.fear[rows], 1.0)


def _stay(world: SurfaceWorld, rows: Rows) -> None:
    """Keep those in houses at their posts, up or down as fear has them."""
    foot, life = world.units[Foot], world.units[Life]
    foot.posture[rows] = _posture(world, rows)
    tall = world.catalogue.half[world.units[Unit].kind[rows], 1]
    hold_posts(world, rows, tall * _HIGH[foot.posture[rows]])
    world.units[Eyes].signature[rows] *= _SEEN[foot.posture[rows]]
    _calm(world, rows)
    cornered(world, rows)
    life.fear[rows] = np.minimum(life.fear[rows], 1.0)


def _step(world: SurfaceWorld, rows: Rows, before: Floats, half: Floats) -> Floats:
    """Give how everybody moves from here. before, half: from feet to middle, last tick and now. Returns: (n, 2)"""
    body, foot, task = world.units[Body], world.units[Foot], world.units[Task]
    vel = body.vel[rows]
    next_pos = body.pos[rows] + vel * DT  # where the physics will have it after this step
    feet, ground = next_pos[:, 1] - before, footing_at(world, rows, next_pos[:, 0])
    was_down, climbing = foot.down[rows], foot.climb[rows] > 0.0
    follows = np.where(was_down, _FOLLOWS * np.abs(vel[:, 0]) * DT + _STEP_WU, 0.2)
    leap = task.jump[rows] & was_down & ~climbing
    down = (feet <= ground + follows) & ~leap & ~climbing
    _land(world, rows[down & ~was_down], vel[down & ~was_down, 1])
    foot.swims[rows] = down & is_afloat(world, rows) & world.catalogue.swims[world.units[Unit].kind[rows]]
    speed, lowered = _speed(world, rows), foot.sink[rows] > 0.0
    steered = vel[:, 0] + np.clip(speed - vel[:, 0], -_STEER_WUPS2 * DT, _STEER_WUPS2 * DT) * (speed != 0.0)
    across = np.where(down, speed, np.where(lowered, np.clip(speed, -_DRIFT_WUPS, _DRIFT_WUPS), steered))
    feet = np.where(down, ground, feet)
    stopped = _meet_walls(world, rows, np.stack([next_pos[:, 0], feet], axis=1), across, ~down, ~climbing & ~leap)
    across = np.where(stopped, 0.0, across)
    ahead = np.clip(next_pos[:, 0] + across * DT, 8.0, width(world.land) - 8.0)
    under = footing_at(world, rows, ahead)
    down &= under >= ground - (_FOLLOWS * np.abs(across) * DT + _STEP_WU)  # else the ground drops away before him
    stand = (under + half - next_pos[:, 1]) / DT
    off_edge = was_down & ~down & ~leap & ~climbing
    fall = np.where(off_edge, np.clip(vel[:, 1], *_EDGE_WUPS), vel[:, 1]) - G_WUPS2 * DT
    fall = np.where(lowered, np.maximum(fall, -foot.sink[rows]), fall)
    rise = np.where(leap, _JUMP_WUPS, np.where(down, stand, fall))
    new = np.stack([(ahead - next_pos[:, 0]) / DT, rise], axis=1)
    foot.down[rows] = down
    _climb(world, rows, half, next_pos, new)
    return new


def _meet_walls(
    world: SurfaceWorld, rows: Rows, feet: Floats, across: Floats, flying: Bools, free: Bools
) -> Bools:
    """Let those climb who go against a wall. feet: (n, 2); free: neither climb nor leap. Returns: who is stopped"""
    way = np.sign(across)
    wall = is_wall(world, feet[:, 0], feet[:, 1], way, flying) & free
    want = np.sign(world.units[Task].want_speed[rows])
    met = np.flatnonzero(wall & (want == way) & (world.units[Foot].sink[rows] * flying <= 0.0))
    if len(met):
        begin_climb(world, rows[met], feet[met, 0], feet[met, 1], way[met], flying[met])
    return wall


def _climb(world: SurfaceWorld, rows: Rows, half: Floats, next_pos: Floats, new: Floats) -> None:
    """Move those who climb along their way up and over, in place of what was found for them."""
    foot = world.units[Foot]
    up = np.flatnonzero(foot.climb[rows] > 0.0)
    if not len(up):
        return
    feet, let_go = climb_on(world, rows[up], world.units[Task].want_speed[rows[up]])
    feet[:, 1] += half[up]
    new[up] = np.where(let_go[:, None], 0.0, (feet - next_pos[up]) / DT)
    foot.down[rows[up]] = ~let_go


def _steady(world: SurfaceWorld, rows: Rows, walking: Bools) -> None:
    """Let those hold still who aim down their sights and stand."""
    foot = world.units[Foot]
    calm = world.units[Task].want_scope[rows] & ~walking & foot.down[rows] & (foot.climb[rows] <= 0.0)
    held = np.where(calm, foot.steady[rows] + DT / _STEADIES_S, foot.steady[rows] - DT / _SHAKES_S)
    foot.steady[rows] = np.clip(held, 0.0, 1.0)


def _posture(world: SurfaceWorld, rows: Rows) -> np.ndarray:
    """Give how low everybody goes: as wanted, and lower under fire; in water nobody lies down."""
    task, life = world.units[Task], world.units[Life]
    pinned = np.where(life.fear[rows] > 0.7, 2, np.where(life.fear[rows] > 0.3, 1, 0))
    pinned = np.where(world.units[Unit].manned[rows] | life.broken[rows], 0, pinned)
    wet = is_wet(world.land, world.units[Body].pos[rows, 0])
    return np.where(wet, 0, np.maximum(task.want_posture[rows], pinned))


def _speed(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give how fast each goes along the ground now. [wu/s]"""
    foot, task = world.units[Foot], world.units[Task]
    most = np.choose(foot.posture[rows], [foot.run[rows], foot.walk[rows], foot.crawl[rows]])
    most = np.where(foot.swims[rows], foot.crawl[rows], most * slowed(world, rows))
    want = care(world, rows, np.clip(task.want_speed[rows], -most, most))
    climb = slope_at(world.land, world.units[Body].pos[rows, 0] + np.sign(want) * 4.0) * np.sign(want)
    out: Floats = want * np.where((climb > _STEEP) & ~foot.swims[rows], 0.4, 1.0)
    return out


def _land(world: SurfaceWorld, rows: Rows, fall: Floats) -> None:
    """Hurt who came down too fast on land, and let who came down on water splash."""
    pos = world.units[Body].pos
    wet = is_wet(world.land, pos[rows, 0])
    for row in rows[wet & (fall < -_SPLASH_WUPS)].tolist():  # LOOP: soldiers who fall into the sea in this tick
        world.events.append(Splashed((float(pos[row, 0]), SEA_WU), _SPLASH_WU))
    world.units[Life].pending[rows] += ~wet * np.maximum(-fall - _SAFE_WUPS, 0.0) * _BREAK_HP_PER_WUPS


def _calm(world: SurfaceWorld, rows: Rows) -> None:
    """Let fear fade and nerve come back. Source: SURFACE.md section 9."""
    life = world.units[Life]
    life.fear[rows] = np.maximum(life.fear[rows] - 0.15 * DT, 0.0)
    life.nerve[rows] = np.minimum(life.nerve[rows] + 0.02 * DT * (life.fear[rows] < 0.3), 1.0)
