"""From the battle and the console to what the display of an aircraft shows."""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Floats, dot, length, unit
from game.ui.flight_state import (
    CLOSE,
    HOLDS,
    LOCKED,
    LOCKING,
    OPEN,
    REACHED,
    SEARCHING,
    SHORT,
    SLOW,
    SMALL,
    SPENT,
    Chase,
    Flight,
    Lock,
    Sight,
)  # fmt: skip
from game.ui.flight_units import (
    blast_of,
    cannon_of,
    gun_in_hand,
    height_of,
    is_winged,
    led,
    role_of,
    stall_speed,
)  # fmt: skip
from game.ui.ground_console import GroundConsole
from game.ui.ground_marks import rect_of
from game.ui.ground_units import name_of, row_of, side_name
from game.ui.hud_state import Point
from game.view.camera import Camera
from game.world.components import Body
from game.world.flight import BURNER_THIRST
from game.world.seekers import LEAST_RADAR, radar_reach
from game.world.surface import Eyes, Gun, Life, Pilot, Unit, Wings
from game.world.surface_catalogue import MISSILE_ARM
from game.world.surface_world import SurfaceWorld

_LOW_S = 60.0  # fuel at military power from here on is little
_CLOSES_WUPS = 2.0  # slower than this is not closing
_SIGHT_SHARE = 1.6  # of the cannon's range: so far the lead is shown
_SHARE = 0.95  # of its range, from which the cannon is reckoned to reach
_FIT_RAD = math.radians(3.0)  # so near to where it belongs the nose is good enough


def flight(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> Flight | None:
    """Describe the player's aircraft; None when he is none, or is gone."""
    own = row_of(world, console.own)
    if not is_winged(world, own):
        return None
    body, wings, pilot, life = world.units[Body], world.units[Wings], world.units[Pilot], world.units[Life]
    out = Flight(console.name, SIDES[console.side], float(length(body.vel[own])), height_of(world, own))
    out.climb, out.stall = float(body.vel[own, 1]), stall_speed(world, own)
    out.power, out.burning = float(wings.throttle[own]), bool(wings.burning[own] and wings.fuel[own] > 0.0)
    out.latched = console.hands.latched
    use = BURNER_THIRST if out.burning else max(out.power, 0.05)
    left = float(wings.fuel[own])
    full = max(float(world.catalogue.units[int(world.units[Unit].kind[own])].body.fuel_s), 1.0)  # type: ignore[union-attr]
    out.fuel, out.fuel_s, out.low = min(left / full, 1.0), left / use, left < _LOW_S
    out.load, out.load_most = float(wings.load[own]), float(wings.g_most[own])
    out.grey, out.out_s, out.blind_s = (
        float(column[own]) for column in (pilot.grey, pilot.out_s, pilot.blind_s)
    )
    out.hull = float(life.hp[own] / max(float(life.full[own]), 1e-6))
    out.mode = "Autopilot" if console.autopilot else "Direct stick" if console.hands.stick else "Instructor"
    one = gun_in_hand(world, own, console.slot)
    if one >= 0:
        out.arm = world.catalogue.arms[int(world.mounts[Gun].arm[one])].name
    target = row_of(world, console.target)
    if target >= 0:
        out.chase = chase(world, own, target)
    if not console.over and console.closing is None and not console.covered:
        out.sight = _sight(world, console, camera, own, one, target)
    return out


# ---- the chase --------------------------------------------------------------------------------------
def chase(world: SurfaceWorld, own: int, target: int) -> Chase:
    """Describe the race with a target: how far, how fast, how long, and what comes of it."""
    body = world.units[Body]
    off = body.pos[target] - body.pos[own]
    far = float(length(off))
    closing = float(-dot(unit(off), body.vel[target] - body.vel[own]))
    out = Chase(name_of(world, target), side_name(world, target), far, closing)
    out.great = role_of(world, target) == "city_missile"
    one = cannon_of(world, own)
    reach = _SHARE * float(world.catalogue.arm["range_m"][world.mounts[Gun].arm[one]]) if one >= 0 else 0.0
    if far <= reach:
        out.seconds = 0.0
    elif closing > _CLOSES_WUPS:
        out.seconds = (far - reach) / closing
    _city(world, own, target, out)
    _judge(world, own, target, out, reach)
    return out


def _city(world: SurfaceWorld, own: int, target: int, out: Chase) -> None:
    """Say how long a city missile still flies to its city, and where on the way the two would meet."""
    zone = next((each for each in world.level.zone if each.city and each.city != out.side), None)
    if not out.great or zone is None:
        return
    body = world.units[Body]
    here, there, goal = float(body.pos[own, 0]), float(body.pos[target, 0]), zone.at_wu[0]
    pace = max(float(length(body.vel[target])), 1.0)
    way = goal - here
    out.city, out.city_s = zone.name, abs(goal - there) / pace
    if abs(way) > 1.0:
        out.place = min(max((there - here) / way, 0.0), 1.0)
        if out.seconds is not None:
            met = there + math.copysign(pace * out.seconds, way)
            out.goal = min(max((met - here) / way, 0.0), 1.0)


def _judge(world: SurfaceWorld, own: int, target: int, out: Chase, reach: float) -> None:
    """Put into words how it stands."""
    fuel, burns = float(world.units[Wings].fuel[own]), bool(world.units[Wings].burning[own])
    burner_s = fuel / BURNER_THIRST
    danger = blast_of(world, target, own)
    if out.range_m <= danger:
        out.state, out.verdict = CLOSE, f"Inside its blast: {danger:.0f} m"
    elif out.seconds == 0.0:
        out.state = REACHED
        out.verdict = f"In range: fire, and pull away before {danger:.0f} m" if danger else "In range"
    elif out.seconds is None:
        out.state, out.verdict = OPEN, "Not closing" if burns else "Not closing: afterburner, and dive"
    elif out.city_s is not None and out.seconds > out.city_s:
        out.state, out.verdict = SLOW, f"Too slow: over {out.city} {out.seconds - out.city_s:.0f} s before you"
    elif burns and out.seconds > burner_s:
        out.state, out.verdict = SHORT, f"Fuel for {burner_s:.0f} s of afterburner only"
    elif out.city_s is not None:
        out.verdict = f"You have it {out.city_s - out.seconds:.0f} s before {out.city}"
    else:
        out.state, out.verdict = HOLDS, "Closing"


# ---- about the nose ---------------------------------------------------------------------------------
def _point(camera: Camera, place: Floats) -> Point:
    x, y = camera.to_screen(place)
    return (float(x), float(y))


def _sight(
    world: SurfaceWorld, console: GroundConsole, camera: Camera, own: int, one: int, target: int
) -> Sight:
    """Describe what is drawn about the nose: where it points, where it belongs, what the seeker does."""
    body = world.units[Body]
    cannon = cannon_of(world, own)
    arms = world.catalogue.arm
    reach = float(arms["range_m"][world.mounts[Gun].arm[cannon]]) if cannon >= 0 else 300.0
    place, face = body.pos[own], body.face[own]
    out = Sight(_point(camera, place), _point(camera, place + face * reach))
    if console.by_pointer and not console.autopilot:
        out.fly = (float(console.pointer[0]), float(console.pointer[1]))
    guided = one >= 0 and world.catalogue.arm_kind[world.mounts[Gun].arm[one]] == MISSILE_ARM
    if guided:
        out.lock = lock(world, camera, own, one, target)
    if target < 0:
        return out
    out.target = _point(camera, body.pos[target])
    way, far = led(world, own, cannon, target)
    if far < _SIGHT_SHARE * reach and not guided:
        out.lead = _point(camera, place + way * far)
        out.reach = far <= reach
        out.fits = out.reach and float(dot(way, face)) >= math.cos(_FIT_RAD)
    return out


def lock(world: SurfaceWorld, camera: Camera | None, own: int, one: int, target: int) -> Lock:
    """Describe what the seeker in hand does."""
    gun, catalogue = world.mounts[Gun], world.catalogue
    arm, held = int(gun.arm[one]), int(gun.target[one])
    react = max(float(catalogue.arm["react_s"][arm]), 0.01)
    radar = str(catalogue.seeker[arm]) == "radar"
    if gun.rounds[one] <= 0:
        return Lock(SPENT, why="None left")
    if held >= 0:
        share = min(float(gun.seen_s[one]) / react, 1.0)
        box = rect_of(world, camera, held) if camera is not None else None
        return Lock(LOCKED if share >= 1.0 else LOCKING, share, "" if gun.ready[one] <= 0.0 else "Rail not ready", box)
    if target < 0:
        return Lock(SEARCHING, why="Nobody")
    box = rect_of(world, camera, target) if camera is not None else None
    if radar and float(world.units[Eyes].radar[target]) < LEAST_RADAR:
        return Lock(SMALL, why="Too small for radar: cannon", box=box)
    body = world.units[Body]
    off = body.pos[target] - body.pos[own]
    far = float(length(off))
    if far > float(catalogue.arm["range_m"][arm]) * _at_best(world, target, radar):
        why = "Too far"
    elif far < float(catalogue.arm["near_m"][arm]):
        why = "Too near"
    elif float(dot(unit(off), body.face[own])) < math.cos(math.radians(float(catalogue.arm["cone_deg"][arm]))):
        why = "Nose on it"
    else:
        why = "Wants its hot end" if not radar else ""
    return Lock(SEARCHING, why=why, box=box)


def _at_best(world: SurfaceWorld, target: int, radar: bool) -> float:
    """Give the share of its range at which a seeker could hold a target seen at its best."""
    if radar:
        return float(radar_reach(world, np.array([target]))[0])
    return float(np.sqrt(world.units[Eyes].heat[target])) * 2.0

