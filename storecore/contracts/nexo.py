"""Messages between a sale system and a payment terminal: `POST /nexo`, JSON, one reply each.

Names and nesting follow the nexo Retailer Protocol 3.0 (nexo Standards, "Sale to POI") in the
JSON form in which terminals with a local or cloud Terminal API speak it. Only what a kiosk needs
is here; other members are ignored when read. No card data is among it.

What a terminal promises: a second payment with the same SaleID and ServiceID is answered with
what became of the first one and charges nothing; a payment that was told to abort before it
arrived is refused; a transaction status is answered while a payment waits for its card.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

import msgspec
from babel.numbers import get_currency_precision

from storecore.money import Money, parse_money

NEXO_PATH = "/nexo"
PROTOCOL_VERSION = "3.0"
SERVICE_ID_LENGTH = 10
"""A ServiceID has at most ten characters and tells the messages of one SaleID apart."""

_CAPITALS = {"id": "ID", "poi": "POI", "to": "To", "ok": "OK"}


def _pascal(name: str) -> str:
    return "".join(_CAPITALS.get(word, word.capitalize()) for word in name.split("_"))


class _Nexo(msgspec.Struct, frozen=True, kw_only=True, rename=_pascal, omit_defaults=True):
    """Base: `sale_id` is `SaleID` on the wire; what is None or empty is left out."""


class MessageCategory(StrEnum):
    """What a message asks for."""

    PAYMENT = "Payment"
    TRANSACTION_STATUS = "TransactionStatus"
    ABORT = "Abort"
    DIAGNOSIS = "Diagnosis"


class MessageType(StrEnum):
    """Request or response."""

    REQUEST = "Request"
    RESPONSE = "Response"


class ResultCode(StrEnum):
    """How a request went."""

    SUCCESS = "Success"
    FAILURE = "Failure"


class ErrorCondition(StrEnum):
    """Why a request failed: the protocol's own list."""

    ABORTED = "Aborted"
    BUSY = "Busy"
    CANCEL = "Cancel"
    DEVICE_OUT = "DeviceOut"
    INSERTED_CARD = "InsertedCard"
    IN_PROGRESS = "InProgress"
    INVALID_CARD = "InvalidCard"
    LOGGED_OUT = "LoggedOut"
    MESSAGE_FORMAT = "MessageFormat"
    NOT_ALLOWED = "NotAllowed"
    NOT_FOUND = "NotFound"
    PAYMENT_RESTRICTION = "PaymentRestriction"
    REFUSAL = "Refusal"
    UNAVAILABLE_DEVICE = "UnavailableDevice"
    UNAVAILABLE_SERVICE = "UnavailableService"
    UNREACHABLE_HOST = "UnreachableHost"
    WRONG_PIN = "WrongPIN"


class MessageHeader(_Nexo, frozen=True, kw_only=True):
    """Who speaks to whom, and about what; a response repeats the request's ids."""

    message_category: MessageCategory
    message_type: MessageType
    sale_id: str
    service_id: str
    poi_id: str = msgspec.field(name="POIID")
    protocol_version: str = msgspec.field(name="ProtocolVersion", default="")
    message_class: str = msgspec.field(name="MessageClass", default="")


class TransactionId(_Nexo, frozen=True, kw_only=True):
    """A transaction's number and when it was given: ISO 8601 with offset."""

    transaction_id: str
    time_stamp: str


class AmountsReq(_Nexo, frozen=True, kw_only=True):
    """The amount asked for, in units of the currency: a JSON number such as 2.50."""

    currency: str
    requested_amount: Decimal


class PaymentTransaction(_Nexo, frozen=True, kw_only=True):
    """What is to be paid."""

    amounts_req: AmountsReq


class SaleData(_Nexo, frozen=True, kw_only=True):
    """The sale system's own number for the payment: our intent id."""

    sale_transaction_id: TransactionId


class PaymentRequest(_Nexo, frozen=True, kw_only=True):
    """Take this much from a card."""

    sale_data: SaleData
    payment_transaction: PaymentTransaction


class MessageReference(_Nexo, frozen=True, kw_only=True):
    """Which earlier message is meant."""

    message_category: MessageCategory
    sale_id: str
    service_id: str
    poi_id: str = msgspec.field(name="POIID", default="")


class TransactionStatusRequest(_Nexo, frozen=True, kw_only=True):
    """What became of that payment?"""

    message_reference: MessageReference


class AbortRequest(_Nexo, frozen=True, kw_only=True):
    """Stop that payment; the payment's own response says what came of it."""

    abort_reason: str
    message_reference: MessageReference


class DiagnosisRequest(_Nexo, frozen=True, kw_only=True):
    """Are you well?"""

    host_diagnosis_flag: bool = False


class SaleToPoiRequest(_Nexo, frozen=True, kw_only=True):
    """A header and the one body that its category names."""

    message_header: MessageHeader
    payment_request: PaymentRequest | None = None
    transaction_status_request: TransactionStatusRequest | None = None
    abort_request: AbortRequest | None = None
    diagnosis_request: DiagnosisRequest | None = None


class Response(_Nexo, frozen=True, kw_only=True):
    """How it went; `error_condition` where it failed."""

    result: ResultCode
    error_condition: ErrorCondition | None = None
    additional_response: str = ""


class AmountsResp(_Nexo, frozen=True, kw_only=True):
    """The amount taken."""

    currency: str
    authorized_amount: Decimal


class PaymentResult(_Nexo, frozen=True, kw_only=True):
    """What was paid."""

    amounts_resp: AmountsResp


class PoiData(_Nexo, frozen=True, kw_only=True):
    """The terminal's own number for the payment: the reference on our tender."""

    poi_transaction_id: TransactionId


class PaymentResponse(_Nexo, frozen=True, kw_only=True):
    """What became of a payment. `payment_result` only where it was approved."""

    response: Response
    sale_data: SaleData | None = None
    poi_data: PoiData | None = None
    payment_result: PaymentResult | None = None


class RepeatedResponseMessageBody(_Nexo, frozen=True, kw_only=True):
    """The body of the earlier response."""

    payment_response: PaymentResponse | None = None


class RepeatedMessageResponse(_Nexo, frozen=True, kw_only=True):
    """The earlier response, as it was given."""

    message_header: MessageHeader
    repeated_response_message_body: RepeatedResponseMessageBody


class TransactionStatusResponse(_Nexo, frozen=True, kw_only=True):
    """The payment's response again, or Failure with InProgress or NotFound."""

    response: Response
    message_reference: MessageReference | None = None
    repeated_message_response: RepeatedMessageResponse | None = None


class AbortResponse(_Nexo, frozen=True, kw_only=True):
    """The wish to stop was heard."""

    response: Response


class PoiStatus(_Nexo, frozen=True, kw_only=True):
    """`OK`, `Busy`, `Maintenance` or `Unreachable`."""

    global_status: str


class DiagnosisResponse(_Nexo, frozen=True, kw_only=True):
    """How the terminal is."""

    response: Response
    poi_status: PoiStatus | None = None


class SaleToPoiResponse(_Nexo, frozen=True, kw_only=True):
    """A header and the one body that its category names."""

    message_header: MessageHeader
    payment_response: PaymentResponse | None = None
    transaction_status_response: TransactionStatusResponse | None = None
    abort_response: AbortResponse | None = None
    diagnosis_response: DiagnosisResponse | None = None


class NexoRequest(_Nexo, frozen=True, kw_only=True):
    """What is posted: `{"SaleToPOIRequest": {...}}`."""

    request: SaleToPoiRequest = msgspec.field(name="SaleToPOIRequest")


class NexoResponse(_Nexo, frozen=True, kw_only=True):
    """What comes back: `{"SaleToPOIResponse": {...}}`."""

    response: SaleToPoiResponse = msgspec.field(name="SaleToPOIResponse")


_encoder = msgspec.json.Encoder(decimal_format="number")


def encode_nexo(message: NexoRequest | NexoResponse) -> bytes:
    """A message as it goes over the wire; amounts are JSON numbers with their exact decimals."""
    return _encoder.encode(message)


def amount_of(money: Money) -> Decimal:
    """An amount in units of its currency with all its decimals: 250 minor EUR is 2.50."""
    return Decimal(money.minor).scaleb(-get_currency_precision(money.currency))


def money_of(amount: Decimal, currency: str) -> Money:
    """The reverse of `amount_of`.

    Raises:
        MoneyError: an unknown currency, or more decimals than the currency has.
    """
    return parse_money(str(amount), currency)
