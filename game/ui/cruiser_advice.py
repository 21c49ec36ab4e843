"""Advice in a landcruiser: the few keys that matter at this moment, for the line of hints."""

from __future__ import annotations

import numpy as np

from game.ui.cruiser_units import gun_in_hand, is_cruiser, others_of, verdict
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import enemies_of, row_of
from game.world.components import Body
from game.world.persons import whom_to_be
from game.world.surface import Gun, Unit
from game.world.surface_catalogue import PREY
from game.world.surface_crew import HULL_DOWN, MASKED, OPEN, Crew
from game.world.surface_smoke import Discharger
from game.world.surface_world import SurfaceWorld

_WELCOME_S, _GUN_S, _PLATOON_S, _FIRST_MINUTE_S = 10.0, 20.0, 30.0, 60.0
_NEAR_WU = 1700.0
Hint = tuple[str, str]


def cruiser_hints(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str]) -> list[Hint]:
    """Give (key, words) pairs for what the commander could do now, the most useful first."""
    own = row_of(world, console.own)
    if console.gone or not is_cruiser(world, own):
        next_one = [(keys["take_over"], "command the next vehicle")] if len(whom_to_be(world, console.side)) else []
        return [*next_one, (keys["faster"], "faster")]
    if console.autopilot:
        return [(keys["autopilot"], "command yourself"), (keys["faster"], "faster"), (keys["follow"], "other views")]
    if console.paused:
        return [(keys["pause"], "go on"), (keys["word"], "fire on the word"), (keys["platoon"], "select the platoon")]
    drive = keys["drive_left"] if keys.get("gamepad") else f"{keys['drive_left']} {keys['drive_right']}"
    if world.time_s < _WELCOME_S:
        return [(drive, "drive"), (keys["up"], "up till the turret is clear"), (keys["down"], "back into cover"),
                (keys["autopilot"], "autopilot")]  # fmt: skip
    if world.time_s < _GUN_S:
        lay = [(keys["pointer"], "lays the gun"), (keys["button"], "fire")] if console.by_pointer else [
            (keys["target_next"], "target"), (keys["fire"], "fire")
        ]
        return [*lay, (keys["fire_back"], "fire and roll back"), (keys["slot1"], "sabot"), (keys["slot2"], "HE")]
    others = others_of(world, console)
    if world.time_s < _PLATOON_S and others:
        return [(keys["hold_fire"], "platoon: hold fire"), (keys["word"], "fire on the word"),
                (keys["advance"], "advance"), (keys["fall_back"], "back into cover")]  # fmt: skip
    return _now(world, console, keys, own)


def _now(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str], own: int) -> list[Hint]:
    """Advise by what goes on: cover, what comes, the round for it, the hatch, the word."""
    crew, out = world.units[Crew], []
    near = enemies_of(world, console.side, world.units[Body].pos[own])[:8]
    far = np.abs(world.units[Body].pos[near, 0] - world.units[Body].pos[own, 0])
    near = near[far < _NEAR_WU]
    cover = int(crew.cover[own])
    one = gun_in_hand(world, own, console.slot)
    loads = one >= 0 and float(world.mounts[Gun].ready[one]) > 1.0
    if len(near) and cover == OPEN:
        out.append((keys["down"], "back into cover"))
        if int(world.units[Discharger].left[own]) > 0:
            out.append((keys["smoke"], "smoke"))
    elif len(near) and cover == HULL_DOWN:
        fire = keys["button"] if console.by_pointer else keys["fire"]
        out.append((keys["down"], "back while it loads") if loads else (keys["fire_back"], "fire and roll back"))
        out += [] if loads else [(fire, "fire")]
    elif len(near) and cover == MASKED and not loads:
        out.append((keys["up"], "up till the turret is clear"))
    if console.target < 0 and len(near):
        out.append((keys["target_next"], "target"))
    out += _round(world, console, keys, own)
    out += _platoon(world, console, keys)
    if not near.size and crew.hatch[own] <= 0.0 and crew.hurt[own] < 2:
        out.append((keys["hatch"], "open the hatch: see farther"))
    elif len(near) and crew.hatch[own] > 0.0 and console.slot != 3:
        out.append((keys["hatch"], "button up"))
    if not out:
        out = [(keys["thermal"], "thermal sight"), (keys["faster"], "faster")]
    return out[:4]


def _round(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str], own: int) -> list[Hint]:
    """Name the round for the target, unless it is in the gun."""
    target = row_of(world, console.target)
    if target < 0:
        return []
    one = gun_in_hand(world, own, console.slot)
    arm = int(world.mounts[Gun].arm[one])
    prey = int(world.catalogue.prey[int(world.units[Unit].kind[target])])
    fits = world.catalogue.likes[arm][prey] > 0.0
    if fits and not verdict(world, own, one, target)[1]:
        return []
    slot = {"infantry": ("slot3", "coaxial"), "building": ("slot2", "HE")}.get(PREY[prey], ("slot1", "sabot"))
    return [] if fits and slot[0] == f"slot{console.slot + 1}" else [(keys[slot[0]], f"{slot[1]} at it")]


def _platoon(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str]) -> list[Hint]:
    """Offer the word when all who wait are laid, and the orders now and then in the first minute."""
    crew, others = world.units[Crew], others_of(world, console)
    waits = [each.row for each in others if crew.waits[each.row] and crew.word_s[each.row] <= 0.0]
    laid = sum(1 for row in waits if crew.mark[row] >= 0)
    if waits and laid:
        return [(keys["word"], f"fire on the word: {laid} laid")]
    if others and world.time_s < _FIRST_MINUTE_S:
        return [(keys["platoon"], "select the platoon")]
    return []
