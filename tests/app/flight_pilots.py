"""Pilots that know nothing but the display: they look at it ten times a second, and act by events alone."""

from __future__ import annotations

import math

import pygame

from game.app.control_names import BUTTONS, STICKS, TRIGGERS
from game.app.loop import run
from game.ui.flight_state import LOCKED
from tests.app.controls import codes

KEY = codes("air")
STEP_S = 0.1
BUTTON_OF = {name: number for number, name in BUTTONS.items()}
STICK_OF = {place: axis for axis, place in STICKS.items()}
TRIGGER_OF = {name: axis for axis, name in TRIGGERS.items()}


class Wish:
    """What a pilot wants now: a way on the screen, and what his hands hold."""

    def __init__(self) -> None:
        self.way = (1.0, 0.0)
        self.burn = self.fire = self.meet = self.ease = self.tab = False
        self.arm = 0


class Eyes:
    """Sits in the battle; every picture is a tenth of a second of it, however long it takes to draw."""

    def __init__(self, stage, battle) -> None:
        self.stage, self.battle, self.scene = stage, battle, battle
        self.held: set[object] = set()
        self.seen_s: float | None = None
        self.closest_m, self.verdicts = math.inf, set()
        update, due = battle.update, battle.pace.due
        battle.update = lambda real_dt: update(STEP_S)
        battle.pace.due = lambda spent_s: due(0.0)

    def look(self):
        """Show one picture, and look at its display."""
        self.scene = run(self.stage, self.scene, 1)
        return self.battle.hud._state

    def play(self, most_s: float) -> None:
        """Fly until the battle is over, or so long."""
        state = self.look()
        while self.battle.world.time_s < most_s and not self.battle.simulation.over and self.scene is self.battle:
            if state.flight is not None:
                self.act(state, self.decide(state))
            state = self.look()

    def decide(self, state) -> Wish:
        """Stay over the swarm on the afterburner, missiles at the bomber; then after what nobody else sees."""
        flight, wish = state.flight, Wish()
        chase, sight = flight.chase, flight.sight
        warned = state.warning.kind if state.warning else ""
        if chase is not None and chase.great:
            self._chase(state, wish, warned)
        else:
            wish.burn, wish.arm = flight.speed < 415.0, 1
            wish.tab = chase is None or chase.name != "Heavy bomber"
            wish.fire = not wish.tab and sight.lock is not None and sight.lock.state == LOCKED
            wish.way = (1.0, -0.3) if flight.height < 3980.0 else (1.0, 0.0)
        if warned == "pull_up":
            wish.way, wish.meet = (1.0, -0.7), False
        return wish

    def _chase(self, state, wish: Wish, warned: str) -> None:
        flight, (chase, sight) = state.flight, (state.flight.chase, state.flight.sight)
        self.seen_s = state.clock_s if self.seen_s is None else self.seen_s
        self.closest_m = min(self.closest_m, chase.range_m)
        self.verdicts.add(chase.state)
        wish.burn = wish.meet = True
        if state.clock_s - self.seen_s < 12.0 and flight.height > 2200.0 and self.swarm(state):
            wish.meet = False  # over the swarm first
        mark = sight.lead or sight.target
        if wish.meet and mark is not None:
            wish.way = (mark[0] - sight.own[0], mark[1] - sight.own[1])
        wish.fire = chase.range_m < 450.0
        if chase.range_m < 520.0:
            wish.burn = chase.closing_ms < 10.0
        if chase.range_m < 390.0 or warned == "blast":
            wish.burn, wish.ease = False, True  # near enough: not into its blast

    def swarm(self, state) -> bool:
        """Say whether there is still a swarm to fly into."""
        return any(goal.text.startswith("Clear") and goal.state == "open" for goal in state.objectives)

    def post(self, kind: int, **more) -> None:
        pygame.event.post(pygame.event.Event(kind, **more))

    def changes(self, name: object, on: bool) -> bool:
        """Take note of what is held. Returns: whether it changed"""
        if on == (name in self.held):
            return False
        (self.held.add if on else self.held.discard)(name)
        return True

    def key(self, name: str, on: bool) -> None:
        if self.changes(name, on):
            kind = pygame.KEYDOWN if on else pygame.KEYUP
            self.post(kind, scancode=KEY[name], key=0, mod=0, unicode="")

    def tap(self, name: str) -> None:
        self.key(name, True)
        self.key(name, False)

    def act(self, state, wish: Wish) -> None:
        raise NotImplementedError


class Mouse(Eyes):
    """Points, and presses two buttons; keys only for what is in hand."""

    at = (900, 360)

    def act(self, state, wish: Wish) -> None:
        own, size = state.flight.sight.own, self.stage.size
        far = math.hypot(*wish.way) or 1.0
        reach = min(250.0, max(far, 60.0)) if wish.meet else 250.0
        spot = (own[0] + wish.way[0] / far * reach, own[1] + wish.way[1] / far * reach)
        self.at = tuple(round(min(max(part, 5.0), most - 5.0)) for part, most in zip(spot, size, strict=True))
        self.post(pygame.MOUSEMOTION, pos=self.at, rel=(0, 0), buttons=(0, 0, 0))
        self.button(3, wish.burn)
        self.button(1, wish.fire)
        if self.battle.console.slot != wish.arm:
            self.tap(f"slot{wish.arm + 1}")
        if wish.tab:
            self.tap("target_next")
        self.key("ease", wish.ease)

    def button(self, number: int, on: bool) -> None:
        if self.changes(number, on):
            self.post(pygame.MOUSEBUTTONDOWN if on else pygame.MOUSEBUTTONUP, pos=self.at, button=number)


class Keys(Eyes):
    """Has no mouse at all."""

    def act(self, state, wish: Wish) -> None:
        sight = state.flight.sight
        for name in ("burn", "fire", "ease"):
            self.key(name, getattr(wish, name))
        self.key("nose_on", wish.meet)
        want = math.atan2(-wish.way[1], wish.way[0])
        nose = math.atan2(sight.own[1] - sight.nose[1], sight.nose[0] - sight.own[0])
        off = (want - nose + math.pi) % math.tau - math.pi
        self.key("nose_up", not wish.meet and off > 0.08)
        self.key("nose_down", not wish.meet and off < -0.08)
        if self.battle.console.slot != wish.arm:
            self.tap(f"slot{wish.arm + 1}")
        if wish.tab:
            self.tap("target_next")


class PadHands(Eyes):
    """Holds a gamepad and nothing else."""

    def act(self, state, wish: Wish) -> None:
        for name, on in (("lt", wish.burn), ("rt", wish.fire)):
            if self.changes(name, on):
                self.axis(TRIGGER_OF[name], 1.0 if on else 0.0)
        self.button("a", wish.meet)
        self.button("b", wish.ease)
        far = math.hypot(*wish.way) or 1.0
        for part in (0, 1):
            self.axis(STICK_OF["left", part], 0.0 if wish.meet else wish.way[part] / far)
        self.button("y", self.battle.console.slot != wish.arm and "y" not in self.held)
        self.button("x", wish.tab and "x" not in self.held)

    def axis(self, number: int, share: float) -> None:
        self.post(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=number, value=round(share * 32767))

    def button(self, name: str, on: bool) -> None:
        if self.changes(name, on):
            kind = pygame.CONTROLLERBUTTONDOWN if on else pygame.CONTROLLERBUTTONUP
            self.post(kind, instance_id=0, button=BUTTON_OF[name])
