"""Measure the battle against the ground it stands on, side by side in one run.

python tools/bench.py [--json] [--no-drawing] [SCENARIO ...]

Every number is the median of many turns. Short blocks of ticks, of bare physics steps and of loops over objects take
turns, so that whatever else the machine does meets all three. Ratios travel from machine to machine, times do not.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.base.constants import DT
from game.sim import scenarios
from game.sim.simulation import Simulation
from game.world.components import Body

WARM_TURNS = 24
TURNS = 240
BLOCK = 12  # a whole number of looks of point defence
FRAMES = 40
SIZE = (1280, 720)


@dataclass
class Thing:
    """A body as a plain object: what a loop over objects would move."""

    x: float
    y: float
    vx: float
    vy: float
    angle: float
    spin: float
    mass: float
    fx: float = 0.0
    fy: float = 0.0
    face_x: float = 1.0
    face_y: float = 0.0

    def move(self, dt: float) -> None:
        """Move on by dt, as the columns do: push, drift, turn, heading."""
        self.vx += self.fx / self.mass * dt
        self.vy += self.fy / self.mass * dt
        self.x += self.vx * dt
        self.y += self.vy * dt
        self.angle += self.spin * dt
        self.face_x, self.face_y = math.cos(self.angle), math.sin(self.angle)


def things(simulation: Simulation) -> list[Thing]:
    """Give every body of a battle as a plain object."""
    body = simulation.world.units[Body]
    return [
        Thing(*map(float, (*body.pos[row], *body.vel[row], body.angle[row], body.spin[row], body.mass[row])))
        for row in simulation.world.units.rows(Body)
    ]


def timed(work: Callable[[], object]) -> float:
    """Give how long something takes. [ms]"""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000.0


def measure(name: str, turns: int) -> dict[str, float]:
    """Measure one scenario; the same bodies stand in a second space and in a list of objects."""
    simulation, beside = scenarios.build(name), scenarios.build(name)
    beside.world.rebuild_physics()
    objects = things(simulation)

    def loop() -> None:
        for thing in objects:
            thing.move(DT)

    works: tuple[Callable[[], object], ...] = (simulation.tick, lambda: beside.world.physics.bare_step(DT), loop)
    spent: tuple[list[float], ...] = ([], [], [])
    for block in range((WARM_TURNS + turns) // BLOCK):
        for work, times in zip(works, spent, strict=True):
            cost = sum(timed(work) for _ in range(BLOCK)) / BLOCK
            if block >= WARM_TURNS // BLOCK:
                times.append(cost)
    tick, limit, single = map(statistics.median, spent)
    return {
        "tick_ms": tick, "limit_ms": limit, "per_object_ms": single, "ratio_to_limit": tick / limit,
        "times_real_time": DT * 1000.0 / tick, "bodies": len(objects),
    }  # fmt: skip


def draw_ms(name: str) -> float | None:
    """Measure the drawing of a scenario's frame beside its ticks; None where nothing can draw. [ms]"""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        import pygame  # the rest of the benchmark needs no pictures

        from game.base import paths
        from game.view.theatre_view import make_view
    except ImportError:
        return None
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    simulation = scenarios.build(name)
    world = simulation.world
    view = make_view(world.catalogue, world.level, paths.assets(), SIZE, cache=paths.user_cache(), adapt=False)
    spent = []
    for turn in range(WARM_TURNS + FRAMES):
        view.consume(world, simulation.tick())
        cost = timed(lambda: view.draw(world, 0.5, DT, DT))
        if turn >= WARM_TURNS:
            spent.append(cost)
    pygame.display.quit()
    return statistics.median(spent)


def show(results: dict[str, dict[str, float | None]]) -> None:
    """Print the table."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="A tick, beside the bare physics of the same bodies and a loop over them as objects")
    for heading in ("scenario", "bodies", "tick ms", "bare ms", "objects ms", "x bare", "x real time", "draw ms"):
        table.add_column(heading, justify="left" if heading == "scenario" else "right")
    keys = ("tick_ms", "limit_ms", "per_object_ms", "ratio_to_limit", "times_real_time", "draw_ms")
    for name, row in results.items():
        cells = ("-" if row[key] is None else f"{row[key]:.2f}" for key in keys)
        table.add_row(name, f"{row['bodies']:.0f}", *cells)
    Console(width=110).print(table)


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("scenario", nargs="*", help="which; all when none is named")
    parser.add_argument("--json", action="store_true", help="one JSON object in place of the table")
    parser.add_argument("--no-drawing", action="store_true", help="leave the frame out")
    asked = parser.parse_args()
    unknown = [name for name in asked.scenario if name not in scenarios.SCENARIOS]
    if unknown:
        parser.error(f"no scenario {', '.join(unknown)}; there are {', '.join(scenarios.SCENARIOS)}")
    results: dict[str, dict[str, float | None]] = {}
    for name in asked.scenario or list(scenarios.SCENARIOS):
        drawn = None if asked.no_drawing else draw_ms(name)
        results[name] = {**measure(name, TURNS), "draw_ms": drawn}
    if asked.json:
        print(json.dumps(results))
    else:
        show(results)


if __name__ == "__main__":
    main()
