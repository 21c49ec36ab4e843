"""From a set-up to an ordinary level: the same set-up gives the same text, byte for byte, and so the same battle."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.editor.level_text import level_text
from game.editor.skirmish_goals import Table, goal_tables, limit_of
from game.editor.skirmish_ground import GroundStage
from game.editor.skirmish_orbit import OrbitStage
from game.rules.document import parse_toml
from game.rules.level import LevelRule
from game.rules.levels import read_level
from game.rules.library import Library
from game.rules.skirmish import SetupRule, standard_skirmish

LEVEL_ID = "skirmish"
_SAME = "The same set-up and the same seed make the same battle. Whoever lost it may ask for it again."
_PORTRAITS = {"race": ("race_fleetlord", "Command"), "arume": ("arume_captain", "Voice")}
_FIRST_WORDS = {
    "race": {
        "destroy": "Nobody is to go home from there but us. It shall be done.",
        "hold": "The middle of this is ours. Stand in it, and see that nobody else does.",
        "capture": "Their base lies behind them. Go through, or go round; but stand in it.",
        "escort": "The convoy moves. Whatever you lose, do not let it be that.",
        "survive": "They will come more than once. Count them, and be here for the last.",
    },
    "arume": {
        "destroy": "All of them. At once.",
        "hold": "The middle. Stand there. Be the last who does.",
        "capture": "Their base is behind them, Ma'am. They think that it is far away.",
        "escort": "The convoy moves. We go ahead of it, and some of us do not come back.",
        "survive": "They will come until they stop. We will be here until we are not.",
    },
}  # fmt: skip


def skirmish_text(setup: SetupRule, library: Library, watched: bool = False) -> str:
    """Write the level of a set-up. watched: nobody commands, whatever the set-up says, as a forecast has it"""
    person = None if watched else setup.player
    kind = OrbitStage if setup.theatre == "orbit" else GroundStage
    stage: Any = kind(setup, library, person)
    kinds = standard_skirmish()
    place = next(each for each in kinds.map if each.id == setup.map)
    goal = next(each for each in kinds.goal if each.id == setup.goal)
    objectives, triggers, late = goal_tables(setup, stage.convoy, stage.waves)
    told = _told(setup)
    tables = stage.tables()
    data: Table = {
        "format": 1, "id": LEVEL_ID, "title": f"{place.name}: {goal.name.lower()}", "theatre": setup.theatre,
        "place": f"{place.name}, map {setup.map_seed}",
        "briefing": [goal.notes, place.notes, *_eras(setup)],
        "advice": [goal.advice, _SAME],
        "limit_s": limit_of(setup), "late": late, **stage.rest(),
        **{key: value for key, value in tables.items() if key != "force"},
        "speaker": {setup.hero: _speaker(setup)},
        "force": tables["force"], "objective": objectives, "trigger": [*told, *stage.orders(), *triggers],
    }  # fmt: skip
    return level_text(data, f"Made from a set-up: map seed {setup.map_seed}, year {setup.year}. It may be changed.")


def setup_text(setup: SetupRule) -> str:
    """Write a set-up as a file that the command `skirmish` reads."""
    return level_text(setup.model_dump(mode="json"), "A set-up: play it with the command skirmish, or change it.")


def skirmish_level(setup: SetupRule, library: Library) -> LevelRule:
    """Make the level of a set-up. Raises: ContentError when the set-up makes none, which is a mistake of ours"""
    return read_level(parse_toml(skirmish_text(setup, library), Path(f"{LEVEL_ID}.toml")), library)


def _speaker(setup: SetupRule) -> Table:
    """Give who speaks for the side whose task it is: one of those who built its ships."""
    portrait, name = _PORTRAITS[setup.fleet(setup.hero).make]
    return {"name": name, "ship": "Behind the lines", "side": setup.hero, "portrait": portrait}


def _eras(setup: SetupRule) -> list[str]:
    era = next((each for each in reversed(standard_skirmish().era) if each.year <= setup.year), None)
    return [f"{setup.year} Home-years after the war. {era.notes}"] if era is not None and setup.year else []


def _told(setup: SetupRule) -> list[Table]:
    """Give the first word on the radio, and one for each wave that comes."""
    make = setup.fleet(setup.hero).make
    text = _FIRST_WORDS[make][setup.goal]
    out: list[Table] = [{"id": "opening", "when": [{"kind": "time", "at_s": 2}],
                         "do": [{"kind": "radio", "speaker": setup.hero, "text": text}]}]  # fmt: skip
    if setup.goal == "survive":
        words = "Wave {0} comes, superior sirs. They have not got smaller." if make == "race" else "Wave {0}. More."
        out += [{"id": f"told-{number}", "when": [{"kind": "after", "trigger": f"wave-{number}"}],
                 "do": [{"kind": "radio", "speaker": setup.hero, "text": words.format(number)}]}
                for number in range(2, setup.waves + 1)]  # fmt: skip
    return out
