"""From the battle to the weapon slots, the order buttons, the power panel and the charge bar."""

from __future__ import annotations

from game.ui import fleet_state as f
from game.ui import hud_state as h
from game.ui.console import Console, rows_of
from game.ui.drives import Charge, has_jump
from game.ui.lane_marks import AIM_GENOCIDE, Bow, first_inside, gunner
from game.ui.names import name_of, way_out
from game.world.commands import Power
from game.world.components import FtlDrive, Launcher, Orders, Reactor, Shield, Ship
from game.world.orders import DRIVE, ORDERS, POSTURES
from game.world.world import World

PRESETS: dict[str, tuple[float, float, float, float]] = {
    "balanced": (1.0, 1.0, 1.0, 1.0), "attack": (0.6, 0.8, 0.8, 1.5),
    "defend": (0.4, 1.5, 1.5, 0.4), "run": (1.5, 1.0, 0.8, 0.2),
}  # fmt: skip
CONSUMERS = (("engines", "Eng"), ("shield", "Shld"), ("point_defence", "Pt def"), ("main", "Main"))
_POSTURE_WORDS = {"screen": "screen", "self": "own", "big": "big"}
_POSTURE_LABELS = {"screen": "Screen", "self": "Own only", "big": "Big only"}
_TIPS = {
    "1": "Ordinary missiles at the target, half of the cells",
    "2": "Explosive metal at the target; {fewer} and {more} change how many",
    "3": "Point defence: screen the neighbours, own ship only, or save it for explosive metal",
    "4": "Launch so that all missiles arrive at one time",
    "6": "Genocide Mode: open the bow and burn what lies before it; again to abort",
    "7": "Jump out of the battle, with every selected ship that has a drive; again to abort. "
         "Shields and weapons starve for {seconds:.0f} s, longer on a hurt reactor",
}


def slots(
    world: World, own: int, console: Console, known: list[Charge], keys: dict[str, str] | None = None
) -> list[h.WeaponSlot]:
    """Describe the slots of the own ship, or of who leads in her place: missiles, point defence, orders, drives.

    keys: action -> what its control is called
    """
    keys, out = keys or {}, _slots(world, own, console, known)
    for slot in out:
        slot.does = f"slot{slot.key}"
        slot.key = keys.get(slot.does, slot.key)
        slot.tip = slot.tip.format(fewer=keys.get("fewer", "["), more=keys.get("more", "]"))
    return out


def _slots(world: World, own: int, console: Console, known: list[Charge]) -> list[h.WeaponSlot]:
    launcher, orders = world.units[Launcher], world.units[Orders]
    ordinary, explosive = (int(part) for part in launcher.stock[own])
    out = []
    if launcher.missile[own, 0] >= 0:
        busy = float(launcher.salvo[own, 0]) / max(int(launcher.cells[own]), 1)
        out.append(
            h.WeaponSlot("1", "Missiles", "missile", str(ordinary), busy > 0, busy, enabled=ordinary > 0)
        )
    if launcher.missile[own, 1] >= 0:
        busy = float(launcher.salvo[own, 1]) / 6.0
        out.append(
            h.WeaponSlot(
                "2", "Expl metal", "explosive_metal", str(explosive), busy > 0, busy, enabled=explosive > 0
            )
        )
    posture = POSTURES[int(orders.posture[own])]
    shielded = world.units[Shield].capacity[own] > 0.0
    guns = "laser" if shielded else "rotary"
    out.append(h.WeaponSlot("3", "Pt defence", guns, _POSTURE_WORDS[posture], posture != "screen"))
    out.append(h.WeaponSlot("4", "Together", "evade", "on" if console.together else "off", console.together))
    withdrawing = int(orders.kind[own]) == ORDERS.index("withdraw")
    out.append(h.WeaponSlot("5", "Withdraw", "withdraw", "", withdrawing))
    for slot in out:
        slot.tip = _TIPS.get(slot.key, f"Turn and burn {way_out(world, console.side)}")
    gun = gunner(world, console)
    if gun >= 0:
        out.append(_drive_slot(world, gun, "6", "Genocide", "genocide", console, known))
    if has_jump(world, own) and world.serial(own) == console.own:
        out.append(_drive_slot(world, own, "7", "Jump", "jump", console, known))
        jump = world.units[FtlDrive]
        out[-1].tip = _TIPS["7"].format(seconds=float(jump.capacity[own] / jump.power[own]))
    return out


def _drive_slot(
    world: World, own: int, key: str, name: str, kind: str, console: Console, known: list[Charge]
) -> h.WeaponSlot:
    charge = next((each for each in known if each.row == own and each.kind == kind), None)
    ship = world.units[Ship]
    able = not ship.adrift[own] and not (kind == "genocide" and ship.blind[own])
    slot = h.WeaponSlot(key, name, kind, enabled=bool(able), tip=_TIPS[key])
    if charge is not None:
        slot.chosen = charge.phase != "venting"
        slot.count = f"{charge.share * 100:.0f} %"
        slot.cooling = min(max(1.0 - charge.share, 0.0), 0.999) if charge.phase != "firing" else 0.0
        slot.cooling_s = charge.seconds
    elif kind == console.aiming == AIM_GENOCIDE:
        slot.chosen, slot.count = True, "aim"
    return slot


def order_buttons(world: World, console: Console, keys: dict[str, str]) -> list[h.OrderButton]:
    """Describe the orders that can be given to the selected ships, and how those fight."""
    rows = rows_of(world, console.selected)
    orders = world.units[Orders]
    some = bool(len(rows))
    free = some and bool(orders.weapons_free[rows[0]])
    out = way_out(world, console.side)
    named = (
        ("move", "Move", "Move: then click a place, or right-click it at once; Shift queues"),
        ("attack", "Attack", "Close with the target and attack"),
        ("hold", "Hold", "Stop and hold position"),
        ("form", "Formation", "Formations: look at each, then take one; point defences cover one another"),
        ("withdraw", "Withdraw", f"Turn and burn {out}"),
        ("free", "Fire at will" if free else "Fire: told", "Volleys at will, or only when told"),
    )
    lit = {"free": free, "form": console.formation >= 0}
    return [
        h.OrderButton(name, keys.get(name, ""), label, console.aiming == name or lit.get(name, False), some, tip)
        for name, label, tip in named
    ]


def asked_shares(world: World, own: int, console: Console) -> tuple[float, ...]:
    """Give the shares a captain has asked for, also those that wait for the next tick."""
    ref = world.units.refer(own)
    for command in reversed(console.pending):
        if isinstance(command, Power) and command.unit == ref:
            return command.shares
    return tuple(float(share) for share in world.units[Reactor].share[own])


def power_panel(
    world: World, own: int, console: Console, known: list[Charge], keys: dict[str, str]
) -> f.PowerPanel | None:
    """Describe the reactor of an own ship that has a shield to feed."""
    if own < 0 or world.units[Shield].capacity[own] <= 0.0:
        return None
    reactor, asked = world.units[Reactor], asked_shares(world, own, console)
    level = reactor.level[own]
    sliders = [
        f.Slider(name, label, asked[place], float(level[place]), console.slider == place)
        for place, (name, label) in enumerate(CONSUMERS)
    ]
    preset = next((name for name, shares in PRESETS.items() if _alike(shares, asked)), "")
    at_work = any(each.row == own and each.phase in ("covers", "charging") for each in known)
    drive = float(level[DRIVE]) if at_work else None
    shown = {name: keys.get(f"power_{name}", "") for name in PRESETS}
    return f.PowerPanel(sliders, float(reactor.output[own]), float(reactor.rated[own]), preset, drive, shown)


def _alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) < 0.01 for a, b in zip(one, other, strict=True))


def charge_bar(
    world: World, own: int, gun: int, known: list[Charge], bows: list[Bow], keys: dict[str, str]
) -> f.ChargeBar | None:
    """Describe the drive that charges: the own ship's, else the cannon the player commands. gun: her row, or -1"""
    mine = [each for each in known if each.row == own] or [each for each in known if each.row == gun]
    if not mine:
        return None
    charge = mine[0]
    bow = next((bow for bow in bows if bow.charge.row == charge.row and len(bow.inside)), None)
    key = keys.get(charge.kind, "") if charge.phase not in ("firing", "venting") else ""
    out = f.ChargeBar(charge.kind, charge.phase, charge.share, charge.store, charge.capacity, charge.seconds, key=key)
    if bow is not None and charge.kind == "genocide":
        out.friends, out.first = len(bow.inside), name_of(world, first_inside(world, bow))
    return out
