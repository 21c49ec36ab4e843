"""What happens in a tick on the surface, and in which order: the whole battle in one screen."""

from __future__ import annotations

from typing import Any

from game.engine.schedule import System
from game.systems.advance_by_bounds import advance_by_bounds
from game.systems.advance_shells import advance_shells
from game.systems.bear_load import bear_load
from game.systems.carry_out import carry_out
from game.systems.command_forces import command_forces
from game.systems.conn_ship import conn_ship
from game.systems.crush import crush
from game.systems.direct_hover import direct_hover
from game.systems.drift_smoke import drift_smoke
from game.systems.drive import drive
from game.systems.fight_in_air import fight_in_air
from game.systems.fire_guns import fire_guns
from game.systems.fly import fly
from game.systems.give_up import give_up
from game.systems.go_blind import go_blind
from game.systems.hit_hatches import hit_hatches
from game.systems.hover import hover
from game.systems.judge import judge
from game.systems.keep_roll import keep_roll
from game.systems.lay_guns import lay_guns
from game.systems.march import march
from game.systems.meet_rockets import meet_rockets
from game.systems.note_deeds import note_deeds
from game.systems.obey_surface import obey_surface
from game.systems.pilot_aircraft import pilot_aircraft
from game.systems.raise_smoke import raise_smoke
from game.systems.ram import ram
from game.systems.send_fighters import send_fighters
from game.systems.serve_turrets import serve_turrets
from game.systems.spring_ambush import spring_ambush
from game.systems.steer_rockets import steer_rockets
from game.systems.step_physics import step_physics
from game.systems.take_damage import take_damage
from game.systems.turn_field import turn_field
from game.systems.unload import unload
from game.systems.walk import walk

PHASES: tuple[tuple[str, tuple[System[Any], ...]], ...] = (
    ("decide", (
        command_forces, obey_surface, note_deeds, carry_out, spring_ambush, advance_by_bounds, direct_hover, conn_ship,
        pilot_aircraft, fight_in_air, serve_turrets, lay_guns,
    )),
    ("act", (
        march, drive, walk, fly, bear_load, hover, turn_field, unload, send_fighters, fire_guns, steer_rockets,
    )),
    ("move", (step_physics, advance_shells, drift_smoke)),
    ("resolve", (meet_rockets, ram, crush, hit_hatches, take_damage, give_up, go_blind, raise_smoke)),
    ("score", (keep_roll, judge)),
)
TICK: tuple[System[Any], ...] = tuple(system for _, systems in PHASES for system in systems)
