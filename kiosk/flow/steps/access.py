"""Aids for seeing, reaching and hearing, on any screen."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.access import LOOKS, TEXT_PERCENTS, AccessChosen
from kiosk.flow.state import KioskState
from kiosk.flow.steps.common import Step, stay
from kiosk.flow.world import Context


def on_access(state: KioskState, event: AccessChosen, _: Context) -> Step:
    """The kiosk is from now on as this customer needs it; what it does not know stays away."""
    wanted = event.access
    if wanted.text_percent not in (None, *TEXT_PERCENTS) or wanted.look not in (None, *LOOKS):
        return stay(state)
    return stay(replace(state, access=wanted))
