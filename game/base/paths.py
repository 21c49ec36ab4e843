"""Where things are: what ships with the game, and what belongs to the player."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

import platformdirs

from game.base.errors import GameError
from game.base.storage import ensure_folder

APP = "defense-of-home"
DATA_DIR: Path | None = None  # set by set_data_dir, from --data-dir

_log = logging.getLogger(__name__)
_chosen: dict[str, Path] = {}  # kind -> folder already found writable
_temporary: Path | None = None


def _shipped(name: str) -> Path:
    """Find a folder inside an installed wheel, or else beside the package in the repository."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise GameError(f"The game's folder '{name}' is missing; install the game again.")


def assets() -> Path:
    """Answer the folder of rules, images, sounds and music."""
    return _shipped("assets")


def levels() -> Path:
    """Answer the folder of campaign, skirmish and training levels."""
    return _shipped("levels")


def set_data_dir(folder: Path | None) -> None:
    """Keep everything of the player's under one folder (--data-dir); None goes back to the system's places.

    Raises: GameError if nothing can be written there: a folder asked for by name is never quietly replaced.
    """
    global DATA_DIR
    if folder is not None:
        folder = folder.expanduser().absolute()
        if not ensure_folder(folder):
            raise GameError(f"Cannot write into the data folder {folder}.")
    DATA_DIR = folder
    _chosen.clear()


def user_data() -> Path:
    """Answer a writable folder for saves, settings, replays and the player's levels."""
    return _writable("data")


def user_cache() -> Path:
    """Answer a writable folder for what can be made again, such as lit sprites."""
    return _writable("cache")


def user_log() -> Path:
    """Answer a writable folder for logs."""
    return _writable("log")


def _writable(kind: str) -> Path:
    if kind not in _chosen:
        folder = _wanted(kind)
        # A home that cannot be found gives a relative "~/...": that would litter the folder we were started in.
        usable = folder.is_absolute() and ensure_folder(folder)
        _chosen[kind] = folder if usable else _instead_of(folder, kind)
    return _chosen[kind]


def _wanted(kind: str) -> Path:
    if DATA_DIR is not None:
        return DATA_DIR if kind == "data" else DATA_DIR / kind
    if kind == "data":
        return Path(platformdirs.user_data_dir(APP, appauthor=False))
    if kind == "cache":
        return Path(platformdirs.user_cache_dir(APP, appauthor=False))
    return Path(platformdirs.user_log_dir(APP, appauthor=False))


def _instead_of(folder: Path, kind: str) -> Path:
    """Choose a temporary folder where the home is read-only, with one warning for all kinds."""
    global _temporary
    if _temporary is None:
        try:
            _temporary = Path(tempfile.mkdtemp(prefix=f"{APP}-"))
        except OSError as error:
            raise GameError(f"Cannot write into {folder}, nor into a temporary folder; try --data-dir.") from error
        _log.warning("Cannot write into %s: saves and settings go to %s and may be lost.", folder, _temporary)
    chosen = _temporary / kind
    if not ensure_folder(chosen):
        raise GameError(f"Cannot write into {chosen}; try --data-dir.")
    return chosen
