"""Measure the level editor's pace: pictures of the real loop while a hand works and a forecast is fought beside it.

    python tools/editor_pace.py [LEVEL ...] [--seconds 20] [--battles 30] [--jobs 2]

For each level it opens a copy in the real window (SDL_VIDEODRIVER=dummy does), drags forces, undoes, pans and zooms
without a pause, and gives the time from picture to picture by the clock, what of it this thread worked, and how long
the forecast took (no battles: none). With a forecast it goes on until that is done.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import pygame

from game.app import loop
from game.app.editor_list_scene import opened
from game.app.editor_scene import EditorScene
from game.app.playing import make_stage
from game.app.settings import Settings
from game.base import paths
from game.editor.forecast import Workers
from game.rules.levels import shipped_levels
from game.rules.library import standard
from game.view.sound import SoundBoard

Act = Callable[[], object]
Spot = tuple[float, float] | list[float]
_WARM = 40  # pictures before any is counted: the level is opened, hulls are lit
_LIMIT_S = 0.0333
_STEPS = 24  # pictures that a drag takes


class Hand:
    """Works without a pause: a drag of a force, an undo, a look about; each picture brings one movement."""

    def __init__(self, scene: EditorScene) -> None:
        self.scene, self.chance = scene, random.Random(1)
        self.script: Iterator[Act] = iter(())
        self.done = 0

    def step(self) -> None:
        """Do what the hand does before the next picture."""
        action = next(self.script, None)
        if action is None:
            self.script = iter(self.next())
            return
        action()

    def next(self) -> list[Act]:
        """Give the movements of the next thing it does."""
        bench = self.scene.bench
        self.done += 1
        if self.done % 4 == 0:
            return [lambda: self.scene.actions.act("undo")]
        if self.done % 4 == 2:
            return self.panned()
        forces = [n for n, each in enumerate(bench.desk.data["force"]) if not each.get("later")]
        force = self.chance.choice(forces)
        at = bench.desk.data["force"][force]["at_wu"]
        bench.show_on_canvas(("force", force))
        start = bench.canvas.camera.to_screen(at).tolist()
        end = (start[0] + self.chance.uniform(-150, 150), start[1] + self.chance.uniform(-40, 40))
        return self.drawn(start, end, 1)

    def panned(self) -> list[Act]:
        """Move the view there and back."""
        a, b = (520.0, 300.0), (760.0, 360.0)
        return self.drawn(a, b, 3) + self.drawn(b, a, 3) + [lambda: self.scene.actions.act("frame-all")]

    def drawn(self, start: Spot, end: Spot, button: int) -> list[Act]:
        """Press, draw, let go."""

        def post(kind: int, at: Spot, **more: Any) -> None:
            pos = (round(at[0]), round(at[1]))
            pygame.event.post(pygame.event.Event(kind, pos=pos, **more))

        out: list[Act] = [partial(post, pygame.MOUSEBUTTONDOWN, start, button=button)]
        for n in range(1, _STEPS + 1):
            at = (start[0] + (end[0] - start[0]) * n / _STEPS, start[1] + (end[1] - start[1]) * n / _STEPS)
            out.append(partial(post, pygame.MOUSEMOTION, at, rel=(0, 0), buttons=(0, 0, 0)))
        return [*out, partial(post, pygame.MOUSEBUTTONUP, end, button=button)]


class Watch:
    """Counts pictures, and ends the loop."""

    def __init__(self, scene: EditorScene, hand: Hand, seconds: float, battles: int) -> None:
        self.scene, self.hand, self.seconds, self.battles = scene, hand, seconds, battles
        self.flip, self.count = pygame.display.flip, 0
        self.at: list[float] = []
        self.cpu: list[float] = []
        self.began = self.took = 0.0

    def __call__(self) -> None:
        """Stand in for the flip that ends a picture."""
        self.flip()
        self.count += 1
        bench = self.scene.bench
        if self.count < _WARM or not ((bench.desk.fresh and bench.canvas.ready) or self.began):
            return
        now = time.perf_counter()
        if not self.began:
            self.began = now
            if self.battles:
                bench.prospect.battles = self.battles
                bench.show("right", "forecast")
                bench.prospect.begin(bench.desk)
        self.at.append(now)
        self.cpu.append(time.thread_time())
        if self.battles and not self.took and not bench.prospect.running:
            self.took = now - self.began
        over = self.took if self.battles else now - self.began > self.seconds
        if over or now - self.began > 240.0:
            pygame.event.post(pygame.event.Event(pygame.QUIT))
        else:
            self.hand.step()


def told(name: str, watch: Watch) -> str:
    """Put what was measured into one line."""
    wall, work = np.diff(watch.at) * 1000.0, np.diff(watch.cpu) * 1000.0
    p = [np.percentile(wall, q) for q in (50, 95, 99, 100)]
    w = [np.percentile(work, q) for q in (50, 95, 99, 100)]
    share = float((wall < _LIMIT_S * 1000.0).mean())
    worst_s = min((np.count_nonzero((np.array(watch.at) >= t) & (np.array(watch.at) < t + 1.0))
                   for t in np.arange(watch.at[0], watch.at[-1] - 1.0, 0.25)), default=0)  # fmt: skip
    now = watch.scene.bench.prospect.now
    fought = f"{len(now.rows) if now is not None else 0} of {watch.battles} battles"
    done = f"in {watch.took:.0f} s" if watch.took else f"when it was given up after {watch.at[-1] - watch.began:.0f} s"
    forecast = f"  {fought} {done}" if watch.battles else ""
    load = f"  load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    clock = f"clock p50 {p[0]:.0f} p95 {p[1]:.0f} p99 {p[2]:.0f} worst {p[3]:.0f} ms, under 33 ms {share:.1%}"
    worked = f"worked p50 {w[0]:.1f} p95 {w[1]:.1f} p99 {w[2]:.1f} worst {w[3]:.0f} ms"
    return (f"{name:14s} {len(wall):5d} pictures  {clock}, fewest in a second {worst_s}  {worked}"
            f"  {watch.hand.done} deeds{forecast}{load}")  # fmt: skip


def measure(name: str, seconds: float, battles: int, jobs: int, cache: Path) -> str:
    """Measure one level."""
    pygame.display.init()
    pygame.font.init()
    board = SoundBoard(paths.assets())
    stage = make_stage(pygame.display.set_mode((1280, 720)), Settings(), board, paths.assets(), cache)
    scene = opened(stage, standard(), shipped_levels()[name])
    assert isinstance(scene, EditorScene)
    scene.bench.prospect.workers = Workers(jobs)
    watch = Watch(scene, Hand(scene), seconds, battles)
    flip, pygame.display.flip = pygame.display.flip, watch
    try:
        loop.run(stage, scene)
    finally:
        pygame.display.flip = flip
        scene.closing()
        board.close()
    return told(name, watch)


def main() -> None:
    """Measure the levels that are named, all by default."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("levels", nargs="*", default=sorted(shipped_levels()))
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--battles", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--profile", action="store_true", help="say where the time of the loop goes")
    asked = parser.parse_args()
    cache = paths.user_cache() / "hulls"
    for name in asked.levels:
        with tempfile.TemporaryDirectory() as folder:
            paths.set_data_dir(Path(folder))
            try:
                if asked.profile:
                    profiled(name, asked, cache)
                else:
                    print(measure(name, asked.seconds, asked.battles, asked.jobs, cache), flush=True)
            finally:
                paths.set_data_dir(None)


def profiled(name: str, asked: argparse.Namespace, cache: Path) -> None:
    """Measure one level under the profiler."""
    profile = cProfile.Profile()
    print(profile.runcall(measure, name, asked.seconds, asked.battles, asked.jobs, cache))
    pstats.Stats(profile).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
