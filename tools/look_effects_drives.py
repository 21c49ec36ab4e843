"""Draws forward cannon and jump drives at work in a real battle: `python -m tools.look_effects_drives FOLDER`.

A flagship of the level made here charges, fires through a fleet at a city or calls it off, and a battlecruiser jumps;
a picture of each phase is kept, and what a frame costs at each.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import numpy as np
import pygame

from game.base import paths
from game.base.constants import DT
from game.rules.level import BackdropRule, ForceRule, LevelRule, ShipRule, ZoneRule
from game.rules.library import standard
from game.rules.triggers import End
from game.rules.units import FtlRule
from game.sim.simulation import Simulation
from game.view.battle_view import BattleView
from game.world import commands as c
from game.world.components import FtlDrive, GenocideDrive, Ship
from game.world.world import World

SIZE = (1280, 720)
_BAKED = "baked"


def force(side: str, number: int, units: list[str], at: tuple[float, float], facing: float) -> ForceRule:
    """Make a force that only holds."""
    ships = [
        ShipRule(id=f"{side}-{number}-{place}", unit=unit, name=f"{side} {number}.{place}")
        for place, unit in enumerate(units)
    ]
    return ForceRule.model_validate(
        {
            "id": f"{side}-{number}", "side": side, "name": f"{side} {number}", "doctrine": "obey",
            "formation": "block", "commanded": True, "at_wu": list(at), "facing_deg": facing, "ship": ships,
        }
    )  # fmt: skip


def level(home: str) -> LevelRule:
    """Make a level: a flagship and friends on the left, a fleet in loose rows on the right, a city behind it."""
    forces = [
        force("arume", 0, ["arume_flagship"], (-1000.0, 60.0), 0.0),
        force("arume", 1, ["arume_battlecruiser"] * 2 + ["arume_cruiser"] * 2, (-980.0, 640.0), 0.0),
        force("arume", 2, ["arume_cruiser"] * 3, (-1050.0, -560.0), 0.0),
    ]
    kinds = ["race_cruiser", "race_patrol", "race_cruiser", "race_cargo"]
    for row in range(11):
        units = [(kinds * 2)[(row + place) % 4 + place % 2] for place in range(3)]
        for place, unit in enumerate(units):
            at = (-150.0 + 330.0 * place + 90.0 * (row % 3), 60.0 + (row - 5) * 125.0 + 13.0 * place)
            forces.append(force("race", row * 3 + place, [unit], at, 180.0))
    late = End(kind="end", outcome="partial", reason="The pictures are made.")
    city = ZoneRule(id="city", name="City", at_wu=[3000.0, 60.0], radius_wu=1500.0, city="race")
    return LevelRule(
        format=1, id="drives", title="Drives", theatre="orbit", place="nowhere", briefing=["A set-up."],
        limit_s=36000.0, late=late, force=forces, zone=[city],
        backdrop=BackdropRule.model_validate({"sky": "orbit", "home": home, "home_shift_px": [0.0, 0.0]}),
    )  # fmt: skip


def battle(home: str = "rise") -> Simulation:
    """Set the battle up; battlecruisers have a jump drive in it, whatever the rules say."""
    library = standard()
    cruiser = library.units["arume_battlecruiser"]
    if cruiser.ftl is None:
        ftl = FtlRule(store_mj=2500, power_mw=cruiser.reactor.power_mw)
        library.units["arume_battlecruiser"] = cruiser.model_copy(update={"ftl": ftl})
    return Simulation(library, level(home), 5, commanded=True)


def row_of(world: World, kind: type[GenocideDrive] | type[FtlDrive]) -> int:
    """Find the first ship with such a drive."""
    return int(world.units.rows(Ship, kind)[0])


class Photographer:
    """Plays a battle and keeps pictures."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self.folder, self.zoom, self.aim = folder, options.zoom, tuple(options.aim)
        self.simulation = battle(options.home)
        world = self.simulation.world
        self.view = BattleView(
            world.catalogue, world.level, paths.assets(), SIZE, cache=folder / _BAKED, calm=options.calm,
            colour_blind=options.cyan, adapt=False,
        )  # fmt: skip
        self.view.camera.zoom = self.view.camera.goal_zoom = self.zoom
        self.costs: list[float] = []
        ships = tuple(world.units.refer(int(row)) for row in world.ships())
        self.play([c.WeaponsFree(ships, False)])

    def look_at(self, x: float, y: float) -> None:
        """Point the camera."""
        self.view.camera.jump((x, y))

    def play(self, commands: list[c.Command], draw: bool = True) -> None:
        """Play a tick."""
        self.view.consume(self.simulation.world, self.simulation.tick(commands))
        if draw:
            began = time.perf_counter()
            self.view.draw(self.simulation.world, 1.0, DT, DT)
            self.costs.append((time.perf_counter() - began) * 1e3)

    def keep(self, name: str) -> None:
        """Keep the picture, and say what the frames since the last one cost."""
        drawn = self.costs[-60:]
        slow = sorted(drawn)[-2:] if drawn else [0.0]
        print(f"{name:14s} middle {np.median(drawn or [0.0]):6.2f} ms, slowest {slow[-1]:6.2f} ms")
        pygame.image.save(self.view.frame.surface, self.folder / f"{name}.png")
        self.costs.clear()


def genocide(camera: Photographer) -> None:
    """Charge and fire, and keep every phase."""
    world = camera.simulation.world
    row = row_of(world, GenocideDrive)
    cannon = world.units[GenocideDrive]
    commands: list[c.Command] = [c.Genocide(world.units.refer(row), True, camera.aim)]
    phases = [("open", 0.06), ("charge-30", 0.30), ("charge-70", 0.70), ("charge-98", 0.98)]
    for name, share in phases:
        while cannon.store[row] < share * cannon.capacity[row] and cannon.burn[row] == 0.0:
            near = cannon.store[row] > (share - 0.03) * cannon.capacity[row]
            camera.play(commands, draw=bool(near) or share < 0.1)
            commands = []
        camera.keep(name)
    while cannon.burn[row] == 0.0:
        camera.play([])
    camera.keep("fire-black")
    for name, left in (("fire-0.1", 2.1), ("fire-1.0", 1.2), ("fire-2.0", 0.2)):
        while cannon.burn[row] > left:
            camera.play([])
        camera.keep(name)
    for _ in range(150):
        camera.play([])
    camera.keep("after")


def abort(camera: Photographer) -> None:
    """Charge to two thirds, call it off, and keep what is let out."""
    world = camera.simulation.world
    row = row_of(world, GenocideDrive)
    cannon = world.units[GenocideDrive]
    ship = world.units.refer(row)
    camera.play([c.Genocide(ship, True, camera.aim)], draw=False)
    while cannon.store[row] < 0.66 * cannon.capacity[row]:
        camera.play([], draw=bool(cannon.store[row] > 0.64 * cannon.capacity[row]))
    camera.play([c.Genocide(ship, False)])
    for name, ticks in (("abort-0.1", 6), ("abort-0.8", 42), ("abort-2.5", 102)):
        for _ in range(ticks):
            camera.play([])
        camera.keep(name)


def jump(camera: Photographer) -> None:
    """Spool up and jump, and keep every phase."""
    world = camera.simulation.world
    row = row_of(world, FtlDrive)
    drive = world.units[FtlDrive]
    commands: list[c.Command] = [c.Jump(world.units.refer(row), True)]
    for name, share in (("ftl-20", 0.2), ("ftl-80", 0.8), ("ftl-99", 0.99)):
        while drive.store[row] < share * drive.capacity[row]:
            camera.play(commands, draw=bool(drive.store[row] > (share - 0.05) * drive.capacity[row]))
            commands = []
        camera.keep(name)
    while not camera.view.drives.jumps.gone:
        camera.play([])
    for name, ticks in (("jump-0.1", 6), ("jump-0.25", 9), ("jump-0.4", 9)):
        for _ in range(ticks):
            camera.play([])
        camera.keep(name)


def main() -> None:
    """Play all and keep their pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--zoom", type=float, default=0.42)
    parser.add_argument("--home", default="rise", choices=["rise", "limb", ""])
    parser.add_argument("--at", type=float, nargs=2, default=(0.0, 0.0))
    parser.add_argument("--aim", type=float, nargs=2, default=(1.0, 0.0))
    parser.add_argument("--calm", action="store_true", help="reduced flashes")
    parser.add_argument("--cyan", action="store_true", help="the colours for the colour-blind")
    parser.add_argument("--only", choices=["genocide", "abort", "jump"], default="")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    for act in (genocide, abort, jump):
        if options.only in ("", act.__name__):
            camera = Photographer(options.folder, options)
            camera.look_at(*options.at)
            act(camera)


if __name__ == "__main__":
    main()
