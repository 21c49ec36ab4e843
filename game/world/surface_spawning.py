"""Births on the surface: units from a level's forces and out of one another, guided missiles, burnt-out hulls."""

from __future__ import annotations

import math

import numpy as np

from game.base.vectors import facing
from game.rules.arms import GuidedRule
from game.rules.surface import (
    CargoRule,
    FootRule,
    HoverRule,
    LegsRule,
    SurfaceUnitRule,
    TracksRule,
    WingsRule,
)
from game.world.components import Body, Record
from game.world.crews import seat_crew
from game.world.land import height_at, raise_roof, width
from game.world.surface import (
    ALIVE,
    FOOT,
    HOVER,
    LEGS,
    MOVE_PARTS,
    MOVES,
    STILL,
    TRACKS,
    WINGS,
    Cargo,
    Debris,
    Eyes,
    Field,
    Foot,
    Gun,
    Hangar,
    Hover,
    Legs,
    Life,
    Pilot,
    Rocket,
    Storeys,
    Task,
    Tracks,
    Unit,
    Wings,
)  # fmt: skip
from game.world.surface_ambush import Lurk
from game.world.surface_crew import Crew
from game.world.surface_smoke import Discharger
from game.world.surface_troops import Drill, Encounter, Post, Windows
from game.world.surface_world import DebrisBirth, RocketBirth, SurfaceWorld, UnitBirth
from game.world.walking import stand_up

_DEBRIS_GLOW_S = 75.0
_FIRST_LOOK_S = 0.5


def spawn_unit(world: SurfaceWorld, birth: UnitBirth) -> int:
    """Bring a unit into the battle, standing on the ground if it does not fly. Returns: its row"""
    rule = world.catalogue.units[birth.kind]
    move = MOVES.index(rule.body.move)
    some = (
        (Field, rule.field), (Cargo, rule.cargo), (Discharger, rule.smoke_salvos), (Storeys, rule.storeys),
        (Pilot, move == WINGS), (Crew, rule.turret), (Lurk, move == TRACKS), (Post, move == FOOT),
        (Drill, move in (FOOT, TRACKS)), (Windows, rule.windows), (Hangar, rule.hangar),
    )  # fmt: skip
    moves = [part for part in (MOVE_PARTS[move],) if part is not None]
    row = world.units.claim(*ALIVE, *moves, *(part for part, fitted in some if fitted))
    others = (each for each in MOVE_PARTS if each is not None and each not in moves)
    for part in (Field, Cargo, Discharger, Storeys, Pilot, Crew, Lurk, Post, Drill, Windows, Hangar, *others):
        if part is not MOVE_PARTS[move] and not world.units.holds(row, part):
            world.units.wipe(row, part)
    body, unit = world.units[Body], world.units[Unit]
    x, y = _stand(world, rule, birth, move)
    body.pos[row] = body.prev_pos[row] = (x, y)
    body.vel[row] = birth.vel
    body.angle[row] = body.prev_angle[row] = birth.angle
    body.face[row] = facing(np.array(birth.angle))
    body.mass[row] = rule.mass_t
    across = math.hypot(rule.length_wu, rule.height_wu)
    gyration = rule.body.gyration_wu if isinstance(rule.body, LegsRule) else across / math.sqrt(12.0)
    body.moment[row] = rule.mass_t * gyration**2
    body.radius[row] = across / 2.0
    body.form[row], body.side[row], body.serial[row] = birth.kind, birth.side, world.take_serial()
    unit.kind[row], unit.group[row], unit.value[row] = birth.kind, birth.group, rule.value
    unit.move[row], unit.turned[row], unit.lane[row] = move, birth.turned, birth.lane
    unit.name[row] = _record(world, row, birth)
    _equip(world, row, rule, birth)
    _mobilise(world, row, rule)
    world.add_body(row, body)
    if move == LEGS:
        stand_up(world, np.array([row]))
    if move == STILL and rule.role == "building":
        raise_roof(world.land, x - rule.length_wu / 2.0, x + rule.length_wu / 2.0, rule.height_wu)
    return row


def _stand(world: SurfaceWorld, rule: SurfaceUnitRule, birth: UnitBirth, move: int) -> tuple[float, float]:
    """Give where a unit's middle is: on the ground, unless it flies or comes down from the air."""
    if move in (WINGS, HOVER):
        return birth.pos
    x = float(min(max(birth.pos[0], 8.0), width(world.land) - 8.0))
    high = rule.body.height_wu if isinstance(rule.body, LegsRule) else rule.height_wu / 2.0
    ground = float(height_at(world.land, np.array(x))) + high
    return x, max(ground, birth.pos[1]) if move in (FOOT, LEGS) else ground


def _record(world: SurfaceWorld, row: int, birth: UnitBirth) -> int:
    place, record, body = world.records.claim(Record, Encounter), world.records[Record], world.units[Body]
    record.unit[place], record.kind[place], record.group[place] = row, birth.kind, birth.group
    record.side[place], record.serial[place], record.entry[place] = birth.side, body.serial[row], birth.entry
    return place


def _equip(world: SurfaceWorld, row: int, rule: SurfaceUnitRule, birth: UnitBirth) -> None:
    life, eyes, task, catalogue = world.units[Life], world.units[Eyes], world.units[Task], world.catalogue
    life.full[row] = rule.hull
    life.hp[row] = rule.hull * birth.health if birth.health > 0.0 else 1.0
    life.pending[row] = 0.0 if birth.health > 0.0 else rule.hull  # who did not live through it is counted all the same
    armour = rule.armour
    life.armour[row] = (armour.front, armour.rear, armour.top, armour.belly, armour.limb)
    life.nerve[row] = rule.nerve
    if rule.storeys:
        build = world.units[Storeys]
        build.standing[row], build.high[row] = rule.storeys, rule.height_wu / rule.storeys
        build.each[row] = rule.hull / rule.storeys
        build.hp[row, : rule.storeys] = build.each[row]
    if rule.windows:
        glass = world.units[Windows]
        glass.sill[row], glass.lintel[row] = rule.windows.sill, rule.windows.lintel
        glass.frame[row] = rule.windows.frame
    eyes.eye[row], eyes.sensor[row] = rule.sight.eye_wu, rule.sight.sensor_m
    eyes.signature[row] = eyes.base[row] = rule.sight.signature
    eyes.heat[row], eyes.radar[row] = rule.sight.heat, rule.sight.radar
    task.kind[row], task.point[row], task.want_point[row] = birth.task, birth.point, birth.pos
    task.want_dir[row] = (birth.turned, 0.0)
    task.target[row] = birth.target
    task.wait[row] = float(world.random["spawn"].uniform(0.0, _FIRST_LOOK_S))
    for number, mounted in enumerate(rule.guns):  # LOOP: guns of a unit
        place, gun = world.mounts.claim(Gun), world.mounts[Gun]
        arm = catalogue.arm_number(mounted.weapon)
        gun.owner[place], gun.arm[place], gun.number[place] = row, arm, number
        gun.place[place], gun.behind[place], gun.hatch[place] = mounted.at_wu, mounted.behind, mounted.hatch
        gun.low[place], gun.high[place] = math.radians(mounted.arc_deg[0]), math.radians(mounted.arc_deg[1])
        gun.aim[place] = (birth.turned, 0.0)
        gun.rounds[place] = gun.full[place] = mounted.rounds
        gun.loaded[place] = min(mounted.rounds, int(catalogue.arm["magazine"][arm]))
        if not mounted.hatch:
            gun.ready[place] = float(world.random["spawn"].uniform(0.0, catalogue.arm["reload_s"][arm] * 0.5 + 0.05))
    if rule.field:
        field = world.units[Field]
        field.store[row] = field.capacity[row] = rule.field.capacity
        field.recharge[row], field.standoff[row] = rule.field.recharge_per_s, rule.field.standoff_wu
    if rule.turret:
        seat_crew(world, row, rule.turret, birth.turned)
    if rule.smoke_salvos:
        world.units[Discharger].left[row] = rule.smoke_salvos
    if rule.cargo:
        cargo = world.units[Cargo]
        cargo.kind[row], cargo.left[row] = catalogue.unit(rule.cargo.unit), rule.cargo.count
        cargo.each_s[row], cargo.spread[row] = rule.cargo.each_s, rule.cargo.spread_wu
    if rule.hangar:
        _man_hangar(world, row, rule.hangar)


def _man_hangar(world: SurfaceWorld, row: int, rule: CargoRule) -> None:
    """Put fighters aboard."""
    hangar = world.units[Hangar]
    hangar.kind[row], hangar.left[row] = world.catalogue.unit(rule.unit), rule.count
    hangar.each_s[row], hangar.spread[row] = rule.each_s, rule.spread_wu


def _mobilise(world: SurfaceWorld, row: int, rule: SurfaceUnitRule) -> None:
    """Write what a unit's legs, tracks, wings or feet can do."""
    match rule.body:
        case FootRule() as b:
            foot = world.units[Foot]
            foot.walk[row], foot.run[row], foot.crawl[row] = b.walk_wups, b.run_wups, b.crawl_wups
            foot.sink[row] = b.sink_wups
        case TracksRule() as b:
            tracks = world.units[Tracks]
            tracks.speed[row], tracks.reverse[row], tracks.accel[row] = b.speed_wups, b.reverse_wups, b.accel_wups2
        case LegsRule() as b:
            legs = world.units[Legs]
            legs.height[row], legs.hip[row], legs.leg[row], legs.sole[row] = b.height_wu, b.hip_wu, b.leg_wu, b.sole_wu
            legs.gyration[row], legs.stabiliser[row] = b.gyration_wu, b.stabiliser
            legs.swing_s[row], legs.double_s[row] = b.swing_s, b.double_s
            legs.speed[row], legs.accel[row] = b.speed_wups, b.accel_wups2
            legs.clearance[row], legs.stride[row] = b.clearance_wu, b.stride_wu
            legs.hop_up[row], legs.hop_far[row] = b.hop_wu[0], b.hop_wu[1]
        case WingsRule() as b:
            wings = world.units[Wings]
            wings.lift[row], wings.cl_max[row], wings.cl_slope[row] = b.lift, b.cl_max, b.cl_slope
            wings.cd0[row], wings.k_induced[row] = b.cd0, b.k_induced
            wings.thrust[row], wings.burner[row] = b.thrust_wups2, b.burner_wups2
            wings.g_most[row], wings.pitch[row] = b.g_most, b.pitch_rps
            wings.cruise[row], wings.fuel[row] = b.speed_wups, b.fuel_s
            world.units[Pilot].willing[row] = b.willing > 0.0 and world.random["pilots"].random() < b.willing
        case HoverRule() as b:
            hover = world.units[Hover]
            hover.speed[row], hover.accel[row], hover.tilt[row] = b.speed_wups, b.accel_wups2, math.radians(b.tilt_deg)


def spawn_rocket(world: SurfaceWorld, birth: RocketBirth) -> int:
    """Bring a guided missile into the battle. Returns: its row"""
    row, body, rocket = world.units.claim(Body, Rocket), world.units[Body], world.units[Rocket]
    rule = world.catalogue.arms[birth.arm]
    assert isinstance(rule, GuidedRule)
    body.pos[row] = body.prev_pos[row] = birth.pos
    body.vel[row], body.face[row] = birth.vel, (1.0, 0.0)
    body.mass[row] = body.moment[row] = 0.2
    body.form[row], body.side[row], body.serial[row] = world.catalogue.shadow_form, birth.side, world.take_serial()
    rocket.arm[row], rocket.owner[row], rocket.target[row] = birth.arm, birth.owner, birth.target
    rocket.owner_serial[row] = world.serial(birth.owner)
    rocket.owner_kind[row] = int(world.units[Unit].kind[birth.owner]) if birth.owner >= 0 else -1
    rocket.works[row] = birth.works
    world.add_body(row, body)
    return row


def spawn_debris(world: SurfaceWorld, birth: DebrisBirth) -> int:
    """Leave a burnt-out hull where a machine died; one under water does not burn. Returns: its row"""
    row, body, debris = world.units.claim(Body, Debris), world.units[Body], world.units[Debris]
    rule = world.catalogue.units[birth.kind]
    body.pos[row] = body.prev_pos[row] = birth.pos
    body.vel[row], body.angle[row] = birth.vel, birth.angle
    body.prev_angle[row], body.face[row] = birth.angle, facing(np.array(birth.angle))
    body.mass[row] = rule.mass_t
    body.moment[row] = rule.mass_t * (rule.length_wu**2 + rule.height_wu**2) / 12.0
    body.form[row], body.side[row] = world.catalogue.shadow_form, birth.side
    body.serial[row] = world.take_serial()
    debris.kind[row], debris.turned[row], debris.lies[row] = birth.kind, birth.turned, birth.lies
    debris.heat[row] = _DEBRIS_GLOW_S
    world.add_body(row, body)
    return row
