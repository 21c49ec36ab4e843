"""Formations: what there is to choose from, and where the selected ships would stand."""

from __future__ import annotations

import math

import numpy as np

from game.base.vectors import Rows, rotate
from game.ui.console import Console, row_of, rows_of
from game.ui.fleet_state import Chooser, FormationChoice, GhostMark
from game.ui.hud_world import Marks
from game.view.camera import Camera
from game.world.catalogue import MOST_SLOTS
from game.world.components import Body, Group, Orders, Ship
from game.world.orders import ORDER_STATION
from game.world.world import World

_FEW_DOTS, _MOST_DOTS = 5, 40
LEAST = 2
"""ships that make a formation"""


def teams(world: World, console: Console) -> list[Rows]:
    """Give the selected ships by group, the ship that leads first: the own ship, else the leader there is.

    Groups of one ship are left out: nobody could form up on it.
    """
    rows, own = rows_of(world, console.selected), row_of(world, console.own)
    group, out = world.units[Ship].group[rows], []
    for number in np.unique(group):  # LOOP: groups selected
        team = rows[group == number]
        first = [row for row in (own, int(world.groups[Group].leader[number])) if row in team][:1]
        rest = [row for row in team.tolist() if row not in first]
        if len(team) >= LEAST:
            out.append(np.array([*first, *rest], np.intp))
    return out


def formation_now(world: World, console: Console) -> int:
    """Give the formation that the selected ships are in, -1 where they are in several or in none."""
    ready = teams(world, console)
    found = {int(world.groups[Group].formation[int(world.units[Ship].group[int(team[0])])]) for team in ready}
    return found.pop() if len(found) == 1 else -1


def is_formed(world: World, team: Rows, number: int) -> bool:
    """Say whether the ships of a group hold the places of a formation already, with no gap among them."""
    orders, group = world.units[Orders], int(world.units[Ship].group[int(team[0])])
    led = int(world.groups[Group].leader[group]) == int(team[0])
    kept = (orders.kind[team[1:]] == ORDER_STATION).all()
    whole = np.array_equal(np.sort(orders.slot[team]), np.arange(len(team)))
    return bool(led and kept and whole and int(world.groups[Group].formation[group]) == number)


def chooser(world: World, console: Console, keys: dict[str, str]) -> Chooser | None:
    """Describe the list of formations while it is open."""
    if console.formation < 0:
        return None
    choices, now = [], formation_now(world, console)
    count = max((len(team) for team in teams(world, console)), default=_FEW_DOTS)
    for place, rule in enumerate(world.catalogue.formations):
        slots = world.catalogue.slots[place][: min(_MOST_DOTS, max(_FEW_DOTS, count))]
        low, high = slots.min(axis=0), slots.max(axis=0)
        half = max(float((high - low).max()) / 2.0, 1.0)
        dots = (slots - (low + high) / 2.0) / half
        shown = place == console.formation
        choices.append(FormationChoice(rule.name, [(float(x), float(-y)) for x, y in dots], shown, place == now))
    return Chooser(choices, keys.get("form", ""), keys.get("take", "Enter"))


def mark_ghosts(world: World, console: Console, camera: Camera, out: Marks) -> None:
    """Show the places of the formation looked at, before anybody moves."""
    if not 0 <= console.formation < len(world.catalogue.formations):
        return
    body, lengths = world.units[Body], world.catalogue.lengths
    for team in teams(world, console):  # LOOP: groups selected
        leader = int(team[0])
        spread = float(world.groups[Group].spread[int(world.units[Ship].group[leader])])
        slots = world.catalogue.slots[console.formation][np.minimum(np.arange(len(team)), MOST_SLOTS - 1)]
        places = body.pos[leader] + rotate(slots * spread, body.face[leader])
        seen = camera.visible(places, 100.0)
        at, start = camera.to_screen(places), camera.to_screen(body.pos[team])
        angle = math.atan2(-float(body.face[leader, 1]), float(body.face[leader, 0]))
        for place in np.flatnonzero(seen).tolist():  # LOOP: ships of the group
            size = max(lengths[int(world.units[Ship].kind[team[place]])] * camera.zoom / 2.0, 5.0)
            out.fleet.ghosts.append(
                GhostMark((float(at[place, 0]), float(at[place, 1])),
                          (float(start[place, 0]), float(start[place, 1])), angle, size, place == 0)
            )  # fmt: skip
