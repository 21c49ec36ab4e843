"""Fills the screens of title and campaign with sample values for looking at them and for tests."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.ui.battle_entries import BattleEntry
from game.ui.briefing import Briefing, BriefingState, ForceLine
from game.ui.briefing_plan import Plan, PlanMark
from game.ui.campaign import Campaign, CampaignState
from game.ui.choice_rows import ChoiceRow
from game.ui.reading import Reading, ReadingState
from game.ui.screen import Screen
from game.ui.skirmish import OddsState, Skirmish, SkirmishState
from game.ui.title import Title, TitleEntry, TitleState

MENUS: tuple[str, ...] = ("title", "campaign", "map", "briefing", "reading", "skirmish")
_WORDS = "Eight ships stand between ten strangers and Home, and every one of them knows how few that is. "


def title_state() -> TitleState:
    """Returns the longest menu there is."""
    names = (
        "Training", "Campaign", "Battles", "Skirmish", "Level editor", "Replays", "Codex", "Settings", "Credits",
        "Quit",
    )  # fmt: skip
    entries = [
        TitleEntry("resume", "Return to the battle", "The orbital picket. As you left it, 1:20"),
        TitleEntry("continue", "Continue", "The orbital picket. Year 2, day 11"),
        *(TitleEntry(name.lower(), name) for name in names),
    ]
    return TitleState(entries, notice="The file of the war cannot be used: it is no text; its backup is used.")


def campaign_state(battles: list[BattleEntry]) -> CampaignState:
    """Returns a war in its third battle, lost twice."""
    for place, battle in enumerate(battles):
        battle.at, battle.when = ((place * 0.37) % 1.0, place / len(battles)), f"Year 2, day {place}"
        battle.locked, battle.stars = place > 2, 2 if place < 2 else -1
        battle.outcome, battle.bent = ("victory", place == 1) if place < 2 else ("", False)
    battles[2].extra = [("accept", "Go on, defeated"), ("told", "Go on as told")]
    battles[2].checkpoint, battles[2].summary = "After the charge, 1:20", _WORDS * 5
    nav = [("campaign", "Campaign", True), ("map", "Map", True), ("chronicle", "Chronicle", True)]
    nav += [("profile", "War 1 of 3", True), ("new", "New war: sure?", True), ("title", "Title", True)]
    sums = ("Explosive metal: 240", "Lost by name: 12", "History bent in 1 of 2 battles")
    return CampaignState(battles, battles[2].id, nav=nav, nav_chosen="campaign", sums=sums)


def briefing_state() -> BriefingState:
    """Returns a briefing that is longer than its page."""
    marks = [PlanMark("race", "Picket", 4, (0, 100), 0.0, True), PlanMark("arume", "Battlegroup", 10, (7000, 0), 3.1)]
    plan = Plan(marks, [("Main defensive sphere", -9000, 0, 4200, "race")])
    forces = [ForceLine("race", f"Force {n}", "4 cruisers", n < 3) for n in range(12)]
    levels = [("easy", "Easy"), ("ordinary", "Ordinary"), ("hard", "Hard")]
    return BriefingState(
        "The orbital picket", "High orbit, south pole   Year 2, day 11", "race", "You are Phollmos",
        [_WORDS * 3] * 4, 1, ["Launch the explosive metal", "Come home"], [_WORDS], forces, plan, difficulties=levels,
    )  # fmt: skip


def skirmish_state() -> SkirmishState:
    """Returns a set-up whose fleets have more rows than find room, half of its odds known."""
    battle = [ChoiceRow(f"row-{n}", f"Choice {n}", "The orange side", "Enter: new") for n in range(9)]
    fleet = [ChoiceRow(f"unit-{n}", "Converted cargo ship", str(n), "converted, 3", count=True) for n in range(26)]
    head = ChoiceRow("points", "Fleet: 10 of 40 units", "24/24 points", heading=True)
    fleets = {side: [head, *(replace(row, name=f"{side}.{row.name}") for row in fleet)] for side in ("race", "arume")}
    odds = OddsState((0.5, 0.1, 0.4), 8, 16, (0.3, 0.7), [_WORDS])
    buttons = [("begin", "Begin"), ("copy", "Copy seeds"), ("write", "Save as level"), ("back", "Title")]
    plan = briefing_state().plan
    return SkirmishState(battle, fleets, plan=plan, notes=[_WORDS], odds=odds, notice=_WORDS, buttons=buttons)


def reading_state() -> ReadingState:
    """Returns a chronicle of more than a page."""
    parts = [("heading", "1. First contact"), ("text", _WORDS * 6), ("bent", "Here history bent."), ("note", _WORDS)]
    return ReadingState("Chronicle", "The war as you fought it", parts=parts * 4)


def make_menu(
    name: str, size: tuple[int, int], ui_scale: float, palette: str, surface: pygame.Surface, battles: list[BattleEntry]
) -> Screen:
    """Draws a sample screen and returns it."""
    if name == "title":
        title = Title(size, ui_scale, palette)
        title.draw(surface, title_state())
        return title
    if name == "briefing":
        briefing = Briefing(size, ui_scale, palette)
        briefing.draw(surface, briefing_state())
        return briefing
    if name == "skirmish":
        skirmish = Skirmish(size, ui_scale, palette)
        skirmish.draw(surface, skirmish_state())
        return skirmish
    if name == "reading":
        reading, page = Reading(size, ui_scale, palette), reading_state()
        for _ in range(2):  # LOOP: what finds no room is known after the first
            reading.draw(surface, page)
        return reading
    campaign, state = Campaign(size, ui_scale, palette), campaign_state(battles)
    state.mapped = name == "map"
    campaign.draw(surface, state)
    return campaign
