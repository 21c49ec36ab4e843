"""The pilot: turns actions, clicks and held keys into commands. Knows the console, never changes the battle."""

from __future__ import annotations

import numpy as np

from game.app.bindings import KEY_OF
from game.engine.tables import Ref
from game.ui.battle_hud import name_of
from game.ui.console import Console, row_of, rows_of
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
    ORDINARY,
    POSTURES,
)  # fmt: skip
from game.world.world import World

_PICK_PX = 26.0  # how far beside a ship a click may miss
_FORMATION = "block"
_POSTURE_TEXT = (
    "screens its neighbours",
    "defends only its own ship",
    "saves interceptors for explosive metal",
)


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
    def hold_keys(self, world: World, held: object) -> None:
        """Steer the own ship by the keys held down; letting go leaves her drifting, as things do."""
        down = held.__getitem__  # type: ignore[attr-defined]
        ahead = float(down(KEY_OF["ahead"])) - float(down(KEY_OF["astern"]))
        left = float(down(KEY_OF["slide_left"])) - float(down(KEY_OF["slide_right"]))
        turn = float(down(KEY_OF["turn_left"])) - float(down(KEY_OF["turn_right"]))
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
        leaders = {}
        for row in self._own_side(world):
            leaders.setdefault(int(world.units[Ship].group[row]), int(row))
        for group in groups:
            row = own if int(world.units[Ship].group[own]) == group else leaders[group]
            self.commands.append(c.Autopilot(world.units.refer(row), on))
        self.console.note("Autopilot has the group" if on else "You have the helm and the group", "plain")

    def _own_side(self, world: World) -> np.ndarray:  # type: ignore[type-arg]
        own = row_of(world, self.console.own)
        rows = world.units.rows(Body, Ship)
        return rows[world.units[Body].side[rows] == (world.units[Body].side[own] if own >= 0 else 0)]

    # ---- picking ------------------------------------------------------------------------------------
    def ship_at(self, world: World, camera: Camera, px: tuple[float, float]) -> int:
        """Find the ship under a point of the screen, -1 for none."""
        rows = world.units.rows(Body, Ship)
        body = world.units[Body]
        away = np.hypot(*(camera.to_screen(body.pos[rows]) - np.asarray(px)).T)
        reach = np.maximum(body.radius[rows] * camera.zoom * 0.6, _PICK_PX)
        close = away - reach
        return int(rows[np.argmin(close)]) if len(rows) and close.min() <= 0.0 else -1

    def select_box(
        self, world: World, camera: Camera, box: tuple[float, float, float, float], add: bool
    ) -> None:
        """Select own ships inside a box of the screen: left, top, width, height."""
        rows = self._own_side(world)
        at = camera.to_screen(world.units[Body].pos[rows])
        left, top, width, height = box
        inside = (
            (at[:, 0] >= left) & (at[:, 0] <= left + width) & (at[:, 1] >= top) & (at[:, 1] <= top + height)
        )
        found = {int(serial) for serial in world.units[Body].serial[rows[inside]]}
        if found or not add:
            self.console.selected = (self.console.selected | found) if add else found

    def click(self, world: World, camera: Camera, px: tuple[float, float], add: bool, double: bool) -> None:
        """Select a friend, aim at an enemy, or give the order that waits for a place."""
        row = self.ship_at(world, camera, px)
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
        row = self.ship_at(world, camera, px)
        if row < 0:
            x, y = camera.to_world(px)
            self._order(world, ORDER_MOVE, point=(float(x), float(y)))
        elif row in self._own_side(world):
            self._order(world, ORDER_ESCORT, target=row)
        else:
            self.console.target = world.serial(row)
            self._order(world, ORDER_ATTACK, target=row)

    # ---- orders -------------------------------------------------------------------------------------
    def _refs(self, world: World) -> tuple[Ref, ...]:
        return tuple(world.units.refer(int(row)) for row in rows_of(world, self.console.selected))

    def _order(
        self, world: World, kind: int, target: int = -1, point: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        refs = tuple(ref for ref in self._refs(world) if ref.row != target)
        if not refs:
            self.console.note("Select a ship first", "warning")
            return
        aim = world.units.refer(target) if target >= 0 else Ref(-1, 0)
        self.commands.append(c.Order(refs, kind, aim, point))

    def act(self, world: World, action: str) -> None:
        """Do what a key or a button asks for."""
        target = row_of(world, self.console.target)
        match action:
            case "slot1":
                self._launch(world, ORDINARY, target)
            case "slot2":
                self._launch(world, EXPLOSIVE, target)
            case "slot3":
                self._next_posture(world)
            case "slot4":
                self.console.together = not self.console.together
            case "fewer" | "more":
                self.console.salvo = min(6, max(1, self.console.salvo + (1 if action == "more" else -1)))
                self.console.note(f"Explosive metal a launch: {self.console.salvo}")
            case "withdraw" | "slot5":
                self._order(world, ORDER_WITHDRAW, point=self._home(world))
            case "hold" | "stop":
                self._order(world, ORDER_HOLD)
            case "attack":
                if target >= 0:
                    self._order(world, ORDER_ATTACK, target=target)
            case "form":
                if len(refs := self._refs(world)) > 1:
                    self.commands.append(c.Form(refs, world.catalogue.formation_keys.index(_FORMATION)))
                    self.console.note("Forming up")
                else:
                    self.console.note("Select two ships or more to form up", "warning")
            case "free":
                self._toggle_fire(world)
            case "move":
                self.console.aiming = "" if self.console.aiming == "move" else "move"
            case "target_next":
                self._next_target(world)
            case "target_near":
                self.console.target = self._nearest(world)
            case "select_all":
                self.console.selected = {world.serial(int(row)) for row in self._own_side(world)}
            case "select_own":
                self.console.selected = {self.console.own}
            case "autopilot":
                self.set_autopilot(world, not self.console.autopilot)

    def _home(self, world: World) -> tuple[float, float]:
        own = row_of(world, self.console.own)
        group = int(world.units[Ship].group[own]) if own >= 0 else 0
        x, y = world.groups[Group].home[group]
        return float(x), float(y)

    def _launch(self, world: World, kind: int, target: int) -> None:
        if target < 0:
            self.console.target = self._nearest(world)
            target = row_of(world, self.console.target)
        if target < 0:
            self.console.note("No target", "warning")
            return
        launcher = world.units[Launcher]
        rows = [row for row in rows_of(world, self.console.selected) if launcher.stock[row, kind] > 0]
        if not rows:
            what = "explosive metal" if kind == EXPLOSIVE else "missiles"
            self.console.note(f"No selected ship has {what} left", "warning")
            return
        refs = tuple(world.units.refer(int(row)) for row in rows)
        count = self.console.salvo if kind == EXPLOSIVE else 1000
        self.commands.append(c.Salvo(refs, kind, count, world.units.refer(target), self.console.together))
        what = "Explosive metal" if kind == EXPLOSIVE else "Missiles"
        self.console.note(f"{what} away at {name_of(world, target)}", "good")

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

    def _enemies(self, world: World) -> np.ndarray:  # type: ignore[type-arg]
        """Give enemy ships, nearest to the own ship first."""
        rows, body = world.units.rows(Body, Ship), world.units[Body]
        own = row_of(world, self.console.own)
        side = body.side[own] if own >= 0 else 0
        rows = rows[(body.side[rows] != side) & ~world.units[Ship].adrift[rows]]
        middle = body.pos[own] if own >= 0 else np.zeros(2)
        away = np.hypot(*(body.pos[rows] - middle).T)
        return rows[np.argsort(away, kind="stable")]

    def _nearest(self, world: World) -> int:
        enemies = self._enemies(world)
        return world.serial(int(enemies[0])) if len(enemies) else -1

    def _next_target(self, world: World) -> None:
        serials = [world.serial(int(row)) for row in self._enemies(world)]
        if serials:
            place = serials.index(self.console.target) + 1 if self.console.target in serials else 0
            self.console.target = serials[place % len(serials)]
