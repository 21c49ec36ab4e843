"""War files: one a profile, in the folder of saves; written whenever something has happened."""

from __future__ import annotations

from pathlib import Path

from game.base import paths
from game.base.kept import Keeper
from game.sim.war import War

KEEPER: Keeper[War] = Keeper("the file of the war", War.dump, War.load)


def file_of(profile: int, campaign: str = "") -> Path:
    """Give the place of a profile's war. campaign: the name of one of the player's own, "" for the game's"""
    return paths.user_data() / "saves" / f"war-{profile}{'-' if campaign else ''}{campaign}.json"


def load(profile: int, campaign: str = "") -> tuple[War, str]:
    """Read a profile's war. Returns: it, a new one where there is none; and what is to be said, empty for nothing"""
    war, words = KEEPER.open(file_of(profile, campaign))
    return war if war is not None else War(), words


def save(profile: int, war: War, campaign: str = "") -> str:
    """Write a profile's war. Returns: what went wrong, empty when nothing did"""
    return KEEPER.save(file_of(profile, campaign), war)


def begun(profile: int) -> bool:
    """Say whether a profile has a war."""
    return file_of(profile).is_file()
