"""Measures that read the ledger: each counts what it says, and one that compares fights the battle twice."""

from pathlib import Path
from typing import Any

import pytest

from game.base.constants import ARUME, BOW, MIDDLE, RACE, STERN
from game.base.errors import ContentError
from game.rules import measures as m
from game.rules.levels import find_level, load_level, shipped_levels
from game.rules.library import standard
from game.rules.selection import Selection
from game.sim import batch
from game.sim.measure import NotMeasured, figure, figures, summary
from game.world import events as e
from game.world.components import DESTROYED, Record, Shield
from tests.sim.conftest import HERE, Writer

ARUMES, RACES = Selection(side="arume"), Selection(side="race")


@pytest.fixture
def told(w: Writer) -> Writer:
    """Tell of a warning shot, a salvo of six, two explosive, a beam and a great beam, and of what they did."""
    shield, row = w.world.units[Shield], w.rows[w.arume]
    w.tell(0, w.launched(900))
    w.tell(100, w.stopped(900, "laser", w.arume))
    w.tell(500, *(w.launched(n) for n in range(901, 907)), w.launched(910, w.bus), w.launched(911, w.bus))
    shield.store[row] = 0.9 * shield.capacity[row]
    w.tell(600, *(w.shielded(n, w.arume) for n in (901, 902)), w.stopped(903, "interceptor", w.arume), w.stopped(904, "wreck"))
    w.tell(610, w.hit(905, w.friend), w.stopped(911, "cannon", w.arume))
    w.tell(620, e.BeamBegan(0, row, w.rows[w.race], HERE))
    w.tell(640, e.Breached(w.rows[w.race], w.race, STERN, "beam", w.arume, -1, HERE), e.ShutDown(w.rows[w.race], w.race, HERE))
    w.tell(641, e.Breached(w.rows[w.other], w.other, BOW, "beam", w.arume, -1, HERE))
    w.tell(900, e.BeamBegan(0, row, w.rows[w.race], HERE), w.destroyed(w.third, "beam", w.arume))
    w.tell(950, w.burst(910, w.arume), e.ShieldDown(row, w.arume, "pulse", HERE), w.hit(910, w.arume, 120.0, "burst"))
    w.tell(1000, e.GenocideFired(row, w.arume, ARUME, HERE, (1.0, 0.0), 30.5, 0.2, 0.005))
    w.tell(1001, w.destroyed(w.fourth, "genocide", w.arume), e.Breached(w.rows[w.friend], w.friend, MIDDLE, "genocide", w.arume, -1, HERE))
    w.tell(1100, e.GenocideAborted(row, w.arume, "bow", 0.4, HERE))
    w.tell(1700, w.destroyed(w.arume, "burst", w.race, 910), e.Jumped(w.rows[w.friend], w.friend, ARUME, 0, HERE, (1.0, 0.0)))
    return w


FIGURES: list[tuple[dict[str, Any], float]] = [
    ({"kind": "launched", "of": RACES, "missile": "ordinary", "salvo": 1}, 1),
    ({"kind": "launched", "of": RACES, "missile": "ordinary", "salvo": 2}, 6),
    ({"kind": "launched", "of": ARUMES, "missile": "ordinary", "salvo": 1}, 0),
    ({"kind": "ended", "how": "laser", "of": RACES, "salvo": 1}, 1),
    ({"kind": "ended", "how": "shield", "of": RACES, "salvo": 2, "at": ARUMES}, 2),
    ({"kind": "ended", "how": "shield", "of": RACES, "salvo": 2, "at": RACES}, 0),
    ({"kind": "ended", "how": "intercepted", "of": RACES, "missile": "ordinary"}, 3),
    ({"kind": "ended", "how": "intercepted", "missile": "explosive"}, 1),
    ({"kind": "ended", "how": "arrived"}, 4),
    ({"kind": "ended", "how": "arrived", "missile": "explosive", "at": ARUMES}, 1),
    ({"kind": "ended", "how": "burst", "of": ARUMES}, 0),
    ({"kind": "ended", "how": "flying"}, 1),
    ({"kind": "ships_hit", "of": ARUMES, "by": RACES}, 2),
    ({"kind": "ships_hit", "of": ARUMES, "missile": "ordinary", "salvo": 2}, 1),
    ({"kind": "ships_hit", "of": ARUMES, "alive": True}, 1),
    ({"kind": "ships_hit", "of": ARUMES, "missile": "explosive", "alive": True}, 1),
    ({"kind": "felled", "of": RACES}, 2),
    ({"kind": "felled", "of": RACES, "cause": "beam"}, 1),
    ({"kind": "felled", "of": RACES, "cause": "beam", "salvo": 1}, 0),
    ({"kind": "felled", "of": RACES, "cause": "beam", "state": "lost", "salvo": 1}, 1),
    ({"kind": "felled", "of": RACES, "cause": "beam", "state": "breached", "by": ARUMES}, 3),
    ({"kind": "felled", "of": RACES, "cause": "beam", "by": RACES}, 0),
    ({"kind": "felled", "of": Selection(), "cause": "genocide", "state": "breached", "salvo": 1}, 2),
    ({"kind": "felled", "of": ARUMES, "missile": "explosive", "salvo": 1}, 1),
    ({"kind": "felled", "of": ARUMES, "missile": "ordinary"}, 0),
    ({"kind": "adrift", "of": RACES}, 1),
    ({"kind": "stripped", "of": ARUMES}, 1),
    ({"kind": "stripped", "of": ARUMES, "cause": "overload"}, 0),
    ({"kind": "shots", "of": ARUMES}, 1),
    ({"kind": "charge", "of": ARUMES, "what": "seconds"}, 30.5),
    ({"kind": "charge", "of": ARUMES, "what": "defence"}, 20),
    ({"kind": "charge", "of": ARUMES, "what": "recharge"}, 0.5),
    ({"kind": "charge", "of": ARUMES, "what": "seconds", "shot": 2}, 0),
    ({"kind": "charge", "of": RACES, "what": "defence"}, 100),
    ({"kind": "charging_at_burst", "of": ARUMES}, 0),
    ({"kind": "destroyed_charging", "of": ARUMES, "within_s": 10.0}, 1),
    ({"kind": "destroyed_charging", "of": ARUMES, "within_s": 9.9}, 0),
    ({"kind": "jumped", "of": ARUMES}, 1),
    ({"kind": "shield_left", "of": ARUMES, "by": RACES, "salvo": 2}, 90),
    ({"kind": "shield_left", "of": ARUMES, "by": RACES, "salvo": 3}, 100),
    ({"kind": "shield_left", "of": RACES}, 100),
    ({"kind": "within", "lo": 1.0, "hi": 2.0, "of": {"kind": "ended", "how": "shield"}}, 1),
    ({"kind": "within", "hi": 1.0, "of": {"kind": "ended", "how": "shield"}}, 0),
    ({"kind": "all", "of": [{"kind": "shots", "of": ARUMES}, {"kind": "jumped", "of": ARUMES}]}, 1),
    ({"kind": "all", "of": [{"kind": "shots", "of": ARUMES}, {"kind": "shots", "of": RACES}]}, 0),
]  # fmt: skip


def rule(measure: dict[str, Any]) -> m.Measure:
    row = {"figure": "T", "what": "a test", "lo": 0.0, "hi": 1.0, "measure": measure}
    return m.ExpectRule.model_validate(row).measure


@pytest.mark.parametrize(("measure", "value"), FIGURES, ids=lambda x: str(x)[:90])
def test_each_measure(told: Writer, measure: dict[str, Any], value: float):
    assert figure(told.world, rule(measure), told.ledger) == pytest.approx(value)


def test_charging_counts_only_while_it_lasts(w: Writer):
    w.tell(0, w.launched(900, w.bus))
    w.cannon.wanted[w.rows[w.arume]] = True
    w.tell(9, w.burst(900, w.arume), w.destroyed(w.arume, "burst", w.race, 900))
    for kind in ("charging_at_burst", "destroyed_charging"):
        assert figure(w.world, rule({"kind": kind, "of": ARUMES}), w.ledger) == 1


def test_a_wreck_does_not_drift_as_a_ship(told: Writer):
    told.world.records[Record].status[0] = DESTROYED
    assert figure(told.world, rule({"kind": "adrift", "of": RACES}), told.ledger) == 0


def test_without_a_ledger_only_records_are_read(told: Writer):
    with pytest.raises(NotMeasured):
        figure(told.world, rule({"kind": "jumped", "of": ARUMES}))
    assert set(figures(told.world)) == {row.figure for row in told.world.level.expect}


DOUBLE = {"kind": "against_formation", "force": "picket", "formation": "line"}


def test_a_comparison_divides_the_other_battle_by_this_one(told: Writer):
    other = Writer()
    other.tell(0, *(other.launched(n) for n in range(900, 912)))
    measure = rule(DOUBLE | {"of": {"kind": "launched", "of": RACES, "missile": "ordinary", "salvo": 1}})
    rivals = {("picket", "line"): other.simulation}
    assert figure(told.world, measure, told.ledger, rivals) == 12
    assert figure(Writer().world, measure, other.ledger, rivals) == 1
    with pytest.raises(NotMeasured):
        figure(told.world, measure, told.ledger)


def level_with(tmp_path: Path, *measures: str, limit: str = "limit_s = 3") -> Path:
    text = shipped_levels()["picket"].read_text(encoding="utf-8").replace("limit_s = 420", limit)
    for number, measure in enumerate(measures):
        text += f'\n[[expect]]\nfigure = "T{number}"\nwhat = "a test"\nlo = 0\nhi = 1\nmeasure = {measure}\n'
    path = tmp_path / "other.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_batch_fights_in_the_other_formation_too(tmp_path: Path):
    force = next(force.id for force in find_level("picket", standard()).force if force.side == "race")
    measure = f'{{ kind = "against_formation", force = "{force}", formation = "line", of = {{ kind = "lost", of = {{}} }} }}'
    path = level_with(tmp_path, measure)
    level = load_level(path, standard())
    assert batch.rivals_of(level) == {(force, "line")}
    changed = batch.standing_otherwise(level, force, "line")
    assert [each.formation for each in changed.force if each.id == force] == ["line"]
    assert [each for each in changed.force if each.id != force] == [each for each in level.force if each.id != force]
    row = batch.fight(str(path), 4, "ordinary")
    assert row["canon"]["T0"] == 0.0
    assert row["ledger"]["race"]["ordinary"]["launched"] == 0
    assert row["ticks"] >= 180


@pytest.mark.parametrize(
    ("measure", "wrong"),
    [
        ('{ kind = "jumped", of = { ship = "nobody" } }', "nobody"),
        ('{ kind = "ended", how = "hull", at = { force = "nowhere" } }', "nowhere"),
        ('{ kind = "within", of = { kind = "felled", of = {}, by = { ship = "ghost" } } }', "ghost"),
        ('{ kind = "all", of = [{ kind = "lost", of = {} }, { kind = "lost", of = { ship = "shade" } }] }', "shade"),
        ('{ kind = "against_formation", force = "void", formation = "line", of = { kind = "lost", of = {} } }', "void"),
        ('{ kind = "against_formation", force = "picket", formation = "knot", of = { kind = "lost", of = {} } }', "knot"),
        ('{ kind = "ended", how = "melted" }', "melted"),
        ('{ kind = "within", of = { kind = "forgotten", of = {} } }', "forgotten"),
    ],
)  # fmt: skip
def test_a_wrong_name_in_a_measure_is_found(tmp_path: Path, measure: str, wrong: str):
    with pytest.raises(ContentError) as found:
        load_level(level_with(tmp_path, measure), standard())
    assert any(wrong in problem.got and problem.line > 200 for problem in found.value.problems)


def test_the_summary_carries_the_ledger(told: Writer):
    told.world.outcome = "partial"
    sums = summary(told.simulation)["ledger"]
    assert sums["race"]["ordinary"] == {
        "launched": 7, "laser": 1, "interceptor": 1, "wreck": 1, "shield": 2, "hull": 1, "flying": 1,
    }  # fmt: skip
    assert sums["race"]["explosive"] == {"launched": 2, "cannon": 1, "burst": 1, "flying": 0}
    assert RACE == 0 and sums["arume"]["ordinary"] == {"launched": 0, "flying": 0}
