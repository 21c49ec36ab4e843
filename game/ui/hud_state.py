"""States everything the head-up display can show, as one plain tree of values.

Screen positions are pixels with y down. World offsets (radar) are wu with y up. Sides are "race", "arume" or "neutral".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.ui.fleet_state import ChargeBar, Chooser, MapView, Party, PowerPanel
from game.ui.hud_world import (
    ARUME,
    BIG_MISSILE,
    BIG_SHIP,
    MISSILE,
    NEUTRAL,
    RACE,
    SMALL_SHIP,
    WRECK,
    Bracket,
    EdgeArrow,
    Marks,
    OrderLine,
    Point,
    PulseMark,
    Radar,
    RadarContacts,
    TargetMark,
    ThreatArc,
    ZoneMark,
)
from game.ui.lesson_panel import LessonPrompt
from game.view.captions import Caption

__all__ = [
    "ARUME",
    "BIG_MISSILE",
    "BIG_SHIP",
    "MISSILE",
    "NEUTRAL",
    "RACE",
    "SMALL_SHIP",
    "WRECK",
    "Bracket",
    "EdgeArrow",
    "Marks",
    "OrderLine",
    "Point",
    "PulseMark",
    "Radar",
    "RadarContacts",
    "TargetMark",
    "ThreatArc",
    "ZoneMark",
]


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
    """A warning on top: genocide, genocide_now, bow, missiles, beam, lock, strafe, collision or fire.

    count: how many, 0 for no number
    seconds: [s] time left, None when it has none
    note: a few words more
    """

    kind: str
    count: int = 0
    seconds: float | None = None
    note: str = ""


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

    range_km: [km] distance, None where there is nothing to measure it from
    closing_kms: [km/s] speed of approach, negative when it opens
    """

    name: str
    class_name: str
    side: str
    range_km: float | None
    closing_kms: float
    hull: str
    bars: list[Bar] = field(default_factory=list)


@dataclass
class WeaponSlot:
    """One weapon or action.

    icon: missile, explosive_metal, rotary, beam, laser, evade, hail, withdraw, genocide, jump, shield
    cooling: [0..1] share of the wait still ahead
    cooling_s: [s] the same as time
    key: what its control is called now; does: the action that it stands for
    """

    key: str
    name: str
    icon: str
    count: str = ""
    chosen: bool = False
    cooling: float = 0.0
    cooling_s: float = 0.0
    enabled: bool = True
    tip: str = ""
    does: str = ""

    @property
    def spot(self) -> str:
        """Returns the name of its place, which stays when its control is another."""
        return f"slot:{(self.does or self.key).removeprefix('slot')}"


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
    tip: str = ""


@dataclass
class Message:
    """A passing note; tone is plain, good, warning or danger.

    age_s: [s] time since it came
    """

    text: str
    age_s: float = 0.0
    tone: str = "plain"


@dataclass
class Banner:
    """Great words in the middle: the battle rests, or is over; tone is plain, good, warning or danger."""

    title: str
    line: str = ""
    tone: str = "plain"


@dataclass
class HudState:
    """The whole head-up display at one moment.

    number: place in the campaign, such as "2/10"
    clock_s: [s] battle time
    speed: battle speed, 1 is real time
    hints: (key, words) pairs for the line over the weapon slots
    bindings: control name -> key label, shown in tooltips
    caution: the warning next to the worst
    parties: groups of ships, when there are too many ships for a row each; scroll: [rows] hidden above
    map: the whole battle, None shows the radar
    captions: what is heard, in words
    lesson: a step that stands in place of the orders
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
    banner: Banner | None = None
    caution: WarningBar | None = None
    parties: list[Party] = field(default_factory=list)
    scroll: int = 0
    map: MapView | None = None
    power: PowerPanel | None = None
    charge: ChargeBar | None = None
    chooser: Chooser | None = None
    captions: list[Caption] = field(default_factory=list)
    lesson: LessonPrompt | None = None
