"""What of a sale may come back: no piece twice, no other piece, in time, and to the last cent."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edge_agent.returns.rules import Asked, ReturnBarred, paid_of, split, take_back
from storecore.contracts.facts import SaleLine
from storecore.contracts.returns import (
    BroughtLine,
    Condition,
    ReturnBar,
    ReturnedLine,
    ReturnTerms,
)
from storecore.contracts.tenders import Tender, TenderKind
from storecore.money import Money
from tests.edge.sales import sale
from tests.edge.shop import shirt

DAY_MS = 86_400_000
A, B, C = shirt(1), shirt(2), shirt(3)
TERMS = ReturnTerms(days=30, faulty_days=180)
SOLD = sale(("shirt", 3, (A, B)), ("milk", 2, ()))


def asked(terms: ReturnTerms = TERMS, days: float = 1, **more: object) -> Asked:
    values: dict[str, object] = {
        "sale": SOLD,
        "terms": lambda _: terms,
        "let_out": {},
        "now_ms": 1 + round(days * DAY_MS),
    }
    return Asked(**(values | more))  # type: ignore[arg-type]


def brought(
    sku: str, quantity: int = 1, *epcs: str, condition: Condition = Condition.AS_NEW
) -> BroughtLine:
    return BroughtLine(line_id=f"l-{sku}", quantity=quantity, condition=condition, epcs=epcs)


def bar(about: Asked, *lines: BroughtLine, back: tuple[ReturnedLine, ...] = ()) -> ReturnBar | None:
    try:
        take_back(about, lines, back)
    except ReturnBarred as barred:
        return barred.bar
    return None


OPENED, FAULTY = Condition.OPENED, Condition.FAULTY
NEVER = ReturnTerms(days=0, faulty_days=180)
SEALED = ReturnTerms(days=30, faulty_days=180, opened=False)


@pytest.mark.parametrize(
    ("terms", "days", "condition", "expected"),
    [
        (TERMS, 30, Condition.AS_NEW, None),
        (TERMS, 30.1, Condition.AS_NEW, ReturnBar.TOO_LATE),
        (TERMS, 30.1, OPENED, ReturnBar.TOO_LATE),
        (TERMS, 180, FAULTY, None),
        (TERMS, 180.1, FAULTY, ReturnBar.TOO_LATE),
        (NEVER, 0, Condition.AS_NEW, ReturnBar.NEVER),
        (NEVER, 100, FAULTY, None),
        (SEALED, 1, OPENED, ReturnBar.OPENED),
        (SEALED, 1, FAULTY, None),
        (ReturnTerms(days=0, faulty_days=0), 0, FAULTY, ReturnBar.NEVER),
    ],
)
def test_terms_are_days_and_condition(
    terms: ReturnTerms, days: float, condition: Condition, expected: ReturnBar | None
) -> None:
    assert bar(asked(terms, days), brought("milk", condition=condition)) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([brought("shirt", 1, A)], None),
        ([brought("shirt", 1, A.lower())], None),
        ([brought("shirt", 2, A, B)], None),
        ([brought("shirt", 3, A, B)], None),
        ([brought("shirt", 1)], None),
        ([brought("shirt", 2)], ReturnBar.TAG_NEEDED),
        ([brought("shirt", 1), brought("shirt", 1)], ReturnBar.TAG_NEEDED),
        ([brought("shirt", 1, C)], ReturnBar.WRONG_TAG),
        ([brought("shirt", 2, A, A)], ReturnBar.WRONG_TAG),
        ([brought("shirt", 1, A, B)], ReturnBar.WRONG_TAG),
        ([brought("shirt", 1, A), brought("shirt", 1, A)], ReturnBar.WRONG_TAG),
        ([brought("milk", 1, C)], ReturnBar.WRONG_TAG),
        ([brought("milk", 3)], ReturnBar.NOTHING_LEFT),
        ([brought("milk", 0)], ReturnBar.NOTHING_LEFT),
        ([brought("milk", 2), brought("milk", 1)], ReturnBar.NOTHING_LEFT),
        ([brought("bread", 1)], ReturnBar.NOT_IN_SALE),
    ],
)
def test_a_tagged_piece_is_the_very_one_that_was_sold(
    lines: list[BroughtLine], expected: ReturnBar | None
) -> None:
    assert bar(asked(), *lines) is expected


def test_a_piece_whose_tag_was_learned_at_the_exit_comes_back_with_it() -> None:
    learned = asked(let_out={"shirt": frozenset({C})})
    assert bar(learned, brought("shirt", 1, C)) is None
    assert bar(learned, brought("shirt", 1, C), brought("shirt", 1)) is ReturnBar.TAG_NEEDED
    sold_again = asked(elsewhere=frozenset({A}))
    assert bar(sold_again, brought("shirt", 1, A)) is ReturnBar.WRONG_TAG


pieces = st.tuples(
    st.sampled_from(["shirt", "milk"]),
    st.integers(0, 4),
    st.lists(st.sampled_from([A, B, C]), max_size=3),
    st.sampled_from(list(Condition)),
)


@given(st.lists(st.lists(pieces, min_size=1, max_size=3), max_size=8))
def test_whatever_is_brought_no_piece_comes_back_twice(
    visits: list[list[tuple[str, int, list[str], Condition]]],
) -> None:
    back: tuple[ReturnedLine, ...] = ()
    for visit in visits:
        lines = [brought(sku, n, *epcs, condition=how) for sku, n, epcs, how in visit]
        try:
            back += take_back(asked(), lines, back)
        except ReturnBarred:
            continue
    tags = Counter(epc for one in back for epc in one.epcs)
    assert set(tags) <= {A, B}
    assert set(tags.values()) <= {1}
    for line in SOLD.lines:
        here = [one for one in back if one.line_id == line.line_id]
        count = sum(one.quantity for one in here)
        assert 0 <= count <= line.quantity
        minor = sum(one.amount.minor for one in here)
        assert minor <= line.amount.minor
        assert count < line.quantity or minor == line.amount.minor
        if line.sku == "shirt":
            assert count - sum(tags.values()) <= 1, "one of three has no tag that the sale names"


@given(
    st.integers(1, 10_000),
    st.integers(0, 1000),
    st.integers(1, 3000),
    st.data(),
)
def test_all_parts_of_a_weighed_line_come_to_what_was_paid(
    minor: int, tax: int, grams: int, data: st.DataObject
) -> None:
    line = SaleLine(
        line_id="l-banana", sku="banana", gtin=None, quantity=1, weight_g=grams,
        unit_price=Money(1, "EUR"), amount=Money(minor, "EUR"), saving=Money(0, "EUR"),
        offer_id=None, price_version=1, tax_percent=7, tax_added=Money(tax, "EUR"),
    )  # fmt: skip
    about = asked(sale=replace(sale(), lines=(line,)))
    back: tuple[ReturnedLine, ...] = ()
    left = grams
    while left:
        part = data.draw(st.integers(1, left))
        back += take_back(about, [brought("banana", part)], back)
        left -= part
        if len(back) > 5 and left:
            back += take_back(about, [brought("banana", left)], back)
            left = 0
    assert sum(part.amount.minor for part in back) == paid_of(line).minor
    assert all(part.amount.minor >= 0 for part in back)


@given(
    st.lists(st.integers(1, 500), min_size=1, max_size=4),
    st.lists(st.integers(0, 400), max_size=6),
)
def test_money_goes_back_to_its_own_tenders_and_never_more(
    paid: list[int], wanted: list[int]
) -> None:
    tenders = [
        Tender(
            kind=TenderKind.CARD, amount=Money(minor, "EUR"), intent_id=f"i{number}",
            terminal_id="t", reference=f"r{number}",
        )
        for number, minor in enumerate(paid)
    ]  # fmt: skip
    given_back: Counter[str] = Counter()
    for minor in wanted:
        left = sum(paid) - given_back.total()
        dues = split(tenders, given_back, Money(minor, "EUR"))
        assert sum(due.amount.minor for due in dues) == min(minor, left)
        given_back.update({due.intent_id: due.amount.minor for due in dues})
    assert all(given_back[f"i{number}"] <= minor for number, minor in enumerate(paid))
