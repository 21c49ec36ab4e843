"""Saved battles: bytes that come back whole, and damage that is said, never run."""

import io
import json
import zipfile

import numpy as np
import pytest

from game.base.errors import GameError
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim import scenarios
from game.sim.simulation import Simulation
from game.sim.snapshot import Recorder, put, restore, take


def recorder(ticks: int) -> Recorder:
    made = Recorder(Simulation(standard(), find_level("picket", standard()), 5))
    for _ in range(ticks):
        made.tick()
    return made


@pytest.fixture(scope="module")
def saved() -> bytes:
    return recorder(45).save()


def back(data: bytes) -> Recorder:
    return restore(data, standard(), find_level("picket", standard()))


def test_a_keyframe_put_into_another_battle_makes_it_the_same():
    live, other = recorder(600), recorder(13)
    put(other.simulation, take(live.simulation))
    assert other.simulation.hash() == live.simulation.hash()
    for _ in range(60):
        live.tick()
        other.tick()
    assert other.simulation.hash() == live.simulation.hash()
    assert other.simulation.ledger.dump() == live.simulation.ledger.dump()


def test_a_ledger_restored_in_mid_battle_is_the_uninterrupted_one():
    live = Recorder(scenarios.build("picket"))
    for _ in range(-live.simulation.world.tick % 600 + 30):  # just past a keyframe, missiles and salvos under way
        live.tick()
    other = back(live.save())
    for _ in range(240):
        live.tick()
        other.tick()
    ledger = live.simulation.ledger.dump()
    assert other.simulation.ledger.dump() == ledger
    assert sum(bool(flight[11]) for flight in ledger["flights"]) > 50 and ledger["deeds"]


def test_bytes_round_trip(saved: bytes):
    once = back(saved)
    again = back(once.save())
    assert once.simulation.hash() == again.simulation.hash() == recorder(45).simulation.hash()
    for name, array in once.keyframe.arrays.items():
        other = again.keyframe.arrays[name]
        assert (array.dtype, array.shape) == (other.dtype, other.shape), name
        assert array.tobytes() == other.tobytes(), name


@pytest.mark.parametrize("how", ["cut", "flip", "empty", "noise"])
def test_damaged_bytes_give_game_errors(saved: bytes, how: str):
    rng = np.random.default_rng(7)
    for _ in range(60):
        raw = bytearray(saved)
        if how == "cut":
            raw = raw[: int(rng.integers(len(raw)))]
        elif how == "flip":
            for place in rng.integers(0, len(raw), 3):
                raw[place] ^= int(rng.integers(1, 256))
        elif how == "empty":
            raw = bytearray()
        else:
            raw = bytearray(rng.bytes(int(rng.integers(1, 5000))))
        try:
            made = back(bytes(raw))
        except GameError as error:
            assert str(error).endswith((".", "exactly.")) or "battle" in str(error)
        else:  # a flipped bit in a file's date harms nothing
            assert made.simulation.hash() == recorder(45).simulation.hash()


def changed(saved: bytes, **header) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved)) as old, zipfile.ZipFile(out, "w") as new:
        new.writestr("battle.json", json.dumps({**json.loads(old.read("battle.json")), **header}))
        new.writestr("keyframe.npz", old.read("keyframe.npz"))
    return out.getvalue()


@pytest.mark.parametrize(
    "header",
    [
        {"tick": 10**15}, {"tick": -5}, {"tick": 44}, {"tick": "soon"}, {"seed": -1}, {"seed": "x"}, {"seed": 6},
        {"difficulty": "nightmare"}, {"difficulty": ["easy"]}, {"format": 99}, {"level": "airbase"}, {"hash": 1},
        {"ledger": 5}, {"ledger": {}}, {"ledger": None}, {"scalars": []}, {"scalars": {}}, {"scalars": None}, {"log": [[3, ["Explode"]]]}, {"log": 5},
        {"log": [[3, ["Steer", [1], 0, 0, 0]]]}, {"log": [["x", []]]},
    ],
    ids=str,
)  # fmt: skip
def test_a_header_that_lies_gives_a_game_error(saved: bytes, header: dict):
    with pytest.raises(GameError):
        back(changed(saved, **header))


def test_an_archive_that_would_burst_is_not_opened(saved: bytes):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as arrays:
        arrays.writestr("units.npy", bytes(80 * 1024 * 1024))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved)) as old, zipfile.ZipFile(out, "w") as new:
        new.writestr("battle.json", old.read("battle.json"))
        new.writestr("keyframe.npz", inner.getvalue())
    with pytest.raises(GameError, match="larger"):
        back(out.getvalue())


def test_a_missing_or_strange_array_gives_a_game_error(saved: bytes):
    with zipfile.ZipFile(io.BytesIO(saved)) as old:
        header = old.read("battle.json")
        with np.load(io.BytesIO(old.read("keyframe.npz"))) as loaded:
            arrays = {name: loaded[name] for name in loaded.files}
    for name in ("units/Body.pos", "units/has", "units/Body.form", "mounts/Mount.owner"):
        for bad in (None, np.zeros(3), arrays[name][:1], np.full(arrays[name].shape, 9e8)):
            packed, out = io.BytesIO(), io.BytesIO()
            np.savez(packed, **{k: v for k, v in {**arrays, name: bad}.items() if v is not None})
            with zipfile.ZipFile(out, "w") as new:
                new.writestr("battle.json", header)
                new.writestr("keyframe.npz", packed.getvalue())
            with pytest.raises(GameError):
                back(out.getvalue())
