"""Deeds: put what is chosen in order: align, distribute, snap, mirror, stand on the ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from game.base.errors import KeyPath
from game.editor.deeds.common import Point, alone, is_force, is_surface, listed, neat_deg, put, spot
from game.editor.deeds.placing import about_face
from game.editor.draft import Draft
from game.editor.writing import Refused

Edge = Literal["left", "right", "top", "bottom", "across", "upright"]


def align(level: Draft, picks: Sequence[KeyPath], edge: Edge) -> str:
    """Bring things into one line: the leftmost's, rightmost's, highest's or lowest's, or the middle of all.

    edge: across: all on one height; upright: all above one another
    """
    words, chosen = listed(level, picks), alone(picks)
    spots = [spot(level, path) for path in chosen]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    lines = {"left": (0, min(xs)), "right": (0, max(xs)), "upright": (0, sum(xs) / len(xs)),
             "top": (1, max(ys)), "bottom": (1, min(ys)), "across": (1, sum(ys) / len(ys))}  # fmt: skip
    axis, value = lines[edge]
    for path, (x, y) in zip(chosen, spots, strict=True):
        put(level, path, (value, y) if axis == 0 else (x, value))
    return f"Align {words}"


def distribute(level: Draft, picks: Sequence[KeyPath], axis: Literal["x", "y"]) -> str:
    """Put things at equal distances between the first and the last of them."""
    words, number = listed(level, picks), "xy".index(axis)
    chosen = sorted(alone(picks), key=lambda path: spot(level, path)[number])
    if len(chosen) < 3:
        raise Refused("Three things or more can be distributed.")
    first, last = spot(level, chosen[0])[number], spot(level, chosen[-1])[number]
    for place, path in enumerate(chosen[1:-1], 1):
        value = first + (last - first) * place / (len(chosen) - 1)
        x, y = spot(level, path)
        put(level, path, (value, y) if number == 0 else (x, value))
    return f"Distribute {words}"


def snap(level: Draft, picks: Sequence[KeyPath], grid_wu: float) -> str:
    """Put things on the nearest corner of a grid. [wu]"""
    if grid_wu <= 0.0:
        raise Refused("A grid has meshes wider than nothing.")
    words = listed(level, picks)
    for path in alone(picks):
        x, y = spot(level, path)
        put(level, path, (round(x / grid_wu) * grid_wu, round(y / grid_wu) * grid_wu))
    return f"Snap {words}"


def mirror(level: Draft, picks: Sequence[KeyPath], axis: Literal["x", "y"], about: Point | None = None) -> str:
    """Mirror things left to right (x) or upside down (y) about a point, by default their middle."""
    words, chosen = listed(level, picks), alone(picks)
    spots = [spot(level, path) for path in chosen]
    if about is None:
        about = tuple((min(each[n] for each in spots) + max(each[n] for each in spots)) / 2.0 for n in (0, 1))  # type: ignore[assignment]
        assert about is not None
    for path, (x, y) in zip(chosen, spots, strict=True):
        if is_force(path):
            _turn_over(level, path, axis)
        put(level, path, (2.0 * about[0] - x, y) if axis == "x" else (x, 2.0 * about[1] - y))
    return f"Mirror {words}"


def _turn_over(level: Draft, force: KeyPath, axis: Literal["x", "y"]) -> None:
    """Mirror where a force looks, and on the surface where its units stand in it."""
    if not is_surface(level):
        facing = float(level.get((*force, "facing_deg"), 0.0))
        level.set((*force, "facing_deg"), neat_deg((180.0 - facing) if axis == "x" else -facing))
        return
    middle = spot(level, force)
    if axis == "x":
        about_face(level, force)
    for index, ship in enumerate(level.get((*force, "ship")) or []):
        if ship.get("at_wu"):
            x, y = ship["at_wu"]
            at = (2.0 * middle[0] - x, y) if axis == "x" else (x, 2.0 * middle[1] - y)
            put(level, (*force, "ship", index), at)
