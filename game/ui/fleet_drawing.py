"""Draws what a fleet battle adds to the world: lanes, salvoes, reach of warheads, ghosts, icons, names."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.ui.face import put
from game.ui.fleet_state import BlastMark, FleetMarks, GhostMark, GoalMark, Icons, SwarmMark
from game.ui.kit import HEADINGS, Kit
from game.ui.label_places import LabelPlaces
from game.ui.lane_drawing import LaneDrawing
from game.ui.line_drawing import dashed_ring, dashes, on_screen
from game.ui.name_plate import put_name
from game.ui.pen import Sketch, blit, turned
from game.ui.theme import CAP_LABEL, CAP_UNIT, Colour

ICON_SIZES = (5.0, 7.0, 10.5)
TICK = 6.0
SIDES = ("race", "arume")
SOON_S = 8.0
MOST_S = 99.0
DIM_SHARE = 8  # the dimming veil is drawn this much smaller
DIM_TO = 88  # of 255, what is left of the picture where nothing matters
GHOST_TURNS = 64


class FleetDrawing:
    """Draws fleet marks from small baked pieces."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.lanes = LaneDrawing(kit)
        self._icons: dict[tuple[int, float], pygame.Surface] = {}

    def draw(self, screen: pygame.Surface, marks: FleetMarks, side: str) -> None:
        """Draws everything that lies under brackets and order lines."""
        if marks.bright is not None:
            self._dim(screen, marks.bright)
        for lane in marks.lanes:
            self.lanes.draw(screen, lane)
        for blast in marks.blasts:
            self._blast(screen, blast)
        for ghost in marks.ghosts:
            self._ghost(screen, ghost, self.kit.theme.side(side))
        self._draw_icons(screen, marks.icons)
        for swarm in marks.swarms:
            self._swarm(screen, swarm)
        for goal in marks.goals:
            self._goal(screen, goal)
        for flag in marks.flags:
            self.lanes.flag(screen, flag)

    def _dim(self, screen: pygame.Surface, bright: list[tuple[float, float, float]]) -> None:
        """Darkens the picture but for the places that matter."""
        width, height = screen.get_size()
        veil = pygame.Surface((width // DIM_SHARE + 1, height // DIM_SHARE + 1))
        veil.fill((DIM_TO,) * 3)
        for grey, more in ((170, 1.25), (255, 1.0)):
            for x, y, reach in bright:  # LOOP: ships and missiles that matter, on the screen
                pygame.draw.circle(
                    veil, (grey,) * 3, (x / DIM_SHARE, y / DIM_SHARE), max(1.5, reach * more / DIM_SHARE)
                )
        wide, tall = (side * DIM_SHARE // 4 for side in veil.get_size())
        half = pygame.transform.smoothscale(veil, (wide, tall))
        full = pygame.transform.scale(half, (half.get_width() * 4, half.get_height() * 4))
        screen.blit(full, (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    # ---- salvoes --------------------------------------------------------------------------------------
    def _swarm(self, screen: pygame.Surface, swarm: SwarmMark) -> None:
        """Draws a salvo: dart for ordinary, ringed dart for explosive metal, count and seconds beside it."""
        if not on_screen(swarm.at):
            return
        theme, k = self.kit.theme, self.kit.scale
        colour = theme.side(swarm.side)
        if swarm.target is not None and on_screen(swarm.target):
            dashes(screen, swarm.at, swarm.target, theme.danger, 4 * k, 8 * k)
        glyph = self._glyph(swarm.big, theme.danger if swarm.target is not None else colour, swarm.angle)
        blit(screen, glyph, (swarm.at[0] - glyph.get_width() / 2, swarm.at[1] - glyph.get_height() / 2))
        x, y = swarm.at[0] + 13 * k, swarm.at[1] - CAP_LABEL * k - 1
        put(screen, self.kit.face.label(str(swarm.count), CAP_LABEL, colour), x, y)
        if swarm.seconds < MOST_S:
            soon = theme.danger if swarm.seconds < SOON_S and swarm.target is not None else theme.dim
            time = self.kit.face.label(f"{swarm.seconds:.0f} s", CAP_UNIT, soon)
            put(screen, time, x, y + (CAP_LABEL + 4) * k)

    def _glyph(self, big: bool, colour: Colour, angle: float) -> pygame.Surface:
        step = round(angle / math.tau * HEADINGS) % HEADINGS

        def make() -> pygame.Surface:
            sketch, turn = Sketch(24, 24, self.kit.scale), step * math.tau / HEADINGS
            if big:
                sketch.ring(12, 12, 9.5, colour, 1.5)
                sketch.polygon(turned([(6, 0), (-3, 4), (-3, -4)], 12, 12, 1, turn), colour)
            else:
                for back in (0.0, -5.0):
                    dart = [(7 + back, 0), (-2 + back, 5), (0.5 + back, 0), (-2 + back, -5)]
                    sketch.polygon(turned(dart, 12, 12, 1, turn), colour, 255 if back == 0.0 else 150)
            return sketch.finish()

        return self.kit.bake(("swarm", big, colour, step), make)

    def _blast(self, screen: pygame.Surface, blast: BlastMark) -> None:
        """Draws the reach of the blast as a line, that of the pulse as dashes."""
        theme = self.kit.theme
        dashed_ring(screen, blast.at, blast.pulse, theme.neutral, 12 * self.kit.scale, 0.5)
        dashed_ring(screen, blast.at, blast.blast, theme.power, 8 * self.kit.scale, 1.0)
        if blast.label and on_screen(blast.at):
            text = self.kit.face.label(blast.label, CAP_UNIT, theme.neutral)
            put(screen, text, blast.at[0], blast.at[1] - blast.pulse - 11 * self.kit.scale, "centre")

    # ---- formations -----------------------------------------------------------------------------------
    def _ghost(self, screen: pygame.Surface, ghost: GhostMark, colour: Colour) -> None:
        """Draws a hollow hull where a ship would stand, and a thin line from where it is."""
        if not on_screen(ghost.at):
            return
        if not ghost.leader and on_screen(ghost.start):
            dashes(
                screen, ghost.start, ghost.at, self.kit.theme.locked, 2 * self.kit.scale, 7 * self.kit.scale
            )
        size = min(round(ghost.size), 400)
        step = round(ghost.angle / math.tau * GHOST_TURNS) % GHOST_TURNS

        def make() -> pygame.Surface:
            half = size / self.kit.scale
            sketch, turn = Sketch(2 * half + 6, 2 * half + 6, self.kit.scale), step * math.tau / GHOST_TURNS
            hull = [(1.0, 0.0), (0.6, 0.32), (-1.0, 0.36), (-0.8, 0.0), (-1.0, -0.36), (0.6, -0.32)]
            sketch.line(turned(hull, half + 3, half + 3, half, turn), colour, 1.4, 220, closed=True)
            if ghost.leader:
                sketch.disc(half + 3, half + 3, 2.2, colour)
            return sketch.finish()

        picture = self.kit.bake(("ghost", size, step, colour, ghost.leader), make)
        blit(screen, picture, (ghost.at[0] - picture.get_width() / 2, ghost.at[1] - picture.get_height() / 2))

    # ---- icons ----------------------------------------------------------------------------------------
    def _draw_icons(self, screen: pygame.Surface, icons: Icons) -> None:
        """Draws ships as icons, the selected ones last."""
        if not len(icons.x):
            return
        step = np.round(np.asarray(icons.heading) / math.tau * HEADINGS).astype(int) % HEADINGS
        codes = ((np.asarray(icons.state) * 3 + icons.size) * 2 + icons.side) * HEADINGS + step
        share = round(icons.share, 1)
        order = np.argsort(np.isin(icons.state, (1, 4)), kind="stable")
        pictures = [self._icon(code, share) for code in codes[order].tolist()]
        halves = np.array([picture.get_width() / 2 for picture in pictures])
        left = np.round(np.asarray(icons.x)[order] - halves).astype(int).tolist()
        top = np.round(np.asarray(icons.y)[order] - halves).astype(int).tolist()
        screen.fblits(
            list(zip(pictures, zip(left, top, strict=True), strict=True)), pygame.BLEND_PREMULTIPLIED
        )

    def _icon(self, code: int, share: float) -> pygame.Surface:
        found = self._icons.get((code, share))
        if found is None:
            rest, step = divmod(code, HEADINGS)
            rest, side = divmod(rest, 2)
            state, size = divmod(rest, 3)
            heading = step * math.tau / HEADINGS
            found = self._icons[code, share] = self._make_icon(state, size, SIDES[side], heading, share)
        return found

    def _make_icon(self, state: int, size: int, side: str, heading: float, share: float) -> pygame.Surface:
        """Makes the shape of a ship with a tick along its heading; a ring, or of many a bar, when it is selected."""
        theme, reach, tick = self.kit.theme, ICON_SIZES[size] * share, TICK * share
        colour = {2: theme.locked, 3: theme.locked}.get(state, theme.side(side))
        half = reach * 1.6 + tick + 4
        sketch = Sketch(2 * half, 2 * half, self.kit.scale)
        body = self.kit.contact("big_ship" if size else "ship", side, reach, colour, -heading)
        if state == 1:
            sketch.ring(half, half, reach * 1.45 + 2.5, theme.text, 1.2, 210)
        elif state == 4:
            low = half + reach * 1.1 + 2
            sketch.line([(half - reach * 0.8, low), (half + reach * 0.8, low)], theme.text, 1.3, 230)
        if state != 2:
            c, s = math.cos(-heading), math.sin(-heading)
            near, far = reach * 1.45, reach * 1.45 + tick
            ends = [(half + c * near, half + s * near), (half + c * far, half + s * far)]
            sketch.line(ends, colour, 1.4, 255 if state != 3 else 120)
        picture = sketch.finish()
        at = ((picture.get_width() - body.get_width()) // 2, (picture.get_height() - body.get_height()) // 2)
        picture.blit(body, at, special_flags=pygame.BLEND_PREMULTIPLIED)
        return picture

    def _goal(self, screen: pygame.Surface, goal: GoalMark) -> None:
        """Draws a diamond round a ship that an order is about."""
        (x, y), reach = goal.at, goal.reach + 3 * self.kit.scale
        points = [(x + reach, y), (x, y + reach), (x - reach, y), (x, y - reach)]
        pygame.draw.aalines(screen, self.kit.theme.text, True, points)

    def draw_labels(self, screen: pygame.Surface, marks: FleetMarks, places: LabelPlaces) -> None:
        """Writes names into the world, where there is room for them."""
        theme, k = self.kit.theme, self.kit.scale
        for goal in marks.goals:
            spot = (goal.at[0], goal.at[1] + goal.reach + 8 * k)
            self._name(screen, places, goal.label, spot, theme.side(goal.side))
        for label in marks.labels:
            colour = theme.good if label.side == "zone" else theme.side(label.side)
            self._name(screen, places, label.text, label.at, colour)

    def _name(
        self, screen: pygame.Surface, places: LabelPlaces, words: str, spot: tuple[float, float], colour: Colour
    ) -> None:
        if words:
            text = self.kit.face.label(words, CAP_UNIT + 0.5, colour)
            tall = round((CAP_UNIT + 4) * self.kit.scale)
            place = places.take(words, pygame.Rect(spot[0] - text.width / 2, spot[1], text.width, tall))
            if place is not None:
                put_name(screen, self.kit, text, place.x, place.y)
