"""What the ground of a surface level is like: a line of heights, trenches cut into it, and what lies behind."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator

from game.rules.air import WeatherName
from game.rules.document import Rule, measured

Metres = Annotated[float, Field(ge=-1e5, le=1.5e5)]
Pair = Annotated[list[Metres], Field(min_length=2, max_length=2)]


class TrenchRule(Rule):
    """A revetted trench: floor, and a step from which its males fire."""

    at_wu: float = measured(..., "wu", ge=0, le=1e5, help="its middle")
    width_wu: float = measured(100.0, "wu", ge=40, le=400)
    depth_wu: float = measured(30.0, "wu", ge=8, le=60, help="floor below the ground")
    step_wu: float = measured(12.0, "wu", ge=4, le=50, help="firing step below the ground")


class CraterRule(Rule):
    """A hole that an earlier battle left."""

    at_wu: float = measured(..., "wu", ge=0, le=1e5, help="its middle")
    radius_wu: float = measured(..., "wu", ge=8, le=200)


class LandRule(Rule):
    """The ground from x = 0 to its width."""

    line_wu: list[Pair] = measured(..., "wu", min_length=2, max_length=200, help="corners [x, height], left to right")
    rough_wu: float = measured(3.0, "wu", ge=0, le=60, help="how uneven it is between corners")
    seed: int = measured(1, ge=0, le=100000, help="of that unevenness")
    trench: list[TrenchRule] = measured([], max_length=40)
    crater: list[CraterRule] = measured([], max_length=60, help="of earlier battles")
    hard_wu: list[Pair] = measured([], "wu", max_length=40, help="paved spans, where blasts do not dig")
    sea_wu: float | None = measured(None, "wu", ge=0, le=1e5, help="the sea lies left of this, at height 0")
    look: Literal["coast", "desert", "city"] = measured("coast", help="sky, backdrop and soil")
    hour: Literal["dusk", "day", "night"] = measured("dusk", help="time of day")
    weather: WeatherName = measured("clear", help="see assets/rules/surface/air.toml")
    wind_wups: float = measured(6.0, "wu/s", ge=-60, le=60, help="to the right")

    @model_validator(mode="after")
    def _in_order(self) -> LandRule:
        xs = [corner[0] for corner in self.line_wu]
        if xs[0] != 0.0 or any(b <= a for a, b in pairwise(xs)):
            raise ValueError("line_wu must begin at x = 0 and go to the right")
        return self

    @property
    def width_wu(self) -> float:
        """How wide the ground is. [wu]"""
        return float(self.line_wu[-1][0])
