"""Whatever happens to a level's text, it gives clear errors with their place, or a battle that runs."""

import random
import re
from pathlib import Path

import pytest

from game.base.errors import ContentError
from game.rules.levels import load_level, shipped_levels
from game.rules.library import standard
from game.sim.simulation import Simulation

TEXT = shipped_levels()["picket"].read_text(encoding="utf-8")
VALUES = [
    "0", "-1", "1e308", "-1e308", "1e999", "nan", "inf", "99999999999", "9" * 30, "1e-320", "true", '""', '"x"', "[]", "{}",
    "[0, 0, 0]", "[1e6, -1e6]", "[nan, 0]", '"race_cargo"', '"\\u0000"', '"\u202e\U0001f680"', "1979-05-27", "{ kind = \"time\" }",
]  # fmt: skip
NAMES = ["race_cruizer", "Arume", "sphere", "risson", "picket", "haulers", "", "\u00e9\u00e8", "a" * 300, "../../etc", "dark"]
WORDS = re.compile(r'"[a-z_0-9-]+"')
TICKS = 60


def mutate(text: str, rng: random.Random) -> str:
    """Change a text in one to four ways an author, an editor or a bad disk would."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(lines))
        line, how = lines[place], rng.randrange(11)
        if how == 0:
            del lines[place : place + rng.randint(1, 6)]
        elif how == 1:
            lines[place:place] = lines[place : place + rng.randint(1, 12)]
        elif how == 2 and "=" in line:
            lines[place] = line.split("=")[0] + "= " + rng.choice(VALUES)
        elif how == 3:
            lines[place] = re.sub(r"-?\d+(\.\d+)?", lambda _: rng.choice(VALUES), line, count=1)
        elif how == 4:
            lines[place] = WORDS.sub(lambda _: f'"{rng.choice(NAMES)}"', line, count=1)
        elif how == 5:
            lines[place] = re.sub(r"\d+", lambda got: str(int(got[0]) * rng.choice([0, 10, 1000])), line, count=1)
        elif how == 6:
            other = rng.randrange(len(lines))
            lines[place], lines[other] = lines[other], line
        elif how == 7:
            spot = rng.randrange(len(line) + 1)
            lines[place] = line[:spot] + rng.choice(["\u202e", "\U0001f680", "]", '"', "\x00", "=", "#"]) + line[spot:]
        elif how == 8 and rng.random() < 0.3:
            del lines[place:]
        elif how == 9:
            lines[place] = re.sub(r'"(race|arume)"', lambda got: '"arume"' if "race" in got[0] else '"race"', line)
        else:
            lines[place] = line.replace("= true", "= false").replace("later = false", "later = true")
        if not lines:
            lines = [""]
    return "\n".join(lines)


def try_one(seed: int, path: Path) -> bool:
    """Try one mutation; answer whether it ran."""
    path.write_text(mutate(TEXT, random.Random(seed)), encoding="utf-8")
    try:
        level = load_level(path, standard())
    except ContentError as error:
        for problem in error.problems:
            said = str(problem)
            assert said.startswith(str(path)), said
            assert ": got " in said or " got " in said
            assert ", expected " in said
            assert "\n" not in said
            assert problem.line >= 1, said
        return False
    simulation = Simulation(standard(), level, seed % 7)
    for _ in range(TICKS):
        if simulation.over:
            break
        simulation.tick()
    return True


@pytest.mark.parametrize("part", range(4))
def test_two_hundred_mutated_levels(part: int, tmp_path: Path):
    ran = [try_one(seed, tmp_path / "level.toml") for seed in range(part * 50, part * 50 + 50)]
    assert 5 <= sum(ran) <= 45, "some run and some do not, or this tries nothing"


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(8))
def test_two_thousand_mutated_levels(part: int, tmp_path: Path):
    for seed in range(1000 + part * 250, 1250 + part * 250):
        try_one(seed, tmp_path / "level.toml")
