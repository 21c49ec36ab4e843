"""The forecast: battles on worker processes, nobody waits, a dead worker costs one battle; figures and comparisons."""

import math
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import numpy as np
import pytest

from game.base.errors import ContentError
from game.editor import forecast_battle
from game.editor.forecast import DIED, Forecast, Workers, start
from game.editor.forecast_cost import BUDGET_MS, Cost, picture_ms, verdict
from game.editor.forecast_figures import compare, heat_map, report, wilson
from game.rules.library import standard
from game.sim.batch import fight
from tests.editor.bench import LEVELS, SMALL, copy_of, opened

LIBRARY = standard()
SHORT = LEVELS["picket"].read_text(encoding="utf-8").replace("limit_s = 420", "limit_s = 6")


def wait(forecast: Forecast, seconds: float = 90.0) -> None:
    until = time.monotonic() + seconds
    while not forecast.done and time.monotonic() < until:
        forecast.poll()
        time.sleep(0.01)
    assert forecast.done


def test_a_forecast_runs_is_cancelled_and_the_next_one_begins():
    workers = Workers(1)
    try:
        forecast = start(workers, opened(SHORT), LIBRARY, 2, seed=5)
        assert forecast.rows == {}, "start does not wait"
        wait(forecast)
        assert sorted(forecast.rows) == [5, 6]
        again = start(workers, opened(LEVELS["picket"].read_text(encoding="utf-8")), LIBRARY, 50)
        again.poll()
        again.cancel()
        assert again.done
        third = start(workers, opened(SHORT), LIBRARY, 1, seed=5)
        wait(third)
        assert third.rows[5]["hash"] == forecast.rows[5]["hash"], "same level, same seed, same battle"
        assert third.report().outcomes["partial"].share == 1.0
    finally:
        workers.close()


def test_a_level_with_errors_is_not_fought():
    with pytest.raises(ContentError):
        start(Workers(1), opened(SMALL.replace("race_cruiser", "nothing")), LIBRARY, 1)


def test_a_watched_battle_is_the_battle(tmp_path: Any):
    path = copy_of("picket", tmp_path)
    path.write_text(SHORT, encoding="utf-8")
    row = forecast_battle.fight(SHORT, str(path), 7, "ordinary", 0)
    alone = fight(str(path), 7, "ordinary")
    assert {key: row[key] for key in alone} == alone
    assert row["fielded"]["race"] == {"race_cruiser": 4, "race_cargo": 4}
    assert set(row["fired"]) == {"opening"}
    cost = row["cost"]
    assert 0.0 < cost["median_ms"] <= cost["high_ms"] <= cost["worst_ms"]
    assert cost["bodies"] >= 8


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_death_has_its_place():
    text = LEVELS["picket"].read_text(encoding="utf-8")
    row = forecast_battle.fight(text, "picket.toml", 1000, "ordinary", 0)
    told = report([row], text)
    assert len(row["deaths"]) == sum(sum(each.values()) for each in row["losses"].values()) > 3
    assert heat_map([row], 500.0).counts.sum() == pytest.approx(len(row["deaths"]))
    assert sum(loss.lost for loss in told.losses) == len(row["deaths"])


class Stage(Workers):
    """Workers in name only: battles end when told, one seed kills its process."""

    def __init__(self, killer: int = -1, raiser: int = -1, jobs: int = 2) -> None:
        super().__init__(jobs)
        self.killer, self.raiser, self.open, self.most = killer, raiser, {}, 0

    open: dict[int, Future[Any]]

    def submit(self, text: str, path: str, seed: int, difficulty: str, run: int) -> Future[Any]:
        future: Future[Any] = Future()
        self.open[seed] = future
        self.most = max(self.most, len(self.open))
        return future

    def step(self) -> None:
        """Let the first battle end; if it is the killer, all that run die with it."""
        seed = min(self.open)
        if seed == self.killer:
            for future in self.open.values():
                future.set_exception(BrokenProcessPool("gone"))
            self.open.clear()
        elif seed == self.raiser:
            self.open.pop(seed).set_exception(KeyError("doctrine"))
        else:
            self.open.pop(seed).set_result(made(seed))


def made(seed: int, outcome: str = "victory", lost: int = 1, ticks: int = 600) -> dict[str, Any]:
    return {
        "seed": seed, "outcome": outcome, "winner": "race", "ticks": ticks, "fired": {"won": 5}, "cost": {"median_ms": 1.0, "high_ms": 2.0 + lost, "worst_ms": 9.0 * lost, "bodies": 10 * lost, "rounds": 5},
        "losses": {"race": {"race_cruiser": lost}, "arume": {}}, "fielded": {"race": {"race_cruiser": 2}, "arume": {}},
        "leaked": {"race": 2, "arume": 0}, "deaths": [[9, 10.0 * lost, 0.0, "race", "race_cruiser"]] * lost,
    }  # fmt: skip


def played(workers: Stage, battles: int = 6) -> Forecast:
    forecast = start(workers, opened(SMALL), LIBRARY, battles, seed=0)
    for _ in range(100):
        if forecast.done:
            return forecast
        if workers.open:
            workers.step()
        forecast.poll()
    raise AssertionError("it never ends")


def test_a_battle_that_kills_its_worker_twice_is_named_and_no_other_is_lost():
    forecast = played(Stage(killer=2))
    assert forecast.failed == {2: DIED}
    assert sorted(forecast.rows) == [0, 1, 3, 4, 5]


def test_a_battle_that_breaks_is_named_and_the_others_go_on():
    forecast = played(Stage(raiser=1))
    assert forecast.failed == {1: "KeyError: 'doctrine'"}
    assert sorted(forecast.rows) == [0, 2, 3, 4, 5]


def test_only_so_many_battles_are_handed_out_as_keep_the_workers_busy():
    workers = Stage(jobs=2)
    played(workers, 20)
    assert workers.most == 3


def test_wilson_is_the_interval_of_the_books():
    """Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    for count, of, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)):
        chance = wilson(count, of)
        assert (chance.low, chance.high) == pytest.approx((low, high), abs=1e-4)
    assert wilson(0, 0).high == 1.0


def test_wilson_holds_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(4)
    for truth in (0.1, 0.5, 0.8):
        counts = rng.binomial(30, truth, 400)
        held = np.mean([wilson(int(count), 30).low <= truth <= wilson(int(count), 30).high for count in counts])
        assert 0.91 <= held <= 0.99


def test_a_report_sums_up():
    rows = [made(0), made(1, "defeat", 2, 1200), made(2, "victory", 0, 1800)]
    told = report(rows, SMALL + '\n[[trigger]]\nid = "never"\nwhen = []\ndo = []\n')
    assert told.outcomes["victory"].count == 2
    assert told.duration_s[1] == 20.0
    assert told.losses[0].lost == 1.0
    assert told.losses[0].of == 2.0
    assert told.silent == ("never",)
    assert told.leaked == {"race": 2.0, "arume": 0.0}
    assert (told.cost.median_ms, told.cost.high_ms, told.cost.worst_ms) == (1.0, 3.0, 18.0)
    assert (told.cost.bodies, told.cost.picture_ms) == (20, picture_ms("orbit", 20, 5))
    assert report([], SMALL).outcomes["victory"].high == 1.0
    heat = heat_map(rows, 10.0)
    assert heat.counts.sum() == pytest.approx(1.0)
    assert (heat.left, heat.cell_wu) == (10.0, 10.0)
    assert max(heat_map(rows, 1e-9, most=8).counts.shape) <= 8
    assert heat_map(rows, 10.0, "arume").counts.size == 0


def test_what_a_battle_costs_is_said_in_words():
    tones = [verdict(Cost(high_ms=share * BUDGET_MS / 2.0, picture_ms=share * BUDGET_MS / 2.0)) for share in (0.3, 0.9, 1.4)]
    assert [tone for _, tone in tones] == ["good", "warning", "danger"]
    assert "140%" in tones[2][0]
    assert "slower" in tones[2][0]
    assert picture_ms("surface", 400, 0) > picture_ms("surface", 20, 0)


def test_before_and_after_are_compared_seed_by_seed():
    rng = np.random.default_rng(1)
    base = rng.integers(0, 50, 30)
    before = {seed: made(seed, lost=int(base[seed])) for seed in range(30)}
    after = {seed: made(seed, "defeat" if seed % 2 else "victory", lost=int(base[seed]) + 2) for seed in range(5, 30)}
    after |= {seed: made(seed, "defeat" if seed % 2 else "victory", lost=int(base[seed]) + 2 + seed % 3) for seed in range(5, 30)}
    shifts = {shift.what: shift for shift in compare(before, {seed: row for seed, row in after.items() if seed < 30})}
    lost = shifts["lost.race.race_cruiser"]
    assert lost.sure
    assert lost.low < 3.0 < lost.high
    assert lost.high - lost.low < 1.0, "the spread between seeds does not count"
    assert shifts["victory"].sure
    assert shifts["victory"].by == pytest.approx(-13 / 25)
    assert not shifts["duration_s"].sure
    same = compare(before, before)
    assert not [shift for shift in same if shift.sure]
    assert compare(before, {}) == []
    assert math.isinf(compare({1: made(1)}, {1: made(1)})[3].high)
