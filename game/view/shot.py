"""How one forward cannon looks from picture to picture: how large its ball is, how hot, how strong its beam."""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.base.vectors import Floats
from game.view.effects.charge_ball import MOST_WU, ball_radius
from game.view.effects.great_beam import RISE_S, great_level
from game.view.poses import CannonPose

_EASE_S = 0.22  # the ball follows its charge with this lag, and so collapses after an abort
_VENTED = 0.55  # of its size, once it is let out sideways
_WHITE_FROM = 0.84  # share of the charge from which gold turns white
_SLOW_RISE_S, _SLOW_PEAK = 1.0, 0.8  # of a beam for which the flash ledger has nothing left
_CALM_RISE_S, _CALM_PEAK = 0.4, 0.55


@dataclass(eq=False)
class Shot:
    """What is remembered of a cannon.

    radius_wu: of its ball now; rise_s, peak: of its beam, as granted
    spot: (2) [px] where its beam struck the ground, in the unscaled picture of the planet, or None
    deep: [wu] how far off the last ship was that stood before the bow when it fired
    """

    radius_wu: float = 0.0
    rise_s: float = RISE_S
    peak: float = 1.0
    spot: Floats | None = None
    deep: float = 0.0

    def follow(self, pose: CannonPose, dt: float) -> None:
        """Let the ball grow or collapse for a while of battle time."""
        self.radius_wu += (goal_radius(pose) - self.radius_wu) * (1.0 - math.exp(-dt / _EASE_S))

    def grant(self, peak: float, rise_s: float) -> bool:
        """Take what the ledger gives the flash of a shot. Returns: whether the picture may go black before it"""
        if peak >= 1.0:
            self.peak, self.rise_s = 1.0, RISE_S
        elif peak >= _CALM_PEAK:
            self.peak, self.rise_s = max(peak, _CALM_PEAK), max(rise_s, _CALM_RISE_S)
        else:
            self.peak, self.rise_s = _SLOW_PEAK, _SLOW_RISE_S
        return peak >= 1.0

    def level(self, pose: CannonPose) -> float:
        """Give the strength of the beam now, 0..1."""
        if pose.burn_s <= 0.0:
            return 0.0
        return self.peak * great_level(pose.rule.burn_s - pose.burn_s, pose.burn_s, self.rise_s)


def goal_radius(pose: CannonPose) -> float:
    """Give how large a cannon's ball would be if it followed at once. [wu]"""
    if pose.burn_s > 0.0:
        return MOST_WU * (0.66 + 0.14 * pose.burn_s / pose.rule.burn_s)
    if pose.charge <= 0.0:
        return 0.0
    opened = min(1.0, max(0.0, (pose.covers - 0.55) / 0.45))
    return ball_radius(pose.charge) * opened * (1.0 if pose.wanted else _VENTED)


def charge_power(pose: CannonPose) -> float:
    """Give how much light a cannon's ball gives, 0..1."""
    if pose.burn_s > 0.0:
        return 1.0
    return (0.35 + 0.65 * pose.charge) * min(1.0, pose.charge * 12.0)


def charge_white(pose: CannonPose) -> float:
    """Give how white a cannon's ball is, 0..1."""
    if pose.burn_s > 0.0:
        return 1.0
    return min(1.0, max(0.0, (pose.charge - _WHITE_FROM) / (0.97 - _WHITE_FROM)))
