"""Paints the map of the whole battle in place of the radar: ships, salvoes, safe places, the camera's frame."""

from __future__ import annotations

import math

import pygame

from game.ui import words
from game.ui.face import put
from game.ui.fleet_state import MapSwarm
from game.ui.hud_boxes import Box, Layout
from game.ui.hud_radar import RadarDisc
from game.ui.hud_state import HudState, Point, Radar
from game.ui.line_drawing import dashed_ring
from game.ui.pen import Sketch, blit
from game.ui.theme import CAP_UNIT

INSET = 6.0
COUNT_FROM = 4
_LEAST_FRAME_PX = 4.0


class HudMap:
    """Draws the map and turns points on it into places of the world. It shares the radar's shapes."""

    def __init__(self, disc: RadarDisc) -> None:
        self.kit, self.disc = disc.kit, disc

    def box(self, layout: Layout) -> Box:
        """Returns the map's square, in units."""
        box = layout.boxes["radar"]
        return Box(box.x, box.y, box.w, box.w)

    def _frame(self, layout: Layout) -> tuple[float, float, float]:
        """Gives the middle of the map and half its side, in pixels."""
        box, k = self.box(layout), self.kit.scale
        return (box.x + box.w / 2) * k, (box.y + box.w / 2) * k, (box.w / 2 - INSET) * k

    def place(self, pos: Point, layout: Layout, state: HudState) -> Point | None:
        """Returns the place of the world [wu] under a screen point, None outside the map."""
        if state.map is None:
            return None
        x, y, reach = self._frame(layout)
        dx, dy = (pos[0] - x) / reach, (pos[1] - y) / reach
        if max(abs(dx), abs(dy)) > 1:
            return None
        return state.map.middle[0] + dx * state.map.half, state.map.middle[1] - dy * state.map.half

    def draw(self, screen: pygame.Surface, layout: Layout, state: HudState) -> None:
        """Draws glass, safe places, salvoes, ships, the camera's frame and the scale."""
        if state.map is None:
            return
        kit, radar, box = self.kit, state.radar, self.box(layout)
        x, y, reach = self._frame(layout)
        blit(
            screen,
            kit.glass(box.w, box.w, kit.theme.side(state.side), 8, 210, True),
            (box.x * kit.scale, box.y * kit.scale),
        )
        before = screen.get_clip()
        inner = pygame.Rect(round(x - reach), round(y - reach), round(2 * reach), round(2 * reach))
        screen.set_clip(inner)
        for dx, dy, radius in radar.zones:
            at = (x + dx / radar.range_wu * reach, y - dy / radar.range_wu * reach)
            dashed_ring(screen, at, radius / radar.range_wu * reach, kit.theme.good, 6 * kit.scale, 0.5)
        self.disc.draw_lanes(screen, x, y, reach, radar, state.side, square=True)
        self.disc.draw_contacts(screen, x, y, reach, radar, square=True)
        for swarm in radar.swarms:
            self._swarm(screen, x, y, reach, radar, swarm)
        if radar.target is not None:
            self.disc.draw_target(screen, x, y, reach, radar)
        self._camera(screen, x, y, reach, radar)
        screen.set_clip(before)
        text = f"{words.thousands(2 * radar.range_wu)} {words.KM}"
        label = kit.face.label(text, CAP_UNIT, kit.theme.dim)
        put(
            screen,
            label,
            (box.x + box.w) * kit.scale,
            (layout.boxes["radar"].bottom - CAP_UNIT) * kit.scale,
            "right",
        )

    def _swarm(
        self, screen: pygame.Surface, x: float, y: float, reach: float, radar: Radar, swarm: MapSwarm
    ) -> None:
        """Draws a salvo as a dart, ringed for explosive metal, with its count beside it when it is large."""
        theme = self.kit.theme
        colour = theme.danger if swarm.danger else theme.side(swarm.side)
        px, py = x + swarm.at[0] / radar.range_wu * reach, y - swarm.at[1] / radar.range_wu * reach

        def make() -> pygame.Surface:
            sketch = Sketch(12, 12, self.kit.scale)
            sketch.polygon([(6, 2.5), (9, 9), (3, 9)], colour)
            if swarm.big:
                sketch.ring(6, 6, 5, colour, 1.1)
            return sketch.finish()

        picture = self.kit.bake(("map swarm", colour, swarm.big), make)
        blit(screen, picture, (px - picture.get_width() / 2, py - picture.get_height() / 2))
        if swarm.count >= COUNT_FROM:
            put(
                screen,
                self.kit.face.label(str(swarm.count), 6.5, colour, tracking=0.8),
                px + 6 * self.kit.scale,
                py - 3,
            )

    def _camera(self, screen: pygame.Surface, x: float, y: float, reach: float, radar: Radar) -> None:
        half_w, half_h = (max(v / radar.range_wu * reach, _LEAST_FRAME_PX) for v in radar.view_wu)
        cx = x + radar.view_centre[0] / radar.range_wu * reach
        cy = y - radar.view_centre[1] / radar.range_wu * reach
        if not all(math.isfinite(v) for v in (cx, cy)) or max(half_w, half_h) > 4 * reach:
            return
        rect = pygame.Rect(round(cx - half_w), round(cy - half_h), round(2 * half_w), round(2 * half_h))
        pygame.draw.rect(screen, self.kit.theme.text, rect, 1)
