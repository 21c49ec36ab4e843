"""Makes the figures' pictures and measures: `python -m tools.art.make_figures [NAME ...]`."""

from __future__ import annotations

import argparse
import logging
import math
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from game.rules.figures import FigureRule
from game.view.figure_maps import Placed, rest_pose
from game.view.hull_maps import map_path
from tools.art.figures import all_figures
from tools.art.figures.outlines import convex_hull, simplified
from tools.art.figures.sketch import FigurePlan, Sketch
from tools.art.make_hulls import albedo_bytes, relief_bytes
from tools.art.noise import box_blur
from tools.art.plates import HullPlan
from tools.art.png import write_png
from tools.art.polygons import Point

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "images" / "figures"
CORNERS = 10
THIN_WU = 0.8  # aerials and the like do not collide
SOLID = 0.7  # share of its surroundings a place must fill to be solid
EDGE_PX = 2
log = logging.getLogger("figures")


def make(plan: FigurePlan, folder: Path) -> int:
    """Write one figure's files; returns their size in bytes."""
    size, seen = 0, {}
    for number, (part, how) in enumerate(plan.parts.items()):
        sketch = Sketch(how.half, how.pivot or plan.origin, plan.unit, plan.scale, plan.seed * 10 + number)
        how.draw(sketch)
        maps = seen[part] = cropped(sketch.plan)
        name = f"{plan.name}_{part}"
        size += write_png(map_path(folder, name, "albedo"), albedo_bytes(maps))
        size += write_png(map_path(folder, name, "relief"), relief_bytes(maps))
        if maps.glow.max() > 0:
            size += write_png(
                map_path(folder, name, "glow"), (np.clip(maps.glow, 0, 1) * 255 + 0.5).astype(np.uint8)
            )
    text = to_toml(plan, seen)
    (folder / f"{plan.name}.toml").write_text(text, encoding="utf-8", newline="\n")
    return size + len(text)


def cropped(plan: HullPlan) -> SimpleNamespace:
    """Cut off what stays empty, alike on both sides, so that the pivot stays in the middle."""
    seen = (plan.cover > 0.004) | (plan.glow.max(axis=2) > 0)
    cut = []
    for axis in (1, 0):
        used = np.flatnonzero(seen.any(axis=axis))
        n = seen.shape[1 - axis]
        cut.append(max(0, min(int(used[0]), n - 1 - int(used[-1])) - EDGE_PX))
    rows, columns = (slice(c, n - c) for c, n in zip(cut, seen.shape, strict=True))
    keys = ("height", "colour", "cover", "gloss", "glow")
    return SimpleNamespace(scale=plan.scale, **{key: getattr(plan, key)[rows, columns] for key in keys})


def corners_of(maps: SimpleNamespace, placed: Placed, thin: float) -> list[Point]:
    """Give the places a part covers in the figure's frame, without what is thinner than allowed."""
    radius = round(thin * maps.scale)
    solid = box_blur(maps.cover, radius, 1) > SOLID if radius else maps.cover > 0.5
    if radius:  # thin things are gone; what stays gets its rim back
        solid = box_blur(solid.astype(np.float32), radius, 1) > 0.01
    row, column = np.nonzero(solid & (maps.cover > 0.5))
    x = (column + 0.5 - maps.cover.shape[1] / 2) / maps.scale
    y = (maps.cover.shape[0] / 2 - row - 0.5) / maps.scale
    c, s = math.cos(placed.angle), math.sin(placed.angle)
    at = np.stack([placed.x + x * c - y * s, placed.y + x * s + y * c], axis=1)
    return convex_hull([(float(a), float(b)) for a, b in np.unique(at.round(2), axis=0)])


def to_toml(plan: FigurePlan, seen: dict[str, SimpleNamespace]) -> str:
    """Write the measures as the TOML text that rules and view read."""
    ox, oy = plan.origin
    points = {key: [(x - ox) * plan.unit, (y - oy) * plan.unit] for key, (x, y) in plan.points.items()}
    parts, nothing = list(plan.parts), [[0.0, 0.0]]
    draft = FigureRule(
        name=plan.name, length_wu=1, height_wu=1, pixels_per_wu=plan.scale, outline_wu=nothing, parts=parts, points_wu=points
    )  # fmt: skip
    pose = rest_pose(draft)
    every = [p for placed in pose for p in corners_of(seen[placed.part], placed, 0)]
    solid = [
        p
        for placed in pose
        if placed.part in (plan.solid or parts)
        for p in corners_of(seen[placed.part], placed, THIN_WU)
    ]
    solid = solid or every
    xs, ys = [x for x, _ in every], [y for _, y in every]
    lines = [
        "# Written by tools/art/make_figures.py; change the figure there, not here.",
        "# Figure frame: nose at +x, up at +y, world units; outline_wu is what is drawn and what collides.",
        "# Points that lie on a gun or launcher are given with it level: they turn with it about its pivot.",
        "format = 1",
        f'name = "{plan.name}"',
        f"length_wu = {max(xs) - min(xs):.1f}",
        f"height_wu = {max(ys) - min(ys):.1f}",
        f"feet_wu = {(plan.feet - oy) * plan.unit:.2f}",
        f"pixels_per_wu = {plan.scale:.1f}",
        "outline_wu = [",
        *(f"    [{x:.2f}, {y:.2f}]," for x, y in simplified(convex_hull(solid), CORNERS)),
        "]",
        "parts = [" + ", ".join(f'"{part}"' for part in parts) + "]",
        "",
        "[points_wu]",
        *(f"{key} = [{x + 0.0:.2f}, {y + 0.0:.2f}]" for key, (x, y) in points.items()),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Make the figures named on the command line, or all of them."""
    plans = all_figures()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*plans, []], help="figures to make (default: all)")
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in chosen.names or plans:
        log.info("%s: %.0f kB", name, make(plans[name], FOLDER) / 1000)


if __name__ == "__main__":
    main()
