"""Lists every sound the maker makes: its recipe, how many variants, how finely it is packed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.sound import (
    blasts,
    cockpit,
    genocide,
    ground_arms,
    ground_blasts,
    ground_engines,
    ground_flights,
    hums,
    jumps,
    launches,
    music_ground,
    music_pages,
    music_score,
    signals,
    throats,
    tower,
    turret,
)

Recipe = Callable[[np.random.Generator, int], NDArray[np.float64]]


@dataclass(frozen=True)
class Entry:
    """One sound: its recipe, how many variants are made, and the packing quality 0..1."""

    recipe: Recipe
    variants: int = 1
    quality: float = 0.35
    loop: bool = False


CATALOGUE: dict[str, Entry] = {
    "missile_launch_race": Entry(launches.missile_launch_race, 4),
    "missile_launch_arume": Entry(launches.missile_launch_arume, 4),
    "metal_launch": Entry(launches.metal_launch, 2),
    "metal_split": Entry(launches.metal_split, 2),
    "metal_burst": Entry(blasts.metal_burst, 2, 0.45),
    "point_defence": Entry(launches.point_defence, 4),
    "cannon_burst": Entry(launches.cannon_burst, 4),
    "cannon_loop": Entry(launches.cannon_loop, loop=True),
    "cannon_tail": Entry(launches.cannon_tail, 2),
    "interceptor_launch": Entry(launches.interceptor_launch, 4),
    "pop": Entry(blasts.pop, 4),
    "missile_pass": Entry(blasts.missile_trail_by, 2),
    "beam_rise": Entry(launches.beam_rise, 2),
    "beam_hold": Entry(launches.beam_hold, loop=True),
    "beam_fall": Entry(launches.beam_fall, 2),
    "beam_fire": Entry(launches.beam_fire, 3),
    "beam_hit": Entry(blasts.beam_hit, 3),
    "shield_hit_light": Entry(blasts.shield_hit_light, 4),
    "shield_hit_medium": Entry(blasts.shield_hit_medium, 3),
    "shield_hit_heavy": Entry(blasts.shield_hit_heavy, 3),
    "shield_collapse": Entry(blasts.shield_collapse, 2),
    "shield_restart": Entry(blasts.shield_restart, 2),
    "hull_hit_small": Entry(blasts.hull_hit_small, 4),
    "hull_hit_large": Entry(blasts.hull_hit_large, 3),
    "breach": Entry(blasts.breach, 3),
    "ship_destroyed": Entry(blasts.ship_destroyed, 3, 0.4),
    "reactor_down": Entry(blasts.reactor_down, 2),
    "genocide_open": Entry(genocide.genocide_open),
    "genocide_hinges": Entry(genocide.genocide_hinges, loop=True),
    "genocide_seat": Entry(genocide.genocide_seat, 2),
    "genocide_charge": Entry(genocide.genocide_charge, loop=True),
    "genocide_fire": Entry(genocide.genocide_fire, 1, 0.45),
    "genocide_vent": Entry(genocide.genocide_vent),
    "genocide_alarm": Entry(genocide.genocide_alarm),
    "city_burned": Entry(genocide.city_burned, 2),
    "jump_start": Entry(jumps.jump_start),
    "jump_spool": Entry(jumps.jump_spool, loop=True),
    "jump_stop": Entry(jumps.jump_stop),
    "jump": Entry(jumps.jump, 2),
    "engine_race": Entry(hums.engine_race, loop=True),
    "engine_arume": Entry(hums.engine_arume, loop=True),
    "missile_warning": Entry(signals.missile_warning, loop=True),
    "lock_tone": Entry(signals.lock_tone),
    "own_hit": Entry(signals.own_hit, 2),
    "lock_warning": Entry(signals.lock_warning),
    "pull_up": Entry(cockpit.pull_up, loop=True),
    "low_ammo": Entry(signals.low_ammo),
    "order_race": Entry(signals.order_race, 3),
    "order_arume": Entry(signals.order_arume, 3),
    "ui_move": Entry(signals.ui_move, 2),
    "ui_select": Entry(signals.ui_select),
    "ui_back": Entry(signals.ui_back),
    "ui_error": Entry(signals.ui_error),
    "objective_done": Entry(signals.objective_done),
    "objective_failed": Entry(signals.objective_failed),
    "victory": Entry(signals.victory, 1, 0.45),
    "defeat": Entry(signals.defeat, 1, 0.45),
    "radio_open_race": Entry(signals.radio_open_race),
    "radio_open_arume": Entry(signals.radio_open_arume),
    "radio_close": Entry(signals.radio_close),
    "radio_static": Entry(hums.static_radio, loop=True),
    "voice_race": Entry(throats.voice_race, 20, 0.3),
    "voice_arume": Entry(throats.voice_arume, 20, 0.3),
    "ambience_orbit": Entry(hums.ambience_orbit, 1, 0.25, loop=True),
    "rifle_race": Entry(ground_arms.rifle_race, 5),
    "rifle_arume": Entry(ground_arms.rifle_arume, 5),
    "machine_gun": Entry(ground_arms.machine_gun, 4),
    "autocannon_ground": Entry(ground_arms.autocannon_ground, 3),
    "sabot_fire": Entry(ground_arms.sabot_fire, 3, 0.45),
    "he_fire": Entry(ground_arms.he_fire, 3),
    "burst_cannon": Entry(ground_arms.burst_cannon, 4),
    "air_burst": Entry(ground_arms.air_burst, 4),
    "rotary_ground": Entry(ground_arms.rotary_ground, 3),
    "shell_hit_armour": Entry(ground_arms.shell_hit_armour, 4),
    "bullet_snap": Entry(ground_arms.bullet_snap, 5),
    "reload": Entry(ground_arms.reload, 2),
    "pickup": Entry(ground_arms.pickup),
    "sam_launch": Entry(ground_flights.sam_launch, 3),
    "shoulder_launch": Entry(ground_flights.shoulder_launch, 3),
    "heater_beep": Entry(ground_flights.heater_beep, loop=True),
    "rocket_pass": Entry(ground_flights.rocket_pass, 3),
    "jet_pass_race": Entry(ground_flights.jet_pass_race, 2, 0.2),
    "jet_pass_arume": Entry(ground_flights.jet_pass_arume, 2, 0.2),
    "jet_own": Entry(cockpit.jet_own, loop=True),
    "burner_own": Entry(cockpit.burner_own, loop=True),
    "stall_horn": Entry(cockpit.stall_horn, loop=True),
    "seeker_search": Entry(cockpit.seeker_search, loop=True),
    "beam_near": Entry(cockpit.beam_near, 3),
    "nose_beam": Entry(ground_flights.nose_beam, 3),
    "belly_beam": Entry(ground_flights.belly_beam, 2),
    "blast_small": Entry(ground_blasts.blast_small, 4),
    "blast_medium": Entry(ground_blasts.blast_medium, 4),
    "blast_large": Entry(ground_blasts.blast_large, 3),
    "collapse": Entry(ground_blasts.collapse, 2),
    "splash": Entry(ground_blasts.splash, 3),
    "dirt_rain": Entry(ground_blasts.dirt_rain, 2, 0.25),
    "gosta_chime": Entry(ground_blasts.gosta_chime, 4),
    "gosta_choir": Entry(ground_blasts.gosta_choir, loop=True),
    "flash_far": Entry(ground_blasts.flash_far, 2),
    "walker_step": Entry(ground_engines.walker_step, 4),
    "walker_fall": Entry(ground_blasts.walker_fall, 2),
    "tower_fall": Entry(tower.tower_fall, 2),
    "tower_step": Entry(ground_engines.tower_step, 3),
    "footsteps": Entry(ground_engines.footsteps, 6),
    "helicopter": Entry(ground_engines.helicopter, loop=True),
    "landcruiser_engine": Entry(ground_engines.landcruiser_engine, 1, 0.25, loop=True),
    "cruiser_load": Entry(turret.cruiser_load, 1, 0.25, loop=True),
    "turret_whine": Entry(turret.turret_whine, 1, 0.25, loop=True),
    "breech_clank": Entry(turret.breech_clank, 2),
    "hatch_clang": Entry(turret.hatch_clang, 2),
    "vtol_hover": Entry(ground_engines.vtol_hover, 1, 0.25, loop=True),
    "ship_hover": Entry(ground_engines.ship_hover, 1, 0.25, loop=True),
    "rally_horn": Entry(ground_engines.rally_horn, 2),
    "ambience_coast": Entry(ground_engines.ambience_coast, 1, 0.15, loop=True),
    "music_orbit_race_bed": Entry(music_score.orbit_race_bed, 1, 0.05, loop=True),
    "music_orbit_arume_bed": Entry(music_score.orbit_arume_bed, 1, 0.05, loop=True),
    "music_orbit_tension": Entry(music_score.orbit_tension, 1, 0.05, loop=True),
    "music_orbit_battle": Entry(music_score.orbit_battle, 1, 0.05, loop=True),
    "music_orbit_race_line": Entry(music_score.orbit_race_line, 1, 0.05, loop=True),
    "music_orbit_arume_line": Entry(music_score.orbit_arume_line, 1, 0.05, loop=True),
    "music_ground_race_bed": Entry(music_ground.ground_race_bed, 1, 0.05, loop=True),
    "music_ground_arume_bed": Entry(music_ground.ground_arume_bed, 1, 0.05, loop=True),
    "music_ground_tension": Entry(music_ground.ground_tension, 1, 0.05, loop=True),
    "music_ground_battle": Entry(music_ground.ground_battle, 1, 0.05, loop=True),
    "music_ground_race_line": Entry(music_ground.ground_race_line, 1, 0.05, loop=True),
    "music_ground_arume_line": Entry(music_ground.ground_arume_line, 1, 0.05, loop=True),
    "music_briefing_base": Entry(music_pages.briefing_base, 1, 0.05, loop=True),
    "music_briefing_race": Entry(music_pages.briefing_race, 1, 0.05, loop=True),
    "music_briefing_arume": Entry(music_pages.briefing_arume, 1, 0.05, loop=True),
    "music_victory_base": Entry(music_pages.victory_base, 1, 0.05, loop=True),
    "music_victory_race": Entry(music_pages.victory_race, 1, 0.05, loop=True),
    "music_victory_arume": Entry(music_pages.victory_arume, 1, 0.05, loop=True),
    "music_defeat_base": Entry(music_pages.defeat_base, 1, 0.05, loop=True),
    "music_defeat_race": Entry(music_pages.defeat_race, 1, 0.05, loop=True),
    "music_defeat_arume": Entry(music_pages.defeat_arume, 1, 0.05, loop=True),
    "music_epilogue_base": Entry(music_pages.epilogue_base, 1, 0.05, loop=True),
    "music_epilogue_race": Entry(music_pages.epilogue_race, 1, 0.05, loop=True),
    "music_epilogue_arume": Entry(music_pages.epilogue_arume, 1, 0.05, loop=True),
    "music_menu": Entry(music_score.menu_theme, 1, 0.1, loop=True),
}


def file_names(name: str) -> Iterator[str]:
    """Return the file stems of a sound: one per variant, numbered from 1 when there are several."""
    variants = CATALOGUE[name].variants
    return iter([name] if variants == 1 else [f"{name}-{number}" for number in range(1, variants + 1)])


def make(name: str, variant: int) -> NDArray[np.float64]:
    """Return one variant of a sound; the same name and variant always give the same samples."""
    rng = np.random.default_rng([zlib.crc32(name.encode()), variant])
    return CATALOGUE[name].recipe(rng, variant)
