"""What all figures of the Arume share: enamel bodies as if turned, ring seams, dark glass, strips of light."""

from __future__ import annotations

from collections.abc import Sequence

from tools.art.figures.sketch import Sketch
from tools.art.hulls.arume_parts import cross_band, polish
from tools.art.polygons import Point, circle

ENAMEL, SHADE, GREY, BLUE, DEEP, SEAM, GLASS = (
    "CFDDEB",
    "AFC0D1",
    "8FA2B6",
    "6B8299",
    "41556D",
    "24334A",
    "101A28",
)
STRIP, VIOLET, GREEN, ROSE = "8FF4FF", "C08CFF", "3CFF9A", "FF5A6E"


def body(
    sketch: Sketch,
    points: Sequence[Point],
    rise: float,
    bevel: float,
    colour: str = ENAMEL,
    base: float = 0.0,
    steps: int = 6,
) -> None:
    """Lay one smooth body."""
    sketch.plate(points, colour, rise, bevel, base=base, smooth=steps, gloss=0.9, grain=0.03)


def steel(
    sketch: Sketch, points: Sequence[Point], colour: str, rise: float, bevel: float, base: float = 0.0
) -> None:
    """Lay one straight-edged metal piece."""
    sketch.plate(points, colour, rise, bevel, base=base, gloss=0.7, grain=0.03)


def glass(sketch: Sketch, points: Sequence[Point], base: float, rise: float = 2.0, smooth: int = 5) -> None:
    """Set dark glass with a steel frame."""
    x = sum(p[0] for p in points) / len(points)
    y = sum(p[1] for p in points) / len(points)
    frame = [(x + (px - x) * 1.1, y + (py - y) * 1.22) for px, py in points]
    sketch.plate(frame, BLUE, 1.0, 1.0, base=base, smooth=smooth, gloss=0.8, grain=0.02)
    sketch.plate(points, GLASS, rise, rise * 1.5, base=base + 0.6, smooth=smooth, gloss=1.0, grain=0.0)


def rings(sketch: Sketch, xs: Sequence[float], width: float = 1.6) -> None:
    """Sink dark ring seams across everything drawn so far."""
    for x in xs:
        cross_band(sketch.plan, (x - sketch.middle[0]) * sketch.unit, width * sketch.unit, 1e4)


def finish(sketch: Sketch, leaf: float, tone: float = 0.05) -> None:
    """Cut the fine joints of the enamel and shade it."""
    sketch.panels(leaf, tone=tone, line=0.26, groove=0.18)
    polish(sketch.plan)


def joint(sketch: Sketch, x: float, y: float, radius: float, base: float = 4.0) -> None:
    """Set a round joint: dark collar, steel pin."""
    sketch.disc(x, y, radius, SEAM, radius, radius * 0.6, base=base, gloss=0.8)
    sketch.disc(x, y, radius * 0.55, BLUE, radius * 0.5, radius * 0.4, base=base + radius, gloss=0.9)


def lens(sketch: Sketch, x: float, y: float, radius: float, base: float) -> None:
    """Set a beam lens: steel ball, dark well, green heart that glows."""
    sketch.disc(x, y, radius, BLUE, radius * 0.8, radius * 0.6, base=base, gloss=0.9)
    sketch.disc(
        x, y - radius * 0.3, radius * 0.64, SEAM, radius * 0.5, radius * 0.4, base=base + 4, gloss=0.9
    )
    for share, colour, strength in ((0.4, "0C5A36", 0.8), (0.3, GREEN, 0.8), (0.15, "E8FFF2", 0.95)):
        sketch.shine(circle(x, y - radius * 0.45, radius * share), colour, strength)


def nozzle(sketch: Sketch, x: float, y: float, radius: float, base: float = 4.0) -> None:
    """Set an engine mouth, seen from the side: dark ring, light in its throat."""
    steel(sketch, [(x - 1, y + radius * 0.8), (x + radius, y + radius), (x + radius, y - radius), (x - 1, y - radius * 0.8)],
          DEEP, radius, radius, base)  # fmt: skip
    sketch.shine([(x - 1, y + radius * 0.6), (x + 0.3, y + radius * 0.7), (x + 0.3, y - radius * 0.7), (x - 1, y - radius * 0.6)],
                 "A8EEFF", 0.8)  # fmt: skip
