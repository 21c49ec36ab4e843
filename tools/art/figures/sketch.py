"""A figure seen from its right side as maps: the hull makers' plates, with side-view coordinates and layering."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import SimpleNamespace

import numpy as np

from tools.art import detail
from tools.art.noise import box_blur
from tools.art.plates import HullPlan, rgb
from tools.art.polygons import Point, box, catmull, circle, signed_distance, strip


class Sketch:
    """Draws one part in drawing units, nose at +x, up at +y; the middle of the picture is the part's pivot.

    Later plates lie in front of earlier ones; where an earlier one stands higher its relief shows through.
    """

    def __init__(self, half: Point, middle: Point, unit: float, scale: int, seed: int) -> None:
        self.plan = HullPlan(half[0] * unit, half[1] * unit, scale, seed)
        self.middle, self.unit = middle, unit

    def at(self, points: Sequence[Point]) -> list[Point]:
        """Bring drawing units to world units about the middle."""
        mx, my = self.middle
        return [((x - mx) * self.unit, (y - my) * self.unit) for x, y in points]

    def plate(
        self,
        points: Sequence[Point],
        colour: str,
        rise: float = 4.0,
        bevel: float = 4.0,
        *,
        base: float = 0.0,
        profile: str = "round",
        gloss: float = 0.3,
        grain: float = 0.06,
        smooth: int = 0,
    ) -> None:
        """Lay a plate over what is there; smooth rounds its outline in so many steps a corner."""
        outline = self.at(catmull(points, smooth) if smooth else points)
        part = self.plan.window(outline)
        before = self.plan.height[part].copy()
        self.plan.plate(
            outline,
            colour,
            rise=rise * self.unit,
            bevel=bevel * self.unit,
            base=base * self.unit,
            profile=profile,
            gloss=gloss,
            grain=grain,
            sink=True,
        )
        np.maximum(before, self.plan.height[part], out=self.plan.height[part])

    def recess(self, points: Sequence[Point], colour: str, depth: float = 1.0, gloss: float = 0.2) -> None:
        """Open a hollow in what is there: a window, a bay, a shell hole."""
        outline = self.at(points)
        x, y = np.mean(outline, axis=0)
        floor = self.plan.level(float(x), float(y)) - depth * self.unit
        self.plan.plate(
            outline, colour, rise=0, base=max(0.0, floor), profile="flat", sink=True, gloss=gloss, grain=0.02
        )

    def box(
        self, x0: float, y0: float, x1: float, y1: float, colour: str, *shape: float, **how: object
    ) -> None:
        """Lay an upright rectangle."""
        self.plate(box(x0, y0, x1, y1), colour, *shape, **how)  # type: ignore[arg-type]

    def disc(self, x: float, y: float, radius: float, colour: str, *shape: float, **how: object) -> None:
        """Lay a round plate."""
        self.plate(circle(x, y, radius), colour, *shape, **how)  # type: ignore[arg-type]

    def bar(self, a: Point, b: Point, width: float, colour: str, *shape: float, **how: object) -> None:
        """Lay a beam, barrel or limb, as round as it is wide unless told otherwise."""
        self.plate(strip(a, b, width), colour, *(shape or (width * 0.6, width / 2)), **how)  # type: ignore[arg-type]

    def limb(self, points: Sequence[Point], widths: Sequence[float], colour: str, **how: object) -> None:
        """Lay a chain of tapering bones with round joints."""
        for (a, b), (w0, w1) in zip(pairwise(points), pairwise(widths), strict=True):
            length = float(np.hypot(b[0] - a[0], b[1] - a[1])) or 1.0
            nx, ny = -(b[1] - a[1]) / length / 2, (b[0] - a[0]) / length / 2
            around = [
                (a[0] + nx * w0, a[1] + ny * w0),
                (b[0] + nx * w1, b[1] + ny * w1),
                (b[0] - nx * w1, b[1] - ny * w1),
                (a[0] - nx * w0, a[1] - ny * w0),
            ]
            self.plate(around, colour, (w0 + w1) * 0.3, max(w0, w1) / 2, **how)  # type: ignore[arg-type]
            self.disc(*b, w1 / 2, colour, w1 * 0.6, w1 / 2, **how)

    def paint(self, points: Sequence[Point], colour: str, alpha: float = 0.95, wear: float = 0.35) -> None:
        """Colour what is already there."""
        self.plan.paint(self.at(points), colour, alpha=alpha, wear=wear)

    def shine(self, points: Sequence[Point], colour: str, strength: float = 1.0) -> None:
        """Make an area give off light."""
        self.plan.shine(self.at(points), colour, strength)

    def lamp(self, x: float, y: float, radius: float, colour: str, heart: str = "FFFFFF") -> None:
        """Set a light: a soft rim of its colour round a pale heart."""
        for share, strength in ((1.0, 0.45), (0.72, 0.85)):
            self.shine(circle(x, y, radius * share), colour, strength)
        self.shine(circle(x, y, radius * 0.4), heart, 0.9)

    def lamps(self, a: Point, b: Point, count: int, size: float, colour: str, lit: float = 0.85) -> None:
        """Set a dotted line of small windows; some are dark."""
        for share in np.linspace(0, 1, count):
            if self.plan.rng.random() < lit:
                x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
                how = self.plan.rng.uniform(0.6, 0.95)
                self.shine(box(x - size / 2, y - size * 0.3, x + size / 2, y + size * 0.3), colour, how)

    def panels(self, leaf: float, tone: float = 0.12, line: float = 0.42, groove: float = 0.3) -> None:
        """Split everything into panels; the splitter mirrors, so it works on a sheet twice as tall."""
        plan, rows = self.plan, self.plan.height.shape[0]
        sheet = SimpleNamespace(scale=plan.scale, rng=plan.rng)
        for key in ("height", "cover", "colour"):
            sheet.__dict__[key] = np.concatenate([getattr(plan, key), np.zeros_like(getattr(plan, key))])
        detail.panels(sheet, leaf * self.unit, tone=tone, line=line, groove=groove)
        plan.height, plan.colour = sheet.height[:rows], sheet.colour[:rows]

    def greebles(
        self, count: int, size: Point, rise: Point, area: Sequence[Point], inset: float = 1.5
    ) -> None:
        """Scatter small boxes inside an upright rectangle given by two corners."""
        (x0, y0), (x1, y1) = self.at(area)
        detail.greebles(
            self.plan,
            count,
            (size[0] * self.unit, size[1] * self.unit),
            (rise[0] * self.unit, rise[1] * self.unit),
            inset=inset * self.unit,
            area=(x0, min(y0, y1), x1, max(y0, y1)),
            both=False,
        )

    def soften(self, radius: float, within: Sequence[Point], smooth: int) -> None:
        """Round off the ridges inside an outline laid just before."""
        plan, reach = self.plan, max(1, round(radius * self.unit * self.plan.scale))
        inside = (signed_distance(self.at(catmull(within, smooth)), plan.x, plan.y) > 0).astype(np.float32)
        share = np.maximum(box_blur(inside, reach), 1e-3)
        plan.height = np.where(inside > 0, box_blur(plan.height * inside, reach) / share, plan.height)
        rim = np.clip(box_blur(inside, max(1, reach // 3)) * 2 - 1, 0, 1)  # the outline still falls away
        plan.height *= np.where(inside > 0, np.maximum(0.4, np.sqrt(1 - (1 - rim) ** 2)), 1)

    def weather(self, edge: float = 0.45, grime: float = 0.35, streak: float = 0.22) -> None:
        """Chip edges, darken recesses and draw soot."""
        detail.wear(self.plan, edge, grime, streak)

    def dust(self, low: float, high: float, colour: str = "8A6A46", most: float = 0.45) -> None:
        """Lay the dust of the road over the lower part, from full at low to none at high."""
        y = self.plan.y / self.unit + self.middle[1]
        share = most * np.clip((high - y) / (high - low), 0, 1) * (self.plan.cover > 0.5)
        self.plan.colour += (rgb(colour) - self.plan.colour) * share[..., None]


@dataclass(frozen=True)
class PartPlan:
    """How one part is drawn.

    draw: lays the part on a sketch
    half: room to each side of the pivot and above and below it [drawing units]; what stays empty is cut off
    pivot: place that comes to the middle of the picture, in the coordinates draw uses; None: the origin
    """

    draw: Callable[[Sketch], None]
    half: Point
    pivot: Point | None = None


@dataclass(frozen=True)
class FigurePlan:
    """How one figure is made.

    parts: back to front
    origin: place the physics moves, in drawing units
    unit: [wu] in a drawing unit
    feet: y of soles or wheels, in drawing units
    points: named places, in drawing units
    solid: parts that the outline goes round; none named: all of the figure at rest
    """

    name: str
    parts: Mapping[str, PartPlan]
    origin: Point = (0.0, 0.0)
    unit: float = 1.0
    feet: float = 0.0
    scale: int = 3
    seed: int = 1
    points: Mapping[str, Point] = field(default_factory=dict)
    solid: Sequence[str] = ()
