"""Air war: what pilots decide, now and then: whom to fight, when to let a volley go, when to charge, whom to chase.

Source: SURFACE.md sections 5 and 10 (fire control, charge).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.vectors import Bools, Floats, Rows, dot, pick, unit
from game.world.air_picture import (
    APPROACH,
    BREAK_AWAY,
    CLEAR,
    MERGE,
    STATION,
    Sky,
    claims_on,
    distances,
    rounds_of,
)  # fmt: skip
from game.world.components import Body, Group, Record
from game.world.ground_events import Noticed
from game.world.seekers import radar_reach, sight_reach
from game.world.surface import Eyes, Pilot, Task, Unit, Wings
from game.world.tasks import TASK_CHARGE, TASK_CHASE, TASK_ENGAGE, TASK_ESCORT, TASK_REGROUP

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

_VOLLEY = 2  # guided missiles a volley
_CLAIMS = 2  # fire control: so many missiles on their way to a target are enough
_TAKEN_WU = 5000.0  # a target with enough of them counts as so much farther
_AWAY_WU, _AWAY_S = 4800.0, 7.0  # after a volley pilots who are nearer break away so far, or so long
_MERGE_WU = 1000.0  # nearer than this it is gun against gun
_APART_WU = 1800.0  # and farther than this again a matter of missiles, while there are some
_COVER_WU = 2500.0  # who covers a friend goes for what is nearer than this
_MERGE_CLAIM = 0.35  # each friend who fights a foe already makes it so much less tempting
_ASIDE = 0.6  # what lies behind one counts as so much farther
_KEEPS = 0.6  # a pilot leaves his foe for one at this share of its distance
_NEAR_WU = 250.0
_GUN_WU = 420.0  # gun range: who is alive at it has come through the missiles
_WARNED_SHARE = 0.1  # of the group's strength: so many missiles on their way at whom it escorts are a volley
_SPENT_SHARE = 0.04  # of the group's strength: with fewer missiles left in the air the volley is spent
_HEART_S = 0.7  # until somebody has understood it
_CHASE_FUEL_S = 90.0  # at military power: less is no afterburner worth the name
_NOTICES = 0.06  # chance of a pilot to see in one look what he could see
_OWN_WU = 3000.0  # a person so near to a city missile has the chase


def decide(world: SurfaceWorld, sky: Sky, due: Rows) -> None:
    """Let some pilots look about and decide. due: rows"""
    task, body = world.units[Task], world.units[Body]
    for side in (0, 1):  # LOOP: sides
        foes = sky.rows[(sky.side != side) & sky.prey]
        mine = due[body.side[due] == side]
        if not len(mine):
            continue
        gaps = distances(world, mine, foes)
        nearest = gaps.min(axis=1, initial=1e9)
        _note_closed(world, mine[nearest < _GUN_WU])
        for kind, act in (
            (TASK_ENGAGE, _engage), (TASK_REGROUP, _regroup), (TASK_ESCORT, _cover), (TASK_CHARGE, _charge),
        ):  # LOOP: four tasks
            some = task.kind[mine] == kind
            if some.any():
                act(world, sky, mine[some], foes, gaps[some], nearest[some])


def _note_closed(world: SurfaceWorld, rows: Rows) -> None:
    record, name = world.records[Record], world.units[Unit].name[rows]
    record.closed_tick[name[record.closed_tick[name] < 0]] = world.tick


def _engage(world: SurfaceWorld, sky: Sky, rows: Rows, foes: Rows, gaps: Floats, nearest: Floats) -> None:
    """Go from stage to stage: in for a volley, away from it, in again, and among them when the missiles are gone."""
    task, pilot = world.units[Task], world.units[Pilot]
    left, fired = rounds_of(world, "radar")
    volleys = fired[rows] // _VOLLEY
    stage, clock, had = task.stage[rows], task.clock[rows], pilot.volleys[rows]
    new = np.where((stage == CLEAR) & (len(foes) > 0), APPROACH, stage)
    new = np.where((new == BREAK_AWAY) & ((nearest > _AWAY_WU) | (clock > _AWAY_S)), APPROACH, new)
    new = np.where((new == MERGE) & (nearest > _APART_WU), APPROACH, new)
    new = np.where(volleys > had, BREAK_AWAY, new)
    new = np.where((new == APPROACH) & (left[rows] < _VOLLEY), MERGE, new)
    new = np.where((nearest < _MERGE_WU) & (new < CLEAR), MERGE, new)
    new = np.where(len(foes) == 0, CLEAR, new)
    pilot.volleys[rows] = volleys
    task.clock[rows[new != stage]] = 0.0
    pilot.foe[rows[(new != stage) | ~_is_fought(world, rows)]] = -1
    task.stage[rows] = new
    if len(foes):
        picks = (new == APPROACH) & (pilot.foe[rows] < 0)
        _allot(world, sky, rows[picks], foes, gaps[picks])
        among = new == MERGE
        _pick_fights(world, sky, rows[among], foes, gaps[among])


def _is_fought(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say who has a foe that still is one."""
    foe = world.units[Pilot].foe[rows]
    side = world.units[Body].side
    return (foe >= 0) & (side[np.maximum(foe, 0)] != side[rows])


def _allot(world: SurfaceWorld, sky: Sky, rows: Rows, foes: Rows, gaps: Floats) -> None:
    """Fire control: share targets out to pilots who come in for a volley, the nearest that is not spoken for.

    A pilot whose task is about somebody has him for his next volley.
    """
    task, pilot = world.units[Task], world.units[Pilot]
    if not len(rows):
        return
    claims = claims_on(world, sky)
    coming = sky.rows[np.isin(task.kind[sky.rows], (TASK_ENGAGE,)) & (task.stage[sky.rows] == APPROACH)]
    held = pilot.foe[coming]
    np.add.at(claims, held[held >= 0], _VOLLEY)
    locked, side = radar_reach(world, foes) > 0.0, world.units[Body].side
    for place, row in enumerate(rows.tolist()):  # LOOP: pilots who come in, three times a second
        mark = int(task.target[row])
        if mark >= 0 and pilot.volleys[row] == task.count[row] and side[mark] != side[row]:
            pilot.foe[row] = mark
            continue
        cost = gaps[place] + _TAKEN_WU * (claims[foes] >= _CLAIMS) + 1e6 * ~locked
        best = int(foes[int(np.argmin(cost))])
        pilot.foe[row] = best
        claims[best] += _VOLLEY


def _pick_fights(world: SurfaceWorld, sky: Sky, rows: Rows, foes: Rows, gaps: Floats) -> None:
    """Choose whom to fight at close quarters: near, ahead, worth it, and not everybody's."""
    if not len(rows):
        return
    pilot, body = world.units[Pilot], world.units[Body]
    own = sky.rows[(sky.side == body.side[rows[0]]) & (pilot.foe[sky.rows] >= 0)]
    crowd = np.bincount(pilot.foe[own], minlength=world.units.size)[foes]
    to = unit(pick(body.pos, foes)[None] - pick(body.pos, rows)[:, None])
    aside = 1.0 - dot(to, pick(body.face, rows)[:, None])
    cost = (gaps + _NEAR_WU) * (1.0 + _MERGE_CLAIM * crowd[None]) * (1.0 + _ASIDE * aside)
    cost /= np.sqrt(np.maximum(world.units[Unit].value[foes], 1.0))[None]
    cost = np.where(foes[None] == pilot.foe[rows][:, None], cost * _KEEPS, cost)
    pilot.foe[rows] = foes[np.argmin(cost, axis=1)]


def _regroup(world: SurfaceWorld, sky: Sky, rows: Rows, foes: Rows, gaps: Floats, nearest: Floats) -> None:
    """Go where one was told, and fight only who comes near."""
    _defend(world, sky, rows, foes, gaps, nearest < _MERGE_WU, CLEAR)


def _cover(world: SurfaceWorld, sky: Sky, rows: Rows, foes: Rows, gaps: Floats, nearest: Floats) -> None:
    """Keep one's place beside a friend, and go for who comes near; those who give themselves stay at their place."""
    own = ~world.units[Pilot].willing[rows]
    _defend(world, sky, rows[own], foes, gaps[own], nearest[own] < _COVER_WU, STATION)


def _defend(
    world: SurfaceWorld, sky: Sky, rows: Rows, foes: Rows, gaps: Floats, fights: Bools, else_stage: int
) -> None:
    task, pilot = world.units[Task], world.units[Pilot]
    task.stage[rows] = np.where(fights, MERGE, else_stage)
    pilot.foe[rows[~fights | ~_is_fought(world, rows)]] = -1
    _pick_fights(world, sky, rows[fights], foes, gaps[fights])


def _charge(world: SurfaceWorld, sky: Sky, rows: Rows, foes: Rows, gaps: Floats, nearest: Floats) -> None:
    """Run at whoever is nearest."""
    pilot = world.units[Pilot]
    pilot.foe[rows[~_is_fought(world, rows)]] = -1
    if len(foes):
        keeps = np.where(foes[None] == pilot.foe[rows][:, None], _KEEPS, 1.0)
        pilot.foe[rows] = foes[np.argmin(gaps * keeps, axis=1)]


def order_charges(world: SurfaceWorld, sky: Sky, every_s: float) -> None:
    """Let escorts charge once the first volley at whom they escort has come and is spent. every_s: from look to look"""
    task, part, group = world.units[Task], world.units[Unit], world.groups[Group]
    escorts = sky.rows[(task.kind[sky.rows] == TASK_ESCORT) & world.units[Pilot].willing[sky.rows]]
    coming = claims_on(world, sky)
    for number in np.unique(part.group[escorts]).tolist():  # LOOP: groups that escort
        mine = escorts[part.group[escorts] == number]
        marks = np.unique(task.target[mine])
        count = int(coming[marks[marks >= 0]].sum())
        group.warned[number] |= count >= _WARNED_SHARE * group.strength[number]
        spent = group.warned[number] and count < max(_SPENT_SHARE * group.strength[number], 1.0)
        group.spent_s[number] = group.spent_s[number] + every_s if spent else 0.0
        if group.spent_s[number] > _HEART_S:
            task.kind[mine], task.stage[mine], task.clock[mine] = TASK_CHARGE, STATION, 0.0


def take_up_chases(world: SurfaceWorld, sky: Sky) -> None:
    """Let a pilot who happens to see a city missile, and has the fuel, go after it, if nobody has yet.

    A person who flies by hand sees it as soon as it can be seen; what he does about it is his.
    """
    task, pilot, body, manned = world.units[Task], world.units[Pilot], world.units[Body], world.units[Unit].manned
    for mark in sky.small.tolist():  # LOOP: city missiles in the air
        foes = sky.rows[(sky.side != body.side[mark]) & sky.prey]
        far = distances(world, foes, np.array([mark]))[:, 0]
        reach = world.units[Eyes].sensor[foes] * sight_reach(world, pick(body.pos, foes), np.full(len(foes), mark))
        sees = (far <= reach) & (pilot.blind_s[foes] <= 0.0)
        after = (task.kind[foes] == TASK_CHASE) & (task.target[foes] == mark)
        _go_after(world, foes[sees & manned[foes] & ~after], mark)
        if (after | (manned[foes] & (far < _OWN_WU))).any():
            continue
        able = sees & np.isin(task.kind[foes], (TASK_ENGAGE, TASK_REGROUP)) & ~_is_busy(world, sky, foes)
        able &= (world.units[Wings].fuel[foes] > _CHASE_FUEL_S) & (world.units[Wings].burner[foes] > 0.0)
        looks = foes[able]
        _go_after(world, looks[world.random["notice"].random(len(looks)) < _NOTICES][:1], mark)


def _go_after(world: SurfaceWorld, rows: Rows, mark: int) -> None:
    task, pilot = world.units[Task], world.units[Pilot]
    for row in rows.tolist():  # LOOP: pilots who see it now, one or two
        task.kind[row], task.stage[row], task.clock[row] = TASK_CHASE, APPROACH, 0.0
        task.target[row] = pilot.foe[row] = mark
        world.events.append(Noticed(row, world.serial(row), world.serial(mark), world.place(row)))


def _is_busy(world: SurfaceWorld, sky: Sky, rows: Rows) -> Bools:
    """Say which pilots, all of one side, have eyes only for their radar or for an enemy who is near."""
    task = world.units[Task]
    foes = sky.rows[(sky.side != world.units[Body].side[rows[0]]) & sky.prey] if len(rows) else rows
    near: Bools = distances(world, rows, foes).min(axis=1, initial=1e9) < _MERGE_WU
    return near | ((task.kind[rows] == TASK_ENGAGE) & np.isin(task.stage[rows], (APPROACH, BREAK_AWAY)))


def give_up_chases(world: SurfaceWorld, sky: Sky) -> None:
    """Send those back to their squadrons whose mark is gone, or whose fuel is."""
    task, pilot = world.units[Task], world.units[Pilot]
    rows = sky.rows[task.kind[sky.rows] == TASK_CHASE]
    done = rows[(task.target[rows] < 0) | (world.units[Wings].fuel[rows] <= 0.0)]
    task.kind[done], task.stage[done], task.clock[done], pilot.foe[done] = TASK_ENGAGE, CLEAR, 0.0, -1
