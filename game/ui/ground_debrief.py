"""Draws the debriefing of a battle on the surface: every kind of unit, how many came, fell, got out and felled."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.sim.tallies import RoleTally, SideTally
from game.ui import words
from game.ui.debrief import Block, Debrief, DebriefState
from game.ui.debrief_ships import HEAD, NAME_SHARE, ROW
from game.ui.hud_boxes import Box
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_UNIT

_COLUMNS = ("Came", "Lost", "Out", "Left", "Felled")
_SUMS = ("Came", "Felled", "Out", "Lost")


@dataclass
class GroundDebriefState(DebriefState):
    """What the screen shows. roles: every kind of unit, in place of ships"""

    roles: list[RoleTally] = field(default_factory=list)


class GroundDebrief(Debrief):
    """Names it answers: the names of the buttons, and more when there are further pages."""

    def _blocks(self, state: DebriefState, area: Box) -> list[list[Block]]:
        """Lays the kinds of units out where ships are elsewhere."""
        assert isinstance(state, GroundDebriefState)
        kept, state.ships = state.ships, list(state.roles)  # type: ignore[arg-type]  # counted, not looked at
        try:
            return super()._blocks(state, area)
        finally:
            state.ships = kept

    def _block(self, sheet: Sheet, state: DebriefState, block: Block) -> None:
        kind, box, first, rows = block
        assert isinstance(state, GroundDebriefState)
        if kind == "ships":
            self._roles(sheet, state.roles[first : first + rows], box)
        else:
            super()._block(sheet, state, block)

    def _roles(self, sheet: Sheet, roles: list[RoleTally], box: Box) -> None:
        theme, start = self.kit.theme, box.w * NAME_SHARE
        self._heading(sheet, "Units", box, _COLUMNS, start)
        for row, role in enumerate(roles):
            y = box.y + HEAD + row * ROW
            sign = self.kit.contact("ship", role.side, 5, theme.side(role.side), 0)
            sheet.picture(box.x + 7, y + 5, sign, centre=True)
            gone = role.lost == role.came
            ink = theme.dim if gone else theme.text
            sheet.label(box.x + 20, y + 1, role.name, CAP_UNIT + 0.5, ink, room=start - 26, tracking=1.2)
            inks = (ink, theme.danger, theme.good, ink, ink)
            values = (role.came, role.lost, role.out, role.left, role.felled)
            for index, (value, colour) in enumerate(zip(values, inks, strict=True)):
                shade = colour if value else theme.locked
                x = self._column(box, start, index, len(_COLUMNS))
                sheet.label(x, y + 1, str(value), CAP_LABEL, shade, "right")

    def _sides(self, sheet: Sheet, sides: list[SideTally], box: Box) -> None:
        theme, start = self.kit.theme, box.w * 0.3
        self._heading(sheet, "Both sides", box, _SUMS, start)
        for row, tally in enumerate(sides):
            y, colour = box.y + HEAD + row * ROW, theme.side(tally.side)
            sheet.picture(box.x + 7, y + 5, self.kit.emblem(tally.side, 6, colour), centre=True)
            name = tally.name or words.SIDES.get(tally.side, tally.side)
            sheet.label(box.x + 20, y + 1, name, CAP_LABEL, colour, room=start - 24)
            for index, value in enumerate((tally.launched, tally.intercepted, tally.leaked, tally.lost)):
                x = self._column(box, start, index, len(_SUMS))
                sheet.label(x, y + 1, str(value), CAP_LABEL + 0.5, align="right")
