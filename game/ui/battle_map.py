"""The map of the whole battle, and the icons and names of ships seen from far away."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Bools, Rows
from game.ui.console import Console, rows_of
from game.ui.fleet_state import Icons, LabelMark, MapView
from game.ui.hud_world import Marks
from game.view.camera import ICONS_BELOW, Camera, is_icon
from game.world.components import Body, Missile, Mount, Ship
from game.world.world import World

_EDGE_WU = 900.0
_LEAST_HALF_WU = 3000.0
_BIG_MASS_T = 20000.0
_HARM_WU = 5000.0
_LABEL_LIFT_PX = 26.0
_LEAST_LABELLED = 2
_MANY = 16  # ships selected from which rings would cover the picture


def whole_battle(world: World) -> MapView:
    """Give the square of the world that holds every ship and every safe place's near side."""
    pos = world.units[Body].pos[world.ships()]
    if not len(pos):
        return MapView((0.0, 0.0), _LEAST_HALF_WU)
    low, high = pos.min(axis=0) - _EDGE_WU, pos.max(axis=0) + _EDGE_WU
    half = max(float((high - low).max()) / 2.0, _LEAST_HALF_WU)
    half = 1000.0 * np.ceil(half / 1000.0)
    x, y = np.round((low + high) / 2.0 / 200.0) * 200.0
    return MapView((float(x), float(y)), float(half))


def icon_rows(world: World, camera: Camera) -> Rows:
    """Give the ships on the screen that are drawn as icons."""
    rows = world.ships()
    if camera.zoom >= ICONS_BELOW:
        return rows[:0]
    rows = rows[camera.visible(world.units[Body].pos[rows], 0.0)]
    return rows[is_icon(camera.zoom, np.array(world.catalogue.lengths)[world.units[Ship].kind[rows]])]


def mark_icons(
    world: World, console: Console, camera: Camera, out: Marks, rows: Rows, matters: Bools
) -> None:
    """Describe ships as icons. rows: of those; matters: (units) flags of what the selection can hurt or be hurt by"""
    if not len(rows):
        return
    body, ship = world.units[Body], world.units[Ship]
    flagship = np.array([rule.role == "flagship" for rule in world.catalogue.units])
    size = np.where(flagship[ship.kind[rows]], 2, np.where(body.mass[rows] > _BIG_MASS_T, 1, 0))
    state = np.where(ship.adrift[rows], 2, 0)
    if console.focus:
        state[~matters[rows]] = 3
    chosen = np.isin(rows, rows_of(world, console.selected))
    state[chosen] = 1 if chosen.sum() <= _MANY else 4
    px = camera.to_screen(body.pos[rows])
    share = float(np.clip(0.55 + (camera.zoom - 0.06) * 5.0, 0.55, 1.0))
    out.fleet.icons = Icons(px[:, 0], px[:, 1], body.side[rows], size, body.angle[rows], state, share)


def mark_names(world: World, camera: Camera, out: Marks) -> None:
    """Name groups and safe places when ships are too small to have names."""
    if camera.zoom >= ICONS_BELOW:
        return
    body, ship, ships = world.units[Body], world.units[Ship], world.ships()
    group = ship.group[ships]
    names = {force.id: force.name for force in world.level.force}
    for force, number in world.forces.items():  # LOOP: forces of the level
        rows = ships[group == number]
        if len(rows) < _LEAST_LABELLED:
            continue
        px = camera.to_screen(body.pos[rows])
        x, top = float(px[:, 0].mean()), float(px[:, 1].min()) - _LABEL_LIFT_PX
        if 60.0 < x < camera.size[0] - 60.0 and 40.0 < top < camera.size[1] - 40.0:
            text = f"{names[force]} {len(rows)}"
            out.fleet.labels.append(LabelMark((x, top), text, SIDES[int(body.side[rows[0]])]))
    for zone in world.level.zone:  # LOOP: zones of the level
        x, y = (float(value) for value in camera.to_screen(zone.at_wu))
        if 0.0 < x < camera.size[0] and 0.0 < y < camera.size[1]:
            out.fleet.labels.append(LabelMark((x, y), zone.name, "zone"))


def matters_to(world: World, console: Console) -> Bools:
    """Say of every unit whether the selected ships could hurt it, or it them. Returns: (units) flags"""
    body, missile, units = world.units[Body], world.units[Missile], world.units
    out = np.zeros(units.size, bool)
    chosen, ships = rows_of(world, console.selected), world.ships()
    if not len(chosen):
        out[:] = True
        return out
    foes = ships[body.side[ships] != console.side]
    gap = body.pos[foes][:, None] - body.pos[chosen][None]
    out[foes[(gap**2).sum(axis=2).min(axis=1) < _HARM_WU**2]] = True
    mount, mounts = world.mounts[Mount], world.mounts.rows(Mount)
    at_us = mounts[np.isin(mount.target[mounts], chosen)]
    out[mount.owner[at_us]] = True
    out[chosen] = True
    flying = units.rows(Body, Missile)
    out[flying] = np.isin(missile.target[flying], chosen) | np.isin(missile.launcher[flying], chosen)
    return out


def mark_focus(world: World, console: Console, camera: Camera, out: Marks, matters: Bools) -> None:
    """Say which places stay bright while the rest is dimmed."""
    if not console.focus:
        return
    body, rows = world.units[Body], np.flatnonzero(matters)
    rows = rows[camera.visible(body.pos[rows], 200.0)]
    px, reach = camera.to_screen(body.pos[rows]), body.radius[rows] * camera.zoom * 1.3 + 26.0
    out.fleet.bright = list(zip(px[:, 0].tolist(), px[:, 1].tolist(), reach.tolist(), strict=True))
