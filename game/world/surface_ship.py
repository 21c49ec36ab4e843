"""What a starship over land has beside a body: a shield that can be gathered to one side, and a hangar."""

from __future__ import annotations

from game.base.vectors import Floats, Ints
from game.engine.components import Component, column, ref, whole

SECTORS = 8
"""directions a shield is divided into: right, up to the right, up, and so on round"""


class Field(Component):
    """A shield of the surface theatre."""

    store: Floats = column("what it still takes", "hp")
    capacity: Floats = column("when full", "hp", fixed=True)
    recharge: Floats = column("a second", "hp/s", fixed=True)
    standoff: Floats = column("how far off the hull", "wu", fixed=True)
    want_facing: Floats = column("where it is to be strongest, counter-clockwise from the right", "rad")
    want_focus: Floats = column("how much of it is to be gathered there; 0 it is even all round", "share")
    facing: Floats = column("where it is strongest now", "rad")
    focus: Floats = column("how much of it is gathered there now", "share")
    share: Floats = column("of its strength, in each sector", "share", shape=(SECTORS,), default=1.0 / SECTORS)
    struck: Floats = column("what came at each sector lately; fades", "hp", shape=(SECTORS,))
    pending: Floats = column("at each sector in this tick", "hp", shape=(SECTORS,), hashed=False)
    through: Floats = column("what a thin sector has let through in this tick", "hp", hashed=False)


class Hangar(Component):
    """Fighters aboard a starship."""

    kind: Ints = whole("unit in the catalogue", default=-1, fixed=True)
    left: Ints = whole("aboard")
    each_s: Floats = column("from one launch to the next", "s", fixed=True)
    spread: Floats = column("along its length", "wu", fixed=True)
    wait: Floats = column("until the next launch", "s")
    asked: Ints = whole("told to launch, and still aboard")
    whom: Ints = ref("whom those are to escort")
