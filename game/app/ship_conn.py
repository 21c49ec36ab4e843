"""At the conn of a starship over land: keys, pointer and sticks become orders to helm, lenses, shield and bays."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from game.app import ground_orders, ship_aboard
from game.app.keys import Held
from game.base.vectors import Floats
from game.engine.tables import Ref
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import gaps_to, name_of, row_of
from game.ui.ship_units import below, is_reached, ready_lenses, ship_row
from game.view.camera import Camera
from game.world import commands as c
from game.world.components import Body
from game.world.conning import aim_at, batteries_of, can_be_burned, lenses_on
from game.world.fields import MOST_FOCUS
from game.world.land import height_at
from game.world.surface import Gun, Hover, Task, Unit
from game.world.surface_catalogue import MISSILE_ARM
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot

_EVERY_TICKS = 6  # the helm is told so often while keys steer
_AHEAD_WU = 700.0  # keys order a place so far ahead
_BRAKE = 0.5  # of its thrust a ship plans to brake with
_UNDER_PX = {"off": 34.0, "light": 34.0, "strong": 60.0}  # aid -> a unit so near to the pointer is what is meant
_AGAIN_S = 1.2  # X does not burn the same mark twice within this
_ALL = 1000  # fighters: more than any hangar holds
_MOST_TARGETS = 14
_STEER = ("drift_left", "drift_right", "rise", "sink")
_SHIELD = ("shield_left", "shield_right", "shield_up", "shield_down")


def hold(pilot: GroundPilot, world: SurfaceWorld, camera: Camera, held: Held) -> None:
    """Have the conn for a tick, by what is held down now; who touches nothing says nothing new."""
    console = pilot.console
    own = ship_row(world, console.own)
    if own < 0:
        return
    acts = console.firing or any(held[name] for name in (*_STEER, *_SHIELD, "fire", "shield_here"))
    if console.autopilot:
        if not acts:
            return
        pilot.set_autopilot(world, False)
    if not world.units[Unit].manned[own] and not acts:
        pilot.commands.append(c.Autopilot(world.units.refer(own), False))
    aim(pilot, world, camera)
    _steer(pilot, world, own, held)
    _turn_shield(pilot, world, own, held)
    _fire(pilot, world, camera, own, bool(held["fire"]))


def aim(pilot: GroundPilot, world: SurfaceWorld, camera: Camera) -> None:
    """Point the lenses where the pointer is, or at the target while it has not been moved."""
    console, target = pilot.console, row_of(world, pilot.console.target)
    if target >= 0 and not console.by_pointer:
        x, y = aim_at(world, target)
    else:
        x, y = camera.to_world(console.pointer)
        y = max(float(y), float(height_at(world.land, np.array(float(x)))))
    console.aim = (float(x), float(y))


# ---- the helm ---------------------------------------------------------------------------------------
def _steer(pilot: GroundPilot, world: SurfaceWorld, own: int, held: Held) -> None:
    """Order a place ahead while keys ask for drift or height, and a place to rest at when they are let go."""
    console = pilot.console
    dx = float(held["drift_right"]) - float(held["drift_left"])
    dy = float(held["rise"]) - float(held["sink"])
    if not (dx or dy):
        if console.conn.steering:
            console.conn.steering = False
            stay(pilot, world, own)
        return
    began, console.conn.steering = not console.conn.steering, True
    if began or world.tick % _EVERY_TICKS == 0:
        rest = rest_of(world, own)
        body, now = world.units[Body], world.units[Task].want_point[own]
        x = float(body.pos[own, 0]) + _AHEAD_WU * dx if dx else float(rest[0] if began else now[0])
        y = float(body.pos[own, 1]) + _AHEAD_WU * dy if dy else float(rest[1] if began else now[1])
        pilot.commands.append(c.Hang(world.units.refer(own), (x, y)))


def rest_of(world: SurfaceWorld, own: int) -> Floats:
    """Give where a ship comes to rest when it brakes now. Returns: (2) [wu]"""
    body, vel = world.units[Body], world.units[Body].vel[own]
    way = vel * np.abs(vel) / (2.0 * _BRAKE * max(float(world.units[Hover].accel[own]), 1e-6))
    place: Floats = body.pos[own] + way
    return place


def stay(pilot: GroundPilot, world: SurfaceWorld, own: int) -> None:
    """Order her to come to rest."""
    x, y = rest_of(world, own)
    pilot.commands.append(c.Hang(world.units.refer(own), (float(x), float(y))))


def hang_at(pilot: GroundPilot, world: SurfaceWorld, place: tuple[float, float], keep_height: bool = False) -> None:
    """Order her to a place; off the map only along the land."""
    console, own = pilot.console, ship_row(world, pilot.console.own)
    if own < 0:
        return
    if console.autopilot:
        pilot.set_autopilot(world, False)
    y = float(world.units[Task].want_point[own, 1]) if keep_height else place[1]
    pilot.commands.append(c.Hang(world.units.refer(own), (place[0], y)))
    ground_orders.pulse(console, (place[0], y), "move")


# ---- the shield -------------------------------------------------------------------------------------
def _turn_shield(pilot: GroundPilot, world: SurfaceWorld, own: int, held: Held) -> None:
    """Gather the shield where arrows or a stick point, or towards what is aimed at."""
    console = pilot.console
    x = float(held["shield_right"]) - float(held["shield_left"])
    y = float(held["shield_up"]) - float(held["shield_down"])
    if held["shield_here"]:
        x, y = (float(part) for part in np.array(console.aim) - world.units[Body].pos[own])
    if not (x or y):
        return
    way = math.atan2(y, x)
    before = console.conn.way
    if before is None or abs((way - before + math.pi) % math.tau - math.pi) > 0.02:
        console.conn.way = way
        pilot.commands.append(c.GatherShield(world.units.refer(own), (math.cos(way), math.sin(way)), MOST_FOCUS))


def _even(pilot: GroundPilot, world: SurfaceWorld, own: int) -> None:
    pilot.console.conn.way = None
    pilot.commands.append(c.GatherShield(world.units.refer(own), (0.0, 0.0), 0.0))
    pilot.console.note("Shield even all round")


# ---- the lenses -------------------------------------------------------------------------------------
def _fire(pilot: GroundPilot, world: SurfaceWorld, camera: Camera, own: int, key_held: bool) -> None:
    """Fire one lens for a press of the button, as soon as one can; with the key held one mark after another."""
    console, conn = pilot.console, pilot.console.conn
    if not console.firing:
        conn.pressed = conn.told = False
    elif not conn.pressed:
        console.by_pointer = True
        aim(pilot, world, camera)
        mark = _under(world, camera, own, console)
        if mark >= 0:
            console.target, console.fixed = world.serial(mark), True
        place = aim_at(world, mark) if mark >= 0 else np.array(console.aim)
        conn.pressed = _burn(pilot, world, own, mark, place, not conn.told)
        conn.told = True
        return
    target = row_of(world, console.target)
    if key_held and target >= 0 and can_be_burned(world, own, target):
        again = conn.shot == console.target and world.time_s - conn.shot_s < _AGAIN_S
        if not again and len(ready_lenses(world, own)):
            _burn(pilot, world, own, target, aim_at(world, target), world.time_s - conn.shot_s > _AGAIN_S)


def _burn(pilot: GroundPilot, world: SurfaceWorld, own: int, mark: int, place: Floats, says: bool) -> bool:
    """Ask for one shot. Returns: whether a lens can fire it now; says: tell what is wrong if none can"""
    console, conn = pilot.console, pilot.console.conn
    reach = lenses_on(world, own, place)
    if not len(np.intersect1d(reach, ready_lenses(world, own))):
        if says:
            why = "No lens reaches that: bring her over it" if not len(reach) else "The lenses that reach it reload"
            console.note(why, "warning")
        conn.shot, conn.shot_s = console.target, world.time_s - 0.5 * _AGAIN_S
        return False
    target = world.units.refer(mark) if mark >= 0 else Ref(-1, 0)
    conn.shot, conn.shot_s = (world.serial(mark) if mark >= 0 else -1), world.time_s
    pilot.commands.append(c.Burn(world.units.refer(own), -1, target, (float(place[0]), float(place[1]))))
    return True


def _under(world: SurfaceWorld, camera: Camera, own: int, console: GroundConsole) -> int:
    """Give the enemy under the pointer, -1 for none."""
    rows = below(world, own)
    if not len(rows):
        return -1
    gaps = gaps_to(world, rows, np.array(console.aim))
    best = int(np.argmin(gaps))
    return int(rows[best]) if gaps[best] * camera.zoom < _UNDER_PX[console.aid] else -1


def _barrage(pilot: GroundPilot, world: SurfaceWorld, own: int) -> None:
    console, gun = pilot.console, world.mounts[Gun]
    tubes, target = batteries_of(world, own, MISSILE_ARM), row_of(world, pilot.console.target)
    ready = tubes[(gun.ready[tubes] <= 0.0) & (gun.rounds[tubes] > 0)]
    if not len(tubes) or not gun.rounds[tubes].any():
        console.note("The tubes are empty", "warning")
    elif not len(ready):
        console.note(f"The tubes reload: {float(gun.ready[tubes].min()):.0f} s", "warning")
    elif target < 0 or not _is_building(world, int(ready[0]), target):
        console.note("Barrage is for buildings: take one as target", "warning")
    else:
        pilot.commands.append(c.Burn(world.units.refer(own), int(gun.number[ready[0]]), world.units.refer(target)))
        console.note(f"Barrage at {name_of(world, target)}")


def _is_building(world: SurfaceWorld, tube: int, target: int) -> bool:
    catalogue, kind = world.catalogue, int(world.units[Unit].kind[target])
    return bool(catalogue.likes[world.mounts[Gun].arm[tube], catalogue.prey[kind]] > 0.0)


# ---- looking and keys -------------------------------------------------------------------------------
def watch_target(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Look at the most urgent thing a lens reaches, unless the player has taken one himself that is still there."""
    console, own = pilot.console, ship_row(world, pilot.console.own)
    looked = row_of(world, console.target)
    if own < 0 or (console.fixed and looked >= 0):
        return
    console.fixed = False
    near = ordered(world, own)
    if looked >= 0 and looked in near[:3]:
        return  # the panel does not change with every step of two who are alike
    console.target = world.serial(near[0]) if near else -1


def ordered(world: SurfaceWorld, own: int) -> list[int]:
    """Give targets below, those under a lens first."""
    rows = below(world, own)[:_MOST_TARGETS].tolist()
    return sorted(rows, key=lambda row: not is_reached(world, own, row))


def _next_target(pilot: GroundPilot, world: SurfaceWorld, own: int) -> None:
    console = pilot.console
    near = [world.serial(row) for row in ordered(world, own)]
    if near:
        at = near.index(console.target) + 1 if console.target in near else 0
        console.target, console.fixed, console.by_pointer = near[at % len(near)], True, False


def act(pilot: GroundPilot, world: SurfaceWorld, action: str) -> None:
    """Do what a key or a button asks for; what is no captain's business is not heard."""
    own = ship_row(world, pilot.console.own)
    if action == "autopilot":
        pilot.console.conn.way = None
        pilot.set_autopilot(world, not pilot.console.autopilot)
    elif own >= 0 and action in _DEEDS:
        if pilot.console.autopilot and action not in _LOOKS:
            pilot.set_autopilot(world, False)
        _DEEDS[action](pilot, world, own)


_LOOKS = ("target_next", "target_near")
_DEEDS: dict[str, Callable[[GroundPilot, SurfaceWorld, int], object]] = {
    "stay": stay,
    "even": _even,
    "barrage": _barrage,
    "bays": ship_aboard.bays,
    "wider": lambda pilot, world, own: ship_aboard.space(pilot, world, own, 1),
    "closer": lambda pilot, world, own: ship_aboard.space(pilot, world, own, -1),
    "guard": lambda pilot, world, own: ship_aboard.send(
        pilot, world, own, ship_aboard.FLIGHT, own, "leave to guard you"
    ),
    "escort": lambda pilot, world, own: ship_aboard.escort(pilot, world, own, ship_aboard.FLIGHT),
    "escort_all": lambda pilot, world, own: ship_aboard.escort(pilot, world, own, _ALL),
    "target_next": _next_target,
    "target_near": lambda pilot, world, own: setattr(pilot.console, "fixed", False),
}
