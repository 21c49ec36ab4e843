"""The figures of the surface theatre, a few to a file; each file lists its own in FIGURES."""

from __future__ import annotations

import importlib

from tools.art.figures.sketch import FigurePlan

MODULES = (
    "landcruiser",
    "race_carrier",
    "race_sam",
    "race_cannon",
    "helicopter",
    "race_killercraft",
    "arume_fighter",
    "arume_carrier",
    "arume_vtol",
    "walkers",
    "bomber",
    "ship_five",
    "race_trooper",
    "arume_trooper",
    "missiles",
    "control_tower",
    "hangar",
    "ruins",
    "quarters",
    "town",
    "obstacles",
)


def all_figures() -> dict[str, FigurePlan]:
    """Gather every figure by name."""
    found: dict[str, FigurePlan] = {}
    for module in MODULES:
        for plan in importlib.import_module(f"tools.art.figures.{module}").FIGURES:
            found[plan.name] = plan
    return found
