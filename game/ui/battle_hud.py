"""From the battle and the console to what the head-up display shows: panels, bars, slots, friends."""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import KM_PER_WU, SIDES
from game.ui import hud_state as h
from game.ui.battle_marks import marks, radar
from game.ui.console import Console, row_of
from game.view.camera import Camera
from game.world.catalogue import BEAM
from game.world.components import (
    Body,
    FireControl,
    Helm,
    Hull,
    Launcher,
    Missile,
    Mount,
    Orders,
    Reactor,
    Record,
    Shield,
    Ship,
)  # fmt: skip
from game.world.orders import ENGINES, ORDERS, POINT_DEFENCE, POSTURES
from game.world.roster import rosters
from game.world.world import World

_POSTURE_WORDS = {"screen": "screen", "self": "own", "big": "big"}
_FEW_INTERCEPTORS = 0.25
_WARN_S = 14.0
_ORDER_BUTTONS = (
    ("move", "M", "Move", "Move: then click a place, or right-click it at once"),
    ("attack", "T", "Attack", "Close with the target and attack"),
    ("hold", "H", "Hold", "Stop and hold position"),
    ("form", "G", "Form up", "Form a block on the first ship selected: point defences cover one another"),
    ("withdraw", "B", "Withdraw", "Turn and burn for the defensive sphere"),
    ("free", "V", "Volleys", "Volleys at will, or only when told"),
)
_TIPS = {
    "1": "Ordinary missiles at the target, half of the cells",
    "2": "Explosive metal at the target; [ and ] change how many",
    "3": "Point defence: screen the neighbours, own ship only, or save it for explosive metal",
    "4": "Launch so that all missiles arrive at one time",
    "5": "Turn and burn for the defensive sphere",
}


def hud_state(world: World, console: Console, camera: Camera, bindings: dict[str, str]) -> h.HudState:
    """Describe the whole display at this moment."""
    own = row_of(world, console.own)
    side = SIDES[world.records[Record].side[_own_record(world, console)]]
    number = f"{world.level.number}/10" if world.level.number else ""
    goals = [h.Objective(goal.text, world.objectives[goal.id]) for goal in world.level.objective
             if world.objectives[goal.id] != "hidden"]  # fmt: skip
    return h.HudState(
        title=world.level.title, number=number, objectives=goals, radio=console.radio, clock_s=world.time_s,
        paused=console.paused, speed=console.speed, warning=_warning(world, own),
        own=_own(world, own) if own >= 0 else None, target=_target(world, own, console),
        slots=_slots(world, own, console) if own >= 0 else [], radar=radar(world, console, camera, own),
        marks=marks(world, console, camera, own), friends=_friends(world, console, side),
        groups=_groups(world, console, side), orders=_orders(world, console), autopilot=console.autopilot,
        hints=console.hints, messages=console.messages, bindings=bindings, side=side,
        banner=_banner(console, bindings),
    )  # fmt: skip


def _banner(console: Console, bindings: dict[str, str]) -> h.Banner | None:
    """Say in great letters that the battle is over, or rests."""
    if console.closing is not None:
        return h.Banner(console.closing[0], console.closing[2], console.closing[1])
    if console.paused and not console.covered:
        why = f"{console.pause_reason}. " if console.pause_reason else ""
        go_on = bindings.get("pause", "Space")
        return h.Banner("Paused", f"{why}Orders can be given; {go_on} goes on.", "warning")
    return None


def _own_record(world: World, console: Console) -> int:
    record = world.records[Record]
    found = np.flatnonzero(record.serial[: world.records.size] == console.own)
    return int(found[0]) if len(found) else 0


def name_of(world: World, row: int) -> str:
    """Give a ship's name."""
    return rosters(world)[int(world.units[Ship].name[row])][1].name


def _compartments(world: World, row: int) -> tuple[h.Compartment, h.Compartment, h.Compartment]:
    hull = world.units[Hull]
    out = []
    for part in range(3):
        share = float(hull.left[row, part] / hull.full[row, part])
        state = "lost" if hull.lost[row, part] else ("fire" if share < 0.45 else "good")
        if hull.lost[row, part] and hull.burning[row, part] <= 0.0:
            state = "sealed"
        out.append(h.Compartment(share, state))
    return (out[0], out[1], out[2])


def _own(world: World, row: int) -> h.OwnUnit:
    units, rule = world.units, world.catalogue.units[int(world.units[Ship].kind[row])]
    hull, reactor, radar_ = units[Hull], units[Reactor], units[FireControl]
    bars = [h.Bar("Hull", float(hull.left[row].sum() / hull.full[row].sum()), "hull")]
    if rule.shield:
        shield = units[Shield]
        bars.append(h.Bar("Shield", float(shield.store[row] / shield.capacity[row]), "shield"))
    bars.append(h.Bar("Power", float(reactor.output[row] / reactor.rated[row]), "power"))
    if not rule.shield:
        full = max(rule.fire_control.interceptors, 1)
        power = min(float(reactor.level[row, POINT_DEFENCE]), 1.0)
        bars.append(h.Bar("Pt def", float(radar_.stock[row]) / full * power, "point_defence"))
    drive = float(reactor.level[row, ENGINES]) * (0.0 if units[Ship].adrift[row] else 1.0)
    bars.append(h.Bar("Drive", min(drive, 1.0), "drive"))
    return h.OwnUnit(name_of(world, row), rule.name, rule.hull, rule.side, _compartments(world, row), bars)


def _target(world: World, own: int, console: Console) -> h.Target | None:
    row = row_of(world, console.target)
    if row < 0:
        return None
    units, rule = world.units, world.catalogue.units[int(world.units[Ship].kind[row])]
    body, hull, shield = units[Body], units[Hull], units[Shield]
    bars = []
    if rule.shield:
        bars.append(h.Bar("Shield", float(shield.store[row] / shield.capacity[row]), "shield"))
    bars.append(h.Bar("Hull", float(hull.left[row].sum() / hull.full[row].sum()), "hull"))
    mount = world.mounts[Mount]
    mounts = world.mounts.rows(Mount)
    beams = mounts[(mount.owner[mounts] == row) & (world.catalogue.weapon_kind[mount.weapon[mounts]] == BEAM)]
    if len(beams):
        bars.append(h.Bar("Beams", float(mount.store[beams].mean()), "beam"))
    far, closing = 0.0, 0.0
    if own >= 0:
        to, drift = body.pos[row] - body.pos[own], body.vel[row] - body.vel[own]
        far = float(np.hypot(*to))
        closing = -float((to * drift).sum()) / max(far, 1.0)
    kind = f"{rule.side} {rule.name}"
    return h.Target(
        name_of(world, row), kind, rule.side, far * KM_PER_WU, closing * KM_PER_WU, rule.hull, bars
    )


def _slots(world: World, own: int, console: Console) -> list[h.WeaponSlot]:
    launcher, orders = world.units[Launcher], world.units[Orders]
    ordinary, explosive = (int(part) for part in launcher.stock[own])
    slots = []
    if launcher.missile[own, 0] >= 0:
        busy = float(launcher.salvo[own, 0]) / max(int(launcher.cells[own]), 1)
        slots.append(
            h.WeaponSlot("1", "Missiles", "missile", str(ordinary), busy > 0, busy, enabled=ordinary > 0)
        )
    if launcher.missile[own, 1] >= 0:
        busy = float(launcher.salvo[own, 1]) / 6.0
        slots.append(
            h.WeaponSlot(
                "2", "Expl metal", "explosive_metal", str(explosive), busy > 0, busy, enabled=explosive > 0
            )
        )
    posture = POSTURES[int(orders.posture[own])]
    slots.append(h.WeaponSlot("3", "Pt defence", "rotary", _POSTURE_WORDS[posture], posture != "screen"))
    slots.append(
        h.WeaponSlot("4", "Together", "evade", "on" if console.together else "off", console.together)
    )
    slots.append(
        h.WeaponSlot("5", "Withdraw", "withdraw", "", int(orders.kind[own]) == ORDERS.index("withdraw"))
    )
    for slot in slots:
        slot.tip = _TIPS[slot.key]
    return slots


def _friends(world: World, console: Console, side: str) -> list[h.Friend]:
    record, out = world.records[Record], []
    for number, (_, ship) in enumerate(rosters(world)):  # LOOP: ships of the level
        if SIDES[record.side[number]] != side:
            continue
        status, serial = int(record.status[number]), int(record.serial[number])
        state = ("good", "adrift", "lost", "good")[status]
        share, row = float(record.hull_share[number]), int(record.unit[number])
        role = "home" if status == 3 else ""
        if row >= 0:
            role = "helm" if world.units[Helm].by_hand[row] else ORDERS[int(world.units[Orders].kind[row])]
            if state == "good" and world.units[Hull].lost[row].any():
                state = "fire"
        out.append(h.Friend(ship.name, share, serial in console.selected, role, state))
    return out


def _groups(world: World, console: Console, side: str) -> list[h.Group]:
    record, out = world.records[Record], []
    own = [force for force in world.level.force if force.side == side and force.id in world.forces]
    everyone = [record.group[: world.records.size] == world.forces[force.id] for force in own]
    for key, force, members in zip(("F5", "F6", "F7", "F8"), own, everyone, strict=False):
        alive = members & (record.unit[: world.records.size] >= 0)
        serials = {int(serial) for serial in record.serial[: world.records.size][alive]}
        chosen = bool(serials) and serials <= console.selected
        out.append(h.Group(key, force.name.split()[-1][:8], len(serials), chosen))
    return out


def _orders(world: World, console: Console) -> list[h.OrderButton]:
    return [
        h.OrderButton(name, key, label, console.aiming == name, bool(console.selected), tip)
        for name, key, label, tip in _ORDER_BUTTONS
    ]


def _warning(world: World, own: int) -> h.WarningBar | None:
    if own < 0:
        return None
    count, seconds = incoming(world, own)
    if count:
        return h.WarningBar("missiles", count, seconds)
    mount = world.mounts[Mount]
    mounts = world.mounts.rows(Mount)
    if (mount.firing[mounts] & (mount.target[mounts] == own)).any():
        return h.WarningBar("beam")
    if (world.units[Hull].burning[own] > 0.0).any():
        return h.WarningBar("fire")
    return None


def incoming(world: World, row: int) -> tuple[int, float]:
    """Count the missiles that fly at a ship, and give the time until the first arrives. [s]"""
    missile, body = world.units[Missile], world.units[Body]
    rows = world.units.rows(Body, Missile)
    rows = rows[(missile.target[rows] == row) & (body.side[rows] != body.side[row])]
    if not len(rows):
        return 0, math.inf
    to, drift = body.pos[row] - body.pos[rows], body.vel[rows] - body.vel[row]
    far = np.hypot(to[:, 0], to[:, 1])
    closing = np.maximum((to * drift).sum(axis=1) / np.maximum(far, 1.0), 30.0)
    seconds = far / closing
    soon = seconds < _WARN_S
    return int(np.count_nonzero(soon)), float(seconds.min())
