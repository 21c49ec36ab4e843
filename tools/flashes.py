"""Counts flashes in heavy moments of battles, usual and reduced: `python -m tools.flashes [NAME ...]`.

Each moment is drawn at 1280x720, sixty pictures a second, and looked at by `game/view/flash_meter.py`. What it says is
the most flashes within any one second in any window; WCAG 2.3.1 allows three.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from typing import Any, NamedTuple

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.base import paths
from game.base.constants import DT
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.view.flash_meter import FlashMeter
from game.view.theatre_view import make_view
from game.world import events, ground_events
from game.world.components import Body
from game.world.world import World

SIZE = (1280, 720)
_SEED = 7
_LEAD_IN_S = 0.5


class Moment(NamedTuple):
    """What is looked at. level, at_s: of a battle on autopilot; zoom; staged: makes what goes off in a tick besides"""

    level: str
    at_s: float
    seconds: float = 3.0
    zoom: float = 0.42
    staged: Callable[[World, int], list[object]] | None = None


def barrage(world: World, tick: int) -> list[object]:
    """Let explosive metal go off all over the picture six times a second, five at a time."""
    if tick % 10:
        return []
    x, y = (float(part) for part in world.units[Body].pos[world.units.rows(Body)[0]])
    return [events.Burst(-1, 0, 0, -1, -1, (x + dx, y + dy)) for dx in (-150.0, 0.0, 150.0) for dy in (-80.0, 80.0)]


def shelling(world: World, tick: int) -> list[object]:
    """Let great shells go off on the ground six times a second, nine at a time."""
    if tick % 10:
        return []
    x, y = world.level.view_wu
    return [ground_events.Blast(-1, 0, (x + 60.0 * place, y + 40.0), 90.0, True) for place in range(-4, 5)]


MOMENTS = {
    "picket": Moment("picket", 37.0),
    "plan": Moment("plan-122-74", 20.0),
    "genocide": Moment("genocide-mode", 40.0, 4.0),
    "airbase": Moment("airbase", 70.0, zoom=1.0),
    "blue": Moment("blue", 60.0, zoom=0.7),
    "towers": Moment("walking-towers", 60.0, zoom=1.0),
    "barrage": Moment("picket", 1.0, zoom=1.6, staged=barrage),
    "shelling": Moment("airbase", 1.0, zoom=1.6, staged=shelling),
}


def measure(moment: Moment, calm: bool, size: tuple[int, int] = SIZE, kept: str | None = None) -> FlashMeter:
    """Draw a moment and count. kept: path of a picture of its end"""
    library = standard()
    level = find_level(moment.level, library)
    battle = Simulation(library, level, _SEED)
    catalogue, cache = battle.world.catalogue, paths.user_cache()
    view = make_view(catalogue, level, paths.assets(), size, cache=cache, calm=calm, adapt=False)
    view.camera.zoom_to(moment.zoom)
    view.camera.shake_setting = 0.0
    meter, world = FlashMeter(), battle.world
    while world.time_s < moment.at_s + moment.seconds and not battle.over:
        happened: list[Any] = list(battle.tick())
        if moment.staged is not None:
            happened += moment.staged(world, world.tick)
        view.consume(world, happened)
        if world.time_s < moment.at_s - _LEAD_IN_S:
            continue
        orbit = world.level.theatre == "orbit"
        if world.time_s < moment.at_s or (orbit and world.tick % 60 == 0):
            first = world.units[Body].pos[world.units.rows(Body)[0]]
            view.camera.jump(first if orbit else world.level.view_wu)
        picture = view.draw(world, 1.0, DT, DT)
        if world.time_s >= moment.at_s:
            meter.look(picture)
    if kept is not None:
        pygame.image.save(view.frame.surface, kept)
    return meter


def main() -> None:
    """Measure the moments named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(MOMENTS)}")
    options = parser.parse_args()
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1))
    print(f"{'moment':12}{'as shipped':>12}{'reduced':>12}   most flashes within a second; three are allowed")
    for name in options.names or MOMENTS:  # LOOP: moments
        counts = [measure(MOMENTS[name], calm).worst() for calm in (False, True)]
        print(f"{name:12}{counts[0]:12}{counts[1]:12}", flush=True)


if __name__ == "__main__":
    main()
