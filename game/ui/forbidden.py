"""Says whether explosive metal would fail an open objective: what the level's own triggers forbid is never advised."""

from __future__ import annotations

from game.base.constants import SIDES
from game.rules.level import TriggerRule
from game.rules.triggers import LaunchedEnough, SetObjective
from game.world.world import World


def metal_forbidden(world: World, side: int) -> bool:
    """Say whether a side's explosive metal fails an objective that is still open. LOOP: triggers of the level."""
    return any(
        _answers_metal(trigger, SIDES[side]) and _fails_open(world, trigger) for trigger in world.level.trigger
    )


def _answers_metal(trigger: TriggerRule, side: str) -> bool:
    return any(
        isinstance(each, LaunchedEnough) and each.missile == "explosive" and each.of.side == side and each.at_least > 0
        for each in trigger.when
    )  # fmt: skip


def _fails_open(world: World, trigger: TriggerRule) -> bool:
    return any(
        isinstance(each, SetObjective) and each.state == "failed" and world.objectives[each.objective] == "open"
        for each in trigger.do
    )
