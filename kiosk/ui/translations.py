"""The screens' languages: Qt's own .ts files, compiled when first needed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QTranslator

from storecore.languages import DEFAULT_LANGUAGE, LANGUAGES

SOURCES = Path(__file__).resolve().parent.parent / "translations"
_FILES = {
    language: "storeside_" + language.replace("-", "_")
    for language in LANGUAGES
    if language != DEFAULT_LANGUAGE
}
_TIMEOUT_S = 30


class TranslationError(RuntimeError):
    """A language cannot be compiled or loaded; the message says why."""


class Translations:
    """Puts one language at a time into the application. English is what the screens are written in.

    Compiled files lie in `cache` and are made anew when the source is younger.
    """

    def __init__(self, cache: Path, sources: Path = SOURCES) -> None:
        self._cache = cache
        self._sources = sources
        self._installed: QTranslator | None = None
        self._loaded: dict[str, QTranslator] = {}

    def use(self, language: str) -> None:
        """Speak that language from now on.

        Raises:
            TranslationError: its file is missing, broken or cannot be compiled.
        """
        wanted = self._translator(language) if language in _FILES else None
        if self._installed is wanted:
            return
        self.remove()
        if wanted is not None:
            QCoreApplication.installTranslator(wanted)
        self._installed = wanted

    def remove(self) -> None:
        """Leave the application as it was found."""
        if self._installed is not None:
            QCoreApplication.removeTranslator(self._installed)
        self._installed = None

    def _translator(self, language: str) -> QTranslator:
        if language not in self._loaded:
            translator = QTranslator()
            if not translator.load(str(self._compiled(_FILES[language]))):
                raise TranslationError(f"the compiled language {language} cannot be loaded")
            self._loaded[language] = translator
        return self._loaded[language]

    def _compiled(self, name: str) -> Path:
        source, target = self._sources / f"{name}.ts", self._cache / f"{name}.qm"
        if not source.is_file():
            raise TranslationError(f"{source} is missing: the installation is incomplete")
        if not target.is_file() or target.stat().st_mtime < source.stat().st_mtime:
            self._cache.mkdir(parents=True, exist_ok=True)
            compile_file(source, target)
        return target


def compile_file(source: Path, target: Path) -> None:
    """Compile a .ts file with Qt's lrelease.

    Raises:
        TranslationError: lrelease refuses the file; the message is what it says.
    """
    tool = Path(PySide6.__file__).parent / "lrelease"
    fresh = target.with_suffix(".new")
    command = [str(tool), "-silent", str(source), "-qm", str(fresh)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)
    if done.returncode != 0 or not fresh.is_file():
        raise TranslationError(f"{source.name}: {done.stderr.strip() or 'lrelease failed'}")
    fresh.replace(target)
