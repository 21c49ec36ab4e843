"""How well a force is commanded: what its commander plans, and how soon he sees that the plan is over.

Levels differ in planning and reaction, never in what a weapon does or how far an eye sees. Data:
assets/rules/doctrine.toml.
"""

from __future__ import annotations

from typing import Literal

from game.rules.document import Rule, measured

MindName = Literal["novice", "officer", "commander", "fleetlord"]
TemperName = Literal["bold", "steady", "careful"]
MINDS: tuple[MindName, ...] = ("novice", "officer", "commander", "fleetlord")
TEMPERS: tuple[TemperName, ...] = ("bold", "steady", "careful")


class MindRule(Rule):
    """What a commander of one level can do, as numbers; 0 for what he does not think of."""

    name: str
    notes: str = measured("", help="what a player is told of him")
    look_s: float = measured(..., "s", gt=0, le=60, help="from one look at the battle to the next: his reaction")
    drill: float = measured(1.0, ge=1, le=10, help="times what the best gunners take to lay a gun, from sight to shot")
    together: bool = measured(False, help="keeps his force together, and fires at what all fire at")
    rushes: bool = measured(False, help="goes at the enemy and stops for nothing, on the surface")
    marks: int = measured(1, ge=1, le=20, help="at most so many targets of one salvo")
    salvo: int = measured(60, ge=1, le=2000, help="missiles that he reckons a ship of value 3 takes, in orbit")
    launch_wu: float = measured(4500.0, "wu", ge=0, le=1e5, help="lets salvos go at this distance, in orbit")
    shielded_wu: float = measured(1e5, "wu", ge=0, le=1e5, help="the same at shields: nearer, where beams help")
    opens_out: str = measured("", help="the formation he takes up where the enemy carries explosive metal, in orbit")
    explosive_value: float = measured(
        0.0, ge=0, le=100, help="explosive metal only for ships worth this; 0 for whoever is near"
    )
    presses_s: float = measured(0.0, "s", ge=0, le=600, help="so long into a fight he closes right up, in orbit; 0: no")
    stands_off_wu: float = measured(0.0, "wu", ge=0, le=1e5, help="keeps ships without shields so far off, in orbit")
    screens: bool = measured(False, help="keeps what is worth most behind what is worth less")
    in_step: bool = measured(False, help="lets all his side's forces come up together, the fast waiting for the slow")
    weighs: bool = measured(False, help="weighs strengths by Lanchester's law, and goes when they are too unequal")
    spares: float = measured(0.0, "share", ge=0, le=1, help="pulls back whoever has less hull left, on the surface")
    power: Literal["none", "shields", "all"] = measured(
        "none", help="how he shares reactors' power out: not, to shields under fire, or as every moment asks"
    )


class TemperRule(Rule):
    """What a commander's temper makes of his thresholds."""

    name: str
    notes: str = measured("", help="what a player is told of it")
    reach: float = measured(1.0, gt=0, le=2, help="times the distances of his salvos, and of where he stands and fires")
    withdraw_odds: float = measured(0.4, ge=0, le=10, help="strength over the enemy's below which he withdraws")
    spares: float = measured(1.0, ge=0, le=10, help="times the level's sparing of the hurt")


class SensingRule(Rule):
    """What the sensors of a side tell its commander."""

    ship_wu: float = measured(9000.0, "wu", gt=0, le=1e6, help="a ship with a warm reactor is seen from so far")
    bow_wu: float = measured(20000.0, "wu", gt=0, le=1e6, help="one that charges its forward cannon from so far")
    rumour_wu: float = measured(5000.0, "wu", ge=0, le=1e6, help="with nobody in sight they look so far ahead")
    known_s: float = measured(4.0, "s", ge=0, le=60, help="on the surface, who was seen so lately is reckoned with")
    sky_wu: float = measured(120.0, "wu", ge=0, le=5000, help="what is so high over the ground everybody sees")
