"""Kept files of skirmishes: the last set-up, saved fleets, and the scores of those who outlived waves."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from game.base import paths
from game.base.kept import Keeper
from game.rules.skirmish import Counts, FleetRule, SetupRule

MOST_LISTS, MOST_SCORES = 40, 10


@dataclass(frozen=True)
class SavedList:
    """A fleet somebody made. points: what it cost"""

    name: str
    theatre: str
    make: str
    year: int
    units: Counts
    points: float = 0.0


@dataclass(frozen=True)
class Score:
    """A stand against waves. felled: what the enemy lost, by the rules' `value`"""

    map: str
    waves: int
    seconds: int
    felled: float
    outcome: str

    @property
    def rank(self) -> tuple[int, float, int]:
        """Give what it is compared by: waves, then what was felled, then time."""
        return (self.waves, self.felled, self.seconds)


@dataclass
class Kept:
    """Everything that is kept.

    last: the set-up that was fought; draft: the one that was made since; lists: newest last; scores: map -> best first
    """

    last: SetupRule | None = None
    draft: SetupRule | None = None
    lists: list[SavedList] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    notice: str = ""


def _dump(kept: Kept) -> dict[str, Any]:
    return {
        **{name: setup.model_dump(mode="json") if setup is not None else None
           for name, setup in (("last", kept.last), ("draft", kept.draft))},
        "lists": [asdict(each) for each in kept.lists], "scores": [asdict(each) for each in kept.scores],
    }  # fmt: skip


def _load(data: dict[str, Any]) -> Kept:
    """Make what a file says. Raises: ValueError, TypeError or KeyError"""
    try:
        last, draft = (
            SetupRule.model_validate(each) if each is not None else None for each in (data["last"], data.get("draft"))
        )
        lists = [SavedList(**each) for each in data["lists"]]
        for each in lists:
            FleetRule.model_validate({"make": each.make, "units": each.units})
        return Kept(last, draft, lists, [Score(**each) for each in data["scores"]])
    except ValidationError as error:
        raise ValueError(f"{error.error_count()} values do not fit") from error


KEEPER = Keeper("the file of skirmishes", _dump, _load)


def file_of() -> Path:
    """Give the place of the file."""
    return paths.user_data() / "skirmish.json"


def load() -> Kept:
    """Read what is kept; a damaged file is set aside, and what is to be said of it stands in `notice`."""
    kept, words = KEEPER.open(file_of())
    kept = kept if kept is not None else Kept()
    kept.notice = words
    return kept


def save(kept: Kept) -> str:
    """Write it. Returns: what went wrong, empty when nothing did"""
    return KEEPER.save(file_of(), kept)


def keep_last(setup: SetupRule) -> str:
    """Keep the set-up that is being fought. Returns: what went wrong"""
    kept = load()
    kept.last = setup
    return save(kept)


def add_score(score: Score) -> int:
    """Keep a score if it is among the best of its map. Returns: its place, 1 the best, 0 for none"""
    kept = load()
    same = sorted([*(each for each in kept.scores if each.map == score.map), score],
                  key=lambda each: each.rank, reverse=True)[:MOST_SCORES]  # fmt: skip
    kept.scores = [each for each in kept.scores if each.map != score.map] + same
    save(kept)
    return same.index(score) + 1 if score in same else 0
