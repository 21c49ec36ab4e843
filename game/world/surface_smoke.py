"""What smoke is on the surface: puffs, places that go on smoking, tubes that throw it."""

from __future__ import annotations

from game.base.vectors import Bools, Floats, Ints
from game.engine.components import Component, column, flag, whole


class Discharger(Component):
    """Tubes that throw smoke round a vehicle."""

    left: Ints = whole("salvos left")
    wait: Floats = column("until it can let the next one off", "s")
    asked: Bools = flag("has been told to")


class Smoke(Component):
    """A puff of smoke or dust that hides what is behind it. Rows of the table `zones`."""

    kind: Ints = whole("see SMOKES in game/rules/air.py", fixed=True)
    look: Ints = whole("which picture, for the eye", fixed=True)
    pos: Floats = column("its middle", "wu", shape=(2,))
    vel: Floats = column("drift and rise", "wu/s", shape=(2,))
    radius: Floats = column("now", "wu")
    grown: Floats = column("radius that it grows to", "wu", fixed=True)
    density: Floats = column("in its middle now, of full density", "share")
    peak: Floats = column("density when young", "share", fixed=True)
    life: Floats = column("from birth to end", "s", fixed=True)
    left: Floats = column("of that", "s")


class Embers(Component):
    """A place that goes on smoking, where a house came down. Rows of the table `zones`."""

    place: Floats = column("its middle", "wu", shape=(2,), fixed=True)
    size: Floats = column("of what burns", "wu", fixed=True)
    left: Floats = column("until it is out", "s")
    puff_s: Floats = column("until its next puff of smoke", "s")
