"""What happens in a tick, and in which order: the whole battle in one screen."""

from __future__ import annotations

from game.engine.schedule import System
from game.systems.absorb import absorb
from game.systems.advance_rounds import advance_rounds
from game.systems.allot_fire import allot_fire
from game.systems.breach import breach
from game.systems.charge_genocide import charge_genocide
from game.systems.collide import collide
from game.systems.command_forces import command_forces
from game.systems.detonate import detonate
from game.systems.fire_beams import fire_beams
from game.systems.fire_cannon import fire_cannon
from game.systems.fire_genocide import fire_genocide
from game.systems.fire_lasers import fire_lasers
from game.systems.follow_queue import follow_queue
from game.systems.grind import grind
from game.systems.guide import guide
from game.systems.judge import judge
from game.systems.keep_records import keep_records
from game.systems.launch import launch
from game.systems.link_up import link_up
from game.systems.note_deeds import note_deeds
from game.systems.obey import obey
from game.systems.plan_course import plan_course
from game.systems.recharge_shields import recharge_shields
from game.systems.route_power import route_power
from game.systems.spill_charge import spill_charge
from game.systems.spool_ftl import spool_ftl
from game.systems.step_physics import step_physics
from game.systems.think import think
from game.systems.thrust import thrust
from game.world.world import World

PHASES: tuple[tuple[str, tuple[System[World], ...]], ...] = (
    ("decide", (command_forces, obey, note_deeds, think, follow_queue, plan_course, link_up, allot_fire)),
    ("power", (route_power, charge_genocide, spool_ftl, recharge_shields)),
    ("act", (thrust, guide, launch, fire_lasers, fire_cannon, fire_beams, fire_genocide, grind)),
    ("move", (step_physics, advance_rounds)),
    ("resolve", (collide, detonate, absorb, spill_charge, breach)),
    ("score", (keep_records, judge)),
)
TICK: tuple[System[World], ...] = tuple(system for _, systems in PHASES for system in systems)
