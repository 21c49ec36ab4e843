"""The war room: the player's war in memory, its levels as they are in this war, and its file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from game.app import wars
from game.app.settings import Settings
from game.rules.campaign import battle_of, campaign_levels, open_campaign, standard_campaign
from game.rules.carry import CampaignFile
from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim.fit_level import fit_level
from game.sim.simulation import Simulation
from game.sim.war import BattleRecord, War, told_record
from game.sim.war_record import record_of


class WarRoom:
    """One profile's war.

    levels: those of the campaign by number, as they were written; notice: what is to be said of the file
    file: of a campaign of the player's own, None for the war the game ships with
    """

    def __init__(self, library: Library, settings: Settings, file: Path | None = None) -> None:
        """Raises: ContentError, GameError when a campaign of the player's own cannot be fought."""
        self.library, self.settings, self.file = library, settings, file
        self.campaign: CampaignFile
        self.levels: Mapping[int, LevelRule]
        if file is None:
            self.campaign, self.levels = standard_campaign(), campaign_levels(library)
        else:
            self.campaign, self.levels = open_campaign(file, library)
        self.open()

    def open(self) -> None:
        """Read the war of the profile that is chosen."""
        self.profile = self.settings.profile
        self.war, self.notice = wars.load(self.profile, self.name)

    @property
    def name(self) -> str:
        """Give the name of a campaign of the player's own, "" for the game's: that of its folder."""
        return "" if self.file is None else self.file.parent.name

    @property
    def slot(self) -> str:
        """Give the name under which checkpoints of this war stand."""
        return f"war-{self.profile}{'-' if self.name else ''}{self.name}"

    @property
    def begun(self) -> bool:
        """Say whether anything has happened."""
        return bool(self.war.records or self.war.failures)

    @property
    def won_through(self) -> bool:
        """Say whether every battle there is has counted."""
        return self.next() is None

    def next(self) -> LevelRule | None:
        """Give the battle that comes next, None when all have counted."""
        return next((level for level in self.levels.values() if self.war.record(level.id) is None), None)

    def level(self, name: str) -> LevelRule | None:
        """Give a level as it was written, by its id."""
        return next((level for level in self.levels.values() if level.id == name), None)

    def fitted(self, level: LevelRule) -> LevelRule:
        """Give a level as it is in this war: what happened before it counts, what happened after it does not."""
        before = War([record for record in self.war.records if record.number < level.number])
        return fit_level(level, before, self.campaign, self.library)

    def take(self, simulation: Simulation) -> BattleRecord:
        """Let a battle that has ended count, and keep the war."""
        level = simulation.level
        record = record_of(simulation, self.war.failures.get(level.id, 0))
        self.war.take(record)
        self.save()
        return record

    def may_pass(self, level: LevelRule) -> bool:
        """Say whether a battle has been lost often enough to go on without winning it."""
        return self.war.failures.get(level.id, 0) >= self.campaign.skip_after

    def accept(self, level: LevelRule) -> None:
        """Go on with the last defeat as it was: history bends."""
        failed = self.war.failed.get(level.id)
        if failed is not None:
            self.war.accept(failed)
            self.save()

    def pass_over(self, level: LevelRule) -> None:
        """Go on as the chronicle tells it."""
        tries = self.war.failures.get(level.id, 0)
        self.war.accept(told_record(level, battle_of(self.campaign, level), tries))
        self.save()

    def begin_anew(self) -> None:
        """Forget the whole war."""
        self.war = War()
        self.save()

    def save(self) -> None:
        """Write the war; what goes wrong is said where the war is shown."""
        trouble = wars.save(self.profile, self.war, self.name)
        self.notice = f"The war could not be saved: {trouble}" if trouble else ""
