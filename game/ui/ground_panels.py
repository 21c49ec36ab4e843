"""From the battle on the surface to its panels: the soldier, the enemy looked at, and the slots of his arms."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.ui.ground_console import GroundConsole
from game.ui.ground_state import PRONE, Foe, Soldier
from game.ui.ground_units import PLENTY, answering, guns_of, name_of, row_of, side_name
from game.ui.hud_state import Bar, WeaponSlot
from game.world.components import DESTROYED, ESCAPED, Body, Group, Record
from game.world.surface import Eyes, Field, Foot, Gun, Legs, Life, Storeys, Unit
from game.world.surface_catalogue import MISSILE_ARM, PREY
from game.world.surface_world import SurfaceWorld

CALL_S, RALLY_S = 14.0, 15.0  # from one call, or rally, to the next
PINNED = 0.7  # of fear, above which one does not lift his head
_ICONS = {
    "rifle": "rifle", "arume_rifle": "rifle", "machine_gun": "rifle", "anti_landcruiser": "anti_landcruiser",
    "shoulder_sam": "shoulder", "sam": "missile", "trailer_cannon": "rotary",
}  # fmt: skip
_SHORT = {"anti_landcruiser": "Anti-LC", "shoulder_sam": "Shoulder", "sam": "Battery", "trailer_cannon": "Cannon"}
_ZONES = (("front", 0), ("rear", 1), ("top", 2), ("belly", 3))


def soldier(world: SurfaceWorld, console: GroundConsole) -> Soldier:
    """Describe the player's soldier, also after he is gone."""
    own, side = row_of(world, console.own), SIDES[console.side]
    out = Soldier(console.name, "Section leader", "race_officer" if side == "race" else "arume_officer", side)
    out.section = section(world, console)
    if side == "race" and console.been:
        out.portrait = "race_gunner"
    if own < 0:
        fell = "Fallen" if console.seat == "foot" else "Lost"
        out.state, out.note = ("out", "Out by the road") if console.out else ("fallen", fell)
        out.bars = [Bar("Health", 0.0 if console.fallen else 1.0, "hull")]
        return out
    life, eyes = world.units[Life], world.units[Eyes]
    out.role = world.catalogue.units[int(world.units[Unit].kind[own])].name
    seen = float(eyes.signature[own] / max(float(eyes.base[own]), 1e-6))
    fear = float(life.fear[own])
    out.bars = [
        Bar("Health", float(life.hp[own] / max(float(life.full[own]), 1e-6)), "hull"),
        Bar("Cover", 1.0 - seen, "good"),
        Bar("Fear", fear, "danger"),
    ]
    out.posture = int(world.units[Foot].posture[own])
    served = row_of(world, console.manned)
    if served >= 0:
        out.state, out.note = "manning", f"On {name_of(world, served)}"
    elif life.broken[own]:
        out.state, out.note = "pinned", "Nerve broken"
    elif fear > PINNED:
        out.state, out.note = "pinned", "Pinned down"
    elif out.posture == PRONE:
        out.note = "Prone"
    out.rounds, out.sam = _ammunition(world, console, own)
    return out


def _ammunition(world: SurfaceWorld, console: GroundConsole, own: int) -> tuple[str, int]:
    """Say what is left: rounds of the arm chosen, and shoulder missiles, -1 without a tube."""
    gun, catalogue = world.mounts[Gun], world.catalogue
    guns = guns_of(world, own)
    sam = -1
    for one in guns.tolist():  # LOOP: arms of a soldier
        if catalogue.likes[gun.arm[one], PREY.index("air")] > 0.0 and catalogue.arm_kind[gun.arm[one]] == MISSILE_ARM:
            sam = int(gun.rounds[one])
    served = row_of(world, console.manned)
    held = guns_of(world, served) if served >= 0 else guns
    if not len(held):
        return "", sam
    return count_of(world, int(held[min(console.slot, len(held) - 1)])), sam


def count_of(world: SurfaceWorld, one: int) -> str:
    """Write how many rounds a gun has: those in the magazine, where there is one; nobody counts what is plenty."""
    gun = world.mounts[Gun]
    rounds = int(gun.rounds[one])
    if world.catalogue.arm["magazine"][gun.arm[one]] > 0.0:
        return str(min(int(gun.loaded[one]), rounds))
    return str(rounds) if rounds < PLENTY else ""


def section(world: SurfaceWorld, console: GroundConsole) -> list[str]:
    """Say of everybody in the player's section whether he is alive, down or out, the player first."""
    record, size = world.records[Record], world.records.size
    foot = world.catalogue.is_infantry[record.kind[:size]]
    rows = np.flatnonzero(foot & (record.group[:size] == console.group) & (record.side[:size] == console.side))
    rows = rows[np.argsort(record.serial[rows] != console.own, kind="stable")]
    words = {DESTROYED: "down", ESCAPED: "out"}
    return [words.get(int(status), "alive") for status in record.status[rows]]


def slots(world: SurfaceWorld, console: GroundConsole, bindings: dict[str, str]) -> list[WeaponSlot]:
    """Describe the arms of what the player is, then what he can ask of others."""
    own = row_of(world, console.own)
    if own < 0:
        return []
    served = row_of(world, console.manned)
    holder = served if served >= 0 else own
    gun, catalogue = world.mounts[Gun], world.catalogue
    out = []
    for number, one in enumerate(guns_of(world, holder).tolist()):  # LOOP: arms of one unit
        arm = int(gun.arm[one])
        rule, key = catalogue.arms[arm], catalogue.arm_keys[arm]
        reload = max(float(catalogue.arm["reload_s"][arm]), 0.1)
        wait, rounds = float(gun.ready[one]), int(gun.rounds[one])
        if gun.change[one] > 0.0:
            wait, reload = float(gun.change[one]), max(float(catalogue.arm["change_s"][arm]), 0.1)
        out.append(
            WeaponSlot(
                bindings.get(f"slot{number + 1}", str(number + 1)), _SHORT.get(key, rule.name),
                _ICONS.get(key, "missile"), count_of(world, one),
                chosen=number == console.slot, cooling=min(wait / reload, 1.0), cooling_s=wait, enabled=rounds > 0,
                tip=f"{rule.name}: to {rule.range_m:.0f} m, for {', '.join(rule.prey)}",
                does=f"slot{number + 1}",
            )
        )  # fmt: skip
    group = world.groups[Group]
    row = int(world.units[Unit].group[own])
    call, rally = float(group.volley_wait[row]), float(group.beam_wait[row])
    ready = answering(world, console.side, np.array(console.aim))
    out.append(
        WeaponSlot(
            bindings.get("call", "Q"), "Call fire", "hail", str(ready) if ready else "", cooling=call / CALL_S,
            cooling_s=call, enabled=ready > 0, tip="Call fire where you aim: guns that reach it", does="call",
        )
    )  # fmt: skip
    out.append(
        WeaponSlot(
            bindings.get("rally", "Y"), "Rally", "rally", cooling=rally / RALLY_S, cooling_s=rally,
            tip="Rally: frightened males near you take heart", does="rally",
        )
    )  # fmt: skip
    return out


def foe(world: SurfaceWorld, console: GroundConsole) -> Foe | None:
    """Describe the enemy looked at."""
    row = row_of(world, console.target)
    if row < 0:
        return None
    part, life = world.units[Unit], world.units[Life]
    rule = world.catalogue.units[int(part.kind[row])]
    guns = guns_of(world, row)
    arm = world.catalogue.arms[int(world.mounts[Gun].arm[guns[0]])].name if len(guns) else "Unarmed"
    out = Foe(name_of(world, row), side_name(world, row), rule.figure, arm)
    own = row_of(world, console.own)
    if own >= 0:
        out.range_m = float(np.hypot(*(world.units[Body].pos[row] - world.units[Body].pos[own])))
    if world.units.holds(row, Field):
        field = world.units[Field]
        out.bars.append(Bar("Shield", float(field.store[row] / max(float(field.capacity[row]), 1e-6)), "shield"))
    out.bars.append(Bar("Hull", float(life.hp[row] / max(float(life.full[row]), 1e-6)), "hull"))
    if world.units.holds(row, Storeys):
        standing = int(world.units[Storeys].standing[row])
        out.bars.append(Bar(f"Storeys {standing} of {rule.storeys}", standing / rule.storeys, "drive"))
    if world.units.holds(row, Legs):
        out.bars.append(Bar("Legs", float(2 - world.units[Legs].lost[row].sum()) / 2.0, "drive"))
    out.note, out.harmless = _use(world, console, row)
    return out


def _use(world: SurfaceWorld, console: GroundConsole, row: int) -> tuple[str, bool]:
    """Say what the chosen arm can do to a unit, and whether that is nothing."""
    holder = row_of(world, console.manned)
    holder = holder if holder >= 0 else row_of(world, console.own)
    guns = guns_of(world, holder) if holder >= 0 else np.zeros(0, np.intp)
    armour = world.units[Life].armour[row]
    if not armour.max():
        return "No armour", False
    if not len(guns):
        return f"Armour {armour[0]:.0f} mm", False
    arm = int(world.mounts[Gun].arm[guns[min(console.slot, len(guns) - 1)]])
    through = float(world.catalogue.arm["penetration_mm"][arm])
    weak = [word for word, place in _ZONES if armour[place] < through]
    weak += ["legs"] if world.units.holds(row, Legs) and armour[4] < through else []
    if not weak:
        return f"Armour {armour[0]:.0f} mm: this arm does not go through", True
    if len(weak) >= len(_ZONES):
        return f"Armour {armour[0]:.0f} mm: goes through", False
    return f"Armour {armour[0]:.0f} mm. Weak: {', '.join(weak)}", False
