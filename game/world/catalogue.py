"""The rules as the tick wants them: kinds by number, their figures in arrays, their forms for the physics."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Bools, Floats, Ints
from game.engine.physics import HULL, MISSILE, SKIN, WRECK, Form, Shape
from game.rules.doctrine import FormationRule
from game.rules.library import Library
from game.rules.units import UnitRule
from game.rules.weapons import BeamRule, CannonRule, LaserRule, MissileRule

LASER, CANNON, BEAM = 0, 1, 2
WEAPON_WORDS = ("laser", "cannon", "beam")
WEAPON_KINDS = (LaserRule, CannonRule, BeamRule)
WRECK_PIECES = 3
MOST_SLOTS = 96
HEAT_SHARE = 0.33
"""drive heat sits this far aft of the centre, by length"""


class Figures:
    """Numbers of many rules as arrays: `figures["range_wu"][kind]`. What a rule does not have is 0."""

    def __init__(self, rules: Sequence[Any]) -> None:
        names = {name for rule in rules for name, value in rule if isinstance(value, int | float)}
        self._arrays: dict[str, Floats] = {
            name: np.array([float(getattr(rule, name, 0.0)) for rule in rules]) for name in sorted(names)
        }

    def __getitem__(self, name: str) -> Floats:
        return self._arrays[name]


class Catalogue:
    """Everything the rules know, numbered. The same library gives the same numbers."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.unit_keys = sorted(library.units)
        self.missile_keys = sorted(library.missiles)
        self.weapon_keys = sorted(library.weapons)
        self.doctrine_keys = sorted(library.doctrines)
        self.formation_keys = sorted(library.formations)
        self.units = [library.units[key] for key in self.unit_keys]
        self.missiles = [library.missiles[key] for key in self.missile_keys]
        self.weapons = [library.weapons[key] for key in self.weapon_keys]
        self.doctrines = [library.doctrines[key] for key in self.doctrine_keys]
        self.formations = [library.formations[key] for key in self.formation_keys]
        self.missile = Figures(self.missiles)
        self.weapon = Figures(self.weapons)
        self.weapon_kind: Ints = np.array([WEAPON_KINDS.index(type(rule)) for rule in self.weapons])
        self.weapon_arc: Floats = np.array([math.cos(math.radians(rule.arc_deg)) for rule in self.weapons])
        self.weapon_arc[self.weapon["arc_deg"] >= 180.0] = -2.0
        self.interceptor: Bools = np.array([rule.interceptor for rule in self.missiles])
        self.explosive: Bools = np.array([_is_explosive(rule, library) for rule in self.missiles])
        self.decoy: Bools = np.array([rule.decoy for rule in self.missiles])
        self.seeks_heat: Bools = np.array([rule.seeker == "heat" for rule in self.missiles])
        self.splits_at: Floats = np.array([r.split.at_wu if r.split else 0.0 for r in self.missiles])
        self.slots = np.array([_places(rule) for rule in self.formations])
        self.standoff: Floats = np.array([rule.standoff_wu for rule in self.doctrines])
        self.outlines = [self.outline(kind) for kind in range(len(self.units))]
        self.corners, self.edges, self.edge_lengths = _pad_outlines(self.outlines)
        self.lengths = [library.hulls[rule.hull].length_wu for rule in self.units]
        self.heat_places: Floats = np.array([-HEAT_SHARE * length for length in self.lengths])
        self.cells = [_cells(library.hulls[rule.hull].cells_wu) for rule in self.units]
        self.forms = self._forms()

    def unit(self, key: str) -> int:
        """Give the number of a unit rule."""
        return self.unit_keys.index(key)

    def missile_number(self, key: str) -> int:
        """Give the number of a missile rule, -1 for none."""
        return self.missile_keys.index(key) if key else -1

    def wreck_form(self, unit: int, piece: int) -> int:
        """Give the form of a piece of a broken hull."""
        return len(self.units) + len(self.missiles) + unit * WRECK_PIECES + piece

    def missile_form(self, kind: int) -> int:
        """Give the form of a missile."""
        return len(self.units) + kind

    def _forms(self) -> tuple[Form, ...]:
        ships = [self._ship_form(rule) for rule in self.units]
        missiles = [_missile_form(rule) for rule in self.missiles]
        wrecks = [
            Form((Shape(WRECK, self.piece_outline(unit, piece)),), elasticity=0.3)
            for unit in range(len(self.units))
            for piece in range(WRECK_PIECES)
        ]
        return (*ships, *missiles, *wrecks)

    def outline(self, unit: int) -> Floats:
        """Give a hull's outline. Returns: (corners, 2) [wu] in the hull's frame"""
        return np.array(self.library.hulls[self.units[unit].hull].outline_wu, float)

    def piece_outline(self, unit: int, piece: int) -> tuple[tuple[float, float], ...]:
        """Cut the bow (0), middle (1) or stern (2) third out of a hull, about the piece's own centre."""
        corners = self.outline(unit)
        third = self.library.hulls[self.units[unit].hull].length_wu / 3.0
        centre = third * (1 - piece)
        kept = _clip(_clip(corners, centre - third / 2, 1.0), centre + third / 2, -1.0)
        return tuple((float(x) - centre, float(y)) for x, y in kept)

    def _ship_form(self, rule: UnitRule) -> Form:
        corners = tuple((float(x), float(y)) for x, y in self.library.hulls[rule.hull].outline_wu)
        hull = Shape(HULL, corners)
        if rule.shield is None:
            return Form((hull,))
        return Form((hull, Shape(SKIN, corners, radius=rule.shield.standoff_wu, sensor=True)))

    def side(self, unit: int) -> int:
        """Give the side number of a unit rule."""
        return SIDES.index(self.units[unit].side)


def _places(rule: FormationRule) -> Floats:
    """Give a formation's places; ships beyond its own repeat it a row further back. Returns: (MOST_SLOTS, 2) [wu]"""
    places = rule.places()
    count = len(places)
    out = np.array([places[place % count] for place in range(MOST_SLOTS)], float)
    ahead = [place[0] for place in places]
    deep = (rule.depth_wu or rule.spacing_wu) + max(ahead) - min(ahead)
    out[:, 0] -= deep * (np.arange(MOST_SLOTS) // count)
    return out


def _pad_outlines(outlines: list[Floats]) -> tuple[Floats, Floats, Floats]:
    """Put outlines side by side; short ones repeat their last corner and edge, which changes no maximum.

    Returns: corners and edges (units, most corners, 2), lengths of the edges (units, most corners) [wu]
    """
    most = max(map(len, outlines))
    pick = [np.minimum(np.arange(most), len(corners) - 1) for corners in outlines]
    corners = np.array([each[take] for each, take in zip(outlines, pick, strict=True)])
    edges = np.array(
        [(np.roll(each, -1, axis=0) - each)[take] for each, take in zip(outlines, pick, strict=True)]
    )
    return corners, edges, np.hypot(edges[..., 0], edges[..., 1])


def _cells(places: list[list[float]]) -> Floats:
    return np.array(places, float) if places else np.zeros((1, 2))


def _missile_form(rule: MissileRule) -> Form:
    if rule.interceptor:
        return Form(())
    return Form((Shape(MISSILE, ((0.0, 0.0),), radius=rule.radius_wu, sensor=True),))


def _is_explosive(rule: MissileRule, library: Library) -> bool:
    """Say whether a missile bursts, or splits into something that does."""
    parts = rule.split.into if rule.split else []
    return rule.burst is not None or any(library.missiles[part].burst for part in parts)


def _clip(corners: Floats, x: float, sign: float) -> Floats:
    """Cut a convex polygon along a vertical line, keeping the side where sign * (px - x) >= 0."""
    out = []
    for here, there in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        a, b = sign * (here[0] - x), sign * (there[0] - x)
        if a >= 0:
            out.append(here)
        if (a > 0 > b) or (a < 0 < b):
            out.append(here + (there - here) * (a / (a - b)))
    return np.array(out)
