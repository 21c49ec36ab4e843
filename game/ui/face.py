"""Sets type: our stroke face for labels and figures, the bundled sans bold for running text."""

from __future__ import annotations

import math
from typing import NamedTuple

import pygame

from game.ui.pen import OVERSAMPLE, Sketch
from game.ui.strokes import ADVANCE, CAP_UNITS, GLYPHS, can_write
from game.ui.theme import BLACK, WHITE, Colour

NARROW = 0.82
NARROWEST = 0.62
TRACKING = 1.6
TIGHT_TRACKING = 0.7
SHADOW_ALPHA = 140
CACHE_LIMIT = 700
# The bundled sans draws capitals 0.73 of its em high, and its em is 0.6875 of the size asked for.
SANS_CAP_SHARE = 0.73
SANS_EM_SHARE = 0.6875


class Text(NamedTuple):
    """One line of set type.

    surface: premultiplied pixels with `pad` px of air on every side
    pad: [px] air round the letters
    width: [px] width of the letters
    """

    surface: pygame.Surface
    pad: int
    width: float


class Face:
    """Makes and remembers lines of type at one interface scale."""

    def __init__(self, ui_scale: float = 1.0) -> None:
        pygame.font.init()
        self.scale = ui_scale
        self._glyphs: dict[tuple[str, float, float, float, int], pygame.Surface] = {}
        self._texts: dict[tuple[object, ...], Text] = {}
        self._fonts: dict[int, pygame.font.Font] = {}
        self.made = 0

    # ---- stroke face ----------------------------------------------------------------------------------
    def stroke_weight(self, cap: float) -> float:
        """Returns the stroke thickness for a cap height, both in units."""
        return max(1.15, cap * 0.135)

    def width(self, text: str, cap: float, tracking: float = TRACKING, narrow: float = NARROW) -> float:
        """Returns the width in units that a label will take."""
        text = text.upper()
        if not can_write(text):
            return self._font(self._sans_size(cap)).size(text)[0] / OVERSAMPLE / self.scale
        step = tracking + self.stroke_weight(cap) * 0.9
        return sum(ADVANCE[c] for c in text) * cap / CAP_UNITS * narrow + max(0, len(text) - 1) * step

    def fitting(self, text: str, cap: float, least: float, room: float) -> float:
        """Returns the largest cap height, at most `cap` and at least `least`, at which a label fits the room."""
        while cap > least and self.width(text, cap, TIGHT_TRACKING, NARROWEST) > room:
            cap -= 0.5
        return max(cap, least)

    def label(
        self,
        text: str,
        cap: float,
        colour: Colour,
        *,
        tracking: float = TRACKING,
        weight: float | None = None,
        shadow: bool = True,
        max_width: float | None = None,
    ) -> Text:
        """Returns a line in capitals of the stroke face, squeezed and then cut to fit max_width.

        cap: [unit] cap height
        max_width: [unit] room there is
        """
        key = ("label", text, cap, colour, tracking, weight, shadow, max_width)
        found = self._texts.get(key)
        if found is None:
            found = self._make_label(text.upper(), cap, colour, tracking, weight, shadow, max_width)
            self._keep(key, found)
        return found

    def _make_label(
        self,
        text: str,
        cap: float,
        colour: Colour,
        tracking: float,
        weight: float | None,
        shadow: bool,
        room: float | None,
    ) -> Text:
        if not can_write(text):
            return self.body(text, self._sans_size(cap), colour, shadow=shadow, max_width=room, caps=True)
        text, tracking, narrow = self._fit(text, cap, tracking, room)
        weight = self.stroke_weight(cap) if weight is None else weight
        step = tracking + weight * 0.9
        stops, pen = [], 0.0
        for letter in text:
            stops.append(pen)
            pen += ADVANCE[letter] * cap / CAP_UNITS * narrow + step
        width = max(0.0, pen - step)
        pad = math.ceil((weight + 1.4) * self.scale) + 2
        size = (math.ceil(width * self.scale) + 2 * pad, math.ceil(cap * self.scale) + 2 * pad)
        result = pygame.Surface(size, pygame.SRCALPHA)
        if shadow:
            drop = self._compose(text, stops, size, pad, cap, weight + 1.4, narrow)
            drop.fill((0, 0, 0, SHADOW_ALPHA), special_flags=pygame.BLEND_RGBA_MULT)
            result.blit(drop, (0, max(1, round(self.scale))), special_flags=pygame.BLEND_PREMULTIPLIED)
        front = self._compose(text, stops, size, pad, cap, weight, narrow)
        front.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
        result.blit(front, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        return Text(result, pad, width * self.scale)

    def _fit(self, text: str, cap: float, tracking: float, room: float | None) -> tuple[str, float, float]:
        """Returns text, tracking and letter width that stay inside the room."""
        if room is None or self.width(text, cap, tracking) <= room:
            return text, tracking, NARROW
        for share in (0.25, 0.5, 0.75, 1.0):
            track = tracking + (min(tracking, TIGHT_TRACKING) - tracking) * share
            narrow = NARROW + (NARROWEST - NARROW) * share
            if self.width(text, cap, track, narrow) <= room:
                return text, track, narrow
        tight = min(tracking, TIGHT_TRACKING)
        while text and self.width(text.rstrip() + "…", cap, tight, NARROWEST) > room:
            text = text[:-1]
        return text.rstrip() + "…", tight, NARROWEST

    def _compose(
        self,
        text: str,
        stops: list[float],
        size: tuple[int, int],
        pad: int,
        cap: float,
        weight: float,
        narrow: float,
    ) -> pygame.Surface:
        """Returns white letters at third-of-a-pixel positions."""
        sheet = pygame.Surface(size, pygame.SRCALPHA)
        for letter, stop in zip(text, stops, strict=True):
            if letter == " ":
                continue
            thirds = round(stop * self.scale * OVERSAMPLE)
            whole, phase = divmod(thirds, OVERSAMPLE)
            glyph = self._glyph(letter, cap, weight, narrow, phase, pad)
            sheet.blit(glyph, (whole, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        return sheet

    def _glyph(
        self, letter: str, cap: float, weight: float, narrow: float, phase: int, pad: int
    ) -> pygame.Surface:
        key = (letter, cap, weight, narrow, phase * 100 + pad)
        found = self._glyphs.get(key)
        if found is None:
            unit = cap / CAP_UNITS
            air = pad / self.scale
            wide = ADVANCE[letter] * unit * narrow + 2 * air + 1
            sketch = Sketch(wide, cap + 2 * air, self.scale)
            shift = air + phase / (OVERSAMPLE * self.scale)
            if letter.isdigit():  # centred in the tabular width, so a 1 does not lean on its neighbour
                columns = [x for stroke in GLYPHS[letter] for x, _ in stroke]
                shift += (4.0 - min(columns) - max(columns)) / 2 * unit * narrow
            for stroke in GLYPHS[letter]:
                points = [(shift + x * unit * narrow, air + y * unit) for x, y in stroke]
                sketch.line(points, WHITE, weight)
            found = sketch.finish()
            self._glyphs[key] = found
        return found

    # ---- running text ---------------------------------------------------------------------------------
    def body(
        self,
        text: str,
        size: float,
        colour: Colour,
        *,
        shadow: bool = True,
        max_width: float | None = None,
        caps: bool = False,
    ) -> Text:
        """Returns a line of the sans bold, cut with an ellipsis when it does not fit.

        size: [unit] nominal size, 12 to 13 for running text
        """
        key = ("body", text, size, colour, shadow, max_width, caps)
        found = self._texts.get(key)
        if found is None:
            found = self._make_body(text, size, colour, shadow, max_width)
            self._keep(key, found)
        return found

    def _make_body(self, text: str, size: float, colour: Colour, shadow: bool, room: float | None) -> Text:
        if room is not None and self.body_width(text, size) > room:
            while text and self.body_width(text.rstrip() + "…", size) > room:
                text = text[:-1]
            text = text.rstrip() + "…"
        if not text:  # a picture without width would crash the shrinking
            return Text(pygame.Surface((1, 1), pygame.SRCALPHA), 0, 0.0)
        big = self._font(size).render(text, True, WHITE)
        width = big.get_width() / OVERSAMPLE
        small = pygame.transform.smoothscale(
            big.premul_alpha(), (max(1, math.ceil(width)), max(1, math.ceil(big.get_height() / OVERSAMPLE)))
        )
        pad = 2
        result = pygame.Surface((small.get_width() + 2 * pad, small.get_height() + 2 * pad), pygame.SRCALPHA)
        if shadow:
            drop = small.copy()
            drop.fill((*BLACK, SHADOW_ALPHA), special_flags=pygame.BLEND_RGBA_MULT)
            result.blit(
                drop, (pad, pad + max(1, round(self.scale))), special_flags=pygame.BLEND_PREMULTIPLIED
            )
        small.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
        result.blit(small, (pad, pad), special_flags=pygame.BLEND_PREMULTIPLIED)
        return Text(result, pad, width)

    def body_width(self, text: str, size: float) -> float:
        """Returns the width in units of a line of running text."""
        return self._font(size).size(text)[0] / OVERSAMPLE / self.scale

    def wrap(self, text: str, size: float, room: float, lines: int | None = None) -> list[str]:
        """Breaks running text into lines that fit the room; what exceeds `lines` is cut with an ellipsis."""
        rows: list[str] = []
        for paragraph in text.split("\n"):
            row = ""
            for word in paragraph.split():
                trial = f"{row} {word}".strip()
                if row and self.body_width(trial, size) > room:
                    rows.append(row)
                    trial = word
                row = trial
            rows.append(row)
        if lines is not None and len(rows) > lines:
            rows = [*rows[: lines - 1], " ".join(rows[lines - 1 :])]
        return rows

    def _sans_size(self, cap: float) -> float:
        return cap / SANS_CAP_SHARE + 0.6

    def _font(self, size: float) -> pygame.font.Font:
        pixels = max(4, int((size - 0.6) * self.scale * OVERSAMPLE / SANS_EM_SHARE))
        font = self._fonts.get(pixels)
        if font is None:
            font = self._fonts[pixels] = pygame.font.Font(None, pixels)
        return font

    def _keep(self, key: tuple[object, ...], text: Text) -> None:
        self.made += 1
        if len(self._texts) >= CACHE_LIMIT:
            for old in list(self._texts)[: CACHE_LIMIT // 4]:
                del self._texts[old]
        self._texts[key] = text


def put(target: pygame.Surface, text: Text, x: float, y: float, align: str = "left") -> None:
    """Blits a line so that its letters start, end or centre at x, their top at y (pixels)."""
    shift = {"left": 0.0, "right": text.width, "centre": text.width / 2}[align]
    at = (round(x - shift) - text.pad, round(y) - text.pad)
    target.blit(text.surface, at, special_flags=pygame.BLEND_PREMULTIPLIED)
