"""How hot a battle is, and whose: what the music follows. It listens to events, and only music listens to it.

Three things make heat: fire (what is fired and what strikes, a second), losses (which are felt for a while), and what
threatens the player's own unit. Each closes a share of what is left to full heat, so all three are needed for the most.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from game.world import events as e
from game.world import ground_events as g

CALM = 0.08
UP, DOWN = 1.1, 0.13  # a second: music gathers itself in one, and takes eight to believe in peace
FIRE_S, FULL_FIRE = 1.5, 14.0  # over how long fire is counted, and how much of it a second is two thirds of full heat
LOSS_S, LOSS_SHARE, THREAT_SHARE = 9.0, 0.6, 0.45
TIDE_S, TIDE_LEAST, TIDE_PACE = 40.0, 0.6, 0.25
THREAT_TIDE = 0.35  # who threatens the player is heard, whoever wins
_FIRE: dict[type[Any], float] = {
    e.GunFired: 0.5, e.Launched: 1.0, e.BeamBegan: 1.0, e.Intercepted: 0.6, e.ShieldHit: 0.5, e.HullHit: 1.5,
    e.Burst: 6.0, e.Rammed: 2.0, e.GenocideFired: 30.0, g.Shot: 0.35, g.Beamed: 0.4, g.RocketAway: 1.0, g.Struck: 0.4,
    g.FieldStruck: 0.3, g.Blast: 1.2,
}  # fmt: skip
_LOSS: dict[type[Any], float] = {
    e.Breached: 0.12, e.ShutDown: 0.3, e.Destroyed: 0.4, e.ShieldDown: 0.15, e.CityBurned: 1.0, g.Collapsed: 0.08,
    g.Toppled: 0.4, g.Flashed: 0.8, g.Sacrificed: 0.4,
}  # fmt: skip
_MAN, _MACHINE, _SHIP = 0.03, 0.2, 1.0  # what is felt of the loss of one; a ship weighs as five machines
_OWN_HIT = 0.25
_HITS = (e.ShieldHit, e.HullHit, g.Struck)


class BattleHeat:
    """Follows one battle. intensity: [0..1]; tide: [-1..1] to whom it belongs, 1 the Race, -1 the Arume"""

    def __init__(self, side: int) -> None:
        self.side = side
        self.intensity = CALM
        self.tide = 1.0 if side == 0 else -1.0
        self._fired = self._fire = self._loss = 0.0
        self._lost = [0.0, 0.0]

    def take(self, events: Iterable[Any], own: int, men: Iterable[bool] = ()) -> None:
        """Take note of the events of one tick. own: serial of the player's unit; men: by kind, which are soldiers"""
        soldiers = list(men)
        for event in events:  # LOOP: events of one tick
            self._fired += _FIRE.get(type(event), 0.0)
            felt = _LOSS.get(type(event), 0.0)
            if isinstance(event, g.Felled):
                felt = _MAN if soldiers and soldiers[event.kind] else _MACHINE
                self._lost[event.side % 2] += felt
            elif isinstance(event, e.Destroyed):
                self._lost[event.side % 2] += _SHIP
            if isinstance(event, _HITS) and event.serial == own:
                felt += _OWN_HIT
            self._loss = min(self._loss + felt, 1.5)

    def update(self, dt: float, threat: float, steady: float = 0.0) -> None:
        """Let real time pass. threat: [0..1] to the player's own unit; steady: fire a second that no event tells of"""
        if dt <= 0.0:
            return
        rate, self._fired = self._fired / dt + steady, 0.0
        self._fire += (rate - self._fire) * (1.0 - math.exp(-dt / FIRE_S))
        self._loss *= math.exp(-dt / LOSS_S)
        felt = (1.0 - LOSS_SHARE * min(self._loss, 1.0)) * (1.0 - THREAT_SHARE * threat)
        cool = math.exp(-self._fire / FULL_FIRE) * felt
        heat = CALM + (1.0 - CALM) * (1.0 - cool)
        pace = UP if heat > self.intensity else DOWN
        self.intensity += (heat - self.intensity) * (1.0 - math.exp(-pace * dt))
        self._weigh(dt, threat)

    def _weigh(self, dt: float, threat: float) -> None:
        """Let the scales follow who loses; a battle without losses is the player's own side's."""
        keeps = math.exp(-dt / TIDE_S)
        self._lost = [lost * keeps for lost in self._lost]
        race, arume = self._lost
        mine = 1.0 if self.side == 0 else -1.0
        goal = (arume - race + TIDE_LEAST * mine) / (arume + race + TIDE_LEAST) - 2.0 * THREAT_TIDE * threat * mine
        self.tide += (min(max(goal, -1.0), 1.0) - self.tide) * (1.0 - math.exp(-TIDE_PACE * dt))
