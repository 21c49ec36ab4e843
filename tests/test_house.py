"""The rules of the house: who may import whom, how long a file may be, what no file may hold."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GAME = ROOT / "game"
FILES = sorted(GAME.rglob("*.py"))
PROGRAMS = [*FILES, *sorted((ROOT / "tools").rglob("*.py"))]
TEXTS = [
    *PROGRAMS,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("*.toml")), *sorted(GAME.glob("*.md")), ROOT / ".ci" / "run",
    *sorted((ROOT / "assets").rglob("*.toml")), *sorted((ROOT / "levels").rglob("*.toml")),
]  # fmt: skip

ROOMS = ("base", "rules", "engine", "world", "systems", "sim", "view", "ui", "editor", "app")
RIGHT_OF_VIEW = ROOMS[ROOMS.index("view") :]
APART = {("engine", "rules")}  # beside each other in the map: machinery that has never heard of this game
MOST_LINES = 300
HOMES = "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me", "Us" + "ers", "t" + "mp", "o" + "pt"))  # in pieces: this file too


def allowed(room: str) -> tuple[str, ...]:
    """List the rooms a room may import besides itself."""
    return tuple(left for left in ROOMS[: ROOMS.index(room)] if (room, left) not in APART)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and full dotted name of everything a module imports, however it is written."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join((*package[: len(package) - node.level + 1], node.module or "")) if node.level else ""
            module = base.strip(".") or node.module or ""
            yield from ((node.lineno, f"{module}.{each.name}") for each in node.names)


def room_of(path: Path) -> str:
    """Answer the room a file stands in; game/__main__.py belongs to the door, app."""
    parts = path.relative_to(GAME).parts
    return parts[0] if len(parts) > 1 else "app"


def offences(path: Path) -> Iterator[str]:
    room, own = room_of(path), ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for line, name in imports(path):
        parts = name.split(".")
        where = f"{path.relative_to(ROOT)}:{line}: imports {name}"
        if parts[0] == "game" and len(parts) > 1 and parts[1] in ROOMS and parts[1] != room:
            if parts[1] not in allowed(room):
                yield f"{where}: {room} may look only at {', '.join(allowed(room)) or 'itself'}"
        elif name.startswith("game.systems.") and room == "systems" and not name.startswith(own):
            yield f"{where}: systems never import one another"


def test_rooms_look_only_to_their_left():
    assert not [each for path in FILES for each in offences(path)]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("game/world/a.py", "from game.view import camera"),
        ("game/world/a.py", "from game import view"),
        ("game/base/a.py", "import game.rules.document"),
        ("game/engine/a.py", "from game.rules.rule import Rule"),
        ("game/engine/deep/a.py", "def f():\n    from ...world import rows"),
        ("game/systems/a.py", "from game.systems.b import b"),
        ("game/systems/a.py", "from .b import b"),
    ],
)
def test_this_test_sees_an_offence(place: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    monkeypatch.setattr(f"{__name__}.GAME", tmp_path / "game")
    path = tmp_path / place
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert len(list(offences(path))) == 1


def test_third_parties_stay_in_their_rooms():
    found = []
    for path in FILES:
        for line, name in imports(path):
            top, where = name.split(".")[0], f"{path.relative_to(ROOT)}:{line} imports {name}"
            if top in ("pygame", "pygame_gui") and room_of(path) not in RIGHT_OF_VIEW:
                found.append(f"{where}: pygame only from view on")
            if top == "pymunk" and path != GAME / "engine" / "physics.py":
                found.append(f"{where}: pymunk only in engine/physics.py")
            if top in ("pickle", "shelve", "marshal"):
                found.append(f"{where}: nothing a player can exchange is unpickled")
    assert not found


def test_files_are_short():
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in PROGRAMS}
    assert not {str(path): lines for path, lines in lengths.items() if lines > MOST_LINES}


def test_only_storage_writes_files():
    found = []
    for path in FILES:
        if path == GAME / "base" / "storage.py":
            continue
        calls = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]
        found += [f"{path.relative_to(ROOT)}:{call.lineno}" for call in calls if _writes(call)]
    assert not found, f"writes a file by itself, use game/base/storage.py: {found}"


def _writes(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ("write_text", "write_bytes"):
        return True
    modes = [each.value for each in (*call.args, *(k.value for k in call.keywords)) if isinstance(each, ast.Constant)]
    return name == "open" and any(isinstance(mode, str) and re.fullmatch(r"[rwaxbt+]*[wax+][bt+]*", mode) for mode in modes)


def test_no_broad_except_and_no_print():
    found = []
    for path in FILES:
        for node in ast.walk(tree_of(path)):
            where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "everything"
                if re.search(r"\b(Exception|BaseException|everything)\b", caught):
                    found.append(f"{where}: catches {caught}")
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "print" and room_of(path) != "app":
                found.append(f"{where}: print; use logging")
    assert not found


def test_no_machine_paths_and_no_loose_ends():
    machine = re.compile(rf"(?<![\w.>}}])/(?:{HOMES})/|[A-Z]:\\\\?Users|\b(?:{'TO' + 'DO'}|{'FIX' + 'ME'})\b")
    found = []
    for path in TEXTS:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if machine.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert not found


def test_every_module_says_what_it_is():
    silent = [
        str(path.relative_to(ROOT))
        for path in PROGRAMS
        if path.read_text(encoding="utf-8").strip() and not ast.get_docstring(tree_of(path))
    ]
    assert not silent


def test_the_map_shows_the_rooms_there_are():
    """game/README.md has one row a room, in the order of imports; a room without code yet says so."""
    text = (GAME / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+)( \(to come\))? \|", text, re.MULTILINE)
    named = {name: bool(later) for name, later in rows if name not in ("room", "to")}
    assert tuple(name for name in named) == ROOMS
    built = {room_of(path) for path in FILES if path.parent != GAME and path.name != "__init__.py"}
    assert built <= set(named), "a room that the map does not show"
    assert not [room for room in built if named[room]], "a room that is there, and the map says it is to come"
    assert not [room for room, later in named.items() if not later and not (GAME / room).is_dir()]


def test_one_system_a_file_named_after_it():
    for path in sorted((GAME / "systems").glob("*.py")):
        if path.name == "__init__.py":
            continue
        public = [
            node.name
            for node in tree_of(path).body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        ]
        assert public == [path.stem], f"{path.relative_to(ROOT)} has {public}"
