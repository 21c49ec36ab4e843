"""Seekers: how far radar and heat seekers hold what flies, and from where a pilot sees enough to shoot. Source:
SURFACE.md section 8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.vectors import Bools, Floats, Rows, dot, unit
from game.world.components import Body
from game.world.surface import Eyes, Rocket, Wings

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

LEAST_RADAR = 0.001
"""what is smaller than this for radar drowns in the echo of the ground"""
_TAIL, _BEAM, _NOSE = 1.0, 0.35, 0.08  # of its heat that a target shows astern, from the side, from ahead
_PLAIN = 0.8  # signature of an aircraft that can be shot at from as far as a gun carries
_BURNER_HEAT = 4.0  # an afterburner is so many times as hot


def radar_reach(world: SurfaceWorld, targets: Rows) -> Floats:
    """Give the share of a radar seeker's range at which it holds each target. Law: range ~ size^(1/4)."""
    size = world.units[Eyes].radar[targets]
    return np.where(size >= LEAST_RADAR, np.sqrt(np.sqrt(size)), 0.0)


def heat_reach(world: SurfaceWorld, start: Floats, targets: Rows) -> Floats:
    """Give the share of a heat seeker's range at which it holds each target from a place.

    start: (..., 2) [wu] where the seekers are. Law: signal ~ heat/d^2, and heat is seen from astern.
    """
    hot = world.units[Eyes].heat[targets] * np.where(world.units[Wings].burning[targets], _BURNER_HEAT, 1.0)
    return np.sqrt(hot * _shown(world, start, targets))


def sight_reach(world: SurfaceWorld, start: Floats, targets: Rows) -> Floats:
    """Give the share of a pilot's sight at which he notices each small thing that burns.

    Who does not see its flame sees next to nothing: what it shows counts twice, as light and as size.
    """
    return np.sqrt(world.units[Eyes].signature[targets]) * _shown(world, start, targets)


def _shown(world: SurfaceWorld, start: Floats, targets: Rows) -> Floats:
    """Give the share of its fire that each target shows to a place. start: (..., 2) [wu]"""
    body = world.units[Body]
    astern = dot(unit(body.pos[targets] - start), body.face[targets])
    return np.where(astern >= 0.0, _BEAM + (_TAIL - _BEAM) * astern, _BEAM + (_BEAM - _NOSE) * astern)


def gun_reach(world: SurfaceWorld, targets: Rows) -> Floats:
    """Give the share of a gun's range at which a pilot opens fire: small things he must see better."""
    return np.minimum(np.sqrt(world.units[Eyes].signature[targets] / _PLAIN), 1.0)


def leads(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say which units have their laser on the target of a missile that they let go: they cannot lead another."""
    rocket, flying = world.units[Rocket], world.units.rows(Body, Rocket)
    led = flying[(rocket.target[flying] >= 0) & world.catalogue.by_laser[rocket.arm[flying]]]
    out: Bools = np.isin(rows, rocket.owner[led])
    return out
