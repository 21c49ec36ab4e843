"""Conning: what a captain asks of a starship over land. Hands and autopilot write the same columns through these."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.vectors import Floats, Rows, unit
from game.world import commands as c
from game.world.components import Body
from game.world.escorts import send
from game.world.fields import MOST_FOCUS
from game.world.gunners import at_once, can_fight, in_arc, is_loaded, muzzles
from game.world.land import height_at, is_clear, width
from game.world.storeys import half_of
from game.world.surface import HOVER, WINGS, Cargo, Field, Gun, Hangar, Life, Task, Unit
from game.world.surface_catalogue import BEAM, MISSILE_ARM

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

CEILING_WU = 1300.0
"""[wu] a starship in battle goes no higher over the sea"""
_AIMED_WU = 12.0  # a lens burns at least so far beside what it is aimed at
_LEAST_SPACING_WU, _MOST_SPACING_WU = 24.0, 140.0


def is_ship(world: SurfaceWorld, row: int) -> bool:
    """Say whether a unit is a starship that a captain can conn: it hovers, and carries a shield."""
    part = world.units[Unit]
    return row >= 0 and int(part.move[row]) == HOVER and bool(world.units[Field].capacity[row] > 0.0)


def obey_captain(world: SurfaceWorld, row: int, command: c.Command) -> None:
    """Carry out what a person at the conn asks for; the dead and what is no ship do not hear it."""
    if not is_ship(world, row) or world.units[Life].hp[row] <= 0.0:
        return
    world.units[Unit].manned[row] = True
    match command:
        case c.Hang(point=point):
            hang(world, row, point)
        case c.GatherShield(way=way, focus=focus):
            gather(world, row, np.array(way, float), focus)
        case c.Burn(gun=number, target=target, point=point):
            burn(world, row, number, world.units.find(target), np.array(point, float))
        case c.LetDown(on=on, spacing=spacing):
            let_down(world, row, on, spacing)
        case c.SendFighters(count=count, whom=whom) if world.units.holds(row, Hangar):
            send(world, row, min(max(count, 0), 1000), world.units.find(whom))


def hang(world: SurfaceWorld, row: int, point: tuple[float, float]) -> None:
    """Order where the ship is to hang; how it gets there is the engines' affair."""
    x = min(max(point[0], 0.0), width(world.land))
    world.units[Task].want_point[row] = (x, min(max(point[1], 0.0), CEILING_WU))


def gather(world: SurfaceWorld, row: int, way: Floats, focus: float) -> None:
    """Order where the shield is to be strongest, and how much of it is to be gathered there. way: of any length"""
    field = world.units[Field]
    field.want_focus[row] = min(max(focus, 0.0), MOST_FOCUS)
    if way.any():
        field.want_facing[row] = float(np.arctan2(way[1], way[0]))


def let_down(world: SurfaceWorld, row: int, on: bool, spacing: float) -> None:
    """Open or close the bays. spacing: [wu] asked for between those who sink"""
    cargo = world.units[Cargo]
    cargo.releasing[row] = on
    cargo.spacing[row] = min(max(spacing, _LEAST_SPACING_WU), _MOST_SPACING_WU)


def batteries_of(world: SurfaceWorld, row: int, kind: int) -> Rows:
    """Give a ship's guns of one sort of arm, in the order in which they are mounted."""
    gun, guns = world.mounts[Gun], world.mounts.rows(Gun)
    mine = guns[(gun.owner[guns] == row) & (world.catalogue.arm_kind[gun.arm[guns]] == kind)]
    return mine[np.argsort(gun.number[mine], kind="stable")]


def can_be_burned(world: SurfaceWorld, row: int, target: int) -> bool:
    """Say whether a ship's beams could be meant for a unit: an enemy that holds still enough under them."""
    body, part = world.units[Body], world.units[Unit]
    alive = target >= 0 and world.units.holds(target, Unit) and world.units[Life].hp[target] > 0.0
    return bool(alive and body.side[target] != body.side[row] and part.move[target] != WINGS)


def lenses_on(world: SurfaceWorld, row: int, place: Floats) -> Rows:
    """Give the lenses of a ship that reach a place: in their cone, in range, and no earth between."""
    lenses = batteries_of(world, row, BEAM)
    if not len(lenses):
        return lenses
    start = muzzles(world, lenses)
    off = place - start
    reach = np.hypot(off[:, 0], off[:, 1]) <= world.catalogue.arm["range_m"][world.mounts[Gun].arm[lenses]]
    marks = np.repeat(place[None], len(lenses), axis=0)
    return lenses[reach & in_arc(world, lenses, unit(off)) & is_clear(world.land, start, marks)]


def burn(world: SurfaceWorld, row: int, number: int, target: int, point: Floats) -> None:
    """Fire one lens, or one salvo of missiles, at a unit, or with a lens at a place.

    number: of the gun; below 0 the first lens that is ready. Law: one shot, one mark; nothing hidden is fired at.
    """
    gun, catalogue = world.mounts[Gun], world.catalogue
    meant = can_be_burned(world, row, target)
    if not can_fight(world, np.array([row]))[0]:
        return
    place = aim_at(world, target) if meant else point
    tubes = batteries_of(world, row, MISSILE_ARM)
    if number in gun.number[tubes]:
        likes = catalogue.likes[gun.arm[tubes]][:, catalogue.prey[world.units[Unit].kind[max(target, 0)]]]
        one = tubes[(gun.number[tubes] == number) & (likes > 0.0) & meant]
    else:
        one = lenses_on(world, row, place)
        one = one if number < 0 else one[gun.number[one] == number]
    one = one[(gun.ready[one] <= 0.0) & (gun.burst[one] == 0) & is_loaded(world, one)][:1]
    if not len(one):
        return
    salvo = int(catalogue.arm["salvo"][gun.arm[one[0]]]) if catalogue.arm_kind[gun.arm[one[0]]] == MISSILE_ARM else 1
    gun.target[one] = target if meant else -1
    gun.aim[one] = unit(place[None] - muzzles(world, one))
    gun.burst[one], gun.gap[one] = at_once(world, one, np.full(len(one), salvo)), 0.0


def aim_at(world: SurfaceWorld, target: int) -> Floats:
    """Give where a lens looks for a unit: a little over its middle, clear of the ground it stands on."""
    place = world.units[Body].pos[target].copy()
    place[1] += 0.3 * half_of(world, np.array([target]))[0, 1]
    return place


def ground_along(world: SurfaceWorld, start: Floats, way: Floats, reach: float) -> Floats:
    """Give where a beam meets the ground, or its end in the air. Returns: (2) [wu]"""
    along = start + way * np.linspace(0.0, reach, int(reach / _AIMED_WU) + 2)[:, None]
    under = np.flatnonzero(along[:, 1] <= height_at(world.land, along[:, 0]))
    end: Floats = along[int(under[0])] if len(under) else along[-1]
    return end
