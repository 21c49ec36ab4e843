"""Forward cannon and jump drives as pictures: real charges, shots and jumps, seen where they happen."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.base.constants import DT
from game.rules.level import BackdropRule, ForceRule, LevelRule, ShipRule, ZoneRule
from game.rules.library import Library, standard
from game.rules.triggers import End
from game.rules.units import FtlRule, GenocideRule
from game.sim.simulation import Simulation
from game.view.battle_view import BattleView
from game.view.camera import Camera
from game.view.effects.burned_city import meeting
from game.view.effects.cannon_strips import load_cannon_strips
from game.view.effects.erosion import LIFE_S
from game.view.effects.great_beam import GreatBeam
from game.view.effects.jump import RING_S, reddened
from game.view.frame import Frame
from game.view.palette import CYAN_BEAM, GREEN_BEAM, BeamColours
from game.view.poses import cannon_poses
from game.world import commands as c
from game.world import events as e
from game.world.components import FtlDrive, GenocideDrive, Ship

pytestmark = pytest.mark.usefixtures("display")
SIZE = (640, 360)
ASSETS = Path(__file__).resolve().parents[2] / "assets"
EFFECTS = ASSETS / "images" / "effects"
NewView = Callable[..., BattleView]
LightOf = Callable[[Frame], np.ndarray]


def quick_library() -> Library:
    """Gives the rules with a flagship that charges in a second, and a cruiser that jumps in half of one."""
    library = standard()
    flag, cruiser = library.units["arume_battlecruiser"], library.units["arume_cruiser"]
    cannon = GenocideRule(store_mj=flag.reactor.power_mw * 0.8, power_mw=flag.reactor.power_mw * 0.85, covers_s=0.4)
    jump = FtlRule(store_mj=cruiser.reactor.power_mw * 0.3, power_mw=cruiser.reactor.power_mw)
    big = flag.model_copy(update={"genocide": cannon, "hull": "novaal", "mounts": [], "ftl": None})
    units = library.units | {"flagship": big, "jumper": cruiser.model_copy(update={"ftl": jump, "mounts": []})}
    return dataclasses.replace(library, units=units)


def force(name: str, unit: str, at: tuple[float, float], player: bool = False) -> ForceRule:
    side = "race" if unit.startswith("race") else "arume"
    ship = ShipRule(id=name, unit=unit, name=name, player=player)
    return ForceRule(
        id=name, side=side, name=name, doctrine="obey", formation="block", at_wu=list(at),
        facing_deg=180.0 if side == "race" else 0.0, commanded=True, ship=[ship],
    )  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    return quick_library()


@pytest.fixture
def battle(library: Library) -> Simulation:
    """Sets up a flagship that looks at one ship on her axis, one beside it, and a city behind both."""
    late = End(kind="end", outcome="partial", reason="over")
    level = LevelRule(
        format=1, id="drives", title="Drives", theatre="orbit", place="nowhere", briefing=["A set-up."],
        limit_s=3600.0, late=late, backdrop=BackdropRule(home="rise"),
        zone=[ZoneRule(id="city", name="City", at_wu=[4000.0, 0.0], radius_wu=400.0, city="race")],
        force=[
            force("flag", "flagship", (0.0, 0.0), player=True), force("jumper", "jumper", (0.0, 420.0)),
            force("axis", "race_cruiser", (640.0, 0.0)), force("beside", "race_cruiser", (640.0, 118.0)),
        ],
    )  # fmt: skip
    return Simulation(library, level, 3, commanded=True)


@pytest.fixture(scope="module")
def baked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("baked")


@pytest.fixture
def new_view(baked: Path) -> NewView:
    """Makes a view from afar, over the middle of flagship and target."""

    def make(battle: Simulation, **options: bool) -> BattleView:
        world = battle.world
        view = BattleView(world.catalogue, world.level, ASSETS, SIZE, cache=baked, adapt=False, **options)
        view.camera.zoom = view.camera.goal_zoom = 0.42
        view.camera.jump((320.0, 0.0))
        view.frame.quality.bloom_every = 0
        view.camera.shake_setting = 0.0
        return view

    return make


def step(battle: Simulation, view: BattleView, commands: tuple[c.Command, ...] = ()) -> list[e.Event]:
    events = battle.tick(commands)
    view.consume(battle.world, events)
    return events


def picture(battle: Simulation, view: BattleView) -> np.ndarray:
    """Draws a frame and gives its colours, (w, h, 3)."""
    return pygame.surfarray.array3d(view.draw(battle.world, 1.0, DT, DT)).astype(int)


def charge(battle: Simulation, view: BattleView, share: float) -> int:
    """Charges the flagship's cannon to a share, drawing all the way; gives her row."""
    world = battle.world
    row = int(world.units.rows(Ship, GenocideDrive)[0])
    cannon = world.units[GenocideDrive]
    commands: tuple[c.Command, ...] = (c.Genocide(world.units.refer(row), True, (1.0, 0.0)),)
    for _ in range(600):
        if cannon.store[row] >= share * cannon.capacity[row] or cannon.burn[row] > 0.0:
            return row
        step(battle, view, commands)
        picture(battle, view)
        commands = ()
    raise AssertionError("the cannon did not charge")


def fire(battle: Simulation, view: BattleView) -> int:
    row = charge(battle, view, 2.0)
    assert battle.world.units[GenocideDrive].burn[row] > 0.0
    return row


def near(light: np.ndarray, view: BattleView, at: tuple[float, float], reach: int = 3) -> np.ndarray:
    x, y = np.rint(view.camera.to_screen(at)).astype(int)
    return light[max(0, x - reach) : x + reach + 1, max(0, y - reach) : y + reach + 1]


def test_covers_swing_from_shut_to_open(battle: Simulation, new_view: NewView) -> None:
    hulls = new_view(battle).hulls
    shares = (0.0, 0.3, 0.6, 1.0)
    sprites = [hulls.uncovered("novaal", "clean", 0.0, 1.0, share) for share in shares]
    assert sprites[0] is hulls.sprite("novaal", "clean", 0.0, 1.0)
    assert sprites[3] is hulls.sprite("novaal_open", "clean", 0.0, 1.0)
    spread = []
    for sprite in sprites:
        solid = pygame.surfarray.array_alpha(sprite) > 128
        middle = solid.shape[0] // 2
        rows = np.flatnonzero(solid[middle + 200 : middle + 240].any(0))
        spread.append(int(rows.max() - rows.min()))
    assert spread == sorted(spread)
    assert spread[3] > spread[0] + 40


def test_a_hull_without_an_open_one_stays_as_it_is(battle: Simulation, new_view: NewView) -> None:
    hulls = new_view(battle).hulls
    assert hulls.uncovered("race_cruiser", "clean", 0.0, 1.0, 0.7) is hulls.sprite("race_cruiser", "clean", 0.0, 1.0)


def test_a_charge_shines_at_the_bow_and_darkens_the_rest(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    before = picture(battle, view)
    charge(battle, view, 0.9)
    for _ in range(30):
        after = picture(battle, view)
    at = cannon_poses(battle.world, 1.0)[0].at
    assert near(after, view, tuple(at), 2).max(-1).min() > 220
    assert view.frame.exposure < 0.75
    far = (320.0 + 500.0, 380.0)
    assert near(after, view, far, 12).mean() < near(before, view, far, 12).mean() * 0.9


def test_friends_are_lit_by_the_charge(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    assert view.drives.lights() == []
    charge(battle, view, 0.9)
    (light,) = view.drives.lights()
    assert light.strength > 0.8
    assert light.colour[0] > light.colour[2]


def test_a_shot_goes_black_then_burns_along_the_axis(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    charge(battle, view, 0.97)
    before = picture(battle, view)
    fire(battle, view)
    dark = picture(battle, view)
    assert dark.mean() < before.mean() * 0.75
    for _ in range(14):
        step(battle, view)
        burning = picture(battle, view)
    for x in (330.0, 420.0, 500.0):
        assert near(burning, view, (x, 0.0), 1).min() > 235
        assert near(burning, view, (x, -330.0), 1).mean() < 90
    assert burning.mean() > before.mean()


def test_reduced_flashes_know_no_black_and_no_sudden_beam(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle, calm=True)
    charge(battle, view, 0.97)
    means = [picture(battle, view).mean()]
    fire(battle, view)
    means.append(picture(battle, view).mean())
    for _ in range(30):
        step(battle, view)
        means.append(picture(battle, view).mean())
    assert min(means) > means[0] * 0.85
    assert np.abs(np.diff(means)).max() < 6.0


def test_a_ledger_with_nothing_left_keeps_the_beam_but_not_the_flash(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    charge(battle, view, 0.97)
    while view.ledger.ask(1.0, 1.0)[0] == 1.0:
        pass
    before = picture(battle, view)
    fire(battle, view)
    assert picture(battle, view).mean() > before.mean() * 0.85
    for _ in range(75):
        step(battle, view)
        view.camera.jump((320.0, 0.0))
        burning = picture(battle, view)
    assert near(burning, view, (450.0, 0.0), 1).mean() > 190


def test_what_the_core_meets_crumbles_downstream(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    row = charge(battle, view, 0.97)
    events: list[e.Event] = []
    while not any(isinstance(event, e.Destroyed) for event in events):
        events = step(battle, view)
        picture(battle, view)
        assert battle.world.tick < 600
    erosions = view.drives.erosions
    assert [event.cause for event in events if isinstance(event, e.Destroyed)] == ["genocide"]
    assert len(erosions.victims) == 1
    assert not len(view.happenings.fireballs.pool)
    assert battle.world.units.alive(row)
    sizes = []
    for _ in range(round(LIFE_S / DT) + 1):
        view.drives.update(battle.world, 1.0, DT, 0.0)
        if erosions.victims:
            frame = Frame(SIZE)
            erosions.draw(frame, view.camera)
            sizes.append(int((pygame.surfarray.array_alpha(frame.front[0][0]) > 100).sum()))
    assert sizes[0] > 300
    assert sizes[-1] < sizes[0] * 0.2
    assert not erosions.victims


def test_grains_fly_down_the_beam(battle: Simulation, new_view: NewView) -> None:
    erosions = new_view(battle).drives.erosions
    way = np.array((0.0, -1.0))
    erosions.add(np.zeros(2), way, pygame.Surface((40, 20), pygame.SRCALPHA, 32), 1.0, (40.0, 20.0))
    for _ in range(20):
        erosions.update(DT)
    assert len(erosions.grains) > 10
    assert (erosions.grains.vel @ way > 60).all()


def test_what_the_fringe_touches_glows_on_the_side_of_the_beam(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    fire(battle, view)
    for _ in range(40):
        step(battle, view)
        picture(battle, view)
    melting = view.drives.melting
    spots = np.concatenate([melting.large.pool.pos, melting.small.pool.pos])
    assert len(spots) > 8
    assert np.quantile(spots[:, 1], 0.2) > 0
    assert spots[:, 1].mean() > 10  # it looks back along the axis, so the beam lies to port


def test_the_city_burns_at_the_limb_and_goes_on_glowing(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    fire(battle, view)
    step(battle, view)
    cities = view.drives.cities.cities
    assert len(cities) == 1
    place = cities[0].place * view.backdrop.scale + view.backdrop.anchor(view.camera)
    circle = view.backdrop.planet(view.camera)
    assert circle is not None
    assert math.dist(place, circle[0]) == pytest.approx(circle[1], rel=0.01)
    for _ in range(420):
        view.drives.update(battle.world, 1.0, DT, 0.0)
    frame = Frame(SIZE)
    view.drives.draw_ground(frame, view.camera, view.backdrop, 0.0)
    assert frame.light
    view.camera.jump((820.0, 0.0))
    moved = cities[0].place * view.backdrop.scale + view.backdrop.anchor(view.camera)
    assert 0 < math.dist(moved, place) < 500.0 * 0.42 * 0.5


def test_where_a_beam_meets_the_ground() -> None:
    size = (1280, 720)
    circle = (np.array((1700.0, 360.0)), 800.0)
    start, right = np.array((100.0, 360.0)), np.array((1.0, 0.0))
    at, up, bend = meeting(start, right, 5000.0, circle, size)
    assert at == pytest.approx((900.0, 360.0))
    assert up == pytest.approx((-1.0, 0.0))
    assert bend == 800.0
    over = (np.array((400.0, 900.0)), 700.0)  # she flies over the planet and shoots beyond its edge
    at, up, _ = meeting(np.array((400.0, 500.0)), np.array((0.0, -1.0)), 5000.0, over, size)
    assert at == pytest.approx((400.0, 200.0))
    assert up == pytest.approx((0.0, -1.0))
    at, _, bend = meeting(start, -right, 5000.0, circle, size)
    assert at == pytest.approx((0.0, 360.0))
    assert bend > 1000.0


@pytest.mark.parametrize("angle", np.linspace(0.1, math.tau + 0.1, 9))
def test_a_great_beam_lies_on_its_line_at_any_angle(frame: Frame, angle: float, light_of: LightOf) -> None:
    beam = GreatBeam(load_cannon_strips(EFFECTS), 20.0)
    camera = Camera(frame.size, (0, 0), 0.25)
    way = np.array((math.cos(angle), math.sin(angle)))
    beam.draw(frame, camera, way * -240, way, 480.0, 1.0, 0.37)
    light = light_of(frame).astype(float)
    x, y = np.meshgrid(np.arange(frame.size[0]) - 160, 90 - np.arange(frame.size[1]), indexing="ij")
    along, across = x * way[0] + y * way[1], y * way[0] - x * way[1]
    bright = light > 235
    assert np.abs(across[bright]).max() < 30
    assert abs(across[bright].mean()) < 3
    for t in np.linspace(-50, 50, 11):
        spot = np.rint((160 + way[0] * t, 90 - way[1] * t)).astype(int)
        assert light[spot[0], spot[1]] > 235
    assert light[np.abs(along) > 85].max() < 40


def test_a_great_beam_far_off_the_screen_costs_nothing(frame: Frame, camera: Camera) -> None:
    beam = GreatBeam(load_cannon_strips(EFFECTS), 28.0)
    beam.draw(frame, camera, np.array((0.0, 1e6)), np.array((1.0, 0.0)), 1e4, 1.0, 0.0)
    beam.draw(frame, camera, np.array((np.nan, 0.0)), np.array((1.0, 0.0)), 1e4, 1.0, 0.0)
    assert frame.light == []
    beam.draw(frame, camera, np.array((-1e6, 0.0)), np.array((1.0, 0.0)), 1e9, 1.0, 0.0)
    assert 0 < len(frame.light) < 200


@pytest.mark.parametrize(("colours", "stronger"), [(GREEN_BEAM, 1), (CYAN_BEAM, 2)])
def test_plasma_is_cyan_for_those_who_cannot_see_green(
    frame: Frame, camera: Camera, colours: BeamColours, stronger: int
) -> None:
    GreatBeam(load_cannon_strips(EFFECTS), 12.0, colours).draw(
        frame, camera, np.array((-200.0, 0.0)), np.array((1.0, 0.0)), 400.0, 1.0, 0.0
    )
    frame.finish(DT)
    fringe = pygame.surfarray.array3d(frame.surface)[60:260, 45:60].astype(float).mean((0, 1))
    assert fringe[stronger] == fringe.max() > fringe[0] * 1.5


def test_a_ship_reddens_stretches_and_is_gone(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    view.camera.jump((100.0, 420.0))
    world = battle.world
    row = int(world.units.rows(Ship, FtlDrive)[0])
    before = near(picture(battle, view), view, (0.0, 420.0), 8).mean((0, 1))
    events = step(battle, view, (c.Jump(world.units.refer(row), True),))
    while not any(isinstance(event, e.Jumped) for event in events):
        during = near(picture(battle, view), view, (0.0, 420.0), 8).mean((0, 1))
        events = step(battle, view)
        assert world.tick < 300
    assert during[0] / during[2] > 1.5 * before[0] / before[2]
    assert len(view.drives.jumps.gone) == 1
    ahead = near(picture(battle, view), view, (400.0, 420.0), 2)
    for _ in range(7):
        ahead = np.maximum(ahead, near(picture(battle, view), view, (400.0, 420.0), 2))
    assert ahead[..., 0].max() > 150
    assert ahead[..., 0].mean() > 1.3 * ahead[..., 2].mean()
    for _ in range(round(RING_S / DT) + 2):
        picture(battle, view)
    assert not view.drives.jumps.gone


def test_a_reddened_picture_keeps_its_outline() -> None:
    sprite = pygame.Surface((8, 8), pygame.SRCALPHA, 32)
    sprite.fill((120, 120, 120, 200), (2, 2, 4, 4))
    red = reddened(sprite, 1.0)
    assert (pygame.surfarray.array_alpha(red) == pygame.surfarray.array_alpha(sprite)).all()
    assert red.get_at((3, 3)).r > 2 * red.get_at((3, 3)).b
    assert sprite.get_at((3, 3)).b == 120


def test_the_camera_steps_back_for_the_players_own_shot_and_returns(battle: Simulation, new_view: NewView) -> None:
    view = new_view(battle)
    view.camera.zoom_to(1.0)
    view.camera.update(1.0)
    charge(battle, view, 0.97)
    for _ in range(150):
        picture(battle, view)
    assert view.camera.zoom == pytest.approx(0.42, rel=0.02)
    view.consume(battle.world, battle.tick((c.Genocide(battle.world.units.refer(0), False),)))
    for _ in range(200):
        step(battle, view)
        picture(battle, view)
    assert view.camera.zoom == pytest.approx(1.0, rel=0.02)


def test_without_its_strips_a_cannon_still_draws(battle: Simulation, new_view: NewView, tmp_path: Path) -> None:
    view = new_view(battle)
    view.drives.light._folder, view.drives.light._strips = tmp_path, None
    view.drives.light.recolour(CYAN_BEAM)
    fire(battle, view)
    for _ in range(10):
        step(battle, view)
        light = picture(battle, view)
    assert near(light, view, (450.0, 0.0), 1).mean() > 150
