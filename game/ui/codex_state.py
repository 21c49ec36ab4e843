"""What the codex shows: its list, and the page that is open, as blocks one below another."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.codex_figures import Bar, FigureRow


@dataclass
class ListRow:
    """One page in the list. side: race, arume or empty for both; veiled: not told yet"""

    id: str
    name: str
    note: str = ""
    side: str = ""
    veiled: bool = False


@dataclass
class Words:
    """A paragraph. kind: text, note or heading"""

    text: str
    kind: str = "text"


@dataclass
class Numbers:
    """One figure with its bar."""

    row: FigureRow


@dataclass
class Bars:
    """One figure of several. own: the page whose bar stands out"""

    title: str
    note: str
    bars: list[Bar]
    own: str = ""
    log: bool = False


@dataclass
class Chip:
    """A way to another page."""

    id: str
    label: str
    side: str = ""
    veiled: bool = False


@dataclass
class Chips:
    """Ways to other pages, under a heading."""

    title: str
    chips: list[Chip]


Row = tuple[str, str, str, list[str]]
"""of a table: page, name, side, cells"""


@dataclass
class Table:
    """Rows of short words. head: of the columns"""

    title: str
    note: str
    head: list[str]
    rows: list[Row]


@dataclass
class Diagram:
    """A drawing of reach. what: kind of drawing; data: what it draws, see game/ui/codex_reach.py"""

    what: str
    note: str
    data: object
    key: str


Block = Words | Numbers | Bars | Chips | Table | Diagram


@dataclass
class Page:
    """One page. tabs: blocks of each tab; head: figures beside the picture; has_live: a battle may be seen at work

    picture: a still one instead; portrait: a person's
    """

    id: str
    title: str
    kind: str = ""
    side: str = ""
    sides: tuple[str, ...] = ()
    tabs: dict[str, list[Block]] = field(default_factory=dict)
    aside: list[Block] = field(default_factory=list)
    has_live: bool = False
    picture: pygame.Surface | None = None
    portrait: str = ""


@dataclass
class CodexState:
    """Everything that is shown.

    first: of the list's rows in sight; scroll: [unit] of the page
    live: the battle's picture; making: what it waits for
    """

    rows: list[ListRow] = field(default_factory=list)
    chosen: str = ""
    text: str = ""
    shelf: str = ""
    side: str = ""
    tab: str = "view"
    first: int = 0
    scroll: float = 0.0
    page: Page | None = None
    all: int = 0
    shelves: list[str] = field(default_factory=list)
    live: pygame.Surface | None = None
    making: str = ""
    keys: str = ""
    back: str = "Back"
    backdrop: pygame.Surface | None = None
