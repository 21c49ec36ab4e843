"""Buildings as pictures: every storey that comes down is seen, and so is one that is hurt."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.systems.take_damage import take_damage
from game.view.figures import Figures
from game.view.frame import Frame, Quality
from game.view.surface.buildings import Buildings
from game.view.surface.dresser import Dresser
from game.view.surface.eye import SurfaceCamera
from game.view.surface.hours import hour_of
from game.view.surface.poses import unit_poses
from game.view.surface.water import Water
from game.world.components import Body
from game.world.storeys import hurt_at
from game.world.surface import Life, Storeys, Unit
from game.world.surface_world import SurfaceWorld

pytestmark = pytest.mark.usefixtures("display")
ASSETS = Path(__file__).resolve().parents[2] / "assets"


class Stage:
    """The air base, and a camera that looks at its tower."""

    def __init__(self) -> None:
        library = standard()
        world = Simulation(library, find_level("airbase", library), 5).world
        assert isinstance(world, SurfaceWorld)
        self.world, self.camera = world, SurfaceCamera((320, 300), (1980.0, 140.0), 1.0, lambda x: 36.0, 6400.0)
        self.buildings = Buildings(Dresser(Figures(ASSETS), world.catalogue))
        rows = world.units.rows(Unit)
        self.row = int(rows[world.units[Unit].kind[rows] == world.catalogue.unit("race_tower")][0])
        self.foot = float(world.units[Body].pos[self.row, 1]) - 105.0
        self.part = world.units[Storeys]
        world.lock(False)

    def hurt(self, storey: int, damage: float) -> None:
        self.world.units[Life].pending[self.row] = 0.0
        hurt_at(self.world, self.row, damage, self.foot + (storey + 0.5) * float(self.part.high[self.row]))
        take_damage(self.world)

    def drawn(self) -> np.ndarray:
        """Draw the tower alone. Returns: (w, h) brightness"""
        self.buildings.dresser.begin(self.camera.zoom)
        poses = unit_poses(self.world, 1.0)
        surface = pygame.Surface((320, 300), pygame.SRCALPHA, 32)
        surface.fblits(self.buildings.stamps(self.camera, self.world, poses, np.flatnonzero(poses.rows == self.row)))
        return pygame.surfarray.array3d(surface).max(-1).astype(int)

    def fires(self) -> np.ndarray:
        return self.buildings.fires(self.world, self.camera, unit_poses(self.world, 1.0))[0]


def test_the_tower_looks_other_at_each_count_and_lower_each_time():
    stage = Stage()
    pictures = [stage.drawn()]
    for left in range(7, 0, -1):
        stage.hurt(left, 300.0)
        stage.part.hp[stage.row, :left] = stage.part.each[stage.row]  # only the count is to differ
        assert stage.part.standing[stage.row] == left
        pictures.append(stage.drawn())
        assert (stage.fires()[:, 1] < stage.foot + (left + 0.6) * stage.part.high[stage.row]).all()
    tops = [int(np.flatnonzero(picture.any(axis=0)).min()) for picture in pictures]
    assert all(low > high + 8 for high, low in pairwise(tops)), tops
    assert stage.buildings.dresser.stage("control_tower", 0) == "control_tower_0"


def test_a_hurt_storey_shows_holes_and_a_weak_one_burns():
    stage = Stage()
    whole = stage.drawn()
    stage.hurt(2, 0.3 * float(stage.part.each[stage.row]))
    scarred = stage.drawn()
    assert (scarred != whole).sum() > 50 and not len(stage.fires())
    stage.hurt(2, 0.4 * float(stage.part.each[stage.row]))
    assert (stage.drawn() != scarred).sum() > 50
    (place,) = stage.fires()
    assert 2.0 <= (place[1] - stage.foot) / float(stage.part.high[stage.row]) <= 3.0


def test_every_building_with_storeys_has_a_picture_for_each_count():
    stage = Stage()
    for rule in stage.world.catalogue.units:
        for left in range(rule.storeys):
            assert stage.buildings.dresser.stage(rule.figure, left) == f"{rule.figure}_{left}"


def test_a_splash_goes_up_and_comes_down():
    water = Water(hour_of("coast", "dusk"))
    water.splash((100.0, 0.0), 40.0)
    water.update(0.5)
    assert float(water.spray.pos[:, 1].max()) > 15.0
    water.update(20.0)
    assert not len(water.spray) and not len(water.rings)


def test_the_sea_is_laid_before_those_who_stand_in_it():
    stage = Stage()
    stage.camera.jump((300.0, 20.0))
    frame = Frame((320, 300), Quality())
    frame.begin()
    frame.surface.fill((200, 40, 40))
    Water(hour_of("coast", "dusk")).draw(frame, stage.camera, stage.world, 0.0)
    (_, level), (_, floor) = (stage.camera.to_screen((300.0, y)) for y in (0.0, -30.0))
    middle = pygame.surfarray.array3d(frame.surface)[160]
    assert (middle[: int(level) - 6] == (200, 40, 40)).all(), "there is no water over its level"
    assert (middle[int(level) + 4 : int(floor) - 4] != (200, 40, 40)).any(axis=1).all()
