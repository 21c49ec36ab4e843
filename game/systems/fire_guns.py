"""Fire guns: rounds, beams and missiles leave their muzzles when target, reaction and reload allow."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows, left_of, unit
from game.engine.schedule import writes
from game.world.blasts import go_off
from game.world.components import Body
from game.world.conning import ground_along
from game.world.ground_events import Beamed, RocketAway, Shot, Struck
from game.world.gunners import (
    at_once,
    can_fight,
    change_magazine,
    in_arc,
    is_free,
    is_loaded,
    late_s,
    lay,
    muzzles,
    reaction_s,
    spread_of,
)
from game.world.land import height_at, is_clear
from game.world.seekers import leads
from game.world.surface import WINGS, Eyes, Field, Gun, Height, Life, Shell, Storeys, Unit
from game.world.surface_catalogue import BEAM, GUN, MISSILE_ARM
from game.world.surface_world import RocketBirth, SurfaceWorld

_EJECT_WUPS = 60.0


@writes(Gun, Eyes, Life, Shell, Height, Storeys, Field)
def fire_guns(world: SurfaceWorld) -> None:
    """Let every gun that is laid and loaded fire.

    Law: rounds only fall, one for each shot; a beam reaches what no earth hides.
    """
    gun, guns = world.mounts[Gun], world.mounts.rows(Gun)
    if not len(guns):
        return
    gun.ready[guns] = np.maximum(gun.ready[guns] - DT, 0.0)
    gun.gap[guns] = np.maximum(gun.gap[guns] - DT, 0.0)
    gun.dwell[guns] = np.maximum(gun.dwell[guns] - DT, 0.0)
    _change(world, guns)
    laid = guns[(gun.target[guns] >= 0) & can_fight(world, gun.owner[guns])]
    laid = laid[~world.units[Unit].manned[gun.owner[laid]]]
    if len(laid):
        way, _ = lay(world, laid, gun.target[laid])
        gun.aim[laid] = way
        begins = (gun.ready[laid] <= 0.0) & (gun.burst[laid] == 0) & is_loaded(world, laid)
        begins &= (gun.seen_s[laid] >= reaction_s(world, laid)) & in_arc(world, laid, way) & is_free(world, laid)
        begins &= ~(world.catalogue.by_laser[gun.arm[laid]] & leads(world, gun.owner[laid]))
        start = laid[begins]
        gun.burst[start] = at_once(world, start, _burst(world, start))
        gun.gap[start] = 0.0
    firing = guns[(gun.burst[guns] > 0) & (gun.gap[guns] <= 0.0) & can_fight(world, gun.owner[guns])]
    _let_go(world, firing)
    idle = guns[(gun.burst[guns] > 0) & ~can_fight(world, gun.owner[guns])]
    gun.burst[idle] = 0


def _is_foe(world: SurfaceWorld, guns: Rows) -> Bools:
    """Say whose gunners are the player's enemies: how quick those are, and how they space volleys, is difficulty."""
    out: Bools = world.units[Body].side[world.mounts[Gun].owner[guns]] != world.player_side
    return out


def _change(world: SurfaceWorld, guns: Rows) -> None:
    """Put fresh magazines in where the time is up. Law: a magazine never holds more than is left."""
    gun = world.mounts[Gun]
    busy = guns[gun.change[guns] > 0.0]
    gun.change[busy] = np.maximum(gun.change[busy] - DT, 0.0)
    done = busy[gun.change[busy] <= 0.0]
    full = world.catalogue.arm["magazine"][gun.arm[done]].astype(np.intp)
    gun.loaded[done] = np.minimum(full, gun.rounds[done])


def _burst(world: SurfaceWorld, guns: Rows) -> Rows:
    """Give how many rounds or missiles each trigger pull lets go."""
    gun, arms, kind = world.mounts[Gun], world.catalogue.arm, world.catalogue.arm_kind
    arm = gun.arm[guns]
    count = np.where(kind[arm] == GUN, arms["burst"][arm], np.where(kind[arm] == MISSILE_ARM, arms["salvo"][arm], 1.0))
    return count.astype(np.intp)


def _let_go(world: SurfaceWorld, guns: Rows) -> None:
    gun, catalogue = world.mounts[Gun], world.catalogue
    if not len(guns):
        return
    arm = gun.arm[guns]
    gun.burst[guns] -= 1
    gun.rounds[guns] -= 1
    gun.loaded[guns] = np.maximum(gun.loaded[guns] - 1, 0)
    gun.gap[guns] = catalogue.arm["gap_s"][arm]
    gun.fired[guns] = True
    over = guns[gun.burst[guns] == 0]
    pause, quick = catalogue.arm["reload_s"][gun.arm[over]], catalogue.arm["by_hand_s"][gun.arm[over]]
    by_hand = world.units[Unit].manned[gun.owner[over]] & (quick > 0.0)
    guided = (catalogue.arm_kind[gun.arm[over]] == MISSILE_ARM) & _is_foe(world, over)
    pause = pause * np.where(guided, world.difficulty.volley_gap_factor, 1.0)
    pause = pause + np.minimum(late_s(world, over), pause)
    gun.ready[over] = np.where(by_hand, quick, pause)
    change_magazine(world, guns[gun.loaded[guns] == 0])
    world.units[Eyes].shot_age[gun.owner[guns]] = 0.0
    for kind, act in ((GUN, _shoot), (BEAM, _burn), (MISSILE_ARM, _launch)):  # LOOP: three sorts of arm
        some = guns[catalogue.arm_kind[arm] == kind]
        if len(some):
            act(world, some)


def _shoot(world: SurfaceWorld, guns: Rows) -> None:
    """Put rounds into the air, with everybody's own scatter."""
    gun, arms, rng = world.mounts[Gun], world.catalogue.arm, world.random["gunnery"]
    arm, owner = gun.arm[guns], gun.owner[guns]
    start = muzzles(world, guns)
    spread = spread_of(world, guns)
    way = unit(gun.aim[guns] + left_of(gun.aim[guns]) * (spread * rng.normal(size=len(guns)))[:, None])
    speed = arms["muzzle_wups"][arm]
    fuse = np.where(arms["fuse_height_wu"][arm] > 0.0, _fuse(world, guns, start, speed), -1.0)
    side, target = world.units[Body].side[owner], gun.target[guns]
    laid = (target >= 0) & ~world.units[Unit].manned[owner]
    own = world.units[Body].vel[owner] * (world.units[Unit].move[owner] == WINGS)[:, None]
    world.shells.append(
        len(guns), pos=start, prev_pos=start, vel=way * speed[:, None] + own, left=arms["life_s"][arm], fuse=fuse,
        side=side, arm=arm, owner=world.units[Body].serial[owner], owner_kind=world.units[Unit].kind[owner],
        speed=speed, mark=np.where(laid, world.units[Body].serial[target], -1),
    )  # fmt: skip
    for place, row in enumerate(owner.tolist()):  # LOOP: rounds of one tick
        shot = Shot(row, world.serial(row), int(arm[place]), int(side[place]), _pair(start[place]), _pair(way[place]))
        world.events.append(shot)


def _fuse(world: SurfaceWorld, guns: Rows, start: Floats, speed: Floats) -> Floats:
    """Give after how long rounds burst: when they are over what they are fired at."""
    target = world.mounts[Gun].target[guns]
    far = np.hypot(*(world.units[Body].pos[np.maximum(target, 0)] - start).T)
    out: Floats = np.where(target >= 0, far / speed, 1.0)
    return out


def _burn(world: SurfaceWorld, guns: Rows) -> None:
    """Let beams burn: what they are laid on if nothing is in the way, else the earth."""
    gun, catalogue, life = world.mounts[Gun], world.catalogue, world.units[Life]
    start = muzzles(world, guns)
    for place, one in enumerate(guns.tolist()):  # LOOP: beams of one tick
        arm, owner, target = int(gun.arm[one]), int(gun.owner[one]), int(gun.target[one])
        end = start[place] + gun.aim[one] * catalogue.arm["range_m"][arm] * 0.5
        if target < 0 and gun.high[one] < 0.0:  # a lens that looks down burns the ground it is pointed at
            end = ground_along(world, start[place], gun.aim[one], float(catalogue.arm["range_m"][arm]))
        if target >= 0:
            end = world.units[Body].pos[target].copy()
            if is_clear(world.land, start[place][None], end[None])[0]:
                through = catalogue.arm["penetration_mm"][arm] > life.armour[target, 2]
                life.pending[target] += catalogue.arm["damage"][arm] * (1.0 if through else 0.1)
                life.struck_arm[target], life.struck_by[target] = arm, world.serial(owner)
                struck = Struck(target, world.serial(target), arm, _pair(end), _pair(gun.aim[one]), bool(through))
                world.events.append(struck)
        end[1] = max(float(end[1]), float(height_at(world.land, end[0])))
        gun.end[one], gun.dwell[one] = end, catalogue.arm["dwell_s"][arm]
        side, kind = int(world.units[Body].side[owner]), int(world.units[Unit].kind[owner])
        world.events.append(Beamed(owner, world.serial(owner), arm, side, _pair(start[place]), _pair(end)))
        if catalogue.arm["blast_wu"][arm] > 0.0:
            go_off(world, end, arm, side, world.serial(owner), kind)


def _launch(world: SurfaceWorld, guns: Rows) -> None:
    """Let missiles out of their tubes."""
    gun, catalogue, rng = world.mounts[Gun], world.catalogue, world.random["launch"]
    start = muzzles(world, guns)
    for place, one in enumerate(guns.tolist()):  # LOOP: missiles of one tick
        arm, owner = int(gun.arm[one]), int(gun.owner[one])
        lofted = catalogue.arm["speed_wups"][arm] >= 300.0 and world.units[Unit].move[owner] != WINGS
        way = unit(gun.aim[one] + (0.0, 0.35)) if lofted else gun.aim[one]
        vel = world.units[Body].vel[owner] + way * _EJECT_WUPS
        works = bool(rng.random() < catalogue.arm["works_share"][arm])
        side = int(world.units[Body].side[owner])
        target = int(gun.target[one])
        world.request_rocket(RocketBirth(arm, side, owner, target, _pair(start[place]), _pair(vel), works))
        world.events.append(RocketAway(owner, world.serial(owner), arm, side, _pair(start[place]), _pair(way)))


def _pair(v: Floats) -> tuple[float, float]:
    return (float(v[0]), float(v[1]))
