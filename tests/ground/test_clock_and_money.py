"""Stamps only grow, ids sort by time, money never loses a unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.clock import HybridClock, ManualClock, hlc_counter, hlc_wall_ms
from storecore.ids import IdSource
from storecore.money import Money, MoneyError, parse_money


@given(st.lists(st.integers(-(10**6), 10**6), max_size=50))
def test_hybrid_stamps_grow_whatever_the_wall_clock_does(steps: list[int]) -> None:
    clock = ManualClock()
    hybrid = HybridClock(clock)
    stamps = [hybrid.tick()]
    for step in steps:
        clock.set_wall_ms(clock.wall_ms() + step)
        stamps.append(hybrid.tick())
    assert stamps == sorted(set(stamps))


def test_a_stamp_from_elsewhere_is_never_followed_by_a_smaller_one() -> None:
    clock = ManualClock(wall_ms=1000)
    hybrid = HybridClock(clock)
    hybrid.observe(5000 << 16)
    stamp = hybrid.tick()
    assert (hlc_wall_ms(stamp), hlc_counter(stamp)) == (5000, 1)


def test_ids_sort_by_time_and_differ() -> None:
    clock = ManualClock()
    ids = IdSource(clock)
    made = [ids.new() for _ in range(200)]
    clock.advance(0.001)
    later = ids.new()
    assert len(set(made)) == 200
    assert max(made) < later
    assert len(later) == 26


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_fraction_is_within_half_a_unit(minor: int, numerator: int, denominator: int) -> None:
    part = Money(minor, "EUR").fraction(numerator, denominator)
    assert abs(part.minor * denominator - minor * numerator) * 2 <= denominator


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [("2.50", "EUR", 250), ("8900", "JPY", 8900), ("1.234", "KWD", 1234), ("-0.01", "EUR", -1)],
)
def test_amounts_are_read_by_their_currency(text: str, currency: str, minor: int) -> None:
    assert parse_money(text, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("text", "currency", "reason"),
    [
        ("2.505", "EUR", "more than the 2 decimals"),
        ("8900.5", "JPY", "more than the 0 decimals"),
        ("two", "EUR", "is not an amount"),
        ("NaN", "EUR", "is not an amount"),
        ("1", "XYZ1", "is not an ISO 4217"),
    ],
)
def test_amounts_that_make_no_sense_are_refused(text: str, currency: str, reason: str) -> None:
    with pytest.raises(MoneyError, match=reason):
        parse_money(text, currency)


def test_currencies_do_not_mix() -> None:
    with pytest.raises(MoneyError, match="cannot combine EUR with USD"):
        Money(1, "EUR") + Money(1, "USD")


def test_money_reads_as_each_language_writes_it() -> None:
    price = Money(123450, "EUR")
    assert price.format("en") == "€1,234.50"
    assert price.format("zh-Hans") == "€1,234.50"
    assert Money(8900, "JPY").format("zh-Hant") == "¥8,900"
