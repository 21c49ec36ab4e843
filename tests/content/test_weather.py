"""Every weather that a level may name is a rule, and a level that names it loads; what is none is refused by name."""

from pathlib import Path
from typing import get_args

import pytest

from game.base.errors import ContentError
from game.rules.air import SMOKES, WeatherName
from game.rules.levels import load_level, shipped_levels
from game.rules.library import standard

LEVEL = shipped_levels()["airbase"].read_text(encoding="utf-8")
AIR = standard().air


def in_weather(weather: str, folder: Path) -> Path:
    """Write the air base in another weather."""
    assert LEVEL.count('weather = "haze"') == 1
    path = folder / "airbase.toml"
    path.write_text(LEVEL.replace('weather = "haze"', f'weather = "{weather}"'), encoding="utf-8")
    return path


@pytest.mark.parametrize("weather", get_args(WeatherName))
def test_a_level_of_each_weather_loads(weather: str, tmp_path: Path):
    land = load_level(in_weather(weather, tmp_path), standard()).land
    assert land is not None and land.weather == weather
    assert 0.0 < getattr(AIR.weather, weather).sight <= 1.0


def test_another_weather_is_refused(tmp_path: Path):
    with pytest.raises(ContentError, match="weather"):
        load_level(in_weather("snow", tmp_path), standard())


def test_every_sort_of_smoke_grows_and_goes_with_the_wind():
    for name in SMOKES:
        rule = getattr(AIR.smoke, name)
        assert rule.grows > rule.begins, name
        assert rule.yields_per_s > 0.0, name


def test_what_drives_has_smoke_to_hide_in():
    for key in ("race_landcruiser", "race_carrier"):
        assert standard().surface_units[key].smoke_salvos > 0
