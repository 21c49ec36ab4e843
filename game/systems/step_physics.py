"""Step physics: push every body, let pymunk move and collide them, and read poses and motions back."""

from __future__ import annotations

from game.base.constants import DT
from game.base.vectors import facing, put
from game.engine.schedule import writes
from game.world.components import Body
from game.world.world import World


@writes(Body)
def step_physics(world: World) -> None:
    """Move the world on by one tick, with two batch calls."""
    body = world.units[Body]
    world.physics.step(DT, body.push, body.twist)
    state = world.physics.read()
    rows = world.physics.rows()
    put(body.pos, rows, state[:, 0:2])
    body.angle[rows] = state[:, 2]
    put(body.vel, rows, state[:, 3:5])
    body.spin[rows] = state[:, 5]
    put(body.face, rows, facing(state[:, 2]))
    body.push[: world.units.size] = 0.0
    body.twist[: world.units.size] = 0.0
