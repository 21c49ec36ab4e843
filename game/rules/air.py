"""What hangs in the air of the surface theatre: sorts of smoke, and weathers; assets/rules/surface/air.toml."""

from __future__ import annotations

from typing import Literal

from game.rules.document import Rule, measured

WeatherName = Literal["clear", "haze", "mist", "rain"]
SMOKES = ("dust", "soot", "screen", "rubble")
"""sorts of smoke by number, as `SmokesRule` names them"""


class SmokeRule(Rule):
    """One sort of smoke. Sizes are shares of the size of what gives it off: a blast's reach, a hull's height."""

    begins: float = measured(
        ..., "share", gt=0, le=10, help="radius at birth, by the size of what gives it off"
    )
    grows: float = measured(..., "share", gt=0, le=20, help="radius it grows to")
    grows_per_s: float = measured(..., "1/s", ge=0, le=10, help="of what is left to grow, a second")
    density: float = measured(..., "share", gt=0, le=2, help="in its middle, when young; see m_per_half")
    life_s: float = measured(..., "s", gt=0, le=120)
    rise_wups: float = measured(..., "wu/s", ge=0, le=200, help="at birth")
    slows_per_s: float = measured(..., "1/s", ge=0, le=10, help="of its rise, a second")
    yields_per_s: float = measured(..., "1/s", ge=0, le=10, help="how soon it goes with the wind")
    earth: bool = measured(False, help="whirled-up earth: rain keeps it down")


class SmokesRule(Rule):
    """All sorts of smoke."""

    m_per_half: float = measured(..., "m", gt=0, le=1000, help="of full density: light halves over this")
    heat_share: float = measured(
        ..., "share", ge=0, le=1, help="of the smoke in its way that a heat seeker minds"
    )
    dust: SmokeRule
    soot: SmokeRule
    screen: SmokeRule
    rubble: SmokeRule


class WeatherRule(Rule):
    """What a weather does to eyes, and to dust."""

    sight: float = measured(1.0, "share", gt=0, le=1, help="of every eye's range, low over the ground")
    depth_wu: float = measured(0.0, "wu", ge=0, le=1e5, help="mist ends this high over the sea; 0 for never")
    shore: float = measured(0.0, "share", ge=0, lt=1, help="of what is left, taken again at the water's edge")
    inland_wu: float = measured(
        1000.0, "wu", gt=0, le=1e5, help="so far from the sea nothing more of that is felt"
    )
    dust: float = measured(1.0, "share", ge=0, le=1, help="of the dust that blasts raise when it is dry")


class WeathersRule(Rule):
    """All weathers."""

    clear: WeatherRule
    haze: WeatherRule
    mist: WeatherRule
    rain: WeatherRule


class AirFile(Rule):
    """assets/rules/surface/air.toml"""

    format: int = measured(..., ge=1, le=1)
    smoke: SmokesRule
    weather: WeathersRule
