"""Questions the surface display asks of the battle: who is where, whose gun is which, what it can reach."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Bools, Floats, Rows
from game.world.components import Body, Group, Record
from game.world.gunners import lay, muzzles
from game.world.land import height_at
from game.world.storeys import half_of
from game.world.surface import STILL, Eyes, Foot, Gun, Life, Unit
from game.world.surface_catalogue import GUN, MISSILE_ARM, PREY
from game.world.surface_world import SurfaceWorld

LOCK_WU = 160.0
"""[wu] a missile takes what is so near to where one points"""
BESIDE_WU = 85.0
"""[wu] a cannon is manned from so near"""
_SKY_WU = 40.0  # so high over the ground everybody sees it
_KNOWN_S = 6.0  # and who was seen so lately is still reckoned with
PLENTY = 10_000
"""rounds of which nobody keeps count"""
CALL_GROUND = "high_explosive"
"""the arm that answers a call for fire"""


def row_of(world: SurfaceWorld, serial: int) -> int:
    """Find the row of a living unit, -1 when it is not in the battle."""
    rows = world.units.rows(Body, Unit)
    found = rows[world.units[Body].serial[rows] == serial]
    return int(found[0]) if len(found) else -1


def rows_of(world: SurfaceWorld, serials: set[int]) -> Rows:
    """Find the rows of units by serial, in order."""
    rows = world.units.rows(Body, Unit)
    if not serials:
        return rows[:0]
    return rows[np.isin(world.units[Body].serial[rows], np.fromiter(serials, np.int64, len(serials)))]


def player_row(world: SurfaceWorld) -> int:
    """Find the soldier a person may be, -1 for none."""
    rows = world.units.rows(Body, Unit)
    own = rows[world.units[Unit].player[rows]]
    return int(own[0]) if len(own) else -1


def friends_of(world: SurfaceWorld, side: int) -> Rows:
    """Find the living units of a side that can be told something: they move, and their group obeys."""
    rows, part = world.units.rows(Body, Unit), world.units[Unit]
    rows = rows[(world.units[Body].side[rows] == side) & (part.move[rows] != STILL)]
    return rows[world.groups[Group].commanded[part.group[rows]]]


def enemies_of(world: SurfaceWorld, side: int, place: Floats) -> Rows:
    """Find the living enemies that a side knows of, nearest to a place first. place: (2) [wu]"""
    rows, body, part = world.units.rows(Body, Unit, Life), world.units[Body], world.units[Unit]
    rows = rows[(body.side[rows] != side) & (world.units[Life].hp[rows] > 0.0)]
    rows = rows[known(world, side, rows)]
    gaps = gaps_to(world, rows, place)
    return rows[np.lexsort((part.kind[rows], gaps))]


def known(world: SurfaceWorld, side: int, rows: Rows, lately_s: float = _KNOWN_S) -> Bools:
    """Say of which units a side knows: its own, whatever is up in the sky, and whom somebody saw a moment ago."""
    body = world.units[Body]
    low = body.pos[rows, 1] - world.catalogue.half[world.units[Unit].kind[rows], 1]
    up = low > height_at(world.land, body.pos[rows, 0]) + _SKY_WU
    return (body.side[rows] == side) | up | (world.units[Eyes].seen[rows] < lately_s)


def nearest_foe(world: SurfaceWorld, side: int, own: int) -> int:
    """Give the serial of the enemy nearest to a unit, -1 for none; own: the serial of that unit"""
    row = row_of(world, own)
    near = enemies_of(world, side, world.units[Body].pos[row]) if row >= 0 else np.zeros(0, np.intp)
    return world.serial(int(near[0])) if len(near) else -1


def gaps_to(world: SurfaceWorld, rows: Rows, place: Floats) -> Floats:
    """Give how far a place lies outside each unit's box. Returns: (rows) [wu]"""
    half = half_of(world, rows)
    off = np.maximum(np.abs(world.units[Body].pos[rows] - place) - half, 0.0)
    out: Floats = np.hypot(off[:, 0], off[:, 1])
    return out


def name_of(world: SurfaceWorld, row: int) -> str:
    """Give a unit's name: its own when the level names just the one, that of its kind otherwise."""
    part, record = world.units[Unit], world.records[Record]
    kind = world.catalogue.units[int(part.kind[row])]
    _, ship = world.entries[int(record.entry[part.name[row]])]
    return ship.name if ship.count == 1 and ship.unit == world.catalogue.unit_keys[int(part.kind[row])] else kind.name


def who_of(world: SurfaceWorld, row: int) -> str:
    """Give by what name a soldier goes: his own, or his number in his section."""
    record, name = world.records[Record], int(world.units[Unit].name[row])
    _, ship = world.entries[int(record.entry[name])]
    if ship.count == 1 and ship.unit == world.catalogue.unit_keys[int(world.units[Unit].kind[row])]:
        return ship.name
    same = np.flatnonzero(record.entry[: world.records.size] == record.entry[name])
    return f"{ship.name} {int(np.searchsorted(same, name)) + (ship.number or 1)}"


def guns_of(world: SurfaceWorld, row: int) -> Rows:
    """Give a unit's guns in the order of its slots: what shoots first, then missiles, those for the sky last."""
    gun, catalogue = world.mounts[Gun], world.catalogue
    mine = world.mounts.rows(Gun)
    mine = mine[gun.owner[mine] == row]
    arm = gun.arm[mine]
    guided = catalogue.arm_kind[arm] == MISSILE_ARM
    sky = catalogue.likes[arm][:, PREY.index("air")] * guided
    return mine[np.lexsort((gun.number[mine], sky, guided))]


def is_meant(world: SurfaceWorld, holder: int, slot: int, rows: Rows) -> Bools:
    """Say for which units the arm in hand is meant; for all when nothing is. holder: who holds it, -1 for nobody"""
    guns = guns_of(world, holder) if holder >= 0 else np.zeros(0, np.intp)
    if slot >= len(guns):
        return np.ones(len(rows), bool)
    arm = int(world.mounts[Gun].arm[guns[slot]])
    out: Bools = world.catalogue.likes[arm][world.catalogue.prey[world.units[Unit].kind[rows]]] > 0.0
    return out


def cannon_beside(world: SurfaceWorld, own: int) -> tuple[int, float]:
    """Find the nearest cannon or battery of one's own side. Returns: its row, -1 for none; how far it is [wu]"""
    body, part = world.units[Body], world.units[Unit]
    rows = world.units.rows(Body, Unit, Life)
    rows = rows[(body.side[rows] == body.side[own]) & (part.move[rows] == STILL)]
    armed = world.mounts[Gun].owner[world.mounts.rows(Gun)]
    rows = rows[np.isin(rows, armed)]
    if not len(rows):
        return -1, 0.0
    far = np.abs(body.pos[rows, 0] - body.pos[own, 0])
    best = int(np.argmin(far))
    return int(rows[best]), float(far[best])


def locked(world: SurfaceWorld, owner: int, arm: int, aim: Floats) -> int:
    """Give the enemy that a missile would fly at, -1 for none near to where one points."""
    body, part, catalogue = world.units[Body], world.units[Unit], world.catalogue
    rows = world.units.rows(Body, Unit, Life)
    likes = catalogue.likes[arm][catalogue.prey[part.kind[rows]]]
    rows = rows[(body.side[rows] != body.side[owner]) & (likes > 0.0)]
    if not len(rows):
        return -1
    gaps = gaps_to(world, rows, aim)
    best = int(np.argmin(gaps))
    return int(rows[best]) if gaps[best] < LOCK_WU else -1


def why_not(world: SurfaceWorld, one: int, aim: Floats) -> str:
    """Say what keeps a gun from reaching where one points, empty when nothing does."""
    gun, arms = world.mounts[Gun], world.catalogue.arm
    arm = int(gun.arm[one])
    if gun.rounds[one] <= 0:
        return "empty"
    mark = aim
    if world.catalogue.arm_kind[arm] == MISSILE_ARM:
        target = locked(world, int(gun.owner[one]), arm, aim)
        if target < 0:
            return "no target"
        mark = world.units[Body].pos[target]
    way = mark - muzzles(world, np.array([one]))[0]
    far = float(np.hypot(way[0], way[1]))
    if far > arms["range_m"][arm]:
        return "too far"
    if far < arms["near_m"][arm]:
        return "too near"
    rise = float(np.arcsin(np.clip(way[1] / max(far, 1e-6), -1.0, 1.0)))
    if rise > gun.high[one]:
        return "too high"
    return "too low" if rise < gun.low[one] else ""


def lead_at(world: SurfaceWorld, one: int, target: int) -> Floats | None:
    """Give where to point a gun so that its rounds meet what moves; None for missiles. Returns: (2) [wu]"""
    if world.catalogue.arm_kind[world.mounts[Gun].arm[one]] != GUN:
        return None
    guns, targets = np.array([one]), np.array([target])
    way, _ = lay(world, guns, targets)
    start = muzzles(world, guns)[0]
    far = float(np.hypot(*(world.units[Body].pos[target] - start)))
    place: Floats = start + way[0] * far
    return place


def answering(world: SurfaceWorld, side: int, place: Floats) -> int:
    """Count the guns of a side that could drop a shell on a place now."""
    gun, arms = world.mounts[Gun], world.catalogue.arm
    guns = world.mounts.rows(Gun)
    arm = world.catalogue.arm_number(CALL_GROUND)
    guns = guns[(world.units[Body].side[gun.owner[guns]] == side) & (gun.arm[guns] == arm)]
    guns = guns[(gun.rounds[guns] > 0) & (gun.ready[guns] <= 0.0)]
    if not len(guns):
        return 0
    far = np.hypot(*(place - muzzles(world, guns)).T)
    return int(np.count_nonzero(far <= arms["range_m"][arm]))


def on_foot(world: SurfaceWorld, side: int) -> Rows:
    """Find a side's infantry."""
    rows = world.units.rows(Body, Unit, Foot)
    return rows[world.units[Body].side[rows] == side]


def side_name(world: SurfaceWorld, row: int) -> str:
    """Give whose a unit is: race or arume."""
    return SIDES[int(world.units[Body].side[row])]
