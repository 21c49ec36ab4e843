"""Judge: triggers whose conditions hold speak, order, reinforce, change objectives, mark phases, end the battle."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.base.constants import SIDES, TICKS_PER_S
from game.engine.schedule import writes
from game.rules import triggers as rules
from game.rules.deeds import PersonCondition
from game.rules.selection import Selection
from game.rules.standing import StandingCondition
from game.world import events as e
from game.world.components import (
    CRIPPLED,
    DESTROYED,
    ESCAPED,
    FIGHTING,
    Body,
    FtlDrive,
    GenocideDrive,
    Group,
    Launcher,
    Orders,
    Record,
    Ship,
)  # fmt: skip
from game.world.deeds import mark_deeds
from game.world.orders import EXPLOSIVE, ORDER_HOLD, ORDER_MOVE, ORDER_WITHDRAW, ORDINARY
from game.world.person import person_holds
from game.world.roster import captured, is_reduced, select
from game.world.standing import note_calm, note_holders, stands
from game.world.surface import Cargo, Hangar, Task, Unit
from game.world.surface_ambush import Plan
from game.world.surface_troops import Post
from game.world.tasks import TASK_ESCORT, TASKS
from game.world.volleys import order_salvo
from game.world.world import World

_LOOK_TICKS = 10
_ORDERS = {"hold": ORDER_HOLD, "move": ORDER_MOVE, "withdraw": ORDER_WITHDRAW}


@writes(Orders, Group, Launcher, Task)
def judge(world: World) -> None:
    """Look at every trigger that has not fired, six times a second; the level's limit ends the battle at last.

    Law: a trigger fires once.
    """
    if world.tick % _LOOK_TICKS or world.outcome:
        return
    note_holders(world, _LOOK_TICKS)
    note_calm(world, _LOOK_TICKS)
    for trigger in world.level.trigger:  # LOOP: triggers of the level
        if trigger.id in world.fired or not all(_is_met(world, condition) for condition in trigger.when):
            continue
        if not any(_is_met(world, condition) for condition in trigger.unless):
            world.fired[trigger.id] = world.tick
            mark_deeds(world, trigger.id)
            for action in trigger.do:  # LOOP: actions of a trigger
                _act(world, action)
            if world.outcome:
                return
    if world.time_s >= world.level.limit_s:
        _act(world, world.level.late)


def _statuses(world: World, wanted: Selection) -> NDArray[Any]:
    return world.records[Record].status[select(world, wanted)]


def _is_met(world: World, condition: rules.Condition) -> bool:
    if isinstance(condition, PersonCondition):
        return person_holds(world, condition)
    return stands(world, condition) if isinstance(condition, StandingCondition) else _holds(world, condition)


def _holds(world: World, condition: rules.Condition) -> bool:
    match condition:
        case rules.AtTime(at_s=at):
            return world.time_s >= at
        case rules.Lost(of=of, at_least=least):
            status = _statuses(world, of)
            return int(np.count_nonzero((status == CRIPPLED) | (status == DESTROYED))) >= least
        case rules.Remaining(of=of, at_most=most):
            return int(np.count_nonzero(_statuses(world, of) == FIGHTING)) <= most
        case rules.HaveEscaped(of=of, at_least=least):
            return int(np.count_nonzero(_statuses(world, of) == ESCAPED)) >= least
        case rules.LaunchedEnough(of=of, missile=missile, at_least=least):
            counts = world.records[Record].launched[select(world, of)]
            return int(counts[:, int(missile == "explosive")].sum()) >= least
        case rules.Near(of=of, to=to, below_wu=below):
            return _nearest(world, of, to) < below
        case rules.InZone(of=of, zone=zone, at_least=least):
            return _inside(world, of, zone) >= least
        case rules.Fired(trigger=trigger, wait_s=wait):
            fired = world.fired.get(trigger)
            return fired is not None and world.tick - fired >= wait * TICKS_PER_S
        case rules.BowOpen() | rules.BeamFired() | rules.Spooling() | rules.Burned():
            return _drives(world, condition)
        case rules.Released() | rules.Doing() | rules.Aboard() | rules.Escorting():
            return _counted(world, condition) >= condition.at_least
        case rules.Sprung() | rules.Captured() | rules.Reduced():
            return _on_ground(world, condition)
        case rules.BeamSalvo(force=force, at_least=least):
            return force in world.forces and bool(world.groups[Group].beam_salvos[world.forces[force]] >= least)
        case rules.Volleys(force=force, at_least=least):
            return force in world.forces and bool(world.groups[Group].volleys[world.forces[force]] >= least)
    raise AssertionError(condition)


def _drives(world: World, condition: rules.BowOpen | rules.BeamFired | rules.Spooling | rules.Burned) -> bool:
    """Say whether what a condition asks of forward cannon and jump drives holds."""
    if isinstance(condition, rules.Burned):
        return condition.zone in world.burned
    if isinstance(condition, rules.BeamFired):
        shots = world.records[Record].shots[select(world, condition.of)]
        return int(shots.sum()) >= condition.at_least
    rows = _rows(world, condition.of)
    cannon, jump = world.units[GenocideDrive], world.units[FtlDrive]
    match condition:
        case rules.BowOpen():
            return bool(cannon.wanted[rows].any())
        case rules.Spooling():
            return bool(jump.wanted[rows].any())


def _on_ground(world: World, condition: rules.Sprung | rules.Captured | rules.Reduced) -> bool:
    """Say whether what a condition asks of a battle on the surface holds."""
    match condition:
        case rules.Sprung(force=force):
            group = world.forces.get(force, -1)
            return group >= 0 and bool(world.groups[Plan].sprung[group])
        case rules.Captured(of=of, at_least=least, out=out):
            return captured(world, of, out) >= least
        case rules.Reduced(of=of, to_share=share):
            return is_reduced(world, of, share)
    raise AssertionError(condition)


def _counted(world: World, condition: rules.Released | rules.Doing | rules.Aboard | rules.Escorting) -> int:
    """Count what a condition asks of units on the surface: let go, about a task, still aboard, escorting somebody."""
    if isinstance(condition, rules.Released):
        return _released(world, condition.of, condition.role)
    rows, task = _rows(world, condition.of), world.units[Task]
    match condition:
        case rules.Doing(task=name):
            return int(np.count_nonzero(task.kind[rows] == TASKS.index(name)))
        case rules.Escorting(whom=whom):
            marks = _rows(world, whom)
            return int(np.count_nonzero((task.kind[rows] == TASK_ESCORT) & np.isin(task.target[rows], marks)))
        case rules.Aboard():
            return int(world.units[Cargo].left[rows].sum() + world.units[Hangar].left[rows].sum())


def _rows(world: World, wanted: Selection) -> NDArray[Any]:
    """Give the rows of chosen ships that are still in the battle."""
    rows = world.records[Record].unit[select(world, wanted)]
    return rows[rows >= 0]


def _places(world: World, wanted: Selection) -> NDArray[Any]:
    return world.units[Body].pos[_rows(world, wanted)]


def _nearest(world: World, of: Selection, to: Selection) -> float:
    a, b = _places(world, of), _places(world, to)
    if not len(a) or not len(b):
        return float("inf")
    apart = a[:, None] - b[None]
    return float(np.hypot(apart[..., 0], apart[..., 1]).min())


def _inside(world: World, of: Selection, name: str) -> int:
    zone = next(zone for zone in world.level.zone if zone.id == name)
    away = _places(world, of) - np.array(zone.at_wu)
    return int(np.count_nonzero(np.hypot(away[:, 0], away[:, 1]) <= zone.radius_wu))


def _act(world: World, action: rules.Action) -> None:
    match action:
        case rules.Say():
            speaker = world.level.speaker[action.speaker]
            if _can_speak(world, speaker.ship):
                ship = _ship_name(world, speaker.ship)
                line = e.Spoke(speaker.name, ship, SIDES.index(speaker.side), speaker.portrait, action.text)
                world.events.append(line)
        case rules.GiveOrder():
            _order(world, action)
        case rules.OrderSalvo():
            _launch(world, action)
        case rules.SetDoctrine(force=force, doctrine=name):
            if force in world.forces:
                number = world.catalogue.doctrine_keys.index(name)
                world.groups[Group].doctrine[world.forces[force]] = number
        case rules.Reinforce(force=force):
            if force not in world.forces:
                world.waves.append(force)
        case rules.GiveTask():
            _give_task(world, action)
        case rules.SetObjective(objective=name, state=state):
            if world.objectives[name] != state:
                world.objectives[name] = state
                world.events.append(e.ObjectiveChanged(name, state))
        case rules.Checkpoint(name=name):
            world.events.append(e.CheckpointReached(name))
        case rules.End(outcome=outcome, reason=reason):
            world.outcome, world.reason = outcome, reason
            world.events.append(e.Ended(outcome, reason))


def _ship_name(world: World, ship: str) -> str:
    names = {each.id: each.name for force in world.level.force for each in force.ship}
    return names.get(ship, ship)


def _can_speak(world: World, ship: str) -> bool:
    """Say whether a speaker's ship can still transmit; a place always can."""
    known = {each.id for force in world.level.force for each in force.ship}
    if ship not in known:
        return True
    return bool((_statuses(world, Selection(ship=ship)) != DESTROYED).any())


def _launch(world: World, action: rules.OrderSalvo) -> None:
    ships, targets = _rows(world, Selection(ship=action.ship)), _rows(world, Selection(ship=action.at))
    kind = EXPLOSIVE if action.missile == "explosive" else ORDINARY
    if len(ships) and len(targets):
        order_salvo(world, [int(ships[0])], kind, 1.0, int(targets[0]), False, action.count)


def _order(world: World, action: rules.GiveOrder) -> None:
    group = world.forces.get(action.force, -1)
    if group < 0:
        return
    orders, rows = world.units[Orders], world.units.rows(Body, Ship)
    rows = rows[world.units[Ship].group[rows] == group]
    if action.order == "attack":
        world.groups[Group].withdrawing[group] = False
        return
    orders.kind[rows] = _ORDERS[action.order]
    if action.order == "withdraw":
        world.groups[Group].withdrawing[group] = True
        orders.point[rows] = world.groups[Group].home[group]
    for zone in world.level.zone:  # LOOP: zones of the level
        if zone.id == action.zone:
            orders.point[rows] = zone.at_wu


def _released(world: World, wanted: Selection, role: str | None) -> int:
    """Count what chosen units of the surface have let go so far: it stands on the roll under who carried it."""
    record, carriers = world.records[Record], select(world, wanted)
    size, units = world.records.size, world.catalogue.units
    every, fits = record.entry[:size], np.array([role in (None, rule.role) for rule in units])
    counts = fits[record.kind[:size]]
    counts[carriers] = False
    return int(np.count_nonzero(counts & np.isin(every, every[carriers])))


def _give_task(world: World, action: rules.GiveTask) -> None:
    """Give all units of a force on the surface another task."""
    group = world.forces.get(action.force, -1)
    rows = world.units.rows(Body, Unit, Task)
    rows = rows[(world.units[Unit].group[rows] == group) & ~world.units[Post].yielded[rows]]
    task = world.units[Task]
    task.kind[rows], task.stage[rows], task.clock[rows] = TASKS.index(action.task), 0, 0.0
    if action.against:
        task.target[rows] = next(iter(_rows(world, Selection(ship=action.against)).tolist()), -1)
    if action.to_wu is not None:
        task.point[rows] = action.to_wu
        _string_out(world, rows, action.column_wu)


def _string_out(world: World, rows: NDArray[Any], deep: float) -> None:
    """Let a force stop as a column: who is nearest goes all the way, the last stops that far behind him. deep: [wu]"""
    off = world.units[Body].pos[rows, 0] - world.units[Task].point[rows, 0]
    place = np.argsort(np.argsort(np.abs(off), kind="stable"), kind="stable")
    world.units[Task].point[rows, 0] += np.sign(off) * deep * place / max(len(rows) - 1, 1)
