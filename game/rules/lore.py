"""The codex's own words: pages of lore, and what is said of systems that several units have; assets/codex.toml."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field

from game.base import paths
from game.rules.document import Rule, load_toml, measured, validate
from game.rules.units import Side

Words = Annotated[str, Field(min_length=1, max_length=1200)]
Chapter = Literal["powers", "arts", "persons", "ships"]


class PageRule(Rule):
    """One page of lore."""

    title: str = measured(..., min_length=1, max_length=60)
    chapter: Chapter = measured(..., help="under which heading it stands")
    side: Side | None = measured(None, help="whose it is")
    portrait: str = measured("", help="a picture under assets/images/portraits")
    words: list[Words] = measured(..., min_length=1, max_length=12)
    about: list[str] = measured([], max_length=12, help="pages of the codex that it leads to")
    after: int = measured(0, ge=0, le=99, help="veiled until the battle of this number has been fought, or passed over")


class SystemRule(Rule):
    """Something that several kinds of unit have aboard: which table of theirs it is, and what is to be said of it."""

    title: str = measured(..., min_length=1, max_length=60)
    theatre: Literal["orbit", "surface"]
    table: str = measured(..., help="the table of a unit's rule, such as shield")
    move: str = measured("", help="of the table body, only this sort of going")
    words: list[Words] = measured(..., min_length=1, max_length=8)


class CodexFile(Rule):
    """assets/codex.toml"""

    format: int = measured(..., ge=1, le=1)
    system: dict[str, SystemRule]
    page: dict[str, PageRule]


@lru_cache(maxsize=1)
def standard_codex() -> CodexFile:
    """Give the words that the game ships with."""
    return validate(load_toml(paths.assets() / "codex.toml"), CodexFile)
