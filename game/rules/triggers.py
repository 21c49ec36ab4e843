"""What a level's triggers wait for and what they do: conditions and actions, as data."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from game.rules.deeds import Did, Facing, High, Moving, Powered
from game.rules.document import Rule, measured
from game.rules.rule import PROSE
from game.rules.selection import Selection
from game.rules.standing import Held, Quiet, Spent, Stronger
from game.rules.surface import SurfaceRole

Text = Annotated[str, Field(min_length=1, max_length=400)]
Prose = Annotated[str, Field(min_length=1, max_length=400), PROSE]
OrderName = Literal["hold", "move", "attack", "withdraw"]
TaskName = Literal[
    "hold", "advance", "fall_back", "strafe", "deliver", "split", "station", "ambush", "charge", "leave", "engage",
    "escort", "bomb", "cruise", "chase", "regroup", "bound", "standoff", "reduce",
]  # fmt: skip
State = Literal["hidden", "open", "done", "failed"]
Outcome = Literal["victory", "partial", "defeat"]
OUTCOMES: tuple[str, ...] = get_args(Outcome)


class AtTime(Rule):
    """Holds from a moment on."""

    kind: Literal["time"]
    at_s: float = measured(..., "s", ge=0, le=36000, help="battle time")


class Lost(Rule):
    """Holds when ships have been destroyed or crippled."""

    kind: Literal["lost"]
    of: Selection
    at_least: int = measured(1, ge=0, le=1000)


class Remaining(Rule):
    """Holds when no more than this are still fighting (neither lost nor escaped)."""

    kind: Literal["remaining"]
    of: Selection
    at_most: int = measured(0, ge=0, le=1000)


class LaunchedEnough(Rule):
    """Holds when missiles have been launched."""

    kind: Literal["launched"]
    of: Selection
    missile: Literal["ordinary", "explosive"] = "explosive"
    at_least: int = measured(1, ge=0, le=10000)


class HaveEscaped(Rule):
    """Holds when ships have reached safety."""

    kind: Literal["escaped"]
    of: Selection
    at_least: int = measured(1, ge=0, le=1000)


class Near(Rule):
    """Holds when two sorts of ships are closer than a distance."""

    kind: Literal["near"]
    of: Selection
    to: Selection
    below_wu: float = measured(..., "wu", gt=0, le=1e6)


class InZone(Rule):
    """Holds when ships are inside a zone."""

    kind: Literal["zone"]
    of: Selection
    zone: str
    at_least: int = measured(1, ge=0, le=1000)


class Fired(Rule):
    """Holds some time after another trigger."""

    kind: Literal["after"]
    trigger: str
    wait_s: float = measured(0.0, "s", ge=0, le=36000)


class BowOpen(Rule):
    """Holds while a ship charges its forward cannon."""

    kind: Literal["bow_open"]
    of: Selection


class BeamFired(Rule):
    """Holds when forward cannon have fired."""

    kind: Literal["beam_fired"]
    of: Selection
    at_least: int = measured(1, ge=1, le=100)


class Burned(Rule):
    """Holds when a city has burned."""

    kind: Literal["burned"]
    zone: str


class Spooling(Rule):
    """Holds while a ship spools its jump drive up."""

    kind: Literal["spooling"]
    of: Selection


class BeamSalvo(Rule):
    """Holds when a force's green turrets have fired."""

    kind: Literal["beam_salvo"]
    force: str
    at_least: int = measured(1, ge=1, le=1000)


class Volleys(Rule):
    """Holds when a force has fired volleys."""

    kind: Literal["volleys"]
    force: str
    at_least: int = measured(1, ge=1, le=1000)


class Released(Rule):
    """Holds when units have let so much of their cargo go: troops, walkers, Gosta, fighters."""

    kind: Literal["released"]
    of: Selection
    role: SurfaceRole | None = measured(None, help="only of this role")
    at_least: int = measured(1, ge=1, le=10000)


class Doing(Rule):
    """Holds while so many units are about a task on the surface."""

    kind: Literal["doing"]
    of: Selection
    task: TaskName
    at_least: int = measured(1, ge=1, le=1000)


class Sprung(Rule):
    """Holds when the word has been given to a force in ambush."""

    kind: Literal["sprung"]
    force: str


class Captured(Rule):
    """Holds when so many units on the surface have given themselves up and been taken."""

    kind: Literal["captured"]
    of: Selection
    at_least: int = measured(1, ge=1, le=1000)
    out: bool = measured(False, help="only those brought to safety")


class Reduced(Rule):
    """Holds when every one of some units has no more than a share of its hull left, or is gone."""

    kind: Literal["reduced"]
    of: Selection
    to_share: float = measured(0.3, "share", ge=0, le=1)


class Aboard(Rule):
    """Holds while ships still have so many aboard who sink or fly: Gosta, troops, fighters."""

    kind: Literal["aboard"]
    of: Selection
    at_least: int = measured(1, ge=1, le=10000)


class Escorting(Rule):
    """Holds while so many aircraft escort somebody."""

    kind: Literal["escorting"]
    of: Selection
    whom: Selection
    at_least: int = measured(1, ge=1, le=1000)


Condition = Annotated[
    AtTime | Lost | Remaining | LaunchedEnough | HaveEscaped | Near | InZone | Fired | BowOpen | BeamFired | Burned
    | Spooling | BeamSalvo | Volleys | Released | Doing | Sprung | Captured | Reduced | Aboard | Escorting
    | Did | Moving | High | Facing | Powered | Stronger | Held | Quiet | Spent,
    Field(discriminator="kind"),
]


class Say(Rule):
    """A line on the radio."""

    kind: Literal["radio"]
    speaker: str
    text: Prose


class GiveOrder(Rule):
    """An order to a force."""

    kind: Literal["order"]
    force: str
    order: OrderName
    zone: str = ""


class OrderSalvo(Rule):
    """Missiles from one ship at another."""

    kind: Literal["launch"]
    ship: str
    at: str
    missile: Literal["ordinary", "explosive"] = "ordinary"
    count: int = measured(1, ge=1, le=1000)


class SetDoctrine(Rule):
    """Another doctrine for a force."""

    kind: Literal["doctrine"]
    force: str
    doctrine: str


class Reinforce(Rule):
    """A force marked `later` appears."""

    kind: Literal["wave"]
    force: str


class GiveTask(Rule):
    """Another task for a force on the surface."""

    kind: Literal["task"]
    force: str
    task: TaskName
    to_wu: list[float] | None = measured(None, "wu", min_length=2, max_length=2, help="where that is")
    column_wu: float = measured(0.0, "wu", ge=0, le=1e4, help="the last of them stops so far behind the first")
    against: str = measured("", help="the ship of this level that it is about")


class SetObjective(Rule):
    """An objective changes."""

    kind: Literal["objective"]
    objective: str
    state: State


class Checkpoint(Rule):
    """A phase is over: the player may come back to this moment."""

    kind: Literal["checkpoint"]
    name: Annotated[str, Field(min_length=1, max_length=40)]


class End(Rule):
    """The battle ends."""

    kind: Literal["end"]
    outcome: Outcome
    reason: Prose


Action = Annotated[
    Say | GiveOrder | OrderSalvo | SetDoctrine | Reinforce | GiveTask | SetObjective | Checkpoint | End,
    Field(discriminator="kind"),
]
