"""One suggestion: what goes well with what was scanned last, and where it lies."""

from __future__ import annotations

import msgspec

from kiosk.domain.goods import Goods
from kiosk.flow.touches import Touch


class Suggestion(msgspec.Struct, frozen=True):
    """Goods that go well with the newest line, and the shelf place where they lie."""

    goods: Goods
    place: str = ""


class Suggesting(msgspec.Struct, frozen=True):
    """The suggestion that is shown, if any. `wanted` is False once the customer has declined."""

    shown: Suggestion | None = None
    wanted: bool = True


class SuggestionDeclined(Touch, frozen=True):
    """ "No, thanks": none for the rest of this purchase."""
