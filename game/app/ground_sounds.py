"""Sounds of the surface: which events are heard as what, and which loops the battle keeps going."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from game.app.battle_heat import BattleHeat
from game.app.cruiser_sounds import CruiserSounds
from game.app.flight_sounds import FlightSounds
from game.app.step_sounds import StepSounds
from game.app.threats import rocket_bearing
from game.app.tracks import battle_track
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import row_of
from game.ui.ground_warnings import warnings
from game.view.camera import Camera
from game.view.captions import bearing_of
from game.view.sound import SoundBoard
from game.world import events as e
from game.world import ground_events as g
from game.world.components import Body
from game.world.land import is_wet
from game.world.surface import Foot, Life, Unit
from game.world.surface_world import SurfaceWorld

_SHOTS = {
    "rifle": "rifle_race", "arume_rifle": "rifle_arume", "machine_gun": "machine_gun",
    "autocannon": "autocannon_ground", "sabot": "sabot_fire", "high_explosive": "he_fire",
    "burst_cannon": "burst_cannon", "tower_gun": "sabot_fire", "trailer_cannon": "rotary_ground",
    "killercraft_cannon": "rotary_ground", "helicopter_cannon": "rotary_ground",
}  # fmt: skip
_LAUNCHES = dict.fromkeys(("shoulder_sam", "anti_landcruiser", "laser_missile"), "shoulder_launch")
_BEAMS = {"belly_lens": "belly_beam"}
_AIR_BURSTS = ("burst_cannon",)
_SMALL_WU, _MEDIUM_WU = 18.0, 44.0  # radius of a blast
_LOOPS = {  # role -> the loop of the nearest of them, and how loud at its nearest
    "landcruiser": ("landcruiser_engine", 0.6), "helicopter": ("helicopter", 0.8), "transport": ("vtol_hover", 0.6),
    "starship": ("ship_hover", 0.9), "gosta": ("gosta_choir", 0.7),
}  # fmt: skip
_SOON_S = 9.0  # a missile that is so far away is warned of
_SNAP_WU = 55.0  # of what strikes the ground so near, the bullet is heard that went by
_DUST = 0.7
_WALKS_WUPS = 4.0
_TOWER_WU = 90.0  # across: a hull so large is a tower's
_LOW_WU = 60.0  # over the sea: what ends lower than this ends in it


def heard(world: SurfaceWorld, event: Any) -> tuple[str, tuple[float, float] | None]:
    """Give the sound of an event and where it is, (wu); no place for what all hear; no name for silence."""
    keys = world.catalogue.arm_keys
    match event:
        case g.Shot(arm=arm, pos=at):
            return _SHOTS.get(keys[arm], ""), at
        case g.Beamed(arm=arm, pos=at):
            return _BEAMS.get(keys[arm], "nose_beam"), at
        case g.RocketAway(arm=arm, pos=at):
            return _LAUNCHES.get(keys[arm], "sam_launch"), at
        case g.Blast(pos=at):
            return _blast(event, keys), at
        case g.Struck(row=row, pos=at):
            armoured = float(world.units[Life].armour[row].max()) > 0.0
            return ("shell_hit_armour" if armoured else ""), at
        case g.Splashed(pos=at) | g.Grounded(pos=at, water=True):
            return "splash", at
        case g.Felled(pos=at, kind=kind) if world.catalogue.units[kind].role == "gosta":
            return "gosta_chime", at
        case g.Felled(pos=at, kind=kind) if not world.catalogue.is_infantry[kind]:
            return ("splash" if is_wet(world.land, np.array(at[0])) and at[1] < _LOW_WU else ""), at
        case g.Collapsed(pos=at):
            return "collapse", at
        case g.Toppled(pos=at, size=size):
            return ("tower_fall" if size > _TOWER_WU else "walker_fall"), at
        case g.SmokeLaid(pos=at):
            return "shoulder_launch", at
        case g.LegLost(pos=at):
            return "walker_fall", at
    return _said(event), None


def _blast(event: g.Blast, keys: Sequence[str]) -> str:
    """Give the sound of something that goes off: in the water, in the air, on the ground by its size."""
    if event.water:
        return "splash"
    if not event.ground and event.arm >= 0 and keys[event.arm] in _AIR_BURSTS:
        return "air_burst"
    size = "small" if event.radius < _SMALL_WU else "medium" if event.radius < _MEDIUM_WU else "large"
    return f"blast_{size}"


def _said(event: Any) -> str:
    """Give the sound of what all hear."""
    match event:
        case e.ObjectiveChanged(state="done" | "failed" as state):
            return f"objective_{state}"
        case e.Ended(outcome=outcome):
            return "defeat" if outcome == "defeat" else "victory"
    return ""


class GroundSounds:
    """Plays what happens in one battle, as heard from the camera."""

    def __init__(self, board: SoundBoard, console: GroundConsole) -> None:
        self.board, self.console = board, console
        self.heat = BattleHeat(console.side)
        self.flight = FlightSounds(board, console)
        self.cruiser = CruiserSounds(board, console)
        self.steps = StepSounds(board)
        self._sorts: dict[str, np.ndarray] = {}

    def take(self, world: SurfaceWorld, events: Iterable[Any]) -> None:
        """Play the events of one tick."""
        acknowledged, events, own = False, list(events), self.console.own
        self.heat.take(events, own, world.catalogue.is_infantry)
        if self.console.flies:
            self.flight.take(world, events)
        for event in events:  # LOOP: events of one tick
            if isinstance(event, g.Reloading):
                if event.owner_serial in (own, self.console.manned):
                    self.board.play("reload")
            elif isinstance(event, e.Ordered):
                if event.serial == own:
                    self.board.play("rally_horn")
                elif not acknowledged:
                    self.board.play("order_race" if self.console.side == 0 else "order_arume")
                    acknowledged = True
            else:
                self._play(world, event)

    def _play(self, world: SurfaceWorld, event: Any) -> None:
        """Play what happens somewhere, or what all hear."""
        name, place = heard(world, event)
        if isinstance(event, g.Struck) and event.serial == self.console.own:
            name = name or "own_hit"
        if name and place is None:
            self.board.play(name)
        elif name and place is not None:
            own = isinstance(event, g.Struck | g.FieldStruck) and event.serial == self.console.own
            bearing = None
            if own and isinstance(event, g.Struck):
                bearing = bearing_of(-event.direction[0], -event.direction[1], close=0.0)
            self.board.play_at(name, place, own=own, bearing=bearing)
        if isinstance(event, g.Grounded) and not event.water:
            self._snap(world, event)
        elif isinstance(event, g.Blast) and event.ground and event.radius >= _MEDIUM_WU and not event.water:
            self.board.play_at("dirt_rain", event.pos, _DUST)
        elif isinstance(event, g.Flashed) and not self.console.flies:
            self.board.play("flash_far")
        elif isinstance(event, g.LockedOn) and event.target_serial == self.console.own:
            hunter = row_of(world, event.owner_serial)
            self.board.play("lock_warning", bearing=self.board.bearing(world.place(hunter)) if hunter >= 0 else None)

    def _snap(self, world: SurfaceWorld, event: g.Grounded) -> None:
        """Let a bullet be heard that has just gone by who is on foot."""
        own = row_of(world, self.console.own)
        if own < 0 or not world.units.holds(own, Foot):
            return
        off = np.array(event.pos) - world.units[Body].pos[own]
        if float(np.hypot(*off)) < _SNAP_WU:
            bearing = bearing_of(float(off[0]), float(off[1]), close=0.0)
            self.board.play_at("bullet_snap", event.pos, own=True, bearing=bearing)

    def update(self, world: SurfaceWorld, camera: Camera, real_dt: float) -> None:
        """Keep loops, music and the ear where they belong; call once a picture."""
        board, console = self.board, self.console
        board.listen((float(camera.center[0]), float(camera.center[1])), camera.zoom, camera.size[0])
        own = row_of(world, console.own)
        threat = self._warn(world, own)
        board.loop("ambience_coast", not console.flies, 0.6)
        if console.flies:
            self.flight.update(world)
        if console.drives:
            self.cruiser.update(world)
        walks = own >= 0 and bool(world.units[Foot].down[own])
        walks = walks and abs(float(world.units[Body].vel[own, 0])) > _WALKS_WUPS
        board.loop("footsteps", walks, 0.5)
        self._machines(world)
        self.steps.update(world)
        if not board.paused:
            self.heat.update(real_dt, threat)
        board.music(self.heat.intensity, battle_track("surface", console.side), self.heat.tide)
        board.update(real_dt)

    def _warn(self, world: SurfaceWorld, own: int) -> float:
        """Sound the alarm when missiles come at the player. Returns: how great the danger is, 0 to 1"""
        toward, seconds = rocket_bearing(world, own) if own >= 0 else (None, np.inf)
        danger = [each.kind for each in warnings(world, self.console)] if not self.console.flies else []
        alarm = seconds < _SOON_S or "missiles" in danger
        self.board.loop("missile_warning", alarm, 0.7, bearing=toward)
        return 0.8 if alarm else 0.5 * bool(danger)

    def _machines(self, world: SurfaceWorld) -> None:
        """Let the nearest machine of each sort be heard. LOOP: five sorts"""
        rows, part = world.units.rows(Body, Unit, Life), world.units[Unit]
        if not self._sorts:
            rules = world.catalogue.units
            self._sorts = {role: np.array([rule.role == role for rule in rules]) for role in _LOOPS}
        for role, (name, most) in _LOOPS.items():
            best = (0.0, 0.0)
            for row in rows[self._sorts[role][part.kind[rows]]][:16].tolist():  # LOOP: the first few of a sort
                pan, near = self.board.heard(world.place(row))
                best = max(best, (near, pan))
            self.board.loop(name, best[0] > 0.0, most * best[0], best[1])
