"""The ridge fought through the real loop by keys alone and by gamepad alone; the pilot sees nothing but the display."""

from __future__ import annotations

import pygame
import pytest

from game.world.components import Record
from tests.app.cruiser_pilots import Keys, PadHands, begin


@pytest.mark.slow
@pytest.mark.parametrize("hands", [Keys, PadHands])
def test_towers_are_killed_from_behind_the_ridge_by(hands, player, quick, pad):
    battle = begin(player, difficulty="easy")
    pygame.event.post(pygame.event.Event(pygame.CONTROLLERDEVICEADDED, device_index=0))
    player.frames(1)
    commander = hands(player.stage, battle)
    commander.play(240.0)
    world, record = battle.world, battle.world.records[Record]
    fallen = [
        world.catalogue.unit_keys[int(kind)]
        for kind, unit in zip(record.kind[: world.records.size], record.unit[: world.records.size], strict=True)
        if unit < 0
    ]
    assert "arume_tower" in fallen, (fallen, commander.said)
    mine = [note for note in commander.said if "brought down by you" in note or "lost a leg" in note]
    assert mine, commander.said
    assert battle.simulation.over and world.outcome == "victory", (fallen, world.outcome, world.time_s)
