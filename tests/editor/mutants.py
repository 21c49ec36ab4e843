"""Files that something has gone wrong with: what a slip of the hand, another program or a bad disk makes of a level."""

import random
from collections.abc import Callable

from game.editor.document import LevelFile
from tests.content.test_mutated_levels import mutate
from tests.editor.bench import LEVELS, edit_anyhow

TEXTS = {name: path.read_text(encoding="utf-8") for name, path in sorted(LEVELS.items())}
_LETTERS = ["\u202e", "\U0001f680", "\u00e9", "\u2028", "\u0000", "\ufeff", "\x1b", "\x7f", "\u200b" * 50, "\ud7ff", "\U000e0001"]
_ODD_BYTES = [b"\x00", b"\xff", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\x1a", b"\r", b"\x0c", b"\xf0\x9f"]


def _odd_lines(text: str, rng: random.Random) -> bytes:
    return mutate(text, rng).encode("utf-8", "surrogatepass")


def _ends(text: str, rng: random.Random) -> bytes:
    """Give it the line ends of another system, all over or here and there; what is said of it otherwise stays."""
    lines = mutate(text, rng).split("\n") if rng.random() < 0.5 else text.split("\n")
    how = rng.choice(["\r\n", "\r", "mixed", "\n\r", "\u2028"])
    joined = "".join(line + rng.choice(["\n", "\r\n"]) for line in lines) if how == "mixed" else how.join(lines)
    return joined.encode("utf-8", "surrogatepass")


def _half(text: str, rng: random.Random) -> bytes:
    raw = text.encode()
    at = rng.randrange(len(raw))
    return raw[:at] if rng.random() < 0.6 else raw[at:]


def _spoilt(text: str, rng: random.Random) -> bytes:
    """Bytes changed, put in and taken out, as of a disk that ails."""
    raw = bytearray(text.encode())
    for _ in range(rng.choice([1, 1, 2, 5, 40])):
        at = rng.randrange(len(raw))
        how = rng.randrange(4)
        if how == 0:
            raw[at] ^= 1 << rng.randrange(8)
        elif how == 1:
            raw[at:at] = rng.choice(_ODD_BYTES)
        elif how == 2:
            del raw[at : at + rng.choice([1, 3, 64, 512])]
        else:
            size = rng.choice([16, 512, 4096])
            raw[at : at + size] = bytes(size)
    return bytes(raw)


def _letters(text: str, rng: random.Random) -> bytes:
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(_LETTERS) + text[at:]
    return text.encode("utf-8", "surrogatepass")


def _other_thing(text: str, rng: random.Random) -> bytes:
    """No level at all, or one in clothes that are not its own."""
    return rng.choice([
        b"", b"\n", b"\r\n\r\n", b"# nothing\n", b"\xff\xfe", rng.randbytes(rng.choice([1, 200, 9000])), b"\x00" * 4096,
        b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16"), text.encode("utf-16-be"), text.encode("latin-1", "replace"),
        b"{}", b'{"id": "x"}', b"[force]\n", b"[[force]]\n", b"force = 1\n", b"force = [1, [], {}]\ntrigger = [[]]\n",
        b"id = 1\n" * 3, b"a = " + b"[" * 300, b"a = " + b"{b=" * 40 + b"1" + b"}" * 40, b"x = '''" + b"\n" * 20000 + b"'''\n",
        (".".join("a" * 40) + " = 1\n").encode(), b"[land]\n[[zone]]\n[speaker]\n[speaker.x]\n[[carry]]\n[[leave]]\n[[variant]]\n",
        text.encode() * 12, ("# " + "\u00e9" * 130000).encode(), b"GIF89a" + rng.randbytes(60), text.replace("=", ":").encode(),
        text.replace('"', "\u201c").encode(), text.replace("[[", "[").replace("]]", "]").encode(), text.upper().encode(),
        text.replace(" ", "\u00a0").encode(), (text + text).encode(), text.replace("\n", " ").encode(),
    ])  # fmt: skip


def _two_in_one(text: str, rng: random.Random) -> bytes:
    """Tables of another level put in, or the other's after half of this one: as of a hasty copy."""
    other = rng.choice(list(TEXTS.values()))
    parts, more = text.split("\n\n"), other.split("\n\n")
    at = rng.randrange(len(parts))
    taken = rng.sample(more, rng.randint(1, min(4, len(more))))
    parts[at : at + rng.choice([0, 0, 1, 3])] = taken
    return "\n\n".join(parts).encode()


def _other_theatre(text: str, rng: random.Random) -> bytes:
    swaps = [('theatre = "orbit"', 'theatre = "surface"'), ('theatre = "surface"', 'theatre = "orbit"')]
    for old, new in swaps:
        if old in text:
            return text.replace(old, new, 1).encode()
    return text.encode()


def _document(text: str, rng: random.Random) -> bytes:
    """Change what it says, in place, by any edits anywhere: sound TOML that may say anything."""
    level = LevelFile.fresh(text)
    edit_anyhow(level, rng, 6)
    return level.text.encode("utf-8", "surrogatepass")


_NUMBERS = ["0", "-1", "1", "1e9", "-1e9", "1e15", "1e300", "nan", "inf", "-inf", "9223372036854775807", "0.0001", "1e-300", "100000", "-0.0"]


def _numbers(text: str, rng: random.Random) -> bytes:
    """Other numbers in the places of numbers, so that everything else is sound."""
    lines = text.split("\n")
    for _ in range(rng.choice([1, 1, 2, 6])):
        place = rng.choice([n for n, line in enumerate(lines) if "= " in line and any(c.isdigit() for c in line)] or [0])
        line = lines[place]
        spots = [n for n, c in enumerate(line) if c.isdigit() and line[n - 1] in " [-" and n > 0]
        if spots:
            at = rng.choice(spots)
            end = at
            while end < len(line) and (line[end].isdigit() or line[end] in "._"):
                end += 1
            lines[place] = line[:at] + rng.choice(_NUMBERS) + line[end:]
    return "\n".join(lines).encode()


WAYS: tuple[Callable[[str, random.Random], bytes], ...] = (
    _odd_lines, _odd_lines, _odd_lines, _document, _document, _numbers, _numbers, _two_in_one, _ends, _half, _spoilt, _letters,
    _other_thing, _other_theatre,
)  # fmt: skip


def mutant(seed: int) -> bytes:
    """Make one file. Every shipped level and every way comes as often as any other."""
    rng = random.Random(seed)
    text = TEXTS[sorted(TEXTS)[seed % len(TEXTS)]]
    way = WAYS[(seed // len(TEXTS)) % len(WAYS)]
    if way is _other_theatre and rng.random() < 0.7:
        return _other_theatre(mutate(text, rng) if rng.random() < 0.5 else text, rng)
    return way(text, rng)
