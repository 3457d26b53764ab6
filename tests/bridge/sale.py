"""The sale system's side of the terminal's messages, as plain JSON of its own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Json = dict[str, Any]


def _message(category: str, service_id: str, body: Json) -> Json:
    header = {
        "ProtocolVersion": "3.0",
        "MessageClass": "Service",
        "MessageCategory": category,
        "MessageType": "Request",
        "SaleID": "kiosk-1",
        "ServiceID": service_id,
        "POIID": "terminal-1",
    }
    return {"SaleToPOIRequest": {"MessageHeader": header, f"{category}Request": body}}


def _reference(service_id: str) -> Json:
    return {
        "MessageCategory": "Payment",
        "SaleID": "kiosk-1",
        "ServiceID": service_id,
        "POIID": "terminal-1",
    }


def payment(
    service_id: str, amount: str = "2.50", currency: str = "EUR", intent: str = "intent-1"
) -> Json:
    """Take this much."""
    stamp = {"TransactionID": intent, "TimeStamp": "2026-01-01T00:00:00.000+00:00"}
    wanted = {"Currency": currency, "RequestedAmount": float(Decimal(amount))}
    return _message(
        "Payment",
        service_id,
        {
            "SaleData": {"SaleTransactionID": stamp},
            "PaymentTransaction": {"AmountsReq": wanted},
        },
    )


def status(service_id: str) -> Json:
    """What became of it?"""
    body = {"MessageReference": _reference(service_id)}
    return _message("TransactionStatus", "status-1", body)


def abort(service_id: str) -> Json:
    """Stop it."""
    body = {"AbortReason": "MerchantAbort", "MessageReference": _reference(service_id)}
    return _message("Abort", "abort-1", body)


def diagnosis() -> Json:
    """Are you well?"""
    return _message("Diagnosis", "diag-1", {"HostDiagnosisFlag": False})


def answer(reply: Json, category: str) -> Json:
    """The body of a reply, once its header is what it must be."""
    response: Json = reply["SaleToPOIResponse"]
    header = response["MessageHeader"]
    assert header["MessageCategory"] == category
    assert header["MessageType"] == "Response"
    assert (header["SaleID"], header["POIID"]) == ("kiosk-1", "terminal-1")
    body: Json = response[f"{category}Response"]
    return body


def result(body: Json) -> str:
    """`Success`, or the condition of the failure."""
    response = body["Response"]
    return str(
        response["Result"] if response["Result"] == "Success" else response["ErrorCondition"]
    )
