"""Draws the lane of a forward cannon: its core, its melting fringe, how far it is charged, and who stands in it."""

from __future__ import annotations

import math

import pygame

from game.ui.face import put
from game.ui.fleet_state import FlagMark, LaneMark, Point
from game.ui.kit import Kit
from game.ui.line_drawing import dashes, on_screen, solid, tint
from game.ui.pen import Sketch, blit
from game.ui.theme import CAP_PANEL, Colour

RING = 26.0
CHARGE_STEPS = 60
FRINGE_LIGHT = 0.10
CORE_LIGHT = 0.24


class LaneDrawing:
    """Draws lanes and the flags of ships in them."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit

    def _colour(self, lane: LaneMark) -> Colour:
        theme = self.kit.theme
        return theme.danger if lane.tone == "danger" else theme.power if lane.tone == "own" else theme.text

    def draw(self, screen: pygame.Surface, lane: LaneMark) -> None:
        """Draws a lane; an aimed one is only lines, a charging one fills up."""
        colour, k = self._colour(lane), self.kit.scale
        strength = 0.35 if lane.tone == "aim" else 0.35 + 0.65 * lane.share
        if not lane.burning:  # the beam itself is bright enough
            tint(screen, lane.fringe, _light(colour, FRINGE_LIGHT * strength))
            tint(screen, lane.core, _light(colour, CORE_LIGHT * strength))
        for start, end in ((0, 1), (3, 2)):
            solid(screen, lane.core[start], lane.core[end], colour)
            dashes(screen, lane.fringe[start], lane.fringe[end], colour, 9 * k, 17 * k)
        if lane.seconds is not None and on_screen(lane.muzzle):
            self._ring(screen, lane, colour)

    def _ring(self, screen: pygame.Surface, lane: LaneMark, colour: Colour) -> None:
        """Draws the charge as a ring round the muzzle, with the seconds to the shot."""
        step, reach = round(lane.share * CHARGE_STEPS), round(RING * lane.size)

        def make() -> pygame.Surface:
            size = 2 * reach + 8
            sketch = Sketch(size, size, self.kit.scale)
            sketch.ring(size / 2, size / 2, reach, colour, 2.0, 70)
            if step:
                turn = step / CHARGE_STEPS * math.tau
                sketch.ring(size / 2, size / 2, reach, colour, 4.0, 235, -math.pi / 2, turn - math.pi / 2)
            return sketch.finish()

        ring = self.kit.bake(("charge ring", colour, step, reach), make)
        x, y = lane.muzzle
        blit(screen, ring, (x - ring.get_width() / 2, y - ring.get_height() / 2))
        if lane.seconds is not None and not lane.burning:
            text = self.kit.face.label(f"{lane.seconds:.0f} s", CAP_PANEL, colour)
            put(screen, text, x, y - (reach + CAP_PANEL + 10) * self.kit.scale, "centre")

    def flag(self, screen: pygame.Surface, flag: FlagMark) -> None:
        """Marks a ship in a lane: a solid triangle in an enemy's, a hollow one in our own."""
        if not on_screen(flag.at):
            return
        theme = self.kit.theme
        colour = theme.danger if flag.danger else theme.warning

        def make() -> pygame.Surface:
            sketch = Sketch(20, 18, self.kit.scale * flag.share)
            shape: list[Point] = [(10, 2), (18, 15), (2, 15)]
            if flag.danger:
                sketch.polygon(shape, colour)
            else:
                sketch.line(shape, colour, 1.8, closed=True)
            ink: Colour = (255, 255, 255) if flag.danger else colour
            sketch.line([(10, 6.5), (10, 10.5)], ink, 1.8)
            sketch.disc(10, 13, 1.0, ink)
            return sketch.finish()

        mark = self.kit.bake(("lane flag", flag.danger, flag.share), make)
        blit(screen, mark, (flag.at[0] - mark.get_width() / 2, flag.at[1] - mark.get_height()))


def _light(colour: Colour, share: float) -> Colour:
    red, green, blue = (max(0, min(255, round(part * share))) for part in colour)
    return red, green, blue
