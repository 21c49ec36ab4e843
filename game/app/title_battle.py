"""The battle behind the title, looked at where most ships are near one another."""

from __future__ import annotations

import numpy as np

from game.app.live_battle import LiveBattle
from game.base.vectors import Floats
from game.sim.simulation import Simulation
from game.view.battle_view import BattleView
from game.world.components import Body

_ZOOM = 0.6
_NEAR = 4  # ships that should be seen together
_LAG_S = 3.0  # how slowly the eye follows
_ASIDE = 0.16  # of the window's width, that the middle of the battle stands to the right: the menu is at the left


class TitleBattle(LiveBattle):
    """A battle that has been going on for a while when it is first seen."""

    lead_s = 38.0

    def begin(self, simulation: Simulation, view: BattleView) -> None:
        """Look at the middle of the battle at once."""
        view.camera.zoom_to(_ZOOM, 0.01)
        view.camera.jump(self.eye(simulation, view))

    def look(self, simulation: Simulation, view: BattleView, real_dt: float) -> None:
        """Glide slowly to where the eye looks."""
        camera = view.camera
        goal = self.eye(simulation, view)
        camera.jump(camera.center + (goal - camera.center) * min(1.0, real_dt / _LAG_S))

    def eye(self, simulation: Simulation, view: BattleView) -> Floats:
        """Give where the eye looks: at the ship that has most others near, the player's side before the other."""
        body, rows = simulation.world.units[Body], simulation.world.ships()
        if not len(rows):
            return np.array(simulation.level.view_wu, float)
        own = rows[body.side[rows] == simulation.world.player_side]
        places = body.pos[own if len(own) else rows]
        apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
        centre = places[int(np.argmin(np.sort(apart, axis=1)[:, : _NEAR].sum(axis=1)))]
        aside = np.array([_ASIDE * view.camera.size[0] / view.camera.zoom, 0.0])
        return np.asarray(centre - aside, float)
