"""From the battle and the console to what the display of a starship shows: panel, slots, orders, warnings."""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import SIDES
from game.ui.ground_console import GroundConsole
from game.ui.ground_state import Reticle
from game.ui.hud_state import OrderButton, Point, WarningBar, WeaponSlot
from game.ui.ship_state import SPACINGS, Seen, Ship
from game.ui.ship_units import coming, crowds_below, is_reached, machines_below, ship_row, side_words
from game.view.camera import Camera
from game.world.components import Body
from game.world.conning import batteries_of, lenses_on
from game.world.escorts import fighters_of, with_whom
from game.world.gunners import muzzles
from game.world.land import height_at
from game.world.surface import Cargo, Field, Gun, Hangar, Life, Rocket, Task, Unit, Wings
from game.world.surface_catalogue import BEAM, MISSILE_ARM
from game.world.surface_ship import SECTORS
from game.world.surface_world import SurfaceWorld

_FULL_BLOW = 600.0  # [hp] a sector struck so hard lately shows it in full
_THERE_WU = 40.0
_GREAT = 1000.0  # [hp] a missile that bursts so hard is explosive metal
_WEAK, _LOW_SHIELD = 0.75, 0.3
_SOON_S = 8.0
_MOST_SORTS = 5
_LOW_WU = 330.0  # under this landcruisers' guns reach up to the ship


def ship(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> Ship | None:
    """Describe the player's ship; None when he has none, or it is gone."""
    own = ship_row(world, console.own)
    if own < 0:
        return None
    body, field, life, task = world.units[Body], world.units[Field], world.units[Life], world.units[Task]
    out = Ship(console.name, SIDES[console.side], "Autopilot" if console.autopilot else "Your conn")
    out.hull = float(life.hp[own] / max(float(life.full[own]), 1e-6))
    out.shield = float(field.store[own] / max(float(field.capacity[own]), 1e-6))
    out.strength = [float(share) * SECTORS for share in field.share[own]]
    out.struck = [min(float(blow) / _FULL_BLOW, 1.0) for blow in field.struck[own]]
    out.coming = [int(count) for count in coming(world, own)[0]]
    place = body.pos[own]
    out.height = float(place[1] - height_at(world.land, place[0]))
    out.drift, out.climb = float(body.vel[own, 0]), float(body.vel[own, 1])
    out.hangs = bool(np.hypot(*(task.want_point[own] - place)) < _THERE_WU)
    _aboard(world, console, own, out)
    out.below = _below(world, own)
    out.cone = _cone(world, camera, own)
    return out


def _aboard(world: SurfaceWorld, console: GroundConsole, own: int, out: Ship) -> None:
    """Say who is aboard, who is out, and how the bays stand."""
    cargo, hangar = world.units[Cargo], world.units[Hangar]
    if world.units.holds(own, Cargo):
        rule = world.catalogue.units[int(world.units[Unit].kind[own])].cargo
        out.gosta, out.full = int(cargo.left[own]), max(rule.count if rule is not None else 1, 1)
        out.open = bool(cargo.releasing[own]) and out.gosta > 0
        told = float(cargo.spacing[own]) if out.open else 0.0
        out.spacing = told if told > 0.0 else SPACINGS[console.conn.spacing]
        out.chains = chains(world, own, out.spacing)
    if world.units.holds(own, Hangar):
        out.aboard, out.out = int(hangar.left[own]), len(with_whom(world, own, own))
        out.away = len(fighters_of(world, own)) - out.out


def chains(world: SurfaceWorld, own: int, spacing: float) -> str:
    """Say what one shot does to those who sink at a spacing."""
    kind = world.catalogue.units[int(world.units[Cargo].kind[own])]
    reach = float(world.catalogue.arm["blast_wu"][world.catalogue.arm_number(kind.bursts)]) if kind.bursts else 0.0
    if reach <= 0.0:
        return ""
    return "chains" if spacing < 1.1 * reach else "may chain" if spacing < 1.5 * reach else "one by one"


def _below(world: SurfaceWorld, own: int) -> list[Seen]:
    """Gather what lies below by sort, the most urgent sort first."""
    body, part = world.units[Body], world.units[Unit]
    out: dict[str, Seen] = {}
    for row in machines_below(world, own).tolist():  # LOOP: machines and buildings of the enemy
        name = world.catalogue.units[int(part.kind[row])].name
        far = float(abs(body.pos[row, 0] - body.pos[own, 0]))
        seen = out.setdefault(name, Seen(name, 0, 0, far))
        seen.count += 1
        seen.near_m = min(seen.near_m, far)
        seen.reached += is_reached(world, own, row)
    for row, count in crowds_below(world, own):  # LOOP: a few crowds
        far = float(abs(body.pos[row, 0] - body.pos[own, 0]))
        seen = out.setdefault("Troopers", Seen("Troopers", 0, 0, far))
        seen.count, seen.near_m = seen.count + count, min(seen.near_m, far)
        seen.reached += count * is_reached(world, own, row)
    return sorted(out.values(), key=lambda each: each.reached == 0)[:_MOST_SORTS]


def _cone(world: SurfaceWorld, camera: Camera, own: int) -> list[Point]:
    """Give the two lines between which lenses reach: each from the outermost lens to the ground. [px]"""
    lenses = batteries_of(world, own, BEAM)
    if not len(lenses):
        return []
    start, out = muzzles(world, lenses), []
    slope = math.tan(math.pi / 2.0 + float(world.mounts[Gun].high[lenses].max()))
    for one, way in ((int(np.argmin(start[:, 0])), -1.0), (int(np.argmax(start[:, 0])), 1.0)):  # LOOP: both ends
        x, y = start[one]
        low = float(height_at(world.land, x))
        end = (x + way * (y - low) * slope, low)
        for place in ((x, y), end):
            px, py = camera.to_screen(np.array(place))
            out.append((float(px), float(py)))
    return out


def ship_slots(world: SurfaceWorld, console: GroundConsole, bindings: dict[str, str]) -> list[WeaponSlot]:
    """Describe the lenses one by one with their reload, and the tubes."""
    own = ship_row(world, console.own)
    if own < 0:
        return []
    gun, catalogue, out = world.mounts[Gun], world.catalogue, []
    reach = set(lenses_on(world, own, np.array(console.aim)).tolist())
    for number, one in enumerate(batteries_of(world, own, BEAM).tolist()):  # LOOP: lenses
        wait, rule = float(gun.ready[one]), catalogue.arms[int(gun.arm[one])]
        out.append(WeaponSlot(
            bindings.get("fire", "X") if not number else "", f"Lens {number + 1}", "beam", chosen=one in reach,
            cooling=min(wait / max(rule.reload_s, 0.1), 1.0), cooling_s=wait,
            tip="Belly lens: one shot, one vehicle. Lit: it reaches where you aim", does=f"lens{number + 1}",
        ))  # fmt: skip
    for one in batteries_of(world, own, MISSILE_ARM).tolist():  # LOOP: tubes
        rule, wait, rounds = catalogue.arms[int(gun.arm[one])], float(gun.ready[one]), int(gun.rounds[one])
        out.append(WeaponSlot(
            bindings.get("barrage", "R"), "Barrage", "missile", str(rounds), enabled=rounds > 0,
            cooling=min(wait / max(rule.reload_s, 0.1), 1.0), cooling_s=wait,
            tip="Barrage: a salvo at the building you look at", does="barrage",
        ))  # fmt: skip
    return out


def ship_buttons(world: SurfaceWorld, console: GroundConsole, bindings: dict[str, str]) -> list[OrderButton]:
    """Describe bays, spacing, shield and fighters as buttons."""
    own = ship_row(world, console.own)
    if own < 0:
        return []
    cargo, hangar = world.units[Cargo], world.units[Hangar]
    field, left = world.units[Field], int(hangar.left[own])
    guest = bomber_of(world, own) >= 0
    out = len(fighters_of(world, own))
    return [
        OrderButton("bays", _short(bindings, "bays"), "Close bays" if cargo.releasing[own] else "Open bays",
                    active=bool(cargo.releasing[own]), enabled=int(cargo.left[own]) > 0, tip="Let the Gosta down"),
        OrderButton("wider", _short(bindings, "wider"), f"Spacing {SPACINGS[console.conn.spacing]:.0f}",
                    tip="Let them down farther from one another; closer with the other key"),
        OrderButton("even", _short(bindings, "even"), "Even shield", active=field.want_focus[own] <= 0.0,
                    tip="Spread the shield evenly"),
        OrderButton("guard", _short(bindings, "guard"), "Guard +4", enabled=left > 0, tip="Launch four to guard you"),
        OrderButton("escort", _short(bindings, "escort"), "Bomber +4", enabled=guest and left + out > 0,
                    tip="Four of the reserve go with the heavy bomber"),
    ]  # fmt: skip


def _short(bindings: dict[str, str], action: str) -> str:
    return bindings.get(action, "").removeprefix("Pad ")


def bomber_of(world: SurfaceWorld, own: int) -> int:
    """Find a heavy bomber of one's own side in the air, -1 for none."""
    rows, part, body = world.units.rows(Body, Unit, Wings, Life), world.units[Unit], world.units[Body]
    kinds = [number for number, rule in enumerate(world.catalogue.units) if rule.role == "bomber"]
    rows = rows[(body.side[rows] == body.side[own]) & np.isin(part.kind[rows], kinds)]
    return int(rows[0]) if len(rows) else -1


def ship_warnings(world: SurfaceWorld, console: GroundConsole) -> list[WarningBar]:
    """List what threatens the player's ship now: explosive metal, a thin side that is struck, missiles, the shield."""
    own = ship_row(world, console.own)
    if own < 0:
        return []
    field, life, arms = world.units[Field], world.units[Life], world.catalogue.arm
    counts, rows, first = coming(world, own)
    great = arms["blast"][world.units[Rocket].arm[rows]] >= _GREAT
    most = side_words(int(np.argmax(counts))) if len(rows) else ""
    out = []
    if great.any():
        out.append(WarningBar("explosive", int(great.sum()), first, f"from the {most}"))
    strong = field.share[own] * SECTORS
    thin = np.flatnonzero((field.struck[own] > 60.0) & (strong < _WEAK))
    if len(thin):
        out.append(WarningBar("thin", note=side_words(int(thin[np.argmax(field.struck[own][thin])]))))
    if len(rows) and first < _SOON_S and not great.any():
        out.append(WarningBar("missiles", len(rows), first, f"from the {most}"))
    if field.store[own] < _LOW_SHIELD * field.capacity[own]:
        hull = float(life.hp[own] / max(float(life.full[own]), 1e-6))
        left = float(field.store[own] / field.capacity[own])
        out.append(WarningBar("shield_low", note=f"{100 * left:.0f} %, hull {100 * hull:.0f} %"))
    return out


def ship_reticle(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> Reticle | None:
    """Describe where the lenses are pointed, None while nobody points them."""
    own = ship_row(world, console.own)
    if own < 0 or console.autopilot or console.closing is not None or console.covered:
        return None
    lenses, aim = batteries_of(world, own, BEAM), np.array(console.aim)
    x, y = camera.to_screen(aim)
    out = Reticle((float(x), float(y)), 12.0)
    reach = lenses_on(world, own, aim)
    wait = world.mounts[Gun].ready[reach if len(reach) else lenses]
    reload = max(float(world.catalogue.arm["reload_s"][world.mounts[Gun].arm[lenses]].max(initial=0.1)), 0.1)
    out.reload = min(float(wait.min(initial=reload)) / reload, 1.0)
    out.why = "" if len(reach) else "no lens reaches"
    return out
