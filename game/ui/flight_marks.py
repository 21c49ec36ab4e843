"""What is marked for an aircraft beyond its nose: warnings, the most urgent first, and arrows at the screen's edge."""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import length
from game.ui import hud_state as h
from game.ui.flight_units import (
    attack_share,
    behind,
    blast_of,
    charging,
    foes_of,
    height_of,
    is_winged,
    role_of,
    stall_speed,
)
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import name_of, row_of
from game.view.camera import Camera
from game.world.components import Body
from game.world.land import G_WUPS2
from game.world.surface import Pilot, Wings
from game.world.surface_world import SurfaceWorld

_PULL_G, _LATE_S, _ROOM_WU = 5.0, 1.0, 50.0  # a pull-up: so hard, begun so late, with so much left
_STALL_SHARE, _STALL_ATTACK = 1.12, 1.02  # of the stall's speed, and of its angle of attack
_FUEL_S = 45.0
_CHARGE_MANY = 2  # one alone is a duel
_GREY = 0.5
_NEAR_WU, _MOST = 6000.0, 3  # fighters off the screen: so near, and so many arrows of theirs
_BEARINGS = 8
_KM = 1000.0


def flight_warnings(world: SurfaceWorld, console: GroundConsole) -> list[h.WarningBar]:
    """List what threatens the player's aircraft now."""
    own = row_of(world, console.own)
    if not is_winged(world, own):
        return []
    pilot = world.units[Pilot]
    out = []
    if pilot.blind_s[own] > 0.0:
        out.append(h.WarningBar("blind", 0, float(pilot.blind_s[own]), "stick held"))
    if pilot.out_s[own] > 0.0:
        out.append(h.WarningBar("blackout", 0, float(pilot.out_s[own])))
    found = (
        _ground(world, own), _blast(world, console, own), _stall(world, own), _tail(world, own), _charge(world, own),
    )  # fmt: skip
    out += [each for each in found if each is not None]
    if pilot.out_s[own] <= 0.0 and pilot.grey[own] > _GREY:
        out.append(h.WarningBar("grey", note="ease the pull"))
    fuel = float(world.units[Wings].fuel[own])
    if fuel < _FUEL_S:
        out.append(h.WarningBar("fuel", 0, fuel))
    return out


def _ground(world: SurfaceWorld, own: int) -> h.WarningBar | None:
    """Say that it is time to pull up: what a pull-up takes is about what there is."""
    vel = world.units[Body].vel[own]
    speed, over = float(length(vel)), height_of(world, own)
    if vel[1] >= 0.0 or speed < 1.0:
        return None
    steep = 1.0 - abs(float(vel[0])) / speed
    needs = speed * speed / (_PULL_G * G_WUPS2) * steep - float(vel[1]) * _LATE_S + _ROOM_WU
    return h.WarningBar("pull_up", 0, over / -float(vel[1])) if over < needs else None


def _blast(world: SurfaceWorld, console: GroundConsole, own: int) -> h.WarningBar | None:
    """Say that a warhead would take the player along."""
    target = row_of(world, console.target)
    if target < 0:
        return None
    body = world.units[Body]
    danger, far = blast_of(world, target, own), float(length(body.pos[target] - body.pos[own]))
    return h.WarningBar("blast", note=f"{danger:.0f} m") if far < danger else None


def _stall(world: SurfaceWorld, own: int) -> h.WarningBar | None:
    slow = float(length(world.units[Body].vel[own])) < _STALL_SHARE * stall_speed(world, own)
    return h.WarningBar("stall", note="nose down") if slow or attack_share(world, own) > _STALL_ATTACK else None


def _tail(world: SurfaceWorld, own: int) -> h.WarningBar | None:
    count, far = behind(world, own)
    return h.WarningBar("tail", count if count > 1 else 0, note=f"{far:.0f} m") if count else None


def _charge(world: SurfaceWorld, own: int) -> h.WarningBar | None:
    count, far = charging(world, own)
    return h.WarningBar("charge", count, note=f"{far:.0f} m") if count >= _CHARGE_MANY else None


# ---- what is off the screen -------------------------------------------------------------------------
def flight_arrows(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> list[h.EdgeArrow]:
    """Point at the city missile, the bomber, the target, the city, friends' lead, and at fighters who are near."""
    own = row_of(world, console.own)
    if own < 0:
        return []
    body, out = world.units[Body], []
    foes, target = foes_of(world, own), row_of(world, console.target)
    special = [row for row in foes.tolist() if role_of(world, row) in ("city_missile", "bomber") or row == target]
    for row in special:  # LOOP: two or three
        if not camera.visible(body.pos[row], -30.0 / camera.zoom).all():
            kind = "missile" if role_of(world, row) == "city_missile" else "big_ship"
            out.append(_arrow(world, camera, own, row, kind, name_of(world, row)))
    for zone in world.level.zone:  # LOOP: zones
        place = np.array(zone.at_wu)
        if zone.city == SIDES[console.side] and not camera.visible(place, 0.0).all():
            km = abs(float(place[0] - body.pos[own, 0])) / _KM
            word = f"{zone.name} burns" if zone.id in world.burned else f"{zone.name} {km:.0f} km"
            out.append(h.EdgeArrow(_way(camera, place), "zone", SIDES[console.side], word))
    if not camera.visible(body.pos[own], 0.0).all():
        out.append(h.EdgeArrow(_way(camera, body.pos[own]), "ship", SIDES[console.side], console.name))
    rest = foes[~np.isin(foes, np.array(special, np.intp))]
    return out + _fighters(world, camera, own, rest)


def _fighters(world: SurfaceWorld, camera: Camera, own: int, rows: np.ndarray) -> list[h.EdgeArrow]:
    """Gather fighters off the screen who are near by the way in which they are, the most first."""
    body = world.units[Body]
    rows = rows[length(body.pos[rows] - body.pos[own]) < _NEAR_WU]
    rows = rows[~camera.visible(body.pos[rows], 10.0)]
    if not len(rows):
        return []
    way = body.pos[rows] - camera.center
    bearing = np.round(np.arctan2(way[:, 1], way[:, 0]) / math.tau * _BEARINGS).astype(int) % _BEARINGS
    out = []
    for each in np.unique(bearing).tolist():  # LOOP: eight directions
        x, y = way[bearing == each].mean(axis=0)
        side = SIDES[int(body.side[rows[0]])]
        out.append(h.EdgeArrow((float(x), float(-y)), "ship", side, "Killercraft", int((bearing == each).sum())))
    return sorted(out, key=lambda arrow: -arrow.count)[:_MOST]


def _way(camera: Camera, place: np.ndarray) -> h.Point:
    off = place - camera.center
    return (float(off[0]), float(-off[1]))


def _arrow(world: SurfaceWorld, camera: Camera, own: int, row: int, kind: str, name: str) -> h.EdgeArrow:
    body = world.units[Body]
    far = float(length(body.pos[row] - body.pos[own]))
    said = f"{far / _KM:.1f} km" if far >= _KM else f"{round(far, -1):.0f} m"
    return h.EdgeArrow(_way(camera, body.pos[row]), kind, SIDES[int(body.side[row])], f"{name} {said}")
