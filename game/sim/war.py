"""The player's war: what each battle left behind, kept as plain data, and what follows from it for the next one."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from game.rules.campaign import battle_of
from game.rules.carry import BattleEnded, BattleRule, CampaignFile, FactHolds, Memory, ShipGone, StockBelow
from game.rules.level import LevelRule
from game.rules.triggers import OUTCOMES as ENDS

TOLD = "told"
"""outcome of a battle that was passed over: it went as the chronicle tells"""
OUTCOMES = (*ENDS, TOLD)
_MOST_NAMES, _MOST_RECORDS = 2000, 99


@dataclass(frozen=True)
class BattleRecord:
    """What came of one battle.

    outcome: one of OUTCOMES; reason: how it ended, in a sentence
    seconds: [s] battle time; tries: defeats before it
    facts: what the level leaves to the war; goals: (text, state)
    came, lost: names of ships and persons that stand for themselves, in the order of their loss
    spent: explosive metal that the Race launched; losses: side -> [came, lost]
    """

    level: str
    number: int
    title: str
    outcome: str
    reason: str = ""
    difficulty: str = "ordinary"
    seed: int = 0
    seconds: float = 0.0
    tries: int = 0
    own: str = ""
    facts: dict[str, bool] = field(default_factory=dict)
    goals: list[list[str]] = field(default_factory=list)
    came: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    spent: int = 0
    losses: dict[str, list[int]] = field(default_factory=dict)


@dataclass
class War:
    """Everything that outlives a battle.

    records: battles that count, by number; failures: level -> defeats since it last counted
    failed: level -> the last of those defeats; read: the epilogue has been read
    """

    records: list[BattleRecord] = field(default_factory=list)
    failures: dict[str, int] = field(default_factory=dict)
    failed: dict[str, BattleRecord] = field(default_factory=dict)
    read: bool = False

    def record(self, level: str) -> BattleRecord | None:
        """Give what came of a level, None while it has not counted."""
        return next((each for each in self.records if each.level == level), None)

    def take(self, record: BattleRecord) -> None:
        """Let a battle count. One fought again takes the place of what it was, and the war goes on from there."""
        if record.outcome == "defeat":
            self.failures[record.level] = self.failures.get(record.level, 0) + 1
            self.failed[record.level] = record
            return
        self.accept(record)

    def accept(self, record: BattleRecord) -> None:
        """Let a battle count, whatever came of it."""
        self.records = [each for each in self.records if each.number < record.number] + [record]
        self.failures.pop(record.level, None)
        self.failed.pop(record.level, None)
        self.read = False

    def back_to(self, number: int) -> None:
        """Forget a battle and everything after it."""
        self.records = [each for each in self.records if each.number < number]
        self.read = False

    # ---- what follows ---------------------------------------------------------------------------------
    def gone(self) -> list[str]:
        """Give the names that were lost, in order."""
        return list(dict.fromkeys(name for record in self.records for name in record.lost))

    def facts(self) -> dict[str, bool]:
        """Give what is known to be so, and not so."""
        return {name: holds for record in self.records for name, holds in record.facts.items()}

    def stock(self, campaign: CampaignFile) -> int:
        """Give the explosive metal that the Race has left. [missiles]"""
        made = campaign.stock.made * len(self.records)
        return max(0, campaign.stock.start + made - sum(record.spent for record in self.records))

    def holds(self, memory: Memory, campaign: CampaignFile) -> bool:
        """Say whether what a level asks of the war before it is so."""
        match memory:
            case FactHolds(fact=fact, holds=holds):
                return self.facts().get(fact) is holds
            case ShipGone(name=name):
                return name in self.gone()
            case StockBelow(below=below):
                return bool(self.records) and self.stock(campaign) < below
            case BattleEnded(level=level, outcome=outcome):
                record = self.record(level)
                return record is not None and record.outcome == outcome

    # ---- saving ---------------------------------------------------------------------------------------
    def dump(self) -> dict[str, Any]:
        """Give everything as plain data that JSON can hold."""
        return {
            "records": [asdict(record) for record in self.records], "failures": dict(self.failures),
            "failed": {level: asdict(record) for level, record in self.failed.items()}, "read": self.read,
        }  # fmt: skip

    @classmethod
    def load(cls, data: dict[str, Any]) -> War:
        """Become what `dump` described. Raises: ValueError when it is no war"""
        records, failures, failed = data["records"], data["failures"], data["failed"]
        if not isinstance(records, list) or len(records) > _MOST_RECORDS or not isinstance(data["read"], bool):
            raise ValueError("its list of battles cannot be read")
        if not isinstance(failed, dict) or not isinstance(failures, dict):
            raise ValueError("its defeats cannot be read")
        if not all(type(count) is int and 0 <= count < 10000 for count in failures.values()):
            raise ValueError("its defeats cannot be read")
        war = cls(
            [_record(each) for each in records], dict(failures),
            {name: _record(each) for name, each in failed.items()}, data["read"],
        )  # fmt: skip
        numbers = [record.number for record in war.records]
        if numbers != sorted(set(numbers)):
            raise ValueError("its battles are out of order")
        return war


def told_record(level: LevelRule, rule: BattleRule | None, tries: int) -> BattleRecord:
    """Give the record of a battle that is passed over: as the chronicle tells it."""
    facts = {leave.fact: leave.told for leave in level.leave}
    names = list(rule.lost) if rule is not None else []
    return BattleRecord(
        level.id, level.number, level.title, TOLD, rule.told if rule is not None else "", tries=tries, facts=facts,
        came=names, lost=names, spent=rule.spent if rule is not None else 0,
    )  # fmt: skip


def bends(record: BattleRecord, level: LevelRule, campaign: CampaignFile) -> list[str]:
    """Say where a battle bent history, a sentence each; none for one that went as told."""
    out = [
        leave.says if record.facts[leave.fact] else leave.otherwise
        for leave in level.leave
        if leave.fact in record.facts and record.facts[leave.fact] is not leave.told
    ]
    rule = battle_of(campaign, level)
    if rule is None or record.outcome == TOLD:
        return out
    own = [ship.name for force in level.force for ship in force.ship if ship.player or ship.captain]
    spared = [name for name in rule.lost if name in record.came and name not in record.lost]
    taken = [name for name in own if name in record.lost and name not in rule.lost]
    if spared:
        whose = "its" if len(spared) == 1 else "their"
        out.append(f"{listed(spared)} came through. The chronicle tells of {whose} end.")
    if taken:
        were = "was" if len(taken) == 1 else "were"
        out.append(f"{listed(taken)} {were} lost. The chronicle goes on with them.")
    return out


def listed(names: list[str], most: int = 4) -> str:
    """Name a few in a sentence: 'A, B and 3 more'."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


_KINDS: dict[str, type[Any]] = {
    "level": str, "title": str, "outcome": str, "reason": str, "difficulty": str, "own": str, "number": int,
    "seed": int, "tries": int, "spent": int, "seconds": float, "facts": dict, "goals": list, "came": list,
    "lost": list, "losses": dict,
}  # fmt: skip


def _record(data: Any) -> BattleRecord:
    """Read a record. Raises: ValueError when it is none"""
    if not isinstance(data, dict) or set(data) != {each.name for each in fields(BattleRecord)}:
        raise ValueError("a battle cannot be read")
    for name, kind in _KINDS.items():  # LOOP: columns of a record
        value = data[name]
        if type(value) is not kind and not (kind is float and type(value) is int):
            raise ValueError(f"'{name}' of a battle cannot be read")
    names = [*data["came"], *data["lost"]]
    texts = all(isinstance(name, str) and len(name) <= 400 for name in names) and len(names) <= _MOST_NAMES
    facts = all(isinstance(holds, bool) for holds in data["facts"].values())
    goals = all(isinstance(g, list) and len(g) == 2 and all(isinstance(t, str) for t in g) for g in data["goals"])
    pairs = data["losses"].values()
    counts = all(isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair) for pair in pairs)
    if not (texts and facts and goals and counts) or data["outcome"] not in OUTCOMES or not 0 <= data["number"] < 100:
        raise ValueError("a battle cannot be read")
    return BattleRecord(**data)
