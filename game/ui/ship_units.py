"""Questions the display of a starship asks of the battle: what lies below, what the lenses reach, what comes."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Ints, Rows
from game.ui.ground_units import row_of
from game.world.components import Body
from game.world.conning import aim_at, batteries_of, is_ship, lenses_on
from game.world.fields import sector_at
from game.world.land import is_clear
from game.world.surface import WINGS, Foot, Gun, Life, Rocket, Unit
from game.world.surface_catalogue import BEAM, PREY
from game.world.surface_ship import SECTORS
from game.world.surface_world import SurfaceWorld

_SHOOTS_AT_SHIPS = 5.0  # what can reach the ship is worth so many times as much
_NEAR_WU = 400.0
_FAR_WU = 5200.0
_CROWD_WU, _CROWDS_WU, _MOST_CROWDS = 70.0, 1400.0, 6  # soldiers are told apart by stretches of ground so long
_HEAD_DOWN = 0.6  # who is more afraid does not fire


def ship_row(world: SurfaceWorld, serial: int) -> int:
    """Find the player's ship, -1 when he is no ship or it is gone."""
    row = row_of(world, serial)
    return row if is_ship(world, row) else -1


def below(world: SurfaceWorld, own: int) -> Rows:
    """Find enemies that a lens could burn: machines and buildings first, then a soldier of each crowd in sight."""
    crowds = [row for row, _ in crowds_below(world, own)]
    return np.concatenate([machines_below(world, own), np.array(crowds, np.intp)])


def crowds_below(world: SurfaceWorld, own: int) -> list[tuple[int, int]]:
    """Find enemies on foot whom the ship sees, by where they crowd, the largest first. Returns: (one, how many)"""
    body, life = world.units[Body], world.units[Life]
    rows = world.units.rows(Body, Unit, Life, Foot)
    side = int(body.side[own])
    rows = rows[(body.side[rows] != side) & (life.hp[rows] > 0.0)]
    rows = rows[np.abs(body.pos[rows, 0] - body.pos[own, 0]) < _CROWDS_WU]
    if not len(rows):
        return []
    eye = body.pos[own] - (0.0, float(world.catalogue.half[int(world.units[Unit].kind[own]), 1]))
    rows = rows[is_clear(world.land, np.repeat(eye[None], len(rows), axis=0), body.pos[rows])]
    place = np.floor(body.pos[rows, 0] / _CROWD_WU).astype(np.intp)
    out = []
    for each in np.unique(place).tolist():  # LOOP: stretches of ground under a ship
        some = rows[place == each]
        bold = some[np.argsort(life.fear[some], kind="stable")]  # who keeps his head down can wait
        out.append((int(bold[0]), len(some), float(life.fear[bold[0]])))
    out.sort(key=lambda crowd: (crowd[2] > _HEAD_DOWN, -crowd[1]))
    return [(row, count) for row, count, _ in out[:_MOST_CROWDS]]


def machines_below(world: SurfaceWorld, own: int) -> Rows:
    """Find machines and buildings, the most urgent first: what shoots at ships, what is worth it, what is near."""
    body, part, catalogue = world.units[Body], world.units[Unit], world.catalogue
    rows = world.units.rows(Body, Unit, Life)
    side = int(body.side[own])
    rows = rows[(body.side[rows] != side) & (part.move[rows] != WINGS) & (world.units[Life].hp[rows] > 0.0)]
    rows = rows[~catalogue.is_infantry[part.kind[rows]]]
    if not len(rows):
        return rows
    far = np.abs(body.pos[rows, 0] - body.pos[own, 0])
    rows, far = rows[far < _FAR_WU], far[far < _FAR_WU]
    worth = (1.0 + part.value[rows]) * np.where(shoots_at_ships(world)[part.kind[rows]], _SHOOTS_AT_SHIPS, 1.0)
    return rows[np.argsort(-worth / (far + _NEAR_WU) ** 2, kind="stable")]


def shoots_at_ships(world: SurfaceWorld) -> Bools:
    """Say which kinds of unit have an arm meant for ships."""
    catalogue, ship = world.catalogue, PREY.index("ship")
    return np.array([
        any(catalogue.likes[catalogue.arm_number(gun.weapon), ship] > 0.0 for gun in rule.guns)
        for rule in catalogue.units
    ])  # fmt: skip


def is_reached(world: SurfaceWorld, own: int, target: int) -> bool:
    """Say whether a lens of the ship reaches a unit now, loaded or not."""
    return bool(len(lenses_on(world, own, aim_at(world, target))))


def ready_lenses(world: SurfaceWorld, own: int) -> Rows:
    """Give the lenses that could fire now."""
    lenses, gun = batteries_of(world, own, BEAM), world.mounts[Gun]
    return lenses[(gun.ready[lenses] <= 0.0) & (gun.burst[lenses] == 0)]


def coming(world: SurfaceWorld, own: int) -> tuple[Ints, Rows, float]:
    """Count missiles on their way to each sector. Returns: (SECTORS), rows of them, seconds of the first"""
    body, rocket = world.units[Body], world.units[Rocket]
    rows = world.units.rows(Body, Rocket)
    rows = rows[rocket.target[rows] == own]
    counts, first = np.zeros(SECTORS, np.int64), 99.0
    for row in rows.tolist():  # LOOP: missiles aimed at one ship
        counts[sector_at(world, own, body.pos[row])] += 1
        off = body.pos[own] - body.pos[row]
        far = max(float(np.hypot(*off)), 1.0)
        closing = float(((body.vel[row] - body.vel[own]) * off).sum()) / far
        first = min(first, far / max(closing, 1.0))
    return counts, rows, first


def side_words(sector: int) -> str:
    """Say where a sector lies."""
    return ("right", "upper right", "above", "upper left", "left", "lower left", "below", "lower right")[sector]
