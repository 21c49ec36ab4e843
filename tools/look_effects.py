"""Draws a scene of battle with every effect and says what each costs: `python -m tools.look_effects OUT.png`."""

from __future__ import annotations

import argparse
import math
import os
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import numpy as np
import pygame

from game.view.effects import engines
from tools.look_effects_scene import A1, B1, DT, FLEET, HEADING, KEYS, POS, SIZE, Scene


def layers(scene: Scene) -> list[tuple[str, Callable[[], None]]]:
    """Names every drawing call in order."""
    frame, camera, clock = scene.frame, scene.camera, scene.clock
    pos, vel = scene.missiles_at(min(clock, 2.4))
    lit = scene.bursts.brightest
    arume = np.array((B1, A1))

    def ships() -> None:
        stamps = []
        for i, (key, where, heading, _, state) in enumerate(FLEET):
            side = None
            if lit is not None and i in (A1, B1):
                away = lit[0] - np.array(where)
                side = (math.atan2(away[1], away[0]), (255, 150, 70))
            sprite = scene.hulls.sprite(key, state, heading, camera.zoom, side)
            px = camera.to_screen(where) - np.array(sprite.get_size()) / 2
            stamps.append((sprite, (round(px[0]), round(px[1]))))
        frame.blit_ships(stamps)

    def flames() -> None:
        for i, (key, where, heading, thrust, _) in enumerate(FLEET):
            at_, radii = engines.nozzles([where], [heading], np.array(scene.hulls.shape(key).engines))
            n = len(radii)
            kind = engines.ARUME if i >= B1 else engines.RACE
            engines.draw_engines(
                frame,
                camera,
                at_,
                np.full(n, heading),
                radii,
                np.full(n, thrust),
                np.full(n, kind),
                clock,
            )

    def lamps() -> None:
        for key in sorted(set(KEYS)):
            rows = [i for i, k in enumerate(KEYS) if k == key]
            scene.lamps.draw(frame, camera, key, POS[rows], HEADING[rows], np.ones(len(rows)))

    start, end, level, hit = scene.beam_rows()
    return [
        ("backdrop", lambda: scene.backdrop.draw(frame, camera)),
        ("trails", lambda: scene.trails.draw(frame, camera)),
        ("smoke", lambda: scene.smoke.draw(frame, camera)),
        ("flush smoke", frame.flush_smoke),
        ("engines", flames),
        ("ships", ships),
        ("lamps", lamps),
        ("scars", lambda: scene.scars.draw(frame, camera, np.arange(7), POS, HEADING)),
        ("missile heads", lambda: scene.heads.draw(frame, camera, pos, vel, scene.kinds)),
        (
            "tracers",
            lambda: scene.tracers.draw(
                frame, camera, scene.rounds, scene.round_vel, np.zeros(len(scene.rounds), int)
            ),
        ),
        ("muzzle", lambda: scene.muzzle.draw(frame, camera)),
        ("hull fires", lambda: scene.fires.draw(frame, camera, *scene.fire_rows(), clock)),
        ("beams", lambda: scene.beams.draw(frame, camera, start, end, level, hit, clock)),
        ("point defence", lambda: scene.defence.draw(frame, camera, *scene.hairlines())),
        (
            "shields",
            lambda: scene.shields.draw(
                frame,
                camera,
                arume,
                [KEYS[i] for i in arume],
                POS[arume],
                HEADING[arume],
                np.array([0.34, 0.8]),
            ),
        ),
        ("sparkles", lambda: scene.sparkles.draw(frame, camera)),
        ("debris", lambda: scene.debris.draw(frame, camera)),
        ("fireballs", lambda: scene.fireballs.draw(frame, camera)),
        ("sparks", lambda: scene.sparks.draw(frame, camera)),
        ("bursts", lambda: scene.bursts.draw(frame, camera)),
        (
            "arcs",
            lambda: scene.arcs.draw(frame, camera, POS[[A1]], HEADING[[A1]], [(235, 84)], [0.8], clock),
        ),
        ("dust", lambda: scene.backdrop.draw_dust(frame, camera, (14, 5))),
        ("finish", lambda: frame.finish(DT)),
    ]


def main() -> None:
    """Plays the scene, draws it thirty times, prints the middle cost of each layer and saves the last picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--size", type=int, nargs=2, default=SIZE)
    parser.add_argument("--calm", action="store_true", help="reduced flashes")
    parser.add_argument("--until", type=float, default=2.4, help="seconds of battle before the picture")
    options = parser.parse_args()
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    began = time.perf_counter()
    scene = Scene(tuple(options.size), options.zoom, options.calm)
    print(f"{'load':16s}{(time.perf_counter() - began) * 1e3:8.0f} ms")
    while scene.clock < options.until - 1e-9:
        scene.step()
        if scene.clock > options.until - 0.3:
            scene.frame.begin()
            for _, draw in layers(scene):
                draw()
    costs: dict[str, list[float]] = {}
    for _ in range(30):
        scene.frame.begin()
        for name, draw in layers(scene):
            start = time.perf_counter()
            draw()
            costs.setdefault(name, []).append(time.perf_counter() - start)
    for name, seconds in costs.items():
        print(f"{name:16s}{np.median(seconds) * 1e3:8.2f} ms")
    print(f"{'all':16s}{sum(np.median(s) for s in costs.values()) * 1e3:8.2f} ms")
    pygame.image.save(scene.frame.surface, options.path)


if __name__ == "__main__":
    main()
