"""How groups fight: attack run, picket, screen. Data that the battle's AI reads, shared by all levels."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from game.rules.document import Rule, measured


class DoctrineRule(Rule):
    """What a group's commander does, as numbers.

    Source: ORBIT.md section 10.
    """

    name: str
    think_s: float = measured(0.5, "s", gt=0, le=30, help="from one look at the battle to the next")
    approach: Literal["hold", "close", "keep_off", "go_home"] = measured(
        ..., help="stay at the post, close with the enemy, turn away from who comes within keep_wu, or make for home"
    )
    keep_wu: float = measured(2000.0, "wu", ge=0, le=1e5, help="how near a group that keeps off lets an enemy come")
    hold_fire: bool = measured(False, help="neither beams nor volleys until told otherwise")
    standoff_wu: float = measured(1700.0, "wu", ge=0, le=1e5, help="how near a closing group comes")
    launch_wu: float = measured(4500.0, "wu", ge=0, le=1e5, help="distance at which volleys begin")
    volley_share: float = measured(1.0, "share", ge=0, le=1, help="share of the cells in each volley; 0 for no volleys")
    alone_share: float = measured(1.0, "share", ge=0, le=20, help="the same for a force of one, which may reload")
    after_beams: int = measured(0, ge=0, le=100, help="salvos of its green turrets before the first volley")
    volley_gap_s: float = measured(11.0, "s", ge=0, le=600, help="from volley to volley")
    missiles_per_target: int = measured(30, ge=1, le=1000, help="a volley is shared out by this")
    single_minded: bool = measured(False, help="goes by worth and distance alone, also where others hunt the player")
    same_time: bool = measured(True, help="nearer ships hold, so that a volley arrives together")
    explosive: Literal["never", "together", "after_volley", "on_charge"] = measured(
        "never", help="when explosive metal goes: with the rest, once that is spent, or when an enemy opens its bow"
    )
    explosive_wait_s: float = measured(0.0, "s", ge=0, le=120, help="from the end of the volley to the explosive metal")
    flagship_weight: int = measured(1, ge=1, le=20, help="shares of the explosive metal that a flagship is worth")
    genocide: Literal["never", "ready", "volleys", "losses"] = measured(
        "never", help="when a flagship opens its bow: at once, when volleys have failed, or when friends are lost"
    )
    genocide_after: int = measured(0, ge=0, le=100, help="how many volleys, or how many losses")
    genocide_shots: int = measured(1, ge=0, le=100, help="after so many shots the covers stay shut")
    genocide_wu: float = measured(8000.0, "wu", ge=0, le=1e5, help="only with an enemy this near")
    jump: Literal["never", "flagship_lost", "withdrawing", "ordered"] = measured(
        "never", help="when ships with a jump drive leave"
    )
    alarm: Literal["none", "stand", "rush", "scatter"] = measured(
        "none", help="when an enemy opens its bow: see nothing, stand fast and fire, throw everything at her, or spread"
    )
    alarm_s: float = measured(4.0, "s", ge=0, le=60, help="how long it takes to understand what it sees")
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


Slot = Annotated[list[float], Field(min_length=2, max_length=2)]


class FormationRule(Rule):
    """Places round a leader, drawn as data."""

    name: str
    spacing_wu: float = measured(280.0, "wu", gt=0, le=1e4, help="unit of the slots; from ship to ship of a drawn row")
    depth_wu: float = measured(0.0, "wu", ge=0, le=1e4, help="from row to row of a drawing; 0 for spacing_wu")
    slots: list[Slot] = measured([], max_length=96, help="places [ahead, left] of the leader, in spacings")
    drawn: list[str] = measured(
        [], max_length=40, help="the same as a drawing: front row first, L the leader, o a ship, two letters a spacing"
    )

    @model_validator(mode="after")
    def _one_way(self) -> FormationRule:
        text = "".join(self.drawn)
        if bool(self.slots) == bool(self.drawn):
            raise ValueError("a formation needs either slots or a drawing")
        if self.drawn and (text.count("L") != 1 or set(text) - set(" Lo")):
            raise ValueError("a drawing has one L, and otherwise only o and blanks")
        return self

    def places(self) -> list[tuple[float, float]]:
        """Give every place, ahead and left of the leader, the leader's own first. [wu]"""
        if self.slots:
            return [(self.spacing_wu * slot[0], self.spacing_wu * slot[1]) for slot in self.slots]
        marks = [(row, column, mark) for row, line in enumerate(self.drawn) for column, mark in enumerate(line)]
        at_row, at_column = next((row, column) for row, column, mark in marks if mark == "L")
        depth = self.depth_wu or self.spacing_wu
        out = [((at_row - row) * depth, (at_column - column) * self.spacing_wu / 2.0) for row, column, mark in marks
               if mark != " "]  # fmt: skip
        return sorted(out, key=lambda place: place[0] ** 2 + place[1] ** 2)
