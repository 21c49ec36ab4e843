"""Who sits in a landcruiser: its turret and gun as they are laid, its hatch, and what its crew has been told."""

from __future__ import annotations

from game.base.vectors import Bools, Floats, Ints
from game.engine.components import Component, column, flag, ref, whole

OPEN, HULL_DOWN, MASKED = 0, 1, 2
"""how much of a vehicle those see who may fire at it: all of it, its turret, nothing"""


class Crew(Component):
    """Driver, gunner and commander of a vehicle with a turret."""

    slew: Floats = column("how fast its turret turns", "rad/s", fixed=True)
    elevate: Floats = column("how fast its gun rises and sinks", "rad/s", fixed=True)
    sees: Floats = column("so many times as far its commander sees out of the open hatch", "", fixed=True, default=1.0)
    bearing: Floats = column("where the turret looks: 0 right, pi left, between them across", "rad")
    rise: Floats = column("of its gun over level", "rad")
    laid: Bools = flag("its gun points where it is wanted, and can fire there")
    in_hand: Ints = whole("number of the gun that is laid by a person's order")
    breech: Ints = whole("number of the gun whose round is in the barrel")
    want_aim: Floats = column("where to lay, when it has no mark", "wu", shape=(2,))
    mark: Ints = ref("whom to fire at before all others")
    offset: Floats = column("of the place to lay at from the middle of the mark", "wu", shape=(2,))
    told: Bools = flag("was told its mark, and does not choose another")
    trigger_s: Floats = column("an order to fire still stands", "s")
    waits: Bools = flag("fires only on the word")
    word_s: Floats = column("the word to fire still stands", "s")
    roll: Ints = whole("rolls by itself: 1 ahead until its turret is clear, -1 astern until it is masked, 0 not")
    roll_s: Floats = column("at most so long", "s")
    roll_to: Floats = column("to this place, unless it is there before", "wu")
    backs: Bools = flag("rolls back to cover after its next shot")
    about_s: Floats = column("of turning about left", "s")
    want_hatch: Bools = flag("its commander wants to look out")
    hatch: Floats = column("how far the hatch is open", "share")
    thermal: Bools = flag("looks at what is warm")
    hurt: Ints = whole("times its commander was hit; the second time he is dead")
    down_s: Floats = column("until a commander who was hit can look out again", "s")
    clear: Bools = flag("its gun has a clear line to somebody it has to reckon with")
    cover: Ints = whole("0 in the open, 1 hull down, 2 masked")
