"""`kill -9` at any moment: what was finished is had back, the file is whole, and the window offers it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.app import editor_canvas
from game.app.editor_list_scene import opened
from game.base import paths
from game.editor import shelf
from game.editor.document import checksum
from game.editor.history import History
from game.rules.library import standard
from tests.app.editor_hand import EditorHand, plain_view

_ROOT = Path(__file__).parents[2]
_LONGEST_S = 0.6  # [s] after the first action: so long he works at most


def worked_until_killed(file, data, seed):
    """Let somebody work on a file, and kill him. Returns: the lines he told"""
    command = [sys.executable, "-m", "tests.app.editor_victim", str(file), str(data), str(seed)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE) as victim:
        told = b""
        while b'"n": 1,' not in told:
            line = victim.stdout.readline()
            assert line or victim.poll() is None, "he never began"
            told += line
        time.sleep(random.Random(seed).uniform(0.0, _LONGEST_S))
        victim.kill()
        told += victim.communicate()[0]
    rows = [json.loads(line) for line in told.split(b"\n") if line.startswith(b"{") and line.endswith(b"}")]
    assert len(rows) < 400, "he was killed while he worked"
    return rows


def near(session):
    """Give the checksums of where he was, by what can be had back: as it stands, and one action more or less."""
    history, text = session.history, session.level.text
    steps = [at for at in (history.at - 1, history.at, history.at + 1) if 0 <= at <= len(history.changes)]
    return [checksum(History(list(history.changes), history.at).to(text, at)) for at in steps]


def check(stage, file, rows, began):
    """Open the file again in the window, have the work back, and see that nothing that was finished is missing."""
    on_disk = checksum(file.read_text(encoding="utf-8"))
    assert on_disk in {checksum(began), *(row["text"] for row in rows)}, "the file is one that was saved, and whole"
    hand = EditorHand(stage, opened(stage, standard(), file))
    session = hand.desk.session
    if session.recovery is not None:
        assert hand.bench.popup is not None and hand.bench.popup.title == "Work that was not saved"
        assert not session.recovery.foreign, "what he saved himself is nobody else's"
        hand.choose("back")
        assert hand.bench.popup is None
    assert rows[-1]["text"] in near(session), [rows[-3:], session.history.at]
    assert not session.notes
    lost = checksum(session.level.text) != rows[-1]["text"]
    session.jump(0)
    assert session.level.text == began, "undo goes back to the first of it"
    hand.scene.closing()
    return lost


def killed(stage, monkeypatch, tmp_path, seed):
    monkeypatch.setattr(editor_canvas, "make_view", plain_view)
    file = shelf.begin("orbit")
    began = file.read_text(encoding="utf-8")
    rows = worked_until_killed(file, paths.user_data(), seed)
    check(stage, file, rows, began)
    return rows


def test_who_is_killed_loses_nothing_he_had_finished(stage, monkeypatch, tmp_path):
    rows = killed(stage, monkeypatch, tmp_path, 1)
    assert len({row["what"] for row in rows}) > 2


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_twenty_kills(stage, monkeypatch, tmp_path):
    actions = [len(killed(stage, monkeypatch, tmp_path, seed)) for seed in range(100, 120)]
    assert sum(actions) > 100, actions
