"""Kept files: round trips, versions, damage, and a kill at every line of reading and writing."""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from game.base import kept, storage
from game.base.kept import Keeper, backup_of

OLD, NEW = {"name": "old", "n": 1}, {"name": "new", "n": 2}


def read(data):
    if not isinstance(data["name"], str):
        raise ValueError("no name")
    return dict(data)


PLAIN = Keeper("the test file", dict, read)
LATER = Keeper("the test file", dict, read, (lambda data: {**data, "n": data["n"] * 10}, lambda data: {**data, "third": True}))


def aside(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if "damaged" in each.name)


def test_what_is_saved_is_read_and_backed_up(tmp_path: Path):
    path = tmp_path / "deep" / "x.json"
    assert PLAIN.open(path) == (None, "")
    assert PLAIN.save(path, OLD) == "" and PLAIN.open(path) == (OLD, "")
    assert backup_of(path).read_bytes() == path.read_bytes()
    PLAIN.save(path, NEW)
    assert PLAIN.read(backup_of(path).read_text()) == OLD, "the backup is of what has been read well"


def test_older_versions_are_migrated_and_no_version_is_the_first(tmp_path: Path):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(OLD))
    assert LATER.open(path) == ({"name": "old", "n": 10, "third": True}, "")
    PLAIN.save(path, OLD)
    assert LATER.open(path)[0] == {"name": "old", "n": 10, "third": True}
    LATER.save(path, {"name": "x", "n": 3, "third": False})
    assert LATER.open(path) == ({"name": "x", "n": 3, "third": False}, ""), "what is new is not migrated again"


def test_a_newer_version_is_kept_and_said(tmp_path: Path):
    path = tmp_path / "x.json"
    LATER.save(path, NEW)
    whole = path.read_bytes()
    value, words = PLAIN.open(path)
    assert value is None and "newer version" in words and "x.json.damaged-1" in words
    PLAIN.save(path, OLD)
    assert (tmp_path / "x.json.damaged-1").read_bytes() == whole


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b'{"format": 1, "crc": 1, "data": {"name": "x"}}', b'{"format": "1", "data": {}}',
     b'{"format": 1, "crc": 0, "data": []}', b"\xff\xfe", b'{"name": 5}', b"[" * 100_000, b'{"format": 0, "data": {}}'],
)  # fmt: skip
def test_damage_is_set_aside_and_the_backup_used(tmp_path: Path, damage: bytes):
    path = tmp_path / "x.json"
    PLAIN.save(path, OLD)
    PLAIN.open(path)
    path.write_bytes(damage)
    value, words = PLAIN.open(path)
    assert value == OLD and "x.json.damaged-1" in words and "backup" in words
    assert (tmp_path / "x.json.damaged-1").read_bytes() == damage
    backup_of(path).write_bytes(damage)
    path.write_bytes(damage)
    assert PLAIN.open(path)[0] is None
    assert aside(tmp_path) == ["x.json.damaged-1", "x.json.damaged-2"], "nothing that was set aside is overwritten"


def test_one_changed_byte_of_the_data_is_seen_unless_hands_may_change_it(tmp_path: Path):
    path = tmp_path / "x.json"
    PLAIN.save(path, OLD)
    text = path.read_text().replace('"old"', '"odd"')
    path.write_text(text)
    assert PLAIN.open(path)[0] is None
    path.write_text(text)
    assert Keeper("x", dict, read, sealed=False).open(path) == ({"name": "odd", "n": 1}, "")


def test_a_full_disk_is_said_and_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "x.json"
    PLAIN.save(path, OLD)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert os.strerror(errno.ENOSPC) in PLAIN.save(path, NEW)
    assert PLAIN.open(path) == (OLD, ""), "and that there can be no backup is lived with"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["x.json"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "x.json"
    PLAIN.save(path, OLD)
    real = os.open

    def refused(name, flags, *rest):
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(name, flags, *rest)

    monkeypatch.setattr(os, "open", refused)
    assert os.strerror(errno.EACCES) in PLAIN.save(path, NEW)
    assert PLAIN.open(path) == (OLD, "")
    (tmp_path / "file").write_text("")
    assert PLAIN.save(tmp_path / "file" / "y.json", NEW) != ""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
@pytest.mark.parametrize("damaged", [False, True])
def test_a_kill_at_any_line_leaves_a_file_that_loads(tmp_path: Path, damaged: bool):
    files = {storage.__file__, kept.__file__}
    killed = 0
    for line in range(1, 400):
        folder = tmp_path / str(line)
        path = folder / "x.json"
        PLAIN.save(path, OLD)
        PLAIN.open(path)
        if damaged:
            path.write_text("{")
        child = os.fork()
        if child == 0:
            _die_at(line, files)
            PLAIN.open(path)
            PLAIN.save(path, NEW)
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        value, _ = PLAIN.open(path)
        assert value in (OLD, NEW), line
        if not os.WIFSIGNALED(status):
            assert os.WEXITSTATUS(status) == 0 and value == NEW
            break
        killed += 1
    assert killed > 30, "there are as many steps"


def _die_at(line: int, files: set[str]) -> None:
    """Kill this process when it comes to the n-th line of what reads and writes."""
    seen = 0

    def trace(frame, event, _):
        nonlocal seen
        if frame.f_code.co_filename not in files:
            return None
        if event == "line":
            seen += 1
            if seen == line:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
