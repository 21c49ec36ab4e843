"""What a level remembers of the war before it, and what it leaves to the war after it: `[[carry]]` and `[[leave]]`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.rules.document import Rule, measured
from game.rules.rule import PROSE
from game.rules.triggers import Prose, Text
from game.rules.units import Side

FactName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
LevelFileName = Annotated[str, Field(pattern=r"^([A-Za-z0-9][A-Za-z0-9 _-]{0,80}\.toml)?$")]
Share = Annotated[float, Field(ge=0, le=4)]


class FactHolds(Rule):
    """Holds when an earlier battle left this fact so; a fact that nobody left yet holds neither way."""

    kind: Literal["fact"]
    fact: FactName
    holds: bool = True


class ShipGone(Rule):
    """Holds when a ship of this name was lost in an earlier battle."""

    kind: Literal["ship_gone"]
    name: Text


class StockBelow(Rule):
    """Holds when the Race has less explosive metal left than this."""

    kind: Literal["stock"]
    below: int = measured(..., "missiles", ge=0, le=100000)


class BattleEnded(Rule):
    """Holds when an earlier battle ended so."""

    kind: Literal["ended"]
    level: str = measured(..., help="id of an earlier level")
    outcome: Literal["victory", "partial", "defeat"]


Memory = Annotated[FactHolds | ShipGone | StockBelow | BattleEnded, Field(discriminator="kind")]


class Missing(Rule):
    """Ships of a force that were lost earlier under the same name are not here; never the player's own."""

    kind: Literal["missing"]
    force: str
    keep: int = measured(1, ge=0, le=400, help="so many ships come in any case: who was lost last comes after all")


class Absent(Rule):
    """A force is not here, nor comes later."""

    kind: Literal["absent"]
    force: str


class Comes(Rule):
    """A force that is marked `later` is here from the beginning."""

    kind: Literal["comes"]
    force: str


class Numbers(Rule):
    """A force comes in other numbers: so many of its ships, and of each that stands for several."""

    kind: Literal["numbers"]
    force: str
    share: Share


class Explosive(Rule):
    """The ships of a force carry another share of explosive metal."""

    kind: Literal["explosive"]
    force: str
    share: Share


class StandIn(Rule):
    """Another name for a ship whose namesake was lost, such as the player's own."""

    kind: Literal["stand_in"]
    ship: str
    name: Text


Effect = Annotated[Missing | Absent | Comes | Numbers | Explosive | StandIn, Field(discriminator="kind")]


class CarryRule(Rule):
    """When all memories hold, this battle is otherwise than told; `says` is added to its briefing."""

    when: list[Memory] = measured([], max_length=8)
    do: list[Effect] = measured([], max_length=12)
    says: Annotated[str, PROSE] = measured(
        "", max_length=300, help="a line of the briefing; what is missing is said by itself"
    )


class LeaveRule(Rule):
    """A fact that the war keeps of this battle: it holds when the trigger has fired."""

    fact: FactName
    trigger: str = measured(..., help="a trigger of this level")
    told: bool = measured(True, help="whether it holds as the chronicle tells the war")
    says: Prose = measured(..., help="a sentence of the chronicle when it holds")
    otherwise: Prose = measured(..., help="and when it does not")


class StockRule(Rule):
    """The Race's explosive metal through the war."""

    start: int = measured(..., "missiles", ge=0, le=100000)
    made: int = measured(0, "missiles", ge=0, le=10000, help="made from one battle to the next")


class BattleRule(Rule):
    """One battle of the war as the calendar shows it, whether its level is there yet or not."""

    number: int = measured(..., ge=1, le=99)
    title: Text
    place: Text
    theatre: Literal["orbit", "surface", "air"]
    side: Side
    when: Text = measured(..., help="day of the calendar, in words")
    at: Annotated[list[Annotated[float, Field(ge=0, le=1)]], Field(min_length=2, max_length=2)] = measured(
        ..., help="place on the map of the war: share of its width from the left, of its height from the top"
    )
    told: Prose = measured(..., help="what the chronicle says of it, in a sentence or two")
    lost: list[Text] = measured([], help="named ships that were lost in it, as told")
    spent: int = measured(0, "missiles", ge=0, le=10000, help="explosive metal that the Race spent in it, as told")
    level: LevelFileName = measured(
        "", help="file of its level, beside the campaign's or among your levels; of the game's own war none is named"
    )


class CampaignFile(Rule):
    """levels/campaign.toml"""

    format: int = measured(..., ge=1, le=1)
    subtitle: Text
    skip_after: int = measured(2, ge=1, le=9, help="so many defeats until a battle can be passed over")
    stock: StockRule
    battle: list[BattleRule] = measured(..., min_length=1, max_length=40)
    epilogue_title: Text
    epilogue_when: Text
    epilogue: list[Prose] = measured(..., min_length=1, max_length=20)
