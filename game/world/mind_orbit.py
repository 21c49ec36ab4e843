"""Commanders in orbit: where their ships go, who stands back, when to leave, in the commands a person gives."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Floats, Rows, length, unit
from game.engine.tables import Ref
from game.rules.mind import MindRule, TemperRule
from game.world import commands as c
from game.world.components import Body, Group, Missile, Orders, Reactor, Shield, Ship
from game.world.mind_salvos import order_salvos
from game.world.mind_sight import (
    Picture,
    are_shielded,
    carry_explosive,
    rank,
    refs_of,
    see,
    strength,
)
from game.world.minds import STRIKE, WITHDRAW, Mind, change_plan, rules_of
from game.world.orders import ORDER_ATTACK, ORDER_MOVE, ORDER_STATION, ORDER_WITHDRAW
from game.world.world import World

_THERE_WU = 300.0
_SURE = 2.0  # who goes turns round only when the odds are so much better
_DEAR = 2.5  # who is worth so much more than the middle of the group stands behind it
_BACK_WU = 3300.0  # who stands back is so far from every enemy: out of green beams
_BEAM_WU = 3000.0
_BRAKES_S = 5.0  # who closes needs about so long to stop
_UNDER_FIRE, _IN_REACH, _ON_THE_WAY = (0.6, 1.5, 1.5, 0.8), (0.8, 1.0, 1.0, 1.5), (1.0, 1.0, 1.0, 1.0)


def command_orbit(world: World, group: int) -> list[c.Command]:
    """Let a group's commander look, and give his orders."""
    rule, temper = rules_of(world, group)
    sight, mind = see(world, group), world.groups[Mind]
    if not len(sight.ships):
        return []
    if not len(sight.foes):
        return _seek(world, group, sight)
    mind.rumour[group] = world.units[Body].pos[sight.foes].mean(axis=0)
    out = _movements(world, group, rule, temper, sight)
    return out + order_salvos(world, group, rule, temper, sight)


def _order(world: World, rows: Rows, kind: int, target: int = -1, point: Floats | None = None) -> list[c.Command]:
    """Give an order to those who do not follow it already."""
    orders = world.units[Orders]
    same = orders.kind[rows] == kind
    if target >= 0:
        same &= orders.target[rows] == target
    if point is not None:
        same &= length(orders.point[rows] - point) < _THERE_WU
    rows = rows[~same]
    if not len(rows):
        return []
    ref = world.units.refer(target) if target >= 0 else Ref(-1, 0)
    at = (0.0, 0.0) if point is None else (float(point[0]), float(point[1]))
    return [c.Order(refs_of(world, rows), kind, ref, at)]


def _follow(world: World, group: int, ships: Rows, leader: int, foes: Rows) -> list[c.Command]:
    """Let all but the leader keep their stations on him."""
    part, rule = world.groups[Group], rules_of(world, group)[0]
    keys = world.catalogue.formation_keys
    formation = int(part.formation[group])
    if rule.opens_out and carry_explosive(world, foes):
        formation = keys.index(rule.opens_out)
    rest = ships[ships != leader]
    kept = part.leader[group] == leader and part.formation[group] == formation
    if not kept or (world.units[Orders].kind[rest] != ORDER_STATION).any():
        return [c.Form(refs_of(world, [leader, *rest.tolist()]), formation)]
    return []


def _leader(world: World, group: int, ships: Rows) -> int:
    leader = int(world.groups[Group].leader[group])
    return leader if leader in ships else int(ships[0])


def _seek(world: World, group: int, sight: Picture) -> list[c.Command]:
    """Go where the enemy is said to be; nobody being there, where the force was sent."""
    mind, body = world.groups[Mind], world.units[Body]
    if length(body.pos[sight.ships] - mind.rumour[group]).min() < _THERE_WU:
        mind.rumour[group] = mind.goal[group]
    leader = _leader(world, group, sight.ships)
    out = _follow(world, group, sight.ships, leader, sight.foes)
    return out + _order(world, np.array([leader]), ORDER_MOVE, point=world.groups[Mind].rumour[group])


# ---- where they go ------------------------------------------------------------------------------------
def _movements(
    world: World, group: int, rule: MindRule, temper: TemperRule, sight: Picture
) -> list[c.Command]:
    body, mind = world.units[Body], world.groups[Mind]
    if not rule.together:
        nearest = length(body.pos[sight.ships][:, None] - body.pos[sight.foes][None]).argmin(axis=1)
        out: list[c.Command] = []
        for ship, which in zip(sight.ships, nearest, strict=True):  # LOOP: ships of a group
            out += _order(world, np.array([ship]), ORDER_ATTACK, int(sight.foes[which]))
        return out
    out = _powers(world, rule, sight) if rule.power != "none" else []
    if _pays_to_leave(world, group, rule, temper, sight):
        change_plan(world, group, WITHDRAW)
        return out + _order(world, sight.ships, ORDER_WITHDRAW, point=world.groups[Group].home[group])
    change_plan(world, group, STRIKE)
    back = _set_back(world, rule, sight)
    out += _stand_back(world, sight, sight.ships[back])
    sight = sight._replace(ships=sight.ships[~back])
    leader = _leader(world, group, sight.ships)
    target = int(mind.target[group])
    if target not in sight.foes:
        target = int(rank(world, sight)[0])
        mind.target[group] = target
    out += _follow(world, group, sight.ships, leader, sight.foes)
    away = _way_out(world, rule, temper, sight, leader)
    if away is not None:
        return out + _order(world, np.array([leader]), ORDER_MOVE, point=away)
    if rule.presses_s and mind.plan_s[group] > rule.presses_s:
        return out + _order(world, np.array([leader]), ORDER_MOVE, point=world.units[Body].pos[target])
    return out + _order(world, np.array([leader]), ORDER_ATTACK, target)


def _way_out(world: World, rule: MindRule, temper: TemperRule, sight: Picture, leader: int) -> Floats | None:
    """Give where to go so that an enemy without shields stays at the distance from which one's own salvos go; or None.

    Who lets go first and keeps out of the others' reach is not there when theirs would come.
    """
    if not rule.stands_off_wu or are_shielded(world, sight.foes):
        return None
    pos, vel = world.units[Body].pos, world.units[Body].vel
    gaps = pos[sight.foes] - pos[leader]
    near = int(length(gaps).argmin())
    away = unit(-gaps[near][None])[0]
    closing = float(((vel[leader] - vel[sight.foes[near]]) * -away).sum())
    if float(length(gaps[near][None])[0]) - max(closing, 0.0) * _BRAKES_S > rule.stands_off_wu * temper.reach:
        return None
    out: Floats = pos[leader] + away * _BACK_WU
    return out


def _pays_to_leave(
    world: World, group: int, rule: MindRule, temper: TemperRule, sight: Picture
) -> bool:
    """Say whether what can still be won is worth less than what would be lost: by Lanchester's square law."""
    if not rule.weighs:
        return False
    ours, theirs = strength(world, sight.side), strength(world, sight.foes)
    odds = float(ours.sum() ** 2 / max(float(theirs.sum()) ** 2, 1e-6))
    going = world.groups[Mind].plan[group] == WITHDRAW
    return odds < temper.withdraw_odds * (_SURE if going else 1.0)


def _set_back(world: World, rule: MindRule, sight: Picture) -> Bools:
    """Say who is to stand back: those too dear for the front, as long as others are left for it.

    Measured: whoever pulls hurt cruisers out as well loses the fight to who does not (0 of 8): their beams are missed.
    """
    part, ships = world.units[Ship], sight.ships
    back = np.zeros(len(ships), bool)
    if rule.screens and are_shielded(world, sight.foes):  # who has shields has beams
        back = part.value[ships] > _DEAR * np.median(part.value[ships])
    if back.all():
        back[:] = False
    return back


def _stand_back(world: World, sight: Picture, ships: Rows) -> list[c.Command]:
    """Send ships out of the enemy's beams, each on its own side."""
    body = world.units[Body]
    out: list[c.Command] = []
    for ship in ships.tolist():  # LOOP: ships that are spared
        gaps = length(body.pos[sight.foes] - body.pos[ship])
        near = int(sight.foes[gaps.argmin()])
        away = unit((body.pos[ship] - body.pos[near])[None])[0]
        if gaps.min() < _BACK_WU:
            out += _order(world, np.array([ship]), ORDER_MOVE, point=body.pos[near] + away * (_BACK_WU + 400.0))
    return out


def _powers(world: World, rule: MindRule, sight: Picture) -> list[c.Command]:
    """Share power out as the moment asks: to shields and point defence under missiles, to beams when in their reach."""
    in_reach = _IN_REACH if rule.power == "all" else _ON_THE_WAY
    body, missile = world.units[Body], world.units[Missile]
    out: list[c.Command] = []
    flying = world.units.rows(Body, Missile)
    flying = flying[(body.side[flying] != body.side[sight.ships[0]]) & (missile.target[flying] >= 0)]
    inbound = np.bincount(missile.target[flying], minlength=world.units.size)
    for ship in sight.ships.tolist():  # LOOP: ships of a group
        if world.units[Shield].capacity[ship] <= 0.0:
            continue
        near = length(body.pos[sight.foes] - body.pos[ship]).min() < _BEAM_WU
        shares = _UNDER_FIRE if inbound[ship] else in_reach if near else _ON_THE_WAY
        if tuple(world.units[Reactor].share[ship].tolist()) != shares:
            out.append(c.Power(world.units.refer(ship), shares))
    return out
