"""The controls as rows and words of the page on which they are chosen."""

from __future__ import annotations

from game.app.bindings import FIXED, KEYS, MENUS, NOTHING, PAD, Bindings, Place
from game.app.control_names import shown
from game.app.rebinding import conflicts
from game.rules.controls import ActionRule
from game.ui.binding_list import NEVER, BindingRow

_HELD = {True: "Stays on", False: "Held"}


def rows_of(bindings: Bindings, context: str) -> list[BindingRow]:
    """Give the rows of a place: a heading for each group, then its actions."""
    part, out = bindings.contexts[context], []
    for group in part.groups:  # LOOP: groups
        rules = [rule for rule in part.actions if rule.group == group]
        if rules:
            out.append(BindingRow("", group))
            out += [_row(bindings, context, rule) for rule in rules]
    return out


def _row(bindings: Bindings, context: str, rule: ActionRule) -> BindingRow:
    place = Place(context, rule.do)
    row = BindingRow(rule.do, bindings.words(context, rule.text))
    for column, device in (("key", KEYS), ("pad", PAD)):
        if (column == "key" and rule.way == "stick") or (column == "pad" and rule.way == "click"):
            continue
        controls = bindings.controls(place, device)
        fixed = FIXED[device] if rule.do == "menu" and context != MENUS else ()
        names = dict.fromkeys(shown(each, device == PAD) for each in (*controls, *fixed))
        row.cells[column] = ", ".join(names) or (NOTHING if bindings.default(place, device) else NEVER)
        if conflicts(bindings, place, device):
            row.clash.add(column)
        if controls != bindings.default(place, device):
            row.changed.add(column)
    if rule.latch:
        row.cells["way"] = _HELD[bindings.stays(context, rule.do)]
    return row


def told(bindings: Bindings, place: Place, device: str) -> str:
    """Say what an action does, and with a device what else its control there does."""
    rule = bindings.rule(place)
    text = bindings.words(place.context, (rule.pad_text if device == PAD else "") or rule.text)
    others = conflicts(bindings, place, device) if device else []
    if others:
        named = [f"{bindings.contexts[each.context].title}, {told(bindings, each, '').lower()}" for each in others[:2]]
        text += f". The same control also does this: {', '.join(named)}."
    return text


def keys_shown(bindings: Bindings, pad: bool) -> str:
    """Say how one goes about the page."""
    keys = bindings.labels(MENUS, pad)
    places = f"{keys['page_up']} {keys['page_down']} places"
    return f"{keys['choose']} change   {keys['clear']} none   {places}   {keys['back']} back"
