"""Drives and power: Genocide Mode, the jump, and who gets the reactor's output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.app import pilot_fire
from game.base.vectors import Floats
from game.ui.battle_slots import CONSUMERS, PRESETS, asked_shares
from game.ui.console import row_of
from game.ui.drives import has_cannon, has_jump, jumpers
from game.ui.lane_marks import AIM_GENOCIDE, gunner
from game.ui.names import name_of
from game.world import commands as c
from game.world.components import Body, FtlDrive, GenocideDrive, Launcher, Shield, Ship
from game.world.orders import EXPLOSIVE, MOST_SHARE, ORDER_HOLD
from game.world.world import World

if TYPE_CHECKING:
    from game.app.pilot import Pilot

STEP = 0.1
"""[share] what a key or a notch of the wheel changes"""

_LOOK_TICKS = 30  # from one look at the target to the next while the bow follows it
_WORTH = 0.004  # [rad] a smaller change of aim is not worth a command
_WORDS = ("Engines", "Shield", "Point defence", "Main battery")


def genocide(pilot: Pilot, world: World) -> None:
    """Abort Genocide Mode; or aim it; or, while it is being aimed, open the bow towards the target."""
    console, row = pilot.console, gunner(world, pilot.console)
    if row < 0:
        console.note("No ship here has a forward cannon", "warning")
    elif _wanted(world, pilot, row, c.Genocide):
        _replace(pilot, world, row, c.Genocide(world.units.refer(row), False))
        console.aiming, console.bow_target = "", -1
        console.note("Genocide Mode aborted: the bow shuts", "warning")
    elif world.units[Ship].blind[row] or world.units[Ship].adrift[row]:
        console.note("The bow is lost: no Genocide Mode", "danger")
    elif console.aiming == AIM_GENOCIDE:
        target = row_of(world, console.target)
        if target >= 0:
            open_at(pilot, world, row, target)
        else:
            console.note("No target: click where it is to burn", "warning")
    else:
        console.aiming, console.formation, console.by_pointer = AIM_GENOCIDE, -1, False


def aim_bow(pilot: Pilot, world: World, target: int, place: Floats) -> None:
    """Open the bow towards a ship, or towards a place. target: row, -1 for the place"""
    row = gunner(world, pilot.console)
    if row < 0:
        return
    if target >= 0 and target != row:
        open_at(pilot, world, row, target)
    else:
        pilot.console.bow_target = -1
        _open(pilot, world, row, place - world.units[Body].pos[row])
        pilot.console.note("Genocide Mode: the bow opens")


def open_at(pilot: Pilot, world: World, row: int, target: int) -> None:
    """Open the bow towards a ship, and let it follow her."""
    body = world.units[Body]
    pilot.console.bow_target = world.serial(target)
    _open(pilot, world, row, body.pos[target] - body.pos[row])
    pilot.console.note(f"Genocide Mode: the bow opens towards {name_of(world, target)}")


def _open(pilot: Pilot, world: World, row: int, way: Floats) -> None:
    pilot.console.aiming = ""
    if pilot.console.autopilot:
        pilot.set_autopilot(world, False)
    ref = world.units.refer(row)
    pilot.commands.append(c.Order((ref,), ORDER_HOLD))  # the helm must turn her, not a hand
    _replace(pilot, world, row, c.Genocide(ref, True, (float(way[0]), float(way[1]))))


def follow_bow(pilot: Pilot, world: World) -> None:
    """Keep the bow on the ship it was opened towards."""
    console = pilot.console
    if console.bow_target < 0 or world.tick % _LOOK_TICKS:
        return
    row, target = gunner(world, console), row_of(world, console.bow_target)
    if row < 0 or target < 0 or not _wanted(world, pilot, row, c.Genocide):
        console.bow_target = -1
        return
    body, aim = world.units[Body], world.units[GenocideDrive].aim[row]
    way = body.pos[target] - body.pos[row]
    way = way / max(float(np.hypot(*way)), 1e-9)
    if abs(float(aim[0] * way[1] - aim[1] * way[0])) > _WORTH:
        _replace(pilot, world, row, c.Genocide(world.units.refer(row), True, (float(way[0]), float(way[1]))))


def jump(pilot: Pilot, world: World) -> None:
    """Spool up the jump drives of all ships selected that have one; abort once all of them are at it."""
    console = pilot.console
    rows = jumpers(world, console) or [row_of(world, console.own)]
    if not has_jump(world, rows[0]):
        console.note("No ship selected has a jump drive", "warning")
        return
    resting = [row for row in rows if not _wanted(world, pilot, row, c.Jump)]
    ready = [row for row in resting if not _wanted(world, pilot, row, c.Genocide)]
    if resting and not ready:
        console.note("Shut the bow first: the cannon has the power", "warning")
        return
    asked = ready or rows
    for row in asked:  # LOOP: ships selected
        _replace(pilot, world, row, c.Jump(world.units.refer(row), bool(ready)))
    if ready:
        console.note("1 jump drive spools up" if len(asked) == 1 else f"{len(asked)} jump drives spool up")
    else:
        console.note("Jump called off" if len(asked) == 1 else f"{len(asked)} jumps called off", "warning")


def _wanted(world: World, pilot: Pilot, row: int, kind: type[c.Genocide] | type[c.Jump]) -> bool:
    """Say whether a drive is called for, also by a command that waits for the next tick."""
    ref = world.units.refer(row)
    for command in reversed(pilot.commands):
        if isinstance(command, kind) and command.unit == ref:
            return command.on
    if kind is c.Genocide:
        return has_cannon(world, row) and bool(world.units[GenocideDrive].wanted[row])
    return has_jump(world, row) and bool(world.units[FtlDrive].wanted[row])


def _replace(pilot: Pilot, world: World, row: int, command: c.Genocide | c.Jump | c.Power) -> None:
    """Ask for something in place of what was asked before in the same tick."""
    same = [each for each in pilot.commands if isinstance(each, type(command)) and each.unit == command.unit]
    for old in same:
        pilot.commands.remove(old)
    pilot.commands.append(command)


# ---- power ------------------------------------------------------------------------------------------
def _powered(pilot: Pilot, world: World) -> int:
    """Give the own ship if its power can be shared out, else -1."""
    row = row_of(world, pilot.console.own)
    return row if row >= 0 and world.units[Shield].capacity[row] > 0.0 else -1


def next_slider(pilot: Pilot, world: World) -> None:
    """Choose the next consumer of the reactor for the keys, or none after the last."""
    if _powered(pilot, world) < 0:
        pilot.console.note("This ship has no shield to feed: its power is fixed", "warning")
        return
    pilot.console.slider = (pilot.console.slider + 2) % (len(CONSUMERS) + 1) - 1


def change_power(pilot: Pilot, world: World, by: float) -> None:
    """Ask for more or less for the consumer chosen."""
    row = _powered(pilot, world)
    if row < 0:
        return
    place = max(pilot.console.slider, 0)
    pilot.console.slider = place
    set_power(pilot, world, place, asked_shares(world, row, pilot.console)[place] + by)


def set_power(pilot: Pilot, world: World, place: int, share: float) -> None:
    """Ask for a share for one consumer."""
    row = _powered(pilot, world)
    if row < 0:
        return
    share = min(MOST_SHARE, max(0.0, round(share * 20) / 20))
    shares = list(asked_shares(world, row, pilot.console))
    if shares[place] == share:
        return
    shares[place] = share
    engines, shield, guns, main = shares
    _replace(pilot, world, row, c.Power(world.units.refer(row), (engines, shield, guns, main)))
    pilot.console.note(f"{_WORDS[place]}: {share * 100:.0f} %")


def preset(pilot: Pilot, world: World, name: str) -> None:
    """Share the power out in a known way."""
    row = _powered(pilot, world)
    if row < 0:
        pilot.console.note("This ship has no shield to feed: its power is fixed", "warning")
        return
    _replace(pilot, world, row, c.Power(world.units.refer(row), PRESETS[name]))
    pilot.console.note(f"Power: {name}")


def metal_or_power(pilot: Pilot, world: World) -> None:
    """Launch explosive metal; a ship built without it has power to share out, and takes the next way to do so."""
    row = _powered(pilot, world)
    if row < 0 or world.units[Launcher].missile[row, EXPLOSIVE] >= 0:
        pilot_fire.launch(pilot, world, EXPLOSIVE)
        return
    names, now = list(PRESETS), asked_shares(world, row, pilot.console)
    gaps = [sum(abs(a - b) for a, b in zip(now, PRESETS[name], strict=True)) for name in names]
    preset(pilot, world, names[(gaps.index(min(gaps)) + 1) % len(names)])
