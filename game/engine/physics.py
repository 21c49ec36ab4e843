"""The gate to pymunk: bodies by row, two batch calls a tick, sorted contacts, a space rebuilt bit for bit.

No other module imports pymunk. Numbers are checked here, because bad ones end the process (see CONTRIBUTING, traps).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pymunk
from numpy.typing import NDArray
from pymunk import batch

Floats = NDArray[np.float64]

HULL, SKIN, MISSILE, WRECK, GROUND = 1, 2, 3, 4, 5
_WRITE = batch.BodyFields.FORCE | batch.BodyFields.TORQUE
_READ = (
    batch.BodyFields.POSITION
    | batch.BodyFields.ANGLE
    | batch.BodyFields.VELOCITY
    | batch.BodyFields.ANGULAR_VELOCITY
)
_READ_WIDTH = 6
_WRITE_WIDTH = 3
_SIDE_BITS = 4


@dataclass(frozen=True)
class Shape:
    """A part of a form: a convex polygon (three or more corners) or a circle (one centre and a radius)."""

    kind: int
    corners: tuple[tuple[float, float], ...]
    radius: float = 0.0
    sensor: bool = False


@dataclass(frozen=True)
class Form:
    """What a body is to the physics: its shapes, elasticity and friction. No shapes: it touches nothing.

    spares_friends: its hull passes through hulls of its own side
    """

    shapes: tuple[Shape, ...]
    elasticity: float = 0.2
    friction: float = 0.5
    spares_friends: bool = False


class Contact(NamedTuple):
    """Two bodies that began to touch, or that pressed on one another, in the last step."""

    kind_a: int
    kind_b: int
    row_a: int
    row_b: int
    impulse: float


@cache
def _categories(kind: int, side: int, spares_friends: bool = False) -> pymunk.ShapeFilter:
    """Say what touches what: a missile meets hulls and skins of other sides and any wreck; hulls meet hulls."""
    lane = side * _SIDE_BITS
    hulls, skins, missiles = (sum(1 << (place + s * _SIDE_BITS) for s in range(4)) for place in range(3))
    own_missile = 1 << (2 + lane)
    wreck = 1 << 30
    if kind == MISSILE:
        foes = (hulls | skins) & ~(0b011 << lane)
        return pymunk.ShapeFilter(categories=own_missile, mask=foes | wreck)
    if kind == SKIN:
        return pymunk.ShapeFilter(categories=1 << (1 + lane), mask=missiles & ~own_missile)
    if kind == HULL:
        met = hulls & ~(1 << lane) if spares_friends else hulls
        return pymunk.ShapeFilter(categories=1 << lane, mask=met | wreck | (missiles & ~own_missile))
    return pymunk.ShapeFilter(categories=wreck, mask=hulls | missiles | wreck)


class _Body(pymunk.Body):
    """A body that knows which row it moves for."""

    row = -1


class Physics:
    """Moves the bodies of one battle.

    Law: stepping from arrays that `read` gave, after `rebuild`, equals stepping on, bit for bit.
    """

    def __init__(self, forms: tuple[Form, ...], gravity: tuple[float, float] = (0.0, 0.0)) -> None:
        if not __debug__:
            raise RuntimeError("the game does not run under python -O: its checks guard against lost battles")
        self.forms = forms
        self.gravity = gravity
        self.contacts: list[Contact] = []
        self._buffer_in = batch.Buffer()
        self._buffer_out = batch.Buffer()
        self._start()

    def _start(self) -> None:
        self._space = pymunk.Space()
        self._space.gravity = self.gravity
        self._space.collision_slop = 0.5
        self._bodies: dict[int, _Body] = {}
        self._idle: list[_Body] = []
        self.order: list[int] = []
        self._place: dict[int, int] = {}
        self._order_array: NDArray[np.intp] | None = None
        self._found: set[Contact] = set()
        self._space.on_collision(MISSILE, None, begin=self._begin)
        self._space.on_collision(HULL, HULL, post_solve=self._pressed)
        self._space.on_collision(HULL, WRECK, post_solve=self._pressed)

    def _begin(self, arbiter: pymunk.Arbiter, space: pymunk.Space, data: Any) -> None:
        self._note(arbiter, 0.0)

    def _pressed(self, arbiter: pymunk.Arbiter, space: pymunk.Space, data: Any) -> None:
        if arbiter.is_first_contact:  # what goes on touching presses, it does not strike
            push = arbiter.total_impulse
            self._note(arbiter, math.hypot(push.x, push.y))

    def _note(self, arbiter: pymunk.Arbiter, impulse: float) -> None:
        """Remember a contact with the lower kind (then the lower row) first: two handlers may report the same one."""
        a, b = ((shape.collision_type, shape.body.row) for shape in arbiter.shapes)  # type: ignore[union-attr]
        (kind_a, row_a), (kind_b, row_b) = sorted((a, b))
        self._found.add(Contact(kind_a, kind_b, row_a, row_b, impulse))

    def add(
        self, row: int, form: int, side: int, mass: float, moment: float,
        pos: Floats, angle: float, vel: Floats, spin: float,
    ) -> None:  # fmt: skip
        """Put a body for a row into the space.

        mass: [t]; moment: [t wu2]; pos: (2) [wu]; vel: (2) [wu/s]; angle: [rad]; spin: [rad/s]
        """
        assert mass > 0.0 and moment > 0.0 and math.isfinite(mass + moment), (row, mass, moment)
        state = (float(pos[0]), float(pos[1]), float(vel[0]), float(vel[1]), float(angle), float(spin))
        assert math.isfinite(sum(state)), (row, state)
        assert row not in self._bodies, row
        recipe = self.forms[form]
        if not recipe.shapes and self._idle:
            body = self._idle.pop()
            body.mass, body.moment = mass, moment
        else:
            body = _Body(mass, moment)
        body.row = row
        body.position = state[0:2]
        body.velocity = state[2:4]
        body.angle = state[4]
        body.angular_velocity = state[5]
        shapes = [self._shape(body, part, recipe, side) for part in recipe.shapes]
        self._space.add(body, *shapes)
        self._bodies[row] = body
        self._place[row] = len(self.order)
        self.order.append(row)
        self._order_array = None

    def _shape(self, body: _Body, part: Shape, recipe: Form, side: int) -> pymunk.Shape:
        shape: pymunk.Shape
        if len(part.corners) == 1:
            shape = pymunk.Circle(body, part.radius, part.corners[0])
        else:
            shape = pymunk.Poly(body, list(part.corners), radius=part.radius)
        shape.collision_type = part.kind
        shape.sensor = part.sensor
        shape.elasticity = recipe.elasticity
        shape.friction = recipe.friction
        shape.filter = _categories(part.kind, side, recipe.spares_friends)
        return shape

    def remove(self, row: int) -> None:
        """Take a row's body out; the last body moves into the hole, as it does inside pymunk."""
        body = self._bodies.pop(row)
        shapes = body.shapes
        self._space.remove(body, *shapes)
        if not shapes:
            self._idle.append(body)  # making one costs more than all else about it
        place = self._place.pop(row)
        last = self.order.pop()
        if last != row:
            self.order[place] = last
            self._place[last] = place
        self._order_array = None

    def place(self, row: int, pos: Floats) -> None:
        """Put a row's body elsewhere at once. pos: (2) [wu]"""
        self._bodies[row].position = (float(pos[0]), float(pos[1]))

    def rows(self) -> NDArray[np.intp]:
        """Give the rows in the order of the batch arrays."""
        if self._order_array is None:
            self._order_array = np.array(self.order, np.intp)
        return self._order_array

    def step(self, dt: float, force: Floats, torque: Floats) -> None:
        """Push every body and move the world on by dt; contacts are then in `contacts`, sorted.

        force: (rows, 2) [t wu/s2]; torque: (rows) [t wu2/s2], by row, not by batch order
        """
        rows = self.rows()
        push = np.empty((len(rows), _WRITE_WIDTH))
        push[:, :2] = force.take(rows, axis=0)
        push[:, 2] = torque[rows]
        assert np.isfinite(push).all(), "a force is not a number"
        self._found.clear()
        if len(rows):
            self._buffer_in.set_float_buf(push)
            batch.set_space_bodies(self._space, _WRITE, self._buffer_in)
        self._space.step(dt)
        self.contacts = sorted(self._found)

    def read(self) -> Floats:
        """Copy every body's state, in batch order.

        Returns: (bodies, 6) position x y, angle, velocity x y, spin
        """
        self._buffer_out.clear()
        batch.get_space_bodies(self._space, _READ, self._buffer_out)
        state = np.frombuffer(self._buffer_out.float_buf(), np.float64).reshape(-1, _READ_WIDTH).copy()
        assert len(state) == len(self.order), "batch rows do not line up with bodies"
        assert np.isfinite(state).all(), "a body's state is not a number"
        return state

    def bare_step(self, dt: float) -> Floats:
        """Step and copy every body in and out, and nothing else: what the benchmark measures a tick against.

        Returns: (bodies, 6) as `read` does
        """
        self._buffer_in.set_float_buf(np.zeros((len(self.order), _WRITE_WIDTH)))
        batch.set_space_bodies(self._space, _WRITE, self._buffer_in)
        self._space.step(dt)
        self._buffer_out.clear()
        batch.get_space_bodies(self._space, _READ, self._buffer_out)
        return np.frombuffer(self._buffer_out.float_buf(), np.float64).reshape(-1, _READ_WIDTH).copy()

    def rebuild(self) -> None:
        """Throw the space away; the caller adds every body again, in row order."""
        self._start()
