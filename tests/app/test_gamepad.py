"""The gamepad: posted controller events through the real loop, on foot, in orbit, on pages, coming and going."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pygame
import pytest

from game.app import gamepad, ground_scene
from game.app.asked import Asked, Latches
from game.app.battle_scene import BattleScene
from game.app.bindings import shipped
from game.app.choice import Choice
from game.app.control_names import BUTTONS, STICKS, TRIGGERS
from game.app.gamepad import Pad, Press
from game.app.ground_scene import GroundScene
from game.app.list_scene import ListScene
from game.app.loading_scene import LoadingScene
from game.app.overlays import HelpScene, PauseScene
from game.app.settings import Settings
from game.rules.levels import find_level
from game.rules.library import standard
from game.ui.ground_units import BESIDE_WU, cannon_beside, enemies_of, guns_of, row_of
from game.world.components import Body
from game.world.surface import Foot, Gun, Life, Task, Unit
from game.world.tasks import TASK_FALL_BACK, TASK_HOLD

BUTTON_OF = {name: number for number, name in BUTTONS.items()}
STICK_OF = {place: axis for axis, place in STICKS.items()}
TRIGGER_OF = {name: axis for axis, name in TRIGGERS.items()}


class Hands:
    """Two hands on a gamepad that is not there."""

    def __init__(self, player):
        self.player = player

    def _post(self, kind, **more):
        pygame.event.post(pygame.event.Event(kind, instance_id=0, **more))

    def connect(self):
        pygame.event.post(pygame.event.Event(pygame.CONTROLLERDEVICEADDED, device_index=0))
        return self.player.frames(1)

    def disconnect(self):
        self._post(pygame.CONTROLLERDEVICEREMOVED)
        return self.player.frames(1)

    def down(self, name):
        self._post(pygame.CONTROLLERBUTTONDOWN, button=BUTTON_OF[name])
        return self.player.frames(1)

    def up(self, name):
        self._post(pygame.CONTROLLERBUTTONUP, button=BUTTON_OF[name])
        return self.player.frames(1)

    def press(self, name):
        self.down(name)
        return self.up(name)

    def stick(self, which, x, y=0.0):
        for part, value in ((0, x), (1, y)):
            self._post(pygame.CONTROLLERAXISMOTION, axis=STICK_OF[which, part], value=round(value * 32767))
        return self.player.frames(1)

    def pull(self, which, share):
        self._post(pygame.CONTROLLERAXISMOTION, axis=TRIGGER_OF[which], value=round(share * 32767))
        return self.player.frames(1)


@pytest.fixture(autouse=True)
def no_keys(monkeypatch, quick, pad):
    monkeypatch.setattr(ground_scene, "held_keys", lambda: defaultdict(bool))


@pytest.fixture
def hands(player):
    return Hands(player)


def begin(player, name="airbase"):
    library = standard()
    player.scene = LoadingScene(player.stage, Choice(library, find_level(name, library), 7, "ordinary"))
    player.frames(2)
    assert isinstance(player.scene, GroundScene | BattleScene)
    return player.scene


def ticks(battle, count=30):
    for _ in range(count):
        battle._tick()


def own(battle):
    return row_of(battle.world, battle.console.own)


# ---- the pad itself ------------------------------------------------------------------------------
def axis(number, share):
    return pygame.event.Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=number, value=round(share * 32767))


def test_a_stick_is_silent_in_its_dead_zone_and_whole_at_its_end():
    pad = Pad()
    pad.take(axis(0, 0.15))
    pad.take(axis(1, -0.1))
    assert pad.stick("left") == (0.0, 0.0) and not pad.used
    pad.take(axis(1, 0.0))
    pad.take(axis(0, 0.23))
    assert 0.0 < pad.stick("left")[0] < 0.05, "it begins at nothing, and does not jump"
    pad.take(axis(0, 1.0))
    assert pad.stick("left") == (1.0, 0.0) and pad.used
    pad.take(axis(1, 1.0))
    assert np.hypot(*pad.stick("left")) == pytest.approx(1.0), "a corner is no faster than a side"
    assert pad.held("left+x") == pad.held("left+y") == pytest.approx(0.7, abs=0.05) and pad.held("left-x") == 0.0


def test_a_trigger_that_trembles_is_pulled_once():
    pad = Pad()
    told = [press for share in (0.3, 0.5, 0.42, 0.5, 0.4, 0.2, 0.4) for press in pad.take(axis(5, share))]
    assert told == [Press("rt"), Press("rt", False)]


def test_other_events_are_none_of_its_business_and_hands_on_keys_put_it_down():
    pad = Pad()
    pad.take(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=3, button=0))
    assert pad.used and pad.held("a") == 1.0
    assert pad.take(pygame.event.Event(pygame.MOUSEMOTION, pos=(3, 3), rel=(1, 0), buttons=(0, 0, 0))) is None
    assert pad.used, "the table shook"
    assert pad.take(pygame.event.Event(pygame.KEYDOWN, scancode=4, key=0, mod=0, unicode="")) is None
    assert not pad.used
    pad.take(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert pad.held("a") == 0.0
    assert pad.take(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=3, button=99)) == []


def test_keys_and_stick_add_up_to_the_stronger():
    pad = Pad()
    pad.take(axis(0, 0.6))
    keys: dict[int, bool] = defaultdict(bool)
    held = Asked(shipped(), "foot", keys, pad, Latches(), Settings())
    assert 0.0 < held["walk_right"] < 1.0 and held["walk_left"] == 0.0
    keys[pygame.KSCAN_D] = True
    assert held["walk_right"] == 1.0



# ---- on foot -------------------------------------------------------------------------------------
def test_walking_fast_and_slowly_jumping_and_crouching(player, hands):
    battle = begin(player)
    ways = []
    for share in (1.0, 0.5):
        start = battle.world.place(own(battle))[0]
        hands.stick("left", share)
        ticks(battle, 40)
        ways.append(battle.world.place(own(battle))[0] - start)
        hands.stick("left", 0.0)
        ticks(battle, 20)
    assert ways[0] > 1.4 * ways[1] > 5.0
    hands.down("a")
    ticks(battle, 3)
    assert not battle.world.units[Foot].down[own(battle)]
    hands.up("a")
    ticks(battle, 60)
    hands.down("b")
    ticks(battle, 20)
    assert battle.world.units[Foot].posture[own(battle)] == 1
    hands.up("b")
    battle.pilot._crouched_s = -9.0  # that was long ago
    for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP) * 2:  # faster than any picture
        hands._post(kind, button=BUTTON_OF["b"])
    player.frames(1)
    ticks(battle, 10)
    assert battle.console.prone, "twice lies down"


def test_the_right_stick_aims_the_trigger_fires_and_buttons_change_the_arm(player, hands):
    battle = begin(player)
    gun, guns = battle.world.mounts[Gun], guns_of(battle.world, own(battle))
    ticks(battle, 160)
    hands.stick("right", 0.0, -1.0)
    player.frames(2)
    assert battle.console.aim[1] > battle.world.place(own(battle))[1] + 100.0, "up is up"
    hands.stick("right", 0.9, -0.4)
    player.frames(2)
    x = battle.world.place(own(battle))[0]
    assert battle.console.aim[0] > x + 100.0 and battle.console.by_pointer
    hands.stick("right", 0.0)
    player.frames(3)
    assert battle.console.aim[0] > x + 100.0, "who lets go of the stick still looks there"
    before = gun.rounds[guns[0]]
    hands.pull("rt", 1.0)
    assert battle.console.firing
    ticks(battle, 40)
    hands.pull("rt", 0.0)
    assert not battle.console.firing and gun.rounds[guns[0]] < before
    for button, slot in (("y", 1), ("rb", 2), ("rb", 0), ("lb", 2)):
        hands.press(button)
        assert battle.console.slot == slot


def test_the_stick_finds_an_enemy_near_its_line_and_no_other(player, hands):
    battle = begin(player)
    world, camera = battle.world, battle.camera
    ticks(battle, 900)  # somebody is in the air by now
    player.frames(2)
    foes = enemies_of(world, battle.console.side, world.units[Body].pos[own(battle)])
    assert len(foes)
    world.lock(False)
    x, y = world.place(own(battle))
    world.units[Body].pos[foes] = (x - 9000.0, y)
    world.units[Body].pos[foes[0]] = world.units[Body].prev_pos[foes[0]] = (x + 400.0, y + 200.0)
    world.units[Body].vel[foes[0]] = 0.0
    world.lock(True)
    battle.console.paused = True
    player.frames(2)
    mark, me = camera.to_screen(world.units[Body].pos[foes[0]]), camera.to_screen(world.units[Body].pos[own(battle)])
    way = (mark - me) / np.hypot(*(mark - me))
    for turn, finds in ((0.05, True), (0.3, False)):
        c, s = np.cos(turn), np.sin(turn)
        hands.stick("right", *(0.9 * np.array((c * way[0] - s * way[1], s * way[0] + c * way[1]))))
        mark = camera.to_screen(world.units[Body].pos[foes[0]])
        off = float(np.hypot(*(np.array(battle.console.pointer) - mark)))
        assert (off < 40.0) is finds, (turn, off)


def test_orders_to_the_section_and_calls(player, hands):
    battle = begin(player)
    ticks(battle, 2)
    hands.press("left")
    ticks(battle, 2)
    world = battle.world
    rows = [row for row in world.units.rows(Body, Unit, Foot) if world.serial(int(row)) in battle.console.selected]
    others = [row for row in rows if row != own(battle)]
    assert len(others) == 7 and {int(kind) for kind in world.units[Task].kind[others]} == {TASK_HOLD}
    hands.press("down")
    ticks(battle, 2)
    assert {int(kind) for kind in world.units[Task].kind[others]} == {TASK_FALL_BACK}
    hands.press("l3")
    assert battle.console.messages[-1].text.startswith("Rally")
    hands.press("up")
    text = battle.console.messages[-1].text
    assert "answer" in text or "No gun" in text


def test_the_use_button_mans_a_cannon_beside_him_and_reloads_elsewhere(player, hands, monkeypatch):
    battle = begin(player)
    world = battle.world
    asked = []
    monkeypatch.setattr(battle.pad, "act", asked.append)
    hands.press("x")
    cannon, far = cannon_beside(world, own(battle))
    assert far > BESIDE_WU and asked == ["reload"]
    world.lock(False)
    world.units[Body].pos[own(battle), 0] = world.place(cannon)[0] - 10.0
    world.lock(True)
    monkeypatch.setattr(battle.pad, "act", battle.act)
    hands.press("x")
    assert battle.console.manned == world.serial(cannon)


def test_a_soldier_who_has_fallen_leaves_the_pad_without_harm(player, hands):
    battle = begin(player)
    battle.world.lock(False)
    battle.world.units[Life].pending[own(battle)] = 500.0
    battle.world.lock(True)
    ticks(battle, 5)
    hands.stick("right", 1.0)
    hands.stick("left", 1.0)
    hands.pull("rt", 1.0)
    for name in BUTTON_OF:
        if name not in ("start", "back"):
            hands.press(name)
    player.frames(3)
    assert player.scene is battle and not battle.console.firing


# ---- pages, coming and going ---------------------------------------------------------------------
def test_pause_help_and_leave_by_pad_alone(player, hands):
    battle = begin(player)
    hands.press("start")
    assert isinstance(player.scene, PauseScene)
    hands.press("start")
    assert player.scene is battle and not battle.console.paused
    help_page = hands.press("back")
    assert isinstance(help_page, HelpScene)
    assert help_page.state.groups[0][0] == "Gamepad" and ("RT", "Fire the arm in hand; hold") in help_page.state.groups[0][1]
    hands.press("b")
    assert player.scene is battle
    player.frames(1)
    assert battle.labels()["fire"] == "RT"
    hands.press("start")
    player.frames(1)
    for _ in range(9):
        if player.scene.screen.focus == "quit":
            break
        hands.press("down")
    hands.press("a")
    assert isinstance(player.scene, ListScene)
    player.key(pygame.KSCAN_UP)
    assert not player.stage.pad.used


def test_from_the_list_into_a_battle_by_stick_and_pad(player, hands):
    player.frames(1)
    first = player.scene.state.chosen
    hands.stick("left", 0.0, 1.0)
    hands.stick("left", 0.0, 0.0)
    assert player.scene.state.chosen != first, "a stick pushed is a step"
    hands.press("up")
    assert player.scene.state.chosen == first
    hands.press("a")
    assert isinstance(player.frames(2), BattleScene)


def test_the_help_page_names_keys_while_keys_are_used(player):
    begin(player)
    player.key(pygame.KSCAN_F1)
    assert player.scene.state.groups[0][0] == "Mouse"


def test_a_pad_that_comes_is_said_and_one_that_goes_stops_the_battle(player, hands):
    battle = begin(player)
    hands.connect()
    assert battle.console.messages[-1].text == "Gamepad connected: Test pad" and not battle.console.paused
    hands.connect()
    assert len(battle.console.messages) == 1, "the same one comes once"
    hands.stick("left", 1.0)
    ticks(battle, 3)
    hands.disconnect()
    assert battle.console.paused and battle.console.pause_reason == "The gamepad is gone"
    assert player.stage.pad.stick("left") == (0.0, 0.0), "nobody walks on by himself"
    hands.connect()
    player.key(pygame.KSCAN_SPACE)
    assert not battle.console.paused
    hands.disconnect()
    assert not battle.console.paused, "one that lay on the table does not matter"


def test_a_pad_that_goes_while_a_page_is_open_leaves_the_battle_at_rest(player, hands):
    battle = begin(player)
    hands.connect()
    hands.press("back")
    hands.disconnect()
    player.key(pygame.KSCAN_ESCAPE)
    assert player.scene is battle and battle.console.paused


def test_a_pad_that_the_system_will_not_open_does_no_harm(player, hands, monkeypatch):
    def refuse(index):
        raise pygame.error("Invalid device index")

    monkeypatch.setattr(gamepad, "open_pad", refuse)
    battle = begin(player)
    assert hands.connect() is battle and hands.disconnect() is battle and not battle.console.paused


# ---- in orbit ------------------------------------------------------------------------------------
def test_the_basics_of_a_ship(player, hands):
    battle = begin(player, "picket")
    battle.eye.follow = "own"
    row = next(r for r in battle.world.units.rows(Body) if battle.world.serial(int(r)) == battle.console.own)
    body = battle.world.units[Body]
    before, spin = body.vel[row].copy(), float(body.spin[row])
    hands.stick("left", -1.0, -1.0)
    ticks(battle, 30)
    assert float((body.vel[row] - before) @ body.face[row]) > 0.5, "ahead"
    assert float(body.spin[row]) > spin, "left is counter-clockwise"
    hands.stick("left", 0.0)
    target = battle.console.target
    hands.press("rb")
    assert battle.console.target not in (target, -1)
    hands.press("down")
    assert any("withdraw" in note.text.lower() for note in battle.console.messages)
    hands.press("y")
    assert battle.console.autopilot
    hands.press("start")
    assert isinstance(player.scene, PauseScene)
