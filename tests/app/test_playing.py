"""The battle played through its window: by mouse, by keys alone, watched to the end."""

from __future__ import annotations

import pygame
import pytest

from game.app.battle_scene import BattleScene
from game.app.choice import Choice
from game.app.debrief_scene import DebriefScene
from game.app.list_scene import ListScene
from game.app.loading_scene import LoadingScene
from game.app.overlays import HelpScene, PauseScene, SettingsScene
from game.rules.campaign import standard_campaign
from game.rules.levels import find_level, shipped_levels
from game.rules.library import standard
from game.ui.console import row_of
from game.ui.hud_boxes import Box
from game.world import commands as c
from game.world.components import Body, Launcher, Orders
from game.world.orders import EXPLOSIVE, ORDER_MOVE, ORDER_WITHDRAW
from tests.app.conftest import Player

K = pygame


def begin(player, autopilot=False, limit_s=420.0, outcome="partial") -> BattleScene:
    """Go into the battle at once, with a seed that is always the same."""
    library = standard()
    level = find_level("picket", library)
    late = level.late.model_copy(update={"outcome": outcome})
    level = level.model_copy(update={"limit_s": limit_s, "late": late})
    player.scene = LoadingScene(player.stage, Choice(library, level, 7, "ordinary", autopilot))
    player.frames(2)
    assert isinstance(player.scene, BattleScene)
    return player.scene


def orders(battle):
    return [int(kind) for kind in battle.world.units[Orders].kind[_own_rows(battle)]]


def _own_rows(battle):
    return battle.pilot._own_side(battle.world)


def test_by_mouse_from_the_list_to_an_order_and_out_again(stage, monkeypatch):
    written = {name: path for name, path in shipped_levels().items() if name != "retaking-rizaffi"}
    monkeypatch.setattr("game.app.list_scene.shipped_levels", lambda: written)  # a battle whose level is still to come
    player = Player(stage)
    assert len(player.scene.state.battles) == len(standard_campaign().battle)
    later = next(entry.id for entry in player.scene.state.battles if entry.locked)
    player.click_on(f"battle:{later}")
    assert player.scene.state.chosen == later
    player.click_on("begin")
    assert isinstance(player.scene, ListScene), "a battle to come cannot be begun"
    player.click_on("battle:picket")
    player.click_on("begin")
    battle = player.frames(3)
    assert isinstance(battle, BattleScene)
    assert len(battle.console.selected) == 8
    player.click_hud("friend:88th Emperor Lassin")
    assert len(battle.console.selected) == 1
    x, y = battle.view.camera.to_screen(
        battle.world.units[Body].pos[row_of(battle.world, battle.console.own)]
    )
    player.drag((x - 70, y - 50), (x + 70, y + 50))
    inside = battle.console.selected
    assert inside and len(inside) < 8
    player.click((700, 250), button=3)
    assert battle.console.pulses and battle.console.pulses[0].kind == "move"
    player.frames(3)
    assert orders(battle).count(ORDER_MOVE) == len(inside)
    player.click_hud("pause")
    assert battle.console.paused
    tick = battle.world.tick
    player.frames(3)
    assert battle.world.tick == tick
    player.key(K.KSCAN_ESCAPE)
    assert isinstance(player.scene, PauseScene)
    player.click_on("quit")
    assert isinstance(player.scene, ListScene)
    player.click_on("nav:quit")
    assert player.scene is None


def test_by_keys_alone(player):
    player.frames(1)
    assert player.scene.state.battles[1].id == "picket"
    player.key(K.KSCAN_DOWN)
    assert isinstance(player.key(K.KSCAN_RETURN), LoadingScene | BattleScene)
    battle = player.frames(2)
    assert isinstance(battle, BattleScene)
    player.key(K.KSCAN_O)
    assert battle.console.selected == {battle.console.own}
    player.key(K.KSCAN_K)
    player.key(K.KSCAN_TAB)
    first = battle.console.target
    player.key(K.KSCAN_TAB)
    assert battle.console.target not in (first, -1)
    player.key(K.KSCAN_2)
    launcher = battle.world.units[Launcher]
    own = row_of(battle.world, battle.console.own)
    player.frames(4)
    assert launcher.salvo[own, EXPLOSIVE] > 0 or launcher.stock[own, EXPLOSIVE] < 6
    player.key(K.KSCAN_B)
    player.frames(3)
    assert set(orders(battle)) == {ORDER_WITHDRAW}
    player.key(K.KSCAN_SPACE)
    tick = battle.world.tick
    player.key(K.KSCAN_N)
    assert battle.console.paused and battle.world.tick == tick + 1
    assert isinstance(player.key(K.KSCAN_F1), HelpScene)
    assert player.key(K.KSCAN_ESCAPE) is battle and battle.console.paused
    player.key(K.KSCAN_SPACE)
    player.key(K.KSCAN_F)
    assert battle.console.autopilot
    player.key(K.KSCAN_H)
    assert not battle.console.autopilot, "who gives orders has command"
    assert isinstance(player.key(K.KSCAN_ESCAPE), PauseScene)
    assert player.key(K.KSCAN_RETURN) is battle and not battle.console.paused


def test_watched_on_autopilot_to_the_debriefing_and_again(player):
    battle = begin(player, autopilot=True, limit_s=3.0)
    for _ in range(3):
        player.key(K.KSCAN_PERIOD)
    assert battle.pace.speed == 8.0
    for _ in range(20):  # LOOP: until the short battle has ended
        if battle.simulation.over:
            break
        player.frames(10)
    assert battle.simulation.over and battle.console.closing is not None
    assert player.scene is battle, "the end is looked at for a while"
    player.key(K.KSCAN_RETURN)
    assert isinstance(player.scene, DebriefScene)
    assert player.scene.state.outcome == "partial"
    debrief = player.scene
    assert player.key(K.KSCAN_RETURN) is debrief, "a key still pressed from the battle does not skip it"
    debrief.update(2.0)
    assert player.key(K.KSCAN_SPACE) is debrief
    player.click_on("again")
    again = player.frames(2)
    assert isinstance(again, BattleScene) and again is not battle


def test_defeat_is_shown_before_the_debriefing_which_gives_advice(player):
    battle = begin(player, limit_s=0.2, outcome="defeat")
    for _ in range(60):  # LOOP: until the short battle has ended
        if battle.simulation.over:
            break
        player.frames(5)
    player.frames(2)
    assert battle.hud._state.banner is not None
    assert battle.hud._state.banner.title == "Defeat"
    battle._ended_s = 60.0
    player.frames(2)
    assert isinstance(player.scene, DebriefScene)
    assert player.scene.state.advice
    assert any(kind == "advice" for kind, *_ in player.scene.screen._blocks(player.scene.state, Box(44, 80, 1192, 560))[0])


def test_the_battle_rests_while_the_window_is_not_in_front(player):
    battle = begin(player)
    pygame.event.post(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    player.frames()
    assert battle.console.paused
    assert "not in front" in battle.hud._state.banner.line


@pytest.mark.parametrize("size", [(900, 560), (1920, 1080)])
def test_another_size_of_window(player, size):
    battle = begin(player)
    pygame.display.set_mode(size)
    pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1]))
    player.frames(3)
    assert battle.view.camera.size == size and battle.hud.size == size
    own = battle.view.camera.to_screen(battle.world.units[Body].pos[row_of(battle.world, battle.console.own)])
    assert 0 < own[0] < size[0] and 0 < own[1] < size[1]


def test_settings_apply_at_once_and_are_kept(player, data_dir):
    battle = begin(player)
    player.key(K.KSCAN_ESCAPE)
    for name in ("set:text", "set:palette", "page:comfort", "set:calm", "page:sound"):
        player.click_on(name)
    player.scene.screen.focus = "set:volume"
    player.key(K.KSCAN_LEFT)
    chosen = player.stage.settings
    assert (chosen.text, chosen.palette, chosen.calm, chosen.volume) == (1.25, "colour_blind", True, 0.7)
    assert battle.hud.kit.scale == 1.25 and battle.view.ledger.reduced
    assert '"volume": 0.7' in (data_dir / "settings.json").read_text()
    assert isinstance(player.scene, SettingsScene)


def test_less_is_less_more_is_more_and_the_rows_stay(player):
    begin(player)
    player.key(K.KSCAN_ESCAPE)
    chosen, menu = player.stage.settings, player.scene
    places = []
    for share, wanted in ((0.99, 1.25), (0.99, 1.5), (0.43, 1.25), (0.43, 1.0), (0.43, 1.0), (0.99, 1.25)):
        player.frames()
        box = next(c.box for c in menu.screen.controls if c.name == "set:text")
        places.append(box)
        player.click((box.x + box.w * share, box.y + box.h / 2))
        assert chosen.text == wanted
    assert len(set(places)) == 1
    for _ in range(4):
        player.click((box.x + box.w * 0.99, box.y + box.h / 2))
    assert chosen.text == 2.0, "a click does not go round"


def test_a_command_for_a_ship_that_is_gone_does_no_harm(player):
    battle = begin(player)
    battle.console.selected = {10**6}
    player.key(K.KSCAN_2)
    player.key(K.KSCAN_B)
    assert not any(isinstance(command, c.Order) for command in battle.pilot.commands)
    assert battle.console.messages[-1].tone == "warning"
