"""States what the list of battles shows."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame


@dataclass
class BattleEntry:
    """One battle to choose.

    theatre: orbit, surface or air
    stars: [0..3] best result, -1 when never fought
    player: who one plays, such as "Phollmos, Shiplord"
    checkpoint: where the battle can go on, such as "After the strafing, 1:20"; empty for nowhere
    begin: on the main button, as the list says when empty; extra: buttons above it, (name, label)
    when: day of the calendar; at: place on the map of the war, shares of its width and height
    outcome: how it went, a key of words.WAR_OUTCOMES, empty while it has not; bent: history went otherwise here
    """

    id: str
    number: int
    title: str
    place: str = ""
    theatre: str = "orbit"
    side: str = "race"
    stars: int = -1
    locked: bool = False
    player: str = ""
    view: str = ""
    summary: str = ""
    objectives: list[str] = field(default_factory=list)
    checkpoint: str = ""
    begin: str = ""
    extra: list[tuple[str, str]] = field(default_factory=list)
    when: str = ""
    at: tuple[float, float] | None = None
    outcome: str = ""
    bent: bool = False
    picture: pygame.Surface | None = None


@dataclass
class BattleListState:
    """What the screen shows.

    difficulties: (name, label) pairs
    nav: (name, label, enabled) in the bar below
    notice: a line that must be seen, empty for none
    scroll: lines of the briefing that have gone by above
    """

    battles: list[BattleEntry]
    chosen: str
    difficulty: str = "ordinary"
    difficulties: list[tuple[str, str]] = field(
        default_factory=lambda: [("easy", "Easy"), ("ordinary", "Ordinary"), ("hard", "Hard")]
    )
    title: str = "Defense of Home"
    subtitle: str = "Ten battles for one world"
    nav: list[tuple[str, str, bool]] = field(default_factory=list)
    nav_chosen: str = ""
    begin: str = "Begin battle"
    resume: str = "From the checkpoint: {label}"
    later: str = "Not yet to be fought"
    notice: str = ""
    scroll: int = 0
    keys: str = "Enter begin   PgDn read on   Esc back"
    backdrop: pygame.Surface | None = None
