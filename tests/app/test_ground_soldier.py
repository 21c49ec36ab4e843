"""Being a soldier, through the window: magazines, sights, the trench wall, another male's boots, ramps down."""

from __future__ import annotations

import numpy as np
import pytest

from game.app.choice import Choice
from game.app.loading_scene import LoadingScene
from game.rules.levels import find_level
from game.rules.library import standard
from game.ui import ground_units
from game.ui.ground_units import guns_of, row_of
from game.world.components import Body, Group
from game.world.land import height_at
from game.world.surface import Cargo, Foot, Gun, Life, Task, Unit
from game.world.tasks import TASK_ADVANCE
from tests.app.test_ground_playing import RIGHT, K, begin, change, held, own, ticks

__all__ = ["held"]
SLOW = pytest.mark.slow


def rifle(battle) -> int:
    return int(guns_of(battle.world, own(battle))[0])


def hurt(battle, row: int, by: float = 500.0) -> None:
    battle.world.lock(False)
    battle.world.units[Life].pending[row] = by
    battle.world.lock(True)


def feet(battle) -> float:
    foot, body = battle.world.units[Foot], battle.world.units[Body]
    half = 11.0 * (1.0, 0.7, 0.4)[int(foot.posture[own(battle)])]
    return float(body.pos[own(battle), 1]) - half


def test_a_magazine_is_fired_empty_and_changed_and_R_changes_it_sooner(player, held):
    battle = begin(player)
    gun, one = battle.world.mounts[Gun], rifle(battle)
    assert gun.loaded[one] == 30
    battle.world.lock(False)
    gun.loaded[one] = 5
    battle.world.lock(True)
    player.mouse(K.MOUSEMOTION, RIGHT)
    player.mouse(K.MOUSEBUTTONDOWN, RIGHT)
    least = 30
    for _ in range(90):
        ticks(battle, 10)
        least = min(least, int(gun.loaded[one]))
        if gun.change[one] > 0.0:
            break
    assert least == 0 and gun.change[one] > 0.0, "who keeps firing empties it, and changes it by himself"
    player.frames(2)
    assert 0.0 < battle.hud._state.reticle.change <= 1.0
    spent = int(gun.rounds[one])
    ticks(battle, 60)
    assert gun.rounds[one] == spent, "nothing is fired meanwhile"
    player.mouse(K.MOUSEBUTTONUP, RIGHT)
    ticks(battle, 120)
    assert gun.loaded[one] == 30 and gun.change[one] == 0.0
    player.key(K.KSCAN_R)
    assert battle.console.messages[-1].text == "The magazine is full"
    player.mouse(K.MOUSEBUTTONDOWN, RIGHT)
    ticks(battle, 8)
    player.mouse(K.MOUSEBUTTONUP, RIGHT)
    ticks(battle, 30)
    assert 0 < gun.loaded[one] < 30
    player.key(K.KSCAN_R)
    ticks(battle, 2)
    assert gun.change[one] > 0.0
    ticks(battle, 170)
    assert gun.loaded[one] == 30
    player.key(K.KSCAN_2)
    player.key(K.KSCAN_R)
    assert battle.console.messages[-1].text == "This arm has no magazine"


def hold_right(player, battle, pos) -> None:
    player.mouse(K.MOUSEBUTTONDOWN, pos, 3)
    player.frames(5)
    battle.mouse.pass_time(0.3)
    player.frames(2)


def test_right_button_held_aims_steadily_and_let_go_comes_back(player, held):
    battle = begin(player)
    battle.eye.follow = "own"
    player.mouse(K.MOUSEMOTION, RIGHT)
    ticks(battle, 10)
    player.frames(3)
    wide, before = battle.hud._state.reticle.spread_px / battle.camera.zoom, battle.camera.zoom
    held[K.KSCAN_S] = True
    ticks(battle, 10)
    player.key(K.KSCAN_K)
    selected = {int(t) for t in battle.world.units[Task].kind[ground_units.rows_of(battle.world, battle.console.selected)]}
    hold_right(player, battle, RIGHT)
    assert battle.console.scoping
    ticks(battle, 60)
    assert battle.world.units[Foot].steady[own(battle)] == 1.0
    for _ in range(20):
        player.frames(1)
        battle.camera.update(0.1)
    aimed = battle.hud._state.reticle.spread_px / battle.camera.zoom
    assert battle.camera.goal_zoom > before and aimed < 0.55 * wide
    held[K.KSCAN_S], held[K.KSCAN_D] = False, True
    ticks(battle, 60)
    foot = battle.world.units[Foot]
    assert foot.steady[own(battle)] == 0.0, "on the move nobody is steady"
    assert 4.0 < battle.world.units[Body].vel[own(battle), 0] <= foot.walk[own(battle)] + 0.1
    held[K.KSCAN_D] = False
    player.mouse(K.MOUSEBUTTONUP, RIGHT, 3)
    ticks(battle, 2)
    for _ in range(20):
        player.frames(1)
        battle.camera.update(0.1)
    assert not battle.console.scoping and battle.camera.zoom == pytest.approx(before)
    now = {int(t) for t in battle.world.units[Task].kind[ground_units.rows_of(battle.world, battle.console.selected)]}
    assert now == selected, "a held button sends nobody"


def test_what_is_aimed_at_stays_under_the_pointer(player, held):
    battle = begin(player)
    for _ in range(40):
        battle.eye.move(battle.world, held, 0.1)
    line = battle.camera.ground(float(battle.camera.center[0]))
    spot = (900, round(float(battle.camera.to_screen((0.0, line))[1])))
    player.mouse(K.MOUSEMOTION, spot)
    for _ in range(40):
        battle.eye.move(battle.world, held, 0.1)
    place = battle.camera.to_world(spot)
    held[K.KSCAN_V] = True
    ticks(battle, 1)
    for _ in range(60):
        battle.camera.update(0.02)
        battle.eye.move(battle.world, held, 0.02)
    assert battle.camera.zoom == pytest.approx(1.6)
    assert battle.camera.to_world(spot) == pytest.approx(place, abs=5.0)


@pytest.mark.parametrize("trench", [pytest.param(2250.0, marks=SLOW), 2520.0, pytest.param(2780.0, marks=SLOW)])
def test_in_and_out_of_the_trench_by_keys(player, held, trench):
    """He drops in, walks through and climbs out on the far side: in less than a second, without a jerk or a stop."""
    battle = begin(player)
    x = trench - 85.0
    change(battle, pos=(x, float(height_at(battle.world.land, np.array(x))) + 11.0))
    held[K.KSCAN_D] = True
    y, climbing, times = [], 0, 0
    for _ in range(900):
        was = climbing
        ticks(battle, 1)
        row = own(battle)
        if row < 0:
            break
        y.append(feet(battle))
        climbing = float(battle.world.units[Foot].climb[row]) > 0.0
        times += climbing and not was
        if battle.world.place(row)[0] > trench + 85.0:
            break
    steps = np.diff(y)
    assert battle.world.place(own(battle))[0] > trench + 85.0, "out on the far side"
    assert len(y) < 60 * 9 and times >= (trench < 2700.0)  # the far wall of the last one is a slope
    assert np.abs(steps).max() < 1.3, "nobody is thrown up or down in a tick"


def test_aiming_goes_on_while_he_climbs(player, held):
    battle = begin(player)
    x = 2520.0 + 40.0
    change(battle, pos=(x, float(height_at(battle.world.land, np.array(x))) + 11.0))
    held[K.KSCAN_D] = True
    player.mouse(K.MOUSEMOTION, RIGHT)
    player.mouse(K.MOUSEBUTTONDOWN, RIGHT)
    fired, gun, one = 0, battle.world.mounts[Gun], rifle(battle)
    for _ in range(240):
        before = int(gun.rounds[one])
        ticks(battle, 1)
        climbs = battle.world.units[Foot].climb[own(battle)] > 0.0
        fired += bool(climbs) and int(gun.rounds[one]) < before
    player.mouse(K.MOUSEBUTTONUP, RIGHT)
    assert fired > 0


def test_U_makes_the_player_his_neighbour(player, held):
    battle = begin(player)
    world, first = battle.world, battle.console.own
    ticks(battle, 3)
    player.key(K.KSCAN_U)
    ticks(battle, 2)
    second = battle.console.own
    assert second != first and world.units[Unit].manned[own(battle)] and world.units[Unit].player[own(battle)]
    old = row_of(world, first)
    assert not world.units[Unit].manned[old] and not world.units[Unit].player[old]
    assert world.units[Unit].group[own(battle)] == world.units[Unit].group[old], "of his own section first"
    assert battle.console.name.startswith("First section")
    start = world.place(own(battle))[0]
    held[K.KSCAN_A] = True
    ticks(battle, 40)
    assert world.place(own(battle))[0] < start - 5.0
    held[K.KSCAN_A] = False
    player.key(K.KSCAN_U)
    ticks(battle, 2)
    assert battle.console.own not in (first, second), "it goes on to the next, not to and fro"
    player.frames(3)
    assert battle.hud._state.soldier.name == battle.console.name


def test_who_falls_is_somebody_else_a_moment_later(player, held):
    battle = begin(player)
    ticks(battle, 3)
    name = battle.console.name
    hurt(battle, own(battle))
    ticks(battle, 30)
    assert battle.console.fallen and own(battle) < 0
    ticks(battle, 120)
    assert not battle.console.fallen and own(battle) >= 0 and battle.console.name != name
    assert any(f"{name} is down" in line.text for line in [*battle.console.waiting, battle.console.radio] if line)
    player.frames(3)
    assert battle.hud._state.soldier.state != "fallen" and battle.hud._state.reticle is not None


def test_under_the_autopilot_nobody_is_taken_over_until_somebody_asks(player, held):
    battle = begin(player, autopilot=True)
    ticks(battle, 3)
    groups = battle.world.groups[Group]
    assert not groups.commanded.any()
    hurt(battle, own(battle))
    ticks(battle, 200)
    assert battle.console.fallen and not battle.world.units[Unit].manned.any()
    player.key(K.KSCAN_U)
    ticks(battle, 2)
    assert own(battle) >= 0 and battle.world.units[Unit].manned[own(battle)]
    assert groups.commanded.sum() == 3, "the sections hear him"


def test_F_takes_the_sections_with_it_and_gives_them_back(player, held):
    battle = begin(player, autopilot=True)
    ticks(battle, 3)
    player.key(K.KSCAN_F)
    ticks(battle, 2)
    player.key(K.KSCAN_K)
    assert len(battle.console.selected) == 8
    player.click(RIGHT, button=3)
    ticks(battle, 3)
    world = battle.world
    others = [row for row in ground_units.rows_of(world, battle.console.selected) if row != own(battle)]
    assert {int(kind) for kind in world.units[Task].kind[others]} == {TASK_ADVANCE}
    player.key(K.KSCAN_F)
    ticks(battle, 2)
    assert not world.groups[Group].commanded.any()


def test_a_carrier_lets_its_males_out_by_key_and_by_button(player, held):
    library = standard()
    level = find_level("airbase", library)
    force = next(each for each in level.force if each.id == "armour")
    ships = [ship.model_copy(update={"aboard": 3 if "carrier" in ship.id else None}) for ship in force.ship]
    forces = [each.model_copy(update={"ship": ships}) if each.id == "armour" else each for each in level.force]
    player.scene = LoadingScene(player.stage, Choice(library, level.model_copy(update={"force": forces}), 7, "ordinary"))
    player.frames(2)
    battle = player.scene
    world = battle.world
    player.key(K.KSCAN_J)
    assert "No carrier" in battle.console.messages[-1].text
    rows = world.units.rows(Body, Unit)
    carriers = rows[world.units[Unit].kind[rows] == world.catalogue.unit("race_carrier")]
    assert world.units[Cargo].left[carriers].tolist() == [3, 3, 3, 3]
    battle.console.selected = {world.serial(int(carriers[0]))}
    player.frames(3)
    assert [order.name for order in battle.hud._state.orders][-1] == "dismount"
    player.click_hud("order:dismount")
    ticks(battle, 260)
    assert world.units[Cargo].left[carriers].tolist() == [0, 3, 3, 3]
