"""The campaign: its file, and its levels in the order of their numbers, whichever there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from game.base import paths
from game.base.errors import ContentError, GameError, Problem
from game.rules.carry import BattleRule, CampaignFile
from game.rules.document import Document, load_toml, validate
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


def own_levels() -> Path:
    """Answer the folder of the player's own levels."""
    return paths.user_data() / "levels"


def file_of_battle(campaign: Path, name: str) -> Path | None:
    """Find the level of a battle: beside its campaign, or else among the player's own; None where there is none."""
    places = (campaign.parent / name, own_levels() / name)
    return next((path for path in places if name and path.is_file()), None)


def read_campaign(document: Document, library: Library) -> tuple[CampaignFile, dict[int, LevelRule]]:
    """Check a campaign of the player's own, and read its levels: their numbers are those of the calendar.

    Law: battles are numbered from 1 on in the order of the file, and no two have a level of the same id.

    Raises: ContentError with what is wrong with it, or with the first level that cannot be read
    """
    campaign = validate(document, CampaignFile)
    levels: dict[int, LevelRule] = {}
    for place, battle in enumerate(campaign.battle):
        if battle.number != place + 1:
            raise _wrong(document, place, "number", str(battle.number), f"{place + 1}, as they come")
        path = file_of_battle(document.path, battle.level)
        if path is None and battle.level:
            raise _wrong(document, place, "level", repr(battle.level), "a level beside this file or among your levels")
        if path is not None:
            level = load_level(path, library).model_copy(update={"number": battle.number})
            if any(level.id == each.id for each in levels.values()):
                raise _wrong(document, place, "level", f"id '{level.id}'", "an id that no earlier battle's level has")
            levels[battle.number] = level
    if not levels:
        raise _wrong(document, 0, "level", "no battle with a level", "a level in at least one battle")
    return campaign, levels


def _wrong(document: Document, place: int, key: str, got: str, expected: str) -> ContentError:
    path = ("battle", place, key)
    return ContentError([Problem(document.path, document.line_of(path), path, got, expected)])


def open_campaign(path: Path, library: Library) -> tuple[CampaignFile, dict[int, LevelRule]]:
    """Read a campaign's file and its levels. Raises: ContentError, GameError"""
    if not path.is_file():
        raise GameError(f"There is no campaign {path}.")
    return read_campaign(load_toml(path), library)


def battle_of(campaign: CampaignFile, level: LevelRule) -> BattleRule | None:
    """Give a level's place in the calendar; None for one that the calendar does not know."""
    return next((each for each in campaign.battle if each.number == level.number), None)
