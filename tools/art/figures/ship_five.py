"""Ship Five as it hangs over a city: the Arume cruiser's flank and belly, three lenses and a lit bay slot below."""

from __future__ import annotations

import math

from tools.art.figures import arume_forms as arume
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box

LENSES = ((-180.0, -64.0), (-10.0, -77.0), (190.0, -80.0))
BAY = (-70.0, -85.0)
STRETCH = 900 / 940


def wide(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Bring the drawn length to the ship's."""
    return [(-x * STRETCH, y) for x, y in points]


def flank(s: Sketch) -> None:
    """Lay far outrigger, hull, keel, near outrigger and struts."""
    far = [(-330, 26), (-200, 52), (120, 70), (400, 60), (470, 42), (380, 34), (100, 36), (-180, 24)]
    arume.body(s, wide(far), 10, 12, "5F7389")
    hull = [(-470, -6), (-400, 10), (-250, 36), (-40, 56), (180, 58), (360, 40), (450, 12), (456, -12), (380, -34), (180, -56), (-60, -62), (-260, -42), (-410, -18)]
    arume.body(s, wide(hull), 60, 60, "BFCEDD", steps=8)
    s.soften(9, wide(hull), 8)
    keel = [(-220, -46), (-120, -66), (60, -78), (220, -72), (320, -50), (180, -56), (-60, -60)]
    arume.body(s, wide(keel), 16, 12, arume.GREY, 30, 8)
    outrigger = [(-300, -52), (-180, -42), (60, -54), (330, -66), (452, -74), (330, -90), (80, -90), (-160, -72)]
    arume.body(s, wide(outrigger), 26, 18, "CEDCEA", 34, 8)
    trough = [(-120, -60), (60, -68), (300, -77), (400, -77.4), (300, -81), (60, -76)]
    arume.body(s, wide(trough), 2, 4, "52677F", 58, 8)
    for x in (-80, 130, 290):
        strut = [(x + 4, -34), (x + 30, -36), (x + 62, -66), (x + 30, -64)]
        arume.steel(s, wide(strut), "7F93A8", 7, 5, 56)


def lights(s: Sketch) -> None:
    """Set lines of windows along hull and outrigger, lenses and the bay."""
    for i in range(96):
        x = 392 - i * 8.2
        if s.plan.rng.random() < 0.7:
            s.shine(box(x, 6 - 8 * math.sin(i * 0.05), x + 1.6, 7 - 8 * math.sin(i * 0.05)), arume.STRIP, 0.85)
    s.lamps((250, 36), (-230, 40), 46, 1.6, arume.STRIP, 0.5)
    s.lamps((80, -64), (-300, -76), 60, 1.6, arume.STRIP, 0.6)
    s.recess(box(BAY[0] - 50, -88, BAY[0] + 50, -81.6), "16263C", 8)
    s.shine(box(BAY[0] - 48, -87.4, BAY[0] + 48, -85.2), "A8F4FF", 0.75)
    s.shine(box(BAY[0] - 48, -85.2, BAY[0] + 48, -82.6), "2E6C8C", 0.6)
    for x, y in LENSES:
        arume.lens(s, -x, y, 11, 56)


def body(s: Sketch) -> None:
    """Lay everything, bow at +x."""
    flank(s)
    s.panels(13, tone=0.07, line=0.32, groove=0.4)
    arume.rings(s, [x * STRETCH for x in (302, 124, -88, -248, -368)], 4)
    s.greebles(200, (2, 8), (0.4, 1.5), ((-430, -84), (430, 56)), 6)
    lights(s)


FIGURES = (
    FigurePlan(
        "arume_ship_five",
        {"body": PartPlan(body, (466, 104), (0, 0))},
        feet=-92.0,
        scale=2,
        seed=14,
        points={
            **{f"lens{i}": (-x, y - 5.0) for i, (x, y) in enumerate(LENSES)},
            "bay": BAY,
            "exhaust": (-438, 0),
            "exhaust_low": (-432, -74),
        },
    ),
)
