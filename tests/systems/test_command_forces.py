"""Commanders: they see what their side sees, say what a person could say, and leave other battles alone."""

import numpy as np
import pytest

from game.base.constants import DT, RACE
from game.rules.level import ForceRule, ShipRule
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.sim.snapshot import Recorder, restore
from game.world import commands as c
from game.world.components import Body, Group, Launcher, Mount
from game.world.events import BeamBegan
from game.world.ground_events import Shot
from game.world.gunners import reaction_s
from game.world.mind_surface import see
from game.world.minds import Mind
from game.world.orders import ORDER_HOLD, ORDINARY
from game.world.surface import Eyes, Gun, Unit
from tests.systems import mirrored


def battle(where: str, force: str, minds, **more) -> Simulation:
    return Simulation(standard(), getattr(mirrored, where)(force, minds), 4, **more)


def said(simulation: Simulation, ticks: int) -> list[tuple[int, c.Command]]:
    """Give what commanders order in so many ticks, and when."""
    out = []
    for tick in range(ticks):
        simulation.tick()
        out += [(tick, command) for command in simulation.world.commands]
    return out


def first_events(where: str, force: str, mind: str, kind: type, ahead_wu: float):
    """Fight from nearer until the Race's side does something for the first time. Returns: the world then, what was done

    ahead_wu: so much nearer to the enemy both begin
    """
    level, forces = getattr(mirrored, where)(force, (mind, "novice")), []
    for each, way in zip(level.force, (1.0, -1.0), strict=True):
        step = np.array([way * ahead_wu, 0.0])
        ships = [ship.model_copy(update={"at_wu": ship.at_wu and (step + ship.at_wu).tolist()}) for ship in each.ship]
        forces.append(each.model_copy(update={"at_wu": (step + each.at_wu).tolist(), "ship": ships}))
    simulation = Simulation(standard(), level.model_copy(update={"force": forces}), 4)
    world = simulation.world
    for _ in range(2000):
        simulation.tick()
        done = [each for each in world.events if isinstance(each, kind)]
        if any(world.units[Body].side[each.owner] == RACE for each in done):
            return world, done
    raise AssertionError(f"no {kind.__name__}")


def one_mind(where: str, force: str, mind: str, unseen_at: float | None) -> Simulation:
    """Set up a mind on the Race's side alone, with or without more of the enemy far behind those it can see."""
    level = getattr(mirrored, where)(force, (mind, None))
    forces = list(level.force)
    if unseen_at is not None:
        unit = "arume_cruiser" if where == "orbit" else "arume_trooper"
        forces.append(ForceRule(
            id="unseen", side="arume", name="Unseen", at_wu=[unseen_at, 60.0], facing_deg=180.0,
            doctrine="stalk" if where == "orbit" else "", formation="line" if where == "orbit" else "",
            ship=[ShipRule(id=f"unseen-{n}", unit=unit, name="Unseen") for n in range(3)],
        ))  # fmt: skip
    return Simulation(standard(), level.model_copy(update={"force": forces}), 4)


@pytest.mark.parametrize("mind", ["novice", "officer", "commander", "fleetlord"])
def test_an_enemy_that_no_sensor_shows_changes_no_order_in_orbit(mind: str):
    alone = said(one_mind("orbit", "cruisers", mind, None), 150)
    hidden = said(one_mind("orbit", "cruisers", mind, 40000.0), 150)
    assert alone and alone == hidden
    assert said(one_mind("orbit", "cruisers", mind, 0.0), 150) != alone  # and one in sight does


@pytest.mark.parametrize("mind", ["novice", "fleetlord"])
def test_an_enemy_whom_nobody_has_seen_changes_no_order_on_the_surface(mind: str):
    alone, hidden = (one_mind("surface", "foot", mind, at) for at in (None, 3900.0))
    orders = said(alone, 80)
    assert orders and orders == said(hidden, 80)
    world = hidden.world
    there = world.units.rows(Body, Unit, Eyes)
    there = there[world.units[Unit].group[there] == world.forces["unseen"]]
    assert len(there) and not np.isin(there, see(world, 0).foes).any()
    world.lock(False)
    world.units[Eyes].seen[there] = 0.0
    assert np.isin(there, see(world, 0).foes).all()  # and whoever has just been seen is in the picture


def test_what_a_commander_says_is_what_a_person_could_say():
    for where, force in (("orbit", "cruisers"), ("surface", "armour")):
        simulation = battle(where, force, ("fleetlord", "officer"))
        for _, command in said(simulation, 60):
            assert c.load_command(c.dump_command(command)) == command


@pytest.mark.parametrize(("where", "force", "ticks"), [("orbit", "hunters", 200), ("surface", "foot", 90)])
def test_under_guard_and_after_a_save_the_battle_is_the_same(where: str, force: str, ticks: int):
    level = getattr(mirrored, where)(force, ("fleetlord", "commander"))
    free, guarded = Recorder(Simulation(standard(), level, 9)), Simulation(standard(), level, 9, guard=True)
    for _ in range(ticks):
        free.tick()
        guarded.tick()
    assert free.simulation.hash() == guarded.hash()
    again = restore(free.save(), standard(), level)
    for _ in range(40):
        again.tick()
        guarded.tick()
    assert again.simulation.hash() == guarded.hash()


def test_a_battle_without_commanders_knows_nothing_of_them():
    world = Simulation(standard(), find_level("picket", standard()), 1).world
    assert Mind not in world.groups.kinds and "groups.Mind" not in world.hashes()


def test_a_commander_is_silent_while_a_person_commands_and_goes_on_after_him():
    level = mirrored.orbit("cruisers", ("officer", None))
    first = level.force[0]
    mine = first.model_copy(update={"commanded": True})
    mine = mine.model_copy(update={"ship": [mine.ship[0].model_copy(update={"player": True}), *mine.ship[1:]]})
    level = level.model_copy(update={"force": [mine, *level.force[1:]]})
    simulation = Simulation(standard(), level, 2, commanded=True)
    assert not said(simulation, 120)
    world = simulation.world
    own = world.units.refer(int(world.ships()[0]))
    simulation.tick([c.Autopilot(own, True)])
    assert not world.groups[Group].commanded[0]
    assert said(simulation, 200)


def test_an_order_of_a_person_in_the_same_tick_outlasts_the_commanders():
    simulation = battle("orbit", "cruisers", ("novice", "novice"))
    while not simulation.world.commands:
        simulation.tick()
    world = simulation.world
    row = int(world.ships()[0])
    world.lock(False)
    world.groups[Mind].next_look[0] = 0.0
    world.units[Body].pos[row] += 1.0
    world.lock(True)
    simulation.tick([c.Order((world.units.refer(row),), ORDER_HOLD)])
    assert isinstance(world.commands[-1], c.Order) and world.commands[-1].kind == ORDER_HOLD


def test_a_novice_fires_ship_by_ship_and_an_officer_at_what_all_fire_at():
    def first_salvos(mind: str) -> list[c.Salvo]:
        level = mirrored.orbit("cruisers", (mind, "novice"))
        near = [each.model_copy(update={"at_wu": [each.at_wu[0] * 0.6, 0.0]}) for each in level.force]
        simulation = Simulation(standard(), level.model_copy(update={"force": near}), 4)
        world = simulation.world
        while True:
            simulation.tick()
            ours = [each for each in world.commands if isinstance(each, c.Salvo)
                    and world.units[Body].side[each.units[0].row] == RACE and each.kind == ORDINARY]  # fmt: skip
            if ours:
                return ours

    assert all(len(each.units) == 1 and not each.together for each in first_salvos("novice"))
    salvos = first_salvos("officer")
    assert all(each.together for each in salvos) and max(len(each.units) for each in salvos) > 1


def test_explosive_metal_is_kept_for_what_is_worth_it():
    def stock_after(mind: str) -> int:
        level = mirrored.orbit("cruisers", (mind, None))
        craft = [ShipRule(id=f"craft-{n}", unit="race_killercraft", name="Craft") for n in range(4)]
        decoys = level.force[1].model_copy(update={"ship": craft, "doctrine": "patrol", "at_wu": [-900.0, 0.0]})
        simulation = Simulation(standard(), level.model_copy(update={"force": [level.force[0], decoys]}), 4)
        said(simulation, 200)
        world = simulation.world
        ours = world.ships()[world.units[Body].side[world.ships()] == RACE]
        return int(world.units[Launcher].stock[ours, 1].sum())

    assert stock_after("novice") < 30
    assert stock_after("commander") == 30


def test_gunners_are_as_drilled_as_they_are_led_and_as_ever_under_a_person():
    level = mirrored.surface("foot", ("novice", "fleetlord"))
    mine = level.force[0].model_copy(update={"commanded": True})
    plain = level.model_copy(update={"force": [each.model_copy(update={"mind": None}) for each in level.force]})
    theirs = level.model_copy(update={"force": [mine, level.force[1]]})
    figures = []
    for each, commanded in ((plain, False), (level, False), (theirs, True)):
        world = Simulation(standard(), each, 4, commanded=commanded).world
        guns = world.mounts.rows(Gun)
        led = world.units[Body].side[world.mounts[Gun].owner[guns]] == RACE
        figures.append((reaction_s(world, guns)[led].mean(), reaction_s(world, guns)[~led].mean()))
    minds = standard().minds.mind
    (ours, foes), led_by, under_a_person = figures
    assert led_by == pytest.approx((ours * minds["novice"].drill, foes * minds["fleetlord"].drill))
    assert under_a_person == pytest.approx((ours, foes * minds["fleetlord"].drill))


@pytest.mark.parametrize(("mind", "times"), [("novice", 6.0), ("fleetlord", 1.0)])
def test_who_lays_late_lays_late_for_every_shot(mind: str, times: float):
    assert standard().minds.mind[mind].drill == times
    world, shots = first_events("surface", "foot", mind, Shot, 800.0)
    gun, arms = world.mounts[Gun], world.catalogue.arm
    for shot in [each for each in shots if each.side == RACE]:
        guns = world.mounts.rows(Gun)
        row = int(guns[(gun.owner[guns] == shot.owner) & (gun.arm[guns] == shot.arm)][0])
        pause = arms["reload_s"][shot.arm]
        late = min(arms["react_s"][shot.arm] * (times - 1.0), pause)
        assert gun.burst[row] or gun.ready[row] == pytest.approx(pause + late)


@pytest.mark.parametrize(("mind", "times"), [("novice", 6.0), ("fleetlord", 1.0)])
def test_beams_laid_late_have_less_of_their_dwell_left_to_burn(mind: str, times: float):
    world, begun = first_events("orbit", "hunters", mind, BeamBegan, 2400.0)
    mount, weapon = world.mounts[Mount], world.catalogue.weapon
    ours = [each.mount for each in begun if world.units[Body].side[each.owner] == RACE]
    for row in ours:
        late = weapon["slew_s"][mount.weapon[row]] * (times - 1.0)
        assert mount.ready[row] == pytest.approx(late) and mount.dwell[row] == pytest.approx(mount.total[row] - DT)
        assert bool(mount.firing[row]) == (times == 1.0)


def test_who_stands_off_goes_back_from_a_ship_without_shields_that_comes_too_near():
    def after(mind: str) -> float:
        level = mirrored.orbit("cruisers", (mind, None))
        near = [each.model_copy(update={"at_wu": [each.at_wu[0] * 0.5, 0.0]}) for each in level.force]
        simulation = Simulation(standard(), level.model_copy(update={"force": near}), 4)
        world = simulation.world
        leader = int(world.groups[Group].leader[0])
        said(simulation, 400)
        return float(world.units[Body].vel[leader, 0])

    assert after("fleetlord") < 0.0 < after("officer")
