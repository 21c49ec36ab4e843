"""Keeps baked pictures on disk between starts: raw bytes with a checksum; what is damaged is baked again."""

from __future__ import annotations

import logging
import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from game.base.errors import GameError
from game.base.storage import save_bytes

Bytes = NDArray[np.uint8]

_MAGIC = b"DOHBAKE1"
_HEAD = struct.Struct("<8sI4I")  # magic, CRC-32 of the pixels, shape (4)
_MOST_BYTES = 600_000_000
_log = logging.getLogger(__name__)


class BakeCache:
    """A folder of baked pictures (n, h, w, 4); without a folder it can write to, it keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._may_write = folder is not None

    def load(self, name: str, key: str) -> Bytes | None:
        """Map a picture from disk; None when it is missing, of another shape or damaged."""
        path = self._path(name, key)
        if path is None or not path.is_file():
            return None
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD.size)
            magic, checksum, *shape = _HEAD.unpack(head)
            if magic != _MAGIC or path.stat().st_size != _HEAD.size + int(np.prod(shape, dtype=np.int64)):
                raise ValueError("head and length do not agree")
            pixels = np.memmap(path, np.uint8, "r", _HEAD.size, (shape[0], shape[1], shape[2], shape[3]))
            if zlib.crc32(pixels.data) != checksum:
                raise ValueError("checksum does not agree")
        except (OSError, ValueError, struct.error) as error:
            _log.warning("The baked picture %s is damaged (%s) and is made again.", path.name, error)
            return None
        return pixels

    def store(self, name: str, key: str, pixels: Bytes) -> None:
        """Write a picture; where that fails, say so once and go on without a cache."""
        path = self._path(name, key)
        if path is None or not self._may_write:
            return
        try:
            head = _HEAD.pack(_MAGIC, zlib.crc32(pixels.data), *pixels.shape)
            save_bytes(path, head + pixels.tobytes())
        except GameError as error:
            self._may_write = False
            _log.warning("Baked pictures are not kept: %s", error)

    def prune(self, most_bytes: int = _MOST_BYTES) -> None:
        """Delete the oldest pictures while all together are larger than allowed."""
        if self.folder is None or not self.folder.is_dir():
            return
        try:
            files = sorted(self.folder.glob("*.bake"), key=lambda p: p.stat().st_mtime, reverse=True)
            total = 0
            for path in files:
                total += path.stat().st_size
                if total > most_bytes:
                    path.unlink()
        except OSError as error:
            _log.warning("Old baked pictures stay: %s", error)

    def _path(self, name: str, key: str) -> Path | None:
        return None if self.folder is None else self.folder / f"{name}-{key}.bake"
