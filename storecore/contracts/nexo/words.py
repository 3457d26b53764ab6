"""What nexo's messages share: header, ids, results.

Names and nesting follow the nexo Retailer Protocol 3.0 (nexo Standards, "Sale to POI") in the
JSON form in which terminals with a local or cloud Terminal API speak it. Only what a kiosk needs
is here; other members are ignored when read. No card data is among it.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

NEXO_PATH = "/nexo"
PROTOCOL_VERSION = "3.0"
SERVICE_ID_LENGTH = 10
"""A ServiceID has at most ten characters and tells the messages of one SaleID apart."""

_CAPITALS = {"id": "ID", "poi": "POI", "to": "To", "ok": "OK"}


def _pascal(name: str) -> str:
    return "".join(_CAPITALS.get(word, word.capitalize()) for word in name.split("_"))


class Nexo(msgspec.Struct, frozen=True, kw_only=True, rename=_pascal, omit_defaults=True):
    """Base: `sale_id` is `SaleID` on the wire; what is None or empty is left out."""


class MessageCategory(StrEnum):
    """What a message asks for."""

    LOGIN = "Login"
    PAYMENT = "Payment"
    TRANSACTION_STATUS = "TransactionStatus"
    ABORT = "Abort"
    DIAGNOSIS = "Diagnosis"
    REVERSAL = "Reversal"
    DISPLAY = "Display"


class MessageType(StrEnum):
    """Request or response."""

    REQUEST = "Request"
    RESPONSE = "Response"


class MessageClass(StrEnum):
    """Service messages are about payments, device messages about the terminal's parts."""

    SERVICE = "Service"
    DEVICE = "Device"


class ResultCode(StrEnum):
    """How a request went. `Partial`: less was approved than was asked for."""

    SUCCESS = "Success"
    PARTIAL = "Partial"
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


class MessageHeader(Nexo, frozen=True, kw_only=True):
    """Who speaks to whom, and about what; a response repeats the request's ids."""

    message_category: MessageCategory
    message_type: MessageType
    sale_id: str
    service_id: str
    poi_id: str = msgspec.field(name="POIID")
    protocol_version: str = msgspec.field(name="ProtocolVersion", default="")
    message_class: str = msgspec.field(name="MessageClass", default="")


class MessageReference(Nexo, frozen=True, kw_only=True):
    """Which earlier message is meant."""

    message_category: MessageCategory
    sale_id: str
    service_id: str
    poi_id: str = msgspec.field(name="POIID", default="")


class TransactionId(Nexo, frozen=True, kw_only=True):
    """A transaction's number and when it was given: ISO 8601 with offset."""

    transaction_id: str
    time_stamp: str


class SaleData(Nexo, frozen=True, kw_only=True):
    """The sale system's own number for a payment or reversal: our intent or refund id."""

    sale_transaction_id: TransactionId


class PoiData(Nexo, frozen=True, kw_only=True):
    """The terminal's own number for a payment or reversal: the reference on our tender."""

    poi_transaction_id: TransactionId


class Response(Nexo, frozen=True, kw_only=True):
    """How it went; `error_condition` where it failed."""

    result: ResultCode
    error_condition: ErrorCondition | None = None
    additional_response: str = ""
