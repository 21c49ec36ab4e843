"""Crash care: what happened is written down, the battle is kept, and the next start says so."""

from __future__ import annotations

import json
import logging
import platform
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Self

import game
from game.app import unfinished
from game.app.fight_scene import FightScene
from game.app.scene import Scene, Stage
from game.base import paths, storage
from game.base.errors import ContentError, GameError

_log = logging.getLogger(__name__)
CODE = 3
"""what the program ends with after a crash"""
_LIBRARIES = ("numpy", "pygame-ce", "pymunk", "pydantic")
_UNSAVED = (
    ValueError, TypeError, KeyError, AttributeError, IndexError, AssertionError, OSError, RuntimeError, GameError,
)  # fmt: skip
"""what keeping a broken battle may raise: then there is none to go on with"""


class CrashCare:
    """Wraps the loop. crashed: something happened; report: the file that tells what, None for none"""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.crashed = False
        self.report: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Take care of a mistake of the game's own; what a player can do something about is said as ever."""
        if not isinstance(error, Exception) or isinstance(error, GameError | ContentError):
            return False
        self.crashed = True
        fight = fight_of(self.stage.scene)
        self.report = _write(report_text(error, self.stage, fight))
        if fight is not None:
            with suppress(*_UNSAVED):
                fight.keep_unfinished(unfinished.CRASHED)
        where = self.report or "nowhere, as no file could be written"
        print(f"Defense of Home has crashed. What happened is written down in {where}", file=sys.stderr)
        if self.report is None:
            traceback.print_exception(error)
        return True


def fight_of(scene: Scene | None) -> FightScene | None:
    """Give the battle that a scene is, or lies over."""
    while scene is not None and not isinstance(scene, FightScene):  # LOOP: pages over one another
        scene = getattr(scene, "below", None)
    return scene


def report_text(error: BaseException, stage: Stage, fight: FightScene | None) -> str:
    """Tell what happened."""
    lines = [
        f"Defense of Home {game.__version__}, {time.strftime('%Y-%m-%d %H:%M:%S')}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()} {platform.machine()}",
        ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
        f"Screen: {type(stage.scene).__name__}, window {stage.size[0]}x{stage.size[1]}",
    ]
    if fight is not None:
        sim = fight.simulation
        lines.append(
            f"Battle: {sim.level.id}, seed {sim.seed}, {sim.difficulty}, tick {sim.world.tick}, "
            f"war '{fight.choice.slot}'"
        )
    lines += [f"Settings: {json.dumps(asdict(stage.settings))}", "", *traceback.format_exception(error)]
    return "\n".join(lines) + "\n"


def _write(text: str) -> Path | None:
    folder = paths.user_log()
    path = folder / f"crash-{time.strftime('%Y%m%d-%H%M%S')}.txt"
    try:
        storage.save_text(path, text)
        storage.save_text(_marker(), f"{path}\n")
    except GameError as error:
        _log.error("%s", error)
        return None
    return path


def _marker() -> Path:
    return paths.user_log() / "crash-untold"


def told() -> str:
    """Say once that the last run crashed, and where it is written down; empty when it did not."""
    marker = _marker()
    try:
        if not marker.is_file():
            return ""
        report = marker.read_text(encoding="utf-8").strip()
        marker.unlink()
    except (OSError, ValueError) as error:
        _log.info("no word of a crash: %s", error)
        return ""
    return f"The game crashed the last time. What happened is written down in {report}"
