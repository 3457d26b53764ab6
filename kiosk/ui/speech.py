"""A voice for ears: espeak-ng, one short-lived process for each thing that is said."""

from __future__ import annotations

import shutil
import subprocess
import threading
from pathlib import Path
from typing import Protocol

from storecore.logs import Log

log = Log(__name__)

PROGRAM = "espeak-ng"
_VOICES = {"en": "en-gb", "de": "de", "es": "es", "zh-Hans": "cmn", "zh-Hant": "cmn"}
_WORDS_PER_MINUTE = 165
_TIMEOUT_S = 20.0


class NoVoice(RuntimeError):
    """The text could not be spoken; the message is what the synthesiser says."""


class Speech(Protocol):
    """Something that speaks. All of it returns at once."""

    def say(self, text: str, language: str) -> None:
        """Say it now; what is being said stops. An empty text only stops."""

    def stop(self) -> None:
        """Fall silent for good."""


class EspeakSpeech:
    """Speaks through espeak-ng on the machine's default output, from a thread of its own.

    Only the newest text is spoken: a person who moves on does not want to hear the rest.
    """

    def __init__(self, program: str) -> None:
        self._program = program
        self._news = threading.Condition()
        self._wanted: tuple[str, str] | None = None
        self._speaking: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
        self._thread.start()

    def say(self, text: str, language: str) -> None:
        """Say it now; what is being said stops."""
        with self._news:
            self._wanted = (text, language)
            self._hush()
            self._news.notify()

    def stop(self) -> None:
        """Fall silent for good."""
        with self._news:
            self._ended = True
            self._hush()
            self._news.notify()
        self._thread.join(timeout=_TIMEOUT_S)

    def _hush(self) -> None:
        if self._speaking is not None:
            self._speaking.kill()

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._ended or self._wanted is not None)
                if self._ended:
                    return
                wanted, self._wanted = self._wanted, None
                if wanted is None or not wanted[0].strip():
                    continue
                process = self._speaking = _start(self._program, wanted[1])
            said = process.communicate(wanted[0].encode())[1]
            with self._news:
                self._speaking = None
            if process.returncode > 0:
                log.warning("not_spoken", reason=said.decode(errors="replace").strip()[:200])


def make_speech() -> EspeakSpeech | None:
    """The machine's voice, None where there is none."""
    program = shutil.which(PROGRAM)
    if program is None:
        log.info("speech_off", reason=f"{PROGRAM} is not installed")
        return None
    return EspeakSpeech(program)


def write_speech(program: str, text: str, language: str, path: Path) -> None:
    """Speak into a WAV file.

    Raises:
        NoVoice: the synthesiser refuses, or takes too long.
    """
    command = [*_command(program, language), "-w", str(path)]
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NoVoice(f"{PROGRAM} took more than {_TIMEOUT_S:.0f} s") from error
    if done.returncode != 0 or not path.is_file():
        raise NoVoice(done.stderr.decode(errors="replace").strip() or f"{PROGRAM} failed")


def _start(program: str, language: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _command(program, language),
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def _command(program: str, language: str) -> list[str]:
    voice = _VOICES.get(language, _VOICES["en"])
    return [program, "-v", voice, "-s", str(_WORDS_PER_MINUTE), "--stdin"]
