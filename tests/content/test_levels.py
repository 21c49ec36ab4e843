"""Every shipped level loads, keeps its bytes, runs, and expects what canon says."""

from pathlib import Path

import pytest
import tomlkit

from game.base import paths
from game.rules.levels import find_level, load_level, shipped_levels
from game.rules.library import standard
from game.sim.measure import figures, summary
from game.sim.simulation import Simulation

LEVELS = shipped_levels()
CANON = {
    "picket": {
        "C2.1": ("median", 6, 6), "C2.2": ("median", 0, 0), "C2.3": ("median", 2, 4), "C2.4a": ("median", 2, 4),
        "C2.4b": ("median", 5, 9), "C2.5a": ("median", 1, 3), "C2.5b": ("median", 1, 2),
    },
}  # fmt: skip


@pytest.fixture(params=sorted(LEVELS), ids=str)
def path(request: pytest.FixtureRequest) -> Path:
    return LEVELS[request.param]


def test_the_picket_is_shipped():
    assert "picket" in LEVELS


def test_a_level_loads_and_is_named_as_its_file(path: Path):
    level = load_level(path, standard())
    assert LEVELS[level.id] == path
    assert find_level(level.id, standard()) == level == find_level(str(path), standard())


def test_a_level_round_trips_byte_for_byte(path: Path):
    raw = path.read_bytes()
    assert tomlkit.dumps(tomlkit.parse(raw.decode("utf-8"))).encode("utf-8") == raw


def test_a_level_runs_under_guard_and_every_figure_can_be_measured(path: Path):
    simulation = Simulation(standard(), load_level(path, standard()), 1, guard=True)
    for _ in range(120):
        simulation.tick()
    told = figures(simulation.world, simulation.ledger)
    assert set(told) == {row.figure for row in simulation.level.expect if row.measure.kind not in ("against_formation", "against_variant")}
    assert summary(simulation)["ticks"] == 120


@pytest.mark.parametrize("name", sorted(CANON))
def test_the_expected_figures_are_canons(name: str):
    level = find_level(name, standard())
    assert {row.figure: (row.stat, row.lo, row.hi) for row in level.expect} == CANON[name]


def test_nobody_speaks_who_has_no_portrait(path: Path):
    level = load_level(path, standard())
    pictures = {picture.stem for picture in (paths.assets() / "images" / "portraits").glob("*.png")}
    assert {speaker.portrait for speaker in level.speaker.values()} <= pictures


def test_a_battle_has_a_picture_in_the_list(path: Path):
    assert (paths.assets() / "images" / "cards" / f"{load_level(path, standard()).id}.jpg").is_file()


def test_every_objective_can_be_decided_and_every_outcome_can_come(path: Path):
    level = load_level(path, standard())
    actions = [action for trigger in level.trigger for action in trigger.do]
    decided = {action.objective for action in actions if action.kind == "objective"}
    assert {goal.id for goal in level.objective} == decided
    outcomes = {action.outcome for action in [*actions, level.late] if action.kind == "end"}
    assert {"victory", "defeat"} <= outcomes  # a lesson too can lose the ship it is held on


def test_every_rule_is_used_and_every_unit_can_be_spawned():
    library = standard()
    named = {unit.hull for unit in library.units.values()} | {each.hull for each in library.missiles.values()}
    assert named <= set(library.hulls)
    for key, unit in library.units.items():
        assert len(library.hulls[unit.hull].outline_wu) >= 3, key
        assert 0.0 < unit.compartments.breakup_share < 1.0, key
