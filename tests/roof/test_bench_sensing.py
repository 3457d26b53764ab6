"""The simulated shop: one seed one shop, and the shipping rules beat the others in it."""

from __future__ import annotations

import pytest

from storeside.bench.command import BUSY, main
from storeside.shop.rates import Rates
from storeside.shop.run import Shop
from storeside.shop.scales import ScaleShop


def busy(seed: int) -> Shop:
    shop = Shop(goods=8, round_s=1.0, seed=seed, rates=BUSY)
    shop.run(0.1)
    return shop


def test_the_same_seed_gives_the_same_shop() -> None:
    one, other = busy(3), busy(3)
    assert [p.place for p in one.floor.pieces.values()] == [
        p.place for p in other.floor.pieces.values()
    ]
    assert [s.false_moves for s in one.judge.scores] == [s.false_moves for s in other.judge.scores]


def test_fewer_false_moves_than_by_the_edgex_rule_and_the_last_read() -> None:
    scores = {score.rule.name: score for score in busy(5).judge.scores}
    ours = scores["Storeside"]
    assert ours.false_departures == 0
    assert ours.false_moves < scores["EdgeX rule"].false_moves < scores["last read"].false_moves


def test_numbers_and_phantoms_over_days() -> None:
    shop = Shop(goods=10, round_s=60.0, seed=2, rates=Rates())
    shop.days(3, planted_per_day=1)
    scores = {score.rule.name: score for score in shop.judge.scores}
    ours, books = scores["Storeside"], scores["perpetual inventory alone"]
    assert ours.exact > books.exact
    assert ours.wasted == 0
    assert ours.found >= 0.9 * ours.planted


def test_goods_that_lie_alone_on_a_scale_are_told_right() -> None:
    shop = ScaleShop(6, 1, Rates())
    shop.days(2)
    assert shop.alone.looks > 50
    assert shop.alone.wrong == 0


def test_what_cannot_be_measured_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["speed"]) == 2
    assert "write it first" in capsys.readouterr().err
