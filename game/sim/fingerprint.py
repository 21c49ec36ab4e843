"""Fingerprints: which build of the game, and which rules and level, a saved battle was fought with."""

from __future__ import annotations

import platform
import zlib
from dataclasses import fields
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import game
from game.rules.document import Rule
from game.rules.level import LevelRule
from game.rules.library import Library

_ROOMS = ("base", "rules", "engine", "world", "systems", "sim")  # all that can change how a battle goes
_LIBRARIES = ("numpy", "pymunk")


@lru_cache(maxsize=1)
def build_print() -> int:
    """Give a checksum of the code that fights battles and of what it runs on.

    Law: the same build, system and architecture fight the same battle; another one may not.
    """
    crc = zlib.crc32(f"{game.__version__} {platform.system()} {platform.machine()}".encode())
    for name in _LIBRARIES:
        crc = zlib.crc32(f"{name} {version(name)}".encode(), crc)
    package = Path(game.__file__).parent
    for room in _ROOMS:  # LOOP: rooms and their files
        for path in sorted((package / room).glob("*.py")):
            crc = zlib.crc32(path.name.encode() + path.read_bytes(), crc)
    return crc


@lru_cache(maxsize=4)
def _library_print(library: Library) -> int:
    crc = 0
    for field in fields(library):  # LOOP: rule files and the rules in them
        part = getattr(library, field.name)
        for name, rule in sorted({"": part}.items() if isinstance(part, Rule) else part.items()):
            crc = zlib.crc32(f"{field.name}.{name} {rule.model_dump_json()}".encode(), crc)
    return crc


def rules_print(library: Library, level: LevelRule) -> int:
    """Give a checksum of all rules and of the whole level."""
    return zlib.crc32(level.model_dump_json().encode(), _library_print(library))
