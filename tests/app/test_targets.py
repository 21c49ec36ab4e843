"""Targets: a lost one is told, and what nobody chose is neither attacked nor given explosive metal unasked."""

from __future__ import annotations

import pygame
import pytest

from game.app.battle_scene import BattleScene
from game.app.choice import Choice
from game.app.loading_scene import LoadingScene
from game.rules.levels import find_level
from game.rules.library import standard
from game.ui.battle_hud import hud_state
from game.ui.console import row_of
from game.ui.formations import formation_now
from game.world import commands as c
from game.world.components import Body, FtlDrive, Group, Ship
from game.world.orders import EXPLOSIVE

K = pygame


@pytest.fixture
def fight(player, quick):
    """Go into a shipped battle at once, and let it rest, so that commands stay where they can be seen."""

    def begin(name: str) -> BattleScene:
        library = standard()
        player.scene = LoadingScene(player.stage, Choice(library, find_level(name, library), 7, "ordinary"))
        player.frames(2)
        player.scene._pause(True)
        return player.scene

    return begin


def salvoes(battle) -> list[c.Salvo]:
    return [each for each in battle.console.pending if isinstance(each, c.Salvo) and each.kind == EXPLOSIVE]


def said(battle, words: str) -> bool:
    return any(words in note.text for note in battle.console.messages)


def lose_target(battle) -> None:
    row = row_of(battle.world, battle.console.target)
    battle.world.units.release(row)
    battle.pilot.lose_target(battle.world)


def test_metal_at_a_target_that_nobody_chose_needs_a_second_press(fight):
    battle = fight("plan-122-74")
    battle.act("target_near")
    battle.act("slot2")
    assert len(salvoes(battle)) == 1, "a target that was chosen is not asked about"
    assert said(battle, "the others carry none")
    battle.console.pending.clear()
    lose_target(battle)
    assert said(battle, "Target lost: ")
    battle.act("slot2")
    assert not salvoes(battle) and said(battle, "Again to launch")
    battle.act("slot2")
    assert len(salvoes(battle)) == 1


def test_an_attack_on_a_target_that_nobody_chose_needs_a_second_press(fight):
    battle = fight("picket")
    lose_target(battle)
    battle.act("attack")
    assert not battle.console.pending and said(battle, "Again to attack")
    battle.act("attack")
    assert [each for each in battle.console.pending if isinstance(each, c.Order)]


def test_the_formation_one_is_in_is_marked_and_not_taken_again(fight):
    battle = fight("genocide-mode")
    world = battle.world
    number = int(world.groups[Group].formation[int(world.units[Ship].group[row_of(world, battle.console.own)])])
    battle.act("select_own")
    battle.act("select_all")
    assert formation_now(world, battle.console) in (number, -1)
    battle.act("form")
    battle.act("take")
    first = [each for each in battle.console.pending if isinstance(each, c.Form)]
    battle._tick()
    battle.act("form")
    choices = hud_state(world, battle.console, battle.view.camera, {}).chooser.choices
    assert [place for place, each in enumerate(choices) if each.now] == [battle.console.formation]
    battle.act("take")
    assert said(battle, "In formation already")
    assert not [each for each in battle.console.pending if isinstance(each, c.Form)], first


def test_the_list_says_at_once_what_is_ordered_and_how_far_a_jump_is(fight):
    battle = fight("corridor")
    world, own = battle.world, row_of(battle.world, battle.console.own)
    battle.act("hold")
    battle.pilot.go(world, (0.0, 0.0))

    def role() -> str:
        return next(f.role for f in hud_state(world, battle.console, battle.view.camera, {}).friends if "Blue" in f.name)

    assert role() == "move", "while the battle rests"
    battle.console.pending.clear()
    world.units.lock(False)
    jump = world.units[FtlDrive]
    jump.wanted[own], jump.store[own] = True, 0.62 * jump.capacity[own]
    assert role() == "jump 62%"


def test_a_large_fleet_lies_between_the_panels_at_first(fight):
    battle = fight("plan-122-74")
    battle.eye.touched = True
    world, camera = battle.world, battle.view.camera
    camera.zoom = 0.6
    battle.eye.start(world)
    ships = world.ships()
    at = camera.to_screen(world.units[Body].pos[ships[world.units[Body].side[ships] == 0]])
    assert at[:, 0].min() > 310 and at[:, 0].max() < 970
    assert at[:, 1].min() > 80 and at[:, 1].max() < 600
