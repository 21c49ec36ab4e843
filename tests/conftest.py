"""What holds for every test: no window, no sound, nothing written into the player's home."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from game.base import paths

# The same inputs every time, so that a red test stays red; `-m slow` runs search further.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path) -> Iterator[None]:
    """Keep saves, settings and caches of a test in its own folder."""
    paths.set_data_dir(tmp_path / "player")
    yield
    paths.set_data_dir(None)
