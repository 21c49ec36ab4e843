"""Draws the page of the codex that is open: its head and tabs, the picture, and blocks that scroll."""

from __future__ import annotations

import pygame

from game.ui import codex_words as words
from game.ui.codex_blocks import GAP, BlockDrawing
from game.ui.codex_state import Block, CodexState, Page, Words
from game.ui.hud_boxes import Box
from game.ui.masthead import LOW, WIDE
from game.ui.screen import Control, Screen, cover
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL

_PICTURE_WIDE, _PICTURE_HIGH = 0.6, 0.64  # of the page, that the picture takes at most
_RATIO = 9 / 16


class PageScreen(Screen):
    """What a page needs to know of its screen, and tells it.

    most: [unit] that the page can be scrolled; sight: [unit] of it in sight; live: where the battle is drawn
    """

    most = 0.0
    sight = 100.0
    live: Box | None = None

    @property
    def low(self) -> bool:
        """Say whether there is little room."""
        return self.height < LOW or self.width < WIDE

    def tab_buttons(self, sheet: Sheet, state: CodexState, right: float, y: float) -> float:
        """Draws the tabs of the page from the right; returns where they begin."""
        page = state.page
        assert page is not None
        tall, wide = (18.0, 62.0) if self.low else (23.0, 84.0)
        x = right - len(page.tabs) * (wide + 4) + 4
        for place, tab in enumerate(page.tabs):
            style = "chosen" if state.tab == tab else "plain"
            box = Box(x + place * (wide + 4), y, wide, tall)
            accent = self.kit.theme.side(page.side or "neutral")
            self.button(sheet, f"tab:{tab}", box, words.TABS[tab], style=style, accent=accent, cap=7 if self.low else 8)
        return x


class PageDrawing:
    """Draws one page in one frame."""

    def __init__(self, screen: PageScreen, sheet: Sheet, state: CodexState) -> None:
        self.screen, self.sheet, self.state = screen, sheet, state
        self.kit = screen.kit
        self.low = screen.low
        assert state.page is not None
        self.page: Page = state.page
        self.accent = self.kit.theme.side(self.page.side or "neutral")

    def draw(self, box: Box) -> None:
        """Draws the page into its box."""
        self.screen.panel(self.sheet, box, self.accent, 10 if self.low else 12)
        pad = 10.0 if self.low else 18.0
        inner = Box(box.x + pad, box.y + (6 if self.low else 14), box.w - 2 * pad, box.h - (10 if self.low else 26))
        top = self._head(inner)
        rest = Box(inner.x, top, inner.w, inner.bottom - top)
        if self.state.tab == "view" and (self.page.has_live or self.page.picture is not None):
            rest = self._view(rest)
        elif self.page.portrait and self.state.tab == "words" and not self.low:
            edge = 132.0
            picture = self.kit.portrait(self.page.portrait, self.page.side or "neutral", edge)
            self.sheet.picture(rest.right - edge, rest.y + 4, picture)
            rest = Box(rest.x, rest.y, rest.w - edge - 22, rest.h)
        self._blocks(rest, self.page.tabs.get(self.state.tab, []))

    def _head(self, box: Box) -> float:
        theme, low = self.kit.theme, self.low
        cap = 11.0 if low else 16.0
        radius = 8.0 if low else 13.0
        x = box.x + 2
        for side in self.page.sides or ("neutral",):
            sign = self.kit.emblem(side, radius, theme.side(side))
            self.sheet.picture(x + radius, box.y + cap / 2 + 3, sign, centre=True)
            x += 2 * radius + 4
        right = box.right
        if len(self.page.tabs) > 1:
            right = self.screen.tab_buttons(self.sheet, self.state, box.right, box.y)
        room = right - x - 16
        size = self.kit.face.fitting(self.page.title, cap, 8, room)
        self.sheet.label(x + 6, box.y + (cap - size) / 2 + 2, self.page.title, size, tracking=2.2, room=room)
        line = box.y + cap + 11
        kind = self.page.kind
        self.sheet.label(x + 6, line, kind, 7 if low else CAP_LABEL, theme.dim, tracking=2.0, room=room)
        return line + (12.0 if low else 22.0)

    # ---- the picture ------------------------------------------------------------------------------------
    def _view(self, box: Box) -> Box:
        """Draws the live view and what stands beside it. Returns: what is left below"""
        wide = min(_PICTURE_WIDE * box.w, _PICTURE_HIGH * box.h / _RATIO)
        if self.low:
            wide = min(0.52 * box.w, 0.72 * box.h / _RATIO)
        place = Box(box.x, box.y, round(wide), round(wide * _RATIO))
        self._picture(place)
        gap = 10.0 if self.low else 18.0
        beside = Box(place.right + gap, box.y, box.right - place.right - gap, place.h + (0 if self.low else 18))
        self._beside(beside)
        below = place.bottom + (6 if self.low else 26)
        return Box(box.x, below, box.w, box.bottom - below)

    def _picture(self, box: Box) -> None:
        theme, sheet = self.kit.theme, self.sheet
        place = sheet.box(*box)
        before = sheet.surface.get_clip()
        still = self.page.picture
        if self.page.has_live:
            self.screen.live = box
        if self.state.live is not None and self.page.has_live:
            sheet.surface.set_clip(place)
            picture = self.state.live
            if picture.get_size() != place.size:
                picture = pygame.transform.smoothscale(picture, place.size)
            sheet.surface.blit(picture, place)
            sheet.surface.set_clip(before)
        elif still is not None:
            shown = self.kit.bake(("codex", self.page.id, place.size), lambda: _filled(still, place.size))
            sheet.surface.blit(shown, place)
        else:
            sheet.rect(*box, theme.glass)
            sign = self.kit.emblem(self.page.side or "neutral", min(38.0, box.h * 0.26), self.accent, 90)
            sheet.picture(box.x + box.w / 2, box.y + box.h * 0.44, sign, centre=True)
            sheet.label(box.x + box.w / 2, box.bottom - 24, self.state.making or words.MAKING, CAP_LABEL, theme.dim,
                        "centre", room=box.w - 20)  # fmt: skip
        sheet.hollow(*box, theme.locked)
        if self.page.has_live and not self.low:
            sheet.label(box.x, box.bottom + 8, words.STILL, 7, theme.locked, tracking=2.0, room=box.w)

    def _beside(self, box: Box) -> None:
        """Draws so much of what stands beside the picture as finds room; the figures come whole or not at all."""
        blocks = BlockDrawing(self.screen, self.sheet, self.accent, small=True, brief=True)
        y = box.y
        for block in self.page.aside:
            tall = blocks.height(block, box.w)
            if y + tall > box.bottom + 2:
                if not isinstance(block, Words):
                    break
                continue
            blocks.draw(block, Box(box.x, y, box.w, tall))
            y += tall + 5

    # ---- what scrolls -----------------------------------------------------------------------------------
    def _blocks(self, box: Box, blocks: list[Block]) -> None:
        drawing = BlockDrawing(self.screen, self.sheet, self.accent, small=self.low)
        inner = Box(box.x, box.y, box.w - 12, box.h)
        heights = [drawing.height(block, inner.w) for block in blocks]
        gap = GAP * (0.6 if self.low else 1.0)
        whole = sum(heights) + gap * max(0, len(heights) - 1)
        self.screen.most = max(0.0, whole - box.h)
        self.screen.sight = box.h
        self.state.scroll = min(max(0.0, self.state.scroll), self.screen.most)
        before = self.sheet.surface.get_clip()
        self.sheet.surface.set_clip(self.sheet.box(box.x - 4, box.y, box.w + 8, box.h))
        if self.screen.most:
            self.screen.controls.append(Control("page", Box(box.x, box.y, box.w, box.h)))
        y = box.y - self.state.scroll
        drawing.seen = box
        for block, tall in zip(blocks, heights, strict=True):
            if y + tall > box.y and y < box.bottom:
                drawing.draw(block, Box(inner.x, y, inner.w, tall))
            y += tall + gap
        self.sheet.surface.set_clip(before)
        if whole > box.h:
            self._bar(box, whole)

    def _bar(self, box: Box, whole: float) -> None:
        theme, x = self.kit.theme, box.right - 3
        self.sheet.rect(x, box.y, 2.5, box.h, theme.hairline, 60)
        ink = theme.text if self.screen.focus == "page" else self.accent
        self.sheet.rect(x, box.y + box.h * self.state.scroll / whole, 2.5, box.h * box.h / whole, ink, 220)


def _filled(picture: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """Returns a picture cut and scaled to a size."""
    result = pygame.Surface(size)
    cover(result, picture)
    return result
