"""What is counted in battles on the surface: who fell, by whom, with what, and what was let go."""

from __future__ import annotations

from typing import Literal, TypeAlias

from game.rules.document import Rule, measured
from game.rules.selection import Selection
from game.rules.surface import SurfaceRole


class CountKilled(Rule):
    """Units of the surface brought down: by whom, with what, and by when."""

    kind: Literal["killed"]
    of: Selection
    by: SurfaceRole | None = measured(None, help="only by units of this role")
    also_by: SurfaceRole | None = measured(None, help="or of this one")
    by_force: str = measured("", help="only by units of this force")
    arm: str = measured("", help="only with this arm of assets/rules/surface/arms.toml")
    before: str = measured("", help="only until this trigger had fired; the whole battle if it never did")
    meant_for: SurfaceRole | None = measured(None, help="only by missiles that were meant for units of this role")
    blinded: bool = measured(False, help="only those who crashed with a flash in their eyes")


class CountFielded(Rule):
    """Units of the surface that have been in the battle."""

    kind: Literal["fielded"]
    of: Selection


class CountAlive(Rule):
    """Units of the surface not yet brought down when a trigger fired, or at the end if it never did."""

    kind: Literal["alive"]
    of: Selection
    at: str = measured(..., help="the trigger")


class CountClosed(Rule):
    """Aircraft that came within gun range of an enemy, alive, after a trigger had fired; all if it never did."""

    kind: Literal["closed"]
    of: Selection
    after: str = measured(..., help="the trigger")


class KillGap(Rule):
    """Mean distance between units and who brought them down, as they fell; 0 without any such. [m]"""

    kind: Literal["kill_gap"]
    of: Selection


class CountReleased(Rule):
    """Units that chosen carriers have let go."""

    kind: Literal["released"]
    of: Selection


class FieldGap(Rule):
    """Mean distance from the hull at which a starship's field stopped missiles; 0 without any. [wu]"""

    kind: Literal["field_gap"]
    of: Selection


class HasFired(Rule):
    """1 when a trigger has fired, else 0."""

    kind: Literal["fired"]
    trigger: str


class CountCaptured(Rule):
    """Units of the surface that gave themselves up and were taken."""

    kind: Literal["captured"]
    of: Selection
    out: bool = measured(False, help="only those brought to safety")


class EngagedFor(Rule):
    """Time from the first round fired at any of some units to the fall of the last of them; 999 if one stands. [s]"""

    kind: Literal["engaged_for"]
    of: Selection


class IsReduced(Rule):
    """1 when every one of some units has no more than a share of its hull left, or is gone; else 0."""

    kind: Literal["reduced"]
    of: Selection
    to_share: float = measured(0.3, "share", ge=0, le=1)


SurfaceMeasure: TypeAlias = (
    CountKilled | CountReleased | FieldGap | HasFired | CountFielded | CountAlive | CountClosed | KillGap
    | CountCaptured | EngagedFor | IsReduced
)
