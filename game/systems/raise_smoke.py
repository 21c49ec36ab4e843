"""Raise smoke: blasts whirl up dust, what burns gives off soot, and vehicles in danger hide themselves."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows
from game.engine.schedule import writes
from game.world.components import Body
from game.world.ground_events import Blast, Collapsed, Felled, SmokeLaid, Struck
from game.world.land import height_at, is_hard
from game.world.smoke import DUST, MOST_EMBERS, RUBBLE, SCREEN, SOOT
from game.world.surface import (
    FOOT,
    HOVER,
    TRACKS,
    Debris,
    Eyes,
    Gun,
    Life,
    Rocket,
    Task,
    Tracks,
    Unit,
)
from game.world.surface_catalogue import BEAM, MISSILE_ARM
from game.world.surface_smoke import Discharger, Embers
from game.world.surface_world import EmbersBirth, SmokeBirth, SurfaceWorld
from game.world.tasks import TASK_FALL_BACK

_DUST_FROM_WU, _TWO_FROM_WU = 15.0, 30.0  # reach of a blast that raises dust, and of one that raises two puffs
_PAVED = 0.45  # of the dust, where the ground is hard
_RUBBLE_PUFFS, _RUBBLE_SHARE, _RUBBLE_MOST_WU = 5, 0.5, 44.0
_SMOKES_S = 100.0  # embers of a fallen house
_PUFFS_PER_S = 0.95  # of one good fire
_SHARED = 130.0  # puffs in the air that all fires together may keep up: many fires give off fewer each
_GLOW_S, _BURN_S = 60.0, 6.0  # a hulk, and a machine, smokes its fullest with so much fire left
_LEAST, _FAINT = 0.25, 0.6  # how often and how densely a fire smokes at its end of what it did
_LIES_WU = 60.0  # what is higher over the ground than this is still falling
_SMALL_WU, _LARGE_WU = 12.0, 34.0  # half height of what burns, for its smoke
_MIX_WUPS = 3.0
_HEAVY_MM = 200.0  # a hit by what goes through so much is a warning
_WATCHED_S = 1.5  # an enemy has seen it so lately
_AGAIN_S = 16.0
_POT_WU, _THROW_WU, _POT_WUPS = 26.0, 46.0, 16.0
_FLAT = 0.55  # a fan of pots is lower than wide
_FAN_DEG = (4.0, 26.0, 50.0, 78.0, 108.0, 140.0)  # from straight ahead over the roof to astern


@writes(Discharger, Debris, Life, Embers)
def raise_smoke(world: SurfaceWorld) -> None:
    """Ask for the smoke and dust of a tick.

    Law: it goes by what happened in this tick and what burns now; who made it happen does not matter.
    """
    for event in world.events:  # LOOP: events of one tick
        if isinstance(event, Blast) and event.ground and not event.water and event.radius >= _DUST_FROM_WU:
            _dust(world, event)
        elif isinstance(event, Collapsed):
            _collapse(world, event)
        elif isinstance(event, Felled):
            _leave_embers(world, event)
    _smoulder(world)
    _hide(world)


def _dust(world: SurfaceWorld, event: Blast) -> None:
    x, reach = event.pos[0], event.radius
    dense = _PAVED if is_hard(world.land, x) else 1.0
    ground = float(height_at(world.land, np.array(x)))
    for off in (-0.35, 0.45) if reach >= _TWO_FROM_WU else (0.0,):  # LOOP: twice
        at, vel = (x + off * reach, ground + 0.3 * reach), (off * reach, 0.0)
        world.request_smoke(SmokeBirth(DUST, at, vel, reach, dense))


def _collapse(world: SurfaceWorld, event: Collapsed) -> None:
    wide, high = float(world.catalogue.half[event.kind, 0]), event.high / 2.0
    size = min(max(wide, high) * _RUBBLE_SHARE, _RUBBLE_MOST_WU)
    foot = float(height_at(world.land, np.array(event.pos[0])))
    for share in np.linspace(-1.0, 1.0, _RUBBLE_PUFFS).tolist():  # LOOP: five
        at = (event.pos[0] + share * wide, foot + size * (0.9 - 0.4 * abs(share)))
        world.request_smoke(SmokeBirth(RUBBLE, at, (share * size * 0.6, 0.0), size))
    _kindle(world, (event.pos[0], foot + 6.0), size)


def _leave_embers(world: SurfaceWorld, event: Felled) -> None:
    """Let what stood still and leaves no hulk, a battery or a cannon, smoke where it stood."""
    rule = world.catalogue.units[event.kind]
    if rule.body.move == "still" and rule.role != "building":
        _kindle(world, event.pos, rule.height_wu / 2.0)


def _kindle(world: SurfaceWorld, place: tuple[float, float], size: float) -> None:
    if len(world.zones.rows(Embers)) + len(world.embers_births) < MOST_EMBERS:
        world.request_embers(EmbersBirth(place, size, _SMOKES_S))


def _smoulder(world: SurfaceWorld) -> None:
    """Let everything that burns smoke, each fire evenly and at its own moments."""
    fires = _fires(world)
    level = np.concatenate([fire.level for fire in fires])
    if not len(level):
        return
    rate = _PUFFS_PER_S * (_LEAST + (1.0 - _LEAST) * np.minimum(level, 1.0))
    shared = min(1.0, _SHARED / (float(world.catalogue.smoke["life_s"][SOOT]) * float(rate.sum())))
    for fire in fires:  # LOOP: three sorts of fire
        wait = fire.part.puff_s[fire.rows] - DT
        due = np.flatnonzero(wait <= 0.0)
        share = np.minimum(fire.level[due], 1.0)
        wait[due] = 1.0 / (_PUFFS_PER_S * (_LEAST + (1.0 - _LEAST) * share) * shared)
        fire.part.puff_s[fire.rows] = wait
        for one, part in zip(due.tolist(), share.tolist(), strict=True):  # LOOP: puffs of one tick
            across, along = world.random["smoke"].normal(0.0, 1.0, 2).tolist()
            size = min(max(float(fire.size[one]), _SMALL_WU), _LARGE_WU)
            at = (float(fire.place[one, 0]) + across * 0.25 * size, float(fire.place[one, 1]))
            dense = _FAINT + (1.0 - _FAINT) * part
            world.request_smoke(SmokeBirth(SOOT, at, (along * _MIX_WUPS, 0.0), size, dense))


class _Fire(NamedTuple):
    """Fires of one sort: whose columns they are, their rows, where, how large, and how strong (1: well alight)."""

    part: Debris | Life | Embers
    rows: Rows
    place: Floats
    size: Floats
    level: Floats


def _fires(world: SurfaceWorld) -> tuple[_Fire, _Fire, _Fire]:
    """Give all that burns: hulks that lie, machines on fire, fallen houses."""
    body, half = world.units[Body], world.catalogue.half[:, 1]
    hulks, debris = world.units.rows(Body, Debris), world.units[Debris]
    hulks = hulks[debris.heat[hulks] > 0.0]
    hulks = hulks[body.pos[hulks, 1] < height_at(world.land, body.pos[hulks, 0]) + _LIES_WU]
    rows, part, life = world.units.rows(Body, Unit, Life), world.units[Unit], world.units[Life]
    rows = rows[(life.burning[rows] > 0.0) & (life.hp[rows] > 0.0) & (part.move[rows] != FOOT)]
    embers, left = world.zones[Embers], world.zones.rows(Embers)
    return (
        _Fire(debris, hulks, body.pos[hulks], half[debris.kind[hulks]], debris.heat[hulks] / _GLOW_S),
        _Fire(life, rows, body.pos[rows], half[part.kind[rows]], life.burning[rows] / _BURN_S),
        _Fire(embers, left, embers.place[left], embers.size[left], embers.left[left] / _SMOKES_S),
    )


def _hide(world: SurfaceWorld) -> None:
    """Let smoke dischargers off: when told, when struck and alive, when lit by a laser, when withdrawing in view."""
    rows, tubes = world.units.rows(Body, Unit, Life, Discharger), world.units[Discharger]
    if not len(rows):
        return
    tubes.wait[rows] = np.maximum(tubes.wait[rows] - DT, 0.0)
    able = (tubes.left[rows] > 0) & (tubes.wait[rows] <= 0.0) & (world.units[Life].hp[rows] > 0.0)
    able &= (world.units[Unit].move[rows] != TRACKS) | (world.units[Tracks].overturned[rows] <= 0.0)
    ready = rows[able]
    if len(ready):
        back = world.units[Task].kind[ready] == TASK_FALL_BACK
        back &= world.units[Eyes].seen[ready] < _WATCHED_S
        wants = tubes.asked[ready] | back | _struck(world, ready) | _lased(world, ready)
        for row in ready[wants].tolist():  # LOOP: vehicles that let theirs off in one tick
            _let_off(world, row)
    tubes.asked[rows] = False


def _struck(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say which have been hit this tick by something that they had better not meet again."""
    arms, kind = world.catalogue.arm, world.catalogue.arm_kind
    hit = {
        event.row for event in world.events
        if isinstance(event, Struck)
        and (event.through or kind[event.arm] == MISSILE_ARM or arms["penetration_mm"][event.arm] >= _HEAVY_MM)
    }  # fmt: skip
    return np.isin(rows, sorted(hit))


def _lased(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say which are lit by a laser that stays on them: a hovering ship's lens, or what leads a missile in."""
    gun, guns, catalogue = world.mounts[Gun], world.mounts.rows(Gun), world.catalogue
    lens = guns[(gun.target[guns] >= 0) & (catalogue.arm_kind[gun.arm[guns]] == BEAM)]
    lens = lens[world.units[Unit].move[gun.owner[lens]] == HOVER]
    flying, rocket = world.units.rows(Body, Rocket), world.units[Rocket]
    led = flying[(rocket.target[flying] >= 0) & catalogue.by_laser[rocket.arm[flying]]]
    return np.isin(rows, np.concatenate([gun.target[lens], rocket.target[led]]))


def _let_off(world: SurfaceWorld, row: int) -> None:
    """Throw a fan of pots over the roof."""
    tubes, body = world.units[Discharger], world.units[Body]
    tubes.left[row] -= 1
    tubes.wait[row] = _AGAIN_S
    x, y = world.place(row)
    turned, drift = int(world.units[Unit].turned[row]), float(body.vel[row, 0])
    ways = np.radians(_FAN_DEG) + world.random["smoke"].normal(0.0, 0.06, len(_FAN_DEG))
    for way in ways.tolist():  # LOOP: six pots
        across, up = float(np.cos(way)) * turned, float(np.sin(way))
        at = (x + across * _THROW_WU, y + up * _THROW_WU * _FLAT)
        vel = (across * _POT_WUPS + 0.5 * drift, up * _POT_WUPS * 0.4 * _FLAT)
        world.request_smoke(SmokeBirth(SCREEN, at, vel, _POT_WU))
    world.events.append(SmokeLaid(row, world.serial(row), int(body.side[row]), (x, y)))
