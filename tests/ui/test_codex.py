"""The codex on the screen: figures with measures, bars of honest length, reach by the tick's own laws, every size."""

from __future__ import annotations

import pygame
import pytest

from game.base.constants import KM_PER_WU
from game.rules.arms import ShellRule
from game.rules.campaign import campaign_levels, standard_campaign
from game.rules.codex import Codex
from game.rules.facts import facts_of
from game.rules.library import standard
from game.rules.lore import standard_codex
from game.rules.units import UnitRule
from game.rules.weapons import MissileRule
from game.ui.codex import CodexScreen
from game.ui.codex_build import PageBuilder
from game.ui.codex_figures import Figures, number_of, share_of, told, written
from game.ui.codex_plans import least_hits, pierces, reach_of
from game.ui.codex_state import Bars, Chips, CodexState, Numbers, Table, Words
from game.world.piercing import reach_through, through_mm


@pytest.fixture(scope="module")
def codex() -> Codex:
    library = standard()
    return Codex(library, standard_codex(), standard_campaign(), campaign_levels(library))


@pytest.fixture(scope="module")
def builder(codex: Codex) -> PageBuilder:
    return PageBuilder(codex, lambda entry: entry.after > 2)


def test_every_figure_shown_is_its_rules(codex: Codex, builder: PageBuilder):
    elsewhere = {"name", "side", "notes", "hull", "figure", "kind", "move"}
    for entry in codex.entries.values():
        if entry.rule is None:
            continue
        shown = {each.row.path: each.row.shown for each in builder.page(entry).tabs["figures"] if isinstance(each, Numbers)}
        facts = {".".join(fact.path): fact for fact in facts_of(entry.rule)}
        picture = "hull" if isinstance(entry.rule, UnitRule | MissileRule) else "figure"
        missing = {path for path in facts if path.rpartition(".")[2] not in elsewhere - {"hull"} | {picture}} - set(shown)
        assert not missing, f"{entry.id} does not show {missing}"
        for path, text in shown.items():
            assert text == written(facts[path], entry.theatre, builder.figures.names)
            value, measure = facts[path].value, facts[path].measure
            if isinstance(value, float) and measure in ("MJ", "t", "s", "mm", "m"):
                assert float(text.rpartition(" ")[0].replace(" ", "")) == pytest.approx(value, rel=2e-3, abs=0.5 if value > 1000 else 0)


def test_measures_are_what_the_displays_say():
    assert told(800.0, "wu", "orbit") == (800.0 * KM_PER_WU, "km") and told(800.0, "wu", "surface") == (800.0, "m")
    assert told(9.0, "wu/s2", "orbit")[1] == "km/s²" and told(0.35, "share", "orbit") == (35.0, "%")
    assert told(0.003, "share/s", "orbit") == (0.3, "%/s") and told(14.0, "deg/s", "orbit") == (14.0, "°/s")
    assert number_of(45000.0) == "45 000" and number_of(0.00006) == "0.00006" and number_of(2.5) == "2.5"


def test_a_bar_is_as_long_as_its_number():
    assert share_of(5.0, [5.0, 10.0]) == 0.5
    far_apart = [1.0, 10.0, 100.0]
    assert share_of(100.0, far_apart) == 1.0 and share_of(10.0, far_apart) == pytest.approx(0.52)
    assert share_of(0.0, [0.0, 0.0]) == 0.0 and share_of(-5.0, [-5.0, 5.0]) == 0.0


def test_ranks_and_rankings_are_in_order(codex: Codex):
    figures, flagship = Figures(codex), codex.entries["orbit/arume_flagship"]
    row = figures.row(flagship, "shield.capacity_mj")
    assert row is not None and row.rank == "1 of 5" and row.share == 1.0
    words, _, bars, _ = figures.ranking(flagship, "shield.capacity_mj")
    names = ["Flagship", "Battlecruiser", "Cruiser", "Star cruiser", "Field cruiser"]
    assert words == "shield capacity" and [bar.name for bar in bars] == names


def test_what_goes_through_what_is_the_ticks_law(codex: Codex):
    arms, units = codex.library.arms, codex.library.surface_units
    sabot, hood = arms["sabot"], units["arume_tower"].armour
    assert isinstance(sabot, ShellRule)
    far = reach_through(sabot, hood.front)
    assert 0.0 < far < sabot.range_m and through_mm(sabot, far) == pytest.approx(hood.front)
    assert reach_through(sabot, hood.limb) == sabot.range_m, "the knees are soft"
    assert reach_through(arms["rifle"], hood.belly) == 0.0
    table = pierces(codex, codex.entries["arm/sabot"], sabot)
    tower = next(row for row in table.rows if row[0] == "surface/arume_tower")
    assert tower[3][0] == f"{number_of(round(far))} m" and tower[3][4] == "all"
    assert all(codex.entries[row[0]].sides == ("arume",) for row in table.rows)


def test_hits_at_the_least(codex: Codex):
    missiles, units = codex.library.missiles, codex.library.units
    cruiser, burst = units["arume_cruiser"], missiles["explosive_warhead"]
    assert least_hits(burst, cruiser)[0] == 1, "one pulse opens a cruiser's shield, as canon has it"
    ordinary = missiles["race_anti_ship"]
    assert cruiser.shield is not None
    shield, hull = least_hits(ordinary, cruiser)
    assert (shield - 1) * ordinary.shield_cost_mj < cruiser.shield.overload_share * cruiser.shield.capacity_mj
    assert shield * ordinary.shield_cost_mj >= cruiser.shield.overload_share * cruiser.shield.capacity_mj
    assert hull * ordinary.damage_mj >= 440 * (1 - cruiser.compartments.breakup_share)
    bus = [block for block in reach_of(codex, codex.entries["missile/explosive_bus"]) if isinstance(block, Table)]
    assert next(row for row in bus[0].rows if row[0] == "orbit/arume_cruiser")[3][0] == "1", "what arrives is the warhead"


def test_what_is_not_fought_yet_keeps_its_end_to_itself(codex: Codex, builder: PageBuilder):
    for name in ("page/rizaffi", "battle/9"):
        entry = codex.entries[name]
        page = builder.page(entry)
        words = [block.text for blocks in (page.aside, *page.tabs.values()) for block in blocks if isinstance(block, Words)]
        assert not set(entry.words) & set(words) and any("not come to this" in text for text in words)
    open_page = builder.page(codex.entries["battle/2"])
    told_of = [block.text for blocks in (open_page.aside, *open_page.tabs.values()) for block in blocks if isinstance(block, Words)]
    assert codex.entries["battle/2"].words[0] in told_of


def test_systems_hold_everybody_who_has_them(codex: Codex, builder: PageBuilder):
    page = builder.page(codex.entries["system/shield"])
    first = page.tabs["figures"][0]
    assert isinstance(first, Bars) and [bar.shown for bar in first.bars] == ["1 000 MJ", "1 800 MJ", "4 500 MJ", "700 MJ", "900 MJ"]
    assert any(isinstance(block, Chips) for block in page.tabs["view"])


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 1.0), ((1280, 720), 2.0)])
def test_pages_of_every_shelf_are_drawn_and_stay_in_the_window(codex: Codex, builder: PageBuilder, size, scale):
    pygame.display.init()
    surface, screen = pygame.display.set_mode(size), CodexScreen(size, scale)
    shelves = ["ships", "ground", "weapons", "missiles", "systems", "lore", "battles"]
    for entry in [codex.shelf(shelf)[-1] for shelf in shelves] + [codex.entries["surface/arume_tower"]]:
        page = builder.page(entry)
        for tab in page.tabs:
            rows = builder.rows(codex.shelf(entry.shelf))
            state = CodexState(rows, entry.id, tab=tab, page=page, all=len(rows), shelves=shelves)
            screen.draw(surface, state)
            names = [control.name for control in screen.controls]
            assert {"back", "search", f"tab:{tab}"} <= set(names) or len(page.tabs) == 1
            assert len({name for name in names if not name.startswith("link:")}) == len(
                [name for name in names if not name.startswith("link:")]
            )
            for control in screen.controls:
                box = control.box
                assert box.x >= 0 and box.y >= 0 and box.right <= screen.width + 1 and box.bottom <= screen.height + 1
            assert screen.most >= 0.0 and not any(box_over(screen, name) for name in ("back",))


def box_over(screen: CodexScreen, name: str) -> bool:
    """Say whether a control lies under another one."""
    own = next(control.box for control in screen.controls if control.name == name)
    return any(own.touches(other.box) for other in screen.controls if other.name != name)
