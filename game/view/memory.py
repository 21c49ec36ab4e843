"""Memory: how the garbage collector is kept from costing frames."""

from __future__ import annotations

import gc


def settle_memory() -> None:
    """Take all that is loaded out of the garbage collector's rounds, and let it make them seldom.

    A frame makes some ten thousand short-lived pairs: at the usual threshold they set off a dozen rounds a frame, and
    now and then one over everything there is, which takes as long as two frames.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
