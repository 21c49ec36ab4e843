"""Which lessons of the training range a player has passed: one file a profile, in the folder of saves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.base import paths
from game.base.kept import Keeper


def _read(data: dict[str, Any]) -> set[str]:
    """Make the set of what a file says. Raises: TypeError or ValueError"""
    done = data["done"]
    if not isinstance(done, list) or not all(isinstance(each, str) for each in done):
        raise ValueError("it names no lessons")
    return set(done)


KEEPER: Keeper[set[str]] = Keeper("the file of lessons", lambda done: {"done": sorted(done)}, _read)


def file_of(profile: int) -> Path:
    """Give the place of a profile's lessons."""
    return paths.user_data() / "saves" / f"lessons-{profile}.json"


def load(profile: int) -> tuple[set[str], str]:
    """Read which lessons are done. Returns: their ids, and what is to be said of the file, empty for nothing"""
    done, words = KEEPER.open(file_of(profile))
    return done if done is not None else set(), words


def take(profile: int, lesson: str) -> str:
    """Note that a lesson is done. Returns: what went wrong, empty when nothing did"""
    done, _ = load(profile)
    return KEEPER.save(file_of(profile), done | {lesson}) if lesson not in done else ""
