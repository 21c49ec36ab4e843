"""Advice at the conn: the few keys that matter at this moment, for the line of hints."""

from __future__ import annotations

from game.ui.ground_console import GroundConsole
from game.ui.ground_units import row_of
from game.ui.ship_build import bomber_of, ship_warnings
from game.ui.ship_units import is_reached, ship_row
from game.world.escorts import with_whom
from game.world.surface import Cargo, Hangar, Task
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_DELIVER

_HELM_S, _SHIELD_S, _LENSES_S = 9.0, 19.0, 30.0
Hint = tuple[str, str]


def ship_hints(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str]) -> list[Hint]:
    """Give (key, words) pairs for what the captain could do now, the most useful first."""
    own = ship_row(world, console.own)
    if own < 0:
        return [(keys["faster"], "faster"), ("Map", "look there")]
    if console.autopilot:
        return [(keys["autopilot"], "take the conn"), (keys["faster"], "faster"), (keys["follow"], "other views")]
    if console.paused:
        return [(keys["pause"], "go on"), (keys["order_click"], "hang there")]
    pad = keys["fire"] == "RT"
    arrows = keys["shield_left"] if pad else "Arrows"
    kinds = [each.kind for each in ship_warnings(world, console)]
    if "explosive" in kinds or "thin" in kinds:
        able = world.units[Hangar].left[own] > 0 and "explosive" in kinds
        guard = [(keys["guard"], "fighters before it")] if able else []
        return [(arrows, "shield to where it comes from"), *guard]
    steer = keys["drift_left"] if pad else f"{keys['drift_left']} {keys['drift_right']} {keys['rise']} {keys['sink']}"
    if world.time_s < _HELM_S:
        return [(steer, "drift, rise, sink"), (keys["order_click"], "hang there"), (keys["stay"], "stay")]
    if world.time_s < _SHIELD_S:
        return [(arrows, "gather the shield on a side"), (keys["even"], "even again"),
                (keys["shield_here"], "to your aim")]  # fmt: skip
    if world.time_s < _LENSES_S:
        return [(_fire(console, keys), "burn one mark"), (keys["target_next"], "next target"),
                (keys["barrage"], "barrage at a building")]  # fmt: skip
    return _now(world, console, keys, own, steer)


def _fire(console: GroundConsole, keys: dict[str, str]) -> str:
    return keys["button"] if console.by_pointer else keys["fire"]


def _now(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str], own: int, steer: str) -> list[Hint]:
    """Advise by what is ordered and what lies below."""
    cargo, bomber = world.units[Cargo], bomber_of(world, own)
    if bomber >= 0 and (world.units[Hangar].left[own] or len(with_whom(world, own, own))):
        return [(keys["escort"], "four go with the bomber"), (keys["escort_all"], "all of them"),
                (keys["guard"], "four guard you")]  # fmt: skip
    if cargo.releasing[own]:
        return [(f"{keys['closer']} {keys['wider']}", "closer, farther apart"), (keys["bays"], "close the bays")]
    if world.units[Task].kind[own] == TASK_DELIVER and cargo.left[own] > 0:
        return [(steer, "over the trenches"), (keys["bays"], "open the bays"), (keys["wider"], "spacing")]
    target = row_of(world, console.target)
    if target >= 0 and not is_reached(world, own, target):
        return [(steer, "bring the lenses over it"), (keys["target_next"], "next target")]
    if target >= 0:
        return [(_fire(console, keys), "burn it"), (keys["target_next"], "next target")]
    return [(steer, "drift, rise, sink"), (keys["follow"], "other views")]
