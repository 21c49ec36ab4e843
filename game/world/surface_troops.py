"""Components of troops: posts in buildings, windows, bounds, and who has given himself up."""

from __future__ import annotations

from game.base.vectors import Bools, Floats, Ints
from game.engine.components import Component, column, flag, ref, whole


class Post(Component):
    """Infantry: where in a building it stands, and whether it still fights."""

    house: Ints = ref("the building it is in")
    storey: Ints = whole("of that, 0 the lowest")
    spot: Floats = column("from the building's middle", "wu")
    yielded: Bools = flag("has raised his hands")
    taken: Bools = flag("is in the enemy's hands")


class Drill(Component):
    """Infantry and vehicles that go on by bounds."""

    bounding: Bools = flag("moves now, while others watch")
    goal: Floats = column("where this bound ends", "wu")
    made: Ints = whole("bounds so far")
    age: Floats = column("of this bound", "s")


class Windows(Component):
    """Walls of a building that troops fire from and are fired at through."""

    sill: Floats = column("of a whole storey's height, under its windows", "share", fixed=True)
    lintel: Floats = column("of a whole storey's height, where they end", "share", fixed=True)
    frame: Floats = column("of a storey's strength that stands when its walls are gone", "share", fixed=True)


class Encounter(Component):
    """What the roll of a battle on the surface says beside what became of a unit. Rows of the table `records`."""

    engaged_tick: Ints = whole("when a round was first fired at it", default=-1)
