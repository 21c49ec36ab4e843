"""The few whole numbers that say what a ship was told, and how its point defence is to behave."""

from typing import Final

ORDER_HOLD: Final = 0
ORDER_MOVE: Final = 1
ORDER_ATTACK: Final = 2
ORDER_ESCORT: Final = 3
ORDER_STATION: Final = 4
ORDER_WITHDRAW: Final = 5
ORDERS: Final = ("hold", "move", "attack", "escort", "station", "withdraw")

POSTURE_SCREEN: Final = 0
"""defend linked friends as well"""
POSTURE_SELF: Final = 1
"""defend only itself"""
POSTURE_BIG: Final = 2
"""save interceptors for explosive metal"""
POSTURES: Final = ("screen", "self", "big")

ENGINES: Final = 0
SHIELDS: Final = 1
POINT_DEFENCE: Final = 2
MAIN: Final = 3
DRIVE: Final = 4
"""the forward cannon or the jump drive while it charges"""
DRIVE_WEIGHT: Final = 60.0
"""how much more than others a charging drive may take"""
MOST_SHARE: Final = 1.5
"""a captain may ask for this much of a consumer's full work"""
QUEUE: Final = 6
"""orders that can wait behind the one being carried out"""
SHIELD_HOLD_SHARE: Final = 0.75
"""of what a shield asks at full work, this goes to holding it, the rest to recharging"""

ORDINARY: Final = 0
EXPLOSIVE: Final = 1
