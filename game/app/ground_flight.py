"""Flying by hand: the craft flies to where one points; keys throttle, burn and fire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.app.ground_bindings import GROUND_KEY_OF
from game.app.keys import Held
from game.world import commands as c
from game.world.surface import WINGS, Gun, Unit
from game.world.surface_catalogue import MISSILE_ARM
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot

_EVERY_TICKS = 3  # the helm is told so often, for the way to what one points at changes with every tick
_IDLE = 0.25  # throttle while pulled back


def is_winged(world: SurfaceWorld, row: int) -> bool:
    """Say whether the player is an aircraft."""
    return row >= 0 and int(world.units[Unit].move[row]) == WINGS


def fly(pilot: GroundPilot, world: SurfaceWorld, row: int, one: int, held: Held, fire: bool) -> None:
    """Tell the craft where to fly and what to fire. one: the gun in hand, -1 for none"""
    if world.tick % _EVERY_TICKS:
        return
    key, (x, y) = GROUND_KEY_OF, world.place(row)
    guided, number = False, -1
    if one >= 0:
        gun = world.mounts[Gun]
        guided = bool(world.catalogue.arm_kind[gun.arm[one]] == MISSILE_ARM)
        number = int(gun.number[one])
    aim = (float(pilot.console.aim[0] - x), float(pilot.console.aim[1] - y))
    throttle = _IDLE if held[key["crouch"]] else 1.0
    pilot.commands.append(
        c.Fly(world.units.refer(row), aim, 0.0, throttle, bool(held[key["jump"]]), fire and not guided,
              number if fire and guided else -1)
    )  # fmt: skip
