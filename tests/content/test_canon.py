"""Canon: 32 battles on autopilot, and every expected figure inside its band."""

import statistics

import pytest

from game.rules.levels import find_level, shipped_levels
from game.rules.library import standard
from game.sim.batch import run

BATTLES, SEED, JOBS = 32, 1000, 2


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", sorted(name for name in shipped_levels() if find_level(name, standard()).expect))
def test_canon_figures_hold(name: str):
    rows = list(run(name, BATTLES, SEED, JOBS, "ordinary"))
    outside = []
    for wanted in find_level(name, standard()).expect:
        values = [row["canon"][wanted.figure] for row in rows]
        value = statistics.median(values) if wanted.stat == "median" else statistics.mean(values)
        if not wanted.lo <= value <= wanted.hi:
            outside.append(f"{wanted.figure} ({wanted.what}): {value}, canon {wanted.lo} to {wanted.hi}; {values}")
    assert not outside, "\n".join(outside)
