"""What happened in a tick on the surface: the one source for sound, effects, radio, records and debrief."""

from __future__ import annotations

from typing import NamedTuple

Point = tuple[float, float]


class Shot(NamedTuple):
    """A gun let a round go."""

    owner: int
    owner_serial: int
    arm: int
    side: int
    pos: Point
    direction: Point


class Reloading(NamedTuple):
    """A soldier or gunner changes magazines."""

    owner: int
    owner_serial: int
    arm: int
    side: int
    pos: Point


class Beamed(NamedTuple):
    """A beam opened on something. end: where it strikes."""

    owner: int
    owner_serial: int
    arm: int
    side: int
    pos: Point
    end: Point


class RocketAway(NamedTuple):
    """A guided missile left its tube."""

    owner: int
    owner_serial: int
    arm: int
    side: int
    pos: Point
    direction: Point


class Blast(NamedTuple):
    """Something went off. arm: in the catalogue, -1 for a vehicle's own fuel; ground, water: it touched that."""

    arm: int
    side: int
    pos: Point
    radius: float
    ground: bool
    water: bool = False


class Struck(NamedTuple):
    """A round or missile struck a unit. through: it went through the armour."""

    row: int
    serial: int
    arm: int
    pos: Point
    direction: Point
    through: bool


class FieldStruck(NamedTuple):
    """Something burst on a starship's shield. gap: from there to the hull. [wu]"""

    row: int
    serial: int
    arm: int
    pos: Point
    gap: float


class Grounded(NamedTuple):
    """A round struck the ground, or the water over it."""

    arm: int
    pos: Point
    water: bool = False


class Felled(NamedTuple):
    """A unit is gone. by_kind: unit kind of who did it, -1 nobody; arm: with what, -1 unknown."""

    row: int
    serial: int
    side: int
    kind: int
    by_serial: int
    by_kind: int
    arm: int
    pos: Point
    vel: Point
    turned: int
    angle: float


class Came(NamedTuple):
    """A unit came out of another, or into the battle."""

    serial: int
    kind: int
    side: int
    pos: Point


class LegLost(NamedTuple):
    """A walker lost a leg."""

    row: int
    serial: int
    leg: int
    pos: Point


class Broke(NamedTuple):
    """A soldier's nerve broke, or came back."""

    serial: int
    side: int
    rallied: bool
    pos: Point


class Collapsed(NamedTuple):
    """A building came down, all of it or from some storey on.

    pos: middle of what fell; lost: storeys that fell, 0 of a thing without; left: that stand; high: of what fell [wu]
    """

    kind: int
    side: int
    pos: Point
    serial: int
    lost: int
    left: int
    high: float


class Splashed(NamedTuple):
    """Something fell into the sea. size: across [wu]"""

    pos: Point
    size: float


class SmokeLaid(NamedTuple):
    """A vehicle let its smoke dischargers off."""

    row: int
    serial: int
    side: int
    pos: Point


class LockedOn(NamedTuple):
    """A seeker has held its target long enough to let its missile go."""

    owner: int
    owner_serial: int
    target_serial: int
    arm: int


class Sacrificed(NamedTuple):
    """A pilot threw himself before a missile that was meant for another, and it went off on him."""

    row: int
    serial: int
    side: int
    mark_serial: int
    pos: Point


class Noticed(NamedTuple):
    """A pilot sees a city missile, and goes after it."""

    row: int
    serial: int
    target_serial: int
    pos: Point


class Flashed(NamedTuple):
    """A warhead that burns cities went off. reach: how far its flash blinds [m]"""

    arm: int
    side: int
    pos: Point
    reach: float


class Blinded(NamedTuple):
    """A pilot looked into a flash: he holds the stick where it was."""

    row: int
    serial: int
    side: int
    pos: Point
    seconds: float


class BlackedOut(NamedTuple):
    """A pilot pulled too hard for too long."""

    row: int
    serial: int
    pos: Point


class Collided(NamedTuple):
    """Two aircraft of one lane flew into one another."""

    row: int
    serial: int
    other_serial: int
    pos: Point


class CommanderHit(NamedTuple):
    """Who looked out of a hatch was hit. dead: for the second time"""

    row: int
    serial: int
    side: int
    dead: bool
    pos: Point


class WordGiven(NamedTuple):
    """The leader of a force in ambush gave the word. group: its row"""

    group: int
    side: int


class Toppled(NamedTuple):
    """A walker's hull met the ground. speed: how fast [wu/s]; size: of the hull, across [wu]"""

    row: int
    serial: int
    kind: int
    side: int
    pos: Point
    speed: float
    size: float


class Crushed(NamedTuple):
    """A falling hull came down on something. damage: what that cost it [hp]"""

    row: int
    serial: int
    by_serial: int
    pos: Point
    damage: float


class Yielded(NamedTuple):
    """Somebody raised his hands."""

    row: int
    serial: int
    side: int
    pos: Point


class Taken(NamedTuple):
    """Somebody who had raised his hands was taken prisoner."""

    row: int
    serial: int
    side: int
    captor_serial: int
    pos: Point


GroundEvent = (
    Shot | Reloading | Beamed | RocketAway | Blast | Struck | FieldStruck | Grounded | Felled | Came | LegLost | Broke
    | Collapsed | SmokeLaid | Splashed | LockedOn | Sacrificed | Noticed | Flashed | Blinded | BlackedOut | Collided
    | CommanderHit | WordGiven | Toppled | Crushed | Yielded | Taken
)  # fmt: skip
