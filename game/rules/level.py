"""What a level says: who is where, what they want, what is said, how it ends, what canon expects."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.base.constants import SIDES
from game.rules.carry import CarryRule, LeaveRule
from game.rules.document import Rule, measured
from game.rules.land import LandRule
from game.rules.lesson import LessonRule, StepRule
from game.rules.measures import ExpectRule
from game.rules.mind import MindName, TemperName
from game.rules.triggers import Action, Condition, End, Prose, State, TaskName, Text
from game.rules.units import Side

Spot = Annotated[list[Annotated[float, Field(ge=-1e6, le=1e6)]], Field(min_length=2, max_length=2)]
Moon = Annotated[list[Annotated[float, Field(ge=-4000, le=4000)]], Field(min_length=3, max_length=3)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


class SpeakerRule(Rule):
    """Somebody on the radio."""

    name: Text
    ship: str = measured("", help="ship id in this level, or the name of a place")
    side: Side
    portrait: str = measured("race_officer", help="picture under assets/images/portraits")


class ShipRule(Rule):
    """One ship of a force."""

    id: Id
    unit: str = measured(..., help="a unit of assets/rules/units.toml")
    name: Text
    captain: str = measured("", help="who commands it")
    player: bool = measured(False, help="the person's own ship")
    explosive: int | None = measured(None, ge=0, le=100, help="explosive metal aboard; as the unit says when left out")
    number: int = measured(
        0, ge=0, le=9999, help="painted on it, and counted up for the next of the entry; 0 for none"
    )
    count: int = measured(1, ge=1, le=400, help="so many of them, on the surface")
    aboard: int | None = measured(
        None, ge=0, le=100, help="so many ride in each of them, on the surface; as the unit says when left out"
    )
    spacing_wu: float = measured(40.0, "wu", ge=0, le=5000, help="from one of them to the next")
    at_wu: Spot | None = measured(None, "wu", help="where it stands, on the surface; height counts for what flies")
    inside: str = measured("", help="the building of this level, named before, in which they stand")
    storey: int = measured(0, ge=0, le=7, help="of that building, 0 the lowest")
    standing: int | None = measured(None, ge=1, le=8, help="of a building, so many storeys stand")
    walls: float = measured(1.0, "share", gt=0, le=1, help="of a building, so much of each storey is left")


class ForceRule(Rule):
    """A group of ships under one commander."""

    id: Id
    side: Side
    name: Text
    doctrine: str = measured(
        "", help="a doctrine of assets/rules/doctrine.toml, in orbit; a tactic of surface/doctrine.toml, on the surface"
    )
    formation: str = measured("", help="a formation of assets/rules/doctrine.toml, in orbit")
    spread: float = measured(1.0, "times", ge=1, le=4, help="its formation is so many times wider than drawn, in orbit")
    task: TaskName = measured("hold", help="what it is about, on the surface")
    to_wu: Spot | None = measured(None, "wu", help="where that is; where it stands when left out")
    against: str = measured("", help="the ship of this level that its task is about: whom to attack, whom to escort")
    at_wu: Spot = measured(..., "wu", help="where the leader begins")
    facing_deg: float = measured(
        0.0, "deg", ge=-360, le=360, help="where it looks, counter-clockwise from +x"
    )
    speed_wups: float = measured(0.0, "wu/s", ge=0, le=2000, help="speed at the start")
    home: str = measured("", help="the zone it withdraws to")
    later: bool = measured(False, help="appears only when a trigger says so")
    commanded: bool = measured(False, help="the player commands it")
    mind: MindName | None = measured(None, help="how well it is commanded, where no person does; none: by its doctrine")
    temper: TemperName = measured("steady", help="what its commander dares")
    ship: list[ShipRule] = measured(..., min_length=1, max_length=96)


class ZoneRule(Rule):
    """A circle that means something."""

    id: Id
    name: Text
    at_wu: Spot = measured(..., "wu", help="centre")
    radius_wu: float = measured(..., "wu", gt=0, le=1e6, help="radius")
    city: Side | None = measured(
        None, help="a city of this side on the planet below: a forward cannon can burn it"
    )
    safe_for: Side | None = measured(None, help="ships of this side that withdraw here leave the battle")
    only_for: str = measured("", help="only ships of this force leave here, whatever they were told: they came for it")
    debris_per_s: float = measured(
        0.0, "hp/s", ge=0, le=10, help="a field of debris, in orbit: what its grit wears off a missile that crosses it"
    )


class ReferenceRule(Rule):
    """A reference point: a thing on the land whose range is known; they are numbered as they come."""

    name: Text
    at_wu: Spot = measured(..., "wu", help="where it is")


class TriggerRule(Rule):
    """When all conditions hold, and none of `unless`, the actions happen in order, once."""

    id: Id
    when: list[Condition] = measured(..., min_length=1, max_length=12)
    unless: list[Condition] = measured([], max_length=12, help="not while one of these holds")
    do: list[Action] = measured(..., min_length=1, max_length=24)


class ObjectiveRule(Rule):
    """Something to aim for; triggers open it, reach it or fail it."""

    id: Id
    text: Prose
    state: State = "open"
    optional: bool = False
    step: StepRule | None = measured(None, help="it is a step of a lesson")


class ChangeRule(Rule):
    """What is otherwise with one force of a variant; what is left out stays as it is."""

    force: str = measured(..., help="the force")
    doctrine: str | None = None
    formation: str | None = None
    task: TaskName | None = None
    to_wu: Spot | None = measured(None, "wu", help="where that is")


class VariantRule(Rule):
    """The same battle with forces that go about it otherwise: what a figure may compare it with."""

    id: Id
    change: list[ChangeRule] = measured(..., min_length=1, max_length=40)


class BackdropRule(Rule):
    """What lies behind the battle."""

    sky: Literal["orbit", "deep"] = measured("orbit", help="which stars and dust")
    home: Literal["limb", "rise", ""] = measured(
        "limb", help="how the planet Home stands, empty for not at all"
    )
    home_shift_px: Spot = measured(
        [0.0, 0.0], help="moves the planet, right and down, in a 1280 x 720 window"
    )
    seed: int = measured(1, ge=0, le=100000, help="of the near dust")
    moons: list[Moon] = measured([], max_length=4, help="each [right, down, radius] in pixels of such a window")


class LevelRule(Rule):
    """A whole level file."""

    format: int = measured(..., ge=1, le=1, help="version of the level format")
    id: Id
    title: Text
    number: int = measured(0, ge=0, le=99, help="place in the campaign")
    theatre: Literal["orbit", "surface"] = measured(..., help="which physics")
    land: LandRule | None = measured(None, help="the ground, on the surface")
    place: Text
    briefing: list[Prose] = measured(..., min_length=1, max_length=12)
    advice: list[Prose] = measured([], max_length=12)
    limit_s: float = measured(..., "s", gt=0, le=36000, help="the battle ends at the latest here")
    late: End = measured(..., help="how it ends then")
    view_wu: list[Annotated[float, Field(ge=-1e6, le=1e6)]] = measured([0.0, 0.0], "wu", help="camera start")
    backdrop: BackdropRule = BackdropRule()
    speaker: dict[str, SpeakerRule] = {}
    zone: list[ZoneRule] = measured([], max_length=50)
    reference: list[ReferenceRule] = measured([], max_length=20)
    force: list[ForceRule] = measured(..., min_length=1, max_length=120)
    objective: list[ObjectiveRule] = measured([], max_length=20)
    trigger: list[TriggerRule] = measured([], max_length=200)
    expect: list[ExpectRule] = measured([], max_length=50)
    carry: list[CarryRule] = measured([], max_length=40, help="what the war before changes here")
    leave: list[LeaveRule] = measured([], max_length=20, help="what the war after keeps of this")
    lesson: LessonRule | None = measured(None, help="it is a lesson of the training range")
    variant: list[VariantRule] = measured([], max_length=20, help="how the battle might be fought otherwise")

    @property
    def player_side(self) -> Side:
        """Give the side of the person's own ship; the Race where there is none."""
        return next((force.side for force in self.force if any(ship.player for ship in force.ship)), SIDES[0])

    @property
    def player_ship(self) -> ShipRule | None:
        """Give the person's own ship, vehicle or male, None where there is none."""
        return next((ship for force in self.force for ship in force.ship if ship.player), None)

    @property
    def player_name(self) -> str:
        """Say who the person is, such as "Phollmos, 31st Emperor Risson"; empty for nobody."""
        own = self.player_ship
        return "" if own is None else ", ".join(name for name in (own.captain, own.name) if name)
