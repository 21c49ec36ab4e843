"""Set up and run Defense of Home with nothing but Python: `python3 tools/run.py play`.

The first start makes an environment in `.venv` beside this folder and installs what pyproject.toml names;
later starts see that nothing changed and hand over at once. Plain standard library; works on Linux, macOS
and Windows, also where the system's Python has no pip, or refuses to use it.
"""

import os
import sys

OLDEST = (3, 11)
NEWEST_LOOKED_FOR = 15  # minor version
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
GAME_COMMANDS = ("play", "skirmish", "replay", "edit", "simulate", "check", "picture")
HELP = """usage: python3 tools/run.py COMMAND [ARGUMENTS]

  play [LEVEL]     play a battle, or choose one
  skirmish [FILE]  set a battle up, or play one from a file
  replay FILE      watch a battle again
  edit [LEVEL]     open the level editor
  simulate LEVEL   run many battles without a window
  check FILE...    check levels and rule files
  picture LEVEL    draw one moment of a battle
  game ...         the game's own command line, such as `game --help`
  test [...]       style, types and tests; arguments go to pytest
  bench [...]      the benchmark
  python ...       Python inside the game's environment
  setup            only make the environment
"""


def hand_to_newer_python():
    """Start again with a new enough Python if the system has one beside this old one; else say so and end."""
    import shutil
    import subprocess

    for minor in range(NEWEST_LOOKED_FOR, OLDEST[1] - 1, -1):
        found = shutil.which("python3.%d" % minor)
        version = "import sys, venv; sys.exit(sys.version_info < (3, 11))"
        if found and subprocess.call([found, "-c", version], stderr=subprocess.DEVNULL) == 0:
            sys.exit(subprocess.call([found, os.path.abspath(__file__)] + sys.argv[1:]))
    sys.exit(
        "Defense of Home needs Python 3.11 or newer; this is Python %d.%d (%s).\n"
        "Install a newer one from your system's packages or from python.org, and start with it."
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )


def hand_over(command):
    """Become this program, or run it and end with its code where a process cannot turn into another."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    sys.exit(run(command))


def run(command, **more):
    """Run a program to its end and answer its code; Ctrl-C reaches it and is not answered twice."""
    import subprocess

    process = subprocess.Popen(command, **more)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # it got the same Ctrl-C and ends in its own way


def test(python, arguments):
    """Check style, types and behaviour; all three run, so that one visit shows everything."""
    os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    steps = (
        ("style", ["-m", "ruff", "check", "."]),
        ("types", ["-m", "mypy"]),
        ("tests", ["-m", "pytest", "-q", "-n", str(min(os.cpu_count() or 1, 8))] + arguments),
    )
    failed = []
    for name, step in steps:
        print("== %s: %s" % (name, " ".join(step[1:])), flush=True)
        code = run([python, "-P"] + step, cwd=ROOT)
        if code:
            failed.append(name)
        if code in (130, -2):  # stopped by Ctrl-C: do not begin the next
            return 130
    if failed:
        # Not on standard output, whose last line is the summary of the tests.
        print("== failed: %s" % ", ".join(failed), file=sys.stderr, flush=True)
    return 1 if failed else 0


def main(arguments):
    """Do what the command line says and answer the exit code."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(HELP, end="")
        return 0
    name, rest = arguments[0], arguments[1:]
    if name not in GAME_COMMANDS + ("game", "test", "bench", "python", "setup"):
        print("run.py: unknown command '%s'\n\n%s" % (name, HELP), end="", file=sys.stderr)
        return 2
    import run_setup

    kind = "test" if name in ("test", "setup") else "play"
    if not run_setup.is_ready(VENV, ROOT, kind):
        try:
            run_setup.make(VENV, ROOT, kind)
        except run_setup.SetupError as error:
            print("\nrun.py: %s" % error, file=sys.stderr)
            return 1
    python = run_setup.venv_python(VENV)
    if name == "setup":
        return 0
    if name == "test":
        return test(python, rest)
    # -P and a path of our own: a folder called `game` where the player happens to stand must not shadow ours.
    os.environ["PYTHONPATH"] = ROOT
    if name == "bench":
        hand_over([python, os.path.join(ROOT, "tools", "bench.py")] + rest)
    if name == "python":
        hand_over([python] + rest)
    hand_over([python, "-P", "-m", "game"] + (rest if name == "game" else arguments))
    return 0


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        hand_to_newer_python()
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
