"""Everything that is not about money: log in, are you well, stop, show this."""

from __future__ import annotations

import msgspec

from storecore.contracts.nexo.words import MessageReference, Nexo, Response


class SaleSoftware(Nexo, frozen=True, kw_only=True):
    """Who speaks."""

    manufacturer_id: str
    application_name: str
    software_version: str
    certification_code: str = ""


class LoginRequest(Nexo, frozen=True, kw_only=True):
    """The sale system begins its session; `date_time` is ISO 8601 with offset."""

    date_time: str
    sale_software: SaleSoftware
    operator_language: str = "en"


class LoginResponse(Nexo, frozen=True, kw_only=True):
    """Whether the terminal takes messages now."""

    response: Response


class DiagnosisRequest(Nexo, frozen=True, kw_only=True):
    """Are you well?"""

    host_diagnosis_flag: bool = False


class PoiStatus(Nexo, frozen=True, kw_only=True):
    """`OK`, `Busy`, `Maintenance` or `Unreachable`."""

    global_status: str


class DiagnosisResponse(Nexo, frozen=True, kw_only=True):
    """How the terminal is."""

    response: Response
    poi_status: PoiStatus | None = None


class AbortRequest(Nexo, frozen=True, kw_only=True):
    """Stop that payment; the payment's own response says what came of it."""

    abort_reason: str
    message_reference: MessageReference


class AbortResponse(Nexo, frozen=True, kw_only=True):
    """The wish to stop was heard."""

    response: Response


class OutputText(Nexo, frozen=True, kw_only=True):
    """One line of text."""

    text: str


class OutputContent(Nexo, frozen=True, kw_only=True):
    """Lines of text; `Text` is the only format used."""

    output_format: str = msgspec.field(name="OutputFormat")
    output_text: tuple[OutputText, ...] = ()


class DisplayOutput(Nexo, frozen=True, kw_only=True):
    """What to show, and on which of the terminal's displays."""

    device: str
    info_qualify: str
    output_content: OutputContent


class DisplayRequest(Nexo, frozen=True, kw_only=True):
    """Show this to the customer until something else is to be shown."""

    display_output: tuple[DisplayOutput, ...]


class OutputResult(Nexo, frozen=True, kw_only=True):
    """Whether it is shown."""

    device: str
    info_qualify: str
    response: Response


class DisplayResponse(Nexo, frozen=True, kw_only=True):
    """One result for each thing to show."""

    output_result: tuple[OutputResult, ...] = ()
