"""States everything the head-up display can show, as one plain tree of values.

Screen positions are pixels with y down. World offsets (radar) are wu with y up. Sides are "race", "arume" or "neutral".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]

# Kinds of radar contacts.
SMALL_SHIP = 0
BIG_SHIP = 1
MISSILE = 2
BIG_MISSILE = 3
WRECK = 4

# Sides of radar contacts.
RACE = 0
ARUME = 1
NEUTRAL = 2


@dataclass
class Objective:
    """One line of orders; state is open, done or failed."""

    text: str
    state: str = "open"


@dataclass
class RadioLine:
    """One radio message.

    portrait: name of a picture under assets/images/portraits
    age_s: [s] time since it began
    """

    speaker: str
    ship: str
    side: str
    text: str
    portrait: str
    age_s: float = 0.0


@dataclass
class WarningBar:
    """The one warning on top: missiles, beam, lock, strafe, collision or fire.

    count: how many, 0 for no number
    seconds: [s] time left, None when it has none
    """

    kind: str
    count: int = 0
    seconds: float | None = None


@dataclass
class Bar:
    """One level: kind is hull, shield, power, point_defence, drive, beam, ammunition, good or danger.

    share: [0..1] what is left
    """

    label: str
    share: float
    kind: str


@dataclass
class Compartment:
    """One third of a hull; state is good, fire, sealed or lost."""

    share: float = 1.0
    state: str = "good"


@dataclass
class OwnUnit:
    """The player's unit; compartments run bow, middle, stern."""

    name: str
    class_name: str
    hull: str
    side: str = "race"
    compartments: tuple[Compartment, Compartment, Compartment] = field(
        default_factory=lambda: (Compartment(), Compartment(), Compartment())
    )
    bars: list[Bar] = field(default_factory=list)


@dataclass
class Target:
    """The unit looked at.

    range_km: [km] distance
    closing_kms: [km/s] speed of approach, negative when it opens
    """

    name: str
    class_name: str
    side: str
    range_km: float
    closing_kms: float
    hull: str
    bars: list[Bar] = field(default_factory=list)


@dataclass
class WeaponSlot:
    """One weapon or action.

    icon: missile, explosive_metal, rotary, beam, laser, evade, hail, withdraw, genocide, jump, shield
    cooling: [0..1] share of the wait still ahead
    cooling_s: [s] the same as time
    """

    key: str
    name: str
    icon: str
    count: str = ""
    chosen: bool = False
    cooling: float = 0.0
    cooling_s: float = 0.0
    enabled: bool = True


def _empty() -> NDArray[Any]:
    return np.zeros(0)


@dataclass
class RadarContacts:
    """What the radar sees, own unit at the origin.

    dx, dy: (n,) [wu] offset, x right, y up
    kind: (n,) contact kind, see the constants above
    side: (n,) RACE, ARUME or NEUTRAL
    heading: (n,) [rad] counter-clockwise from +x
    danger: (n,) whether it is a missile meant for the player, empty for none
    """

    dx: NDArray[Any] = field(default_factory=_empty)
    dy: NDArray[Any] = field(default_factory=_empty)
    kind: NDArray[Any] = field(default_factory=_empty)
    side: NDArray[Any] = field(default_factory=_empty)
    heading: NDArray[Any] = field(default_factory=_empty)
    danger: NDArray[Any] = field(default_factory=_empty)


@dataclass
class Radar:
    """The round map.

    range_wu: [wu] distance at its rim
    planet_angle: [rad] world direction of the planet, None without one
    planet_share: [0..1] how far the planet's edge reaches into the disc
    target: [wu] offset of the target, None without one
    view_wu: [wu] half width and half height of the camera's view, (0, 0) hides the frame
    hull_beneath: [0..1] how much of the disc lies over ships; darkens it so that contacts stay readable
    """

    contacts: RadarContacts = field(default_factory=RadarContacts)
    range_wu: float = 5000.0
    planet_angle: float | None = None
    planet_share: float = 0.35
    target: Point | None = None
    view_wu: Point = (0.0, 0.0)
    view_centre: Point = (0.0, 0.0)
    hull_beneath: float = 0.0


@dataclass
class Bracket:
    """Corner marks round a unit; style is own, friend or hover.

    rect: [px] left, top, width, height
    """

    rect: tuple[float, float, float, float]
    side: str = "race"
    label: str = ""
    style: str = "own"


@dataclass
class TargetMark:
    """Four chevrons round the target.

    rect: [px] left, top, width, height of the target on the screen
    """

    rect: tuple[float, float, float, float]
    side: str
    label: str = ""
    note: str = ""


@dataclass
class ThreatArc:
    """A red arc on the side danger comes from.

    at: [px] centre
    radius: [px]
    start, end: [rad] clockwise on the screen from the right
    """

    at: Point
    radius: float
    start: float
    end: float


@dataclass
class EdgeArrow:
    """Points at something off the screen; kind is ship, big_ship, missile, or planet.

    direction: (dx, dy) on the screen, y down, any length
    """

    direction: Point
    kind: str
    side: str
    label: str = ""
    count: int = 1


@dataclass
class OrderLine:
    """A given order drawn in the world; kind is move, attack, escort, screen, hold or withdraw.

    points: [px] from the unit to where it is sent
    """

    points: list[Point]
    kind: str = "move"


@dataclass
class Marks:
    """Everything drawn into the world."""

    brackets: list[Bracket] = field(default_factory=list)
    target: TargetMark | None = None
    lead: Point | None = None
    threats: list[Point] = field(default_factory=list)
    arcs: list[ThreatArc] = field(default_factory=list)
    arrows: list[EdgeArrow] = field(default_factory=list)
    orders: list[OrderLine] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None


@dataclass
class Friend:
    """One ship under command.

    hull: [0..1] what is left
    role: short word for what it does now
    state: good, fire, adrift or lost
    """

    name: str
    hull: float
    selected: bool = False
    role: str = ""
    state: str = "good"


@dataclass
class Group:
    """A named group that one key selects."""

    key: str
    name: str
    count: int
    selected: bool = False


@dataclass
class OrderButton:
    """An order that can be given to the selected ships."""

    name: str
    key: str
    label: str
    active: bool = False
    enabled: bool = True


@dataclass
class Message:
    """A passing note; tone is plain, good, warning or danger.

    age_s: [s] time since it came
    """

    text: str
    age_s: float = 0.0
    tone: str = "plain"


@dataclass
class HudState:
    """The whole head-up display at one moment.

    number: place in the campaign, such as "2/10"
    clock_s: [s] battle time
    speed: battle speed, 1 is real time
    hints: (key, words) pairs for the line over the weapon slots
    bindings: control name -> key label, shown in tooltips
    """

    title: str = ""
    number: str = ""
    objectives: list[Objective] = field(default_factory=list)
    radio: RadioLine | None = None
    clock_s: float = 0.0
    paused: bool = False
    speed: float = 1.0
    warning: WarningBar | None = None
    own: OwnUnit | None = None
    target: Target | None = None
    slots: list[WeaponSlot] = field(default_factory=list)
    radar: Radar = field(default_factory=Radar)
    marks: Marks = field(default_factory=Marks)
    friends: list[Friend] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    orders: list[OrderButton] = field(default_factory=list)
    autopilot: bool = False
    hints: list[tuple[str, str]] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    bindings: dict[str, str] = field(default_factory=dict)
    side: str = "race"
