"""Writes and reads sound files: Ogg Vorbis through the libsndfile that ships inside pygame-ce, else WAV.

Only the maker needs this; the game reads the files with pygame alone.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import struct
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.sound.waves import RATE

WRITE_MODE = 0x20
OGG_VORBIS = 0x200000 | 0x0060
SET_QUALITY = 0x1300
BLOCK = 4096
PAGE_CRC = 0x04C11DB7


class _Info(ctypes.Structure):
    _fields_ = [
        ("frames", ctypes.c_int64),
        ("rate", ctypes.c_int),
        ("channels", ctypes.c_int),
        ("format", ctypes.c_int),
        ("sections", ctypes.c_int),
        ("seekable", ctypes.c_int),
    ]


def find_encoder() -> ctypes.CDLL | None:
    """Return libsndfile from pygame-ce's own folder or the system, or None where there is none."""
    import pygame

    package = Path(pygame.__file__).parent
    folders = [package.parent / "pygame_ce.libs", package / ".dylibs", package]
    found = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*sndfile*"))]
    names = [str(path) for path in found] + [ctypes.util.find_library("sndfile") or ""]
    for name in filter(None, names):
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        library.sf_open.restype = ctypes.c_void_p
        library.sf_open.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(_Info)]
        library.sf_command.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_int]
        library.sf_writef_float.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64]
        library.sf_writef_float.restype = ctypes.c_int64
        library.sf_close.argtypes = [ctypes.c_void_p]
        return library
    return None


def write(folder: Path, name: str, samples: NDArray[np.float64], quality: float) -> Path:
    """Write one sound as name.ogg (or name.wav without an encoder) and return its path.

    samples: (n,) mono or (n, 2) stereo, -1..1
    quality: 0 smallest .. 1 best
    """
    frames = samples.reshape(len(samples), -1)
    encoder = find_encoder()
    if encoder is None:
        return _write_wav(folder / f"{name}.wav", frames)
    path = folder / f"{name}.ogg"
    info = _Info(0, RATE, frames.shape[1], OGG_VORBIS, 0, 0)
    handle = encoder.sf_open(str(path).encode(), WRITE_MODE, ctypes.byref(info))
    if not handle:
        return _write_wav(folder / f"{name}.wav", frames)
    wanted = ctypes.c_double(quality)
    encoder.sf_command(handle, SET_QUALITY, ctypes.byref(wanted), ctypes.sizeof(wanted))
    data = np.ascontiguousarray(frames, dtype=np.float32)
    for start in range(0, len(data), BLOCK):
        block = np.ascontiguousarray(data[start : start + BLOCK])
        encoder.sf_writef_float(handle, block.ctypes.data, len(block))
    encoder.sf_close(handle)
    path.write_bytes(with_serial(path.read_bytes(), serial=1))
    return path


def _write_wav(path: Path, frames: NDArray[np.float64]) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(frames.shape[1])
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(frames, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def _crc_table() -> list[int]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = ((value << 1) ^ PAGE_CRC if value & 0x80000000 else value << 1) & 0xFFFFFFFF
        table.append(value)
    return table


_TABLE = _crc_table()


def with_serial(data: bytes, serial: int) -> bytes:
    """Return an Ogg stream with its random serial number replaced, so that making it twice gives the same bytes."""
    out = bytearray(data)
    at = 0
    while at + 27 <= len(out) and out[at : at + 4] == b"OggS":
        segments = out[at + 26]
        end = at + 27 + segments + sum(out[at + 27 : at + 27 + segments])
        struct.pack_into("<II", out, at + 14, serial, struct.unpack_from("<I", out, at + 18)[0])
        struct.pack_into("<I", out, at + 22, 0)
        crc = 0
        for byte in out[at:end]:
            crc = ((crc << 8) & 0xFFFFFFFF) ^ _TABLE[((crc >> 24) & 0xFF) ^ byte]
        struct.pack_into("<I", out, at + 22, crc)
        at = end
    return bytes(out)


def read(path: Path) -> NDArray[np.float64]:
    """Return a written sound as the game will hear it: (n, 2) floats; needs an open 44100 Hz stereo mixer."""
    import pygame

    return pygame.sndarray.array(pygame.mixer.Sound(str(path))).astype(np.float64) / 32768.0
