"""Sights: what happens out of the picture and is worth a look. It is offered, never forced."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from game.ui.ground_console import GroundConsole, Sight
from game.ui.ground_units import enemies_of, known, row_of
from game.view.camera import Camera
from game.world import ground_events as g
from game.world.components import Body
from game.world.surface import Foot, Life, Unit
from game.world.surface_world import SurfaceWorld

_COMES = {
    "killercraft": "Killercraft in the air", "transport": "Transports come in", "bomber": "Bombers come",
    "starship": "A great ship comes", "infantry": "Their troops land", "walker": "Walkers land",
    "gosta": "Gosta sink down", "landcruiser": "Landcruisers come",
}  # fmt: skip
_GRAVE = ("walker", "transport", "landcruiser", "bomber", "killercraft", "infantry", "gosta", "starship")
_LOOK_TICKS = 20
_AGAIN_S = 45.0  # what has been away so long is news again
_STOREYS = 3  # a house of fewer falls without a word
_LASER_AGAIN_S = 60.0


class GroundSights:
    """Notices great moments and offers them to who stands elsewhere."""

    def __init__(self, console: GroundConsole, camera: Camera) -> None:
        self.console, self.camera = console, camera
        self._seen_s: dict[str, float] = {}
        self._laser_s = -_LASER_AGAIN_S

    def take(self, world: SurfaceWorld, events: Iterable[Any]) -> None:
        """Look at what happened in a tick, and now and then at who has come."""
        for event in events:  # LOOP: events of one tick
            if isinstance(event, g.Collapsed) and not event.left:
                rule = world.catalogue.units[event.kind]
                if rule.storeys >= _STOREYS:
                    self._offer(Sight(f"{rule.name} falls", event.pos))
            elif isinstance(event, g.Beamed) and event.side != self.console.side:
                self._laser(world, event)
        if world.tick % _LOOK_TICKS == 0:
            self._forget(world)
            self._watch(world)

    def _laser(self, world: SurfaceWorld, event: g.Beamed) -> None:
        great = world.catalogue.units[int(world.units[Unit].kind[event.owner])].role == "starship"
        if great and world.time_s - self._laser_s > _LASER_AGAIN_S:
            self._laser_s = world.time_s
            self._offer(Sight("The great ship's laser", event.end))

    def _forget(self, world: SurfaceWorld) -> None:
        """Offer no look any more at what has come into the picture, or is gone."""
        console, sight = self.console, self.console.sight
        if sight is None or console.looking_s >= 0.0:
            return
        gone = sight.serial >= 0 and row_of(world, sight.serial) < 0
        if gone or self.camera.visible(np.array(spot_of(world, sight)), -30.0).all():
            console.sight = None

    def _watch(self, world: SurfaceWorld) -> None:
        """Notice enemies of a sort that nobody has seen for long."""
        body, part = world.units[Body], world.units[Unit]
        rows = world.units.rows(Body, Unit, Life)
        rows = rows[(body.side[rows] != self.console.side) & (world.units[Life].hp[rows] > 0.0)]
        rows = rows[known(world, self.console.side, rows)]
        kinds = part.kind[rows]
        for kind in np.unique(kinds).tolist():  # LOOP: kinds of enemies
            role = world.catalogue.units[kind].role
            last = self._seen_s.get(role, -_AGAIN_S)
            self._seen_s[role] = world.time_s
            if role in _COMES and world.time_s - last >= _AGAIN_S:
                some = rows[kinds == kind]
                near = some[np.argmin(np.abs(body.pos[some, 0] - self.console.stood[0]))]
                self._offer(Sight(_COMES[role], world.place(int(near)), world.serial(int(near))))

    def _offer(self, sight: Sight) -> None:
        """Offer a look, unless it is in the picture already, or somebody looks at something now."""
        if self.console.looking_s < 0.0 and not self.camera.visible(np.array(sight.place), -30.0).all():
            self.console.sight = sight

    def look(self, world: SurfaceWorld) -> None:
        """Look there; or back, when one looks there already."""
        console = self.console
        if console.looking_s >= 0.0:
            console.looking_s = -1.0
            console.sight = None
            return
        console.sight = console.sight or self._gravest(world)
        if console.sight is None:
            console.note("Nothing far away asks for a look")
        else:
            own = row_of(world, console.own)
            console.looking_s = 0.0
            console.health = float(world.units[Life].hp[own]) if own >= 0 else 0.0

    def _gravest(self, world: SurfaceWorld) -> Sight | None:
        """Give the gravest sort of enemy out of the picture, the nearest of it."""
        body, part = world.units[Body], world.units[Unit]
        rows = enemies_of(world, self.console.side, np.array(self.console.stood))
        rows = rows[~self.camera.visible(body.pos[rows], 0.0)]
        roles = [world.catalogue.units[kind].role for kind in part.kind[rows].tolist()]
        for role in _GRAVE:  # LOOP: sorts of enemies
            if role in roles:
                row = int(rows[roles.index(role)])
                return Sight(world.catalogue.units[int(part.kind[row])].name, world.place(row), world.serial(row))
        return None

    def mind(self, world: SurfaceWorld) -> None:
        """Look back as soon as the player is needed where he is: he walks, fires or is hurt."""
        console, own = self.console, row_of(world, self.console.own)
        if console.looking_s < 0.0 or own < 0:
            return
        hurt = float(world.units[Life].hp[own]) < console.health
        walks = (world.units.holds(own, Foot) or console.drives) and abs(float(world.units[Body].vel[own, 0])) > 1.0
        if hurt or console.firing or console.by_target or (walks and not console.autopilot):
            console.looking_s, console.sight = -1.0, None


def spot_of(world: SurfaceWorld, sight: Sight) -> tuple[float, float]:
    """Give where a sight is now: it may move."""
    row = row_of(world, sight.serial)
    if row >= 0:
        sight.place = world.place(row)
    return sight.place

