"""Start the game with `python -m game`."""

from game.app.main import main

if __name__ == "__main__":
    raise SystemExit(main())
