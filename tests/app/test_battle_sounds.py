"""What is heard: every way in which a missile can be shot down has a sound."""

from __future__ import annotations

import pytest

from game.app.battle_sounds import heard
from game.base import paths
from game.sim.ledger_entries import INTERCEPTED
from game.view.sound_table import load_table
from game.world.events import Intercepted


@pytest.mark.parametrize("cause", sorted({*INTERCEPTED, "burst"} - {"fratricide"}))
def test_every_end_of_a_missile_is_heard_where_it_happened(cause):
    name, place = heard(None, Intercepted(9, 0, 1, 1, 2, cause, 1, (30.0, -40.0)))
    assert name in load_table(paths.assets() / "sounds" / "sounds.toml").sounds and place == (30.0, -40.0)
