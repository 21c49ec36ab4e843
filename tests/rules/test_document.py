from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field, model_validator

from game.base.errors import ContentError, Problem
from game.rules.document import Document, Rule, load_toml, measured, named, parse_toml, validate


class Zone(Rule):
    kind: Literal["zone"]
    zone: str
    radius_wu: float = measured(..., "wu", gt=0, le=500)


class Time(Rule):
    kind: Literal["time"]
    at_s: float = measured(..., "s", ge=0, help="seconds of battle")


class Ship(Rule):
    name: str
    unit: str = named(..., "unit")
    escorts: list[str] = named([], "unit")
    at_wu: tuple[float, float] = measured((0.0, 0.0), "wu")
    count: int = measured(1, ge=1, le=8)
    doctrine: Literal["attack", "screen"] = "attack"


class Level(Rule):
    format: int = measured(..., ge=1, le=1)
    ship: list[Ship] = measured([], max_length=20)
    trigger: list[Annotated[Zone | Time, Field(discriminator="kind")]] = []
    stock: dict[str, int] = named({}, "unit")
    zone: Zone | None = None
    spot: str | float = ""

    @model_validator(mode="after")
    def _has_ships(self) -> "Level":
        if self.spot == "nowhere":
            raise ValueError("a spot that is somewhere")
        return self


KNOWN = {"unit": {"race_cruiser", "race_patrol"}}
GOOD = """\
# a level
format = 1
stock = {race_cruiser = 6}

[[ship]]
name = "Risson"
unit = "race_cruiser"
escorts = ["race_patrol",
  "race_patrol"]
at_wu = [1, -2.5]

[[ship]]
name = "Hetto"
unit = "race_cruiser"

[[trigger]]
kind = "zone"
zone = "home"
radius_wu = 20

[[trigger]]
kind = "time"
at_s = 3.5
"""


def doc(text: str) -> Document:
    return parse_toml(text, Path("level.toml"))


def problems(text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        validate(doc(text), Level, KNOWN)
    return [str(problem) for problem in caught.value.problems]


def changed(old: str, new: str) -> list[str]:
    assert GOOD.count(old) == 1, "the change must hit one place"
    return problems(GOOD.replace(old, new))


def test_a_good_file_loads_frozen():
    level = validate(doc(GOOD), Level, KNOWN)
    assert level.ship[0].at_wu == (1.0, -2.5)
    assert level.trigger[1] == Time(kind="time", at_s=3.5)
    with pytest.raises(ValueError, match="frozen"):
        level.format = 1


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("radius_wu = 20", "radius_wu = 900", "19: trigger[0].radius_wu: got 900, expected a number in wu more than 0 and at most 500"),
        ("radius_wu = 20", "radius_wu = nan", "19: trigger[0].radius_wu: got nan, expected a number in wu more than 0 and at most 500"),
        ("radius_wu = 20", "", "16: trigger[0].radius_wu: got nothing, expected a number in wu more than 0 and at most 500"),
        ("at_s = 3.5", "at_s = true", "23: trigger[1].at_s: got true, expected a number in s at least 0"),
        ("at_s = 3.5", "at_s = inf", "23: trigger[1].at_s: got inf, expected a number in s at least 0"),
        ('kind = "time"', 'kind = "tim"', '22: trigger[1].kind: got "tim", expected one of "zone", "time"; did you mean time?'),
        ('kind = "time"', "", "21: trigger[1].kind: got nothing, expected a text in quotes that says what this table is"),
        ("[1, -2.5]", '[1, "x"]', '10: ship[0].at_wu[1]: got "x", expected a number in wu'),
        ("[1, -2.5]", "[1, 2, 3]", "10: ship[0].at_wu: got [1, 2, 3], expected a list of 2, each a number in wu"),
        ('name = "Hetto"', 'name = "Hetto"\ncount = 9', "14: ship[1].count: got 9, expected a whole number from 1 to 8"),
        ('name = "Hetto"', 'name = "Hetto"\ncount = "2"', '14: ship[1].count: got "2", expected a whole number from 1 to 8'),
        ('name = "Hetto"', 'name = "Hetto"\ncont = 2', '14: ship[1].cont: got an unknown key, expected one of "name", "unit", "escorts", "at_wu", "count", "doctrine"; did you mean count?'),
        ('name = "Hetto"', 'name = "Hetto"\ndoctrine = "atack"', '14: ship[1].doctrine: got "atack", expected one of "attack", "screen"; did you mean attack?'),
        ('  "race_patrol"]', '  "race_patrl"]', '9: ship[0].escorts[1]: got "race_patrl", expected a known unit: one of "race_cruiser", "race_patrol"; did you mean race_patrol?'),
        ("{race_cruiser = 6}", "{race_cruser = 6}", '3: stock.race_cruser: got "race_cruser", expected a known unit: one of "race_cruiser", "race_patrol"; did you mean race_cruiser?'),
        ("format = 1", "format = 1\nspot = []", "3: spot: got [], expected a text in quotes or a number"),
        ("format = 1", 'format = 1\nzone = {kind = "zone", zone = "a"}', "3: zone.radius_wu: got nothing, expected a number in wu more than 0 and at most 500"),
        ("format = 1", 'format = 1\nspot = "nowhere"', "1: got a table, expected a spot that is somewhere"),
        ("format = 1", "format = 2", "2: format: got 2, expected a whole number equal to 1"),
        ("format = 1", 'format = 1\n"a b" = 1', '3: "a b": got an unknown key, expected one of "format", "ship", "trigger", "stock", "zone", "spot"'),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_line_key_and_what_belongs_there(old: str, new: str, problem: str):
    assert f"level.toml:{problem}" in changed(old, new)


def test_every_mistake_is_told_at_once_in_order():
    text = GOOD.replace("at_s = 3.5", "at_s = -1").replace('"Hetto"', "3").replace("format = 1", "format = true")
    found = problems(text)
    assert [line.split(":")[1] for line in found] == ["2", "13", "23"]


def test_a_flood_of_mistakes_is_cut_short():
    found = problems("format = 1\n" + "".join(f"key{n} = 1\n" for n in range(5000)))
    assert len(found) == 101
    assert "4900 more problems" in found[-1]


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (b"\xef\xbb\xbfformat = 1", 1, "byte order mark"),
        (b"format = 1\nname = '\xff'", 2, "byte 0xFF"),
        (b"format = 1\nname = '\x1b'", 2, "U+001B"),
        (b"a = 1\rb = 2", 1, "U+000D"),
        (b"# long\n" + b"a." * 16 + b"a = 1", 2, "16 parts"),
        (b"# long\n[" + b"a." * 16 + b"a]", 2, "16 parts"),
        (b"a = " + b"[" * 5000, 1, "deep inside"),
        (b"a = " + b"{a=" * 5000, 1, "deep inside"),
        (b"a = [\n" + b"9" * 5000 + b"]", 2, "5000 characters"),
        (b"a = 0x" + b"f" * 60, 1, "64 bits"),
        (b"a = 1\nb = 99999999999999999999", 2, "64 bits"),
        (b"a = [1, 1979-05-27]", 1, "the date"),
        (b"a = 1979-13-27", 1, "TOML"),
        (b"a = 1\na = 2", 2, "TOML"),
        (b"a = 1\nb = = 2", 2, "TOML"),
        (b"a = [\n1,\n2\nb = 3\n", 4, "line 1 is never closed"),
        (b"a = '''\nnever closed", 2, "TOML"),
        (b"a = 1\n" * 60_000, 0, "256 KiB"),
        (b"a = 1\na = 2", 2, "each key once only"),
        (b'a = "x\nb = 1', 1, "a quote that closes the text before the line ends"),
        (b"a = 'x\nb = 1", 2, "a quote that closes the text"),
        (b"a = 1\nb 2", 2, "a key, then ="),
        (b"a = 1\rb = 2", 1, "line ends of Linux or Windows"),
        (b"a = \"\xe2\x80\xae\" b", 1, "\\u202e"),
    ],
)
def test_what_no_parser_should_see_is_refused_with_its_line(raw: bytes, line: int, words: str):
    with pytest.raises(ContentError) as caught:
        parse_toml(raw, Path("bad.toml"))
    problem = caught.value.problems[0]
    assert words in str(problem)
    assert problem.line == line


def test_sixteen_parts_and_sixteen_levels_are_allowed():
    parse_toml("a." * 15 + "a = 1", Path("a.toml"))
    parse_toml("a = " + "[" * 16 + "]" * 16, Path("a.toml"))


def test_a_missing_file_and_a_folder_are_content_errors(tmp_path: Path):
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ContentError, match="no such file"):
            load_toml(path)


def test_windows_line_ends_and_crowded_strings_keep_the_count(tmp_path: Path):
    path = tmp_path / "a.toml"
    path.write_bytes(b'a = """\r\n[[x]]\r\nb = "\\""""\r\nc = \'it"s # no\' # yes [\r\n"d.e".f = [ # [\r\n 1,\r\n]\r\n')
    document = load_toml(path)
    assert [document.line_of(key) for key in [("a",), ("c",), ("d.e", "f"), ("d.e", "f", 0)]] == [1, 4, 5, 6]


def test_line_of_counts_arrays_of_tables_inside_one_another():
    text = "[[w]]\n[[w.s]]\na=1\n[[w.s]]\n[w.s.h]\nx.y={b=1}\n[[w]]\n[[w.s]]\na=[1.5,\n  2.5]"
    document = doc(text)
    lines = {
        ("w", 0): 1, ("w", 0, "s", 1): 4, ("w", 0, "s", 1, "h"): 5, ("w", 0, "s", 1, "h", "x", "y", "b"): 6,
        ("w", 1, "s", 0, "a", 1): 10, ("w", 1, "s", 0, "none", "here"): 8, ("none",): 1, (): 1,
    }  # fmt: skip
    assert {key: document.line_of(key) for key in lines} == lines


def test_every_key_of_a_large_file_has_its_line():
    rows = [f"[[row]]\nname = 'n{n}'\nat = [{n}, {n}.5]\n" for n in range(2500)]
    document = doc("".join(rows))
    assert len(document.text) > 90_000
    assert document.line_of(("row", 2499, "at", 1)) == 7500
    assert document.problem(("row", 3), "x", "y") == Problem(Path("level.toml"), 10, ("row", 3), "x", "y")


def test_changed_checks_like_any_other():
    ship = Ship(name="Risson", unit="race_cruiser")
    assert ship.changed(count=3).count == 3
    with pytest.raises(ValueError, match="less than or equal to 8"):
        ship.changed(count=9)


def test_names_are_not_checked_without_a_list():
    assert validate(doc(GOOD.replace("race_", "other_")), Level).ship[0].unit == "other_cruiser"
