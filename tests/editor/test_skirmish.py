"""Skirmishes: a set-up makes a sound and fair level, the same one always, and its battle ends by its rule."""

import itertools
import tomllib

import numpy as np
import pytest

from game.base.errors import ContentError
from game.editor.document import LevelFile
from game.editor.problems import problems_of
from game.editor.skirmish import skirmish_level, skirmish_text
from game.editor.skirmish_goals import HOLD_S, limit_of
from game.editor.skirmish_land import MIDDLE_WU
from game.editor.skirmish_setups import filled, first_setup, mended, mirrored_setup, random_setup
from game.editor.skirmish_waves import wave_units, year_of
from game.editor.writing import write
from game.rules.document import parse_toml
from game.rules.library import standard
from game.rules.mind import MINDS, MindName
from game.rules.selection import Selection
from game.rules.skirmish import MOST, FleetRule, SetupRule, choices, read_setup, standard_skirmish, total
from game.sim.batch import fought
from game.sim.measure import winner
from game.sim.simulation import Simulation
from game.world.components import DESTROYED, Body, Record
from game.world.standing import worth
from game.world.surface_catalogue import SurfaceCatalogue

LIBRARY = standard()
SEEDS = range(24)
LONGEST_S = 20 * 60


def setup(theatre="orbit", race=None, arume=None, **more) -> SetupRule:
    """Give a small set-up. race, arume: units; both sides are of the Race's make unless said otherwise"""
    units = {"orbit": {"race_patrol": 1}, "surface": {"race_trooper": 4}}[theatre]
    fleets = {
        "race": FleetRule(make="race", units=race or units),
        "arume": FleetRule(make=more.pop("make", "race"), units=arume or units),
    }
    place = "limb" if theatre == "orbit" else "desert"
    return SetupRule(**{"theatre": theatre, "map": place, "map_seed": 3, "seed": 7, "player": None, **fleets, **more})


@pytest.mark.parametrize("seed", SEEDS)
def test_any_set_up_makes_a_level_without_mistakes(seed: int):
    text = skirmish_text(random_setup(LIBRARY, seed), LIBRARY)
    assert [each for each in problems_of(LevelFile.fresh(text), LIBRARY) if each.weight == "error"] == []


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_the_same_set_up_makes_the_same_bytes_and_another_seed_another_map(seed: int):
    wanted = random_setup(LIBRARY, seed)
    assert skirmish_text(wanted, LIBRARY) == skirmish_text(random_setup(LIBRARY, seed), LIBRARY)
    other = wanted.model_copy(update={"map_seed": wanted.map_seed ^ 1})
    assert skirmish_text(other, LIBRARY) != skirmish_text(wanted, LIBRARY)


@pytest.mark.parametrize("theatre", ["orbit", "surface"])
def test_the_same_set_up_and_seed_fight_the_same_battle(theatre: str):
    hashes = []
    for seed in (5, 5, 6):
        wanted = setup(theatre, seed=seed)
        simulation = Simulation(LIBRARY, skirmish_level(wanted, LIBRARY), seed)
        for _ in range(90):
            simulation.tick()
        hashes.append(simulation.hash())
    assert hashes[0] == hashes[1] != hashes[2]


@pytest.mark.parametrize("place", [each.id for each in standard_skirmish().map])
def test_every_map_gives_both_sides_the_same(place: str):
    theatre = next(each.theatre for each in standard_skirmish().map if each.id == place)
    wanted = random_setup(LIBRARY, 4, theatre).model_copy(update={"map": place, "goal": "destroy"})
    wanted = mended(LIBRARY, wanted.model_copy(update={"arume": wanted.race}))
    level = skirmish_level(wanted, LIBRARY)
    sides = [[each for each in level.force if each.side == side] for side in ("race", "arume")]
    assert len(sides[0]) == len(sides[1])
    for one, other in zip(*sides, strict=True):
        spots = [np.array(force.ship[0].at_wu or force.at_wu) for force in (one, other)]
        if theatre == "orbit":
            assert spots[0] == pytest.approx(-spots[1])
        else:
            assert spots[0] - (MIDDLE_WU, 0) == pytest.approx((MIDDLE_WU - spots[1][0], spots[1][1]), abs=1e-6)
        assert [each.unit for each in one.ship] == [each.unit for each in other.ship]
    fields = {tuple(zone.at_wu): zone for zone in level.zone if zone.debris_per_s}
    for (x, y), zone in fields.items():
        twin = fields[(-x, -y)]
        assert (twin.radius_wu, twin.debris_per_s) == (zone.radius_wu, zone.debris_per_s)
    if level.land is not None:
        inner = [corner for corner in level.land.line_wu if abs(corner[0] - MIDDLE_WU) <= 2700]
        assert [[round(2 * MIDDLE_WU - x), y] for x, y in reversed(inner)] == inner
        for holes in (level.land.trench, level.land.crater):
            places = [each.at_wu for each in holes]
            assert sorted(2 * MIDDLE_WU - place for place in places) == places


def test_a_set_up_is_read_with_every_mistake_told():
    text = "\n".join(_toml(setup()))
    assert read_setup(parse_toml(text, LevelFile.fresh(text).source.path), LIBRARY) == setup()
    broken = text.replace('"limb"', '"limbo"').replace("race_patrol = 1", "race_patrols = 1, race_cruiser = 41")
    with pytest.raises(ContentError) as error:
        read_setup(parse_toml(broken, LevelFile.fresh(text).source.path), LIBRARY)
    told = str(error.value)
    assert "limbo" in told and "race_patrols" in told and "from 1 to 40" in told


def _toml(wanted: SetupRule) -> list[str]:
    return [f"{key} = {write(value)}" for key, value in wanted.model_dump(mode="json").items() if value is not None]


def test_a_year_brings_what_the_calendar_says_and_no_sooner():
    by_year = {era.year: set(choices(LIBRARY, "orbit", "race", era.year)) for era in standard_skirmish().era}
    news = {year: names - by_year.get(before, set()) for before, (year, names) in
            zip([-1, *by_year], by_year.items(), strict=False)}  # fmt: skip
    units = LIBRARY.units
    assert all(units[name].shield is None for name in by_year[2]) and any(units[name].shield for name in news[10])
    assert all(units[name].ftl is None for name in by_year[10]) and any(units[name].ftl for name in news[25])
    lasers = {name for name in by_year[25] if any("laser" in each.weapon for each in units[name].mounts)}
    assert lasers and not lasers & by_year[0] and lasers & by_year[1]


@pytest.mark.parametrize("make", ["race", "arume"])
def test_whatever_both_sides_may_have_they_have_arms_for(make: str):
    catalogue, units = SurfaceCatalogue(LIBRARY), LIBRARY.surface_units
    names = choices(LIBRARY, "surface", make, 0)
    arms = {each.weapon for name in names for each in units[name].guns}
    likes = catalogue.likes[[catalogue.arm_keys.index(arm) for arm in sorted(arms)]].max(axis=0)
    assert {name for name in names if likes[catalogue.prey[catalogue.unit(name)]] < 0.1} == set()


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_a_filled_fleet_keeps_its_budget_and_spends_most_of_it(seed: int):
    rng = np.random.default_rng(seed)
    for theatre, budgets in standard_skirmish().budgets.items():
        for make in ("race", "arume"):
            counts = filled(LIBRARY, theatre, make, 25, budgets[1], rng)
            assert sum(counts.values()) <= MOST[theatre]
            assert 0.8 * budgets[1] <= total(LIBRARY, theatre, counts) <= budgets[1]


def test_waves_grow_and_get_newer_and_stay_within_what_a_battle_holds():
    wanted = setup(goal="survive", waves=12, arume={"race_cruiser": 4, "race_patrol": 3}, player="race")
    waves = [wave_units(wanted, LIBRARY, "arume", number) for number in range(12)]
    sums = [total(LIBRARY, "orbit", each) for each in waves]
    assert sums[0] < sums[2] < sums[5] < sums[11] and max(sum(each.values()) for each in waves) <= 16
    assert year_of(wanted, 0) == 0 < year_of(wanted, 11) and any("lens" in key for key in waves[5])
    level = skirmish_level(wanted, LIBRARY)
    assert [force.id for force in level.force if force.later] == [f"wave-{number}" for number in range(2, 13)]


@pytest.mark.parametrize("seed", SEEDS[:6])
def test_whatever_is_changed_a_set_up_stays_one_that_can_be_played(seed: int):
    wanted = random_setup(LIBRARY, seed)
    for changes in ({"theatre": "orbit"}, {"theatre": "surface"}, {"year": 0}, {"budget": 12}):
        wanted = mended(LIBRARY, wanted, **changes)
        skirmish_level(wanted, LIBRARY)
        for side in ("race", "arume"):
            fleet = wanted.fleet(side)
            assert set(fleet.units) <= set(choices(LIBRARY, wanted.theatre, fleet.make, wanted.year))
            assert wanted.budget is None or total(LIBRARY, wanted.theatre, fleet.units) <= wanted.budget


def test_the_first_set_up_stands_within_its_own_budget():
    wanted = first_setup(LIBRARY, 4711)
    assert wanted.race.units["race_cruiser"] == 8 and wanted.arume.units["arume_cruiser"] == 3


def test_a_fight_in_orbit_ends_when_one_side_is_as_good_as_gone():
    wanted = setup(race={"race_cruiser": 2}, arume={"race_patrol": 1})
    world = fought(LIBRARY, skirmish_level(wanted, LIBRARY), 7, "ordinary").world
    assert world.outcome == "victory" and world.objectives["goal"] == "done" and "Less than a sixth" in world.reason


@pytest.mark.slow
def test_who_stands_alone_in_the_middle_long_enough_has_held_it():
    wanted = setup("surface", race={"race_landcruiser": 1}, arume={"race_trooper": 4}, goal="hold")
    world = fought(LIBRARY, skirmish_level(wanted, LIBRARY), 7, "ordinary").world
    assert world.outcome and (world.reason.startswith("The enemy has") or world.held["middle"][0] >= HOLD_S * 60)


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_two_hundred_set_ups_start_and_end_by_their_rule():
    for seed in range(200):
        wanted = random_setup(LIBRARY, 1000 + seed)
        level = skirmish_level(wanted, LIBRARY)
        assert tomllib.loads(skirmish_text(wanted, LIBRARY))["limit_s"] == limit_of(wanted) <= LONGEST_S
        world = fought(LIBRARY, level, wanted.seed, "ordinary").world
        assert world.outcome and world.time_s <= LONGEST_S, seed
        by_late = world.reason == level.late.reason
        assert not by_late, (seed, "a trigger of the rule ends every battle before its limit does")


@pytest.mark.parametrize("theatre", ["orbit", "surface"])
def test_both_sides_of_a_mirrored_set_up_have_the_same(theatre: str):
    for seed in SEEDS[:6]:
        wanted = mirrored_setup(LIBRARY, seed, theatre, ("novice", "fleetlord"))
        assert wanted.race.units == wanted.arume.units and wanted.race.temper == wanted.arume.temper
        world = Simulation(LIBRARY, skirmish_level(wanted, LIBRARY), seed).world
        ours, theirs = (worth(world, Selection(side=side, except_role="building")) for side in ("race", "arume"))
        assert ours == pytest.approx(theirs) and ours > 0.0


def won_by(wanted: SetupRule) -> str:
    """Fight a set-up. Returns: the side that won, "none" for neither"""
    return winner(fought(LIBRARY, skirmish_level(wanted, LIBRARY), wanted.seed, "ordinary").world)


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("theatre", ["orbit", "surface"])
def test_mirrored_set_ups_are_fair(theatre: str):
    won = [won_by(mirrored_setup(LIBRARY, seed, theatre)) for seed in range(200)]
    assert 0.4 <= won.count("race") / (200 - won.count("none")) <= 0.6, won


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("theatre", ["orbit", "surface"])
@pytest.mark.parametrize(("worse", "better"), tuple(itertools.pairwise(MINDS)))
def test_each_level_of_commander_beats_the_one_below(theatre: str, worse: MindName, better: MindName):
    won = 0
    for seed in range(3000, 3100):
        minds = (better, worse) if seed % 2 else (worse, better)
        won += won_by(mirrored_setup(LIBRARY, seed, theatre, minds)) == ("race" if seed % 2 else "arume")
    assert won >= 70


@pytest.mark.parametrize("theatre", ["orbit", "surface"])
def test_a_battle_in_which_nobody_is_left_on_either_side_ends_undecided(theatre: str):
    simulation = Simulation(LIBRARY, skirmish_level(setup(theatre), LIBRARY), 7)
    world = simulation.world
    while not simulation.over and world.time_s < 7.0:
        if world.tick == 60:
            world.lock(False)
            world.deaths.update(world.units.rows(Body).tolist())
            world.records[Record].status[: world.records.size] = DESTROYED
            world.lock(True)
        simulation.tick()
    assert world.outcome == "partial" and "Nobody was left" in world.reason
