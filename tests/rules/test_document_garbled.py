"""Whatever an author, an editor or a bad disk does to a file: one clear ContentError, never anything else."""

from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from game.base.errors import ContentError
from game.rules.document import parse_toml, validate
from game.rules.level import LevelRule
from game.rules.rule import Rule

SHIPPED = sorted((Path(__file__).parents[2] / "levels").glob("*/*.toml"))
SAMPLE = """\
format = 1
[[force]]
id = "race"
at_wu = [0.0, 1.5]
ship = [
  {id = "risson", unit = "race_cruiser", name = "31st Emperor Risson"},
]
[[trigger]]
id = "late"
when = {kind = "time", at_s = 10}
[speaker.gerral]
name = "Gerral"
text = \"\"\"
long [[text]] = "quoted"
\"\"\"
"""
VALUES = [
    "nan", "-inf", "1e999", "9" * 300, "0x" + "f" * 40, "-1", "true", '""', '"\\u0000"', "[]", "{}", "1979-05-27", "07:32:00",
    "[" * 40, "{a=" * 40, "[[1,[2]],{a=1}]", '"' + "x" * 5000 + '"', "'''", '"""', "1_000", "+0", "0o7", "[nan]", "{kind = \"time\"}",
]  # fmt: skip
SCRAPS = ["[[", "]]", "[a.b]", "= =", "a.b.c.d = 1", "." * 40, "\ufeff", "\x00", "\x7f", "\u202e", "\U0001f680", "\r", "\t", "#", "'", "\\"]
TEXT = st.text(st.characters(), max_size=12)


class Anything(Rule):
    """Wants other keys than any level has."""

    other: dict[str, list[int]]


@st.composite
def garbled(draw: st.DrawFn, text: str) -> bytes:
    lines = text.splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(0, len(lines) - 1)))
        line = lines[place] if lines else "\n"
        how = draw(st.sampled_from(["drop", "double", "move", "value", "key", "scrap", "text", "cut", "swap"]))
        spot = draw(st.integers(0, len(line)))
        if how == "drop":
            new = []
        elif how == "double":
            new = [line, line]
        elif how == "move":
            new = [draw(st.sampled_from(lines)), line] if lines else [line]
        elif how == "value":
            new = [line.split("=")[0] + "= " + draw(st.sampled_from(VALUES)) + "\n"]
        elif how == "key":
            new = [draw(TEXT) + line.partition("=")[1] + line.partition("=")[2]]
        elif how == "scrap":
            new = [line[:spot] + draw(st.sampled_from(SCRAPS)) + line[spot:]]
        elif how == "text":
            new = [line[:spot] + draw(TEXT) + line[spot:]]
        elif how == "cut":
            new = [line[:spot] + line[spot + draw(st.integers(1, 5)) :]]
        else:
            new = [line.swapcase()]
        lines[place : place + 1] = new
    data = "".join(lines).encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        data = data[: draw(st.integers(0, len(data)))]
    if draw(st.integers(0, 9)) == 0:
        spot = draw(st.integers(0, len(data)))
        data = data[:spot] + draw(st.binary(min_size=1, max_size=3)) + data[spot:]
    return data


def try_to_load(data: bytes) -> None:
    for model in (LevelRule, Anything):
        try:
            validate(parse_toml(data, Path("garbled.toml")), model)
        except ContentError as error:
            for problem in error.problems:
                text = str(problem)
                assert text.startswith("garbled.toml")
                assert "\n" not in text
                assert len(text) < 2000
                assert problem.line <= data.count(b"\n") + 2


@given(garbled(SAMPLE))
@settings(max_examples=400)
def test_a_garbled_file_gives_only_content_errors(data: bytes):
    try_to_load(data)


@given(st.binary(max_size=80))
@settings(max_examples=200)
def test_any_bytes_give_only_content_errors(data: bytes):
    try_to_load(data)


@pytest.mark.slow
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_garbled_levels_give_only_content_errors(path: Path):
    @given(garbled(path.read_text(encoding="utf-8")))
    @settings(max_examples=2000)
    def garble(data: bytes) -> None:
        try_to_load(data)

    garble()
