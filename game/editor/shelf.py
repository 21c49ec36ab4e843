"""The shelf of levels: the player's own and those that ship; copies of these; new ones from a small template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from game.base import paths
from game.base.errors import ContentError, GameError
from game.editor.document import LevelFile
from game.editor.references import free_id
from game.rules.document import load_toml
from game.rules.levels import shipped_levels

THEATRES = ("orbit", "surface")
_MOST = 500  # files of one folder that are listed

_ORBIT = """# A level made with the level editor.
format = 1
id = "{id}"
title = "{title}"
theatre = "orbit"
place = "High orbit over Home"
briefing = ["Two ships watch a quiet piece of sky. It does not stay quiet."]
limit_s = 300
late = {{ kind = "end", outcome = "partial", reason = "The battle drifted apart before it was decided." }}
view_wu = [1500, 0]

[[force]]
id = "watch"
side = "race"
name = "Watch"
doctrine = "picket"
formation = "block"
at_wu = [0, 0]
facing_deg = 0
commanded = true
ship = [{{ id = "own", unit = "race_cruiser", name = "77th Emperor Fassad", player = true }}]

[[force]]
id = "visitors"
side = "arume"
name = "Visitors"
doctrine = "attack_run"
formation = "wedge"
at_wu = [5000, 0]
facing_deg = 180
speed_wups = 90
ship = [{{ id = "visitor", unit = "arume_cruiser", name = "Visitor" }}]

[[objective]]
id = "hold"
text = "Destroy the visitors"

[[trigger]]
id = "won"
when = [{{ kind = "remaining", of = {{ side = "arume" }}, at_most = 0 }}]
do = [
    {{ kind = "objective", objective = "hold", state = "done" }},
    {{ kind = "end", outcome = "victory", reason = "The sky is quiet again." }},
]

[[trigger]]
id = "lost"
when = [{{ kind = "remaining", of = {{ side = "race" }}, at_most = 0 }}]
do = [{{ kind = "end", outcome = "defeat", reason = "Nobody is left to watch." }}]
"""

_SURFACE = """# A level made with the level editor.
format = 1
id = "{id}"
title = "{title}"
theatre = "surface"
place = "A road through the plain"
briefing = ["A road, a section to hold it, and something coming down it."]
limit_s = 300
late = {{ kind = "end", outcome = "partial", reason = "Night came, and the road was nobody's." }}
view_wu = [1200, 60]

[land]
line_wu = [[0, 30], [900, 34], [1800, 30], [2700, 40], [3600, 34]]
rough_wu = 4
look = "desert"
hour = "day"

[[force]]
id = "section"
side = "race"
name = "Section"
at_wu = [1100, 34]
facing_deg = 0
commanded = true
ship = [
    {{ id = "own", unit = "race_trooper", name = "Section leader", player = true }},
    {{ id = "males", unit = "race_trooper", name = "Trooper", count = 4 }},
]

[[force]]
id = "column"
side = "arume"
name = "Column"
task = "advance"
at_wu = [3000, 38]
to_wu = [900, 34]
facing_deg = 180
ship = [{{ id = "walker", unit = "arume_trooper", name = "Trooper", count = 5 }}]

[[objective]]
id = "hold"
text = "Hold the road"

[[trigger]]
id = "won"
when = [{{ kind = "remaining", of = {{ side = "arume" }}, at_most = 0 }}]
do = [
    {{ kind = "objective", objective = "hold", state = "done" }},
    {{ kind = "end", outcome = "victory", reason = "Nothing came past." }},
]

[[trigger]]
id = "lost"
when = [{{ kind = "remaining", of = {{ side = "race" }}, at_most = 0 }}]
do = [{{ kind = "end", outcome = "defeat", reason = "The road is theirs." }}]
"""


class Entry(NamedTuple):
    """One level on the shelf. words: why it cannot be read, "" for one that can"""

    path: Path
    shipped: bool
    title: str
    theatre: str
    place: str
    words: str = ""


def folder() -> Path:
    """Give the folder of the player's own levels."""
    return paths.user_data() / "levels"


def entries() -> list[Entry]:
    """List the player's own levels, then those that ship."""
    own = sorted(folder().glob("*.toml"))[:_MOST] if folder().is_dir() else []
    return [entry_of(path, False) for path in own] + [entry_of(path, True) for path in shipped_levels().values()]


def entry_of(path: Path, shipped: bool) -> Entry:
    """Read what the shelf says of a level."""
    try:
        data: Any = load_toml(path).data
    except (ContentError, GameError, OSError) as error:
        said = str(error.problems[0]) if isinstance(error, ContentError) else str(error)
        return Entry(path, shipped, path.stem, "", "", said)
    title, theatre, place = (str(data.get(key, "")) for key in ("title", "theatre", "place"))
    return Entry(path, shipped, title or path.stem, theatre, place)


def is_shipped(path: Path) -> bool:
    """Say whether a file is one of the game's own."""
    return path.resolve() in {each.resolve() for each in shipped_levels().values()}


def _free_file(wanted: str) -> tuple[str, Path]:
    taken = {path.stem for path in folder().glob("*.toml")} | set(shipped_levels())
    name = free_id(wanted, taken)
    return name, folder() / f"{name}.toml"


def begin(theatre: str) -> Path:
    """Write a new level of a theatre into the player's folder. Raises: GameError when it cannot be written."""
    name, path = _free_file("my-level")
    text = (_SURFACE if theatre == "surface" else _ORBIT).format(id=name, title=name.replace("-", " ").capitalize())
    LevelFile.fresh(text).save_as(path)
    return path


def copy(path: Path) -> Path:
    """Copy a level into the player's folder, under another id and without a place in the campaign.

    Everything else stays as it is written. Raises: ContentError, GameError.
    """
    level = LevelFile.open(path)
    name, new = _free_file(str(level.data.get("id", path.stem)))
    draft = level.draft()
    for key, value in _of_copy(level, name):
        draft.set((key,), value)
    level.become(draft.finish())
    level.save_as(new)
    return new


def _of_copy(level: LevelFile, name: str) -> Iterator[tuple[str, Any]]:
    yield "id", name
    yield "title", f"{str(level.data.get('title', name))[:60]} (copy)"
    yield "number", None
