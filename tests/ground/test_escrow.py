"""Rights to sell: never more sold than minted, whatever is lost, repeated or reordered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.escrow.balance import Side, expected_outage_ms, share
from storecore.escrow.rules import Account, NotEnoughRights, burn, give, hear, mint, sell

NAMES = ("edge", "cloud", "kiosk")
moves = st.lists(
    st.tuples(
        st.sampled_from(["mint", "burn", "sell", "give", "tell", "tell_old"]),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.integers(0, 9),
    ),
    max_size=80,
)


@given(moves)
def test_together_they_never_sell_more_than_was_minted(
    happened: list[tuple[str, str, str, int]],
) -> None:
    accounts = dict.fromkeys(NAMES, Account())
    on_the_way: list[tuple[str, str, int]] = []
    for kind, one, other, number in happened:
        try:
            if kind == "mint" and one == "edge":
                accounts[one] = mint(accounts[one], number)
            elif kind == "burn" and one == "edge":
                accounts[one] = burn(accounts[one], number)
            elif kind == "sell":
                accounts[one] = sell(accounts[one], number)
            elif kind == "give" and one != other:
                accounts[one] = give(accounts[one], other, number)
                on_the_way.append((one, other, accounts[one].given[other]))
            elif on_the_way:  # any message ever sent may come now, again, or never
                giver, taker, total = on_the_way[number % len(on_the_way)]
                accounts[taker] = hear(accounts[taker], giver, total)
        except NotEnoughRights:
            continue
        assert all(account.rights >= 0 for account in accounts.values())
        sold = sum(account.sold for account in accounts.values())
        assert sold <= accounts["edge"].minted


def test_nobody_sells_or_gives_what_he_has_no_right_to() -> None:
    account = mint(Account(), 3)
    for rule in (sell, burn):
        with pytest.raises(NotEnoughRights):
            rule(account, 4)
    with pytest.raises(NotEnoughRights):
        give(account, "kiosk", 4)


@given(
    st.integers(0, 500),
    st.dictionaries(
        st.sampled_from(["cloud", "a", "b", "c"]),
        st.tuples(st.integers(0, 100), st.floats(0, 200), st.integers(0, 10**8)),
    ),
    st.integers(0, 5),
)
def test_sharing_gives_no_more_than_there_is(
    own: int, told: dict[str, tuple[int, float, int]], short: int
) -> None:
    sides = {
        name: Side(holds=h, per_day=d, cut_off_ms=c, rest=0.6 if name == "cloud" else 0.0)
        for name, (h, d, c) in told.items()
    }
    shares = share(own, sides, short=short)
    assert shares.keys() == sides.keys()
    assert all(one.give >= 0 and one.keep >= 0 for one in shares.values())
    assert sum(one.give for one in shares.values()) <= (0 if short else own)


def test_the_cloud_gives_back_first_when_too_much_is_promised() -> None:
    sides = {
        "cloud": Side(holds=9, per_day=3, cut_off_ms=10**8, rest=0.6),
        "kiosk": Side(holds=2, per_day=3, cut_off_ms=10**8),
    }
    shares = share(0, sides, short=1)
    assert shares["cloud"].keep == 0
    assert shares["kiosk"].keep >= 2


def test_a_side_that_sells_more_gets_more() -> None:
    hour = 3_600_000
    sides = {
        "slow": Side(holds=0, per_day=2, cut_off_ms=24 * hour),
        "fast": Side(holds=0, per_day=8, cut_off_ms=24 * hour),
    }
    shares = share(100, sides)
    assert (shares["slow"].give, shares["fast"].give) == (3, 12)


def test_an_outage_is_expected_to_be_as_long_as_most_were() -> None:
    assert expected_outage_ms([], 5) == 5
    assert expected_outage_ms([1] * 9 + [100], 5) == 100
    assert expected_outage_ms([1] * 30 + [100], 5) == 5
