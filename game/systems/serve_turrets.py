"""Serve turrets: crews turn and lay them, fire when laid, open hatches, look out, roll up and back by themselves."""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import DT
from game.base.vectors import Rows
from game.engine.schedule import writes
from game.world.components import Body
from game.world.crew_orders import HALF_ABOUT_S, claim, start_roll, turns_now
from game.world.crews import EDGE_WU, cover_of, gun_of, is_gun_clear, is_main, noticed_by
from game.world.gunners import at_once, can_fight, is_loaded, is_served, lay_on, topples
from game.world.land import width
from game.world.surface import Eyes, Gun, Life, Task, Tracks, Unit
from game.world.surface_crew import MASKED, Crew
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_HOLD

_LOOK_TICKS, _COVER_TICKS, _CLAIM_TICKS = 10, 6, 30
_LAID_RAD = 0.004  # off its mark by so little a gun is laid
_ASIDE_RAD = 0.02
_HATCH_S = 0.8  # to open it or shut it
_STEADY_S = 0.25  # out of sight so long, a vehicle that rolls back is there
_THERE_WU, _CREEP_WUPS = 6.0, 4.0  # a driver slows down as he comes to his place


@writes(Crew, Gun, Task, Eyes, Unit)
def serve_turrets(world: SurfaceWorld) -> None:
    """Do in every vehicle with a turret what its crew does in a tick.

    Law: a turret turns no faster than its motors turn it; a person's gun fires only where it points. Crews without a
    person on them lay as gunners do (`lay_guns`); their turrets follow.
    """
    rows = world.units.rows(Body, Unit, Life, Crew)
    if not len(rows):
        return
    crew, part = world.units[Crew], world.units[Unit]
    for clock in (crew.trigger_s, crew.word_s, crew.down_s):  # LOOP: three clocks
        clock[rows] = np.maximum(clock[rows] - DT, 0.0)
    marked = rows[crew.mark[rows] >= 0]
    done = (world.units[Life].hp[crew.mark[marked]] <= 0.0) | topples(world, crew.mark[marked])
    crew.mark[marked[done]] = -1  # what falls need not be fired at any more
    _open_hatches(world, rows)
    _end_word(world, rows)
    manned = part.manned[rows]
    _follow(world, rows[~manned])
    for row in rows[manned].tolist():  # LOOP: what persons command, one
        _serve(world, row)
    _turn_about(world, rows[crew.about_s[rows] > 0.0])
    rolls = rows[crew.roll[rows] != 0]
    if world.tick % _COVER_TICKS == 0:
        for row in rows[manned | (crew.roll[rows] != 0)].tolist():  # LOOP: one, and those told to roll
            crew.cover[row], crew.clear[row] = cover_of(world, row), is_gun_clear(world, row)
    _roll(world, rolls)
    _stay_on_land(world, rows[manned])
    waits = rows[crew.waits[rows]]
    if len(waits) and world.tick % _CLAIM_TICKS == 0:
        claim(world, waits)


def _open_hatches(world: SurfaceWorld, rows: Rows) -> None:
    crew = world.units[Crew]
    fit = (crew.down_s[rows] <= 0.0) & (crew.hurt[rows] < 2)
    step = np.where(crew.want_hatch[rows] & fit, DT, -DT) / _HATCH_S
    crew.hatch[rows] = np.clip(crew.hatch[rows] + step, 0.0, 1.0)
    base, rise = world.catalogue.eye_wu, world.catalogue.hatch_wu
    kind = world.units[Unit].kind[rows]
    world.units[Eyes].eye[rows] = base[kind] + rise[kind] * crew.hatch[rows]


def _end_word(world: SurfaceWorld, rows: Rows) -> None:
    """Let the word stand for one round of the long gun; who was to roll back after his shot does so."""
    gun, crew, guns = world.mounts[Gun], world.units[Crew], world.mounts.rows(Gun)
    guns = guns[gun.fired[guns]]
    guns = guns[world.units[Crew].slew[gun.owner[guns]] > 0.0]
    guns = guns[is_main(world, guns)]
    shot = gun.owner[guns]
    crew.word_s[shot] = 0.0
    backs = shot[crew.backs[shot]]
    crew.backs[backs] = False
    for row in backs.tolist():  # LOOP: who has just fired and goes back, one
        start_roll(world, row, -1)


def _follow(world: SurfaceWorld, rows: Rows) -> None:
    """Let turrets without a person on them look where their gunners have laid."""
    gun, crew, guns = world.mounts[Gun], world.units[Crew], world.mounts.rows(Gun)
    guns = guns[(gun.target[guns] >= 0) & ~gun.hatch[guns]]
    guns = guns[np.isin(gun.owner[guns], rows)]
    owner, aim = gun.owner[guns], gun.aim[guns]
    crew.rise[owner] = np.arcsin(np.clip(aim[:, 1], -1.0, 1.0))
    want = np.where(aim[:, 0] >= 0.0, 0.0, math.pi)
    step = crew.slew[owner] * DT
    crew.bearing[owner] += np.clip(want - crew.bearing[owner], -step, step)


def _serve(world: SurfaceWorld, row: int) -> None:
    """Lay the gun in hand where its commander wants it, and fire when he wants that too."""
    gun, crew, body = world.mounts[Gun], world.units[Crew], world.units[Body]
    mine = world.mounts.rows(Gun)
    mine = mine[gun.owner[mine] == row]
    gun.target[mine] = -1
    if world.tick % _LOOK_TICKS == row % _LOOK_TICKS:
        world.units[Eyes].seen[noticed_by(world, row)] = 0.0
    one = gun_of(world, row, int(crew.in_hand[row]))
    if one < 0:
        return
    mark, place, drift = int(crew.mark[row]), crew.want_aim[row], np.zeros(2)
    if mark >= 0:
        gun.target[one], drift = mark, body.vel[mark]
        place = body.pos[mark] + crew.offset[row]
    way, _ = lay_on(world, np.array([one]), place[None], drift[None])
    want, low, high = float(np.arcsin(np.clip(way[0, 1], -1.0, 1.0))), float(gun.low[one]), float(gun.high[one])
    rise, right = min(max(want, low), high), bool(way[0, 0] >= 0.0)
    if gun.hatch[one]:  # a man turns it with his hands
        gun.aim[one] = (math.cos(rise) * (1.0 if right else -1.0), math.sin(rise))
        crew.laid[row] = abs(want - rise) < _LAID_RAD and bool(is_served(world, np.array([one]))[0])
    else:
        _slew(world, row, mine, rise, right)
        off = abs(float(crew.bearing[row]) - (0.0 if right else math.pi))
        crew.laid[row] = off < _ASIDE_RAD and abs(want - float(crew.rise[row])) < _LAID_RAD
    if crew.trigger_s[row] > 0.0 and crew.laid[row]:
        _fire(world, row, one)


def _slew(world: SurfaceWorld, row: int, mine: Rows, rise: float, right: bool) -> None:
    """Turn the turret, and raise or lower what is in it, as fast as that goes."""
    gun, crew = world.mounts[Gun], world.units[Crew]
    turn, lift = float(crew.slew[row]) * DT, float(crew.elevate[row]) * DT
    aside = (0.0 if right else math.pi) - float(crew.bearing[row])
    crew.bearing[row] += min(max(aside, -turn), turn)
    crew.rise[row] += min(max(rise - float(crew.rise[row]), -lift), lift)
    way = 1.0 if math.cos(float(crew.bearing[row])) >= 0.0 else -1.0
    up = float(crew.rise[row])
    gun.aim[mine[~gun.hatch[mine]]] = (math.cos(up) * way, math.sin(up))


def _fire(world: SurfaceWorld, row: int, one: int) -> None:
    gun, crew, guns = world.mounts[Gun], world.units[Crew], np.array([one])
    main = bool(is_main(world, guns)[0])
    if gun.ready[one] > 0.0 or gun.burst[one] > 0 or not is_loaded(world, guns)[0]:
        return
    if not can_fight(world, np.array([row]))[0] or (main and crew.breech[row] != gun.number[one]):
        return
    burst = int(world.catalogue.arm["burst"][gun.arm[one]])
    gun.burst[one], gun.gap[one] = int(at_once(world, guns, np.array([burst]))[0]), 0.0
    crew.trigger_s[row] = 0.0


def _stay_on_land(world: SurfaceWorld, rows: Rows) -> None:
    """Let nobody drive off the ends of the land."""
    task, x = world.units[Task], world.units[Body].pos[rows, 0]
    off = ((x < EDGE_WU) & (task.want_speed[rows] < 0.0)) | (
        (x > width(world.land) - EDGE_WU) & (task.want_speed[rows] > 0.0)
    )
    task.want_speed[rows[off]] = 0.0


def _turn_about(world: SurfaceWorld, rows: Rows) -> None:
    """Turn vehicles round that stand; the others brake first. The turret goes on looking where it looks."""
    crew, part = world.units[Crew], world.units[Unit]
    world.units[Task].want_speed[rows] = 0.0
    rows = turns_now(world, rows)
    before = crew.about_s[rows].copy()
    crew.about_s[rows] = np.maximum(before - DT, 0.0)
    over = rows[(before >= HALF_ABOUT_S) & (crew.about_s[rows] < HALF_ABOUT_S)]
    part.turned[over] = -part.turned[over]


def _roll(world: SurfaceWorld, rows: Rows) -> None:
    """Let vehicles roll on their own: astern until nobody sees them, ahead until somebody does."""
    crew, task, tracks, part = world.units[Crew], world.units[Task], world.units[Tracks], world.units[Unit]
    if not len(rows):
        return
    crew.roll_s[rows] -= DT
    there = np.where(crew.roll[rows] < 0, crew.cover[rows] == MASKED, crew.clear[rows])
    gap = (crew.roll_to[rows] - world.units[Body].pos[rows, 0]) * crew.roll[rows] * part.turned[rows]
    there |= gap < _THERE_WU
    rest = np.where(crew.roll[rows[there]] < 0, _STEADY_S, 0.0)  # a turret that is clear is clear
    crew.roll_s[rows[there]] = np.minimum(crew.roll_s[rows[there]], rest)
    best = np.where(crew.roll[rows] > 0, tracks.speed[rows] * 0.5, tracks.reverse[rows])
    best = np.clip(_CREEP_WUPS + 0.9 * gap, 0.0, best)
    task.want_speed[rows] = crew.roll[rows] * part.turned[rows] * best
    done = rows[crew.roll_s[rows] <= 0.0]
    crew.roll[done], task.want_speed[done] = 0, 0.0
    task.kind[done], task.point[done] = TASK_HOLD, world.units[Body].pos[done]
