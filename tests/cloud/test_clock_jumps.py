"""A head office whose clock is set a year ahead or back: no promise or session outlives it."""

from __future__ import annotations

import pytest

from cloud_inventory.staff.book import StaffBook
from cloud_inventory.staff.door import SignInRefused, StaffDoor
from storecore.secrets.delay import HEAD_OFFICE
from tests.cloud.rig import QUICK_PASSWORDS, Cloud, Edge
from tests.cloud.test_promises import rights

YEAR_MS = 365 * 24 * 3_600_000
NAME, PASSWORD = "ana", "a long password"


def jump(cloud: Cloud, by_ms: int) -> None:
    """Somebody sets the cloud's clock."""
    cloud.clock.set_wall_ms(cloud.clock.wall_ms() + by_ms)


@pytest.fixture
def door(cloud: Cloud) -> StaffDoor:
    """The staff's door, with one account."""
    tokens = iter(range(99))
    made = StaffDoor(
        StaffBook(cloud.data.writer),
        QUICK_PASSWORDS,
        cloud.clock,
        lambda count: bytes([next(tokens)]) * count,
    )
    made.add(NAME, PASSWORD)
    return made


def refused_for_s(door: StaffDoor, password: str = "not this one") -> int:
    """How long the next try has to wait."""
    with pytest.raises(SignInRefused) as refused:
        door.sign_in(NAME, password)
    return refused.value.wait_s


def test_wrong_passwords_cost_as_long_after_the_clock_was_set_back(
    cloud: Cloud, door: StaffDoor
) -> None:
    tries = HEAD_OFFICE.free_tries + 3
    for _ in range(tries):
        if wait_s := refused_for_s(door):
            cloud.clock.advance(wait_s)
    jump(cloud, -YEAR_MS)
    wait_s = refused_for_s(door, PASSWORD)
    assert 0 < wait_s <= HEAD_OFFICE.longest_s
    cloud.clock.advance(wait_s)
    assert door.whose(door.sign_in(NAME, PASSWORD)) == NAME


@pytest.mark.parametrize("by_ms", [YEAR_MS, -YEAR_MS])
def test_a_session_does_not_outlive_a_jump(cloud: Cloud, door: StaffDoor, by_ms: int) -> None:
    token = door.sign_in(NAME, PASSWORD)
    assert door.whose(token) == NAME
    jump(cloud, by_ms)
    assert door.whose(token) is None
    assert door.whose(door.sign_in(NAME, PASSWORD)) == NAME


def test_a_store_gone_quiet_withdraws_its_promises_though_the_clock_was_a_year_ahead(
    cloud: Cloud, edge: Edge
) -> None:
    edge.tell(rights(edge, cloud, 5))
    jump(cloud, YEAR_MS)
    cloud.reference()
    cloud.data.contacts.write()
    assert cloud.stock("milk-1l").confidence == "promised"
    jump(cloud, -YEAR_MS)
    cloud.clock.advance(7200)
    assert cloud.stock("milk-1l").confidence == "withdrawn"
    cloud.reference()
    cloud.data.contacts.write()
    assert cloud.stock("milk-1l").confidence == "promised"
    cloud.clock.advance(7200)
    assert cloud.stock("milk-1l").confidence == "withdrawn"


def test_promises_given_are_spent_once_whatever_the_clock_says(cloud: Cloud, edge: Edge) -> None:
    edge.tell(rights(edge, cloud, 5))
    for number, by_ms in enumerate((0, YEAR_MS, -YEAR_MS, -YEAR_MS)):
        jump(cloud, by_ms)
        edge.tell(rights(edge, cloud, 5))
        cloud.reference()
        answer = cloud.place(request_id=f"r-{number}")
        assert answer.status_code == (200 if number < 2 else 409)
    assert cloud.stock("milk-1l").available == 1
