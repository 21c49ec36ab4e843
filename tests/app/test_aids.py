"""Aim assist, sticks and what a battle begins with: that each setting does what it says."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from game.app import ground_pilot, settings
from game.app.asked import Asked, Latches
from game.app.bindings import shipped
from game.app.gamepad import Pad
from game.app.setting_pages import PAGES, change_setting, setting_rows
from game.app.settings import CURVES, Settings
from game.ui.ground_units import row_of
from game.world.components import Body
from game.world.surface import Foot, Unit

pytestmark = pytest.mark.usefixtures("quick", "pad")


def axis(number, share):
    return pygame.event.Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=number, value=round(share * 32767))


def test_dead_zone_and_curve_are_the_players():
    pad = Pad()
    pad.take(axis(0, 0.4))
    usual = pad.stick("left")[0]
    pad.dead["left"] = 0.45
    assert pad.stick("left") == (0.0, 0.0)
    pad.dead["left"] = 0.1
    assert pad.stick("left")[0] > usual
    pad.dead["left"], pad.curve = 0.22, CURVES["finest"]
    assert 0.0 < pad.stick("left")[0] < usual
    pad.take(axis(0, 1.0))
    assert pad.stick("left")[0] == pytest.approx(1.0), "the whole way is still the whole"


@pytest.mark.parametrize(("invert", "asked"), [(False, "aim_up"), (True, "aim_down")])
def test_a_stick_that_aims_is_turned_about(invert, asked):
    pad = Pad()
    pad.take(axis(3, -1.0))
    held = Asked(shipped(), "armour", dict.fromkeys(range(-9, 512), 0.0), pad, Latches(), Settings(invert_aim=invert))
    assert held[asked] == 1.0 and held[{"aim_up": "aim_down", "aim_down": "aim_up"}[asked]] == 0.0


def test_strong_help_lays_the_arm_on_whom_the_pointer_nearly_means(player, monkeypatch):
    battle = player.fight()
    world, console, camera = battle.world, battle.console, battle.camera
    world.lock(False)
    x, y = world.place(row_of(world, console.own))
    foe = next(int(row) for row in world.units.rows(Body, Unit, Foot) if row != row_of(world, console.own))
    monkeypatch.setattr(ground_pilot, "enemies_of", lambda world, side, place: np.array([foe]))
    world.units[Body].pos[foe] = world.units[Body].prev_pos[foe] = (x + 300.0, y + 150.0)
    world.units[Body].vel[foe] = 0.0
    world.lock(True)
    mark = camera.to_screen(world.units[Body].pos[foe])
    console.autopilot, console.by_pointer, console.by_target = False, True, False
    console.pointer = (float(mark[0]) + 18.0, float(mark[1]))
    off = {}
    for aid in ("off", "light", "strong"):
        console.aid = aid
        battle.pilot.aim(world, camera)
        off[aid] = float(np.hypot(*(camera.to_screen(np.array(console.aim)) - mark)))
    assert off["off"] == pytest.approx(18.0, abs=1.0) == off["light"] and off["strong"] < 10.0
    console.pointer = (float(mark[0]) + 200.0, float(mark[1]))
    battle.pilot.aim(world, camera)
    assert float(np.hypot(*(camera.to_screen(np.array(console.aim)) - mark))) > 150.0, "who points elsewhere, aims there"


def test_what_a_battle_begins_with(player):
    chosen = player.stage.settings
    chosen.speed, chosen.aid = 0.5, "strong"
    battle = player.fight()
    assert battle.pace.speed == 0.5 and battle.console.aid == "strong"


def test_the_stick_kind_is_kept(player, data_dir):
    battle = player.fight("missile")
    assert battle.console.flies and not battle.console.hands.stick
    player.key(pygame.KSCAN_Z)
    assert battle.console.hands.stick and settings.load().direct_stick
    assert player.fight("missile").console.hands.stick


def test_every_setting_has_a_page_and_changes_there():
    chosen = Settings()
    named = {row.name for _, rows in PAGES.values() for row in rows}
    assert named - {"bindings"} == set(vars(chosen)) - {"bindings", "latches", "profile"}
    for page, (_, rows) in PAGES.items():
        assert [setting.name for setting in setting_rows(chosen, page)] == [row.name for row in rows]
        for row in rows:
            if row.kind == "door":
                continue
            before = getattr(chosen, row.name)
            change_setting(chosen, row, None, -1, True)
            assert getattr(chosen, row.name) != before, row.name
            if row.kind == "slider":
                change_setting(chosen, row, 1.0)
                assert getattr(chosen, row.name) == row.high
            chosen.mend()
