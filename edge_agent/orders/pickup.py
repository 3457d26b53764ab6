"""Pickup by code: what is compared, and what a public screen may show."""

from __future__ import annotations

from storecore.gs1.pickup import PICKUP_PREFIX

MASK = "•••"
_FOLDED = str.maketrans("ILO", "110")


def plain_code(text: str) -> str:
    """A code as it is compared: upper-case Crockford base 32 without prefix, blanks and hyphens.

    What reads alike is folded (I and L to 1, O to 0). Nothing is guessed beyond that: only an
    order with exactly this code is found.
    """
    code = text.strip().upper().removeprefix(PICKUP_PREFIX)
    return code.replace(" ", "").replace("-", "").translate(_FOLDED)


def masked_name(name: str) -> str:
    """A name for a public screen: the first character of each word, such as "A••• B•••"."""
    return " ".join(word[0] + MASK for word in name.split())
