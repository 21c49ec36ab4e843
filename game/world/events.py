"""What happened in a tick: the one source for sound, effects, radio, ledger and debrief.

Rows are valid in the tick of the event only; serials and names stay.
"""

from __future__ import annotations

from typing import NamedTuple

Point = tuple[float, float]


class Launched(NamedTuple):
    """A missile left its cell."""

    serial: int
    kind: int
    launcher: int
    launcher_serial: int
    target_serial: int
    side: int
    pos: Point


class Split(NamedTuple):
    """A bus came apart into contacts."""

    kind: int
    launcher_serial: int
    side: int
    pos: Point


class Intercepted(NamedTuple):
    """A missile was shot down. by: "laser", "cannon", "interceptor", "burst" or "wreck"."""

    kind: int
    side: int
    launcher_serial: int
    target_serial: int
    by: str
    by_serial: int
    pos: Point


class Spent(NamedTuple):
    """A missile ran out of time or of targets."""

    kind: int
    side: int
    launcher_serial: int
    pos: Point


class GunFired(NamedTuple):
    """A cannon fired a burst."""

    mount: int
    owner: int
    weapon: int
    pos: Point
    direction: Point


class BeamBegan(NamedTuple):
    """A beam turret opened fire."""

    mount: int
    owner: int
    target: int
    pos: Point


class ShieldHit(NamedTuple):
    """Something stopped on a shield. cost: [MJ]."""

    row: int
    serial: int
    cause: str
    kind: int
    launcher_serial: int
    cost: float
    pos: Point


class ShieldDown(NamedTuple):
    """A shield collapsed. cause: "pulse", "overload" or "drained"."""

    row: int
    serial: int
    cause: str
    pos: Point


class ShieldUp(NamedTuple):
    """A shield stands again."""

    row: int
    serial: int


class HullHit(NamedTuple):
    """Something reached a hull. cause: "missile", "burst", "beam", "slug" or "ram"; damage: [MJ]."""

    row: int
    serial: int
    cause: str
    kind: int
    launcher_serial: int
    part: int
    damage: float
    pos: Point


class Burst(NamedTuple):
    """An explosive-metal warhead went off."""

    kind: int
    side: int
    launcher_serial: int
    target_serial: int
    pos: Point


class Breached(NamedTuple):
    """A compartment was lost and sealed."""

    row: int
    serial: int
    part: int
    pos: Point


class ShutDown(NamedTuple):
    """A ship lost its stern: adrift, without power."""

    row: int
    serial: int
    pos: Point


class Destroyed(NamedTuple):
    """A ship broke up."""

    row: int
    serial: int
    side: int
    kind: int
    pos: Point
    vel: Point
    angle: float


class Escaped(NamedTuple):
    """A ship reached safety and left the battle."""

    serial: int
    side: int


class Rammed(NamedTuple):
    """Two bodies struck one another. impulse: [t wu/s]."""

    row_a: int
    row_b: int
    impulse: float
    pos: Point


class Spoke(NamedTuple):
    """Somebody spoke on the radio."""

    speaker: str
    ship: str
    side: int
    portrait: str
    text: str


class ObjectiveChanged(NamedTuple):
    """An objective was opened, reached or failed. state: "open", "done" or "failed"."""

    objective: str
    state: str


class Ordered(NamedTuple):
    """A ship acknowledged an order."""

    row: int
    serial: int
    order: int


class Ended(NamedTuple):
    """The battle is over. outcome: "victory", "partial" or "defeat"."""

    outcome: str
    reason: str


Event = (
    Launched | Split | Intercepted | Spent | GunFired | BeamBegan | ShieldHit | ShieldDown | ShieldUp | HullHit
    | Burst | Breached | ShutDown | Destroyed | Escaped | Rammed | Spoke | ObjectiveChanged | Ordered | Ended
)  # fmt: skip
