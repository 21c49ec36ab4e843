"""Pictures: one moment of a battle, drawn off screen with the game's own view and display."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.app.bindings import shipped
from game.app.ground_pilot import GroundPilot
from game.app.ground_scene import console_of, ghosts
from game.app.seats import seat_of
from game.app.ship_eye import ShipEye
from game.base import paths
from game.base.errors import GameError
from game.rules.level import LevelRule
from game.rules.levels import find_level
from game.rules.library import Library, standard
from game.sim.simulation import Simulation
from game.ui.advice import advise
from game.ui.battle_hud import hud_state
from game.ui.console import Console, player_row
from game.ui.ground_advice import advise as ground_advise
from game.ui.ground_build import ground_state
from game.ui.ground_console import GroundConsole
from game.ui.ground_hud import GroundHud
from game.ui.ground_units import nearest_foe
from game.ui.hud import Hud
from game.ui.hud_state import HudState, RadioLine
from game.view.battle_view import BattleView
from game.view.surface_view import SurfaceView
from game.view.theatre_view import make_view
from game.world import events as e
from game.world.components import Body, Record
from game.world.roster import rosters
from game.world.surface import Unit
from game.world.surface_world import SurfaceWorld
from game.world.world import World

_LEAD_IN_S = (
    4.0  # effects are watched this long before the picture, so that trails and fires stand as they would
)


def picture(options: argparse.Namespace) -> int:
    """Draw one moment of a battle into a file."""
    library = standard()
    level = find_level(options.level, library)
    if not 0.0 <= options.at <= level.limit_s:
        raise GameError(f"--at {options.at:g} is outside the battle: 0 to {level.limit_s:g} seconds.")
    out = options.out or Path(f"{level.id}-{options.at:g}.png")
    made = render(
        level, library, options.seed, options.at, out, options.size,
        zoom=options.zoom, look=options.look, plain=options.plain,
    )  # fmt: skip
    print(made)
    return 0


def render(
    level: LevelRule, library: Library, seed: int, at_s: float, out: Path, size: tuple[int, int], *,
    zoom: float | None = None, look: str | None = None, plain: bool = False,
) -> Path:  # fmt: skip
    """Run a battle to a moment and draw it.

    Raises: GameError when there is no such ship, or the file cannot be written.
    """
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1))
    simulation = Simulation(library, level, seed)
    world = simulation.world
    if look is not None and look not in world.entry_of:
        raise GameError(f"No ship of '{level.id}' is called '{look}': {', '.join(world.entry_of)}.")
    assets = paths.assets()
    view = make_view(world.catalogue, level, assets, size, cache=paths.user_cache(), adapt=False)
    own = _own_row(world)
    side = int(world.units[Body].side[own]) if own >= 0 else 0
    on_ground = isinstance(world, SurfaceWorld)
    console = Console(own=world.serial(own), side=side, selected={world.serial(own)}, autopilot=True)
    if isinstance(world, SurfaceWorld) and isinstance(view, SurfaceView):
        console = console_of(world, True)
        view.own = console.own
    zoom_now = zoom if zoom is not None else (1.0 if on_ground else 0.42)
    view.camera.zoom_to(zoom_now)
    view.camera.update(1.0)
    while not simulation.over and world.time_s < at_s:
        events = simulation.tick()
        view.consume(world, events)
        for event in events:
            if isinstance(event, e.Spoke):
                whose = ("race", "arume")[event.side]
                console.hear(RadioLine(event.speaker, event.ship, whose, event.text, event.portrait))
        console.pass_time(1.0 / 60.0)
        if world.time_s > at_s - _LEAD_IN_S:
            _aim(world, view, console, look)
            view.draw(world, 1.0, 1.0 / 60.0, 1.0 / 60.0)
    _aim(world, view, console, look)
    surface = view.draw(world, 1.0, 1.0 / 60.0, 1.0 / 60.0)
    if not plain:
        _lay_display(surface, world, view, console, assets / "images" / "portraits")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(surface, out)
    except (pygame.error, OSError) as error:
        raise GameError(f"The picture could not be written to {out} ({error}).") from error
    return out


def _lay_display(
    surface: pygame.Surface, world: World, view: BattleView, console: Console, portraits: Path
) -> None:
    """Draw the head-up display of the theatre over the battle."""
    hud: Hud
    state: HudState
    if isinstance(world, SurfaceWorld) and isinstance(console, GroundConsole) and isinstance(view, SurfaceView):
        keys = shipped().labels(seat_of(console).context)
        if console.conns:
            GroundPilot(console).watch_target(world)
        if console.target < 0:
            console.target = nearest_foe(world, console.side, console.own)
        console.hints = ground_advise(world, console, keys)
        state = ground_state(world, console, view.camera, keys)
        hud = GroundHud(surface.get_size(), 1.0, "normal", ghosts(view.figures), portraits)
    else:
        keys = shipped().labels("orbit")
        console.hints = advise(world, console, keys)
        state = hud_state(world, console, view.camera, keys)
        hud = Hud(surface.get_size(), 1.0, "normal", view.hulls.silhouette, portraits)
    bare = surface.copy()
    for now in range(4):  # LOOP: panels are painted a few at a time
        surface.blit(bare, (0, 0))
        hud.draw(surface, state, float(now))


def _own_row(world: World) -> int:
    """Find the player's own ship or male, -1 when it is gone."""
    if world.level.theatre == "orbit":
        return player_row(world)
    rows = world.units.rows(Body, Unit)
    own = rows[world.units[Unit].player[rows]]
    return int(own[0]) if len(own) else -1


def _aim(world: World, view: BattleView, console: Console, look: str | None) -> None:
    """Point the camera at the ship asked for, or between the own ship and its target; on land, at the own male."""
    body, record = world.units[Body], world.records[Record]
    names = [ship.id for _, ship in rosters(world)]
    row = int(record.unit[names.index(look)]) if look in names else _own_row(world)  # it may not have come yet
    if world.level.theatre == "surface":
        if isinstance(console, GroundConsole) and isinstance(world, SurfaceWorld) and console.conns and not look:
            ShipEye(view.camera, console).start(world)
            return
        view.camera.jump(body.pos[row] if row >= 0 else world.level.view_wu)
        return
    enemy = [int(r) for r in record.unit[: world.records.size] if r >= 0 and body.side[r] != console.side]
    if enemy and row >= 0:
        near = min(enemy, key=lambda other: float(((body.pos[other] - body.pos[row]) ** 2).sum()))
        console.target = world.serial(near if look is None else row)
    if row >= 0:
        ahead = body.face[row] * 0.16 * view.camera.size[0] / view.camera.zoom
        view.camera.jump(body.pos[row] + (ahead if look is None else 0.0))
