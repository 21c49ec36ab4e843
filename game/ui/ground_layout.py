"""Finds a place for every panel of the surface display, whatever the window and text size, without overlaps."""

from __future__ import annotations

from game.ui.cruiser_parts import cells_in
from game.ui.flight_parts import CHASE_TALL
from game.ui.hud_boxes import (
    CHIP_HEIGHT,
    CHIP_WIDTH,
    GUTTER,
    HINT_HEIGHT,
    MEDIUM,
    ORDER_HEIGHT,
    ORDER_WIDTH,
    ROW,
    SMALL,
    Box,
    Counts,
    Layout,
    Sizes,
    sizes_for,
)  # fmt: skip
from game.ui.lesson_panel import lesson_box
from game.ui.ship_parts import SORTS_HEAD, SORTS_ROW

_STRIP = {"full": (330.0, 96.0), "medium": (230.0, 78.0), "small": (152.0, 62.0)}
_OWN = {"full": (330.0, 106.0), "medium": (236.0, 98.0), "small": (190.0, 64.0)}
_FLIGHT = {"full": (330.0, 112.0), "medium": (244.0, 106.0), "small": (206.0, 102.0)}
_CRUISER = {"full": (330.0, 106.0), "medium": (244.0, 96.0), "small": (206.0, 84.0)}
_SHIP = {"full": (356.0, 122.0), "medium": (286.0, 116.0), "small": (236.0, 110.0)}
_CHASE = {"full": 336.0, "medium": 264.0, "small": 190.0}
_CHIP_TALL, _CHIP_LEAST = 22.0, 236.0
_FOE_HEAD, _FOE_ROW, _FOE_FOOT = 66.0, 15.0, 17.0


def _name(sizes: Sizes) -> str:
    return "small" if sizes is SMALL else "medium" if sizes is MEDIUM else "full"


def arrange_ground(
    width: float, height: float, counts: Counts, flies: bool = False, chases: bool = False, platoon: int = 0,
    sorts: int = -1,
) -> Layout:  # fmt: skip
    """Places all panels; `own_bars` counts the soldier's, `target_bars` the enemy's.

    flies: the player is an aircraft; chases: and has somebody before him; platoon: of so many landcruisers, his first
    sorts: of targets under the player's starship; below 0 he has none
    """
    sizes = sizes_for(width, height)
    boxes = _top(width, sizes, counts)
    if flies and chases:
        wide = min(_CHASE[_name(sizes)], width - 2 * (corner_width(width, sizes) + sizes.margin + GUTTER))
        wide = max(wide, sizes.warning)
        boxes["chase"] = Box((width - wide) / 2, boxes["warning"].bottom + 6, wide, CHASE_TALL)
    own = _FLIGHT if flies else _CRUISER if platoon else _SHIP if sorts >= 0 else _OWN
    boxes |= _bottom(width, height, sizes, counts, own, platoon)
    if flies:
        boxes["flight"] = boxes["soldier"]
    if sorts >= 0:
        boxes["ship"] = boxes["soldier"]
        _add_sorts(boxes, width, sizes, sorts)
    _spare(boxes, counts.lesson > 0.0)
    if counts.hints and _name(sizes) != "full":
        _hints_on_high(boxes, width, sizes)
    if counts.chip:
        _add_chip(boxes, width, sizes)
    boxes["messages"] = _messages(width, boxes, sizes)
    right = frozenset(name for name, box in boxes.items() if box.x + box.w / 2 > width * 0.6)
    return Layout(sizes, boxes, right, 0, sizes.radar)


def corner_width(width: float, sizes: Sizes) -> float:
    """Gives how wide the panels in the upper corners are: never so wide that they reach the clock."""
    return min(sizes.objectives, (width - sizes.clock) / 2 - GUTTER - sizes.margin)


def _top(width: float, sizes: Sizes, counts: Counts) -> dict[str, Box]:
    m, wide = sizes.margin, corner_width(width, sizes)
    boxes = {"clock": Box((width - sizes.clock) / 2, m - 4, sizes.clock, 32)}
    boxes["warning"] = Box((width - sizes.warning) / 2, m + 36, sizes.warning, 24)
    boxes["objectives"] = Box(m, m - 2, wide, 38 + ROW * max(1, counts.objectives))
    if counts.lesson:
        boxes["objectives"] = lesson_box(width, sizes, counts.lesson, boxes["clock"])
    if counts.target_bars:
        tall = _FOE_HEAD + _FOE_ROW * counts.target_bars + _FOE_FOOT
        boxes["foe"] = Box(width - m - wide, m - 2, wide, tall)
    if counts.radio_lines:
        tall = max(70.0, 34 + ROW * counts.radio_lines)
        under = boxes["objectives"].bottom + GUTTER
        if sizes is SMALL and not counts.lesson:  # the orders of the battle wait while somebody speaks
            del boxes["objectives"]
            under = boxes["warning"].bottom + 4
        boxes["radio"] = Box(m, under, sizes.radio, tall)
    return boxes


def _bottom(
    width: float, height: float, sizes: Sizes, counts: Counts, own: dict[str, tuple[float, float]], platoon: int
) -> dict[str, Box]:
    m, size = sizes.margin, _name(sizes)
    floor = height - m + 2
    wide, tall = own[size]
    boxes = {"soldier": Box(m, floor - tall, wide, tall)}
    boxes["autopilot"] = Box(m, floor - tall - CHIP_HEIGHT - 4, CHIP_WIDTH, CHIP_HEIGHT)
    if platoon:
        boxes["cruiser"] = boxes["soldier"]
    if platoon > 1:
        per_row, each = cells_in(wide)
        high = -(-platoon // min(platoon, per_row)) * (each + 3)
        boxes["platoon"] = Box(m, boxes["autopilot"].y - 4 - high, wide, high)
    across, tall = _STRIP[size]
    boxes["strip"] = Box(width - m - across, floor - tall, across, tall)
    left, right = boxes["soldier"].right + GUTTER, boxes["strip"].x - GUTTER
    top = floor
    if counts.slots:
        row = min(sizes.slot * counts.slots, right - left)
        start = min(max(left, (width - row) / 2), right - row)
        boxes["slots"] = Box(start, floor - sizes.slot_height, row, sizes.slot_height)
        top = boxes["slots"].y
    if counts.orders:
        per_row = max(1, min(counts.orders, int((right - left) // ORDER_WIDTH)))
        rows = -(-counts.orders // per_row)
        start = min(max(left, (width - per_row * ORDER_WIDTH) / 2), right - per_row * ORDER_WIDTH)
        tall = rows * (ORDER_HEIGHT + 4)
        boxes["orders"] = Box(start, top - GUTTER - tall + 4, per_row * ORDER_WIDTH, tall)
        top = boxes["orders"].y
    if counts.hints and size == "full":
        boxes["hints"] = Box(left, top - 6 - HINT_HEIGHT, right - left, HINT_HEIGHT)
    return boxes


def _add_sorts(boxes: dict[str, Box], width: float, sizes: Sizes, sorts: int) -> None:
    """Adds the list of what lies below under the target's panel, as long as there is room for it."""
    if not sorts:
        return
    wide = corner_width(width, sizes)
    top = boxes["foe"].bottom + GUTTER if "foe" in boxes else sizes.margin - 2
    room = boxes["strip"].y - _CHIP_TALL - 14 - top
    tall = min(SORTS_HEAD + SORTS_ROW * sorts, room)
    place = Box(width - sizes.margin - wide, top, wide, tall)
    if tall >= SORTS_HEAD + SORTS_ROW and not any(box.touches(place) for box in boxes.values()):
        boxes["below"] = place


def _hints_on_high(boxes: dict[str, Box], width: float, sizes: Sizes) -> None:
    """Adds the hints in the sky, where they hide nobody, in a window that has no room for them below."""
    above = [boxes[name].bottom for name in ("warning", "radio", "foe", "objectives") if name in boxes]
    place = Box(sizes.margin, max(above) + 4, width - 2 * sizes.margin, HINT_HEIGHT)
    if not any(box.touches(place) for box in boxes.values()):
        boxes["hints"] = place


def _add_chip(boxes: dict[str, Box], width: float, sizes: Sizes) -> None:
    """Adds the line over the map, higher where something stands in its way; there is none where all is full."""
    strip = boxes["strip"]
    wide = max(strip.w, _CHIP_LEAST)
    place = Box(width - sizes.margin - wide, strip.y - 4 - _CHIP_TALL, wide, _CHIP_TALL)
    for name in ("slots", "orders", "hints"):
        if name in boxes and boxes[name].touches(place):
            place = place._replace(y=boxes[name].y - 4 - _CHIP_TALL)
    if not any(box.touches(place) for box in boxes.values()):
        boxes["chip"] = place


def _spare(boxes: dict[str, Box], teaches: bool) -> None:
    """Shortens the radio, and drops hints and orders, where a low window leaves no room for all."""
    radio = boxes.get("radio")
    for name in ("foe", "chase"):
        if radio is not None and name in boxes and radio.touches(boxes[name]):
            boxes["radio"] = radio = radio._replace(y=boxes[name].bottom + GUTTER)
    lower = [n for n in ("hints", "platoon", "autopilot", "orders", "slots", "soldier") if n in boxes]
    if radio is not None:
        below = min(boxes[name].y for name in lower if boxes[name].x < radio.right and radio.x < boxes[name].right)
        if radio.bottom > below - 4:
            boxes["radio"] = radio._replace(h=max(52.0, below - 4 - radio.y))
        if teaches and boxes["radio"].bottom > below:
            del boxes["radio"]  # what is to be done is read, whoever speaks
    for name in ("hints", "orders"):
        if name in boxes and "radio" in boxes and boxes[name].touches(boxes["radio"]):
            del boxes[name]


def _messages(width: float, boxes: dict[str, Box], sizes: Sizes) -> Box:
    """Returns the place of passing notes: below the warning, clear of the other panels."""
    wide = min(400.0, width - 2 * sizes.margin)
    over = boxes.get("chase", boxes["warning"])
    place = Box((width - wide) / 2, over.bottom + GUTTER, wide, 3 * ROW)
    for name in ("foe", "objectives", "radio", "hints"):
        if name in boxes and place.touches(boxes[name]):
            place = place._replace(y=boxes[name].bottom + GUTTER)
    return place
