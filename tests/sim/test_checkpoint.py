"""Checkpoints: a battle brought back goes on as the one that never stopped; files that lie are told apart."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from game.rules.levels import find_level
from game.rules.library import standard
from game.rules.triggers import AtTime, Checkpoint
from game.sim import checkpoint as files
from game.sim.checkpoint import dump_checkpoint, load_checkpoint, mark
from game.sim.envelope import DamagedError, OutdatedError
from game.sim.simulation import Simulation
from game.sim.snapshot import Recorder, restore
from game.systems.judge import judge
from game.world import commands as c
from game.world.components import Body
from game.world.events import CheckpointReached
from game.world.surface import Unit

AT_S, ON = 11.0, 90  # when the checkpoint fires, just past a keyframe; ticks gone on with from there


def level_of(name="airbase", at_s=AT_S):
    """Give a level with a checkpoint early on."""
    level = find_level(name, standard())
    first = level.trigger[0].model_copy(
        update={
            "id": "early",
            "when": [AtTime(kind="time", at_s=at_s)],
            "do": [Checkpoint(kind="checkpoint", name="Early")],
        }
    )
    return level.model_copy(update={"trigger": [first, *level.trigger]})


def orders(world) -> list[c.Command]:
    """Give what a player who walks about and fires asks for, by the tick alone."""
    if world.level.theatre != "surface" or world.tick % 7:
        return []
    rows = world.units.rows(Body, Unit)
    own = rows[world.units[Unit].player[rows]]
    x, y = world.place(int(own[0]))
    walk = 1.0 if world.tick // 60 % 2 else -1.0
    return [c.Control(world.units.refer(int(own[0])), walk, 0, False, (x + 300.0, y), 0, world.tick % 3 == 0)]


def played(name="airbase"):
    """Play a level to its early checkpoint. Returns: recorder, checkpoint"""
    recorder = Recorder(Simulation(standard(), level_of(name), 11, commanded=True))
    while True:
        events = recorder.tick(orders(recorder.simulation.world))
        for event in events:
            if isinstance(event, CheckpointReached):
                return recorder, mark(recorder, event.name)


def hashes_on(recorder, ticks=ON) -> list[int]:
    out = []
    for _ in range(ticks):
        recorder.tick(orders(recorder.simulation.world))
        out.append(recorder.simulation.hash())
    return out


@pytest.fixture(scope="module")
def kept():
    """Give a checkpoint of the air base and the hashes of the battle that went on without stopping."""
    recorder, checkpoint = played()
    return checkpoint, hashes_on(recorder)


def test_the_judge_marks_a_phase_once():
    world = Simulation(standard(), level_of(at_s=0.0), 1).world
    world.lock(False)
    judge(world)
    assert world.events == [CheckpointReached("Early")]
    world.events = []
    world.tick += 10
    judge(world)
    assert CheckpointReached("Early") not in world.events


def test_a_battle_brought_back_gives_the_same_hashes(kept):
    checkpoint, live = kept
    assert checkpoint.tick % 600, "somewhere between two keyframes"
    again = restore(checkpoint.data, standard(), level_of())
    assert again.simulation.world.tick == checkpoint.tick
    assert hashes_on(again) == live
    other = restore(checkpoint.data, standard(), level_of())
    other.tick([c.Rally(other.simulation.world.units.refer(0))])
    for _ in range(ON - 1):
        other.tick()
    assert other.simulation.hash() != live[-1], "other commands, another battle"


def test_a_battle_in_orbit_comes_back_the_same():
    recorder, checkpoint = played("picket")
    again = restore(checkpoint.data, standard(), level_of("picket"))
    assert hashes_on(again, 40) == hashes_on(recorder, 40)


def test_a_checkpoint_of_a_battle_brought_back_is_as_good(kept):
    checkpoint, live = kept
    once = restore(checkpoint.data, standard(), level_of())
    half = ON // 2
    hashes_on(once, half)
    twice = restore(mark(once, "Later").data, standard(), level_of())
    assert hashes_on(twice, ON - half) == live[half:]


def test_another_process_goes_on_with_the_same_hashes(kept, tmp_path):
    checkpoint, live = kept
    path = tmp_path / "checkpoint"
    path.write_bytes(dump_checkpoint(checkpoint, standard(), level_of()))
    program = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[2])\n"
        "from test_checkpoint import *\n"
        "found = load_checkpoint(Path(sys.argv[1]).read_bytes(), standard(), level_of())\n"
        "print(json.dumps(hashes_on(restore(found.data, standard(), level_of()))))"
    )
    here = str(__file__).rpartition("test_checkpoint")[0]
    done = subprocess.run([sys.executable, "-c", program, str(path), here], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == live


def test_a_file_round_trips_and_names_itself(kept):
    checkpoint, _ = kept
    data = dump_checkpoint(checkpoint, standard(), level_of())
    assert load_checkpoint(data, standard(), level_of()) == checkpoint
    assert checkpoint.label == "Early, 0:11" and checkpoint.commanded
    assert data.startswith(b"Defense of Home checkpoint 1\n")


@pytest.mark.parametrize("how", ["cut", "flip", "longer", "empty", "foreign", "huge"])
def test_damage_is_told(kept, monkeypatch, how):
    data = bytearray(dump_checkpoint(kept[0], standard(), level_of()))
    if how == "cut":
        data = data[:-100]
    elif how == "flip":
        data[-500] ^= 4
    elif how == "longer":
        data += b"x"
    elif how == "empty":
        data = bytearray()
    elif how == "foreign":
        data = bytearray(b"PK\x03\x04 a picture of a hatchling\n" * 9)
    else:
        monkeypatch.setattr(files, "MOST_BYTES", 1000)
    with pytest.raises(DamagedError):
        load_checkpoint(bytes(data), standard(), level_of())


def headed(data: bytes, **changes) -> bytes:
    magic, line, battle = data.split(b"\n", 2)
    return b"\n".join((magic, json.dumps({**json.loads(line), **changes}).encode(), battle))


@pytest.mark.parametrize(
    "changes",
    [
        {"name": 5}, {"name": "x" * 70}, {"name": "a\nb"}, {"level": "picket"}, {"level": "../airbase"}, {"tick": -1},
        {"tick": 1.5}, {"seed": True}, {"seed": 2**70}, {"commanded": 1}, {"crc": 0}, {"size": 3}, {"padding": "x" * 5000},
        {"difficulty": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_head_that_lies_is_damage(kept, changes):
    data = headed(dump_checkpoint(kept[0], standard(), level_of()), **changes)
    with pytest.raises(DamagedError):
        load_checkpoint(data, standard(), level_of())


def test_another_version_is_told_from_damage(kept, monkeypatch):
    data = dump_checkpoint(kept[0], standard(), level_of())
    with pytest.raises(OutdatedError, match="another version of the game"):
        load_checkpoint(headed(data, build=1), standard(), level_of())
    with pytest.raises(OutdatedError, match="another version of the game"):
        load_checkpoint(data.replace(b"checkpoint 1\n", b"checkpoint 9\n", 1), standard(), level_of())
    with pytest.raises(OutdatedError, match="have changed"):
        load_checkpoint(data, standard(), level_of(at_s=12.0))
