"""Conn ship: the autopilot of a starship that a person may be. It asks for what hands ask for, and nothing else."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats
from game.engine.schedule import writes
from game.world.components import Body
from game.world.conning import aim_at, batteries_of, burn, gather, hang, is_ship, lenses_on, let_down
from game.world.escorts import fighters_of, send, with_whom
from game.world.fields import BEARINGS, MOST_FOCUS, sector_at
from game.world.land import height_at
from game.world.surface import (
    ALIVE,
    HOVER,
    Cargo,
    Field,
    Foot,
    Gun,
    Hangar,
    Hover,
    Life,
    Pilot,
    Rocket,
    Task,
    Unit,
    Wings,
)
from game.world.surface_catalogue import BEAM, PREY
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_DELIVER

_EVERY_TICKS = 12
_SOON_S = 7.0  # a missile farther off does not count yet
_SIDED = 0.45  # how much of what threatens must come from one side before the shield is gathered there
_SOME_HP = 60.0  # less than this is not worth turning it for
_SPACING_WU = 72.0  # wide enough that one shot takes one
_OVER_WU = 300.0  # from how high over the ground they are let down
_THERE_WU = 170.0
_HEAD_DOWN, _SWEEP_WU, _TRIED = 0.6, 60.0, 4  # who is more afraid does not fire; so wide a lens frightens
_KEPT = 8  # fighters not sent with a bomber
_GUARD = 4  # of them that leave the hangar while something with wings is near
_NEAR_WU = 5200.0


@writes(Task, Field, Cargo, Hangar, Pilot, Gun)
def conn_ship(world: SurfaceWorld) -> None:
    """Conn every ship that a person may be and nobody is, five times a second."""
    if world.tick % _EVERY_TICKS:
        return
    rows, part = world.units.rows(*ALIVE, Hover, Field), world.units[Unit]
    for row in rows[part.player[rows] & ~part.manned[rows]].tolist():  # LOOP: ships of persons, one
        if is_ship(world, row) and world.units[Life].hp[row] > 0.0:
            _turn_shield(world, row)
            _let_down(world, row)
            _burn_down(world, row)
            _sweep(world, row)
            _send(world, row)


def _turn_shield(world: SurfaceWorld, row: int) -> None:
    """Gather the shield to where most comes from; spread it when it comes from everywhere."""
    load = world.units[Field].struck[row] + _coming_at(world, row)
    total = float(load.sum())
    way = (load[:, None] * np.stack((np.cos(BEARINGS), np.sin(BEARINGS)), axis=1)).sum(axis=0)
    sided = float(np.hypot(*way)) / max(total, 1e-9)
    if total < _SOME_HP or sided < _SIDED:
        gather(world, row, np.zeros(2), 0.0)
    else:
        gather(world, row, way, MOST_FOCUS * min(sided, 1.0))


def _coming_at(world: SurfaceWorld, row: int) -> Floats:
    """Give what missiles on their way to a ship would do at each sector, the nearest most. Returns: (SECTORS) [hp]"""
    body, rocket, arms = world.units[Body], world.units[Rocket], world.catalogue.arm
    out = np.zeros(len(BEARINGS))
    rows = world.units.rows(Body, Rocket)
    for one in rows[rocket.target[rows] == row].tolist():  # LOOP: missiles aimed at one ship
        off, vel = body.pos[one] - body.pos[row], body.vel[one] - body.vel[row]
        left = float(np.hypot(*off)) / max(float(np.hypot(*vel)), 1.0)
        if left < _SOON_S:
            harm = float(arms["blast"][rocket.arm[one]] + arms["damage"][rocket.arm[one]])
            out[sector_at(world, row, body.pos[one])] += harm * (1.0 - left / _SOON_S)
    return out


def _burn_down(world: SurfaceWorld, row: int) -> None:
    """Give idle lenses what gunners leave: gunships that hang below, and buildings, whose roofs hide their middles."""
    gun, body, part = world.mounts[Gun], world.units[Body], world.units[Unit]
    lenses = batteries_of(world, row, BEAM)
    idle = lenses[(gun.target[lenses] < 0) & (gun.ready[lenses] <= 0.0)]
    if not len(idle):
        return
    houses = world.units.rows(*ALIVE)
    houses = houses[(body.side[houses] != body.side[row]) & (part.value[houses] > 0.0)]
    house = world.catalogue.prey[part.kind[houses]] == PREY.index("building")
    houses = houses[house | (part.move[houses] == HOVER)]
    for house in houses[np.argsort(-part.value[houses], kind="stable")].tolist():  # LOOP: buildings of a level
        able = np.intersect1d(idle, lenses_on(world, row, aim_at(world, house)))
        if len(able):
            burn(world, row, int(gun.number[able[0]]), house, body.pos[house])
            return


def _sweep(world: SurfaceWorld, row: int) -> None:
    """Where one is told to deliver, let lenses that have nothing else to do burn where most lift their heads."""
    gun, body, life = world.mounts[Gun], world.units[Body], world.units[Life]
    lenses = batteries_of(world, row, BEAM)
    idle = lenses[(gun.target[lenses] < 0) & (gun.ready[lenses] <= 0.0) & (gun.burst[lenses] == 0)]
    men = world.units.rows(*ALIVE, Foot)
    men = men[(body.side[men] != body.side[row]) & (life.fear[men] < _HEAD_DOWN) & (life.hp[men] > 0.0)]
    if world.units[Task].kind[row] != TASK_DELIVER or not len(idle) or not len(men):
        return
    x = body.pos[men, 0]
    crowd = (np.abs(x[:, None] - x[None]) < _SWEEP_WU).sum(axis=1)
    for man in men[np.argsort(-crowd, kind="stable")][:_TRIED].tolist():  # LOOP: a few of a crowd
        able = np.intersect1d(idle, lenses_on(world, row, body.pos[man]))
        if len(able):
            burn(world, row, int(gun.number[able[0]]), -1, body.pos[man])
            return


def _let_down(world: SurfaceWorld, row: int) -> None:
    """Where one is told to deliver: hang there, not too high, and let them down in good order."""
    task, body, cargo = world.units[Task], world.units[Body], world.units[Cargo]
    if not world.units.holds(row, Cargo):
        return
    if task.kind[row] != TASK_DELIVER:
        let_down(world, row, False, _SPACING_WU)
        return
    x = float(task.point[row, 0])
    hang(world, row, (x, float(height_at(world.land, np.array(x))) + _OVER_WU))
    there = abs(float(body.pos[row, 0]) - x) < _THERE_WU
    let_down(world, row, there and cargo.left[row] > 0, _SPACING_WU)


def _send(world: SurfaceWorld, row: int) -> None:
    """Send the reserve with a bomber that nobody escorts, and keep a few about the ship when craft come near."""
    body, part, hangar = world.units[Body], world.units[Unit], world.units[Hangar]
    if not world.units.holds(row, Hangar) or hangar.asked[row]:
        return
    craft = world.units.rows(*ALIVE, Wings, Pilot)
    mine = craft[body.side[craft] == body.side[row]]
    for bomber in mine.tolist():  # LOOP: friends in the air, some dozens
        if world.catalogue.units[int(part.kind[bomber])].role == "bomber":
            spare = int(hangar.left[row]) + len(fighters_of(world, row)) - len(with_whom(world, row, bomber)) - _KEPT
            if spare > 0:
                send(world, row, spare, bomber)
                return
    foes = craft[body.side[craft] != body.side[row]]
    near = len(foes) and float(np.hypot(*(body.pos[foes] - body.pos[row]).T).min()) < _NEAR_WU
    lacking = _GUARD * (1 + (int(hangar.left[row]) <= _KEPT)) - len(with_whom(world, row, row))
    if near and lacking > 0:
        send(world, row, lacking, row)
