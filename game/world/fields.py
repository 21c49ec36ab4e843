"""Fields: a starship's shield by sectors; who turns it one way stands thinner on the other. Shared by what strikes it.

An even field takes everything at its price. Gathered, a sector so many times as strong as an even one pays so much
less for what strikes it; one that is weaker than even lets through to the hull what it lacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.vectors import Floats, Rows
from game.world.components import Body
from game.world.surface import Field, Life, Unit
from game.world.surface_ship import SECTORS

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

MOST_FOCUS = 0.85
"""[share] no more than this can be gathered: some of it stays all round"""
BEARINGS: Floats = np.arange(SECTORS, dtype=np.float64) * (2.0 * np.pi / SECTORS)
"""[rad] where each sector's middle lies"""
_SOLID_MM, _LIGHT = 100.0, 0.05  # rounds that bore so deep are felt in full, rifles' so much
_MOST_STRUCK = 1e6  # [hp] remembered; enough for any burst


def shares_of(facing: Floats, focus: Floats) -> Floats:
    """Give each sector's share of a field's strength. facing, focus: (n); Returns: (n, SECTORS)

    Law: shares sum to one, none is negative; without focus all are alike.
    """
    lobe = np.maximum(np.cos(BEARINGS - facing[:, None]), 0.0)
    lobe = lobe / lobe.sum(axis=1, keepdims=True)
    gathered = np.clip(focus, 0.0, MOST_FOCUS)[:, None]
    out: Floats = (1.0 - gathered) / SECTORS + gathered * lobe
    return out


def sector_at(world: SurfaceWorld, row: int, at: Floats) -> int:
    """Say at which sector of a ship's shield a place lies: a long hull's ends are as wide apart as its belly's."""
    half = world.catalogue.half[int(world.units[Unit].kind[row])]
    off = (np.asarray(at, float) - world.units[Body].pos[row]) / half
    return int(np.round(np.arctan2(off[1], off[0]) * SECTORS / (2.0 * np.pi))) % SECTORS


def has_field(world: SurfaceWorld, row: int) -> bool:
    """Say whether a unit carries a shield, up or down."""
    return bool(world.units[Field].capacity[row] > 0.0)


def weight_on_field(penetration_mm: float) -> float:
    """Give how much of a round's damage a field feels: what would bore deep is hard to stop, what would not hardly."""
    return min(max(penetration_mm / _SOLID_MM, _LIGHT), 1.0)


def strike(world: SurfaceWorld, row: int, damage: float, at: Floats) -> None:
    """Let damage meet a ship's shield at a place in this tick; `charge` settles it."""
    field, sector = world.units[Field], sector_at(world, row, at)
    field.pending[row, sector] += damage
    field.struck[row, sector] = min(float(field.struck[row, sector]) + damage, _MOST_STRUCK)


def burst_on(world: SurfaceWorld, row: int, damage: float, at: Floats) -> None:
    """Let a missile burst on a shield that stands: what sector and store lack goes through to the hull.

    Law: a field never pays more than it has.
    """
    field, sector = world.units[Field], sector_at(world, row, at)
    strong = float(field.share[row, sector]) * SECTORS
    met = min(strong, 1.0)
    price, store = damage * met / max(strong, 1.0), float(field.store[row])
    field.store[row] = max(store - price, 0.0)
    field.through[row] += damage * (1.0 - met * min(store / max(price, 1e-12), 1.0))
    field.struck[row, sector] = min(float(field.struck[row, sector]) + damage, _MOST_STRUCK)


def charge(world: SurfaceWorld, rows: Rows, dt: float) -> None:
    """Let fields pay for what struck in this tick, hand the rest to the hull, and recharge.

    Law: what a field can pay for never reaches the hull, where it is no thinner than even.
    """
    field, life = world.units[Field], world.units[Life]
    strong = field.share[rows] * SECTORS
    met = np.minimum(strong, 1.0)
    price = field.pending[rows] * met / np.maximum(strong, 1.0)
    owed = price.sum(axis=1) + life.pending[rows]
    paid = np.minimum(owed, field.store[rows])
    held = np.where(owed > 0.0, paid / np.maximum(owed, 1e-12), 1.0)
    reaches = field.pending[rows] * (1.0 - met * held[:, None])
    life.pending[rows] = life.pending[rows] * (1.0 - held) + reaches.sum(axis=1) + field.through[rows]
    field.store[rows] = np.minimum(field.store[rows] - paid + field.recharge[rows] * dt, field.capacity[rows])
    field.pending[rows], field.through[rows] = 0.0, 0.0
