"""From the battle and the console to what the head-up display shows: panels, bars, slots, friends."""

from __future__ import annotations

import numpy as np

from game.base.constants import KM_PER_WU, SIDES
from game.ui import hud_state as h
from game.ui.battle_friends import friends, squads
from game.ui.battle_map import whole_battle
from game.ui.battle_marks import marks, radar
from game.ui.battle_slots import charge_bar, order_buttons, power_panel, slots
from game.ui.battle_warnings import incoming, warnings
from game.ui.console import Console, lead_row, row_of
from game.ui.drives import charges
from game.ui.formations import chooser
from game.ui.lane_marks import bows, gunner
from game.ui.names import name_of
from game.ui.swarms import find_swarms
from game.view.camera import Camera
from game.world.catalogue import BEAM
from game.world.components import Body, FireControl, Hull, Mount, Reactor, Record, Shield, Ship
from game.world.orders import ENGINES, POINT_DEFENCE
from game.world.world import World

__all__ = ["hud_state", "incoming", "name_of"]


def hud_state(world: World, console: Console, camera: Camera, bindings: dict[str, str]) -> h.HudState:
    """Describe the whole display at this moment."""
    own, lead = row_of(world, console.own), lead_row(world, console)
    side = SIDES[world.records[Record].side[_own_record(world, console)]]
    number = f"{world.level.number}/10" if world.level.number else ""
    goals = [h.Objective(goal.text, world.objectives[goal.id]) for goal in world.level.objective
             if world.objectives[goal.id] != "hidden"]  # fmt: skip
    known = charges(world)
    open_bows = bows(world, console, known)
    warned = warnings(world, own, open_bows)
    swarms = find_swarms(world, console.side)
    ships, parties = friends(world, console, side)
    return h.HudState(
        title=world.level.title, number=number, objectives=goals, radio=console.radio, clock_s=world.time_s,
        paused=console.paused, speed=console.speed, warning=warned[0] if warned else None,
        caution=warned[1] if len(warned) > 1 else None,
        own=_own(world, own) if own >= 0 else None, target=_target(world, lead, console),
        slots=slots(world, lead, console, known, bindings) if lead >= 0 else [],
        radar=radar(world, console, camera, own, swarms, open_bows), map=whole_battle(world) if console.map else None,
        marks=marks(world, console, camera, own, open_bows, swarms), friends=ships, parties=parties,
        scroll=console.scroll, groups=squads(world, console), orders=order_buttons(world, console, bindings),
        power=power_panel(world, own, console, known, bindings),
        charge=charge_bar(world, own, gunner(world, console), known, open_bows, bindings),
        chooser=chooser(world, console, bindings),
        autopilot=console.autopilot, hints=console.hints, messages=console.messages, bindings=bindings,
        side=side, banner=_banner(console, bindings), captions=console.captions, lesson=console.lesson,
    )  # fmt: skip


def _banner(console: Console, bindings: dict[str, str]) -> h.Banner | None:
    """Say in great letters that the battle is over, or rests."""
    if console.closing is not None:
        return h.Banner(console.closing[0], console.closing[2], console.closing[1])
    if console.paused and not console.covered:
        why = f"{console.pause_reason}. " if console.pause_reason else ""
        go_on = bindings.get("pause", "Space")
        return h.Banner("Paused", f"{why}Orders can be given; {go_on} goes on.", "warning")
    if console.news is not None and not console.covered:
        return h.Banner(console.news[0], console.news[1], console.news_tone)
    return None


def _own_record(world: World, console: Console) -> int:
    record = world.records[Record]
    found = np.flatnonzero(record.serial[: world.records.size] == console.own)
    return int(found[0]) if len(found) else 0


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
    return h.OwnUnit(name_of(world, row), rule.name, rule.hull, _side(world, row), _compartments(world, row), bars)


def _side(world: World, row: int) -> str:
    """Say under which side's colours a ship fights, whoever built it."""
    return SIDES[int(world.units[Body].side[row])]


def _target(world: World, own: int, console: Console) -> h.Target | None:
    """Describe the target as seen from the own ship, or from who leads in her place. own: row, -1 for none"""
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
    far, closing = None, 0.0
    if own >= 0:
        to, drift = body.pos[row] - body.pos[own], body.vel[row] - body.vel[own]
        far = float(np.hypot(*to))
        closing = -float((to * drift).sum()) / max(far, 1.0)
    kind, range_km = f"{rule.side} {rule.name}", None if far is None else far * KM_PER_WU
    return h.Target(name_of(world, row), kind, _side(world, row), range_km, closing * KM_PER_WU, rule.hull, bars)
