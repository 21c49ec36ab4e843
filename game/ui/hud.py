"""Draws the head-up display of an orbital battle and answers what was clicked."""

from __future__ import annotations

import time
from collections.abc import Hashable
from pathlib import Path

import pygame

from game.ui.edge_arrows import draw_arrows, merge
from game.ui.fleet_drawing import FleetDrawing
from game.ui.hud_banner import draw_banner
from game.ui.hud_boxes import Box, Counts, Layout, sizes_for
from game.ui.hud_captions import CaptionPlace, draw_captions
from game.ui.hud_charge import CHARGE, CHOOSER
from game.ui.hud_friends import FRIENDS, rows_of_list
from game.ui.hud_layout import arrange
from game.ui.hud_map import HudMap
from game.ui.hud_marks import WorldMarks
from game.ui.hud_notes import draw_messages, draw_tooltip
from game.ui.hud_own import AUTOPILOT, OWN
from game.ui.hud_part import Losses, Part, View
from game.ui.hud_power import POWER, share_at
from game.ui.hud_radar import RadarDisc
from game.ui.hud_radio import RADIO, radio_lines
from game.ui.hud_slots import HINTS, ORDERS, SLOTS
from game.ui.hud_state import HudState, Point
from game.ui.hud_target import TARGET
from game.ui.hud_top import CAUTION, CLOCK, OBJECTIVES, WARNING, objective_lines
from game.ui.kit import Kit, Silhouette
from game.ui.label_places import LabelPlaces
from game.ui.lesson_panel import lesson_tall

PARTS: tuple[Part, ...] = (
    OBJECTIVES, RADIO, CLOCK, WARNING, CAUTION, TARGET, FRIENDS, AUTOPILOT, OWN, HINTS, ORDERS, SLOTS, POWER, CHARGE,
    CHOOSER,
)  # fmt: skip
_BESIDE = ("radio", "target")  # panels that a banner must not cover
REPAINTS_A_FRAME = 4
TOOLTIP_DELAY_S = 0.35


class _Picture:
    """A panel's last picture.

    key: what it was painted from
    box: where it stood
    painted_s: [s] when
    """

    def __init__(self) -> None:
        self.key: Hashable = None
        self.box: Box | None = None
        self.surface: pygame.Surface | None = None
        self.painted_s = -1e9


class Hud:
    """The head-up display for one window size, interface scale and palette.

    size: (width, height) [px]
    ui_scale: [px/unit] 1 to 2
    palette_mode: normal, colour_blind or high_contrast
    silhouette: makes hull drawings, our plain outlines without it
    portraits: folder of portraits
    parts: the panels of this theatre
    """

    parts: tuple[Part, ...] = PARTS

    def __init__(
        self,
        size: tuple[int, int],
        ui_scale: float = 1.0,
        palette_mode: str = "normal",
        silhouette: Silhouette | None = None,
        portraits: Path | None = None,
    ) -> None:
        self.size = size
        self.kit = Kit(ui_scale, palette_mode, silhouette, portraits)
        self.marks = WorldMarks(self.kit)
        self.radar = RadarDisc(self.kit)
        self.map = HudMap(self.radar)
        self.fleet = FleetDrawing(self.kit)
        self._losses = Losses()
        self._pictures = {part.name: _Picture() for part in self.parts}
        self._layouts: dict[tuple[Counts, bool], Layout] = {}
        self._said: tuple[str, float, int] = ("", 0.0, 0)
        self._goals: tuple[tuple[tuple[str, ...], float], int] = (((), 0.0), 0)
        self._state = HudState()
        self._layout = self._arrange(self._state)
        self._hover: tuple[str | None, Point, float] = (None, (0, 0), 0.0)
        self.repaints = 0
        self.heard = CaptionPlace()

    # ---- drawing ------------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, state: HudState, now_s: float | None = None) -> None:
        """Draws the display over the battle.

        now_s: [s] wall clock, for lingering losses and tooltips
        """
        now = time.perf_counter() if now_s is None else now_s
        self._state = state
        self._layout = self._arrange(state)
        if state.own is not None:
            self._losses.follow("own", state.own.name, state.own.bars, now)
        if state.target is not None:
            self._losses.follow("target", state.target.name, state.target.bars, now)
        self.fleet.draw(surface, state.marks.fleet, state.side)
        shown = self._refresh(now)
        k = self.kit.scale
        panels = [p.surface.get_rect(topleft=(round(b.x * k), round(b.y * k))) for p, b in shown if p.surface]
        places = LabelPlaces(self.size, panels)
        self.marks.draw(surface, state, places)
        self.fleet.draw_labels(surface, state.marks.fleet, places)
        radar = self._layout.boxes["radar"]
        blocked = [
            *panels,
            pygame.Rect(round(radar.x * k), round(radar.y * k), round(radar.w * k), round(radar.h * k)),
        ]
        blocked += self.say_heard(surface, state, blocked)
        if state.marks.arrows:
            draw_arrows(surface, self.kit, merge(state.marks.arrows, self.size, blocked, k))
        pieces = [(p.surface, r.topleft) for (p, _), r in zip(shown, panels, strict=True) if p.surface]
        surface.fblits(pieces, pygame.BLEND_PREMULTIPLIED)
        if state.map is not None:
            self.map.draw(surface, self._layout, state)
        else:
            self.radar.draw(surface, self._layout, state)
        draw_messages(surface, self.kit, self._layout, state)
        if state.banner is not None:
            boxes = self._layout.boxes
            draw_banner(surface, self.kit, state.banner, [boxes[name] for name in _BESIDE if name in boxes])
        name, pos, since = self._hover
        if name is not None and now - since >= TOOLTIP_DELAY_S:
            draw_tooltip(surface, self.kit, state, name, pos)

    def say_heard(self, surface: pygame.Surface, state: HudState, panels: list[pygame.Rect]) -> list[pygame.Rect]:
        """Draws the captions where no panel is. Returns: the place that they take"""
        if not state.captions:
            return []
        box, k = self._layout.boxes["messages"], self.kit.scale
        notes = [pygame.Rect(box.x * k, box.y * k, box.w * k, box.h * k)] if state.messages else []
        place = self.heard.find(self.size, k, [*panels, *notes], left=state.side == "arume")
        draw_captions(surface, self.kit, state.captions, place)
        return [place]

    def _refresh(self, now: float) -> list[tuple[_Picture, Box]]:
        """Repaints changed panels, the longest waiting first and only a few a frame; returns what to show."""
        due: list[tuple[float, Part, Hashable, Box]] = []
        visible: list[Part] = []
        for part in self.parts:
            key = part.key(self._state, self._losses)
            box = self._layout.boxes.get(part.name)
            picture = self._pictures[part.name]
            if key is None or box is None:
                picture.surface = None
                continue
            visible.append(part)
            moved = picture.surface is None or picture.box != box
            if moved or (picture.key != key and now - picture.painted_s >= part.interval_s):
                due.append((-1e12 if moved else picture.painted_s, part, key, box))
        due.sort(key=lambda row: row[0])
        self.repaints = 0
        for stamp, part, key, box in due:
            if self.repaints >= REPAINTS_A_FRAME and stamp > -1e12:
                break
            picture = self._pictures[part.name]
            picture.surface = part.paint(self._view(part.name))
            picture.key, picture.box, picture.painted_s = key, box, now
            self.repaints += 1
        return [(self._pictures[p.name], self._layout.boxes[p.name]) for p in visible]

    def _view(self, name: str) -> View:
        box = self._layout.boxes[name]
        return View(self.kit, self._state, self._layout, box, name in self._layout.right, self._losses)

    def _arrange(self, state: HudState) -> Layout:
        width, height = self.size[0] / self.kit.scale, self.size[1] / self.kit.scale
        lines = 0
        if state.radio is not None:
            lines = self._count_lines(state.radio.text, sizes_for(width, height).radio)
        counts = Counts(
            self._count_goals(state, sizes_for(width, height).objectives),
            lines,
            len(state.target.bars) if state.target else 0,
            len(state.own.bars) if state.own else 0,
            len(state.slots),
            len(rows_of_list(state)),
            len(state.groups),
            len(state.orders),
            bool(state.hints),
            state.power is not None,
            state.charge is not None,
            len(state.chooser.choices) if state.chooser else 0,
            state.caution is not None,
            state.power is not None and any(slider.chosen for slider in state.power.sliders),
            lesson=lesson_tall(self.kit, state.lesson, sizes_for(width, height).radio),
        )
        mirrored = state.side == "arume"
        found = self._layouts.get((counts, mirrored))
        if found is None:
            found = self._layouts[counts, mirrored] = arrange(width, height, counts, mirrored)
        return found

    def _count_goals(self, state: HudState, width: float) -> int:
        """Counts the lines of the orders, remembering the last ones."""
        key = (tuple(goal.text for goal in state.objectives), width)
        if self._goals[0] != key:
            self._goals = (
                key,
                sum(len(objective_lines(self.kit, goal.text, width)) for goal in state.objectives),
            )
        return self._goals[1]

    def _count_lines(self, text: str, width: float) -> int:
        """Counts the lines of a message, remembering the last one: breaking lines every frame is dear."""
        if self._said[:2] != (text, width):
            self._said = (text, width, len(radio_lines(self.kit, text, width)))
        return self._said[2]

    # ---- pointing -----------------------------------------------------------------------------------
    def hit(self, pos: Point) -> str | None:
        """Returns the name of the clickable thing under a screen point, as last drawn.

        Names: pause, normal_speed, faster, slower, autopilot, radar, map, target, own, radio, objectives, slot:KEY,
        friend:NAME, party:ID, fold:ID, group:KEY, order:NAME, power:NAME, preset:NAME, charge, formation:NUMBER.
        """
        x, y = pos[0] / self.kit.scale, pos[1] / self.kit.scale
        if self._state.map is not None:
            if self.map.place(pos, self._layout, self._state) is not None:
                return "map"
        elif self.radar.offset(pos, self._layout, self._state.radar) is not None:
            return "radar"
        for name, box in reversed(self.spots()):  # what is drawn last lies on top
            if box.has(x, y):
                return name
        return None

    def covers(self, pos: Point) -> bool:
        """Says whether a panel lies under a point, so that a click there is not meant for the battle."""
        if self.hit(pos) is not None:
            return True
        x, y = pos[0] / self.kit.scale, pos[1] / self.kit.scale
        solid = ("objectives", "radio", "clock", "target", "own", "friends", "autopilot", "power", "charge", "chooser")
        return any(
            self._layout.boxes[n].has(x, y)
            for n in solid
            if n in self._layout.boxes and self._pictures[n].surface
        )

    def spots(self) -> list[tuple[str, Box]]:
        """Returns every clickable place in units, as last drawn."""
        found: list[tuple[str, Box]] = []
        for part in self.parts:
            if self._pictures[part.name].surface is not None:
                found += part.spots(self._view(part.name))
        return found

    def hover(self, pos: Point, now_s: float | None = None) -> str | None:
        """Takes the pointer's place; after a moment over a control its tooltip appears."""
        name = self.hit(pos)
        now = time.perf_counter() if now_s is None else now_s
        self._hover = (name, pos, self._hover[2] if name == self._hover[0] else now)
        return name

    def radar_offset(self, pos: Point) -> Point | None:
        """Returns the world offset in wu from the own unit under a point of the radar, None outside it."""
        return self.radar.offset(pos, self._layout, self._state.radar)

    def map_place(self, pos: Point) -> Point | None:
        """Returns the place of the world in wu under a point of the map, None outside it."""
        return self.map.place(pos, self._layout, self._state)

    def power_share(self, pos: Point) -> float:
        """Returns the share that a height of the power panel means, 0 to 1.5."""
        box = self._layout.boxes.get("power")
        return 1.0 if box is None else share_at(box, pos[1] / self.kit.scale)

    def over_list(self, pos: Point) -> bool:
        """Says whether the list of ships lies under a point."""
        box = self._layout.boxes.get("friends")
        return box is not None and box.has(pos[0] / self.kit.scale, pos[1] / self.kit.scale)

    @property
    def most_scroll(self) -> int:
        """How many rows of the list of ships find no room."""
        return max(0, len(rows_of_list(self._state)) - self._layout.friend_rows)

    @property
    def charge_kind(self) -> str:
        """The drive that a click on the charge would abort, empty when it cannot be aborted."""
        charge = self._state.charge
        return charge.kind if charge is not None and charge.key else ""

    def is_folded(self, party: str) -> bool:
        """Says whether a group of the list does not show its ships."""
        return not any(each.id == party and each.open for each in self._state.parties)
