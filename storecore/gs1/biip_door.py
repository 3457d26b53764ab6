"""The only door to biip, which knows every GS1 application identifier.

biip is lenient where a till must not be: it accepts a wrong check digit inside an element string,
takes digits of any script, and silently skips what it cannot place in a human-readable line. What
passes this door has been checked for all of that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from storecore.gs1.errors import CodeError, CodeRefusal

FNC1 = "\x1d"
"""The separator that scanners send for FNC1 (General Specifications 7.8.3)."""

if TYPE_CHECKING:
    from biip import ParseConfig
    from biip.gs1_element_strings import GS1ElementString, GS1ElementStrings

_HUMAN = re.compile(r"(?:\(\d{2,4}\)[^()]+)+")


class Element(NamedTuple):
    """One element string: application identifier, its data, and the data's parts."""

    ai: str
    value: str
    parts: tuple[str, ...]


@cache
def _library() -> ModuleType:
    # Its tables take a tenth of a second, which no first screen waits for.
    import biip.checksums  # noqa: PLC0415
    import biip.gs1_digital_link_uris  # noqa: PLC0415
    import biip.gs1_messages  # noqa: PLC0415

    return biip


@cache
def _config() -> ParseConfig:
    # biip reads the century of a date from the machine's clock, which a kiosk cannot trust.
    made: ParseConfig = _library().ParseConfig(
        gs1_element_strings_verify_date=False, separator_chars=(FNC1,)
    )
    return made


def warm_up() -> None:
    """Load the tables, away from whoever has to answer at once."""
    _config()


def read_message(text: str) -> list[Element]:
    """Split an element string whose variable-length parts end with FNC1.

    Raises:
        CodeError: not element strings, or a check digit inside does not fit.
    """
    body = text.strip(FNC1)
    strings = _guarded(body, lambda: _messages().parse(body, config=_config()).element_strings)
    position = 0
    for string in strings:
        position += len(string)
        if body[position : position + 1] == FNC1:
            position += len(body[position:]) - len(body[position:].lstrip(FNC1))
        elif string.ai.separator_required and position < len(body):
            message = f"the data of ({string.ai.ai}) is longer than it may be, or FNC1 is missing"
            raise CodeError(CodeRefusal.BAD_ELEMENTS, message)
    return _checked(strings)


def read_human(text: str) -> list[Element]:
    """Split the line printed under the bars: (01)09521234543213(15)261231.

    Raises:
        CodeError: as `read_message`; also where the data itself has parentheses, since nobody
            can tell then where it ends.
    """
    body = "".join(text.split())
    if _HUMAN.fullmatch(body) is None:
        message = f"{text[:80]!r} is not a row of (identifier)data"
        raise CodeError(CodeRefusal.BAD_ELEMENTS, message)
    return _checked(
        _guarded(body, lambda: _messages().parse_hri(body, config=_config()).element_strings)
    )


def read_link(uri: str) -> list[Element]:
    """Split an uncompressed GS1 Digital Link URI of any domain.

    Raises:
        CodeError: as `read_message`.
    """
    links = _library().gs1_digital_link_uris.GS1DigitalLinkURI
    return _checked(_guarded(uri, lambda: links.parse(uri, config=_config()).element_strings))


def price_weight_verifier(measure: str) -> str:
    """The verifier digit of a price or weight of 4 or 5 digits (7.9.2 to 7.9.4)."""
    return str(_library().checksums.gs1_price_weight_check_digit(measure))


def _messages() -> Any:
    return _library().gs1_messages.GS1Message


def _guarded(text: str, read: Callable[[], GS1ElementStrings]) -> GS1ElementStrings:
    if not text.isascii():
        raise CodeError(CodeRefusal.BAD_CHARACTERS, "GS1 data has letters beyond ASCII")
    try:
        return read()
    except (_library().BiipException, ValueError) as error:
        raise CodeError(CodeRefusal.BAD_ELEMENTS, str(error)) from error


def _checked(strings: GS1ElementStrings) -> list[Element]:
    if not strings or not all(string.value for string in strings):
        raise CodeError(CodeRefusal.BAD_ELEMENTS, "no GS1 element string, or one without data")
    for string in strings:
        _refuse_bad_check_digit(string)
    return [Element(s.ai.ai, s.value, tuple(s.pattern_groups)) for s in strings]


def _refuse_bad_check_digit(string: GS1ElementString) -> None:
    error = string.gtin_error or string.sscc_error
    if error is not None:
        raise CodeError(CodeRefusal.BAD_CHECK_DIGIT, error)
