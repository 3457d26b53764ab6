"""CPU time to price a basket: ours against a plain sum of lines, and against trying all.

python -m benchmarks.pricing.run
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from statistics import median

from msgspec.structs import replace

from kiosk.domain.basket import Basket, Line, empty_basket, gross
from kiosk.domain.claims import NO_CLAIMS
from kiosk.domain.offers import best_savings
from kiosk.domain.pricing import price_basket
from kiosk.domain.units import Unit
from storecore.contracts.offers import Offer, OfferKind, OfferPart
from storecore.contracts.reference import Item, SoldBy
from storecore.money import Money, zero

_CURRENCY = "EUR"
_LINES = 100
_OFFERS = 50
_BASKETS = 40
_TRIED_PIECES = 7
_CATEGORIES = 12


def main() -> None:
    """Print the median and the slowest of the baskets, and both ratios."""
    chance = random.Random(952)
    goods = _goods(chance, 400)
    for name, some in (("offers on 400 goods", goods), ("offers on 100 goods", goods[:_LINES])):
        rounds = [(_basket(chance, some), _offers(chance, some)) for _ in range(_BASKETS)]
        ours = [_ms(lambda b=b, o=o: price_basket(b, o)) for b, o in rounds]  # type: ignore[misc]
        plain = [_ms(lambda b=b: _plain_sum(b)) for b, _ in rounds]  # type: ignore[misc]
        print(
            f"{name}: {_LINES} lines, {_OFFERS} offers: median {median(ours):.1f} ms, "
            f"slowest {max(ours):.1f} ms, {median(ours) / median(plain):.0f} plain sums"
        )
    _against_trying_all(chance, goods[:4])


def _against_trying_all(chance: random.Random, goods: Sequence[Item]) -> None:
    offers = [
        Offer(
            offer_id=f"three-{number}",
            kind=OfferKind.N_FOR_PRICE,
            names={},
            skus=tuple(sorted(item.sku for item in chance.sample(goods, 3))),
            quantity=3,
            price=Money(900, _CURRENCY),
        )
        for number in range(3)
    ]
    units = [_unit(chance.choice(goods), f"line-{n}") for n in range(_TRIED_PIECES)]
    saved = sum(one.saving for one in best_savings(units, offers, _CURRENCY, NO_CLAIMS))
    if saved != _best_by_trying(units, offers):
        raise SystemExit("trying all combinations finds another saving; no figures")
    ours = median(
        _ms(lambda: best_savings(units, offers, _CURRENCY, NO_CLAIMS)) for _ in range(_BASKETS)
    )
    theirs = median(_ms(lambda: _best_by_trying(units, offers)) for _ in range(5))
    print(
        f"{_TRIED_PIECES} pieces, {len(offers)} offers that share goods: {ours:.2f} ms, "
        f"trying all {theirs:.1f} ms, ratio {theirs / ours:.0f}"
    )


def _best_by_trying(units: Sequence[Unit], offers: Sequence[Offer]) -> int:
    """The greatest saving by giving each piece to each offer in turn, and to none."""

    def best(left: int, counts: tuple[int, ...], saving: int) -> int:
        if left == len(units):
            if any(count % offer.quantity for count, offer in zip(counts, offers, strict=True)):
                return -1
            prices = [offer.price.minor if offer.price else 0 for offer in offers]
            groups = zip(counts, offers, prices, strict=True)
            return saving - sum(count // offer.quantity * price for count, offer, price in groups)
        unit = units[left]
        found = best(left + 1, counts, saving)
        for index, offer in enumerate(offers):
            if unit.sku in offer.skus:
                more = (*counts[:index], counts[index] + 1, *counts[index + 1 :])
                found = max(found, best(left + 1, more, saving + unit.price))
        return found

    return best(0, (0,) * len(offers), 0)


def _plain_sum(basket: Basket) -> Money:
    total = zero(basket.currency)
    for line in basket.lines:
        total += gross(line)
    return total


def _ms(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _goods(chance: random.Random, count: int) -> list[Item]:
    return [
        Item(
            sku=f"sku-{number:03}",
            names={"en": f"sku-{number:03}"},
            category=f"category-{number % _CATEGORIES}",
            price=Money(chance.randrange(50, 2000), _CURRENCY),
            tax_percent=chance.choice((7, 19)),
            sold_by=SoldBy.EACH,
        )
        for number in range(count)
    ]


def _unit(item: Item, line: str) -> Unit:
    return Unit(item.price.minor, item.sku, item.category, 1, line)


def _basket(chance: random.Random, goods: Sequence[Item]) -> Basket:
    nothing = zero(_CURRENCY)
    lines = tuple(
        Line(
            line_id=f"line-{number}",
            item=item,
            price_version=1,
            quantity=chance.choice((1, 1, 1, 2, 3)),
            amount=nothing,
            saving=nothing,
        )
        for number, item in enumerate(chance.sample(goods, _LINES))
    )
    return replace(empty_basket(_CURRENCY), lines=lines)


def _offers(chance: random.Random, goods: Sequence[Item]) -> list[Offer]:
    """Offers of seven kinds in turn, each on a few goods or on a category."""

    def skus(count: int) -> tuple[str, ...]:
        return tuple(sorted(item.sku for item in chance.sample(goods, count)))

    def euro(minor: int) -> Money:
        return Money(minor, _CURRENCY)

    def fields(kind: OfferKind) -> dict[str, object]:
        category = f"category-{chance.randrange(_CATEGORIES)}"
        of_kind: dict[OfferKind, dict[str, object]] = {
            OfferKind.N_FOR_PRICE: {"skus": skus(4), "quantity": 3, "price": euro(500)},
            OfferKind.N_FOR_M: {"skus": skus(5), "quantity": 3, "pay_quantity": 2},
            OfferKind.PERCENT_OFF: {"skus": skus(6), "percent": 15},
            OfferKind.AMOUNT_OFF: {"skus": skus(4), "amount": euro(30)},
            OfferKind.MIX_AND_MATCH: {
                "parts": (OfferPart(skus=skus(3)), OfferPart(skus=skus(3))),
                "price": euro(600),
            },
            OfferKind.BUNDLE: {
                "parts": tuple(OfferPart(skus=(sku,)) for sku in skus(2)),
                "price": euro(700),
            },
            OfferKind.THRESHOLD: {
                "categories": (category,),
                "threshold": euro(3000),
                "percent": 5,
            },
        }
        return of_kind[kind]

    kinds = [kind for kind in OfferKind if kind is not OfferKind.MEMBER_PRICE]
    return [
        Offer(
            offer_id=f"offer-{number:02}",
            kind=kinds[number % len(kinds)],
            names={},
            **fields(kinds[number % len(kinds)]),  # type: ignore[arg-type]
        )
        for number in range(_OFFERS)
    ]


if __name__ == "__main__":
    main()
