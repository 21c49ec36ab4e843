"""The levels of docs/level-guide.md, made step by step as it says, by mouse and keys: they hold, play and forecast."""

from __future__ import annotations

import pygame
import pytest

from game.app import editor_canvas
from game.app.campaign_scene import CampaignScene
from game.app.editor_list_scene import EditorListScene
from game.editor import shelf
from game.rules.campaign import open_campaign
from game.rules.library import standard
from game.sim.simulation import Simulation
from tests.app.editor_hand import EditorHand, plain_view
from tests.app.guide_walk import follow, forecast, mark, no_errors, played, saved, steps, timeline

K = pygame


@pytest.fixture
def hand(stage, monkeypatch):
    monkeypatch.setattr(editor_canvas, "make_view", plain_view)
    made = EditorHand(stage, EditorListScene(stage, standard()))
    yield made
    if hasattr(made.scene, "bench"):
        made.scene.closing()


def test_the_level_in_orbit(hand, quick):
    def begin():
        hand.on("new:orbit")
        hand.on("edit")
        hand.settle()

    def title():
        hand.on("left:level")
        hand.row("left", "The level")
        hand.write("title", "Two Watchers")
        hand.write("place", "High orbit, a quiet corner")
        assert hand.desk.data["title"] == "Two Watchers"

    def second():
        hand.at(0, 0)
        hand.on("left:place")
        hand.on("unit:race_cruiser")
        hand.at(200, -400)
        assert len(hand.desk.data["force"][0]["ship"]) == 2, (hand.desk.picks, hand.desk.saying, hand.bench.hands.tool)
        hand.write("name", "12th Emperor Horrep")
        hand.key(K.KSCAN_ESCAPE)

    def formation():
        hand.settle()
        hand.at(0, 0)
        hand.key(K.KSCAN_D)
        while hand.bench.hands.forming.chosen() != "column":
            hand.key(K.KSCAN_RIGHTBRACKET)
        hand.pull((0, 0), (700, 0))
        hand.key(K.KSCAN_V)
        force = hand.desk.data["force"][0]
        assert force["formation"] == "column" and force["at_wu"] == [0, 0] and len(force["ship"]) == 2

    def enemy():
        hand.settle()
        hand.at(2500, 1500)
        hand.on("unit:arume_cruiser")
        hand.at(4500, 900)
        hand.key(K.KSCAN_ESCAPE)
        assert len(hand.desk.data["force"]) == 3

    def moves():
        hand.settle()
        hand.pull((4500, 900), (4200, 1300))
        hand.key(K.KSCAN_R)
        force = hand.desk.data["force"][2]
        assert abs(force["at_wu"][0] - 4200) < 40 and force["facing_deg"] == 195

    def zone():
        hand.pan((400, 400), (700, 400))
        hand.key(K.KSCAN_Z)
        hand.pull((-1800, 0), (-1800, 700))
        hand.write("name", "Sphere")
        hand.row("right", "safe for")
        hand.choose("race")
        hand.key(K.KSCAN_V)
        assert hand.desk.data["zone"][0]["safe_for"] == "race"

    def home():
        hand.at(0, 0)
        hand.row("right", "< Watch") if hand.desk.shown != ("force", 0) else None
        hand.row("right", "home")
        hand.choose("zone")
        assert hand.desk.data["force"][0]["home"] == "new-zone"

    def speaker():
        hand.on("left:level")
        hand.row("left", "Speakers 0", "+")
        hand.write("name", "Watch officer")

    def radio():
        hand.row("left", "Triggers 2", "+")
        hand.write("id", "opening")
        hand.row("right", "do 1", "+")
        hand.choose("radio")
        hand.write("text", "Two of them, Shiplord. They have seen us.")
        hand.row("right", "< opening")
        hand.row("right", "radio", "^")
        trigger = hand.desk.data["trigger"][2]
        assert trigger["do"][0]["kind"] == "radio"

    def mend():
        trigger = hand.desk.data["trigger"][2]
        other = trigger["do"][1]["kind"]
        hand.row("right", other, "x")
        hand.row("right", "time")
        hand.write("at (s)", "2")
        assert hand.desk.data["trigger"][2]["when"] == [{"kind": "time", "at_s": 2}]

    def undone():
        count = hand.desk.session.history.at
        hand.key(K.KSCAN_Z, K.KMOD_LCTRL)
        hand.key(K.KSCAN_Y, K.KMOD_LCTRL)
        assert hand.desk.session.history.at == count

    follow("A level in orbit", dict(zip(steps("A level in orbit"), (
        begin, title, second, formation, enemy, moves, zone, home, speaker, radio, mend, lambda: timeline(hand), undone,
        lambda: no_errors(hand), lambda: forecast(hand), lambda: played(hand), lambda: saved(hand),
    ), strict=True)))  # fmt: skip
    level = saved(hand)
    assert [len(force.ship) for force in level.force] == [2, 1, 1] and level.speaker
    battle = Simulation(standard(), level, 1)
    said = [type(event).__name__ for _ in range(200) for event in battle.tick()]
    assert "Spoke" in said, "the trigger made in the window speaks in the battle"


def test_the_level_on_the_surface(hand, quick):
    def begin():
        hand.on("new:surface")
        hand.on("edit")
        hand.settle()

    def hill():
        before = max(y for _, y in hand.desk.data["land"]["line_wu"])
        hand.key(K.KSCAN_HOME)
        hand.key(K.KSCAN_1)
        for _ in range(2):
            hand.key(K.KSCAN_RIGHTBRACKET)
        for _ in range(3):
            hand.pull((1900, 40), (2100, 40))
        assert max(y for _, y in hand.desk.data["land"]["line_wu"]) > before + 20

    def trench():
        hand.key(K.KSCAN_6)
        hand.at(1250, 40)
        hand.write("width (wu)", "120")
        assert hand.desk.data["land"]["trench"][0]["width_wu"] == 120

    def cruiser():
        hand.on("unit:race_landcruiser")
        hand.at(1000, 60)
        hand.write("name", "Number nine")
        hand.key(K.KSCAN_ESCAPE)

    def house():
        hand.row("left", "", "0")
        hand.type("brick house")
        hand.on("unit:race_brick_house")
        hand.at(940, 60)
        hand.key(K.KSCAN_ESCAPE)
        hand.key(K.KSCAN_ESCAPE)
        assert len(hand.desk.data["force"]) == 4

    def later():
        hand.on("left:level")
        hand.row("left", "Column")
        hand.key(K.KSCAN_D, K.KMOD_LCTRL)
        hand.write("name", "Second column")
        hand.row("right", "later")
        assert [force.get("later") for force in hand.desk.data["force"]].count(True) == 1

    def way():
        hand.key(K.KSCAN_W)
        hand.at(1000, 60)
        hand.key(K.KSCAN_V)
        place = [force["name"] for force in hand.desk.data["force"]].index("Second column")
        assert abs(hand.desk.data["force"][place]["to_wu"][0] - 1000) < 20

    def wave():
        hand.row("left", "Triggers 2", "+")
        hand.write("id", "second-wave")
        kind = hand.desk.data["trigger"][2]["do"][0]["kind"]
        hand.row("right", kind)
        hand.row("right", "kind")
        hand.choose("wave")
        hand.row("right", "force")
        hand.choose("column-2")
        hand.row("right", "< second-wave")
        hand.row("right", "time")
        hand.write("at (s)", "8")
        assert hand.desk.data["trigger"][2]["do"] == [{"kind": "wave", "force": "column-2"}]

    def timeline():
        hand.key(K.KSCAN_F8)
        name, strip = mark(hand, "second-wave", "arume"), hand.bench.state.strip
        box, k = next(spot.box for spot in strip.spots if spot.name == name), hand.bench.screen.kit.scale
        start = ((box.x + 7) * k, (box.y + 8) * k)
        hand.drag(start, (start[0] + (strip.x_of("clock", 14.0) - strip.x_of("clock", 8.0)) * k, start[1]))
        assert abs(hand.desk.data["trigger"][2]["when"][0]["at_s"] - 14) <= 1
        hand.key(K.KSCAN_F8)

    def camera():
        hand.key(K.KSCAN_C)
        hand.at(1300, 120)
        hand.key(K.KSCAN_V)
        assert abs(hand.desk.data["view_wu"][0] - 1300) < 20

    follow("A level on the surface", dict(zip(steps("A level on the surface"), (
        begin, hill, trench, cruiser, house, later, way, wave, timeline, camera,
        lambda: no_errors(hand), lambda: forecast(hand), lambda: played(hand), lambda: saved(hand),
    ), strict=True)))  # fmt: skip
    level = saved(hand)
    assert level.land is not None and len(level.force) == 5
    battle = Simulation(standard(), level, 1)
    while battle.world.time_s < 15.2 and not battle.over:
        battle.tick()
    assert "column-2" in battle.world.forces, "the wave made in the window came"


def test_the_campaign(hand, stage):
    for theatre in ("orbit", "surface"):
        shelf.begin(theatre)
    hand.scene = EditorListScene(stage, standard())

    def begin():
        hand.on("new:campaign")
        hand.on("edit")
        hand.settle()

    def levels():
        hand.on("left:levels")
        hand.row("left", "My level")
        hand.row("left", "My level 2")
        assert len(hand.desk.data["battle"]) == 3

    def order():
        hand.on("left:battles")
        hand.row("left", "1  The first battle", "x")
        hand.row("left", "2  My level 2", "^")
        assert [each["title"] for each in hand.desk.data["battle"]] == ["My level 2", "My level"]

    def when():
        hand.row("left", "1  My level 2")
        hand.write("when", "Year 3, day 1")
        assert any(row.text == "Edit My level 2" for row in hand.bench.pane("right").rows)

    def place():
        thing = hand.desk.things()[0]
        hand.pull(thing.at, (thing.at[0] - 200, thing.at[1] + 100))
        assert hand.desk.data["battle"][0]["at"] != hand.desk.data["battle"][1]["at"]

    def play():
        file = hand.desk.file
        hand.key(K.KSCAN_F5)
        assert isinstance(hand.scene, CampaignScene) and hand.scene.room.next().title == "My level 2"
        assert open_campaign(file, standard())[0].battle[0].when == "Year 3, day 1"

    deeds = (begin, levels, order, when, place, lambda: no_errors(hand), play)
    follow("A campaign", dict(zip(steps("A campaign"), deeds, strict=True)))
