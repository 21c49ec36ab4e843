"""Launch: cells and tubes let the missiles of their salvo go, one after another."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Floats, left_of, rotate
from game.engine.schedule import writes
from game.world.births import MissileBirth
from game.world.components import Body, Launcher, Ship
from game.world.events import Launched
from game.world.queries import is_armed
from game.world.world import World

_RIBBONS = 2  # a volley flies in two ribbons, over and under
_SCATTER = 0.2  # of the apex's distance aside, one missile from another


@writes(Launcher)
def launch(world: World) -> None:
    """Let every salvo in progress launch what is due.

    Law: stock only falls, one for each missile born.
    """
    rows = world.units.rows(Body, Ship, Launcher)
    launcher = world.units[Launcher]
    active = (launcher.salvo[rows] > 0).any(axis=1)
    rows = rows[active]
    if not len(rows):
        return
    launcher.hold[rows] = np.maximum(launcher.hold[rows] - DT, 0.0)
    can = is_armed(world, rows) & ~world.units[Ship].blind[rows]
    going = (launcher.salvo[rows] > 0) & (launcher.target[rows] >= 0) & (launcher.hold[rows] <= 0.0)
    going &= can[:, None]
    launcher.carry[rows] += np.where(going, launcher.rate[rows] * DT, 0.0)
    for place, kind in np.argwhere(going & (launcher.carry[rows] >= 1.0)):  # LOOP: ships launching this tick
        row = int(rows[place])
        count = min(int(launcher.carry[row, kind]), int(launcher.salvo[row, kind]), int(launcher.stock[row, kind]))
        launcher.carry[row, kind] -= count
        for _ in range(count):  # LOOP: missiles of one ship in one tick
            _let_go(world, row, int(kind))
    gone = launcher.stock[rows] <= 0
    launcher.salvo[rows] = np.where(gone, 0, launcher.salvo[rows])


def _let_go(world: World, row: int, kind: int) -> None:
    body, launcher = world.units[Body], world.units[Launcher]
    rng = world.random["launch"]
    missile, target = int(launcher.missile[row, kind]), int(launcher.target[row, kind])
    cells = world.catalogue.cells[int(world.units[Ship].kind[row])]
    number = int(launcher.turn[row])
    cell = cells[number % len(cells)] + rng.normal(0.0, 3.0, 2)
    launcher.turn[row] += 1
    launcher.salvo[row, kind] -= 1
    launcher.stock[row, kind] -= 1
    launcher.launched[row, kind] += 1
    face, pos = body.face[row], body.pos[row]
    side = 1.0 if cell[1] >= 0.0 else -1.0
    start = pos + rotate(cell, face)
    out = left_of(face) * side * world.catalogue.missile["eject_wups"][missile]
    vel = body.vel[row] + out + rng.normal(0.0, 3.0, 2)
    apex = _apex(world, missile, start, body.pos[target], number % _RIBBONS, rng)
    serial = world.take_serial()
    birth = MissileBirth(
        serial, missile, int(body.side[row]), row, world.serial(row), target,
        _pair(start), _pair(vel), _pair(apex), True, 0.0, float(rng.uniform(0.0, 6.283)),
    )  # fmt: skip
    world.request_missile(birth)
    world.events.append(
        Launched(
            serial, missile, row, world.serial(row), world.serial(target), birth.side, birth.pos
        )
    )


def _apex(
    world: World, missile: int, start: Floats, end: Floats, ribbon: int, rng: np.random.Generator
) -> Floats:
    """Give the place over which a ribbon of a volley climbs before it converges."""
    figures = world.catalogue.missile
    way = end - start
    aside = figures["apex_side_share"][missile] * (1.0 if ribbon else -1.0) * (1.0 + _SCATTER * rng.normal())
    apex: Floats = start + way * figures["apex_share"][missile] + left_of(way) * aside
    return apex


def _pair(v: Floats) -> tuple[float, float]:
    return (float(v[0]), float(v[1]))
