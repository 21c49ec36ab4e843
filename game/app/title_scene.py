"""The title: where the game begins, with a battle behind it."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.app import crash, lessons, unfinished
from game.app.home import home
from game.app.scene import Scene, Stage, control_of
from game.app.title_battle import TitleBattle
from game.rules.campaign import battle_of
from game.rules.library import Library
from game.ui.title import Title, TitleEntry, TitleState

_FADE_S = 1.2
_BEHIND = "picket"


class TitleScene(Scene):
    """Offers everything there is."""

    def __init__(self, stage: Stage, library: Library, notice: str = "") -> None:
        super().__init__(stage)
        self.library = library
        stage.campaign = None  # the title is of the game's own war
        self.room = stage.war_room(library)
        self.left = unfinished.find(library, self.room)
        words = [notice, crash.told(), self.room.notice, self.left.words]
        self.state = TitleState(self._entries(), subtitle=self.room.campaign.subtitle)
        self.state.notice = " ".join(word for word in words if word)
        self._back: pygame.Surface | None = None
        self._frames = 0
        self.resize()
        stage.board.music(0.3, "menu")

    def _entries(self) -> list[TitleEntry]:
        entries = []
        if self.left.choice is not None:
            entries.append(TitleEntry("resume", "Return to the battle", self.left.label))
        coming = self.room.next()
        if self.room.begun:
            rule = battle_of(self.room.campaign, coming) if coming is not None else None
            note = f"{coming.title}{f'. {rule.when}' if rule else ''}" if coming is not None else "What came after"
            entries.append(TitleEntry("continue", "Continue", note))
        entries += [
            TitleEntry("campaign", "Campaign"), TitleEntry("battles", "Battles"), TitleEntry("skirmish", "Skirmish"),
            TitleEntry("training", "Training"), TitleEntry("levels", "Level editor"), TitleEntry("replays", "Replays"),
            TitleEntry("codex", "Codex"), TitleEntry("settings", "Settings"), TitleEntry("credits", "Credits"),
            TitleEntry("quit", "Quit"),
        ]  # fmt: skip
        if not lessons.load(self.stage.settings.profile)[0]:  # who has learnt nothing yet finds it at once
            training = next(entry for entry in entries if entry.name == "training")
            training.note = "Short lessons, at your own pace"
            entries.remove(training)
            entries.insert(self.left.choice is not None, training)
        return entries

    def resize(self) -> None:
        """Lay the screen out for the window."""
        chosen, stage = self.stage.settings, self.stage
        before: Title | None = getattr(self, "screen", None)
        self.screen = Title(stage.size, stage.scale, chosen.palette, stage.portraits)
        self.screen.focus = before.focus if before is not None else None
        if self._back is None or self._back.get_size() != stage.size:
            self._back = home(stage)
        self.state.backdrop = self._back

    def handle(self, event: pygame.event.Event) -> None:
        """Go where an entry leads; a level that is dropped on the window opens in the editor."""
        if event.type == pygame.DROPFILE:
            self.go(self.stage.open("levels", self.library, Path(event.file), True))
            return
        if event.type == pygame.KEYDOWN and event.scancode == pygame.KSCAN_ESCAPE:
            self.screen.focus = "quit"
            return
        name = control_of(self.screen, event, self.stage.board)
        coming = self.room.next()
        if name == "resume" and self.left.choice is not None:
            self.go(self.stage.open("loading", self.left.choice))
        elif name == "continue" and coming is not None:
            self.go(self.stage.open("briefing", self.library, coming.id))
        elif name in ("continue", "campaign"):
            self.go(self.stage.open("campaign", self.library))
        elif name in ("battles", "skirmish", "training", "replays", "levels"):
            self.go(self.stage.open("list" if name == "battles" else name, self.library))
        elif name in ("settings", "credits"):
            self.go(self.stage.open(name, self))
        elif name == "codex":
            self.go(self.stage.open("codex", self, self.library))
        elif name == "quit":
            self.go(None)

    def update(self, real_dt: float) -> None:
        """Let the battle behind go on; it is begun once the title has been seen."""
        self.stage.board.update(real_dt)
        if self._frames and self.stage.behind is None:
            self.stage.behind = self._begin()
        if self.stage.behind is not None:
            self.stage.behind.advance(real_dt)
            if self.stage.behind.ready:
                self.state.shown = min(1.0, self.state.shown + real_dt / _FADE_S)

    def _begin(self) -> TitleBattle:
        stage, room = self.stage, self.room
        level = room.level(_BEHIND) or next(each for each in room.levels.values() if each.theatre == "orbit")
        return TitleBattle(self.library, level, stage.assets, stage.size, stage.cache, stage.settings.calm)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the title over its battle."""
        self._frames += 1
        behind = self.stage.behind
        self.state.battle = behind.draw(self.stage.size) if behind is not None else None
        if self.state.battle is None:
            self.state.shown = 0.0
        self.state.caption = behind.level.title if behind is not None and behind.ready else ""
        self.screen.draw(surface, self.state)

