"""Lay guns: every gunner looks now and then for the best thing in sight to fire at."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT, SIDES
from game.base.vectors import Bools, Floats, Rows, unit
from game.engine.schedule import writes
from game.world.components import Body
from game.world.crews import noticed_by
from game.world.gunners import (
    can_fight,
    first_guns,
    in_arc,
    is_flying,
    is_served,
    muzzles,
    reaction_s,
    sensors,
    topples,
)  # fmt: skip
from game.world.land import in_sight
from game.world.smoke import ENOUGH, light_left, smoke_between, weather_share
from game.world.storeys import half_of
from game.world.surface import FOOT, Eyes, Gun, Life, Pilot, Rocket, Unit
from game.world.surface_ambush import Lurk, Plan
from game.world.surface_catalogue import MISSILE_ARM
from game.world.surface_crew import Crew
from game.world.surface_troops import Post
from game.world.surface_world import SurfaceWorld
from game.world.targets import easier, shared_out
from game.world.walls import at_windows, is_inside

_EVERY_TICKS = 10  # each gunner looks six times a second
_TRIED = 3  # of the best targets, so many are checked for a clear line
_NEAR_M = 250.0  # two targets this much farther apart are worth twice as much, the near one
_CLAIM = 0.5  # a missile already on its way makes a target worth so much less
_STAYS = 3.0  # a gunner leaves his target only for one worth so many times as much
_TOLD = 50.0  # and for whom he was told to fire at, when he sees him, he leaves anybody
_LOUD_S, _LOUD = 4.0, 3.85  # who has fired so lately is so much plainer to see
_SHARED_S = 2.5  # what a friend has seen this lately is known on the radio net
_FRIGHT = 0.75  # who is more afraid does not lift his head


@writes(Gun, Eyes, Unit)
def lay_guns(world: SurfaceWorld) -> None:
    """Choose targets for the guns whose gunners look in this tick, and let the others watch theirs.

    Law: nobody fires at what he cannot see. Deterministic: stable order, lowest row first.
    """
    gun, eyes = world.mounts[Gun], world.units[Eyes]
    alive = world.units.rows(Body, Unit, Eyes)
    eyes.seen[alive] += DT
    eyes.shot_age[alive] += DT
    _look_out(world, alive)
    guns = world.mounts.rows(Gun)
    if not len(guns):
        return
    gun.seen_s[guns] += DT
    gun.fired[guns] = False
    due = guns[(guns + world.tick) % _EVERY_TICKS == 0]
    due = due[~_held(world, due)]
    due = due[~world.units[Unit].manned[gun.owner[due]] & ~world.units[Pilot].lays[gun.owner[due]]]
    for side in range(len(SIDES)):  # LOOP: sides
        mine = due[world.units[Body].side[gun.owner[due]] == side]
        prey = alive[(world.units[Body].side[alive] != side) & (world.units[Life].hp[alive] > 0.0)]
        prey = prey[~topples(world, prey) & ~world.units[Post].yielded[prey]]
        if len(mine):
            _choose(world, mine, prey)


def _look_out(world: SurfaceWorld, alive: Rows) -> None:
    """Let a soldier whom a person is see for himself, as those do who lay their own guns."""
    part = world.units[Unit]
    people = alive[part.player[alive] & part.manned[alive] & (part.move[alive] == FOOT)]
    for row in people[(people + world.tick) % _EVERY_TICKS == 0].tolist():  # LOOP: people on foot, one or two
        world.units[Eyes].seen[noticed_by(world, row)] = 0.0


def _held(world: SurfaceWorld, guns: Rows) -> Bools:
    """Say which guns are not their gunners' to lay: all in ambush before the word, the first one's barrel after."""
    gun, lurk, part = world.mounts[Gun], world.units[Lurk], world.units[Unit]
    owner = gun.owner[guns]
    out: Bools = lurk.holds[owner].copy()
    if out.any():
        first = first_guns(world)[owner]
        barrel = (gun.place[guns] == gun.place[np.maximum(first, 0)]).all(axis=1) & (first >= 0)
        out &= barrel | ~world.groups[Plan].sprung[part.group[owner]]
    return out


def _choose(world: SurfaceWorld, guns: Rows, prey: Rows) -> None:
    gun, life = world.mounts[Gun], world.units[Life]
    able = can_fight(world, gun.owner[guns]) & (gun.rounds[guns] > 0) & (life.fear[gun.owner[guns]] < _FRIGHT)
    able &= is_served(world, guns)
    before = gun.target[guns].copy()
    found = np.full(len(guns), -1)
    if len(prey) and able.any():
        which = np.flatnonzero(able)
        found[which] = _best(world, guns[which], prey)
    gun.target[guns] = found
    fresh = (found >= 0) & (found != before)
    kept = np.where(fresh & (before >= 0), 0.4, 0.0)  # who shifts his aim is laid sooner than who begins
    gun.seen_s[guns[fresh]] = kept[fresh] * reaction_s(world, guns[fresh])
    seen = found[found >= 0]
    world.units[Eyes].seen[seen] = 0.0
    _turn(world, guns[found >= 0], seen)


def _turn(world: SurfaceWorld, guns: Rows, targets: Rows) -> None:
    """Turn soldiers and turrets towards what they fire at."""
    body, part = world.units[Body], world.units[Unit]
    owner = world.mounts[Gun].owner[guns]
    side = np.where(body.pos[targets, 0] >= body.pos[owner, 0], 1, -1)
    turns = world.catalogue.is_infantry[part.kind[owner]] | (part.move[owner] == 2) | (part.move[owner] == 5)
    part.turned[owner[turns]] = side[turns]


def _best(world: SurfaceWorld, guns: Rows, prey: Rows) -> Rows:
    """Give the best target of each gun that it can reach and see, -1 for none."""
    gun, body = world.mounts[Gun], world.units[Body]
    start = muzzles(world, guns)
    to = body.pos[prey][None] - start[:, None]
    far = np.hypot(to[..., 0], to[..., 1])
    range_m, told = _noticed(world, guns, prey)
    worth = _worth(world, guns, prey, to, far, (far <= range_m) | told)
    order = np.argsort(-worth, axis=1, kind="stable")[:, :_TRIED]
    out = np.full(len(guns), -1)
    for turn in range(order.shape[1]):  # LOOP: three tries
        open_ = np.flatnonzero((out < 0) & (worth[np.arange(len(guns)), order[:, turn]] > 0.0))
        if not len(open_):
            break
        marks = prey[order[open_, turn]]
        place = body.pos[marks].copy()
        place[:, 1] += 0.3 * half_of(world, marks)[:, 1]
        eye = body.pos[gun.owner[guns[open_]]].copy()
        eye[:, 1] += world.units[Eyes].eye[gun.owner[guns[open_]]]
        eye, place = at_windows(world, gun.owner[guns[open_]], eye, place), at_windows(world, marks, place, eye)
        clear = in_sight(world.land, eye, place)
        margin = range_m[open_, order[open_, turn]] / np.maximum(far[open_, order[open_, turn]], 1.0)
        clear &= _is_lit(world, guns[open_], eye, place, margin, told[open_, order[open_, turn]])
        out[open_[clear]] = marks[clear]
    return out


def _worth(world: SurfaceWorld, guns: Rows, prey: Rows, to: Floats, far: Floats, known: Bools) -> Floats:
    """Weigh every target for every gun, 0 where it may not fire. Returns: (guns, prey)"""
    gun, catalogue = world.mounts[Gun], world.catalogue
    arm, kinds = gun.arm[guns], world.units[Unit].kind[prey]
    likes = catalogue.likes[arm][:, catalogue.prey[kinds]]
    reach = (far <= catalogue.arm["range_m"][arm][:, None]) & (far >= catalogue.arm["near_m"][arm][:, None])
    fits = (likes > 0.0) & reach & known
    rows, columns = np.nonzero(fits)
    if len(rows):
        way = unit(to[rows, columns])
        fits[rows, columns] = in_arc(world, guns[rows], way)
    worth = likes * (0.5 + world.units[Unit].value[prey])[None] / (far + _NEAR_M)
    claims = _claims(world, prey)
    guided = catalogue.arm_kind[arm] == MISSILE_ARM
    worth = np.where(guided[:, None], worth / (1.0 + _CLAIM * claims[None]) ** 2, worth)
    worth = shared_out(world, guns, prey, worth) * easier(world, guns, prey)
    worth = np.where(prey[None] == gun.target[guns][:, None], worth * _STAYS, worth)
    told = world.units[Crew].mark[gun.owner[guns]]
    worth = np.where(prey[None] == told[:, None], worth * _TOLD, worth)
    out: Floats = np.where(fits, worth, 0.0)
    return out


def _is_lit(
    world: SurfaceWorld, guns: Rows, eye: Floats, place: Floats, margin: Floats, told: Bools
) -> Bools:
    """Say which marks the smoke in between does not hide.

    margin: range at which each would be noticed in clear air, by how far it is; told: of what radio has told
    Law: smoke shortens the range of notice by the share of light that it takes. Source: SURFACE.md section 6.
    """
    arm, catalogue = world.mounts[Gun].arm[guns], world.catalogue
    light = light_left(world, smoke_between(world, eye, place) * catalogue.veil[arm])
    bright = light >= ENOUGH
    return ((light * margin >= 1.0) | (told & bright)) & (bright | ~catalogue.of_light[arm])


def _noticed(world: SurfaceWorld, guns: Rows, prey: Rows) -> tuple[Floats, Bools]:
    """Give how far off each gunner notices what, and what radio tells him of. Returns: twice (guns, prey)"""
    eyes, owner = world.units[Eyes], world.mounts[Gun].owner[guns]
    loud = np.where(eyes.shot_age[prey] < _LOUD_S, _LOUD, 1.0)
    clear = np.sqrt(eyes.signature[prey] * loud)
    clear = np.where(is_flying(world, prey), np.maximum(clear, 1.0), clear)
    body = world.units[Body]
    air = weather_share(world, body.pos[owner], body.pos[prey])
    air = np.where((world.catalogue.veil[world.mounts[Gun].arm[guns]] > 0.0)[:, None], air, 1.0)
    known = np.where(is_inside(world, prey), world.catalogue.library.ground.house_fire.remembers_s, _SHARED_S)
    told = (eyes.seen[prey] < known)[None] & ~world.catalogue.own_eyes[world.mounts[Gun].arm[guns]][:, None]
    return sensors(world, owner)[:, None] * clear[None] * air, told


def _claims(world: SurfaceWorld, prey: Rows) -> Floats:
    """Count missiles on their way to each target."""
    flying = world.units.rows(Body, Rocket)
    target = world.units[Rocket].target[flying]
    counts = np.bincount(target[target >= 0], minlength=world.units.size)
    return counts[prey].astype(float)
