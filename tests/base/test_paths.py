import logging
from pathlib import Path

import platformdirs
import pytest

from game.base import paths
from game.base.errors import GameError


def test_shipped_folders_are_found():
    assert paths.assets().is_dir()
    assert paths.levels().name == "levels"


def test_data_dir_holds_everything_of_the_player(tmp_path: Path):
    paths.set_data_dir(tmp_path / "mine")
    assert paths.user_data() == tmp_path / "mine"
    for folder in (paths.user_cache(), paths.user_log()):
        assert folder.parent == tmp_path / "mine"
        assert folder.is_dir()


def test_a_data_dir_that_cannot_be_written_is_refused(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GameError, match="data folder"):
        paths.set_data_dir(tmp_path / "file" / "below")


def test_a_read_only_home_is_replaced_with_one_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    (tmp_path / "file").write_text("")  # a folder below a file can be made by nobody, not even root
    (tmp_path / "temporary").mkdir()
    for name in ("user_data_dir", "user_cache_dir", "user_log_dir"):
        monkeypatch.setattr(platformdirs, name, lambda *_, **__: str(tmp_path / "file" / "x"))
    monkeypatch.setattr(paths.tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(paths, "_temporary", None)
    paths.set_data_dir(None)
    with caplog.at_level(logging.WARNING):
        folders = {paths.user_data(), paths.user_cache(), paths.user_log(), paths.user_data()}
    assert len(folders) == 3
    assert all(folder.is_relative_to(tmp_path / "temporary") for folder in folders)
    assert len(caplog.records) == 1
    assert "may be lost" in caplog.text


def test_a_home_that_is_nowhere_makes_no_folder_called_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: "~/.local/share/x")
    monkeypatch.setattr(paths.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(paths, "_temporary", None)
    paths.set_data_dir(None)
    assert paths.user_data().is_absolute()
    assert not (tmp_path / "~").exists()
