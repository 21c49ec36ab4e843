"""Which music is played where: a page's own piece with the part of the player's side, a battle's by its theatre."""

from __future__ import annotations

from game.rules.level import LevelRule
from game.view.sound import SoundBoard

PAGES = ("briefing", "victory", "defeat", "epilogue")
BOTH = 0.0  # in the scales: both sides' parts are heard
_TIDES = {"race": 1.0, "arume": -1.0}


def battle_track(theatre: str, side: int | str) -> str:
    """Name the music of a battle. side: the player's, by number or by name"""
    name = side if isinstance(side, str) else ("race", "arume")[side]
    return f"{'ground' if theatre == 'surface' else 'orbit'}_{name}"


def track_of(level: LevelRule) -> str:
    """Name the music of a level's battle."""
    return battle_track(level.theatre, level.player_side)


def play_page(board: SoundBoard, page: str, side: str = "") -> None:
    """Play the music of a page with the part of a side; with both parts without one."""
    board.music(0.5, page, _TIDES.get(side, BOTH))
