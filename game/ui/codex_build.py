"""Builds the pages of the codex from what the rules know: nothing is written down here that the rules say."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.rules.codex import Codex, Entry
from game.rules.surface import SurfaceUnitRule
from game.rules.units import UnitRule
from game.ui import codex_words as words
from game.ui.codex_figures import Figures
from game.ui.codex_plans import reach_of
from game.ui.codex_state import Bars, Block, Chip, Chips, ListRow, Numbers, Page, Words

Veiled = Callable[[Entry], bool]


class PageBuilder:
    """Makes pages and rows of the list. veiled: says what is not told yet; picture: gives a battle's, None without"""

    def __init__(
        self, codex: Codex, veiled: Veiled, picture: Callable[[str], pygame.Surface | None] = lambda name: None
    ) -> None:
        self.codex, self.veiled, self.picture = codex, veiled, picture
        self.figures = Figures(codex)

    def rows(self, entries: list[Entry]) -> list[ListRow]:
        """List pages."""
        names = [entry.name for entry in entries]
        return [
            ListRow(e.id, e.name, _note(e) if names.count(e.name) > 1 and not self.veiled(e) else "", side_of(e),
                    self.veiled(e))
            for e in entries
        ]  # fmt: skip

    def page(self, entry: Entry, compared: str = "") -> Page:
        """Make a page. compared: the figure that is held against everybody's; one of the first ones when left out"""
        page = Page(entry.id, entry.name, kind_of(entry), side_of(entry), entry.sides)
        if entry.rule is not None:
            self._measured(page, entry, compared)
        elif entry.system is not None:
            self._system(page, entry)
        else:
            self._told(page, entry)
        return page

    def _measured(self, page: Page, entry: Entry, compared: str) -> None:
        page.has_live = True
        head = self.figures.headline(entry)
        page.aside.extend(Words(text) for text in entry.words)
        page.aside.extend(Numbers(row) for row in head)
        page.tabs["view"] = self._links(entry)
        figures: list[Block] = []
        page.tabs["figures"] = figures
        for title, note, rows in self.figures.groups(entry):
            figures.append(Words(title or page.kind.partition(",")[0], "heading"))
            figures += [Words(note, "note")] if note and title else []
            figures += [Numbers(row) for row in rows]
        can = [row.path for _, _, rows in self.figures.groups(entry) for row in rows if row.share is not None]
        chosen = [compared] if compared in can else [row.path for row in head if row.share is not None][:4] or can[:4]
        if chosen:
            page.tabs["compared"] = [self._ranking(entry, path) for path in chosen]
            page.tabs["compared"].append(Words(words.CHOOSE_FIGURE, "note"))
        reach = reach_of(self.codex, entry)
        if reach:
            page.tabs["reach"] = reach

    def _ranking(self, entry: Entry, path: str) -> Bars:
        title, note, bars, log = self.figures.ranking(entry, path)
        return Bars(title, note, bars, entry.id, log)

    def _system(self, page: Page, entry: Entry) -> None:
        page.has_live = bool(entry.bearers)
        page.aside = [Words(text) for text in entry.words]
        page.tabs["view"] = self._links(entry)
        held = self.figures.bearers(entry)
        page.tabs["figures"] = [Bars(title, note, bars, "", log) for title, note, bars, log in held]
        page.tabs["words"] = [*page.aside, *self._links(entry)]

    def _told(self, page: Page, entry: Entry) -> None:
        """Make a page of words; those of a battle that has not been fought keep what becomes of it to themselves."""
        told: list[Block] = []
        if entry.battle is not None:
            told.append(Words(f"{entry.battle.when}. {entry.battle.place}."))
            page.picture = self.picture(entry.level.id) if entry.level is not None else None
        if self.veiled(entry):
            title = self.codex.entries[f"battle/{entry.after}"].name
            told += [Words(words.VEILED, "heading"), Words(words.VEIL.format(title=title), "note")]
            page.tabs["view"] = told + (self._links(entry) if entry.battle is not None else [])
        else:
            page.portrait = entry.page.portrait if entry.page is not None else ""
            told += [Words(text) for text in entry.words]
            page.tabs["words" if page.picture is None else "view"] = told + self._links(entry)
        if page.picture is not None:
            page.aside, page.tabs["view"] = told, self._links(entry)

    def _links(self, entry: Entry) -> list[Block]:
        """Give the ways to other pages, by what they say."""
        out: list[Block] = []
        for kind, title in words.KINDS.items():
            links = [link for link in entry.links if link.kind == kind]
            chips = []
            for link in links:
                there = self.codex.entries[link.to]
                many = f" ×{link.many}" if link.many > 1 else ""
                chips.append(Chip(link.to, f"{there.name}{many}", side_of(there), self.veiled(there)))
            if chips:
                out.append(Chips(title, chips))
        return out


def side_of(entry: Entry) -> str:
    """Give whose a page is, empty for both."""
    return entry.sides[0] if len(entry.sides) == 1 else ""


def kind_of(entry: Entry) -> str:
    """Say in a few words what a page is about."""
    rule = entry.rule
    if isinstance(rule, UnitRule | SurfaceUnitRule):
        role = words.ROLES.get(rule.role, rule.role.replace("_", " "))
        return f"{role}, {words.THEATRES[entry.theatre]}, {words.SIDES[rule.side]}"
    if rule is not None:
        return f"{words.RULES[type(rule).__name__]}, {words.THEATRES[entry.theatre]}"
    if entry.page is not None:
        return f"{words.SHELVES['lore']}, {words.CHAPTERS[entry.page.chapter]}"
    if entry.battle is not None:
        return f"battle {entry.battle.number}, {words.THEATRES[entry.battle.theatre]}"
    return f"{words.SHELVES['systems']}, {words.THEATRES[entry.theatre]}"


def _note(entry: Entry) -> str:
    """Tell pages of like names apart."""
    return words.THEATRES[entry.theatre] if entry.rule is not None else words.NOTES[entry.shelf]
