"""Flying by hand: by the pointer, by keys alone, by a stick; with the instructor, or the stick straight to the wing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from game.app.keys import Held
from game.base.constants import DT
from game.base.vectors import Floats, dot, length, unit
from game.engine.tables import Ref
from game.ui.flight_state import Hands
from game.ui.flight_units import (
    cannon_of,
    foes_of,
    gun_in_hand,
    is_winged,
    led,
    path_for_nose,
    rare_first,
    to_meet,
)
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import guns_of, row_of
from game.view.camera import Camera
from game.world import commands as c
from game.world.components import Body
from game.world.surface import Gun, Wings
from game.world.surface_catalogue import MISSILE_ARM
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot

_EVERY_TICKS = 3  # the helm is told so often, for the way to what one points at changes with every tick
_IDLE = 0.25  # throttle while pulled back
_LEVER_STEP = 0.25
_TURN_RPS = 1.9  # how fast keys turn the path that they ask for
_AHEAD_RAD = 1.1  # and how far that runs ahead of the craft
_HELP_RAD, _HELP_POINTER_RAD = math.radians(11.0), math.radians(4.0)  # a path so near to where rounds meet is that
_AID = {"off": 0.0, "light": 1.0, "strong": 2.0}  # of these angles, as the player wants it
_HELP_SHARE = 1.5  # of the cannon's range, within which there is such help
_STILL_PX = 26.0  # a pointer so near to the craft points nowhere
_STICK_RAD = math.radians(35.0)  # direct stick: a pointer so far off the path is a full pull
_HELD = ("nose_up", "nose_down", "level_left", "level_right", "burn", "ease", "nose_on", "fire")
_MOST_TARGETS = 12  # that Tab goes through
_STEER = ("nose_up", "nose_down", "level_left", "level_right")


def hold(pilot: GroundPilot, world: SurfaceWorld, camera: Camera, held: Held) -> None:
    """Be the pilot for a tick, by what is held down now."""
    console, hands = pilot.console, pilot.console.hands
    own = row_of(world, console.own)
    if not is_winged(world, own):
        return
    stirred, hands.stirred = hands.stirred, False
    if console.autopilot:
        if not (stirred or console.firing or console.scoped or any(held[name] for name in _HELD)):
            return
        hands.way = None
        pilot.set_autopilot(world, False)
    _turn(world, own, console, held)
    if world.tick % _EVERY_TICKS == 0:
        pilot.commands.append(command(world, own, console, camera, held))


def command(world: SurfaceWorld, own: int, console: GroundConsole, camera: Camera, held: Held) -> c.Fly:
    """Make what the hands ask of the craft now."""
    hands, one = console.hands, gun_in_hand(world, own, console.slot)
    gun, target = world.mounts[Gun], row_of(world, console.target)
    guided = one >= 0 and bool(world.catalogue.arm_kind[gun.arm[one]] == MISSILE_ARM)
    fire = console.firing or bool(held["fire"])
    meets = bool(held["nose_on"]) and target >= 0
    way = to_meet(world, own, target) if meets else asked(world, own, console, camera)
    if meets and not console.by_pointer:
        hands.way = math.atan2(float(way[1]), float(way[0]))
    stick = 0.0
    if hands.stick and not meets:
        stick, way = _stick(world, own, console, way), np.zeros(2)
    elif not meets and not guided:
        way = _helped(world, own, console, way, target)
    burn = bool(held["burn"]) or hands.latched or console.scoped
    throttle = min(hands.lever, _IDLE) if held["ease"] else hands.lever
    mark = world.units.refer(target) if target >= 0 else Ref(-1, 0)
    return c.Fly(
        world.units.refer(own), (float(way[0]), float(way[1])), stick, throttle, burn, fire and not guided,
        int(gun.number[one]) if fire and guided else -1, mark,
    )  # fmt: skip


# ---- where to ---------------------------------------------------------------------------------------
def asked(world: SurfaceWorld, own: int, console: GroundConsole, camera: Camera) -> Floats:
    """Give the way that pointer, keys or stick ask for. Returns: (2) unit vector"""
    hands, body = console.hands, world.units[Body]
    if console.by_pointer:
        off = np.array(console.pointer) - camera.to_screen(body.pos[own])
        if length(off) > _STILL_PX:
            hands.way = math.atan2(-float(off[1]), float(off[0]))
    if hands.way is None:
        ahead = 1.0 if body.vel[own, 0] >= 0.0 else -1.0
        hands.way = 0.0 if ahead > 0.0 else math.pi
    return np.array((math.cos(hands.way), math.sin(hands.way)))


def _turn(world: SurfaceWorld, own: int, console: GroundConsole, held: Held) -> None:
    """Let keys turn the path they ask for. Which way round is up is settled when the key goes down."""
    hands = console.hands
    steers = {name: float(held[name]) for name in _STEER}
    up = steers["nose_up"] - steers["nose_down"]
    if not any(steers.values()):
        if hands.sense:  # a key was let go; a stick says itself when it rests
            hands.sense = hands.pulled = 0.0
        return
    console.by_pointer = False
    vel = world.units[Body].vel[own]
    path = math.atan2(float(vel[1]), float(vel[0]))
    if steers["level_left"] or steers["level_right"]:
        hands.way, hands.sense, hands.pulled = (math.pi if steers["level_left"] else 0.0), 0.0, 0.0
        return
    if hands.sense == 0.0:
        hands.sense = 1.0 if vel[0] >= 0.0 else -1.0
    start = path if hands.way is None else hands.way
    lead = _wrapped(start + hands.sense * up * _TURN_RPS * DT - path)
    hands.way = path + min(max(lead, -_AHEAD_RAD), _AHEAD_RAD)
    hands.pulled = hands.sense * up


def _wrapped(angle: float) -> float:
    return (angle + math.pi) % math.tau - math.pi


def _helped(world: SurfaceWorld, own: int, console: GroundConsole, way: Floats, target: int) -> Floats:
    """Take a path that is nearly right for the one on which rounds meet the target."""
    cannon = cannon_of(world, own)
    if target < 0 or cannon < 0 or console.slot != 0:
        return way
    meets, far = led(world, own, cannon, target)
    reach = float(world.catalogue.arm["range_m"][world.mounts[Gun].arm[cannon]])
    off = math.acos(min(max(float(dot(meets, way)), -1.0), 1.0))
    near = _AID[console.aid] * (_HELP_POINTER_RAD if console.by_pointer else _HELP_RAD)
    if far > _HELP_SHARE * reach or off > near or not near:
        return way
    return path_for_nose(world, own, meets)


def _stick(world: SurfaceWorld, own: int, console: GroundConsole, way: Floats) -> float:
    """Give the pull of a direct stick, on top of what holds the craft up. Returns: -1 to 1, as `Fly` has it"""
    hands, body = console.hands, world.units[Body]
    path = unit(body.vel[own])
    pull = hands.pulled
    if console.by_pointer:
        off = _wrapped(math.atan2(float(way[1]), float(way[0])) - math.atan2(float(path[1]), float(path[0])))
        pull = off / _STICK_RAD
    carry = float(path[0]) / max(float(world.units[Wings].g_most[own]), 1.0)
    return min(max(pull + carry, -1.0), 1.0)


def lean(hands: Hands, world: SurfaceWorld, own: int, x: float, y: float) -> None:
    """Take a stick of a gamepad that is off its middle: it points where to fly, or pulls. x, y: right and down"""
    hands.stirred = True
    hands.way = math.atan2(-y, x)
    ahead = 1.0 if world.units[Body].face[own, 0] >= 0.0 else -1.0
    hands.pulled = y * ahead  # a stick drawn back lifts the nose


# ---- switches ---------------------------------------------------------------------------------------
def watch_target(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Look at whom the seeker in hand holds, or whom the sight is on; else at who is nearest before the nose.

    Whom the player has taken himself stays.
    """
    console, own = pilot.console, row_of(world, pilot.console.own)
    now = row_of(world, console.target)
    if own < 0 or (console.fixed and now >= 0):
        return
    console.fixed = False
    one = gun_in_hand(world, own, console.slot)
    held = int(world.mounts[Gun].target[one]) if one >= 0 else -1
    foes = foes_of(world, own)
    if held >= 0 and held in foes:
        console.target = world.serial(held)
    elif not len(foes):
        console.target = -1
    elif now < 0 or now not in foes[:3]:
        console.target = world.serial(int(foes[0]))


def next_target(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Take the next enemy: what is rare first, then the nearest."""
    console, own = pilot.console, row_of(world, pilot.console.own)
    if own < 0:
        return
    near = [world.serial(int(row)) for row in rare_first(world, foes_of(world, own))[:_MOST_TARGETS]]
    if near:
        at = near.index(console.target) + 1 if console.fixed and console.target in near else 0
        console.target, console.fixed = near[at % len(near)], True


def next_arm(pilot: GroundPilot, world: SurfaceWorld, by: int = 1) -> None:
    """Take the next arm in hand that has something left."""
    console, own = pilot.console, row_of(world, pilot.console.own)
    guns = guns_of(world, own) if own >= 0 else np.zeros(0, np.intp)
    if len(guns):
        pilot.choose(world, (min(console.slot, len(guns) - 1) + by) % len(guns))


def latch(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Let the afterburner stay on, or go out."""
    hands = pilot.console.hands
    hands.latched = not hands.latched
    pilot.console.note("Afterburner stays on" if hands.latched else "Afterburner off")


def move_lever(pilot: GroundPilot, world: SurfaceWorld, by: int) -> None:
    """Move the throttle lever by a notch."""
    hands = pilot.console.hands
    hands.lever = min(max(hands.lever + by * _LEVER_STEP, 0.0), 1.0)
    pilot.console.note(f"Throttle {hands.lever:.0%}")


def change_stick(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Fly by the stick itself, or by the instructor."""
    hands = pilot.console.hands
    hands.stick = not hands.stick
    pilot.console.note("Direct stick" if hands.stick else "The instructor flies where you point")
