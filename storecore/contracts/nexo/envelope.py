"""What is posted and what comes back: a header and one body, plain or protected."""

from __future__ import annotations

import msgspec

from storecore.contracts.nexo.payment import (
    PaymentRequest,
    PaymentResponse,
    ReversalRequest,
    ReversalResponse,
    TransactionStatusRequest,
    TransactionStatusResponse,
)
from storecore.contracts.nexo.service import (
    AbortRequest,
    AbortResponse,
    DiagnosisRequest,
    DiagnosisResponse,
    DisplayRequest,
    DisplayResponse,
    LoginRequest,
    LoginResponse,
)
from storecore.contracts.nexo.words import MessageHeader, Nexo


class SaleToPoiRequest(Nexo, frozen=True, kw_only=True):
    """A header and the one body that its category names."""

    message_header: MessageHeader
    login_request: LoginRequest | None = None
    payment_request: PaymentRequest | None = None
    reversal_request: ReversalRequest | None = None
    transaction_status_request: TransactionStatusRequest | None = None
    abort_request: AbortRequest | None = None
    diagnosis_request: DiagnosisRequest | None = None
    display_request: DisplayRequest | None = None


class SaleToPoiResponse(Nexo, frozen=True, kw_only=True):
    """A header and the one body that its category names."""

    message_header: MessageHeader
    login_response: LoginResponse | None = None
    payment_response: PaymentResponse | None = None
    reversal_response: ReversalResponse | None = None
    transaction_status_response: TransactionStatusResponse | None = None
    abort_response: AbortResponse | None = None
    diagnosis_response: DiagnosisResponse | None = None
    display_response: DisplayResponse | None = None


class NexoRequest(Nexo, frozen=True, kw_only=True):
    """What is posted: `{"SaleToPOIRequest": {...}}`."""

    request: SaleToPoiRequest = msgspec.field(name="SaleToPOIRequest")


class NexoResponse(Nexo, frozen=True, kw_only=True):
    """What comes back: `{"SaleToPOIResponse": {...}}`."""

    response: SaleToPoiResponse = msgspec.field(name="SaleToPOIResponse")


_encoder = msgspec.json.Encoder(decimal_format="number")


def encode_nexo(message: NexoRequest | NexoResponse) -> bytes:
    """A message as it goes over the wire; amounts are JSON numbers with their exact decimals."""
    return _encoder.encode(message)
