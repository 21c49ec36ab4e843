"""Draws what belongs into the world: brackets, target chevrons, lead pip, threats, order lines, the selection box."""

from __future__ import annotations

import math
from itertools import pairwise

import pygame

from game.ui import words
from game.ui.face import put
from game.ui.hud_state import Bracket, HudState, OrderLine, Point, PulseMark, TargetMark, ThreatArc, ZoneMark
from game.ui.kit import Kit
from game.ui.label_places import LabelPlaces
from game.ui.line_drawing import FAR, dashed_ring, dashes, on_screen
from game.ui.name_plate import put_name
from game.ui.pen import Sketch, blit, tint_rect
from game.ui.theme import CAP_LABEL, Colour

CORNER = 13.0
CHEVRON_W, CHEVRON_H = 42.0, 15.0
SMALL_PX = 60.0  # a target smaller than this on the screen has smaller chevrons
DASH, SPACE = 9.0, 6.0
ARC_STEP = 9.0
PULSE_WIDE = 54.0
PULSE_STEPS = 12


class WorldMarks:
    """Draws marks from small baked pieces."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit

    def draw(self, screen: pygame.Surface, state: HudState, places: LabelPlaces | None = None) -> None:
        """Draws everything in `state.marks` except edge arrows. places: where names may stand"""
        marks, places = state.marks, places or LabelPlaces(screen.get_size())
        for order in marks.orders:
            self._order(screen, order, state.side)
        for bracket in marks.brackets:
            self._bracket(screen, bracket, places)
        for arc in marks.arcs:
            self._arc(screen, arc)
        for pulse in marks.pulses:
            self._pulse(screen, pulse, state.side)
        if marks.target is not None:
            self._target(screen, marks.target, places)
        for zone in marks.zones:
            self._zone(screen, zone, places)
        if marks.lead is not None:
            self._lead(screen, marks.lead)
        threat = self.kit.bake(("threat",), self._make_threat)
        half, drop = threat.get_width() / 2, threat.get_height() * 0.6
        spots = [(threat, (round(x - half), round(y - drop))) for x, y in marks.threats if on_screen((x, y))]
        screen.fblits(spots, pygame.BLEND_PREMULTIPLIED)
        if marks.box is not None:
            self._box(screen, marks.box, self.kit.theme.side(state.side))

    def _colour(self, side: str, style: str) -> Colour:
        return self.kit.theme.dim if style == "hover" else self.kit.theme.side(side)

    def _bracket(self, screen: pygame.Surface, bracket: Bracket, places: LabelPlaces) -> None:
        left, top, width, height = bracket.rect
        if not on_screen((left, top)) or not on_screen((left + width, top + height)):
            return
        colour = self._colour(bracket.side, bracket.style)
        length = CORNER * {"own": 1.0, "many": 0.5}.get(bracket.style, 0.7)
        pieces = []
        corners = ((0, 0), (1, 1)) if bracket.style == "many" else ((0, 0), (1, 0), (0, 1), (1, 1))
        for right, down in corners:
            piece = self._corner(colour, length, right, down)
            x = round(left + right * width) - (piece.get_width() if right else 0)
            y = round(top + down * height) - (piece.get_height() if down else 0)
            pieces.append((piece, (x, y)))
        screen.fblits(pieces, pygame.BLEND_PREMULTIPLIED)
        if bracket.label:
            text = self.kit.face.label(
                bracket.label, CAP_LABEL + (0.5 if bracket.style == "own" else 0), colour
            )
            wanted = pygame.Rect(left, top + height + 7 * self.kit.scale, text.width, (CAP_LABEL + 4) * self.kit.scale)
            place = places.take(bracket.label, wanted)
            if place is not None:
                put_name(screen, self.kit, text, place.x, place.y)

    def _corner(self, colour: Colour, length: float, right: int, down: int) -> pygame.Surface:
        def make() -> pygame.Surface:
            sketch = Sketch(length, length, self.kit.scale)
            x, y = (length - 0.8 if right else 0.8), (length - 0.8 if down else 0.8)
            sketch.line([(x, 0 if down else length), (x, y), (0 if right else length, y)], colour, 1.6, 230)
            return sketch.finish()

        return self.kit.bake(("corner", colour, length, right, down), make)

    def _target(self, screen: pygame.Surface, mark: TargetMark, places: LabelPlaces) -> None:
        left, top, width, height = mark.rect
        if not on_screen((left, top)) or not on_screen((left + width, top + height)):
            return
        colour = self.kit.theme.side(mark.side)
        middle = (left + width / 2, top + height / 2)
        reach = max(width, height) / 2 + 8 * self.kit.scale
        share = 1.0 if max(width, height) > SMALL_PX else 0.5
        for quarter in range(4):
            piece = self._chevron(colour, quarter, share)
            angle = quarter * math.pi / 2
            spot = (middle[0] + math.cos(angle) * reach, middle[1] + math.sin(angle) * reach)
            blit(screen, piece, (spot[0] - piece.get_width() / 2, spot[1] - piece.get_height() / 2))
        if mark.label:
            y = middle[1] + reach + 12 * self.kit.scale
            name = self.kit.face.label(mark.label, CAP_LABEL + 1, colour)
            note = self.kit.face.label(mark.note, CAP_LABEL, self.kit.theme.dim)
            gap = 14 * self.kit.scale if mark.note else 0
            wide = name.width + gap + note.width
            wanted = pygame.Rect(middle[0] - wide / 2, y, wide, (CAP_LABEL + 4) * self.kit.scale)
            place = places.take(mark.label, wanted)
            if place is not None:
                put_name(screen, self.kit, name, place.x, place.y)
                put_name(screen, self.kit, note, place.x + name.width + gap, place.y + self.kit.scale)

    def _chevron(self, colour: Colour, quarter: int, share: float) -> pygame.Surface:
        def make() -> pygame.Surface:
            sketch = Sketch(CHEVRON_W * share + 4, CHEVRON_W * share + 4, self.kit.scale)
            c, s = round(math.cos(quarter * math.pi / 2)), round(math.sin(quarter * math.pi / 2))
            half, tip = CHEVRON_W / 2 * share, CHEVRON_H / 2 * share
            middle = half + 2
            path = [(-tip, -half), (tip, 0.0), (-tip, half)]
            sketch.line([(middle + x * c - y * s, middle + x * s + y * c) for x, y in path], colour, 1.8, 240)
            return sketch.finish()

        return self.kit.bake(("chevron", colour, quarter, share), make)

    def _lead(self, screen: pygame.Surface, at: Point) -> None:
        if not on_screen(at):
            return
        colour = self.kit.theme.text

        def make() -> pygame.Surface:
            sketch = Sketch(34, 34, self.kit.scale)
            sketch.ring(17, 17, 9, colour, 1.6, 240)
            sketch.disc(17, 17, 1.5, colour)
            for sign in (-1, 1):
                sketch.line([(17, 17 + sign * 9), (17, 17 + sign * 15)], colour, 1.6)
            return sketch.finish()

        pip = self.kit.bake(("lead",), make)
        blit(screen, pip, (at[0] - pip.get_width() / 2, at[1] - pip.get_height() / 2))
        text = self.kit.face.label(words.LEAD, CAP_LABEL - 0.5, colour)
        put(screen, text, at[0], at[1] + 20 * self.kit.scale, "centre")

    def _make_threat(self) -> pygame.Surface:
        sketch = Sketch(22, 22, self.kit.scale)
        sketch.line([(11, 3), (19, 17), (3, 17)], self.kit.theme.danger, 1.5, 235, closed=True)
        return sketch.finish()

    def _arc(self, screen: pygame.Surface, arc: ThreatArc) -> None:
        """Draws a thick arc from a few soft lines; it follows the camera, so it is not baked."""
        if not on_screen(arc.at) or arc.radius > FAR:
            return
        colour = self.kit.theme.danger
        span = arc.end - arc.start
        count = max(4, int(arc.radius * abs(span) / ARC_STEP))
        turns = [arc.start + span * i / count for i in range(count + 1)]
        ways = [(math.cos(turn), math.sin(turn)) for turn in turns]
        lines = max(3, round(3 * self.kit.scale))
        for line in range(lines):
            radius = arc.radius + (line - (lines - 1) / 2) * 0.9
            edge = [(arc.at[0] + c * radius, arc.at[1] + s * radius) for c, s in ways]
            pygame.draw.aalines(screen, colour, False, edge)

    def _order(self, screen: pygame.Surface, order: OrderLine, side: str) -> None:
        """Draws a dashed line whose colour and end tell the order: ring = move, cross = attack, square = guard."""
        theme = self.kit.theme
        attack = order.kind == "attack"
        guard = order.kind in ("escort", "screen", "hold")
        colour = theme.danger if attack else theme.good if guard else theme.side(side)
        points = [p for p in order.points if on_screen(p)]
        if len(points) < 2 or len(points) != len(order.points):
            return
        for start, end in pairwise(points):
            dashes(screen, start, end, colour, DASH * self.kit.scale, (DASH + SPACE) * self.kit.scale)
        shape = "attack" if attack else "guard" if guard else "move"
        end_mark = self.kit.bake(("order end", shape, colour), lambda: self._make_end(shape, colour))
        x, y = points[-1]
        blit(screen, end_mark, (x - end_mark.get_width() / 2, y - end_mark.get_height() / 2))

    def _pulse(self, screen: pygame.Surface, pulse: PulseMark, side: str) -> None:
        """Draws a ring that closes on the place of an order; attack is red, the rest the side's colour."""
        if not on_screen(pulse.at):
            return
        theme = self.kit.theme
        colour = theme.danger if pulse.kind == "attack" else theme.side(side)
        step = min(PULSE_STEPS - 1, int(pulse.share * PULSE_STEPS))

        def make() -> pygame.Surface:
            sketch = Sketch(PULSE_WIDE, PULSE_WIDE, self.kit.scale)
            left = 1 - step / PULSE_STEPS
            sketch.ring(PULSE_WIDE / 2, PULSE_WIDE / 2, 7 + 17 * left, colour, 2.2, round(60 + 180 * left))
            sketch.ring(PULSE_WIDE / 2, PULSE_WIDE / 2, 7, colour, 1.6, 230)
            return sketch.finish()

        ring = self.kit.bake(("pulse", colour, step), make)
        blit(screen, ring, (pulse.at[0] - ring.get_width() / 2, pulse.at[1] - ring.get_height() / 2))

    def _zone(self, screen: pygame.Surface, zone: ZoneMark, places: LabelPlaces) -> None:
        """Draws the part of a zone's border that is on the screen, as dashes, with its name on it."""
        width, height = screen.get_size()
        colour = self.kit.theme.side(zone.city) if zone.city else self.kit.theme.good
        dashed_ring(screen, zone.at, zone.radius, colour, 26 * self.kit.scale, 0.5)
        (x, y), reach = zone.at, zone.radius
        if not zone.label or not all(math.isfinite(v) for v in (x, y, reach)):
            return
        for turn in range(48):  # LOOP: places on the border, until one lies free of the panels
            spot = (x + math.cos(turn * math.tau / 48) * reach, y + math.sin(turn * math.tau / 48) * reach)
            if 80 < spot[0] < width - 160 and height * 0.3 < spot[1] < height * 0.6:
                label = self.kit.face.label(zone.label, CAP_LABEL, colour)
                wanted = pygame.Rect(
                    spot[0] + 10 * self.kit.scale, spot[1], label.width, (CAP_LABEL + 4) * self.kit.scale
                )
                place = places.take(zone.label, wanted)
                if place is not None:
                    put_name(screen, self.kit, label, place.x, place.y)
                return

    def _make_end(self, shape: str, colour: Colour) -> pygame.Surface:
        sketch = Sketch(18, 18, self.kit.scale)
        if shape == "attack":
            sketch.line([(4, 4), (14, 14)], colour, 1.8)
            sketch.line([(14, 4), (4, 14)], colour, 1.8)
        elif shape == "guard":
            sketch.line([(4, 4), (14, 4), (14, 14), (4, 14)], colour, 1.6, closed=True)
        else:
            sketch.ring(9, 9, 5.5, colour, 1.6)
            sketch.disc(9, 9, 1.6, colour)
        return sketch.finish()

    def _box(self, screen: pygame.Surface, box: tuple[float, float, float, float], colour: Colour) -> None:
        """Draws the selection box, whichever corner it was drawn from."""
        rect = pygame.Rect(round(box[0]), round(box[1]), round(box[2]), round(box[3]))
        rect.normalize()
        rect = rect.clip(screen.get_rect())
        tint_rect(screen, rect, colour, 34)
        if rect.width and rect.height:
            pygame.draw.rect(screen, colour, rect, max(1, self.kit.px(1)))
