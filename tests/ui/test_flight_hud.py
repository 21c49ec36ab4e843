"""The display of an aircraft: the chase in figures, what the seeker says, warnings, and that all of it finds room."""

from __future__ import annotations

import math

import pygame
import pytest

from game.ui.flight_build import chase, lock
from game.ui.flight_marks import flight_warnings
from game.ui.flight_state import (
    CLOSE,
    HOLDS,
    LOCKED,
    LOCKING,
    OPEN,
    REACHED,
    SEARCHING,
    SHORT,
    SLOW,
    SMALL,
    Chase,
    Flight,
    Lock,
    Sight,
)  # fmt: skip
from game.ui.flight_units import behind, blast_of, foes_of, stall_speed
from game.ui.flight_veil import draw_veil
from game.ui.ground_console import GroundConsole
from game.ui.ground_hud import GroundHud
from game.ui.ground_layout import arrange_ground
from game.ui.ground_state import GroundState, StripMap
from game.ui.hud_boxes import Counts
from game.ui.hud_state import Objective, OrderButton, RadioLine, WarningBar, WeaponSlot
from game.ui.theme import NORMAL
from game.world.surface import Gun
from game.world.tasks import TASK_CHASE, TASK_CRUISE
from tests.systems.air_stage import Air

SIZES = ((1280, 720), (1920, 1080))


@pytest.fixture
def air() -> Air:
    return Air()


def race(air: Air, gap: float, vel: float = 420.0, fuel: float = 400.0, high: float = 500.0) -> tuple[int, int]:
    """Put the player's craft behind a city missile."""
    missile = air.craft("arume_city_missile", (30000.0 + gap, high), (385.0, 0.0), TASK_CRUISE, to=(120000.0, 100.0))
    own = air.craft("race_killercraft", (30000.0, high), (vel, 0.0), TASK_CHASE, target=missile)
    air.wings.fuel[own], air.wings.burning[own] = fuel, True
    return own, missile


def console(air: Air, own: int, target: int = -1) -> GroundConsole:
    out = GroundConsole(air.world.serial(own), 0, autopilot=False)
    out.flies, out.target = True, air.world.serial(target) if target >= 0 else -1
    return out


def test_the_chase_says_how_far_how_fast_and_how_long(air):
    own, missile = race(air, 2399.0)
    said = chase(air.world, own, missile)
    assert said.range_m == pytest.approx(2399.0) and said.closing_ms == pytest.approx(35.0)
    assert said.seconds == pytest.approx((2399.0 - 0.95 * 420.0) / 35.0)
    assert said.great and said.city == "City" and said.city_s == pytest.approx(87601.0 / 385.0, rel=1e-3)
    assert said.state == HOLDS and said.goal is not None and said.place < said.goal < 1.0


@pytest.mark.parametrize(
    ("gap", "vel", "fuel", "state"),
    [(2400.0, 380.0, 400.0, OPEN), (12000.0, 400.0, 4000.0, SLOW), (2400.0, 410.0, 60.0, SHORT),
     (390.0, 400.0, 400.0, REACHED), (250.0, 400.0, 400.0, CLOSE)],
)  # fmt: skip
def test_the_verdict_follows_from_figures(air, gap, vel, fuel, state):
    own, missile = race(air, gap, vel, fuel)
    said = chase(air.world, own, missile)
    assert said.state == state and said.verdict


def test_the_blast_told_of_is_the_one_that_kills(air):
    own, missile = race(air, 400.0)
    danger = blast_of(air.world, missile, own)
    arm = air.world.catalogue.arm_number("city_warhead")
    power, reach = (float(air.world.catalogue.arm[name][arm]) for name in ("blast", "blast_wu"))
    assert power * (1.0 - danger / reach) ** 2 == pytest.approx(air.life.hp[own])


def test_a_city_missile_is_seen_from_behind_and_near_or_not_at_all(air):
    missile = air.craft("arume_city_missile", (36000.0, 500.0), (385.0, 0.0), TASK_CRUISE, to=(120000.0, 100.0))
    far = air.craft("race_killercraft", (30000.0, 500.0), (400.0, 0.0))
    near = air.craft("race_killercraft", (34000.0, 500.0), (400.0, 0.0))
    assert missile not in foes_of(air.world, far) and missile in foes_of(air.world, near)


def seeker(air: Air, own: int, key: str) -> int:
    gun, guns = air.world.mounts[Gun], air.world.mounts.rows(Gun)
    arm = air.world.catalogue.arm_number(key)
    return int(guns[(gun.owner[guns] == own) & (gun.arm[guns] == arm)][0])


def test_the_seeker_searches_counts_and_holds_and_never_holds_what_is_too_small(air):
    own, missile = race(air, 2000.0)
    radar = seeker(air, own, "radar_missile")
    assert lock(air.world, None, own, radar, missile).state == SMALL
    foe = air.craft("arume_fighter", (33000.0, 500.0), (300.0, 0.0))
    assert lock(air.world, None, own, radar, foe).state == SEARCHING
    gun = air.world.mounts[Gun]
    gun.target[radar], gun.seen_s[radar] = foe, 0.6
    counting = lock(air.world, None, own, radar, foe)
    assert counting.state == LOCKING and counting.share == pytest.approx(0.5)
    gun.seen_s[radar] = 1.3
    assert lock(air.world, None, own, radar, foe).state == LOCKED


def kinds(air: Air, own: int, target: int = -1) -> list[str]:
    return [each.kind for each in flight_warnings(air.world, console(air, own, target))]


def test_warnings_say_what_threatens_and_nothing_else(air):
    calm = air.craft("race_killercraft", (60000.0, 3000.0))
    assert kinds(air, calm) == []
    slow = stall_speed(air.world, calm)
    assert "stall" in kinds(air, air.craft("race_killercraft", (61000.0, 3000.0), (slow * 1.05, 0.0)))
    assert "pull_up" in kinds(air, air.craft("race_killercraft", (62000.0, 700.0), (300.0, -300.0)))
    assert "pull_up" not in kinds(air, air.craft("race_killercraft", (62000.0, 3000.0), (300.0, -300.0)))
    own, missile = race(air, 250.0)
    assert "blast" in kinds(air, own, missile)
    air.pilot.blind_s[calm] = 5.0
    assert kinds(air, calm)[0] == "blind"


def test_an_enemy_behind_is_told_only_with_his_nose_on_one(air):
    own = air.craft("race_killercraft", (50000.0, 2000.0), (300.0, 0.0))
    air.craft("arume_fighter", (49500.0, 2000.0), (-300.0, 0.0))
    assert behind(air.world, own)[0] == 0, "he flies away"
    air.craft("arume_fighter", (49400.0, 2050.0), (300.0, 0.0))
    count, far = behind(air.world, own)
    assert count == 1 and far == pytest.approx(602.0, abs=2.0)


def test_those_who_come_at_one_are_told_of_when_there_are_several(air):
    own = air.craft("race_killercraft", (50000.0, 2000.0), (300.0, 0.0))
    air.craft("arume_fighter", (51000.0, 2000.0), (-300.0, 0.0))
    assert "charge" not in kinds(air, own)
    air.craft("arume_fighter", (51100.0, 2080.0), (-300.0, 0.0))
    assert "charge" in kinds(air, own) and "tail" not in kinds(air, own)


# ---- the picture ------------------------------------------------------------------------------------
def sample(size: tuple[int, int], state: str = HOLDS) -> GroundState:
    wide, high = size
    made = Chase("City missile", "arume", 2340.0, 38.0, 51.0, state, "You have it 120 s before Prefillo", True,
                 "Prefillo", 171.0, 0.04, 0.5)  # fmt: skip
    sight = Sight((wide * 0.3, high * 0.5), (wide * 0.45, high * 0.48), (wide * 0.7, high * 0.4),
                  (wide * 0.46, high * 0.48), True, True, Lock(LOCKING, 0.5, "", (wide * 0.5, high * 0.4, 60, 20)),
                  (wide * 0.52, high * 0.42))  # fmt: skip
    flown = Flight("Teerts", "race", 423.0, 3100.0, -120.0, 96.0, 1.0, True, True, 0.4, 75.0, False, 4.2,
                   mode="Instructor", arm="Cannon", chase=made, sight=sight)  # fmt: skip
    return GroundState(
        title="The Missile", number="7/10", objectives=[Objective("Bring the bomber down"), Objective("Come back alive")],
        radio=RadioLine("Gefron", "Fourth", "race", "I see nothing where you point, superior sir.", ""),
        warning=WarningBar("pull_up", 0, 2.4), hints=[("E", "fly to meet it")], strip=StripMap(),
        slots=[WeaponSlot("1", "Cannon", "rotary", "400", True), WeaponSlot("2", "Radar: locks", "missile", "4")],
        orders=[OrderButton("attack", "G", "Attack"), OrderButton("cover", "H", "Cover me"),
                OrderButton("break_off", "B", "Break off"), OrderButton("regroup", "J", "Regroup")],
        flight=flown,
    )  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_all_of_it_is_drawn_at_every_size_and_text(size, text):
    pygame.display.init()
    screen = pygame.display.set_mode(size)
    hud, state = GroundHud(size, text), sample(size)
    for frame in range(8):
        screen.fill((13, 13, 24))
        hud.draw(screen, state, float(frame))
    spots = dict(hud.spots())
    assert {"foe", "soldier", "autopilot", "slot:1"} <= set(spots), "chase and aircraft answer to a click"
    k = hud.kit.scale
    box = spots["foe"]
    part = screen.subsurface(pygame.Rect(round(box.x * k), round(box.y * k), round(box.w * k), round(box.h * k)))
    good = pygame.mask.from_threshold(part, NORMAL.good, (30, 30, 30, 255)).count()
    assert good > 60, "the verdict stands there in its colour"


@pytest.mark.parametrize(("wide", "tall"), [(1280, 720), (1920, 1080), (960, 540), (853, 480), (640, 360)])
@pytest.mark.parametrize("orders", [0, 4])
def test_nothing_overlaps_in_the_air(wide, tall, orders):
    counts = Counts(4, 2, 0, 0, 3, orders=orders, hints=True)
    boxes = arrange_ground(wide, tall, counts, True, True).boxes
    names = [name for name in boxes if name not in ("messages", "soldier")]
    for place, one in enumerate(names):
        box = boxes[one]
        assert box.x >= 0 and box.y >= 0 and box.right <= wide and box.bottom <= tall, one
        for other in names[place + 1 :]:
            assert not box.touches(boxes[other]), (one, other)


def test_eyes_grey_out_from_the_rim_and_go_white_in_a_flash():
    pygame.display.init()
    picture = pygame.Surface((320, 180), 0, 32)

    def seen(**more: float) -> tuple[int, int]:
        picture.fill((100, 100, 100))
        draw_veil(picture, Flight("Teerts", "race", **more), False)
        return picture.get_at((160, 90))[1], picture.get_at((2, 2))[1]

    assert seen() == (100, 100)
    middle, rim = seen(grey=0.7)
    assert rim < middle < 100
    assert max(seen(out_s=1.0)) < 20
    assert min(seen(blind_s=11.0)) > 200 and seen(blind_s=1.0)[0] < seen(blind_s=6.0)[0]
    assert not math.isnan(sum(seen(grey=1.0)))
