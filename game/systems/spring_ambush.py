"""Spring ambush: vehicles lie still until the word, roll out, fire at what each is told off to, and roll back."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows, length
from game.engine.schedule import writes
from game.world.ambushes import known_to, remembered, told_off, way_out
from game.world.components import Body, Group
from game.world.ground_events import WordGiven
from game.world.gunners import can_fight, first_guns, mark_of, reaction_s
from game.world.land import in_sight
from game.world.surface import Eyes, Gun, Life, Task, Tracks, Unit
from game.world.surface_ambush import ROLLS_BACK, ROLLS_OUT, WAITS, Lurk, Plan
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_AMBUSH

_LOOK_TICKS, _ACT_TICKS = 6, 3
_THERE_WU, _STILL_WUPS = 5.0, 4.0
_BRAKES = 0.6  # of its traction that a driver plans to stop with
_WAITS_S = 0.1  # a gunner on the move keeps so much of his reaction back until it stands
_SHIFT_WU = 8.0  # who sees nothing from where he meant to goes so much farther
_QUIET_S = 4.0  # who has fired so lately hides no more
_FRESH_S = 0.3
_LOADED_S = 1.5  # it rolls out when its gun is so nearly loaded


@writes(Task, Gun, Lurk, Plan, Eyes)
def spring_ambush(world: SurfaceWorld) -> None:
    """Let all vehicles in ambush lie, roll out, fire and roll back.

    Law: nobody in ambush fires before the word, at anything he does not see, or at what enough others are told off to.
    Source: SURFACE.md sections 6 and 10.
    """
    rows = world.units.rows(Body, Unit, Life, Task, Lurk)
    if not len(rows):
        return
    plan, groups = world.groups[Plan], world.groups.rows(Group, Plan)
    plan.sprung_s[groups] += DT * plan.sprung[groups]
    lying = world.units[Task].kind[rows] == TASK_AMBUSH
    _hide(world, rows, lying)
    rows = rows[lying]
    if not len(rows):
        return
    main = first_guns(world)
    if world.tick % _LOOK_TICKS == 0:
        for side in np.unique(world.units[Body].side[rows]).tolist():  # LOOP: two sides
            _lead(world, rows[world.units[Body].side[rows] == side], side, main)
    world.units[Lurk].clock[rows] += DT
    due = rows[((rows + world.tick) % _ACT_TICKS == 0) & ~world.units[Unit].manned[rows]]
    for row in due[can_fight(world, due)].tolist():  # LOOP: vehicles in ambush
        _act(world, row, int(main[row]))


def _tactic(world: SurfaceWorld, row: int) -> int:
    return int(world.groups[Plan].tactic[world.units[Unit].group[row]])


def _hide(world: SurfaceWorld, rows: Rows, lying: Bools) -> None:
    """Show less of those that lie still and have not fired, and let the gunners of the others choose for themselves."""
    lurk, eyes, plan = world.units[Lurk], world.units[Eyes], world.groups[Plan]
    group = world.units[Unit].group[rows]
    sprung, share = plan.sprung[group], np.array([tactic.signature for tactic in world.catalogue.tactics])
    still = length(world.units[Body].vel[rows]) < _STILL_WUPS
    unseen = lying & still & (lurk.stage[rows] == WAITS) & (eyes.shot_age[rows] > _QUIET_S)
    eyes.signature[rows] = eyes.base[rows] * np.where(unseen, share[plan.tactic[group]], 1.0)
    lurk.holds[rows] = lying & (~sprung | (plan.prey[group] > 0) | (lurk.stage[rows] != WAITS))
    free = rows[~lying]
    lurk.stage[free], lurk.mark[free], lurk.limbs[free] = WAITS, -1, False


def _lead(world: SurfaceWorld, rows: Rows, side: int, main: Rows) -> None:
    """Let the leaders of one side's ambushes look, give the word, and tell off targets."""
    part, plan, gun = world.units[Unit], world.groups[Plan], world.mounts[Gun]
    seen = known_to(world, side)
    eyes = world.units[Eyes]
    eyes.seen[seen] = 0.0
    for group in np.unique(part.group[rows]).tolist():  # LOOP: forces in ambush
        mine = rows[part.group[rows] == group]
        armed = mine[main[mine] >= 0]
        if not len(armed):
            continue
        known = remembered(world, side, world.catalogue.tactics[int(plan.tactic[group])].remembers_s)
        likes = world.catalogue.likes[gun.arm[main[armed[0]]]]
        prey = known[likes[world.catalogue.prey[part.kind[known]]] > 0.0]
        plan.prey[group] = len(prey)
        if not plan.sprung[group] and _is_time(world, mine, prey, group):
            plan.sprung[group], plan.sprung_s[group] = True, 0.0
            world.events.append(WordGiven(group, side))
        if plan.sprung[group]:
            _tell_off(world, armed[~part.manned[armed]], prey, main)


def _is_time(world: SurfaceWorld, mine: Rows, prey: Rows, group: int) -> bool:
    """Say whether it is time for the word: enough are near, one is too near, it was found out, or others have begun."""
    body, life, plan = world.units[Body], world.units[Life], world.groups[Plan]
    rule = world.catalogue.tactics[int(plan.tactic[group])]
    fired = world.units[Eyes].shot_age[mine] < _FRESH_S
    if (life.hp[mine] < life.full[mine]).any() or fired.any():
        return True
    if rule.follows_s > 0.0:
        others = world.groups.rows(Group, Plan)
        friends = others[(world.groups[Group].side[others] == body.side[mine[0]]) & (others != group)]
        if (plan.sprung[friends] & (plan.sprung_s[friends] >= rule.follows_s)).any():
            return True
    if not len(prey):
        return False
    apart = length(body.pos[prey][None] - body.pos[mine][:, None])
    near = length(body.pos[prey] - body.pos[mine].mean(axis=0)) <= rule.word_m
    enough = rule.follows_s <= 0.0 and int(np.count_nonzero(near)) >= rule.word_count
    return enough or float(apart.min()) < rule.near_m


def _tell_off(world: SurfaceWorld, rows: Rows, prey: Rows, main: Rows) -> None:
    """Tell those off that are loaded and have nothing to fire at, who stands farthest back first."""
    lurk, gun, body = world.units[Lurk], world.mounts[Gun], world.units[Body]
    idle = (lurk.stage[rows] == WAITS) & (gun.ready[main[rows]] <= _LOADED_S) & (gun.rounds[main[rows]] > 0)
    again = np.array([world.catalogue.tactics[_tactic(world, row)].again_s for row in rows.tolist()])
    lost = (lurk.stage[rows] == ROLLS_OUT) & ~np.isin(lurk.mark[rows], prey)
    free = rows[(idle & (lurk.clock[rows] >= again)) | lost]
    if not len(free) or not len(prey):
        return
    nearest = np.abs(body.pos[prey, 0][None] - body.pos[free, 0][:, None]).min(axis=1)
    for row in free[np.argsort(-nearest, kind="stable")].tolist():  # LOOP: vehicles of a force
        rule = world.catalogue.tactics[_tactic(world, row)]
        most = rule.claims if len(prey) >= len(rows) else max(rule.claims, rule.spare_claims)
        mark, out, limbs = told_off(world, row, int(main[row]), prey, rule, most)
        if mark >= 0:
            if lurk.stage[row] == WAITS:
                lurk.stage[row], lurk.clock[row] = ROLLS_OUT, 0.0
            lurk.mark[row], lurk.out[row], lurk.limbs[row] = mark, out, limbs
            lurk.rounds[row] = gun.rounds[main[row]]


def _act(world: SurfaceWorld, row: int, one: int) -> None:
    """Drive one vehicle, and lay its gun when it stands where it sees its mark."""
    lurk, task, gun = world.units[Lurk], world.units[Task], world.mounts[Gun]
    hide = float(task.point[row, 0])
    if lurk.stage[row] != ROLLS_OUT:
        there = _drive(world, row, hide)
        if lurk.stage[row] == ROLLS_BACK and there:
            lurk.stage[row], lurk.clock[row], lurk.mark[row] = WAITS, 0.0, -1
        if one >= 0 and lurk.holds[row]:
            gun.target[one] = -1
        return
    there = _drive(world, row, float(lurk.out[row]))
    rule = world.catalogue.tactics[_tactic(world, row)]
    mark = int(lurk.mark[row])
    if gun.rounds[one] < lurk.rounds[row]:
        lurk.rounds[row], gun.target[one] = gun.rounds[one], -1
        _step(world, row, ROLLS_BACK if rule.reverse else ROLLS_OUT)
    elif mark < 0 or lurk.clock[row] > rule.patience_s:
        gun.target[one] = -1
        _step(world, row, ROLLS_BACK)
    elif not _lay(world, row, one, mark, rule.laid_s) and there:
        out = way_out(world, row, mark, bool(lurk.limbs[row]), rule.roll_wu, _SHIFT_WU)
        lurk.out[row] = lurk.out[row] if np.isnan(out) else out


def _step(world: SurfaceWorld, row: int, stage: int) -> None:
    lurk = world.units[Lurk]
    lurk.stage[row], lurk.clock[row] = stage, 0.0


def _drive(world: SurfaceWorld, row: int, x: float) -> bool:
    """Go to a place. Returns: whether it stands there"""
    body, tracks = world.units[Body], world.units[Tracks]
    gap = x - float(body.pos[row, 0])
    near = abs(gap) < _THERE_WU
    pace = min(float(np.sqrt(2.0 * _BRAKES * tracks.accel[row] * abs(gap))), float(tracks.speed[row]))
    world.units[Task].want_speed[row] = 0.0 if near else float(np.copysign(pace, gap))
    return near and float(np.hypot(*body.vel[row])) < _STILL_WUPS


def _lay(world: SurfaceWorld, row: int, one: int, mark: int, laid_s: float) -> bool:
    """Lay its gun on its mark, if the line is clear, and let it fire once it stands. Returns: whether the line is"""
    gun, body = world.mounts[Gun], world.units[Body]
    eye: Floats = body.pos[row] + (0.0, float(world.units[Eyes].eye[row]))
    aim = mark_of(world, np.array([mark]), np.array([world.units[Lurk].limbs[row]]))
    clear, reaction = bool(in_sight(world.land, eye[None], aim)[0]), float(reaction_s(world, np.array([one]))[0])
    if not clear:
        gun.target[one] = -1
    elif gun.target[one] != mark:
        gun.target[one] = mark
        gun.seen_s[one] = reaction - laid_s
    if float(np.hypot(*body.vel[row])) >= _STILL_WUPS:
        gun.seen_s[one] = min(float(gun.seen_s[one]), reaction - _WAITS_S)
    return clear
