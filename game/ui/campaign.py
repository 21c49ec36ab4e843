"""Draws the campaign: the list of battles, the card of the chosen one, and between them the war on a map."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import pygame

from game.ui.battle_entries import BattleEntry, BattleListState
from game.ui.battle_list import BattleList
from game.ui.hud_boxes import Box
from game.ui.pen import Point, Sketch
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_UNIT, Colour

_LEAST_MAP = 250.0  # a narrower gap shows no map; it is a page of its own then
_NODE, _RING = 11.0, 21.0
_DOT_STEP = 7.0
_REACH = 18.0  # how near a click must be
_LINES = 3
_LOW_MAP = 300.0  # a lower one has no room for lines about the war


@dataclass
class CampaignState(BattleListState):
    """What the screen shows.

    sums: lines about the war so far
    mapped: the map takes the place of the card, where there is no room for both
    """

    sums: tuple[str, ...] = ()
    mapped: bool = False


class Campaign(BattleList):
    """Names it answers: those of the list of battles, the extra buttons of the card; a click on the map chooses."""

    def __init__(self, *more: object, **named: object) -> None:
        super().__init__(*more, **named)  # type: ignore[arg-type]
        self._nodes: list[tuple[str, float, float]] = []
        self.has_room = False

    def draw(self, surface: pygame.Surface, state: BattleListState) -> None:
        """Draws the whole screen."""
        self._nodes = []
        super().draw(surface, state)

    def hit(self, pos: Point) -> str | None:
        """Returns what is under a screen point; a battle's mark on the map is as good as its row."""
        x, y = pos[0] / self.kit.scale, pos[1] / self.kit.scale
        near = next((name for name, nx, ny in self._nodes if math.hypot(x - nx, y - ny) < _REACH), None)
        return super().hit(pos) or (f"battle:{near}" if near else None)

    def _between(self, sheet: Sheet, state: BattleListState, box: Box) -> None:
        self.has_room = box.w >= _LEAST_MAP
        if self.has_room:
            self._map(sheet, state, Box(box.x + 34, box.y + 4, box.w - 68, box.h - 20))

    def _card(self, sheet: Sheet, state: BattleListState, battle: BattleEntry, box: Box) -> None:
        if isinstance(state, CampaignState) and state.mapped and not self.has_room:
            self.panel(sheet, box, self.kit.theme.side(battle.side))
            self._map(sheet, state, Box(box.x + 24, box.y + 16, box.w - 48, box.h - 40))
            return
        super()._card(sheet, state, battle, box)

    def _map(self, sheet: Sheet, state: BattleListState, box: Box) -> None:
        """Draws the way of the war, its battles, and where it stands."""
        theme = self.kit.theme
        entries = [each for each in state.battles if each.at is not None]
        spots = {each.id: self._spot(each, box) for each in entries}
        self._nodes = [(name, x, y) for name, (x, y) in spots.items()]
        fought = [each for each in entries if not each.locked]
        for one, two in pairwise(fought):
            self._dots(sheet, spots[one.id], spots[two.id], theme.warning if one.bent else theme.text)
        for entry in entries:
            self._node(sheet, entry, spots[entry.id], entry.id == state.chosen)
        chosen = next((each for each in entries if each.id == state.chosen), None)
        if chosen is not None and chosen.when:
            x, y = spots[chosen.id]
            left = min(max(x, box.x + 70), box.right - 70)
            sheet.label(left, y + _RING + 5, chosen.when, CAP_LABEL, theme.text, "centre", tracking=1.6, room=box.w)
        if isinstance(state, CampaignState) and box.h >= _LOW_MAP:
            for row, line in enumerate(state.sums[:_LINES]):
                sheet.label(box.x, box.bottom - 13 * (min(len(state.sums), _LINES) - row) + 6, line, CAP_LABEL,
                            theme.dim, tracking=1.6, room=box.w)  # fmt: skip

    def _spot(self, entry: BattleEntry, box: Box) -> tuple[float, float]:
        assert entry.at is not None
        tall = box.h - (60 if box.h >= _LOW_MAP else 14)
        return (box.x + _RING + (box.w - 2 * _RING) * entry.at[0], box.y + _RING + (tall - _RING) * entry.at[1])

    def _dots(self, sheet: Sheet, one: Point, two: Point, colour: Colour) -> None:
        """Draws a dotted way, bowed a little."""
        dx, dy = two[0] - one[0], two[1] - one[1]
        far = math.hypot(dx, dy)
        count = max(1, int(far / _DOT_STEP))
        for step in range(1, count):
            share = step / count
            if share * far < _NODE + 4 or (1 - share) * far < _NODE + 4:
                continue
            bow = 0.14 * far * math.sin(math.pi * share)
            x, y = one[0] + dx * share + dy / far * bow, one[1] + dy * share - dx / far * bow
            sheet.rect(x - 1, y - 1, 2, 2, colour, 170)

    def _node(self, sheet: Sheet, entry: BattleEntry, at: Point, chosen: bool) -> None:
        theme = self.kit.theme
        accent = theme.locked if entry.locked else theme.side(entry.side)
        edge = theme.warning if entry.bent else accent
        picture = self.kit.bake(
            ("node", entry.side, accent, edge, chosen, bool(entry.outcome)),
            lambda: self._mark(entry.side, accent, edge, chosen, bool(entry.outcome)),
        )
        sheet.picture(*at, picture, centre=True)
        ink = theme.glass if entry.outcome else theme.text if not entry.locked else theme.locked
        text = str(entry.number)
        sheet.label(at[0], at[1] - 3.5, text, CAP_UNIT, ink, "centre", tracking=0.6, shadow=not entry.outcome)

    def _mark(self, side: str, accent: Colour, edge: Colour, chosen: bool, fought: bool) -> pygame.Surface:
        """Makes a battle's mark: six corners for the Race, four for the Arume; full once it has been fought."""
        half = _RING + 3
        sketch = Sketch(2 * half, 2 * half, self.kit.scale)
        corners = 6 if side == "race" else 4
        start = math.pi / 6 if corners == 6 else 0.0
        radius = _NODE if corners == 6 else _NODE + 2
        turns = [start + math.tau * each / corners for each in range(corners)]
        outline = [(half + radius * math.cos(turn), half + radius * math.sin(turn)) for turn in turns]
        sketch.polygon(outline, accent if fought else self.kit.theme.glass, 235)
        sketch.line(outline, edge, 2.2 if edge != accent else 1.5, 255, closed=True)
        if chosen:
            for far in (_NODE + 6, _RING):
                turns = [math.tau * each / 40 for each in range(40)]
                ring = [(half + far * math.cos(turn), half + far * math.sin(turn)) for turn in turns]
                sketch.line(ring, edge, 1.2, 200, closed=True)
        return sketch.finish()
