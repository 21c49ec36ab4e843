"""The pilot: turns actions, clicks and held keys into commands. Knows the console, never changes the battle."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.app import pilot_drives, pilot_fire, pilot_fleet
from game.app.keys import Held
from game.app.picking import Box, enemies_of, in_words, ship_at, ships_in
from game.base.vectors import Rows
from game.engine.tables import Ref
from game.ui.battle_friends import SQUADS
from game.ui.battle_slots import PRESETS
from game.ui.console import Console, Pulse, row_of, rows_of, rows_of_side
from game.ui.drives import charges
from game.ui.lane_marks import AIM_GENOCIDE
from game.ui.names import name_of, name_of_serial, way_out
from game.view.camera import Camera
from game.world import commands as c
from game.world.components import Body, Group, Helm, Ship
from game.world.orders import (
    ORDER_ATTACK,
    ORDER_ESCORT,
    ORDER_HOLD,
    ORDER_MOVE,
    ORDER_WITHDRAW,
    ORDERS,
    ORDINARY,
)  # fmt: skip
from game.world.world import World

_TOLD = {
    ORDER_MOVE: "moving", ORDER_ATTACK: "attacking", ORDER_ESCORT: "escorting",
    ORDER_HOLD: "holding position", ORDER_WITHDRAW: "withdrawing",
}  # fmt: skip


class Pilot:
    """Collects the commands of the next tick."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._stick = (0.0, 0.0, 0.0)

    def take(self) -> list[c.Command]:
        """Hand over what was asked for since the last tick."""
        out, self.console.pending = self.console.pending, []
        return out

    @property
    def commands(self) -> list[c.Command]:
        """Give what waits for the next tick."""
        return self.console.pending

    # ---- helm ---------------------------------------------------------------------------------------
    def hold_keys(self, world: World, held: Held) -> None:
        """Steer the own ship by the keys held down; letting go leaves her drifting, as things do."""
        ahead = float(held["ahead"]) - float(held["astern"])
        left = float(held["slide_left"]) - float(held["slide_right"])
        turn = float(held["turn_left"]) - float(held["turn_right"])
        stick = (ahead, left, turn)
        if stick == self._stick:
            return
        self._stick = stick
        own = row_of(world, self.console.own)
        if own >= 0 and (any(stick) or self._is_flown_by_hand(world, own)):
            if self.console.autopilot:
                self.set_autopilot(world, False)
            self.commands.append(c.Steer(world.units.refer(own), *stick))

    def _is_flown_by_hand(self, world: World, own: int) -> bool:
        """Say whether hands have the helm: who lets go of a key after an order does not take it back by that."""
        ref = world.units.refer(own)
        ordered = any(isinstance(each, c.Order) and ref in each.units for each in self.commands)
        return bool(world.units[Helm].by_hand[own]) and not ordered

    def set_autopilot(self, world: World, on: bool) -> None:
        """Hand helm and group to the autopilot, or take them back."""
        if self.console.own < 0:
            return  # nobody commands here
        own = row_of(world, self.console.own)
        self.console.autopilot = on
        if own < 0:
            return
        groups = sorted({int(world.units[Ship].group[row]) for row in self._own_side(world)})
        leaders: dict[int, int] = {}
        for row in self._own_side(world):
            leaders.setdefault(int(world.units[Ship].group[row]), int(row))
        for group in groups:
            row = own if int(world.units[Ship].group[own]) == group else leaders[group]
            self.commands.append(c.Autopilot(world.units.refer(row), on))
        self.console.note("Autopilot has the group" if on else "You have the helm and the group", "plain")

    def _own_side(self, world: World) -> np.ndarray:
        return rows_of_side(world, self.console.side)

    # ---- picking ------------------------------------------------------------------------------------
    def select_box(self, world: World, camera: Camera, box: Box, add: bool) -> None:
        """Select own ships inside a box of the screen."""
        rows = ships_in(world, camera, self._own_side(world), box)
        found = {int(serial) for serial in world.units[Body].serial[rows]}
        if found or not add:
            self.console.selected = (self.console.selected | found) if add else found

    def click(self, world: World, camera: Camera, px: tuple[float, float], add: bool, double: bool) -> None:
        """Select a friend, aim at an enemy, or give the order that waits for a place; add: with Shift."""
        row = ship_at(world, camera, px)
        if self.console.aiming == AIM_GENOCIDE:
            pilot_drives.aim_bow(self, world, row, camera.to_world(px))
            return
        if self.console.aiming:
            self.console.aiming = self.console.aiming if add else ""
            self.point(world, camera, px, add)
            return
        if row < 0:
            self.console.note("No ship there: click nearer to one, or drag a box round some")
            return
        serial = world.serial(row)
        if row not in self._own_side(world):
            self.console.choose(serial)
            return
        if double:
            same = self._own_side(world)
            same = same[world.units[Ship].group[same] == world.units[Ship].group[row]]
            self.console.selected = {world.serial(int(each)) for each in same}
        elif add:
            self.console.selected ^= {serial}
        else:
            self.console.selected = {serial}

    def point(self, world: World, camera: Camera, px: tuple[float, float], queue: bool = False) -> None:
        """Order the selected ships by a right click: attack an enemy, escort a friend, or go there."""
        row = ship_at(world, camera, px)
        if row < 0:
            x, y = camera.to_world(px)
            self.go(world, (float(x), float(y)), queue)
        elif row in self._own_side(world):
            self._order(world, ORDER_ESCORT, target=row, queue=queue)
        else:
            self.console.choose(world.serial(row))
            self._order(world, ORDER_ATTACK, target=row, queue=queue)

    def go(self, world: World, place: tuple[float, float], queue: bool = False) -> None:
        """Send the selected ships to a place; queue: after what they do now."""
        self._order(world, ORDER_MOVE, point=place, queue=queue)

    # ---- orders -------------------------------------------------------------------------------------
    def refs(self, world: World) -> tuple[Ref, ...]:
        """Give the selected ships as commands name them."""
        return tuple(world.units.refer(int(row)) for row in rows_of(world, self.console.selected))

    def _order(
        self,
        world: World,
        kind: int,
        target: int = -1,
        point: tuple[float, float] = (0.0, 0.0),
        only: int = -1,
        queue: bool = False,
    ) -> None:
        """Give an order to the selected ships, or to only one, by serial."""
        if self.console.autopilot:
            self.set_autopilot(world, False)
        rows = rows_of(world, {only}) if only >= 0 else rows_of(world, self.console.selected)
        refs = tuple(world.units.refer(int(row)) for row in rows if row != target)
        if not refs:
            self.console.note("Select a ship first", "warning")
            return
        aim = world.units.refer(target) if target >= 0 else Ref(-1, 0)
        self.commands.append(c.Order(refs, kind, aim, point, queue))
        if kind in _TOLD:
            place = world.units[Body].pos[target] if target >= 0 else point
            self.console.pulses.append(Pulse((float(place[0]), float(place[1])), ORDERS[kind]))
            whom = f" {name_of(world, target)}" if target >= 0 else ""
            if kind == ORDER_WITHDRAW:
                whom = f" {way_out(world, self.console.side)}"
            later = "then " if queue else ""
            self.console.note(f"{in_words(len(refs)).capitalize()}: {later}{_TOLD[kind]}{whom}")

    def act(self, world: World, action: str) -> None:
        """Do what a key or a button asks for; what is no pilot's business is not heard."""
        deed = _DEEDS.get(action)
        if deed is not None:
            deed(self, world)

    def _attack(self, world: World) -> None:
        target = row_of(world, self.console.target)
        if target >= 0 and self.confirm(world, "attack"):
            self._order(world, ORDER_ATTACK, target=target)
        elif target < 0:
            self.console.note(f"No target: {self.console.key('target_next')} takes one", "warning")

    def _withdraw(self, world: World) -> None:
        self._order(world, ORDER_WITHDRAW, point=self._home(world))

    def _ask_place(self, world: World) -> None:
        self.console.aiming = "" if self.console.aiming == "move" else "move"

    def _aim_near(self, world: World) -> None:
        self.console.choose(self.nearest(world))

    def aim_anew(self, world: World) -> None:
        """Aim at the first enemy because nobody says at which; where there are others, that has to be confirmed."""
        enemies = self._enemies(world)
        self.console.choose(world.serial(int(enemies[0])) if len(enemies) else -1)
        if len(enemies) > 1:
            self.console.given = self.console.target

    def lose_target(self, world: World) -> None:
        """Say that the target has left the battle, and what is aimed at since."""
        lost = name_of_serial(world, self.console.target)
        self.aim_anew(world)
        target = row_of(world, self.console.target)
        now = f". Next: {name_of(world, target)}" if target >= 0 else ""
        if not self.console.autopilot:
            self.console.note(f"Target lost: {lost}{now}", "warning")

    def confirm(self, world: World, deed: str) -> bool:
        """Say whether the target is what the player means; one that he did not choose is asked about first."""
        if not self.console.unasked:
            return True
        self.console.given = -1
        name = name_of(world, row_of(world, self.console.target))
        self.console.note(f"New target: {name}. Again to {deed}.", "warning")
        return False

    def _select_all(self, world: World) -> None:
        self.console.selected = {world.serial(int(row)) for row in self._own_side(world)}

    def _select_own(self, world: World) -> None:
        self.console.selected = {self.console.own}

    def _toggle_autopilot(self, world: World) -> None:
        self.set_autopilot(world, not self.console.autopilot)

    def _home(self, world: World) -> tuple[float, float]:
        own = row_of(world, self.console.own)
        group = int(world.units[Ship].group[own]) if own >= 0 else 0
        x, y = world.groups[Group].home[group]
        return float(x), float(y)

    def _enemies(self, world: World) -> Rows:
        """Give the enemies in the order they are aimed at: open bows, then by distance from the own ship."""
        rows = enemies_of(world, self.console.side, row_of(world, self.console.own))
        cannon = [charge.row for charge in charges(world) if charge.kind == "genocide"]
        return rows[np.argsort(~np.isin(rows, cannon), kind="stable")]

    def nearest(self, world: World) -> int:
        """Give the serial of the enemy to aim at first, -1 for none: an open bow, or the nearest to the own ship."""
        enemies = self._enemies(world)
        return world.serial(int(enemies[0])) if len(enemies) else -1

    def _next_target(self, world: World) -> None:
        serials = [world.serial(int(row)) for row in self._enemies(world)]
        if serials:
            place = serials.index(self.console.target) + 1 if self.console.target in serials else 0
            self.console.choose(serials[place % len(serials)])


_DEEDS: dict[str, Callable[[Pilot, World], object]] = {
    "slot1": lambda pilot, world: pilot_fire.launch(pilot, world, ORDINARY),
    "slot2": pilot_drives.metal_or_power,
    "slot3": pilot_fire.next_posture,
    "slot4": pilot_fire.together,
    "slot5": Pilot._withdraw,
    "slot6": pilot_drives.genocide,
    "slot7": pilot_drives.jump,
    "genocide": pilot_drives.genocide,
    "jump": pilot_drives.jump,
    "power_next": pilot_drives.next_slider,
    "power_more": lambda pilot, world: pilot_drives.change_power(pilot, world, pilot_drives.STEP),
    "power_less": lambda pilot, world: pilot_drives.change_power(pilot, world, -pilot_drives.STEP),
    "withdraw": Pilot._withdraw,
    "fewer": lambda pilot, world: pilot_fire.change_salvo(pilot, -1),
    "more": lambda pilot, world: pilot_fire.change_salvo(pilot, 1),
    "hold": lambda pilot, world: pilot._order(world, ORDER_HOLD),
    "stop": lambda pilot, world: pilot._order(world, ORDER_HOLD, only=pilot.console.own),
    "attack": Pilot._attack,
    "form": pilot_fleet.next_formation,
    "take": pilot_fleet.take_formation,
    "free": pilot_fire.toggle_fire,
    "move": Pilot._ask_place,
    "target_next": Pilot._next_target,
    "target_near": Pilot._aim_near,
    "select_all": Pilot._select_all,
    "select_own": Pilot._select_own,
    "autopilot": Pilot._toggle_autopilot,
}
for _name in PRESETS:
    _DEEDS[f"power_{_name}"] = lambda pilot, world, name=_name: pilot_drives.preset(pilot, world, name)  # type: ignore[misc]
for _number in range(1, SQUADS + 1):
    _DEEDS[f"set{_number}"] = lambda pilot, world, number=_number: pilot_fleet.set_squad(pilot, world, number)  # type: ignore[misc]
