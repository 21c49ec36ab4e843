"""Who commands a landcruiser in a test: looks at nothing but the display, and has keys or a gamepad, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.app.battle_scene import Choice
from game.app.control_names import BUTTONS
from game.app.ground_scene import GroundScene
from game.app.loading_scene import LoadingScene
from game.app.loop import run
from game.rules.levels import load_level
from game.rules.library import standard
from tests.app.controls import codes

KEY = codes("armour")
RIDGE = Path(__file__).with_name("ridge.toml")
BUTTON_OF = {name: button for button, name in BUTTONS.items()}
PAD_OF = {"target_next": "x", "up": "a", "down": "b", "fire_back": "lt", "word": "up", "hold_fire": "left",
          "advance": "right", "fall_back": "down"}  # fmt: skip


def begin(player, seed=7, difficulty="ordinary", autopilot=False, **changes) -> GroundScene:
    """Go into the staged battle at once."""
    level = load_level(RIDGE, standard()).model_copy(update=changes)
    player.scene = LoadingScene(player.stage, Choice(standard(), level, seed, difficulty, autopilot))
    player.frames(2)
    assert isinstance(player.scene, GroundScene)
    return player.scene


class Commander:
    """Fights from behind the ridge: the platoon waits, up, a target, fire and back, the word now and then."""

    def __init__(self, stage, battle) -> None:
        self.stage, self.battle = stage, battle
        self.said: set[str] = set()
        self.kills: set[str] = set()

    def press(self, name: str) -> None:
        """Press and let go what asks for an action."""
        raise NotImplementedError

    def look(self):
        """Show a picture, and give what the display shows."""
        run(self.stage, self.battle, 1)
        return self.battle.hud._state

    def wait(self, seconds: float) -> None:
        """Let battle time pass, with a picture now and then."""
        for tick in range(round(seconds * 60)):
            if self.battle.simulation.over:
                return
            self.battle._tick()
            if tick % 20 == 19:
                self.look()

    def play(self, seconds: float) -> None:
        """Command until the battle is over, or for so long."""
        self.press("hold_fire")
        begun = self.battle.world.time_s
        while not self.battle.simulation.over and self.battle.world.time_s - begun < seconds:
            state = self.look()
            self.said |= {note.text for note in state.messages}
            if state.cruiser is None:
                self.wait(0.5)
                continue
            self.act(state)
        self.said |= {note.text for note in self.look().messages}

    def act(self, state) -> None:
        """Do one thing, by what is shown."""
        own = state.cruiser
        loads = own.gun.startswith("Loads")
        if own.tracks.startswith("Rolls"):
            self.wait(0.3)
        elif loads:
            if own.cover != 2:
                self.press("down")
            self.wait(1.0)
        elif own.cover == 2 or own.gun == "Earth in the way":
            self.press("up")
            self.wait(0.8)
        elif state.foe is None or state.foe.harmless or own.gun not in ("Laid", "Laying", "Turret turns"):
            self.press("target_next")
            self.wait(0.6)
        elif own.sight is not None and own.sight.laid and own.sight.state != "Too far":
            self.together(own)
        else:
            self.press("target_next")
            self.wait(0.8)


    def together(self, own) -> None:
        """Bring the others up, give the word, and go back with them."""
        up = sum(each.does.startswith("Waits, laid") for each in own.platoon)
        left = sum(each.state in ("good", "hurt") for each in own.platoon)
        if up < min(left, 2) and not any(each.does == "Rolls up" for each in own.platoon):
            self.press("advance")
        if up or not left:
            self.press("word")
            self.wait(0.4)
        self.press("fire_back")
        self.wait(0.9)
        if up:
            self.press("fall_back")


class Keys(Commander):
    """Has no mouse at all."""

    def press(self, name: str) -> None:
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            pygame.event.post(pygame.event.Event(kind, scancode=KEY[name], key=0, mod=0, unicode=""))
        self.look()
        self.battle._tick()


class PadHands(Commander):
    """Holds a gamepad and nothing else."""

    def press(self, name: str) -> None:
        control = PAD_OF[name]
        if control in ("lt", "rt"):
            axis = pygame.CONTROLLER_AXIS_TRIGGERLEFT if control == "lt" else pygame.CONTROLLER_AXIS_TRIGGERRIGHT
            for value in (32767, 0):
                pygame.event.post(pygame.event.Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=axis, value=value))
                self.look()
        else:
            for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
                pygame.event.post(pygame.event.Event(kind, instance_id=0, button=BUTTON_OF[control]))
                self.look()
        self.battle._tick()
