"""Portrait people: who stands before the camera of a radio, one function each."""

from __future__ import annotations

from collections.abc import Sequence

from tools.art.busts import Bust, arume, band, race
from tools.art.polygons import Point, catmull


def race_shiplord() -> Bust:
    """Two broad orange stripes and a chevron: a shiplord."""
    paint = [(band(6, 7, 6), "C9591C"), (band(40, 6, -4), "C9591C"), (band(16, 2, 6), "8E3F16")]
    return race("A8692F", "6E3E18", "F2B93C", paint, 5, 0.0)


def race_officer() -> Bust:
    """One thin stripe, greener skin, flatter brow: an officer at a console."""
    paint = [(band(9, 4, 6), "C9591C"), (band(43, 2, -4), "8E3F16")]
    bust = race("8C7A3C", "4F4A1E", "E0883A", paint, 9, -1.0)
    bust.smooth([(10, 33), (15, 31), (17, 36), (13, 40), (9, 38)], "3A3735", rise=3, bevel=2, base=17, gloss=0.7)
    bust.plate([(15, 38), (30, 44), (30, 45.4), (14, 40)], "2B2927", rise=1.4, bevel=0.7, base=18)
    bust.disc(30.4, 44.6, 1.5, "FF9A3D", rise=1, bevel=0.8, base=19, gloss=0.8)
    return bust


def race_fleetlord() -> Bust:
    """Ornate paint over shoulders, neck and brow, darker skin: a fleetlord."""
    paint: list[tuple[Sequence[Point], str]] = []
    for step, colour in enumerate(("C9591C", "E8B04A", "8E3F16", "E8B04A", "C9591C")):
        paint.append((band(2 + step * 4.4, 3.2, 7), colour))
        paint.append((band(52 - step * 3.6, 2.6, -3), colour))
    bust = race("7C4A26", "42240F", "FFD34A", paint, 12, 1.6)
    for step in range(3):
        x = 15 + step * 5
        bust.paint(catmull([(x, 15), (x + 2, 9), (x + 3.4, 9), (x + 2, 16)], 4), ("E8B04A", "C9591C", "E8B04A")[step], 0.9)
    bust.plate([(12, 47), (38, 45), (39, 47.4), (12, 50)], "C8A04A", rise=1.8, bevel=1, base=12, gloss=0.9)
    return bust


def arume_captain() -> Bust:
    """Long white hair, blue eyes: a captain."""
    return arume("F2F5FA", "24334A", "2F8FF0", "EADFE4", 21, True)


def arume_officer() -> Bust:
    """Short silver hair, violet eyes, paler suit: an officer."""
    return arume("C4CCDA", "3A4C66", "8A5CF0", "E2D4D2", 27, False)


def race_straha() -> Bust:
    """Bright, ambitious paint with a chevron over the brow: a shiplord who has a plan."""
    paint: list[tuple[Sequence[Point], str]] = [(band(4, 5, 7), "E8B04A"), (band(11, 3, 7), "C9591C"), (band(17, 2, 7), "E8B04A")]
    paint += [(band(46, 5, -4), "E8B04A"), (band(41, 2, -4), "C9591C")]
    bust = race("B97A35", "7A4218", "FFE06A", paint, 15, 2.2)
    bust.paint(catmull([(17, 13), (26, 6), (36, 9), (27, 9.6), (18, 16)], 5), "E8B04A", 0.85)
    bust.paint(catmull([(40, 14.5), (46, 17.5), (52, 22), (46, 19.6), (40, 17)], 5), "C9591C", 0.7)
    bust.plate([(14, 49), (37, 47), (38, 48.8), (14, 51)], "8E3F16", rise=1.4, bevel=0.8, base=12, gloss=0.7)
    return bust


def race_korron() -> Bust:
    """Heavy dark head, one old scar across the jaw, a sealed collar: a shiplord of the second ship."""
    paint = [(band(5, 9, 6), "8E3F16"), (band(42, 8, -4), "8E3F16"), (band(8, 2, 6), "E8B04A")]
    bust = race("6B4B33", "36231A", "E8862E", paint, 19, -0.6)
    bust.line((39, 27), (47, 36.4), 1.1, "D8A98A", 0.85)
    bust.line((43, 26.4), (44.6, 31), 0.7, "D8A98A", 0.6)
    bust.plate([(11, 45), (39, 43), (41, 48.6), (11, 50.5)], "57524B", rise=3, bevel=1.6, base=11.5, gloss=0.5)
    for rivet in range(4):
        bust.disc(15.5 + rivet * 7, 47.6 - rivet * 0.55, 0.9, "C8A04A", rise=0.8, bevel=0.6, base=14.4, gloss=0.8)
    return bust


def race_gunner() -> Bust:
    """Green skin and a sighting glass before the turret of the eye: fire control."""
    paint = [(band(10, 3, 6), "C9591C"), (band(15, 1.4, 6), "C9591C"), (band(43, 3, -4), "C9591C")]
    bust = race("86703A", "48391C", "FFB347", paint, 23, -0.4)
    bust.plate([(14, 15), (30, 17.6), (30, 19.2), (13, 17.4)], "2B2927", rise=1.6, bevel=0.7, base=24, gloss=0.5)
    ring = 7.4
    bust.disc(36.6, 19.6, ring, "2F2C2A", rise=2.4, bevel=1.0, base=29, gloss=0.6)
    bust.disc(36.9, 19.5, ring - 1.9, "8C5A1C", rise=0.8, bevel=2.4, base=31, gloss=1.0)
    bust.disc(37.3, 19.3, 2.9, "FFB347", rise=0.7, bevel=1.4, base=31.8, gloss=1.0)
    bust.paint(catmull([(37.4, 16.8), (38.2, 19.3), (37.4, 21.8), (36.6, 19.3)], 5), "0C0603", 1, 0)
    bust.line((32.4, 15.8), (35.2, 14.2), 0.8, "FFE9C4", 0.9)
    return bust


def race_port() -> Bust:
    """Pale sandy skin, plain sea-green bands, a speaking tube: a watch on the ground that has never been to space."""
    paint = [(band(7, 4, 6), "3E7F74"), (band(13, 4, 6), "2C5A57"), (band(42, 4, -4), "3E7F74")]
    bust = race("B79A6A", "7C633C", "F6D27A", paint, 31, -1.6)
    bust.smooth([(10, 31), (15, 29.6), (17, 34), (13.4, 38), (9.4, 36)], "4A5A58", rise=3, bevel=2, base=17, gloss=0.6)
    bust.plate([(14.4, 36), (40, 45.6), (40, 47), (13.6, 38)], "38423F", rise=1.4, bevel=0.7, base=18)
    bust.smooth([(39, 44), (44, 44.6), (45, 48.6), (39.6, 49)], "2E3735", rise=2.4, bevel=1.4, base=18, gloss=0.6)
    return bust


def arume_flag() -> Bust:
    """Hair drawn up under a thin band, a high collar with wings, eyes like ice: she who commands Novaal."""
    bust = arume("FBFCFF", "1B1F33", "7FD4FF", "E6DEE8", 33, True)
    bust.plate([(21.6, 14.4), (33.2, 9.6), (45, 14.6), (45, 16.4), (33.2, 11.6), (21.6, 16.2)], "B9C8DC", rise=2.2, bevel=0.8, base=25, gloss=1.0)
    bust.plate([(33.2, 7.4), (35, 11), (33.2, 15), (31.4, 11)], "8FF4FF", rise=1.6, bevel=0.9, base=27, gloss=1.0)
    for side in (-1, 1):
        wing = [(32.5 + side * 9.5, 51), (32.5 + side * 13, 43), (32.5 + side * 17.5, 45.5), (32.5 + side * 15.5, 54.5)]
        bust.plate(wing, "D6E4F2", rise=4, bevel=1.6, base=15, gloss=0.9)
    bust.line((24.4, 21.2), (31.6, 22.8), 1.0, "8C93A2", 1.0)
    bust.line((42.8, 20.6), (35.6, 22.4), 1.0, "8C93A2", 1.0)
    return bust


def arume_ekaril() -> Bust:
    """Short hair that fell into her face, brows drawn up, a blue clasp: the captain of Blue."""
    bust = arume("E6ECF6", "2A4A7A", "2F6FE0", "EEDDDA", 41, False)
    lock = [(26, 10), (32, 7), (31, 15), (27.6, 23), (24.4, 28), (24.8, 20)]
    bust.smooth(lock, "EDF2FA", rise=3, bevel=1.6, base=23, gloss=0.7)
    bust.line((35.4, 20.4), (42.6, 22.2), 0.9, "8F95A4", 1.0)
    bust.line((25.4, 22.4), (31.4, 20.4), 0.9, "8F95A4", 1.0)
    bust.line((33.0, 17.4), (33.4, 20.2), 0.5, "B79AA2", 0.8)
    bust.disc(32.6, 59, 2.6, "2E8CFF", rise=2, bevel=1.6, base=19, gloss=1.0)
    return bust


def arume_gunner() -> Bust:
    """Cropped hair and a green lens before one eye: weapons."""
    bust = arume("D4DBE6", "31403C", "46C89A", "E4DAD6", 47, False)
    bust.plate([(41, 18), (50, 20), (50, 27), (42, 28)], "39433F", rise=2.6, bevel=1.0, base=22, gloss=0.6)
    bust.disc(39.0, 25.3, 4.5, "2F3A36", rise=2.4, bevel=0.9, base=24, gloss=0.7)
    bust.disc(39.0, 25.3, 3.3, "2E9C63", rise=0.8, bevel=1.6, base=26, gloss=1.0)
    bust.disc(39.2, 25.1, 1.4, "B8FFD8", rise=0.5, bevel=0.7, base=26.8, gloss=1.0)
    bust.line((36.8, 23.4), (38.2, 22.6), 0.6, "FFFFFF", 0.9)
    bust.disc(17.4, 29, 2.6, "39433F", rise=3, bevel=1.4, base=20, gloss=0.7)
    return bust


def arume_hunter() -> Bust:
    """A braid over the shoulder and a white scar through the brow: a captain who hunts alone."""
    bust = arume("EEF0F4", "3A2A3E", "4FA0D8", "E2D6D8", 53, True)
    for knot in range(7):
        x, y = 19.0 - 0.5 * knot + (0.7 if knot % 2 else -0.7), 33 + knot * 4.0
        bust.smooth([(x - 3.0, y), (x, y - 2.6), (x + 3.0, y), (x, y + 2.6)], "F2F4F8", rise=4.5, bevel=2.2, base=18, gloss=0.6)
    bust.line((41.6, 17.6), (38.0, 23.4), 0.9, "FFF4F2", 0.95)
    bust.line((37.4, 28.2), (35.8, 31.4), 0.8, "FFF4F2", 0.8)
    bust.line((25.0, 21.4), (31.8, 22.4), 0.9, "8C93A2", 1.0)
    bust.line((42.4, 20.6), (35.8, 22.0), 0.9, "8C93A2", 1.0)
    return bust
