"""The chronicle of the player's war: sentences made from what the battles left behind."""

from __future__ import annotations

from game.app.war_room import WarRoom
from game.rules.campaign import battle_of
from game.rules.level import LevelRule
from game.sim.war import TOLD, BattleRecord, bends, listed
from game.ui.reading import Part
from game.ui.words import SIDES

_ENDS = {
    "victory": "It was won", "partial": "It was neither won nor lost", "defeat": "It was lost, and the war went on",
    TOLD: "It is told by others",
}  # fmt: skip
_TRIES = {0: "", 1: "It took a second attempt.", 2: "It took a third attempt."}


def chronicle_parts(room: WarRoom) -> list[Part]:
    """Tell the whole war so far."""
    war, parts = room.war, []
    if not war.records:
        return [("note", "Nothing has happened yet. The first contact is a day away.")]
    for record in war.records:  # LOOP: battles that count
        level = room.level(record.level)
        rule = battle_of(room.campaign, level) if level is not None else None
        parts.append(("heading", f"{record.number}. {record.title}{f'   {rule.when}' if rule else ''}"))
        parts += tell(record, level, room)
    parts += [("heading", "What is left"), ("text", sums(room))]
    if room.won_through:
        parts.append(("note", "Every battle of the war has been fought. The epilogue stands in the list of battles."))
    return parts


def tell(record: BattleRecord, level: LevelRule | None, room: WarRoom) -> list[Part]:
    """Tell one battle: how it ended, what it cost, where it bent history."""
    if record.outcome == TOLD:
        tries = f"After {record.tries} defeats you" if record.tries else "You"
        return [("text", f"{tries} left this battle to the chronicle. {record.reason}")]
    parts: list[Part] = [("text", " ".join(word for word in _sentences(record) if word))]
    bent = bends(record, level, room.campaign) if level is not None else []
    if bent:
        parts.append(("bent", " ".join(["Here history bent.", *bent])))
    elif level is not None and level.leave:
        kept = [leave.says if leave.told else leave.otherwise for leave in level.leave]
        parts.append(("note", " ".join(["As it is told:", *kept])))
    return parts


def _sentences(record: BattleRecord) -> list[str]:
    minutes, seconds = divmod(round(record.seconds), 60)
    after = f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
    own = f"{record.own} fought for {after} ({record.difficulty}). " if record.own else ""
    out = [f"{own}{_ENDS[record.outcome]}: {record.reason}" if record.reason else f"{own}{_ENDS[record.outcome]}."]
    out.append(_TRIES.get(record.tries, f"It took {record.tries + 1} attempts."))
    for side, (came, lost) in record.losses.items():  # LOOP: two sides
        if came:
            name = SIDES.get(side, side)
            out.append(f"{name} came with {came} and lost {lost or 'none'}.")
    if record.lost:
        out.append(f"Among them: {listed(record.lost, 6)}.")
    done = sum(state == "done" for _, state in record.goals)
    if record.goals:
        out.append(f"{done} of {len(record.goals)} orders were carried out.")
    if record.spent:
        out.append(f"The Race spent {record.spent} explosive metal.")
    return out


def sums(room: WarRoom) -> str:
    """Say in a sentence or two where the war stands."""
    war = room.war
    gone = war.gone()
    bent = sum(bool(bends(each, level, room.campaign)) for each in war.records if (level := room.level(each.level)))
    words = [f"Explosive metal in the depots of the Race: {war.stock(room.campaign)}."]
    words.append(f"Lost by name: {len(gone)}." if gone else "Nobody is lost by name.")
    words.append(f"History bent in {bent} of {len(war.records)} battles." if bent else "So far history went as told.")
    return " ".join(words)
