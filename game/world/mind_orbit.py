"""Commanders in orbit: what they see, how they weigh it, and what they order, in the commands a person gives.

Nobody here looks at a ship that is not in the picture: what its side's sensors do not show does not change an order.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.base.vectors import Bools, Floats, Rows, length, unit
from game.engine.tables import Ref
from game.rules.mind import MindRule, TemperRule
from game.world import commands as c
from game.world.catalogue import BEAM
from game.world.components import Body, Group, Helm, Launcher, Missile, Mount, Orders, Reactor, Shield, Ship
from game.world.gunnery import open_bows
from game.world.minds import STRIKE, WITHDRAW, Mind, change_plan, rules_of, sensing
from game.world.orders import (
    EXPLOSIVE,
    ORDER_ATTACK,
    ORDER_MOVE,
    ORDER_STATION,
    ORDER_WITHDRAW,
    ORDINARY,
    POSTURE_BIG,
    POSTURE_SCREEN,
)  # fmt: skip
from game.world.queries import enemy_ships, fighting_ships, hull_share
from game.world.volleys import share_out
from game.world.world import World

_LINK_WU = 460.0  # who stands so near defends with it
_THERE_WU = 300.0
_SURE = 2.0  # who goes turns round only when the odds are so much better
_UNARMED = 0.15  # of a ship's strength, when it has nothing left to fire
_DEAR = 2.5  # who is worth so much more than the middle of the group stands behind it
_BACK_WU = 3300.0  # who stands back is so far from every enemy: out of green beams
_BEAM_WU = 3000.0
_UNDER_FIRE, _IN_REACH, _ON_THE_WAY = (0.6, 1.5, 1.5, 0.8), (0.8, 1.0, 1.0, 1.5), (1.0, 1.0, 1.0, 1.0)
_MANY = 0.3
_ALL = 1000  # as many as the cells hold
_SLOWER_S_PER_WU = 1.0 / 380.0 - 1.0 / 450.0  # an ordinary missile's flight is so much longer than explosive metal's


class Picture(NamedTuple):
    """What a commander has before him. ships: his own; side: all of his side; foes: who is seen; fire: (units) missiles
    of his side on their way, by target."""

    ships: Rows
    side: Rows
    foes: Rows
    fire: Floats


def see(world: World, group: int) -> Picture:
    """Give what a group's commander sees now."""
    side = int(world.groups[Group].side[group])
    ours, foes = fighting_ships(world, side), enemy_ships(world, side)
    part, body, sense = world.units[Ship], world.units[Body], sensing(world.catalogue.library)
    mine = ours[(part.group[ours] == group) & ~world.units[Helm].by_hand[ours]]
    if len(ours) and len(foes):
        gaps = length(body.pos[foes][:, None] - body.pos[ours][None]).min(axis=1)
        seen = gaps <= sense.ship_wu
        seen |= np.isin(foes, open_bows(world, foes)) & (gaps <= sense.bow_wu)
        foes = foes[seen]
    missile, flying = world.units[Missile], world.units.rows(Body, Missile)
    flying = flying[(body.side[flying] == side) & (missile.target[flying] >= 0)]
    fire = np.bincount(missile.target[flying], minlength=world.units.size).astype(float)
    launcher = world.units[Launcher]
    for kind in (ORDINARY, EXPLOSIVE):
        loading = ours[(launcher.salvo[ours, kind] > 0) & (launcher.target[ours, kind] >= 0)]
        np.add.at(fire, launcher.target[loading, kind], launcher.salvo[loading, kind])
    return Picture(mine, ours, foes, fire)


def command_orbit(world: World, group: int) -> list[c.Command]:
    """Let a group's commander look, and give his orders."""
    rule, temper = rules_of(world, group)
    sight, mind = see(world, group), world.groups[Mind]
    if not len(sight.ships):
        return []
    if not len(sight.foes):
        return _seek(world, group, sight)
    mind.rumour[group], mind.met[group] = world.units[Body].pos[sight.foes].mean(axis=0), True
    out = _movements(world, group, rule, temper, sight)
    return out + _salvos(world, group, rule, sight)


def _refs(world: World, rows: Rows | list[int]) -> tuple[Ref, ...]:
    return tuple(world.units.refer(int(row)) for row in rows)


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
    return [c.Order(_refs(world, rows), kind, ref, at)]


def _follow(world: World, group: int, ships: Rows, leader: int, foes: Rows) -> list[c.Command]:
    """Let all but the leader keep their stations on him."""
    part, rule = world.groups[Group], rules_of(world, group)[0]
    keys = world.catalogue.formation_keys
    formation = int(part.formation[group])
    if rule.opens_out and _carry_explosive(world, foes):
        formation = keys.index(rule.opens_out)
    rest = ships[ships != leader]
    if part.leader[group] != leader or part.formation[group] != formation or (world.units[Orders].kind[rest] != ORDER_STATION).any():
        return [c.Form(_refs(world, [leader, *rest.tolist()]), formation)]
    return []


def _leader(world: World, group: int, ships: Rows) -> int:
    leader = int(world.groups[Group].leader[group])
    return leader if leader in ships else int(ships[0])


def _seek(world: World, group: int, sight: Picture) -> list[c.Command]:
    """Go where the enemy is said to be."""
    leader = _leader(world, group, sight.ships)
    out = _follow(world, group, sight.ships, leader, sight.foes)
    return out + _order(world, np.array([leader]), ORDER_MOVE, point=world.groups[Mind].rumour[group])


# ---- how the enemy is weighed -------------------------------------------------------------------------
def strength(world: World, rows: Rows) -> Floats:
    """Give what each ship is worth in a fight: its value by what is left of hull and shield."""
    shield = world.units[Shield]
    full = np.maximum(shield.capacity[rows], 1.0)
    held = np.where(shield.capacity[rows] > 0.0, shield.store[rows] * shield.up[rows] / full, 1.0)
    out: Floats = world.units[Ship].value[rows] * hull_share(world, rows) * (0.4 + 0.6 * held)
    return out


def _support(world: World, foes: Rows) -> Floats:
    """Count those of the enemies seen who stand near enough to each to defend it."""
    pos = world.units[Body].pos[foes]
    near: Floats = (length(pos[:, None] - pos[None]) <= _LINK_WU).sum(axis=1) - 1.0
    return near


def _need(world: World, rule: MindRule, foes: Rows) -> Floats:
    """Reckon how many missiles each enemy takes."""
    value = world.units[Ship].value[foes] / 3.0
    out: Floats = rule.salvo * value * (0.25 + 0.75 * strength(world, foes) / np.maximum(3.0 * value, 0.1))
    return out


def _rank(world: World, sight: Picture) -> Rows:
    """Give the enemies seen, best mark first: near, weak, badly supported, worth much."""
    body = world.units[Body]
    middle = body.pos[sight.ships].mean(axis=0)
    gaps = length(body.pos[sight.foes] - middle)
    left = strength(world, sight.foes) / np.maximum(world.units[Ship].value[sight.foes], 0.1)
    score = gaps * (0.5 + 0.5 * left) + 150.0 * _support(world, sight.foes)
    score = score / np.sqrt(np.maximum(world.units[Ship].value[sight.foes], 0.1))
    return sight.foes[np.argsort(score, kind="stable")]


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
    out = _postures(world, rule, sight) + (_powers(world, sight) if rule.power else [])
    if _pays_to_leave(world, group, rule, temper, sight):
        change_plan(world, group, WITHDRAW)
        return out + _order(world, sight.ships, ORDER_WITHDRAW, point=world.groups[Group].home[group])
    change_plan(world, group, STRIKE if mind.plan[group] != WITHDRAW or rule.weighs else WITHDRAW)
    back = _set_back(world, rule, sight)
    out += _stand_back(world, sight, sight.ships[back])
    sight = sight._replace(ships=sight.ships[~back])
    leader = _leader(world, group, sight.ships)
    target = int(mind.target[group])
    if target not in sight.foes:
        target = int(_rank(world, sight)[0])
        mind.target[group] = target
    out += _follow(world, group, sight.ships, leader, sight.foes)
    return out + _order(world, np.array([leader]), ORDER_ATTACK, target)


def _pays_to_leave(
    world: World, group: int, rule: MindRule, temper: TemperRule, sight: Picture
) -> bool:
    """Say whether what can still be won is worth less than what would be lost: by Lanchester's square law."""
    if not rule.weighs:
        return False
    ours, theirs = fighting_strength(world, sight.side), strength(world, sight.foes)
    odds = float(ours.sum() ** 2 / max(float(theirs.sum()) ** 2, 1e-6))
    going = world.groups[Mind].plan[group] == WITHDRAW
    return odds < temper.withdraw_odds * (_SURE if going else 1.0)


def fighting_strength(world: World, rows: Rows) -> Floats:
    """Give what ships of one's own side are worth in a fight: nothing without beams or missiles."""
    mount = world.mounts[Mount]
    beams = world.mounts.rows(Mount)
    beams = beams[world.catalogue.weapon_kind[mount.weapon[beams]] == BEAM]
    armed = np.isin(rows, mount.owner[beams]) | (world.units[Launcher].stock[rows].sum(axis=1) > 0)
    out: Floats = strength(world, rows) * np.where(armed, 1.0, _UNARMED)
    return out


def _set_back(world: World, rule: MindRule, sight: Picture) -> Bools:
    """Say who is to stand back: those too dear for the front, as long as others are left for it.

    Measured: whoever pulls hurt cruisers out as well loses the fight to who does not (0 of 8): their beams are missed.
    """
    part, ships = world.units[Ship], sight.ships
    back = np.zeros(len(ships), bool)
    if rule.screens:
        back = part.value[ships] > _DEAR * np.median(part.value[ships])
    if back.all():
        back[:] = False
    return back


def _stand_back(world: World, sight: Picture, ships: Rows) -> list[c.Command]:
    """Send ships out of the enemy's beams, each on its own side."""
    body, out = world.units[Body], []
    for ship in ships.tolist():  # LOOP: ships that are spared
        gaps = length(body.pos[sight.foes] - body.pos[ship])
        near = int(sight.foes[gaps.argmin()])
        away = unit((body.pos[ship] - body.pos[near])[None])[0]
        if gaps.min() < _BACK_WU:
            out += _order(world, np.array([ship]), ORDER_MOVE, point=body.pos[near] + away * (_BACK_WU + 400.0))
    return out


def _powers(world: World, sight: Picture) -> list[c.Command]:
    """Share power out as the moment asks: to shields and point defence under missiles, to beams when in their reach."""
    body, missile, out = world.units[Body], world.units[Missile], []
    flying = world.units.rows(Body, Missile)
    flying = flying[(body.side[flying] != body.side[sight.ships[0]]) & (missile.target[flying] >= 0)]
    inbound = np.bincount(missile.target[flying], minlength=world.units.size)
    for ship in sight.ships.tolist():  # LOOP: ships of a group
        if world.units[Shield].capacity[ship] <= 0.0:
            continue
        near = length(body.pos[sight.foes] - body.pos[ship]).min() < _BEAM_WU
        shares = _UNDER_FIRE if inbound[ship] else _IN_REACH if near else _ON_THE_WAY
        if tuple(world.units[Reactor].share[ship].tolist()) != shares:
            out.append(c.Power(world.units.refer(ship), shares))
    return out


def _carry_explosive(world: World, foes: Rows) -> bool:
    """Say whether enough of the enemies seen are of kinds that carry explosive metal."""
    carries = world.units[Launcher].missile[foes, EXPLOSIVE] >= 0
    return bool(len(foes)) and bool(carries.mean() > _MANY)


def _postures(world: World, rule: MindRule, sight: Picture) -> list[c.Command]:
    """Keep interceptors for explosive metal where the enemies seen are of a kind that carries it."""
    if not rule.saves_interceptors:
        return []
    want = POSTURE_BIG if _carry_explosive(world, sight.foes) else POSTURE_SCREEN
    other = sight.ships[world.units[Orders].posture[sight.ships] != want]
    return [c.Posture(_refs(world, other), want)] if len(other) else []


# ---- what they fire -----------------------------------------------------------------------------------
def _salvos(world: World, group: int, rule: MindRule, sight: Picture) -> list[c.Command]:
    launcher, body, mind = world.units[Launcher], world.units[Body], world.groups[Mind]
    gaps = length(body.pos[sight.ships][:, None] - body.pos[sight.foes][None])
    loaded = (launcher.stock[sight.ships] > 0) & (launcher.salvo[sight.ships] == 0)
    if not rule.together:
        return _each_for_himself(world, rule, sight, gaps, loaded)
    shielded = world.units[Shield].up[sight.foes].mean() > _MANY
    near = gaps.min(axis=1) <= (min(rule.launch_wu, rule.shielded_wu) if shielded else rule.launch_wu)
    out: list[c.Command] = []
    if mind.salvo_s[group] <= 0.0 and near.any():
        out = _salvo(world, group, rule, sight, sight.ships[loaded[:, ORDINARY] & near])
    bombs = sight.ships[loaded[:, EXPLOSIVE] & near]
    due = mind.follow_s[group] == 0.0 or not rule.explosive_behind_s
    if len(bombs) and (due or not launcher.stock[sight.ships, ORDINARY].any()):
        mind.follow_s[group] = -1.0
        out += _explosive(world, rule, sight, bombs)
    return out


def _each_for_himself(
    world: World, rule: MindRule, sight: Picture, gaps: Floats, loaded: Bools
) -> list[c.Command]:
    """Let every ship fire all it has at whoever is nearest to it."""
    out: list[c.Command] = []
    for place, ship in enumerate(sight.ships.tolist()):  # LOOP: ships of a group
        prey = int(sight.foes[gaps[place].argmin()])
        for kind in (ORDINARY, EXPLOSIVE):
            if loaded[place, kind] and gaps[place].min() <= rule.launch_wu:
                out.append(c.Salvo(_refs(world, [ship]), kind, _ALL, world.units.refer(prey), False))
    return out


def _salvo(world: World, group: int, rule: MindRule, sight: Picture, ready: Rows) -> list[c.Command]:
    """Share a salvo out among as many marks as it is enough for; what is on its way already counts."""
    launcher, mind = world.units[Launcher], world.groups[Mind]
    counts = np.minimum(launcher.cells[ready], launcher.stock[ready, ORDINARY])
    rank = _rank(world, sight)
    need = np.maximum(_need(world, rule, rank) - sight.fire[rank], 0.0)
    marks: list[int] = []
    left = float(counts.sum())
    for prey, want in zip(rank.tolist(), need, strict=True):  # LOOP: enemies in sight
        if want > 0.0 and (left >= want or not marks) and len(marks) < rule.marks:
            marks.append(prey)
            left -= want
    if not marks or not len(ready):
        return []
    if rule.explosive_behind_s:
        pos = world.units[Body].pos
        far = float(length(pos[ready] - pos[marks[0]]).max())
        mind.follow_s[group] = max(0.05, far * _SLOWER_S_PER_WU + rule.explosive_behind_s)
        mind.next_look[group] = min(float(mind.next_look[group]), float(mind.follow_s[group]))
    mind.salvo_s[group] = rule.salvo_gap_s
    return [
        c.Salvo(_refs(world, rows), ORDINARY, _ALL, world.units.refer(prey), True)
        for prey, rows in share_out(ready, counts, marks)
    ]


def _explosive(world: World, rule: MindRule, sight: Picture, bombs: Rows) -> list[c.Command]:
    """Send explosive metal at the worthy: first at those on whom a salvo comes down, so much for each."""
    value = world.units[Ship].value
    rank = _rank(world, sight)
    rank = rank[value[rank] >= rule.explosive_value]
    rank = rank[np.argsort(~(sight.fire[rank] > 0.0), kind="stable")][: rule.marks]
    stock = world.units[Launcher].stock[bombs, EXPLOSIVE]
    out: list[c.Command] = []
    if not len(rank):
        return out
    for prey, rows in share_out(bombs, stock, rank.tolist()):  # LOOP: marks of a salvo
        each = max(1, round(rule.explosive / len(rows)))
        out.append(c.Salvo(_refs(world, rows), EXPLOSIVE, each, world.units.refer(prey), True))
    return out
