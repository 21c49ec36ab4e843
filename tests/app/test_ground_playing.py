"""A battle on the surface played through its window: on foot, at a cannon, giving orders, fallen, at every text size."""

from __future__ import annotations

from collections import defaultdict
from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.app import ground_news, ground_persons, ground_scene
from game.app.choice import Choice
from game.app.debrief_scene import DebriefScene
from game.app.ground_scene import GroundScene
from game.app.loading_scene import LoadingScene
from game.app.overlays import HelpScene, PauseScene
from game.rules.levels import find_level
from game.rules.library import standard
from game.systems import obey_surface
from game.ui import ground_units
from game.ui.ground_units import cannon_beside, guns_of, row_of
from game.world.components import Body
from game.world.surface import Foot, Gun, Life, Task, Unit
from game.world.tasks import TASK_ADVANCE, TASK_HOLD

K = pygame
RIGHT = (1000, 470)


@pytest.fixture
def held(monkeypatch):
    """Keys held down, by scancode: the dummy driver knows of none."""
    keys: dict[int, bool] = defaultdict(bool)
    monkeypatch.setattr(ground_scene, "held_keys", lambda: keys)
    return keys


def begin(player, autopilot=False, limit_s=900.0) -> GroundScene:
    """Go into the battle at once, with a seed that is always the same."""
    library = standard()
    level = find_level("airbase", library).model_copy(update={"limit_s": limit_s})
    player.scene = LoadingScene(player.stage, Choice(library, level, 7, "ordinary", autopilot))
    player.frames(2)
    assert isinstance(player.scene, GroundScene)
    return player.scene


def own(battle) -> int:
    return row_of(battle.world, battle.console.own)


def ticks(battle, count=30) -> None:
    """Let time pass without drawing."""
    for _ in range(count):
        battle._tick()


def change(battle, **columns) -> None:
    """Set columns of the player's row, as nobody but a test may."""
    world = battle.world
    world.lock(False)
    for name, value in columns.items():
        part = {"hp": Life, "pos": Body}[name]
        getattr(world.units[part], name)[own(battle)] = value
    world.rebuild_physics()  # which keeps places of its own
    world.lock(True)


def test_walking_crouching_lying_down_and_jumping(player, held):
    battle = begin(player)
    start = battle.world.place(own(battle))[0]
    held[K.KSCAN_D] = True
    ticks(battle, 40)
    assert battle.world.place(own(battle))[0] > start + 8.0, "D walks right"
    held[K.KSCAN_D], held[K.KSCAN_S] = False, True
    ticks(battle, 30)
    there = battle.world.place(own(battle))[0]
    ticks(battle, 30)
    assert battle.world.place(own(battle))[0] == pytest.approx(there, abs=1.0), "who lets go stands still"
    assert battle.world.units[Foot].posture[own(battle)] == 1
    held[K.KSCAN_S] = False
    player.key(K.KSCAN_Z)
    ticks(battle, 10)
    assert battle.world.units[Foot].posture[own(battle)] == 2
    held[K.KSCAN_W] = True
    ticks(battle, 3)
    held[K.KSCAN_W] = False
    assert not battle.console.prone and not battle.world.units[Foot].down[own(battle)]
    battle.pilot.crouch()
    battle.pilot.crouch()
    assert battle.console.prone, "S twice lies down"


def test_a_key_held_down_walks_and_let_go_stands(player):
    """By real events through the real loop, not by what a test says is held."""
    battle = begin(player)
    start = battle.world.place(own(battle))[0]
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_d, scancode=pygame.KSCAN_D, mod=0, unicode="d"))
    player.frames(1)
    ticks(battle, 40)
    there = battle.world.place(own(battle))[0]
    assert there > start + 8.0
    pygame.event.post(pygame.event.Event(pygame.KEYUP, key=pygame.K_d, scancode=pygame.KSCAN_D, mod=0))
    player.frames(1)
    ticks(battle, 40)
    assert battle.world.place(own(battle))[0] < there + 8.0


def test_firing_spends_rounds_and_keys_choose_the_arm(player, held):
    battle = begin(player)
    gun, guns = battle.world.mounts[Gun], guns_of(battle.world, own(battle))
    names = [battle.world.catalogue.arm_keys[arm] for arm in gun.arm[guns]]
    assert names == ["rifle", "anti_landcruiser", "shoulder_sam"]
    ticks(battle, 160)
    before = gun.rounds[guns[0]]
    player.mouse(K.MOUSEMOTION, RIGHT)
    player.mouse(K.MOUSEBUTTONDOWN, RIGHT)
    ticks(battle, 40)
    player.mouse(K.MOUSEBUTTONUP, RIGHT)
    assert not battle.console.firing and gun.rounds[guns[0]] < before
    player.key(K.KSCAN_3)
    assert battle.console.slot == 2
    player.frames(2)
    assert battle.hud._state.reticle.why == "no target", "nothing flies there"
    player.click_hud("slot:2")
    assert battle.console.slot == 1


def test_a_cannon_is_manned_fired_and_left(player, held):
    battle = begin(player)
    world = battle.world
    player.key(K.KSCAN_E)
    cannon, far = cannon_beside(world, own(battle))
    if far > ground_units.BESIDE_WU:
        assert battle.console.manned < 0 and "Nothing to man" in battle.console.messages[-1].text
    x, y = world.place(cannon)
    change(battle, pos=(x - 10.0, y))
    player.frames(1)
    player.key(K.KSCAN_E)
    assert battle.console.manned == world.serial(cannon)
    gun = guns_of(world, cannon)[0]
    ticks(battle, 120)
    before = world.mounts[Gun].rounds[gun]
    player.mouse(K.MOUSEMOTION, (1000, 300))
    player.mouse(K.MOUSEBUTTONDOWN, (1000, 300))
    ticks(battle, 30)
    player.mouse(K.MOUSEBUTTONUP, (1000, 300))
    assert world.units[Unit].manned[cannon] and world.mounts[Gun].rounds[gun] < before
    player.frames(2)
    assert battle.hud._state.slots[0].key == "1"
    assert battle.hud._state.soldier.state == "manning"
    player.key(K.KSCAN_E)
    ticks(battle, 2)
    assert battle.console.manned < 0 and not world.units[Unit].manned[cannon]


def test_a_cannon_lost_under_the_player_lets_him_go(player, held):
    battle = begin(player)
    world = battle.world
    cannon, _ = cannon_beside(world, own(battle))
    x, y = world.place(cannon)
    change(battle, pos=(x - 10.0, y))
    player.frames(1)
    player.key(K.KSCAN_E)
    ticks(battle, 3)
    world.lock(False)
    world.units[Life].pending[cannon] = 1e6
    world.lock(True)
    ticks(battle, 5)
    player.frames(2)
    assert battle.console.manned < 0 and own(battle) >= 0
    assert battle.hud._state.soldier.state != "manning"


def test_section_is_selected_sent_and_held(player, held):
    battle = begin(player)
    ticks(battle, 2)
    player.key(K.KSCAN_H)
    assert battle.console.messages[-1].tone == "warning", "nobody is selected yet"
    player.key(K.KSCAN_K)
    assert len(battle.console.selected) == 8
    player.click(RIGHT, button=3)
    ticks(battle, 3)
    world = battle.world
    others = [row for row in ground_units.rows_of(world, battle.console.selected) if row != own(battle)]
    assert {int(kind) for kind in world.units[Task].kind[others]} == {TASK_ADVANCE}
    player.click_hud("order:hold")
    ticks(battle, 3)
    assert {int(kind) for kind in world.units[Task].kind[others]} == {TASK_HOLD}
    strip = dict(battle.hud.spots())["strip"]
    player.click((strip.x + 30, strip.y + 40))
    assert battle.eye.follow == "free" and battle.camera.center[0] < 2000.0


def test_rally_call_target_time_and_pages(player, held):
    battle = begin(player)
    player.key(K.KSCAN_Y)
    assert battle.console.messages[-1].text.startswith("Rally")
    player.frames(3)
    player.key(K.KSCAN_Y)
    assert "again in" in battle.console.messages[-1].text
    ticks(battle, 800)
    player.key(K.KSCAN_TAB)
    first = battle.console.target
    player.key(K.KSCAN_TAB)
    assert battle.console.fixed and battle.console.target >= 0 and battle.console.target != first
    player.mouse(K.MOUSEMOTION, (900, 470))
    player.key(K.KSCAN_Q)
    assert "answer" in battle.console.messages[-1].text or "No gun" in battle.console.messages[-1].text
    assert isinstance(player.key(K.KSCAN_F1), HelpScene)
    assert player.scene.state.groups[1][0] == "Soldier"
    assert player.key(K.KSCAN_ESCAPE) is battle
    player.key(K.KSCAN_SPACE)
    tick = battle.world.tick
    player.key(K.KSCAN_N)
    assert battle.console.paused and battle.world.tick == tick + 1
    player.key(K.KSCAN_SPACE)
    assert isinstance(player.key(K.KSCAN_ESCAPE), PauseScene)
    assert player.key(K.KSCAN_RETURN) is battle and not battle.console.paused


def test_autopilot_is_handed_over_and_taken_back_by_walking(player, held):
    battle = begin(player, autopilot=True)
    ticks(battle, 5)
    assert not battle.world.units[Unit].manned[own(battle)]
    held[K.KSCAN_A] = True
    ticks(battle, 5)
    assert not battle.console.autopilot and battle.world.units[Unit].manned[own(battle)]
    held[K.KSCAN_A] = False
    player.key(K.KSCAN_F)
    ticks(battle, 2)
    assert battle.console.autopilot and not battle.world.units[Unit].manned[own(battle)]


def test_the_player_falls_and_the_battle_goes_on(player, held, monkeypatch):
    monkeypatch.setattr(ground_persons, "whom_to_be", lambda world, side: world.units.rows(Body, Unit)[:0])
    monkeypatch.setattr(ground_news, "whom_to_be", lambda world, side: world.units.rows(Body, Unit)[:0])
    battle = begin(player)
    change(battle, hp=0.5)
    battle.world.lock(False)
    battle.world.units[Life].pending[own(battle)] = 500.0
    battle.world.lock(True)
    ticks(battle, 5)
    assert own(battle) < 0 and battle.console.fallen
    for key in (K.KSCAN_E, K.KSCAN_R, K.KSCAN_Y, K.KSCAN_Q, K.KSCAN_U, K.KSCAN_F, K.KSCAN_Z, K.KSCAN_1, K.KSCAN_C, K.KSCAN_TAB, K.KSCAN_L):
        player.key(key)
    player.click(RIGHT)
    player.click(RIGHT, button=3)
    player.frames(3)
    state = battle.hud._state
    assert state.soldier.state == "fallen" and state.reticle is None and state.slots == []
    assert not battle.simulation.over


def test_watched_to_the_debriefing(player, held):
    battle = begin(player, autopilot=True, limit_s=2.0)
    ticks(battle, 130)
    assert battle.simulation.over and battle.console.closing is not None
    player.frames(2)
    player.key(K.KSCAN_RETURN)
    assert isinstance(player.scene, DebriefScene)
    player.frames(2)
    troopers = next(role for role in player.scene.state.roles if role.name == "Trooper")
    assert troopers.came == 83 and troopers.came == troopers.lost + troopers.out + troopers.left


@pytest.mark.parametrize(
    ("text", "size"), [(1.0, (1280, 720)), (2.0, (1280, 720)), (1.5, (900, 560)), (2.0, (1920, 1080))]
)
def test_every_panel_stays_on_the_screen_at_every_text_size(player, held, text, size):
    player.stage.settings.text = text
    player.stage.surface = pygame.display.set_mode(size)
    battle = begin(player)
    battle.console.selected = {battle.world.serial(int(row)) for row in ground_units.friends_of(battle.world, 0)}
    battle.console.hear(SimpleNamespace(speaker="Base", ship="x", side="race", text="All sections, into the trenches and stay.", portrait="race_port", age_s=0.0))  # type: ignore[arg-type]
    player.frames(6)
    boxes = {n: b for n, b in battle.hud._layout.boxes.items() if n == "messages" or battle.hud._pictures[n].surface}
    wide, tall = (part / battle.hud.kit.scale for part in size)
    for name, box in boxes.items():
        assert box.x >= 0 and box.y >= 0 and box.right <= wide and box.bottom <= tall, name
    solid = [n for n in boxes if n != "messages"]
    for place, one in enumerate(solid):
        for other in solid[place + 1 :]:
            assert not boxes[one].touches(boxes[other]), (one, other)


def test_the_display_knows_what_the_battle_knows():
    assert ground_units.LOCK_WU == obey_surface._LOCK_WU
    assert ground_units.BESIDE_WU < obey_surface._BESIDE_WU
    assert np.isclose(obey_surface._CALL_S, 14.0) and np.isclose(obey_surface._RALLY_S, 15.0)
