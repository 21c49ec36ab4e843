"""A replay without a window: it is fought again, and told whether it comes to the same end."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from game.app import replays
from game.app.text import print_debrief
from game.base.constants import TICKS_PER_S
from game.rules.library import standard
from game.sim.film import Film


def check_replay(path: Path) -> int:
    """Fight a replay again. Returns: 0 when it comes to the same end, 1 when not. Raises: GameError"""
    library, terminal = standard(), Console()
    replay = replays.read(path, library)
    film = Film(replay, library)
    head = replay.heading
    terminal.print(f"{head.title}, seed {head.seed}, {head.difficulty}, fought {head.when}", highlight=False)
    with Progress(console=terminal, transient=True) as bar:
        task = bar.add_task("battle", total=replay.ticks)
        while not film.ended:
            film.step()
            if film.tick % TICKS_PER_S == 0:
                bar.update(task, completed=film.tick)
    print_debrief(film.simulation, terminal)
    same = "the same end as when it was fought" if not film.strayed else "ANOTHER END than when it was fought"
    terminal.print(f"Replay: {replay.ticks} ticks, hash {film.simulation.hash():08x}: {same}", highlight=False)
    return 1 if film.strayed else 0
