"""Finds a place for every panel of the head-up display, whatever the window and text size, without overlaps."""

from __future__ import annotations

from game.ui.hud_boxes import (
    CHARGE_HEIGHT,
    CHARGE_WIDTH,
    CHIP_HEIGHT,
    CHIP_WIDTH,
    CHOICE_HEIGHT,
    CHOICE_WIDTH,
    FRIEND_ROW,
    GUTTER,
    HINT_HEIGHT,
    LEAST_ROWS,
    MOST_FRIENDS,
    ORDER_HEIGHT,
    ORDER_WIDTH,
    POWER_HEIGHT,
    POWER_WIDTH,
    ROW,
    SMALL,
    Box,
    Counts,
    Layout,
    Sizes,
    sizes_for,
)  # fmt: skip
from game.ui.lesson_panel import lesson_box


def arrange(width: float, height: float, counts: Counts, mirrored: bool = False) -> Layout:
    """Places all panels; mirrored swaps left and right for an Arume player."""
    sizes = sizes_for(width, height)
    boxes = _top(width, sizes, counts)
    boxes |= _bottom(width, height, sizes, counts)
    add_fleet_boxes(boxes, width, sizes, counts)
    _make_room(boxes, counts.lesson > 0.0)
    ceiling = max(b.bottom for n, b in boxes.items() if n in ("objectives", "radio", "clock"))
    rows = _friends(boxes, ceiling, sizes, counts)
    if rows < min(counts.friends, LEAST_ROWS) and _beside_list(boxes, width, sizes):
        over = [boxes[n].bottom for n in ("objectives", "clock") if n in boxes and boxes[n].x < sizes.friends]
        ceiling = max(over, default=0.0)
        rows = _friends(boxes, ceiling, sizes, counts)
    boxes["messages"] = _messages(width, boxes, sizes)
    if mirrored:
        boxes = {name: Box(width - b.right, b.y, b.w, b.h) for name, b in boxes.items()}
    right = frozenset(name for name, b in boxes.items() if b.x + b.w / 2 > width * 0.6)
    return Layout(sizes, boxes, right, rows, sizes.radar)


def _beside_list(boxes: dict[str, Box], width: float, sizes: Sizes) -> bool:
    """Moves the radio out of the way of a list of ships it leaves no room for. Returns: whether there was room"""
    radio, left = boxes.get("radio"), sizes.margin + sizes.friends + GUTTER
    if radio is None:
        return False
    above = [boxes[name].bottom for name in ("caution", "warning", "target") if name in boxes]
    place = Box(left, max(above) + 4, min(radio.w, width - sizes.margin - left), radio.h)
    others = [box for name, box in boxes.items() if name not in ("radio", "friends", "hints")]
    if any(box.touches(place) for box in others):
        return False
    boxes["radio"] = place
    if "hints" in boxes and boxes["hints"].touches(place):
        del boxes["hints"]
    return True


def _top(width: float, sizes: Sizes, counts: Counts) -> dict[str, Box]:
    m = sizes.margin
    boxes = {"clock": Box((width - sizes.clock) / 2, m - 4, sizes.clock, 32)}
    boxes["warning"] = Box((width - sizes.warning) / 2, m + 36, sizes.warning, 24)
    if counts.caution:
        boxes["caution"] = Box((width - sizes.warning) / 2, m + 63, sizes.warning, 24)
    height = 36 + ROW * max(1, counts.objectives) + 2
    boxes["objectives"] = Box(m, m - 2, sizes.objectives, height)
    if counts.lesson:
        boxes["objectives"] = lesson_box(width, sizes, counts.lesson, boxes["clock"])
    if counts.radio_lines:
        tall = max(70.0, 34 + ROW * counts.radio_lines)
        boxes["radio"] = Box(m, boxes["objectives"].bottom + GUTTER, sizes.radio, tall)
    if counts.target_bars:
        boxes["target"] = Box(width - m - sizes.target, m - 2, sizes.target, 67 + 15 * counts.target_bars)
    return boxes


def _bottom(width: float, height: float, sizes: Sizes, counts: Counts) -> dict[str, Box]:
    m = sizes.margin
    floor = height - m + 2
    boxes: dict[str, Box] = {}
    left = m
    if counts.own_bars:
        tall = max(96.0, 36 + 20 * counts.own_bars) if sizes.drawing else _own_tall(counts)
        boxes["own"] = Box(m, floor - tall, sizes.own, tall)
        left = m + sizes.own + GUTTER
        boxes["autopilot"] = Box(m, floor - tall - CHIP_HEIGHT - 4, CHIP_WIDTH, CHIP_HEIGHT)
    elif counts.friends:  # the list of ships stands where the own panel was
        left = m + sizes.friends + GUTTER
    across = 2 * sizes.radar + 4
    boxes["radar"] = Box(width - m - across, floor - across - 12, across, across + 12)
    right = boxes["radar"].x - GUTTER
    top = floor
    if counts.slots:
        row = min(sizes.slot * counts.slots, right - left)
        start = min(max(left, (width - row) / 2), right - row)
        boxes["slots"] = Box(start, floor - sizes.slot_height, row, sizes.slot_height)
        top = boxes["slots"].y
    if counts.orders:
        room = right - left
        per_row = max(1, min(counts.orders, int(room // ORDER_WIDTH)))
        rows = -(-counts.orders // per_row)
        start = min(max(left, (width - per_row * ORDER_WIDTH) / 2), right - per_row * ORDER_WIDTH)
        tall = rows * (ORDER_HEIGHT + 4)
        boxes["orders"] = Box(start, top - GUTTER - tall + 4, per_row * ORDER_WIDTH, tall)
        top = boxes["orders"].y
    if counts.hints:
        boxes["hints"] = Box(left, top - 6 - HINT_HEIGHT, right - left, HINT_HEIGHT)
    return boxes


_LOWER = ("autopilot", "own", "orders", "slots", "radar", "charge", "chooser")


def _make_room(boxes: dict[str, Box], teaches: bool) -> None:
    """Shortens the radio panel and drops the hints where a low window leaves no room for all."""
    radio = boxes.get("radio")
    if radio is None:
        return
    below = min(b.y for n, b in boxes.items() if n in _LOWER)
    if teaches and radio.bottom > below - 4:  # what is to be done is read, whoever speaks
        del boxes["radio"]
        return
    if radio.bottom > below - 4 and "objectives" in boxes:  # the orders wait while somebody speaks
        top = boxes.get("caution", boxes["warning"]).bottom + 4
        if top + radio.h <= below - 4:
            del boxes["objectives"]
            boxes["radio"] = radio = radio._replace(y=top)
    if radio.bottom > below - 4:
        boxes["radio"] = radio = radio._replace(h=below - 4 - radio.y)
    hints = boxes.get("hints")
    if hints is not None and hints.touches(radio):
        del boxes["hints"]


def add_fleet_boxes(boxes: dict[str, Box], width: float, sizes: Sizes, counts: Counts) -> None:
    """Adds what a flagship needs: the power panel beside the list of ships, the charge and the formations above all."""
    top = min(boxes[name].y for name in ("hints", "orders", "slots", "radar", "own") if name in boxes)
    middle = min((boxes[n].y for n in ("hints", "orders", "slots") if n in boxes), default=top) - 6
    if counts.charge:
        wide = min(CHARGE_WIDTH, width - boxes["radar"].w - 2 * sizes.margin - 20)
        boxes["charge"] = Box((width - wide) / 2, middle - CHARGE_HEIGHT, wide, CHARGE_HEIGHT)
        if counts.lesson and "hints" in boxes and boxes["charge"].touches(boxes["objectives"]):
            middle = boxes.pop("hints").bottom  # what is to be done is read
            boxes["charge"] = boxes["charge"]._replace(y=middle - CHARGE_HEIGHT)
        middle = boxes["charge"].y - 6
    if counts.choices:
        _add_chooser(boxes, width, middle, sizes, counts)
    if counts.power and "own" in boxes:
        _add_power(boxes, width, sizes, counts)


def _add_chooser(boxes: dict[str, Box], width: float, middle: float, sizes: Sizes, counts: Counts) -> None:
    """Adds the list of formations; while it is open, what stands in its place waits."""
    most = max(1, int(min(width - 2 * sizes.margin, 900.0) // CHOICE_WIDTH))
    rows = -(-counts.choices // most)
    tall = 24 + rows * CHOICE_HEIGHT
    wide = max(-(-counts.choices // rows) * CHOICE_WIDTH + 4, 240.0)
    if middle - tall < boxes["warning"].bottom and "charge" in boxes:
        middle = boxes.pop("charge").bottom
    if middle - tall < boxes["warning"].bottom and "hints" in boxes:
        middle = boxes.pop("hints").bottom
    left = (width - wide) / 2
    below = [boxes[n] for n in ("autopilot", "radar") if n in boxes]
    beside = [box.y - 4 for box in below if box.x < left + wide and left < box.right]
    boxes["chooser"] = Box(left, max(min([middle, *beside]) - tall, 2.0), wide, tall)
    for name in ("radio", "objectives", "target", "caution"):
        if name in boxes and boxes[name].touches(boxes["chooser"]):
            del boxes[name]


def _add_power(boxes: dict[str, Box], width: float, sizes: Sizes, counts: Counts) -> None:
    """Adds the power panel beside the list of ships; in a small window in its place, while it is used."""
    own = boxes["own"]
    x = sizes.margin + sizes.friends + GUTTER
    if sizes is SMALL:
        if not counts.choosing_power:
            return
        x = sizes.margin
    below = [
        b.y for n, b in boxes.items()
        if n in ("own", "autopilot", "hints", "orders", "slots") and b.x < x + POWER_WIDTH and x < b.right
    ]  # fmt: skip
    place = Box(x, min([own.y, *below]) - 6 - POWER_HEIGHT, POWER_WIDTH, POWER_HEIGHT)
    if "chooser" in boxes and place.touches(boxes["chooser"]):
        return
    charge = boxes.get("charge")
    if charge is not None and place.touches(charge):
        left = place.right + GUTTER
        edge = boxes["radar"].x - GUTTER if charge.bottom > boxes["radar"].y else width - sizes.margin
        boxes["charge"] = charge._replace(x=left, w=min(charge.w, edge - left))
    for name in ("radio", "objectives"):
        if name in boxes and place.touches(boxes[name]):
            del boxes[name]
    boxes["power"] = place


def _own_tall(counts: Counts) -> float:
    return 44 + 16 * counts.own_bars


def _friends(boxes: dict[str, Box], ceiling: float, sizes: Sizes, counts: Counts) -> int:
    """Adds the list of ships under command above the own panel; returns how many rows fit."""
    if not counts.friends or ("power" in boxes and boxes["power"].x == sizes.margin):
        return 0
    head = 22.0 if counts.groups else 6.0
    base = boxes["autopilot"].y if "autopilot" in boxes else boxes["radar"].bottom
    room = base - GUTTER - (ceiling + GUTTER) - head - 14
    rows = min(counts.friends, int(room // FRIEND_ROW), MOST_FRIENDS)
    if rows <= 0:
        return 0
    tall = head + rows * FRIEND_ROW + (6 if rows == counts.friends else 14)
    place = Box(sizes.margin, base - GUTTER - tall, sizes.friends, tall)
    if "chooser" in boxes and place.touches(boxes["chooser"]):
        return 0
    boxes["friends"] = place
    return rows


def _messages(width: float, boxes: dict[str, Box], sizes: Sizes) -> Box:
    """Returns the place of passing notes: below the warning, clear of the radio panel."""
    wide = min(400.0, width - 2 * sizes.margin)
    above = boxes.get("caution", boxes["warning"])
    place = Box((width - wide) / 2, above.bottom + GUTTER, wide, 3 * ROW)
    for name in ("radio", "target", "objectives"):
        if name in boxes and place.touches(boxes[name]):
            place = place._replace(y=boxes[name].bottom + GUTTER)
    return place
