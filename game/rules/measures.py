"""What canon expects of a battle, and how it is counted: tests written as content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from game.rules.document import Rule, measured
from game.rules.measures_surface import SurfaceMeasure
from game.rules.selection import Selection

Sort = Literal["ordinary", "explosive", "any"]
Cause = Literal["missile", "burst", "beam", "slug", "ram", "genocide", "any"]
How = Literal[
    "laser", "cannon", "interceptor", "fratricide", "wreck", "genocide", "shield", "hull", "burst", "spent", "flying",
    "intercepted", "arrived",
]  # fmt: skip
EVERYBODY = Selection()
_SALVO = "only those of this salvo of the side's missiles of that sort, 1 for the first; all when left out"


class CountLaunched(Rule):
    """Missiles launched by ships; optionally only until the (first lost) ship was lost, or only one salvo."""

    kind: Literal["launched"]
    of: Selection
    missile: Literal["ordinary", "explosive"] = "explosive"
    until_lost: bool = False
    salvo: int | None = measured(None, ge=1, le=1000, help=_SALVO)


class CountLost(Rule):
    """Ships destroyed or crippled."""

    kind: Literal["lost"]
    of: Selection


class CountDestroyed(Rule):
    """Ships destroyed outright."""

    kind: Literal["destroyed"]
    of: Selection


class CountHits(Rule):
    """Missile hits on ships up to the moment each was lost."""

    kind: Literal["hits_until_lost"]
    of: Selection


class CountHeavilyDamaged(Rule):
    """Ships alive at the end with less than half their hull."""

    kind: Literal["heavily_damaged"]
    of: Selection


class CountEscaped(Rule):
    """Ships that reached safety."""

    kind: Literal["escaped"]
    of: Selection


class CountEnded(Rule):
    """Missiles by what became of them; a bus counts once, as its warhead ends, and decoys not at all."""

    kind: Literal["ended"]
    of: Selection = measured(EVERYBODY, help="who launched them")
    how: How = measured(
        ..., help="what ended them; intercepted: by any fire or wreck before it struck; arrived: shield, hull or burst"
    )
    missile: Sort = "any"
    salvo: int | None = measured(None, ge=1, le=1000, help=_SALVO)
    at: Selection = measured(EVERYBODY, help="whom they reached; of those that reached nobody, whom they were for")


class CountShipsHit(Rule):
    """Different ships that missiles reached: on the hull, or so near that a burst hurt the hull."""

    kind: Literal["ships_hit"]
    of: Selection
    by: Selection = measured(EVERYBODY, help="who launched the missiles")
    missile: Sort = "any"
    salvo: int | None = measured(None, ge=1, le=1000, help=_SALVO)
    alive: bool = measured(False, help="only ships not destroyed by the time the last of those missiles had ended")


class CountFelled(Rule):
    """Ships brought down by one cause, doer or salvo."""

    kind: Literal["felled"]
    of: Selection
    by: Selection = measured(EVERYBODY, help="whose doing")
    cause: Cause = measured("any", help="what dealt the last blow")
    missile: Sort = measured("any", help="sort of the missile that did it")
    salvo: int | None = measured(
        None, ge=1, le=1000, help="only by this salvo of the doer's side: of missiles, of beams, or n-th great beam"
    )
    state: Literal["destroyed", "lost", "breached"] = measured(
        "destroyed", help="lost: destroyed or crippled; breached: at least one compartment gone"
    )


class CountAdrift(Rule):
    """Ships whose stern was breached, so that they drift without power, and that were not destroyed."""

    kind: Literal["adrift"]
    of: Selection


class ShieldLeft(Rule):
    """Shield left to a ship by a salvo launched at it, percent of full; of several ships the least; 100 without one."""

    kind: Literal["shield_left"]
    of: Selection
    by: Selection = measured(EVERYBODY, help="who launched the salvo")
    missile: Literal["ordinary", "explosive"] = "ordinary"
    salvo: int = measured(1, ge=1, le=1000, help="number of the salvo, of its side and sort")


class CountStripped(Rule):
    """Ships destroyed after their shield had collapsed from a cause."""

    kind: Literal["stripped"]
    of: Selection
    cause: Literal["pulse", "overload", "drained", "any"] = "pulse"


class CountShots(Rule):
    """Shots of forward cannons."""

    kind: Literal["shots"]
    of: Selection


class ChargeFigure(Rule):
    """How a forward cannon's charge went: seconds to the shot, or percent of full work meanwhile.

    Law: without such a shot it gives 0 seconds and 100 percent, as if nothing had been charged.
    """

    kind: Literal["charge"]
    of: Selection
    what: Literal["seconds", "defence", "recharge"]
    shot: int = measured(1, ge=1, le=100, help="which shot of those ships, 1 for the first")


class CountChargingAtBurst(Rule):
    """Ships that were charging their forward cannon when the first explosive metal for them went off."""

    kind: Literal["charging_at_burst"]
    of: Selection


class CountDestroyedCharging(Rule):
    """Ships destroyed while charging their forward cannon, or just after damage had broken the charge off."""

    kind: Literal["destroyed_charging"]
    of: Selection
    within_s: float = measured(20.0, "s", ge=0, le=600, help="how long a broken charge still counts")


class CountJumped(Rule):
    """Ships that left faster than light."""

    kind: Literal["jumped"]
    of: Selection


class Within(Rule):
    """1 when another measure lies in a band, else 0: what a rate is the share of."""

    kind: Literal["within"]
    of: Measure
    lo: float = measured(-1e9, ge=-1e9, le=1e9, help="least value that counts")
    hi: float = measured(1e9, ge=-1e9, le=1e9, help="greatest value that counts")


class Ratio(Rule):
    """One measure over another (at least 1)."""

    kind: Literal["ratio"]
    of: Measure
    over: Measure


class AllHold(Rule):
    """1 when every one of several measures is at least 1, else 0."""

    kind: Literal["all"]
    of: list[Measure] = measured(..., min_length=1, max_length=12)


class AgainstFormation(Rule):
    """A measure in the same battle fought in another formation, over the same measure in this one (at least 1)."""

    kind: Literal["against_formation"]
    force: str = measured(..., help="the force that stands otherwise")
    formation: str = measured(..., help="the other formation")
    of: Measure


class AgainstVariant(Rule):
    """A measure in a variant of the same battle with the same seed, over the same measure in this one (at least 1)."""

    kind: Literal["against_variant"]
    variant: str = measured(..., help="a variant of this level")
    of: Measure


Leaf = (
    CountLaunched | CountLost | CountDestroyed | CountHits | CountHeavilyDamaged | CountEscaped | CountEnded
    | CountShipsHit | CountFelled | CountAdrift | ShieldLeft | CountStripped | CountShots | ChargeFigure
    | CountChargingAtBurst | CountDestroyedCharging | CountJumped | SurfaceMeasure
)  # fmt: skip
Measure = Annotated[Leaf | Within | Ratio | AllHold | AgainstFormation | AgainstVariant, Field(discriminator="kind")]

Within.model_rebuild()
Ratio.model_rebuild()
AllHold.model_rebuild()
AgainstFormation.model_rebuild()
AgainstVariant.model_rebuild()


class ExpectRule(Rule):
    """One canon figure: what is measured in each battle, and the band its median or rate must hold.

    Source: canon figures, as data.
    """

    figure: str = measured(..., help="its number, such as C2.1")
    what: str = measured(..., help="in words")
    stat: Literal["median", "rate"] = "median"
    lo: float = measured(..., help="lowest value that holds")
    hi: float = measured(..., help="highest value that holds")
    measure: Measure


def parts(measure: Measure, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Measure]]:
    """Give a measure and all it is made of, each with its place in it."""
    yield at, measure
    match measure:
        case AllHold(of=several):
            for place, each in enumerate(several):
                yield from parts(each, (*at, "of", place))
        case Ratio(of=one, over=other):
            yield from parts(one, (*at, "of"))
            yield from parts(other, (*at, "over"))
        case Within(of=one) | AgainstFormation(of=one) | AgainstVariant(of=one):
            yield from parts(one, (*at, "of"))
