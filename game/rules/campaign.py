"""The campaign: its file, and its levels in the order of their numbers, whichever there are."""

from __future__ import annotations

from functools import lru_cache

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


def campaign_levels(library: Library) -> dict[int, LevelRule]:
    """Give the levels of the campaign that there are, by number, in order."""
    levels = [load_level(path, library) for path in sorted((paths.levels() / "campaign").glob("*.toml"))]
    return {level.number: level for level in sorted(levels, key=lambda level: level.number)}


def battle_of(campaign: CampaignFile, level: LevelRule) -> BattleRule | None:
    """Give a level's place in the calendar; None for one that the calendar does not know."""
    return next((each for each in campaign.battle if each.number == level.number), None)
