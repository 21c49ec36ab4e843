"""The campaign: its file, and its levels in the order of their numbers, whichever there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from game.base import paths
from game.rules.carry import BattleRule, CampaignFile
from game.rules.document import load_toml, validate
from game.rules.level import LevelRule
from game.rules.levels import load_level
from game.rules.library import Library


@lru_cache(maxsize=1)
def standard_campaign() -> CampaignFile:
    """Give the calendar of the war the game ships with."""
    return validate(load_toml(paths.levels() / "campaign.toml"), CampaignFile)


class CampaignLevels(Mapping[int, LevelRule]):
    """The levels of the campaign by number, in order; each is read when it is first asked for.

    Law: a level's number is the one that its file's name begins with.
    """

    def __init__(self, folder: Path, library: Library) -> None:
        files = [path for path in folder.glob("*.toml") if path.stem.partition("-")[0].isdigit()]
        self._files = {int(path.stem.partition("-")[0]): path for path in files}
        self._library, self._read = library, dict[int, LevelRule]()

    def __getitem__(self, number: int) -> LevelRule:
        if number not in self._read:
            self._read[number] = load_level(self._files[number], self._library)
        return self._read[number]

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self._files))

    def __len__(self) -> int:
        return len(self._files)


def campaign_levels(library: Library) -> CampaignLevels:
    """Give the levels of the campaign that there are, by number, in order."""
    return CampaignLevels(paths.levels() / "campaign", library)


def battle_of(campaign: CampaignFile, level: LevelRule) -> BattleRule | None:
    """Give a level's place in the calendar; None for one that the calendar does not know."""
    return next((each for each in campaign.battle if each.number == level.number), None)
