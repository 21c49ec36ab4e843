"""Loading: bakes what a battle needs behind a bar, then begins it."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.app import checkpoints
from game.app.battle_scene import BattleScene
from game.app.choice import Choice
from game.app.fight_scene import list_after
from game.app.ground_scene import GroundScene
from game.app.home import home
from game.app.scene import ENTER_KEYS, Scene, Stage
from game.app.tracks import track_of
from game.app.watch_battle import WatchBattle
from game.app.watch_ground import WatchGround
from game.base.constants import TICKS_PER_S
from game.base.errors import GameError
from game.sim.snapshot import Recorder, restore
from game.sim.theatre import catalogue_of, surface_catalogue_of
from game.ui.loading import Loading, LoadingState
from game.view.battle_view import BattleView
from game.view.surface_view import SurfaceView
from game.view.theatre_view import make_view

_BACK = 0.3  # share of the bar for bringing a battle back, where one is
_HULLS = 0.8  # share of the bar; the rest is sounds


class LoadingScene(Scene):
    """Shows the bar while hulls are lit and sounds are read."""

    def __init__(self, stage: Stage, choice: Choice) -> None:
        super().__init__(stage)
        self.choice = choice
        chosen = stage.settings
        self.screen = Loading(stage.size, stage.scale, chosen.palette, stage.portraits)
        line = choice.level.advice[0] if choice.level.advice else choice.level.briefing[0]
        self.state = LoadingState(choice.level.title, choice.level.place, line=line, backdrop=home(stage))
        stage.board.music(None)
        self._started = False
        self._after: Scene | None = None
        self._back_share = _BACK if choice.checkpoint is not None else 0.0

    def update(self, real_dt: float) -> None:
        """Do all the work in one go, showing the bar as it fills; a briefing stays until it has been read."""
        if self._after is not None:
            return
        if not self._started:
            self._started = True
            return
        try:
            recorder = self._bring_back()
        except GameError as error:
            words = checkpoints.set_aside(self.choice.level, str(error).rstrip("."), self.choice.slot)
            self.go(list_after(self.stage, self.choice, words))
            return
        on_ground = self.choice.level.theatre == "surface"
        catalogue = surface_catalogue_of if on_ground else catalogue_of
        view = make_view(
            catalogue(self.choice.library), self.choice.level, self.stage.assets, self.stage.size,
            cache=self.stage.cache, calm=self.stage.settings.calm,
            colour_blind=self.stage.settings.palette == "colour_blind", progress=self._progress(),
            like=self.stage.like,
        )  # fmt: skip
        for share in self.stage.board.preload(track_of(self.choice.level)):
            self._show(_HULLS + (1.0 - _HULLS) * share, "Sounds")
        scene = self._scene(view, recorder)
        if not self.state.briefing or self.choice.autopilot:
            self.go(scene)
            return
        self._after, self.state.share, self.state.what = scene, 1.0, ""
        self.state.go_on = "Enter or a click begins the battle"

    def _scene(self, view: BattleView | SurfaceView, recorder: Recorder | None) -> Scene:
        """Make the scene: of a battle that is fought, or of one that is watched."""
        if isinstance(view, SurfaceView):
            if self.choice.replay is not None:
                return WatchGround(self.stage, self.choice, view)
            return GroundScene(self.stage, self.choice, view, recorder)
        if self.choice.replay is not None:
            return WatchBattle(self.stage, self.choice, view)
        return BattleScene(self.stage, self.choice, view, recorder)

    def handle(self, event: pygame.event.Event) -> None:
        """Begin the battle when the briefing has been read."""
        key = event.type == pygame.KEYDOWN and event.scancode in (*ENTER_KEYS, pygame.KSCAN_ESCAPE)
        if self._after is not None and (key or event.type == pygame.MOUSEBUTTONDOWN):
            self.go(self._after)

    def resize(self) -> None:
        """Lay the screen out for the window."""
        chosen = self.stage.settings
        self.screen = Loading(self.stage.size, self.stage.scale, chosen.palette, self.stage.portraits)
        if self._after is not None:
            self._after.resize()

    def _bring_back(self) -> Recorder | None:
        """Bring a battle back from its checkpoint; None for one that begins. Raises: GameError"""
        checkpoint, level = self.choice.checkpoint, self.choice.level
        if checkpoint is None:
            return self._fought() if self.choice.from_s > 0.0 else None
        what = f"Back to {checkpoint.label}"
        self._show(0.0, what, whole=True)
        return restore(
            checkpoint.data, self.choice.library, level,
            lambda share: self._show(self._back_share * share, what, whole=True),
        )  # fmt: skip

    def _fought(self) -> Recorder:
        """Let the autopilots fight until the moment that was asked for."""
        recorder, until = self.choice.begin(), self.choice.from_s
        world = recorder.simulation.world
        while world.time_s < until and not recorder.simulation.over:  # LOOP: ticks before the curtain
            if world.tick % TICKS_PER_S == 0:
                self._show(_BACK * world.time_s / until, f"Fighting up to {until:g} s", whole=True)
            recorder.tick(())
        self._back_share = _BACK
        return recorder

    def _progress(self) -> Callable[[int, int, str], None]:
        return lambda done, total, what: self._show(
            _HULLS * done / max(total, 1), f"Lighting hulls: {what.replace('_', ' ')}"
        )

    def _show(self, share: float, what: str, whole: bool = False) -> None:
        """Move the bar. whole: share is of all that is to be done, not only of what follows the battle's return"""
        self.state.share = share if whole else self._back_share + (1.0 - self._back_share) * share
        self.state.what = what
        self.draw(self.stage.surface)
        pygame.display.flip()
        pygame.event.pump()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the bar."""
        self.screen.draw(surface, self.state)
