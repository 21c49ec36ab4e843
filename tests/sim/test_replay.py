"""Replays: the same end in another process, the same hash to and fro, and files that lie are told apart."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from contextlib import suppress

import numpy as np
import pytest

from game.base.errors import GameError
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim import envelope, film
from game.sim import replay as files
from game.sim.envelope import DamagedError, OutdatedError
from game.sim.film import Film
from game.sim.fit_level import fit_level
from game.sim.replay import dump_replay, load_replay, peek_replay, replay_of
from game.sim.simulation import Simulation
from game.sim.snapshot import Recorder, restore
from game.world import commands as c
from game.world.components import Body, Ship

TICKS = 660  # beyond a keyframe


def orders(world) -> list[c.Command]:
    """Give what a player who cannot sit still asks for, by the tick alone."""
    if world.tick % 45:
        return []
    rows = world.units.rows(Body, Ship)
    own = [int(row) for row in rows if world.units[Ship].player[row]]
    return [c.Steer(world.units.refer(own[0]), 1.0, 0.5 if world.tick // 90 % 2 else -0.5, 0.0)] if own else []


@pytest.fixture(scope="module")
def fought():
    """Give a battle of a restless player: its recorder, and the hash of every tick."""
    recorder = Recorder(Simulation(standard(), find_level("picket", standard()), 11, commanded=True))
    hashes = [recorder.simulation.hash()]
    for _ in range(TICKS):
        recorder.tick(orders(recorder.simulation.world))
        hashes.append(recorder.simulation.hash())
    return recorder, hashes


@pytest.fixture(scope="module")
def data(fought):
    return dump_replay(replay_of(fought[0], "2157-03-02 14:05"), standard())


def to(watched: Film, tick: int) -> int:
    watched.seek(tick)
    while watched.tick < tick:
        watched.step()
    return watched.simulation.hash()


def test_a_file_round_trips_and_stays_small(fought, data):
    replay = load_replay(data, standard())
    assert replay == replay_of(fought[0], "2157-03-02 14:05")
    head = peek_replay(data[: files.MOST_HEAD_BYTES])
    assert head == replay.heading and head.current and head.ticks == TICKS and head.side == "race"
    assert len(data) < 8000


def test_another_process_comes_to_the_same_end(fought, data, tmp_path):
    path = tmp_path / "a.replay"
    path.write_bytes(data)
    program = (
        "import sys; from pathlib import Path\n"
        "from game.rules.library import standard; from game.sim.film import Film; from game.sim.replay import *\n"
        "film = Film(load_replay(Path(sys.argv[1]).read_bytes(), standard()), standard())\n"
        "while not film.ended: film.step()\n"
        "print(film.simulation.hash(), film.strayed)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], env={**os.environ, "PYTHONHASHSEED": "77"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [str(fought[1][-1]), "False"]


def test_to_and_fro_every_tick_has_its_hash(fought, data):
    watched, hashes = Film(load_replay(data, standard()), standard()), fought[1]
    for tick in (640, 610, 650, 3, 599, 600, 0, TICKS):
        assert to(watched, tick) == hashes[tick], tick
    assert watched.ended and not watched.strayed


def test_what_is_scouted_is_known_and_the_same(fought, data):
    watched = Film(load_replay(data, standard()), standard())
    watched.scout(60.0)
    assert watched.known == TICKS and watched.tick == 0
    assert watched.seek(650), "a leap to a place nobody has watched yet"
    assert watched.tick == 600 and to(watched, 650) == fought[1][650]


def test_keyframes_that_grow_too_many_are_thinned(fought, data, monkeypatch):
    monkeypatch.setattr(film, "MOST_KEPT_BYTES", 1)
    watched = Film(load_replay(data, standard()), standard())
    watched.scout(60.0)
    assert len(watched._kept) == 1
    assert to(watched, 30) == fought[1][30]


def test_a_battle_on_the_surface_is_gone_through_alike():
    live = Recorder(Simulation(standard(), find_level("airbase", standard()), 5))
    hashes = [live.simulation.hash()]
    for _ in range(90):
        live.tick()
        hashes.append(live.simulation.hash())
    watched = Film(load_replay(dump_replay(replay_of(live), standard()), standard()), standard())
    for tick in (80, 20, 60):
        assert to(watched, tick) == hashes[tick]


def test_who_takes_over_goes_on_from_there(fought, data):
    watched, hashes = Film(load_replay(data, standard()), standard()), fought[1]
    to(watched, 655)
    to(watched, 615)
    recorder = watched.take_over()
    saved = recorder.save()
    for _ in range(30):
        recorder.tick(orders(recorder.simulation.world))
    assert recorder.simulation.hash() == hashes[645], "the same commands: the same battle"
    again = restore(saved, standard(), recorder.simulation.level)
    own = next(row for row in again.simulation.world.ships() if again.simulation.world.units[Ship].player[row])
    again.tick([c.Steer(again.simulation.world.units.refer(int(own)), 0.0, 1.0, 1.0)])
    for _ in range(29):
        again.tick()
    assert again.simulation.hash() != hashes[645], "others: another one"
    ended = Film(load_replay(dump_replay(replay_of(again), standard()), standard()), standard())
    while not ended.ended:
        ended.step()
    assert not ended.strayed, "and it can be watched in its turn"


def test_another_end_is_told(data, fought):
    replay = load_replay(data, standard())
    watched = Film(replay.__class__(**{**vars(replay), "hash": replay.hash ^ 1}), standard())
    while not watched.ended:
        watched.step()
    assert watched.strayed


def test_a_level_as_it_was_in_a_war_is_in_its_replay():
    from game.rules.campaign import standard_campaign
    from game.sim.war import War

    level = fit_level(find_level("picket", standard()), War(), standard_campaign(), standard())
    level = level.model_copy(update={"briefing": ["It was another war."]})
    recorder = Recorder(Simulation(standard(), level, 3))
    recorder.tick()
    assert load_replay(dump_replay(replay_of(recorder), standard()), standard()).level == level


# ---- files that lie ----------------------------------------------------------------------------------------
def test_mutated_files_are_told_and_never_hurt(data):
    rng, whole = np.random.default_rng(7), load_replay(data, standard())
    for number in range(400):
        raw = bytearray(data)
        if number % 4 == 0:
            raw = raw[: int(rng.integers(len(raw)))]
        elif number % 4 == 1:
            raw = bytearray(rng.bytes(int(rng.integers(1, 3000))))
        else:
            for place in rng.integers(0, len(raw) if number % 4 == 2 else 700, 3):
                raw[place] ^= int(rng.integers(1, 256))
        try:
            made = load_replay(bytes(raw), standard())
        except GameError as error:
            assert str(error) and "\n" not in str(error)
        else:
            assert made == whole
        with suppress(DamagedError):
            peek_replay(bytes(raw))


def forged(data: bytes, change, head=None) -> bytes:
    """Change what is inside, with a checksum that is right again."""
    first, line, body = data.split(b"\n", 2)
    lines = change(zlib.decompress(body).split(b"\n"))
    body = zlib.compress(b"\n".join(lines))
    told = json.loads(line) | {"size": len(body), "crc": zlib.crc32(body)} | (head or {})
    return b"%s\n%s\n%s" % (first, json.dumps(told).encode(), body)


def line(number: int, text: bytes):
    return lambda lines: [*lines[:number], text, *lines[number + 1 :]]


@pytest.mark.parametrize(
    "change",
    [
        line(0, b"{}"), line(0, b"["), line(0, b"[" * 100_000), line(1, b"{}"), line(1, b"5"), line(1, b" " * 2_000_000),
        line(2, b"[[1]]"), line(2, b'[[1e999, "lost", "race", "x"]]'), line(2, b'[["x", "lost", "race", "x"]]'),
        line(2, b'[[0, "sung", "race", "x"]]'), line(3, b'[5, "Explode"]'), line(3, b'[-1, "Rally", [0, 0]]'),
        line(3, b'[99999999, "Rally", [0, 0]]'), line(3, b"[]"), line(3, b'["x"]'), line(3, b"7"),
        lambda lines: lines[:1], lambda lines: [*lines[:3], *lines[:2:-1]],
    ],
    ids=range(18),
)  # fmt: skip
def test_what_is_forged_inside_is_damage(data, change):
    with pytest.raises(DamagedError):
        load_replay(forged(data, change), standard())


def test_commands_that_hit_nobody_hurt_nobody(data):
    wild = [b'[3, "Steer", [2000000000, 5], 1, 1, 1]', b'[4, "Salvo", [[-7, 0]], 9, 2000000000, [5, 5], true]']
    replay = load_replay(forged(data, lambda lines: [*lines[:3], *wild]), standard())
    watched = Film(replay, standard())
    try:
        to(watched, 60)
    except GameError as error:
        assert "damaged" in str(error)


def test_the_head_must_say_what_the_battle_says(data):
    for lie in ({"seed": 5}, {"ticks": 3}, {"outcome": "victory"}, {"taken": True}, {"level": "airbase"}):
        with pytest.raises(DamagedError, match="head"):
            load_replay(forged(data, lambda lines: lines, lie), standard())
    with pytest.raises(DamagedError, match="head"):
        load_replay(forged(data, lambda lines: lines, {"when": "a\nb"}), standard())


def test_what_would_burst_is_not_unpacked(data, monkeypatch):
    monkeypatch.setattr(files, "_MOST_UNPACKED", 5000)
    with pytest.raises(DamagedError):
        load_replay(data, standard())
    monkeypatch.undo()
    monkeypatch.setattr(files, "_MOST_COMMANDS", 3)
    with pytest.raises(DamagedError, match="commands"):
        load_replay(data, standard())
    monkeypatch.setattr(files, "MOST_BYTES", 100)
    with pytest.raises(DamagedError, match="larger"):
        load_replay(data, standard())


def test_another_build_and_other_rules_are_told(data, monkeypatch):
    with pytest.raises(OutdatedError, match="rules"):
        load_replay(forged(data, lambda lines: lines, {"rules": 5}), standard())
    monkeypatch.setattr(envelope, "build_print", lambda: 1)
    with pytest.raises(OutdatedError, match="another version"):
        load_replay(data, standard())
    with pytest.raises(OutdatedError):
        load_replay(data.replace(b"replay 1\n", b"replay 2\n", 1), standard())
    monkeypatch.setattr(files, "build_print", lambda: 1)
    assert not peek_replay(data).current
