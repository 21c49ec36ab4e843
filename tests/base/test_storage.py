import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from game.base import storage
from game.base.errors import GameError


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.name != "player")  # conftest's folder


def test_save_text_keeps_every_byte_and_leaves_nothing_beside(tmp_path: Path):
    path = tmp_path / "deep" / "level.toml"
    storage.save_text(path, "a = 'é'\r\nb = 1\n")
    storage.save_text(path, "b = 2\r\n")
    assert path.read_bytes() == b"b = 2\r\n"
    assert names(path.parent) == ["level.toml"]


def test_a_failed_save_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "settings.toml"
    storage.save_text(path, "old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(GameError, match="No space left"):
        storage.save_text(path, "new")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["settings.toml"]


def test_save_into_a_file_taken_for_a_folder_is_a_game_error(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GameError, match="Cannot save"):
        storage.save_text(tmp_path / "file" / "x.toml", "")


def test_save_keeps_mode_and_link(tmp_path: Path):
    real, link = tmp_path / "real.toml", tmp_path / "link.toml"
    real.write_text("old")
    real.chmod(0o444 if os.name == "nt" else 0o640)
    mode = stat.S_IMODE(real.stat().st_mode)
    link.symlink_to(real)
    storage.save_text(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == mode


def test_a_killed_save_leaves_old_or_new(tmp_path: Path):
    path = tmp_path / "save.bin"
    path.write_bytes(b"o" * 200_000)
    code = (
        "import sys, itertools; from pathlib import Path; from game.base.storage import save_bytes\n"
        "print('go', flush=True)\n"
        "for n in itertools.count(): save_bytes(Path(sys.argv[1]), bytes([65 + n % 2]) * 200_000)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.kill()
    process.wait()
    process.stdout.close()
    data = path.read_bytes()
    assert len(data) == 200_000
    assert len(set(data)) == 1


def test_backup_and_set_aside_never_overwrite(tmp_path: Path):
    path = tmp_path / "save.bin"
    assert storage.backup(path) is None
    assert storage.set_aside(path) is None
    for text in ("one", "two"):
        storage.save_text(path, text)
        storage.backup(path)
        storage.set_aside(path)
    assert (tmp_path / "save.bin.bak").read_text() == "two"
    assert (tmp_path / "save.bin.damaged-1").read_text() == "one"
    assert (tmp_path / "save.bin.damaged-2").read_text() == "two"
    assert not path.exists()


def test_json_lines_append_after_a_torn_line(tmp_path: Path):
    path = tmp_path / "battles.jsonl"
    path.write_bytes(b'{"a":1}\n{"a":')
    with storage.JsonLines(path) as lines:
        lines.append({"a": "é"})
    assert path.read_bytes().splitlines()[1] == b'{"a":'
    assert json.loads(path.read_bytes().splitlines()[2]) == {"a": "é"}
    with storage.JsonLines(path, fresh=True) as lines:
        lines.append({"b": 1})
    assert path.read_bytes() == b'{"b":1}\n'


def test_json_lines_are_whole_before_the_next_begins(tmp_path: Path):
    lines = storage.JsonLines(tmp_path / "a.jsonl")
    lines.append({"n": 1})
    assert (tmp_path / "a.jsonl").read_bytes() == b'{"n":1}\n'
    with pytest.raises(ValueError, match="JSON"):
        lines.append({"n": float("nan")})
    lines.close()
    lines.close()
    assert (tmp_path / "a.jsonl").read_bytes() == b'{"n":1}\n'


def test_json_lines_into_a_folder_is_a_game_error(tmp_path: Path):
    with pytest.raises(GameError, match="Cannot write"):
        storage.JsonLines(tmp_path)


def test_what_reads_back_otherwise_never_takes_the_old_files_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path, real = tmp_path / "level.toml", Path.read_bytes
    storage.save_bytes(path, b"old", proof=True)
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"rot" if self.suffix == ".tmp" else real(self))
    with pytest.raises(GameError, match="reads otherwise"):
        storage.save_bytes(path, b"new", proof=True)
    assert names(tmp_path) == ["level.toml"]
    assert real(path) == b"old"


def test_a_synced_line_is_on_the_disk_before_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    synced: list[bytes] = []
    path, real = tmp_path / "journal", os.fsync

    def fsync(handle: int) -> None:
        real(handle)
        synced.append(path.read_bytes())

    monkeypatch.setattr(os, "fsync", fsync)
    with storage.JsonLines(path, sync=True) as lines:
        lines.append({"a": 1})
        lines.append({"a": 2})
        assert synced == [b'{"a":1}\n', b'{"a":1}\n{"a":2}\n']
