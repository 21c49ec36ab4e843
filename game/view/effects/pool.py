"""Keeps short-lived things (sparks, puffs, debris) as packed numpy columns; the oldest go first."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


class Pool:
    """Holds up to `capacity` drifting things.

    pos, vel: (n, 2) [wu], [wu/s]; age, life: (n) [s]
    size, angle, spin: (n) meaning and measure are the effect's; kind: (n) which picture or colour
    """

    def __init__(self, capacity: int, drag: float = 0.0) -> None:
        self.capacity = capacity
        self.drag = drag
        self.clear()

    def clear(self) -> None:
        """Forgets everything, as when the battle jumps to another moment."""
        self.pos: Array = np.zeros((0, 2))
        self.vel: Array = np.zeros((0, 2))
        self.age, self.life, self.size = np.zeros(0), np.zeros(0), np.zeros(0)
        self.angle, self.spin = np.zeros(0), np.zeros(0)
        self.kind: NDArray[np.intp] = np.zeros(0, np.intp)

    def __len__(self) -> int:
        return len(self.age)

    def add(
        self,
        pos: ArrayLike,
        vel: ArrayLike = 0.0,
        *,
        life: ArrayLike,
        size: ArrayLike = 1.0,
        kind: ArrayLike = 0,
        angle: ArrayLike = 0.0,
        spin: ArrayLike = 0.0,
        age: ArrayLike = 0.0,
    ) -> None:
        """Adds (n) things at pos (n, 2); every other column may be one value for all. Drops what is not finite."""
        where = np.asarray(pos, np.float64).reshape(-1, 2)
        n = len(where)
        keep = np.isfinite(where).all(1)

        def column(value: ArrayLike) -> Array:
            return np.broadcast_to(np.asarray(value, np.float64), (n,))[keep]

        self.pos = np.concatenate([self.pos, where[keep]])
        self.vel = np.concatenate([self.vel, np.broadcast_to(np.asarray(vel, np.float64), (n, 2))[keep]])
        self.age = np.concatenate([self.age, column(age)])
        self.life = np.concatenate([self.life, column(life)])
        self.size = np.concatenate([self.size, column(size)])
        self.angle = np.concatenate([self.angle, column(angle)])
        self.spin = np.concatenate([self.spin, column(spin)])
        self.kind = np.concatenate([self.kind, column(kind).astype(np.intp)])
        if len(self) > self.capacity:
            self._keep(slice(len(self) - self.capacity, None))

    def _keep(self, rows: slice | NDArray[np.bool_]) -> None:
        self.pos, self.vel = self.pos[rows], self.vel[rows]
        self.age, self.life, self.size = self.age[rows], self.life[rows], self.size[rows]
        self.angle, self.spin, self.kind = self.angle[rows], self.spin[rows], self.kind[rows]

    def update(self, dt: float) -> None:
        """Ages and moves everything by battle time; removes what has ended."""
        if not len(self):
            return
        self.age = self.age + dt
        alive = self.age < self.life
        if not alive.all():
            self._keep(alive)
        self.pos = self.pos + self.vel * dt
        self.angle = self.angle + self.spin * dt
        if self.drag:
            self.vel = self.vel * np.exp(-self.drag * dt)

    @property
    def share(self) -> Array:
        """Gives how much of its life each thing has spent, 0..1."""
        return self.age / self.life
