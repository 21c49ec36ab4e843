"""Many battles: the same lines whatever the number of workers, and a dead worker costs one battle at most."""

import json
import os
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from game.rules.levels import find_level, shipped_levels
from game.rules.library import standard
from game.sim import batch


def short(tmp_path: Path) -> str:
    """Write a picket that ends after four seconds."""
    text = shipped_levels()["picket"].read_text(encoding="utf-8").replace("limit_s = 420", "limit_s = 4")
    path = tmp_path / "short.toml"
    path.write_text(text, encoding="utf-8")
    return os.fspath(path)


def test_workers_give_what_one_process_gives_in_order_of_seed(tmp_path: Path):
    level = short(tmp_path)
    alone = list(batch.run(level, 3, 40, 1, "ordinary"))
    together = list(batch.run(level, 3, 40, 2, "ordinary"))
    assert [row["seed"] for row in alone] == [40, 41, 42]
    assert together == alone
    assert len({row["hash"] for row in alone}) == 3
    assert all(row["outcome"] == "partial" and row["ticks"] >= 240 for row in alone)
    json.dumps(alone)


def test_a_battle_that_kills_its_worker_is_tried_twice_and_then_named(monkeypatch):
    tried: list[int] = []

    class Pool:
        """Answers like a process pool whose worker dies on seed 2."""

        def __init__(self, *args: Any, **more: Any) -> None:
            pass

        def __enter__(self) -> "Pool":
            return self

        def __exit__(self, *args: object) -> None:
            pass

        def submit(self, work: Any, level: str, seed: int, difficulty: str) -> Future[dict[str, Any]]:
            future: Future[dict[str, Any]] = Future()
            if seed == 2:
                tried.append(seed)
                future.set_exception(BrokenProcessPool("gone"))
            else:
                future.set_result({"seed": seed})
            return future

    monkeypatch.setattr(batch, "ProcessPoolExecutor", Pool)
    rows = list(batch.run("picket", 4, 0, 2, "ordinary"))
    assert [row["seed"] for row in rows] == [0, 1, 2, 3]
    assert "failed" in rows[2]
    assert len(tried) == 2


def test_a_variant_changes_what_it_names_and_nothing_else():
    level = find_level("walking-towers", standard())
    other = batch.fought_otherwise(level, "", "open-field")
    changed = {here.id for here, there in zip(level.force, other.force, strict=True) if here != there}
    assert ("", "open-field") in batch.rivals_of(level)
    assert changed == {"platoon-one", "platoon-two"}
    assert {force.task for force in other.force if force.id in changed} == {"advance"}
    assert other.model_copy(update={"force": level.force}) == level
