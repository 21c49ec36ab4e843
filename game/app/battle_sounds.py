"""Battle sounds: which events are heard as what, and which loops the battle keeps going."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from game.ui.battle_hud import incoming
from game.view.camera import Camera
from game.view.sound import SoundBoard
from game.world import events as e
from game.world.catalogue import BEAM, LASER
from game.world.components import Body, Helm, Mount, Ship
from game.world.world import World

_CAUSES = {"laser": "point_defence", "cannon": "pop", "interceptor": "pop", "burst": "pop", "wreck": "pop"}
_SIDE_NAMES = ("race", "arume")
_ALARM_S = 12.0


_PLAIN: dict[type[e.Event], str] = {
    e.Split: "metal_split", e.GunFired: "cannon_burst", e.BeamBegan: "beam_fire", e.ShieldDown: "shield_collapse",
    e.Burst: "metal_burst", e.Breached: "breach", e.ShutDown: "reactor_down", e.Destroyed: "ship_destroyed",
    e.Rammed: "hull_hit_large",
}  # fmt: skip
_HEAVY_COST, _MEDIUM_COST = 100.0, 8.5  # of a shield hit
_LARGE_DAMAGE = 60.0


def heard(world: World, event: e.Event) -> tuple[str, tuple[float, float] | None]:
    """Give the sound of an event and where it is, (wu); no place for what is heard aboard; no name for silence."""
    if type(event) in _PLAIN:
        return _PLAIN[type(event)], event.pos  # type: ignore[union-attr]  # all of these have a place
    match event:
        case e.Launched(kind=kind, side=side, pos=at):
            metal = world.catalogue.explosive[kind]
            return ("metal_launch" if metal else f"missile_launch_{_SIDE_NAMES[side]}"), at
        case e.Intercepted(by=by, pos=at):
            return _CAUSES[by], at
        case e.ShieldHit(cost=cost, pos=at):
            size = "heavy" if cost > _HEAVY_COST else "medium" if cost > _MEDIUM_COST else "light"
            return f"shield_hit_{size}", at
        case e.ShieldUp(row=row):
            return "shield_restart", world.place(row)
        case e.HullHit(damage=damage, pos=at):
            return ("hull_hit_large" if damage > _LARGE_DAMAGE else "hull_hit_small"), at
        case e.Ordered(row=row):
            return f"order_{_SIDE_NAMES[int(world.units[Body].side[row])]}", None
        case e.ObjectiveChanged(state="done" | "failed" as state):
            return f"objective_{state}", None
        case e.Ended(outcome=outcome):
            return ("defeat" if outcome == "defeat" else "victory"), None
    return "", None


class BattleSounds:
    """Plays what happens in one battle, as heard from the camera."""

    def __init__(self, board: SoundBoard) -> None:
        self.board = board
        self.intensity = 0.0

    def take(self, world: World, events: Iterable[e.Event]) -> None:
        """Play the events of one tick."""
        acknowledged = False
        for event in events:  # LOOP: events of one tick
            name, place = heard(world, event)
            if isinstance(event, e.Ordered):
                name, acknowledged = ("" if acknowledged else name), True  # one answer, however many ships
            if name and place is not None:
                self.board.play_at(name, place)
            elif name:
                self.board.play(name)
            if isinstance(event, e.Intercepted):
                self.board.play_at("pop", event.pos)

    def update(self, world: World, camera: Camera, own: int, real_dt: float) -> None:
        """Keep loops, music and the ear where they belong; call once a picture."""
        board = self.board
        board.listen((float(camera.center[0]), float(camera.center[1])), camera.zoom, camera.size[0])
        alarm = own >= 0 and incoming(world, own)[1] < _ALARM_S and incoming(world, own)[0] > 0
        board.loop("missile_warning", alarm)
        burning = own >= 0 and not world.units[Ship].adrift[own]
        thrust = float(np.abs(world.units[Helm].thrust[own]).max()) if burning else 0.0
        board.loop("engine_race", thrust > 0.05, 0.25 + 0.75 * thrust)
        mount = world.mounts[Mount]
        mounts = world.mounts.rows(Mount)
        firing = mounts[mount.firing[mounts]]
        kind = world.catalogue.weapon_kind[mount.weapon[firing]]
        lasers = int(np.count_nonzero(kind == LASER))
        if lasers:
            self._zap(world, firing[kind == LASER])
        board.loop("beam_hold", bool((kind == BEAM).any()), 0.6)
        board.loop("ambience_orbit", True, 0.7)
        heat = min(1.0, 0.5 * alarm + 0.02 * len(firing) + 0.35 * bool(world.rounds.size))
        self.intensity += (heat - self.intensity) * min(
            1.0, real_dt * (1.2 if heat > self.intensity else 0.12)
        )
        board.music(self.intensity)
        board.update(real_dt)

    def _zap(self, world: World, lasers: np.ndarray) -> None:
        owner = int(world.mounts[Mount].owner[lasers[world.tick % len(lasers)]])
        self.board.play_at("point_defence", world.place(owner), 0.6)
