"""Gives every full screen its controls: pointing, keyboard focus, and the drawing of buttons."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import pygame

from game.ui.hud_boxes import Box
from game.ui.kit import Kit
from game.ui.pen import Point, Sketch, blit, cut_rect
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_PANEL, Colour

DARK_INK: Colour = (0x16, 0x0C, 0x04)
NUDGE = 0.1


@dataclass
class Control:
    """One thing that can be pointed at, focused and activated.

    box: place in units
    track: the sliding part of a slider
    """

    name: str
    box: Box
    enabled: bool = True
    track: Box | None = None


class Screen:
    """A screen without behaviour: state in, picture out; the caller acts on the names it gets back."""

    def __init__(
        self,
        size: tuple[int, int],
        ui_scale: float = 1.0,
        palette_mode: str = "normal",
        portraits: Path | None = None,
    ) -> None:
        self.size = size
        self.kit = Kit(ui_scale, palette_mode, portraits=portraits)
        self.width, self.height = size[0] / ui_scale, size[1] / ui_scale
        self.controls: list[Control] = []
        self.focus: str | None = None
        self._hovered: str | None = None
        self.scrolled: dict[str, int] = {}
        """name of a list's first row -> the place of the first that is shown"""

    # ---- pointing and focus ---------------------------------------------------------------------------
    def hit(self, pos: Point) -> str | None:
        """Returns the enabled control under a screen point, as last drawn."""
        x, y = pos[0] / self.kit.scale, pos[1] / self.kit.scale
        return next((c.name for c in reversed(self.controls) if c.enabled and c.box.has(x, y)), None)

    def hover(self, pos: Point) -> str | None:
        """Takes the pointer's place; focus follows it."""
        name = self.hit(pos)
        if name is not None and name != self._hovered:
            self.focus = name
        self._hovered = name
        return name

    def focus_next(self) -> str | None:
        """Moves the focus to the following control."""
        return self._step(1)

    def focus_prev(self) -> str | None:
        """Moves the focus to the control before."""
        return self._step(-1)

    def focus_toward(self, dx: int, dy: int) -> str | None:
        """Moves the focus to the nearest control in a direction, for arrow keys and gamepads (y down)."""
        here = self._control(self.focus)
        if here is None:
            return self._step(1)
        cx, cy = here.box.x + here.box.w / 2, here.box.y + here.box.h / 2
        best, best_cost = None, math.inf
        for control in self.controls:
            if not control.enabled or control is here:
                continue
            x, y = control.box.x + control.box.w / 2 - cx, control.box.y + control.box.h / 2 - cy
            ahead, aside = x * dx + y * dy, abs(x * dy) + abs(y * dx)
            if ahead > 1 and ahead + 2.5 * aside < best_cost:
                best, best_cost = control, ahead + 2.5 * aside
        if best is not None:
            self.focus = best.name
        return self.focus

    def activate(self) -> str | None:
        """Returns the name of the focused control, as a click on it would."""
        control = self._control(self.focus)
        return control.name if control is not None and control.enabled else None

    def share_at(self, name: str, pos: Point) -> float | None:
        """Returns where a point lies on a slider, 0 to 1; None for other controls."""
        control = self._control(name)
        if control is None or control.track is None:
            return None
        return min(1.0, max(0.0, (pos[0] / self.kit.scale - control.track.x) / control.track.w))

    def _control(self, name: str | None) -> Control | None:
        return next((c for c in self.controls if c.name == name), None)

    def _step(self, by: int) -> str | None:
        names = [c.name for c in self.controls if c.enabled]
        if not names:
            return None
        if self.focus in names:
            self.focus = names[(names.index(self.focus) + by) % len(names)]
        else:
            self.focus = names[0 if by > 0 else -1]
        return self.focus

    def _begin(self, surface: pygame.Surface, first: str | None = None) -> Sheet:
        """Starts a picture: controls are collected anew; `first` has the focus until it is moved."""
        self.controls = []
        if self.focus is None:
            self.focus = first
        return Sheet.over(self.kit, surface)

    # ---- drawing --------------------------------------------------------------------------------------
    def button(
        self,
        sheet: Sheet,
        name: str,
        box: Box,
        text: str,
        *,
        style: str = "plain",
        accent: Colour | None = None,
        enabled: bool = True,
        cap: float = CAP_LABEL,
    ) -> None:
        """Draws a cut-corner button and makes it a control; style is plain, main or chosen."""
        theme = self.kit.theme
        accent = theme.race if accent is None else accent
        self.controls.append(Control(name, box, enabled))
        focused = enabled and self.focus == name
        fill: Colour | None = {"main": accent, "chosen": theme.text}.get(style)
        if not enabled:
            fill = None
        sheet.picture(box.x, box.y, self._plate(box, fill, accent if focused else theme.hairline, focused))
        ink = DARK_INK if fill else theme.text if focused else theme.dim if enabled else theme.locked
        weight = 1.9 if style == "main" and cap >= CAP_PANEL else None
        line = self.kit.face.label(
            text, cap, ink, tracking=2.0, weight=weight, shadow=fill is None, max_width=box.w - 14
        )
        at = (
            (box.x + box.w / 2) * self.kit.scale - line.width / 2,
            (box.y + (box.h - cap) / 2) * self.kit.scale,
        )
        blit(sheet.surface, line.surface, (at[0] - line.pad, at[1] - line.pad))

    def _plate(self, box: Box, fill: Colour | None, edge: Colour, focused: bool) -> pygame.Surface:
        width, height = round(box.w, 1), round(box.h, 1)
        theme = self.kit.theme

        def make() -> pygame.Surface:
            sketch = Sketch(width, height, self.kit.scale)
            outline = cut_rect(1, 1, width - 2, height - 2, min(10.0, height * 0.28))
            sketch.polygon(outline, fill or theme.glass, 240 if fill else theme.glass_alpha)
            strength = 255 if focused else 120
            sketch.line(
                outline,
                theme.text if focused and fill else edge,
                2 if focused else 1.1,
                strength,
                closed=True,
            )
            return sketch.finish()

        return self.kit.bake(("plate", width, height, fill, edge, focused), make)

    def veil(self, sheet: Sheet, alpha: int = 150) -> None:
        """Darkens everything under the screen."""
        sheet.rect(0, 0, self.width, self.height, self.kit.theme.glass, alpha)

    def panel(self, sheet: Sheet, box: Box, accent: Colour | None, cut: float = 12) -> None:
        """Lays panel glass strong enough for running text."""
        alpha = max(222, self.kit.theme.strong_alpha)
        sheet.picture(box.x, box.y, self.kit.glass(round(box.w), round(box.h), accent, cut, alpha))


def cover(surface: pygame.Surface, picture: pygame.Surface) -> None:
    """Fills a surface with a picture, cutting what hangs over."""
    width, height = surface.get_size()
    share = max(width / picture.get_width(), height / picture.get_height())
    size = (math.ceil(picture.get_width() * share), math.ceil(picture.get_height() * share))
    if size != picture.get_size():
        picture = pygame.transform.smoothscale(picture, size)
    surface.blit(picture, ((width - size[0]) // 2, (height - size[1]) // 2))
