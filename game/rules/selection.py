"""Which ships a condition or a measure is about."""

from __future__ import annotations

from typing import Literal

from game.rules.document import Rule, measured
from game.rules.surface import SurfaceRole
from game.rules.units import Role, Side


class Selection(Rule):
    """Ships that fit everything said here; nothing said: all ships."""

    side: Side | None = measured(None, help="whose")
    role: Role | SurfaceRole | None = measured(None, help="how the war counts it")
    except_role: Role | SurfaceRole | None = measured(None, help="all but these")
    ship: str | None = measured(None, help="one ship of this level, by id")
    force: str | None = measured(None, help="ships of one force, by id")
    order: Literal["", "first_lost"] = measured("", help="of those, only the first that was lost")
