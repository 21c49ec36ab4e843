"""A landcruiser commanded through its window: by keys, mouse and gamepad, at every text size, to its end and after it."""

from __future__ import annotations

from collections import defaultdict
from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.app import ground_scene, loading_scene
from game.app.overlays import HelpScene
from game.rules.levels import load_level
from game.rules.library import standard
from game.sim.snapshot import restore
from game.ui.cruiser_units import others_of
from game.ui.ground_units import row_of
from game.view.surface.remains import Remains
from game.view.theatre_view import make_view
from game.world.components import Body
from game.world.ground_events import CommanderHit
from game.world.surface import Eyes, Gun, Life, Unit
from game.world.surface_crew import Crew
from tests.app.cruiser_pilots import KEY, RIDGE, begin

K = pygame
kept: dict[str, object] = {}


@pytest.fixture(autouse=True)
def one_view(monkeypatch, stage):
    """Paint the ridge once for all tests here."""

    def view_of(catalogue, level, *rest, **more):
        if "view" not in kept:
            kept["view"] = make_view(catalogue, level, *rest, **more)
        view = kept["view"]
        view.remains, view._watches = Remains(), False
        return view

    monkeypatch.setattr(loading_scene, "make_view", view_of)
    monkeypatch.setattr(stage.board, "preload", lambda track: iter(()))


@pytest.fixture
def held(monkeypatch):
    """Keys held down, by scancode."""
    keys: dict[int, bool] = defaultdict(bool)
    monkeypatch.setattr(ground_scene, "held_keys", lambda: keys)
    return keys


def own(battle) -> int:
    return row_of(battle.world, battle.console.own)


def ticks(battle, count=30) -> None:
    for _ in range(count):
        battle._tick()


def wait(player, battle, seconds) -> None:
    """Let battle time pass, with a picture ten times a second."""
    for _ in range(round(seconds * 10)):
        ticks(battle, 6)
        player.frames(1)


def hold(held, name, on=True) -> None:
    held[KEY[name]] = on


def crew(battle) -> Crew:
    return battle.world.units[Crew]


# ---- driving ----------------------------------------------------------------------------------------
def test_keys_drive_ahead_and_astern_and_it_is_heavy(player, held):
    battle = begin(player)
    body, start = battle.world.units[Body], battle.world.place(own(battle))[0]
    hold(held, "drive_right")
    ticks(battle, 20)
    soon = float(body.vel[own(battle), 0])
    ticks(battle, 100)
    assert 0.0 < soon < 0.8 * float(body.vel[own(battle), 0]), "it gathers way"
    hold(held, "drive_right", False)
    ticks(battle, 5)
    assert body.vel[own(battle), 0] > 6.0, "and does not stop at once"
    ticks(battle, 120)
    assert abs(float(body.vel[own(battle), 0])) < 3.0
    hold(held, "drive_left")
    ticks(battle, 120)
    assert -36.0 < float(body.vel[own(battle), 0]) < -8.0, "astern is slower"
    player.frames(2)
    assert battle.hud._state.cruiser.tracks.startswith("Astern") and start < battle.world.place(own(battle))[0]


def test_rolling_up_and_back_by_keys_alone_and_the_display_says_the_cover(player, held):
    battle = begin(player)
    seen = {battle.hud._state.cruiser.cover if battle.hud._state else 0}
    for name in ("down", "up"):
        player.key(KEY[name])
        for _ in range(60):
            wait(player, battle, 0.2)
            seen.add(battle.hud._state.cruiser.cover)
            if not crew(battle).roll[own(battle)]:
                break
    assert 2 in seen and seen & {0, 1}, "masked, and clear"
    player.key(KEY["about"])
    wait(player, battle, 4.6)
    assert battle.hud._state.cruiser.turned == -1


# ---- the gun ----------------------------------------------------------------------------------------
def test_the_pointer_lays_the_gun_and_a_click_fires_when_it_is_laid(player, held):
    battle = begin(player)
    wait(player, battle, 5.5)
    one = battle.world.mounts.rows(Gun)[battle.world.mounts[Gun].owner[battle.world.mounts.rows(Gun)] == own(battle)][0]
    full = int(battle.world.mounts[Gun].rounds[one])
    player.mouse(K.MOUSEMOTION, (60, 430))
    ticks(battle, 2)
    player.frames(1)
    sight = battle.hud._state.cruiser.sight
    assert not sight.laid and sight.want == pytest.approx((60.0, 430.0)) and sight.gun[0] > 600
    player.mouse(K.MOUSEBUTTONDOWN, (60, 430))
    player.mouse(K.MOUSEBUTTONUP, (60, 430))
    ticks(battle, 60)
    assert battle.world.mounts[Gun].rounds[one] == full, "it is not round yet"
    for _ in range(26):
        ticks(battle, 10)
        player.frames(1)
    sight = battle.hud._state.cruiser.sight
    assert sight.laid and abs(sight.gun[0] - sight.want[0]) < 4.0 and abs(sight.gun[1] - sight.want[1]) < 4.0
    player.mouse(K.MOUSEBUTTONDOWN, (60, 430))
    ticks(battle, 4)
    player.mouse(K.MOUSEBUTTONUP, (60, 430))
    ticks(battle, 4)
    assert battle.world.mounts[Gun].rounds[one] == full - 1
    player.frames(2)
    assert battle.hud._state.cruiser.gun.startswith("Loads") and battle.hud._state.slots[0].cooling > 0.5
    assert battle.hud._state.slots[0].count == str(full - 1)


def test_keys_alone_take_a_target_lay_on_its_knee_and_move_the_aim(player, held):
    battle = begin(player)
    player.key(KEY["up"])
    wait(player, battle, 8.0)
    for _ in range(6):
        player.key(KEY["target_next"])
        if battle.hud._state.foe.name == "Walking tower":
            break
    wait(player, battle, 1.0)
    assert battle.console.fixed and not battle.console.by_pointer
    assert battle.hud._state.foe.note.startswith("Sabot"), battle.hud._state.foe.note
    target = row_of(battle.world, battle.console.target)
    assert crew(battle).mark[own(battle)] == target, "the gunner follows it"
    before = battle.console.aim
    hold(held, "aim_right")
    ticks(battle, 30)
    hold(held, "aim_right", False)
    ticks(battle, 2)
    assert battle.console.aim[0] > before[0] + 100.0 and crew(battle).mark[own(battle)] == -1
    player.key(KEY["lay"])
    ticks(battle, 3)
    assert crew(battle).mark[own(battle)] >= 0


def test_rounds_are_chosen_by_number_and_the_roof_gun_opens_the_hatch(player, held):
    battle = begin(player)
    wait(player, battle, 0.5)
    player.key(K.KSCAN_2)
    ticks(battle, 3)
    assert crew(battle).breech[own(battle)] == 1
    player.frames(2)
    assert battle.hud._state.slots[1].chosen and battle.hud._state.slots[1].cooling > 0.9
    assert not battle.hud._state.slots[3].enabled
    player.key(K.KSCAN_4)
    wait(player, battle, 1.4)
    assert battle.console.slot == 3 and battle.hud._state.cruiser.hatch == "Hatch open"
    assert battle.hud._state.slots[3].enabled
    player.key(KEY["hatch"])
    wait(player, battle, 1.4)
    assert battle.hud._state.cruiser.hatch == "Buttoned up" and battle.hud._state.cruiser.gun == "Hatch shut"


def test_the_thermal_sight_is_another_picture_in_which_what_is_warm_is_bright(player, held):
    battle = begin(player)
    wait(player, battle, 0.5)
    player.frames(2)
    day = pygame.surfarray.array3d(player.stage.surface).astype(int)
    x, y = (round(float(part)) for part in battle.camera.to_screen(battle.world.units[Body].pos[own(battle)]))
    player.key(KEY["thermal"])
    player.frames(2)
    warm = pygame.surfarray.array3d(player.stage.surface).astype(int)
    assert warm[900:1000, 250:330].sum() < 0.6 * day[900:1000, 250:330].sum(), "the sky is cold"
    assert warm[x - 10 : x + 10, y - 4 : y + 4].max() > 200 > day[900:1000, 250:330].max()
    assert abs(warm[900:1000, 250:330, 0] - warm[900:1000, 250:330, 2]).max() < 40, "and has no colour"
    assert crew(battle).thermal[own(battle)]


# ---- the platoon ------------------------------------------------------------------------------------
def said(battle) -> list[str]:
    radio = [battle.console.radio] if battle.console.radio is not None else []
    return [f"{line.speaker}: {line.text}" for line in (*radio, *battle.console.waiting)]


def test_orders_go_by_number_and_target_are_spoken_and_answered(player, held):
    battle = begin(player)
    wait(player, battle, 2.0)
    others = others_of(battle.world, battle.console)
    player.key(K.KSCAN_6)
    assert battle.console.selected == {others[1].serial}
    player.click_hud("vehicle:334")
    assert battle.console.selected == {others[1].serial, others[2].serial}
    player.key(KEY["target_next"])
    player.key(KEY["target_them"])
    ticks(battle, 3)
    target = row_of(battle.world, battle.console.target)
    assert [int(crew(battle).mark[each.row]) for each in others] == [-1, target, target]
    words = said(battle)
    assert words[0].startswith("Votal, 331: 333, 334, ") and words[1].startswith("333: ") and "It shall be done." in words[1]
    player.key(KEY["nobody"])
    player.key(KEY["hold_fire"])
    ticks(battle, 3)
    assert all(crew(battle).waits[each.row] for each in others)
    assert said(battle)[0].startswith("Votal, 331: Platoon, hold your fire")
    player.frames(2)
    assert {each.does for each in battle.hud._state.cruiser.platoon[1:]} <= {"Waits", "Waits, laid"}
    player.key(KEY["word"])
    ticks(battle, 2)
    assert said(battle)[0] == "Votal, 331: Platoon, now! Fire!"
    player.click_hud("order:hold_fire")
    ticks(battle, 2)
    assert not any(crew(battle).waits[each.row] for each in others)


def test_the_platoon_goes_back_and_comes_up_and_lays_smoke(player, held):
    battle = begin(player)
    wait(player, battle, 1.0)
    others = others_of(battle.world, battle.console)
    player.key(KEY["fall_back"])
    ticks(battle, 2)
    assert {int(crew(battle).roll[each.row]) for each in others} <= {-1, 0}
    player.key(KEY["platoon"])
    player.key(KEY["smoke"])
    ticks(battle, 6)
    assert said(battle)[0].endswith("smoke!")
    player.key(KEY["advance"])
    ticks(battle, 2)
    assert "It shall be done." in said(battle)[1]


# ---- hands over -------------------------------------------------------------------------------------
def test_the_autopilot_takes_over_where_it_stands_and_gives_back(player, held):
    battle = begin(player)
    hold(held, "drive_right")
    ticks(battle, 60)
    hold(held, "drive_right", False)
    player.key(KEY["autopilot"])
    ticks(battle, 3)
    there = battle.world.place(own(battle))[0]
    assert battle.console.autopilot and not battle.world.units[Unit].manned[own(battle)]
    ticks(battle, 120)
    assert abs(battle.world.place(own(battle))[0] - there) < 60.0, "it does not go back to where it began"
    player.frames(2)
    assert battle.hud._state.cruiser.mode == "Autopilot" and battle.hud._state.cruiser.sight is None
    hold(held, "drive_left")
    ticks(battle, 3)
    assert not battle.console.autopilot and battle.world.units[Unit].manned[own(battle)]


def test_who_looks_out_can_be_hit_and_the_display_says_so(player, held):
    battle = begin(player)
    player.key(KEY["hatch"])
    wait(player, battle, 1.2)
    battle.world.lock(False)
    crew(battle).hatch[own(battle)], crew(battle).down_s[own(battle)], crew(battle).hurt[own(battle)] = 0.0, 25.0, 1
    battle.world.lock(True)
    row = own(battle)
    battle.news.take(battle.world, [CommanderHit(row, battle.console.own, 0, False, (0.0, 0.0))])
    assert not battle.console.cruiser.hatch and "hit" in battle.console.messages[-1].text
    player.frames(2)
    assert battle.hud._state.cruiser.hatch.startswith("Wounded")
    player.key(KEY["hatch"])
    assert battle.console.messages[-1].tone == "warning" and not battle.console.cruiser.hatch


def test_when_it_is_lost_the_next_of_the_platoon_is_commanded(player, held):
    battle = begin(player)
    wait(player, battle, 0.5)
    first = battle.console.own
    battle.world.lock(False)
    battle.world.units[Life].pending[own(battle)] = 1e6
    battle.world.lock(True)
    ticks(battle, 20)
    assert battle.console.fallen and own(battle) < 0
    player.frames(3)
    for name in ("up", "fire", "word", "hold_fire", "target_next", "hatch", "smoke", "slot2", "vehicle5", "fall_back"):
        player.key(KEY[name])
    wait(player, battle, 2.2)
    assert battle.console.own != first and not battle.console.fallen
    assert battle.hud._state.cruiser is not None and battle.hud._state.cruiser.number in (332, 333, 334)
    assert battle.world.units[Unit].manned[own(battle)]
    lost = [each for each in battle.hud._state.cruiser.platoon if each.state == "lost"]
    assert [each.number for each in lost] == [331]


# ---- gamepad ----------------------------------------------------------------------------------------
def test_a_gamepad_drives_lays_fires_and_orders(player, pad):
    battle = begin(player)
    pygame.event.post(pygame.event.Event(pygame.CONTROLLERDEVICEADDED, device_index=0))
    player.frames(1)

    def axis(number, share):
        event = pygame.event.Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=number, value=round(share * 32767))
        pygame.event.post(event)
        player.frames(1)

    def press(button):
        for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            pygame.event.post(pygame.event.Event(kind, instance_id=0, button=button))
            player.frames(1)

    axis(pygame.CONTROLLER_AXIS_LEFTX, 1.0)
    ticks(battle, 60)
    assert battle.world.units[Body].vel[own(battle), 0] > 5.0
    axis(pygame.CONTROLLER_AXIS_LEFTX, 0.0)
    before = battle.console.aim[0]
    axis(pygame.CONTROLLER_AXIS_RIGHTX, 1.0)
    ticks(battle, 30)
    axis(pygame.CONTROLLER_AXIS_RIGHTX, 0.0)
    assert battle.console.aim[0] > before + 80.0
    press(pygame.CONTROLLER_BUTTON_X)
    assert battle.console.fixed and battle.console.cruiser.on_target
    press(pygame.CONTROLLER_BUTTON_Y)
    assert battle.console.slot == 1
    press(pygame.CONTROLLER_BUTTON_DPAD_LEFT)
    ticks(battle, 2)
    assert all(crew(battle).waits[each.row] for each in others_of(battle.world, battle.console))
    assert battle.labels()["fire"] == "RT"
    assert isinstance(player.scene, ground_scene.GroundScene)
    press(pygame.CONTROLLER_BUTTON_BACK)
    assert isinstance(player.scene, HelpScene) and ("RT", "Fire as soon as it is laid; hold") in player.scene.state.groups[0][1]


# ---- pages, sizes, files ----------------------------------------------------------------------------
def test_the_help_page_and_the_advice_are_those_of_a_landcruiser(player, held):
    battle = begin(player)
    player.frames(2)
    assert ("A D", "drive") in battle.hud._state.hints
    assert isinstance(player.key(K.KSCAN_F1), HelpScene)
    names = [name for name, _ in player.scene.state.groups]
    assert names == ["Mouse", "Landcruiser", "Gun", "Platoon", "Time", "View"]
    lines = [line for _, group in player.scene.state.groups for line in group]
    assert all(len(meaning) < 60 for _, meaning in lines)


@pytest.mark.parametrize(
    ("text", "size"), [(1.0, (1280, 720)), (2.0, (1280, 720)), (1.5, (900, 560)), (2.0, (1920, 1080))]
)
def test_every_panel_stays_on_the_screen_at_every_text_size(player, held, text, size):
    player.stage.settings.text = text
    player.stage.surface = pygame.display.set_mode(size)
    battle = begin(player)
    battle.console.selected = {each.serial for each in others_of(battle.world, battle.console)}
    battle.console.hear(SimpleNamespace(speaker="Votal, 331", ship="Platoon net", side="race", text="Platoon, hold your fire, and lay. On my word.", portrait="race_officer", age_s=0.0))  # type: ignore[arg-type]
    player.frames(6)
    boxes = {n: b for n, b in battle.hud._layout.boxes.items() if n == "messages" or battle.hud._pictures[n].surface}
    assert {"cruiser", "platoon", "slots", "strip"} <= set(boxes)
    wide, tall = (part / battle.hud.kit.scale for part in size)
    for name, box in boxes.items():
        assert box.x >= 0 and box.y >= 0 and box.right <= wide and box.bottom <= tall, name
    solid = [n for n in boxes if n != "messages"]
    for place, one in enumerate(solid):
        for other in solid[place + 1 :]:
            assert not boxes[one].touches(boxes[other]), (one, other)
    player.stage.surface = pygame.display.set_mode((1280, 720))
    kept.clear()


def test_a_battle_saved_in_mid_order_comes_back_the_same(player, held):
    battle = begin(player)
    player.key(KEY["hold_fire"])
    player.key(KEY["up"])
    hold(held, "aim_right")
    ticks(battle, 150)
    live = battle.recorder
    back = restore(live.save(), standard(), load_level(RIDGE, standard()))
    assert back.simulation.hash() == live.simulation.hash()
    for _ in range(60):
        back.tick()
        live.tick()
    assert back.simulation.hash() == live.simulation.hash()
    world = back.simulation.world
    assert world.units[Crew].waits.any() and np.isfinite(world.units[Eyes].eye[: world.units.size]).all()
