"""How pickup codes are compared."""

from __future__ import annotations

from storecore.gs1.pickup import PICKUP_PREFIX

_FOLDED = str.maketrans("ILO", "110")


def plain_code(text: str) -> str:
    """A code as it is compared: upper-case Crockford base 32 without prefix, blanks and hyphens.

    What reads alike is folded (I and L to 1, O to 0). Nothing is guessed beyond that.
    """
    code = text.strip().upper().removeprefix(PICKUP_PREFIX)
    return code.replace(" ", "").replace("-", "").translate(_FOLDED)
