"""Posts: troops in a house stand where they were put, and get down behind its walls."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Floats, Rows
from game.world.components import Body
from game.world.surface import Eyes, Foot, Life, Storeys, Unit
from game.world.surface_troops import Post
from game.world.surface_world import SurfaceWorld
from game.world.walls import stand_at

_PLACES = (0.82, 0.5, 0.18, -0.14, -0.46)  # along half a house: from the end that faces the enemy
_HEAD_WU = 1.0  # under the ceiling
_IN_WINDOW = 0.3  # of a soldier's signature shows in a window


def enter(world: SurfaceWorld, row: int, house: int, storey: int, place: int, turned: int) -> None:
    """Put a soldier into a house. place: of those in that storey, 0 the first"""
    post = world.units[Post]
    half = float(world.catalogue.half[int(world.units[Unit].kind[house]), 0])
    post.house[row], post.storey[row] = house, storey
    post.spot[row] = turned * half * _PLACES[place % len(_PLACES)]
    body, tall = world.units[Body], float(world.catalogue.half[int(world.units[Unit].kind[row]), 1])
    feet = stand_at(world, np.array([row]))[0]
    body.pos[row] = body.prev_pos[row] = (feet[0], feet[1] + tall)
    world.physics.place(row, body.pos[row])


def hold_posts(world: SurfaceWorld, rows: Rows, tall: Floats) -> None:
    """Keep troops in houses at their posts. rows: of them; tall: (n) half their height as they stand now [wu]"""
    body, post, eyes = world.units[Body], world.units[Post], world.units[Eyes]
    feet = stand_at(world, rows)
    room = 0.5 * world.units[Storeys].high[post.house[rows]] - _HEAD_WU
    want = np.stack([feet[:, 0], feet[:, 1] + np.minimum(tall, room)], axis=1)
    after = body.pos[rows] + body.vel[rows] * DT  # where the physics will have them after this step
    body.push[rows] = ((want - after) / DT - body.vel[rows]) * (body.mass[rows] / DT)[:, None]
    body.twist[rows] = 0.0
    world.units[Foot].down[rows] = True
    eyes.signature[rows] = eyes.base[rows] * _IN_WINDOW


def cornered(world: SurfaceWorld, rows: Rows) -> None:
    """Let those lose heart who are pinned in a house, with nowhere to go."""
    ground, life = world.catalogue.library.ground, world.units[Life]
    pinned = rows[life.fear[rows] > ground.bound.pinned]
    life.nerve[pinned] = np.maximum(life.nerve[pinned] - ground.surrender.cornered_per_s * DT, 0.0)
