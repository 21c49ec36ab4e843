"""Sounds of one's own landcruiser: the engine by its load, the turret as it turns, the breech, the hatch."""

from __future__ import annotations

import math

from game.ui.cruiser_units import gun_in_hand, is_cruiser
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import row_of
from game.view.sound import SoundBoard
from game.world.components import Body
from game.world.surface import Gun, Task, Tracks
from game.world.surface_crew import Crew
from game.world.surface_world import SurfaceWorld

_IDLE, _PER_SPEED, _PER_LOAD = 0.72, 0.006, 0.16  # pitch of the engine: standing, by speed and by what it is asked for
_TURNS_RAD, _LIFTS_RAD = 0.002, 0.0008  # so little from picture to picture is no turning


class CruiserSounds:
    """Plays what a crew hears of its own vehicle."""

    def __init__(self, board: SoundBoard, console: GroundConsole) -> None:
        self.board, self.console = board, console
        self._bearing = self._rise = 0.0
        self._loading = self._open = False
        self._slot = -1

    def update(self, world: SurfaceWorld) -> None:
        """Keep the vehicle's loops going; call once a picture."""
        own, board = row_of(world, self.console.own), self.board
        drives = is_cruiser(world, own)
        crew, pitch, load, turn = world.units[Crew], _IDLE, 0.0, 0.0
        if drives:
            speed = abs(float(world.units[Body].vel[own, 0]))
            wanted = abs(float(world.units[Task].want_speed[own]))
            load = min(wanted / max(float(world.units[Tracks].speed[own]), 1.0), 1.0)
            pitch = _IDLE + _PER_SPEED * speed + _PER_LOAD * load
            bearing, rise = float(crew.bearing[own]), float(crew.rise[own])
            turn = abs(bearing - self._bearing) > _TURNS_RAD or 0.6 * (abs(rise - self._rise) > _LIFTS_RAD)
            self._bearing, self._rise = bearing, rise
            self._clanks(world, own)
        board.loop("cruiser_load", drives, 0.35 + 0.65 * load, pitch=pitch)
        board.loop("turret_whine", bool(turn), float(turn), pitch=0.9 + 0.2 * abs(math.cos(self._bearing)))

    def _clanks(self, world: SurfaceWorld, own: int) -> None:
        """Let the breech be heard as a round is in, and the hatch as it opens and shuts."""
        one, gun, crew = gun_in_hand(world, own, self.console.slot), world.mounts[Gun], world.units[Crew]
        loading = one >= 0 and gun.ready[one] > 0.0 and world.catalogue.arm["magazine"][gun.arm[one]] <= 0.0
        if self._loading and not loading and self._slot == self.console.slot:
            self.board.play("breech_clank")
        self._loading, self._slot = bool(loading), self.console.slot
        is_open = float(crew.hatch[own]) > 0.5
        if is_open != self._open:
            self.board.play("hatch_clang")
        self._open = is_open
