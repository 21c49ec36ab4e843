"""Playing: opens the window and the sound, or says that there is no display and plays as text."""

from __future__ import annotations

import argparse
import logging
import os
import random
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.app import checkpoints, replays
from game.app import settings as choices
from game.app.choice import Choice
from game.app.crash import CODE, CrashCare
from game.app.list_scene import ListScene
from game.app.loop import run
from game.app.overlays import HelpScene, PauseScene, SettingsScene
from game.app.reading_scene import credits_scene
from game.app.scene import Scene, Stage
from game.app.settings import Settings
from game.app.title_scene import TitleScene
from game.app.window import has_display, open_window
from game.base import paths, storage
from game.base.errors import GameError, nearest_name
from game.rules.level import LevelRule
from game.rules.levels import find_level, shipped_levels
from game.rules.library import Library, standard
from game.view.sound import SoundBoard


def play(options: argparse.Namespace) -> int:
    """Open the battles, or one of them."""
    editing = getattr(options, "command", "") == "edit"
    wanted = None if editing else getattr(options, "level", None)
    library = standard()
    level = find_level(wanted, library) if wanted else None
    skirmish, setup = getattr(options, "command", "") == "skirmish", None
    if skirmish:
        from game.app.skirmish_start import setup_of  # the title does not wait for it

        setup = setup_of(options, library)
    back = _resumed(options, library, level) if getattr(options, "resume", False) else None
    if getattr(options, "file", None) is not None:
        back = Choice.watch(library, replays.read(options.file, library))
    if not has_display():
        if editing:
            raise GameError("There is no display here, and the level editor needs one. 'check FILE' checks a level.")
        if back is not None and back.replay is not None:
            print("There is no display here: the battle is fought again, and its end told.", file=sys.stderr)
            from game.app.replay_text import check_replay

            return check_replay(options.file)
        if back is not None:
            raise GameError("There is no display here, and a checkpoint is for a player. Leave --continue out.")
        print("There is no display here: the battle runs on autopilot.", file=sys.stderr)
        if skirmish:
            from game.app.skirmish_start import fight_unseen

            return fight_unseen(library, setup)
        if not wanted:
            return _no_level()
        from game.app.text import play_headless  # what a window never needs is not waited for

        return play_headless(options, picture=True)
    log = storage.log_to(paths.user_log() / "game.log")
    logging.getLogger().addHandler(log)
    chosen, words = choices.load_told()
    assets = paths.assets()
    surface = open_window("Defense of Home", assets / "images" / "icons" / "window.png", chosen.full_screen)
    board = SoundBoard(assets)
    stage = make_stage(surface, chosen, board, assets, paths.user_cache())
    stage.pad.start()
    try:
        if editing:
            scene: Scene = editing_scene(stage, library, options.level)
        elif skirmish:
            scene = stage.open("skirmish", library, setup)
        elif level is None:
            scene = TitleScene(stage, library, words)
        elif back is not None:
            scene = stage.open("loading", back)
        else:
            seed = options.seed if options.seed is not None else random.SystemRandom().randrange(2**31)
            chosen.difficulty = options.difficulty or chosen.difficulty
            scene = briefed(stage, Choice(library, level, seed, chosen.difficulty, options.autopilot))
        with CrashCare(stage) as care:
            run(stage, scene)
    finally:
        if stage.behind is not None:
            stage.behind.stop()
        board.close()
        pygame.quit()
        logging.getLogger().removeHandler(log)
        log.close()
    return 0 if not care.crashed else CODE


def _resumed(options: argparse.Namespace, library: Library, level: LevelRule | None) -> Choice:
    """Choose to go on from a level's checkpoint. Raises: GameError when that cannot be"""
    if level is None:
        raise GameError("Name the battle to go on with: play airbase --continue")
    if options.seed is not None or options.difficulty or options.autopilot or options.headless:
        raise GameError(
            "A checkpoint has its own seed, difficulty and pilot, and needs a window: "
            "leave --seed, --difficulty, --autopilot and --headless out, or --continue."
        )
    found = checkpoints.find(library, level)
    if found.checkpoint is None:
        raise GameError(found.words or f"There is no checkpoint of {level.title} to go on from.")
    return Choice.back_to(library, level, found.checkpoint)


def editing_scene(stage: Stage, library: Library, wanted: str | None) -> Scene:
    """Open the level editor, or a level in it: one of the game's own by name, or a file. Raises: GameError"""
    if not wanted:
        return stage.open("levels", library)
    path = shipped_levels().get(wanted) or Path(wanted).expanduser()
    if not path.is_file():
        near = nearest_name(wanted, shipped_levels())
        hint = f" Did you mean '{near}'?" if near else ""
        raise GameError(f"There is no level '{wanted}' to edit: neither a file nor one of the game's own.{hint}")
    from game.app.editor_list_scene import opened

    return opened(stage, library, path)


def briefed(stage: Stage, choice: Choice) -> Scene:
    """Begin a battle that was not chosen from the list: what it is about is shown while it loads."""
    from game.app.loading_scene import LoadingScene  # loads all that battles are seen with

    scene, level = LoadingScene(stage, choice), choice.level
    scene.state.briefing = list(level.briefing[:2])
    scene.state.goals = [goal.text for goal in level.objective if goal.state != "hidden"]
    return scene


def make_stage(
    surface: pygame.Surface, chosen: Settings, board: SoundBoard, assets: Path, cache: Path | None
) -> Stage:
    """Set the stage: everything scenes share, and the doors between them."""
    stage = Stage(surface, chosen, board, assets, cache)
    scenes: dict[str, Callable[..., Scene]] = {
        "list": ListScene,
        "loading": _later("loading_scene", "LoadingScene"),
        "debrief": _later("debrief_scene", "DebriefScene"),
        "help": HelpScene, "menu": PauseScene, "settings": SettingsScene, "title": TitleScene,
        "bindings": _later("bindings_scene", "BindingsScene"),
        "campaign": _later("campaign_scene", "CampaignScene"),
        "briefing": _later("briefing_scene", "BriefingScene"),
        "codex": _later("codex_scene", "codex_scene"),
        "training": _later("training_scene", "TrainingScene"),
        "lesson_end": _later("training_scene", "LessonEndScene"),
        "levels": _later("editor_list_scene", "EditorListScene"),
        "replays": _later("replays_scene", "ReplaysScene"),
        "watch_menu": _later("watch_menu", "WatchMenu"),
        "skirmish": _later("skirmish_scene", "SkirmishScene"),
    }  # fmt: skip
    stage.doors = {name: partial(scene, stage) for name, scene in scenes.items()}
    stage.doors["credits"] = partial(credits_scene, stage)
    stage.apply()
    return stage


def _later(module: str, name: str) -> Callable[..., Scene]:
    """Give what makes a scene whose module is loaded when it is first opened: the title does not wait for it."""

    def make(*what: object) -> Scene:
        scene: Scene = getattr(import_module(f"game.app.{module}"), name)(*what)
        return scene

    return make


def _no_level() -> int:
    print("Name a battle to run it: play " + " | ".join(shipped_levels()), file=sys.stderr)
    return 2
