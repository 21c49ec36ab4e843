"""The story of a level as a graph: triggers from left to right, as they wait for one another, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from game.base.errors import KeyPath
from game.editor.panes.form_rows import summary
from game.editor.panes.rows import coded
from game.editor.references import ids, mentions
from game.rules.triggers import OUTCOMES
from game.ui.hud_boxes import Box
from game.ui.screen import Control, Screen
from game.ui.sheet import Sheet
from game.ui.theme import Colour

WIDE, TALL, GAP_X, GAP_Y = 188.0, 52.0, 60.0, 12.0
_SIZE = 11.5
_MOST_WAITS = 200


@dataclass
class Node:
    """One box. sort: trigger, objective, force or end; lines: what stands in it; at: [units] its corner"""

    path: KeyPath
    sort: str
    title: str
    lines: tuple[str, ...]
    column: int = 0
    at: tuple[float, float] = (0.0, 0.0)

    @property
    def name(self) -> str:
        """Give what it answers."""
        return coded("choose", self.path)


@dataclass
class Story:
    """The graph. ways: (from, to) by place among the nodes; moved: [units] how far it has been dragged"""

    nodes: list[Node] = field(default_factory=list)
    ways: list[tuple[int, int]] = field(default_factory=list)
    moved: tuple[float, float] = (0.0, 0.0)


def story_of(data: Any, moved: tuple[float, float]) -> Story:
    """Read the graph off a level, however faulty."""
    triggers = _tables(data.get("trigger"))
    titles = [str(each.get("id", n + 1)) for n, each in enumerate(triggers)]
    nodes = [Node(("trigger", n), "trigger", titles[n], _lines(each)) for n, each in enumerate(triggers)]
    known: dict[tuple[str, str], int] = {("trigger", node.title): n for n, node in enumerate(nodes)}
    where = {(kind, name): path for kind, found in ids(data).items() for name, path in found}
    ways: list[tuple[int, int]] = []
    for each in mentions(data):
        if each.path[0] != "trigger" or len(each.path) < 5 or int(each.path[1]) >= len(nodes):
            continue
        own, part = int(each.path[1]), each.path[2]
        if each.kind == "trigger" and (each.kind, each.name) in known:
            ways.append((known["trigger", each.name], own))
        elif part == "do" and each.kind in ("objective", "force") and (each.kind, each.name) in where:
            ways.append((own, _place(nodes, known, each.kind, each.name, where[each.kind, each.name])))
    for own, trigger in enumerate(triggers):
        for number, deed in enumerate(_listed(trigger.get("do"))):
            if isinstance(deed, dict) and deed.get("kind") == "end" and deed.get("outcome") in OUTCOMES:
                path: KeyPath = ("trigger", own, "do", number)
                ways.append((own, _place(nodes, known, "end", str(deed["outcome"]), path)))
    story = Story(nodes, list(dict.fromkeys(ways)), moved)
    _lay_out(story, triggers)
    return story


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _tables(value: Any) -> list[dict[str, Any]]:
    return [each for each in _listed(value) if isinstance(each, dict)]


def _place(nodes: list[Node], known: dict[tuple[str, str], int], sort: str, name: str, path: KeyPath) -> int:
    """Give the place of something that triggers lead to, making its box the first time."""
    if (sort, name) not in known:
        known[sort, name] = len(nodes)
        nodes.append(Node(path, sort, name, (sort,)))
    return known[sort, name]


def _lines(trigger: dict[str, Any]) -> tuple[str, ...]:
    out = []
    for part, sign in (("when", "when"), ("do", "do")):
        tables = _tables(trigger.get(part))
        more = f" +{len(tables) - 1}" if len(tables) > 1 else ""
        if tables:
            out.append(f"{sign}{more} {tables[0].get('kind', '')} {summary(tables[0])}")
    return tuple(out)


def _time(trigger: dict[str, Any]) -> float:
    times = [each.get("at_s") for each in _tables(trigger.get("when"))]
    return min((float(each) for each in times if isinstance(each, int | float)), default=1e9)


def _lay_out(story: Story, triggers: list[dict[str, Any]]) -> None:
    """Put each trigger right of what it waits for, and what they lead to at the far right."""
    count = len(triggers)
    for _ in range(min(count, _MOST_WAITS)):  # LOOP: as long as anything moves; rings end it
        moved = False
        for a, b in story.ways:
            if b < count and story.nodes[b].column <= story.nodes[a].column < count:
                story.nodes[b].column, moved = story.nodes[a].column + 1, True
        if not moved:
            break
    last = max((node.column for node in story.nodes[:count]), default=-1) + 1
    rows: dict[int, int] = {}
    order = sorted(range(count), key=lambda n: (_time(triggers[n]), n)) + list(range(count, len(story.nodes)))
    for n in order:
        node = story.nodes[n]
        node.column = node.column if n < count else last
        row = rows.get(node.column, 0)
        rows[node.column] = row + 1
        tall = TALL if n < count else 34.0
        node.at = (node.column * (WIDE + GAP_X), row * (tall + GAP_Y))


def draw_story(screen: Screen, sheet: Sheet, story: Story, room: Box, picked: Iterable[KeyPath], focus: str) -> None:
    """Draw the graph into the room between the panes."""
    theme = screen.kit.theme
    sheet.rect(room.x, room.y, room.w, room.h, theme.glass, 226)
    clip = sheet.box(*room)
    before = sheet.surface.get_clip()
    sheet.surface.set_clip(clip)
    x0, y0 = room.x + 18 + story.moved[0], room.y + 34 + story.moved[1]
    chosen = {path[:2] for path in picked}
    for a, b in story.ways:
        ink = theme.race if story.nodes[a].path[:2] in chosen else theme.locked
        _way(sheet, story.nodes[a], story.nodes[b], x0, y0, ink)
    inks: dict[str, Colour] = {"victory": theme.good, "partial": theme.warning, "defeat": theme.danger}
    for node in story.nodes:
        box = Box(x0 + node.at[0], y0 + node.at[1], WIDE, TALL if node.sort == "trigger" else 34.0)
        if not box.touches(room):
            continue
        screen.controls.append(Control(node.name, box))
        lit = node.name == focus or (node.path[:2] in chosen and node.sort != "end")
        sheet.rect(*box, theme.glass, 255)
        edge = theme.text if lit else inks.get(node.title, theme.race_pale if node.sort == "trigger" else theme.neutral)
        sheet.hollow(*box, edge)
        sheet.body(box.x + 8, box.y + 4, node.title, 12.5, inks.get(node.title, theme.text), room=WIDE - 16)
        for n, line in enumerate(node.lines):
            sheet.body(box.x + 8, box.y + 19 + 14 * n, line, _SIZE, theme.dim, room=WIDE - 16)
    if not story.nodes:
        sheet.body(x0, y0, "No trigger yet. Add one in the Level tab at the left.", 13, theme.dim, room=room.w - 40)
    words = "The story: what waits for what. Drag to move, F7 closes"
    sheet.label(room.x + 18, room.y + 12, words, 8, theme.dim, room=room.w - 30)
    sheet.surface.set_clip(before)


def _way(sheet: Sheet, a: Node, b: Node, x0: float, y0: float, colour: Colour) -> None:
    """Draw a way from one box to another: across, up or down, across."""
    x, y = x0 + a.at[0] + WIDE, y0 + a.at[1] + 17.0
    to_x, to_y = x0 + b.at[0], y0 + b.at[1] + 17.0
    middle = to_x - GAP_X / 2 + (hash_of(a) % 5 - 2) * 5.0
    sheet.rect(min(x, middle), y, abs(middle - x), 1.4, colour)
    sheet.rect(middle, min(y, to_y), 1.4, abs(to_y - y) + 1.4, colour)
    sheet.rect(min(middle, to_x), to_y, abs(to_x - middle), 1.4, colour)
    sheet.rect(to_x - 5, to_y - 2, 5, 5, colour)


def hash_of(node: Node) -> int:
    """Give a small number of a box's own, so that ways beside one another can be told apart."""
    return sum(map(ord, node.title))
