"""Flying by hand: what pointer, keys, sticks and switches ask of the craft, and what the squadron is told."""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
import pytest

from game.app import ground_flight
from game.app.bindings import shipped
from game.app.flight_eye import FlightEye
from game.app.ground_pilot import GroundPilot
from game.app.ground_scene import console_of
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.ui.flight_advice import flight_hints
from game.ui.flight_orders import wings_of
from game.ui.flight_units import foes_of, is_winged, led, role_of
from game.ui.ground_units import guns_of, player_row, row_of
from game.view.surface.eye import SurfaceCamera
from game.world import commands as c
from game.world.components import Body
from game.world.surface import Gun, Task, Wings
from game.world.tasks import TASK_ESCORT, TASK_REGROUP

SIZE = (1280, 720)


class Seat:
    """A pilot's seat in the real battle, without a window: hold keys, let ticks pass."""

    def __init__(self) -> None:
        library = standard()
        self.battle = Simulation(library, find_level("missile", library), 3, commanded=True)
        self.world = self.battle.world
        self.console = console_of(self.world, False)
        self.pilot = GroundPilot(self.console)
        self.camera = SurfaceCamera(SIZE, self.world.level.view_wu, 0.42, lambda x: 60.0, 118000.0)
        self.camera.aloft = True
        self.held: defaultdict[str, float] = defaultdict(float)

    @property
    def own(self) -> int:
        return row_of(self.world, self.console.own)

    def fly(self, seconds: float, *keys: str) -> None:
        for key in keys:
            self.held[key] = 1.0
        for _ in range(round(seconds * 60)):
            self.pilot.hold(self.world, self.camera, self.held)
            self.battle.tick(self.pilot.take())
            self.camera.jump(self.world.units[Body].pos[self.own])
        self.held.clear()

    def asks(self, *keys: str) -> c.Fly:
        """Give the command that these keys make now."""
        held = defaultdict(float, dict.fromkeys(keys, 1.0))
        return ground_flight.command(self.world, self.own, self.console, self.camera, held)

    def climb_deg(self) -> float:
        x, y = self.world.units[Body].vel[self.own]
        return math.degrees(math.atan2(y, x))


@pytest.fixture
def seat() -> Seat:
    return Seat()


def test_the_craft_flies_to_where_one_points(seat):
    assert is_winged(seat.world, player_row(seat.world)) and seat.console.flies
    seat.console.pointer, seat.console.by_pointer = (640.0 + 200.0, 360.0 - 200.0), True
    seat.fly(1.5)
    assert seat.climb_deg() == pytest.approx(45.0, abs=12.0)


def test_keys_alone_lift_the_nose_and_it_stays_there(seat):
    seat.fly(0.6, "nose_up")
    seat.fly(1.2)
    there = seat.climb_deg()
    assert there > 25.0
    seat.fly(1.0)
    assert seat.climb_deg() == pytest.approx(there, abs=4.0), "let go, the path stays"
    seat.fly(0.3, "level_right")
    seat.fly(2.0)
    assert seat.climb_deg() == pytest.approx(0.0, abs=4.0)


def test_a_nose_held_up_goes_on_round_a_loop(seat):
    seen = set()
    for _ in range(70):
        seat.fly(0.1, "nose_up", "burn")
        seen.add(round(seat.climb_deg() / 45.0) % 8)
    assert seen == set(range(8)), "through the top and down again, the same way round"


def test_keys_burn_and_throttle_and_the_arm_in_hand_fires(seat):
    fly = seat.asks("fire")
    assert fly.gun and fly.launch == -1, "the cannon's trigger"
    seat.console.slot = 1
    fly = seat.asks("fire")
    assert not fly.gun and fly.launch > 0, "a missile off its rail"
    assert seat.asks("burn").burner and not seat.asks().burner and seat.asks("ease").throttle < 0.5
    seat.pilot.act(seat.world, "latch")
    seat.pilot.act(seat.world, "lever_less")
    assert seat.asks().burner and seat.asks().throttle == 0.75
    seat.fly(0.1)
    assert seat.world.units[Wings].burning[seat.own]


def test_the_direct_stick_pulls_itself_and_lets_go_level(seat):
    seat.pilot.act(seat.world, "stick")
    seat.fly(1.0)
    assert abs(seat.climb_deg()) < 6.0, "hands off it holds itself up"
    seat.fly(0.5, "nose_up")
    assert seat.climb_deg() > 20.0
    fly = seat.asks()
    assert fly.aim == (0.0, 0.0) and abs(fly.stick) <= 1.0


def test_a_stick_drawn_back_lifts_the_nose_until_it_rests(seat):
    seat.pilot.act(seat.world, "stick")
    seat.console.by_pointer = False
    ground_flight.lean(seat.console.hands, seat.world, seat.own, 0.0, 0.8)
    seat.fly(0.6)
    assert seat.climb_deg() > 20.0
    seat.pilot.act(seat.world, "stick")
    ground_flight.lean(seat.console.hands, seat.world, seat.own, 0.7, 0.7)
    seat.fly(2.0)
    assert seat.climb_deg() == pytest.approx(-45.0, abs=10.0), "with the instructor it points"


def test_the_target_taken_is_what_the_seeker_takes(seat):
    seat.console.slot = 1
    seat.pilot.act(seat.world, "target_next")
    target = row_of(seat.world, seat.console.target)
    assert role_of(seat.world, target) == "bomber", "what is rare comes first"
    radar = guns_of(seat.world, seat.own)[1]
    for _ in range(200):
        seat.fly(0.1, "nose_on")
        if seat.world.mounts[Gun].target[radar] >= 0:
            break
    assert seat.world.mounts[Gun].target[radar] == row_of(seat.world, seat.console.target)


def test_a_path_that_is_nearly_right_becomes_right(seat):
    foe = int(foes_of(seat.world, seat.own)[0])
    seat.world.lock(False)
    body, own = seat.world.units[Body], seat.own
    body.pos[foe] = body.pos[own] + (380.0, 20.0)
    body.vel[foe] = body.vel[own]
    seat.world.lock(True)
    seat.console.target, seat.console.fixed = seat.world.serial(foe), True
    way, _ = led(seat.world, own, int(guns_of(seat.world, own)[0]), foe)
    meets = math.atan2(way[1], way[0])
    seat.console.hands.way = meets + math.radians(7.0)
    near = np.array(seat.asks().aim)
    seat.console.hands.way = meets + math.radians(30.0)
    far = np.array(seat.asks().aim)
    assert abs(math.atan2(near[1], near[0]) - meets) < math.radians(4.0)
    assert math.atan2(far[1], far[0]) == pytest.approx(meets + math.radians(30.0), abs=1e-6), "help is no autopilot"


@pytest.mark.parametrize(("order", "kind"), [("cover", TASK_ESCORT), ("regroup", TASK_REGROUP), ("break_off", TASK_REGROUP)])
def test_the_squadron_hears_does_it_and_answers(seat, order, kind):
    rows = wings_of(seat.world, seat.console)
    assert len(rows) == 24
    seat.pilot.act(seat.world, order)
    assert seat.console.waiting, "somebody answers"
    seat.battle.tick(seat.pilot.take())
    task = seat.world.units[Task]
    assert (task.kind[rows] == kind).all()
    if order == "cover":
        assert (task.target[rows] == seat.own).all()


def test_hints_name_what_is_bound(seat):
    for by_pointer in (True, False):
        seat.console.by_pointer = by_pointer
        shown = flight_hints(seat.world, seat.console, shipped().labels("air"))
        assert shown and all(words for _, words in shown)
    assert not any("Mouse" in key or "button" in key for key, _ in shown), "who has no mouse is told of none"


def test_the_view_leads_and_neither_jumps_nor_loses_whom_one_chases(seat):
    eye = FlightEye(seat.camera, seat.console)
    eye.start(seat.world)
    body, last, steps = seat.world.units[Body], None, []
    seat.pilot.act(seat.world, "target_next")
    target = row_of(seat.world, seat.console.target)
    seat.world.lock(False)
    body.pos[target] = body.pos[seat.own] + (1900.0, -500.0)
    seat.world.lock(True)
    for picture in range(240):
        seat.fly(1 / 60)
        eye.move(seat.world, 1.0, 1 / 60, "both")
        seat.camera.update(1 / 60)
        at = seat.camera.to_screen(body.pos[seat.own])
        if last is not None and picture > 5:
            steps.append(float(np.hypot(*(at - last))))
        last = at
    assert max(steps) < 8.0, "the craft glides over the screen"
    assert seat.camera.visible(np.array([body.pos[seat.own], body.pos[target]])).all()
    eye.zoom(2)
    assert not eye.free and seat.camera.goal_zoom > 0.42, "the player's zoom is his"


def test_the_view_stays_wide_when_fast_and_comes_nearer_when_slow(seat):
    eye = FlightEye(seat.camera, seat.console)
    eye.start(seat.world)
    body = seat.world.units[Body]
    goals = []
    for speed in (200.0, 400.0):
        seat.world.lock(False)
        body.vel[seat.own] = (speed, 0.0)
        seat.world.lock(True)
        eye.move(seat.world, 1.0, 1 / 60, "own")
        goals.append(seat.camera.goal_zoom)
    assert goals[0] > goals[1]
