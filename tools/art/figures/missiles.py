"""Everything that flies by itself or falls: missiles of both sides and bombs, nose at +x."""

from __future__ import annotations

from tools.art.figures import arume_forms as arume
from tools.art.figures.race_parts import GUNMETAL, ORANGE
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import Point, box

PALE = "C8C0B4"


def fins(s: Sketch, x: float, root: float, tip: float, chord: float, colour: str) -> None:
    """Set a pair of fins, one up, one down."""
    for sign in (1, -1):
        s.plate([(x + chord, sign * root), (x, sign * tip), (x - chord * 0.3, sign * tip), (x - chord * 0.2, sign * root)],
                colour, 1, 0.6)  # fmt: skip


def tube(s: Sketch, tail: float, shoulder: float, nose: float, radius: float, colour: str) -> None:
    """Lay a round body with an ogive nose."""
    r = radius
    s.plate([(tail, r), (shoulder, r), (nose - (nose - shoulder) * 0.3, r * 0.62), (nose, 0),
             (nose - (nose - shoulder) * 0.3, -r * 0.62), (shoulder, -r), (tail, -r)], colour, r * 1.2, r, gloss=0.5)  # fmt: skip


def sam(s: Sketch) -> None:
    """Lay a slim Race missile with an orange nose."""
    fins(s, -14, 1.4, 4.4, 5, "6A6156")
    fins(s, 1, 1.4, 3, 4, "6A6156")
    tube(s, -15, 10, 16, 1.8, PALE)
    s.paint(box(9, -3, 17, 3), ORANGE, 0.95, 0)
    s.paint(box(-7, -3, -5.4, 3), "47443F", 0.9, 0)
    s.shine(box(-15.6, -1, -14.8, 1), "FFB25A", 0.8)


def radar(s: Sketch) -> None:
    """Lay the longer missile that homes on radar: dark glass nose, long strakes."""
    fins(s, -18, 1.6, 5.4, 6, "5A5146")
    s.plate([(-8, 1), (8, 2.9), (10, 1), (10, -1), (8, -2.9), (-8, -1)], "6A6156", 1.4, 0.8)
    tube(s, -19, 12, 20, 2.0, "AFA698")
    s.paint(box(14, -3, 21, 3), "22201E", 0.95, 0)
    s.paint(box(10.6, -3, 12.6, 3), ORANGE, 0.95, 0)
    s.paint(box(-12, -3, -10, 3), ORANGE, 0.9, 0)
    s.shine(box(-19.6, -1, -18.8, 1), "FFB25A", 0.8)


def anti_landcruiser(s: Sketch) -> None:
    """Lay the stubby shaped-charge missile with its long nose probe."""
    fins(s, -8, 1.6, 4.6, 3.4, "5C6E82")
    tube(s, -9, 4, 7, 2.3, "6F7F70")
    s.bar((6, 0), (11, 0), 1.1, GUNMETAL)
    s.paint(box(-1, -3, 0.4, 3), "D8C060", 0.9, 0)
    s.paint(box(3.4, -3, 7, 3), "3A4A40", 0.8, 0)
    s.shine(box(-9.6, -1, -8.8, 1), "8CCBFF", 0.8)


def city(s: Sketch) -> None:
    """Lay the missile that kills a city: a heavy white spindle with a green band."""
    arume.body(s, [(-20, 3), (-32, 9), (-36, 9), (-33, 0), (-36, -9), (-32, -9), (-20, -3)], 3, 2, arume.BLUE, 0, 4)
    arume.nozzle(s, -35, 0, 3.4, 2)
    arume.body(s, [(38, 0), (26, 4.6), (-6, 5.8), (-28, 4), (-34, 0), (-28, -4), (-6, -5.8), (26, -4.6)], 6, 5.8)
    s.panels(6, tone=0.04, line=0.26, groove=0.15)
    s.paint(box(17, -7, 24, 7), "36D98A", 0.95, 0)
    for x in (15, 25, -14):
        s.paint(box(x, -7, x + 1, 7), arume.SEAM, 0.8, 0)
    s.shine(box(18.5, -0.8, 22.5, 0.8), "C4FBCB", 0.8)
    s.lamps((8, 0), (-20, 0), 8, 1, arume.STRIP)


def bomb(s: Sketch) -> None:
    """Lay an iron bomb with a boxed tail."""
    s.plate([(-6, 1), (-9.4, 3.4), (-12.4, 3.4), (-12.4, -3.4), (-9.4, -3.4), (-6, -1)], "4A4540", 1.6, 0.9)
    s.plate([(10, 0), (7, 2.6), (1, 3.3), (-5, 2.2), (-11, 0.8), (-11, -0.8), (-5, -2.2), (1, -3.3), (7, -2.6)],
            "67625A", 3.4, 3.2, smooth=4, gloss=0.4)  # fmt: skip
    s.paint(box(4.6, -4, 6.2, 4), ORANGE, 0.9, 0)
    s.paint(box(-4, -4, -3, 4), "2E2B28", 0.7, 0)


def flier(name: str, draw: object, half: Point, tail: float, seed: int, scale: int = 4) -> FigurePlan:
    """Give the plan of one missile."""
    return FigurePlan(
        name, {"body": PartPlan(draw, half, (0, 0))}, scale=scale, seed=seed,  # type: ignore[arg-type]
        points={"exhaust": (tail, 0), "muzzle": (half[0] - 4, 0)},
    )  # fmt: skip


FIGURES = (
    flier("sam_missile", sam, (20, 8), -15, 31),
    flier("radar_missile", radar, (24, 9), -19, 32),
    flier("anti_landcruiser_missile", anti_landcruiser, (15, 8), -9, 33),
    flier("city_missile", city, (42, 14), -36, 34, 3),
    flier("bomb", bomb, (16, 8), -12, 35),
)
