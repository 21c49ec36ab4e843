"""Deeds on time: let a trigger fire at another moment; bring a force, or a line on the radio, at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.base.errors import KeyPath
from game.editor.deeds.common import called
from game.editor.deeds.forces import add_speaker
from game.editor.deeds.triggers import add_trigger
from game.editor.draft import Draft
from game.editor.writing import Refused

LONGEST_S = 36000.0
_SHORTEST_LIMIT_S = 1.0
_DECIMALS = 2


def neat_s(seconds: float) -> float | int:
    """Round a time as a person would write it."""
    out = round(min(max(seconds, 0.0), LONGEST_S), _DECIMALS)
    return int(out) if out == int(out) else out


def retime(level: Draft, field: KeyPath, seconds: float) -> str:
    """Write when a trigger fires, how long it waits for another one, or when the battle ends at the latest."""
    if field == ("limit_s",):
        level.set(field, neat_s(max(seconds, _SHORTEST_LIMIT_S)))
        return "Move the limit"
    level.set(field, neat_s(seconds))
    return f"Move {called(level, field[:2])} in time"


def moment(level: Draft, root: int, seconds: float) -> dict[str, Any]:
    """Give the condition of a moment. root: the trigger it is counted from, -1 for the beginning of the battle"""
    if root < 0:
        return {"kind": "time", "at_s": neat_s(seconds)}
    return {"kind": "after", "trigger": level.get(("trigger", root, "id")), "wait_s": neat_s(seconds)}


def add_wave(level: Draft, force: KeyPath, root: int, seconds: float) -> str:
    """Let a force come at a moment; it is not there before."""
    name = called(level, force)
    if level.get((*force, "later")) is not True:
        level.set((*force, "later"), True)
    act = {"kind": "wave", "force": level.get((*force, "id"))}
    add_trigger(level, f"{act['force']}-comes", moment(level, root, seconds), act)
    return f"Let {name} come at a moment"


def add_radio(level: Draft, speaker: str, text: str, root: int, seconds: float) -> str:
    """Let somebody say something at a moment. speaker: "" for somebody new"""
    if not speaker:
        side = next((each.get("side") for each in level.get(("force",)) or [] if each.get("commanded")), "race")
        add_speaker(level, "New speaker", str(side))
        speaker = list(level.get(("speaker",)))[-1]
    elif speaker not in (level.get(("speaker",)) or {}):
        raise Refused(f"There is no speaker called '{speaker}'.")
    add_trigger(level, f"{speaker}-speaks", moment(level, root, seconds),
                {"kind": "radio", "speaker": speaker, "text": text})  # fmt: skip
    return f"Let {called(level, ('speaker', speaker))} speak at a moment"


def add_act(level: Draft, act: Mapping[str, Any], root: int, seconds: float) -> str:
    """Let anything happen at a moment."""
    add_trigger(level, f"at-{neat_s(seconds)}".replace(".", "-"), moment(level, root, seconds), act)
    return f"Add '{act.get('kind', 'something')}' at a moment"
