"""The display of fleet battles: what it says of drives, lanes, salvoes, power, groups and formations is true."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pygame
import pytest

from game.app.battle_news import News
from game.app.bindings import shipped
from game.base.constants import ARUME, RACE
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.scenarios import build
from game.sim.simulation import Simulation
from game.ui.advice import advise
from game.ui.battle_hud import hud_state
from game.ui.battle_slots import PRESETS
from game.ui.battle_warnings import warnings
from game.ui.console import Console, player_row, row_of, rows_of_side
from game.ui.drives import charge_of, charges
from game.ui.face import Face
from game.ui.hud import Hud
from game.ui.lane_marks import AIM_GENOCIDE, bows, first_inside
from game.ui.line_drawing import tint
from game.ui.names import name_of, way_out
from game.ui.samples_fleet import fleet_state
from game.ui.swarms import find_swarms
from game.view.camera import Camera
from game.world import commands as c
from game.world import events as e
from game.world.components import Body, GenocideDrive, Group, Launcher, Missile, Orders, Shield, Ship
from game.world.lanes import cannon_rule, friends_in_lane, muzzle
from game.world.orders import ORDER_MOVE

LABELS = shipped().labels("orbit")
SIZE = (1280, 720)


def battle(name: str) -> tuple[Simulation, Console]:
    """Begin a shipped battle under the player's command."""
    library = standard()
    simulation = Simulation(library, find_level(name, library), 7, commanded=True)
    world = simulation.world
    own = player_row(world)
    side = int(world.units[Body].side[own])
    everyone = {world.serial(int(row)) for row in rows_of_side(world, side)}
    return simulation, Console(world.serial(own), side, selected=everyone)


def shown(simulation: Simulation, console: Console, zoom: float = 0.25, **camera):
    world = simulation.world
    centre = world.units[Body].pos[row_of(world, console.own)]
    return hud_state(world, console, Camera(SIZE, camera.get("centre", centre), zoom), LABELS)


@pytest.fixture(scope="module")
def opened() -> tuple[Simulation, Console]:
    """Novaal eight seconds after her bow was called open."""
    simulation, console = battle("genocide-mode")
    world = simulation.world
    own = player_row(world)
    simulation.tick([c.Genocide(world.units.refer(own), True, (1.0, 0.0))])
    while world.time_s < 8.0:
        simulation.tick()
    return simulation, console


def test_the_charge_says_what_the_reactor_gives(opened):
    simulation, console = opened
    own = row_of(simulation.world, console.own)
    before = charge_of(simulation.world, own, "genocide")
    for _ in range(60):
        simulation.tick()
    after = charge_of(simulation.world, own, "genocide")
    assert before is not None and after is not None
    assert before.phase == after.phase == "charging"
    assert before.seconds - after.seconds == pytest.approx(1.0, abs=0.15)
    state = shown(simulation, console)
    assert state.charge is not None and state.charge.key == LABELS["genocide"]
    slot = next(slot for slot in state.slots if slot.key == "6")
    assert slot.chosen and slot.count == f"{state.charge.share * 100:.0f} %"
    assert state.power is not None and state.power.drive is not None and state.power.drive > 0.5


def test_the_lane_is_as_wide_as_the_beam(opened):
    simulation, console = opened
    world = simulation.world
    own, zoom = row_of(world, console.own), 0.25
    lane = shown(simulation, console, zoom).marks.fleet.lanes[0]
    rule = cannon_rule(world, own)
    assert math.dist(lane.core[0], lane.core[3]) == pytest.approx(2 * rule.core_wu * zoom)
    wide = rule.fringe_wu + rule.fringe_share * rule.range_wu
    assert math.dist(lane.fringe[1], lane.fringe[2]) == pytest.approx(2 * wide * zoom)
    at = Camera(SIZE, world.units[Body].pos[own], zoom).to_screen(muzzle(world, own))
    assert lane.muzzle == pytest.approx(tuple(at))
    assert lane.tone == "own" and lane.seconds is not None


def test_the_enemy_sees_a_warning_an_arrow_and_flags(opened):
    simulation, _ = opened
    world = simulation.world
    race = rows_of_side(world, RACE)
    enemy = Console(world.serial(int(race[0])), RACE, selected={world.serial(int(row)) for row in race})
    bow = bows(world, enemy)[0]
    assert bow.enemy and len(bow.inside)
    middle = world.units[Body].pos[bow.inside].mean(axis=0)
    state = shown(simulation, enemy, 0.6, centre=middle)
    assert state.warning is not None and state.warning.kind == "genocide"
    assert state.warning.seconds == pytest.approx(bow.charge.seconds)
    assert any(arrow.kind == "genocide" for arrow in state.marks.arrows)
    assert state.marks.fleet.lanes[0].tone == "danger"
    assert state.marks.fleet.flags and all(flag.danger for flag in state.marks.fleet.flags)


def test_friends_in_the_bow_are_those_the_cannon_waits_for(opened):
    simulation, console = opened
    world = simulation.world
    own = row_of(world, console.own)
    for turn in np.linspace(0.0, math.tau, 40):
        way = np.array([math.cos(turn), math.sin(turn)])
        console.aiming, centre = AIM_GENOCIDE, world.units[Body].pos[own]
        camera = Camera(SIZE, centre, 0.06)
        console.pointer, console.by_pointer = tuple(camera.to_screen(centre + way * 3000.0)), True
        flags = hud_state(world, console, camera, LABELS).marks.fleet.flags
        told = world.ships()[friends_in_lane(world, own, way)]
        near = told[camera.visible(world.units[Body].pos[told])]
        assert abs(sum(not flag.danger for flag in flags) - len(near)) <= 1, "the bow itself has turned"
    console.aiming = ""


def test_an_abort_lets_the_charge_out():
    simulation, console = battle("genocide-mode")
    world = simulation.world
    ref = world.units.refer(row_of(world, console.own))
    simulation.tick([c.Genocide(ref, True, (1.0, 0.0))])
    for _ in range(300):
        simulation.tick()
    simulation.tick([c.Genocide(ref, False)])
    charge = charges(world)[0]
    assert charge.phase == "venting"
    state = shown(simulation, console)
    assert state.charge is not None and state.charge.key == "", "there is nothing left to abort"
    assert not state.marks.fleet.lanes


def test_every_missile_is_in_one_swarm_and_swarms_lie_apart():
    world = build("fleet").world
    missile, body = world.units[Missile], world.units[Body]
    rows = world.units.rows(Body, Missile)
    rows = rows[~world.catalogue.interceptor[missile.kind[rows]]]
    swarms = find_swarms(world, RACE)
    assert int(swarms.sizes.sum()) == len(rows)
    assert set(swarms.target.tolist()) == set(missile.target[rows].tolist())
    for side in (RACE, ARUME):
        assert int(swarms.sizes[swarms.side == side].sum()) == int((body.side[rows] == side).sum())
    together = swarms.sizes == 1
    alone = swarms.pos[together]
    assert len(alone) and all(np.hypot(*(body.pos[rows] - place).T).min() < 1e-6 for place in alone)


def test_many_missiles_at_one_ship_are_one_glyph_with_their_number():
    simulation, console = battle("plan-122-74")
    world = simulation.world
    while world.time_s < 12.0:
        simulation.tick()
    swarms = find_swarms(world, RACE)
    middle = swarms.pos[0]
    near = shown(simulation, console, 0.6, centre=middle).marks.fleet.swarms
    far = shown(simulation, console, 0.16, centre=middle).marks.fleet.swarms
    assert not near and far
    assert max(glyph.count for glyph in far) >= int(swarms.sizes[0]) >= 8
    assert any(glyph.target is not None for glyph in far), "our selected ships are threatened"


def test_power_shows_what_was_asked_also_while_the_battle_rests():
    simulation, console = battle("genocide-mode")
    world = simulation.world
    ref = world.units.refer(row_of(world, console.own))
    console.pending.append(c.Power(ref, PRESETS["defend"]))
    power = shown(simulation, console).power
    assert power is not None and power.preset == "defend"
    assert [slider.asked for slider in power.sliders] == list(PRESETS["defend"])
    simulation.tick(console.pending)
    console.pending = []
    power = shown(simulation, console).power
    assert power is not None and power.preset == "defend"


def test_a_race_ship_has_no_power_panel():
    simulation, console = battle("plan-122-74")
    assert shown(simulation, console).power is None
    assert not [slot for slot in shown(simulation, console).slots if slot.key in "67"]


def test_a_long_list_is_gathered_and_counts_every_ship():
    simulation, console = battle("genocide-mode")
    state = shown(simulation, console)
    assert state.parties and not state.friends
    ours = len(rows_of_side(simulation.world, ARUME))
    assert sum(party.good + party.hurt + party.lost for party in state.parties) == ours
    console.party = state.parties[1].id
    state = shown(simulation, console)
    assert len(state.friends) == state.parties[1].good
    assert [party.open for party in state.parties].count(True) == 1


def test_ghosts_stand_where_the_ships_will_be_sent():
    simulation, console = battle("plan-122-74")
    world = simulation.world
    number = world.catalogue.formation_keys.index("wedge")
    console.formation = number
    own = row_of(world, console.own)
    camera = Camera(SIZE, world.units[Body].pos[own], 0.06)
    ghosts = hud_state(world, console, camera, LABELS).marks.fleet.ghosts
    assert len(ghosts) == len(console.selected)
    assert ghosts[0].leader and ghosts[0].at == pytest.approx(ghosts[0].start)
    spread = world.groups[Group].spread[world.units[Ship].group[own]]
    ahead, left = world.catalogue.slots[number][3] * spread * camera.zoom
    heading = float(world.units[Body].angle[own])
    dx = ahead * math.cos(heading) - left * math.sin(heading)
    dy = ahead * math.sin(heading) + left * math.cos(heading)
    assert ghosts[3].at == pytest.approx((ghosts[0].at[0] + dx, ghosts[0].at[1] - dy), abs=0.01)


def test_a_queue_is_drawn_in_its_order():
    simulation, console = battle("genocide-mode")
    world = simulation.world
    own = row_of(world, console.own)
    console.selected = {console.own}
    ref = world.units.refer(own)
    x, y = world.place(own)
    places = [(x + 500.0, y), (x + 500.0, y + 600.0), (x, y + 600.0)]
    simulation.tick([c.Order((ref,), ORDER_MOVE, point=place, queue=bool(n)) for n, place in enumerate(places)])
    assert int(world.units[Orders].queued[own]) == 2
    console.pending.append(c.Order((ref,), ORDER_MOVE, point=(x, y), queue=True))
    camera = Camera(SIZE, (x, y), 0.42)
    line = hud_state(world, console, camera, LABELS).marks.orders[0]
    wanted = camera.to_screen(np.array([*places, (x, y)]))
    assert np.allclose(np.array(line.points[1:]), wanted, atol=2.0)


def test_far_away_ships_are_icons_with_names_of_their_groups():
    simulation, console = battle("plan-122-74")
    assert not len(shown(simulation, console, 0.6).marks.fleet.icons.x)
    marks = shown(simulation, console, 0.06).marks
    world = simulation.world
    assert len(marks.fleet.icons.x) == len(world.ships())
    assert {label.side for label in marks.fleet.labels} >= {"race", "arume"}
    assert len(marks.brackets) <= 1, "icons carry the sign of selection themselves"


def test_the_map_holds_every_ship_and_dims_what_is_of_no_matter():
    simulation, console = battle("plan-122-74")
    console.map = console.focus = True
    state = shown(simulation, console, 0.25)
    assert state.map is not None
    off = np.abs(simulation.world.units[Body].pos[simulation.world.ships()] - np.array(state.map.middle))
    assert off.max() < state.map.half
    bright = state.marks.fleet.bright
    assert bright is not None and len(bright) > 5
    console.selected = {console.own}
    fewer = shown(simulation, console, 0.25).marks.fleet.bright
    assert fewer is not None and len(fewer) < len(bright)


def test_words_of_withdrawal_name_what_the_level_has():
    simulation, _ = battle("plan-122-74")
    assert way_out(simulation.world, RACE) == "away"
    simulation, _ = battle("picket")
    assert way_out(simulation.world, RACE) == "to the main defensive sphere"


def test_advice_speaks_of_open_bows_on_both_sides(opened):
    simulation, console = opened
    world = simulation.world
    assert any(key == LABELS["genocide"] for key, _ in advise(world, console, LABELS))
    race = rows_of_side(world, RACE)
    enemy = Console(world.serial(int(race[0])), RACE, selected={world.serial(int(row)) for row in race})
    assert any("starves" in text for _, text in advise(world, enemy, LABELS))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("side", ["race", "arume"])
@pytest.mark.parametrize("chooser", [True, False])
def test_panels_lie_apart_and_everything_answers_at_its_middle(scale, side, chooser):
    pygame.display.init()
    screen = pygame.display.set_mode(SIZE)
    hud, state = Hud(SIZE, scale), fleet_state(SIZE, side)
    if not chooser:
        state.chooser = None
    for now in range(8):
        hud.draw(screen, state, float(now))
    boxes = {name: box for name, box in hud._layout.boxes.items() if name not in ("messages", "warning", "clock")}
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        assert not a.touches(b), f"{one} lies over {other}"
    for name, box in boxes.items():
        assert box.x >= 0 and box.right <= SIZE[0] / scale + 0.01 and box.bottom <= SIZE[1] / scale + 0.01, name
    names = [name for name, _ in hud.spots()]
    assert "slot:6" in names and ("formation:8" in names) == chooser
    assert chooser or {"charge", "power:main", "preset:run"} <= set(names)
    for name, box in hud.spots():
        middle = ((box.x + box.w / 2) * scale, (box.y + box.h / 2) * scale)
        covered = any(other.has(middle[0] / scale, middle[1] / scale) for key, other in boxes.items() if key == "chooser")
        assert hud.hit(middle) == name or covered


def test_a_tint_stays_inside_its_shape_and_far_corners_do_no_harm():
    screen = pygame.Surface((200, 100))
    tint(screen, [(50.0, 20.0), (150.0, 20.0), (150.0, 80.0), (50.0, 80.0)], (60, 0, 0))
    red = pygame.surfarray.array3d(screen)[..., 0]
    assert red[60:140, 30:70].min() == 60 and red[:40].max() == red[160:].max() == 0
    assert int((red > 0).sum()) == pytest.approx(100 * 60, rel=0.06)
    tint(screen, [(-1e7, -1e7), (1e7, -1e7), (1e7, 1e7), (-1e7, 1e7)], (10, 0, 0))
    tint(screen, [(math.nan, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)], (10, 0, 0))
    assert pygame.surfarray.array3d(screen)[..., 0].min() == 10


def test_wild_fleet_marks_do_no_harm():
    screen = pygame.display.set_mode(SIZE)
    hud, state = Hud(SIZE), fleet_state()
    fleet = state.marks.fleet
    fleet.lanes[0].fringe[1] = (math.inf, 0.0)
    fleet.lanes[0].muzzle = (math.nan, 2e9)
    fleet.swarms[0].at = (2e9, 0.0)
    fleet.swarms[1].target = (math.nan, 0.0)
    fleet.blasts[0].at = (math.inf, math.inf)
    fleet.ghosts[0].start = (-1e9, 1e9)
    fleet.bright = [(420.0, 220.0, 40.0)]
    screen.fill((200, 200, 200))
    hud.draw(screen, state, 0.0)
    assert screen.get_at((30, 330))[0] < 100 and screen.get_at((420, 230))[0] > screen.get_at((30, 330))[0], "what is of no matter is dimmed"


def test_the_cannon_of_a_selected_ship_is_the_players_too():
    simulation, console = battle("corridor")
    world = simulation.world
    state = shown(simulation, console)
    assert [slot.key for slot in state.slots][-2:] == ["6", "7"], "her own jump, the flagship's cannon"
    ships = world.ships()
    flagship = next(int(row) for row in ships if world.catalogue.units[world.units[Ship].kind[row]].genocide)
    simulation.tick([c.Genocide(world.units.refer(flagship), True, (1.0, 0.0))])
    simulation.tick()
    state = shown(simulation, console)
    assert state.charge is not None and state.charge.kind == "genocide"
    console.selected = {console.own}
    state = shown(simulation, console)
    assert state.charge is None and "6" not in [slot.key for slot in state.slots]


def test_advice_never_offers_to_open_a_bow_that_is_open():
    simulation, console = battle("corridor")
    world = simulation.world
    flagship = next(int(row) for row in world.ships() if world.catalogue.units[world.units[Ship].kind[row]].genocide)
    simulation.tick([c.Genocide(world.units.refer(flagship), True, (1.0, 0.0))])
    hints = [text for key, text in advise(world, console, LABELS) if key == LABELS["genocide"]]
    assert hints == ["abort: the bow shuts"]


def test_advice_keeps_to_what_the_orders_allow_and_to_what_is_left(opened):
    simulation, console = battle("first-contact")
    world = simulation.world
    world.tick = 60 * 20  # past the welcome
    assert LABELS["slot2"] not in [key for key, _ in advise(world, console, LABELS)], "an objective forbids it"
    world.objectives["custom"] = "done"
    world.lock(False)
    world.units[Launcher].stock[row_of(world, console.own), 0] = 0
    body = world.units[Body]
    body.pos[row_of(world, console.own)] = body.pos[rows_of_side(world, 1)[0]] - 2000.0
    console.target = world.serial(int(rows_of_side(world, 1)[0]))
    assert LABELS["slot2"] in [key for key, _ in advise(world, console, LABELS)]
    simulation, _ = opened
    world = simulation.world
    race = rows_of_side(world, RACE)
    flagship = next(int(row) for row in world.ships() if world.units[GenocideDrive].wanted[row])
    enemy = Console(world.serial(int(race[0])), RACE, selected={world.serial(int(race[0]))}, target=world.serial(flagship))
    before = world.units[Launcher].stock[race].copy()
    world.lock(False)
    world.units[Launcher].stock[race] = 0
    assert not any("starves" in text for _, text in advise(world, enemy, LABELS))
    world.units[Launcher].stock[race] = before
    world.lock(True)


def test_the_jump_is_advised_when_the_shield_goes_and_counts_who_jumps():
    simulation, console = battle("corridor")
    world, own = simulation.world, row_of(simulation.world, console.own)
    assert LABELS["jump"] not in [key for key, _ in advise(world, console, LABELS)]
    world.lock(False)
    world.units[Shield].store[own] = 0.0
    told = dict(advise(world, console, LABELS))
    assert "selected with a drive jump" in told[LABELS["jump"]]
    console.selected = {console.own}
    assert dict(advise(world, console, LABELS))[LABELS["jump"]] == "jump drive"


def test_without_an_own_ship_the_target_tells_no_distance_and_a_loss_is_announced():
    simulation, console = battle("picket")
    world, own = simulation.world, row_of(simulation.world, console.own)
    console.target = world.serial(int(rows_of_side(world, 1)[0]))
    assert shown(simulation, console).target.range_km > 0.0
    lost = e.Destroyed(own, console.own, 0, 0, "beam", -1, -1, (0.0, 0.0), (0.0, 0.0), 0.0)
    News(simulation.level, console, Camera(SIZE)).take(world, [lost])
    world.request_death(own)
    simulation.tick()
    state = hud_state(world, console, Camera(SIZE), LABELS)
    assert state.banner.title == "31st Emperor Risson is lost" and "another ship" in state.banner.line
    assert not state.slots and state.target.range_km is None
    console.pass_time(10.0)
    console.selected = {world.serial(int(rows_of_side(world, RACE)[0]))}
    state = hud_state(world, console, Camera(SIZE), LABELS)
    assert state.banner is None and state.slots and state.target.range_km > 0.0


@pytest.mark.parametrize("room", [40.0, 80.0, 160.0])
def test_a_label_shrinks_before_it_is_cut(room):
    face = Face(1.0)
    cap = face.fitting("Genocide Mode", 10.0, 5.5, room)
    assert 5.5 <= cap <= 10.0
    assert cap == 5.5 or face.label("Genocide Mode", cap, (255, 255, 255), max_width=room).width <= room + 0.01


def test_friends_in_the_bow_are_named(opened):
    simulation, console = opened
    world = simulation.world
    bow = bows(world, console)[0]
    bow = bow._replace(inside=rows_of_side(world, 1)[1:3])
    near = first_inside(world, bow)
    warning = warnings(world, row_of(world, console.own), [bow])[0]
    assert warning.kind == "bow" and warning.note == f"first {name_of(world, near)}"
