"""Draws what only the editor sees over the battle's picture: zones, ways, corners, what is chosen, what a hand does."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pygame

from game.editor.deeds.common import Point
from game.editor.forecast_figures import Heat
from game.editor.prospect import tones
from game.editor.things import Thing
from game.ui.kit import Kit
from game.ui.pen import blit, tint_rect
from game.ui.theme import Colour
from game.view.camera import Camera, is_icon

_FAR = 4.0e4  # [px] nothing is drawn farther out
_MOST_LINES = 400
_FACING_PX = 34.0


class Marks:
    """Draws marks with the theme of the window. icons: hulls too small to see get one, as in orbit"""

    def __init__(self, kit: Kit) -> None:
        self.kit, self.icons = kit, False
        self._heat: tuple[tuple[object, ...], pygame.Surface] | None = None

    def _px(self, camera: Camera, at: Point) -> Point | None:
        x, y = (float(v) for v in camera.to_screen(at))
        return (x, y) if abs(x) < _FAR and abs(y) < _FAR else None

    def _colour(self, thing: Thing) -> Colour:
        theme = self.kit.theme
        return theme.side(thing.side) if thing.side else theme.hairline

    # ---- everything there is --------------------------------------------------------------------------
    def draw(
        self, surface: pygame.Surface, camera: Camera, things: Sequence[Thing], picked: set[object],
        layers: Mapping[str, bool], moved: Point = (0.0, 0.0),
    ) -> None:  # fmt: skip
        """Draw the marks of all things. moved: [wu] how far a hand has dragged what is chosen"""
        line, names = [thing.at for thing in things if thing.kind == "corner"], layers.get("names", True)
        if layers.get("land", True) and line:
            self.line(surface, camera, line, self.kit.theme.warning)
        for thing in things:
            if not layers.get(thing.layer, True):
                continue
            chosen = thing.path in picked
            getattr(self, f"_{thing.kind}")(surface, camera, thing, chosen, names)
            if chosen and moved != (0.0, 0.0):
                self._ghost(surface, camera, thing, moved)

    def _name(self, surface: pygame.Surface, text: str, at: Point, colour: Colour) -> None:
        label = self.kit.face.body(text, 11.5, colour)
        blit(surface, label.surface, (at[0] - label.width / 2 - label.pad, at[1]))

    def _zone(self, surface: pygame.Surface, camera: Camera, thing: Thing, chosen: bool, names: bool) -> None:
        at, radius = self._px(camera, thing.at), thing.reach * camera.zoom
        if at is None or radius > _FAR:
            return
        colour = self._colour(thing)
        if radius > 2:
            pygame.draw.circle(surface, colour, at, radius, 3 if chosen else 1)
        self._cross(surface, at, colour, 7 if chosen else 5)
        if names:
            self._name(surface, thing.name, (at[0], at[1] + 8), colour)

    def _battle(self, surface: pygame.Surface, camera: Camera, thing: Thing, chosen: bool, names: bool) -> None:
        """Draw a battle of the war: six corners for the Race, four for the Arume."""
        at = self._px(camera, thing.at)
        if at is None:
            return
        k, corners = self.kit.scale, 6 if thing.side == "race" else 4
        turns = [math.tau * (n + 0.5) / corners for n in range(corners)]
        outline = [(at[0] + 12 * k * math.sin(turn), at[1] - 12 * k * math.cos(turn)) for turn in turns]
        pygame.draw.polygon(surface, self.kit.theme.text if chosen else self.kit.theme.glass, outline)
        pygame.draw.polygon(surface, self._colour(thing), outline, 3 if chosen else 2)
        self._name(surface, thing.name, (at[0], at[1] + 14 * k), self.kit.theme.text if chosen else self._colour(thing))

    def _cross(self, surface: pygame.Surface, at: Point, colour: Colour, half: int) -> None:
        pygame.draw.line(surface, colour, (at[0] - half, at[1]), (at[0] + half, at[1]))
        pygame.draw.line(surface, colour, (at[0], at[1] - half), (at[0], at[1] + half))

    def _force(self, surface: pygame.Surface, camera: Camera, thing: Thing, chosen: bool, names: bool) -> None:
        at = self._px(camera, thing.at)
        if at is None:
            return
        colour, half = self._colour(thing), 8 if chosen else 6
        diamond = [(at[0], at[1] - half), (at[0] + half, at[1]), (at[0], at[1] + half), (at[0] - half, at[1])]
        pygame.draw.polygon(surface, self.kit.theme.glass, diamond)
        pygame.draw.polygon(surface, self.kit.theme.text if chosen else colour, diamond, 0 if chosen else 2)
        tip = self.tip(at, thing.angle)
        pygame.draw.aaline(surface, colour, at, tip)
        pygame.draw.circle(surface, colour, tip, 4 if chosen else 2)
        if names:
            self._name(surface, f"{thing.name} (later)" if thing.later else thing.name, (at[0], at[1] + 10), colour)

    def tip(self, at: Point, angle: float) -> Point:
        """Give where the handle lies that turns a force. at: [px]"""
        far = _FACING_PX * self.kit.scale
        return at[0] + far * math.cos(angle), at[1] - far * math.sin(angle)

    def _ship(self, surface: pygame.Surface, camera: Camera, thing: Thing, chosen: bool, names: bool) -> None:
        at = self._px(camera, thing.at)
        if at is None:
            return
        half = max(7.0, thing.reach * camera.zoom + 3)
        colour = self._colour(thing)
        if chosen:
            pygame.draw.circle(surface, self.kit.theme.text, at, half, 2)
        elif thing.later:
            pygame.draw.circle(surface, colour, at, half, 1)
        if self.icons and is_icon(camera.zoom, np.array([2.0 * thing.reach])).all():
            icon = self.kit.contact("ship", thing.side, 5.5, colour, -thing.angle)
            blit(surface, icon, (at[0] - icon.get_width() / 2, at[1] - icon.get_height() / 2))
        if chosen and names:
            self._name(surface, thing.name, (at[0], at[1] + half + 2), self.kit.theme.text)

    def _way(self, surface: pygame.Surface, camera: Camera, thing: Thing, chosen: bool, names: bool) -> None:
        at = self._px(camera, thing.at)
        start = self._px(camera, thing.to) if thing.to is not None else None
        if at is None or start is None:
            return
        colour = self._colour(thing)
        self._dotted(surface, start, at, colour)
        pygame.draw.circle(surface, self.kit.theme.text if chosen else colour, at, 6, 0 if chosen else 2)

    def _dotted(self, surface: pygame.Surface, a: Point, b: Point, colour: Colour) -> None:
        count = min(_MOST_LINES, max(1, int(math.dist(a, b) / 9)))
        for n in range(count):  # LOOP: dots of one way
            x, y = a[0] + (b[0] - a[0]) * n / count, a[1] + (b[1] - a[1]) * n / count
            surface.fill(colour, (round(x) - 1, round(y) - 1, 3, 3))

    def _reference(self, surface: pygame.Surface, camera: Camera, thing: Thing, chosen: bool, names: bool) -> None:
        at = self._px(camera, thing.at)
        if at is not None:
            colour = self.kit.theme.text if chosen else self.kit.theme.neutral
            flag = [(at[0], at[1]), (at[0], at[1] - 18), (at[0] + 12, at[1] - 14), (at[0], at[1] - 10)]
            pygame.draw.lines(surface, colour, False, flag, 2)
            self._name(surface, thing.name, (at[0], at[1] + 2), colour)

    def _corner(self, surface: pygame.Surface, camera: Camera, thing: Thing, chosen: bool, names: bool) -> None:
        at = self._px(camera, thing.at)
        if at is not None:
            half = 5 if chosen else 3
            colour = self.kit.theme.text if chosen else self.kit.theme.warning
            pygame.draw.rect(surface, colour, (at[0] - half, at[1] - half, 2 * half, 2 * half), 0 if chosen else 1)

    def _stretch(self, surface: pygame.Surface, camera: Camera, thing: Thing, colour: Colour, lower: float) -> None:
        a, b = (self._px(camera, (thing.at[0] + sign * thing.reach, thing.at[1])) for sign in (-1, 1))
        if a is not None and b is not None:
            y = a[1] + lower
            pygame.draw.lines(surface, colour, False, [(a[0], y - 6), (a[0], y), (b[0], y), (b[0], y - 6)], 2)

    def _trench(self, surface: pygame.Surface, camera: Camera, thing: Thing, chosen: bool, names: bool) -> None:
        self._stretch(surface, camera, thing, self.kit.theme.text if chosen else self.kit.theme.race_pale, 16)

    def _crater(self, surface: pygame.Surface, camera: Camera, thing: Thing, chosen: bool, names: bool) -> None:
        self._stretch(surface, camera, thing, self.kit.theme.text if chosen else self.kit.theme.dim, 12)

    def _hard(self, surface: pygame.Surface, camera: Camera, thing: Thing, chosen: bool, names: bool) -> None:
        self._stretch(surface, camera, thing, self.kit.theme.text if chosen else self.kit.theme.arume, 22)

    def _camera(self, surface: pygame.Surface, camera: Camera, thing: Thing, chosen: bool, names: bool) -> None:
        at = self._px(camera, thing.at)
        if at is None:
            return
        colour = self.kit.theme.text if chosen else self.kit.theme.neutral
        for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):  # LOOP: corners of the viewfinder
            x, y = at[0] + sx * 16, at[1] + sy * 11
            pygame.draw.lines(surface, colour, False, [(x - sx * 7, y), (x, y), (x, y - sy * 6)], 2)
        if names:
            self._name(surface, thing.name, (at[0], at[1] + 13), colour)

    def _ghost(self, surface: pygame.Surface, camera: Camera, thing: Thing, moved: Point) -> None:
        """Show where a thing would come to lie."""
        at = self._px(camera, (thing.at[0] + moved[0], thing.at[1] + moved[1]))
        start = self._px(camera, thing.at)
        if at is None or start is None:
            return
        pygame.draw.aaline(surface, self.kit.theme.dim, start, at)
        pygame.draw.circle(surface, self.kit.theme.text, at, max(6.0, min(thing.reach * camera.zoom, _FAR)), 1)

    # ---- what a hand does -----------------------------------------------------------------------------
    def line(
        self, surface: pygame.Surface, camera: Camera, line: Sequence[Point], colour: Colour, wide: int = 1
    ) -> None:
        """Draw the line of the ground."""
        px = camera.to_screen(np.array(line))
        keep = px[(px[:, 0] > -_FAR) & (px[:, 0] < _FAR) & (np.abs(px[:, 1]) < _FAR)]
        if len(keep) > 1:
            pygame.draw.lines(surface, colour, False, keep.tolist(), wide)

    def box(self, surface: pygame.Surface, a: Point, b: Point) -> None:
        """Draw a box that is being dragged. a, b: [px]"""
        rect = pygame.Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))
        pygame.draw.rect(surface, self.kit.theme.text, rect, 1)

    def ring(self, surface: pygame.Surface, camera: Camera, at: Point, radius_wu: float) -> None:
        """Draw a zone or a brush that is being drawn."""
        px, radius = self._px(camera, at), radius_wu * camera.zoom
        if px is not None and 1 < radius < _FAR:
            pygame.draw.circle(surface, self.kit.theme.text, px, radius, 1)

    def ghosts(self, surface: pygame.Surface, camera: Camera, spots: Sequence[Point], angle: float) -> None:
        """Show where units would stand, the first of them full, and which way they would look. angle: [rad]"""
        text, gap = self.kit.theme.text, math.dist(*spots[:2]) * camera.zoom if len(spots) > 1 else _FAR
        k = min(self.kit.scale, max(gap / 16.0, 0.35))  # beside one another, not over
        for n, spot in enumerate(spots):
            at = self._px(camera, spot)
            if at is None:
                continue
            turns = [(angle + off, far * k) for off, far in ((0.0, 10.0), (2.5, 7.0), (-2.5, 7.0))]
            corners = [(at[0] + far * math.cos(turn), at[1] - far * math.sin(turn)) for turn, far in turns]
            pygame.draw.polygon(surface, text, corners, 0 if n == 0 else 2)

    def words(self, surface: pygame.Surface, text: str, at: Point) -> None:
        """Say something beside the hand. at: [px]"""
        label = self.kit.face.body(text, 12.5, self.kit.theme.text)
        x = min(at[0], surface.get_width() - label.width - 8)
        behind = pygame.Rect(x - 4, at[1] - 1, label.width + 8, 17 * self.kit.scale)
        tint_rect(surface, behind, self.kit.theme.glass, 200)
        blit(surface, label.surface, (x - label.pad, at[1]))

    def crosshair(self, surface: pygame.Surface, at: Point) -> None:
        """Draw the hand of who works by keys or gamepad. at: [px]"""
        for colour, wide in ((self.kit.theme.glass, 3), (self.kit.theme.race, 1)):
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):  # LOOP: its arms
                a, b = (at[0] + dx * 5, at[1] + dy * 5), (at[0] + dx * 15, at[1] + dy * 15)
                pygame.draw.line(surface, colour, a, b, wide)

    def grid(self, surface: pygame.Surface, camera: Camera, mesh_wu: float) -> None:
        """Draw the grid, coarser where its meshes would be too fine to see."""
        while mesh_wu * camera.zoom < 14.0:
            mesh_wu *= 2.0
        (left, top), (right, bottom) = camera.to_world((0, 0)).tolist(), camera.to_world(camera.size).tolist()
        for axis, low, high in ((0, left, right), (1, bottom, top)):  # LOOP: both ways
            for n in range(math.floor(low / mesh_wu), math.ceil(high / mesh_wu) + 1):  # LOOP: meshes seen
                at = camera.to_screen((n * mesh_wu, n * mesh_wu))[axis]
                ends = ((at, 0), (at, camera.size[1])) if axis == 0 else ((0, at), (camera.size[0], at))
                pygame.draw.line(surface, (60, 74, 92) if n else (112, 130, 150), *ends)

    def heat(self, surface: pygame.Surface, camera: Camera, heat: Heat, version: int) -> None:
        """Draw where units die."""
        if not heat.counts.size:
            return
        rows, columns = heat.counts.shape
        a = camera.to_screen((heat.left, heat.bottom + rows * heat.cell_wu))
        size = (max(1, round(columns * heat.cell_wu * camera.zoom)), max(1, round(rows * heat.cell_wu * camera.zoom)))
        if max(size) > 4 * max(surface.get_size()):
            return
        key = (version, size)
        if self._heat is None or self._heat[0] != key:
            tone = np.flipud(tones(heat.counts)).T[:, :, None]
            small = pygame.surfarray.make_surface((tone * (255.0, 90.0, 40.0)).astype(np.uint8))
            self._heat = key, pygame.transform.smoothscale(small, size)
        surface.blit(self._heat[1], (round(float(a[0])), round(float(a[1]))), special_flags=pygame.BLEND_RGB_ADD)
