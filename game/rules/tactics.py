"""How forces fight on the surface: what an ambush waits for, how it is sprung, where gunners aim. Shared by all levels.

Source: SURFACE.md section 10; assets/rules/surface/doctrine.toml.
"""

from __future__ import annotations

from typing import Literal

from game.rules.document import Rule, measured


class TacticRule(Rule):
    """What the leader of a force of vehicles goes by, as numbers."""

    name: str
    word_count: int = measured(1, ge=1, le=100, help="an ambush is sprung when so many enemies it waits for are near")
    word_m: float = measured(1200.0, "m", ge=0, le=1e5, help="near is so near to the middle of the force")
    near_m: float = measured(300.0, "m", ge=0, le=1e5, help="one of them so near to any of the force springs it too")
    follows_s: float = measured(
        0.0, "s", ge=0, le=600, help="waits for another ambush of its side, and follows so long after; 0: leads"
    )
    signature: float = measured(0.1, ge=0, le=1, help="share of its signature that who lies still in ambush shows")
    remembers_s: float = measured(40.0, "s", ge=0, le=600, help="who is out of sight is reckoned with so long")
    claims: int = measured(1, ge=1, le=100, help="so many guns are told off to one target at a time")
    spare_claims: int = measured(2, ge=1, le=100, help="so many where the force has more guns than targets")
    aim: Literal["body", "limbs"] = measured("body", help="what of a walker gunners aim at who had time to choose")
    laid_s: float = measured(1.0, "s", ge=0, le=30, help="from a clear line to the shot, of a gunner who was told off")
    roll_wu: float = measured(140.0, "wu", ge=0, le=2000, help="how far it rolls out of its hide at most")
    patience_s: float = measured(5.0, "s", ge=0, le=60, help="rolls back unfired after so long in the open")
    again_s: float = measured(1.5, "s", ge=0, le=60, help="in its hide before it rolls out again")
    reverse: bool = measured(True, help="rolls back into its hide after the shot")
