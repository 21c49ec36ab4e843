"""Files that something has gone wrong with: the editor opens them or says why not, in words; none is changed or lost."""

import random
from collections import Counter
from pathlib import Path

import pytest

from game.base import paths
from game.base.errors import ContentError
from game.editor import shelf
from game.editor.desk import Desk
from game.editor.looking import look
from game.editor.panes.form_rows import form_rows
from game.editor.panes.left_rows import outline_rows
from game.editor.panes.right_rows import problem_rows
from game.editor.panes.story import story_of
from game.editor.session import Session
from game.editor.writing import Refused
from game.rules.library import standard
from tests.editor.bench import all_paths, any_deed
from tests.editor.mutants import mutant

LIBRARY = standard()
_LONGEST = 400  # characters of what is said of one problem


def said_well(words: str) -> None:
    """Words a person can read: there are some, on one line, all of them seen, and not without end."""
    assert words.strip(), "nothing is said"
    assert words.isprintable(), ascii(words)
    assert len(words) < _LONGEST, words


def opened(path: Path, raw: bytes) -> Session | None:
    """Open a file as the shelf does; None for one that cannot be read as a level at all."""
    entry = shelf.entry_of(path, False)
    try:
        session = Session.open(path)
    except ContentError as error:
        assert entry.words, "the shelf knows it too"
        said_well(entry.words)
        for each in error.problems:
            said_well(str(each))
            assert 0 <= each.line <= raw.count(b"\n") + raw.count(b"\r") + 1
        return None
    assert not entry.words
    return session


def looked_at(desk: Desk, rng: random.Random) -> str:
    """Show everything of it that the window shows. Returns: how good it is"""
    desk.look = look(desk.session.level, desk.library)
    lines = desk.session.level.text.count("\n") + 1
    errors = [each for each in desk.problems() if each.weight == "error"]
    assert errors or desk.look.simulation is not None or desk.look.trouble, "a level that does not play says why"
    for each in desk.problems():
        said_well(each.message)
        said_well(each.key or "the level")
        assert 1 <= each.line <= lines, str(each)
        assert not any(char in each.message for char in ("\\d", "^[", "pydantic", "Traceback")), each.message

    def wrap(text: str) -> list[str]:
        return [text] if text else []

    assert outline_rows(desk, "")
    assert problem_rows(desk, wrap)
    desk.things()
    story_of(desk.data, (0.0, 0.0))
    every = all_paths(desk.data)
    for path in rng.sample(every, min(8, len(every))):
        desk.show(path)
        assert form_rows(desk, wrap)
    return "errors" if errors else "plays"


def work_on(session: Session, desk: Desk, rng: random.Random) -> None:
    """Mend some of it and go on working: whatever is done can be undone."""
    start = session.level.text
    fixes = [fix for each in desk.problems() for fix in each.fixes]
    for fix in rng.sample(fixes, min(3, len(fixes))):
        try:
            session.do(fix)
        except Refused as refused:
            said_well(str(refused))
    for _ in range(3):
        any_deed(session, rng)
    session.jump(0)
    assert session.level.text == start


def try_one(seed: int, folder: Path) -> str:
    """Let a person open one such file, look at all of it, mend and work. Returns: how far it got"""
    raw, path, rng = mutant(seed), folder / "level.toml", random.Random(seed)
    path.write_bytes(raw)
    session = opened(path, raw)
    if session is None:
        assert path.read_bytes() == raw, seed
        return "no TOML"
    desk = Desk(session, LIBRARY)
    try:
        how = looked_at(desk, rng)
        work_on(session, desk, rng)
    finally:
        desk.close()
        session.journal_path.unlink(missing_ok=True)
    assert path.read_bytes() == raw, "nothing is written before it is saved"
    assert [each.name for each in folder.glob("*.toml*")] == ["level.toml"], "and nothing beside it"
    return how


@pytest.fixture
def folder(tmp_path: Path):
    paths.set_data_dir(tmp_path / "data")
    yield tmp_path
    paths.set_data_dir(None)


def test_thirty_mutated_files(folder: Path):
    ways = Counter(try_one(seed, folder) for seed in range(7, 2000, 67))
    assert len(ways) == 3, ways


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(8))
def test_two_thousand_mutated_files(part: int, folder: Path):
    ways = Counter(try_one(seed, folder) for seed in range(part * 252, part * 252 + 252))
    assert min(ways["plays"], ways["errors"], ways["no TOML"]) > 20, ways
