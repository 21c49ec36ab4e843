"""Keeps the interface's own words in one place, English first, ready for other languages."""

from __future__ import annotations

WARNINGS = {
    "missiles": "Missiles",
    "beam": "Beam",
    "lock": "Lock",
    "strafe": "Strafing run",
    "collision": "Collision",
    "fire": "Fire aboard",
    "genocide": "Genocide Mode",
    "genocide_now": "Genocide beam",
    "bow": "Friends in the bow",
    "gosta": "Gosta near",
    "overhead": "Great ship overhead",
    "pinned": "Pinned down",
    "pull_up": "Pull up",
    "stall": "Stall",
    "tail": "Enemy behind",
    "charge": "Coming at you",
    "blast": "Inside its blast",
    "blind": "Blinded",
    "blackout": "Blackout",
    "grey": "Greying out",
    "fuel": "Fuel",
    "explosive": "Explosive metal",
    "thin": "Struck where the shield is thin",
    "shield_low": "Shield",
}

TOOLTIPS = {
    "pause": "Pause or go on",
    "normal_speed": "Real time",
    "faster": "Faster",
    "slower": "Slower",
    "autopilot": "Hand over the helm or take it",
    "radar": "Radar: click to look there; or the map of the whole battle",
    "target": "Target: click to take the next one",
    "own": "Your ship: click to follow it",
    "radio": "Radio: click to dismiss",
    "objectives": "Orders of the battle",
    "charge": "The drive that charges: click to abort",
    "power:engines": "Engines: drag, or use the wheel",
    "power:shield": "Shield: drag, or use the wheel",
    "power:point_defence": "Point defence: drag, or use the wheel",
    "power:main": "Main battery: drag, or use the wheel",
    "preset:balanced": "Power as designed",
    "preset:attack": "Power to the main battery",
    "preset:defend": "Power to shield and point defence",
    "preset:run": "Power to the engines",
    "map": "Map: click to look there, right click to send ships there",
    "soldier": "You: click to follow yourself",
    "foe": "Enemy: click to take the next one",
    "look": "What happens elsewhere: click to look there, and again to look back",
    "strip": "The whole land: click to look there, right click to send the selected there",
}

STATES = {"fire": "Fire", "sealed": "Sealed", "lost": "Lost"}
COMPARTMENTS = ("Bow", "Middle", "Stern")
BULKHEADS = "Bulkheads"
LEAD = "Lead"
AUTOPILOT = "Autopilot"
HELM = "Helm: you"
LOOK, LOOK_BACK = "look", "back"
RADAR = "Radar"
ON_FOOT = "In your hands"
IN_THE_AIR = "You fly"
IN_ARMOUR = "You command"
AT_THE_CONN = "Your conn"
PAUSED = "Paused"
FRIENDS = "Group"
SQUAD = "Control group {number}, ships: {count}; Ctrl and {number} sets it"
PARTY = "{p.name}: {p.good} whole, {p.hurt} hurt, {p.lost} lost"
REACTOR = "Reactor"
MW = "MW"
MJ = "MJ"
DRIVE = "Drive"
PRESETS = {"balanced": "Even", "attack": "Attack", "defend": "Defend", "run": "Run"}
CHARGES = {"genocide": "Genocide Mode", "jump": "Jump drive"}
PHASES = {
    "covers": "bow opens", "charging": "charging", "waiting": "waits for friends", "firing": "fires",
    "venting": "runs down",
}  # fmt: skip
ABORT = "abort"
IN_THE_BOW = "In the bow:"
NEXT = "next"
TAKE = "take"
NOW = "now"
FORMATIONS = "Formations"
KM = "km"
METRES = "m"
KMS = "km/s"
SECONDS = "s"

OUTCOMES = {"won": "Victory", "lost": "Defeat", "partial": "Partial success"}
SIDES = {"race": "The Race", "arume": "The Arume", "neutral": "Neutral"}
GOALS = {"done": "Reached", "failed": "Failed", "missed": "Not reached"}
SHIP_ENDS = {
    "missile": "missiles", "burst": "burst", "beam": "beams", "slug": "cannon", "ram": "rammed",
    "genocide": "great beam",
}  # fmt: skip
SHIP_STATES = {
    "whole": "Whole",
    "damaged": "Damaged",
    "crippled": "Crippled",
    "adrift": "Adrift",
    "lost": "Lost",
}


def thousands(value: float) -> str:
    """Writes a whole number with thin groups: 3 420."""
    return f"{round(value):,}".replace(",", " ")


def clock(seconds: float) -> str:
    """Writes a time as 02:47, or 1:02:47 from an hour on."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    text = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{text}" if hours else text


def speed(value: float) -> str:
    """Writes a battle speed: ×1, ×1/4, ×8."""
    if 0 < value < 1:
        return f"×1/{round(1 / value)}"
    return f"×{value:g}"
