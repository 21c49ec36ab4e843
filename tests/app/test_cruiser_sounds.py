"""What a crew hears: the engine by its load, the turret while it turns, the breech when a round is in, the hatch."""

from __future__ import annotations

import pytest

from game.app.cruiser_sounds import CruiserSounds
from game.engine.tables import Ref
from game.ui.ground_console import GroundConsole
from game.world import commands as c
from game.world.components import Body
from game.world.surface import Gun, Task
from game.world.surface_crew import Crew
from tests.systems.ground_stage import Ground


class Board:
    """Keeps what is asked of it."""

    def __init__(self) -> None:
        self.loops: dict[str, tuple[bool, float, float | None]] = {}
        self.played: list[str] = []

    def loop(self, name, on, gain=1.0, pan=0.0, key=None, pitch=None):
        self.loops[name] = (bool(on), gain, pitch)

    def play(self, name, *rest, **more):
        self.played.append(name)


@pytest.fixture
def seat():
    ground, board = Ground(), Board()
    own = ground.add("race_landcruiser", 1000.0)
    ground.unit.player[own] = True
    console = GroundConsole(ground.world.serial(own), 0)
    console.drives = True
    return ground, own, console, board, CruiserSounds(board, console)


def test_the_engine_works_harder_the_more_is_asked_of_it(seat):
    ground, own, _, board, sounds = seat
    sounds.update(ground.world)
    idle = board.loops["cruiser_load"]
    ground.world.units[Task].want_speed[own], ground.world.units[Body].vel[own] = 60.0, (40.0, 0.0)
    sounds.update(ground.world)
    on, gain, pitch = board.loops["cruiser_load"]
    assert idle[0] and on and gain > idle[1] and pitch > idle[2]


def test_the_turret_is_heard_while_it_turns_and_no_longer(seat):
    ground, own, _, board, sounds = seat
    ref = ground.world.units.refer(own)
    sounds.update(ground.world)
    assert not board.loops["turret_whine"][0]
    heard = []
    ground.tick(1, (c.Drive(ref, 0.0, (100.0, 118.0), Ref(-1, 0), 0, False, False, False),))
    for _ in range(60):
        ground.tick(6)
        sounds.update(ground.world)
        heard.append(board.loops["turret_whine"][0])
    assert heard[0] and heard[20] and not heard[-1]


def test_breech_and_hatch_are_heard_once_each(seat):
    ground, own, _, board, sounds = seat
    gun, one = ground.world.mounts[Gun], ground.guns(own)[0]
    gun.ready[one] = 3.0
    sounds.update(ground.world)
    gun.ready[one] = 0.0
    for _ in range(3):
        sounds.update(ground.world)
    assert board.played == ["breech_clank"]
    ground.world.units[Crew].hatch[own] = 1.0
    for _ in range(3):
        sounds.update(ground.world)
    assert board.played == ["breech_clank", "hatch_clang"]


def test_who_is_lost_is_not_heard(seat):
    ground, own, _, board, sounds = seat
    sounds.update(ground.world)
    ground.life.pending[own] = 1e6
    ground.tick(2)
    sounds.update(ground.world)
    assert not board.loops["cruiser_load"][0] and not board.loops["turret_whine"][0]
