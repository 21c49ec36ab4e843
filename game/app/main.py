"""The command line: play, skirmish, replay, edit, simulate, check, picture."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from game.base import paths
from game.base.errors import ContentError, GameError

_PROGRAM = "defense-of-home"
_DATA_DIR, _VERBOSE = "keep everything of the player's in this folder", "say more"
_DIFFICULTIES = ("easy", "ordinary", "hard")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        description="Defense of Home: an alien war, battle by battle. No command opens the battles.",
    )
    parser.add_argument("--data-dir", type=Path, help=_DATA_DIR)
    parser.add_argument("--verbose", action="store_true", help=_VERBOSE)
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--data-dir", type=Path, help=_DATA_DIR)
    everywhere.add_argument("--verbose", action="store_true", help=_VERBOSE)
    parents = [everywhere]
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    play = commands.add_parser("play", parents=parents, help="play a battle; without a level, choose one")
    play.add_argument("level", nargs="?", help="a level's id, such as picket, or the path of its file")
    play.add_argument("--seed", type=_count(0), help="the battle's seed; random when left out")
    play.add_argument("--autopilot", action="store_true", help="let the autopilot fly; F takes over")
    play.add_argument(
        "--headless", action="store_true", help="no window: run on autopilot, then the debriefing"
    )
    play.add_argument(
        "--continue", action="store_true", dest="resume", help="go on from the battle's last checkpoint"
    )
    play.add_argument("--difficulty", choices=_DIFFICULTIES, help="how the enemy behaves")

    replay = commands.add_parser("replay", parents=parents, help="watch a battle that has been fought")
    replay.add_argument("file", type=Path, metavar="FILE", help="a file of the player's folder replays")
    replay.add_argument(
        "--check", action="store_true", help="no window: fight it again, and say whether it comes to the same end"
    )
    skirmish = commands.add_parser("skirmish", parents=parents, help="set a battle up, or one from a file")
    skirmish.add_argument("setup", nargs="?", type=Path, metavar="FILE", help="a set-up, such as FILE.toml")

    simulate = commands.add_parser(
        "simulate", parents=parents, help="run many battles on autopilot; one line of JSON a battle"
    )
    simulate.add_argument("level")
    simulate.add_argument("--battles", type=_count(1), default=8, metavar="N")
    simulate.add_argument("--seed", type=_count(0), default=1000, metavar="S", help="of the first battle")
    simulate.add_argument("--jobs", type=_count(1), default=os.cpu_count() or 1, metavar="J")
    simulate.add_argument("--difficulty", choices=_DIFFICULTIES, default="ordinary")
    simulate.add_argument(
        "--out", type=Path, metavar="FILE.jsonl", help="write the lines here, and a table instead"
    )

    check = commands.add_parser("check", parents=parents, help="check levels and rule files")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")

    edit = commands.add_parser("edit", parents=parents, help="open the level editor, or a level in it")
    edit.add_argument("level", nargs="?", help="a level's id, opened as a copy, or the path of its file")

    picture = commands.add_parser("picture", parents=parents, help="draw one moment of a battle")
    picture.add_argument("level")
    picture.add_argument("--at", type=float, required=True, metavar="SECONDS")
    picture.add_argument("--seed", type=_count(0), default=1000)
    picture.add_argument("--size", type=_size, default=(1280, 720), metavar="WxH")
    picture.add_argument("--zoom", type=float, metavar="Z", help="pixels for a world unit, 0.25 to 1.6")
    picture.add_argument(
        "--look", metavar="SHIP", help="a ship's id to look at; the player's own when left out"
    )
    picture.add_argument("--plain", action="store_true", help="without the head-up display")
    picture.add_argument("--out", type=Path, metavar="FILE.png")
    return parser


def _count(least: int) -> Callable[[str], int]:
    def whole(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if not least <= value < 2**63:
            raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of {least} or more")
        return value

    return whole


def _size(text: str) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        width = height = 0
    if not (320 <= width <= 7680 and 200 <= height <= 4320):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size such as 1280x720 (320x200 to 7680x4320)")
    return width, height


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the game's command line.

    Returns: 0 when all went well, 1 when what was checked is faulty, 2 when what was asked for cannot be done
    """
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO if options.verbose else logging.WARNING, format="%(message)s")
    try:
        if options.data_dir is not None:
            paths.set_data_dir(options.data_dir)
        return _run(options)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except GameError as error:
        print(f"{_PROGRAM}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 2
    except KeyboardInterrupt:
        return 130


def _run(options: argparse.Namespace) -> int:
    # Imported here: what runs without a window must not wait for, or need, a display library.
    if options.command == "simulate":
        from game.app.text import simulate

        return simulate(options)
    if options.command == "check":
        from game.app.text import check

        return check(options.files)
    if options.command == "picture":
        from game.app.pictures import picture

        return picture(options)
    if options.command == "replay" and options.check:
        from game.app.replay_text import check_replay

        return check_replay(options.file)
    if options.command == "play" and options.headless and not options.resume:
        from game.app.text import play_headless

        return play_headless(options, picture=False)
    from game.app.playing import play

    return play(options)
