"""Long texts: where they break into lines, and that no letter is lost or without a place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from game.editor.panes.prose import Typing, lay_out, lines_of


def width_of(text):
    return 10.0 * len(text)


@given(st.text("ab \n", max_size=60), st.integers(1, 12))
def test_lines_follow_one_another_without_a_gap_and_fit(text, letters):
    lines = lines_of(text, width_of, 10.0 * letters)
    assert lines[0][0] == 0 and lines[-1][1] == len(text)
    for (_, end), (start, _) in pairwise(lines):
        assert end == start
    assert all(len(text[a:b].rstrip(" \n")) <= letters for a, b in lines)


@given(st.text("ab \n", max_size=60), st.integers(0, 60))
def test_the_caret_has_a_place_that_leads_back_to_it(text, at):
    typed = Typing("x", text, min(at, len(text)), None, True)
    sheaf = lay_out(typed, width_of, 200.0, 400.0)
    row = sheaf.row_of(typed.at)
    start, end = sheaf.lines[row]
    assert start <= typed.at <= end
    found = sheaf.nearest(row, sheaf.x_of(typed.at))
    assert found == typed.at


def test_words_stay_whole_where_they_fit():
    text = "The swarm comes over the smoke"
    assert [text[a:b] for a, b in lines_of(text, width_of, 120.0)] == ["The swarm ", "comes over ", "the smoke"]
