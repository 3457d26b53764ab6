"""`storeside bench sensing`: how well the senses do in a simulated shop, beside other rules."""

from __future__ import annotations

import sys
import time
from typing import Annotated

import msgspec
from msgspec import Meta

from storecore.options.read import read_options
from storeside.bench.many_tags import many_tags_lines
from storeside.bench.tables import hour_table, month_table, scale_table
from storeside.shop.rates import Rates
from storeside.shop.run import Shop
from storeside.shop.scales import ScaleShop

BAD_USE = 2
BUSY = Rates(picks_per_item_hour=8.0, restock_s=(300.0, 900.0))


class BenchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Runs a simulated shop from one seed with every rule on the same reads, and prints how often
    each is right: a busy hour in which readers look once a second, weeks in which they look once a
    minute, shelves on scales, and a store full of tags.
    """

    seed: Annotated[int, Meta(description="The same seed gives the same shop.", ge=0)] = 1
    minutes: Annotated[int, Meta(description="Length of the busy time.", ge=1, le=1440)] = 60
    days: Annotated[int, Meta(description="Length of the weeks, in days.", ge=1, le=366)] = 28
    goods: Annotated[int, Meta(description="Tagged items in the shop.", ge=5, le=1000)] = 40
    planted: Annotated[int, Meta(description="Phantoms planted each day.", ge=0, le=20)] = 2
    tags: Annotated[int, Meta(description="Tags of the full store; 0 leaves it out.", ge=0)] = 0


def main(argv: list[str]) -> int:
    """Print the tables; 2 where nothing that can be measured is named."""
    wanted, rest = (argv[0], argv[1:]) if argv and argv[0][:1] != "-" else ("", argv)
    options = read_options(BenchOptions, "bench", rest)
    if wanted != "sensing":
        print(f"storeside bench: {wanted!r} is not 'sensing'; write it first", file=sys.stderr)
        return BAD_USE
    began_s = time.monotonic()
    hour = Shop(goods=options.goods, round_s=1.0, seed=options.seed, rates=BUSY)
    hour.run(options.minutes / 60)
    print("\n".join(hour_table(hour, options.minutes)), flush=True)
    month = Shop(goods=options.goods, round_s=60.0, seed=options.seed, rates=Rates())
    month.days(options.days, options.planted)
    print("\n".join(month_table(month, options.days)), flush=True)
    scales = ScaleShop(options.goods, options.seed, Rates())
    scales.days(options.days)
    print("\n".join(scale_table(scales, options.days)))
    if options.tags:
        print("\n".join(many_tags_lines(options.tags)))
    print(f"\nseed {options.seed}, {time.monotonic() - began_s:.0f} s")
    return 0
