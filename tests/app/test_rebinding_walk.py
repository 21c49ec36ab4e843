"""Other controls chosen through the window, by keys alone and by gamepad alone; and what the battle then does and shows."""

from __future__ import annotations

from collections import defaultdict

import pygame
import pytest

from game.app import ground_scene, keys, rebinding, settings
from game.app.bindings import COMMON, KEYS, PAD, Place
from game.app.bindings_scene import BindingsScene
from game.app.choice import Choice
from game.app.control_names import CODES
from game.app.loading_scene import LoadingScene
from game.app.overlays import HelpScene, SettingsScene
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.replay import replay_of
from game.sim.simulation import Simulation
from game.sim.snapshot import Recorder
from game.ui.ground_units import row_of
from game.world.surface import Foot
from tests.app.test_gamepad import Hands

K = pygame


pytestmark = pytest.mark.usefixtures("quick", "pad")


def go(player, press, to, ways, most=90):
    """Walk with the focus until it is on a control, down first."""
    for _ in range(most):
        if player.scene.screen.focus == to:
            return
        press(ways)
    raise AssertionError(f"{to} was not reached: {player.scene.screen.focus}")


def key_event(kind, code, mod=0):
    pygame.event.post(pygame.event.Event(kind, scancode=code, key=0, mod=mod, unicode=""))


def test_by_keys_alone(player, data_dir):
    player.frames(1)
    below = player.scene
    player.scene = player.stage.open("settings", below)
    for _ in range(2):  # from screen to controls
        player.key(K.KSCAN_PAGEDOWN)
    go(player, player.key, "set:bindings", K.KSCAN_TAB)
    page = player.key(K.KSCAN_RETURN)
    assert isinstance(page, BindingsScene) and page.state.place == "orbit"
    player.key(K.KSCAN_PAGEDOWN)
    assert page.state.place == "foot"
    go(player, player.key, "key:reload", K.KSCAN_DOWN)
    player.key(K.KSCAN_RETURN)
    assert page.state.question is not None and page.types
    player.key(K.KSCAN_ESCAPE)
    assert page.state.question is None and player.scene is page, "never mind"
    player.key(K.KSCAN_RETURN)
    player.key(K.KSCAN_F13)
    assert player.stage.bindings.controls(Place("foot", "reload"), KEYS) == ["F13"]
    player.key(K.KSCAN_RETURN)
    player.key(K.KSCAN_V)  # which aims down the sights
    assert page.state.question is not None and any("sights" in line for line in page.state.question.lines)
    assert page.screen.focus == "ask:swap"
    player.key(K.KSCAN_RETURN)
    bindings = player.stage.bindings
    assert bindings.controls(Place("foot", "scope"), KEYS) == ["F13"] and bindings.action("foot", "V", KEYS) == "reload"
    player.key(K.KSCAN_RETURN)
    key_event(K.KEYDOWN, K.KSCAN_LCTRL)
    key_event(K.KEYUP, K.KSCAN_LCTRL)
    player.frames(1)
    assert bindings.controls(Place("foot", "reload"), KEYS) == ["L Ctrl"]
    player.key(K.KSCAN_DELETE)
    assert bindings.controls(Place("foot", "reload"), KEYS) == []
    go(player, player.key, "key:crouch", K.KSCAN_UP)
    for _ in range(2):
        player.key(K.KSCAN_RIGHT)
    assert page.screen.focus == "way:crouch"
    player.key(K.KSCAN_RETURN)
    assert bindings.stays("foot", "crouch")
    player.key(K.KSCAN_ESCAPE)
    assert isinstance(player.scene, SettingsScene)
    player.key(K.KSCAN_ESCAPE)
    assert player.scene is below
    kept = settings.load()
    assert kept.bindings["foot"]["scope"] == {"keys": ["F13"]} and kept.latches == ["foot.crouch"]


def test_by_gamepad_alone(player):
    hands = Hands(player)
    battle = player.fight()
    hands.press("start")
    for _ in range(2):
        hands.pull("rt", 1.0)
        hands.pull("rt", 0.0)
    go(player, hands.press, "set:bindings", "rb")
    page = hands.press("a")
    hands.pull("rt", 1.0)
    hands.pull("rt", 0.0)
    assert isinstance(page, BindingsScene) and page.state.place == "foot"
    go(player, hands.press, "key:jump", "down")
    hands.press("right")
    assert page.screen.focus == "pad:jump"
    hands.press("a")
    hands.press("start")
    assert page.state.question is None, "never mind"
    hands.press("a")
    hands.press("l3")
    assert page.state.question is not None and page.screen.focus == "ask:swap"
    hands.press("a")
    bindings = player.stage.bindings
    assert bindings.action("foot", "l3", PAD) == "jump" and bindings.action("foot", "a", PAD) == "rally"
    go(player, hands.press, "pad:aim", "down")
    hands.press("a")
    hands.stick("left", 0.0, -1.0)
    hands.stick("left", 0.0, 0.0)
    assert page.state.question is not None and not page.types, "the left stick walks"
    go(player, hands.press, "ask:take", "right")
    hands.press("a")
    assert bindings.sticks("foot", "aim") == ["left"] and bindings.labels("foot", True)["walk_left"] == "A"
    hands.press("b")
    hands.press("b")
    assert player.scene is battle
    player.frames(1)
    assert battle.console.keys["rally"] == "A"
    hands.press("a")
    assert battle.console.messages[-1].text.startswith("Rally")
    help_page = hands.press("back")
    assert isinstance(help_page, HelpScene) and ("L3", "Jump, climb out, get up") in help_page.state.groups[0][1]


def test_everything_that_is_shown_follows(player):
    bindings = player.stage.bindings
    moved = {"pause": "F13", "help": "Num 9", "autopilot": "Num 1", "slot2": "Num 2", "withdraw": "Num 3", "move": "Num 4"}
    for action, name in moved.items():
        rebinding.take(bindings, Place(bindings.home("orbit", action), action), KEYS, name)
    rebinding.take(bindings, Place("orbit", "target_next"), KEYS, "Num 5")
    battle = player.fight("picket")
    player.frames(2)
    state = battle.hud._state
    assert {"F13", "Num 9", "Num 1"} <= {key for key, _ in state.hints}
    assert {"Num 2"} <= {slot.key for slot in state.slots} and {"Num 3", "Num 4"} <= {order.key for order in state.orders}
    battle.console.target = -1
    battle.pilot.act(battle.world, "attack")
    assert battle.console.messages[-1].text == "No target: Num 5 takes one"
    player.click_hud("slot:2")
    assert any("metal" in note.text.lower() or "target" in note.text.lower() for note in battle.console.messages), (
        "a click on a slot does what it did"
    )
    player.key(CODES["Num 9"])
    assert isinstance(player.scene, HelpScene)
    keys_told = [key for _, lines in player.scene.state.groups for key, _ in lines]
    assert set(moved.values()) <= set(keys_told)
    assert player.key(CODES["Num 9"]) is battle, "the same key shuts it"
    player.key(K.KSCAN_SPACE)
    assert not battle.console.paused, "what was taken away does nothing"
    player.key(CODES["F13"])
    assert battle.console.paused and "F13" in battle.hud._state.banner.line


def test_a_replay_has_controls_like_any_other_place(player, monkeypatch):
    monkeypatch.setattr("game.app.watch_time.WatchTime._look_ahead", lambda scene, spare: None)
    bindings = player.stage.bindings
    rebinding.take(bindings, Place("watch", "display"), KEYS, "F13")
    rebinding.take(bindings, Place(COMMON, "pause"), KEYS, "F14")  # for a replay, too, which has not another for it
    rebinding.take(bindings, Place(COMMON, "slower"), PAD, "rb")
    assert bindings.action("watch", "rb", PAD) == "faster", "a replay's own gamepad is left as it was"
    recorder = Recorder(Simulation(standard(), find_level("picket", standard()), 7, commanded=True))
    for _ in range(90):
        recorder.tick()
    player.scene = LoadingScene(player.stage, Choice.watch(standard(), replay_of(recorder, "2157-03-02 14:05")))
    scene = player.frames(2)
    scene._pause(True)
    player.key(K.KSCAN_V)
    player.key(K.KSCAN_SPACE)
    assert scene.display == "full" and scene.console.paused, "what was taken away does nothing"
    player.key(CODES["F13"])
    player.key(CODES["F14"])
    assert scene.display == "names" and not scene.console.paused
    assert {"F13", "F14"} <= {key for key, _ in scene._strip_state().keys}
    page = player.key(K.KSCAN_F1)
    told = {text: keys for _, lines in page.state.groups for keys, text in lines}
    assert told["Play, or pause"] == "F14" and told["Display: all of it, only names, nothing"] == "F13"
    assert "Pause; orders can still be given" not in told
    player.stage.pad.used = True
    assert {what: key for key, what in scene._strip_state().keys}["play, pause"] == "A"


def test_mouse_buttons_change_places_and_others_do_what_they_are_told(player):
    bindings = player.stage.bindings
    rebinding.swap(bindings, Place("orbit", "primary"), KEYS, "Mouse R")
    rebinding.bind(bindings, Place("battle", "pause"), KEYS, ["Mouse 4"])
    battle = player.fight("picket")
    player.click((700, 250), button=1)
    assert battle.console.pulses and battle.console.pulses[0].kind == "move", "the left button orders now"
    player.click((500, 300), button=6)
    assert battle.console.paused
    player.frames(1)
    assert any(key == "Mouse R" for key, _ in battle.hud._state.hints)


def test_what_stays_on_when_pressed_once(player, monkeypatch):
    held: dict[int, bool] = defaultdict(bool)
    monkeypatch.setattr(ground_scene, "held_keys", lambda: held)
    player.stage.settings.latches += ["foot.crouch", "foot.trigger", "foot.primary"]
    battle = player.fight()
    foot, own = battle.world.units[Foot], row_of(battle.world, battle.console.own)

    def ticks(count=20):
        for _ in range(count):
            battle._tick()

    player.key(K.KSCAN_S)
    ticks()
    assert foot.posture[own] == 1, "let go, and still crouching"
    battle.pilot._crouched_s = -9.0
    player.key(K.KSCAN_S)
    ticks()
    assert foot.posture[own] == 0
    player.click((900, 300))
    assert battle.console.firing
    player.click((900, 300))
    assert not battle.console.firing
    hands = Hands(player)
    hands.pull("rt", 1.0)
    hands.pull("rt", 0.0)
    assert battle.console.firing
    player.key(K.KSCAN_S)
    pygame.event.post(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    player.frames(1)
    assert not battle.console.firing and not battle.latches.on, "nothing goes on while nobody is there"


def test_a_chosen_key_works_on_pages_beside_the_fixed_ones(player):
    bindings = player.stage.bindings
    rebinding.bind(bindings, Place("menus", "down"), KEYS, ["J"])
    player.frames(1)
    first = player.scene.state.chosen
    player.key(K.KSCAN_J)
    assert player.scene.state.chosen != first
    player.key(K.KSCAN_UP)
    assert player.scene.state.chosen == first
    keys.let_go()
