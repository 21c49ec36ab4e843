"""Names every colour of the pictures, after the one key light and the two sides."""

from __future__ import annotations

from dataclasses import dataclass

RGB = tuple[int, int, int]


def rgb(text: str) -> RGB:
    """Reads six hexadecimal digits as a colour, each part 0..255."""
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


WHITE = rgb("FFFFFF")

# Race: rust, iron and fire
RACE_HULL = rgb("76716A")
RACE_HULL_DARK = rgb("47443F")
RACE_PAINT = rgb("C9591C")
RACE_EXHAUST_CORE = rgb("FFF4DC")
RACE_EXHAUST_MID = rgb("FFB25A")
RACE_EXHAUST_HALO = rgb("FF5A14")
RACE_TRACER_CORE = rgb("FFF0C8")
RACE_TRACER_HALO = rgb("FFB347")
RACE_MISSILE = rgb("FF8A2E")
RACE_TRAIL_YOUNG = rgb("9E8570")
RACE_TRAIL_OLD = rgb("4D4240")

# Arume: bone, enamel and cold light
ARUME_HULL = rgb("D6E4F2")
ARUME_HULL_SHADE = rgb("AFC0D1")
ARUME_ENGINE_CORE = rgb("A8EEFF")
ARUME_ENGINE_HALO = rgb("2E8CFF")
ARUME_MISSILE = rgb("8CCBFF")
ARUME_TRAIL_YOUNG = rgb("9ECCF2")
ARUME_TRAIL_OLD = rgb("384D70")
SHIELD_RIM = rgb("59E6E0")
SHIELD_FILAMENT = rgb("7C8CFF")
SHIELD_RIPPLE = rgb("E6FFF8")
VIOLET_CORE = rgb("FFFFFF")
VIOLET_MID = rgb("C79BFF")
VIOLET_GLOW = rgb("8A3DFF")

# Heat
FIRE_RAMP = (
    (0.0, rgb("120C0A")),
    (0.22, rgb("33150B")),
    (0.40, rgb("8E2A08")),
    (0.56, rgb("E8660F")),
    (0.72, rgb("FFB03A")),
    (0.86, rgb("FFE9A8")),
    (1.0, rgb("FFFFFF")),
)
SPARK = rgb("FFB35A")
EMBER_HOT = rgb("FF7A1E")
EMBER_COLD = rgb("33150B")
BURST_CORE = rgb("FFF2D1")
BURST_SHELL = rgb("FF9E4D")
PULSE_RING = rgb("8F7BFF")
PULSE_RING_FAR = rgb("6E8CFF")
ARC_GLOW = rgb("9C8CFF")
ARC_CORE = rgb("F0ECFF")
DEBRIS = rgb("3A3531")

# The forward cannon: granules of the ball by heat, its limb, its skirt, what it eats
CHARGE_RAMP = (
    (0.0, rgb("4A2404")),
    (0.22, rgb("8A4A08")),
    (0.40, rgb("D97A10")),
    (0.62, rgb("FFC24A")),
    (0.82, rgb("FFF0B0")),
    (1.0, rgb("FFFFFF")),
)
CHARGE_GOLD = rgb("FFDB6B")
CHARGE_LIMB = rgb("FFF2B3")
CHARGE_GRAIN = rgb("FFD27A")
RUST, RUST_HOT = rgb("9E3308"), rgb("FFA632")
FTL_RED, FTL_PALE = rgb("FF4A30"), rgb("FFC2A8")


@dataclass(frozen=True)
class BeamColours:
    """The three colours of an Arume main beam, from the middle outward."""

    core: RGB
    mid: RGB
    glow: RGB


GREEN_BEAM = BeamColours(rgb("F2FFF6"), rgb("7DFFB4"), rgb("1EFF7E"))
# For deuteranopes a green beam turns yellow, which is the Race's colour: theirs is cyan.
CYAN_BEAM = BeamColours(rgb("F2FBFF"), rgb("8CE8FF"), rgb("2FD8FF"))


def beam_colours(colour_blind: bool) -> BeamColours:
    """Chooses the beam colours for the player's eyes."""
    return CYAN_BEAM if colour_blind else GREEN_BEAM


def mix(a: RGB, b: RGB, share: float) -> RGB:
    """Mixes two colours; share 0 gives a, 1 gives b."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def scaled(colour: RGB, strength: float) -> RGB:
    """Dims a colour to a share of its brightness, 0..1 and above until it clips."""
    return (
        min(255, round(colour[0] * strength)),
        min(255, round(colour[1] * strength)),
        min(255, round(colour[2] * strength)),
    )
