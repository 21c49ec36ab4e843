"""What the panes show of a campaign: its calendar, the levels to be had, what a battle's level has to do with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from game.base.errors import KeyPath
from game.editor.desk import Desk
from game.editor.panes.form_rows import said
from game.editor.panes.rows import Row, coded
from game.editor.shelf import Entry
from game.rules.level import LevelRule

Wrap = Callable[[str], list[str]]


def calendar_rows(desk: Desk) -> list[Row]:
    """Give the war and its battles in their order."""
    rows = [Row("The war", coded("choose", ()), chosen=not desk.shown, help="Title, epilogue, what the Race has")]
    if isinstance(desk.data.get("stock"), dict):
        words = "Explosive metal: what the Race begins with and makes"
        rows.append(Row("Stock", coded("choose", ("stock",)), chosen=desk.shown == ("stock",), help=words))
    found = desk.data.get("battle")
    battles = [each if isinstance(each, dict) else {} for each in (found if isinstance(found, list) else [])]
    rows.append(Row(f"Battles {len(battles)}", sort="head", acts=((coded("add", ("battle",)), "+"),),
                    help="+ adds one without a level; Levels has those to be had"))  # fmt: skip
    for place, battle in enumerate(battles):
        path: KeyPath = ("battle", place)
        acts = ((coded("up", path), "^"), (coded("down", path), "v"), (coded("remove", path), "x"))
        title = f"{place + 1}  {battle.get('title', '')}"
        tone = str(battle.get("side", "plain")) if battle.get("level") else "dim"
        words = f"{battle.get('when', '')}. {battle.get('level') or 'No level yet'}. ^ v: earlier, later"
        chosen = path in desk.picks
        rows.append(Row(title, coded("choose", path), tone=tone, acts=acts, chosen=chosen, help=words))
    return rows


def level_rows(entries: Sequence[Entry]) -> list[Row]:
    """Give the levels that can become battles."""
    rows: list[Row] = []
    for shipped, words, tells in ((False, "Your levels", "Adds it at the end of the calendar"),
                                  (True, "The game's own", "Adds a copy of it, which is yours")):  # fmt: skip
        group = [each for each in entries if each.shipped is shipped and not each.words]
        rows.append(Row(f"{words} {len(group)}", sort="head"))
        rows += [Row(each.title, f"add-level:{each.path}", value=each.theatre, help=tells) for each in group]
        if not group:
            rows.append(Row("None yet. Make one in the level editor.", sort="note", tone="dim"))
    return rows


def battle_rows(place: int, level: LevelRule | str, wrap: Wrap) -> list[Row]:
    """Give what a battle's level takes from the war and leaves to it, and the way to it."""
    if isinstance(level, str):
        rows = [Row(line, sort="note", tone="warning") for line in wrap(level)]
        return [Row("Its level", sort="head"), *rows]
    words = "What it carries and leaves is there"
    rows = [Row("Its level", sort="head"), Row(f"Edit {level.title}", f"open-level:{place}", tone="good", help=words)]
    for words, tables in (("Takes from the war before", level.carry), ("Leaves to the war after", level.leave)):
        rows.append(Row(f"{words} {len(tables)}", sort="head"))
        for each in tables:
            rows += [Row(line, sort="note") for line in wrap(_said(each))]
    return rows


def _said(table: Any) -> str:
    """Say in a line what a level carries or leaves."""
    if hasattr(table, "fact"):
        return f"{table.fact}, when {table.trigger} fires: {table.says}"
    whens = "; ".join(_memory(each) for each in table.when) or "always"
    return f"{whens}: {', '.join(each.kind.replace('_', ' ') for each in table.do)}. {table.says}".strip()


def _memory(memory: Any) -> str:
    values = " ".join(said(each) for key, each in memory if key not in ("kind", "holds"))
    return f"{'not ' if getattr(memory, 'holds', True) is False else ''}{memory.kind.replace('_', ' ')} {values}"
