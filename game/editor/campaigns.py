"""Campaigns of the player's own: the shelf of them, a new one, a copy of the game's, what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.base import paths
from game.base.errors import ContentError, GameError, KeyPath, at_path
from game.editor.document import LevelFile
from game.editor.found import Found
from game.editor.references import free_id
from game.editor.schema import tables_in
from game.editor.shelf import Entry
from game.rules.campaign import file_of_battle, read_campaign
from game.rules.carry import FactHolds
from game.rules.document import load_toml
from game.rules.level import LevelRule, ShipRule
from game.rules.levels import load_level
from game.rules.library import Library

FILE, CAMPAIGN = "campaign.toml", "campaign"
_LONGEST_NAME = 24  # of its folder: it is a part of file names of saves
_MOST = 100
Read = list[tuple[KeyPath, LevelRule | str]]
_NEW = """# A campaign made with the level editor. Its levels lie beside this file, or among your levels.
format = 1
subtitle = "A war of your own"
skip_after = 2
epilogue_title = "What came after"
epilogue_when = "When it was over"
epilogue = ["Somebody counted what was left, and wrote it down."]

[stock]
start = 100
made = 10

[[battle]]
number = 1
title = "The first battle"
place = "Somewhere"
theatre = "orbit"
side = "race"
when = "Day 1"
at = [0.3, 0.3]
told = "Nobody has told it yet."
"""


def folder() -> Path:
    """Give the folder of the player's own campaigns: each has one of its own in it."""
    return paths.user_data() / "campaigns"


def campaigns() -> list[Path]:
    """List the files of the player's own campaigns."""
    return sorted(folder().glob(f"*/{FILE}"))[:_MOST] if folder().is_dir() else []


def is_shipped(path: Path) -> bool:
    """Say whether a file is the game's own campaign."""
    return path.resolve() == (paths.levels() / FILE).resolve()


def entries() -> list[Entry]:
    """List the player's own campaigns, then the game's."""
    return [_entry(path, False) for path in campaigns()] + [_entry(paths.levels() / FILE, True)]


def _entry(path: Path, shipped: bool) -> Entry:
    title = "The Race against the Arume" if shipped else name_of(path)
    try:
        data: Any = load_toml(path).data
    except (ContentError, GameError, OSError) as error:
        said = str(error.problems[0]) if isinstance(error, ContentError) else str(error)
        return Entry(path, shipped, title, CAMPAIGN, "", said)
    battles = data.get("battle")
    count = len(battles) if isinstance(battles, list) else 0
    return Entry(path, shipped, title, CAMPAIGN, f"{data.get('subtitle', '')}. {count} battles.")


def name_of(path: Path) -> str:
    """Give what a campaign is called on the shelf."""
    return path.parent.name.replace("-", " ").capitalize()


def _free(wanted: str) -> Path:
    taken = {path.parent.name for path in campaigns()}
    return folder() / free_id(wanted[:_LONGEST_NAME], taken) / FILE


def begin() -> Path:
    """Write a new campaign. Raises: GameError when it cannot be written"""
    path = _free("my-war")
    LevelFile.fresh(_NEW).save_as(path)
    return path


def copy_of_the_war() -> Path:
    """Copy the war that ships with the game, its levels beside it. Raises: ContentError, GameError"""
    path, own = _free("the-war"), paths.levels()
    level = LevelFile.open(own / FILE)
    draft = level.draft()
    files = {int(each.stem[:2]): each for each in sorted((own / "campaign").glob("[0-9][0-9]-*.toml"))}
    for place, battle in enumerate(level.data["battle"]):
        file = files.get(battle["number"])
        if file is not None:
            draft.set(("battle", place, "level"), file.name)
            LevelFile.open(file).save_as(path.parent / file.name)
    level.become(draft.finish())
    level.save_as(path)
    return path


def words_of(path: Path) -> dict[str, Any]:
    """Give what the calendar says at first of a level. Raises: ContentError, GameError"""
    data: Any = load_toml(path).data
    player = next((each.path for each in tables_in(data) if each.model is ShipRule and each.data.get("player")), ())
    side = at_path(data, (*player[:2], "side"), "race") if player else "race"
    return {"title": str(data.get("title", path.stem)), "place": str(data.get("place", "Somewhere")),
            "theatre": str(data.get("theatre", "orbit")), "side": str(side), "level": path.name}  # fmt: skip


def levels_of(level: LevelFile, library: Library) -> Read:
    """Read the level of every battle. Returns: by path, the level; or in words why there is none"""
    out: Read = []
    where = level.path or folder() / "new" / FILE
    found = level.data.get("battle")
    for place, battle in enumerate(found if isinstance(found, list) else []):
        name = battle.get("level", "") if isinstance(battle, dict) else ""
        file = file_of_battle(where, name) if isinstance(name, str) else None
        if file is None:
            said = f"There is no file '{name}' beside this one or among your levels." if name else (
                "It has no level yet: it is shown, and cannot be fought.")  # fmt: skip
            out.append((("battle", place), said))
            continue
        try:
            out.append((("battle", place), load_level(file, library)))
        except (ContentError, GameError) as error:
            first = error.problems[0] if isinstance(error, ContentError) else error
            out.append((("battle", place), f"Its level cannot be played: {first}"))
    return out


def campaign_problems(level: LevelFile, library: Library) -> list[Found]:
    """List what is wrong with a campaign: what the rules say, levels that are missing, facts that nobody leaves."""
    found: list[Found] = []
    try:
        read_campaign(level.source, library)
    except ContentError as error:
        for each in error.problems:
            if each.file == level.source.path:
                words = f"got {each.got}, expected {each.expected}"
                found.append(Found(each.key_path, max(each.line, 1), words, "error", "rules"))
    told = {each.path for each in found}
    read = levels_of(level, library)
    for path, what in read:
        if isinstance(what, str) and (*path, "level") not in told:
            weight = "error" if what.startswith("Its level") else "warning"
            found.append(Found((*path, "level"), level.source.line_of(path), what, weight, "level"))  # type: ignore[arg-type]
    found += _memories(level, read)
    return sorted(found, key=lambda each: (each.weight != "error", each.line))


def _memories(level: LevelFile, read: Read) -> Iterator[Found]:
    """Find what levels ask of the war that no battle before them leaves."""
    known: set[str] = set()
    for path, what in read:
        if isinstance(what, str):
            continue
        asked = {memory.fact for carry in what.carry for memory in carry.when if isinstance(memory, FactHolds)}
        for fact in sorted(asked - known):
            words = f"Its level asks whether '{fact}' holds, and no battle before it leaves that: it never does."
            yield Found(path, level.source.line_of(path), words, "warning", "memory")
        known |= {leave.fact for leave in what.leave}
