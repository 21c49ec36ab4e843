"""The loop: events in, time on, picture out, until no scene follows."""

from __future__ import annotations

import time

import pygame

from game.app import keys
from game.app import settings as choices
from game.app.bindings import COMMON, MENUS
from game.app.scene import Scene, Stage

FRAMES_PER_S = 60
_SWITCH_S = 1.0


def run(stage: Stage, scene: Scene | None, frames: int | None = None) -> Scene | None:
    """Show scenes until there is none, the window is closed, or so many frames have been drawn.

    Returns: the scene shown last, None when all is over
    """
    last = time.perf_counter()
    clock = pygame.time.Clock()
    while scene is not None and frames != 0:
        stage.scene = scene
        now = time.perf_counter()
        real_dt, last = now - last, now
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                scene.closing()
                return None
            keys.follow(event)
            presses = stage.pad.take(event)
            for press in presses or ():
                if not scene.done:
                    scene.press(press)
            if presses is None and not _window_event(stage, scene, event) and not scene.done:
                scene.handle(scene.as_menu(event))
        if not scene.done:
            scene.update(real_dt)
        if scene.done:
            scene, last = scene.next, time.perf_counter()  # loading is no time of the battle
            continue
        scene.draw(stage.surface)
        pygame.display.flip()
        frames = None if frames is None else frames - 1
        clock.tick(FRAMES_PER_S)
    return scene


def _window_event(stage: Stage, scene: Scene, event: pygame.event.Event) -> bool:
    """Follow the window's size; one key changes to full screen and back. Returns: whether the event is dealt with"""
    if event.type == pygame.VIDEORESIZE:
        surface = pygame.display.get_surface()
        if surface is not None:
            stage.surface = surface
            scene.resize()
        return True
    if event.type == pygame.WINDOWFOCUSLOST:
        # Changing to full screen takes the focus away for a moment; the player has not.
        return time.perf_counter() - stage.switched_s < _SWITCH_S
    context = COMMON if scene.context == MENUS else scene.context
    heard = event.type == pygame.KEYDOWN and not scene.types
    if heard and stage.bindings.key(context, event.scancode) == "full_screen":
        stage.settings.full_screen = not stage.settings.full_screen
        stage.set_screen()
        choices.save(stage.settings)
        scene.resize()
        return True
    return False
