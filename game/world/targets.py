"""Targets: how one side shares its marks out among its guns, and which houses are worth a shell."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Floats, Rows
from game.world.components import Body
from game.world.surface import Eyes, Gun, Task, Unit
from game.world.surface_catalogue import PREY
from game.world.surface_troops import Post
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_REDUCE
from game.world.walls import has_windows, troops_in, walls_of

_BUILDING = PREY.index("building")
_ORDERED = 50.0  # what one was told to fire at is worth so many times as much
_HUNTED = 3.0  # so is a person's own unit, where the difficulty says so
_GONE = 0.02  # of a wall that is none any more


def shared_out(world: SurfaceWorld, guns: Rows, prey: Rows, worth: Floats) -> Floats:
    """Make marks worth less on which friends' guns of the same arm are laid. worth: (guns, prey)"""
    gun, arms = world.mounts[Gun], world.catalogue.arm
    share = arms["claim"][gun.arm[guns]]
    if not share.any():
        return worth
    every, side = world.mounts.rows(Gun), world.units[Body].side
    every = every[(gun.target[every] >= 0) & (side[gun.owner[every]] == side[gun.owner[guns[0]]])]
    out: Floats = worth.copy()
    for arm in np.unique(gun.arm[guns[share > 0.0]]).tolist():  # LOOP: arms that are shared out
        own = np.flatnonzero(gun.arm[guns] == arm)
        counts = np.bincount(gun.target[every[gun.arm[every] == arm]], minlength=world.units.size)[prey]
        others = counts[None] - (prey[None] == gun.target[guns[own]][:, None])
        out[own] /= 1.0 + arms["claim"][arm] * np.maximum(others, 0)
    return out


def easier(world: SurfaceWorld, guns: Rows, prey: Rows) -> Floats:
    """Weigh houses: nothing when nobody is known to fire from it, or when enough guns are at it; all that one was told
    to bring down. Where the difficulty says so, the enemy prefers a person's own unit. Returns: (guns, prey)
    """
    gun, part = world.mounts[Gun], world.units[Unit]
    out = np.ones((len(guns), len(prey)))
    if world.difficulty.hunts_player and world.units[Body].side[gun.owner[guns[0]]] != world.player_side:
        out[:, part.player[prey]] = _HUNTED
    shells = world.catalogue.likes[gun.arm[guns], _BUILDING] > 0.0
    houses = np.flatnonzero(has_windows(world, prey))
    if not len(houses) or not shells.any():
        return out
    held = prey[houses]
    known, laid = _known(world, held), _laid(world, held)
    task, owner = world.units[Task], gun.owner[guns]
    told = (task.kind[owner] == TASK_REDUCE)[:, None] & (task.target[owner][:, None] == held[None])
    mine = (gun.target[guns][:, None] == held[None]) | _holds(world, gun.target[guns], held)
    room = mine | (laid < world.catalogue.library.ground.house_fire.guns_on_house)[None]
    stands = _has_walls(world, held)[None]
    weigh = np.where(told & stands, _ORDERED, (room & known[None] & stands) * 1.0)
    out[:, houses] = np.where(shells[:, None], weigh, out[:, houses])
    inside = world.units[Post].house[prey]
    for place, house in enumerate(held.tolist()):  # LOOP: houses of one side
        troops = np.flatnonzero(inside == house)
        if len(troops):
            spared = shells & ~room[:, place]
            out[np.ix_(spared, troops)] = 0.0
    return out


def _holds(world: SurfaceWorld, targets: Rows, houses: Rows) -> Bools:
    """Say whose mark stands in which house. Returns: (targets, houses)"""
    inside = np.where(targets >= 0, world.units[Post].house[np.maximum(targets, 0)], -1)
    out: Bools = inside[:, None] == houses[None]
    return out


def _known(world: SurfaceWorld, houses: Rows) -> Bools:
    """Say out of which houses somebody has been seen to fire lately."""
    eyes, troops = world.units[Eyes], troops_in(world, houses)
    lately = world.catalogue.library.ground.house_fire.remembers_s
    seen = troops[(eyes.seen[troops] < lately) | (eyes.shot_age[troops] < lately)]
    out: Bools = np.isin(houses, world.units[Post].house[seen])
    return out


def _laid(world: SurfaceWorld, houses: Rows) -> Rows:
    """Count the guns of high explosive that are laid on each house or those in it."""
    gun, every = world.mounts[Gun], world.mounts.rows(Gun)
    every = every[(gun.target[every] >= 0) & (world.catalogue.likes[gun.arm[every], _BUILDING] > 0.0)]
    target = gun.target[every]
    house = np.where(world.units[Post].house[target] >= 0, world.units[Post].house[target], target)
    return np.bincount(house, minlength=world.units.size)[houses]


def _has_walls(world: SurfaceWorld, houses: Rows) -> Bools:
    """Say which houses are more than their frames."""
    out: Bools = np.asarray((walls_of(world, houses) > _GONE).any(axis=1))
    return out
