"""The map of the war in the campaign editor: what is on the desk, the hand that moves battles, the picture behind."""

from __future__ import annotations

from typing import Any

import pygame
from numpy.typing import ArrayLike

from game.app.editor_canvas import Canvas
from game.app.editor_hands import Hands
from game.app.home import home
from game.app.scene import Stage
from game.editor.deeds import calendar
from game.editor.deeds.common import Point
from game.editor.desk import Desk
from game.editor.looking import Looked
from game.editor.things import MAP_WU, Thing, of_map, on_map
from game.ui.screen import cover
from game.view.hulls import Progress

_WAYS = (120, 130, 144)
_NAMES_PX = 130
_DIM = (70, 74, 82)  # of what lies behind the map


class CampaignDesk(Desk):
    """One campaign on the desk."""

    @property
    def title(self) -> str:
        """Give what the campaign is called."""
        return str(self.data.get("subtitle") or "A campaign")

    def delete(self) -> None:
        """Take the chosen battles out of the calendar."""
        if self.do(calendar.remove_battles, list(self.picks)):
            self.choose(())


class MapHands(Hands):
    """The hand on the map of the war: it chooses battles, and moves them."""

    def take(self, tool: str, unit: str = "") -> None:
        """Stay with the hand: there are no tools here."""
        super().take("select")

    def _drop(self, by: Point) -> None:
        self.shift(by)

    def shift(self, by: Point, merge: str = "") -> None:
        """Move what is chosen. by: [wu] of the canvas"""
        places = {}
        for path in self.desk.picks:
            at = self.desk.session.level.get((*path, "at"))
            if path[:1] == ("battle",) and isinstance(at, list) and len(at) == 2:
                x, y = on_map((at[0], at[1]))
                places[path] = of_map((x + by[0], y + by[1]))
        if places and by != (0.0, 0.0):
            self.desk.do(calendar.put_on_map, places, merge=merge)


class MapCanvas(Canvas):
    """The map of the war: Home behind it, the way from battle to battle."""

    def __init__(self, stage: Stage, data: Any) -> None:
        super().__init__(stage, {})
        self.camera.jump((MAP_WU[0] / 2, MAP_WU[1] / 2))
        self._back: pygame.Surface | None = None

    @property
    def ready(self) -> bool:
        """Say that there is always a picture."""
        return True

    def take(self, look: Looked, progress: Progress) -> None:
        """Need nothing of a battle."""

    def resize(self) -> None:
        """Fit into the window."""
        self.camera.size, self._back = self.stage.size, None

    def draw(self, surface: pygame.Surface, dt: float) -> None:
        """Draw what lies behind the marks."""
        self.camera.update(dt)
        if self._back is None:
            self._back = home(self.stage)
        cover(surface, self._back)
        surface.fill(_DIM, special_flags=pygame.BLEND_RGB_MULT)
        (left, top), (right, bottom) = self._px((0.0, MAP_WU[1])), self._px((MAP_WU[0], 0.0))
        pygame.draw.rect(surface, _WAYS, (left, top, right - left, bottom - top), 1)

    def frame(self, things: list[Thing], room: pygame.Rect) -> None:
        """Look at battles so that their names are seen too."""
        super().frame(things, room.inflate(-_NAMES_PX, -_NAMES_PX // 2))

    def way(self, surface: pygame.Surface, spots: list[Point]) -> None:
        """Draw the way of the war."""
        if len(spots) > 1:
            pygame.draw.aalines(surface, _WAYS, False, [self._px(spot) for spot in spots])

    def _px(self, at: ArrayLike) -> Point:
        x, y = self.camera.to_screen(at).tolist()
        return float(x), float(y)
