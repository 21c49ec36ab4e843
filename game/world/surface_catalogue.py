"""The rules of the surface theatre as the tick wants them: kinds by number, figures in arrays, boxes to collide."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Bools, Floats, Ints
from game.engine.physics import HULL, Form, Shape
from game.rules.air import SMOKES
from game.rules.arms import GuidedRule, LensRule, ShellRule
from game.rules.library import Library
from game.rules.surface import SurfaceUnitRule
from game.world.catalogue import Figures

USUAL = "usual"
GUN, BEAM, MISSILE_ARM = 0, 1, 2
ARM_KINDS = (ShellRule, LensRule, GuidedRule)
PREY = ("infantry", "vehicle", "walker", "air", "ship", "building")
AIR = PREY.index("air")
SHIP = PREY.index("ship")
IDLE = 1e-4
"""how well an arm suits what it is fired at only for want of anything better"""
PREY_OF = {
    "infantry": "infantry", "gosta": "infantry", "landcruiser": "vehicle", "carrier": "vehicle",
    "air_defence": "vehicle", "walker": "walker", "killercraft": "air", "helicopter": "air", "transport": "air",
    "bomber": "air", "city_missile": "air", "starship": "ship", "building": "building",
}  # fmt: skip
"""what a unit of each role is to a gunner"""
_SMALL_WU = 20.0  # shorter than this is a soldier
_BEVEL = 0.2  # corners of a box are cut by so much of its height


class SurfaceCatalogue:
    """Everything the rules know of the surface, numbered. The same library gives the same numbers."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.unit_keys = sorted(library.surface_units)
        self.arm_keys = sorted(library.arms)
        self.units = [library.surface_units[key] for key in self.unit_keys]
        self.arms = [library.arms[key] for key in self.arm_keys]
        self.tactic_keys = sorted(library.tactics)
        self.tactics = [library.tactics[key] for key in self.tactic_keys]
        self.arm = Figures(self.arms)
        self.unit_figures = Figures(self.units)
        self.arm_kind: Ints = np.array([ARM_KINDS.index(type(rule)) for rule in self.arms])
        self.seeker = np.array([rule.seeker if isinstance(rule, GuidedRule) else "" for rule in self.arms])
        """what guides each arm; empty for guns and beams"""
        self.prey: Ints = np.array([PREY.index(PREY_OF[rule.role]) for rule in self.units])
        """what each kind of unit is to a gunner: see PREY"""
        self.likes: Floats = np.array([self._likes(rule.prey, rule.idle_prey) for rule in self.arms])
        """how well each arm suits each prey, 0 for not at all: (arms, prey)"""
        self.veil: Floats = np.array([self._veil(rule) for rule in self.arms])
        """how much of the smoke in its way an arm's eye has to look through: none for radar, all for a gunner"""
        self.own_eyes: Bools = np.array([rule.own_eyes for rule in self.arms])
        """arms fired only at what the gunner sees himself, whatever radio tells of"""
        self.of_light: Bools = np.array(
            [isinstance(r, LensRule) or _seeker(r) in ("laser", "wire") for r in self.arms]
        )
        """arms that are light, or are led by an eye all the way: they reach nothing that light does not"""
        self.by_laser: Bools = np.array([_seeker(rule) == "laser" for rule in self.arms])
        self.smoke = Figures([getattr(library.air.smoke, name) for name in SMOKES])
        self.half: Floats = np.array([[rule.length_wu / 2.0, rule.height_wu / 2.0] for rule in self.units])
        self.is_infantry: Bools = np.array([rule.role in ("infantry", "gosta") for rule in self.units])
        self.eye_wu: Floats = np.array([rule.sight.eye_wu for rule in self.units])
        self.hatch_wu: Floats = np.array([rule.turret.open_eye_wu if rule.turret else 0.0 for rule in self.units])
        """how much higher who looks out of the hatch of each kind has his eye"""
        self.armed: Bools = np.array([bool(rule.guns) for rule in self.units])
        self.swims: Bools = np.array([getattr(rule.body, "swims", False) for rule in self.units])
        """who keeps afloat in deep water"""
        # Missiles are asked for hits where they are steered; burnt-out hulls lie on the ground and let others pass.
        # What stands still touches nothing either, or a falling killercraft would push a tower over.
        self.forms = (*(_form(rule) for rule in self.units), Form(()))

    def _likes(self, prey: Sequence[str], idle: Sequence[str]) -> Floats:
        out = np.zeros(len(PREY))
        for place, name in enumerate(prey):
            out[PREY.index(name)] = 1.0 / (1.0 + 0.5 * place)
        for name in idle:
            out[PREY.index(name)] = IDLE
        return out

    def _veil(self, rule: object) -> float:
        return {"radar": 0.0, "heat": self.library.air.smoke.heat_share}.get(_seeker(rule), 1.0)

    def unit(self, key: str) -> int:
        """Give the number of a unit rule."""
        return self.unit_keys.index(key)

    def tactic(self, key: str) -> int:
        """Give the number of a tactic; the usual one for none."""
        return self.tactic_keys.index(key or USUAL)

    def arm_number(self, key: str) -> int:
        """Give the number of an arm, -1 for none."""
        return self.arm_keys.index(key) if key else -1

    @property
    def shadow_form(self) -> int:
        """The form of what touches nothing: missiles, burnt-out hulls."""
        return len(self.units)

    def side(self, unit: int) -> int:
        """Give the side number of a unit rule."""
        return SIDES.index(self.units[unit].side)


def _seeker(rule: object) -> str:
    return rule.seeker if isinstance(rule, GuidedRule) else ""


def _form(rule: SurfaceUnitRule) -> Form:
    """Give a box with its corners cut, the middle at the origin.

    Infantry and what stands still touch nothing; aircraft meet only those of their own lane, which `ram` asks.
    """
    length, height = rule.length_wu, rule.height_wu
    if length < _SMALL_WU or rule.body.move in ("still", "wings"):
        return Form(())
    x, y = length / 2.0, height / 2.0
    cut = min(_BEVEL * height, 0.3 * length)
    corners = ((x - cut, -y), (x, -y + cut), (x, y - cut), (x - cut, y), (-x + cut, y), (-x, y - cut), (-x, -y + cut),
               (-x + cut, -y))  # fmt: skip
    return Form((Shape(HULL, corners),), elasticity=0.1, friction=0.8, spares_friends=True)
