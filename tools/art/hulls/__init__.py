"""The hulls of the war in orbit, one file each; MODULES lists what make_hulls writes."""

from __future__ import annotations

import importlib
from types import ModuleType

NAMES = (
    "race_patrol",
    "race_cruiser",
    "race_cargo",
    "arume_cruiser",
    "arume_battlecruiser",
    "novaal",
    "novaal_open",
    "race_missile",
    "race_explosive_metal",
    "race_warhead",
    "arume_missile",
    "race_interceptor",
    "arume_interceptor",
)
SHIPS = NAMES[:7]


def hull_module(name: str) -> ModuleType:
    """Import the maker of one hull."""
    return importlib.import_module(f"tools.art.hulls.{name}")
