"""What a pilot hears: engine by speed and throttle, the seeker's state, the stall, what passes close."""

from __future__ import annotations

import numpy as np
import pytest

from game.app.flight_sounds import FlightSounds
from game.ui.ground_console import GroundConsole
from game.world import ground_events as g
from game.world.surface import Gun
from tests.systems.air_stage import Air


class Board:
    """Keeps what is asked of it."""

    def __init__(self) -> None:
        self.loops: dict[str, tuple[bool, float, float | None]] = {}
        self.played: list[str] = []

    def loop(self, name, on, gain=1.0, pan=0.0, key=None, pitch=None):
        self.loops[name] = (bool(on), gain, pitch)

    def play(self, name, *rest, **more):
        self.played.append(name)

    play_at = play


@pytest.fixture
def seat():
    air, board = Air(), Board()
    own = air.craft("race_killercraft", (30000.0, 2000.0), (300.0, 0.0))
    console = GroundConsole(air.world.serial(own), 0, autopilot=False)
    console.flies = True
    return air, own, console, board, FlightSounds(board, console)


def test_the_engine_follows_speed_and_the_burner_is_heard(seat):
    air, own, _, board, sounds = seat
    sounds.update(air.world)
    slow = board.loops["jet_own"]
    air.body.vel[own] = (420.0, 0.0)
    air.wings.burning[own] = True
    sounds.update(air.world)
    assert slow[0] and board.loops["jet_own"][2] > slow[2]
    assert board.loops["burner_own"][0]
    air.wings.fuel[own] = 0.0
    sounds.update(air.world)
    assert not board.loops["burner_own"][0], "without fuel there is none"


def test_the_seeker_in_hand_is_heard_looking_and_holding(seat):
    air, own, console, board, sounds = seat
    foe = air.craft("arume_fighter", (33000.0, 2000.0), (300.0, 0.0))
    console.target = air.world.serial(foe)
    sounds.update(air.world)
    assert not board.loops["seeker_search"][0], "the cannon is in hand"
    console.slot = 1
    sounds.update(air.world)
    assert board.loops["seeker_search"][0] and not board.loops["heater_beep"][0]
    gun, guns = air.world.mounts[Gun], air.world.mounts.rows(Gun)
    radar = guns[(gun.owner[guns] == own) & (gun.arm[guns] == air.world.catalogue.arm_number("radar_missile"))][0]
    gun.target[radar], gun.seen_s[radar] = foe, 2.0
    sounds.update(air.world)
    assert board.loops["heater_beep"][0] and not board.loops["seeker_search"][0]


def test_a_stall_a_beam_close_by_the_flash_and_who_goes_past(seat):
    air, own, _, board, sounds = seat
    place = air.world.place(own)
    near = g.Beamed(-1, -1, 0, 1, (place[0] - 200.0, place[1] + 30.0), (place[0] + 200.0, place[1] + 30.0))
    sounds.take(air.world, [near, near._replace(pos=(0.0, 0.0), end=(10.0, 0.0)), g.Flashed(0, 1, place, 30000.0)])
    assert board.played == ["beam_near", "flash_far"]
    sounds.update(air.world)
    assert not board.loops["stall_horn"][0] and "jet_pass_arume" not in board.played
    air.craft("arume_fighter", (place[0] - 60.0, place[1] + 40.0), (-300.0, 0.0))
    air.body.vel[own] = (80.0, 0.0)
    air.body.face[own] = np.array((1.0, 0.0))
    sounds.update(air.world)
    assert board.loops["stall_horn"][0] and "jet_pass_arume" in board.played
