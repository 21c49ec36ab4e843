"""Names: what has an id in a level, and every place that names one; what of the rules a level may name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from game.base import paths
from game.base.errors import KeyPath
from game.editor.schema import tables_in
from game.rules import carry as cy
from game.rules import deeds
from game.rules import lesson as le
from game.rules import level as lv
from game.rules import measures as ms
from game.rules import measures_surface as su
from game.rules import standing as st
from game.rules import triggers as tr
from game.rules.campaign import own_levels
from game.rules.library import Library
from game.rules.selection import Selection

Place = tuple[type[BaseModel], str]

IDS: dict[Place, str] = {
    (lv.ShipRule, "id"): "ship", (lv.ForceRule, "id"): "force", (lv.ZoneRule, "id"): "zone",
    (lv.TriggerRule, "id"): "trigger", (lv.ObjectiveRule, "id"): "objective", (lv.LevelRule, "id"): "level",
    (lv.VariantRule, "id"): "variant",
}  # fmt: skip
"""fields that give a thing its name; a speaker's is the key of its table"""

NAMES: dict[Place, str] = {
    (lv.SpeakerRule, "portrait"): "portrait", (lv.ShipRule, "unit"): "unit",
    (lv.ForceRule, "doctrine"): "doctrine", (lv.ForceRule, "formation"): "formation",
    (lv.ForceRule, "against"): "ship", (lv.ForceRule, "home"): "zone", (lv.ZoneRule, "only_for"): "force",
    (lv.ShipRule, "inside"): "ship", (lv.ChangeRule, "force"): "force",
    (lv.ChangeRule, "doctrine"): "doctrine", (lv.ChangeRule, "formation"): "formation",
    (Selection, "ship"): "ship", (Selection, "force"): "force",
    (st.Held, "zone"): "zone",
    (tr.InZone, "zone"): "zone", (tr.Fired, "trigger"): "trigger", (tr.Burned, "zone"): "zone",
    (deeds.Did, "since"): "trigger",
    (tr.BeamSalvo, "force"): "force", (tr.Volleys, "force"): "force",
    (tr.Say, "speaker"): "speaker", (tr.GiveOrder, "force"): "force", (tr.GiveOrder, "zone"): "zone",
    (tr.OrderSalvo, "ship"): "ship", (tr.OrderSalvo, "at"): "ship",
    (tr.SetDoctrine, "force"): "force", (tr.SetDoctrine, "doctrine"): "orbital doctrine",
    (tr.Reinforce, "force"): "force", (tr.SetObjective, "objective"): "objective", (tr.Sprung, "force"): "force",
    (tr.GiveTask, "force"): "force", (tr.GiveTask, "against"): "ship",
    (su.CountKilled, "arm"): "arm", (su.CountKilled, "before"): "trigger", (su.CountAlive, "at"): "trigger",
    (su.CountKilled, "by_force"): "force",
    (su.CountClosed, "after"): "trigger", (su.HasFired, "trigger"): "trigger",
    (ms.AgainstFormation, "force"): "force", (ms.AgainstFormation, "formation"): "formation",
    (ms.AgainstVariant, "variant"): "variant",
    (cy.Missing, "force"): "force", (cy.Absent, "force"): "force", (cy.Comes, "force"): "force",
    (cy.Numbers, "force"): "force", (cy.Explosive, "force"): "force", (cy.StandIn, "ship"): "ship",
    (cy.LeaveRule, "trigger"): "trigger",
}  # fmt: skip
"""fields that name something: what sort of thing"""

OF_CAMPAIGN: dict[Place, str] = {(cy.BattleRule, "level"): "level file"}
"""the same, of a campaign's file"""

LOOSE: dict[Place, str] = {(lv.SpeakerRule, "ship"): "ship"}
"""fields that may name a thing, or say something else: a speaker on a ship, or in a place"""

WORDS: frozenset[Place] = frozenset({
    (lv.SpeakerRule, "name"), (lv.ShipRule, "name"), (lv.ShipRule, "captain"), (lv.ForceRule, "name"),
    (lv.ZoneRule, "name"), (lv.ObjectiveRule, "text"), (lv.LevelRule, "title"), (lv.LevelRule, "place"),
    (lv.LevelRule, "briefing"), (lv.LevelRule, "advice"), (tr.Say, "text"), (tr.Checkpoint, "name"),
    (tr.End, "reason"), (ms.ExpectRule, "figure"), (ms.ExpectRule, "what"),
    (lv.ReferenceRule, "name"), (cy.CarryRule, "says"), (cy.LeaveRule, "says"), (cy.LeaveRule, "otherwise"),
    (cy.StandIn, "name"), (cy.ShipGone, "name"), (cy.FactHolds, "fact"), (cy.LeaveRule, "fact"),
    (cy.BattleEnded, "level"),
    (le.StepRule, "why"), (le.StepRule, "how"), (le.StepRule, "pad"), (le.StepRule, "hint"),
    (le.StepRule, "pad_hint"),
    (le.LessonRule, "about"), (le.LessonRule, "learnt"),
})  # fmt: skip
"""fields that are read by people, or name what outlives the level: a fact of the war, a ship lost in another battle"""

EMPTY_FITS: frozenset[Place] = frozenset({
    (lv.ForceRule, "against"), (lv.ForceRule, "home"), (lv.ZoneRule, "only_for"), (tr.GiveOrder, "zone"),
    (su.CountKilled, "arm"), (su.CountKilled, "before"), (su.CountKilled, "by_force"), (tr.GiveTask, "against"),
    (deeds.Did, "since"),
    (lv.ShipRule, "inside"), (lv.ChangeRule, "doctrine"), (lv.ChangeRule, "formation"),
})  # fmt: skip
"""fields in which nothing may be named"""

_OPEN_ON_SURFACE: frozenset[Place] = frozenset({(lv.ForceRule, "doctrine"), (lv.ForceRule, "formation")})
"""fields in which nothing may be named on the surface, where a force fights without them"""

OF_LEVEL = ("ship", "force", "zone", "trigger", "objective", "speaker", "variant")


@dataclass(frozen=True)
class Mention:
    """A place of a level that names something. loose: it may mean something else"""

    path: KeyPath
    kind: str
    name: str
    loose: bool = False


def mentions(data: Any) -> Iterator[Mention]:
    """Give every place that names something, in the order of the file."""
    for table in tables_in(data):
        for key, value in table.data.items():
            place = (table.model, key)
            if isinstance(value, str) and place in NAMES:
                yield Mention((*table.path, key), NAMES[place], value)
            elif isinstance(value, str) and place in LOOSE:
                yield Mention((*table.path, key), LOOSE[place], value, True)


def ids(data: Any) -> dict[str, list[tuple[str, KeyPath]]]:
    """Give what a level defines: kind -> (id, path of its table), in order, one that stands twice twice."""
    out: dict[str, list[tuple[str, KeyPath]]] = {kind: [] for kind in OF_LEVEL}
    for table in tables_in(data):
        for (model, key), kind in IDS.items():
            if table.model is model and kind in out and isinstance(table.data.get(key), str):
                out[kind].append((table.data[key], table.path))
        if table.model is lv.SpeakerRule:
            out["speaker"].append((str(table.path[-1]), table.path))
    return out


def names_of(data: Any, kind: str) -> list[str]:
    """List the ids of one kind, each once."""
    return list(dict.fromkeys(name for name, _ in ids(data)[kind]))


def path_of(data: Any, kind: str, name: str) -> KeyPath | None:
    """Find the table of a thing by its id."""
    return next((path for each, path in ids(data)[kind] if each == name), None)


def free_id(wanted: str, taken: list[str] | set[str]) -> str:
    """Give an id like the wanted one that nothing has yet: `gunship-2` after `gunship`."""
    letters = "".join(each if each.isascii() and (each.isalnum() or each == "-") else "-" for each in wanted.lower())
    base = letters.strip("-")[:34].strip("-") or "new"
    base = base if base[0].isalpha() else f"n-{base}"
    if base not in taken:
        return base
    stem, _, number = base.rpartition("-")
    first, stem = (int(number) + 1, stem) if stem and number.isdigit() and len(number) < 4 else (2, base)
    while f"{stem}-{first}" in taken:
        first += 1
    return f"{stem}-{first}"


def may_be_empty(data: Any, place: Place) -> bool:
    """Say whether a field that names something may name nothing, in a level of this theatre."""
    on_surface = place in _OPEN_ON_SURFACE and data.get("theatre") == "surface"
    return place in EMPTY_FITS or place in OF_CAMPAIGN or on_surface


def known_names(data: Any, library: Library, kind: str, around: Any = None) -> list[str]:
    """List what a field may name: things of the level, or of the rules that fit its theatre.

    around: the force a ship's unit is chosen for: units of its side first; it may have what the enemy built
    """
    if kind in OF_LEVEL:
        return names_of(data, kind)
    surface = data.get("theatre") == "surface"
    if kind == "unit":
        units: dict[str, Any] = dict(library.surface_units if surface else library.units)
        side = around.get("side") if isinstance(around, dict) else None
        return sorted(units, key=lambda name: (units[name].side != side, name))
    if kind == "portrait":
        return sorted(each.stem for each in (paths.assets() / "images" / "portraits").glob("*.png"))
    if kind == "level file":
        return sorted(each.name for each in own_levels().glob("*.toml"))
    tables: dict[str, Any] = {
        "doctrine": library.tactics if surface else library.doctrines, "orbital doctrine": library.doctrines,
        "formation": library.formations, "arm": library.arms,
    }  # fmt: skip
    return sorted(tables[kind])
