"""Orders by radio to the player's squadron, and what its second in command answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.base.constants import SIDES
from game.ui.flight_orders import wings_of
from game.ui.ground_units import name_of, row_of, who_of
from game.ui.hud_state import RadioLine
from game.world import commands as c
from game.world.components import Body
from game.world.orders import ORDER_ATTACK, ORDER_ESCORT, ORDER_MOVE, ORDER_WITHDRAW
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot

_FACES = {"race": "race_gunner", "arume": "arume_hunter"}


class _Call(NamedTuple):
    """An order by radio. said: the note of what was asked; answer: what comes back, {who} the target"""

    kind: int
    said: str
    answer: str


_CALLS = {
    "attack": _Call(ORDER_ATTACK, "attack {who}", "It shall be done. {who}, and nothing else."),
    "cover": _Call(ORDER_ESCORT, "cover me", "We are at your wing, superior sir."),
    "break_off": _Call(ORDER_WITHDRAW, "break off", "Breaking off. All of us, and in good order."),
    "regroup": _Call(ORDER_MOVE, "come together here", "Coming to you. Keep a light on, superior sir."),
}
_NOBODY = "Nobody of your squadron answers"


def call(pilot: GroundPilot, world: SurfaceWorld, name: str) -> None:
    """Tell the squadron something; the nearest who flies answers."""
    console, what = pilot.console, _CALLS[name]
    own, rows = row_of(world, console.own), wings_of(world, console)
    if own < 0 or not len(rows):
        console.note(_NOBODY, "warning")
        return
    target = row_of(world, console.target)
    if name == "attack" and target < 0:
        console.note(f"No target: {console.key('target_next')} takes one", "warning")
        return
    marked = {"attack": target, "cover": own}.get(name, -1)
    refs = tuple(world.units.refer(int(row)) for row in rows)
    place = world.place(own) if name == "regroup" else (0.0, 0.0)
    order = c.Order(refs, what.kind, point=place)
    pilot.commands.append(order if marked < 0 else order._replace(target=world.units.refer(marked)))
    who = name_of(world, target) if target >= 0 else ""
    console.note(f"{len(rows)}: {what.said.format(who=who.lower())}")
    console.aiming = name
    off = world.units[Body].pos[rows] - world.units[Body].pos[own]
    near = int(rows[int(np.argmin(np.hypot(off[:, 0], off[:, 1])))])
    side = SIDES[console.side]
    console.hear(RadioLine(who_of(world, near), "", side, what.answer.format(who=who), _FACES[side]))


def calls() -> dict[str, Callable[[GroundPilot, SurfaceWorld], None]]:
    """Give what each key of the radio does."""

    def made(name: str) -> Callable[[GroundPilot, SurfaceWorld], None]:
        return lambda pilot, world: call(pilot, world, name)

    return {name: made(name) for name in _CALLS}
