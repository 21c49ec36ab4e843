"""From the battle and the console to what the display of a landcruiser shows."""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import SIDES
from game.ui.cruiser_state import Cruiser, GunSight, ReferencePoint, Vehicle
from game.ui.cruiser_units import (
    Member,
    by_reference,
    comes_to,
    gun_in_hand,
    is_cruiser,
    platoon_of,
    verdict,
)
from game.ui.ground_console import GroundConsole
from game.ui.ground_marks import rect_of
from game.ui.ground_panels import count_of
from game.ui.ground_panels import foe as any_foe
from game.ui.ground_state import Foe
from game.ui.ground_units import guns_of, row_of
from game.ui.hud_state import Bar, OrderButton, Point, WeaponSlot
from game.view.camera import Camera
from game.world.components import Body
from game.world.gunners import is_loaded, muzzles, spread_of
from game.world.land import is_clear
from game.world.surface import Gun, Life, Task, Tracks, Unit
from game.world.surface_crew import Crew
from game.world.surface_smoke import Discharger
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_ADVANCE, TASK_FALL_BACK

_PACE, _KMH = 4.0, 3.6  # ground speeds run at four times the story's
_STILL_WUPS, _STUCK_S = 2.0, 1.0
_ACROSS = 0.35  # of its length, from which a gun that turns is seen from its end
_LOW = 0.3
_BY_PX = 20.0  # an aim so near to the target is on it
_FIRST_KEY = 5  # of the keys that select vehicles
_ICONS = {"sabot": "sabot", "high_explosive": "high_explosive", "machine_gun": "machine_gun"}
_SHORT = {"high_explosive": "HE", "machine_gun": "Coaxial"}
_BUTTONS = (
    ("word", "Fire!", "All at once, each at a target of its own"),
    ("hold_fire", "Hold fire", "Fire only on the word, or at will again"),
    ("target_them", "My target", "Fire at the target you look at"),
    ("advance", "Advance", "Roll up until the turret is clear, or on over the open"),
    ("fall_back", "Back", "Roll back until nobody sees them"),
    ("smoke", "Smoke", "Lay smoke"),
)


def cruiser(world: SurfaceWorld, console: GroundConsole, camera: Camera, keys: dict[str, str]) -> Cruiser | None:
    """Describe the player's landcruiser; None when he has none."""
    own = row_of(world, console.own)
    if not is_cruiser(world, own):
        return None
    crew, life, part = world.units[Crew], world.units[Life], world.units[Unit]
    members = platoon_of(world, console)
    number = next((each.number for each in members if each.serial == console.own), 0)
    rule = world.catalogue.units[int(part.kind[own])]
    out = Cruiser(console.name, number, SIDES[console.side], rule.figure, int(crew.cover[own]), int(part.turned[own]))
    armour = life.armour[own]
    out.armour = (int(armour[0]), int(armour[1]), int(armour[2]))
    out.bearing, out.rise = math.cos(float(crew.bearing[own])), float(crew.rise[own])
    out.bars = [Bar("Hull", float(life.hp[own] / max(float(life.full[own]), 1e-6)), "hull")]
    out.gun, out.gun_tone, out.reload = gun_state(world, console, own)
    out.tracks, out.tracks_tone = tracks_state(world, own)
    out.hatch, out.hatch_tone = hatch_state(world, own)
    out.thermal = console.cruiser.thermal
    out.mode = "Autopilot" if console.autopilot else "Thermal" if out.thermal else "You command"
    out.platoon = [_vehicle(world, console, each, keys) for each in numbered(members, console)]
    if not (console.over or console.closing is not None or console.covered or console.autopilot):
        out.sight = sight(world, console, camera, own)
    return out


def numbered(members: list[Member], console: GroundConsole) -> list[tuple[Member, int]]:
    """Give each vehicle with the digit that selects it, 0 for the player's own."""
    others = [each.serial for each in members if each.serial != console.own]
    return [
        (each, 0 if each.serial == console.own else others.index(each.serial) + _FIRST_KEY) for each in members
    ]


def gun_state(world: SurfaceWorld, console: GroundConsole, own: int) -> tuple[str, str, float]:
    """Say what the gun in hand waits for, in what tone, and how much of its wait is still ahead."""
    gun, crew, one = world.mounts[Gun], world.units[Crew], gun_in_hand(world, own, console.slot)
    if one < 0:
        return "", "plain", 0.0
    arm = int(gun.arm[one])
    if gun.rounds[one] <= 0:
        return "Empty", "danger", 0.0
    if gun.hatch[one] and crew.hatch[own] < 1.0:
        return "Hatch shut", "warning", 0.0
    wait, whole = float(gun.ready[one]), max(float(world.catalogue.arm["reload_s"][arm]), 0.1)
    if gun.change[one] > 0.0:
        wait, whole = float(gun.change[one]), max(float(world.catalogue.arm["change_s"][arm]), 0.1)
    if wait > 0.0 and (whole > 3.0 or not is_loaded(world, np.array([one]))[0]):
        return f"Loads {wait:.0f} s" if wait >= 1.0 else "Loads", "warning", min(wait / whole, 1.0)
    if abs(math.cos(float(crew.bearing[own]))) < _ACROSS and not gun.hatch[one]:
        return "Turret turns", "warning", 0.0
    if not crew.laid[own]:
        low, high = float(gun.low[one]), float(gun.high[one])
        at_end = float(crew.rise[own]) <= low + 1e-3 or float(crew.rise[own]) >= high - 1e-3
        return ("Cannot depress" if float(crew.rise[own]) <= low + 1e-3 else "Cannot rise", "danger", 0.0) if (
            at_end and not gun.hatch[one]
        ) else ("Laying", "warning", 0.0)
    start = muzzles(world, np.array([one]))
    if not is_clear(world.land, start, np.array(console.aim)[None] + (0.0, 6.0))[0]:
        return "Earth in the way", "danger", 0.0
    return "Laid", "good", 0.0


def tracks_state(world: SurfaceWorld, own: int) -> tuple[str, str]:
    """Say what the tracks do."""
    crew, tracks, body = world.units[Crew], world.units[Tracks], world.units[Body]
    if crew.about_s[own] > 0.0:
        return "Turns about", "warning"
    if math.cos(float(body.angle[own])) < 0.5:
        return "Overturns", "danger"
    if tracks.stuck[own] > _STUCK_S:
        return "Stuck", "danger"
    speed = float(body.vel[own, 0]) * int(world.units[Unit].turned[own])
    kmh = round(abs(speed) / _PACE * _KMH)
    rolls = {1: "Rolls up", -1: "Rolls back"}.get(int(crew.roll[own]), "")
    if abs(speed) < _STILL_WUPS:
        return rolls or "Stands", "warning" if rolls else "plain"
    return f"{rolls or ('Ahead' if speed > 0.0 else 'Astern')} {kmh} km/h", "warning" if rolls else "plain"


def hatch_state(world: SurfaceWorld, own: int) -> tuple[str, str]:
    """Say how it stands about the hatch and who looks out of it."""
    crew = world.units[Crew]
    if crew.hurt[own] >= 2:
        return "Commander dead", "danger"
    if crew.down_s[own] > 0.0:
        return f"Wounded {crew.down_s[own]:.0f} s", "danger"
    if crew.hatch[own] >= 1.0:
        return "Hatch open", "warning"
    return ("Hatch moves", "plain") if crew.hatch[own] > 0.0 else ("Buttoned up", "plain")


# ---- the platoon ------------------------------------------------------------------------------------
def _vehicle(world: SurfaceWorld, console: GroundConsole, one: tuple[Member, int], keys: dict[str, str]) -> Vehicle:
    member, digit = one
    key = keys.get(f"vehicle{digit}", str(digit)) if digit and not keys.get("gamepad") else ""
    out = Vehicle(member.number, key if digit <= 9 else "")
    if member.row < 0:
        out.state, out.hull, out.does = "lost", 0.0, "Lost"
        return out
    life = world.units[Life]
    out.hull = float(life.hp[member.row] / max(float(life.full[member.row]), 1e-6))
    out.selected = member.serial in console.selected and member.serial != console.own
    out.state = "own" if member.serial == console.own else "hurt" if out.hull < _LOW else "good"
    out.does = "You" if out.state == "own" else does(world, member.row)
    return out


def does(world: SurfaceWorld, row: int) -> str:
    """Say in a word or two what a crew is about."""
    crew, task, gun = world.units[Crew], world.units[Task], world.mounts[Gun]
    if crew.roll[row] != 0:
        return "Rolls up" if crew.roll[row] > 0 else "Back"
    if crew.waits[row]:
        return "Fires!" if crew.word_s[row] > 0.0 else "Waits, laid" if crew.mark[row] >= 0 else "Waits"
    if int(task.kind[row]) == TASK_FALL_BACK:
        return "Falls back"
    mine = world.mounts.rows(Gun)
    mine = mine[(gun.owner[mine] == row) & (gun.target[mine] >= 0)]
    if len(mine):
        return "Fires"
    moves = abs(float(world.units[Body].vel[row, 0])) > _STILL_WUPS
    return "Advances" if int(task.kind[row]) == TASK_ADVANCE and moves else "Moves" if moves else "Holds"


def cruiser_buttons(world: SurfaceWorld, console: GroundConsole, bindings: dict[str, str]) -> list[OrderButton]:
    """Describe the orders by radio, while there is a platoon to hear them."""
    others = [each for each in platoon_of(world, console) if each.row >= 0 and each.serial != console.own]
    if not others or row_of(world, console.own) < 0:
        return []
    told = [each for each in others if each.serial in console.selected] or others
    crew = world.units[Crew]
    waits = all(bool(crew.waits[each.row]) for each in told)
    out = []
    for name, label, tip in _BUTTONS:  # LOOP: orders
        enabled = name != "target_them" or console.target >= 0
        if name == "smoke":
            enabled = any(int(world.units[Discharger].left[each.row]) > 0 for each in told)
        who = ", ".join(str(each.number) for each in told)
        out.append(
            OrderButton(
                name, bindings.get(name, "").removeprefix("Pad "), label, active=name == "hold_fire" and waits,
                enabled=enabled, tip=f"{tip}: {who}",
            )
        )  # fmt: skip
    return out


# ---- arms -------------------------------------------------------------------------------------------
def cruiser_slots(world: SurfaceWorld, console: GroundConsole, bindings: dict[str, str]) -> list[WeaponSlot]:
    """Describe what the gun can be loaded with, the machine guns, and the smoke."""
    own = row_of(world, console.own)
    if own < 0:
        return []
    gun, catalogue, crew, out = world.mounts[Gun], world.catalogue, world.units[Crew], []
    guns = guns_of(world, own).tolist()
    for number, one in enumerate(guns):  # LOOP: arms of a landcruiser
        arm = int(gun.arm[one])
        rule, key = catalogue.arms[arm], catalogue.arm_keys[arm]
        roof = bool(gun.hatch[one])
        wait, whole = float(gun.ready[one]), max(float(catalogue.arm["reload_s"][arm]), 0.1)
        if gun.change[one] > 0.0:
            wait, whole = float(gun.change[one]), max(float(catalogue.arm["change_s"][arm]), 0.1)
        main = catalogue.arm["magazine"][arm] <= 0.0
        in_barrel = main and int(crew.breech[own]) == int(gun.number[one])
        shows = (in_barrel or not main) and (whole > 3.0 or gun.change[one] > 0.0)
        name = "Roof gun" if roof else _SHORT.get(key, rule.name)
        tip = f"{rule.name}: to {rule.range_m:.0f} m"
        if roof:
            tip = f"Roof {tip[0].lower()}{tip[1:]}; out of the open hatch"
        out.append(
            WeaponSlot(
                bindings.get(f"slot{number + 1}", str(number + 1)), name,
                "roof_gun" if roof else _ICONS.get(key, "missile"), count_of(world, one),
                chosen=number == min(console.slot, len(guns) - 1),
                cooling=min(wait / whole, 1.0) if shows else 0.0, cooling_s=wait if shows else 0.0,
                enabled=bool(gun.rounds[one] > 0) and (not roof or crew.hatch[own] >= 1.0), tip=tip,
                does=f"slot{number + 1}",
            )
        )  # fmt: skip
    return out


def cruiser_foe(world: SurfaceWorld, console: GroundConsole) -> Foe | None:
    """Describe the enemy looked at, with what the gun in hand does to it at its distance."""
    out, row, own = any_foe(world, console), row_of(world, console.target), row_of(world, console.own)
    if out is None or not is_cruiser(world, own):
        return out
    one = gun_in_hand(world, own, console.slot)
    if one >= 0:
        out.note, out.harmless = verdict(world, own, one, row)
    return out


# ---- the sight --------------------------------------------------------------------------------------
def _point(camera: Camera, place: object) -> Point:
    x, y = camera.to_screen(place)  # type: ignore[arg-type]
    return (float(x), float(y))


def sight(world: SurfaceWorld, console: GroundConsole, camera: Camera, own: int) -> GunSight | None:
    """Describe what is drawn about the gun: where it points, where it is to point, and what lies there."""
    one = gun_in_hand(world, own, console.slot)
    if one < 0:
        return None
    gun, crew, body = world.mounts[Gun], world.units[Crew], world.units[Body]
    aim, start = np.array(console.aim), muzzles(world, np.array([one]))[0]
    far = float(np.hypot(*(aim - start)))
    out = GunSight(_point(camera, start), _point(camera, comes_to(world, one, far)), _point(camera, aim))
    out.laid = bool(crew.laid[own]) and int(crew.in_hand[own]) == int(gun.number[one])
    out.across = not gun.hatch[one] and abs(math.cos(float(crew.bearing[own]))) < _ACROSS
    out.spread_px = 2.0 * float(spread_of(world, np.array([one]))[0]) * far * camera.zoom
    out.state, out.tone, out.reload = gun_state(world, console, own)
    if far > float(world.catalogue.arm["range_m"][gun.arm[one]]):
        out.state, out.tone = "Too far", "danger"
    elif console.cruiser.part and out.state in ("Laid", "Laying"):
        out.state = f"{out.state}: {console.cruiser.part}"
    target = row_of(world, console.target)
    if target >= 0:
        left, top, wide, tall = rect_of(world, camera, target)
        if left - _BY_PX < out.want[0] < left + wide + _BY_PX and top - _BY_PX < out.want[1] < top + 3 * tall:
            out.beside = (left + wide, top + tall / 2)  # under it stands its name
    best, out.range = by_reference(world, aim, body.pos[own])
    for place, point in enumerate(world.level.reference):  # LOOP: reference points of the level
        at = np.array(point.at_wu)
        if camera.visible(at, 0.0)[0]:
            away = float(np.hypot(*(at - body.pos[own])))
            out.points.append(ReferencePoint(place + 1, _point(camera, at), away, place == best))
    return out
