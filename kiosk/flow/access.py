"""How a customer wants the kiosk: letters, colours, reach, motion, speech. Gone with the customer.

What can be asked for follows EN 301 549 V3.2.1: 5.1.3 speech output, 5.1.4 enlargement,
8.3 reach, 9.1.4 and 11.7 contrast and motion.
"""

from __future__ import annotations

import msgspec

from kiosk.flow.touches import Touch

TEXT_PERCENTS = (100, 150, 200)
LOOKS = ("day", "night", "contrast")
_PATIENCE = 2.0


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for; None leaves it as the shop has it.

    `reach` brings everything into the lower half, `still` stops all motion, `spoken` reads aloud.
    """

    text_percent: int | None = None
    look: str | None = None
    reach: bool = False
    still: bool = False
    spoken: bool = False

    @property
    def patience(self) -> float:
        """How many times longer the kiosk waits for this person."""
        return 1.0 if self == Access() else _PATIENCE


class AccessChosen(Touch, frozen=True):
    """The sheet of aids: all of them as they shall be from now on."""

    access: Access
