"""Steps of walkers and towers: a foot that was in the air and stands now is heard."""

from __future__ import annotations

from game.view.sound import SoundBoard
from game.world.components import Body
from game.world.surface import Legs
from game.world.surface_world import SurfaceWorld

_TOWER_WU = 100.0  # a leg so long is a tower's


class StepSounds:
    """Plays the steps of everything that walks on two feet."""

    def __init__(self, board: SoundBoard) -> None:
        self.board = board
        self._swung: dict[int, tuple[bool, bool]] = {}

    def update(self, world: SurfaceWorld) -> None:
        """Compare every foot with the picture before; call once a picture. LOOP: walkers, a dozen"""
        legs, rows = world.units[Legs], world.units.rows(Body, Legs)
        swings = (legs.phase[rows] >= 0.0) & ~legs.lost[rows] & ~legs.falling[rows, None]
        now: dict[int, tuple[bool, bool]] = {}
        for row, (left, right) in zip(rows.tolist(), swings.tolist(), strict=True):
            serial = world.serial(row)
            before = self._swung.get(serial, (False, False))
            for foot, (was, swinging) in enumerate(zip(before, (left, right), strict=True)):
                if was and not swinging and not bool(legs.falling[row]):
                    place = (float(legs.foot[row, foot, 0]), float(legs.foot[row, foot, 1]))
                    self.board.play_at("tower_step" if legs.leg[row] > _TOWER_WU else "walker_step", place)
            now[serial] = (left, right)
        self._swung = now
