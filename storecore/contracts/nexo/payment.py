"""Payment, what became of it, and its reversal.

What a terminal promises: a second payment with the same SaleID and ServiceID is answered with
what became of the first one and charges nothing; a payment that was told to abort before it
arrived is refused; a transaction status is answered while a payment waits for its card.
"""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import get_currency_precision

from storecore.contracts.nexo.words import (
    MessageHeader,
    MessageReference,
    Nexo,
    PoiData,
    Response,
    SaleData,
    TransactionId,
)
from storecore.money import Money, parse_money

MERCHANT_CANCEL = "MerchantCancel"
"""The reason of a reversal that the shop wants."""


class AmountsReq(Nexo, frozen=True, kw_only=True):
    """The amount asked for, in units of the currency: a JSON number such as 2.50."""

    currency: str
    requested_amount: Decimal


class TransactionConditions(Nexo, frozen=True, kw_only=True):
    """`force_online_flag`: it must not be approved without asking the bank."""

    force_online_flag: bool = False


class PaymentTransaction(Nexo, frozen=True, kw_only=True):
    """What is to be paid, and how."""

    amounts_req: AmountsReq
    transaction_conditions: TransactionConditions | None = None


class PaymentRequest(Nexo, frozen=True, kw_only=True):
    """Take this much from a card."""

    sale_data: SaleData
    payment_transaction: PaymentTransaction


class AmountsResp(Nexo, frozen=True, kw_only=True):
    """The amount taken."""

    currency: str
    authorized_amount: Decimal


class PaymentResult(Nexo, frozen=True, kw_only=True):
    """What was paid. `online_flag` False: approved without the bank, to be sent there later."""

    amounts_resp: AmountsResp
    online_flag: bool | None = None


class PaymentResponse(Nexo, frozen=True, kw_only=True):
    """What became of a payment. `payment_result` only where it was approved."""

    response: Response
    sale_data: SaleData | None = None
    poi_data: PoiData | None = None
    payment_result: PaymentResult | None = None


class OriginalPoiTransaction(Nexo, frozen=True, kw_only=True):
    """The payment that is to be reversed, by the terminal's own number."""

    poi_transaction_id: TransactionId


class ReversalRequest(Nexo, frozen=True, kw_only=True):
    """Give back a payment, or the part of it that `reversed_amount` names."""

    original_poi_transaction: OriginalPoiTransaction
    reversal_reason: str
    sale_data: SaleData
    reversed_amount: Decimal | None = None


class ReversalResponse(Nexo, frozen=True, kw_only=True):
    """What became of a reversal."""

    response: Response
    sale_data: SaleData | None = None
    poi_data: PoiData | None = None
    reversed_amount: Decimal | None = None


class TransactionStatusRequest(Nexo, frozen=True, kw_only=True):
    """What became of that payment or reversal?"""

    message_reference: MessageReference


class RepeatedResponseMessageBody(Nexo, frozen=True, kw_only=True):
    """The body of the earlier response."""

    payment_response: PaymentResponse | None = None
    reversal_response: ReversalResponse | None = None


class RepeatedMessageResponse(Nexo, frozen=True, kw_only=True):
    """The earlier response, as it was given."""

    message_header: MessageHeader
    repeated_response_message_body: RepeatedResponseMessageBody


class TransactionStatusResponse(Nexo, frozen=True, kw_only=True):
    """The earlier response again, or Failure with InProgress or NotFound."""

    response: Response
    message_reference: MessageReference | None = None
    repeated_message_response: RepeatedMessageResponse | None = None


def amount_of(money: Money) -> Decimal:
    """An amount in units of its currency with all its decimals: 250 minor EUR is 2.50."""
    return Decimal(money.minor).scaleb(-get_currency_precision(money.currency))


def money_of(amount: Decimal, currency: str) -> Money:
    """The reverse of `amount_of`.

    Raises:
        MoneyError: an unknown currency, or more decimals than the currency has.
    """
    return parse_money(str(amount), currency)
