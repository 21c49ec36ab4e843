"""Note deeds: count what a person does with his own hands, where the level asks for it."""

from __future__ import annotations

from game.engine.schedule import writes
from game.world.deeds import deeds_of
from game.world.world import World


@writes()
def note_deeds(world: World) -> None:
    """Count this tick's commands by what they ask for; autopilots, squads and triggers give none.

    Law: who commands nothing has done nothing.
    """
    if not world.asked_deeds:
        return
    for command in world.commands:  # LOOP: commands of one tick
        for deed in deeds_of(world, command) & world.asked_deeds:
            world.deeds[deed] = world.deeds.get(deed, 0) + 1
