"""Ram: enemies of one lane hurt one another; friends and other lanes do not."""

import pytest

from game.systems.ram import ram
from game.world.ground_events import Collided
from tests.systems.air_stage import Air


@pytest.mark.parametrize(
    ("other", "lane", "off", "met"),
    [
        ("arume_fighter", 0, (60.0, 0.0), True), ("arume_fighter", 1, (60.0, 0.0), False),
        ("race_killercraft", 0, (60.0, 0.0), False), ("arume_fighter", 0, (60.0, 45.0), False),
        ("arume_fighter", 0, (99.0, 0.0), False),
    ],
)  # fmt: skip
def test_hulls_that_cross(other: str, lane: int, off: tuple[float, float], met: bool):
    air = Air()
    one = air.craft("race_killercraft", (60000.0, 2000.0))
    two = air.craft(other, (60000.0 + off[0], 2000.0 + off[1]), (-300.0, 0.0), lane=lane)
    air.run(ram)
    assert (air.life.pending[one] > 200.0) == met
    assert air.life.pending[one] == air.life.pending[two]
    assert len(air.events(Collided)) == met
