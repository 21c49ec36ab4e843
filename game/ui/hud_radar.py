"""Paints the round orbit radar: rings, planet, contacts by shape, target, and the camera's view.

The radar is a small camera of its own: world up is screen up, so only here the offsets change sign.
"""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.ui import words
from game.ui.face import put
from game.ui.hud_boxes import Layout
from game.ui.hud_state import (
    ARUME,
    BIG_MISSILE,
    BIG_SHIP,
    MISSILE,
    RACE,
    WRECK,
    HudState,
    Point,
    Radar,
)
from game.ui.kit import HEADINGS, Kit
from game.ui.pen import Sketch, blit, faded
from game.ui.theme import CAP_UNIT, Colour

SIDES = {RACE: "race", ARUME: "arume"}
INSET = 2.0
DARK_ALPHA = 240
DARK_STEPS = 6
DOT = 1.3
ZONE_STEPS = 72
LANE_STEPS = 160
MAP_SHARE = 0.48  # of the radar's shapes, on the map of the whole battle


class RadarDisc:
    """Draws the radar into the screen and turns points on it back into world offsets."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._dark = 0.0
        self._pictures: dict[tuple[int, float], pygame.Surface] = {}

    def centre(self, layout: Layout) -> Point:
        """Returns the middle of the disc in pixels."""
        box, k = layout.boxes["radar"], self.kit.scale
        return ((box.x + box.w / 2) * k, (box.y + INSET + layout.radar_radius) * k)

    def offset(self, pos: Point, layout: Layout, radar: Radar) -> Point | None:
        """Returns the world offset in wu under a screen point, None outside the disc."""
        x, y = self.centre(layout)
        reach = layout.radar_radius * self.kit.scale
        dx, dy = (pos[0] - x) / reach, (pos[1] - y) / reach
        if dx * dx + dy * dy > 1:
            return None
        return dx * radar.range_wu, -dy * radar.range_wu

    def draw(self, screen: pygame.Surface, layout: Layout, state: HudState) -> None:
        """Draws disc, planet, contacts, target, own unit and range."""
        radar, kit = state.radar, self.kit
        x, y = self.centre(layout)
        radius = layout.radar_radius
        reach = radius * kit.scale
        self._disc(screen, x, y, radius, radar.hull_beneath, kit.theme.side(state.side))
        if radar.planet_angle is not None:
            arc = self._planet(radius, radar.planet_angle, radar.planet_share, kit.theme.side(state.side))
            blit(screen, arc, (x - arc.get_width() / 2, y - arc.get_height() / 2))
        self._zones(screen, x, y, reach, state)
        self._view_frame(screen, x, y, reach, radar)
        self.draw_lanes(screen, x, y, reach, radar, state.side)
        self.draw_contacts(screen, x, y, reach, radar)
        if radar.target is not None:
            self.draw_target(screen, x, y, reach, radar)
        own = kit.contact("big_ship", state.side, 5.5, kit.theme.text, -radar.own_heading)
        screen.blit(own, own.get_rect(center=(round(x), round(y))), special_flags=pygame.BLEND_PREMULTIPLIED)
        text = f"{words.thousands(radar.range_wu)} {words.KM}"
        box = layout.boxes["radar"]
        label = kit.face.label(text, CAP_UNIT, kit.theme.dim)
        put(screen, label, (box.x + box.w) * kit.scale, (box.bottom - CAP_UNIT) * kit.scale, "right")

    def _disc(
        self, screen: pygame.Surface, x: float, y: float, radius: float, beneath: float, accent: Colour
    ) -> None:
        """Lays the dark disc; it deepens in small steps while a hull lies under it."""
        self._dark += (min(1.0, max(0.0, beneath)) - self._dark) * 0.12
        step = round(self._dark * DARK_STEPS)
        theme = self.kit.theme

        def make() -> pygame.Surface:
            size = 2 * (radius + INSET)
            middle = size / 2
            sketch = Sketch(size, size, self.kit.scale)
            alpha = theme.glass_alpha + (DARK_ALPHA - theme.glass_alpha) * step // DARK_STEPS
            sketch.disc(middle, middle, radius, theme.glass, max(alpha, theme.glass_alpha))
            for share, strength in ((1.0, 130), (0.66, 70), (0.33, 70)):
                sketch.ring(middle, middle, radius * share, theme.hairline, 1, strength)
            sketch.line([(middle - radius, middle), (middle + radius, middle)], theme.hairline, 1, 40)
            sketch.line([(middle, middle - radius), (middle, middle + radius)], theme.hairline, 1, 40)
            for quarter in range(4):
                angle = quarter * math.pi / 2
                ends = [
                    (middle + math.cos(angle) * radius * s, middle + math.sin(angle) * radius * s)
                    for s in (0.93, 1.0)
                ]
                sketch.line(ends, accent, 2, 220)
            return sketch.finish()

        disc = self.kit.bake(("radar", radius, step, accent), make)
        blit(screen, disc, (x - disc.get_width() / 2, y - disc.get_height() / 2))

    def _planet(self, radius: float, angle: float, share: float, accent: Colour) -> pygame.Surface:
        """Returns the planet's limb, clipped to the disc, for one of 64 directions."""
        step = round(angle / math.tau * 64) % 64
        share = round(share, 1)

        def make() -> pygame.Surface:
            size = 2 * (radius + INSET)
            middle = size / 2
            sketch = Sketch(size, size, self.kit.scale)
            # The limb is a circle 1.35 radii wide whose nearest point reaches `share` of the way in from the rim.
            turn = -step * math.tau / 64
            big = radius * 1.35
            away = radius * (1 - share) + big
            cx, cy = middle + math.cos(turn) * away, middle + math.sin(turn) * away
            points = []
            for i in range(121):
                a = turn + math.pi + (i - 60) / 60 * 1.2
                px, py = cx + math.cos(a) * big, cy + math.sin(a) * big
                if math.hypot(px - middle, py - middle) <= radius:
                    points.append((px, py))
            if len(points) > 1:
                start = math.atan2(points[-1][1] - middle, points[-1][0] - middle)
                end = math.atan2(points[0][1] - middle, points[0][0] - middle)
                rim = _short_arc(middle, radius, start, end, turn)
                sketch.polygon(points + rim, accent, 26)
                sketch.line(points, accent, 1.4, 130)
            return sketch.finish()

        return self.kit.bake(("planet", radius, step, share, accent), make)

    def _zones(self, screen: pygame.Surface, x: float, y: float, reach: float, state: HudState) -> None:
        """Draws the borders of safe places as far as they lie on the disc; an arrow at the rim for those beyond."""
        colour = self.kit.theme.good
        for dx, dy, radius in state.radar.zones:
            cx, cy, r = (v / state.radar.range_wu for v in (dx, -dy, radius))
            far = math.hypot(cx, cy)
            points = [
                (cx + math.cos(i / ZONE_STEPS * math.tau) * r, cy + math.sin(i / ZONE_STEPS * math.tau) * r)
                for i in range(ZONE_STEPS)
            ]
            for px, py in points:
                if px * px + py * py < 0.96:
                    screen.fill(colour, (round(x + px * reach), round(y + py * reach), 2, 2))
            if far - r > 0.97:
                turn = math.atan2(cy, cx)
                arrow = self.kit.contact("ship", "race", 4.0, colour, turn)
                at = (round(x + math.cos(turn) * reach * 0.94), round(y + math.sin(turn) * reach * 0.94))
                screen.blit(arrow, arrow.get_rect(center=at), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _view_frame(self, screen: pygame.Surface, x: float, y: float, reach: float, radar: Radar) -> None:
        """Draws the corners of what the camera sees."""
        half_w, half_h = (v / radar.range_wu * reach for v in radar.view_wu)
        if half_w < 3 or half_h < 3 or math.hypot(half_w, half_h) > reach * 1.4:
            return
        cx = x + radar.view_centre[0] / radar.range_wu * reach
        cy = y - radar.view_centre[1] / radar.range_wu * reach
        tick = max(3.0, min(half_w, half_h) * 0.3)
        ink = (*self.kit.theme.dim, 255)
        for sx in (-1, 1):
            for sy in (-1, 1):
                px, py = cx + sx * half_w, cy + sy * half_h
                if math.hypot(px - x, py - y) <= reach:
                    pygame.draw.aalines(
                        screen, ink, False, [(px - sx * tick, py), (px, py), (px, py - sy * tick)]
                    )

    def draw_lanes(
        self, screen: pygame.Surface, x: float, y: float, reach: float, radar: Radar, side: str, square: bool = False
    ) -> None:
        """Draws the axis of every open bow's lane, as far as it lies on the disc."""
        for dx, dy, ex, ey, danger in radar.lanes:
            colour = self.kit.theme.danger if danger else self.kit.theme.side(side)
            steps = np.linspace(0.0, 1.0, LANE_STEPS)
            px = (dx + (ex - dx) * steps) / radar.range_wu
            py = -(dy + (ey - dy) * steps) / radar.range_wu
            inside = np.flatnonzero(np.maximum(np.abs(px), np.abs(py)) <= 1.0 if square else px * px + py * py <= 0.96)
            if len(inside) > 1:
                a, b = int(inside[0]), int(inside[-1])
                ends = ((x + px[a] * reach, y + py[a] * reach), (x + px[b] * reach, y + py[b] * reach))
                pygame.draw.line(screen, colour, *ends, max(1, self.kit.px(1.6)))

    def draw_contacts(
        self, screen: pygame.Surface, x: float, y: float, reach: float, radar: Radar, square: bool = False
    ) -> None:
        """Draws every contact inside the disc, or inside the square of the map."""
        seen = radar.contacts
        if len(seen.dx) == 0:
            return
        px = np.asarray(seen.dx, dtype=np.float64) / radar.range_wu
        py = -np.asarray(seen.dy, dtype=np.float64) / radar.range_wu
        danger = np.asarray(seen.danger, dtype=bool) if len(seen.danger) else np.zeros(len(px), dtype=bool)
        steps = (
            np.round(np.asarray(seen.heading, dtype=np.float64) / math.tau * HEADINGS).astype(np.int64)
            % HEADINGS
        )
        kinds = np.asarray(seen.kind, dtype=np.int64)
        share = MAP_SHARE if square else 1.0
        codes = ((kinds * 4 + np.asarray(seen.side, dtype=np.int64)) * 2 + danger) * HEADINGS + steps
        inside = np.maximum(np.abs(px), np.abs(py)) <= 1.0 if square else px * px + py * py <= 0.96
        # Ships are drawn over the swarm.
        order = np.flatnonzero(inside)
        order = order[np.argsort(kinds[order] <= BIG_SHIP, kind="stable")]
        pictures = [self._picture(code, share) for code in codes[order].tolist()]
        halves = np.array([p.get_width() / 2 for p in pictures])
        left = np.round(x + px[order] * reach - halves).astype(int).tolist()
        top = np.round(y + py[order] * reach - halves).astype(int).tolist()
        pairs = list(zip(pictures, zip(left, top, strict=True), strict=True))
        screen.fblits(pairs, pygame.BLEND_PREMULTIPLIED)

    def _picture(self, code: int, share: float) -> pygame.Surface:
        """Returns the shape of a contact packed into one number: kind, side, danger, heading step."""
        found = self._pictures.get((code, share))
        if found is None:
            rest, step = divmod(code, HEADINGS)
            rest, danger = divmod(rest, 2)
            kind, side = divmod(rest, 4)
            heading = step * math.tau / HEADINGS
            found = self._contact(kind, SIDES.get(side, "neutral"), heading, bool(danger), share)
            self._pictures[code, share] = found
        return found

    def _contact(self, kind: int, side: str, heading: float, danger: bool, share: float) -> pygame.Surface:
        theme = self.kit.theme
        colour = theme.danger if danger else theme.side(side)
        if kind == MISSILE and not danger:
            return self.kit.bake(("dot", colour), lambda: self._dot(colour))
        if kind in (MISSILE, BIG_MISSILE):
            return self.kit.contact("missile", side, 3.2 if kind == MISSILE else 4.2, colour, -heading)
        if kind == WRECK:
            return self.kit.contact("wreck", side, 3.0, theme.locked, 0.0)
        big = kind == BIG_SHIP
        size = (5.5 if big else 4.6) * share
        return self.kit.contact("big_ship" if big else "ship", side, size, colour, -heading)

    def _dot(self, colour: Colour) -> pygame.Surface:
        sketch = Sketch(4, 4, self.kit.scale)
        sketch.disc(2, 2, DOT, colour)
        return faded(sketch.finish(), 230)

    def draw_target(self, screen: pygame.Surface, x: float, y: float, reach: float, radar: Radar) -> None:
        """Rings the target, at the rim when it is beyond the range."""
        assert radar.target is not None
        dx, dy = radar.target[0] / radar.range_wu, -radar.target[1] / radar.range_wu
        far = math.hypot(dx, dy)
        if far > 0.97:
            dx, dy = dx / far * 0.97, dy / far * 0.97
        colour = self.kit.theme.text

        def make() -> pygame.Surface:
            sketch = Sketch(24, 24, self.kit.scale)
            for quarter in range(4):
                start = quarter * math.pi / 2 + math.pi / 4 - 0.4
                sketch.ring(12, 12, 10, colour, 1.4, 230, start, start + 0.8)
            return sketch.finish()

        ring = self.kit.bake(("radar target", colour), make)
        blit(screen, ring, (x + dx * reach - ring.get_width() / 2, y + dy * reach - ring.get_height() / 2))


def _short_arc(middle: float, radius: float, start: float, end: float, through: float) -> list[Point]:
    """Returns points along the rim from start to end, going past the direction `through`."""
    first = (start - through + math.pi) % math.tau - math.pi
    last = (end - through + math.pi) % math.tau - math.pi
    angles = [through + first + (last - first) * i / 24 for i in range(25)]
    return [(middle + math.cos(a) * radius, middle + math.sin(a) * radius) for a in angles]
