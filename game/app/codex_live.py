"""The live view of the codex: the proving ground's battle, and an eye on what a page is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from game.app.live_battle import LiveBattle
from game.base.vectors import Floats, Rows
from game.rules.codex import Codex, Entry
from game.rules.library import Library
from game.sim.proving import SUBJECT, Showing, bearer, showing
from game.sim.simulation import Simulation
from game.view.battle_view import BattleView
from game.view.camera import ZOOM_STOPS
from game.world.commands import Command, Jump
from game.world.components import Body, Missile, Record
from game.world.surface import Rocket

_SHARE = 0.42  # of the picture's width and height, that a unit may fill
_SMALL_WU, _WIDEST_ZOOM = 30.0, 1.0  # males are looked at from near; for others both sides should be seen
_JUMP_AT_S = 3.0
_DRIVES = {"ftl": "jump", "genocide": "genocide"}  # tables of a ship that are drives which somebody must use


class CodexBattle(LiveBattle):
    """Shows one unit at work, or one missile on its way."""

    again_s = 5.0

    def __init__(
        self, library: Library, showing: Showing, assets: Path, size: tuple[int, int], cache: Path | None, calm: bool
    ) -> None:
        self.showing, self.library = showing, library
        self._last: Floats | None = None
        super().__init__(library, showing.level, assets, size, cache, calm)

    def begin(self, simulation: Simulation, view: BattleView) -> None:
        """Look at the unit, near enough to see it and far enough to see what it does."""
        view.camera.zoom_to(self._zoom(), 0.01)
        view.camera.update(1.0)
        view.camera.jump(self.eye(simulation))

    def look(self, simulation: Simulation, view: BattleView, real_dt: float) -> None:
        """Follow what is shown."""
        view.camera.follow(self.eye(simulation), (0.0, 0.0), real_dt)

    def eye(self, simulation: Simulation) -> Floats:
        """Give where the eye looks: at the missile while one flies, else at the unit, else where it fell."""
        world = simulation.world
        rows = self._missiles(simulation) if self.showing.missile else self._subjects(simulation)
        if not len(rows):
            rows = self._subjects(simulation)
        if len(rows):
            places = world.units[Body].pos[rows]
            middle = np.median(places, axis=0)
            self._last = places[int(np.argmin(np.hypot(*(places - middle).T)))].copy()
        if self._last is None:
            self._last = np.array(self.level.view_wu, float)
        return self._last

    def orders(self, simulation: Simulation) -> Sequence[Command]:
        """Let the drive be used, where that is what is shown: a command such as a player gives."""
        world = simulation.world
        if not self.showing.jumps or world.tick != round(_JUMP_AT_S * 60):
            return ()
        return [Jump(world.units.refer(int(row)), True) for row in self._subjects(simulation)]

    def ended(self, simulation: Simulation) -> bool:
        """Say whether one side is gone."""
        record, world = simulation.world.records[Record], simulation.world
        alive = record.side[: world.records.size][record.unit[: world.records.size] >= 0]
        return simulation.over or len(set(alive.tolist())) < 2

    def _zoom(self) -> float:
        key = self.showing.unit
        if self.showing.theatre == "orbit":
            hull = self.library.hulls[self.library.units[key].hull]
            wide, high = hull.length_wu, hull.length_wu
        else:
            rule = self.library.surface_units[key]
            wide, high = rule.length_wu, rule.height_wu + getattr(rule.body, "leg_wu", 0.0)
        fits = min(_SHARE * self.size[0] / wide, _SHARE * self.size[1] / high)
        most = ZOOM_STOPS[-1] if wide < _SMALL_WU else _WIDEST_ZOOM
        return max((stop for stop in ZOOM_STOPS if stop <= min(fits, most)), default=ZOOM_STOPS[0])

    def _subjects(self, simulation: Simulation) -> Rows:
        world = simulation.world
        record, size = world.records[Record], world.records.size
        rows = record.unit[:size][(record.entry[:size] == world.entry_of[SUBJECT]) & (record.unit[:size] >= 0)]
        return np.asarray(rows)

    def _missiles(self, simulation: Simulation) -> Rows:
        """Give the missiles of the kind that is shown."""
        world, key = simulation.world, self.showing.missile
        if self.showing.theatre == "orbit":
            kind = sorted(self.library.missiles).index(key)
            rows = world.units.rows(Body, Missile)
            return rows[world.units[Missile].kind[rows] == kind]
        rows = world.units.rows(Body, Rocket)
        return rows[world.units[Rocket].arm[rows] == sorted(self.library.arms).index(key)]


def showing_of(codex: Codex, entry: Entry) -> Showing | None:
    """Say what a page shows at work: its unit, or whoever has best what the page is about; None for lore."""
    kind = entry.id.partition("/")[0]
    if kind in ("orbit", "surface"):
        return showing(codex.library, entry.key, kind)
    units = list(entry.bearers) or _who_has(codex, entry)
    if not units:
        return None
    theatre = units[0].partition("/")[0]
    unit = bearer(codex.library, [each.partition("/")[2] for each in units], theatre)
    if entry.system is not None:
        return showing(codex.library, unit, theatre, drive=_DRIVES.get(entry.system.table, ""))
    return showing(codex.library, unit, theatre, entry.key)


def _who_has(codex: Codex, entry: Entry) -> list[str]:
    """Give the units that carry a weapon or missile, or what it comes out of."""
    found = [link.to for link in entry.links if link.kind == "carried_by"]
    for link in entry.links:
        if not found and link.kind == "comes_from":
            found = _who_has(codex, codex.entries[link.to])
    return found
