"""Commanders on the surface: what they know, where they stand, when they go, whom all fire at.

Their orders are the commands a person gives his sections. Nobody here looks at an enemy his side does not know of.
Aircraft keep to the tasks the level gave them: their leaders see farther than a commander on the ground.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.base.vectors import Bools, Floats, Rows
from game.engine.tables import Ref
from game.rules.mind import MindRule, TemperRule
from game.world import commands as c
from game.world.components import Body, Group
from game.world.gunners import is_flying
from game.world.land import height_at, width
from game.world.minds import CLOSE, STRIKE, WAIT, WITHDRAW, Mind, change_plan, rules_of, sensing
from game.world.orders import ORDER_HOLD, ORDER_MOVE, ORDER_WITHDRAW
from game.world.surface import STILL, Eyes, Gun, Life, Task, Unit
from game.world.surface_catalogue import PREY
from game.world.surface_crew import Crew
from game.world.surface_smoke import Discharger
from game.world.surface_troops import Post
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_ADVANCE, TASK_FALL_BACK, TASK_HOLD

_TASK = {ORDER_HOLD: TASK_HOLD, ORDER_MOVE: TASK_ADVANCE, ORDER_WITHDRAW: TASK_FALL_BACK}
_SAME_WU = 60.0  # an order for a place so near to the last is no new one
_AHEAD_WU = 50.0  # who is so far ahead of the others waits for them
_BEHIND_WU = 180.0  # so far behind the foremost stays who is dear
_BACK_WU = 260.0  # so far goes back who is spared
_DEAR = 2.0
_REACH = 0.9  # of a gun's range: from so near one stands and fires
_GROUND_PREY = [place for place, name in enumerate(PREY) if name not in ("air", "ship")]
_EDGE_WU = 80.0
_QUIET_S = 20.0  # after so long without an enemy within reach a fight is over
_FIGHT, _NEAR_WU = 1.3, 400.0  # of its longest gun's range, or so near: there a group is in a fight


class Picture(NamedTuple):
    """What a commander has before him. units: his own; side: all of his side that fights; foes: who is known."""

    units: Rows
    side: Rows
    foes: Rows


def see(world: SurfaceWorld, group: int) -> Picture:
    """Give what a group's commander knows now: whom somebody saw a moment ago, and what is up in the sky."""
    part, body, life, sense = world.units[Unit], world.units[Body], world.units[Life], sensing(world.catalogue.library)
    rows = world.units.rows(Body, Unit, Life, Task)
    rows = rows[(life.hp[rows] > 0.0) & ~world.units[Post].yielded[rows] & (part.value[rows] > 0.0)]
    own = body.side[rows] == world.groups[Group].side[group]
    low = body.pos[rows, 1] - world.catalogue.half[part.kind[rows], 1]
    up = low > height_at(world.land, body.pos[rows, 0]) + sense.sky_wu
    known = (world.units[Eyes].seen[rows] < sense.known_s) | up
    mine = own & (part.group[rows] == group) & (part.move[rows] != STILL) & ~part.manned[rows] & ~life.broken[rows]
    mine &= ~is_flying(world, rows) & (world.units[Post].house[rows] < 0)
    return Picture(rows[mine], rows[own], rows[~own & known])


def command_surface(world: SurfaceWorld, group: int) -> list[c.Command]:
    """Let a group's commander look, and give his orders."""
    rule, temper = rules_of(world, group)
    sight, mind, body = see(world, group), world.groups[Mind], world.units[Body]
    if not len(sight.units):
        return []
    foes = sight.foes[~is_flying(world, sight.foes)]
    middle = float(np.median(body.pos[sight.units, 0]))
    if len(foes):
        far = np.abs(body.pos[foes, 0] - middle)
        mind.rumour[group] = body.pos[int(foes[far.argmin()])]
        if far.min() < _FIGHT * _reach(world)[sight.units].max(initial=_NEAR_WU):
            mind.fight_s[group] = _QUIET_S
    elif mind.fight_s[group] <= 0.0:
        mind.rumour[group] = mind.goal[group]
    _decide(world, group, rule, temper, sight, foes)
    out = _places(world, group, rule, temper, sight, middle)
    if rule.spares:
        out += _spare(world, group, rule, temper, sight, foes)
    if rule.together and len(foes):
        out += _marks(world, rule, sight, foes)
    return out


def _decide(
    world: SurfaceWorld, group: int, rule: MindRule, temper: TemperRule, sight: Picture, foes: Rows
) -> None:
    """Close, strike, or go and gather: what the commander is about."""
    mind = world.groups[Mind]
    fights = mind.fight_s[group] > 0.0
    odds = (strength(world, sight.side).sum() / max(strength(world, foes).sum(), 1e-6)) ** 2
    if rule.weighs and len(foes) and odds < temper.withdraw_odds:
        change_plan(world, group, WITHDRAW)
        return
    if mind.plan[group] == WITHDRAW:
        if not fights:
            change_plan(world, group, WAIT)  # and gather there
        return
    if mind.plan[group] == WAIT and fights:
        return
    if rule.together and fights:
        change_plan(world, group, STRIKE)
        return
    change_plan(world, group, CLOSE)


def strength(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give what each unit is worth in a fight: its value by what it still takes, nothing when it runs."""
    life = world.units[Life]
    share = life.hp[rows] / np.maximum(life.full[rows], 1.0)
    out: Floats = world.units[Unit].value[rows] * share * ~life.broken[rows]
    return out


def _places(
    world: SurfaceWorld, group: int, rule: MindRule, temper: TemperRule, sight: Picture, middle: float
) -> list[c.Command]:
    """Send everybody where the plan has him."""
    mind, body, units = world.groups[Mind], world.units[Body], sight.units
    goal = float(np.clip(mind.rumour[group, 0], _EDGE_WU, width(world.land) - _EDGE_WU))
    way = 1.0 if goal >= middle else -1.0
    x = body.pos[units, 0]
    plan = int(mind.plan[group])
    if plan == WITHDRAW:
        home = float(world.groups[Group].home[group, 0])
        return _order(world, units, ORDER_WITHDRAW, np.full(len(units), home))
    if plan == WAIT:
        return _order(world, units, ORDER_HOLD, x.copy())
    if plan == STRIKE:
        stands = (np.abs(x - goal) < min(_REACH * temper.reach, 1.0) * _reach(world)[units]) & _is_laid(world)[units]
        out = _order(world, units[stands], ORDER_HOLD, x[stands], anew=False)
        return out + _order(world, units[~stands], ORDER_MOVE, np.full(int((~stands).sum()), goal))
    if not rule.together:
        go = ORDER_WITHDRAW if rule.rushes else ORDER_MOVE  # a task that stops for nothing
        return _order(world, units, go, np.full(len(units), goal))
    ahead = (x - middle) * way
    waits = ahead > _late(world, rule, sight, middle, way) + _AHEAD_WU
    waits &= world.groups[Mind].fight_s[group] <= 0.0
    if rule.screens:
        value = world.units[Unit].value[units]
        dear = value > _DEAR * np.median(value)
        waits |= dear & (ahead > ahead.max() - _BEHIND_WU) & ~dear.all()
    out = _order(world, units[waits], ORDER_HOLD, x[waits], anew=False)
    return out + _order(world, units[~waits], ORDER_MOVE, np.full(int((~waits).sum()), goal))


def _late(world: SurfaceWorld, rule: MindRule, sight: Picture, middle: float, way: float) -> float:
    """Give how far ahead those are whom the others wait for. way: to the enemy; Returns: ahead of the middle [wu]

    In step, that is the hindmost force of the side that goes on the ground; else the hindmost machine of one's own.
    """
    part, body = world.units[Unit], world.units[Body]
    if not rule.in_step:
        machine = ~world.catalogue.is_infantry[part.kind[sight.units]]
        ahead = (body.pos[sight.units, 0] - middle) * way
        return float(np.min(ahead[machine] if machine.any() else ahead))
    rows = sight.side[(part.move[sight.side] != STILL) & ~is_flying(world, sight.side)]
    rows = rows[(world.units[Post].house[rows] < 0) & ~world.units[Life].broken[rows] & ~part.manned[rows]]
    rows = rows[np.isin(part.group[rows], world.groups.rows(Group, Mind))]
    ahead = (body.pos[rows, 0] - middle) * way
    return min(float(np.median(ahead[part.group[rows] == each])) for each in np.unique(part.group[rows]))


def _reach(world: SurfaceWorld) -> Floats:
    """Give how far the longest gun of each unit reaches at what is on the ground. Returns: (units) [m]"""
    gun, guns, catalogue = world.mounts[Gun], world.mounts.rows(Gun), world.catalogue
    guns = guns[gun.owner[guns] >= 0]
    low = (catalogue.likes[:, _GROUND_PREY] > 0.0).any(axis=1)
    out = np.zeros(world.units.size)
    np.maximum.at(out, gun.owner[guns], np.where(low, catalogue.arm["range_m"], 0.0)[gun.arm[guns]])
    return out


def _is_laid(world: SurfaceWorld) -> Bools:
    """Say which units have a gun laid on somebody: who has nobody in his sights goes on until he has."""
    gun, guns = world.mounts[Gun], world.mounts.rows(Gun)
    out = np.zeros(world.units.size, bool)
    out[gun.owner[guns[(gun.target[guns] >= 0) & (gun.owner[guns] >= 0)]]] = True
    return out


def _order(
    world: SurfaceWorld, rows: Rows, kind: int, places: Floats, anew: bool = True
) -> list[c.Command]:
    """Give an order to those who do not follow it already. anew: for another place is another order"""
    task, body = world.units[Task], world.units[Body]
    same = task.kind[rows] == _TASK[kind]
    if anew:
        same &= np.abs(task.point[rows, 0] - places) < _SAME_WU
    out: list[c.Command] = []
    for row, x in zip(rows[~same].tolist(), places[~same].tolist(), strict=True):  # LOOP: units of a group
        out.append(c.Order((world.units.refer(row),), kind, Ref(-1, 0), (float(x), float(body.pos[row, 1]))))
    return out


def _marks(world: SurfaceWorld, rule: MindRule, sight: Picture, foes: Rows) -> list[c.Command]:
    """Tell crews whom to fire at: as few marks as the commander thinks of, the nearest and the worthiest."""
    body, crew = world.units[Body], world.units[Crew]
    crews = sight.units[crew.slew[sight.units] > 0.0]
    if not len(crews):
        return []
    middle = float(np.median(body.pos[crews, 0]))
    prey = foes[~world.catalogue.is_infantry[world.units[Unit].kind[foes]]]
    if not len(prey):
        return []
    share = world.units[Life].hp[prey] / np.maximum(world.units[Life].full[prey], 1.0)
    score = (np.abs(body.pos[prey, 0] - middle) + 200.0) * (0.4 + share) / (0.5 + world.units[Unit].value[prey])
    best = prey[np.argsort(score, kind="stable")[: max(1, min(rule.marks, len(crews) // 2))]]
    out: list[c.Command] = []
    for place, mark in enumerate(best.tolist()):  # LOOP: marks of a group
        told = crews[place :: len(best)]
        other = told[crew.mark[told] != mark]
        if len(other):
            out.append(c.Mark(tuple(world.units.refer(int(row)) for row in other), world.units.refer(mark)))
    return out


def _spare(
    world: SurfaceWorld, group: int, rule: MindRule, temper: TemperRule, sight: Picture, foes: Rows
) -> list[c.Command]:
    """Pull the hurt machines back, behind smoke where they carry it."""
    life, body = world.units[Life], world.units[Body]
    machines = sight.units[~world.catalogue.is_infantry[world.units[Unit].kind[sight.units]]]
    share = life.hp[machines] / np.maximum(life.full[machines], 1.0)
    hurt = machines[share < rule.spares * temper.spares]
    if not len(hurt) or not len(foes):
        return []
    way = np.sign(body.pos[hurt, 0] - float(world.groups[Mind].rumour[group, 0]))
    back = np.clip(body.pos[hurt, 0] + way * _BACK_WU, _EDGE_WU, width(world.land) - _EDGE_WU)
    out = _order(world, hurt, ORDER_WITHDRAW, back, anew=False)
    tubes = world.units[Discharger]
    fitted = [int(row) for row in hurt if world.units.holds(int(row), Discharger) and tubes.left[row] > 0]
    if fitted and out:
        out.append(c.LaySmoke(tuple(world.units.refer(row) for row in fitted)))
    return out
