"""What canon expects of a battle, and how it is counted: tests written as content."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.rules.document import Rule, measured
from game.rules.selection import Selection


class CountLaunched(Rule):
    """Missiles launched by ships; optionally only until the (first lost) ship was lost."""

    kind: Literal["launched"]
    of: Selection
    missile: Literal["ordinary", "explosive"] = "explosive"
    until_lost: bool = False


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


Measure = Annotated[
    CountLaunched | CountLost | CountDestroyed | CountHits | CountHeavilyDamaged | CountEscaped,
    Field(discriminator="kind"),
]


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
