"""The number of a bill on paper, to be shown at the counter."""

from __future__ import annotations

from kiosk.domain.receipt_words import paper_words
from kiosk.domain.slip import Block, Centred, Gap, Rule, Size, Slip
from kiosk.flow.tendering import PrintBill
from storecore.languages import name_in


def bill_slip(bill: PrintBill) -> Slip:
    """Number, amount and the till that wrote it."""
    language = bill.language
    blocks: tuple[Block, ...] = (
        Centred(name_in(bill.store_names, language), Size.TITLE, strong=True),
        Centred(paper_words(language, "bill")),
        Rule(),
        Centred(str(bill.number), Size.HUGE, strong=True),
        Centred(bill.amount.format(language), Size.TITLE, strong=True),
        Gap(),
        Centred(bill.kiosk_id, Size.SMALL),
    )
    return Slip(language, blocks)
