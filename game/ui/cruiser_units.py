"""Questions the display of a landcruiser asks of the battle: whose number is which, what goes through what."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.base.vectors import Floats, Rows, rotate
from game.rules.arms import ShellRule
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import guns_of, known, name_of, row_of
from game.world.components import Body, Record
from game.world.gunners import muzzles
from game.world.land import G_WUPS2
from game.world.piercing import through_mm
from game.world.surface import LEGS, Gun, Legs, Life, Unit
from game.world.surface_catalogue import PREY
from game.world.surface_crew import Crew
from game.world.surface_world import SurfaceWorld

FIRST_NUMBER = 331
"""of a platoon to whose vehicles the level gives no numbers"""
MOST_VEHICLES = 8
"""of a platoon that are shown and have keys"""
_SURE, _MAY = 1.1, 0.9  # of the armour: so much goes through for certain, less than that never
_KNEE = 0.55  # of the way from hip to foot
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth")


def is_cruiser(world: SurfaceWorld, row: int) -> bool:
    """Say whether a row is a landcruiser with its crew."""
    return row >= 0 and world.units.holds(row, Crew)


def number_of(world: SurfaceWorld, row: int) -> int:
    """Give the number painted on a vehicle."""
    record, name = world.records[Record], int(world.units[Unit].name[row])
    size, entry = world.records.size, int(record.entry[name])
    _, ship = world.entries[entry]
    if ship.number:
        return ship.number + int(np.searchsorted(np.flatnonzero(record.entry[:size] == entry), name))
    crews = np.array([rule.turret is not None for rule in world.catalogue.units])
    same = np.flatnonzero((record.group[:size] == record.group[name]) & crews[record.kind[:size]])
    return FIRST_NUMBER + int(np.searchsorted(same, name))


class Member(NamedTuple):
    """A vehicle of the player's platoon. row: -1 when it is lost"""

    row: int
    serial: int
    number: int


def platoon_of(world: SurfaceWorld, console: GroundConsole) -> list[Member]:
    """Give the vehicles of the player's platoon, those that are lost as well, by number; no more than have keys."""
    record, size = world.records[Record], world.records.size
    crews = np.array([rule.turret is not None for rule in world.catalogue.units])
    mine = (record.group[:size] == console.group) & (record.side[:size] == console.side)
    out: list[Member] = []
    for name in np.flatnonzero(mine & crews[record.kind[:size]]).tolist():  # LOOP: vehicles of a platoon
        _, ship = world.entries[int(record.entry[name])]
        same = np.flatnonzero(record.entry[:size] == record.entry[name])
        number = ship.number + int(np.searchsorted(same, name)) if ship.number else FIRST_NUMBER + len(out)
        serial = int(record.serial[name])
        out.append(Member(row_of(world, serial), serial, number))
    out.sort(key=lambda each: each.number)
    own = next((place for place, each in enumerate(out) if each.serial == console.own), 0)
    first = min(max(own - MOST_VEHICLES // 2, 0), max(len(out) - MOST_VEHICLES, 0))
    return out[first : first + MOST_VEHICLES]


def others_of(world: SurfaceWorld, console: GroundConsole) -> list[Member]:
    """Give those of the platoon who are left, without the player."""
    return [each for each in platoon_of(world, console) if each.row >= 0 and each.serial != console.own]


def gun_in_hand(world: SurfaceWorld, row: int, slot: int) -> int:
    """Give the gun in hand, -1 for none."""
    guns = guns_of(world, row) if row >= 0 else np.zeros(0, np.intp)
    return int(guns[min(slot, len(guns) - 1)]) if len(guns) else -1


def called(world: SurfaceWorld, side: int, row: int) -> str:
    """Give what a target is called by radio: 'right hangar', 'second walking tower from the left'."""
    part, body = world.units[Unit], world.units[Body]
    rows = world.units.rows(Body, Unit, Life)
    rows = rows[(part.kind[rows] == part.kind[row]) & (body.side[rows] == body.side[row])]
    rows = rows[(world.units[Life].hp[rows] > 0.0) & (known(world, side, rows) | (rows == row))]
    name = name_of(world, row)
    name = name if name != world.catalogue.units[int(part.kind[row])].name else name.lower()
    if len(rows) < 2:
        return name
    place = int(np.flatnonzero(rows[np.argsort(body.pos[rows, 0], kind="stable")] == row)[0])
    if place == 0:
        return f"left {name}"
    if place == len(rows) - 1:
        return f"right {name}"
    return f"{_ORDINALS[min(place - 1, len(_ORDINALS) - 1)]} {name} from the left"


# ---- what goes through what -------------------------------------------------------------------------
def penetration(world: SurfaceWorld, arm: int, far: float) -> float:
    """Give what a round goes through after so far a flight. [mm]"""
    return through_mm(world.catalogue.arms[arm], far)


def facing_plate(world: SurfaceWorld, own: int, target: int) -> int:
    """Say which plate a target shows: 0 front, 1 rear."""
    off = float(world.units[Body].pos[own, 0] - world.units[Body].pos[target, 0])
    return 0 if off * int(world.units[Unit].turned[target]) >= 0.0 else 1


def _chance(through: float, armour: float) -> int:
    """Say whether so much goes through so much: 2 for certain, 1 perhaps, 0 never."""
    return 2 if through >= _SURE * armour else 1 if through >= _MAY * armour else 0


def verdict(world: SurfaceWorld, own: int, one: int, target: int) -> tuple[str, bool]:
    """Say what the gun in hand does to a target at this distance, and whether that is nothing."""
    gun, life = world.mounts[Gun], world.units[Life]
    arm = int(gun.arm[one])
    rule = world.catalogue.arms[arm]
    far = float(np.hypot(*(world.units[Body].pos[target] - world.units[Body].pos[own])))
    name = "HE" if rule.name == "High explosive" else rule.name
    if far > rule.range_m:
        return f"{name} reaches {rule.range_m:.0f} m", True
    armour = life.armour[target]
    if not armour.max():
        return "No armour", False
    through = penetration(world, arm, far)
    plate = facing_plate(world, own, target)
    hull = _chance(through, float(armour[plate]))
    knees = _chance(through, float(armour[4])) if int(world.units[Unit].move[target]) == LEGS else -1
    side = ("front", "rear")[plate]
    if knees > hull:
        return f"{name} goes through knee, {'perhaps hull' if hull else 'not hull'}", False
    if hull == 2:
        return f"{name} goes through {side}", False
    if hull == 1:
        return f"{name} may go through {side}", False
    return f"{name} does not go through: {armour[plate]:.0f} mm", True


def best_spot(world: SurfaceWorld, own: int, one: int, target: int) -> tuple[Floats, str]:
    """Give where to lay the gun in hand on a target, and what that is: the knee, when the hull is too thick."""
    body, life = world.units[Body], world.units[Life]
    middle: Floats = body.pos[target].copy()
    if int(world.units[Unit].move[target]) != LEGS or world.catalogue.likes[
        int(world.mounts[Gun].arm[one]), PREY.index("walker")
    ] <= 0.0:
        return middle, "hull" if world.catalogue.half[int(world.units[Unit].kind[target]), 0] > 15.0 else ""
    far = float(np.hypot(*(middle - body.pos[own])))
    through = penetration(world, int(world.mounts[Gun].arm[one]), far)
    plate = facing_plate(world, own, target)
    knees, hull = _chance(through, float(life.armour[target, 4])), _chance(through, float(life.armour[target, plate]))
    legs = world.units[Legs]
    if hull == 2 or knees < hull or legs.lost[target].any():
        return middle, "hull"
    hip = middle + rotate(np.array([0.0, float(legs.hip[target])]), body.face[target])
    feet = legs.foot[target]
    near = int(np.argmin(np.abs(feet[:, 0] - body.pos[own, 0])))
    knee: Floats = hip + (feet[near] - hip) * _KNEE
    return knee, "knee"


def comes_to(world: SurfaceWorld, one: int, far: float) -> Floats:
    """Give where a gun's round would be after so far a flight, as it points now. Returns: (2) [wu]"""
    gun, arm = world.mounts[Gun], int(world.mounts[Gun].arm[one])
    rule = world.catalogue.arms[arm]
    start = muzzles(world, np.array([one]))[0]
    place: Floats = start + gun.aim[one] * far
    if isinstance(rule, ShellRule):
        time = far / rule.muzzle_wups * (1.0 + 0.5 * rule.drag_per_wu * far)
        place[1] -= 0.5 * G_WUPS2 * time * time
    return place


# ---- reference points -------------------------------------------------------------------------------
def by_reference(world: SurfaceWorld, place: Floats, own: Floats) -> tuple[int, str]:
    """Give the reference point nearest to a place, -1 for none, and how far the place is by it, in words."""
    points = world.level.reference
    far = float(np.hypot(*(place - own)))
    plain = f"{round(far, -1):.0f} m"
    if not points:
        return -1, plain
    at = np.array([point.at_wu for point in points])
    best = int(np.argmin(np.abs(at[:, 0] - place[0])))
    beyond = far - float(np.hypot(*(at[best] - own)))
    step = int(round(beyond, -1))
    return best, f"{plain}  Ref {best + 1}" + (f" {step:+d}" if step else "")


def rows_of_members(members: list[Member]) -> Rows:
    """Give the rows of vehicles."""
    return np.array([each.row for each in members], np.intp)
