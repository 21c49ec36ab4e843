"""Draws the head-up display of a battle on the surface and answers what was clicked."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cached_property

import pygame

from game.ui.cruiser_parts import CRUISER, PLATOON
from game.ui.cruiser_sight import draw_gun_sight
from game.ui.edge_arrows import draw_arrows
from game.ui.flight_parts import CHASE, FLIGHT
from game.ui.flight_sight import draw_sight
from game.ui.ground_arrows import place_arrows
from game.ui.ground_chip import CHIP_LINE
from game.ui.ground_layout import arrange_ground, corner_width
from game.ui.ground_parts import CHIP, FOE, SOLDIER, ground_of
from game.ui.ground_reticle import draw_reticle
from game.ui.ground_state import GroundState
from game.ui.ground_strip import STRIP, land_at
from game.ui.hud import TOOLTIP_DELAY_S, Hud
from game.ui.hud_banner import draw_banner
from game.ui.hud_boxes import SMALL, Counts, Layout, Sizes, sizes_for
from game.ui.hud_notes import draw_messages, draw_tooltip
from game.ui.hud_part import Part
from game.ui.hud_radio import RADIO
from game.ui.hud_slots import HINTS, ORDERS, SLOTS
from game.ui.hud_state import Bar, HudState, Point
from game.ui.hud_top import CLOCK, OBJECTIVES, WARNING
from game.ui.lesson_panel import lesson_tall
from game.ui.self_mark import draw_self
from game.ui.ship_parts import BELOW, SHIP
from game.ui.ship_sight import draw_cone

_SOLID = (
    "objectives", "radio", "clock", "foe", "soldier", "flight", "cruiser", "platoon", "ship", "below", "chase",
    "autopilot", "strip", "chip",
)  # fmt: skip


class GroundHud(Hud):
    """The display over the surface: the same glass and the same top, a soldier and his land below."""

    parts: tuple[Part, ...] = (
        OBJECTIVES, RADIO, CLOCK, WARNING, CHASE, FOE, CHIP, SOLDIER, FLIGHT, CRUISER, PLATOON, SHIP, BELOW, HINTS,
        ORDERS, SLOTS, STRIP, CHIP_LINE,
    )  # fmt: skip

    def draw(self, surface: pygame.Surface, state: HudState, now_s: float | None = None) -> None:
        """Draws the display over the battle. now_s: [s] wall clock, for lingering losses and tooltips"""
        now = time.perf_counter() if now_s is None else now_s
        if sizes_for(self.size[0] / self.kit.scale, self.size[1] / self.kit.scale) is SMALL:
            state = replace(state, objectives=[goal for goal in state.objectives if goal.state == "open"])
        ground = ground_of(state)
        self._state = state
        self._layout = self._arrange(state)
        if ground.soldier is not None:
            self._losses.follow("soldier", ground.soldier.name, ground.soldier.bars, now)
        if ground.foe is not None:
            self._losses.follow("foe", ground.foe.name, ground.foe.bars, now)
        if ground.flight is not None:
            self._losses.follow("flight", ground.flight.name, [Bar("Hull", ground.flight.hull, "hull")], now)
        if ground.cruiser is not None:
            self._losses.follow("cruiser", ground.cruiser.name, ground.cruiser.bars, now)
        if ground.ship is not None:
            bars = [Bar("Hull", ground.ship.hull, "hull"), Bar("Shield", ground.ship.shield, "shield")]
            self._losses.follow("ship", ground.ship.name, bars, now)
        self.marks.draw(surface, state)
        if ground.flight is not None and ground.flight.sight is not None:
            draw_sight(surface, self.kit, ground.flight.sight, ground.flight.side)
        if ground.cruiser is not None and ground.cruiser.sight is not None:
            draw_gun_sight(surface, self.kit, ground.cruiser.sight, ground.cruiser.side)
        if ground.ship is not None:
            draw_cone(surface, self.kit, ground.ship)
        draw_self(surface, self.kit, ground.me, self.kit.theme.side(state.side))
        shown = self._refresh(now)
        k = self.kit.scale
        panels = [p.surface.get_rect(topleft=(round(b.x * k), round(b.y * k))) for p, b in shown if p.surface]
        blocked = [*panels, *self.say_heard(surface, state, panels)]
        if state.marks.arrows:
            draw_arrows(surface, self.kit, place_arrows(state.marks.arrows, self.size, blocked, k))
        pieces = [(p.surface, r.topleft) for (p, _), r in zip(shown, panels, strict=True) if p.surface]
        surface.fblits(pieces, pygame.BLEND_PREMULTIPLIED)
        draw_messages(surface, self.kit, self._layout, state)
        if state.banner is not None:
            draw_banner(surface, self.kit, state.banner, [box for box in [self._layout.boxes.get("radio")] if box])
        draw_reticle(surface, self.kit, ground.reticle)
        name, pos, since = self._hover
        if name is not None and now - since >= TOOLTIP_DELAY_S:
            draw_tooltip(surface, self.kit, state, name, pos)

    def _arrange(self, state: HudState) -> Layout:
        width, height = self.size[0] / self.kit.scale, self.size[1] / self.kit.scale
        sizes, ground = sizes_for(width, height), state if isinstance(state, GroundState) else GroundState()
        counts = Counts(
            objectives=self._count_goals(state, corner_width(width, sizes)),
            radio_lines=self._count_lines(state.radio.text, sizes.radio) if state.radio else 0,
            target_bars=len(ground.foe.bars) if ground.foe else 0,
            own_bars=len(ground.soldier.bars) if ground.soldier else 0,
            slots=len(state.slots), orders=self._count_orders(ground, sizes), hints=bool(state.hints),
            chip=ground.chip is not None, lesson=lesson_tall(self.kit, state.lesson, sizes.radio),
        )  # fmt: skip
        flies, cruiser = ground.flight is not None, ground.cruiser
        chases = ground.flight is not None and ground.flight.chase is not None
        platoon = 0 if cruiser is None else max(len(cruiser.platoon), 1)
        sorts = len(ground.ship.below) if ground.ship is not None else -1
        key = (counts, flies, chases, platoon, sorts)
        found = self._flown.get(key)
        if found is None:
            found = self._flown[key] = arrange_ground(width, height, counts, flies, chases, platoon, sorts)
        return found

    def _count_orders(self, state: GroundState, sizes: Sizes) -> int:
        """Counts the orders there is room for: in a small window those to a platoon wait until somebody is selected."""
        cruiser = state.cruiser
        waits = cruiser is not None and sizes is SMALL and not any(each.selected for each in cruiser.platoon)
        return 0 if waits else len(state.orders)

    @cached_property
    def _flown(self) -> dict[tuple[Counts, bool, bool, int, int], Layout]:
        """Keeps layouts, by how much there is to show."""
        return {}

    def hit(self, pos: Point) -> str | None:
        """Returns the name of the clickable thing under a screen point, as last drawn.

        Names: pause, normal_speed, faster, slower, autopilot, strip, look, foe, soldier, radio, objectives, slot:KEY,
        order:NAME.
        """
        x, y = pos[0] / self.kit.scale, pos[1] / self.kit.scale
        return next((name for name, box in reversed(self.spots()) if box.has(x, y)), None)

    def covers(self, pos: Point) -> bool:
        """Says whether a panel lies under a point, so that a click there is not meant for the battle."""
        x, y = pos[0] / self.kit.scale, pos[1] / self.kit.scale
        boxes = self._layout.boxes
        solid = any(boxes[n].has(x, y) for n in _SOLID if n in boxes and self._pictures[n].surface)
        return solid or self.hit(pos) is not None

    def land_place(self, pos: Point) -> float | None:
        """Returns the place along the land under a point of the strip map, None outside it. [wu]"""
        box, k = self._layout.boxes.get("strip"), self.kit.scale
        if box is None or not isinstance(self._state, GroundState) or not box.has(pos[0] / k, pos[1] / k):
            return None
        return land_at(self._state.strip, box, pos[0] / k)
