"""The course of a level: when each trigger fires, as far as the level says it, and after what where it does not."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.base.errors import KeyPath
from game.editor.deeds.common import is_number
from game.editor.deeds.timing import LONGEST_S

CLOCK = (
    ("race", "Race comes"), ("arume", "Arume come"), ("radio", "Radio"), ("orders", "Orders"),
    ("goals", "Goals, phases"), ("ends", "How it ends"), ("from", "Not before"),
)  # fmt: skip
"""lanes of what comes at a known time"""
_LANE_OF = {"radio": "radio", "order": "orders", "launch": "orders", "doctrine": "orders", "task": "orders",
            "objective": "goals", "checkpoint": "goals", "end": "ends"}  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """A trigger in one lane.

    trigger: its place, -1 for the limit; path: what is chosen with it
    at_s:   [s] of the battle, or after what its lane begins with
    field:  the number a hand changes to move it, None where nothing can be moved
    kinds:  what it does there; side: whose it is, "" for nobody's; unless: it may be kept from firing
    after:  the trigger whose firing it waits for, -1 for none; radio: the longest line it says
    """

    trigger: int
    path: KeyPath
    at_s: float
    field: KeyPath | None
    kinds: tuple[str, ...]
    side: str
    text: str
    after: int = -1
    unless: bool = False
    radio: str = ""


@dataclass(frozen=True)
class Lane:
    """One lane. root: the trigger that a chain begins with, -1 on the clock; label: what it is called"""

    name: str
    label: str
    moments: tuple[Moment, ...]
    root: int = -1


@dataclass(frozen=True)
class Course:
    """All lanes: of the clock, then a chain for each trigger whose time nobody knows. limit_s: [s] the latest end"""

    lanes: tuple[Lane, ...]
    limit_s: float

    @property
    def chain_s(self) -> float:
        """Give how long the longest chain is. [s]"""
        return max((m.at_s for lane in self.lanes if lane.root >= 0 for m in lane.moments), default=0.0)


@dataclass(frozen=True)
class _When:
    """When a trigger fires.

    root: the trigger counted from, -1 for the clock; earliest: [s] not before, and the number that says so
    """

    root: int
    at_s: float
    field: KeyPath | None
    after: int = -1
    earliest: tuple[float, KeyPath] | None = None


def course_of(data: Any) -> Course:
    """Read the course off a level, however faulty."""
    triggers = [each if isinstance(each, dict) else {} for each in _listed(data.get("trigger"))]
    named = {str(each.get("id")): n for n, each in reversed(list(enumerate(triggers)))}
    known: dict[int, _When] = {}
    for n in range(len(triggers)):
        _time_of(triggers, named, n, known, ())
    limit_s = _number(data.get("limit_s"))
    clock: dict[str, list[Moment]] = {name: [] for name, _ in CLOCK}
    for n, trigger in enumerate(triggers):
        when = known[n]
        if when.root < 0:
            for lane, moment in _on_clock(data, n, trigger, when):
                clock[lane].append(moment)
        if when.earliest is not None:
            at_s, field = when.earliest
            clock["from"].append(_moment(data, n, trigger, _When(-1, at_s, field), _acts(trigger), _id(trigger, n)))
    late = data.get("late")
    if limit_s:
        outcome = str(late.get("outcome", "")) if isinstance(late, dict) else ""
        words = f"{outcome} at the limit".strip()
        clock["ends"].append(Moment(-1, ("late",), limit_s, ("limit_s",), ("end",), "", words))
    lanes = [Lane(name, label, _in_order(clock[name])) for name, label in CLOCK if clock[name] or name != "from"]
    for root, trigger in enumerate(triggers):
        if known[root].root == root:
            chain = [n for n in range(len(triggers)) if known[n].root == root]
            moments = [_moment(data, n, triggers[n], known[n], _acts(triggers[n]), _id(triggers[n], n)) for n in chain]
            lanes.append(Lane(f"chain:{root}", _id(trigger, root), _in_order(moments), root))
    return Course(tuple(lanes), limit_s)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _tables(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    return ((n, each) for n, each in enumerate(_listed(value)) if isinstance(each, dict))


def _in_order(moments: list[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(moments, key=lambda each: (each.at_s, each.trigger)))


def _id(trigger: Mapping[str, Any], place: int) -> str:
    return str(trigger.get("id") or place + 1)


def _number(value: Any) -> float:
    """Give a time that can be drawn. [s]"""
    return min(max(float(value), 0.0), LONGEST_S) if is_number(value) and math.isfinite(value) else 0.0


# ---- when -----------------------------------------------------------------------------------------------
def _time_of(
    triggers: list[dict[str, Any]], named: Mapping[str, int], place: int, known: dict[int, _When],
    asked: tuple[int, ...],
) -> _When | None:  # fmt: skip
    """Say when a trigger fires, asking those it waits for first; None in a ring."""
    if place in known:
        return known[place]
    if place in asked:
        return None
    clock: list[_When] = []
    chained: list[_When] = []
    sure = True
    for n, each in _tables(triggers[place].get("when")):
        path: KeyPath = ("trigger", place, "when", n)
        if each.get("kind") == "time":
            clock.append(_When(-1, _number(each.get("at_s")), (*path, "at_s")))
        elif each.get("kind") == "after" and str(each.get("trigger")) in named:
            other = named[str(each["trigger"])]
            before = _time_of(triggers, named, other, known, (*asked, place))
            wait_s = _number(each.get("wait_s"))
            found = _When(-1 if before is None else before.root, (before.at_s if before else 0.0) + wait_s,
                          (*path, "wait_s"), other)  # fmt: skip
            sure = sure and before is not None
            (chained if found.root >= 0 else clock).append(found)
        else:
            sure = False
    known[place] = _joined(place, clock, chained, sure)
    return known[place]


def _joined(place: int, clock: list[_When], chained: list[_When], sure: bool) -> _When:
    """Give when all of several conditions hold: the last of them says it, where they count from the same moment."""
    last = max(clock, key=lambda each: each.at_s, default=None)
    if sure and not chained and last is not None:
        return last
    earliest = (last.at_s, last.field) if last is not None and last.field is not None and last.after < 0 else None
    if sure and not clock and len({each.root for each in chained}) == 1:
        return max(chained, key=lambda each: each.at_s)
    after = max(chained, key=lambda each: each.at_s).after if chained else -1
    return _When(place, 0.0, None, after, earliest)


# ---- what -----------------------------------------------------------------------------------------------
def _acts(trigger: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [each for _, each in _tables(trigger.get("do"))]


def _on_clock(data: Any, place: int, trigger: Mapping[str, Any], when: _When) -> Iterator[tuple[str, Moment]]:
    by_lane: dict[str, list[dict[str, Any]]] = {}
    for each in _acts(trigger):
        kind = str(each.get("kind"))
        lane = _side(data, each) or "race" if kind == "wave" else _LANE_OF.get(kind, "orders")
        by_lane.setdefault(lane if lane in dict(CLOCK) else "orders", []).append(each)
    for lane, acts in (by_lane or {"orders": []}).items():
        yield lane, _moment(data, place, trigger, when, acts, _words(data, acts) or _id(trigger, place))


def _moment(
    data: Any, place: int, trigger: Mapping[str, Any], when: _When, acts: list[dict[str, Any]], text: str
) -> Moment:
    kinds = tuple(dict.fromkeys(str(each.get("kind")) for each in acts))
    side = next((found for found in (_side(data, each) for each in acts) if found), "")
    radio = max((str(each.get("text", "")) for each in acts if each.get("kind") == "radio"), key=len, default="")
    return Moment(place, ("trigger", place), when.at_s, when.field, kinds, side, text, when.after,
                  bool(trigger.get("unless")), radio)  # fmt: skip


def _words(data: Any, acts: list[dict[str, Any]]) -> str:
    """Say what actions of one lane do."""
    out = []
    for each in acts:
        force = _force(data, each)
        who = str(force.get("name") or each.get("force") or "")
        kind = each.get("kind")
        if kind == "wave":
            out.append(who)
        elif kind in ("order", "doctrine", "task"):
            out.append(f"{who}: {str(each.get(str(kind), '')).replace('_', ' ')}")
        else:
            keys = ("text", "name", "objective", "outcome", "ship")
            out.append(str(next((each[key] for key in keys if each.get(key)), kind)))
    return ", ".join(part for part in out if part)


def _force(data: Any, action: Mapping[str, Any]) -> Mapping[str, Any]:
    return next((each for _, each in _tables(data.get("force")) if each.get("id") == action.get("force")), {})


def _side(data: Any, action: Mapping[str, Any]) -> str:
    """Give the side of whom an action is about: the force, or who speaks."""
    speakers = data.get("speaker")
    if action.get("kind") == "radio" and isinstance(speakers, dict):
        who = speakers.get(str(action.get("speaker")))
        return str(who.get("side", "")) if isinstance(who, dict) else ""
    return str(_force(data, action).get("side", "")) if action.get("force") else ""
