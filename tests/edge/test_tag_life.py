"""The life of a tagged piece: where it lies, where it went, and what is not believed."""

from __future__ import annotations

import pytest

from edge_agent.sensing.tags.antenna import Antenna, Role
from edge_agent.sensing.tags.life import IN_STORE, LIFE, TagHappening, TagState, after
from edge_agent.sensing.tags.profiles import ASSET, GARMENT, TagProfile
from edge_agent.sensing.tags.tracker import SOLD_QUIET_S, TagRules, TagStep, Tracker

NEAR, FAR = 1e-5, 1e-7
"""-50 and -70 dBm in milliwatts."""


class Store:
    """A few antennas and a tracker, one epoch a second."""

    def __init__(self, profile: TagProfile = GARMENT, sold: frozenset[str] = frozenset()) -> None:
        self.now_s = 0.0
        self.steps: list[TagStep] = []
        rules = TagRules(
            profile=profile, gone_after_s=8.0, power_min=1e-8, was_sold=sold.__contains__
        )
        self.tracker = Tracker(rules)
        self.spots = {role: Antenna(role, "reader", role) for role in Role}
        self.spots_2 = Antenna("shelf-2", "reader", Role.SHELF)

    def second(self, *reads: tuple[str, Antenna, float]) -> None:
        self.now_s += 1.0
        for antenna in (*self.spots.values(), self.spots_2):
            antenna.listen(1.0)
        for epc, antenna, power in reads:
            step = self.tracker.read(epc, "shirt", antenna, power, self.now_s)
            self.steps += [] if step is None else [step]
        self.steps += self.tracker.due(self.now_s)

    def lie(self, epc: str, role: Role, seconds: int = 5, power: float = NEAR) -> None:
        for _ in range(seconds):
            self.second((epc, self.spots[role], power))

    def states(self) -> list[TagState]:
        return [step.state for step in self.steps]


def test_every_state_can_be_reached_and_left_except_by_nothing() -> None:
    assert set(LIFE.values()) == set(TagState) - {TagState.UNKNOWN}
    assert {before for before, _ in LIFE} == set(TagState)


def test_what_the_table_does_not_name_changes_nothing() -> None:
    assert after(TagState.SOLD, TagHappening.AT_EXIT) is TagState.SOLD
    assert after(TagState.PRESENT, TagHappening.TAKEN_BACK) is TagState.PRESENT


def test_from_the_shelf_by_the_fitting_room_and_the_pad_to_a_sale() -> None:
    store = Store()
    store.lie("t", Role.SHELF)
    store.lie("t", Role.FITTING, 15)
    store.lie("t", Role.PAD, 15)
    store.steps += [store.tracker.sell("t", store.now_s) or pytest.fail("no step")]
    store.lie("t", Role.EXIT, 3)
    assert store.states() == [TagState.PRESENT, TagState.MOVING, TagState.MOVING, TagState.SOLD]


def test_a_piece_carried_out_unpaid_departs() -> None:
    store = Store()
    store.lie("t", Role.SHELF)
    for _ in range(20):
        store.second()
    store.lie("t", Role.EXIT, 6)
    for _ in range(60):
        store.second()
    assert store.states()[-1] is TagState.DEPARTED
    assert TagState.EXITING in store.states()


def test_a_piece_that_nobody_reads_any_more_is_missing_and_comes_back() -> None:
    store = Store()
    store.lie("t", Role.SHELF, 20)
    for _ in range(60):
        store.second()
    store.lie("t", Role.BACK, 3)
    assert store.states() == [TagState.PRESENT, TagState.MISSING, TagState.PRESENT]
    assert store.steps[-1].at is store.spots[Role.BACK]


def test_a_sold_piece_on_a_shelf_is_a_return_not_stock_until_staff_take_it_back() -> None:
    store = Store()
    store.lie("t", Role.SHELF)
    store.tracker.sell("t", store.now_s)
    store.lie("t", Role.SHELF, 30)  # still being carried past the shelves
    assert store.tracker.state("t") is TagState.SOLD
    store.now_s += SOLD_QUIET_S
    store.lie("t", Role.SHELF, 3)
    assert store.tracker.state("t") is TagState.RETURNED
    store.tracker.take_back("t", store.now_s)
    assert store.tracker.state("t") is TagState.PRESENT


def test_a_piece_sold_long_ago_that_comes_in_is_a_return() -> None:
    store = Store(sold=frozenset({"t"}))
    store.now_s = SOLD_QUIET_S
    store.lie("t", Role.SHELF, 3)
    assert store.tracker.state("t") is TagState.RETURNED


def test_a_neighbouring_antenna_that_overhears_moves_nothing() -> None:
    store = Store()
    store.lie("t", Role.SHELF)
    for second in range(600):
        reads = [("t", store.spots_2, FAR)]
        if second % 3:  # its own antenna misses one read in three
            reads.append(("t", store.spots[Role.SHELF], NEAR))
        store.second(*reads)
    assert store.states() == [TagState.PRESENT]


@pytest.mark.parametrize(("profile", "within_s"), [(GARMENT, 12), (ASSET, 8)])
def test_a_piece_that_was_moved_is_soon_known_at_its_new_place(
    profile: TagProfile, within_s: int
) -> None:
    store = Store(profile)
    store.lie("t", Role.SHELF, 30)
    for _ in range(within_s):
        store.second(("t", store.spots_2, NEAR))
    assert store.steps[-1].at is store.spots_2
    assert store.spots[Role.SHELF].present == 0


def test_a_tag_that_is_read_seldom_is_given_more_time() -> None:
    store = Store()
    for second in range(900):
        store.second(*[("t", store.spots[Role.SHELF], NEAR)] * (second % 6 == 0))
    for _ in range(40):
        store.second()
    assert store.states() == [TagState.PRESENT]
    for _ in range(120):
        store.second()
    assert store.states() == [TagState.PRESENT, TagState.MISSING]


def test_somebody_who_stands_before_a_rack_makes_nothing_go() -> None:
    store = Store()
    rack = [f"t{n}" for n in range(20)]
    for _ in range(60):
        store.second(*[(epc, store.spots[Role.SHELF], NEAR) for epc in rack])
    for _ in range(22):  # a body before the antenna: it reads one piece of twenty
        store.second((rack[0], store.spots[Role.SHELF], NEAR))
    assert store.tracker.state("t7") is TagState.PRESENT
    for _ in range(90):
        store.second((rack[0], store.spots[Role.SHELF], NEAR))
    assert store.tracker.state("t7") is TagState.MISSING


def test_weak_reads_of_an_unknown_tag_are_of_elsewhere() -> None:
    store = Store()
    store.lie("t", Role.SHELF, 50, power=1e-9)
    assert store.steps == []


def test_a_number_that_comes_once_is_noise_and_is_forgotten() -> None:
    store = Store()
    for number in range(900):
        store.second((f"noise{number}", store.spots[Role.SHELF], NEAR))
    assert store.steps == []
    assert len(store.tracker.ghosts) <= 301
    assert store.tracker.ghosts.held_back >= 599


def test_present_counts_what_is_before_each_antenna() -> None:
    store = Store()
    for epc in ("a", "b", "c"):
        store.lie(epc, Role.SHELF, 3)
    assert store.spots[Role.SHELF].present == 3
    store.tracker.sell("a", store.now_s)
    assert store.spots[Role.SHELF].present == 2
    held = [store.tracker.state(epc) for epc in ("a", "b", "c")]
    assert sum(state in IN_STORE for state in held) == 2


def rack(store: Store, pieces: range, seconds: int) -> list[str]:
    """Some pieces lie on the shelf for so long; the pieces that were given up meanwhile."""
    before = len(store.steps)
    for _ in range(seconds):
        store.second(*[(f"t{n}", store.spots[Role.SHELF], NEAR) for n in pieces])
    return [step.epc for step in store.steps[before:] if step.state is TagState.MISSING]


def test_pieces_taken_from_a_rack_are_missed_though_the_others_are_still_read() -> None:
    store = Store()
    rack(store, range(9), 60)
    assert sorted(rack(store, range(2), 40)) == [f"t{n}" for n in range(2, 9)]


def test_a_standstill_of_the_program_does_not_make_it_slow_for_long() -> None:
    store = Store()
    rack(store, range(9), 1)
    rack(store, range(0), 15)
    rack(store, range(9), 60)
    assert sorted(rack(store, range(2), 40)) == [f"t{n}" for n in range(2, 9)]
