"""Ambushes: what a force of vehicles in ambush knows, and which of its units is how far with it."""

from __future__ import annotations

from game.base.vectors import Bools, Floats, Ints
from game.engine.components import Component, column, flag, ref, whole

WAITS, ROLLS_OUT, ROLLS_BACK = 0, 1, 2


class Plan(Component):
    """What the leader of a group on the surface goes by. Rows of the table `groups`, beside Group."""

    tactic: Ints = whole("its rule, in the catalogue")
    sprung: Bools = flag("the word has been given")
    sprung_s: Floats = column("since then", "s")
    prey: Ints = whole("enemies left, known or not, that an ambush is for", default=-1)


class Lurk(Component):
    """A vehicle that can lie in ambush."""

    stage: Ints = whole("0 waits in its hide, 1 rolls out and fires, 2 rolls back")
    clock: Floats = column("since the stage began", "s")
    mark: Ints = ref("what it is told off to")
    out: Floats = column("where it sees that from", "wu")
    rounds: Ints = whole("of its first gun when it rolled out")
    holds: Bools = flag("its gunners do not choose: they hold fire, or fire at the mark alone")
    limbs: Bools = flag("its first gun is laid on the mark's legs")
