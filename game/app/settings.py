"""What the player chose: volumes, shake, flashes, text size, palette, window. Kept as JSON in the player's folder."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from game.base import paths
from game.base.kept import Keeper

TEXT_SIZES = (1.0, 1.25, 1.5, 2.0)
PALETTES = ("normal", "colour_blind", "high_contrast")
DIFFICULTIES = ("easy", "ordinary", "hard")
PROFILES = (1, 2, 3)
SHARES = ("volume", "effects", "music", "radio", "interface", "shake")


@dataclass
class Settings:
    """Every choice with its default. Shares are 0 to 1. profile: whose war it is"""

    volume: float = 0.8
    effects: float = 0.9
    music: float = 0.6
    radio: float = 0.9
    interface: float = 0.8
    mono: bool = False
    captions: bool = True
    shake: float = 1.0
    calm: bool = False
    text: float = 1.0
    palette: str = "normal"
    difficulty: str = "ordinary"
    full_screen: bool = False
    profile: int = 1

    def mend(self) -> None:
        """Bring values of a file written by hand back into their range."""
        for name in SHARES:
            setattr(self, name, min(1.0, max(0.0, float(getattr(self, name)))))
        self.text = min(TEXT_SIZES, key=lambda size: abs(size - float(self.text)))
        self.palette = self.palette if self.palette in PALETTES else PALETTES[0]
        self.difficulty = self.difficulty if self.difficulty in DIFFICULTIES else "ordinary"
        self.profile = self.profile if self.profile in PROFILES else PROFILES[0]


def _read(data: dict[str, Any]) -> Settings:
    """Make settings of what a file says; unknown names are left out. Raises: ValueError or TypeError"""
    known = {field.name: type(getattr(Settings(), field.name)) for field in fields(Settings)}
    chosen = Settings(**{name: kind(data[name]) for name, kind in known.items() if name in data})
    chosen.mend()
    return chosen


def _from_first(data: dict[str, Any]) -> dict[str, Any]:
    """Bring the first version, which had no wars of several players, to the second."""
    return {**data, "profile": PROFILES[0]}


KEEPER = Keeper("the file of settings", asdict, _read, (_from_first,), sealed=False)


def _file() -> Path:
    return paths.user_data() / "settings.json"


def load() -> Settings:
    """Read the settings; a damaged file is set aside and named, and its backup or the defaults are used."""
    return load_told()[0]


def load_told() -> tuple[Settings, str]:
    """Read the settings. Returns: them, and what is to be said of their file, empty when all went well"""
    chosen, words = KEEPER.open(_file())
    return chosen if chosen is not None else Settings(), words


def save(settings: Settings) -> None:
    """Write the settings; a folder that cannot be written is said and lived with."""
    KEEPER.save(_file(), settings)
