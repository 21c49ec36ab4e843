"""Advice on the surface: the few keys that matter at this moment, for the line of hints."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.ui.cruiser_advice import cruiser_hints
from game.ui.flight_advice import flight_hints
from game.ui.ground_console import GroundConsole
from game.ui.ground_marks import is_falling_back
from game.ui.ground_panels import PINNED
from game.ui.ground_units import BESIDE_WU, cannon_beside, enemies_of, guns_of, name_of, row_of, rows_of
from game.ui.ground_warnings import warnings
from game.ui.ship_advice import ship_hints
from game.world.components import Body, Group
from game.world.gunners import is_flying
from game.world.persons import whom_to_be
from game.world.surface import Gun, Life, Unit
from game.world.surface_catalogue import PREY
from game.world.surface_world import SurfaceWorld

_WELCOME_S, _ARMS_S = 10.0, 20.0
_NEAR_WU = 1700.0
_SLOW_COOLING = 0.5
_CRAWLS_WUPS = 1.0
Hint = tuple[str, str]


def advise(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str]) -> list[Hint]:
    """Give (key, words) pairs for what the player could do now, the most useful first. keys: action -> key label"""
    return [*_now(world, console, keys), (keys["help"], "all controls")]


def _now(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str]) -> list[Hint]:
    if console.closing is not None:
        return [(keys["choose"], "go on to the debriefing")]
    if console.flies:
        return flight_hints(world, console, keys)
    if console.drives:
        return cruiser_hints(world, console, keys)
    if console.conns:
        return ship_hints(world, console, keys)
    walk = f"{keys['walk_left']} {keys['walk_right']}"
    if console.gone:
        next_one = [(keys["take_over"], "be another soldier")] if len(whom_to_be(world, console.side)) else []
        return [*next_one, (keys["everyone"], "select all sections"), (keys["order_click"], "send them there"),
                (keys["withdraw"], "fall back"), (keys["faster"], "faster")]  # fmt: skip
    if console.autopilot:
        take = [(keys["autopilot"], "be Gorpett yourself" if console.name == "Gorpett" else "take over")]
        return [*(take if console.name else []), (keys["faster"], "faster"), (keys["follow"], "other views")]
    if console.paused:
        return [(keys["pause"], "go on"), (keys["drag"], "select friends"), (keys["order_click"], "send them there")]
    own = row_of(world, console.own)
    if own < 0:
        return []
    if world.time_s < _WELCOME_S:
        return [(walk, "walk"), (keys["crouch"], "crouch"), (keys["pointer"], f"aim, {keys['button'].lower()} fires"),
                (keys["pause"], "pause"), (keys["autopilot"], "autopilot")]  # fmt: skip
    if world.time_s < _ARMS_S:
        count = len(guns_of(world, own))
        arms = keys["arm_next"] if keys.get("gamepad") else f"{keys['slot1']} to {keys[f'slot{count}']}"
        return [(arms, "arms"), (f"{keys['other_button']} held", "aim steadily"), (keys["reload"], "reload"),
                (keys["section"], "select your section"), (keys["order_click"], "send them there")]  # fmt: skip
    return _orders(world, console, keys, own)


def _orders(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str], own: int) -> list[Hint]:
    """Advise by what goes on: the way out, the cannon in hand, fear, what comes."""
    served = row_of(world, console.manned)
    if is_falling_back(world, own):
        return _way_out(world, console, keys, own)
    if served >= 0:
        return [(keys["button"], "fire; lead what flies"), (keys["man"], f"leave {name_of(world, served)}")]
    out: list[Hint] = []
    danger = [each.kind for each in warnings(world, console)]
    if "gosta" in danger:
        out.append((f"{keys['slot1']}, {keys['button'].lower()}", "shoot her before she reaches you"))
    elif "strafe" in danger or "missiles" in danger:
        out.append((keys["prone"], "lie down until it is past"))
    if console.prone and abs(float(world.units[Body].vel[own, 0])) > _CRAWLS_WUPS:
        out.append((keys["jump"], "get up"))
    if float(world.units[Life].fear[own]) > PINNED * _SLOW_COOLING and _may_rally(world, own):
        out.append((keys["rally"], "rally: take heart"))
    out += _arms(world, console, keys, own)
    cannon, far = cannon_beside(world, own)
    if cannon >= 0 and far < BESIDE_WU:
        out.append((keys["man"], f"man {name_of(world, cannon)}"))
    if len(rows_of(world, console.selected)) > 1:
        out.append((keys["order_click"], "send the selected"))
    return out[:4]


def _may_rally(world: SurfaceWorld, own: int) -> bool:
    return float(world.groups[Group].beam_wait[int(world.units[Unit].group[own])]) <= 0.0


def _way_out(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str], own: int) -> list[Hint]:
    zone = next((each for each in world.level.zone if each.safe_for == SIDES[console.side]), None)
    if zone is None:
        return [(keys["section"], "select your section"), (keys["withdraw"], "fall back")]
    gap = zone.at_wu[0] - float(world.units[Body].pos[own, 0])
    left = abs(gap) - zone.radius_wu
    key = keys["walk_left"] if gap < 0.0 else keys["walk_right"]
    first = [(keys["man"], "leave the cannon")] if console.manned >= 0 else []
    first += [(keys["jump"], "get up: run")] if console.prone else []
    place = zone.name.removeprefix("The ")
    way = f"to the {place[0].lower()}{place[1:]}, {max(left, 0.0):.0f} m"
    return [*first, (key, way), (keys["section"], "section"), (keys["withdraw"], "all fall back")]


def _lull(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str], own: int) -> list[Hint]:
    """Offer what is of use while nobody is near: a cannon to man, places for the section, haste."""
    out: list[Hint] = []
    cannon, far = cannon_beside(world, own)
    if cannon >= 0 and far >= BESIDE_WU:
        way = "walk_right" if world.units[Body].pos[cannon, 0] > world.units[Body].pos[own, 0] else "walk_left"
        out.append((keys[way], f"to {name_of(world, cannon)}, {far:.0f} m, which can be manned"))
    if len(rows_of(world, console.selected)) <= 1:
        out.append((keys["everyone"], "select all, then right click: better places"))
    return [*out, (keys["faster"], "time runs faster")]


def _arms(world: SurfaceWorld, console: GroundConsole, keys: dict[str, str], own: int) -> list[Hint]:
    """Name the arm for what is near, unless it is in hand already."""
    foes = enemies_of(world, console.side, world.units[Body].pos[own])[:12]
    far = np.hypot(*(world.units[Body].pos[foes] - world.units[Body].pos[own]).T)
    foes = foes[far < _NEAR_WU]
    if not len(foes):
        return _lull(world, console, keys, own)
    gun, catalogue = world.mounts[Gun], world.catalogue
    guns = guns_of(world, own)
    prey = catalogue.prey[world.units[Unit].kind[foes]]
    wanted = [PREY.index("walker"), PREY.index("vehicle"), PREY.index("air"), PREY.index("infantry")]
    for sort in wanted:  # LOOP: four sorts of prey
        if sort not in prey:
            continue
        for slot, one in enumerate(guns.tolist()):  # LOOP: arms of a soldier
            if catalogue.likes[int(gun.arm[one])][sort] > 0.0 and gun.rounds[one] > 0:
                if slot == console.slot:
                    return [(keys["button"], "fire at it; wait for its tail" if sort == wanted[2] else "fire")]
                what = "at killercraft" if is_flying(world, foes)[prey == sort].any() else f"at {PREY[sort]}"
                return [(keys[f"slot{slot + 1}"], f"{catalogue.arms[int(gun.arm[one])].name.lower()} {what}")]
    return [(keys["call"], "call fire where you aim")]
