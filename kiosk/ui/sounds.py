"""Short tones, made here and played by whatever player the machine has."""

from __future__ import annotations

import math
import shutil
import struct
import subprocess
import wave
from pathlib import Path

from kiosk.flow.parts import Sound, Tone
from storecore.logs import Log

log = Log(__name__)

_RATE_HZ = 44_100
_LOUDNESS = 0.25
_FADE_S = 0.012
_PLAYERS = ("pw-play", "paplay", "aplay", "afplay")
# Each tone: (frequency in Hz, seconds) one after another.
_NOTES = {
    Tone.READ: ((1320.0, 0.09),),
    Tone.LOOK: ((523.0, 0.14), (440.0, 0.18)),
    Tone.DONE: ((659.0, 0.10), (880.0, 0.18)),
    Tone.ALARM: ((988.0, 0.16), (740.0, 0.16), (988.0, 0.16), (740.0, 0.24)),
}


class Sounds:
    """Plays each new sound once. Silent on a machine without a player."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._player = next((p for p in map(shutil.which, _PLAYERS) if p), None)
        self._heard = 0
        self._playing: subprocess.Popen[bytes] | None = None
        if self._player is None:
            log.info("sounds_off", reason="no player found", looked_for=", ".join(_PLAYERS))

    def hear(self, sound: Sound) -> None:
        """Play it when its number is new and nothing else is sounding."""
        if sound.number <= self._heard or self._player is None:
            self._heard = max(self._heard, sound.number)
            return
        self._heard = sound.number
        if self._playing is not None and self._playing.poll() is None:
            return
        path = self._folder / f"{sound.tone.value}.wav"
        if not path.is_file():
            write_tone(path, sound.tone)
        self._playing = subprocess.Popen(
            [self._player, str(path)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def write_tone(path: Path, tone: Tone) -> None:
    """Write the tone as a WAV file. Raises OSError when that cannot be done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = [value for frequency_hz, s in _NOTES[tone] for value in _note(frequency_hz, s)]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE_HZ)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


def _note(frequency_hz: float, seconds: float) -> list[int]:
    count = int(seconds * _RATE_HZ)
    fade = _FADE_S * _RATE_HZ
    return [
        int(
            32767
            * _LOUDNESS
            * min(1.0, place / fade, (count - place) / fade)
            * math.sin(2 * math.pi * frequency_hz * place / _RATE_HZ)
        )
        for place in range(count)
    ]
