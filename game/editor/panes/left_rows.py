"""What the left pane shows: the palette, the outline of the level, the history; each as rows."""

from __future__ import annotations

from typing import Any

from game.editor.desk import Desk
from game.editor.panes.form_rows import summary, title_of
from game.editor.panes.rows import Cell, Row, coded
from game.editor.search import search
from game.editor.things import LAYERS
from game.editor.tools import tools_of

_SECTIONS = (
    ("force", "Forces"), ("zone", "Zones"), ("objective", "Objectives"), ("trigger", "Triggers"),
    ("speaker", "Speakers"), ("reference", "Reference points"), ("expect", "What canon expects"),
    ("carry", "From the war before"), ("leave", "To the war after"), ("variant", "Variants"),
)  # fmt: skip
_LAYER_WORDS = {
    "units": "Units", "zones": "Zones", "ways": "Ways to go", "marks": "Reference points", "camera": "Camera start",
    "land": "Ground line", "names": "Names", "grid": "Grid", "heat": "Deaths",
}  # fmt: skip
_SIDES = (("race", "The Race"), ("arume", "The Arume"))


def palette_rows(desk: Desk, tool: str, unit: str, wanted: str) -> list[Row]:
    """Give the tools and units to be had. unit: in hand; wanted: what is searched for"""
    theatre = "surface" if desk.on_surface else "orbit"
    rows = [Row("", sort="field", cells=(Cell("find-unit", wanted or "Search units", dim=not wanted),))]
    needle = wanted.casefold()
    if not needle:
        rows.append(Row("Tools", sort="head"))
        rows += [Row(each.label, f"tool:{each.name}", value=each.key, chosen=each.name == tool, help=each.hint)
                 for each in tools_of(theatre)]  # fmt: skip
    units: dict[str, Any] = dict(desk.library.surface_units if desk.on_surface else desk.library.units)
    for side, words in _SIDES:
        of_side = [(key, rule) for key, rule in units.items() if rule.side == side]
        found = [each for each in of_side if needle in f"{each[0]} {each[1].name} {each[1].role}".casefold()]
        if found:
            rows.append(Row(words, sort="head"))
        for key, rule in found:
            words = f"{key}: {rule.name}, {rule.role}. Take it, then click on the canvas"
            taken = tool == "place" and key == unit
            rows.append(Row(rule.name, f"unit:{key}", value=rule.role, tone=side, chosen=taken, help=words))
    if len(rows) == 1:
        rows.append(Row("No unit is called so.", sort="note", tone="dim"))
    if not needle:
        rows.append(Row("Layers", sort="head"))
        names = [each for each in LAYERS if desk.on_surface or each not in ("land", "marks")]
        for each in names:
            cell = Cell(f"layer:{each}", "yes" if desk.layers[each] else "no", "flag")
            rows.append(Row(_LAYER_WORDS[each], sort="field", cells=(cell,)))
        cells = Cell("snap", "yes" if desk.snaps else "no", "flag"), Cell("grid", f"{desk.grid_wu:g}", "choice")
        rows.append(Row("Snap, grid", sort="field", cells=cells, help="Whether things snap to a grid; its mesh in wu"))
    return rows


def outline_rows(desk: Desk, wanted: str) -> list[Row]:
    """Give everything the level has, section by section, or what was searched for."""
    rows = [Row("", sort="field", cells=(Cell("find", wanted or "Search the level", dim=not wanted),))]
    if wanted:
        hits = search(desk.session.level, wanted)
        rows += [Row(hit.excerpt, coded("choose", hit.path), value=f"line {hit.line}") for hit in hits]
        return rows if hits else [*rows, Row("Nothing in the level says so.", sort="note", tone="dim")]
    data = desk.data
    for key, words in ((None, "The level"), ("land", "The ground"), ("backdrop", "Backdrop"), ("late", "At the limit")):
        path = () if key is None else (key,)
        if key is None or isinstance(data.get(key), dict):
            rows.append(Row(words, coded("choose", path), chosen=desk.shown == path))
    for key, words in _SECTIONS:
        value = data.get(key)
        value = value if isinstance(value, dict | list) else []
        items = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
        rows.append(Row(f"{words} {len(items)}", sort="head", acts=((coded("add", (key,)), "+"),)))
        for name, table in items:
            if isinstance(table, dict):
                rows += _table_rows(desk, key, name, table)
    return rows


def _table_rows(desk: Desk, key: str, name: str | int, table: dict[str, Any]) -> list[Row]:
    path = (key, name)
    tone = str(table.get("side") or table.get("safe_for") or "plain")
    more = summary(table) if key in ("objective", "expect", "leave") else "later" if table.get("later") is True else ""
    rows = [Row(title_of(table, name), coded("choose", path), value=more, tone=tone,
                chosen=path in desk.picks or desk.shown == path)]  # fmt: skip
    ships = table.get("ship") if key == "force" else None
    for number, ship in enumerate(ships if isinstance(ships, list) else []):
        if isinstance(ship, dict):
            inner = (*path, "ship", number)
            count = f"x{ship['count']}" if ship.get("count", 1) != 1 else ""
            value, taken = "player" if ship.get("player") else count, inner in desk.picks or desk.shown == inner
            name = coded("choose", inner)
            rows.append(Row(title_of(ship, number), name, value=value, indent=1, tone="dim", chosen=taken))
    return rows


def history_rows(desk: Desk) -> list[Row]:
    """Give every change, done and undone; a click goes there."""
    history = desk.session.history
    rows = [Row("As it was opened", "jump:0", chosen=history.at == 0, tone="dim")]
    rows += [Row(name, f"jump:{n}", chosen=n == history.at, tone="plain" if n <= history.at else "dim",
                 value="" if n <= history.at else "undone") for n, name in enumerate(history.names, 1)]  # fmt: skip
    return rows
