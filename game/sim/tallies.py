"""Tallies: what a debriefing says of sides and ships, as plain values, and a side's missiles as a flow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

FLOWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("laser", "lasers", ("laser",)),
    ("cannon", "cannon", ("cannon",)),
    ("interceptor", "interceptors", ("interceptor",)),
    ("other", "blasts and wrecks", ("fratricide", "wreck", "genocide")),
    ("shield", "shields", ("shield",)),
    ("hull", "hulls", ("hull",)),
    ("burst", "bursts", ("burst",)),
    ("spent", "astray", ("spent",)),
    ("flying", "still flying", ("flying",)),
)
"""where missiles go: key, word, fates it gathers; in the order in which a defence meets them"""
FLOW_WORDS = {key: word for key, word, _ in FLOWS}


class SideTally(NamedTuple):
    """Missiles and ships of one side.

    leaked: missiles that reached a hull; flow: (key of FLOWS, missiles) of its launches, without what is nought
    name: what the side is called in this battle, where that is not who built its ships
    """

    side: str
    launched: int
    intercepted: int
    leaked: int
    lost: str
    flow: tuple[tuple[str, int], ...] = ()
    decoys: int = 0
    name: str = ""


class ShipTally(NamedTuple):
    """One named ship; state is whole, damaged, crippled, adrift or lost.

    intercepted: missiles it shot down; hits: on its hull; arrived: of its own missiles, those that reached a hull;
    on_shield: missiles its shield stopped
    """

    name: str
    side: str
    launched: int
    intercepted: int
    hits: int
    state: str
    arrived: int = 0
    on_shield: int = 0


class RoleTally(NamedTuple):
    """All units of one kind on the surface: how many came, were lost, got out, and are left; and whom they felled."""

    name: str
    side: str
    came: int
    lost: int
    out: int
    left: int
    felled: int = 0


def flow_of(totals: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """Give where the missiles of one side went, from its totals in the ledger."""
    sorts = [totals["ordinary"], totals["explosive"]]
    counts = [(key, sum(sort.get(fate, 0) for sort in sorts for fate in fates)) for key, _, fates in FLOWS]
    return tuple((key, count) for key, count in counts if count)


def flow_lines(battles: Iterable[Mapping[str, Any]]) -> list[str]:
    """Say in a line for each side and sort where missiles went, on average of the ledgers of some battles."""
    ledgers, out = list(battles), []
    for side in ledgers[0] if ledgers else ():
        for sort in ("ordinary", "explosive", "decoys"):
            tallies = [ledger[side][sort] for ledger in ledgers]
            mean = {
                key: sum(tally.get(key, 0) for tally in tallies) / len(tallies)
                for key in dict.fromkeys(key for tally in tallies for key in tally)
            }
            ends = [f"{word} {_sum(mean, fates):.1f}" for _, word, fates in FLOWS if _sum(mean, fates)]
            if mean["launched"]:
                out.append(f"{side}, {sort}: {mean['launched']:.1f} launched -> {', '.join(ends)}")
    return out


def _sum(mean: Mapping[str, float], fates: tuple[str, ...]) -> float:
    return sum(mean.get(fate, 0.0) for fate in fates)
