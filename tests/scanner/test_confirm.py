"""Which readings may be believed, and that a code held up is told once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.scanner.confirm import Confirmer
from tests.scanner.codes import symbol

_A, _B = "9521234567899", "9521234567882"


def test_one_look_at_a_gtin_is_not_enough() -> None:
    assert Confirmer().push([symbol()], 0.0) == []


def test_two_treatments_in_one_frame_confirm() -> None:
    confirmed = Confirmer().push([symbol(), symbol(treatment="strip")], 5.0)
    assert [(c.code.text, c.at_s) for c in confirmed] == [(_A, 5.0)]


def test_two_treatments_in_two_frames_confirm() -> None:
    confirmer = Confirmer()
    assert confirmer.push([symbol()], 0.0) == []
    assert len(confirmer.push([symbol(treatment="strip")], 0.5)) == 1


@pytest.mark.parametrize("symbology", ["qr", "datamatrix"])
def test_a_strong_symbol_counts_at_once(symbology: str) -> None:
    assert len(Confirmer().push([symbol(symbology=symbology)], 0.0)) == 1


@pytest.mark.parametrize("symbology", ["ean8", "upce", "code128", "databar", "databar_exp"])
def test_no_linear_symbol_counts_on_one_look(symbology: str) -> None:
    assert Confirmer().push([symbol(symbology=symbology)], 0.0) == []


def test_ean_and_upc_need_one_look_at_the_whole_strip() -> None:
    looks = [symbol(treatment="as it is"), symbol(treatment="doubled")]
    assert Confirmer().push(looks, 0.0) == []
    assert len(Confirmer().push([replace(s, symbology="code128") for s in looks], 0.0)) == 1


def test_zbar_alone_is_not_believed_but_seconds_another_reader() -> None:
    confirmer = Confirmer()
    alone = [replace(symbol(treatment=how), reader="zbar") for how in ("a", "b", "c")]
    assert confirmer.push(alone, 0.0) == []
    assert len(confirmer.push([symbol(treatment="strip")], 0.1)) == 1


def test_the_same_mistake_on_the_same_pixels_is_never_believed() -> None:
    confirmer = Confirmer()
    for number in range(60):
        assert confirmer.push([symbol()], number / 30) == []


def test_four_looks_at_a_moving_code_confirm() -> None:
    confirmer = Confirmer()
    given = [confirmer.push([symbol(treatment="strip", x=100 + 4.0 * n)], n / 30) for n in range(4)]
    assert [len(codes) for codes in given] == [0, 0, 0, 1]


def test_two_texts_in_one_place_outvote_each_other_only_by_more_looks() -> None:
    confirmer = Confirmer()
    both = [symbol(_A), symbol(_B), symbol(_A, "strip"), symbol(_B, "strip")]
    assert confirmer.push(both, 0.0) == []
    confirmed = confirmer.push([symbol(_A, "third")], 0.1)
    assert [c.code.text for c in confirmed] == [_A]


def test_two_codes_side_by_side_are_both_told() -> None:
    looks = [symbol(t, how, x=x) for t, x in ((_A, 100), (_B, 400)) for how in ("a", "strip")]
    assert [c.code.text for c in Confirmer().push(looks, 0.0)] == [_A, _B]


def test_looks_too_far_apart_in_time_do_not_agree() -> None:
    confirmer = Confirmer(window_s=1.0)
    confirmer.push([symbol()], 0.0)
    assert confirmer.push([symbol(treatment="strip")], 1.5) == []


def test_a_held_code_is_told_again_only_after_it_was_away() -> None:
    confirmer = Confirmer(gone_after_s=0.8)
    looks = [symbol(), symbol(treatment="strip")]
    assert len(confirmer.push(looks, 0.0)) == 1
    for tenth in range(1, 50):
        assert confirmer.push([symbol()] if tenth % 7 == 0 else [], tenth / 10) == []
    assert [s.text for s in confirmer.held()] == [_A]
    for at_s in (5.7, 5.8, 5.9, 6.0):
        assert confirmer.push([], at_s) == []
    assert confirmer.held() == []
    assert len(confirmer.push(looks, 6.1)) == 1


@given(st.lists(st.tuples(st.booleans(), st.floats(0.0, 0.7)), max_size=60))
def test_however_it_flickers_a_code_never_away_is_told_once(
    frames: list[tuple[bool, float]],
) -> None:
    confirmer, now_s, unseen_s, told = Confirmer(), 0.0, 0.0, 0
    looks = [symbol(), symbol(treatment="strip")]
    told += len(confirmer.push(looks, now_s))
    for is_seen, gap_s in frames:
        now_s += gap_s
        unseen_s += gap_s
        if unseen_s > 0.39:
            break
        told += len(confirmer.push(looks if is_seen else [], now_s))
        unseen_s = 0.0 if is_seen else unseen_s
    assert told == 1


def test_settings_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="gone_after_s"):
        Confirmer(gone_after_s=3.0, window_s=2.0)


def test_a_code_that_comes_back_tells_how_long_it_was_away() -> None:
    confirmer = Confirmer(gone_after_s=0.4)
    looks = [symbol(), symbol(treatment="strip")]
    (first,) = confirmer.push(looks, 1.0)
    assert first.away_s is None
    assert confirmer.push(looks, 1.3) == []
    for at_s in (1.5, 1.6, 1.7):
        assert confirmer.push([], at_s) == []
    (again,) = confirmer.push(looks, 2.0)
    assert again.away_s is not None
    assert round(again.away_s, 6) == 0.7
    for at_s in (2.2, 2.3, 2.4):
        confirmer.push([], at_s)
    (much_later,) = confirmer.push(looks, 9.0)
    assert much_later.away_s is None


def test_a_busy_machine_that_sees_few_frames_tells_a_held_code_once() -> None:
    confirmer = Confirmer(gone_after_s=0.4)
    looks = [symbol(), symbol(treatment="strip")]
    told = [confirmed for second in range(20) for confirmed in confirmer.push(looks, second * 0.9)]
    assert len(told) == 1
