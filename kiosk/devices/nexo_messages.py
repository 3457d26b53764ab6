"""What this kiosk says to a nexo terminal, message by message. Pure: no line, no clock."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.domain.payment import PaymentIntent, Refund
from storecore.contracts.nexo.envelope import SaleToPoiRequest
from storecore.contracts.nexo.payment import (
    MERCHANT_CANCEL,
    AmountsReq,
    OriginalPoiTransaction,
    PaymentRequest,
    PaymentTransaction,
    ReversalRequest,
    TransactionConditions,
    TransactionStatusRequest,
    amount_of,
)
from storecore.contracts.nexo.service import (
    AbortRequest,
    DiagnosisRequest,
    DisplayOutput,
    DisplayRequest,
    LoginRequest,
    OutputContent,
    OutputText,
    SaleSoftware,
)
from storecore.contracts.nexo.words import (
    PROTOCOL_VERSION,
    SERVICE_ID_LENGTH,
    MessageCategory,
    MessageClass,
    MessageHeader,
    MessageReference,
    MessageType,
    SaleData,
    TransactionId,
)

_SOFTWARE = SaleSoftware(
    manufacturer_id="Storeside", application_name="Storeside kiosk", software_version="0.1"
)


class NexoMessages:
    """Messages from `sale_id` to the terminal `poi_id`.

    A payment's ServiceID comes from its intent and a reversal's from its refund, so that a repeat
    is known as one.
    """

    def __init__(self, sale_id: str, poi_id: str) -> None:
        self._sale_id = sale_id
        self._poi_id = poi_id

    def login(self, service_id: str, at_ms: int) -> SaleToPoiRequest:
        """The session begins."""
        body = LoginRequest(date_time=_stamp(at_ms), sale_software=_SOFTWARE)
        header = self._header(MessageCategory.LOGIN, service_id)
        return SaleToPoiRequest(message_header=header, login_request=body)

    def diagnosis(self, service_id: str) -> SaleToPoiRequest:
        """Are you well?"""
        header = self._header(MessageCategory.DIAGNOSIS, service_id)
        return SaleToPoiRequest(message_header=header, diagnosis_request=DiagnosisRequest())

    def payment(self, intent: PaymentIntent) -> SaleToPoiRequest:
        """Take this much."""
        conditions = TransactionConditions(force_online_flag=True) if intent.online_only else None
        body = PaymentRequest(
            sale_data=_sale_data(intent.intent_id, intent.at_ms),
            payment_transaction=PaymentTransaction(
                amounts_req=AmountsReq(
                    currency=intent.amount.currency, requested_amount=amount_of(intent.amount)
                ),
                transaction_conditions=conditions,
            ),
        )
        header = self._header(MessageCategory.PAYMENT, service_id_of(intent.intent_id))
        return SaleToPoiRequest(message_header=header, payment_request=body)

    def reversal(self, refund: Refund) -> SaleToPoiRequest:
        """Give it back, or a part of it."""
        whole = refund.amount == refund.paid
        original = TransactionId(
            transaction_id=refund.reference, time_stamp=refund.stamp or _stamp(refund.at_ms)
        )
        body = ReversalRequest(
            original_poi_transaction=OriginalPoiTransaction(poi_transaction_id=original),
            reversal_reason=MERCHANT_CANCEL,
            sale_data=_sale_data(refund.refund_id, refund.at_ms),
            reversed_amount=None if whole else amount_of(refund.amount),
        )
        header = self._header(MessageCategory.REVERSAL, service_id_of(refund.refund_id))
        return SaleToPoiRequest(message_header=header, reversal_request=body)

    def status(self, category: MessageCategory, our_id: str) -> SaleToPoiRequest:
        """What became of that payment or reversal?"""
        body = TransactionStatusRequest(message_reference=self._reference(category, our_id))
        header = self._header(MessageCategory.TRANSACTION_STATUS, _asking_id("S", our_id))
        return SaleToPoiRequest(message_header=header, transaction_status_request=body)

    def abort(self, intent_id: str) -> SaleToPoiRequest:
        """Stop that payment."""
        body = AbortRequest(
            abort_reason="MerchantAbort",
            message_reference=self._reference(MessageCategory.PAYMENT, intent_id),
        )
        header = self._header(MessageCategory.ABORT, _asking_id("A", intent_id))
        return SaleToPoiRequest(message_header=header, abort_request=body)

    def display(self, service_id: str, lines: tuple[str, ...]) -> SaleToPoiRequest:
        """Show this to the customer."""
        content = OutputContent(
            output_format="Text", output_text=tuple(OutputText(text=line) for line in lines)
        )
        shown = DisplayOutput(
            device="CustomerDisplay", info_qualify="Display", output_content=content
        )
        header = self._header(MessageCategory.DISPLAY, service_id, MessageClass.DEVICE)
        body = DisplayRequest(display_output=(shown,))
        return SaleToPoiRequest(message_header=header, display_request=body)

    def _header(
        self,
        category: MessageCategory,
        service_id: str,
        message_class: MessageClass = MessageClass.SERVICE,
    ) -> MessageHeader:
        return MessageHeader(
            protocol_version=PROTOCOL_VERSION,
            message_class=message_class,
            message_category=category,
            message_type=MessageType.REQUEST,
            sale_id=self._sale_id,
            service_id=service_id,
            poi_id=self._poi_id,
        )

    def _reference(self, category: MessageCategory, our_id: str) -> MessageReference:
        return MessageReference(
            message_category=category,
            sale_id=self._sale_id,
            service_id=service_id_of(our_id),
            poi_id=self._poi_id,
        )


def service_id_of(our_id: str) -> str:
    """The last ten characters of an intent's or refund's id, which are random ones."""
    return our_id[-SERVICE_ID_LENGTH:]


def _asking_id(letter: str, our_id: str) -> str:
    return letter + service_id_of(our_id)[1:]


def _sale_data(our_id: str, at_ms: int) -> SaleData:
    number = TransactionId(transaction_id=our_id, time_stamp=_stamp(at_ms))
    return SaleData(sale_transaction_id=number)


def _stamp(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="milliseconds")
