"""A basket that is put aside: what of it may leave this kiosk, and its ticket on paper."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kiosk.domain.basket import Basket
from kiosk.domain.claims import Claims
from kiosk.domain.pricing import price_basket
from kiosk.domain.receipt_words import clock_words, paper_words
from kiosk.domain.slip import Block, Centred, Code, Gap, Rule, Size, Slip
from storecore.contracts.offers import Offer
from storecore.contracts.reference import Names
from storecore.contracts.suspended import TICKET_PREFIX, PutAside, Ticket
from storecore.languages import name_in
from storecore.tickets import grouped_ticket


def put_aside(basket: Basket, offers: Sequence[Offer]) -> Basket:
    """The basket without anything of its customer: no member, no coupon, no confirmed age.

    It is priced anew for anybody; the time at which the purchase began stays, and with it the
    offers of that time.
    """
    lines = tuple(replace(line, on_pad=False) for line in basket.lines)
    nobody = Claims(began=basket.claims.began)
    return price_basket(
        replace(basket, lines=lines, approved_age=0, claims=nobody, redeemed=()), offers
    )


def lines_aside(basket: Basket) -> tuple[PutAside, ...]:
    """How much of each sku leaves with it: pieces, or grams where weighed."""
    amounts: dict[str, int] = {}
    for line in basket.lines:
        much = line.quantity if line.weight_g is None else line.weight_g
        amounts[line.sku] = amounts.get(line.sku, 0) + much
    return tuple(PutAside(sku=sku, quantity=much) for sku, much in amounts.items())


def ticket_slip(ticket: Ticket, store_names: Names, offset_min: int, language: str) -> Slip:
    """The ticket on paper."""
    where = "parked_here" if ticket.kiosk_id else "parked_anywhere"
    until = clock_words(ticket.expires_ms, offset_min, language)
    blocks: tuple[Block, ...] = (
        Centred(name_in(store_names, language), Size.TITLE, strong=True),
        Centred(paper_words(language, "parked")),
        Rule(),
        Centred(grouped_ticket(ticket.number), Size.HUGE, strong=True),
        Code(TICKET_PREFIX + ticket.number),
        Gap(),
        Centred(paper_words(language, where)),
        Centred(paper_words(language, "until", time=until)),
    )
    return Slip(language, blocks)
