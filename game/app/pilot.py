"""The pilot: turns actions, clicks and held keys into commands. Knows the console, never changes the battle."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.app.bindings import KEY_OF
from game.app.keys import Held
from game.app.picking import Box, enemies_of, in_words, ship_at, ships_in, volley_of
from game.base.vectors import Rows
from game.engine.tables import Ref
from game.ui.advice import REACH_WU
from game.ui.battle_hud import name_of
from game.ui.console import Console, Pulse, row_of, rows_of, rows_of_side
from game.view.camera import Camera
from game.world import commands as c
from game.world.components import Body, Group, Launcher, Orders, Ship
from game.world.orders import (
    EXPLOSIVE,
    ORDER_ATTACK,
    ORDER_ESCORT,
    ORDER_HOLD,
    ORDER_MOVE,
    ORDER_WITHDRAW,
    ORDERS,
    ORDINARY,
    POSTURES,
)  # fmt: skip
from game.world.world import World

_FORMATION = "block"
_POSTURE_TEXT = (
    "screens its neighbours",
    "defends only its own ship",
    "saves interceptors for explosive metal",
)


_TOLD = {
    ORDER_MOVE: "moving", ORDER_ATTACK: "attacking", ORDER_ESCORT: "escorting",
    ORDER_HOLD: "holding position", ORDER_WITHDRAW: "withdrawing to the sphere",
}  # fmt: skip


class Pilot:
    """Collects the commands of the next tick."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.commands: list[c.Command] = []
        self._stick = (0.0, 0.0, 0.0)

    def take(self) -> list[c.Command]:
        """Hand over what was asked for since the last tick."""
        out, self.commands = self.commands, []
        return out

    # ---- helm ---------------------------------------------------------------------------------------
    def hold_keys(self, world: World, held: Held) -> None:
        """Steer the own ship by the keys held down; letting go leaves her drifting, as things do."""
        ahead = float(held[KEY_OF["ahead"]]) - float(held[KEY_OF["astern"]])
        left = float(held[KEY_OF["slide_left"]]) - float(held[KEY_OF["slide_right"]])
        turn = float(held[KEY_OF["turn_left"]]) - float(held[KEY_OF["turn_right"]])
        stick = (ahead, left, turn)
        if stick == self._stick:
            return
        self._stick = stick
        own = row_of(world, self.console.own)
        if own >= 0:
            if self.console.autopilot:
                self.set_autopilot(world, False)
            self.commands.append(c.Steer(world.units.refer(own), *stick))

    def set_autopilot(self, world: World, on: bool) -> None:
        """Hand helm and group to the autopilot, or take them back."""
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
        """Select a friend, aim at an enemy, or give the order that waits for a place."""
        row = ship_at(world, camera, px)
        if self.console.aiming:
            self.console.aiming = ""
            self.point(world, camera, px)
            return
        if row < 0:
            return
        serial = world.serial(row)
        if row not in self._own_side(world):
            self.console.target = serial
            return
        if double:
            same = self._own_side(world)
            same = same[world.units[Ship].group[same] == world.units[Ship].group[row]]
            self.console.selected = {world.serial(int(each)) for each in same}
        elif add:
            self.console.selected ^= {serial}
        else:
            self.console.selected = {serial}

    def point(self, world: World, camera: Camera, px: tuple[float, float]) -> None:
        """Order the selected ships by a right click: attack an enemy, escort a friend, or go there."""
        row = ship_at(world, camera, px)
        if row < 0:
            x, y = camera.to_world(px)
            self.go(world, (float(x), float(y)))
        elif row in self._own_side(world):
            self._order(world, ORDER_ESCORT, target=row)
        else:
            self.console.target = world.serial(row)
            self._order(world, ORDER_ATTACK, target=row)

    def go(self, world: World, place: tuple[float, float]) -> None:
        """Send the selected ships to a place."""
        self._order(world, ORDER_MOVE, point=place)

    # ---- orders -------------------------------------------------------------------------------------
    def _refs(self, world: World) -> tuple[Ref, ...]:
        return tuple(world.units.refer(int(row)) for row in rows_of(world, self.console.selected))

    def _order(
        self,
        world: World,
        kind: int,
        target: int = -1,
        point: tuple[float, float] = (0.0, 0.0),
        only: int = -1,
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
        self.commands.append(c.Order(refs, kind, aim, point))
        if kind in _TOLD:
            place = world.units[Body].pos[target] if target >= 0 else point
            self.console.pulses.append(Pulse((float(place[0]), float(place[1])), ORDERS[kind]))
            whom = f" {name_of(world, target)}" if target >= 0 else ""
            self.console.note(f"{in_words(len(refs)).capitalize()}: {_TOLD[kind]}{whom}")

    def act(self, world: World, action: str) -> None:
        """Do what a key or a button asks for; what is no pilot's business is not heard."""
        deed = _DEEDS.get(action)
        if deed is not None:
            deed(self, world)

    def _together(self, world: World) -> None:
        self.console.together = not self.console.together
        self.console.note(
            "Missiles arrive together" if self.console.together else "Every ship launches at once"
        )

    def _change_salvo(self, by: int) -> None:
        self.console.salvo = min(6, max(1, self.console.salvo + by))
        self.console.note(f"Explosive metal a launch: {self.console.salvo}")

    def _attack(self, world: World) -> None:
        target = row_of(world, self.console.target)
        if target >= 0:
            self._order(world, ORDER_ATTACK, target=target)
        else:
            self.console.note("No target: Tab takes one", "warning")

    def _withdraw(self, world: World) -> None:
        self._order(world, ORDER_WITHDRAW, point=self._home(world))

    def _form(self, world: World) -> None:
        if len(refs := self._refs(world)) > 1:
            self.commands.append(c.Form(refs, world.catalogue.formation_keys.index(_FORMATION)))
            self.console.note(f"Forming up on {name_of(world, refs[0].row)}")
        else:
            self.console.note("Select two ships or more to form up", "warning")

    def _ask_place(self, world: World) -> None:
        self.console.aiming = "" if self.console.aiming == "move" else "move"

    def _aim_near(self, world: World) -> None:
        self.console.target = self._nearest(world)

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

    def launch(self, world: World, kind: int) -> None:
        """Launch missiles of a kind from the selected ships at the target."""
        target = row_of(world, self.console.target)
        if target < 0:
            self.console.target = self._nearest(world)
            target = row_of(world, self.console.target)
        if target < 0:
            self.console.note("No target", "warning")
            return
        launcher, body = world.units[Launcher], world.units[Body]
        selected = rows_of(world, self.console.selected)
        rows = [row for row in selected if launcher.stock[row, kind] > 0]
        what = "explosive metal" if kind == EXPLOSIVE else "missiles"
        if not rows:
            why = f"No selected ship has {what} left" if len(selected) else "Select a ship first"
            self.console.note(why, "warning")
            return
        refs = tuple(world.units.refer(int(row)) for row in rows)
        count = self.console.salvo if kind == EXPLOSIVE else volley_of(launcher.cells[rows])
        self.commands.append(c.Salvo(refs, kind, count, world.units.refer(target), self.console.together))
        sent = int(np.minimum(launcher.stock[rows, kind], count).sum())
        far = float(np.hypot(*(body.pos[rows] - body.pos[target]).T).min())
        if far > REACH_WU:
            self.console.note(f"{name_of(world, target)} is beyond reach: many will fall short", "warning")
        self.console.note(f"{sent} {what} from {in_words(len(rows))} at {name_of(world, target)}", "good")

    def _next_posture(self, world: World) -> None:
        rows = rows_of(world, self.console.selected)
        if not len(rows):
            return
        posture = (int(world.units[Orders].posture[rows[0]]) + 1) % len(POSTURES)
        self.commands.append(c.Posture(self._refs(world), posture))
        self.console.note(f"Point defence {_POSTURE_TEXT[posture]}")

    def _toggle_fire(self, world: World) -> None:
        rows = rows_of(world, self.console.selected)
        if not len(rows):
            return
        free = not bool(world.units[Orders].weapons_free[rows[0]])
        self.commands.append(c.WeaponsFree(self._refs(world), free))
        self.console.note("Volleys at will" if free else "Volleys only when told")

    def _enemies(self, world: World) -> Rows:
        return enemies_of(world, self.console.side, row_of(world, self.console.own))

    def _nearest(self, world: World) -> int:
        enemies = self._enemies(world)
        return world.serial(int(enemies[0])) if len(enemies) else -1

    def _next_target(self, world: World) -> None:
        serials = [world.serial(int(row)) for row in self._enemies(world)]
        if serials:
            place = serials.index(self.console.target) + 1 if self.console.target in serials else 0
            self.console.target = serials[place % len(serials)]


_DEEDS: dict[str, Callable[[Pilot, World], None]] = {
    "slot1": lambda pilot, world: pilot.launch(world, ORDINARY),
    "slot2": lambda pilot, world: pilot.launch(world, EXPLOSIVE),
    "slot3": Pilot._next_posture,
    "slot4": Pilot._together,
    "slot5": Pilot._withdraw,
    "withdraw": Pilot._withdraw,
    "fewer": lambda pilot, world: pilot._change_salvo(-1),
    "more": lambda pilot, world: pilot._change_salvo(1),
    "hold": lambda pilot, world: pilot._order(world, ORDER_HOLD),
    "stop": lambda pilot, world: pilot._order(world, ORDER_HOLD, only=pilot.console.own),
    "attack": Pilot._attack,
    "form": Pilot._form,
    "free": Pilot._toggle_fire,
    "move": Pilot._ask_place,
    "target_next": Pilot._next_target,
    "target_near": Pilot._aim_near,
    "select_all": Pilot._select_all,
    "select_own": Pilot._select_own,
    "autopilot": Pilot._toggle_autopilot,
}
