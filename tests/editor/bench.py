"""What the editor's tests work on: copies of shipped levels, a text written as awkwardly as TOML allows, any deed."""

import random
import shutil
from pathlib import Path
from typing import Any

from game.base.errors import KeyPath
from game.editor.deeds import arranging, copying, forces, land, mentioning, placing, triggers
from game.editor.document import LevelFile
from game.editor.draft import Draft
from game.editor.forms import filled
from game.editor.references import OF_LEVEL, names_of
from game.editor.schema import fields_of
from game.editor.session import Session
from game.editor.writing import Refused
from game.rules.level import TriggerRule
from game.rules.levels import shipped_levels
from game.rules.library import standard

LEVELS = shipped_levels()
SMALL = "\n".join([
    "# A small battle.", "format = 1", 'id = "small"', 'title = "Small"', 'theatre = "orbit"', 'place = "Nowhere"',
    'briefing = ["Hold."]', "limit_s = 60", 'late = { kind = "end", outcome = "partial", reason = "Late." }', "",
    "# ours", "[[force]]", 'id = "own"', 'side = "race"', 'name = "Own"', 'doctrine = "picket"', 'formation = "block"',
    "at_wu = [0, 0]", "commanded = true", "ship = [",
    '    { id = "one", unit = "race_cruiser", name = "One", player = true }, # the first',
    "    # and the second", '    { id = "two", unit = "race_cruiser", name = "Two" },', "]", "",
    "# theirs", "[[force]]", 'id = "foe"', 'side = "arume"', 'name = "Foe"', 'doctrine = "attack_run"',
    'formation = "wedge"', "at_wu = [6000, 0]  # far out", "facing_deg = 180",
    'ship = [{ id = "cold", unit = "arume_cruiser", name = "Cold" }]', "",
    "[[trigger]]", 'id = "won"', 'when = [{ kind = "lost", of = { side = "arume" } }]',
    'do = [{ kind = "end", outcome = "victory", reason = "Won." }]', "",
])  # fmt: skip

AWKWARD = '''# [not] a header
title = """
[[force]] inside a text
"quoted" \\""" # no comment"""
'odd key'.deep."er" = 1   # dotted
flat = [1,2 , 3]
table = { a = 1, "b c" = [ { d = '#' } ], e.f = 2 }

# about numbers
# which have no blank line
many = [ # opens
    1, # one
    2
    , # two, its comma below
    [[3], [4]], 5 # five without a comma
] # closes

  # belongs to the header below
  [ one . 'two' ]  # its comment
x = 1

[[list]]
n = 1
[list.inner]
m = """
[list]"""

[between]
[[list]]

[[list.deep]]
q = 1
[[list.deep]]
q = 2 # last, without an end of line'''


def copy_of(name: str, folder: Path) -> Path:
    """Copy a shipped level into a folder."""
    return Path(shutil.copy(LEVELS[name], folder / f"{name}.toml"))


def all_paths(value: Any, path: KeyPath = ()) -> list[KeyPath]:
    """List every path of a document."""
    out = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in items:
        out += all_paths(each, (*path, key))
    return out


def any_edit(draft: Draft, rng: random.Random) -> None:
    """Change anything anywhere, as no deed would."""
    path = rng.choice(all_paths(draft.data))
    there, how = draft.get(path), rng.randrange(7)
    value = rng.choice([1, 2.5, True, 'x"y', [1, 2], [], {"a": 1}, {"a": {"b": [{"c": 1}]}}, [{"k": 1}, {"k": 2}], "\u00e9\n#"])
    if how == 0:
        draft.set(path, value)
    elif how == 1:
        draft.remove(path)
    elif how == 2 and isinstance(there, list):
        draft.insert(path, rng.randint(0, len(there)), there[0] if there and rng.random() < 0.7 else value)
    elif how == 3 and isinstance(there, list) and len(there) > 1:
        draft.move(path, rng.randrange(len(there)), rng.randrange(len(there)))
    elif how == 4 and isinstance(there, dict):
        draft.set((*path, f"new-{rng.randrange(9)}"), value)
    elif how == 5 and isinstance(path[-1], str):
        draft.rename(path, rng.choice(["zz", "a b", "d\u00e9"]))
    elif isinstance(there, dict):
        draft.set((*path, "q", "w"), value)


def _picks(data: Any, rng: random.Random, *keys: str) -> list[KeyPath]:
    found: list[KeyPath] = [(key, place) for key in keys for place in range(len(data.get(key, [])))]
    found += [("force", a, "ship", b) for a, force in enumerate(data.get("force", [])) for b in range(len(force["ship"]))
              if "ship" in keys]  # fmt: skip
    if not found:
        raise Refused("nothing there")
    return rng.sample(found, min(len(found), rng.randint(1, 3)))


def any_deed(session: Session, rng: random.Random) -> bool:
    """Do some deed; answer whether it changed anything. What the level has no place for is refused."""
    data, library = session.level.data, standard()
    surface = data.get("theatre") == "surface"
    units = sorted(library.surface_units if surface else library.units)
    at = (rng.uniform(-3000, 9000), rng.uniform(-2000, 2000))
    movable = ("force", "zone", "ship") if surface else ("force", "zone")
    shape = fields_of(TriggerRule)["when"].shape.item
    assert shape is not None
    kind = rng.choice(sorted(shape.tables))
    deeds: list[Any] = [
        lambda: (placing.place, library, rng.choice(units), at, rng.choice([None, *_picks(data, rng, "force")])),
        lambda: (placing.move, _picks(data, rng, *movable), at),
        lambda: (placing.turn, _picks(data, rng, "force"), rng.uniform(-90, 90)),
        lambda: (placing.delete, _picks(data, rng, "force", "zone", "ship", "trigger"), rng.random() < 0.5),
        lambda: (placing.duplicate, _picks(data, rng, "force", "zone", "ship", "trigger", "objective")),
        lambda: (placing.set_player, _picks(data, rng, "ship")[0]),
        lambda: (placing.set_camera, at),
        lambda: (arranging.align, _picks(data, rng, *movable), rng.choice(["left", "top", "across"])),
        lambda: (arranging.distribute, _picks(data, rng, *movable), "x"),
        lambda: (arranging.snap, _picks(data, rng, *movable), 50.0),
        lambda: (arranging.mirror, _picks(data, rng, *movable), rng.choice("xy")),
        lambda: (forces.group, _picks(data, rng, "ship"), "Group"),
        lambda: (forces.regroup, _picks(data, rng, "ship"), _picks(data, rng, "force")[0]),
        lambda: (forces.add_zone, "Zone \u00e9", at, 300.0),
        lambda: (forces.add_speaker, "Somebody", "race"),
        lambda: (land.brush, rng.choice(["raise", "lower", "smooth", "flatten"]), at[0], 300.0, 20.0),
        lambda: (land.crater, at[0], 60.0),
        lambda: (land.pave, at[0], at[0] + 300.0),
        lambda: (land.dig_trench, at[0]),
        lambda: (triggers.add_part, _picks(data, rng, "trigger")[0], "when", filled(data, shape.tables[kind], library, kind)),
        lambda: (triggers.move_trigger, _picks(data, rng, "trigger")[0], 0),
        lambda: (triggers.remove_part, (*_picks(data, rng, "trigger")[0], "do", 0)),
        lambda: (copying.paste, copying.copied(session.level.draft(), _picks(data, rng, "force", "zone", "trigger")), at),
        lambda: _renaming(data, rng),
    ]  # fmt: skip
    try:
        deed, *args = rng.choice(deeds)()
    except (Refused, KeyError, TypeError, AttributeError):  # a level with mistakes has little to choose from
        return False
    try:
        return session.do(deed, *args)
    except Refused:
        return False


def _renaming(data: Any, rng: random.Random) -> tuple[Any, ...]:
    kind = rng.choice(OF_LEVEL)
    names = names_of(data, kind)
    if not names:
        raise Refused("nothing there")
    return mentioning.rename, kind, rng.choice(names), f"named-{rng.randrange(1000)}"


def opened(text: str) -> LevelFile:
    """Open a text that has no file."""
    return LevelFile.fresh(text)


def edit_anyhow(level: LevelFile, rng: random.Random, most: int) -> None:
    """Change a level in place by up to so many edits anywhere; what is refused is left out."""
    for _ in range(rng.randint(1, most)):
        draft = level.draft()
        try:
            any_edit(draft, rng)
            level.become(draft.finish())
        except Refused:
            continue
