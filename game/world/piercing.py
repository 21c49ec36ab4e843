"""Piercing: what goes through which plate, and how far off still. One law for the tick, the displays and the codex."""

from __future__ import annotations

import math

from game.rules.arms import ArmRule, ShellRule

SLOWS = 1.4
"""penetration goes with a round's speed to this power"""


def through_mm(rule: ArmRule, far_wu: float) -> float:
    """Give what an arm goes through after so far a flight; only rounds lose by it. [mm]

    Law: speed falls by exp(-drag * distance), penetration with its 1.4th power. Source: SURFACE.md section 7.
    """
    drag = rule.drag_per_wu if isinstance(rule, ShellRule) else 0.0
    return rule.penetration_mm * math.exp(-drag * far_wu) ** SLOWS


def reach_through(rule: ArmRule, plate_mm: float) -> float:
    """Give up to what distance an arm goes through a plate: its range where always, 0 where never. [wu]"""
    if plate_mm <= 0.0 or through_mm(rule, rule.range_m) > plate_mm:
        return rule.range_m
    if rule.penetration_mm <= plate_mm:
        return 0.0
    assert isinstance(rule, ShellRule)  # nothing else loses by distance
    return math.log(rule.penetration_mm / plate_mm) / (rule.drag_per_wu * SLOWS)
