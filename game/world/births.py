"""What systems ask settling to bring into the world."""

from __future__ import annotations

from typing import NamedTuple

Point = tuple[float, float]


class MissileBirth(NamedTuple):
    """A missile to be born at the end of the tick. serial: taken when it was asked for."""

    serial: int
    kind: int
    side: int
    launcher: int
    launcher_serial: int
    target: int
    pos: Point
    vel: Point
    apex: Point
    rising: bool
    hold: float
    phase: float
    noise: Point = (0.0, 0.0)


class WreckBirth(NamedTuple):
    """A piece of a broken ship."""

    unit: int
    piece: int
    side: int
    mass: float
    pos: Point
    vel: Point
    angle: float
    spin: float
