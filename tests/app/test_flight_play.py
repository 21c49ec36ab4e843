"""The missile played through the real loop by mouse, by keys alone and by gamepad events alone.

Each pilot looks at nothing but the display. The chase stands by itself; the whole battle is played on the easy setting.
"""

from __future__ import annotations

import pygame
import pytest

from game.app.choice import Choice
from game.app.ground_scene import GroundScene
from game.app.loading_scene import LoadingScene
from game.rules.levels import find_level
from game.rules.library import standard
from game.ui.flight_state import HOLDS
from tests.app.flight_pilots import Keys, Mouse, PadHands

HANDS = (Mouse, Keys, PadHands)


def begin(player, level, seed=7) -> GroundScene:
    player.scene = LoadingScene(player.stage, Choice(standard(), level, seed, "easy"))
    player.frames(2)
    assert isinstance(player.scene, GroundScene)
    return player.scene


def alone():
    """Give the level with the bomber in range of its city, the player 2.4 km behind it, and hardly anybody else."""
    level = find_level("missile", standard())
    forces = []
    for force in level.force:
        if force.id == "bomber":
            forces.append(force.model_copy(update={"at_wu": [44000.0, 2400.0]}))
        elif force.id == "fourth":
            own = [ship.model_copy(update={"at_wu": [41600.0, 3100.0]}) for ship in force.ship if ship.player]
            forces.append(force.model_copy(update={"ship": own}))
        elif force.id == "escort":  # one of them, far off, so that somebody must still be fought
            far = force.ship[0].model_copy(update={"count": 1, "at_wu": [4000.0, 3000.0]})
            forces.append(force.model_copy(update={"ship": [far]}))
    known = {force.id for force in forces}
    triggers = [each for each in level.trigger if each.id not in ("lost-end", "saved-partly")]
    speakers = {key: who for key, who in level.speaker.items() if who.ship in ("teerts", "Prefillo")}
    kept = [each for each in triggers if not any(getattr(do, "speaker", "teerts") not in speakers for do in each.do)]
    assert "fourth" in known
    return level.model_copy(update={"force": forces, "trigger": kept, "speaker": speakers})


def connect(player) -> None:
    pygame.event.post(pygame.event.Event(pygame.CONTROLLERDEVICEADDED, device_index=0))
    player.frames(1)


@pytest.mark.slow
@pytest.mark.parametrize("hands", HANDS)
def test_the_chase_is_flown_and_won_by(hands, player, quick, pad):
    battle = begin(player, alone())
    connect(player)
    pilot = hands(player.stage, battle)
    pilot.play(150.0)
    assert pilot.seen_s is not None, "the release was seen, and said"
    assert HOLDS in pilot.verdicts and pilot.closest_m < 460.0, "the strip said that it can be caught, and it was"
    assert battle.world.objectives["city"] == "done", (pilot.closest_m, pilot.verdicts)
    notes = [each.state for each in battle.hud._state.objectives]
    assert notes.count("failed") <= 1


@pytest.mark.slow
@pytest.mark.parametrize("hands", HANDS)
def test_the_whole_battle_is_won_on_easy_by(hands, player, quick, pad):
    battle = begin(player, find_level("missile", standard()))
    connect(player)
    hands(player.stage, battle).play(240.0)
    assert battle.world.outcome == "victory"
    assert battle.world.objectives["city"] == "done"
