"""What `storeside bench sensing` prints."""

from __future__ import annotations

from collections.abc import Sequence

from storeside.shop.judge import Score
from storeside.shop.run import Shop
from storeside.shop.scales import ScaleShop

NOTICED_S = 30.0


def hour_table(shop: Shop, minutes: int) -> list[str]:
    """Places, departures and empty shelves."""
    hours = shop.judge.tag_hours
    lines = [
        f"A busy time of {minutes} minutes, a look each second: {hours:.0f} tag-hours",
        "rule                        false moves  false dep.  moved 50%  gone 50%  "
        "empty 50%    99%  in 30 s  falsely empty",
    ]
    for score in shop.judge.placed:
        noticed = share(sum(s <= NOTICED_S for s in score.empties_s), len(score.empties_s))
        lines.append(
            f"{score.rule.name:27} {score.false_moves:11} {score.false_departures:11} "
            f"{_s(score.moves_s, 0.5):>10} {_s(score.departures_s, 0.5):>9} "
            f"{_s(score.empties_s, 0.5):>10} {_s(score.empties_s, 0.99):>6} {noticed:>8} "
            f"{score.false_empties:14}"
        )
    emptied = len(shop.judge.placed[0].empties_s)
    shelves = len(shop.floor.goods)
    return [*lines, f"({shelves} shelves, emptied {emptied} times in {minutes} minutes)", ""]


def month_table(shop: Shop, days: int) -> list[str]:
    """On-hand at each closing, phantoms, and what long times show of places."""
    hours = shop.judge.tag_hours
    lines = [
        f"{days} days, a look each minute: {hours:.0f} tag-hours",
        "rule                        exact  within 1  phantoms found  counts  wasted  "
        "false dep. per 10,000 h  false moves",
    ]
    for score in shop.judge.scores:
        found = f"{score.found} of {score.planted}"
        lines.append(
            f"{score.rule.name:27} {share(score.exact, score.items):>5} "
            f"{share(score.within_one, score.items):>9} {found:>15} {score.counts:7} "
            f"{share(score.wasted, score.counts):>7} {_per(score, hours):>24} "
            f"{score.false_moves:12}"
        )
    return [*lines, ""]


def scale_table(shop: ScaleShop, days: int) -> list[str]:
    """Goods on scales."""
    lines = [
        f"{days} days of goods on scales, {shop.moves} rests",
        "scale                       pieces right  left open  wrong  on hand exact  within 1  "
        "by the books alone",
    ]
    kinds = (
        ("one good", shop.alone),
        ("two, weights apart", shop.apart),
        ("two, weights alike", shop.alike),
    )
    for name, one in kinds:
        lines.append(
            f"{name:27} {share(one.right, one.looks):>12} {share(one.open, one.looks):>10} "
            f"{share(one.wrong, one.looks):>6} {share(one.exact, one.items):>14} "
            f"{share(one.within_one, one.items):>9} {share(one.books_exact, one.items):>19}"
        )
    return lines


def share(part: int, whole: int) -> str:
    """A share in percent with one decimal; a dash for nothing of nothing."""
    return f"{100 * part / whole:.1f}%" if whole else "-"


def _s(values: Sequence[float], at: float) -> str:
    if not values:
        return "-"
    found = sorted(values)[min(len(values) - 1, int(at * len(values)))]
    return "never" if found == float("inf") else f"{found:.0f} s"


def _per(score: Score, hours: float) -> str:
    return f"{10_000 * score.false_departures / hours:.2f}" if hours else "-"
