"""States what the display of an aircraft shows, as plain values. Screen positions are pixels with y down."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.hud_state import Point

SEARCHING, LOCKING, LOCKED, SMALL, SPENT = "searching", "locking", "locked", "small", "spent"
"""what a seeker does: it looks, it holds on and counts, it is ready, it can never hold this, it has no missile left"""
OPEN, SLOW, SHORT, HOLDS, REACHED, CLOSE = "open", "slow", "short", "holds", "reached", "close"
"""how a chase stands: it gets away, too late, the fuel does not last, it is caught, in gun range, inside its blast"""


@dataclass
class Hands:
    """What hands and switches of a pilot do beside what is held down now. The console keeps it.

    way: [rad] the path that keys or a stick ask for, None while the pointer leads
    sense: 1 counter-clockwise, -1: which way round a nose that goes up turns, settled when the key goes down
    latched: the afterburner stays on; lever: [0..1] throttle; stick: direct, no instructor
    pulled: [-1..1] the stick; stirred: a stick was moved since the last tick
    """

    way: float | None = None
    sense: float = 0.0
    latched: bool = False
    lever: float = 1.0
    stick: bool = False
    pulled: float = 0.0
    stirred: bool = False


@dataclass
class Lock:
    """A seeker in hand. state: see above; share: [0..1] of the time it must hold on; why: a few words"""

    state: str = SEARCHING
    share: float = 0.0
    why: str = ""
    box: tuple[float, float, float, float] | None = None


@dataclass
class Chase:
    """The race with what is chased.

    range_m, closing_ms: how far, and how fast that becomes less; seconds: until the cannon reaches it, None for never
    state: see above; verdict: the same in words; great: it is a city missile
    city_s: until it is over its city, None where it has none; city: that one's name
    place, goal: [0..1] where oneself and the meeting lie on the way from where one is to the city
    """

    name: str
    side: str
    range_m: float
    closing_ms: float
    seconds: float | None = None
    state: str = HOLDS
    verdict: str = ""
    great: bool = False
    city: str = ""
    city_s: float | None = None
    place: float = 0.0
    goal: float | None = None


@dataclass
class Sight:
    """What is drawn about the nose. nose: where the cannon points; own: the craft; fly: where the pointer leads it

    lead: where the nose belongs; fits: rounds would meet; reach: the target is in range
    """

    own: Point
    nose: Point
    fly: Point | None = None
    lead: Point | None = None
    fits: bool = False
    reach: bool = False
    lock: Lock | None = None
    target: Point | None = None
    note: str = ""


@dataclass
class Flight:
    """The player's aircraft.

    speed, height, climb: [m/s], [m], [m/s]; stall: [m/s] the slowest it flies level here
    power: [0..1]; burning: on the afterburner; latched: it stays on
    fuel: [0..1]; fuel_s: how long it lasts as it is used now; low: not for much longer
    load: [g]; load_most: that the frame takes; grey: [0..1] of the way to a blackout; out_s, blind_s: yet without eyes
    mode: who flies and how; arm: in hand; hull: [0..1]
    """

    name: str
    side: str
    speed: float = 0.0
    height: float = 0.0
    climb: float = 0.0
    stall: float = 0.0
    power: float = 1.0
    burning: bool = False
    latched: bool = False
    fuel: float = 1.0
    fuel_s: float = 0.0
    low: bool = False
    load: float = 1.0
    load_most: float = 9.0
    grey: float = 0.0
    out_s: float = 0.0
    blind_s: float = 0.0
    hull: float = 1.0
    mode: str = ""
    arm: str = ""
    chase: Chase | None = None
    sight: Sight | None = None
