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


class BattleSounds:
    """Plays what happens in one battle, as heard from the camera."""

    def __init__(self, board: SoundBoard) -> None:
        self.board = board
        self.intensity = 0.0

    def take(self, world: World, events: Iterable[e.Event]) -> None:
        """Play the events of one tick."""
        play = self.board.play_at
        for event in events:  # LOOP: events of one tick
            match event:
                case e.Launched(kind=kind, side=side, pos=at):
                    big = world.catalogue.explosive[kind]
                    play("metal_launch" if big else f"missile_launch_{_SIDE_NAMES[side]}", at)
                case e.Split(pos=at):
                    play("metal_split", at)
                case e.Intercepted(by=by, pos=at):
                    play(_CAUSES[by], at)
                    play("pop", at)
                case e.GunFired(pos=at):
                    play("cannon_burst", at)
                case e.BeamBegan(pos=at):
                    play("beam_fire", at)
                case e.ShieldHit(cost=cost, pos=at):
                    play(
                        "shield_hit_heavy"
                        if cost > 100
                        else "shield_hit_medium"
                        if cost > 8.5
                        else "shield_hit_light",
                        at,
                    )
                case e.ShieldDown(pos=at):
                    play("shield_collapse", at)
                case e.ShieldUp(row=row):
                    play("shield_restart", world.place(row))
                case e.HullHit(damage=damage, pos=at):
                    play("hull_hit_large" if damage > 60 else "hull_hit_small", at)
                case e.Burst(pos=at):
                    play("metal_burst", at)
                case e.Breached(pos=at):
                    play("breach", at)
                case e.ShutDown(pos=at):
                    play("reactor_down", at)
                case e.Destroyed(pos=at):
                    play("ship_destroyed", at)
                case e.Rammed(pos=at):
                    play("hull_hit_large", at)
                case e.Ordered(row=row):
                    self.board.play(f"order_{_SIDE_NAMES[int(world.units[Body].side[row])]}")
                case e.ObjectiveChanged(state="done" | "failed" as state):
                    self.board.play(f"objective_{state}")
                case e.Ended(outcome=outcome):
                    self.board.play("defeat" if outcome == "defeat" else "victory")
                case _:
                    pass

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

    def _zap(self, world: World, lasers: np.ndarray) -> None:  # type: ignore[type-arg]
        owner = int(world.mounts[Mount].owner[lasers[world.tick % len(lasers)]])
        self.board.play_at("point_defence", world.place(owner), 0.6)
