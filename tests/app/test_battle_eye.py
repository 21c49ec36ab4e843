"""The eye of a battle played through the window: what it shows unasked, and that it leaves the player his view."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.app.battle_scene import BattleScene
from game.app.choice import Choice
from game.app.loading_scene import LoadingScene
from game.rules.levels import find_level
from game.rules.library import standard
from game.ui.console import row_of
from game.world.components import Body, GenocideDrive, Ship

K = pygame
NOTHING_HELD: defaultdict[str, float] = defaultdict(float)


@pytest.fixture
def battle(player) -> BattleScene:
    """First contact: the stranger is far outside the window that shows the own ship."""
    library = standard()
    player.scene = LoadingScene(player.stage, Choice(library, find_level("first-contact", library), 7, "ordinary"))
    player.frames(2)
    return player.scene


def watch(battle, seconds: float) -> None:
    """Let real time pass for the eye alone."""
    for _ in range(round(seconds * 20)):
        battle.eye.move(battle.world, NOTHING_HELD, 0.05)
        battle.view.camera.update(0.05)


def seen(battle, serial: int, margin: float = 0.1) -> bool:
    """Whether a ship stands in the picture, clear of its edges."""
    camera = battle.view.camera
    place = camera.to_screen(battle.world.units[Body].pos[row_of(battle.world, serial)])
    share = place / np.array(camera.size)
    return bool(((share > margin) & (share < 1.0 - margin)).all())


def test_the_view_opens_until_own_ship_and_target_are_both_in_it(battle):
    own, target = battle.console.own, battle.console.target
    assert seen(battle, own) and not seen(battle, target)
    watch(battle, 9.0)
    assert seen(battle, own) and seen(battle, target)


def test_the_view_rests_while_nothing_changes(battle):
    watch(battle, 12.0)
    zoom = battle.view.camera.goal_zoom
    watch(battle, 10.0)
    assert battle.view.camera.goal_zoom == zoom


@pytest.mark.parametrize("key", [K.KSCAN_MINUS, K.KSCAN_EQUALS])
def test_a_view_the_player_chose_stays_his(player, battle, key):
    player.key(key)
    zoom = battle.view.camera.goal_zoom
    watch(battle, 9.0)
    assert battle.view.camera.goal_zoom == zoom and battle.eye.follow == "own"


def test_zooming_ends_the_view_of_both_instead_of_being_undone(player, battle):
    watch(battle, 9.0)
    assert battle.eye.follow == "both"
    before = battle.view.camera.goal_zoom
    player.key(K.KSCAN_EQUALS)
    watch(battle, 5.0)
    assert battle.view.camera.goal_zoom > before


@pytest.mark.parametrize("figure", [K.KSCAN_1, K.KSCAN_8, K.KSCAN_9])
def test_every_figure_of_the_chooser_takes_its_formation(player, battle, figure):
    player.key(K.KSCAN_L)
    assert battle.console.formation >= 0
    player.key(figure)
    assert battle.console.formation == -1
    number = figure - K.KSCAN_1
    name = battle.world.catalogue.formations[number].name.lower()
    assert any(name in message.text for message in battle.console.messages)


def test_the_list_opens_at_the_battle_just_left(player, battle):
    battle.choice = replace(battle.choice, level=find_level("corridor", standard()))
    player.key(K.KSCAN_ESCAPE)
    player.click_on("quit")
    assert player.scene.state.chosen == "corridor"


def test_who_has_lost_his_ship_still_has_weapons_and_advice(player, battle):
    battle.world.units.release(row_of(battle.world, battle.console.own))
    player.frames(2)
    keys = {slot.key: slot for slot in battle.hud._state.slots}
    assert battle.hud._state.own is None and keys["1"].enabled and keys["1"].count != "0"
    hints = dict(battle.console.hints)
    assert "1" in hints or "2" in hints or "Drag" in hints
    assert "O" not in hints, "there is no own ship to go on with"


def test_an_open_bow_is_aimed_at_first_and_metal_is_kept_for_it(player):
    library = standard()
    player.scene = LoadingScene(player.stage, Choice(library, find_level("plan-122-74", library), 7, "ordinary"))
    player.frames(2)
    battle = player.scene
    world, flagship = battle.world, int(battle.world.units.rows(Body, Ship, GenocideDrive)[0])
    assert battle.console.target != world.serial(flagship)
    world.tick = 20 * 60
    player.frames(2)
    assert any("until her bow opens" in words for _, words in battle.console.hints)
    world.units.lock(False)
    world.units[GenocideDrive].wanted[flagship] = True
    player.key(K.KSCAN_R)
    assert battle.console.target == world.serial(flagship)
    assert any("explosive metal now" in words for _, words in battle.console.hints)
