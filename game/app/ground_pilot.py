"""The pilot on the surface: turns held keys, mouse and actions into what a soldier does. Never changes the battle."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from game.app import ground_orders, ground_persons
from game.app.keys import Held
from game.app.seats import hands_of, seat_of
from game.base.vectors import Floats
from game.ui.cruiser_state import CruiserHands
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import (
    BESIDE_WU,
    cannon_beside,
    enemies_of,
    gaps_to,
    guns_of,
    is_meant,
    known,
    lead_at,
    name_of,
    row_of,
)  # fmt: skip
from game.view.camera import Camera
from game.world import commands as c
from game.world.components import Body
from game.world.surface import Gun
from game.world.surface_world import SurfaceWorld

_TWICE_S = 0.35  # S pressed again within this lies down
_STIRRED_WU = 0.5  # aim that moves less is not told
_NEARER_WU = 30.0
_UNDER_PX = {"off": 0.0, "light": 0.0, "strong": 26.0}  # aid -> an enemy so near to the pointer is what is meant
_TARGETS = 40  # Tab goes through so many of the nearest


class GroundPilot:
    """Collects the commands of the next tick."""

    def __init__(self, console: GroundConsole) -> None:
        self.console: GroundConsole = console
        self._last: c.Control | None = None
        self._crouched_s = -9.0

    def take(self) -> list[c.Command]:
        """Hand over what was asked for since the last tick."""
        out, self.console.pending = self.console.pending, []
        return out

    @property
    def commands(self) -> list[c.Command]:
        """Give what waits for the next tick."""
        return self.console.pending

    # ---- feet, eyes, hands --------------------------------------------------------------------------
    def aim(self, world: SurfaceWorld, camera: Camera) -> None:
        """Point where the pointer is; at the target while X is held, or as long as the mouse has not been moved."""
        console = self.console
        if (hands := hands_of(console)) is not None:
            hands.aim(world, console, camera)
            return
        target = row_of(world, console.target)
        if target >= 0 and (console.by_target or not console.by_pointer):
            place = world.units[Body].pos[target]
            one = self._gun(world)
            led = lead_at(world, one, target) if one >= 0 else None
            x, y = place if led is None else led
        else:
            x, y = self._pointed_at(world, camera)
        console.aim = (float(x), float(y))

    def _pointed_at(self, world: SurfaceWorld, camera: Camera) -> Floats:
        """Give the place under the pointer; of an enemy very near to it, who wants strong help, where to meet him."""
        place: Floats = camera.to_world(self.console.pointer)
        near = _UNDER_PX[self.console.aid]
        if not near:
            return place
        foes = enemies_of(world, self.console.side, place)[:1]
        if not len(foes) or float(np.hypot(*(world.units[Body].pos[foes[0]] - place))) * camera.zoom > near:
            return place
        one = self._gun(world)
        led = lead_at(world, one, int(foes[0])) if one >= 0 else None
        return world.units[Body].pos[foes[0]] if led is None else np.asarray(led, float)

    def _gun(self, world: SurfaceWorld) -> int:
        """Give the gun in hand, -1 for none."""
        guns = guns_of(world, self.holder(world))
        return int(guns[min(self.console.slot, len(guns) - 1)]) if len(guns) else -1

    def holder(self, world: SurfaceWorld) -> int:
        """Give the row of what the player is: the cannon he serves, or himself; -1 when he is gone."""
        served = row_of(world, self.console.manned)
        return served if served >= 0 else row_of(world, self.console.own)

    def hold(self, world: SurfaceWorld, camera: Camera, held: Held) -> None:
        """Be the soldier for a tick, by the keys and buttons held down; who touches nothing says nothing new."""
        console = self.console
        if (hands := hands_of(console)) is not None:
            hands.hold(self, world, camera, held)
            return
        walk = float(held["walk_right"]) - float(held["walk_left"])
        jump = bool(held["jump"])
        console.by_target = bool(held["fire"]) and row_of(world, console.target) >= 0
        fire = console.firing or console.by_target
        self._check_cannon(world)
        row = self.holder(world)
        console.scoping = (console.scoped or bool(held["scope"])) and console.manned < 0 and row >= 0
        console.scoping &= not console.autopilot
        if row < 0:
            ground_persons.after_fall(self, world)
            return
        self.aim(world, camera)
        acts = bool(walk or jump or fire or held["crouch"])
        if console.autopilot:
            if not acts:
                return
            self.set_autopilot(world, False)
        if jump:
            console.prone = False
        serving = console.manned >= 0
        posture = 0 if serving else 2 if console.prone else 1 if held["crouch"] else 0
        self._send(world, row, 0.0 if serving else walk, posture, jump and not serving, fire)

    def _send(self, world: SurfaceWorld, row: int, walk: float, posture: int, jump: bool, fire: bool) -> None:
        one = self._gun(world)
        number = int(world.mounts[Gun].number[one]) if one >= 0 else 0
        aim, scope = self.console.aim, self.console.scoping
        new = c.Control(world.units.refer(row), walk, posture, jump, aim, number, fire, scope)
        last = self._last
        same = last is not None and new[:4] == last[:4] and new[5:] == last[5:]
        still = last is not None and bool(np.hypot(*np.subtract(new.aim, last.aim)) <= _STIRRED_WU)
        if not (same and still) or jump or fire:
            self.commands.append(new)
            self._last = new

    def set_autopilot(self, world: SurfaceWorld, on: bool) -> None:
        """Hand the soldier to the autopilot, or take him back."""
        if self.console.own < 0:
            return  # nobody commands here
        own = row_of(world, self.console.own)
        self.console.autopilot = on
        self._last = self.console.cruiser.last = None
        if own < 0:
            return
        if on:
            self._leave(world, quiet=True)
        self.commands.append(c.Autopilot(world.units.refer(own), on))
        does = seat_of(self.console).does
        self.console.note(f"Autopilot {does} for {self.console.name}" if on else f"You are {self.console.name}")

    def forget(self) -> None:
        """Say everything anew in the next tick: the player is somebody else."""
        self._last = None
        if self.console.drives:
            self.console.cruiser = CruiserHands()

    # ---- cannon -------------------------------------------------------------------------------------
    def _check_cannon(self, world: SurfaceWorld) -> None:
        """Let go of a cannon that is no more, or that the player has been thrown away from."""
        console = self.console
        if console.manned < 0:
            return
        served, own = row_of(world, console.manned), row_of(world, console.own)
        if served < 0 or own < 0:
            console.manned, console.slot, self._last = -1, 0, None
            if own >= 0:
                console.note("The cannon is lost", "danger")
        elif abs(float(world.units[Body].pos[served, 0] - world.units[Body].pos[own, 0])) > BESIDE_WU:
            self._leave(world)

    def man(self, world: SurfaceWorld) -> None:
        """Man the cannon or battery beside the player, or leave it."""
        console, own = self.console, row_of(world, self.console.own)
        if own < 0:
            return
        if console.manned >= 0:
            self._leave(world)
            return
        cannon, far = cannon_beside(world, own)
        if cannon < 0:
            console.note("There is no cannon left to man", "warning")
        elif far > BESIDE_WU:
            way = "right" if world.units[Body].pos[cannon, 0] > world.units[Body].pos[own, 0] else "left"
            console.note(f"Nothing to man here: {name_of(world, cannon)} is {far:.0f} m to the {way}", "warning")
        else:
            if console.autopilot:
                self.set_autopilot(world, False)
            rest = c.Control(world.units.refer(own), 0.0, 1, False, console.aim, 0, False)
            self.commands.append(rest)  # his feet stay where they are
            console.manned, console.slot, console.prone, self._last = world.serial(cannon), 0, False, None
            console.note(f"You man {name_of(world, cannon)}", "good")

    def _leave(self, world: SurfaceWorld, quiet: bool = False) -> None:
        """Give the cannon back to its crew."""
        console = self.console
        served = row_of(world, console.manned)
        if console.manned >= 0:
            console.manned, console.slot, self._last = -1, 0, None
        if served >= 0:
            self.commands.append(c.Autopilot(world.units.refer(served), True))
            if not quiet:
                console.note(f"{name_of(world, served)} is its crew's again")

    # ---- targets and arms ---------------------------------------------------------------------------
    def watch_target(self, world: SurfaceWorld) -> None:
        """Look at the enemy nearest to where the player aims, unless he has taken one with Tab that is still there."""
        console = self.console
        if (hands := hands_of(console)) is not None:
            hands.watch_target(self, world)
            return
        looked = row_of(world, console.target)
        if looked >= 0 and not known(world, console.side, np.array([looked]))[0]:
            console.target = -1  # smoke or a hill has taken it out of everybody's sight
        if console.fixed and console.target >= 0 and looked >= 0:
            return
        console.fixed = False
        own = row_of(world, console.own)
        place = np.array(console.aim) if console.by_pointer or own < 0 else world.units[Body].pos[own]
        foes, now = enemies_of(world, console.side, place), row_of(world, console.target)
        holder, slot = self.holder(world), console.slot
        fit = is_meant(world, holder, slot, foes)
        near = foes[fit][:1] if fit.any() else foes[:1]
        stays = now >= 0 and (not fit.any() or is_meant(world, holder, slot, np.array([now]))[0])
        if len(near) and stays:  # the panel does not change with every step of two who are alike near
            old, new = gaps_to(world, np.array([now, int(near[0])]), place)
            near = near if old > new + _NEARER_WU else np.array([now])
        console.target = world.serial(int(near[0])) if len(near) else -1

    def next_target(self, world: SurfaceWorld) -> None:
        """Take the next enemy, nearest to the player first."""
        console, own = self.console, row_of(world, self.console.own)
        place = world.units[Body].pos[own] if own >= 0 else np.array(console.aim)
        near = [world.serial(int(row)) for row in enemies_of(world, console.side, place)[:_TARGETS]]
        if near:
            at = near.index(console.target) + 1 if console.fixed and console.target in near else 0
            console.target, console.fixed = near[at % len(near)], True

    def choose(self, world: SurfaceWorld, slot: int) -> None:
        """Take another arm in hand."""
        holder = self.holder(world)
        guns = guns_of(world, holder) if holder >= 0 else np.zeros(0, np.intp)
        if slot < len(guns):
            self.console.slot = slot
            if world.mounts[Gun].rounds[guns[slot]] <= 0:
                self.console.note("Nothing is left for this arm", "warning")

    def crouch(self) -> None:
        """Take note of S: the second time in a moment lies down, and once more gets up."""
        now = time.perf_counter()
        if self.console.prone or now - self._crouched_s < _TWICE_S:
            self.console.prone, now = not self.console.prone, -9.0
        self._crouched_s = now

    def act(self, world: SurfaceWorld, action: str) -> None:
        """Do what a key or a button asks for; what is no pilot's business is not heard."""
        if (hands := hands_of(self.console)) is not None:
            hands.act(self, world, action)
            return
        deed = _DEEDS.get(action)
        if deed is not None:
            deed(self, world)
        elif action.startswith("slot") and action[4:].isdigit():
            self.choose(world, int(action[4:]) - 1)


_DEEDS: dict[str, Callable[[GroundPilot, SurfaceWorld], object]] = {
    "autopilot": lambda pilot, world: pilot.set_autopilot(world, not pilot.console.autopilot),
    "man": GroundPilot.man,
    "rally": ground_persons.rally,
    "call": ground_persons.call,
    "reload": ground_persons.reload,
    "take_over": ground_persons.take_over,
    "prone": lambda pilot, world: setattr(pilot.console, "prone", not pilot.console.prone),
    "crouch": lambda pilot, world: pilot.crouch(),
    "target_next": GroundPilot.next_target,
    "target_near": lambda pilot, world: setattr(pilot.console, "fixed", False),
    "section": ground_orders.select_section,
    "everyone": ground_orders.select_everyone,
    "nobody": ground_orders.select_nobody,
    "attack": ground_orders.attack,
    "move": ground_orders.move,
    "hold": ground_orders.hold,
    "withdraw": ground_orders.withdraw,
    "smoke": ground_orders.lay_smoke,
    "dismount": ground_orders.dismount,
}
