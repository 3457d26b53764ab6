"""The bag: what nothing that was scanned explains, and what a sale teaches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import bagging
from kiosk.domain.bagging import UNKNOWN, Bag, BagLine, PieceWeight, expected_weight

MILK = PieceWeight(grams=1030, tolerance_g=51, known=True)
BAR = PieceWeight(grams=105, tolerance_g=10, known=True)


def line(sku: str, weight: PieceWeight, pieces: int = 1) -> BagLine:
    return BagLine(line_id=f"line-{sku}", sku=sku, pieces=pieces, weight=weight)


class Packing:
    """A bag as one basket after another fills it; the scale is at rest between steps."""

    def __init__(self, grams: int = 0) -> None:
        self.grams = grams
        self.now_s = 0.0
        self.bag = bagging.weigh(Bag(), grams, 0.0)

    def scan(self, *lines: BagLine) -> Bag:
        """The basket holds these lines now."""
        self.bag = bagging.follow(self.bag, lines, self.grams, self.now_s)
        return self.bag

    def put(self, grams: int) -> Bag:
        """So much more (or less) lies in the bag."""
        self.now_s += 1
        self.grams += grams
        self.bag = bagging.weigh(self.bag, self.grams, self.now_s)
        return self.bag


def test_each_piece_that_was_scanned_explains_its_weight() -> None:
    packing = Packing(grams=420)  # the customer's own bag
    packing.scan(line("milk", MILK))
    assert packing.bag.fits
    assert packing.put(1021).fits
    packing.scan(line("milk", MILK), line("bar", BAR, 2))
    assert packing.put(108).fits
    assert packing.put(103).fits
    assert packing.bag.waiting == ()
    assert [(one.sku, one.grams) for one in bagging.learned(packing.bag)] == [
        ("milk", 1021), ("bar", 108), ("bar", 103),
    ]  # fmt: skip


def test_what_was_not_scanned_is_a_mismatch_until_it_is_scanned_or_taken_out() -> None:
    packing = Packing()
    packing.scan(line("milk", MILK))
    packing.put(1030)
    assert packing.put(105).mismatch_g == 105
    since_s = packing.bag.since_s
    assert packing.put(3).since_s == since_s
    assert packing.scan(line("milk", MILK), line("bar", BAR)).fits
    packing.put(640)
    assert packing.bag.mismatch_g == 640
    assert packing.put(-640).fits


def test_a_dearer_thing_in_place_of_the_scanned_one_is_a_mismatch() -> None:
    packing = Packing()
    packing.scan(line("bar", BAR))
    assert packing.put(700).mismatch_g == 700


def test_leaving_a_piece_out_of_the_bag_is_nobodys_business() -> None:
    packing = Packing()
    packing.scan(line("milk", MILK), line("bar", BAR))
    assert packing.put(105).fits
    assert [piece.sku for piece in packing.bag.waiting] == ["milk"]


def test_several_put_down_together_are_told_apart_but_not_learned() -> None:
    packing = Packing()
    packing.scan(line("milk", MILK), line("bar", BAR, 2))
    assert packing.put(1030 + 105).fits
    assert [piece.sku for piece in packing.bag.waiting] == ["bar"]
    assert bagging.learned(packing.bag) == ()


def test_a_piece_taken_out_again_waits_anew_and_its_removed_line_explains_nothing() -> None:
    packing = Packing()
    packing.scan(line("milk", MILK), line("bar", BAR))
    packing.put(1030)
    packing.put(105)
    assert packing.put(-105).fits
    assert [piece.sku for piece in packing.bag.waiting] == ["bar"]
    packing.put(105)
    assert packing.scan(line("milk", MILK)).mismatch_g == 105  # still in the bag
    assert packing.put(-105).fits


def test_an_item_that_nobody_knows_explains_any_weight_and_is_learned_alone() -> None:
    packing = Packing()
    packing.scan(line("new", UNKNOWN))
    assert packing.put(333).fits
    assert [(one.sku, one.grams) for one in bagging.learned(packing.bag)] == [("new", 333)]
    packing.scan(line("new", UNKNOWN, 2), line("milk", MILK))
    assert packing.put(1030).fits  # the milk explains it
    assert [piece.sku for piece in packing.bag.waiting] == ["new"]


def test_a_colleague_who_looked_makes_it_right() -> None:
    packing = Packing()
    packing.scan(line("bar", BAR))
    packing.put(160)
    assert not packing.bag.fits
    packing.bag = bagging.accept(packing.bag, packing.grams)
    assert packing.bag.fits
    assert bagging.learned(packing.bag) == ()
    assert packing.scan(line("bar", BAR, 2)).fits
    assert packing.put(105).fits


def test_what_is_expected_follows_what_was_learned() -> None:
    assert expected_weight(1_030_400, 2_100, 4) == UNKNOWN
    known = expected_weight(1_030_400, 2_100, 5)
    assert (known.grams, known.tolerance_g) == (1030, 51)
    assert expected_weight(105_000, 500, 9).tolerance_g == bagging.TOLERANCE_G_MIN
    assert expected_weight(105_000, 9_000, 9).tolerance_g == 36
    assert expected_weight(105_000, 500, 9, tolerance_g=25).tolerance_g == 25
    assert expected_weight(105_000, 500, 9, muted=True) == UNKNOWN


@given(st.lists(st.integers(60, 4000), min_size=1, max_size=8))
def test_an_honest_customer_is_never_asked(grams: list[int]) -> None:
    weights = [PieceWeight(grams=g, tolerance_g=10, known=True) for g in grams]
    lines = [line(str(place), weight) for place, weight in enumerate(weights)]
    packing = Packing()
    for place, gram in enumerate(grams):
        packing.scan(*lines[: place + 1])
        assert packing.put(gram).fits
    assert packing.bag.waiting == ()
    packing.scan()
    assert packing.bag.mismatch_g == (0 if sum(grams) <= bagging.NOISE_G else sum(grams))
