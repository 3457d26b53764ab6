"""Members, their points and coupons, and goods that go well together, as sales tell of them."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cloud_inventory.domain.pairs import LIFT_PERCENT_MIN, TOGETHER_MIN, Seen, best_partner
from storecore.contracts.facts import SaleCompleted
from storecore.contracts.members import Member, Programme, SaleMember, member_key
from storecore.contracts.offers import Coupon
from storecore.contracts.pairs import Pair
from storecore.money import Money
from tests.cloud.bodies import sold
from tests.cloud.rig import STORE, Cloud, Edge, small_import

NUMBER, COUPON = "20481230", "99000000000284821"
ANNA = member_key(NUMBER)
OFFERS = (
    "offer_id,kind,skus,percent,times_max,coupon,currency,name_en\n"
    "free,percent_off,milk-1l,50,1,single_use,EUR,Half\n"
)
MEMBERS = f"number,name,tier,points,offline_points\n{NUMBER},Anna Maria Berg,gold,1250,300\n"
COUPONS = f"code,offer_id,member_number\n{COUPON},free,{NUMBER}\n"
PROGRAMME = "currency,earn_amount,earn_points,step_points,step_value\nEUR,1.00,1,100,1.00\n"


def load_club(cloud: Cloud, **changes: str) -> list[str]:
    """Import the members; what was wrong."""
    files = {"offers": OFFERS, "members": MEMBERS, "coupons": COUPONS, "programme": PROGRAMME}
    report = cloud.load(small_import(**{**files, **changes}))
    return [f"{one.file} line {one.line}: {one.problem}" for one in report.problems]


def anna(cloud: Cloud) -> Member | None:
    """The member as stores are sent her."""
    return cloud.data.store.published("member", ANNA, Member)


def sale(number: int, **more: object) -> SaleCompleted:
    """A sale of one bottle of milk."""
    return replace(sold(transaction_id=f"t-{number}"), receipt_number=number, **more)


def test_a_file_of_members_becomes_hashes_and_initials(cloud: Cloud) -> None:
    assert load_club(cloud) == []
    assert anna(cloud) == Member(
        member_key=ANNA,
        name="A. M. B.",
        tier="gold",
        points=1250,
        offline_points=300,
        coupons=(COUPON,),
    )
    coupon = cloud.data.store.published("coupon", COUPON, Coupon)
    assert coupon == Coupon(coupon_id=COUPON, offer_id="free", member_key=ANNA)
    programme = cloud.data.store.published("programme", "programme", Programme)
    assert programme is not None and programme.step_value == Money(100, "EUR")
    everything = msgspec.json.encode([entry.document for entry in cloud.reference().entries])
    for secret in (NUMBER, "Anna", "Berg"):
        assert secret.encode() not in everything


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"members": "number,name\n20481231,Anna\n"}, "the last one the check digit"),
        ({"members": f"number,name\n{NUMBER},\n"}, "name is empty"),
        ({"members": f"number,name\n{NUMBER},A\n{NUMBER},B\n"}, "on an earlier line"),
        ({"members": f"number,name,points\n{NUMBER},A,-1\n"}, "points -1: write a whole number"),
        ({"coupons": "code,offer_id\n123,free\n"}, "write 13 digits with their check digit"),
        ({"coupons": f"code,offer_id\n{COUPON},nothing\n"}, "whose coupon is single_use"),
        ({"coupons": f"code,offer_id,member_number\n{COUPON},free,1\n"}, "8 to 18 digits"),
        ({"programme": PROGRAMME.replace("EUR,", "USD,")}, "the store counts in EUR"),
        ({"programme": PROGRAMME + "EUR,1.00,1,100,1.00\n"}, "a programme is one line"),
        ({"programme": PROGRAMME.replace(",100,", ",0,")}, "step_points 0"),
    ],
)
def test_a_wrong_line_is_named(still_cloud: Cloud, changes: dict[str, str], words: str) -> None:
    told = load_club(still_cloud, **changes)
    assert [text for text in told if words in text], told


def test_a_sale_earns_and_spends_and_uses_coupons_up_once(cloud: Cloud, edge: Edge) -> None:
    load_club(cloud)
    did = SaleMember(member_key=ANNA, points_earned=3, points_spent=200)
    fact = edge.seal(sale(1, member=did, coupons=(COUPON,)))
    edge.post(fact)
    edge.post(fact)
    member = anna(cloud)
    assert member is not None
    assert (member.points, member.spent, member.coupons) == (1053, {STORE: 200}, ())
    assert cloud.data.store.published("coupon", COUPON, Coupon) is None
    edge.tell(sale(2, member=replace(did, points_spent=0)))
    member = anna(cloud)
    assert member is not None
    assert (member.points, member.spent) == (1056, {STORE: 200})


def test_importing_again_gives_neither_points_nor_coupons_back(cloud: Cloud, edge: Edge) -> None:
    load_club(cloud)
    did = SaleMember(member_key=ANNA, points_spent=200)
    edge.tell(sale(1, member=did, coupons=(COUPON,)))
    load_club(cloud, members=MEMBERS.replace("gold", "platinum"))
    member = anna(cloud)
    assert member is not None
    assert (member.points, member.coupons, member.tier) == (1050, (), "platinum")
    assert cloud.data.store.published("coupon", COUPON, Coupon) is None


def test_a_sale_of_a_member_nobody_knows_is_a_sale(cloud: Cloud, edge: Edge) -> None:
    edge.tell(sale(1, member=SaleMember(member_key="gone", points_earned=3)))
    assert cloud.stock("milk-1l").on_hand == -1
    assert cloud.data.store.published("member", "gone", Member) is None


def test_a_total_with_tax_on_top_adds_up(cloud: Cloud, edge: Edge) -> None:
    plain = sale(1)
    taxed = replace(plain, total=Money(151, "EUR"), tax_added=Money(12, "EUR"))
    assert not edge.tell(taxed).not_accepted
    wrong = replace(taxed, transaction_id="t-9", tax_added=Money(11, "EUR"))
    assert edge.tell(wrong).not_accepted
    (day,) = cloud.data.store.sales(STORE)
    assert (day.total.minor, day.tax_included.minor) == (151, 9 + 12)


def basket(number: int, *skus: str) -> SaleCompleted:
    """A sale of these goods."""
    line = sold().lines[0]
    lines = tuple(replace(line, sku=sku, line_id=sku) for sku in skus)
    return sale(number, lines=lines, total=Money(139 * len(skus), "EUR"))


def pairs(cloud: Cloud) -> dict[str, tuple[str, int]]:
    """What goes with what."""
    return {
        entry.key: (pair.goes_with, pair.lift_percent)
        for entry in cloud.reference().entries
        if entry.collection == "pair" and entry.document is not None
        for pair in (msgspec.json.decode(entry.document, type=Pair),)
    }


def test_what_is_bought_together_goes_well_together(cloud: Cloud, edge: Edge) -> None:
    numbers = iter(range(1, 100))
    for _ in range(TOGETHER_MIN - 1):
        edge.tell(basket(next(numbers), "pasta", "sauce"))
        edge.tell(basket(next(numbers), "milk", "bread"))
        edge.tell(basket(next(numbers), "milk", "soap"))
    assert pairs(cloud) == {}
    edge.tell(basket(next(numbers), "pasta", "sauce"))
    # 13 baskets, 5 with pasta, 5 with sauce, 5 with both: 5 * 13 / (5 * 5) = 2.6
    assert pairs(cloud) == {"pasta": ("sauce", 250), "sauce": ("pasta", 250)}
    edge.tell(basket(next(numbers), "pasta"))
    assert pairs(cloud)["pasta"] == ("sauce", 250)


counts = st.integers(0, 200)


@given(
    st.integers(1, 500),
    st.integers(0, 200),
    st.lists(st.builds(Seen, st.sampled_from("abcdef"), counts, counts), max_size=6),
)
def test_a_partner_stands_out_and_was_seen_often_enough(
    total: int, mine: int, seen: list[Seen]
) -> None:
    found = best_partner(total, mine, seen)
    assert found == best_partner(total, mine, list(reversed(seen))) or len(
        {one.sku for one in seen}
    ) < len(seen)
    if found is not None:
        assert found[0].together >= TOGETHER_MIN
        assert found[1] >= LIFT_PERCENT_MIN
