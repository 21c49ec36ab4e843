"""Pages to read: the chronicle of the player's war, the epilogue, credits."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.app.chronicle import chronicle_parts
from game.app.home import home
from game.app.scene import Scene, Stage, control_of
from game.app.tracks import play_page
from game.app.war_room import WarRoom
from game.ui.reading import Reading, ReadingState

_WHEEL_LINES = 3
CREDITS = [
    ("heading", "Defense of Home"),
    ("text", "A fan work, by and for people who like to know why a battle went as it did."),
    ("text", "Code, battles, words, pictures, sounds and music were all made for it, the last three by programs."),
    ("text", "Those programs lie beside the game, so that anybody can make everything again."),
    ("heading", "Story"),
    ("text", "A fan's war: two powers, each of them somebody's before, met over a world called Home."),
    ("text", "Every line that is spoken or written here is the game's own."),
    ("heading", "Built on"),
    ("text", "Python. pygame-ce and SDL for window, pictures and sound. NumPy for everything that is many."),
    ("text", "pymunk and Munk2D for what pushes. pydantic for rules that tell their mistakes."),
    ("text", "tomlkit for files that keep their comments, platformdirs for where to keep them, Rich for the terminal."),
    ("text", "Headings are drawn in strokes of our own, running text in the sans bold that comes with pygame-ce."),
    ("heading", "Thanks"),
    ("text", "To those who write libraries and give them away, and to everybody who fights a lost battle to its end."),
    ("heading", "Licence"),
    ("text", "MIT. Change it, pass it on, make your own battles."),
]  # fmt: skip


class ReadingScene(Scene):
    """Shows a page until it is closed. after: makes the scene that follows"""

    def __init__(self, stage: Stage, state: ReadingState, after: Callable[[], Scene]) -> None:
        super().__init__(stage)
        self.state, self._after = state, after
        self._back: pygame.Surface | None = None
        self.resize()

    def resize(self) -> None:
        """Lay the page out for the window."""
        chosen, stage = self.stage.settings, self.stage
        self.screen = Reading(stage.size, stage.scale, chosen.palette, stage.portraits)
        if self._back is None or self._back.get_size() != stage.size:
            self._back = home(stage)
        self.state.backdrop = self._back

    def handle(self, event: pygame.event.Event) -> None:
        """Scroll; close."""
        page = max(1, self.screen.page - 1)
        keys = {pygame.KSCAN_PAGEUP: -page, pygame.KSCAN_PAGEDOWN: page}
        if event.type == pygame.MOUSEWHEEL:
            self.screen.scroll(self.state, -_WHEEL_LINES * event.y)
        elif event.type == pygame.KEYDOWN and event.scancode in keys:
            self.screen.scroll(self.state, keys[event.scancode])
        elif event.type == pygame.KEYDOWN and event.scancode == pygame.KSCAN_ESCAPE:
            self.go(self._after())
        else:
            name = control_of(self.screen, event, self.stage.board)
            if name in ("down", "up"):
                self.screen.scroll(self.state, page if name == "down" else -page)
            elif name == "back":
                self.go(self._after())

    def update(self, real_dt: float) -> None:
        """Keep the music going."""
        self.stage.board.update(real_dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the page."""
        self.screen.draw(surface, self.state)


def again(scene: Scene) -> Scene:
    """Give a scene back that was left for a page."""
    scene.done, scene.next = False, None
    scene.resize()
    return scene


def credits_scene(stage: Stage, below: Scene) -> ReadingScene:
    """Open the credits over the title."""
    state = ReadingState("Credits", "Who and what", parts=list(CREDITS))
    return ReadingScene(stage, state, lambda: again(below))


def chronicle_scene(stage: Stage, room: WarRoom, below: Scene) -> ReadingScene:
    """Open the chronicle of the player's war."""
    state = ReadingState("Chronicle", "The war as you fought it", parts=chronicle_parts(room))
    return ReadingScene(stage, state, lambda: again(below))


def epilogue_scene(stage: Stage, room: WarRoom) -> ReadingScene:
    """Open the epilogue, after which the war has been read to its end."""
    campaign = room.campaign
    room.war.read = True
    room.save()
    play_page(stage.board, "epilogue")
    parts = [("text", paragraph) for paragraph in campaign.epilogue]
    state = ReadingState(campaign.epilogue_title, campaign.epilogue_when, parts=parts, back="The war")
    return ReadingScene(stage, state, lambda: stage.open("campaign", room.library, "epilogue"))
