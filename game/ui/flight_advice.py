"""Advice in the air: the few keys that matter at this moment, for the line of hints."""

from __future__ import annotations

from game.ui.flight_build import chase
from game.ui.flight_marks import flight_warnings
from game.ui.flight_state import OPEN, REACHED, SLOW
from game.ui.flight_units import is_winged, role_of
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import guns_of, row_of
from game.world.components import Body
from game.world.surface import Gun
from game.world.surface_world import SurfaceWorld

_WELCOME_S, _ARMS_S, _RADIO_S = 9.0, 18.0, 26.0
_GUN_WU = 900.0
Hint = tuple[str, str]


def flight_hints(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str]) -> list[Hint]:
    """Give (key, words) pairs for what the pilot could do now, the most useful first."""
    own = row_of(world, console.own)
    if console.gone or not is_winged(world, own):
        return [(keys["faster"], "faster"), ("Map", "look there")]
    if console.autopilot:
        return [(keys["autopilot"], "fly yourself"), (keys["faster"], "faster"), (keys["follow"], "other views")]
    if console.paused:
        return [(keys["pause"], "go on")]
    nose = f"{keys['nose_up']} {keys['nose_down']}"
    by_hand = [(keys["pointer"], "fly there")] if console.by_pointer else [(nose, "nose")]
    danger = _danger(world, console, keys)
    if danger:
        return danger
    target = row_of(world, console.target)
    if target >= 0 and role_of(world, target) == "city_missile":
        return _chased(world, console, keys, own, target)
    burn = f"{keys['burn']} or {keys['other_button'].lower()}" if console.by_pointer else keys["burn"]
    if world.time_s < _WELCOME_S:
        meet = (keys["nose_on"], "fly at the target")
        return [*by_hand, (burn, "afterburner"), (keys["ease"], "throttle back"), meet]
    if world.time_s < _ARMS_S:
        arms = f"{keys['slot1']} {keys['slot2']} {keys['slot3']}" if not keys.get("gamepad") else keys["arm_next"]
        return [(arms, "cannon, radar missile, heat seeker"), (_fire(console, keys), "fire"),
                (keys["target_next"], "target")]  # fmt: skip
    if world.time_s < _RADIO_S:
        return [(keys["attack"], "squadron: attack"), (keys["cover"], "cover me"), (keys["regroup"], "regroup")]
    return _arms(world, console, keys, own, target)


def _fire(console: GroundConsole, keys: dict[str, str]) -> str:
    return keys["button"] if console.by_pointer else keys["fire"]


def _danger(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str]) -> list[Hint]:
    """Say what helps against the worst that threatens."""
    kinds = [each.kind for each in flight_warnings(world, console)]
    up = keys["pointer"] if console.by_pointer else keys["nose_up"]
    helps = {
        "pull_up": [(up, "pull up now")], "stall": [(up, "ease the nose down"), (keys["burn"], "afterburner")],
        "charge": [(up, "climb over them, or turn away"), (keys["cover"], "squadron: cover me")],
        "blast": [(up, "turn away from it")], "tail": [(up, "break hard"), (keys["cover"], "squadron: cover me")],
        "grey": [(up, "ease the pull")], "blind": [("", "the stick stays as it was")],
    }  # fmt: skip
    return next((helps[kind] for kind in kinds if kind in helps), [])


def _chased(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str], own: int, target: int) -> list[Hint]:
    """Advise the one chase that matters."""
    state = chase(world, own, target).state
    cannon = [] if console.slot == 0 else [(keys["slot1"], "cannon: nothing else holds it")]
    if state == REACHED:
        return [*cannon, (_fire(console, keys), "fire"), ("", "then pull up and away")]
    held = keys["burn"] if keys["fire"] == "RT" else keys["latch"]  # a gamepad has no switch for it
    burn = [] if console.hands.latched else [(held, "afterburner")]
    dive = [("Dive", "height is speed")] if state in (OPEN, SLOW) else []
    return [*cannon, (keys["nose_on"], "fly to meet it"), *burn, *dive][:4]


def _arms(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str], own: int, target: int) -> list[Hint]:
    """Name the arm for the target, by how far it is."""
    meet = [(keys["nose_on"], "fly at the target")]
    if target < 0:
        return [(keys["target_next"], "target"), (keys["regroup"], "regroup")]
    gun, body, guns = world.mounts[Gun], world.units[Body], guns_of(world, own).tolist()
    off = body.pos[target] - body.pos[own]
    far = float((off[0] ** 2 + off[1] ** 2) ** 0.5)
    near = far < _GUN_WU
    radar = len(guns) > 1 and gun.rounds[guns[1]] > 0
    if near and console.slot != 0:
        return [(keys["slot1"], "cannon"), *meet]
    if not near and radar and console.slot != 1:
        return [(keys["slot2"], "radar missile"), *meet]
    return [(_fire(console, keys), "fire"), *meet, (keys["target_next"], "next target")]
