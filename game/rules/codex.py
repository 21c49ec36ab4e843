"""The codex: a page for everything the rules know, and what leads from one page to another. All of it is read off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from game.rules.arms import GuidedRule
from game.rules.carry import BattleRule, CampaignFile
from game.rules.level import LevelRule
from game.rules.library import Library
from game.rules.lore import CodexFile, PageRule, SystemRule
from game.rules.rule import Rule
from game.rules.surface import CargoRule, SurfaceUnitRule
from game.rules.units import UnitRule

Shelf = Literal["ships", "ground", "weapons", "missiles", "systems", "lore", "battles"]
SHELVES: tuple[Shelf, ...] = ("ships", "ground", "weapons", "missiles", "systems", "lore", "battles")
SIDES_OF_A_THING = ("race", "arume")


class Link(NamedTuple):
    """A way from one page to another. kind: what it says, a key of the interface's words; many: 0 says nothing"""

    kind: str
    to: str
    many: int = 0


BACK = {
    "carries": "carried_by", "releases": "released_by", "becomes": "comes_from", "has": "had_by",
    "fought_by": "fights_in", "about": "told_in",
}  # fmt: skip
"""what a link says when it is read the other way round"""


@dataclass
class Entry:
    """One page. id: kind and key, such as "orbit/race_cruiser"; sides: whose it is, both for what both have

    rule: what the rules say; None for lore, battles and systems
    bearers: of a system, its units' ids with the table each has
    page, battle: the words of lore, or of a battle; after: veiled until the battle of that number has been fought
    """

    id: str
    name: str
    shelf: Shelf
    theatre: str = ""
    sides: tuple[str, ...] = ()
    rule: Rule | None = None
    bearers: dict[str, Rule] = field(default_factory=dict)
    page: PageRule | None = None
    system: SystemRule | None = None
    battle: BattleRule | None = None
    level: LevelRule | None = None
    links: list[Link] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Give the key under which the rules know it."""
        return self.id.partition("/")[2]

    @property
    def after(self) -> int:
        """Give the battle that must have been fought before this is told, 0 for none."""
        return self.page.after if self.page is not None else self.battle.number if self.battle is not None else 0

    @property
    def words(self) -> list[str]:
        """Give what is told on the page besides figures."""
        if self.page is not None:
            return list(self.page.words)
        if self.system is not None:
            return list(self.system.words)
        if self.battle is not None:
            return [self.battle.told]
        notes = getattr(self.rule, "notes", "")
        return [notes] if notes else []


class Codex:
    """Every page by its id, in the order of the shelves."""

    def __init__(
        self, library: Library, words: CodexFile, campaign: CampaignFile, levels: Mapping[int, LevelRule]
    ) -> None:
        self.library = library
        made = [
            *_units(library), *_arms(library), *_systems(library, words),
            *_lore(words), *_battles(library, campaign, levels),
        ]  # fmt: skip
        self.entries = {entry.id: entry for entry in made}
        self._turn_back()
        self._give_sides()

    def shelf(self, name: str) -> list[Entry]:
        """Give the pages of a shelf."""
        return [entry for entry in self.entries.values() if entry.shelf == name]

    def found(self, text: str, side: str = "", shelf: str = "") -> list[Entry]:
        """Give the pages whose name holds every word of a text; of a side and a shelf, where these are named."""
        wanted = text.lower().split()
        return [
            entry for entry in self.entries.values()
            if (not shelf or entry.shelf == shelf) and (not side or side in entry.sides)
            and all(word in f"{entry.name} {entry.theatre}".lower() for word in wanted)
        ]  # fmt: skip

    def peers(self, entry: Entry) -> list[Entry]:
        """Give all pages of the same kind: those whose figures mean the same."""
        kind = type(entry.rule)
        return [each for each in self.entries.values() if entry.rule is not None and type(each.rule) is kind]

    def _turn_back(self) -> None:
        """Let every link be read the other way round."""
        for entry in list(self.entries.values()):
            for link in list(entry.links):
                there = self.entries[link.to]
                back = Link(BACK[link.kind], entry.id, link.many) if link.kind in BACK else None
                if back is not None and back not in there.links:
                    there.links.append(back)

    def _give_sides(self) -> None:
        """Say whose a weapon, a missile or a system is: of whoever has it, through whatever it comes out of."""
        for _ in range(3):  # LOOP: a warhead, out of a bus, out of a cruiser
            for entry in self.entries.values():
                if entry.shelf in ("weapons", "missiles", "systems"):
                    kinds = ("carried_by", "comes_from", "had_by")
                    found = {side for link in entry.links if link.kind in kinds for side in self.entries[link.to].sides}
                    entry.sides = tuple(side for side in SIDES_OF_A_THING if side in found)


def _units(library: Library) -> Iterator[Entry]:
    for key, unit in library.units.items():
        entry = Entry(f"orbit/{key}", unit.name, "ships", "orbit", (unit.side,), unit)
        entry.links = [*_carried(unit)]
        yield entry
    for key, each in library.surface_units.items():
        entry = Entry(f"surface/{key}", each.name, "ground", "surface", (each.side,), each)
        guns = [gun.weapon for gun in each.guns]
        guns += [each.bursts] if each.bursts and each.bursts not in guns else []
        entry.links = [Link("carries", f"arm/{arm}", guns.count(arm)) for arm in dict.fromkeys(guns)]
        holds = [hold for hold in (each.cargo, each.hangar) if hold is not None]
        entry.links += [Link("releases", f"surface/{hold.unit}", hold.count) for hold in holds]
        yield entry


def _carried(unit: UnitRule) -> Iterator[Link]:
    for mounts in unit.mounts:
        yield Link("carries", f"weapon/{mounts.weapon}", len(mounts.facings_deg))
    launcher, control = unit.launcher, unit.fire_control
    stock = ((launcher.missile, launcher.magazine), (launcher.explosive, launcher.explosive_stock),
             (control.interceptor, control.interceptors))  # fmt: skip
    yield from (Link("carries", f"missile/{missile}", count) for missile, count in stock if missile)


def _arms(library: Library) -> Iterator[Entry]:
    for key, weapon in library.weapons.items():
        yield Entry(f"weapon/{key}", weapon.name, "weapons", "orbit", rule=weapon)
    for key, arm in library.arms.items():
        shelf: Shelf = "missiles" if isinstance(arm, GuidedRule) else "weapons"
        yield Entry(f"arm/{key}", arm.name, shelf, "surface", rule=arm)
    for key, missile in library.missiles.items():
        into = missile.split.into if missile.split else []
        links = [Link("becomes", f"missile/{each}", into.count(each)) for each in dict.fromkeys(into)]
        yield Entry(f"missile/{key}", missile.name, "missiles", "orbit", rule=missile, links=links)


def _systems(library: Library, words: CodexFile) -> Iterator[Entry]:
    for key, system in words.system.items():
        units: Mapping[str, Rule] = library.units if system.theatre == "orbit" else library.surface_units
        bearers = {f"{system.theatre}/{name}": table for name, unit in units.items()
                   if (table := _table(unit, system)) is not None}  # fmt: skip
        entry = Entry(f"system/{key}", system.title, "systems", system.theatre, system=system, bearers=bearers)
        entry.links = [Link("had_by", unit) for unit in bearers]
        yield entry


def _table(unit: Rule, system: SystemRule) -> Rule | None:
    """Give the table of a unit that is such a system; one that only says that there is nothing is none."""
    table: Rule | None = getattr(unit, system.table)
    if table is None or (system.move and getattr(table, "move", "") != system.move):
        return None
    return None if table == type(unit).model_fields[system.table].default else table


def _lore(words: CodexFile) -> Iterator[Entry]:
    for key, page in words.page.items():
        links = [Link("about", to) for to in page.about]
        sides = (page.side,) if page.side else SIDES_OF_A_THING
        yield Entry(f"page/{key}", page.title, "lore", sides=sides, page=page, links=links)


def _battles(library: Library, campaign: CampaignFile, levels: Mapping[int, LevelRule]) -> Iterator[Entry]:
    for rule in campaign.battle:
        level = levels.get(rule.number)
        entry = Entry(f"battle/{rule.number}", rule.title, "battles", rule.theatre, SIDES_OF_A_THING, battle=rule)
        if level is not None:
            entry.level = level
            counts = fielded(level, library)
            entry.links = [Link("fought_by", unit, count) for unit, count in counts.items()]
        yield entry


def fielded(level: LevelRule, library: Library) -> dict[str, int]:
    """Count who appears in a battle by the ids of their pages, what comes out of holds and hangars included."""
    counts: dict[str, int] = {}
    for ship in (ship for force in level.force for ship in force.ship):
        _count(counts, f"{level.theatre}/{ship.unit}", ship.count)
        unit = library.surface_units.get(ship.unit) if level.theatre == "surface" else None
        for hold in _holds(unit):
            many = hold.count if ship.aboard is None or hold is not getattr(unit, "cargo", None) else ship.aboard
            _count(counts, f"surface/{hold.unit}", ship.count * many)
    return {unit: count for unit, count in counts.items() if count}


def _holds(unit: SurfaceUnitRule | None) -> list[CargoRule]:
    return [] if unit is None else [hold for hold in (unit.cargo, unit.hangar) if hold is not None]


def _count(counts: dict[str, int], unit: str, many: int) -> None:
    counts[unit] = counts.get(unit, 0) + many
