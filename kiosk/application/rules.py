"""The flow's rules as the options set them."""

from __future__ import annotations

from kiosk.domain.interventions import Thresholds
from kiosk.flow.world import Rules
from kiosk.options import KioskOptions

STAFF_ONLY_IDLE_S = 1800.0


def rules_of(options: KioskOptions) -> Rules:
    """Times and settings of the flow."""
    return Rules(
        language=options.language,
        actor=options.name,
        idle_warning_s=options.idle_warning_s,
        idle_wipe_s=max(options.idle_wipe_s, options.idle_warning_s),
        done_s=options.done_s,
        store_id=options.store_id,
        staff_only=options.staff,
        staff_idle_s=STAFF_ONLY_IDLE_S if options.staff else Rules().staff_idle_s,
        limits=Thresholds(
            weight_note_s=options.weight_note_s,
            weight_ask_s=options.weight_ask_s,
            weight_call_s=options.weight_call_s,
            value_note_minor=options.value_note_minor,
            value_call_minor=options.value_call_minor,
            quantity_max=options.quantity_max,
        ),
    )
