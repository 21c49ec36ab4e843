"""The journal: killed at any moment, at any step of writing, at most one action is lost, and never the level."""

import os
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.base import storage
from game.base.errors import GameError
from game.editor import journal as journal_module
from game.editor.deeds import placing
from game.editor.draft import Draft
from game.editor.journal import read_journal, shortened
from game.editor.session import Session
from tests.editor.bench import SMALL


def titled(level: Draft, text: str) -> str:
    level.set(("title",), text)
    return f"Call it {text}"


def level_file(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "level.toml"
    path.write_text(SMALL)
    return path


def busy(folder: Path) -> Session:
    """Do six things: do, undo, redo, a drag, save."""
    session = Session.open(level_file(folder))
    session.do(titled, "A")
    session.do(titled, "B")
    session.undo()
    session.hold(placing.move, [("force", 0)], (5.0, 5.0))
    session.settle()
    session.save()
    session.do(titled, "C \u00e9 \U0001f680")
    return session


def states(path: Path) -> list[tuple[str, int]]:
    """List what the journal says after each of its whole lines."""
    lines, out = path.read_bytes().splitlines(keepends=True), []
    for count in range(1, len(lines) + 1):
        part = path.with_name("part.journal")
        part.write_bytes(b"".join(lines[:count]))
        kept = read_journal(part)
        assert kept is not None
        assert not kept.dropped
        out.append((kept.text, kept.history.at))
    return out


def test_cut_anywhere_it_loses_at_most_one_action(tmp_path: Path):
    session = busy(tmp_path)
    session.close()
    whole, known = session.journal_path.read_bytes(), states(session.journal_path)
    assert known[-1] == (session.level.text, session.history.at)
    cut = tmp_path / "cut.journal"
    ends = [place for place, byte in enumerate(whole) if byte == ord("\n")]
    for length in [*range(ends[0], len(whole), 7), *ends, *(end + 1 for end in ends), len(whole)]:
        cut.write_bytes(whole[:length])
        kept = read_journal(cut)
        done = sum(end <= length for end in ends)  # a line without its line end is whole all the same
        assert kept is not None
        assert (kept.text, kept.history.at) == known[done - 1]
        assert kept.dropped == (0 if whole[:length].endswith(b"\n") or length in ends else 1)


def test_a_damaged_line_ends_it_and_is_said(tmp_path: Path):
    session = busy(tmp_path)
    session.close()
    lines, known = session.journal_path.read_bytes().splitlines(keepends=True), states(session.journal_path)
    for number in range(1, len(lines)):
        bent = bytearray(lines[number])
        bent[len(bent) // 2] ^= 1
        session.journal_path.write_bytes(b"".join([*lines[:number], bytes(bent), *lines[number + 1 :]]))
        kept = read_journal(session.journal_path)
        assert kept is not None
        assert (kept.text, kept.dropped) == (known[number - 1][0], len(lines) - number)
    again = Session.open(tmp_path / "level.toml")
    assert any("damaged" in note for note in again.notes)


@pytest.mark.parametrize("damage", ["swap", "twice", "foreign"])
def test_lines_that_are_whole_but_not_where_they_were_written_are_seen(damage: str, tmp_path: Path):
    session = busy(tmp_path)
    session.close()
    lines = session.journal_path.read_bytes().splitlines(keepends=True)
    other = {"swap": [lines[0], lines[2], lines[1]], "twice": [*lines[:2], lines[1]],
             "foreign": [lines[0], b'{"do":"x","splices":[[0,"","x"]],"text":1,"crc":2}\n']}[damage]  # fmt: skip
    session.journal_path.write_bytes(b"".join(other))
    kept = read_journal(session.journal_path)
    assert kept is not None
    assert kept.dropped == (2 if damage == "swap" else 1)


@pytest.mark.parametrize("raw", [b"", b"{}\n", b"[]\n", b"\xff\xfe\n", b'{"journal":1}\n', b"[" * 99999 + b"\n", b"null\n"])
def test_a_journal_without_a_beginning_is_kept_aside(raw: bytes, tmp_path: Path):
    path = level_file(tmp_path)
    session = Session.open(path)
    session.journal_path.parent.mkdir(parents=True, exist_ok=True)
    session.journal_path.write_bytes(raw)
    again = Session.open(path)
    assert again.recovery is None
    assert again.do(titled, "New")
    aside = [each for each in again.journal_path.parent.iterdir() if "damaged" in each.name]
    assert [each.read_bytes() for each in aside] == [raw]


def test_a_long_history_is_shortened_and_still_goes_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    path = level_file(tmp_path)
    session = Session.open(path)
    for number in range(12):
        session.do(titled, f"T{number}")
    session.undo()
    session.close()
    monkeypatch.setattr(journal_module, "KEPT", 5)
    kept = read_journal(session.journal_path)
    assert kept is not None
    short = shortened(kept)
    assert (len(short.history.changes), short.history.at) == (5, 4)
    assert short.text == session.level.text
    assert 'title = "T6"' in short.base


def test_a_disk_that_is_full_is_said_and_editing_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    session = Session.open(level_file(tmp_path))
    session.do(titled, "A")
    real = storage.JsonLines.append

    def no_room(self: Any, row: Any) -> None:
        raise GameError("Cannot write: no space left.")

    monkeypatch.setattr(storage.JsonLines, "append", no_room)
    session.do(titled, "B")
    assert any("not safe from a crash" in note for note in session.notes)
    monkeypatch.setattr(storage.JsonLines, "append", real)
    session.do(titled, "C")
    kept = read_journal(session.journal_path)
    assert kept is not None
    assert kept.history.names == ["Call it A", "Call it B", "Call it C"]


# ---- killed -------------------------------------------------------------------------------------------
WATCHED = ("storage.py", "journal.py", "session.py", "document.py")
ACTIONS = ("A", "B", "save", "C")


def act(session: Session, done: Callable[[str], None]) -> None:
    for action in ACTIONS:
        if action == "save":
            session.save()
        else:
            session.do(titled, action)
        done(action)


def killed_at(step: int, folder: Path, stride: int) -> bool:
    """Edit in a child that kills itself at one line of the code that writes; answer whether it came so far."""
    path, told = level_file(folder), folder / "told"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the child only edits and dies
        child = os.fork()
    if child == 0:
        lines = 0

        def trace(frame: Any, event: str, _: Any) -> Any:
            nonlocal lines
            if Path(frame.f_code.co_filename).name not in WATCHED:
                return None
            if event == "line":
                lines += 1
                if lines == step * stride + 1:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        try:
            session = Session.open(path)
            sys.settrace(trace)
            act(session, lambda action: told.open("a").write(f"{action}\n") and None)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def check_after_kill(folder: Path) -> None:
    """After a kill the file holds a whole level, and nothing that was reported done is lost but the last."""
    path = folder / "level.toml"
    done = (folder / "told").read_text().split() if (folder / "told").exists() else []
    text = path.read_text()
    assert text in (SMALL, SMALL.replace('"Small"', '"B"'))
    if "save" in done:
        assert text != SMALL
    again = Session.open(path)
    if again.recovery is not None:
        assert not again.recovery.foreign or "save" not in done
        again.recover()
    names = again.history.names
    wanted = [f"Call it {action}" for action in done if action != "save"]
    assert names[: len(wanted)] == wanted
    assert len(names) <= len(wanted) + 1
    while again.undo():
        pass
    assert again.level.text == SMALL
    again.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("part", range(3))
def test_killed_here_and_there_it_loses_at_most_one_action(part: int, tmp_path: Path):
    stride, step = 61, part
    while killed_at(step, tmp_path / str(step), stride):
        check_after_kill(tmp_path / str(step))
        step += 3
    assert step >= 3


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_every_line_that_writes_it_loses_at_most_one_action(tmp_path: Path):
    step = 0
    while killed_at(step, tmp_path / str(step), 1):
        check_after_kill(tmp_path / str(step))
        step += 1
    assert step > 150
