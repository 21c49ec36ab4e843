"""The command line: what it says, what it gives back, and what it does where there is no window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.app import settings as choices
from game.app.bindings import shipped
from game.app.main import _parser, main
from game.base import paths

ROOT = Path(__file__).parents[2]
PICKET = ROOT / "levels" / "campaign" / "02-picket.toml"


def game(*arguments, tmp_path, **environment):
    env = {
        name: value for name, value in os.environ.items() if not name.startswith("SDL_") and name != "DISPLAY"
    }
    env.pop("WAYLAND_DISPLAY", None)
    return subprocess.run(
        [sys.executable, "-m", "game", "--data-dir", str(tmp_path / "data"), *arguments],
        cwd=tmp_path, env=env | {"PYTHONPATH": str(ROOT)} | environment, capture_output=True, text=True, timeout=110,
    )  # fmt: skip


def test_without_a_command_and_without_a_display_it_asks_for_a_level(tmp_path):
    done = game("play", tmp_path=tmp_path)
    assert done.returncode == 2
    assert "no display" in done.stderr and "picket" in done.stderr


@pytest.fixture
def short(tmp_path):
    """The picket, over after four seconds."""
    path = tmp_path / "short.toml"
    path.write_text(PICKET.read_text().replace("limit_s = 420", "limit_s = 4"))
    return path


def test_headless_tells_how_it_ended_and_loads_no_display_library(short):
    program = (
        "import sys; from game.app.main import main;"
        f"code = main(['play', {str(short)!r}, '--headless', '--seed', '3']);"
        "print('pygame' in sys.modules); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=110
    )
    assert done.returncode == 0, done.stderr
    assert "31st Emperor Risson" in done.stdout and done.stdout.rstrip().endswith("False")


def test_simulate_writes_one_line_a_battle(tmp_path, short, capsys):
    out = tmp_path / "battles.jsonl"
    assert (
        main(["simulate", str(short), "--battles", "1", "--seed", "5", "--jobs", "1", "--out", str(out)]) == 0
    )
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert [row["seed"] for row in rows] == [5]
    assert {"level", "ticks", "winner", "objectives", "losses", "canon", "hash"} <= set(rows[0])


def test_check_praises_the_good_and_names_the_faulty(tmp_path, capsys):
    assert main(["check", str(PICKET)]) == 0
    bad = tmp_path / "bad.toml"
    bad.write_text(PICKET.read_text().replace("limit_s = 420", 'limit_s = "soon"'))
    assert main(["check", str(bad), str(tmp_path / "none.toml")]) == 1
    said = capsys.readouterr().out
    assert "limit_s" in said and "none.toml" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["play", "nowhere", "--headless"],
        ["picture", "picket", "--at", "-1"],
        ["picture", "picket", "--at", "1", "--look", "nobody"],
        ["simulate", "nowhere"],
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments, capsys):
    assert main(arguments) in (1, 2)
    said = capsys.readouterr().err
    assert said and "Traceback" not in said


@pytest.mark.parametrize(
    "arguments", [["simulate", "picket", "--battles", "0"], ["picture", "picket", "--at", "x"], ["dance"]]
)
def test_bad_arguments_end_with_the_usage(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2 and "usage" in capsys.readouterr().err


def test_a_picture_is_drawn_and_an_unwritable_path_is_said(tmp_path, data_dir, cache, monkeypatch, capsys):
    monkeypatch.setattr(paths, "user_cache", lambda: cache)
    out = tmp_path / "new" / "moment.png"
    assert main(["picture", "picket", "--at", "1", "--size", "640x360", "--out", str(out)]) == 0
    assert out.stat().st_size > 10_000
    (tmp_path / "file").write_text("")
    assert (
        main(
            ["picture", "picket", "--at", "0", "--size", "640x360", "--out", str(tmp_path / "file" / "a.png")]
        )
        == 2
    )
    assert "could not be written" in capsys.readouterr().err


def test_damaged_settings_are_set_aside_and_the_defaults_used(data_dir, caplog):
    path = data_dir / "settings.json"
    path.write_text("{ broken")
    assert choices.load() == choices.Settings()
    assert "settings" in caplog.text.lower()
    assert not path.exists() and any("broken" in f.read_text() for f in data_dir.iterdir() if f.is_file())


def test_settings_out_of_range_are_mended(data_dir):
    (data_dir / "settings.json").write_text('{"volume": 9, "text": 1.3, "palette": "mauve", "unknown": 1}')
    chosen = choices.load()
    assert (chosen.volume, chosen.text, chosen.palette) == (1.0, 1.25, "normal")


def test_the_readme_names_every_key():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text[text.index("## Controls") : text.index("## How to win")]
    keys = {key for rule in shipped().rules("orbit") for key in rule.keys if not key.startswith(("Mouse", "Ctrl", "Alt"))}
    assert len(keys) > 50 and not [key for key in keys if f"`{key}`" not in table]
    mouse = [text for _, text in shipped().contexts["orbit"].mouse if "{" not in text]
    assert len(mouse) > 3 and all(f" | {meaning} |" in table for meaning in mouse)


def test_the_folder_may_be_named_before_or_after_the_command():
    assert _parser().parse_args(["--data-dir", "a", "play", "picket"]).data_dir == Path("a")
    assert _parser().parse_args(["play", "picket", "--data-dir", "b"]).data_dir == Path("b")
    assert _parser().parse_args(["play"]).data_dir is None
