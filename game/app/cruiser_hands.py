"""A landcruiser in hand: what pointer, keys and sticks ask of driver and gunner. Never changes the battle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.app import ground_persons
from game.app.keys import Held
from game.base.constants import DT
from game.base.vectors import Floats
from game.engine.tables import Ref
from game.ui.cruiser_units import best_spot, gun_in_hand, is_cruiser
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import enemies_of, gaps_to, is_meant, known, row_of
from game.view.camera import Camera
from game.world import commands as c
from game.world.components import Body
from game.world.land import height_at
from game.world.surface import Gun
from game.world.surface_crew import Crew
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot

_STIRRED_WU = 1.0  # aim that moves less, seen from its mark, is not told
_UNDER_PX = {"off": 12.0, "light": 12.0, "strong": 32.0}  # aid -> an enemy so near to the pointer is pointed at
_AIM_WUPS, _LIFT_WUPS = 420.0, 120.0  # how fast keys move the aim along, and up
_LOW_WU, _HIGH_WU = -20.0, 700.0  # of the ground, between which it can be
_MOST_TARGETS = 14
_AHEAD_WU = 700.0
_HELD = (
    "drive_left", "drive_right", "fire", "fire_back", "aim_left", "aim_right", "aim_up", "aim_down",
)  # fmt: skip


def hold(pilot: GroundPilot, world: SurfaceWorld, camera: Camera, held: Held) -> None:
    """Be the commander for a tick, by what is held down now; who touches nothing says nothing new."""
    console, hands = pilot.console, pilot.console.cruiser
    own = row_of(world, console.own)
    if not is_cruiser(world, own):
        ground_persons.after_fall(pilot, world)
        return
    if hands.seat != console.own:
        look_ahead(world, console)
    back = bool(held["fire_back"]) or hands.back
    fire = bool(held["fire"]) or hands.pull or console.firing or back
    hands.back = False
    if console.autopilot:
        if not (fire or any(held[name] for name in _HELD)):
            return
        pilot.set_autopilot(world, False)
    _nudge(world, console, held)
    mark = aim(world, console, camera)
    way = float(held["drive_right"]) - float(held["drive_left"])
    _send(pilot, world, own, way, mark, fire, back)


def _send(
    pilot: GroundPilot, world: SurfaceWorld, own: int, way: float, mark: int, fire: bool, back: bool
) -> None:
    console, hands = pilot.console, pilot.console.cruiser
    one = gun_in_hand(world, own, console.slot)
    number = int(world.mounts[Gun].number[one]) if one >= 0 else 0
    ref = world.units.refer(mark) if mark >= 0 else Ref(-1, 0)
    x, y = console.aim
    new = c.Drive(
        world.units.refer(own), way, (float(x), float(y)), ref, number, fire, back, hands.hatch, hands.thermal
    )
    if fire or hands.last is None or _differs(world, hands.last, new, mark):
        pilot.commands.append(new)
        hands.last = (new, _seen_from(world, new, mark))


def _seen_from(world: SurfaceWorld, command: c.Drive, mark: int) -> tuple[float, float]:
    """Give where a command aims, seen from its mark."""
    place = world.units[Body].pos[mark] if mark >= 0 else np.zeros(2)
    return (command.aim[0] - float(place[0]), command.aim[1] - float(place[1]))


def _differs(
    world: SurfaceWorld, last: tuple[c.Drive, tuple[float, float]], new: c.Drive, mark: int
) -> bool:
    before, where = last
    now = _seen_from(world, new, mark)
    moved = max(abs(now[0] - where[0]), abs(now[1] - where[1])) > _STIRRED_WU
    return moved or before.fire or new._replace(aim=before.aim) != before


# ---- where to lay -----------------------------------------------------------------------------------
def aim(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> int:
    """Say where the gun is wanted: at the pointer, on the target, or where keys left it. Returns: whom it follows"""
    hands, own = console.cruiser, row_of(world, console.own)
    hands.part = ""
    if own < 0:
        return -1
    if console.by_pointer:
        hands.on_target = False
        x, y = camera.to_world(console.pointer)
        console.aim = (float(x), float(y))
        return _under(world, console, camera)
    target = row_of(world, console.target)
    if hands.on_target and target >= 0:
        one = gun_in_hand(world, own, console.slot)
        place, hands.part = best_spot(world, own, one, target) if one >= 0 else (world.units[Body].pos[target], "")
        console.aim = (float(place[0]), float(place[1]))
        return target
    return -1


def _under(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> int:
    """Give the enemy under the pointer, whom the gunner then follows; -1 for none."""
    place = np.array(console.aim)
    near = enemies_of(world, console.side, place)[:1]
    if len(near) and float(gaps_to(world, near, place)[0]) * camera.zoom <= _UNDER_PX[console.aid]:
        return int(near[0])
    return -1


def _nudge(world: SurfaceWorld, console: GroundConsole, held: Held) -> None:
    """Move the aim by keys or a stick, from wherever it is."""
    hands = console.cruiser
    dx = float(held["aim_right"]) - float(held["aim_left"]) + hands.nudge[0]
    dy = float(held["aim_up"]) - float(held["aim_down"]) + hands.nudge[1]
    if not (dx or dy):
        return
    console.by_pointer, hands.on_target = False, False
    x, y = console.aim[0] + dx * _AIM_WUPS * DT, console.aim[1] + dy * _LIFT_WUPS * DT
    ground = float(height_at(world.land, np.array(x)))
    if dx and not dy:  # along the ground
        y += ground - float(height_at(world.land, np.array(console.aim[0])))
    console.aim = (x, min(max(y, ground + _LOW_WU), ground + _HIGH_WU))


def look_ahead(world: SurfaceWorld, console: GroundConsole) -> None:
    """Let who begins, or becomes the commander of another vehicle, aim ahead of it."""
    own, hands = row_of(world, console.own), console.cruiser
    if not is_cruiser(world, own):
        return
    way = 1.0 if np.cos(world.units[Crew].bearing[own]) >= 0.0 else -1.0
    x = float(world.units[Body].pos[own, 0]) + way * _AHEAD_WU
    console.aim = (x, float(height_at(world.land, np.array(x))) + 30.0)
    hands.on_target, hands.last, hands.sighted, hands.base, hands.seat = False, None, False, None, console.own
    hands.hatch, hands.thermal = bool(world.units[Crew].want_hatch[own]), False


# ---- targets ----------------------------------------------------------------------------------------
def watch_target(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Look at the enemy that is pointed at, else at the one that was taken, else at the nearest for the gun."""
    console, own = pilot.console, row_of(world, pilot.console.own)
    now = row_of(world, console.target)
    if now >= 0 and not known(world, console.side, np.array([now]))[0]:
        console.target, console.fixed, console.cruiser.on_target, now = -1, False, False, -1
    if own < 0:
        return
    foes = _fit(world, console, own, np.array(console.aim) if console.by_pointer else world.units[Body].pos[own])
    if console.fixed and now >= 0:
        return
    console.fixed = False
    if len(foes) and (now < 0 or now not in foes[:2]):
        console.target = world.serial(int(foes[0]))


def _fit(world: SurfaceWorld, console: GroundConsole, own: int, place: Floats) -> np.ndarray:
    """Give the enemies known, those for the gun in hand first, the nearest to a place first."""
    foes = enemies_of(world, console.side, place)
    fit = is_meant(world, own, console.slot, foes)
    return np.concatenate([foes[fit], foes[~fit]]) if len(foes) else foes


def next_target(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Take the next enemy, and lay the gun on it."""
    console, own = pilot.console, row_of(world, pilot.console.own)
    if own < 0:
        return
    near = [world.serial(int(row)) for row in _fit(world, console, own, world.units[Body].pos[own])[:_MOST_TARGETS]]
    if not near:
        console.note("Nobody is in sight: the hatch, the thermal sight, or roll up", "warning")
        return
    at = near.index(console.target) + 1 if console.fixed and console.target in near else 0
    console.target, console.fixed = near[at % len(near)], True
    console.by_pointer, console.cruiser.on_target = False, True


def lay(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Lay the gun on the nearest target, or on the one that was taken."""
    pilot.console.fixed = False
    next_target(pilot, world)


def choose(pilot: GroundPilot, world: SurfaceWorld, slot: int) -> None:
    """Take another round or gun in hand; the roof gun asks for the open hatch."""
    console, own = pilot.console, row_of(world, pilot.console.own)
    if own < 0 or gun_in_hand(world, own, slot) < 0:
        return
    before = console.slot
    pilot.choose(world, slot)
    one, crew = gun_in_hand(world, own, console.slot), world.units[Crew]
    if world.mounts[Gun].hatch[one] and not console.cruiser.hatch:
        if crew.hurt[own] >= 2 or crew.down_s[own] > 0.0:
            console.slot = before
            console.note("Nobody can man the roof gun", "warning")
            return
        console.cruiser.hatch = True
        console.note("Hatch opens: the roof gun is served out of it", "warning")
