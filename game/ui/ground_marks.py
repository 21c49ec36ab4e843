"""From the battle on the surface to what is drawn into the world: brackets, arrows at the edge, the crosshair."""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Floats, Rows
from game.ui import hud_state as h
from game.ui.console import PULSE_S
from game.ui.flight_marks import flight_arrows
from game.ui.ground_console import FOUND_S, GroundConsole
from game.ui.ground_state import Reticle, SelfMark
from game.ui.ground_units import guns_of, known, lead_at, locked, name_of, row_of, rows_of, why_not
from game.view.camera import Camera
from game.world.components import Body
from game.world.gunners import is_flying, muzzles, spread_of
from game.world.storeys import half_of
from game.world.surface import WINGS, Field, Foot, Gun, Life, Task, Unit
from game.world.surface_catalogue import GUN, MISSILE_ARM
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_FALL_BACK

_AIR_PX = 5.0
_SEEN_S = 1.5  # whom nobody has seen so lately has no marks: he is behind smoke
_HUGE_PX = 420.0  # a target wider than this needs no marks
_MANY = 14  # brackets from which they would cover the picture
_SAID = {  # what groups at the edge are called, by role
    "killercraft": "Killercraft", "transport": "Transports", "walker": "Walkers", "gosta": "Gosta",
    "infantry": "Infantry", "starship": "Great ship", "landcruiser": "Landcruisers", "helicopter": "Gunships",
    "bomber": "Bombers",
}  # fmt: skip
_BEARINGS = 8  # directions in which units off the screen are gathered
_ARROWS_EACH = 3
_LOW_SHARE = 0.2  # of a magazine: soon empty
_FRIENDLY = ("landcruiser", "helicopter")


def marks(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> h.Marks:
    """Describe brackets, arrows, zones and pulses at this moment."""
    out = h.Marks(box=console.box)
    own, target = row_of(world, console.own), row_of(world, console.target)
    _mark_selected(world, console, camera, out, own)
    shown = target >= 0 and known(world, console.side, np.array([target]), _SEEN_S)[0]
    if shown and camera.visible(world.units[Body].pos[target], 120.0).all():
        mark = _target(world, camera, own, target)
        out.target = mark if mark.rect[2] < _HUGE_PX else None  # nobody overlooks that
    if console.flies:
        out.arrows = flight_arrows(world, console, camera)
    else:
        _mark_edges(world, console, camera, out, own)
    for pulse in console.pulses:
        x, y = camera.to_screen(pulse.at)
        out.pulses.append(h.PulseMark((float(x), float(y)), pulse.kind, pulse.age_s / PULSE_S))
    return out


def rect_of(world: SurfaceWorld, camera: Camera, row: int, air: float = _AIR_PX) -> tuple[float, float, float, float]:
    """Give the screen box round a unit. [px] left, top, width, height"""
    x, y = camera.to_screen(world.units[Body].pos[row])
    half = half_of(world, np.array([row]))[0] * camera.zoom + air
    return (float(x - half[0]), float(y - half[1]), float(2 * half[0]), float(2 * half[1]))


def self_mark(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> SelfMark | None:
    """Describe the mark over the player's own soldier; None while he is out of sight, or no soldier."""
    own = row_of(world, console.own)
    if own < 0 or not world.units.holds(own, Foot) or not camera.visible(world.units[Body].pos[own], 20.0).all():
        return None
    left, top, wide, tall = rect_of(world, camera, own, 0.0)
    found = max(0.0, 1.0 - console.found_s / FOUND_S)
    return SelfMark((left + wide / 2, top), (left + wide / 2, top + tall), console.name, found)


def _target(world: SurfaceWorld, camera: Camera, own: int, target: int) -> h.TargetMark:
    body = world.units[Body]
    note = ""
    if own >= 0:
        off = body.pos[target] - body.pos[own]
        far = float(np.hypot(*off))
        note = f"{round(far, -1):.0f} m"
        if int(world.units[Unit].move[own]) == WINGS:
            closing = -float((off * (body.vel[target] - body.vel[own])).sum()) / max(far, 1.0)
            note += f" {closing:+.0f} m/s"
    return h.TargetMark(rect_of(world, camera, target, 0.0), SIDES[body.side[target]], name_of(world, target), note)


def _mark_selected(world: SurfaceWorld, console: GroundConsole, camera: Camera, out: h.Marks, own: int) -> None:
    """Bracket the player, what he serves, and the friends selected in sight."""
    body = world.units[Body]
    served = row_of(world, console.manned)
    rows = rows_of(world, console.selected)
    seen = rows[camera.visible(body.pos[rows], 40.0)]
    style = "many" if len(seen) > _MANY else "friend"
    for row in seen.tolist():  # LOOP: friends selected in sight
        if row != own:
            out.brackets.append(h.Bracket(rect_of(world, camera, row), SIDES[console.side], "", style))
    mine = own if own >= 0 and not world.units.holds(own, Foot) else -1  # a soldier has a mark of his own
    for row, label in ((mine, console.name), (served, "")):
        if row >= 0 and camera.visible(body.pos[row], 60.0).all():
            out.brackets.append(h.Bracket(rect_of(world, camera, row, 7.0), SIDES[console.side], label, "own"))


def _mark_edges(world: SurfaceWorld, console: GroundConsole, camera: Camera, out: h.Marks, own: int) -> None:
    """Point at groups off the screen with their numbers, at the player when he is off it, and at the way out."""
    body, part, units = world.units[Body], world.units[Unit], world.catalogue.units
    rows = world.units.rows(Body, Unit, Life)
    rows = rows[~camera.visible(body.pos[rows], 10.0) & (world.units[Life].hp[rows] > 0.0)]
    rows = rows[known(world, console.side, rows)]
    for role in dict.fromkeys(rule.role for rule in units):  # LOOP: roles
        if role not in _SAID:
            continue
        kinds = [number for number, rule in enumerate(units) if rule.role == role]
        some = rows[np.isin(part.kind[rows], kinds)]
        for side in range(len(SIDES)):  # LOOP: sides
            if side != console.side or role in _FRIENDLY:
                out.arrows += _arrows(world, camera, some[body.side[some] == side], role, SIDES[side])
    if own >= 0 and not camera.visible(body.pos[own], 0.0).all():
        out.arrows.append(_arrow(camera, body.pos[own], "ship", SIDES[console.side], console.name))
    _mark_haven(world, console, camera, out, own)


def _arrows(world: SurfaceWorld, camera: Camera, rows: Rows, role: str, side: str) -> list[h.EdgeArrow]:
    """Gather units of one sort by the direction in which they are, the largest groups first."""
    if not len(rows):
        return []
    way = world.units[Body].pos[rows] - camera.center
    bearing = np.round(np.arctan2(way[:, 1], way[:, 0]) / math.tau * _BEARINGS).astype(int) % _BEARINGS
    out = []
    for each in np.unique(bearing).tolist():  # LOOP: eight directions
        some = way[bearing == each]
        x, y = some.mean(axis=0)
        out.append(h.EdgeArrow((float(x), float(-y)), role, side, _SAID[role], len(some)))
    return sorted(out, key=lambda arrow: -arrow.count)[:_ARROWS_EACH]


def _arrow(camera: Camera, place: Floats, kind: str, side: str, label: str) -> h.EdgeArrow:
    way = place - camera.center
    return h.EdgeArrow((float(way[0]), float(-way[1])), kind, side, label)


def _mark_haven(world: SurfaceWorld, console: GroundConsole, camera: Camera, out: h.Marks, own: int) -> None:
    """Point at the place of safety with the way left, once the player is told to fall back."""
    zone = next((each for each in world.level.zone if each.safe_for == SIDES[console.side]), None)
    if zone is None or own < 0 or not is_falling_back(world, own):
        return
    left = abs(float(world.units[Body].pos[own, 0]) - zone.at_wu[0]) - zone.radius_wu
    place = np.array(zone.at_wu)
    if left > 0.0 and not camera.visible(place, 0.0).all():
        out.arrows.append(_arrow(camera, place, "zone", "safe", f"{zone.name} {left:.0f} m"))


def is_falling_back(world: SurfaceWorld, own: int) -> bool:
    """Say whether the player has been told to fall back."""
    return own >= 0 and int(world.units[Task].kind[own]) == TASK_FALL_BACK


# ---- the crosshair ----------------------------------------------------------------------------------
def reticle(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> Reticle | None:
    """Describe the crosshair, None while nobody aims."""
    served = row_of(world, console.manned)
    holder = served if served >= 0 else row_of(world, console.own)
    if holder < 0 or console.autopilot or console.closing is not None or console.covered:
        return None
    guns = guns_of(world, holder)
    if not len(guns):
        return None
    one = int(guns[min(console.slot, len(guns) - 1)])
    gun, catalogue = world.mounts[Gun], world.catalogue
    arm, aim = int(gun.arm[one]), np.array(console.aim)
    x, y = camera.to_screen(aim)
    out = Reticle((float(x), float(y)), why=why_not(world, one, aim))
    out.reload = min(float(gun.ready[one]) / max(float(catalogue.arm["reload_s"][arm]), 0.1), 1.0)
    far = float(np.hypot(*(aim - muzzles(world, np.array([one]))[0])))
    if catalogue.arm_kind[arm] == GUN:
        out.spread_px = 2.0 * float(spread_of(world, np.array([one]))[0]) * far * camera.zoom
        _magazine(world, one, out)
    if catalogue.arm_kind[arm] == MISSILE_ARM:
        target = locked(world, holder, arm, aim)
        out.lock = rect_of(world, camera, target) if target >= 0 else None
    _lead(world, console, camera, one, out)
    return out


def _magazine(world: SurfaceWorld, one: int, out: Reticle) -> None:
    """Say what is in the magazine, and how far its change is."""
    gun, arms = world.mounts[Gun], world.catalogue.arm
    full = int(arms["magazine"][gun.arm[one]])
    if full:
        out.loaded = min(int(gun.loaded[one]), int(gun.rounds[one]))
        out.low = out.loaded <= _LOW_SHARE * full
        out.change = min(float(gun.change[one]) / max(float(arms["change_s"][gun.arm[one]]), 0.1), 1.0)
        out.reload *= out.change <= 0.0


def _lead(world: SurfaceWorld, console: GroundConsole, camera: Camera, one: int, out: Reticle) -> None:
    """Mark where to aim at the target, when it flies or moves."""
    target = row_of(world, console.target)
    if target < 0 or world.units.holds(target, Field):
        return
    gun, catalogue, arm = world.mounts[Gun], world.catalogue, int(world.mounts[Gun].arm[one])
    likes = catalogue.likes[arm][catalogue.prey[int(world.units[Unit].kind[target])]]
    far = float(np.hypot(*(world.units[Body].pos[target] - world.units[Body].pos[int(gun.owner[one])])))
    near = far < 1.3 * float(catalogue.arm["range_m"][arm])
    if near and (likes > 0.0 or is_flying(world, np.array([target]))[0]):
        place = lead_at(world, one, target)
        if place is not None:
            x, y = camera.to_screen(place)
            out.lead = (float(x), float(y))
