"""The conn through the real loop: keys, mouse and gamepad events become orders; and a battle is won by keys alone."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from game.app.battle_scene import Choice
from game.app.control_names import BUTTONS, STICKS
from game.app.ground_scene import GroundScene
from game.app.loading_scene import LoadingScene
from game.rules.levels import find_level
from game.rules.library import standard
from game.ui.ground_units import row_of
from game.world.components import Body
from game.world.surface import Cargo, Field, Gun, Hangar, Task, Unit
from tests.app.ship_captains import KEY, Captain


def begin(player, level=None, difficulty="easy", seed=7) -> GroundScene:
    level = find_level("blue", standard()) if level is None else level
    player.scene = LoadingScene(player.stage, Choice(standard(), level, seed, difficulty))
    player.frames(2)
    assert isinstance(player.scene, GroundScene)
    return player.scene


def over_the_base():
    """Give the level with the ship over the air base, and nothing that comes later."""
    level = find_level("blue", standard())
    forces = [force for force in level.force if force.id in ("blue", "air-defence", "buildings") or force.later]
    blue = forces[0].model_copy(update={"at_wu": [2300.0, 600.0], "to_wu": [2300.0, 600.0], "speed_wups": 0.0})
    return level.model_copy(update={"force": [blue, *forces[1:]], "trigger": []})


@pytest.fixture
def battle(player, quick) -> GroundScene:
    scene = begin(player, over_the_base())
    update, due = scene.update, scene.pace.due
    scene.update = lambda real_dt: update(0.1)
    scene.pace.due = lambda spent_s: due(0.0)
    return scene


def own(battle) -> int:
    return row_of(battle.world, battle.console.own)


def press(player, name: str, frames: int = 1) -> None:
    down = {"scancode": KEY[name], "key": 0, "mod": 0, "unicode": ""}
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, **down))
    player.frames(frames)
    pygame.event.post(pygame.event.Event(pygame.KEYUP, **down))
    player.frames(1)


def test_the_player_has_the_conn_and_sees_his_ship(battle, player):
    player.frames(2)
    state = battle.hud._state
    assert battle.console.conns and state.ship is not None and state.soldier is None
    assert battle.world.units[Unit].manned[own(battle)]
    assert [slot.name for slot in state.slots] == ["Lens 1", "Lens 2", "Lens 3", "Barrage"]
    assert any(title == "Shield" for title, _ in battle.controls())


def test_keys_order_drift_and_let_go_she_comes_to_rest(battle, player):
    press(player, "drift_right", 6)
    task, body, row = battle.world.units[Task], battle.world.units[Body], own(battle)
    assert body.vel[row, 0] > 2.0
    rest = float(task.want_point[row, 0])
    player.frames(22)
    assert body.pos[row, 0] == pytest.approx(rest, abs=25.0)


def test_arrows_gather_the_shield_and_q_spreads_it(battle, player):
    press(player, "shield_left", 24)
    field, row = battle.world.units[Field], own(battle)
    assert int(np.argmax(field.share[row])) == 4
    assert battle.hud._state.ship.strength[4] > 2.0
    press(player, "even", 20)
    assert field.focus[row] == pytest.approx(0.0)


def test_a_click_burns_what_is_under_the_pointer_with_one_lens(battle, player):
    player.frames(8)
    world, row = battle.world, own(battle)
    gun, body = world.mounts[Gun], world.units[Body]
    kinds = [world.catalogue.units[int(kind)].role for kind in world.units[Unit].kind]
    batteries = [each for each in world.units.rows(Body, Unit).tolist() if kinds[each] == "air_defence"]
    mark = min(batteries, key=lambda each: abs(body.pos[each, 0] - body.pos[row, 0]))
    serial = world.serial(mark)
    at = tuple(round(float(part)) for part in battle.camera.to_screen(body.pos[mark]))
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
    player.frames(16)
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1))
    player.frames(1)
    assert row_of(world, serial) < 0
    lenses = world.mounts.rows(Gun)
    lenses = lenses[(gun.owner[lenses] == row) & (gun.number[lenses] < 3)]
    assert int(np.count_nonzero(gun.ready[lenses] > 2.05)) == 1, "one click is one shot, however long it is held"


def test_a_right_click_hangs_there(battle, player):
    at = (500, 250)
    place = battle.camera.to_world(at)
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=3))
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=3))
    player.frames(2)
    assert battle.world.units[Task].want_point[own(battle)] == pytest.approx(place, abs=12.0)


def test_bays_spacing_and_fighters_by_keys(battle, player):
    cargo, hangar, row = battle.world.units[Cargo], battle.world.units[Hangar], own(battle)
    press(player, "bays")
    assert cargo.releasing[row] and cargo.spacing[row] == 52.0
    press(player, "wider")
    assert cargo.spacing[row] == 64.0
    press(player, "bays")
    assert not cargo.releasing[row]
    press(player, "guard", 30)
    assert hangar.left[row] == 20
    press(player, "escort")
    assert hangar.left[row] == 20 and "no bomber" in battle.console.messages[-1].text


def test_the_gamepad_has_the_conn(battle, player, pad):
    pygame.event.post(pygame.event.Event(pygame.CONTROLLERDEVICEADDED, device_index=0))
    player.frames(1)
    sticks = {place: axis for axis, place in STICKS.items()}
    buttons = {name: number for number, name in BUTTONS.items()}
    for place in (("left", 0), ("right", 0)):
        pygame.event.post(
            pygame.event.Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=sticks[place], value=32767)
        )
    pygame.event.post(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=0, button=buttons["a"]))
    player.frames(20)
    row = own(battle)
    assert battle.world.units[Body].vel[row, 0] > 5.0
    assert int(np.argmax(battle.world.units[Field].share[row])) == 0
    assert battle.world.units[Cargo].releasing[row]


def test_f_hands_over_and_takes_back(battle, player):
    press(player, "autopilot")
    assert battle.console.autopilot and not battle.world.units[Unit].manned[own(battle)]
    press(player, "drift_left", 2)
    assert not battle.console.autopilot and battle.world.units[Unit].manned[own(battle)]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_battle_is_won_by_keys_alone(player, quick):
    scene = begin(player)
    Captain(player.stage, scene).play(700.0)
    assert scene.world.outcome == "victory", scene.world.reason
