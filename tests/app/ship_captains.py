"""A captain who knows nothing but the display: she looks at it five times a second, and has keys and nothing else."""

from __future__ import annotations

import pygame

from game.app.loop import run
from tests.app.controls import codes

KEY = codes("conn")
STEP_S = 0.2
TRENCHES_WU, OFF_WU = 2520.0, 120.0
HIGH_M, LOW_M = 600.0, 320.0
_ARROWS = (
    ("shield_right",), ("shield_right", "shield_up"), ("shield_up",), ("shield_up", "shield_left"), ("shield_left",),
    ("shield_left", "shield_down"), ("shield_down",), ("shield_down", "shield_right"),
)  # fmt: skip


class Captain:
    """Sits at the conn; every picture is a fifth of a second of the battle, however long it takes to draw."""

    def __init__(self, stage, battle) -> None:
        self.stage, self.battle, self.scene = stage, battle, battle
        self.held: set[str] = set()
        self.sent = 0
        update, due = battle.update, battle.pace.due
        battle.update = lambda real_dt: update(STEP_S)
        battle.pace.due = lambda spent_s: due(0.0)

    def look(self):
        self.scene = run(self.stage, self.scene, 1)
        return self.battle.hud._state

    def play(self, most_s: float) -> None:
        state = self.look()
        while self.battle.world.time_s < most_s and not self.battle.simulation.over and self.scene is self.battle:
            if state.ship is not None:
                self.act(state)
            state = self.look()

    # ---- what she does ------------------------------------------------------------------------------
    def act(self, state) -> None:
        self.key("fire", True)
        self.helm(state)
        self.shield(state.ship)
        lets_down = self.is_open(state, "Let the Gosta") and abs(state.strip.own[0] - TRENCHES_WU) < OFF_WU * 1.4
        if state.ship.gosta and state.ship.open != lets_down:
            self.tap("bays")
        if self.is_open(state, "Send the reserve") and self.sent < 4 and state.clock_s % 1.0 < STEP_S:
            if any(each.name == "escort" and each.enabled for each in state.orders):
                self.tap("escort")
                self.sent += 1
        elif self.sent >= 4 and state.ship.aboard and state.clock_s % 2.0 < STEP_S and state.warning is not None:
            self.tap("guard")

    def helm(self, state) -> None:
        """Go where the order is: over the trenches, else over what the sight is on, else on along the coast."""
        x, ship = state.strip.own[0], state.ship
        over = self.is_open(state, "Let the Gosta") or self.is_open(state, "Cover the landing")
        goal = TRENCHES_WU if over else state.strip.foe[0] if state.strip.foe is not None else x - 900.0 * (state.clock_s < 60.0)
        off = goal - x
        off -= ship.drift * abs(ship.drift) / 8.0  # she is slow to stop
        self.key("drift_left", off < -OFF_WU)
        self.key("drift_right", off > OFF_WU)
        want = LOW_M if self.is_open(state, "Let the Gosta") else HIGH_M
        self.key("rise", ship.height < want - 40.0 and ship.climb < 25.0)
        self.key("sink", ship.height > want + 60.0 and ship.climb > -25.0)

    def shield(self, ship) -> None:
        """Gather it where most comes from."""
        load = [4.0 * coming + 3.0 * struck for coming, struck in zip(ship.coming, ship.struck, strict=True)]
        most = max(range(8), key=lambda sector: load[sector])
        wants = _ARROWS[most] if load[most] > 0.5 else ()
        for name in ("shield_left", "shield_right", "shield_up", "shield_down"):
            self.key(name, name in wants)

    def is_open(self, state, begins: str) -> bool:
        return any(goal.text.startswith(begins) and goal.state == "open" for goal in state.objectives)

    # ---- hands --------------------------------------------------------------------------------------
    def key(self, name: str, on: bool) -> None:
        if on != (name in self.held):
            (self.held.add if on else self.held.discard)(name)
            kind = pygame.KEYDOWN if on else pygame.KEYUP
            pygame.event.post(pygame.event.Event(kind, scancode=KEY[name], key=0, mod=0, unicode=""))

    def tap(self, name: str) -> None:
        self.key(name, True)
        self.key(name, False)
