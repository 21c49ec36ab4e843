"""A level as a document: what is not touched keeps every byte; comments go with what they describe; files are safe."""

import errno
import os
import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from game.base import storage
from game.base.errors import ContentError, GameError
from game.editor.document import ChangedOnDisk, LevelFile
from game.editor.draft import Draft
from game.editor.syntax import blocks_of, entries_of, statements_of
from game.editor.writing import Refused, write
from tests.editor.bench import AWKWARD, LEVELS, SMALL, any_edit, copy_of, opened


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_a_shipped_level_opens_and_saves_byte_for_byte(name: str, tmp_path: Path):
    path = copy_of(name, tmp_path)
    level = LevelFile.open(path)
    assert not level.unsaved
    path.unlink()
    level.known = None
    level.save()
    assert path.read_bytes() == LEVELS[name].read_bytes()
    assert level.draft().finish().text == level.text


@pytest.mark.parametrize("text", [AWKWARD, AWKWARD.replace("\n", "\r\n"), SMALL, "", "# only words", "[a]", "x = 1"])
def test_pieces_joined_give_the_text_back(text: str):
    blocks = blocks_of(text)
    assert "".join(block.text for block in blocks) == text
    for block in blocks:
        statements, rest = statements_of(block.body)
        assert "".join(each.text for each in statements) + rest == block.body
        for each in statements:
            if each.value.startswith("["):
                entries, end = entries_of(each.value)
                assert "[" + "".join(entry.text for entry in entries) + end == each.value


def test_blocks_stand_where_the_parser_says():
    data = tomllib.loads(AWKWARD)
    for block in blocks_of(AWKWARD)[1:]:
        there: Any = data
        for part in block.path:
            there = there[part]
        assert isinstance(there, dict)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("part", range(4))
def test_any_edit_of_an_awkward_text_says_what_was_meant(newline: str, part: int):
    """`finish` refuses a text that says something else, so a refusal here is a mistake of ours."""
    done = 0
    for seed in range(part * 25, part * 25 + 25):
        rng, level = random.Random(seed), opened(AWKWARD.replace("\n", newline))
        for _ in range(6):
            draft = level.draft()
            try:
                any_edit(draft, rng)
            except Refused:
                continue
            level.become(draft.finish())
            if newline == "\n":  # a second reader's opinion; in long texts it keeps the other line end
                assert level.data == tomlkit.parse(level.text).unwrap()
            done += 1
    assert done > 75


def after(text: str, *steps: Any) -> str:
    draft = opened(text).draft()
    for name, *args in steps:
        getattr(draft, name)(*args)
    return draft.finish().text


ARRAY = "a = [\n    1, # one\n    # about two\n    2,\n    3,\n]\n"
LIST = "top = 1\n\n# first\n[[t]]\nn = 1\n\n# second\n[[t]]\nn = 2 # two\n\n[z]\n"


@pytest.mark.parametrize(
    ("text", "step", "wanted"),
    [
        ("a = 1 # why\nb = 2\n", ("set", ("a",), 7), "a = 7 # why\nb = 2\n"),
        ("# title\na = 1\nb = 2\n", ("remove", ("a",)), "# title\nb = 2\n"),
        ("[x]\na = 1\n# about b\nb = 2\nc = 3\n", ("remove", ("x", "b")), "[x]\na = 1\nc = 3\n"),
        ("a = {x = 1,  y= 2}", ("set", ("a", "y"), 3), "a = {x = 1,  y= 3}"),
        ("a = {x = 1}", ("set", ("a", "y"), "t"), 'a = { x = 1, y = "t" }'),
        ("a = [1,2,  3]", ("set", ("a", 1), 9), "a = [1,9,  3]"),
        (ARRAY, ("insert", ("a",), 1, 9), "a = [\n    1, # one\n    9,\n    # about two\n    2,\n    3,\n]\n"),
        (ARRAY, ("remove", ("a", 1)), "a = [\n    1, # one\n    3,\n]\n"),
        (ARRAY, ("move", ("a",), 1, 0), "a = [\n    # about two\n    2,\n    1, # one\n    3,\n]\n"),
        (ARRAY, ("insert", ("a",), 3, 4), "a = [\n    1, # one\n    # about two\n    2,\n    3,\n    4,\n]\n"),
        (LIST, ("remove", ("t", 0)), "top = 1\n\n# second\n[[t]]\nn = 2 # two\n\n[z]\n"),
        (LIST, ("move", ("t",), 0, 1), "top = 1\n\n# second\n[[t]]\nn = 2 # two\n\n# first\n[[t]]\nn = 1\n\n[z]\n"),
        (LIST, ("append", ("t",), {"n": 3}), LIST.replace("\n[z]", "\n[[t]]\nn = 3\n\n[z]")),
        (LIST, ("rename", ("z",), "zed"), LIST.replace("[z]", "[zed]")),
        (LIST, ("remove", ("z",)), LIST.replace("\n\n[z]\n", "\n")),
        ("x = 1", ("set", ("new", "key"), 2), "x = 1\n\n[new]\nkey = 2"),
        ("[a]\nb.c = 1\n", ("set", ("a", "b", "d"), 2), "[a]\nb.c = 1\nb.d = 2\n"),
    ],
)  # fmt: skip
def test_an_edit_leaves_everything_else_as_it_was(text: str, step: Any, wanted: str):
    assert after(text, step) == wanted
    if "\n" in text:
        assert after(text.replace("\n", "\r\n"), step) == wanted.replace("\n", "\r\n")


def test_new_keys_and_tables_go_where_the_rules_name_them():
    text = after(SMALL, ("set", ("force", 0, "home"), "base"), ("append", ("zone",), {"radius_wu": 5, "id": "base"}))
    assert text.index('home = "base"') < text.index("commanded = true")
    assert text.index("[[zone]]") < text.index("# ours\n[[force]]")
    assert text.index('id = "base"') < text.index("radius_wu = 5")


@pytest.mark.parametrize(
    "step",
    [
        ("set", ("force", 9, "id"), "x"), ("set", ("title", "deep"), 1), ("remove", ("nothing",)),
        ("insert", ("force",), 0, 5), ("insert", ("title",), 0, 5), ("move", ("force",), 0, 7),
        ("rename", ("title",), "place"), ("set", ("limit_s",), float("inf")), ("set", ("force",), 3),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_refused(step: Any):
    with pytest.raises(Refused):
        after(SMALL, step)


@pytest.mark.parametrize("value", [True, 0, -3, 2.5, 3.0, 1e300, "", 'a "b" \\ \n', "\u00e9\u2028", [], [[1, 2], []], {"a b": {}}])
def test_a_written_value_reads_as_itself(value: Any):
    assert tomllib.loads(f"x = {write(value)}")["x"] == value
    assert tomlkit.parse(f"x = {write(value)}").unwrap()["x"] == value


@pytest.mark.parametrize(
    "raw",
    [b"x = ", b"\xef\xbb\xbfx = 1", b"x = \xff", b"x = 1\n" * 60000, b"a." * 40 + b"a = 1", b"x = " + b"[" * 40, b"x = 1\x00"],
    ids=["broken", "mark", "bytes", "long", "dots", "deep", "control"],
)  # fmt: skip
def test_what_the_rules_refuse_does_not_open_and_is_not_touched(raw: bytes, tmp_path: Path):
    path = tmp_path / "level.toml"
    path.write_bytes(raw)
    with pytest.raises(ContentError) as told:
        LevelFile.open(path)
    assert all(str(problem).startswith(str(path)) for problem in told.value.problems)
    assert path.read_bytes() == raw


def changed(level: LevelFile, title: str) -> None:
    draft: Draft = level.draft()
    draft.set(("title",), title)
    level.become(draft.finish())


def test_a_file_changed_by_something_else_is_noticed_and_kept(tmp_path: Path):
    path = copy_of("picket", tmp_path)
    level = LevelFile.open(path)
    changed(level, "Mine")
    path.write_text("# theirs\n")
    assert level.changed_on_disk()
    with pytest.raises(ChangedOnDisk, match="was changed by something else"):
        level.save()
    assert path.read_text() == "# theirs\n"
    level.save(anyway=True)
    assert path.read_text() == level.text
    assert path.with_name("picket.toml.bak").read_text() == "# theirs\n"
    path.unlink()
    with pytest.raises(ChangedOnDisk, match="taken away"):
        level.save()


def test_saving_under_another_name_never_takes_a_file_that_is_there(tmp_path: Path):
    level, other = LevelFile.open(copy_of("picket", tmp_path)), tmp_path / "other.toml"
    other.write_text("precious")
    with pytest.raises(ChangedOnDisk):
        level.save_as(other)
    assert (other.read_text(), level.path) == ("precious", tmp_path / "picket.toml")
    level.save_as(tmp_path / "third.toml")
    assert (tmp_path / "third.toml").read_text() == level.text
    assert not level.unsaved
    with pytest.raises(GameError, match="no file yet"):
        opened(SMALL).save()


@pytest.mark.parametrize("broken", ["full", "lying"])
def test_a_disk_that_fails_costs_nothing(broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = copy_of("picket", tmp_path)
    level = LevelFile.open(path)
    before = path.read_bytes()
    changed(level, "Mine")
    real = Path.read_bytes
    if broken == "full":
        def no_room(handle: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")
        monkeypatch.setattr(os, "fsync", no_room)
    else:
        monkeypatch.setattr(Path, "read_bytes", lambda self: b"" if self.suffix == ".tmp" else real(self))
    with pytest.raises(GameError, match="Cannot save"):
        level.save()
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".tmp"] == []
    assert level.unsaved
    level.save()
    assert path.read_text() == level.text
    assert storage.backup(path) is not None
