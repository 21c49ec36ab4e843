"""What happened in a tick: the one source for sound, effects, radio, ledger and debrief.

Rows are valid in the tick of the event only; serials and names stay.
"""

from __future__ import annotations

from typing import NamedTuple

from game.world.ground_events import GroundEvent, Point
from game.world.story_events import CheckpointReached as CheckpointReached
from game.world.story_events import Ended as Ended
from game.world.story_events import ObjectiveChanged as ObjectiveChanged
from game.world.story_events import Spoke as Spoke
from game.world.story_events import StoryEvent

CAUSES = ("missile", "burst", "beam", "slug", "ram", "genocide")  # what can hurt a hull

class Launched(NamedTuple):
    """A missile left its cell."""

    serial: int
    kind: int
    launcher: int
    launcher_serial: int
    target_serial: int
    side: int
    pos: Point


class Claimed(NamedTuple):
    """Point defence took a missile as its target. by: "laser", "cannon" or "interceptor"."""

    missile: int
    by: str
    by_serial: int


class Split(NamedTuple):
    """A bus came apart into contacts. missile: its serial; into: theirs."""

    missile: int
    into: tuple[int, ...]
    kind: int
    launcher_serial: int
    side: int
    pos: Point


class Intercepted(NamedTuple):
    """A missile was shot down. by: "laser", "cannon", "interceptor", "burst", "wreck" or "genocide"."""

    missile: int
    kind: int
    side: int
    launcher_serial: int
    target_serial: int
    by: str
    by_serial: int
    pos: Point


class Spent(NamedTuple):
    """A missile ran out of time or of targets."""

    missile: int
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
    """Something stopped on a shield. missile: its serial, or -1; cost: [MJ]."""

    row: int
    serial: int
    cause: str
    missile: int
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
    """A missile or a burst reached a hull. cause: "missile" or "burst"; missile: its serial; damage: [MJ]."""

    row: int
    serial: int
    cause: str
    missile: int
    kind: int
    launcher_serial: int
    part: int
    damage: float
    pos: Point


class Burst(NamedTuple):
    """An explosive-metal warhead went off."""

    missile: int
    kind: int
    side: int
    launcher_serial: int
    target_serial: int
    pos: Point


class Breached(NamedTuple):
    """A compartment was lost and sealed. cause: one of CAUSES; by: serial of who did it; missile: with what, or -1."""

    row: int
    serial: int
    part: int
    cause: str
    by: int
    missile: int
    pos: Point


class ShutDown(NamedTuple):
    """A ship lost its stern: adrift, without power."""

    row: int
    serial: int
    pos: Point


class Destroyed(NamedTuple):
    """A ship broke up. cause: one of CAUSES; by: serial of who did it; missile: with what, or -1."""

    row: int
    serial: int
    side: int
    kind: int
    cause: str
    by: int
    missile: int
    pos: Point
    vel: Point
    angle: float


class GenocideOpened(NamedTuple):
    """A flagship's bow covers begin to open: Genocide Mode is engaged."""

    row: int
    serial: int
    side: int
    pos: Point


class GenocideAborted(NamedTuple):
    """Genocide Mode ended without a shot. cause: "order", "bow" or "power"; charge: [share] what was lost."""

    row: int
    serial: int
    cause: str
    charge: float
    pos: Point


class GenocideFired(NamedTuple):
    """The great beam leaves the bow.

    direction: unit vector; charge_s: since it was called for; defence, recharge: point-defence power and shield
    recharge meanwhile, of full work, on average
    """

    row: int
    serial: int
    side: int
    pos: Point
    direction: Point
    charge_s: float
    defence: float
    recharge: float


class CityBurned(NamedTuple):
    """The beam went past the ships into what lay behind."""

    zone: str
    serial: int
    pos: Point


class FtlStarted(NamedTuple):
    """A jump drive begins to spool up."""

    row: int
    serial: int
    side: int
    pos: Point


class FtlStopped(NamedTuple):
    """A jump was called off, or lost its power. cause: "order" or "power"."""

    row: int
    serial: int
    cause: str


class Jumped(NamedTuple):
    """A ship is gone, faster than light."""

    row: int
    serial: int
    side: int
    kind: int
    pos: Point
    direction: Point


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


class Ordered(NamedTuple):
    """A ship acknowledged an order."""

    row: int
    serial: int
    order: int


Event = (
    Launched | Claimed | Split | Intercepted | Spent | GunFired | BeamBegan | ShieldHit | ShieldDown | ShieldUp
    | HullHit | Burst | Breached | ShutDown | Destroyed | GenocideOpened | GenocideAborted | GenocideFired | CityBurned
    | FtlStarted | FtlStopped | Jumped | Escaped | Rammed | Ordered | StoryEvent | GroundEvent
)  # fmt: skip
