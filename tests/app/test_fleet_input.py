"""Fleet battles played through the window: drives, power, formations, control groups, queue, map, by key and by mouse."""

from __future__ import annotations

import math

import pygame
import pytest

from game.app.battle_scene import BattleScene
from game.app.choice import Choice
from game.app.loading_scene import LoadingScene
from game.app.overlays import PauseScene
from game.rules.levels import find_level
from game.rules.library import standard
from game.ui.battle_slots import PRESETS
from game.ui.console import row_of
from game.ui.drives import jumpers
from game.world.components import Body, FtlDrive, GenocideDrive, Group, Orders, Reactor, Ship
from game.world.orders import ORDER_MOVE, ORDER_STATION

K = pygame


def begin(player, name: str) -> BattleScene:
    """Go into a shipped battle at once, with a seed that is always the same."""
    library = standard()
    player.scene = LoadingScene(player.stage, Choice(library, find_level(name, library), 7, "ordinary", False))
    player.frames(2)
    assert isinstance(player.scene, BattleScene)
    return player.scene


@pytest.fixture
def battle(player) -> BattleScene:
    """Novaal and her twenty battlecruisers, under the player's command."""
    return begin(player, "genocide-mode")


def own(battle) -> int:
    return row_of(battle.world, battle.console.own)


def on_screen(battle, place):
    return tuple(float(v) for v in battle.view.camera.to_screen(place))


def held(monkeypatch, mods):
    """Hold a modifier down for what asks the keyboard."""
    monkeypatch.setattr(pygame.key, "get_mods", lambda: mods)


def test_genocide_mode_by_keys_alone(player, battle):
    cannon = battle.world.units[GenocideDrive]
    player.key(K.KSCAN_G)
    assert battle.console.aiming == "genocide" and battle.hud._state.marks.fleet.lanes[0].tone == "aim"
    player.key(K.KSCAN_ESCAPE)
    assert battle.console.aiming == "" and player.scene is battle, "the first Esc only means never mind"
    player.key(K.KSCAN_G)
    player.key(K.KSCAN_G)
    player.frames(4)
    row = own(battle)
    assert cannon.wanted[row]
    to = battle.world.units[Body].pos[row_of(battle.world, battle.console.target)] - battle.world.units[Body].pos[row]
    assert cannon.aim[row] == pytest.approx(to / math.hypot(*to), abs=0.01)
    assert battle.hud._state.charge is not None
    player.key(K.KSCAN_6)
    player.frames(3)
    assert not cannon.wanted[row]


def test_genocide_mode_by_mouse_and_the_bow_follows_its_target(player, battle):
    cannon, row = battle.world.units[GenocideDrive], own(battle)
    player.click_hud("slot:6")
    x, y = on_screen(battle, battle.world.units[Body].pos[row])
    player.click((x + 200, y - 200))
    player.frames(4)
    assert cannon.wanted[row]
    assert math.degrees(math.atan2(*cannon.aim[row][::-1])) == pytest.approx(45.0, abs=2.0)
    assert battle.console.bow_target == -1
    player.click_hud("charge")
    player.frames(3)
    assert not cannon.wanted[row]
    player.key(K.KSCAN_G)
    player.key(K.KSCAN_G)
    assert battle.console.bow_target == battle.console.target
    player.frames(70)
    target = row_of(battle.world, battle.console.bow_target)
    to = battle.world.units[Body].pos[target] - battle.world.units[Body].pos[row]
    assert cannon.aim[row] == pytest.approx(to / math.hypot(*to), abs=0.01)


def test_a_right_click_while_aiming_means_never_mind(player, battle):
    player.key(K.KSCAN_G)
    before = battle.world.units[Orders].kind.copy()
    player.click((640, 300), button=3)
    player.frames(3)
    assert battle.console.aiming == ""
    assert (battle.world.units[Orders].kind == before).all()


def test_jump_by_key_and_slot(player):
    battle = begin(player, "corridor")
    jump, row = battle.world.units[FtlDrive], own(battle)
    player.key(K.KSCAN_J)
    player.frames(3)
    assert jump.wanted[row]
    assert battle.hud._state.charge is not None and battle.hud._state.charge.kind == "jump"
    assert battle.console.messages[-1].text.endswith("jump drives spool up")
    assert jump.wanted.sum() == len(jumpers(battle.world, battle.console)) > 1, "all ships selected"
    player.click_hud("slot:7")
    player.frames(3)
    assert not jump.wanted.any()
    player.key(K.KSCAN_O)
    player.key(K.KSCAN_J)
    player.frames(3)
    assert jump.wanted.sum() == 1 and jump.wanted[row]


def test_power_by_keys_by_drag_and_by_wheel(player, battle):
    reactor, row = battle.world.units[Reactor], own(battle)
    player.key(K.KSCAN_F4)
    player.frames(3)
    assert tuple(reactor.share[row]) == PRESETS["defend"]
    player.click_hud("preset:balanced")
    player.key(K.KSCAN_P)
    player.key(K.KSCAN_P)
    for _ in range(3):
        player.key(K.KSCAN_PAGEUP)
    player.frames(3)
    assert tuple(reactor.share[row]) == pytest.approx((1.0, 1.3, 1.0, 1.0))
    box = next(box for name, box in battle.hud.spots() if name == "power:main")
    middle = box.x + box.w / 2
    player.drag((middle, box.y + 40), (middle, box.y + 4))
    player.frames(3)
    assert reactor.share[row, 3] == pytest.approx(1.5)
    player.mouse(K.MOUSEMOTION, (round(middle), round(box.y + 30)))
    pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1))
    player.frames(4)
    assert reactor.share[row, 3] == pytest.approx(1.4)
    assert battle.view.camera.goal_zoom == battle.view.camera.zoom


def test_power_asked_for_while_the_battle_rests_is_shown_and_then_given(player, battle):
    player.key(K.KSCAN_SPACE)
    player.key(K.KSCAN_F5)
    player.key(K.KSCAN_F3)
    assert battle.hud._state.power.preset == "attack"
    assert len(battle.console.pending) == 1, "the later word replaces the earlier"
    player.key(K.KSCAN_SPACE)
    player.frames(4)
    assert tuple(battle.world.units[Reactor].share[own(battle)]) == PRESETS["attack"]


def test_a_formation_is_looked_at_and_then_taken(player, battle):
    world = battle.world
    player.key(K.KSCAN_L)
    first = battle.console.formation
    assert first >= 0 and battle.hud._state.marks.fleet.ghosts
    player.key(K.KSCAN_L)
    wanted = battle.console.formation
    assert wanted != first
    player.key(K.KSCAN_RETURN)
    player.frames(3)
    assert battle.console.formation == -1
    wings = [world.forces[name] for name in world.forces][1:3]
    assert {int(world.groups[Group].formation[wing]) for wing in wings} == {wanted}
    ships = world.ships()[world.units[Ship].group[world.ships()] == wings[0]]
    assert (world.units[Orders].kind[ships] == ORDER_STATION).sum() == len(ships) - 1
    player.key(K.KSCAN_L)
    player.key(K.KSCAN_2)
    player.frames(3)
    assert {int(world.groups[Group].formation[wing]) for wing in wings} == {1}
    player.key(K.KSCAN_L)
    player.click_hud("formation:4")
    player.frames(3)
    assert {int(world.groups[Group].formation[wing]) for wing in wings} == {4}


def test_control_groups_are_set_recalled_and_looked_at(player, battle):
    assert len(battle.console.squads) == 4, "every force has one from the start"
    player.key(K.KSCAN_2, K.KMOD_LALT)
    wing = battle.console.selected
    assert len(wing) == 3
    player.key(K.KSCAN_O)
    player.key(K.KSCAN_7, K.KMOD_LCTRL)
    player.key(K.KSCAN_K)
    player.key(K.KSCAN_7, K.KMOD_LALT)
    assert battle.console.selected == {battle.console.own}
    player.key(K.KSCAN_2, K.KMOD_LALT)
    player.key(K.KSCAN_2, K.KMOD_LALT)
    middle = battle.world.units[Body].pos[[row_of(battle.world, serial) for serial in wing]].mean(axis=0)
    assert battle.view.camera.center == pytest.approx(middle, abs=80.0)
    player.click_hud("group:7")
    assert battle.console.selected == {battle.console.own}
    player.key(K.KSCAN_9, K.KMOD_LALT)
    assert battle.console.messages[-1].tone == "warning"


def test_the_list_selects_groups_opens_them_and_scrolls(player):
    battle = begin(player, "plan-122-74")
    assert battle.hud._state.parties[0].open, "the only group is open from the start"
    names = [name for name, _ in battle.hud.spots() if name.startswith("friend:")]
    box = next(box for name, box in battle.hud.spots() if name == names[3])
    player.mouse(K.MOUSEMOTION, (round(box.x + 20), round(box.y + 5)))
    for _ in range(4):
        pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1))
    player.frames(14)
    later = [name for name, _ in battle.hud.spots() if name.startswith("friend:")]
    assert battle.console.scroll == 4 and later[0] == names[3]
    battle.console.scroll = 0
    player.key(K.KSCAN_O)
    party = battle.hud._state.parties[0].id
    player.click_hud(f"party:{party}")
    assert len(battle.console.selected) == 70
    player.click_hud(f"fold:{party}")
    player.frames(14)
    assert not battle.hud._state.friends


def test_orders_are_queued_with_shift(player, battle, monkeypatch):
    orders, row = battle.world.units[Orders], own(battle)
    player.key(K.KSCAN_O)
    player.click((700, 250), button=3)
    held(monkeypatch, K.KMOD_LSHIFT)
    player.click((800, 300), button=3)
    player.click((760, 420), button=3)
    player.frames(3)
    assert int(orders.kind[row]) == ORDER_MOVE and int(orders.queued[row]) == 2
    assert len(battle.hud._state.marks.orders[0].points) == 4
    held(monkeypatch, 0)
    player.click((700, 260), button=3)
    player.frames(3)
    assert int(orders.queued[row]) == 0, "an order without Shift is the only one"


def test_the_map_is_clicked_to_look_and_to_order(player, battle):
    player.key(K.KSCAN_Z)
    player.frames(2)
    state = battle.hud._state
    assert state.map is not None
    box = battle.hud.map.box(battle.hud._layout)
    spot = (box.x + box.w / 2, box.y + box.h / 2)
    player.click(spot)
    assert battle.view.camera.center == pytest.approx(state.map.middle, abs=state.map.half * 0.03)
    player.key(K.KSCAN_O)
    player.click(spot, button=3)
    player.frames(3)
    goal = battle.world.units[Orders].point[own(battle)]
    assert goal == pytest.approx(state.map.middle, abs=state.map.half * 0.03)


def test_focus_is_a_key_and_shows(player, battle):
    player.key(K.KSCAN_I)
    assert battle.hud._state.marks.fleet.bright is not None
    player.key(K.KSCAN_I)
    assert battle.hud._state.marks.fleet.bright is None


def test_escape_shuts_the_chooser_before_it_opens_the_menu(player, battle):
    player.key(K.KSCAN_L)
    player.key(K.KSCAN_ESCAPE)
    assert battle.console.formation == -1 and player.scene is battle
    assert isinstance(player.key(K.KSCAN_ESCAPE), PauseScene)


def test_a_race_ship_is_told_that_she_has_no_such_drive(player):
    battle = begin(player, "picket")
    for key in (K.KSCAN_G, K.KSCAN_J, K.KSCAN_P, K.KSCAN_F4):
        player.key(key)
        assert battle.console.messages[-1].tone == "warning"
    assert not battle.console.pending


