"""The debriefing: flows keep their numbers, ships can be put in order, and nothing is left out at any size."""

from __future__ import annotations

from itertools import pairwise

import pygame
import pytest

from game.app.outcome import _either_way, _otherwise, outcome_of
from game.rules.levels import find_level
from game.rules.library import standard
from game.rules.measures import ExpectRule
from game.sim.simulation import Simulation
from game.sim.tallies import FLOWS, ShipTally, SideTally, flow_lines, flow_of
from game.ui.debrief import Debrief, DebriefState
from game.ui.debrief_flows import _rows, draw_flow, tallest
from game.ui.debrief_ships import in_order
from game.ui.hud_boxes import Box
from game.ui.sheet import Sheet

RACE = SideTally("race", 948, 749, 22, "27 of 30", (("laser", 152), ("other", 386), ("shield", 139), ("hull", 271)), 63)
ARUME = SideTally("arume", 120, 104, 0, "5 of 8", (("cannon", 47), ("interceptor", 26), ("hull", 31), ("spent", 16)))
SHIPS = [
    ShipTally("Beta", "race", 5, 1, 3, "lost", 2, 0), ShipTally("Alpha", "race", 9, 0, 0, "whole", 0, 0),
    ShipTally("Gamma", "arume", 9, 7, 1, "damaged", 4, 6),
]  # fmt: skip


def canvas(size: tuple[int, int] = (1280, 720)) -> pygame.Surface:
    pygame.display.init()
    return pygame.display.set_mode(size)


def state(ships: int = 3, notes: int = 2) -> DebriefState:
    many = [SHIPS[n % 3]._replace(name=f"{SHIPS[n % 3].name} {n:02d}") for n in range(ships)]
    notes_ = [f"Otherwise: figure {n} was not as the chronicle tells it, and this line says so." for n in range(notes)]
    goals = [("Jump out with Blue", "open")]
    return DebriefState("The corridor", "partial", "It was not decided.", "arume", 300.0, goals, [ARUME, RACE], many, notes_)


def drawn(screen: Debrief, shown: DebriefState) -> list[list[tuple[str, Box, int, int]]]:
    """Draw every page and give what stands on each."""
    surface, pages = canvas(screen.size), []
    original = screen._block

    def note(sheet: Sheet, told: DebriefState, block: tuple[str, Box, int, int]) -> None:
        pages[-1].append(block)
        original(sheet, told, block)

    screen._block = note  # type: ignore[method-assign]
    for page in range(60):
        pages.append([])
        shown.page = page
        screen.draw(surface, shown)
        for control in screen.controls:
            assert control.box.x >= 0 and control.box.right <= screen.width + 0.01, control.name
        if page + 1 >= len(screen._blocks(shown, Box(44, 114, screen.width - 88, screen.height - 190))) + 3:
            break
    return pages


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 1.0), ((1280, 720), 1.5), ((1280, 720), 2.0), ((1920, 1080), 1.0)])
@pytest.mark.parametrize(("ships", "notes"), [(3, 2), (90, 30)])
def test_every_ship_side_and_note_has_its_page(size: tuple[int, int], scale: float, ships: int, notes: int):
    screen, shown = Debrief(size, scale), state(ships, notes)
    pages = drawn(screen, shown)
    seen: dict[str, set[int]] = {"ships": set(), "flows": set(), "notes": set()}
    for kind, box, first, rows in (block for page in pages for block in page):
        assert box.bottom <= screen.height and box.right <= screen.width, kind
        if kind in seen:
            seen[kind] |= set(range(first, first + rows))
        if kind == "ships":
            assert box.y + 22 + 18 * min(rows, ships - first) <= box.bottom + 4
    assert seen["ships"] >= set(range(ships))
    assert seen["flows"] >= {0, 1}
    wide = next(box.w for page in pages for kind, box, _, _ in page if kind == "notes")
    assert seen["notes"] >= set(range(len(screen._notes(shown, wide))))


@pytest.mark.parametrize("height", [60.0, 110.0, 300.0])
@pytest.mark.parametrize("side", [RACE, ARUME], ids=lambda side: side.side)
def test_bands_are_as_thick_as_their_numbers_and_keep_apart(side: SideTally, height: float):
    rows = _rows(side, height)
    counts = [count for _, count in side.flow]
    per = [thick / count for (_, thick, _, _), count in zip(rows, counts, strict=True)]
    assert max(per) == pytest.approx(min(per))
    for (top, thick, middle, end), (below, _, next_middle, next_end) in pairwise(rows):
        assert below == pytest.approx(top + thick)
        assert middle + end / 2 < next_middle - next_end / 2
        assert next_middle - middle >= 13.0 - 1e-6
    assert height < tallest(side) or rows[-1][2] + rows[-1][3] / 2 <= height + 0.01


@pytest.mark.parametrize("side", [RACE, ARUME], ids=lambda side: side.side)
def test_a_flow_shows_its_side_and_what_struck(side: SideTally):
    screen, surface = Debrief((640, 360)), canvas((640, 360))
    surface.fill((0, 0, 0))
    draw_flow(Sheet.over(screen.kit, surface), side, Box(10, 10, 600, 140))
    theme = screen.kit.theme
    dots = [surface.get_at((x, y)) for x in range(0, 640, 2) for y in range(0, 200, 2)]
    for colour in (theme.side("race"), theme.side("arume"), theme.danger):
        near = [dot for dot in dots if max(abs(a - b) for a, b in zip(dot, colour, strict=False)) < 8]
        assert len(near) > 10, colour


def test_ships_in_the_order_of_a_column():
    names = lambda column, turned: [ship.name for ship in in_order(SHIPS, column, turned)]  # noqa: E731
    assert names("", False) == ["Beta", "Alpha", "Gamma"]
    assert names("name", False) == ["Alpha", "Beta", "Gamma"]
    assert names("name", True) == ["Gamma", "Beta", "Alpha"]
    assert names("hits", False) == ["Beta", "Gamma", "Alpha"]
    assert names("state", False) == ["Beta", "Gamma", "Alpha"]
    assert names("launched", False) == ["Alpha", "Gamma", "Beta"]
    assert names("on_shield", True) == ["Beta", "Alpha", "Gamma"]


def test_a_click_on_a_heading_sorts_a_second_turns_and_a_third_lets_go():
    surface, shown, screen = canvas(), state(), Debrief((1280, 720))
    screen.draw(surface, shown)
    before = pygame.image.tobytes(surface, "RGB")
    box = next(c.box for c in screen.controls if c.name == "sort:hits")
    name = screen.hit((box.x + box.w / 2, box.y + box.h / 2))
    assert name == "sort:hits"
    orders = []
    for _ in range(3):
        shown.sort("hits")
        orders.append((shown.column, shown.turned))
        screen.draw(surface, shown)
    assert orders == [("hits", False), ("hits", True), ("", False)]
    assert pygame.image.tobytes(surface, "RGB") == before
    shown.sort("hits")
    shown.sort("name")
    assert (shown.column, shown.turned) == ("name", False)


def test_a_real_battles_flow_adds_up_to_what_was_launched():
    simulation = Simulation(standard(), find_level("first-contact", standard()), 6)
    while not simulation.over:
        simulation.tick()
    came, totals = outcome_of(simulation), simulation.ledger.totals()
    for side in came.sides:
        assert sum(count for _, count in side.flow) == side.launched > 0
        assert side.flow == flow_of(totals[side.side])
        assert side.launched == sum(ship.launched for ship in came.ships if ship.side == side.side)
    assert {fate for _, _, fates in FLOWS for fate in fates} >= set(totals["race"]["ordinary"]) - {"launched"}
    lost = {ship.name for ship in came.ships if ship.state in ("lost", "adrift")}
    assert came.ends is not None and set(came.ends) == lost
    lines = flow_lines([totals, totals])
    assert lines[0].startswith(f"race, ordinary: {totals['race']['ordinary']['launched']:.1f} launched -> ")
    assert not flow_lines([])


def expected(stat: str, lo: float, hi: float) -> ExpectRule:
    measure = {"kind": "destroyed", "of": {"side": "arume"}}
    return ExpectRule.model_validate({"figure": "C1", "what": "she jumps", "stat": stat, "lo": lo, "hi": hi, "measure": measure})


def test_a_rate_is_no_deviation_of_one_battle():
    assert _either_way(expected("rate", 0.5, 0.9), 1.0) and _either_way(expected("rate", 0.8, 1.0), 0.0)
    assert not _either_way(expected("rate", 1.0, 1.0), 0.0) and not _either_way(expected("median", 0.5, 0.9), 1.0)
    assert _otherwise(expected("median", 2, 4), 1.0, "") == "She jumps: 1 in your battle, 2 to 4 in the chronicle."
    assert _otherwise(expected("rate", 1, 1), 0.0, "") == "She jumps: no in your battle, yes in the chronicle."


@pytest.mark.parametrize("other", ["done", "failed", "open"])
def test_what_was_not_reached_has_a_shape_of_its_own(other: str):
    kit = Debrief((640, 360)).kit
    marks = {state: pygame.image.tobytes(kit.diamond(state, (255, 255, 255)), "RGBA") for state in ("missed", other)}
    assert marks["missed"] != marks[other]
