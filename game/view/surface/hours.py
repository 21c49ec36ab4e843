"""Hours: what colour the air, the sea and the soil have at a time of day, by the look of a level."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.view.figures import DUSK
from game.view.lighting import KeyLight
from game.view.palette import RGB, mix, rgb, scaled

Stop = tuple[float, RGB]


@dataclass(frozen=True)
class Hour:
    """The colours of one hour.

    sky: from the top (0) to the horizon (1); haze: what far things fade to; cloud_lit, cloud_dark: by where light falls
    glow: of the burning city on the sky, 0 for none; soil_lit, soil_deep: at the surface and 90 wu under it; rim: of
    light along the ground; smoke: old smoke; stars: share of them seen
    """

    sky: tuple[Stop, ...]
    haze: RGB
    cloud_lit: RGB
    cloud_dark: RGB
    glow: float
    sea_far: RGB
    sea_near: RGB
    glint: RGB
    plain: RGB
    hill: RGB
    skyline: tuple[RGB, RGB]
    soil_lit: RGB
    soil_deep: RGB
    rim: RGB
    stars: float = 0.0


_DUSK = Hour(
    sky=(
        (0.0, rgb("131B22")), (0.30, rgb("2A2C31")), (0.62, rgb("664536")), (0.86, rgb("C47038")), (1.0, rgb("F28538")),
    ),
    haze=rgb("7E4A2E"), cloud_lit=rgb("8A4420"), cloud_dark=rgb("161415"), glow=1.0,
    sea_far=rgb("80421F"), sea_near=rgb("1C1B1D"), glint=rgb("FF9A3C"), plain=rgb("3A2518"), hill=rgb("573422"),
    skyline=(rgb("6B331A"), rgb("29160F")), soil_lit=rgb("6E4529"), soil_deep=rgb("1A110C"), rim=rgb("E08A44"),
)  # fmt: skip
_DAY = replace(
    _DUSK,
    sky=((0.0, rgb("1B2E46")), (0.45, rgb("3E5C77")), (0.8, rgb("8A9AA0")), (1.0, rgb("C9B48E"))),
    haze=rgb("93917F"), cloud_lit=rgb("B7AE98"), cloud_dark=rgb("39434B"), glow=0.45, sea_far=rgb("6F8788"),
    sea_near=rgb("24383F"), glint=rgb("E8E0C0"), plain=rgb("6B6047"), hill=rgb("74694F"),
    skyline=(rgb("7A6C58"), rgb("4A4038")), soil_lit=rgb("8A6A46"), soil_deep=rgb("2A1F16"), rim=rgb("E8CFA0"),
)  # fmt: skip
_NIGHT = replace(
    _DUSK,
    sky=((0.0, rgb("05070E")), (0.5, rgb("0C1220")), (0.85, rgb("2A1D1C")), (1.0, rgb("5E3018"))),
    haze=rgb("2A1C18"), cloud_lit=rgb("3A2016"), cloud_dark=rgb("07080C"), glow=0.8, sea_far=rgb("3A2014"),
    sea_near=rgb("0A0C12"), plain=rgb("140F0D"), hill=rgb("1E1613"), skyline=(rgb("331C12"), rgb("120B09")),
    soil_lit=rgb("33241A"), soil_deep=rgb("0C0907"), rim=rgb("8A5A34"), stars=1.0,
)  # fmt: skip
_DESERT = {
    "dusk": replace(
        _DUSK, sky=((0.0, rgb("0B1638")), (0.5, rgb("244270")), (0.85, rgb("A87A6A")), (1.0, rgb("FFB86B"))),
        haze=rgb("8A6450"), glow=0.25, soil_lit=rgb("9A5A33"), soil_deep=rgb("2E1A12"), rim=rgb("FFC080"),
        plain=rgb("5E3A28"), hill=rgb("6A4232"),
    ),
    "day": replace(
        _DAY, sky=((0.0, rgb("0B1638")), (0.5, rgb("244270")), (0.85, rgb("7C8AA0")), (1.0, rgb("FFB86B"))),
        haze=rgb("B08C6A"), glow=0.1, soil_lit=rgb("C08A55"), soil_deep=rgb("3A2216"), rim=rgb("FFE0B0"),
        plain=rgb("94663F"), hill=rgb("8C5E40"),
    ),
    "night": replace(_NIGHT, glow=0.2),
}  # fmt: skip
_LAMPS = {
    "dusk": DUSK,
    "day": KeyLight((-0.4, 0.75, 0.5), (1.05, 0.98, 0.86), (0.36, 0.42, 0.50), (0.24, 0.20, 0.15)),
    "night": KeyLight((-0.62, 0.42, 0.50), (0.62, 0.40, 0.26), (0.16, 0.19, 0.26), (0.12, 0.07, 0.05)),
}  # fmt: skip
_CLOUD, _WET = rgb("2C2E31"), 0.66  # what a closed sky sinks into; how dark the wet ground is
_COAST = {"dusk": _DUSK, "day": _DAY, "night": _NIGHT}


def hour_of(look: str, hour: str, weather: str = "clear") -> Hour:
    """Give the colours of a level's ground: its look, hour and weather, as `LandRule` states them."""
    dry = (_DESERT if look == "desert" else _COAST)[hour]
    if weather == "mist":
        pale = mix(dry.haze, dry.sky[-1][1], 0.35)
        sky = tuple((at, mix(colour, pale, 0.30 + 0.25 * at)) for at, colour in dry.sky)
        return replace(
            dry, sky=sky, glow=dry.glow * 0.6, glint=mix(dry.glint, pale, 0.6), stars=0.0,
            sea_far=mix(dry.sea_far, pale, 0.5), sea_near=mix(dry.sea_near, pale, 0.35),
            plain=mix(dry.plain, pale, 0.5), hill=mix(dry.hill, pale, 0.45),
        )  # fmt: skip
    if weather == "rain":
        return _in_rain(dry)
    return dry


def _in_rain(dry: Hour) -> Hour:
    """Give an hour under a closed sky: grey, darker, and everything wet."""
    sky = tuple((at, mix(_grey(colour, 0.72), _CLOUD, 0.35 * at)) for at, colour in dry.sky)
    return replace(
        dry, sky=sky, glow=dry.glow * 0.35, stars=0.0, glint=_grey(dry.glint, 0.55), rim=_grey(dry.rim, 0.7),
        soil_lit=scaled(dry.soil_lit, _WET), soil_deep=scaled(dry.soil_deep, _WET), plain=scaled(dry.plain, _WET),
        hill=scaled(dry.hill, _WET), sea_far=_grey(dry.sea_far, 0.6), sea_near=_grey(dry.sea_near, 0.6),
        haze=_grey(dry.haze, 0.6), cloud_lit=_grey(dry.cloud_lit, 0.6), cloud_dark=scaled(dry.cloud_dark, 0.8),
        skyline=(_grey(dry.skyline[0], 0.5), dry.skyline[1]),
    )  # fmt: skip


def _grey(colour: RGB, share: float) -> RGB:
    """Take so much of a colour's colour away, and a little of its light."""
    level = round(sum(colour) / 3 * 0.8)
    return mix(colour, (level, level, min(255, round(level * 1.06))), share)


def lamp_of(hour: str, weather: str = "clear") -> KeyLight:
    """Give the one light of an hour; under rain it is dull."""
    lamp = _LAMPS[hour]
    if weather != "rain":
        return lamp
    red, green, blue = lamp.colour
    level = (red + green + blue) / 3
    return replace(lamp, colour=tuple(0.62 * (0.5 * part + 0.5 * level) for part in (red, green, blue)))  # type: ignore[arg-type]
