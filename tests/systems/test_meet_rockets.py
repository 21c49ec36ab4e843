"""Meet rockets: who is in a missile's way has it."""

import pytest

from game.systems.meet_rockets import meet_rockets
from game.systems.step_physics import step_physics
from game.world.tasks import TASK_REGROUP
from tests.systems.air_stage import Air


@pytest.fixture
def air() -> Air:
    return Air()


def stage(air: Air, other: str, y: float = 2000.0, age: float = 2.0) -> tuple[int, int, int]:
    """Put a mark, somebody before it, and a missile a tick away from that one."""
    mark = air.craft("arume_bomber", (64000.0, 2000.0), (-200.0, 0.0), TASK_REGROUP)
    row = air.craft(other, (60000.0, y), (-300.0, 0.0), TASK_REGROUP)
    shot = air.missile("radar_missile", (59950.0, 2000.0), (1000.0, 0.0), mark, age=age)
    return mark, row, shot


@pytest.mark.parametrize(
    ("other", "y", "age", "met"),
    [
        ("arume_fighter", 2000.0, 2.0, True), ("arume_fighter", 2015.0, 2.0, True), ("arume_fighter", 2040.0, 2.0, False),
        ("arume_fighter", 2000.0, 0.3, False), ("race_killercraft", 2000.0, 2.0, False),
        ("arume_city_missile", 2000.0, 2.0, False),
    ],
)  # fmt: skip
def test_it_goes_off_on_an_enemy_in_its_way(air: Air, other: str, y: float, age: float, met: bool):
    mark, row, shot = stage(air, other, y, age)
    air.run(step_physics, meet_rockets)
    assert (shot in air.world.deaths) == met
    assert (air.life.pending[row] > 50.0) == met
    assert air.life.struck_for[row] == (air.unit.kind[mark] if met else -1)
    assert air.life.pending[mark] == 0.0


def test_what_it_was_meant_for_is_forgotten_in_the_next_tick(air: Air):
    _, row, _ = stage(air, "arume_fighter")
    air.run(step_physics, meet_rockets)
    assert air.life.struck_for[row] >= 0
    air.settle()
    air.run(meet_rockets)
    assert air.life.struck_for[row] == -1
