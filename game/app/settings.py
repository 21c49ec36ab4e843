"""What the player chose: screen, sound, controls, comfort, game. Kept as JSON in the player's folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from game.app.bindings import Changes, read_changes
from game.base import paths
from game.base.kept import Keeper

TEXT_SIZES = (1.0, 1.25, 1.5, 2.0)
PALETTES = ("normal", "colour_blind", "high_contrast")
DIFFICULTIES = ("easy", "ordinary", "hard")
PROFILES = (1, 2, 3)
SPEEDS = (0.25, 0.5, 0.75, 1.0)
AIDS = ("off", "light", "strong")
CURVES = {"even": 1.0, "fine": 1.6, "finest": 2.2}
"""stick curve -> power of a stick's way"""
SHARES = ("volume", "effects", "music", "radio", "interface", "shake")
_LEAST_DEAD, _MOST_DEAD = 0.05, 0.5


@dataclass
class Settings:
    """Every choice with its default. Shares are 0 to 1.

    volume: of everything; calm: fewer and weaker flashes
    speed: how fast a battle runs when it begins; profile: whose war it is
    aid: how much a hand that aims nearly right is helped; direct_stick: no instructor flies along
    dead_left, dead_right: of a stick's way that is not heard; curve: how fine small ways of it are
    bindings: controls that are not as the game ships; latches: 'context.action' that stay on until pressed again
    """

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
    speed: float = 1.0
    aid: str = "light"
    direct_stick: bool = False
    invert_aim: bool = False
    invert_flight: bool = False
    dead_left: float = 0.22
    dead_right: float = 0.22
    curve: str = "even"
    profile: int = 1
    bindings: Changes = field(default_factory=dict)
    latches: list[str] = field(default_factory=list)

    def mend(self) -> None:
        """Bring values of a file written by hand back into their range."""
        for name in SHARES:  # LOOP: shares
            setattr(self, name, min(1.0, max(0.0, float(getattr(self, name)))))
        for name in ("dead_left", "dead_right"):
            setattr(self, name, min(_MOST_DEAD, max(_LEAST_DEAD, float(getattr(self, name)))))
        self.text = min(TEXT_SIZES, key=lambda size: abs(size - float(self.text)))
        self.speed = min(SPEEDS, key=lambda speed: abs(speed - float(self.speed)))
        self.palette = self.palette if self.palette in PALETTES else PALETTES[0]
        self.difficulty = self.difficulty if self.difficulty in DIFFICULTIES else "ordinary"
        self.aid = self.aid if self.aid in AIDS else "light"
        self.curve = self.curve if self.curve in CURVES else "even"
        self.profile = self.profile if self.profile in PROFILES else PROFILES[0]


_KINDS: dict[str, Callable[[Any], Any]] = {
    each.name: type(getattr(Settings(), each.name)) for each in fields(Settings)
} | {"bindings": read_changes, "latches": lambda names: [str(each) for each in list(names)]}


def _read(data: dict[str, Any]) -> Settings:
    """Make settings of what a file says; unknown names are left out. Raises: ValueError or TypeError"""
    chosen = Settings(**{name: kind(data[name]) for name, kind in _KINDS.items() if name in data})
    chosen.mend()
    return chosen


def _from_first(data: dict[str, Any]) -> dict[str, Any]:
    """Bring the first version, which had no wars of several players, to the second."""
    return {**data, "profile": PROFILES[0]}


def _from_second(data: dict[str, Any]) -> dict[str, Any]:
    """Bring the second version, which had no bindings and one volume for effects, to the third."""
    return {**data, "bindings": {}, "latches": []}


KEEPER = Keeper("the file of settings", asdict, _read, (_from_first, _from_second), sealed=False)


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
