"""How groups fight: attack run, picket, screen. Data that the battle's AI reads, shared by all levels."""

from __future__ import annotations

from typing import Literal

from game.rules.document import Rule, measured


class DoctrineRule(Rule):
    """What a group's commander does, as numbers.

    Source: ORBIT.md section 10.
    """

    name: str
    think_s: float = measured(0.5, "s", gt=0, le=30, help="from one look at the battle to the next")
    approach: Literal["hold", "close"] = measured(..., help="stay at the post, or close with the enemy")
    standoff_wu: float = measured(1700.0, "wu", ge=0, le=1e5, help="how near a closing group comes")
    launch_wu: float = measured(4500.0, "wu", ge=0, le=1e5, help="distance at which volleys begin")
    volley_share: float = measured(1.0, "share", ge=0, le=1, help="share of the cells in each volley")
    alone_share: float = measured(1.0, "share", ge=0, le=1, help="the same for a ship that fights alone")
    volley_gap_s: float = measured(11.0, "s", ge=0, le=600, help="from volley to volley")
    missiles_per_target: int = measured(30, ge=1, le=1000, help="a volley is shared out by this")
    same_time: bool = measured(True, help="nearer ships hold, so that a volley arrives together")
    explosive: Literal["never", "together", "after_volley"] = measured("never", help="when explosive metal goes")
    explosive_per_target: int = measured(12, ge=1, le=100, help="buses are shared out by this")
    explosive_targets: int = measured(4, ge=1, le=100, help="at most this many targets at once")
    withdraw_when_spent: bool = measured(False, help="a ship turns for home once its explosive metal is gone")
    withdraw_losses: float = measured(1.0, "share", ge=0, le=1, help="the group turns for home at these losses")
    pursue_wu: float = measured(1e6, "wu", ge=0, le=1e6, help="how far from its start a group follows")


class DifficultyRule(Rule):
    """What changes with difficulty: how the enemy behaves and how patient fate is, never what a weapon does."""

    name: str
    think_factor: float = measured(1.0, ge=0.1, le=10, help="the enemy's time between decisions")
    volley_gap_factor: float = measured(1.0, ge=0.1, le=10, help="the enemy's time between volleys")
    aggression: float = measured(1.0, "share", ge=0.1, le=1, help="of its top speed, what the enemy closes with")
    hunts_player: bool = measured(False, help="the enemy prefers the player's ship")


class FormationRule(Rule):
    """Places round a leader, drawn as data."""

    name: str
    spacing_wu: float = measured(280.0, "wu", gt=0, le=1e4, help="unit of the slots")
    slots: list[list[float]] = measured(..., help="places [ahead, left] of the leader, in spacings")
