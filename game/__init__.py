"""Defense of Home: an alien war in orbit and on the ground, replayed battle by battle."""

__version__ = "0.1.0"

# Our own mistakes are caught by assert; without it a bad number would reach the physics and end the process.
if not __debug__:
    raise SystemExit("Defense of Home does not run under python -O or PYTHONOPTIMIZE: its checks would be gone.")
