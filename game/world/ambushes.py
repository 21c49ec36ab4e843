"""Ambushes: what a side knows of its enemy, who is told off to what, and from where that is seen. Questions."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, Rows, length
from game.rules.tactics import TacticRule
from game.world.components import Body
from game.world.gunners import mark_of, topples
from game.world.land import STEP_WU, height_at, in_sight
from game.world.smoke import ENOUGH, light_left, smoke_between
from game.world.storeys import half_of
from game.world.surface import Eyes, Gun, Life, Task, Unit
from game.world.surface_ambush import WAITS, Lurk
from game.world.surface_world import SurfaceWorld

_SPARE = 0.985  # of its range: a target farther off may step out of it
_TRIES = 4
_MARGIN_WU = 3.0  # who stops where he just sees would soon see nothing


def known_to(world: SurfaceWorld, side: int) -> Rows:
    """Give the enemies that anybody of a side sees now; what falls over is none any more."""
    body, eyes = world.units[Body], world.units[Eyes]
    rows = world.units.rows(Body, Unit, Life, Eyes)
    rows = rows[world.units[Life].hp[rows] > 0.0]
    foes = rows[(body.side[rows] != side) & ~topples(world, rows)]
    own = rows[(body.side[rows] == side) & (eyes.sensor[rows] > 0.0)]
    far = length(body.pos[foes][None] - body.pos[own][:, None])
    who, whom = np.nonzero(far <= eyes.sensor[own][:, None] * np.sqrt(eyes.signature[foes])[None])
    if not len(who):
        return foes[:0]
    eye, mark = body.pos[own[who]].copy(), body.pos[foes[whom]].copy()
    eye[:, 1] += eyes.eye[own[who]]
    mark[:, 1] += 0.3 * half_of(world, foes[whom])[:, 1]
    seen = in_sight(world.land, eye, mark)
    if seen.any():
        seen[seen] &= light_left(world, smoke_between(world, eye[seen], mark[seen])) >= ENOUGH
    return foes[np.unique(whom[seen])]


def remembered(world: SurfaceWorld, side: int, age_s: float) -> Rows:
    """Give the enemies that somebody of a side has seen so lately, and that still stand."""
    rows = world.units.rows(Body, Unit, Life, Eyes)
    rows = rows[(world.units[Body].side[rows] != side) & (world.units[Life].hp[rows] > 0.0)]
    return rows[(world.units[Eyes].seen[rows] <= age_s) & ~topples(world, rows)]


def told_off(
    world: SurfaceWorld, row: int, one: int, prey: Rows, rule: TacticRule, claims_most: int
) -> tuple[int, float, bool]:
    """Give what a vehicle is to fire at, from where, and whether at its limbs; -1 for nothing.

    one: its gun; claims_most: guns to a target. Law: no more are told off to it, as long as they are about it.
    """
    body, lurk = world.units[Body], world.units[Lurk]
    others = world.units.rows(Body, Unit, Lurk)
    busy = others[(lurk.stage[others] != WAITS) & (lurk.mark[others] >= 0) & (others != row)]
    busy = busy[body.side[busy] == body.side[row]]
    claims = np.bincount(lurk.mark[busy], minlength=world.units.size)[prey]
    reach = _SPARE * float(world.catalogue.arm["range_m"][world.mounts[Gun].arm[one]])
    far = length(body.pos[prey] - body.pos[row])
    fits = np.flatnonzero((claims < claims_most) & (far <= reach))
    for place in fits[np.argsort(far[fits], kind="stable")][:_TRIES].tolist():  # LOOP: four tries
        for limbs in (True, False) if rule.aim == "limbs" else (False,):
            out = way_out(world, row, int(prey[place]), limbs, rule.roll_wu)
            if not np.isnan(out):
                return int(prey[place]), out, limbs
    return -1, 0.0, False


def way_out(
    world: SurfaceWorld, row: int, mark: int, limbs: bool, roll_wu: float, past_wu: float = 0.0
) -> float:
    """Give the nearest place in front of a vehicle's hide from which it sees a mark, not a number for none. [wu]

    past_wu: it looks only from so far in front of where it stands
    """
    body, task_point = world.units[Body], world.units[Task].point[row, 0]
    way = 1.0 if body.pos[mark, 0] >= task_point else -1.0
    begin = max((float(body.pos[row, 0]) - task_point) * way + past_wu, 0.0) if past_wu else 0.0
    xs: Floats = task_point + way * np.arange(begin, max(roll_wu, begin + STEP_WU), STEP_WU)
    eye = np.stack([xs, height_at(world.land, xs) + world.catalogue.half[world.units[Unit].kind[row], 1]], axis=1)
    eye[:, 1] += world.units[Eyes].eye[row]
    aim = mark_of(world, np.array([mark]), np.array([limbs]))
    clear = np.flatnonzero(in_sight(world.land, eye, np.repeat(aim, len(xs), axis=0)))
    return float(xs[clear[0]] + way * _MARGIN_WU) if len(clear) else float("nan")
