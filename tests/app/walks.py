"""Ways of using the game: by mouse, by keys alone, by gamepad events alone. What is walked is said in steps."""

from __future__ import annotations

import pygame

from game.app.battle_scene import BattleScene
from game.app.bindings import PAD, Place
from game.app.briefing_scene import BriefingScene
from game.app.control_names import BUTTONS, TRIGGERS
from game.app.debrief_scene import DebriefScene
from game.app.title_scene import TitleScene
from game.rules.library import standard

K = pygame
WAYS = ("mouse", "keys", "pad")
BUTTON_OF = {name: number for number, name in BUTTONS.items()}


class Walk:
    """One way of using the game: how to choose, how to leave."""

    def __init__(self, player, way):
        self.player, self.way = player, way
        player.scene = TitleScene(player.stage, standard())
        player.frames(1)

    def move(self, down):
        if self.way == "keys":
            return self.player.key(K.KSCAN_DOWN if down else K.KSCAN_TAB)
        return self.pad("down" if down else "rb")

    def pad(self, name):
        for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            pygame.event.post(pygame.event.Event(kind, instance_id=0, button=BUTTON_OF[name]))
        return self.player.frames(2)

    def choose(self, name):
        """Activate a control of the screen that is shown: by a click, or by going there and confirming."""
        if self.way == "mouse":
            self.player.click_on(name)
            return self.player.frames(2)
        screen = self.player.scene.screen
        for _ in range(80):
            if screen.focus == name:
                break
            self.move(False)
        assert screen.focus == name, [control.name for control in screen.controls]
        return self.confirm()

    def ask(self, action):
        """Ask a scene without a focus, such as a replay, for an action: by its button, its key, or on the gamepad."""
        scene, bindings = self.player.scene, self.player.stage.bindings
        if self.way == "keys":
            return self.player.key(bindings.codes(scene.context, action)[0])
        if self.way == "mouse":
            box = next(control.box for control in scene.strip.controls if control.name == action)
            k = scene.strip.kit.scale
            return self.player.click(((box.x + box.w / 2) * k, (box.y + box.h / 2) * k))
        return self.pull(bindings.controls(Place(scene.context, action), PAD)[0])

    def pull(self, name):
        """Press and let go a button or a trigger of the gamepad."""
        axis = next((axis for axis, trigger in TRIGGERS.items() if trigger == name), None)
        if axis is None:
            return self.pad(name)
        for value in (32767, 0):
            pygame.event.post(pygame.event.Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=axis, value=value))
        return self.player.frames(2)

    def confirm(self):
        return self.player.key(K.KSCAN_RETURN) if self.way == "keys" else self.pad("a")

    def back(self):
        return self.pad("b") if self.way == "pad" else self.player.key(K.KSCAN_ESCAPE)

    def fight(self):
        """Go from the briefing through the battle to the debriefing."""
        assert isinstance(self.player.scene, BriefingScene)
        self.choose("begin")
        battle = self.player.frames(3)
        assert isinstance(battle, BattleScene)
        for _ in range(200):
            if battle.simulation.over:
                break
            battle.pass_battle(0.05, 1.0)
        battle._ended_s = 60.0
        debrief = self.player.frames(2)
        assert isinstance(debrief, DebriefScene)
        debrief.update(2.0)
        return debrief
