"""History: undo all gives the bytes that were opened, redo all the bytes that were left, whatever was done between."""

import random
import tempfile
import tomllib
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from game.base import paths
from game.editor.deeds import placing
from game.editor.draft import Draft
from game.editor.history import Change, Mismatch, change_between, is_orderly
from game.editor.session import Session
from game.editor.writing import Refused
from tests.editor.bench import LEVELS, SMALL, any_deed, copy_of, opened

SEEDS = st.integers(min_value=0, max_value=2**32)


class Editing(RuleBasedStateMachine):
    """Somebody edits a level: deeds, undo, redo, jumps, saving, closing and opening again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        paths.set_data_dir(Path(self.folder.name) / "player")
        self.path = Path(self.folder.name) / "level.toml"

    @rule(name=st.sampled_from(["small", "picket", "airbase"]))
    @precondition(lambda self: not hasattr(self, "session"))
    def open(self, name: str) -> None:
        text = SMALL.encode() if name == "small" else LEVELS[name].read_bytes()
        self.path.write_bytes(text)
        self.start, self.session = text.decode(), Session.open(self.path)

    @rule(seed=SEEDS)
    @precondition(lambda self: hasattr(self, "session"))
    def deed(self, seed: int) -> None:
        any_deed(self.session, random.Random(seed))

    @rule(seed=SEEDS, count=st.integers(2, 4), whole=st.booleans())
    @precondition(lambda self: hasattr(self, "session"))
    def several_as_one(self, seed: int, count: int, whole: bool) -> None:
        rng, before, at = random.Random(seed), self.session.level.text, self.session.history.at
        try:
            with self.session.together("Several"):
                for _ in range(count):
                    any_deed(self.session, rng)
                if not whole:
                    raise Refused("no")
        except Refused:
            assert self.session.level.text == before
        assert self.session.history.at in ((at, at + 1) if whole else (at,))

    @rule(steps=st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=1, max_size=5), keep=st.booleans())
    @precondition(lambda self: hasattr(self, "session") and self.session.level.data.get("zone"))
    def drag(self, steps: list[tuple[float, float]], keep: bool) -> None:
        before, at = self.session.level.text, self.session.history.at
        for by in steps:
            self.session.hold(placing.move, [("zone", 0)], by)
        if keep:
            assert self.session.history.at + self.session.settle() <= at + 2
        else:
            self.session.let_go()
            assert self.session.level.text == before

    @rule(count=st.integers(1, 5))
    @precondition(lambda self: hasattr(self, "session"))
    def undo(self, count: int) -> None:
        for _ in range(count):
            self.session.undo()

    @rule(count=st.integers(1, 5))
    @precondition(lambda self: hasattr(self, "session"))
    def redo(self, count: int) -> None:
        for _ in range(count):
            self.session.redo()

    @rule(at=st.integers(0, 300))
    @precondition(lambda self: hasattr(self, "session"))
    def jump(self, at: int) -> None:
        self.session.jump(at)

    @rule(again=st.booleans())
    @precondition(lambda self: hasattr(self, "session"))
    def save(self, again: bool) -> None:
        self.session.save()
        assert self.path.read_bytes().decode() == self.session.level.text
        if again:
            self.reopen()

    @rule()
    @precondition(lambda self: hasattr(self, "session"))
    def reopen(self) -> None:
        """Close and open again: the history is still there, and what was not saved is offered and taken."""
        text, names, at = self.session.level.text, self.session.history.names, self.session.history.at
        self.session.close()
        self.session = Session.open(self.path)
        if self.session.recovery is not None:
            assert not self.session.recovery.foreign
            self.session.recover()
        assert self.session.level.text == text
        assert self.session.history.names == names
        assert self.session.history.at == at
        self.session.save()  # never `ChangedOnDisk`

    @invariant()
    def the_text_says_what_the_document_says(self) -> None:
        if hasattr(self, "session"):
            assert tomllib.loads(self.session.level.text) == self.session.level.data

    def teardown(self) -> None:
        if hasattr(self, "session"):
            session = self.session
            session.jump(len(session.history.changes))
            end, names = session.level.text, session.history.names
            while session.undo():
                pass
            assert session.level.text == self.start
            while session.redo():
                pass
            assert (session.level.text, session.history.names) == (end, names)
            session.close()
        self.folder.cleanup()


def test_editing_back_and_forth():
    quiet = settings(max_examples=3, stateful_step_count=20, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Editing, settings=quiet)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_two_hundred_steps_of_editing():
    long = settings(max_examples=25, stateful_step_count=200, suppress_health_check=list(HealthCheck), derandomize=False)
    run_state_machine_as_test(Editing, settings=long)


TEXTS = st.text(alphabet="ab\n", max_size=60) | st.lists(st.sampled_from([f"line {n}\n" for n in range(9)])).map("".join)


@given(TEXTS, TEXTS)
@settings(max_examples=200)
def test_a_change_leads_there_and_back(before: str, after: str):
    change = change_between("x", before, after)
    assert is_orderly(change)
    assert change.do(before) == after
    assert change.undo(after) == before


def test_a_change_of_far_places_is_small():
    before = LEVELS["airbase"].read_text(encoding="utf-8")
    after = before.replace('title = "Rizaffi', 'title = "At Rizaffi').replace("hi = 1.0", "hi = 0.9")
    change = change_between("x", before, after)
    assert sum(len(splice.old) + len(splice.new) for splice in change.splices) < 300
    assert len(change.splices) == 2


def test_a_change_does_not_fit_another_text():
    change = change_between("Call it so", "title = 1\n", "title = 2\n")
    with pytest.raises(Mismatch, match="Call it so"):
        change.do("titles = 1\n")
    with pytest.raises(Mismatch):
        Change("x", (change.splices[0], change.splices[0])).do("title = 1\n")


def named(level: Draft, text: str) -> str:
    level.set(("title",), text)
    return f"Call it {text}"


def test_typing_is_one_change_and_so_is_a_drag():
    session = Session(opened(SMALL))
    for length in range(1, 5):
        session.do_on("title", named, "Word"[:length])
    session.do_on("other", named, "Else")
    assert session.history.names == ["Call it Word", "Call it Else"]
    for x in range(20):
        session.hold(placing.move, [("force", 0)], (float(x), 0.0))
    assert session.level.get(("force", 0, "at_wu")) == [19, 0]
    session.do(named, "Last")  # a deed settles what was held
    assert session.history.names[2:] == ["Move Own", "Call it Last"]
    session.jump(1)
    assert session.level.get(("title",)) == "Word"
    session.do(named, "New")
    assert session.history.names == ["Call it Word", "Call it New"]


def test_what_changes_nothing_is_no_change_and_what_is_refused_leaves_nothing():
    session = Session(opened(SMALL))
    assert not session.do(named, "Small")

    def half(level: Draft) -> str:
        level.set(("title",), "Half")
        raise Refused("no")

    with pytest.raises(Refused):
        session.do(half)
    assert session.level.text == SMALL
    assert session.history.names == []
    assert not session.undo()
    assert not session.redo()


def test_a_file_opened_anew_after_somebody_else_changed_it_is_not_overwritten(tmp_path: Path):
    path = copy_of("picket", tmp_path)
    session = Session.open(path)
    session.do(named, "Mine")
    theirs = path.read_text(encoding="utf-8") + "# theirs\n"
    path.write_text(theirs, encoding="utf-8")
    again = Session.open(path)
    assert again.recovery is not None
    assert again.recovery.foreign
    assert "changed by something else" in again.recovery.words
    again.recover()
    assert again.level.get(("title",)) == "Mine"
    with pytest.raises(Exception, match="changed by something else"):
        again.save()
    assert path.read_text(encoding="utf-8") == theirs


def test_an_offer_not_taken_is_kept_aside(tmp_path: Path):
    path = copy_of("picket", tmp_path)
    first = Session.open(path)
    first.do(named, "Mine")
    second = Session.open(path)
    second.do(named, "Another")
    kept = sorted(each.name for each in second.journal_path.parent.iterdir())
    assert len(kept) == 2
    assert any("damaged-1" in name for name in kept)
    assert second.history.names == ["Call it Another"]
