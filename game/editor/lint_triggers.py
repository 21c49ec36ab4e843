"""Lints on triggers: what can never fire, what does nothing, who never appears."""

from __future__ import annotations

from collections.abc import Iterator

from game.editor.chances import ONLY_IN_ORBIT, ONLY_ON_SURFACE, Chances
from game.editor.deeds.placing import set_value
from game.editor.found import Fix, Found, Look
from game.rules import triggers as tr


def trigger_lints(look: Look) -> Iterator[Found]:
    """Give every problem of triggers; nothing while the level has errors."""
    rule = look.rule
    if rule is None:
        return
    chances = Chances(rule, look.library)
    wrong = ONLY_IN_ORBIT if rule.theatre == "surface" else ONLY_ON_SURFACE
    for place, trigger in enumerate(rule.trigger):
        if trigger.id in chances.reasons:
            text = f"This trigger can never fire: {chances.reasons[trigger.id]}."
            yield look.found(("trigger", place), text, "never")
        for number, action in enumerate(trigger.do):
            at = ("trigger", place, "do", number)
            if action.kind in wrong:
                where = "in orbit" if rule.theatre == "surface" else "on the surface"
                yield look.found(at, f"'{action.kind}' does something only {where}.", "theatre")
            if isinstance(action, tr.Reinforce) and not _is_later(look, action.force):
                index = next(n for n, force in enumerate(rule.force) if force.id == action.force)
                fix = Fix(f"Let {action.force} appear only then", set_value, (("force", index, "later"), True))
                text = f"The force '{action.force}' is there from the start; this brings nobody."
                yield look.found(at, text, "wave", "warning", [fix])
    for index, force in enumerate(rule.force):
        if force.id not in chances.forces:
            fix = Fix("Let it be there from the start", set_value, (("force", index, "later"), None))
            text = f"'{force.name}' never appears: no trigger that can fire brings it, nor the war before."
            yield look.found(("force", index), text, "hidden", "warning", [fix])


def _is_later(look: Look, force: str) -> bool:
    assert look.rule is not None
    return any(each.later for each in look.rule.force if each.id == force)
