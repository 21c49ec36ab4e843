"""What weapons do: point-defence lasers, cannon, beams and everything that flies by itself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.rules.document import Rule, measured


class LaserRule(Rule):
    """A point-defence laser: instant, wears a missile down, heats up itself."""

    kind: Literal["laser"]
    name: str
    range_wu: float = measured(..., "wu", gt=0, le=1e5, help="farthest target")
    arc_deg: float = measured(..., "deg", gt=0, le=180, help="half-width of its arc")
    wear_per_s: float = measured(..., "hp/s", gt=0, le=1e4, help="hit points a second at no distance")
    falloff_wu: float = measured(..., "wu", gt=0, le=1e5, help="distance that halves it")
    spot_wu: float = measured(..., "wu", gt=0, le=1e3, help="aim error that takes most of the effect away")
    jitter_rad: float = measured(..., "rad", ge=0, le=0.1, help="tracking error by distance")
    lag_s: float = measured(..., "s", ge=0, le=1, help="tracking error by crossing speed")
    slew_s: float = measured(..., "s", ge=0, le=10, help="time to lay it on another target")
    heat_per_s: float = measured(..., "1/s", ge=0, le=100, help="heating while it fires")
    cool_per_s: float = measured(..., "1/s", ge=0, le=100, help="cooling while it rests")
    heat_limit: float = measured(..., gt=0, le=1000, help="heat that locks it out until it has cooled by half")
    power_mw: float = measured(..., "MW", ge=0, le=1e4, help="power while it fires")


class CannonRule(Rule):
    """A rotary or automatic cannon: bursts of rounds with travel time and spread."""

    kind: Literal["cannon"]
    name: str
    range_wu: float = measured(..., "wu", gt=0, le=1e5, help="farthest target")
    arc_deg: float = measured(..., "deg", gt=0, le=180, help="half-width of its arc")
    burst: int = measured(..., ge=1, le=100, help="rounds a burst")
    interval_s: float = measured(..., "s", gt=0, le=60, help="from burst to burst")
    muzzle_wups: float = measured(..., "wu/s", gt=0, le=1e4, help="muzzle velocity")
    spread_rad: float = measured(..., "rad", ge=0, le=1, help="scatter of the rounds, one sigma")
    aim_wu: float = measured(0.5, "wu", ge=0, le=100, help="scatter of the aim, one sigma")
    reaction_s: float = measured(..., "s", ge=0, le=10, help="time to lay it on another target")
    hit_wu: float = measured(..., "wu", gt=0, le=100, help="a round this near a missile's centre strikes it")
    wear: float = measured(..., "hp", gt=0, le=1000, help="hit points a round takes from a missile")
    slug_mj: float = measured(..., "MJ", ge=0, le=100, help="what a round does to a hull or costs a shield")
    rounds: int = measured(100000, ge=1, le=1000000, help="rounds carried")
    power_mw: float = measured(..., "MW", ge=0, le=1e4, help="power while it fires")


class BeamRule(Rule):
    """A green laser turret: instant, continuous for its dwell, then a capacitor to fill."""

    kind: Literal["beam"]
    name: str
    range_wu: float = measured(..., "wu", gt=0, le=1e5, help="farthest target")
    arc_deg: float = measured(180.0, "deg", gt=0, le=180, help="half-width of its arc")
    power_mj_s: float = measured(..., "MJ/s", gt=0, le=1e4, help="heat on a hull at no distance")
    falloff_wu: float = measured(..., "wu", gt=0, le=1e5, help="distance that halves it")
    dwell_s: float = measured(..., "s", gt=0, le=60, help="how long one shot burns")
    recharge_s: float = measured(..., "s", gt=0, le=600, help="from shot to shot at full power")
    slew_s: float = measured(..., "s", ge=0, le=10, help="time to lay it on another target within a dwell")
    shield_bends: float = measured(0.7, "share", ge=0, le=1, help="share of its heat a shield turns away")


WeaponRule = Annotated[LaserRule | CannonRule | BeamRule, Field(discriminator="kind")]


class BurstRule(Rule):
    """What an explosive-metal warhead does when it goes off."""

    blast_mj: float = measured(..., "MJ", gt=0, le=1e5, help="damage at no distance from the skin")
    blast_wu: float = measured(..., "wu", gt=0, le=1e4, help="where the blast ends")
    spread_share: float = measured(0.0, "share", ge=0, le=0.6, help="share that reaches past the nearest compartment")
    pulse_mj: float = measured(..., "MJ", gt=0, le=1e5, help="what the pulse takes from a shield at no distance")
    pulse_wu: float = measured(..., "wu", gt=0, le=1e4, help="where the pulse ends")
    bystander_share: float = measured(0.6, "share", ge=0, le=1, help="pulse on ships it was not aimed at")
    stun_s: float = measured(3.0, "s", ge=0, le=60, help="weapons of unshielded ships dead, at no distance")
    fratricide_wu: float = measured(40.0, "wu", ge=0, le=1e4, help="missiles this near are destroyed")


class SplitRule(Rule):
    """How a bus comes apart on approach."""

    at_wu: float = measured(..., "wu", gt=0, le=1e5, help="distance to the target at which it splits")
    into: list[str] = measured(..., help="the missiles it becomes")
    spread_wups: float = measured(30.0, "wu/s", ge=0, le=1000, help="how fast they part")


class MissileRule(Rule):
    """Anything that flies by itself to hit something."""

    name: str
    hull: str = measured(..., help="its picture, under assets/images/hulls")
    interceptor: bool = measured(False, help="hunts missiles instead of ships")
    mass_t: float = measured(1.0, "t", gt=0, le=1000, help="mass")
    radius_wu: float = measured(4.0, "wu", gt=0, le=50, help="size for contact")
    hit_points: float = measured(1.0, "hp", gt=0, le=1000, help="what point defence must take from it")
    boost_wups2: float = measured(..., "wu/s2", ge=0, le=5000, help="thrust along its way")
    burn_s: float = measured(..., "s", ge=0, le=600, help="how long the thrust lasts")
    lateral_wups2: float = measured(..., "wu/s2", ge=0, le=5000, help="hardest turn")
    endurance_s: float = measured(..., "s", gt=0, le=600, help="how long it lives")
    eject_wups: float = measured(40.0, "wu/s", ge=0, le=1000, help="how fast it leaves its cell sideways")
    apex_share: float = measured(0.45, "share", ge=0, le=1, help="where on its way the volley's common apex lies")
    apex_side_share: float = measured(0.16, "share", ge=0, le=1, help="how far aside, by distance")
    turn_gain: float = measured(2.2, "1/s", ge=0, le=20, help="turn towards the apex")
    navigation_gain: float = measured(3.6, ge=0, le=20, help="proportional navigation constant")
    seeker: Literal["heat", "centre"] = measured("centre", help="what part of a ship it steers for")
    reacquire_deg: float = measured(20.0, "deg", ge=0, le=180, help="where it looks when its target is lost")
    reacquire_wu: float = measured(900.0, "wu", ge=0, le=1e5, help="how far it looks then")
    weave_from_wu: float = measured(900.0, "wu", ge=0, le=1e5, help="distance at which it begins to weave")
    weave_wups2: float = measured(0.0, "wu/s2", ge=0, le=5000, help="how hard it weaves")
    weave_period_s: float = measured(1.1, "s", gt=0, le=60, help="how long a swing takes")
    fuse_wu: float = measured(0.0, "wu", ge=0, le=1000, help="proximity fuse; 0 for contact")
    noise_wu: float = measured(0.0, "wu", ge=0, le=1000, help="seeker noise, one sigma")
    wear: float = measured(0.0, "hp", ge=0, le=1000, help="hit points an interceptor takes")
    wear_spread: float = measured(0.0, "share", ge=0, le=1, help="scatter of that, one sigma")
    damage_mj: float = measured(0.0, "MJ", ge=0, le=1e5, help="what it does to a hull")
    damage_spread: float = measured(0.0, "share", ge=0, le=1, help="scatter of that, one sigma")
    shield_cost_mj: float = measured(0.0, "MJ", ge=0, le=1e5, help="what stopping it costs a shield")
    shield_cost_spread: float = measured(0.0, "share", ge=0, le=1, help="scatter of that, one sigma")
    decoy: bool = measured(False, help="costs the enemy attention and does nothing")
    burst: BurstRule | None = None
    split: SplitRule | None = None
