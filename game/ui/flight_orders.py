"""From the battle to the slots and orders of an aircraft: its arms with what their seekers do, and the radio."""

from __future__ import annotations

import numpy as np

from game.ui.flight_build import lock
from game.ui.flight_state import LOCKED, LOCKING
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import guns_of, row_of
from game.ui.hud_state import OrderButton, WeaponSlot
from game.world.components import Group
from game.world.surface import Gun, Life, Unit, Wings
from game.world.surface_catalogue import MISSILE_ARM
from game.world.surface_world import SurfaceWorld

_SHORT = {"killercraft_cannon": "Cannon", "radar_missile": "Radar", "heat_missile": "Heat"}
_BUTTONS = (
    ("attack", "Attack", "Squadron: attack the target"),
    ("cover", "Cover me", "Squadron: keep beside me, and go for who comes near"),
    ("break_off", "Break off", "Squadron: back to where we came from"),
    ("regroup", "Regroup", "Squadron: come together where I am"),
)


def wings_of(world: SurfaceWorld, console: GroundConsole) -> np.ndarray:
    """Find those of the player's squadron who fly and obey him, himself left out."""
    rows, part = world.units.rows(Unit, Wings, Life), world.units[Unit]
    rows = rows[(part.group[rows] == console.group) & (world.units[Life].hp[rows] > 0.0)]
    rows = rows[world.groups[Group].commanded[part.group[rows]]]
    return rows[rows != row_of(world, console.own)]


def flight_buttons(world: SurfaceWorld, console: GroundConsole, bindings: dict[str, str]) -> list[OrderButton]:
    """Describe the orders by radio, while there is a squadron to hear them."""
    count = len(wings_of(world, console))
    if not count or row_of(world, console.own) < 0:
        return []
    return [
        OrderButton(name, bindings.get(name, "").removeprefix("Pad "), label, active=console.aiming == name,
                    enabled=name != "attack" or console.target >= 0, tip=f"{tip}: {count} hear you")
        for name, label, tip in _BUTTONS
    ]  # fmt: skip


def flight_slots(world: SurfaceWorld, console: GroundConsole, bindings: dict[str, str]) -> list[WeaponSlot]:
    """Describe the arms of an aircraft, with how far a lock is."""
    own = row_of(world, console.own)
    if own < 0:
        return []
    gun, catalogue, out = world.mounts[Gun], world.catalogue, []
    target = row_of(world, console.target)
    guns = guns_of(world, own).tolist()
    for number, one in enumerate(guns):  # LOOP: arms of an aircraft
        arm = int(gun.arm[one])
        rule, key = catalogue.arms[arm], catalogue.arm_keys[arm]
        wait, rounds = float(gun.ready[one]), int(gun.rounds[one])
        slot = WeaponSlot(
            bindings.get(f"slot{number + 1}", str(number + 1)), _SHORT.get(key, rule.name), "rotary", str(rounds),
            chosen=number == min(console.slot, len(guns) - 1), enabled=rounds > 0,
            tip=f"{rule.name}: to {rule.range_m:.0f} m", does=f"slot{number + 1}",
        )  # fmt: skip
        if catalogue.arm_kind[arm] == MISSILE_ARM:
            slot.icon = "missile" if str(catalogue.seeker[arm]) == "radar" else "shoulder"
            slot.cooling, slot.cooling_s = min(wait / max(float(rule.reload_s), 0.1), 1.0), wait
            state = lock(world, None, own, one, target).state
            slot.name = f"{slot.name} {'ready' if state == LOCKED else 'locks' if state == LOCKING else 'seeks'}"
            slot.name = slot.name if rounds > 0 else _SHORT.get(key, rule.name)
        out.append(slot)
    return out
