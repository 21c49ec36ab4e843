"""The sounds of forward cannon and jump drives: real charges, shots and jumps, as heard from the camera."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.app.battle_sounds import BattleSounds, charge_voice, drop, heard, spool_voice
from game.base.constants import DT
from game.rules.level import BackdropRule, ForceRule, LevelRule, ShipRule, ZoneRule
from game.rules.library import Library, standard
from game.rules.triggers import End
from game.rules.units import FtlRule, GenocideRule
from game.sim.simulation import Simulation
from game.view.camera import Camera
from game.view.sound import SoundBoard
from game.world import commands as c
from game.world import events as e
from game.world.components import FtlDrive, GenocideDrive, Ship

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FLAG, JUMPER, ENEMY = 0, 1, 2


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundBoard]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    opened = SoundBoard(ASSETS)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def library() -> Library:
    """Gives the rules with a flagship that charges in a second, and a cruiser that jumps in half of one."""
    rules = standard()
    flag, cruiser = rules.units["arume_battlecruiser"], rules.units["arume_cruiser"]
    cannon = GenocideRule(
        store_mj=flag.reactor.power_mw * 0.8, power_mw=flag.reactor.power_mw * 0.85, covers_s=0.4, vent_s=0.5
    )
    jump = FtlRule(store_mj=cruiser.reactor.power_mw * 0.3, power_mw=cruiser.reactor.power_mw, leak_s=0.5)
    big = flag.model_copy(update={"genocide": cannon, "hull": "novaal", "mounts": [], "ftl": None})
    units = rules.units | {"flagship": big, "jumper": cruiser.model_copy(update={"ftl": jump, "mounts": []})}
    return dataclasses.replace(rules, units=units)


def force(name: str, unit: str, at: tuple[float, float], player: bool) -> ForceRule:
    side = "race" if unit.startswith("race") else "arume"
    ship = ShipRule(id=name, unit=unit, name=name, player=player)
    return ForceRule(
        id=name, side=side, name=name, doctrine="obey", formation="block", at_wu=list(at),
        facing_deg=180.0 if side == "race" else 0.0, commanded=True, ship=[ship],
    )  # fmt: skip


class Stage:
    """One small battle and its sounds, a tick a picture."""

    def __init__(self, library: Library, board: SoundBoard, own: int) -> None:
        late = End(kind="end", outcome="partial", reason="over")
        forces = [("flag", "flagship", (0.0, 0.0)), ("jumper", "jumper", (0.0, 420.0)), ("enemy", "race_cruiser", (9000.0, 3000.0))]
        level = LevelRule(
            format=1, id="drives", title="Drives", theatre="orbit", place="nowhere", briefing=["A set-up."],
            limit_s=3600.0, late=late, backdrop=BackdropRule(home="rise"),
            zone=[ZoneRule(id="city", name="City", at_wu=[4000.0, 0.0], radius_wu=400.0, city="race")],
            force=[force(*row, player=index == own) for index, row in enumerate(forces)],
        )  # fmt: skip
        self.battle = Simulation(library, level, 3, commanded=True)
        self.world, self.board, self.own = self.battle.world, board, own
        self.camera = Camera((1280, 720), (0.0, 0.0), 1.0)
        self.sounds = BattleSounds(board)
        self.begun: list[str] = []
        play = board.play
        board.play = lambda name, *rest, **more: (self.begun.append(name), play(name, *rest, **more))[1]  # type: ignore[method-assign]
        self.sounds.update(self.world, self.camera, own, DT)

    def tick(self, *commands: c.Command) -> list[e.Event]:
        events = self.battle.tick(commands)
        self.sounds.take(self.world, events)
        self.sounds.update(self.world, self.camera, self.own, DT)
        return events

    def open_bow(self) -> list[e.Event]:
        return self.tick(c.Genocide(self.world.units.refer(FLAG), True, (1.0, 0.0)))

    def charge(self) -> float:
        cannon = self.world.units[GenocideDrive]
        return float(cannon.store[FLAG] / cannon.capacity[FLAG])

    def loops(self) -> set[str]:
        return {v.rule.name for v in self.board.pool.voices.values() if v.loop and v.goal > 0.0}

    def pitch(self, name: str) -> float:
        slot = next(slot for slot, voice in self.board.pool.voices.items() if voice.rule.name == name)
        return self.board._desk.glides[slot].pitch


@pytest.fixture
def stage(library: Library, board: SoundBoard) -> Stage:
    return Stage(library, board, FLAG)


def test_every_event_of_a_drive_has_a_sound_that_exists(stage: Stage) -> None:
    at = (1.0, 2.0)
    events = [
        e.GenocideOpened(0, 1, 1, at), e.GenocideAborted(0, 1, "order", 0.5, at), e.CityBurned("city", 1, at),
        e.GenocideFired(0, 1, 1, at, (1.0, 0.0), 30.0, 0.2, 0.0), e.FtlStarted(0, 1, 1, at), e.FtlStopped(0, 1, "order"),
        e.Jumped(0, 1, 1, 0, at, (1.0, 0.0)),
    ]  # fmt: skip
    names = [heard(stage.world, event)[0] for event in events]
    assert len(set(names)) == len(events)
    assert set(names) <= set(stage.board.table.sounds)


def test_a_charge_rises_in_pitch_and_loudness_and_drops_away_at_the_end() -> None:
    shares = np.linspace(0.0, 0.86, 30)
    voices = [charge_voice(float(share), True) for share in shares]
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(voices))
    assert charge_voice(1.0, True)[0] < 0.15 * voices[-1][0]
    assert charge_voice(1.0, True)[1] > 3.5 * charge_voice(0.0, True)[1]
    assert drop(0.86) == 0.0
    assert drop(1.0) == 1.0
    assert spool_voice(1.0) > spool_voice(0.5) > spool_voice(0.0)


def test_the_hum_follows_the_store_and_the_battle_falls_silent_before_the_shot(stage: Stage) -> None:
    stage.open_bow()
    assert stage.begun == ["genocide_open"]
    seen: list[tuple[float, float, float]] = []
    fired = False
    while not fired:
        fired = any(isinstance(event, e.GenocideFired) for event in stage.tick())
        assert len(seen) < 300
        if not fired:
            assert "genocide_charge" in stage.loops()
            assert stage.pitch("genocide_charge") == charge_voice(stage.charge(), True)[1]
            seen.append((stage.charge(), stage.pitch("genocide_charge"), stage.board.levels.hushed))
    assert seen[-1][1] > 2.5 * seen[0][1]
    assert seen[0][2] == 1.0
    assert seen[-1][2] < 0.4
    assert "genocide_charge" not in stage.loops()
    assert stage.board.levels.hushed == 1.0
    assert {"genocide_seat", "genocide_fire"} <= set(stage.begun)


def test_a_city_is_heard_however_far_away(stage: Stage) -> None:
    stage.camera.jump((-60000.0, 0.0))
    stage.sounds.update(stage.world, stage.camera, FLAG, DT)
    stage.open_bow()
    for _ in range(120):
        stage.tick()
    assert "city_burned" in stage.begun
    playing = {v.rule.name: v.gain for v in stage.board.pool.voices.values()}
    assert playing["city_burned"] >= 0.7


def test_covers_hum_while_they_move_and_seat_once_at_each_end(stage: Stage) -> None:
    stage.open_bow()
    stage.tick()
    assert "genocide_hinges" in stage.loops()
    for _ in range(40):
        stage.tick()
    assert "genocide_hinges" not in stage.loops()
    assert stage.begun.count("genocide_seat") == 1
    stage.tick(c.Genocide(stage.world.units.refer(FLAG), False))
    assert stage.begun[-1] == "genocide_vent"
    assert stage.charge() > 0.5
    while stage.charge() > 0.0:
        stage.tick()
        assert stage.board.levels.hushed == 1.0, "what vents hushes nobody"
    for _ in range(40):
        stage.tick()
    assert stage.begun.count("genocide_seat") == 2
    assert not stage.loops() & {"genocide_hinges", "genocide_charge"}


def test_only_the_enemy_of_an_open_bow_hears_the_alarm(library: Library, board: SoundBoard, stage: Stage) -> None:
    stage.open_bow()
    assert "genocide_alarm" not in stage.begun
    other = Stage(library, board, ENEMY)
    other.open_bow()
    assert "genocide_alarm" in other.begun


def test_a_jump_spools_up_and_is_gone(stage: Stage) -> None:
    stage.tick(c.Jump(stage.world.units.refer(JUMPER), True))
    assert stage.begun == ["jump_start"]
    pitches = []
    for _ in range(300):
        if any(isinstance(event, e.Jumped) for event in stage.tick()):
            break
        pitches.append(stage.pitch("jump_spool"))
    assert pitches == sorted(pitches)
    assert pitches[-1] > 2.0 * pitches[0]
    assert stage.begun[-1] == "jump"
    stage.tick()
    assert "jump_spool" not in stage.loops()


def test_a_jump_called_off_runs_down_and_stops(stage: Stage) -> None:
    ref = stage.world.units.refer(JUMPER)
    stage.tick(c.Jump(ref, True))
    for _ in range(12):
        stage.tick()
    high = stage.pitch("jump_spool")
    stage.tick(c.Jump(ref, False))
    for _ in range(5):
        stage.tick()
    assert stage.pitch("jump_spool") < high
    for _ in range(120):
        stage.tick()
    assert float(stage.world.units[FtlDrive].store[JUMPER]) == 0.0
    assert stage.begun[-1] == "jump_stop"
    assert "jump_spool" not in stage.loops()


def test_a_battle_without_a_device_goes_on(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "no_such_driver")
    silent = Stage(library, SoundBoard(ASSETS), ENEMY)
    assert not silent.board.audible
    silent.open_bow()
    silent.tick(c.Jump(silent.world.units.refer(JUMPER), True))
    for _ in range(120):
        silent.tick()
    assert len(silent.world.units.rows(Ship)) == 2
    assert {"genocide_alarm", "genocide_fire", "jump"} <= set(silent.begun)
    silent.board.close()
