"""Learners: they read the step that is shown, and do it with keys or a gamepad, through the real loop and nothing else."""

from __future__ import annotations

import pygame

from game.app.bindings import PAD, Place
from game.app.choice import Choice
from game.app.control_names import BUTTONS, STICKS, TRIGGERS
from game.app.loading_scene import LoadingScene
from game.app.loop import run
from game.rules.levels import find_level
from game.rules.library import standard

BUTTON_OF = {name: number for number, name in BUTTONS.items()}
STICK_OF = {place: axis for axis, place in STICKS.items()}
TRIGGER_OF = {name: axis for axis, name in TRIGGERS.items()}
WHOLE = {"nose_up": "left-y", "level_right": "left+x", "aim": "right+x"}  # ways of a whole stick
LOOK_TICKS = 150  # from one picture to the next


def begin(player, lesson: str, seed: int = 7):
    """Go into a lesson at once."""
    library = standard()
    player.scene = LoadingScene(player.stage, Choice(library, find_level(lesson, library), seed, "ordinary"))
    player.frames(2)
    return player.scene


class Learner:
    """Does what a plan says for the step that is shown. A plan is (what to do, action, for how long at most) in a row."""

    def __init__(self, player, battle) -> None:
        self.player, self.battle = player, battle
        self.read: list[str] = []  # steps as they were shown

    @property
    def step(self) -> str:
        """Give the id of the step that is open."""
        goals, world = self.battle.choice.level.objective, self.battle.world
        return next((goal.id for goal in goals if world.objectives[goal.id] == "open"), "")

    def look(self) -> None:
        """Show a picture; events are heard then."""
        self.player.scene = run(self.player.stage, self.battle, 1)
        shown = self.battle.hud._state.lesson
        if shown is not None and shown.goal not in self.read:
            self.read.append(shown.goal)

    def ticks(self, seconds: float, until: str) -> None:
        """Let battle time pass, as long as the step is the one it was."""
        for tick in range(round(seconds * 60)):
            if self.battle.simulation.over or self.step != until:
                return
            self.battle._tick()
            if tick % LOOK_TICKS == LOOK_TICKS - 1:
                self.look()

    def play(self, plans: dict[str, list[tuple[str, str, float]]]) -> None:
        """Do the lesson to its end."""
        self.look()
        while self.step and not self.battle.simulation.over:
            before = self.step
            self.look()
            for what, action, seconds in plans[before]:
                getattr(self, what)(action, seconds, before)
            self.ticks(2.0, before)
            assert self.step != before, f"{self.battle.choice.level.id}: {before} is not passed by doing it"
        for _ in range(3600):  # what has been set going comes to its end
            if self.battle.simulation.over:
                break
            self.battle._tick()
        self.look()

    # ---- deeds --------------------------------------------------------------------------------------
    def tap(self, action: str, seconds: float, step: str) -> None:
        if self.step == step:
            self.turn(action, True)
            self.look()
            self.battle._tick()
            self.turn(action, False)
            self.look()
            self.ticks(seconds, step)

    def hold(self, action: str, seconds: float, step: str) -> None:
        if self.step == step:
            self.turn(action, True)
            self.look()
            self.ticks(seconds, step)
            self.turn(action, False)
            self.look()

    def wait(self, action: str, seconds: float, step: str) -> None:
        self.ticks(seconds, step)

    def rest(self, action: str, seconds: float, step: str) -> None:
        """Stop the clock and let it go on."""
        for _ in range(2):
            self.tap(action, 0.1, step)

    def turn(self, action: str, on: bool) -> None:
        """Press what asks for an action, or let it go."""
        raise NotImplementedError


class Keys(Learner):
    """Has a keyboard and nothing else."""

    def turn(self, action: str, on: bool) -> None:
        key = self.player.stage.bindings.codes(self.battle.context, action)[0]
        kind = pygame.KEYDOWN if on else pygame.KEYUP
        pygame.event.post(pygame.event.Event(kind, scancode=key, key=0, mod=0, unicode=""))


class Pad(Learner):
    """Holds a gamepad and nothing else."""

    def rest(self, action: str, seconds: float, step: str) -> None:
        """Open the menu, and shut it again."""
        for _ in range(2):
            for on in (True, False):
                self.button("start", on)
                self.player.scene = run(self.player.stage, self.player.scene, 1)
        assert self.player.scene is self.battle

    def turn(self, action: str, on: bool) -> None:
        bindings, context = self.player.stage.bindings, self.battle.context
        control = WHOLE.get(action) or bindings.controls(Place(bindings.home(context, action), action), PAD)[0]
        if control in TRIGGER_OF:
            self.axis(TRIGGER_OF[control], float(on))
        elif control[-2:-1] in ("+", "-"):
            self.axis(STICK_OF[control[:-2], "xy".index(control[-1])], float(on) * (1.0 if control[-2] == "+" else -1.0))
        else:
            self.button(control, on)

    def button(self, name: str, on: bool) -> None:
        kind = pygame.CONTROLLERBUTTONDOWN if on else pygame.CONTROLLERBUTTONUP
        pygame.event.post(pygame.event.Event(kind, instance_id=0, button=BUTTON_OF[name]))

    def axis(self, number: int, share: float) -> None:
        pygame.event.post(
            pygame.event.Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=number, value=round(share * 32767))
        )
