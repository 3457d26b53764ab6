"""Which pieces of a basket count together towards which group offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.domain.groups import Group
from kiosk.domain.search import settle, steps_of
from kiosk.domain.units import Unit

STEPS_MAX = 20_000
"""Groups that share goods are settled together while that takes no more steps than this."""


class Counted(NamedTuple):
    """A piece, by its index, that counts towards an offer, and what it adds to the saving."""

    piece: int
    offer_id: str
    gain: int


def combined(
    pieces: Sequence[Unit], alone: Sequence[int], groups: Sequence[Group]
) -> list[Counted]:
    """The pieces that are in groups when the saving is the greatest; `pieces` dearest first.

    Exact while the groups that share goods need no more than `STEPS_MAX` steps. Beyond that the
    most valuable of them are settled together and the others, one by one, with what is left.
    """
    table = _Pieces(pieces, alone, groups)
    free = set(range(len(pieces)))
    counted: list[Counted] = []
    for sharing in table.sharing(groups):
        for together in _rounds(table, free, sharing):
            found = table.settle(free, together)
            free -= {one.piece for one in found}
            counted += found
    return counted


class _Pieces:
    """A basket's pieces, what each saves alone, and which of them each group can take."""

    def __init__(
        self, pieces: Sequence[Unit], alone: Sequence[int], groups: Sequence[Group]
    ) -> None:
        self.alone = alone
        self._pieces = pieces
        at: dict[tuple[str, str], list[int]] = {}
        for index, unit in enumerate(pieces):
            at.setdefault((unit.sku, unit.category), []).append(index)
        self._reach = {
            group.offer.offer_id: {
                index
                for indices in at.values()
                if group.parts_for(pieces[indices[0]])
                for index in indices
            }
            for group in groups
        }

    def reach(self, groups: Sequence[Group]) -> set[int]:
        """The pieces that some of the groups can take."""
        return set().union(*(self._reach[group.offer.offer_id] for group in groups))

    def settle(self, free: set[int], groups: Sequence[Group]) -> list[Counted]:
        """The free pieces that count towards these groups at their best."""
        some = sorted(free & self.reach(groups))
        taken = settle([self._pieces[i] for i in some], [self.alone[i] for i in some], groups)
        return [
            Counted(some[one.piece], groups[one.group].offer.offer_id, one.gain) for one in taken
        ]

    def sharing(self, groups: Sequence[Group]) -> list[list[Group]]:
        """Groups put together where they share pieces, directly or through others."""
        found: list[tuple[list[Group], set[int]]] = []
        for group in groups:
            members, reach = [group], self.reach([group])
            apart: list[tuple[list[Group], set[int]]] = []
            for others, other_reach in found:
                if reach & other_reach:
                    members, reach = others + members, reach | other_reach
                else:
                    apart.append((others, other_reach))
            found = [*apart, (members, reach)]
        return [sorted(members, key=lambda group: group.offer.offer_id) for members, _ in found]


def _rounds(table: _Pieces, free: set[int], groups: list[Group]) -> list[list[Group]]:
    """All groups at once where that can be afforded; else the best ones first."""
    if steps_of(groups, len(table.reach(groups))) <= STEPS_MAX:
        return [groups]

    def worth(group: Group) -> int:
        return sum(one.gain - table.alone[one.piece] for one in table.settle(free, [group]))

    ranked = [(-worth(group), group.offer.offer_id, group) for group in groups]
    together: list[Group] = []
    later: list[list[Group]] = []
    for _, _, group in sorted(ranked, key=lambda one: one[:2]):
        wider = [*together, group]
        if not together or steps_of(wider, len(table.reach(wider))) <= STEPS_MAX:
            together = wider
        else:
            later.append([group])
    return [together, *later]
