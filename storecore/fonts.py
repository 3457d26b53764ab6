"""Where the typeface of screens, slips and labels is: Noto Sans CJK, which has every language."""

from __future__ import annotations

from pathlib import Path

_FOLDERS = (
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/noto-cjk"),
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
)


class NoTypeface(OSError):
    """The typeface is not installed; the message says which package has it."""


def find_typeface(name: str) -> Path:
    """The file of a typeface.

    Raises:
        NoTypeface: it is not installed.
    """
    for folder in _FOLDERS:
        if (folder / name).exists():
            return folder / name
    raise NoTypeface(f"{name} is missing: install fonts-noto-cjk")
