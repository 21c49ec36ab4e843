"""Systems declare what they change."""

from game.engine.components import Component
from game.engine.schedule import writes


class Heat(Component):
    """Nothing in it."""


def test_a_system_knows_its_name_and_what_it_writes():
    @writes(Heat)
    def warm(world: list[int]) -> None:
        world.append(1)

    world: list[int] = []
    warm(world)
    assert (warm.name, warm.writes, world) == ("warm", (Heat,), [1])
