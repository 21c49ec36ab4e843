"""Questions about the battle that several systems ask."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Floats, Rows, pick, rotate
from game.world.components import Body, Hull, Mount, Reactor, Ship
from game.world.events import CAUSES
from game.world.world import World


def fighting_ships(world: World, side: int) -> Rows:
    """Give the rows of a side's ships that are neither adrift nor gone, in order."""
    rows = world.units.rows(Body, Ship)
    return rows[(world.units[Body].side[rows] == side) & ~world.units[Ship].adrift[rows]]


def enemy_ships(world: World, side: int) -> Rows:
    """Give the rows of ships that a side may shoot at: what is adrift is cold, and no target."""
    rows = world.units.rows(Body, Ship)
    return rows[(world.units[Body].side[rows] != side) & ~world.units[Ship].adrift[rows]]


def mount_places(world: World, mounts: Rows) -> Floats:
    """Give where mounts are in the world. Returns: (mounts, 2) [wu]"""
    mount, body = world.mounts[Mount], world.units[Body]
    owner = mount.owner[mounts]
    return pick(body.pos, owner) + rotate(pick(mount.place, mounts), pick(body.face, owner))


def is_armed(world: World, rows: Rows) -> Bools:
    """Say which ships can use their weapons: not adrift, not stunned."""
    return ~world.units[Ship].adrift[rows] & (world.units[Reactor].stunned[rows] <= 0.0)


def hull_share(world: World, rows: Rows) -> Floats:
    """Give what is left of ships' hulls. [share]"""
    hull = world.units[Hull]
    left, full = hull.left[rows], hull.full[rows]
    share: Floats = (left[:, 0] + left[:, 1] + left[:, 2]) / (full[:, 0] + full[:, 1] + full[:, 2])
    return share


def blame(world: World, row: int, cause: str, by: int, missile: int = -1) -> None:
    """Note who hurt a hull last, how, and with which missile. by, missile: serials, -1 for none"""
    hull = world.units[Hull]
    hull.struck_how[row], hull.struck_by[row], hull.struck_missile[row] = CAUSES.index(cause), by, missile


def surface_distance(world: World, row: int, point: Floats) -> float:
    """Give how far a point lies outside a hull's outline; 0 inside. [wu]"""
    body = world.units[Body]
    c, s = body.face[row]
    dx, dy = point[0] - body.pos[row, 0], point[1] - body.pos[row, 1]
    local = np.array([dx * c + dy * s, dy * c - dx * s])
    corners = world.catalogue.outlines[int(body.form[row])]
    edge = np.roll(corners, -1, axis=0) - corners
    to = local - corners
    along = np.clip((to * edge).sum(axis=1) / (edge * edge).sum(axis=1), 0.0, 1.0)
    gap = to - edge * along[:, None]
    inside = bool((edge[:, 0] * to[:, 1] - edge[:, 1] * to[:, 0] >= 0.0).all())
    return 0.0 if inside else float(np.hypot(gap[:, 0], gap[:, 1]).min())


def part_at(world: World, row: int, point: Floats) -> int:
    """Say which compartment (0 bow, 1 middle, 2 stern) lies nearest a point, by thirds of the length."""
    body = world.units[Body]
    ahead = float(((point - body.pos[row]) * body.face[row]).sum())
    third = world.catalogue.lengths[int(body.form[row])] / 6.0
    return 0 if ahead > third else (2 if ahead < -third else 1)


def neighbours(pos: Floats, reach: float) -> tuple[Rows, Rows]:
    """Give all pairs, both ways, that lie within a reach along the longer side of the crowd; first by the one, then by
    the other. pos: (n, 2) [wu]
    """
    axis = int(np.argmax(np.ptp(pos, axis=0)))
    order = np.argsort(pos[:, axis], kind="stable")
    line = pos[order, axis]
    low, high = np.searchsorted(line, line - reach), np.searchsorted(line, line + reach, side="right")
    count = high - low
    one = np.repeat(np.arange(len(pos)), count)
    two = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    one, two = order[one], order[two]
    sort = np.lexsort((two, one))
    one, two = one[sort], two[sort]
    other = one != two
    return one[other], two[other]
