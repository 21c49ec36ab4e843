"""What the player chose: volumes, shake, flashes, text size, palette, window. Kept as JSON in the player's folder."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from game.base import paths, storage
from game.base.errors import GameError

_log = logging.getLogger(__name__)
TEXT_SIZES = (1.0, 1.25, 1.5, 2.0)
PALETTES = ("normal", "colour_blind", "high_contrast")
DIFFICULTIES = ("easy", "ordinary", "hard")


@dataclass
class Settings:
    """Every choice with its default. Shares are 0 to 1."""

    volume: float = 0.8
    music: float = 0.6
    shake: float = 1.0
    calm: bool = False
    text: float = 1.0
    palette: str = "normal"
    difficulty: str = "ordinary"
    full_screen: bool = False

    def mend(self) -> None:
        """Bring values of a file written by hand back into their range."""
        self.volume, self.music, self.shake = (
            min(1.0, max(0.0, float(value))) for value in (self.volume, self.music, self.shake)
        )
        self.text = min(TEXT_SIZES, key=lambda size: abs(size - float(self.text)))
        self.palette = self.palette if self.palette in PALETTES else PALETTES[0]
        self.difficulty = self.difficulty if self.difficulty in DIFFICULTIES else "ordinary"


def _file() -> Path:
    return paths.user_data() / "settings.json"


def load() -> Settings:
    """Read the settings; a damaged file is set aside and named, and the defaults are used."""
    path = _file()
    if not path.is_file():
        return Settings()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        known = {field.name: type(getattr(Settings(), field.name)) for field in fields(Settings)}
        chosen = Settings(**{name: kind(data[name]) for name, kind in known.items() if name in data})
        chosen.mend()
    except (OSError, ValueError, TypeError, AttributeError) as error:
        kept = storage.set_aside(path)
        _log.warning(
            "The settings could not be read (%s); they are kept as %s, and the defaults are used.",
            error,
            kept,
        )
        return Settings()
    return chosen


def save(settings: Settings) -> None:
    """Write the settings; a folder that cannot be written is said and lived with."""
    try:
        storage.save_text(_file(), json.dumps(asdict(settings), indent=2) + "\n")
    except (OSError, GameError) as error:
        _log.warning("The settings could not be saved: %s", error)
