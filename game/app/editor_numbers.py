"""Values of fields as a person writes them: numbers, how far a step goes, which texts are long."""

from __future__ import annotations

import math

from game.base.errors import KeyPath
from game.editor.schema import Shape

_FINEST = 0.05


def number_of(text: str, sort: str) -> float | int | None:
    """Read a number as a person writes it, None when it is none."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    if not math.isfinite(value) or abs(value) > 1e15:
        return None
    return int(value) if value == int(value) else None if sort == "whole" else value


def prose_of(path: KeyPath, shape: Shape | None) -> tuple[str, int | None]:
    """Give what a long text is called, and how many letters fit; "" for what is written in one line."""
    if shape is None or not shape.prose:
        return "", None
    return str(path[-1] if isinstance(path[-1], str) else path[-2]), shape.most


def step_of(value: float, shape: Shape) -> float:
    """Give how far one step changes a number."""
    if shape.sort == "whole":
        return 1.0
    if shape.high is not None and shape.low is not None and shape.high - shape.low <= 1.0:
        return _FINEST
    return max(float(10.0 ** (math.floor(math.log10(abs(value))) - 1)), 0.5) if abs(value) >= 1.0 else 0.5
