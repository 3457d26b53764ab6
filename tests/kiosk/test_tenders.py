"""The arithmetic of several tenders, and when the shop lends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.tenders import (
    ALIPAY,
    PARTS_MAX,
    WECHAT,
    OfflineRules,
    RefundTooLarge,
    Taken,
    Unconfirmed,
    Way,
    due,
    may_go_offline,
    refund_parts,
    share,
    wallet_of_code,
)
from storecore.contracts.tenders import TenderKind
from storecore.money import Money

MINORS = st.integers(min_value=1, max_value=10**7)
CARD_WAY = Way(way_id="card", kind=TenderKind.CARD)


def eur(minor: int) -> Money:
    return Money(minor, "EUR")


def taken_of(minors: list[int]) -> list[Taken]:
    return [
        Taken(intent_id=f"i{number}", way=CARD_WAY, amount=eur(minor), reference="", offline=False)
        for number, minor in enumerate(minors)
    ]


@given(MINORS, st.integers(min_value=1, max_value=PARTS_MAX))
def test_equal_parts_pay_a_sum_exactly_and_differ_by_one_at_most(minor: int, parts: int) -> None:
    rest, paid = eur(minor), []
    for left in range(parts, 0, -1):
        one = share(rest, left)
        rest -= one
        paid.append(one.minor)
    assert rest.minor == 0
    assert max(paid) - min(paid) <= 1


@pytest.mark.parametrize("parts", [0, -1, PARTS_MAX + 1])
def test_a_sum_is_not_divided_into_nonsense(parts: int) -> None:
    with pytest.raises(ValueError, match="parts"):
        share(eur(100), parts)


@given(st.lists(MINORS, min_size=1, max_size=6), st.lists(MINORS, max_size=4))
def test_money_goes_back_to_its_tenders_and_never_more_than_they_gave(
    minors: list[int], first: list[int]
) -> None:
    taken = taken_of(minors)
    back: dict[str, Money] = {}
    left = sum(minors)
    for wanted in [*first, left]:
        amount = min(wanted, left)
        parts = refund_parts(taken, back, eur(amount))
        assert sum(part.amount.minor for part in parts) == amount
        for part in parts:
            before = back.get(part.taken.intent_id, eur(0))
            back[part.taken.intent_id] = before + part.amount
            assert back[part.taken.intent_id].minor <= part.taken.amount.minor
        left -= amount
    assert left == 0
    with pytest.raises(RefundTooLarge):
        refund_parts(taken, back, eur(1))


def test_the_newest_tender_gets_its_money_first() -> None:
    taken = taken_of([500, 300])
    parts = refund_parts(taken, {}, eur(400))
    assert [(part.taken.intent_id, part.amount.minor) for part in parts] == [
        ("i1", 300),
        ("i0", 100),
    ]
    assert due(eur(1000), taken) == eur(200)


RULES = OfflineRules(sale_max=1000, all_max=3000, hours_max=2.0)
HOUR_MS = 3_600_000


@pytest.mark.parametrize(
    ("way", "minor", "unconfirmed", "allowed"),
    [
        ("card", 1000, Unconfirmed(), True),
        ("card", 1001, Unconfirmed(), False),
        ("wechat", 1, Unconfirmed(), False),
        ("card", 600, Unconfirmed(minor=400, in_sale_minor=400, oldest_ms=0), True),
        ("card", 601, Unconfirmed(minor=400, in_sale_minor=400, oldest_ms=0), False),
        ("card", 500, Unconfirmed(minor=2500, oldest_ms=0), True),
        ("card", 501, Unconfirmed(minor=2500, oldest_ms=0), False),
        ("card", 1, Unconfirmed(minor=1, oldest_ms=-1), False),
    ],
)
def test_the_shop_lends_within_its_limits(
    way: str, minor: int, unconfirmed: Unconfirmed, allowed: bool
) -> None:
    now_ms = 2 * HOUR_MS
    assert may_go_offline(RULES, way, eur(minor), unconfirmed, now_ms) is allowed


def test_without_rules_nothing_is_lent() -> None:
    assert not may_go_offline(OfflineRules(), "card", eur(1), Unconfirmed(), 0)


@pytest.mark.parametrize(
    ("text", "wallet"),
    [
        ("134567890123456789", WECHAT),
        ("10" + "0" * 16, WECHAT),
        ("1345678901234567890", None),
        ("28" + "0" * 14, ALIPAY),
        ("30" + "0" * 22, ALIPAY),
        ("30" + "0" * 23, None),
        ("4006381333931", None),
        ("28" + "0" * 13 + "x", None),
        ("١٣" + "٠" * 16, None),
        ("", None),
    ],
)
def test_a_phones_payment_code_is_known_by_its_digits(text: str, wallet: str | None) -> None:
    assert wallet_of_code(text) == wallet
