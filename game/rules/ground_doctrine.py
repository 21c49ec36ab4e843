"""How troops on the surface fight together: bounds, stand-off, fire on houses, surrender.

Source: SURFACE.md section 10; assets/rules/surface/doctrine.toml.
"""

from __future__ import annotations

from game.rules.document import Rule, measured
from game.rules.tactics import TacticRule


class BoundRule(Rule):
    """Going on by bounds: one half moves while the other, standing, keeps the enemy's heads down."""

    leg_wu: float = measured(120.0, "wu", gt=0, le=2000, help="of one bound on foot")
    vehicle_leg_wu: float = measured(200.0, "wu", gt=0, le=2000, help="of one bound on wheels or tracks")
    overwatch_share: float = measured(0.5, "share", ge=0, le=1, help="of those who would move, so many must watch")
    pinned: float = measured(0.7, "share", ge=0, le=1, help="who is more afraid neither moves nor watches")
    gives_up_s: float = measured(8.0, "s", gt=0, le=120, help="a bound that takes longer is over where it is")
    closes_to_m: float = measured(100.0, "m", ge=0, le=5000, help="so near to the mark infantry goes")
    carriers_off_m: float = measured(400.0, "m", ge=0, le=5000, help="so far from it carriers let their males out")
    guns_off_m: float = measured(140.0, "m", ge=0, le=5000, help="so far from it landcruisers stay")
    depth_share: float = measured(0.6, "share", ge=0, le=5, help="of those distances: so deep they stand")
    smoke_at: float = measured(0.3, "share", ge=0, le=1, help="mean fear of a group from which it lays smoke")
    watched_m: float = measured(500.0, "m", ge=0, le=5000, help="a standing landcruiser so near watches too")


class StandoffRule(Rule):
    """Helicopters that fire from beyond the enemy's reach: come up over what hides them, fire, sink."""

    range_m: float = measured(2200.0, "m", gt=0, le=1e4, help="from the nearest enemy they came for")
    seek_m: float = measured(180.0, "m", ge=0, le=5000, help="so much farther off they look for cover")
    unmask_s: float = measured(6.0, "s", gt=0, le=120)
    mask_s: float = measured(4.0, "s", gt=0, le=120)
    over_wu: float = measured(240.0, "wu", gt=0, le=2000, help="over the ground, looking")
    hide_wu: float = measured(46.0, "wu", gt=0, le=2000, help="over the ground, hidden")


class HouseFireRule(Rule):
    """Fire at windows and on houses."""

    remembers_s: float = measured(9.0, "s", ge=0, le=120, help="a window that fired is fired at so much longer")
    guns_on_house: int = measured(3, ge=1, le=50, help="of high explosive that one side lays on one house")
    rattles: float = measured(1.0, ge=0, le=10, help="of a near miss's fright, when a round strikes one's wall")


class SurrenderRule(Rule):
    """Who is broken, with foes near and nobody to rally him, raises his hands and is taken."""

    foe_m: float = measured(260.0, "m", ge=0, le=5000, help="a foe who can fight is so near")
    friend_m: float = measured(90.0, "m", ge=0, le=5000, help="and no friend who has not lost heart")
    takes_m: float = measured(130.0, "m", ge=0, le=5000, help="infantry so near takes him")
    cornered_per_s: float = measured(0.02, "1/s", ge=0, le=1, help="nerve that who is pinned in a house loses")


class GroundDoctrineFile(Rule):
    """assets/rules/surface/doctrine.toml"""

    format: int = measured(..., ge=1, le=1)
    bound: BoundRule
    standoff: StandoffRule
    house_fire: HouseFireRule
    surrender: SurrenderRule
    tactic: dict[str, TacticRule]
