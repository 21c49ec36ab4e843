"""Battle sounds: which events are heard as what, and which loops the battle keeps going."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from game.app.battle_heat import BattleHeat
from game.app.threats import missile_bearing
from game.app.tracks import battle_track
from game.ui.battle_warnings import incoming
from game.view.camera import Camera
from game.view.captions import Bearing, bearing_of
from game.view.sound import SoundBoard
from game.world import events as e
from game.world.catalogue import BEAM, LASER
from game.world.components import Body, FtlDrive, GenocideDrive, Helm, Mount, Ship
from game.world.world import World

_CAUSES = {
    "laser": "point_defence", "cannon": "pop", "interceptor": "pop", "burst": "pop", "wreck": "pop", "genocide": "pop",
}  # fmt: skip
_SIDE_NAMES = ("race", "arume")
_ALARM_S = 12.0


_PLAIN: dict[type[e.Event], str] = {
    e.Split: "metal_split", e.GunFired: "cannon_burst", e.BeamBegan: "beam_fire", e.ShieldDown: "shield_collapse",
    e.Burst: "metal_burst", e.Breached: "breach", e.ShutDown: "reactor_down", e.Destroyed: "ship_destroyed",
    e.Rammed: "hull_hit_large", e.GenocideOpened: "genocide_open", e.GenocideAborted: "genocide_vent",
    e.GenocideFired: "genocide_fire", e.CityBurned: "city_burned", e.FtlStarted: "jump_start", e.Jumped: "jump",
}  # fmt: skip
_HEAVY_COST, _MEDIUM_COST = 100.0, 8.5  # of a shield hit
_LARGE_DAMAGE = 60.0
_EVERYWHERE = {"genocide_open": 0.4, "genocide_fire": 0.7, "city_burned": 0.7}  # no ear is too far away for this much
_DROP_FROM, _DROP_OVER = 0.87, 0.1  # of a charge: from here on it drops away, and the battle with it
_HUSH = 0.7
_CHARGE_FAR = 0.35  # of a charge is heard however far away it is
_SPOOLS = 2  # jump drives heard at once


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
        case e.FtlStopped(row=row):
            return "jump_stop", world.place(row)
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


def drop(charge: float) -> float:
    """Give how far a charging cannon has fallen silent, 0 to 1, by the share of its charge."""
    return min(max((charge - _DROP_FROM) / _DROP_OVER, 0.0), 1.0)


def charge_voice(charge: float, wanted: bool) -> tuple[float, float]:
    """Give loudness and pitch of a cannon that holds a share of its charge; one that vents does not drop away."""
    grown = 0.12 + 0.88 * min(charge / _DROP_FROM, 1.0) ** 0.8
    return grown * (1.0 - 0.92 * drop(charge) if wanted else 0.6), 0.5 * 4.0**charge


def spool_voice(charge: float) -> tuple[float, float]:
    """Give loudness and pitch of a jump drive that holds a share of what a jump takes."""
    return 0.35 + 0.65 * charge, 0.4 * 5.0**charge


class DriveSounds:
    """Keeps the loops of forward cannon and jump drives going; each is keyed by its ship's serial."""

    def __init__(self, board: SoundBoard) -> None:
        self.board = board
        self.charging = False
        self._covers: dict[int, float] = {}
        self._going: set[tuple[str, int]] = set()

    def update(self, world: World) -> None:
        """Follow every store and every bow; call once a picture, after the ear has been set."""
        going: set[tuple[str, int]] = set()
        self._follow_cannon(world, going)
        self._follow_jumps(world, going)
        for name, serial in self._going - going:  # LOOP: what has fallen silent, a few
            self.board.loop(name, False, key=serial)
        self._going = going

    def _follow_cannon(self, world: World, going: set[tuple[str, int]]) -> None:
        board, cannon = self.board, world.units[GenocideDrive]
        covers: dict[int, float] = {}
        hush, self.charging = 0.0, False
        for row in world.units.rows(Body, Ship, GenocideDrive).tolist():  # LOOP: one or two cannon
            serial, place, wanted = world.serial(row), world.place(row), bool(cannon.wanted[row])
            (pan, near), held = board.heard(place), float(cannon.store[row])
            covers[serial] = now = float(cannon.covers[row])
            if now in (0.0, 1.0) and now != self._covers.get(serial, now):
                board.play_at("genocide_seat", place)
            if 0.0 < now < 1.0 and (wanted or held == 0.0):
                board.loop("genocide_hinges", True, near, pan, serial)
                going.add(("genocide_hinges", serial))
            if held > 0.0:
                charge, near = held / float(cannon.capacity[row]), max(near, _CHARGE_FAR)
                gain, pitch = charge_voice(charge, wanted)
                board.loop("genocide_charge", True, gain * near, pan, serial, pitch)
                going.add(("genocide_charge", serial))
                hush = max(hush, drop(charge) * near * wanted)
                self.charging |= wanted
        self._covers, board.levels.hushed = covers, 1.0 - _HUSH * hush

    def _follow_jumps(self, world: World, going: set[tuple[str, int]]) -> None:
        """Let the loudest drives be heard. LOOP: ships that spool up"""
        board, jump = self.board, world.units[FtlDrive]
        rows = world.units.rows(Body, Ship, FtlDrive)
        voices = []
        for row in rows[jump.store[rows] > 0.0].tolist():
            gain, pitch = spool_voice(float(jump.store[row] / jump.capacity[row]))
            pan, near = board.heard(world.place(row))
            voices.append((gain * near, pan, world.serial(row), pitch))
        for gain, pan, serial, pitch in sorted(voices, reverse=True)[:_SPOOLS]:
            board.loop("jump_spool", True, gain, pan, serial, pitch)
            going.add(("jump_spool", serial))


_ENGINES = ("engine_race", "engine_arume")
_OWN = (e.ShieldHit, e.HullHit, e.Breached, e.ShieldDown, e.ShieldUp, e.ShutDown)  # what is told of who it happens to
_A_MOUNT = 0.8  # heat of a beam or laser that is on


class BattleSounds:
    """Plays what happens in one battle, as heard from the camera."""

    def __init__(self, board: SoundBoard, side: int = 0) -> None:
        self.board = board
        self.heat = BattleHeat(side)
        self.drives = DriveSounds(board)
        self._own = -1

    def take(self, world: World, events: Iterable[e.Event]) -> None:
        """Play the events of one tick."""
        acknowledged, events = False, list(events)
        self.heat.take(events, self._own)
        for event in events:  # LOOP: events of one tick
            name, place = heard(world, event)
            if isinstance(event, e.Ordered):
                name, acknowledged = ("" if acknowledged else name), True  # one answer, however many ships
            if name and place is not None:
                share = 0.35 + 0.65 * event.charge if isinstance(event, e.GenocideAborted) else 1.0
                own, bearing = self._own_hit(world, event)
                self.board.play_at(name, place, share, own=own, bearing=bearing, least=_EVERYWHERE.get(name, 0.0))
            elif name:
                self.board.play(name)
            if isinstance(event, e.Intercepted):
                self.board.play_at("pop", event.pos)
            if isinstance(event, e.GenocideOpened) and self.heat.side != event.side:
                self.board.play("genocide_alarm", bearing=self.board.bearing(event.pos))

    def _own_hit(self, world: World, event: e.Event) -> tuple[bool, Bearing | None]:
        """Say whether something happens to the player's own ship, and from where it struck."""
        if not isinstance(event, _OWN) or event.serial != self._own:
            return False, None
        if not isinstance(event, e.ShieldHit | e.HullHit):
            return True, None
        off = np.array(event.pos) - world.units[Body].pos[event.row]
        return True, bearing_of(float(off[0]), float(off[1]), close=0.0)

    def update(self, world: World, camera: Camera, own: int, real_dt: float) -> None:
        """Keep loops, music and the ear where they belong; call once a picture."""
        board = self.board
        board.listen((float(camera.center[0]), float(camera.center[1])), camera.zoom, camera.size[0])
        self._own = world.serial(own) if own >= 0 else -1
        if own >= 0:  # a fleet outlives its flagship, and stays on its side
            self.heat.side = int(world.units[Body].side[own])
        self.drives.update(world)
        count, seconds = incoming(world, own) if own >= 0 else (0, np.inf)
        alarm = count > 0 and seconds < _ALARM_S
        board.loop("missile_warning", alarm, bearing=missile_bearing(world, own) if alarm else None)
        burning = own >= 0 and not world.units[Ship].adrift[own]
        thrust = float(np.abs(world.units[Helm].thrust[own]).max()) if burning else 0.0
        board.loop(_ENGINES[self.heat.side], thrust > 0.05, 0.25 + 0.75 * thrust)
        mount = world.mounts[Mount]
        mounts = world.mounts.rows(Mount)
        firing = mounts[mount.firing[mounts]]
        kind = world.catalogue.weapon_kind[mount.weapon[firing]]
        lasers = int(np.count_nonzero(kind == LASER))
        if lasers:
            self._zap(world, firing[kind == LASER])
        board.loop("beam_hold", bool((kind == BEAM).any()), 0.6)
        board.loop("ambience_orbit", True, 0.7)
        if not board.paused:
            threat = 0.8 * alarm + 0.6 * self.drives.charging
            self.heat.update(real_dt, min(threat, 1.0), _A_MOUNT * len(firing))
        board.music(self.heat.intensity, battle_track("orbit", self.heat.side), self.heat.tide)
        board.update(real_dt)

    def _zap(self, world: World, lasers: np.ndarray) -> None:
        owner = int(world.mounts[Mount].owner[lasers[world.tick % len(lasers)]])
        self.board.play_at("point_defence", world.place(owner), 0.6)
