"""What works without a window: simulate, check, and a battle played headless. Imports no display library."""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from game.app.outcome import HEADS, outcome_of
from game.base.errors import ContentError, GameError
from game.base.storage import JsonLines
from game.rules.carry import CampaignFile
from game.rules.document import load_toml, validate
from game.rules.geometry import GeometryRule
from game.rules.level import LevelRule
from game.rules.levels import find_level, load_level, shipped_levels
from game.rules.library import DoctrineFile, MissilesFile, UnitsFile, WeaponsFile, standard
from game.rules.rule import Rule
from game.sim.batch import run
from game.sim.simulation import Simulation
from game.sim.tallies import flow_lines

_GOALS = {"open": "not reached"}
_RULE_FILES: dict[str, type[Rule]] = {
    "units.toml": UnitsFile,
    "weapons.toml": WeaponsFile,
    "missiles.toml": MissilesFile,
    "doctrine.toml": DoctrineFile,
    "campaign.toml": CampaignFile,
}


def simulate(options: argparse.Namespace) -> int:
    """Run many battles and write one line for each; with --out, the lines go there and a table is shown."""
    level = find_level(options.level, standard())
    rows: list[dict[str, Any]] = []
    with ExitStack() as open_files:
        lines = open_files.enter_context(JsonLines(options.out, fresh=True)) if options.out else None
        for row in run(options.level, options.battles, options.seed, options.jobs, options.difficulty):
            rows.append(row)
            if lines is not None:
                lines.append(row)
                print(f"\r{len(rows)} of {options.battles} battles", end="", file=sys.stderr, flush=True)
            else:
                print(json.dumps(row), flush=True)
    if lines is not None:
        print(file=sys.stderr)
    fought, terminal = [row for row in rows if "canon" in row], Console(stderr=lines is None)
    terminal.print(verdict(level, fought))
    for line in flow_lines(row["ledger"] for row in fought):
        terminal.print(line, highlight=False, soft_wrap=True)
    return 0 if all("canon" in row for row in rows) else 2


def verdict(level: LevelRule, rows: list[dict[str, Any]]) -> Table:
    """Make the table of canon figures: median or rate, band, and whether it holds."""
    table = Table(
        "figure", "what", "measured", "band", "verdict", title=f"{level.title}: {len(rows)} battles"
    )
    for expect in level.expect:
        values = [row["canon"][expect.figure] for row in rows]
        if not values:
            continue
        value = statistics.median(values) if expect.stat == "median" else statistics.fmean(values)
        spread = f"{value:g} [{min(values):g}-{max(values):g}]"
        holds = expect.lo <= value <= expect.hi
        table.add_row(
            expect.figure, expect.what, spread, f"{expect.lo:g}-{expect.hi:g}", "holds" if holds else "MISSES"
        )
    return table


def check(files: list[Path]) -> int:
    """Check files one by one and say what is wrong with each."""
    library, faulty = standard(), 0
    for path in files:
        try:
            if not path.is_file():
                raise GameError(f"{path}: there is no such file; give the path of a level or rule file")
            if path.name in _RULE_FILES:
                validate(load_toml(path), _RULE_FILES[path.name])
            elif path.parent.name == "hulls":
                validate(load_toml(path), GeometryRule)
            else:
                load_level(path, library)
            print(f"{path}: good")
        except (ContentError, GameError) as error:
            faulty += 1
            print(error)
    return 1 if faulty else 0


def play_headless(options: argparse.Namespace, picture: bool) -> int:
    """Run a battle on autopilot with a progress bar, and end with the debriefing as text, and a picture if asked."""
    if not options.level:
        raise GameError(f"Without a window, name the level: play {' | '.join(shipped_levels())}")
    library = standard()
    level = find_level(options.level, library)
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(2**31)
    simulation = Simulation(library, level, seed, difficulty=options.difficulty or "ordinary")
    terminal = Console()
    terminal.print(f"{level.title}, seed {seed}, on autopilot")
    with Progress(console=terminal, transient=True) as bar:
        task = bar.add_task("battle", total=level.limit_s)
        while not simulation.over:
            simulation.tick()
            if simulation.world.tick % 60 == 0:
                bar.update(task, completed=simulation.world.time_s)
    print_debrief(simulation, terminal)
    if picture:
        from game.app.pictures import render

        out = Path(f"{level.id}-{seed}.png")
        made = render(level, library, seed, max(simulation.world.time_s - 20.0, 1.0), out, (1280, 720))
        terminal.print(f"Picture: {made}")
    return 0


def print_debrief(simulation: Simulation, terminal: Console) -> None:
    """Write the debriefing as text."""
    state = outcome_of(simulation)
    terminal.print(
        f"\n[bold]{state.title}[/bold]: {HEADS[state.word]} after {state.clock_s:.0f} s. {state.headline}"
    )
    for text, done in state.goals:
        terminal.print(
            f"  [{'x' if done == 'done' else ' '}] {text}" + ("" if done == "done" else f" ({_GOALS.get(done, done)})"),
            markup=False,
        )
    if state.roles:
        roles = Table("unit", "side", "came", "lost", "out", "left", "felled")
        for role in state.roles:
            counts = (role.came, role.lost, role.out, role.left, role.felled)
            roles.add_row(role.name, role.side, *(str(count) for count in counts))
        terminal.print(roles)
        for note in (*(f"Next time: {line}" for line in state.advice), *state.notes):
            terminal.print(note)
        return
    table = Table("side", "launched", "struck", "shot down", "lost")
    for side in state.sides:
        table.add_row(side.side, str(side.launched), str(side.leaked), str(side.intercepted), side.lost)
    terminal.print(table)
    for line in flow_lines([simulation.ledger.totals()]):
        terminal.print(line, highlight=False, soft_wrap=True)
    table = Table("ship", "side", "launched", "shot down", "hits", "fate")
    for ship in state.ships:
        table.add_row(
            ship.name, ship.side, str(ship.launched), str(ship.intercepted), str(ship.hits), ship.state
        )
    terminal.print(table)
    for note in (*(f"Next time: {line}" for line in state.advice), *state.notes):
        terminal.print(note)
