"""One store of processes for all the tests of this folder that leave it as they found it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.processes.books import goods_on_sale, opening_levels, shelf_levels
from tests.processes.shop import PROGRAMS, WAIT_S, Shop
from tests.waiting import until


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """A store that is up, started once."""
    shop = Shop(tmp_path_factory.mktemp("store"))
    try:
        shop.start()
        until(lambda: goods_on_sale(shop) > 0, WAIT_S)
        until(lambda: shelf_levels(shop) == opening_levels(), WAIT_S)
        yield shop
    finally:
        shop.stop()


@pytest.fixture
def shop(running: Shop) -> Shop:
    """The running store: closed, quiet and whole before each test."""
    for name in PROGRAMS:
        if not running.store.children[name].is_running():
            running.store.start(name)
    running.store.wait_until_up(*PROGRAMS)
    running.close()
    running.wait_for_rest()
    running.wait_for_quiet()
    return running
