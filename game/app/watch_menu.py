"""The menu over a replay."""

from __future__ import annotations

from game.app.overlays import HelpScene, PauseScene
from game.app.watch_scene import WatchScene


class WatchMenu(PauseScene):
    """Goes on, takes over, begins anew, shows the controls, or leaves."""

    title = "Replay"

    def lay_out(self) -> None:
        """Make the menu."""
        super().lay_out()
        self.choices = (
            ("resume", "Watch on"), ("take_over", "Take over from here"), ("restart", "From the beginning"),
            ("controls", "Controls"), ("quit", "Leave the replay"),
        )  # fmt: skip

    def subtitle(self) -> str:
        """Name the battle, and when it was fought."""
        heading = self._watched.film.replay.heading
        return f"{heading.title}   {heading.when}   Seed {heading.seed}"

    @property
    def _watched(self) -> WatchScene:
        assert isinstance(self.below, WatchScene)
        return self.below

    def choose(self, name: str) -> None:
        """Do what a choice says."""
        scene = self._watched
        if name == "controls":
            self.go(HelpScene(self.stage, self))
        elif name == "quit":
            self.stage.board.stop_loops()
            self.stage.board.pause(False)
            self.go(self.stage.open("replays", scene.choice.library))
        else:
            self.paused &= name != "restart"
            self.close()
            if name == "restart":
                scene.go_to(0)
            elif name == "take_over":
                scene.take_over()
