"""The bars of EAN and UPC: which modules are dark, digit by digit.

GS1 General Specifications 5.2.1.2: seven modules a digit, 1 is dark; set A (odd parity), set B
(even), set C. 5.2.1.3 and 5.2.2.3: which sets stand where, and what that choice itself says.
"""

from typing import Final

SET_A: Final = (
    *("0001101", "0011001", "0010011", "0111101", "0100011"),
    *("0110001", "0101111", "0111011", "0110111", "0001011"),
)
SET_C: Final = tuple(digit.translate(str.maketrans("01", "10")) for digit in SET_A)
SET_B: Final = tuple(digit[::-1] for digit in SET_C)
SETS: Final = {"A": SET_A, "B": SET_B, "C": SET_C}

EAN13_SETS: Final = (
    *("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB"),
    *("ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"),
)
"""Sets of the left half of an EAN-13, by its leading digit."""

_UPCE_SETS: Final = (
    *("BBBAAA", "BBABAA", "BBAABA", "BBAAAB", "BABBAA"),
    *("BAABBA", "BAAABB", "BABABA", "BABAAB", "BAABAB"),
)

DIGIT: Final = 7
"""Modules a digit is wide."""


def upce_sets(system: int, check: int) -> str:
    """Return the sets of a UPC-E by its number system (0 or 1) and its check digit."""
    sets = _UPCE_SETS[check]
    return sets.translate(str.maketrans("AB", "BA")) if system else sets
