"""Looks far away, what comes next, and who one is: offered on the display, never taking the controls away."""

from __future__ import annotations

import numpy as np

from game.app.ground_orders import _nearest_on_ground
from game.app.ground_scene import GroundScene, lift_for
from game.app.loading_scene import LoadingScene
from game.app.playing import briefed
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.checkpoint import mark
from game.ui.ground_coming import coming
from game.ui.ground_units import row_of
from game.world.components import Body
from game.world.gunners import is_flying
from game.world.surface import Task
from game.world.tasks import TASK_FALL_BACK
from tests.app.test_ground_playing import RIGHT, Choice, K, begin, held, own, ticks

__all__ = ["held"]


def middle(battle) -> float:
    return float(battle.camera.center[0])


def glide(battle) -> None:
    """Let the eye move for three seconds without drawing."""
    for _ in range(30):
        battle.eye.move(battle.world, battle._held(), 0.1)


def test_a_look_is_offered_goes_there_and_comes_back(player, held):
    battle = begin(player)
    console, place = battle.console, float(battle.world.units[Body].pos[own(battle), 0])
    assert battle.world.time_s < 1.0 and coming(battle.world, console)[0] == "Great ship", "radar knows of it before"
    ticks(battle, 60 * 7)
    assert console.sight is not None and "great ship" in console.sight.words, "it came out of the picture"
    player.frames(2)
    assert battle.hud._state.chip.key == "I"
    battle.act("look")
    glide(battle)
    assert middle(battle) > place + 1500.0, "the eye is there"
    player.frames(1)
    assert battle.hud._state.chip.back
    battle.act("look")
    glide(battle)
    assert abs(middle(battle) - place) < 400.0 and console.looking_s < 0.0


def test_who_walks_or_fires_looks_where_he_is_at_once(player, held):
    battle = begin(player)
    ticks(battle, 60 * 7)
    battle.act("look")
    player.frames(3)
    assert battle.console.looking_s >= 0.0
    held[K.KSCAN_D] = True
    ticks(battle, 30)
    player.frames(2)
    assert battle.console.looking_s < 0.0, "his legs obeyed, and the eye came back to them"
    held[K.KSCAN_D] = False
    battle.console.sight = None
    battle.act("look")
    assert battle.console.sight is not None, "without news one looks at the gravest that is far away"
    player.mouse(K.MOUSEBUTTONDOWN, RIGHT)
    player.frames(2)
    assert battle.console.looking_s < 0.0


def test_nobody_advances_after_what_flies(player, held):
    battle = begin(player)
    world = battle.world
    ticks(battle, 60 * 9)
    battle.act("target_next")
    target = row_of(world, battle.console.target)
    assert is_flying(world, np.array([target]))[0], "there is nothing but what flies yet"
    battle.act("everyone")
    before = world.units[Task].point.copy()
    battle.act("attack")
    ticks(battle, 2)
    assert _nearest_on_ground(world, battle.console) < 0
    assert np.array_equal(world.units[Task].point, before), "and nobody was sent"


def test_who_lies_gets_up_when_told_to_fall_back(player, held):
    battle = begin(player)
    ticks(battle, 3)
    battle.act("prone")
    ticks(battle, 3)
    assert battle.console.prone
    battle.world.lock(False)
    battle.world.units[Task].kind[own(battle)] = TASK_FALL_BACK
    battle.world.lock(True)
    ticks(battle, 3)
    assert not battle.console.prone
    battle.act("prone")
    ticks(battle, 3)
    assert battle.console.prone, "but he may lie down again if he wants to"


def test_one_is_shown_who_one_is_and_again_when_one_becomes_another(player, held):
    battle = begin(player)
    player.frames(2)
    me = battle.hud._state.me
    assert me is not None and me.found > 0.0 and battle.view.own == battle.console.own
    battle.console.found_s = 99.0
    player.frames(1)
    assert battle.hud._state.me.found == 0.0
    battle.act("take_over")
    player.frames(1)
    assert battle.hud._state.me.found > 0.9 and battle.view.own == battle.console.own


def test_a_briefing_waits_for_who_reads_it(player):
    library = standard()
    player.scene = briefed(player.stage, Choice(library, find_level("airbase", library), 7, "ordinary"))
    player.frames(4)
    assert isinstance(player.scene, LoadingScene), "all is done, and it waits"
    player.key(K.KSCAN_RETURN)
    player.frames(1)
    assert isinstance(player.scene, GroundScene)
    assert player.scene.world.time_s < 0.5, "and no time has passed in the battle"


def test_a_battle_begun_anew_still_offers_the_checkpoint_of_the_last(player, held):
    battle = begin(player)
    ticks(battle, 5)
    battle._keep("Between")
    again = begin(player)
    assert again.checkpoint is not None and again.checkpoint.name == "Between"
    assert again.checkpoint.tick == mark(battle.recorder, "Between").tick


def test_the_ground_lies_higher_over_a_tall_display_and_never_too_high():
    heights = [lift_for(height) for height in (900.0, 720.0, 450.0, 360.0, 120.0)]
    assert heights[:2] == [0.0, 0.0] and heights == sorted(heights) and heights[-1] < 0.2
