"""The codex through real events: found by typing, walked by keys, mouse and gamepad, opened from a battle, and back."""

from __future__ import annotations

import pygame
import pytest

from game.app import codex_scene
from game.app.choice import Choice
from game.app.codex_live import CodexBattle, showing_of
from game.app.codex_scene import CodexScene, looked_at
from game.app.gamepad import Press
from game.app.overlays import PauseScene
from game.app.scene import Scene
from game.app.settings import Settings
from game.app.title_scene import TitleScene
from game.app.war_room import WarRoom
from game.rules.library import standard
from game.sim.scenarios import duel
from game.ui.console import Console
from game.world.events import Jumped

K = pygame


class NoBattle:
    """Stands in for the battle, which takes a while to make; remembers what it was to show."""

    made: list[str] = []
    ready, busy, doing = True, False, ""

    def __init__(self, library, showing, *rest):
        NoBattle.made.append(showing.unit)

    def advance(self, real_dt):
        pass

    def draw(self, size):
        return pygame.Surface(size)

    def let_go(self):
        pass


@pytest.fixture(scope="module")
def war():
    return WarRoom(standard(), Settings())


@pytest.fixture
def codex(player, war, monkeypatch):
    monkeypatch.setattr(codex_scene, "CodexBattle", NoBattle)
    monkeypatch.setattr(codex_scene, "_REST_S", -1.0)
    NoBattle.made = []
    player.stage._room = war
    player.scene = CodexScene(player.stage, standard(), lambda: None)
    player.frames()
    return player


def type_in(player, text):
    for letter in text:
        event = pygame.event.Event(K.KEYDOWN, scancode=K.KSCAN_UNKNOWN, key=0, mod=0, unicode=letter)
        pygame.event.post(event)
        player.frames(1)


def test_typing_finds_and_backspace_takes_back(codex):
    type_in(codex, "walking t")
    scene = codex.scene
    assert scene.state.text == "walking t" and scene.state.rows[0].id == "surface/arume_tower"
    assert scene.state.chosen == "surface/arume_tower" and NoBattle.made[-1] == "arume_tower"
    codex.key(K.KSCAN_BACKSPACE)
    assert scene.state.text == "walking "
    type_in(codex, "zzz")
    assert not scene.state.rows and scene.state.chosen, "what was open stays open"
    assert codex.key(K.KSCAN_ESCAPE) is scene and scene.state.text == "" and len(scene.state.rows) == scene.state.all
    assert codex.key(K.KSCAN_ESCAPE) is None, "once more leaves"


def test_keys_alone_walk_the_list_open_tabs_scroll_and_follow(codex):
    scene, screen = codex.scene, codex.scene.screen
    first = scene.state.chosen
    for _ in range(3):
        codex.key(K.KSCAN_DOWN)
    assert scene.state.chosen == scene.state.rows[3].id != first
    codex.key(K.KSCAN_END)
    assert scene.state.chosen == scene.state.rows[-1].id and scene.state.first > 0
    codex.key(K.KSCAN_HOME)
    codex.key(K.KSCAN_UP)
    assert not (screen.focus or "").startswith("entry:"), "from the top upwards to the filters"
    screen.focus = "tab:figures"
    codex.key(K.KSCAN_RETURN)
    assert scene.state.tab == "figures"
    codex.key(K.KSCAN_PAGEDOWN)
    assert scene.state.scroll > 0
    codex.key(K.KSCAN_PAGEUP)
    screen.focus = next(control.name for control in screen.controls if control.name.startswith("figure:"))
    codex.key(K.KSCAN_RETURN)
    assert scene.state.tab == "compared"
    screen.focus = next(c.name for c in screen.controls if c.name.startswith("link:") and first not in c.name)
    there = screen.focus.partition(":")[2]
    codex.key(K.KSCAN_RETURN)
    assert scene.state.chosen == there
    assert codex.key(K.KSCAN_ESCAPE) is scene and scene.state.chosen == first, "back to the page before"


def test_mouse_filters_turns_and_follows_where_it_leads(codex):
    scene = codex.scene
    codex.click_on("side:arume")
    assert scene.state.rows and all(row.side in ("arume", "") for row in scene.state.rows)
    codex.click_on("shelf:weapons")
    assert all("arm/" in row.id or "weapon/" in row.id for row in scene.state.rows)
    codex.click_on("entry:arm/tower_gun")
    assert scene.state.chosen == "arm/tower_gun"
    codex.click_on("tab:reach")
    assert scene.state.tab == "reach"
    codex.click_on("tab:view")
    codex.click_on("link:surface/arume_tower")
    assert scene.state.chosen == "surface/arume_tower"
    assert scene.state.shelf == "", "the filter that would hide it is lifted"
    codex.click_on("back")
    assert codex.scene is None


def test_a_gamepad_alone_reads_a_page_and_leaves(codex):
    scene = codex.scene
    for control in ("down", "down", "rb"):
        scene.press(Press(control, True))
        codex.frames(1)
    assert scene.state.chosen == scene.state.rows[2].id
    scene.screen.focus = "tab:figures"
    scene.press(Press("a", True))
    codex.frames(2)
    assert scene.state.tab == "figures" and scene.screen.most > 0
    scene.screen.focus = "page"
    scene.press(Press("a", True))
    assert scene.state.scroll > 0
    for _ in range(40):
        scene.press(Press("a", True))
        if scene.state.scroll == 0:
            break
    assert scene.state.scroll == 0, "past its end it begins again"
    scene.press(Press("b", True))
    assert scene.done


def test_what_has_not_been_fought_is_veiled(codex):
    rows = {row.id: row for row in codex.scene.state.rows}
    assert rows["battle/1"].veiled and rows["page/rizaffi"].veiled and not rows["surface/gosta"].veiled


def test_the_title_leads_there_and_is_there_again(player, monkeypatch):
    monkeypatch.setattr(codex_scene, "CodexBattle", NoBattle)
    monkeypatch.setattr(TitleScene, "update", lambda scene, dt: None)
    player.scene = title = TitleScene(player.stage, standard())
    player.click_on("codex")
    assert isinstance(player.scene, CodexScene)
    assert player.key(K.KSCAN_ESCAPE) is title


class Battle(Scene):
    """A battle below the pause menu, as far as the menu asks it."""

    checkpoint = None

    def __init__(self, stage):
        super().__init__(stage)
        self.simulation = duel(standard(), "race_cruiser", "arume_flagship")
        self.choice = Choice(standard(), self.simulation.level, 1, "ordinary")
        world = self.simulation.world
        own, foe = (int(row) for row in world.ships())
        self.console = Console(own=world.serial(own), side=0, target=world.serial(foe), selected=set())


def test_out_of_a_battle_it_opens_at_the_target(player, monkeypatch):
    monkeypatch.setattr(codex_scene, "CodexBattle", NoBattle)
    below = Battle(player.stage)
    player.scene = menu = PauseScene(player.stage, below)
    player.click_on("codex")
    assert isinstance(player.scene, CodexScene) and player.scene.state.chosen == "orbit/arume_flagship"
    assert player.key(K.KSCAN_ESCAPE) is menu
    below.console.target = -1
    assert looked_at(below.simulation.world, below.console) == "orbit/race_cruiser"
    below.console.own = -1
    assert looked_at(below.simulation.world, below.console) == ""


def test_every_page_with_figures_is_shown_at_work(codex):
    book = codex.scene.codex
    for entry in book.entries.values():
        showing = showing_of(book, entry)
        assert (showing is not None) == (entry.rule is not None or entry.system is not None), entry.id
        if showing is not None and entry.id.split("/")[0] in ("orbit", "surface"):
            assert showing.unit == entry.key


@pytest.mark.slow
def test_a_real_battle_shows_a_real_jump(stage):
    scene = CodexScene(stage, standard(), lambda: None, "system/jump")
    showing = showing_of(scene.codex, scene.entry)
    battle = CodexBattle(standard(), showing, stage.assets, (320, 180), stage.cache, True)
    battle.wait()
    jumped = False
    for _ in range(60 * 75):
        world = battle._simulation.world
        jumped = jumped or any(isinstance(event, Jumped) for event in world.events)
        if jumped or battle.ended(battle._simulation):
            break
        battle.advance(1 / 60)
    assert jumped and battle.draw((320, 180)).get_size() == (320, 180)
    battle.stop()
