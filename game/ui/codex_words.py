"""The codex's interface words, and which figures come first. Numbers never stand here."""

from __future__ import annotations

SHELVES = {
    "ships": "Ships", "ground": "Ground and air", "weapons": "Weapons", "missiles": "Missiles", "systems": "Systems",
    "lore": "Lore", "battles": "The war",
}  # fmt: skip
SHORT_SHELVES = SHELVES | {"ground": "Ground", "battles": "War"}
NOTES = {"systems": "system", "lore": "lore", "battles": "battle"}
SIDES = {"": "Both sides", "race": "The Race", "arume": "The Arume"}
SHORT_SIDES = {"": "Both", "race": "Race", "arume": "Arume"}
TABS = {"view": "View", "figures": "Figures", "compared": "Compared", "reach": "Reach", "words": "Told"}
THEATRES = {"orbit": "orbit", "surface": "surface", "air": "air"}
KINDS = {
    "carries": "Carries", "carried_by": "Carried by", "releases": "Lets go", "released_by": "Comes out of",
    "becomes": "Comes apart into", "comes_from": "Comes from", "has": "Aboard", "had_by": "Who has it",
    "fights_in": "Fights in", "fought_by": "Who fights here", "about": "Leads to", "told_in": "Told of in",
}  # fmt: skip
"""headings of links, in the order in which they are shown"""
CHAPTERS = {"powers": "Powers", "arts": "Arts", "persons": "Persons", "ships": "Ships with a name"}
ROLES = {
    "warship": "warship", "converted": "converted hauler", "patrol": "patrol", "flagship": "flagship", "craft": "craft",
    "air_defence": "air defence", "city_missile": "city missile", "carrier": "troop carrier", "killercraft": "aircraft",
}  # fmt: skip
RULES = {
    "LaserRule": "point defence, light", "CannonRule": "cannon", "BeamRule": "beam turret", "MissileRule": "missile",
    "ShellRule": "gun", "LensRule": "beam", "GuidedRule": "guided missile",
}  # fmt: skip
HEAD: dict[str, tuple[str, ...]] = {
    "UnitRule": (
        "helm.speed_wups", "helm.accel_wups2", "helm.turn_dps", "compartments.middle_mj", "reactor.power_mw",
        "shield.capacity_mj", "launcher.magazine", "fire_control.channels", "mass_t",
    ),
    "SurfaceUnitRule": (
        "hull", "armour.front", "body.speed_wups", "body.run_wups", "sight.sensor_m", "sight.signature",
        "field.capacity", "cargo.count", "mass_t",
    ),
    "LaserRule": ("range_wu", "wear_per_s", "falloff_wu", "slew_s", "power_mw"),
    "CannonRule": ("range_wu", "wear", "burst", "interval_s", "spread_rad", "rounds"),
    "BeamRule": ("range_wu", "power_mj_s", "dwell_s", "recharge_s", "shield_bends"),
    "MissileRule": (
        "damage_mj", "shield_cost_mj", "hit_points", "boost_wups2", "lateral_wups2", "burst.pulse_mj", "wear",
        "endurance_s",
    ),
    "ShellRule": ("range_m", "penetration_mm", "damage", "blast", "blast_wu", "reload_s", "muzzle_wups"),
    "LensRule": ("range_m", "penetration_mm", "damage", "blast", "dwell_s", "reload_s"),
    "GuidedRule": ("range_m", "penetration_mm", "damage", "blast", "speed_wups", "lateral_wups2", "works_share"),
}  # fmt: skip
"""by model, the fields that are shown beside the picture, as many as find room"""
SKIPPED = frozenset({"name", "side", "notes", "figure", "kind", "move"})
"""fields that the page says elsewhere: in its heading, its picture, its words"""
VEILED = "The war has not come to this yet."
VEIL = "Told once {title} has been fought."
NOTHING = "Nothing here is called that."
NO_FIGURES = "No figures: it is told, not measured."
MAKING = "The proving ground is being laid out"
STILL = "Shown at work on the proving ground"
SEARCH = "Type to search"
COUNT = "{found} of {all}"
RANK = "{place} of {all}"
ALIKE = "all alike"
LOG = "scale by powers of ten"
YES, NO = "yes", "no"
KEYS = "Type search   PgUp PgDn scroll   Esc back"
PAD_KEYS = "A choose   RB next   B back"
ARCS = "Arcs of fire and reach. Rings: distance, drawn by its square root. Hull not to scale."
HEIGHTS = "Elevation and reach of each gun, and how far the eye sees. Distance is drawn by its square root."
BY_DISTANCE = "How much of its effect is left by distance"
THROUGH = "What it goes through"
THROUGH_NOTE = "A square hit on each plate, give or take a tenth: as far as it flies, or up to so far."
AGAINST = "What goes through its plates"
HITS = "What it takes, at the least"
HITS_NOTE = "With full shields and nothing lost on the way. Bulkheads keep some of it, so it may take more."
ALWAYS, NEVER = "all", "none"
PLATES = {"front": "front", "rear": "rear", "top": "top", "belly": "belly", "limb": "legs"}
CHOOSE_FIGURE = "Choose a figure to see everybody's."
