"""What all ground vehicles of the Race share: tan plate, road wheels, tracks, whip aerials."""

from __future__ import annotations

from tools.art.figures.sketch import Sketch

TAN, TAN_DARK, TAN_LIGHT, TURRET = "7E6C52", "4E4334", "A08A68", "8A7659"
ORANGE, ORANGE_DARK = "D0601E", "8E3F16"
RUBBER, HUB, STEEL, GUNMETAL = "292522", "6E624F", "5E5444", "2A2622"
GLASS = "1E1A16"


def wheel(sketch: Sketch, x: float, y: float, radius: float) -> None:
    """Set a road wheel: tyre, rim, hub and bolts."""
    sketch.disc(x, y, radius, RUBBER, 4, 2)
    sketch.disc(x, y, radius * 0.6, "4A4238", 2, 0.8, base=2.4)
    sketch.disc(x, y, radius * 0.46, HUB, 2.4, 1.4, base=2.6, gloss=0.45)
    sketch.disc(x, y, radius * 0.16, "3A332A", 1, 0.6, base=4.8)


def track(sketch: Sketch, x0: float, x1: float, y: float, radius: float, count: int) -> None:
    """Lay a track with its road wheels between the middles of the first and the last."""
    r = radius
    around = [
        (x0 - r * 1.1, y + r * 0.2),
        (x0 - r * 0.4, y + r * 1.05),
        (x1 + r * 0.4, y + r * 1.05),
        (x1 + r * 1.1, y + r * 0.2),
        (x1 + r * 0.5, y - r),
        (x0 - r * 0.5, y - r),
    ]
    sketch.plate(around, "2B2723", 3, 2, grain=0.2)
    links = int((x1 - x0) / 2)
    for i in range(links + 1):  # the teeth of the lower run
        x = x0 + (x1 - x0) * i / links
        sketch.box(x - 0.55, y - r - 0.35, x + 0.45, y - r + 0.7, "3A342D", 1, 0.6, base=2.4)
    for i in range(count):
        wheel(sketch, x0 + (x1 - x0) * i / (count - 1), y, r * 0.8)


def aerial(sketch: Sketch, x: float, y: float, lean: float, height: float) -> None:
    """Raise a whip aerial on its foot."""
    sketch.bar((x, y), (x + lean, y + height), 0.6, GUNMETAL, 1, 0.4)
    sketch.box(x - 0.8, y - 0.4, x + 0.8, y + 1.2, TAN_DARK, 1.4, 0.6, base=3)
