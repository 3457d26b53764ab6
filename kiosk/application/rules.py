"""The flow's rules as the options set them."""

from __future__ import annotations

from kiosk.flow.world import Rules
from kiosk.options import KioskOptions


def rules_of(options: KioskOptions) -> Rules:
    """Times and settings of the flow."""
    return Rules(
        language=options.language,
        actor=options.name,
        idle_warning_s=options.idle_warning_s,
        idle_wipe_s=max(options.idle_wipe_s, options.idle_warning_s),
        done_s=options.done_s,
    )
