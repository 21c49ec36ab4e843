"""How a skirmish is won: objectives and triggers of each goal, as a level says them."""

from __future__ import annotations

from typing import Any

from game.rules.skirmish import SIDE_NAMES, SetupRule

HOLD_S, CAPTURE_S = 90, 30
LIMIT_S = {"orbit": 900, "surface": 540}
FIRST_S, WAVE_S = 120, 75  # of a battle with waves: for the first of them, and for each that follows
_AHEAD = 1.02  # so many times as much must be left for a victory by what is left
BROKEN, _QUIET_S = 6, 60  # who has so many times less left gives up; after so long without a wound it is over
_MET_S = {"orbit": 180, "surface": 200}  # by then fleets have met; before, quiet means nothing
_NEVER_S = 5  # nobody is counted as gone before everybody has come
Table = dict[str, Any]


def limit_of(setup: SetupRule) -> int:
    """Give when a skirmish ends at the latest. [s]"""
    return FIRST_S + WAVE_S * setup.waves if setup.goal == "survive" else LIMIT_S[setup.theatre]


def all_of(setup: SetupRule, side: str) -> Table:
    """Select everybody of a side who counts: houses do not."""
    return {"side": side} if setup.theatre == "orbit" else {"side": side, "except_role": "building"}


def _parties(setup: SetupRule) -> tuple[str, str]:
    """Give what the side whose task it is and the other are called: you and the enemy, or by colour to who looks on."""
    if setup.player is not None:
        return "you", "the enemy"
    return SIDE_NAMES[setup.hero], SIDE_NAMES["arume" if setup.hero == "race" else "race"]


def _end(outcome: str, reason: str) -> list[Table]:
    return [{"kind": "end", "outcome": outcome, "reason": reason}]


def _won(goal: str, reason: str) -> list[Table]:
    said = reason[0].upper() + reason[1:]
    return [{"kind": "objective", "objective": goal, "state": "done"}, *_end("victory", said)]


def _lost(goal: str, reason: str) -> list[Table]:
    said = reason[0].upper() + reason[1:]
    return [{"kind": "objective", "objective": goal, "state": "failed"}, *_end("defeat", said)]


def goal_tables(setup: SetupRule, convoy: int, waves: list[list[str]]) -> tuple[list[Table], list[Table], Table]:
    """Give objectives, triggers and how the battle ends when time is up.

    convoy: units in it, 0 for none; waves: ids of the forces that come in each
    """
    hero = setup.hero
    foe = "arume" if hero == "race" else "race"
    text = {
        "destroy": "Be more than six times as strong as the enemy",
        "hold": f"Stand alone in the middle for {HOLD_S} seconds, all told",
        "capture": f"Stand alone in the enemy's base for {CAPTURE_S} seconds, all told",
        "escort": f"Bring {(convoy + 1) // 2} of {convoy} of the convoy to the harbour",
        "survive": f"Outlive {setup.waves} waves until {limit_of(setup) // 60}:{limit_of(setup) % 60:02}",
    }[setup.goal]
    if setup.player is None:
        text = f"{SIDE_NAMES[hero].capitalize()}: {text[0].lower()}{text[1:]}"
    triggers = [*_special(setup, hero, foe, convoy, waves), *_gone(setup, hero, foe)]
    if setup.goal != "survive":
        triggers += _by_what_is_left(setup, hero, foe)
    late = {"kind": "end", "outcome": "partial", "reason": "Time was up, and neither side was ahead."}
    return [{"id": "goal", "text": text}], triggers, late


def _gone(setup: SetupRule, hero: str, foe: str) -> list[Table]:
    """End a battle in which one side, or both, have nobody left."""
    start = {"kind": "time", "at_s": _NEVER_S}
    theirs = {"kind": "remaining", "of": all_of(setup, foe), "at_most": 0}
    ours = {"kind": "remaining", "of": all_of(setup, hero), "at_most": 0}
    both = {"id": "both-gone", "when": [start, ours, theirs], "do": _end("partial", "Nobody was left on either side.")}
    own, other = _parties(setup)
    lost = {"id": "own-gone", "when": [start, ours], "do": _lost("goal", f"{own} had nobody left to fight on.")}
    won = {"id": "enemy-gone", "when": [start, theirs], "do": _won("goal", f"{other} had nobody left in the field.")}
    if setup.goal == "survive":
        last = {"kind": "after", "trigger": f"wave-{setup.waves}", "wait_s": _NEVER_S}
        won["when"] = [theirs, last] if setup.waves > 1 else [start, theirs]
    return [both, won, lost]


def _by_what_is_left(setup: SetupRule, hero: str, foe: str) -> list[Table]:
    """Decide a battle by what is left: when time is up, or, in orbit, when neither side can hurt the other."""
    ours, theirs = all_of(setup, hero), all_of(setup, foe)
    times: list[tuple[str, list[Table], str]] = [
        ("time", [{"kind": "time", "at_s": limit_of(setup) - 1}], "Time was up"),
    ]
    if setup.goal == "destroy":
        calm = [{"kind": "time", "at_s": _MET_S[setup.theatre]}, {"kind": "quiet", "for_s": _QUIET_S}]
        times.append(("quiet", calm, f"Nobody had hurt anybody for {_QUIET_S} seconds"))
    if setup.theatre == "orbit":
        empty = [{"kind": "spent", "of": ours}, {"kind": "spent", "of": theirs}]
        times.append(("spent", empty, "Neither side had anything left to fire"))
    out = _broken(setup, ours, theirs)
    own, other = _parties(setup)
    for name, when, why in times:
        more = {"kind": "stronger", "of": ours, "to": theirs, "times": _AHEAD}
        less = {"kind": "stronger", "of": theirs, "to": ours, "times": _AHEAD}
        out.append({"id": f"{name}-ahead", "when": [*when, more],
                    "do": _won("goal", f"{why}, and {own} had more left.")})  # fmt: skip
        out.append({"id": f"{name}-behind", "when": [*when, less],
                    "do": _lost("goal", f"{why}, and {other} had more left.")})  # fmt: skip
        even = "Time was up, and neither side was ahead." if name == "time" else f"{why}, and neither was ahead."
        out.append({"id": f"{name}-even", "when": when, "do": _end("partial", even)})
    return out


def _broken(setup: SetupRule, ours: Table, theirs: Table) -> list[Table]:
    """End a battle to the last once it is decided: nobody likes to hunt one ship for ten minutes."""
    if setup.goal != "destroy":
        return []
    start = {"kind": "time", "at_s": _NEVER_S}
    more = {"kind": "stronger", "of": ours, "to": theirs, "times": BROKEN}
    less = {"kind": "stronger", "of": theirs, "to": ours, "times": BROKEN}
    own, other = _parties(setup)
    words = "Less than a sixth of what"
    return [
        {"id": "enemy-broken", "when": [start, more], "do": _won("goal", f"{words} {own} had was left to {other}.")},
        {"id": "own-broken", "when": [start, less], "do": _lost("goal", f"{words} {other} had was left to {own}.")},
    ]


def _special(setup: SetupRule, hero: str, foe: str, convoy: int, waves: list[list[str]]) -> list[Table]:
    """Give what only this goal asks for."""
    own, other = _parties(setup)
    if setup.goal in ("hold", "capture"):
        wanted = HOLD_S if setup.goal == "hold" else CAPTURE_S
        zones = {hero: "middle", foe: "middle"} if setup.goal == "hold" else {hero: f"{foe}-base", foe: f"{hero}-base"}
        what = "the middle" if setup.goal == "hold" else "the base"
        won = {"kind": "held", "zone": zones[hero], "by": hero, "for_s": wanted}
        lost = {"kind": "held", "zone": zones[foe], "by": foe, "for_s": wanted}
        return [
            {"id": "held", "when": [won], "unless": [lost], "do": _won("goal", f"{own} held {what}.")},
            {"id": "held-by-enemy", "when": [lost], "unless": [won], "do": _lost("goal", f"{other} held {what}.")},
        ]
    if setup.goal == "escort":
        need = (convoy + 1) // 2
        through = {"kind": "escaped", "of": {"force": "convoy"}, "at_least": need}
        stopped = {"kind": "lost", "of": {"force": "convoy"}, "at_least": convoy - need + 1}
        return [
            {"id": "through", "when": [through], "do": _won("goal", "Half of the convoy and more came through.")},
            {"id": "stopped", "when": [stopped], "do": _lost("goal", "Too little of the convoy was left.")},
        ]
    if setup.goal == "survive":
        when = [{"kind": "time", "at_s": limit_of(setup) - 1}]
        coming = [_wave(number, forces) for number, forces in enumerate(waves[1:], 2)]
        return [*coming, {"id": "outlived", "when": when, "do": _won("goal", f"Time was up, and {own} still stood.")}]
    return []


def _wave(number: int, forces: list[str]) -> Table:
    """Let a wave come, some time after the one before."""
    before: list[Table] = [{"kind": "time", "at_s": FIRST_S - WAVE_S}]
    if number > 2:
        before = [{"kind": "after", "trigger": f"wave-{number - 1}", "wait_s": WAVE_S}]
    return {"id": f"wave-{number}", "when": before, "do": [{"kind": "wave", "force": each} for each in forces]}
