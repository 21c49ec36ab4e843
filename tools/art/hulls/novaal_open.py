"""Arume flagship Novaal, covers open: side covers swung out 34 degrees, the dorsal one foreshortened."""

from __future__ import annotations

from dataclasses import replace

from tools.art.hulls import novaal
from tools.art.hulls.geometry import mirrored
from tools.art.plates import HullPlan

NAME = "novaal_open"
SCALE = novaal.SCALE
SEED = novaal.SEED
GEOMETRY = replace(
    novaal.GEOMETRY,
    outline=mirrored([(224, 0), (176, 18), (281, 100.5), *novaal.STERN_HALF]),
    note="The one hull that is not convex: the open covers stand apart. Mounts as on the shut hull.",
)
HALF_LENGTH, HALF_WIDTH = novaal.HALF_LENGTH, novaal.HALF_WIDTH


def draw(plan: HullPlan) -> None:
    """Draw the flagship with all covers swung out."""
    novaal.draw_hull(plan, 1.0)
