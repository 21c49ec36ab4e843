"""Crews of landcruisers: what hides their vehicle, what they see, whom each takes. Questions that several ask."""

from __future__ import annotations

import math

import numpy as np

from game.base.vectors import Bools, Floats, Ints, Rows, rotate, unit
from game.rules.surface import TurretRule
from game.world.components import Body
from game.world.gunners import is_flying, sensors
from game.world.land import height_at, in_sight, is_clear, width
from game.world.smoke import ENOUGH, light_left, smoke_between, weather_share
from game.world.storeys import half_of
from game.world.surface import Eyes, Gun, Life, Unit
from game.world.surface_catalogue import GUN
from game.world.surface_crew import HULL_DOWN, MASKED, OPEN, Crew
from game.world.surface_world import SurfaceWorld

KNOWN_S = 6.0
"""[s] who was seen so lately is still reckoned with"""
_WATCH_WU, _WATCHED = 2600.0, 6  # so far off, and so many of the nearest, count for what hides a vehicle
_NOWHERE = np.array([600.0, 1000.0, 1500.0])  # when nobody is known: watched from so far off, where the turret looks
_NOWHERE_EYE_WU = 60.0
_TURRET = ((-10.0, 14.0), (10.0, 14.0))  # of a vehicle, from its middle: what shows of it over a ridge
_MUZZLE, _LOW = (52.0, 7.0), 0.45  # a hand under the gun; of the height of who stands there
_HULL = ((-38.0, -6.0), (0.0, -6.0), (38.0, -6.0))
_STEP_WU, _STEPS, _WHEELS_WU = 12.0, 26, 30.0  # how far, and in what steps, a driver looks for cover
EDGE_WU = 70.0
"""[wu] so near to the ends of the land nobody drives"""
_LOUD_S, _LOUD = 4.0, 3.85  # as gunners see who has fired
_NEAR_M, _CLAIM = 250.0, 2.0


def seat_crew(world: SurfaceWorld, row: int, rule: TurretRule, turned: int) -> None:
    """Put a crew into a vehicle that comes into the battle."""
    crew = world.units[Crew]
    crew.slew[row], crew.elevate[row] = math.radians(rule.slew_dps), math.radians(rule.elevate_dps)
    crew.sees[row] = rule.open_sees
    crew.bearing[row] = 0.0 if turned > 0 else math.pi


def gun_of(world: SurfaceWorld, row: int, number: int) -> int:
    """Give a unit's gun of a number, -1 for none."""
    gun, mine = world.mounts[Gun], world.mounts.rows(Gun)
    mine = mine[(gun.owner[mine] == row) & (gun.number[mine] == number)]
    return int(mine[0]) if len(mine) else -1


def is_main(world: SurfaceWorld, guns: Rows) -> Bools:
    """Say which guns of a landcruiser are its long gun, loaded round by round, with one round or another."""
    gun, catalogue = world.mounts[Gun], world.catalogue
    arm = gun.arm[guns]
    out: Bools = (catalogue.arm_kind[arm] == GUN) & (catalogue.arm["magazine"][arm] <= 0.0) & ~gun.hatch[guns]
    return out


# ---- what hides a vehicle ---------------------------------------------------------------------------
def _reckoned(world: SurfaceWorld, row: int) -> Rows:
    """Find the enemies on the ground that a vehicle has to reckon with: the nearest of those that are known."""
    body, eyes = world.units[Body], world.units[Eyes]
    rows = world.units.rows(Body, Unit, Life, Eyes)
    foe = (body.side[rows] != body.side[row]) & (eyes.seen[rows] < KNOWN_S) & (world.units[Life].hp[rows] > 0.0)
    rows = rows[foe & ~is_flying(world, rows) & (eyes.sensor[rows] > 0.0)]
    far = np.abs(body.pos[rows, 0] - body.pos[row, 0])
    near = np.argsort(far, kind="stable")[:_WATCHED]
    return rows[near][far[near] < _WATCH_WU]


def _nowhere(world: SurfaceWorld, row: int, high: float) -> Floats:
    """Give places over the ground before the turret, for when nobody is known. (n, 2) [wu]"""
    way = 1.0 if math.cos(float(world.units[Crew].bearing[row])) >= 0.0 else -1.0
    x = np.clip(world.units[Body].pos[row, 0] + way * _NOWHERE, 8.0, width(world.land) - 8.0)
    return np.stack([x, height_at(world.land, x) + high], axis=1)


def watchers(world: SurfaceWorld, row: int) -> Floats:
    """Give the eyes that a vehicle has to reckon with: of enemies it knows of, else of nobody yet. (n, 2) [wu]"""
    rows = _reckoned(world, row)
    if not len(rows):
        return _nowhere(world, row, _NOWHERE_EYE_WU)
    return world.units[Body].pos[rows] + np.stack([np.zeros(len(rows)), world.units[Eyes].eye[rows]], axis=1)


def marks_for(world: SurfaceWorld, row: int) -> Floats:
    """Give what a vehicle's gun would be laid on: the lower half of whom it has to reckon with. (n, 2) [wu]"""
    rows = _reckoned(world, row)
    if not len(rows):
        return _nowhere(world, row, _NOWHERE_EYE_WU * _LOW)
    out: Floats = world.units[Body].pos[rows].copy()
    ground = height_at(world.land, out[:, 0])
    out[:, 1] = ground + _LOW * (out[:, 1] - ground)
    return out


def is_gun_clear(world: SurfaceWorld, row: int) -> bool:
    """Say whether no earth lies between a vehicle's gun and somebody it has to reckon with."""
    body = world.units[Body]
    return bool(_fires_over(world, row, marks_for(world, row), body.pos[row][None], body.face[row][None])[0])


def _fires_over(world: SurfaceWorld, row: int, marks: Floats, places: Floats, face: Floats) -> Bools:
    """Say from which places a gun would have a clear line to any of some marks. Returns: (places)"""
    way = 1.0 if math.cos(float(world.units[Crew].bearing[row])) >= 0.0 else -1.0
    start = places + rotate(np.array(_MUZZLE) * (way, 1.0), face)
    seen = is_clear(world.land, np.tile(start, (len(marks), 1)), np.repeat(marks, len(start), axis=0))
    return np.asarray(seen.reshape(len(marks), len(places)).any(axis=0))


def cover_of(world: SurfaceWorld, row: int) -> int:
    """Say how much of a vehicle those see who may fire at it: OPEN, HULL_DOWN or MASKED.

    Law: by sight lines over ground and roofs, from the eyes it reckons with to points of hull and turret.
    """
    eyes, body = watchers(world, row), world.units[Body]
    place, face = body.pos[row], body.face[row]
    if _seen(world, eyes, place + rotate(np.array(_HULL), face)):
        return OPEN
    return HULL_DOWN if _seen(world, eyes, place + rotate(np.array(_TURRET), face)) else MASKED


def _seen(world: SurfaceWorld, eyes: Floats, points: Floats) -> bool:
    start = np.repeat(eyes, len(points), axis=0)
    return bool(in_sight(world.land, start, np.tile(points, (len(eyes), 1))).any())


def spot_for(world: SurfaceWorld, row: int, way: int) -> float | None:
    """Find where a vehicle that rolls up can first fire, hull down, or, rolling back, is first masked.

    way: 1 ahead, -1 astern. Returns: x of that place; None when there is none within reach
    """
    x0, step = float(world.units[Body].pos[row, 0]), _STEP_WU * way * int(world.units[Unit].turned[row])
    half = float(world.catalogue.half[int(world.units[Unit].kind[row]), 1])
    xs: Floats = x0 + step * np.arange(1.0, _STEPS + 1.0)
    xs = xs[(xs > EDGE_WU) & (xs < width(world.land) - EDGE_WU)]
    if not len(xs):
        return None
    rise = (height_at(world.land, xs + _WHEELS_WU) - height_at(world.land, xs - _WHEELS_WU)) / (2.0 * _WHEELS_WU)
    face = unit(np.stack([np.ones(len(xs)), rise], axis=1))
    places, eyes = np.stack([xs, height_at(world.land, xs) + half], axis=1), watchers(world, row)
    hull, turret = (_shows(world, eyes, places, face, points) for points in (_HULL, _TURRET))
    if way < 0:
        fits = np.flatnonzero(~turret & ~hull)
        fits = fits if len(fits) else np.flatnonzero(~hull)
    else:
        fires = _fires_over(world, row, marks_for(world, row), places, face)
        fits = np.flatnonzero(fires & ~hull)
        fits = fits if len(fits) else np.flatnonzero(fires)
    return float(xs[fits[0]]) if len(fits) else None


def _shows(
    world: SurfaceWorld, eyes: Floats, places: Floats, face: Floats, points: tuple[tuple[float, float], ...]
) -> Bools:
    """Say at which places any of some points of a vehicle would be seen. Returns: (places)"""
    at = places[:, None] + rotate(np.array(points)[None], face[:, None])
    flat = at.reshape(-1, 2)
    seen = in_sight(world.land, np.repeat(eyes, len(flat), axis=0), np.tile(flat, (len(eyes), 1)))
    return np.asarray(seen.reshape(len(eyes), len(places), len(points)).any(axis=(0, 2)))


def turret_eye(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give where commanders look from. Returns: (rows, 2) [wu]"""
    out: Floats = world.units[Body].pos[rows].copy()
    out[:, 1] += world.units[Eyes].eye[rows]
    return out


# ---- what a commander sees --------------------------------------------------------------------------
def noticed_by(world: SurfaceWorld, row: int) -> Rows:
    """Find the enemies that a commander sees himself: by light, or by their warmth.

    Law: nobody is seen through earth and roofs; smoke takes of light all, of warmth little, as of a heat seeker.
    """
    body, eyes, crew = world.units[Body], world.units[Eyes], world.units[Crew]
    rows = world.units.rows(Body, Unit, Life, Eyes)
    rows = rows[(body.side[rows] != body.side[row]) & (world.units[Life].hp[rows] > 0.0)]
    if not len(rows):
        return rows
    one, warm = np.array([row]), bool(crew.thermal[row])
    eye = turret_eye(world, one)
    off = body.pos[rows] - eye
    far = np.hypot(off[:, 0], off[:, 1])
    loud = np.where(eyes.shot_age[rows] < _LOUD_S, _LOUD, 1.0)
    clear = np.sqrt(np.where(warm, np.maximum(eyes.signature[rows], eyes.heat[rows]), eyes.signature[rows]) * loud)
    reach = float(sensors(world, one)[0]) * clear
    if not warm:
        reach = reach * weather_share(world, eye, body.pos[rows])[0]
    rows, reach, far = rows[far < reach], reach[far < reach], far[far < reach]
    if not len(rows):
        return rows
    place = body.pos[rows].copy()
    place[:, 1] += 0.3 * half_of(world, rows)[:, 1]
    start = np.repeat(eye, len(rows), axis=0)
    veil = world.catalogue.library.air.smoke.heat_share if warm else 1.0
    light = light_left(world, smoke_between(world, start, place) * veil)
    shows = light >= ENOUGH if warm else light * reach >= far
    return rows[in_sight(world.land, start, place) & shows]


# ---- whom each takes --------------------------------------------------------------------------------
def spread_marks(world: SurfaceWorld, rows: Rows) -> Ints:
    """Give each crew a mark of its own, as far as there are enough: the best it can see and reach, less claimed ones.

    Deterministic: lowest row first. Returns: (rows) -1 where there is none
    """
    body, part, crew, gun = world.units[Body], world.units[Unit], world.units[Crew], world.mounts[Gun]
    out = np.full(len(rows), -1)
    every = world.units.rows(Body, Unit, Life, Eyes)
    known = every[(world.units[Life].hp[every] > 0.0) & (world.units[Eyes].seen[every] < KNOWN_S)]
    claims: dict[int, int] = {}
    for row in world.units.rows(Body, Unit, Crew).tolist():  # LOOP: crews; who was told, or is not asked, has his
        mark = int(crew.mark[row])
        if mark >= 0 and (crew.told[row] or row not in rows):
            claims[mark] = claims.get(mark, 0) + 1
    for place, row in enumerate(rows.tolist()):  # LOOP: crews that get a mark
        main = gun_of(world, row, int(crew.breech[row]))
        foes = known[body.side[known] != body.side[row]]
        if main < 0 or not len(foes):
            continue
        arm = int(gun.arm[main])
        off = body.pos[foes] - body.pos[row]
        far = np.hypot(off[:, 0], off[:, 1])
        worth = world.catalogue.likes[arm][world.catalogue.prey[part.kind[foes]]] * (0.5 + part.value[foes])
        worth = worth / (far + _NEAR_M) * (far <= world.catalogue.arm["range_m"][arm])
        worth = worth / (1.0 + _CLAIM * np.array([claims.get(int(foe), 0) for foe in foes]))
        some = np.argsort(-worth, kind="stable")[:_WATCHED]
        some = some[worth[some] > 0.0]
        if not len(some):
            continue
        marks = body.pos[foes[some]].copy()
        marks[:, 1] += 0.3 * half_of(world, foes[some])[:, 1]
        clear = in_sight(world.land, np.repeat(turret_eye(world, np.array([row])), len(some), axis=0), marks)
        if clear.any():
            out[place] = int(foes[some][clear][0])
            claims[int(out[place])] = claims.get(int(out[place]), 0) + 1
    return out
